// The names that subjects are listed under: which one a spelling stands for, and which ones it is near to.
//
// A spelling stands for a subject when it is, folded, its id, its label or an alias; the loader decides by
// the same rule. Whatever else looks like one of them is only ever told to a person.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/like_names.h"
#include "model/corpus.h"

namespace gainsay {

class ListedNames {
 public:
  explicit ListedNames(const Corpus& corpus);

  SubjectId find(std::string_view spelling) const;  // none: nothing is listed so

  struct Near {
    SubjectId subject;
    StringId spelling;        // the one that is near
    bool shorter = false;     // than the one asked for, in words
    Alike alike = Alike::no;  // no: near by its letters alone, as after a slip of the pen
    double score = 0;
  };
  // Other listed names that the spelling may stand for, one a subject, the nearest first: its variants; where
  // there are none, what is a part of it or shares all words but one; else a name of nearly the same letters.
  std::vector<Near> nearest(std::string_view spelling, std::size_t most) const;

 private:
  void list(StringId spelling, SubjectId subject);

  const Corpus* corpus_;
  std::unordered_map<std::string, SubjectId> by_folded_;
  LikeNames like_;
  struct Listed {
    StringId spelling;
    SubjectId subject;
  };
  std::vector<Listed> listed_;                                                // as they are numbered in like_
  std::unordered_map<std::string, std::vector<std::uint32_t>> by_beginning_;  // folded; of listed_
};

// `Kadhimi and al-Kazemi look like variants of one name`; empty for Alike::no.
std::string alike_in_words(std::string_view a, std::string_view b, Alike alike);

// The spelling that is near; the label where that says the same.
std::string near_spelling(const Corpus& corpus, const ListedNames::Near& near);
// The label, and the spelling that is near where that is another: `Mustafa al-Kadhimi (Kadhemi)`.
std::string near_in_words(const Corpus& corpus, const ListedNames::Near& near);

}  // namespace gainsay
