// Numbers in a quote: in digits and in words, with what they are of.
//
// A reader of evidence errs to one side alone: whatever a number may mean is kept as a reading of it, and
// stretches that can be taken apart in two ways are given in both, so that a value is never missed in a quote
// that has it. English is read in words (`two and a half million`, `a third`, `dozens`); of other languages
// digits and their signs, and language.h spells a number that is looked for.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/decimal.h"
#include "evidence/language.h"
#include "evidence/words.h"
#include "model/quantity.h"

namespace gainsay {

struct NumberMention {
  std::size_t first = 0, end = 0;  // words
  std::vector<Decimal> readings;   // what it may be; none where it is vague
  Decimal scale = 1;               // what its words multiplied: a million of `5 million`
  bool percent = false;            // `percent`, `%`; readings as written
  bool share = false;              // `a third`, `one in five`: readings are parts of 1
  bool ordinal = false;
  // A reading that only helps: a piece of a longer number, a Roman numeral, the digits of a name (G20).
  bool aside = false;
  // Vague: `dozens`, `several thousand`; anything from `low` to `high`.
  Hedge word = Hedge::none;
  Decimal low, high;

  bool vague() const { return readings.empty(); }
};

// In the order of the quote.
std::vector<NumberMention> read_numbers(const std::vector<Word>& words, const Language& language);

// A whole number in digits at `at` alone, without signs: a day, a year.
std::optional<int> small_number(const Word& word);
// `third`, `21st`, `twenty-first`: the number and the words it takes; nothing for other words.
std::optional<std::pair<int, std::size_t>> ordinal_at(const std::vector<Word>& words, std::size_t at);
// `three`, `3`, `a`, `twenty-five`: a count before a unit of time; the number and the words it takes.
std::optional<std::pair<Decimal, std::size_t>> count_at(const std::vector<Word>& words, std::size_t at);

}  // namespace gainsay
