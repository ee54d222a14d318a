// The words, numbers and signs of a quote, for reading values out of it.
//
// A stretch of letters is a word, with apostrophes inside it and `'s` taken off; a stretch of decimal digits
// of any script a number; ½ and its like a fraction; all else a sign. Hyphens part words: `twenty-one` is
// three.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "load/json_tree.h"

namespace gainsay {

struct Word {
  enum class Kind : std::uint8_t { letters, digits, fraction, sign };
  Kind kind = Kind::sign;
  std::string text;  // letters: NFKC, case folded; digits: ASCII; fraction: `1/2`; sign: dash `-`, quotes `'`
  Extent at;         // bytes of the quote
  bool spaced = false;      // white space stands before it, or it is the first
  bool capital = false;     // begins with a capital letter
  bool capitals = false;    // is nothing but capital letters
  bool possessive = false;  // `'s` stood behind it

  bool letters() const { return kind == Kind::letters; }
  bool digits() const { return kind == Kind::digits; }
  bool is(std::string_view what) const { return text == what; }
};

std::vector<Word> words_of(std::string_view text);

}  // namespace gainsay
