#include "evidence/value_in_quote.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <initializer_list>
#include <utility>

#include "base/fold.h"
#include "evidence/name_in_quote.h"
#include "evidence/number_reader.h"
#include "evidence/units_of_measure.h"
#include "evidence/words.h"

namespace gainsay {

namespace {

constexpr std::size_t kMostInstead = 4;  // values of a quote that are named

bool among(std::string_view text, std::initializer_list<std::string_view> texts) {
  return std::find(texts.begin(), texts.end(), text) != texts.end();
}

InQuote found() { return {Support::found, {}, {}, {}}; }
InQuote unchecked(std::string why) { return {Support::unchecked, {}, {}, std::move(why)}; }

// Equal, or equal but for the 18th digit of a third.
bool same(const Decimal& a, const Decimal& b) {
  if (a.abs() == b.abs()) return true;
  if (a.is_integer() && b.is_integer()) return false;
  const double x = std::abs(a.to_double()), y = std::abs(b.to_double());
  return std::abs(x - y) <= 1e-12 * std::max(x, y);
}

// All quotes of a fact as one text: what stands between two of them joins nothing.
std::string joined(std::span<const std::string> quotes) {
  std::string text;
  for (const std::string& quote : quotes) text += (text.empty() ? "" : " | ") + quote;
  return text;
}

class Looking {
 public:
  Looking(const Corpus& corpus, const Fact& fact, std::span<const std::string> quotes,
          const ArticleWords& article)
      : corpus_(corpus),
        property_(corpus.property_of(fact)),
        article_(article),
        text_(joined(quotes)),
        words_(words_of(text_)) {}

  InQuote look(const Value& value) {
    switch (value.kind) {
      case ValueKind::unknown:
        return unchecked("that something is not known is no value");
      case ValueKind::number:
      case ValueKind::quantity:
        return number(value);
      case ValueKind::date:
        return date(value);
      case ValueKind::period:
        return period(value);
      case ValueKind::relation:
        return relation(corpus_.relations[static_cast<std::size_t>(value.payload)]);
      case ValueKind::name:
        return name(value);
      case ValueKind::text:
        return unchecked("free text is not looked for");
      case ValueKind::choice:
        return choice(value);
      case ValueKind::boolean:
        return unchecked("yes or no cannot be looked for");
      case ValueKind::list:
        return list(value);
    }
    return unchecked({});
  }

 private:
  // Mentions as the quote writes them, each once.
  template <class Mention>
  std::vector<InQuote::Other> written(const std::vector<Mention>& mentions) const {
    std::vector<InQuote::Other> all;
    for (const Mention& mention : mentions) {
      if (mention.end <= mention.first || mention.end > words_.size()) continue;
      const std::size_t begin = words_[mention.first].at.begin, end = words_[mention.end - 1].at.end;
      std::string text = text_.substr(begin, end - begin);
      const bool told =
          std::any_of(all.begin(), all.end(), [&](const auto& other) { return other.words == text; });
      if (!told && all.size() < kMostInstead) all.push_back({std::move(text), meaning(mention)});
    }
    return all;
  }
  static std::string meaning(const NumberMention&) { return {}; }
  static std::string meaning(const DateMention& mention) {
    constexpr std::size_t kMost = 3;
    if (!mention.reckoned || mention.spans.size() > kMost) return {};
    std::string text;
    for (const Days& days : mention.spans) {
      if (days.first <= kFirstDay || days.last >= kLastDay) return {};
      const std::string first = format_day(days.first * kSecondsADay),
                        last = format_day(days.last * kSecondsADay);
      const std::string span = first == last ? first : fmt::format("{} to {}", first, last);
      if (text.find(span) == std::string::npos) text.append(text.empty() ? "" : " or ").append(span);
    }
    return text;
  }

  InQuote list(const Value& value) {
    InQuote all = found();
    for (const Value& each : corpus_.lists[static_cast<std::size_t>(value.payload)]) {
      InQuote one = look(each);
      if (one.support == Support::absent) return one;
      if (one.support == Support::unchecked) all = std::move(one);
    }
    return all;
  }

  // ---- numbers ----

  const std::vector<NumberMention>& numbers() {
    if (!numbers_) numbers_ = read_numbers(words_, article_.language);
    return *numbers_;
  }

  InQuote number(const Value& value) {
    const Quantity said = corpus_.quantity(value);
    const Measure means = corpus_.measure(value, property_);
    if (is_word(said.hedge)) return vague_word(value, said, means);
    std::vector<Decimal> sought;
    if (said.hedge == Hedge::range) {
      sought = {said.low, said.high};
      if (said.has_best && holds(value, said, means, said.amount)) return found();
    } else {
      sought = {said.amount};
    }
    std::size_t there = 0;
    for (const Decimal& amount : sought) there += holds(value, said, means, amount) ? 1 : 0;
    if (there == sought.size()) return found();
    if (there > 0) return unchecked("one end of the range is in the quote, the other is not");
    if (said.hedge == Hedge::fraction &&
        (holds(value, said, means, said.low) && holds(value, said, means, said.high)))
      return unchecked("the two numbers of the fraction are in the quote");

    for (const Decimal& amount : sought) {
      if (is_reckoned(amount)) return unchecked("it may be reckoned from the numbers in the quote");
      if (const std::string why = is_implied(amount); !why.empty()) return unchecked(why);
    }
    const bool loose = said.hedge != Hedge::none && said.hedge != Hedge::exactly;
    std::vector<NumberMention> instead;
    for (const NumberMention& mention : numbers()) {
      if (mention.vague()) {
        const bool may = contains_any(means.hard, mention.low, mention.high);
        if (loose && may) return unchecked("the quote is as vague as the value");
      } else if (loose && !mention.aside && means_within(means, mention)) {
        return unchecked("the quote's number is within what the value means");
      }
      if (!mention.aside) instead.push_back(mention);
    }
    if (!article_.english) {
      if (const std::string why = is_unread(sought); !why.empty()) return unchecked(why);
      const bool any = std::any_of(instead.begin(), instead.end(), [](const auto& m) { return !m.vague(); });
      if (!any) return unchecked("numbers in words of this language are not read");
    }
    return {Support::absent, corpus_.value_text(value, property_), written(instead), {}};
  }

  static bool contains_any(const Interval& interval, const Decimal& low, const Decimal& high) {
    return meets(interval, Interval::closed(low, high));
  }
  static bool means_within(const Measure& means, const NumberMention& mention) {
    return std::any_of(mention.readings.begin(), mention.readings.end(),
                       [&](const Decimal& reading) { return contains(means.hard, reading); });
  }

  std::string_view unit_text(const Value& value) const {
    const UnitId unit = value.unit.valid() ? value.unit : property_.unit;
    return unit.valid() ? std::string_view(corpus_.units[unit.index]) : std::string_view();
  }

  // Whether some mention can be the amount, in the value's unit or another.
  bool holds(const Value& value, const Quantity& said, const Measure& means, const Decimal& amount) {
    const std::string_view unit = unit_text(value);
    const bool percent = property_.numbers.percent || is_percent(unit);
    const bool share = said.hedge == Hedge::fraction && amount == said.amount;
    const MeasureUnit* wanted = measure_unit(unit);
    std::optional<double> before;  // the mention before, converted: five feet ten
    for (const NumberMention& mention : numbers()) {
      std::optional<double> here;
      for (const Decimal& reading : mention.readings) {
        if (same(reading, amount)) return true;
        if (share && (mention.percent || mention.share)) {
          const Decimal parts = mention.percent ? reading.shifted(-2) : reading;
          if (contains(means.hard, percent_scale(means, parts))) return true;
        }
        if (percent && mention.share && contains(means.hard, reading.shifted(2))) return true;
        if (!percent && mention.percent && same(reading.shifted(-2), amount)) return true;
        if (scaled_unit(unit) && same(reading, amount * *scaled_unit(unit))) return true;
        if (wanted != nullptr) here = converted(mention, reading, *wanted);
        if (here && near(*here, amount, said)) return true;
        if (here && before && near(*here + *before, amount, said)) return true;
      }
      before = here;
    }
    return false;
  }

  // A property whose fractions are percent measures them in points of a hundred.
  Decimal percent_scale(const Measure& means, const Decimal& parts) const {
    const bool hundred = means.hard.high > Decimal(2) || property_.numbers.percent;
    return hundred ? parts.shifted(2) : parts;
  }

  // `million USD`, `thousands`: a unit that multiplies.
  std::optional<Decimal> scaled_unit(std::string_view unit) const {
    for (const auto& [word, factor] :
         {std::pair{"thousand", 3}, {"million", 6}, {"billion", 9}, {"trillion", 12}}) {
      const std::string_view scale = word;  // clang 14 lets no lambda capture a structured binding
      const auto names = [&](std::string_view text) { return text.find(scale) != std::string_view::npos; };
      if (names(unit) || names(fold(corpus_.text(property_.label))) || names(corpus_.text(property_.id)))
        return Decimal(1).shifted(factor);
    }
    return std::nullopt;
  }

  // The reading in the value's unit, where another unit of its kind stands behind it.
  std::optional<double> converted(const NumberMention& mention, const Decimal& reading,
                                  const MeasureUnit& to) const {
    std::size_t next = mention.end;
    // `100 to 150 miles`
    if (next + 1 < words_.size() && among(words_[next].text, {"to", "or", "and", "-"})) {
      for (const NumberMention& other : *numbers_) {
        if (other.first == next + 1 && !other.aside) next = other.end;
      }
    }
    if (next < words_.size() && words_[next].is("-")) ++next;
    if (next < words_.size() && words_[next].is("°")) ++next;
    if (next < words_.size() && words_[next].is("degrees")) ++next;
    if (next >= words_.size()) return std::nullopt;
    const MeasureUnit* from = measure_unit(words_[next].text);
    if (from == nullptr || from->kind != to.kind || from->word == to.word) return std::nullopt;
    return (reading.to_double() * from->factor + from->offset - to.offset) / to.factor;
  }
  static bool near(double here, const Decimal& amount, const Quantity& said) {
    const double wanted = std::abs(amount.to_double());
    const double digit = std::pow(10.0, amount.is_integer() ? 0 : amount.exponent());
    const double slack = std::max(wanted * (said.hedge == Hedge::about ? 0.1 : 0.03), digit / 2);
    return std::abs(std::abs(here) - wanted) <= slack;
  }

  // Sums, differences, products and shares of what the quote holds: whoever wrote the fact may have reckoned.
  bool is_reckoned(const Decimal& amount) {
    std::vector<Decimal> parts;
    std::size_t behind = 0;  // the words that were reckoned with
    for (const NumberMention& mention : numbers()) {
      // A piece of what is read already is no number of its own.
      if (mention.vague() || mention.share || parts.size() == 12 || (mention.aside && mention.first < behind))
        continue;
      const Decimal& number = mention.readings.front();
      if (mention.aside && (number <= Decimal(1) || number > Decimal(4))) continue;
      if (in_date(mention)) continue;
      parts.push_back(mention.readings.front());
      behind = mention.end;
    }
    // An age, from a year of birth.
    for (const NumberMention& mention : numbers()) {
      if (mention.vague() || !article_.published) continue;
      const Decimal year = Decimal::from_parts(civil_from_days(article_.published->first).year, 0);
      const Decimal& number = mention.readings.front();
      if (number > Decimal(1000) && number < year &&
          (same(year - number, amount) || same(year - number - 1, amount)))
        return true;
    }
    for (std::size_t i = 0; i < parts.size(); ++i) {
      for (std::size_t j = i + 1; j < parts.size(); ++j) {
        if (same(parts[i] - parts[j], amount) || same(parts[i] * parts[j], amount)) return true;
        if (!parts[i].is_zero() && !parts[j].is_zero()) {
          const double ratio = parts[i].to_double() / parts[j].to_double();
          for (const double share : {ratio, 1 / ratio}) {
            const double wanted = amount.to_double();
            if (std::abs(share - wanted) <= 0.005 * std::abs(wanted)) return true;
            if (std::abs(share * 100 - wanted) <= 0.5 && wanted > 0 && wanted <= 100) return true;
          }
        }
      }
    }
    // Any of them together.
    for (std::size_t chosen = 1; chosen < std::size_t{1} << parts.size(); ++chosen) {
      Decimal sum;
      for (std::size_t i = 0; i < parts.size(); ++i) {
        if ((chosen >> i & 1) != 0) sum = sum + parts[i];
      }
      if (same(sum, amount) && (chosen & (chosen - 1)) != 0) return true;
    }
    // Days from one date to another.
    const MeasureUnit* unit = measure_unit(unit_text_of_property());
    return unit != nullptr && unit->kind == MeasureKind::time && dates().mentions.size() >= 2;
  }
  // The 18 of 18 August.
  bool in_date(const NumberMention& number) {
    return std::any_of(dates().mentions.begin(), dates().mentions.end(), [&](const DateMention& date) {
      return !date.doubtful && date.first <= number.first && number.first < date.end;
    });
  }
  std::string_view unit_text_of_property() const {
    return property_.unit.valid() ? std::string_view(corpus_.units[property_.unit.index])
                                  : std::string_view();
  }

  // Small numbers that a sentence says without a number.
  std::string is_implied(const Decimal& amount) const {
    const auto number = amount.abs().to_int64();
    if (!number || *number > 12) return {};
    const auto any = [&](std::initializer_list<std::string_view> texts) {
      return std::any_of(words_.begin(), words_.end(),
                         [&](const Word& word) { return among(word.text, texts); });
    };
    if (*number == 0) {
      const bool denied =
          any({"no", "not", "none", "without", "never", "neither", "nor", "nobody", "nothing", "zero",
               "cannot", "lack", "lacks", "lacked", "lacking", "free", "nowhere", "nil"}) ||
          std::any_of(words_.begin(), words_.end(), [](const Word& word) {
            return word.text.size() > 3 && word.text.compare(word.text.size() - 3, 3, "n't") == 0;
          });
      const bool counted =
          std::any_of(numbers_->begin(), numbers_->end(), [](const auto& m) { return !m.aside; });
      return denied || !counted ? "the quote may say it without a number" : "";
    }
    if (*number == 1) return "one is said without a number";
    // Enumerated: a, b and c.
    const auto joints = std::count_if(words_.begin(), words_.end(), [](const Word& word) {
      return among(word.text, {",", "and", ";", "&", "as", "or", "und", "et", "y", "e", "و"});
    });
    if (joints + 1 >= *number) return "it may be counted in the quote";
    if (*number == 2 && any({"other", "another", "again", "half", "halves", "either", "each"}))
      return "the quote may say it without a number";
    return {};
  }

  // Numbers that stand in words of a language that is not read; `spelt` in it they are found.
  std::string is_unread(const std::vector<Decimal>& sought) const {
    std::string letters;
    for (const Word& word : words_) letters += word.letters() ? word.text : word.is("-") ? "" : "|";
    for (const Decimal& amount : sought) {
      const auto number = amount.abs().to_int64();
      if (!number) continue;
      for (const std::string& spelling : article_.language.spelt(*number)) {
        if (letters.find(spelling) != std::string::npos) return "the quote seems to have it in words";
      }
    }
    const bool words = std::any_of(words_.begin(), words_.end(), [&](const Word& word) {
      return word.letters() && article_.language.begins_number(word.text);
    });
    return words ? "numbers in words of this language are not read" : "";
  }

  // `dozens`, `several`: the word itself, or what it may stand for.
  InQuote vague_word(const Value& value, const Quantity& said, const Measure& means) {
    bool consistent = false;
    std::vector<NumberMention> instead;
    for (const NumberMention& mention : numbers()) {
      if (mention.vague()) {
        if (mention.word == said.hedge) return found();
        consistent = consistent || contains_any(means.hard, mention.low, mention.high);
      } else {
        consistent = consistent || means_within(means, mention);
      }
      if (!mention.aside) instead.push_back(mention);
    }
    if (consistent) return unchecked("the quote says it in other words");
    const bool many = std::any_of(words_.begin(), words_.end(), [](const Word& word) {
      return among(word.text, {"some", "many", "various", "multiple", "numerous", "number", "series", "group",
                               "string", "couple", "spate", "wave", "countless", "most", "others"});
    });
    if (many || !article_.english) return unchecked("the quote may say it in other words");
    return {Support::absent, corpus_.value_text(value, property_), written(instead), {}};
  }

  // ---- dates ----

  const DatesRead& dates() {
    if (!dates_) dates_ = read_dates(words_, article_.language, article_.published);
    return *dates_;
  }

  static std::int64_t day_of(Instant instant) {
    if (instant <= kPast) return kFirstDay;
    if (instant >= kFuture) return kLastDay;
    return instant >= 0 ? instant / kSecondsADay : -((-instant + kSecondsADay - 1) / kSecondsADay);
  }
  static Days days_of(const Bound& bound) {
    return {day_of(bound.widened.first), day_of(bound.widened.last)};
  }

  static Grain grain_of(const Days& days) {
    const std::int64_t length = days.last - days.first + 1;
    return length <= 3     ? Grain::day
           : length <= 10  ? Grain::week
           : length <= 31  ? Grain::month
           : length <= 366 ? Grain::year
                           : Grain::coarser;
  }

  InQuote date(const Value& value) {
    const Time& time = corpus_.times[static_cast<std::size_t>(value.payload)];
    std::vector<Days> meant;
    for (const Member& member : time.edtf.members)
      meant.push_back({days_of(member.start).first, days_of(member.end).last});
    return any_of(meant, corpus_.value_text(value, property_));
  }

  InQuote period(const Value& value) {
    const Time& time = corpus_.times[static_cast<std::size_t>(value.payload)];
    const std::string shown = corpus_.value_text(value, property_);
    InQuote all = unchecked("the period is open on both sides");
    for (const Member& member : time.edtf.members) {
      for (const Bound* end : {&member.start, &member.end}) {
        if (end->kind != EndKind::dated) continue;
        InQuote one = any_of({days_of(*end)}, shown);
        if (one.support == Support::absent) return one;
        if (one.support == Support::unchecked || !all.why.empty()) all = std::move(one);
      }
    }
    return all;
  }

  // A date that is one of `meant`.
  InQuote any_of(const std::vector<Days>& meant, std::string shown) {
    const DatesRead& read = dates();
    std::vector<DateMention> instead;
    bool as_fine = false;  // some mention is at least as fine as the value, and surely a date
    for (const DateMention& mention : read.mentions) {
      for (const Days& days : meant) {
        if (may_mean(mention, days)) return found();
        as_fine = as_fine || (!mention.doubtful && mention.grain <= grain_of(days));
      }
      if (!mention.doubtful) instead.push_back(mention);
    }
    if (read.tied) return unchecked("the quote dates it by something else");
    if (as_fine && (article_.english || article_.language.known()))
      return {Support::absent, std::move(shown), written(instead), {}};
    if (read.loose) return unchecked("the quote dates it in a way that is not read");
    if (!article_.english) return unchecked("dates in words of this language are not all read");
    if (!instead.empty()) return {Support::absent, std::move(shown), written(instead), {}};
    if (!article_.published) return unchecked("the publication is not known");
    // News speaks of its day without saying so.
    const Days now{article_.published->first - 7, article_.published->last + 2};
    if (std::any_of(meant.begin(), meant.end(), [&](const Days& days) { return touch(days, now); }))
      return unchecked("the date is about that of the report");
    return {Support::absent, std::move(shown), {}, {}};
  }

  // `{"after": …, "by": "P3D"}`: three days, where the quote gives one length of time.
  InQuote relation(const Relation& relation) {
    const std::string why = "a relation between dates is not looked for";
    if (!relation.has_by || !relation.exact_by || !relation.by_least) return unchecked(why);
    std::vector<NumberMention> lengths;
    for (const NumberMention& mention : numbers()) {
      const std::size_t next =
          mention.end < words_.size() && words_[mention.end].is("-") ? mention.end + 1 : mention.end;
      const MeasureUnit* unit = next < words_.size() ? measure_unit(words_[next].text) : nullptr;
      if (unit == nullptr || unit->kind != MeasureKind::time || mention.vague()) continue;
      const double seconds = mention.readings.front().to_double() * unit->factor;
      const auto least = static_cast<double>(relation.by_least->least) * 0.95;
      const auto most = static_cast<double>(relation.by_least->most) * 1.05;
      if (seconds >= least && seconds <= most) return found();
      lengths.push_back(mention);
      lengths.back().end = next + 1;
      if (mention.aside) return unchecked(why);
    }
    if (lengths.size() != 1 || !article_.english) return unchecked(why);
    return {Support::absent, length_text(*relation.by_least), written(lengths), {}};
  }
  static std::string length_text(const Duration& length) {
    const std::int64_t days = length.least / kSecondsADay;
    if (days > 0 && length.least == length.most && length.least % kSecondsADay == 0)
      return fmt::format("{} day{}", days, days == 1 ? "" : "s");
    return "that length of time";
  }

  // ---- names and choices ----

  InQuote name(const Value& value) {
    const Name& name = corpus_.names[static_cast<std::size_t>(value.payload)];
    const NameInQuote look = name_in_quote(corpus_, name, text_, words_);
    switch (look.support) {
      case NameInQuote::Support::found:
        return found();
      case NameInQuote::Support::unchecked:
        return unchecked("the quote may mean it by another word");
      case NameInQuote::Support::absent:
        break;
    }
    InQuote absent{Support::absent, corpus_.value_text(value, property_), {}, {}};
    if (!look.instead.empty()) absent.instead.push_back({look.instead, {}});
    return absent;
  }

  InQuote choice(const Value& value) {
    const std::string wanted = fold(corpus_.text(property_.one_of[static_cast<std::size_t>(value.payload)]));
    if (!wanted.empty() && fold(text_).find(wanted) != std::string::npos) return found();
    return unchecked("a choice may be said in many ways");
  }

  const Corpus& corpus_;
  const Property& property_;
  const ArticleWords& article_;
  std::string text_;
  std::vector<Word> words_;
  std::optional<std::vector<NumberMention>> numbers_;
  std::optional<DatesRead> dates_;
};

}  // namespace

InQuote value_in_quote(const Corpus& corpus, const Fact& fact, std::span<const std::string> quotes,
                       const ArticleWords& article) {
  switch (fact.value.kind) {  // what needs no look at the words
    case ValueKind::unknown:
    case ValueKind::text:
    case ValueKind::boolean: {
      static const std::array<std::string, 0> none{};
      return Looking(corpus, fact, none, article).look(fact.value);
    }
    default:
      return Looking(corpus, fact, quotes, article).look(fact.value);
  }
}

bool looks_english(std::string_view text) {
  constexpr std::size_t kEnough = 20'000;  // bytes
  std::size_t words = 0, common = 0;
  for (const Word& word : words_of(text.substr(0, kEnough))) {
    if (!word.letters()) continue;
    ++words;
    common += among(word.text, {"the", "of", "and", "to", "that", "for", "on", "with", "said"}) ? 1 : 0;
  }
  return common * 10 >= words;
}

std::optional<Days> publication_days(const Time* published) {
  if (published == nullptr || published->edtf.members.empty()) return std::nullopt;
  Instant first = kFuture, last = kPast;
  for (const Member& member : published->edtf.members) {
    first = std::min(first, member.start.widened.first);
    last = std::max(last, member.end.widened.last);
  }
  constexpr std::int64_t kYear = 366;
  if (first <= kPast || last >= kFuture) return std::nullopt;
  const Days days{tick(first, Resolution::day), tick(last, Resolution::day)};
  return days.last - days.first <= kYear ? std::optional(days) : std::nullopt;
}

}  // namespace gainsay
