// A name taken apart for comparing: its words, without what comes and goes.
//
// Titles in front, articles (al-, el-, ash-), particles and prepositions are laid aside; a comma turns the
// name round; names of two words that are often written as one (Abd al-Rahman, Salah ad-Din) are one word.
// Numbers, compass points and "Junior" are no words: they tell namesakes apart, so they are kept by
// themselves.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace gainsay {

struct NameForm {
  struct Word {
    std::string letters;  // a to z; a single one is an initial
    std::string sounds;   // sounds.h
    std::string bare;     // the same without an article that grew onto it (Elbaradei); empty where none did
    bool initial() const { return letters.size() == 1; }
  };
  std::vector<Word> words;         // in the order of speech
  std::vector<std::string> tells;  // what tells namesakes apart, sorted
  bool phrase = false;  // words of relation join it: it is no person's, and none of it is a middle name
  std::string rank;     // king, pope: whoever has another one is another person
  Word joined;          // all words as one: Jong-un, Jongun
};

// `name` is UTF-8, in any script.
NameForm name_form(std::string_view name);

// `Prime Minister`: titles that nobody's name follows.
bool only_titles(std::string_view name);

}  // namespace gainsay
