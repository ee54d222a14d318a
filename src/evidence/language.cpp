#include "evidence/language.h"

#include <unicode/dcfmtsym.h>
#include <unicode/dtfmtsym.h>
#include <unicode/locid.h>
#include <unicode/rbnf.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>

#include "evidence/words.h"

namespace gainsay {

namespace {

// Letters of a name or a number in words, run together; nothing for what has digits (the eighth month of
// Vietnamese, of Chinese).
std::string run_together(const icu::UnicodeString& text) {
  std::string utf8;
  text.toUTF8String(utf8);
  std::string joined;
  for (const Word& word : words_of(utf8)) {
    if (word.digits()) return {};
    if (word.letters()) joined += word.text;
  }
  return joined;
}

constexpr std::size_t kShortest = 3;  // letters of a name: shorter ones are too often something else

}  // namespace

struct Language::Spelling {
  std::unique_ptr<icu::RuleBasedNumberFormat> format;
  std::vector<icu::UnicodeString> rules;
  std::vector<std::string> beginnings;
};

Language::Language(std::string_view tag) : tag_(tag) {
  read_names("en");
  if (tag_.empty()) return;
  UErrorCode status = U_ZERO_ERROR;
  const icu::Locale locale = icu::Locale::forLanguageTag(tag_, status);
  const std::string language = U_SUCCESS(status) ? locale.getLanguage() : "";
  std::int32_t count = 0;
  const icu::Locale* all = icu::Locale::getAvailableLocales(count);
  known_ = !language.empty() && std::any_of(all, all + count, [&](const icu::Locale& each) {
    return each.getLanguage() == language;
  });
  if (!known_) return;
  english_ = language == "en";
  const std::string country = locale.getCountry();
  month_first_ = english_ && (country.empty() || country == "US" || country == "CA" || country == "PH");
  day_first_ = !english_ || country != "US";
  status = U_ZERO_ERROR;
  const icu::DecimalFormatSymbols symbols(locale, status);
  if (U_SUCCESS(status)) {
    const icu::UnicodeString sign = symbols.getSymbol(icu::DecimalFormatSymbols::kDecimalSeparatorSymbol);
    decimal_ = sign == icu::UnicodeString(u',') ? ',' : '.';
  }
  if (!english_) read_names(locale.getName());
}

Language::~Language() = default;

void Language::read_names(const char* locale) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::DateFormatSymbols symbols(icu::Locale(locale), status);
  if (U_FAILURE(status)) return;
  const auto add = [](std::map<std::string, int, std::less<>>& names, const icu::UnicodeString& name,
                      int number) {
    const std::string word = run_together(name);
    if (icu::UnicodeString::fromUTF8(word).countChar32() >= static_cast<std::int32_t>(kShortest))
      names.emplace(word, number);
  };
  using Symbols = icu::DateFormatSymbols;
  for (const auto context : {Symbols::FORMAT, Symbols::STANDALONE}) {
    for (const auto width : {Symbols::WIDE, Symbols::ABBREVIATED}) {
      std::int32_t count = 0;
      const icu::UnicodeString* names = symbols.getMonths(count, context, width);
      for (std::int32_t i = 0; i < std::min(count, 12); ++i) add(months_, names[i], i + 1);
      names = symbols.getWeekdays(count, context, width);
      for (std::int32_t i = 1; i < std::min(count, 8); ++i) add(weekdays_, names[i], i == 1 ? 7 : i - 1);
    }
  }
  if (std::string_view(locale) == "en") {
    months_.emplace("sept", 9);
    for (const auto& [name, day] : {std::pair{"tues", 2}, {"weds", 3}, {"thur", 4}, {"thurs", 4}})
      weekdays_.emplace(name, day);
  }
}

std::optional<int> Language::month(std::string_view word) const {
  const auto found = months_.find(word);
  return found == months_.end() ? std::nullopt : std::optional(found->second);
}

std::optional<int> Language::weekday(std::string_view word) const {
  const auto found = weekdays_.find(word);
  return found == weekdays_.end() ? std::nullopt : std::optional(found->second);
}

const Language::Spelling& Language::spelling() const {
  if (spelling_) return *spelling_;
  spelling_ = std::make_unique<Spelling>();
  if (!known_) return *spelling_;
  UErrorCode status = U_ZERO_ERROR;
  const icu::Locale locale = icu::Locale::forLanguageTag(tag_, status);
  auto format = std::make_unique<icu::RuleBasedNumberFormat>(icu::URBNF_SPELLOUT, locale, status);
  if (U_FAILURE(status)) return *spelling_;
  for (std::int32_t i = 0; i < format->getNumberOfRuleSetNames(); ++i) {
    const icu::UnicodeString name = format->getRuleSetName(i);
    if (name.startsWith(u"%spellout-cardinal") || name.startsWith(u"%spellout-ordinal"))
      spelling_->rules.push_back(name);
  }
  spelling_->format = std::move(format);
  constexpr std::array<std::int64_t, 31> kBeginnings{
      2,  3,  4,  5,  6,  7,  8,  9,  10, 11, 12, 13,  14,   15,        16,
      17, 18, 19, 20, 30, 40, 50, 60, 70, 80, 90, 100, 1000, 1'000'000, 1'000'000'000,
      200};
  for (const std::int64_t number : kBeginnings) {
    for (std::string& text : spelt(number)) {
      if (text.size() >= kShortest) spelling_->beginnings.push_back(std::move(text));
    }
  }
  return *spelling_;
}

std::vector<std::string> Language::spelt(std::int64_t number) const {
  std::vector<std::string> all;
  const Spelling& rules = spelling();
  if (!rules.format) return all;
  for (const icu::UnicodeString& rule : rules.rules) {
    UErrorCode status = U_ZERO_ERROR;
    icu::UnicodeString text;
    icu::FieldPosition ignored;
    rules.format->format(number, rule, text, ignored, status);
    std::string word = U_SUCCESS(status) ? run_together(text) : std::string();
    if (!word.empty() && std::find(all.begin(), all.end(), word) == all.end()) all.push_back(std::move(word));
  }
  return all;
}

bool Language::begins_number(std::string_view word) const {
  const std::vector<std::string>& all = spelling().beginnings;
  return std::any_of(all.begin(), all.end(), [&](const std::string& beginning) {
    return word.substr(0, beginning.size()) == beginning;
  });
}

}  // namespace gainsay
