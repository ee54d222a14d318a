// What a word of a name sounds like, written so that romanisations of one word come out alike.
//
// One sign a consonant, however many letters it took (kh, tch, dj), doubled ones once, runs of vowels in one
// of few forms (ou, oo → u; ay, ey, ei → one diphthong; -iy, -yy, -ij → i). It is a phonetic key in the way
// of Metaphone (Philips 1990), but for names romanised from Arabic, Persian and Cyrillic rather than English
// ones, and it keeps the vowels: without them Hassan is Hussein, and Khamenei is Khomeini. What one sign may
// stand for in another system (dh for z, q for g, e for i) is a cost, kept in likeness.cpp.
#pragma once

#include <string>
#include <string_view>

namespace gainsay {

// Signs of consonants that take several letters; all others stand for themselves, small.
inline constexpr char kKh = 'K', kGh = 'G', kDh = 'D', kTh = 'T', kSh = 'S', kCh = 'C', kZh = 'Z',
                      kShch = 'X', kTs = 'Q';
// And of vowels: ai, ay, ei, ey; and ie. A `c` is one that stands before e, i or y.
inline constexpr char kAi = 'A', kIe = 'I';

constexpr bool is_vowel_sound(char c) {
  return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == kAi || c == kIe;
}

// The letters of a text in any script, as small ASCII letters: Cyrillic as English romanises it, the rest as
// ICU does. Digits, spaces, full stops and commas stay; hyphens are spaces, apostrophes are gone.
std::string latin_letters(std::string_view text);

// `word`: letters a to z.
std::string sounds_of(std::string_view word);

}  // namespace gainsay
