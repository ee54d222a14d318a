// How much two names look like variants of one name: for suggestions to a person, never for a decision.
//
// Names are taken apart into words (name_form.h). Two words are alike when
// their sounds (sounds.h) can be laid side by side at little cost: every difference that romanisation brings
// about has its cost in a table, every other one is beyond bearing; and when the sounds are near by
// Jaro–Winkler (Winkler 1990) too. Two names are alike when their words are: in whatever order, some of them
// initials, middle ones left out. A number, a compass point or "Junior" that only one name has tells
// namesakes apart, however alike the rest. Countries whose names are near (Iraq and Iran, Austria and
// Australia, Niger and Nigeria) differ in a consonant or an ending, which no romanisation explains.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/name_form.h"

namespace gainsay {

enum class Alike : std::uint8_t {
  no,
  slip,     // share all words but one, and those two have the same consonants: Fuad Hassan, Fuad Hussein
  part,     // one leaves out first or last words that the other has: Kadhimi, Mustafa al-Kadhimi
  variant,  // spellings of one name: Kadhimi, al-Kazemi; J. Biden, Joe Biden
};

struct Likeness {
  Alike alike = Alike::no;
  double score = 0;  // 0 to 1, to rank by
};

Likeness likeness(const NameForm& a, const NameForm& b);
inline Likeness likeness(std::string_view a, std::string_view b) {
  return likeness(name_form(a), name_form(b));
}

// 0 to 1 (Jaro 1989, with Winkler's bonus for a common beginning), over bytes.
double jaro_winkler(std::string_view a, std::string_view b);

// The consonants of a word as the roughest ear hears them, and whether it begins and ends with a vowel: words
// that can be variants have equal keys.
std::string rough_key(std::string_view sounds);

}  // namespace gainsay
