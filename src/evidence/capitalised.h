// Runs of capitalised words in a text: where names are likely to stand.
//
// A run goes on over spaces, hyphens and the small words that names hold (of the, al, bin, von), and ends at
// any other mark, at the end of a sentence and behind a possessive. That a word is capitalised because a
// sentence begins with it is told apart. English capitals are meant; where all nouns have them (German) or
// none (Arabic), this finds too much or nothing.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace gainsay {

struct CapitalisedRun {
  std::string_view text;  // what the offsets count in
  struct Word {
    std::size_t begin = 0, end = 0;
  };
  std::vector<Word> words;       // small words between them included
  bool begins_sentence = false;  // the first word may be capitalised for that alone
  std::string_view of(std::size_t first, std::size_t last) const {
    return text.substr(words[first].begin, words[last].end - words[first].begin);
  }
};

// Views of `text` (UTF-8).
std::vector<CapitalisedRun> capitalised_runs(std::string_view text);

}  // namespace gainsay
