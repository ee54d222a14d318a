// How the language of an article writes numbers and dates: the signs within numbers, the names of months and
// weekdays, and numbers in words. English is read besides, as far as it does not get in the way.
//
// Source: the Unicode Common Locale Data Repository through ICU.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gainsay {

class Language {
 public:
  // A BCP 47 tag, `en`, `de-CH`. Empty, or one that ICU does not know: nothing is certain.
  explicit Language(std::string_view tag);
  ~Language();

  bool known() const { return known_; }
  bool english() const { return english_; }
  // Which of the two `20/08` and `08/20` may be; both where the language does not decide.
  bool day_may_be_first() const { return day_first_; }
  bool month_may_be_first() const { return month_first_; }

  // The sign between whole number and decimals, and that between groups of three; 0 where it is not known.
  char decimal_sign() const { return decimal_; }

  // 1 to 12, and 1 (Monday) to 7; the whole name or a usual short form, folded as in words.h.
  std::optional<int> month(std::string_view word) const;
  std::optional<int> weekday(std::string_view word) const;

  // Ways of writing a whole number in words, folded, without spaces and hyphens; empty where ICU has none.
  std::vector<std::string> spelt(std::int64_t number) const;
  // Whether the word begins as a number in words does.
  bool begins_number(std::string_view word) const;

 private:
  struct Spelling;
  const Spelling& spelling() const;
  void read_names(const char* locale);

  std::string tag_;
  bool known_ = false, english_ = false, day_first_ = true, month_first_ = true;
  char decimal_ = 0;
  std::map<std::string, int, std::less<>> months_, weekdays_;
  mutable std::unique_ptr<Spelling> spelling_;  // read when it is first asked for
};

}  // namespace gainsay
