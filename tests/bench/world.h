// The invented world that generated articles report on: subjects, properties, and one truth a series at every
// time.
//
// A truth is computed from the series' name, never stored, so a corpus of any size needs no more memory than
// its vocabulary. Truths change, in one series of ten, and only with a year. Whatever honest articles say of
// one time can be true together by the rules of semantics.md: every form in which a truth is told (exact,
// rounded, hedged, coarser date, part of a scope) holds the truth within its hard interval. So a corpus
// without planted facts has no G101.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "dice.h"
#include "model/calendar.h"
#include "model/vocabulary.h"

namespace gainsay::bench {

using Day = std::int64_t;  // since 1970-01-01

constexpr Day day_of(std::int64_t year, int month, int day) { return days_from_civil({year, month, day}); }
constexpr Day kFirstDay = day_of(2015, 1, 1);
constexpr Day kEndDay = day_of(2025, 1, 1);  // nothing is published on it or later

inline std::string day_text(Day day) { return format_day(day * kSecondsADay); }

// What kind of truth a property has.
enum class Truth : std::uint8_t { count, money, percent, person, choice, flag, tally, date, remark };

struct PropertyRow {
  std::string_view id;
  Truth truth;
  OverTime over_time;
  bool scoped;
  std::string_view definition;                // its members in properties.json after the id
  std::array<std::string_view, 2> sentences;  // @S the subject, @V the value; some 120 characters with both
};

struct KindRow {
  std::string_view name;
  std::string_view label_end;           // behind its own word: `Varela Union`
  int subjects;                         // of a hundred subjects
  int facts;                            // of a hundred facts
  bool famous;                          // few of them have most of the facts; otherwise all about as many
  std::vector<PropertyRow> properties;  // the first is spoken of most
};

constexpr std::array<std::string_view, 4> kWeapons = {"rocket", "bomb", "drone", "other"};
constexpr std::array<std::string_view, 4> kChoices = {"open", "suspended", "closed", "under-review"};

inline const std::vector<KindRow>& kinds() {
  static const std::vector<KindRow> rows = {
      {"organisation",
       "Union",
       20,
       40,
       true,
       {{"strength",
         Truth::count,
         OverTime::state,
         false,
         R"("label":"strength","description":"Members under contract on the day.","type":"number","integer":true)",
         {"Officials put the strength of @S at @V, a figure that two people familiar with its rolls "
          "confirmed to reporters",
          "With @V under contract, @S remains the largest of its kind in the region, according to its latest "
          "filing"}},
        {"leader",
         Truth::person,
         OverTime::state,
         false,
         R"("label":"leader","description":"Who heads it on the day.","type":"name")",
         {"@V, who leads @S, told a news conference on the waterfront that talks would go on for as long as "
          "they must",
          "The head of @S, @V, declined to take questions as the delegation left the building by a side "
          "entrance"}},
        {"budget",
         Truth::money,
         OverTime::state,
         false,
         R"("label":"budget","description":"The yearly budget in force on the day.","type":"number","unit":"USD")",
         {"The yearly budget of @S stands at @V, which critics in the assembly called both too much and too "
          "little",
          "@S runs on @V a year, most of it from members, and publishes its accounts every spring, its "
          "treasurer said"}},
        {"status",
         Truth::choice,
         OverTime::state,
         false,
         R"("label":"status","description":"Whether it operates.","type":"text","one_of":["open","suspended","closed","under-review"])",
         {"Its offices give the status of @S as @V, though neighbours said that they had seen lights on well "
          "past midnight",
          "A notice on the door of @S reads \"@V\", and nobody at the ministry would say for how long that "
          "is to remain so"}},
        {"share",
         Truth::percent,
         OverTime::state,
         false,
         R"("label":"market share","description":"Its part of the market on the day.","type":"number","unit":"percent","min":0,"max":100)",
         {"@S holds @V of the market, the regulator wrote in a report that had been expected since the "
          "autumn session",
          "Analysts who follow the sector see @V of the market in the hands of @S and expect little movement "
          "this year"}},
        {"sanctioned",
         Truth::flag,
         OverTime::state,
         false,
         R"("label":"under sanctions","description":"Whether sanctions are in force against it.","type":"boolean")",
         {"Asked whether sanctions are in force against @S, the spokeswoman answered @V and moved on to the "
          "next question",
          "The list published on Friday settles whether @S is under sanctions (@V), after weeks of guessing "
          "by traders"}},
        {"remark",
         Truth::remark,
         OverTime::event,
         false,
         R"("label":"remark","description":"What was said of it.","type":"text")",
         {"Of @S the chairman said only that @V, a remark that his own party took up with little enthusiasm "
          "afterwards",
          "\"@V\", a former member of @S said over tea, “and nobody who was there will tell you anything "
          "else about it”"}}}},
      {"place",
       "District",
       20,
       40,
       true,
       {{"attacks",
         Truth::tally,
         OverTime::tally,
         true,
         R"("label":"attacks","description":"Attacks within the window.","type":"number","scope":{"weapon":{"values":["rocket","bomb","drone","other"]}})",
         {"Police counted @V in @S over the period, a spokesman said, without giving the number of those "
          "hurt in them",
          "The tally for @S reached @V, according to the monitoring group, which checks each report against "
          "two sources"}},
        {"population",
         Truth::count,
         OverTime::state,
         false,
         R"("label":"population","description":"Inhabitants on the day.","type":"number","integer":true)",
         {"@S counts @V inhabitants, many of whom work across the river and come home only for the feast "
          "days",
          "For the @V people of @S the nearest hospital is an hour away when the bridge is open, and it "
          "seldom is"}},
        {"mayor",
         Truth::person,
         OverTime::state,
         false,
         R"("label":"mayor","description":"Who holds the office on the day.","type":"name")",
         {"The mayor of @S, @V, walked through the flooded market in rubber boots and promised that pumps "
          "would come",
          "@V, mayor of @S, said that the council had learnt of the plan from the newspapers like everybody "
          "else had"}},
        {"arrests",
         Truth::tally,
         OverTime::tally,
         false,
         R"("label":"arrests","description":"People arrested within the window.","type":"number")",
         {"Officers made @V in @S over the period, most of them for offences that the court dismisses within "
          "a week",
          "Court records list @V in @S, a number that the prosecutor called ordinary for the season of the "
          "year"}},
        {"curfew",
         Truth::flag,
         OverTime::state,
         false,
         R"("label":"curfew","description":"Whether a curfew is in force.","type":"boolean")",
         {"Whether there is a curfew in @S (@V) is asked at every checkpoint, and the answer is no longer "
          "given politely",
          "A curfew in @S? @V, says the governor's office, and refers all further questions to the interior "
          "ministry"}},
        {"supply",
         Truth::percent,
         OverTime::state,
         false,
         R"("label":"power supply","description":"Part of the demand that is met on the day.","type":"number","unit":"percent","min":0,"max":100)",
         {"The grid meets @V of demand in @S, engineers said, and the rest is left to generators in back "
          "yards",
          "Households in @S get @V of the power that they need, a survey found, with little difference "
          "between quarters"}}}},
      {"person",
       "",
       40,
       12,
       false,
       {{"born",
         Truth::date,
         OverTime::constant,
         false,
         R"("label":"born","description":"Date of birth.","type":"date")",
         {"@S, born @V, grew up above a bakery and says that the smell of yeast still wakes him before the "
          "alarm does",
          "Born @V, @S was the youngest of six and the only one of them who did not go to sea, the obituary "
          "notes"}},
        {"joined",
         Truth::date,
         OverTime::constant,
         false,
         R"("label":"joined","description":"The day on which the career in public service began.","type":"date")",
         {"@S joined the service on @V and has outlasted nine directors, three reorganisations and a fire, "
          "friends say",
          "Since @V, when @S joined, the service has moved its seat twice and lost most of its archive on "
          "the way"}}}},
      {"event",
       "Talks",
       20,
       8,
       false,
       {{"held",
         Truth::date,
         OverTime::constant,
         false,
         R"("label":"held","description":"The day on which it opened.","type":"date")",
         {"@S opened on @V in a hall too large for them, with more interpreters than delegates, witnesses "
          "recall",
          "It was on @V that @S began, and the communiqué had been drafted before the first delegation "
          "landed"}},
        {"host",
         Truth::person,
         OverTime::constant,
         false,
         R"("label":"host","description":"Who presided over it.","type":"name")",
         {"@V, who presided over @S, kept a diary that the family has not decided whether to let historians "
          "see",
          "The chair of @S, @V, is remembered for having stopped the clock so that a deadline would not be "
          "missed"}},
        {"attendance",
         Truth::count,
         OverTime::constant,
         false,
         R"("label":"attendance","description":"How many delegates were registered.","type":"number","integer":true)",
         {"Registered for @S were @V delegates, the secretariat said, not counting those who came without "
          "being asked",
          "@V delegates came to @S, far more than the two hotels of the town could house, the organisers "
          "admitted"}}}}};
  return rows;
}

struct SeriesName {
  std::uint32_t kind = 0, subject = 0, property = 0;  // the subject's number among its kind
  unsigned parts = 0xf;                               // of kWeapons, one bit each; all of them is the whole

  const PropertyRow& row() const { return kinds()[kind].properties[property]; }
  // One number a series of subject and property; parts of a scope belong together.
  std::uint64_t key() const {
    return scatter((std::uint64_t{kind} << 40 | std::uint64_t{property} << 32 | subject) + 0x5eed);
  }
};

class World {
 public:
  // Subjects of all kinds together; at least a hundred.
  explicit World(std::size_t subjects) {
    for (const KindRow& kind : kinds()) {
      counts_.push_back(subjects * static_cast<std::size_t>(kind.subjects) / 100);
    }
  }
  std::size_t subjects(std::uint32_t kind) const { return counts_[kind]; }
  static constexpr std::uint32_t kPersons = 2;  // in kinds()

  // A word of three syllables, another for every number below 343,000.
  static std::string word(std::uint64_t number) {
    constexpr std::string_view kConsonants = "bdfgklmnprstvz", kVowels = "aeiou";
    std::string text;
    // A bijection that keeps neighbours apart: 127,391 and 343,000 have no common divisor.
    std::uint64_t rest = number * 127'391 % 343'000;
    for (int i = 0; i < 3; ++i, rest /= 70) {
      text += kConsonants[rest % 70 / 5];
      text += kVowels[rest % 5];
    }
    text.front() = static_cast<char>(text.front() - 'a' + 'A');
    return text;
  }
  static std::string label(std::uint32_t kind, std::uint64_t subject) {
    constexpr std::array<std::string_view, 8> kFirst = {"Anna", "Boris", "Clara", "Dario",
                                                        "Edda", "Farid", "Greta", "Hugo"};
    const std::string own = word(subject * kinds().size() + kind);
    if (kind == kPersons) return std::string(kFirst[scatter(subject) % kFirst.size()]) + " " + own;
    return own + " " + std::string(kinds()[kind].label_end);
  }
  static std::string alias(std::uint32_t kind, std::uint64_t subject) {
    if (kind != kPersons) return "the " + label(kind, subject);
    const std::string name = label(kind, subject);
    const std::size_t space = name.find(' ');
    return name.substr(space + 1) + ", " + name.substr(0, space);
  }
  static std::string id(std::uint32_t kind, std::uint64_t subject) {
    std::string text = label(kind, subject);
    for (char& c : text) c = c == ' ' ? '-' : c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return text;
  }

  static bool changes(const SeriesName& series) {
    return series.row().over_time != OverTime::constant && series.key() % 10 == 0;
  }
  // How often the truth has changed by then; it does so every other year.
  static std::int64_t changes_by(const SeriesName& series, std::int64_t year) {
    if (!changes(series)) return 0;
    return (year - 2000 + static_cast<std::int64_t>(series.key() / 10 % 2)) / 2 - 7;
  }

  // The truth on a day: a number; of persons and choices their number, of a flag 0 or 1, of dates a Day.
  std::int64_t on(const SeriesName& series, Day day) const {
    const std::uint64_t key = series.key();
    const std::int64_t step = changes_by(series, civil_from_days(day).year);
    const auto part = [&](std::uint64_t salt, std::uint64_t count) {
      return static_cast<std::int64_t>(scatter(key ^ salt) % count);
    };
    switch (series.row().truth) {
      case Truth::count: {
        const std::int64_t start = (10 + part(1, 990)) * power_of_ten(part(2, 4));
        return three_digits(start + step * (1 + start * (5 + part(3, 25)) / 100));
      }
      case Truth::money: {
        const std::int64_t start = (10 + part(1, 990)) * power_of_ten(5 + part(2, 5));
        return three_digits(start + step * (1 + start * (5 + part(3, 25)) / 100));
      }
      case Truth::percent:
        return 5 + (part(1, 90) + step * (3 + part(2, 8))) % 90;
      case Truth::person:
        return (part(1, counts_[kPersons]) + step) % static_cast<std::int64_t>(counts_[kPersons]);
      case Truth::choice:
        return (part(1, kChoices.size()) + step) % static_cast<std::int64_t>(kChoices.size());
      case Truth::flag:
        return (part(1, 2) + (step > 2 ? 1 : 0)) % 2;
      case Truth::date:
        return day_of(1940, 1, 1) + part(1, 25'000);
      case Truth::tally:
      case Truth::remark:
        break;
    }
    return part(1, 1'000);
  }

  // How many happened from `first` to `last`, both included: so many a day, changing at most with the year.
  static std::int64_t within(const SeriesName& series, Day first, Day last) {
    std::int64_t sum = 0;
    for (std::int64_t year = civil_from_days(first).year; first <= last; ++year) {
      const Day end = std::min(last, day_of(year + 1, 1, 1) - 1);
      std::int64_t a_day = 0;
      for (unsigned part = 0; part < kWeapons.size(); ++part) {
        const bool meant = series.row().scoped ? (series.parts >> part & 1) != 0 : part == 0;
        if (meant)
          a_day += 1 + static_cast<std::int64_t>(scatter(series.key() + part) % 4) + changes_by(series, year);
      }
      sum += (end - first + 1) * a_day;
      first = end + 1;
    }
    return sum;
  }

  // Something else than the truth, that no form of telling the truth (see forms.h) leaves room for.
  std::int64_t wrong(const SeriesName& series, std::int64_t truth, Dice& dice) const {
    switch (series.row().truth) {
      case Truth::count:
      case Truth::money:
      case Truth::tally:  // a zero too many, or one lost
        return truth >= 1'000 && truth % 10 == 0 && dice.in(1, 2) ? truth / 10 : truth * 10;
      case Truth::percent:
        return truth > 50 ? truth - 40 : truth + 40;
      case Truth::person:
        return (truth + dice.between(1, 50)) % static_cast<std::int64_t>(counts_[kPersons]);
      case Truth::choice:
        return (truth + 1) % static_cast<std::int64_t>(kChoices.size());
      case Truth::flag:
        return 1 - truth;
      case Truth::date:
        return truth + 1'500;
      case Truth::remark:
        break;
    }
    return truth;
  }

  static constexpr std::int64_t power_of_ten(std::int64_t exponent) {
    std::int64_t result = 1;
    for (; exponent > 0; --exponent) result *= 10;
    return result;
  }

 private:
  static constexpr std::int64_t three_digits(std::int64_t number) {
    std::int64_t unit = 1;
    while (number / unit >= 1'000) unit *= 10;
    return number / unit * unit;
  }

  std::vector<std::size_t> counts_;  // a kind
};

}  // namespace gainsay::bench
