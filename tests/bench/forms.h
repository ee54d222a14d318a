// How articles tell a truth: the JSON value, and the words of the quote. Most tell it plainly; some round,
// hedge, give a range, or name only the month. Each form's hard interval (semantics.md, "Quantities") holds
// the truth.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

#include "world.h"

namespace gainsay::bench {

struct Telling {
  std::string value;  // JSON
  std::string words;
  bool firm = true;  // a wrong value (World::wrong) is sure to exclude it
};

inline std::string grouped(std::int64_t number) {
  std::string text = std::to_string(number);
  for (std::size_t at = text.size(); at > 3;) text.insert(at -= 3, 1, ',');
  return text;
}

inline std::string json_string(std::string_view text) {
  std::string result = "\"";
  for (const char c : text) {
    if (c == '"') result += '\\';
    result += c;
  }
  return result += '"';
}

// The leading digits kept, the rest zeros; rounded half up, or down.
inline std::int64_t leading(std::int64_t number, int digits, bool down = false) {
  std::int64_t unit = 1;
  while (number / unit >= World::power_of_ten(digits)) unit *= 10;
  return (number + (down ? 0 : unit / 2)) / unit * unit;
}

// Whether `told`, bare, is read as rounded so far that it can mean `truth`.
inline bool can_mean(std::int64_t told, std::int64_t truth) {
  if (told == truth) return true;
  std::int64_t unit = 1;
  while (told % (unit * 10) == 0) unit *= 10;
  if (told < 100 || unit < 10) return false;
  const std::int64_t width = std::min(unit / 2, told / 10);
  return told - width <= truth && truth < told + width;
}

// What the words count: `39 attacks`, `5,000 dollars`.
inline std::string noun_of(const PropertyRow& row) {
  if (row.truth == Truth::money) return " dollars";
  return row.truth == Truth::tally ? " " + std::string(row.id) : "";
}

inline Telling tell_number(const PropertyRow& row, std::int64_t truth, Dice& dice) {
  const bool money = row.truth == Truth::money;
  const std::string unit = money ? " USD" : "";
  const std::string noun = noun_of(row);
  const std::int64_t near = leading(truth, 2), floor = leading(truth, 1, true);
  const std::uint64_t form = dice.below(100);
  if (form < 84) {
    const std::string number = std::to_string(truth);
    return {money && form < 20 ? json_string(number + unit) : number, grouped(truth) + noun};
  }
  if (form < 89) return {json_string("~" + std::to_string(near) + unit), "about " + grouped(near) + noun};
  if (form < 91) {
    return {R"({"amount":)" + std::to_string(near) + R"(,"hedge":"about"})",
            "around " + grouped(near) + noun};
  }
  if (form < 93 && can_mean(near, truth)) return {std::to_string(near), grouped(near) + noun};
  if (form < 95 && floor < truth) {
    return {json_string(">" + std::to_string(floor) + unit), "more than " + grouped(floor) + noun, false};
  }
  if (form < 96 && floor < truth) {
    return {R"({"amount":)" + std::to_string(floor) + R"(,"hedge":"at_least"})",
            "at least " + grouped(floor) + noun, false};
  }
  const std::int64_t low = truth - truth / 10, high = truth + truth / 8 + 1;
  if (form < 97) {
    return {json_string(std::to_string(low) + ".." + std::to_string(high) + unit),
            "between " + grouped(low) + " and " + grouped(high) + noun};
  }
  if (form < 98) {
    return {R"({"low":)" + std::to_string(low) + R"(,"best":)" + std::to_string(truth) + R"(,"high":)" +
                std::to_string(high) + "}",
            grouped(truth) + " (" + grouped(low) + " to " + grouped(high) + ")" + noun};
  }
  if (form < 99) return {"null", "an unknown number of" + (noun.empty() ? " people" : noun), false};
  return {std::to_string(truth), grouped(truth) + noun};
}

inline std::string date_words(Day day, std::string_view form) {
  constexpr std::array<std::string_view, 12> kMonths = {"January",   "February", "March",    "April",
                                                        "May",       "June",     "July",     "August",
                                                        "September", "October",  "November", "December"};
  const CivilDate date = civil_from_days(day);
  std::string text = std::to_string(date.year);
  if (form.size() >= 7) text = std::string(kMonths[static_cast<std::size_t>(date.month - 1)]) + " " + text;
  return form.size() >= 10 ? std::to_string(date.day) + " " + text : text;
}

inline Telling tell_person(std::int64_t person, Dice& dice) {
  const auto number = static_cast<std::uint64_t>(person);
  const std::string label = World::label(World::kPersons, number);
  const std::uint64_t form = dice.below(100);
  if (form < 50) return {json_string(World::id(World::kPersons, number)), label};
  return {json_string(form < 90 ? label : World::alias(World::kPersons, number)), label};
}

inline Telling tell(const PropertyRow& row, std::int64_t truth, Dice& dice) {
  switch (row.truth) {
    case Truth::count:
    case Truth::money:
    case Truth::tally:
      return tell_number(row, truth, dice);
    case Truth::percent: {
      const std::string number = std::to_string(truth);
      return {dice.in(1, 2) ? number : json_string(number + " %"), number + " percent"};
    }
    case Truth::person:
      return tell_person(truth, dice);
    case Truth::choice: {
      const std::string_view choice = kChoices[static_cast<std::size_t>(truth)];
      return {json_string(choice), std::string(choice)};
    }
    case Truth::flag:
      return {truth != 0 ? "true" : "false", truth != 0 ? "yes" : "no"};
    case Truth::date: {
      const std::uint64_t form = dice.below(100);
      const std::string text = day_text(truth).substr(0, form < 85 ? 10 : form < 95 ? 7 : 4);
      return {json_string(text), date_words(truth, text)};
    }
    case Truth::remark:
      break;
  }
  constexpr std::array<std::string_view, 4> kRemarks = {
      "it has a memory longer than its patience", "one does not ask it twice", "it pays late but it pays",
      "the doors were never locked"};
  const std::string_view remark = kRemarks[static_cast<std::size_t>(truth) % kRemarks.size()];
  return {json_string(remark), std::string(remark)};
}

// A wrong value is told plainly, so that what it contradicts is not in doubt.
inline Telling tell_wrong(const PropertyRow& row, std::int64_t value, Dice& dice) {
  switch (row.truth) {
    case Truth::count:
    case Truth::money:
    case Truth::tally:
      return {std::to_string(value), grouped(value) + noun_of(row)};
    case Truth::date: {
      const std::string text = day_text(value);
      return {json_string(text), date_words(value, text)};
    }
    default:
      return tell(row, value, dice);
  }
}

}  // namespace gainsay::bench
