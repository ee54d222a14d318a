#include "evidence/number_reader.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace gainsay {

namespace {

struct Named {
  std::string_view word;
  std::int64_t number;
};

constexpr std::array kCardinals{
    Named{"zero", 0},      Named{"nil", 0},       Named{"nought", 0},   Named{"one", 1},
    Named{"two", 2},       Named{"three", 3},     Named{"four", 4},     Named{"five", 5},
    Named{"six", 6},       Named{"seven", 7},     Named{"eight", 8},    Named{"nine", 9},
    Named{"ten", 10},      Named{"eleven", 11},   Named{"twelve", 12},  Named{"thirteen", 13},
    Named{"fourteen", 14}, Named{"fifteen", 15},  Named{"sixteen", 16}, Named{"seventeen", 17},
    Named{"eighteen", 18}, Named{"nineteen", 19}, Named{"twenty", 20},  Named{"thirty", 30},
    Named{"forty", 40},    Named{"fourty", 40},   Named{"fifty", 50},   Named{"sixty", 60},
    Named{"seventy", 70},  Named{"eighty", 80},   Named{"ninety", 90}};

constexpr std::array kOrdinals{
    Named{"first", 1},        Named{"second", 2},      Named{"third", 3},       Named{"fourth", 4},
    Named{"fifth", 5},        Named{"sixth", 6},       Named{"seventh", 7},     Named{"eighth", 8},
    Named{"ninth", 9},        Named{"tenth", 10},      Named{"eleventh", 11},   Named{"twelfth", 12},
    Named{"thirteenth", 13},  Named{"fourteenth", 14}, Named{"fifteenth", 15},  Named{"sixteenth", 16},
    Named{"seventeenth", 17}, Named{"eighteenth", 18}, Named{"nineteenth", 19}, Named{"twentieth", 20},
    Named{"thirtieth", 30},   Named{"fortieth", 40},   Named{"fiftieth", 50},   Named{"sixtieth", 60},
    Named{"seventieth", 70},  Named{"eightieth", 80},  Named{"ninetieth", 90},  Named{"hundredth", 100},
    Named{"thousandth", 1000}};

// What multiplies the number before it, in words; the long scale's names stand in languages that use it.
constexpr std::array kScales{Named{"hundred", 100},
                             Named{"thousand", 1000},
                             Named{"million", 1'000'000},
                             Named{"billion", 1'000'000'000},
                             Named{"trillion", 1'000'000'000'000},
                             Named{"quadrillion", 1'000'000'000'000'000},
                             Named{"milliard", 1'000'000'000},
                             Named{"lakh", 100'000},
                             Named{"crore", 10'000'000},
                             Named{"dozen", 12}};

// The same shortened or in other languages: behind digits alone.
constexpr std::array kShortScales{Named{"k", 1000},
                                  Named{"m", 1'000'000},
                                  Named{"mn", 1'000'000},
                                  Named{"mln", 1'000'000},
                                  Named{"mil", 1'000'000},
                                  Named{"mio", 1'000'000},
                                  Named{"b", 1'000'000'000},
                                  Named{"bn", 1'000'000'000},
                                  Named{"bln", 1'000'000'000},
                                  Named{"mrd", 1'000'000'000},
                                  Named{"mld", 1'000'000'000},
                                  Named{"t", 1'000'000'000'000},
                                  Named{"tn", 1'000'000'000'000},
                                  Named{"trn", 1'000'000'000'000},
                                  Named{"hundreds", 100},
                                  Named{"thousands", 1000},
                                  Named{"millions", 1'000'000},
                                  Named{"billions", 1'000'000'000},
                                  Named{"lakhs", 100'000},
                                  Named{"crores", 10'000'000},
                                  Named{"millionen", 1'000'000},
                                  Named{"milliarden", 1'000'000'000},
                                  Named{"milliards", 1'000'000'000},
                                  Named{"millones", 1'000'000},
                                  Named{"milioni", 1'000'000},
                                  Named{"miliardi", 1'000'000'000},
                                  Named{"miljoen", 1'000'000},
                                  Named{"miljard", 1'000'000'000},
                                  Named{"milhões", 1'000'000},
                                  Named{"mille", 1000},
                                  Named{"tausend", 1000},
                                  Named{"duizend", 1000},
                                  Named{"mila", 1000},
                                  Named{"тыс", 1000},
                                  Named{"тысяч", 1000},
                                  Named{"млн", 1'000'000},
                                  Named{"млрд", 1'000'000'000},
                                  Named{"ألف", 1000},
                                  Named{"آلاف", 1000},
                                  Named{"مليون", 1'000'000},
                                  Named{"مليار", 1'000'000'000}};

// A part of one: `a third`, `two-thirds`.
constexpr std::array kParts{
    Named{"half", 2},     Named{"halves", 2},      Named{"third", 3},        Named{"thirds", 3},
    Named{"quarter", 4},  Named{"quarters", 4},    Named{"fourth", 4},       Named{"fourths", 4},
    Named{"fifth", 5},    Named{"fifths", 5},      Named{"sixth", 6},        Named{"sixths", 6},
    Named{"seventh", 7},  Named{"sevenths", 7},    Named{"eighth", 8},       Named{"eighths", 8},
    Named{"ninth", 9},    Named{"ninths", 9},      Named{"tenth", 10},       Named{"tenths", 10},
    Named{"twelfth", 12}, Named{"hundredth", 100}, Named{"hundredths", 100}, Named{"thousandth", 1000}};

// Words that are numbers in passing.
constexpr std::array kCounts{
    Named{"both", 2},   Named{"pair", 2},    Named{"couple", 2},    Named{"twins", 2},
    Named{"twice", 2},  Named{"double", 2},  Named{"doubled", 2},   Named{"doubling", 2},
    Named{"duo", 2},    Named{"twofold", 2}, Named{"trio", 3},      Named{"thrice", 3},
    Named{"triple", 3}, Named{"tripled", 3}, Named{"threefold", 3}, Named{"quadrupled", 4},
    Named{"once", 1},   Named{"single", 1},  Named{"sole", 1},      Named{"none", 0},
    Named{"no", 0},     Named{"nobody", 0},  Named{"nothing", 0},   Named{"fortnight", 14}};

struct Vague {
  std::string_view word;
  Hedge hedge;
  std::int64_t low, high;
};
// As far as the word goes at its most generous (semantics.md, "Quantities").
constexpr std::array kVague{Vague{"dozens", Hedge::dozens, 12, 199},
                            Vague{"scores", Hedge::scores, 20, 299},
                            Vague{"tens", Hedge::dozens, 12, 199},
                            Vague{"hundreds", Hedge::hundreds, 100, 1999},
                            Vague{"thousands", Hedge::thousands, 1000, 19'999},
                            Vague{"millions", Hedge::millions, 1'000'000, 19'999'999},
                            Vague{"billions", Hedge::billions, 1'000'000'000, 19'999'999'999},
                            Vague{"several", Hedge::several, 3, 12},
                            Vague{"handful", Hedge::a_few, 2, 7},
                            Vague{"few", Hedge::a_few, 2, 7}};

template <std::size_t N>
std::optional<std::int64_t> number_of(const std::array<Named, N>& names, std::string_view word) {
  const auto found = std::find_if(names.begin(), names.end(), [&](const Named& n) { return n.word == word; });
  return found == names.end() ? std::nullopt : std::optional(found->number);
}

Decimal whole(std::int64_t number) { return Decimal::from_parts(number, 0); }

std::optional<Decimal> decimal_of(std::string_view digits, std::string_view decimals) {
  std::string text(digits);
  const std::size_t zeros = std::min(text.find_first_not_of('0'), text.size() - 1);
  text.erase(0, zeros);
  if (!decimals.empty()) text.append(".").append(decimals);
  const auto parsed = parse_decimal(text);
  const Decimal* value = std::get_if<Decimal>(&parsed);
  return value == nullptr ? std::nullopt : std::optional(*value);
}

class Reader {
 public:
  Reader(const std::vector<Word>& words, const Language& language) : words_(words), language_(language) {}

  std::vector<NumberMention> run() {
    std::size_t i = 0;
    while (i < words_.size()) {
      const std::size_t end = read(i);
      i = std::max(end, i + 1);
    }
    std::stable_sort(mentions_.begin(), mentions_.end(),
                     [](const NumberMention& a, const NumberMention& b) { return a.first < b.first; });
    share_scales();
    return std::move(mentions_);
  }

 private:
  // ---- looking at words ----

  const Word* at(std::size_t i) const { return i < words_.size() ? &words_[i] : nullptr; }
  bool is(std::size_t i, std::string_view text) const { return i < words_.size() && words_[i].text == text; }
  bool article(std::size_t i) const { return is(i, "a") || is(i, "an"); }
  bool tight(std::size_t i) const { return i < words_.size() && !words_[i].spaced; }
  // Past a hyphen between two words: `two-thirds`.
  std::size_t past_hyphen(std::size_t i) const { return is(i, "-") && tight(i) && tight(i + 1) ? i + 1 : i; }

  // ---- what is found ----

  // `3 to 5 million`, `1.5–2 billion`: the first is of millions, too.
  void share_scales() {
    for (std::size_t i = 0; i < mentions_.size(); ++i) {
      for (std::size_t j = i + 1; j < mentions_.size() && mentions_[j].first <= mentions_[i].end + 1; ++j) {
        const std::size_t joint = mentions_[i].end;
        if (mentions_[j].first != joint + 1 || mentions_[j].scale == Decimal(1) ||
            !(mentions_[i].scale == Decimal(1)))
          continue;
        if (!is(joint, "to") && !is(joint, "or") && !is(joint, "and") && !is(joint, "-")) continue;
        const std::size_t count = mentions_[i].readings.size();
        for (std::size_t each = 0; each < count; ++each)
          mentions_[i].readings.push_back(mentions_[i].readings[each] * mentions_[j].scale);
      }
    }
  }

  NumberMention& add(std::size_t first, std::size_t end, std::vector<Decimal> readings) {
    NumberMention mention;
    mention.first = first;
    mention.end = end;
    mention.readings = std::move(readings);
    mention.scale = scale_;
    mentions_.push_back(std::move(mention));
    return mentions_.back();
  }
  void aside(std::size_t first, std::size_t end, Decimal reading) { add(first, end, {reading}).aside = true; }

  // Reads what begins at word `i`; the word behind it, or `i` where nothing does.
  std::size_t read(std::size_t i) {
    scale_ = 1;
    const Word& word = words_[i];
    if (word.digits() || word.kind == Word::Kind::fraction) return in_digits(i);
    if (!word.letters()) return i;
    if (const std::size_t end = decade(i); end > i) return end;
    if (const std::size_t end = vague(i); end > i) return end;
    if (const std::size_t end = in_words(i); end > i) return end;
    if (const std::size_t end = ordinal(i); end > i) return end;
    if (const auto count = number_of(kCounts, word.text)) {
      add(i, i + 1, {whole(*count)}).aside = true;
      return i + 1;
    }
    roman(i);
    return i;
  }

  // ---- digits ----

  // The readings of digits and the signs within them from `i` on; `i` moves behind them.
  std::vector<Decimal> digits(std::size_t& i) {
    const std::size_t first = i;
    if (words_[i].kind == Word::Kind::fraction) {
      const auto share = fraction(words_[i].text);
      ++i;
      return share ? std::vector{*share} : std::vector<Decimal>{};
    }
    std::vector<std::string_view> groups{words_[i].text};
    std::string signs;
    std::size_t end = i + 1;
    for (;;) {
      const Word* sign = at(end);
      const Word* next = at(end + 1);
      if (sign == nullptr) break;
      if (sign->digits() && sign->spaced && sign->text.size() == 3 && groups.front().size() <= 3 &&
          signs.find_first_not_of(' ') == std::string::npos) {
        groups.push_back(sign->text);
        signs += ' ';
        end += 1;
        continue;
      }
      const bool separates =
          sign->kind == Word::Kind::sign && !sign->spaced &&
          (sign->is(",") || sign->is(".") || sign->is("'") || sign->is("٬") || sign->is("٫"));
      if (!separates || next == nullptr || !next->digits() || next->spaced) break;
      signs += sign->is("٬") ? '\'' : sign->is("٫") ? 'd' : sign->text[0];
      groups.push_back(next->text);
      end += 2;
    }
    std::vector<Decimal> readings;
    const auto read = [&](char decimal) {
      if (const auto value = assembled(groups, signs, decimal)) {
        if (std::find(readings.begin(), readings.end(), *value) == readings.end()) readings.push_back(*value);
      }
    };
    if (groups.size() == 1) {
      read('.');
    } else {
      const char decimal = language_.decimal_sign();
      if (decimal != 0) read(decimal);
      // Where the language's own way gives no number, or is not known, the other one is meant.
      if (readings.empty() || decimal == 0) read(decimal == ',' ? '.' : ',');
      if (decimal == 0) read('.');
    }
    if (readings.empty()) {  // 1,2,3 or 10.4.2: no one number
      for (std::size_t each = first + 1; each < end; ++each) {
        if (!words_[each].digits()) continue;
        if (const auto value = decimal_of(words_[each].text, {})) add(each, each + 1, {*value});
      }
      if (const auto value = decimal_of(words_[first].text, {})) readings.push_back(*value);
    } else if (groups.size() > 1 && signs.find(' ') != std::string::npos) {
      // `in 14 300 soldiers`: perhaps two numbers.
      for (std::size_t each = first; each < end; ++each) {
        if (const auto value = decimal_of(words_[each].text, {})) aside(each, each + 1, *value);
      }
    }
    i = end;
    // `1½`, `1 1/2`
    if (at(i) != nullptr && words_[i].kind == Word::Kind::fraction) {
      if (const auto share = fraction(words_[i].text)) {
        for (Decimal& reading : readings) reading = reading + *share;
        ++i;
      }
    } else if (at(i) != nullptr && words_[i].digits() && words_[i].spaced && is(i + 1, "/") && tight(i + 1) &&
               at(i + 2) != nullptr && words_[i + 2].digits() && tight(i + 2)) {
      if (const auto share = fraction(words_[i].text + "/" + words_[i + 2].text);
          share && *share < Decimal(1)) {
        for (Decimal& reading : readings) reading = reading + *share;
        i += 3;
      }
    }
    return readings;
  }

  static std::optional<Decimal> fraction(std::string_view text) {
    const std::size_t slash = text.find('/');
    const auto numerator = decimal_of(text.substr(0, slash), {});
    const auto denominator = decimal_of(text.substr(slash + 1), {});
    if (!numerator || !denominator || denominator->is_zero()) return std::nullopt;
    return *numerator / *denominator;
  }

  // The number that groups of digits are, if `decimal` is the sign before decimals.
  static std::optional<Decimal> assembled(const std::vector<std::string_view>& groups, std::string_view signs,
                                          char decimal) {
    std::string digits(groups.front()), decimals;
    char group_sign = 0;
    for (std::size_t i = 0; i < signs.size(); ++i) {
      const bool last = i + 1 == signs.size();
      if (signs[i] == decimal || signs[i] == 'd') {
        if (!last) return std::nullopt;
        decimals = groups[i + 1];
        break;
      }
      if (group_sign != 0 && signs[i] != group_sign) return std::nullopt;
      group_sign = signs[i];
      const bool before_decimals = i + 2 == signs.size() && (signs[i + 1] == decimal || signs[i + 1] == 'd');
      const bool ends = last || before_decimals;
      const std::size_t size = groups[i + 1].size();
      // Threes; in India the groups before the last are of two.
      if (ends ? size != 3 : size != 3 && size != 2) return std::nullopt;
      if (i == 0 && (groups.front().size() > 3 || groups.front().empty())) return std::nullopt;
      digits += groups[i + 1];
    }
    return decimal_of(digits, decimals);
  }

  std::size_t in_digits(std::size_t i) {
    const std::size_t first = i;
    const bool of_a_name =
        first > 0 && tight(first) &&
        (words_[first - 1].letters() || (is(first - 1, "-") && tight(first - 1) && first > 1 &&
                                         words_[first - 2].capital && !is_month(first - 2)));
    std::vector<Decimal> readings = digits(i);
    if (readings.empty()) return i;
    // 1/3 is a share, and its digits may be a date.
    if (i == first + 1 && is(i, "/") && tight(i) && at(i + 1) != nullptr && words_[i + 1].digits() &&
        tight(i + 1)) {
      if (const auto share = fraction(words_[first].text + "/" + words_[i + 1].text)) {
        NumberMention& mention = add(first, i + 2, {*share});
        mention.share = true;
        mention.aside = !(*share < Decimal(1)) || is(i + 2, "/");
      }
      aside(first, i, readings.front());
      return i;
    }
    if (const Word* suffix = at(i);
        suffix != nullptr && !suffix->spaced && i == first + 1 &&
        (suffix->is("st") || suffix->is("nd") || suffix->is("rd") || suffix->is("th"))) {
      add(first, i + 1, std::move(readings)).ordinal = true;
      return i + 1;
    }
    i = with_scales(i, readings, true);
    if (of_a_name) {
      add(first, i, std::move(readings)).aside = true;
      return i;
    }
    return finish(first, i, std::move(readings));
  }

  bool is_month(std::size_t i) const { return language_.month(words_[i].text).has_value(); }

  // `6 million`, `6bn`, `5 hundred thousand`, `6 and a half million`: readings times what stands behind them.
  std::size_t with_scales(std::size_t i, std::vector<Decimal>& readings, bool in_digits) {
    scale_ = 1;
    for (bool first = true;; first = false) {
      std::size_t next = past_hyphen(i);
      if (first && is(i, "and") && article(i + 1)) {  // 2 and a half
        const std::size_t part = past_hyphen(i + 2);
        if (is(part, "half") || is(part, "quarter")) {
          for (Decimal& reading : readings)
            reading = reading + Decimal(1) / Decimal(is(part, "half") ? 2 : 4);
          i = part + 1;
          next = past_hyphen(i);
        }
      }
      const Word* word = at(next);
      if (word == nullptr || !word->letters()) return i;
      if (const auto scale = number_of(kScales, word->text)) {
        for (Decimal& reading : readings) reading = reading * whole(*scale);
        scale_ = scale_ * whole(*scale);
      } else if (const auto shortened =
                     in_digits && first ? number_of(kShortScales, word->text) : std::nullopt) {
        // A single letter may be a unit: metres, tonnes.
        const bool unit = word->text.size() == 1;
        scale_ = whole(*shortened);
        const std::size_t count = readings.size();
        for (std::size_t each = 0; each < count; ++each) {
          const Decimal plain = readings[each];
          readings[each] = plain * whole(*shortened);
          if (unit) readings.push_back(plain);
        }
      } else {
        return i;
      }
      i = next + 1;
      // `a million and a half`
      if (is(i, "and") && article(i + 1) && is(i + 2, "half")) {
        if (const auto scale = number_of(kScales, word->text)) {
          for (Decimal& reading : readings) reading = reading + whole(*scale) / Decimal(2);
          i += 3;
        }
      }
    }
  }

  // What may stand behind any number: percent, parts of a hundred, `in five`, `and a half`.
  std::size_t finish(std::size_t first, std::size_t i, std::vector<Decimal> readings) {
    const std::size_t next = past_hyphen(i);
    if (is(next, "%") || is(next, "٪") || is(next, "percent") || is(next, "pc") || is(next, "pct") ||
        is(next, "percentage") || is(next, "prozent") || (is(next, "per") && is(next + 1, "cent")) ||
        (is(next, "pour") && is(next + 1, "cent")) || (is(next, "por") && is(next + 1, "ciento"))) {
      const bool two = is(next, "per") || is(next, "pour") || is(next, "por");
      add(first, next + (two ? 2 : 1), std::move(readings)).percent = true;
      return next + (two ? 2 : 1);
    }
    if (is(next, "‰") || (is(next, "per") && (is(next + 1, "mille") || is(next + 1, "mil")))) {
      for (Decimal& reading : readings) reading = reading.shifted(-1);
      const std::size_t end = next + (is(next, "‰") ? 1 : 2);
      add(first, end, std::move(readings)).percent = true;
      return end;
    }
    if (is(next, "basis") && (is(next + 1, "points") || is(next + 1, "point"))) {
      const std::size_t count = readings.size();
      for (std::size_t each = 0; each < count; ++each) readings.push_back(readings[each].shifted(-2));
      add(first, next + 2, std::move(readings));
      return next + 2;
    }
    if (is(next, "cents") || is(next, "cent") || is(next, "pence")) {
      const std::size_t count = readings.size();
      for (std::size_t each = 0; each < count; ++each) readings.push_back(readings[each].shifted(-2));
      add(first, next + 1, std::move(readings));
      return next + 1;
    }
    // `one in three`, `2 out of 5`, `nine of ten`
    std::size_t of = i;
    if (is(of, "out") && is(of + 1, "of")) {
      of += 2;
    } else if (is(of, "in") || is(of, "of")) {
      of += is(of + 1, "every") ? 2 : 1;
    }
    if (of > i && of < words_.size() && readings.size() == 1) {
      const bool sure = !is(i, "of");
      std::size_t end = of;
      std::optional<Decimal> whole_number;
      if (words_[of].digits()) {
        const std::vector<Decimal> total = digits(end);
        if (total.size() == 1) whole_number = total.front();
      } else if (const auto cardinal = number_of(kCardinals, words_[of].text)) {
        whole_number = whole(*cardinal);
        end = of + 1;
      }
      if (whole_number && readings.front() < *whole_number && *whole_number < Decimal(1001)) {
        NumberMention& mention = add(first, end, {readings.front() / *whole_number});
        mention.share = true;
        mention.aside = !sure;
        add(first, i, std::move(readings));
        return i;
      }
    }
    // `a year and a half`, `one day and a half`
    if (at(i) != nullptr && words_[i].letters() && is(i + 1, "and") && article(i + 2) && is(i + 3, "half")) {
      const Decimal more = readings.front() + Decimal(1) / Decimal(2);
      aside(first, i + 4, more);
    }
    add(first, i, std::move(readings));
    return i;
  }

  // ---- words ----

  // A number in words from `i` on, hundreds and thousands with it; nothing where there is none.
  struct Cardinal {
    Decimal value;
    std::size_t end = 0;
    bool joined = false;  // by `and`: perhaps two numbers
    Decimal before, behind;
  };
  std::optional<Cardinal> cardinal(std::size_t i) const {
    std::int64_t total = 0, group = 0, lowest = 0, before = 0;
    bool any = false, tens = false, ones = false, scaled = false, joined = false;
    std::size_t j = i;
    if (article(i)) {
      if (at(i + 1) == nullptr || !number_of(kScales, words_[past_hyphen(i + 1)].text)) return std::nullopt;
      group = 1;
      any = ones = true;
      j = i + 1;
    }
    for (;;) {
      std::size_t k = any ? past_hyphen(j) : j;
      const std::size_t behind_and = past_hyphen(k + 1);
      const bool and_joins = any && scaled && is(k, "and") && at(behind_and) != nullptr &&
                             number_of(kCardinals, words_[behind_and].text).value_or(0) > 0;
      if (and_joins) k = behind_and;
      const Word* word = at(k);
      if (word == nullptr || !word->letters()) break;
      if (const auto number = number_of(kCardinals, word->text)) {
        const bool single = *number < 10;
        const bool fits = single ? !ones && (!tens || group % 100 >= 20) : !ones && !tens;
        if (!fits || (*number == 0 && any) || (any && total == 0 && group == 0)) break;
        if (and_joins && !joined) {
          joined = true;
          before = total + group;
        }
        group += *number;
        (single ? ones : tens) = true;
        if (*number >= 10 && *number < 20) ones = true;
      } else if (const auto scale = number_of(kScales, word->text)) {
        if (!any || and_joins || *scale == 12) break;
        if (*scale == 100) {
          if (group == 0 || group > 99) break;
          group *= 100;
          tens = ones = false;
        } else {
          if (group == 0 && total == 0) break;
          if (lowest != 0 && *scale >= lowest) break;
          if (total > 0 && group == 0) break;
          if (*scale > 1'000'000'000'000'000 / std::max<std::int64_t>(group, 1)) break;
          total += group * *scale;
          lowest = *scale;
          group = 0;
          tens = ones = false;
        }
        scaled = true;
      } else {
        break;
      }
      any = true;
      j = k + 1;
    }
    if (!any || j == i || (article(i) && j == i + 1)) return std::nullopt;
    Cardinal found;
    found.value = whole(total + group);
    found.end = j;
    found.joined = joined;
    found.before = whole(before);
    found.behind = whole(total + group - before);
    return found;
  }

  std::size_t in_words(std::size_t i) {
    // `half a million`, `half a dozen`, `a quarter of a million`, `three quarters of a million`
    if (const std::size_t end = part_of_scale(i); end > i) return end;
    if (const std::size_t end = share(i); end > i) return end;
    if (is(i, "minus") && i + 1 < words_.size() && !words_[i + 1].digits()) return i;
    if (article(i) && is(past_hyphen(i + 1), "dozen")) {
      add(i, i + 2, {Decimal(12)});
      return i + 2;
    }
    if (article(i) && is(i + 1, "score")) {
      aside(i, i + 2, Decimal(20));
      return i + 2;
    }
    if (article(i) && is(i + 1, "couple")) {
      std::vector<Decimal> two{Decimal(2)};
      std::size_t end = is(i + 2, "of") ? i + 3 : i + 2;
      const std::size_t scaled = with_scales(end, two, false);
      add(i, scaled > end ? scaled : i + 2, std::move(two));
      return scaled > end ? scaled : i + 2;
    }
    if (is(i, "dozen")) {
      add(i, i + 1, {Decimal(12)});
      return i + 1;
    }
    const auto found = cardinal(i);
    if (!found) {
      if (const auto scale = number_of(kScales, words_[i].text)) aside(i, i + 1, whole(*scale));
      return a_unit(i);
    }
    std::vector<Decimal> readings{found->value};
    std::size_t end = found->end;
    if (found->joined) {
      aside(i, end, found->before);
      aside(i, end, found->behind);
    }
    // `two point five`
    if (is(end, "point") && at(end + 1) != nullptr) {
      std::string decimals;
      std::size_t j = end + 1;
      for (; j < words_.size(); ++j) {
        const auto digit = number_of(kCardinals, words_[j].text);
        if (!digit || *digit > 9) break;
        decimals += static_cast<char>('0' + *digit);
      }
      if (!decimals.empty()) {
        if (const auto whole_part = found->value.to_int64()) {
          if (const auto value = decimal_of(std::to_string(*whole_part), decimals)) readings = {*value};
        }
        end = j;
      }
    }
    // `twenty-twenty`, `nineteen eighty-four`: a year
    if (const auto century = found->value.to_int64(); century && *century >= 10 && *century < 100) {
      if (const auto rest = cardinal(past_hyphen(end))) {
        const auto years = rest->value.to_int64();
        if (years && *years >= 10 && *years < 100) aside(i, rest->end, whole(*century * 100 + *years));
      }
    }
    if (is(past_hyphen(end), "score")) {
      aside(i, end + 1, found->value * Decimal(20));
    }
    // `forty-second`, `one hundred and third`
    if (const std::size_t behind = ordinal_behind(i, *found); behind > end) return behind;
    // `a million and a half`
    if (const auto scale = number_of(kScales, words_[end - 1].text);
        scale && is(end, "and") && article(end + 1) && is(end + 2, "half")) {
      for (Decimal& reading : readings) reading = reading + whole(*scale) / Decimal(2);
      end += 3;
    }
    const Decimal plain = readings.front();
    const std::size_t scaled = with_scales(end, readings, false);
    if (const auto scale = number_of(kScales, words_[end - 1].text)) scale_ = scale_ * whole(*scale);
    // `two and a half` of what comes next may also be two, and a half
    if (scaled > end && !(readings.front() == plain) && is(end, "and")) aside(i, end, plain);
    return finish(i, scaled, std::move(readings));
  }

  // `an hour and a half`: one of what comes next.
  std::size_t a_unit(std::size_t i) {
    if (!article(i) || at(i + 1) == nullptr || !words_[i + 1].letters()) return i;
    aside(i, i + 1, Decimal(1));
    if (is(i + 2, "and") && article(i + 3) && is(i + 4, "half")) {
      aside(i, i + 2, Decimal(3) / Decimal(2));
      return i + 5;
    }
    return i;
  }

  std::size_t part_of_scale(std::size_t i) {
    std::size_t j = i;
    Decimal part;
    if (is(j, "half")) {
      part = Decimal(1) / Decimal(2);
      ++j;
    } else {
      std::int64_t count = 1;
      if (const auto number = number_of(kCardinals, words_[j].text)) {
        count = *number;
      } else if (!article(j)) {
        return i;
      }
      const std::size_t unit = past_hyphen(j + 1);
      if (at(unit) == nullptr) return i;
      const auto parts = number_of(kParts, words_[unit].text);
      if (!parts || !is(unit + 1, "of") || count == 0) return i;
      part = whole(count) / whole(*parts);
      j = unit + 2;
    }
    j = past_hyphen(j);
    if (article(j)) ++j;
    j = past_hyphen(j);
    if (at(j) == nullptr) return i;
    const auto scale = number_of(kScales, words_[j].text);
    if (!scale) return i;
    std::vector<Decimal> readings{part * whole(*scale)};
    return finish(i, with_scales(j + 1, readings, false), std::move(readings));
  }

  // `a third`, `two-thirds`, `half`, `three quarters`.
  std::size_t share(std::size_t i) {
    std::int64_t count = 1;
    std::size_t j = i;
    bool counted = false;
    if (const auto number = number_of(kCardinals, words_[i].text)) {
      count = *number;
      counted = true;
      j = past_hyphen(i + 1);
    } else if (article(i)) {
      counted = true;
      j = past_hyphen(i + 1);
    }
    if (at(j) == nullptr || !words_[j].letters() || count == 0) return i;
    const auto parts = number_of(kParts, words_[j].text);
    if (!parts || (!counted && !is(j, "half"))) return i;
    // `one second`, `the two fourth-graders`: a plural wants a count, and a count a plural
    const bool plural = words_[j].text.back() == 's';
    if (count > 1 && !plural) return i;
    NumberMention& mention = add(i, j + 1, {whole(count) / whole(*parts)});
    mention.share = true;
    if (!is(j, "half") && !is(j, "quarter") && !plural) aside(i, j + 1, whole(*parts));  // a third round
    if (counted && count > 1) aside(i, i + 1, whole(count));
    return j + 1;
  }

  std::size_t ordinal(std::size_t i) {
    const auto number = number_of(kOrdinals, words_[i].text);
    if (!number) return i;
    add(i, i + 1, {whole(*number)}).ordinal = true;
    return i + 1;
  }

  std::size_t ordinal_behind(std::size_t i, const Cardinal& found) {
    std::size_t j = past_hyphen(found.end);
    const bool hyphen = j > found.end;
    const auto value = found.value.to_int64();
    if (!value) return i;
    bool joins = false;
    if (is(j, "and") && *value % 100 == 0) {
      ++j;
      joins = true;
    }
    if (at(j) == nullptr) return i;
    const auto last = number_of(kOrdinals, words_[j].text);
    if (!last || *last > 99) return i;
    const bool fits = *value % 100 == 0 ? joins || *value > 0
                                        : hyphen && *value % 10 == 0 && *value % 100 >= 20 && *last < 10;
    if (!fits || *value == 0) return i;
    add(i, j + 1, {whole(*value + *last)}).ordinal = true;
    return j + 1;
  }

  // `dozens`, `several hundred`, `tens of thousands`, `a few`.
  std::size_t vague(std::size_t i) {
    std::size_t j = i;
    if (article(j)) ++j;
    if (at(j) == nullptr || !words_[j].letters()) return i;
    const auto found =
        std::find_if(kVague.begin(), kVague.end(), [&](const Vague& v) { return v.word == words_[j].text; });
    if (found == kVague.end() || (j > i && !found_takes_article(*found))) return i;
    NumberMention mention;
    mention.first = i;
    mention.word = found->hedge;
    mention.low = whole(found->low);
    mention.high = whole(found->high);
    ++j;
    std::size_t next = is(j, "of") ? j + 1 : j;
    for (;;) {
      if (at(next) == nullptr) break;
      auto scale = number_of(kScales, words_[next].text);
      if (!scale && words_[next].text.size() > 1 && words_[next].text.back() == 's')
        scale = number_of(kScales, words_[next].text.substr(0, words_[next].text.size() - 1));
      if (!scale) break;
      mention.low = mention.low * whole(*scale);
      mention.high = mention.high * whole(*scale);
      mention.word = Hedge::range;  // no one hedge word
      j = next + 1;
      next = is(j, "of") ? j + 1 : j;
    }
    mention.end = j;
    mentions_.push_back(std::move(mention));
    return j;
  }
  static bool found_takes_article(const Vague& vague) {
    return vague.word == "few" || vague.word == "handful";
  }

  // `in his sixties`, `the 1990s`: years of one tens.
  std::size_t decade(std::size_t i) {
    constexpr std::array kDecades{Named{"twenties", 20}, Named{"thirties", 30}, Named{"forties", 40},
                                  Named{"fifties", 50},  Named{"sixties", 60},  Named{"seventies", 70},
                                  Named{"eighties", 80}, Named{"nineties", 90}};
    const auto tens = number_of(kDecades, words_[i].text);
    if (!tens) return i;
    NumberMention mention;
    mention.first = i;
    mention.end = i + 1;
    mention.word = Hedge::range;
    mention.low = whole(*tens);
    mention.high = whole(*tens + 9);
    mentions_.push_back(std::move(mention));
    return i + 1;
  }

  // `Elizabeth II`, `Phase III`; a lone letter only behind a name.
  void roman(std::size_t i) {
    const Word& word = words_[i];
    if (!word.capitals || word.text.size() > 9) return;
    if (word.text.size() == 1 && (i == 0 || !words_[i - 1].capital)) return;
    const std::int64_t value = roman_value(word.text);
    if (value > 0) aside(i, i + 1, whole(value));
  }
  static std::int64_t roman_value(std::string_view text) {
    constexpr std::array kNumerals{Named{"m", 1000}, Named{"cm", 900}, Named{"d", 500}, Named{"cd", 400},
                                   Named{"c", 100},  Named{"xc", 90},  Named{"l", 50},  Named{"xl", 40},
                                   Named{"x", 10},   Named{"ix", 9},   Named{"v", 5},   Named{"iv", 4},
                                   Named{"i", 1}};
    std::int64_t value = 0;
    std::string_view rest = text;
    for (const Named& numeral : kNumerals) {
      for (int times = 0; rest.substr(0, numeral.word.size()) == numeral.word && times < 3; ++times) {
        value += numeral.number;
        rest.remove_prefix(numeral.word.size());
        if (numeral.word.size() == 2 || numeral.number == 500 || numeral.number == 50 || numeral.number == 5)
          break;
      }
    }
    return rest.empty() ? value : 0;
  }

  const std::vector<Word>& words_;
  const Language& language_;
  Decimal scale_ = 1;  // of the number that is being read
  std::vector<NumberMention> mentions_;
};

}  // namespace

std::vector<NumberMention> read_numbers(const std::vector<Word>& words, const Language& language) {
  return Reader(words, language).run();
}

std::optional<int> small_number(const Word& word) {
  if (!word.digits() || word.text.size() > 4) return std::nullopt;
  return std::stoi(word.text);
}

std::optional<std::pair<int, std::size_t>> ordinal_at(const std::vector<Word>& words, std::size_t at) {
  if (at >= words.size()) return std::nullopt;
  const auto word = [&](std::size_t i) { return i < words.size() ? std::string_view(words[i].text) : ""; };
  if (const auto number = small_number(words[at])) {
    const std::string_view suffix = at + 1 < words.size() && !words[at + 1].spaced ? word(at + 1) : "";
    if (suffix == "st" || suffix == "nd" || suffix == "rd" || suffix == "th")
      return std::pair(*number, std::size_t{2});
    return std::nullopt;
  }
  if (const auto number = number_of(kOrdinals, word(at)))
    return std::pair(static_cast<int>(*number), std::size_t{1});
  const auto tens = number_of(kCardinals, word(at));
  const std::size_t next = word(at + 1) == "-" ? at + 2 : at + 1;
  if (!tens || *tens < 20) return std::nullopt;
  const auto ones = number_of(kOrdinals, word(next));
  if (!ones || *ones > 9) return std::nullopt;
  return std::pair(static_cast<int>(*tens + *ones), next + 1 - at);
}

std::optional<std::pair<Decimal, std::size_t>> count_at(const std::vector<Word>& words, std::size_t at) {
  if (at >= words.size()) return std::nullopt;
  if (words[at].is("a") || words[at].is("an")) return std::pair(Decimal(1), std::size_t{1});
  static const Language english("en");
  for (const NumberMention& mention :
       read_numbers({words.begin() + static_cast<std::ptrdiff_t>(at),
                     words.begin() + static_cast<std::ptrdiff_t>(std::min(words.size(), at + 6))},
                    english)) {
    if (mention.first == 0 && !mention.aside && !mention.vague() && !mention.ordinal)
      return std::pair(mention.readings.front(), mention.end);
  }
  return std::nullopt;
}

}  // namespace gainsay
