// Every spelling that facts use as a name, with what it stands for: in values, as subjects, as the sources
// that articles cite, and in capitals in the quotes. And the aliases that would make more of them stand for a
// subject: proposed to a person, who reads them first.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "evidence/names.h"
#include "load/source.h"
#include "model/corpus.h"

namespace gainsay {

struct NameUse {
  std::string text;                                             // as written
  std::size_t values = 0, subjects = 0, cited = 0, quotes = 0;  // facts that have it there
  SubjectId subject;                                            // that it stands for, if any
  std::vector<ListedNames::Near> near;                          // where it stands for none
};

// What stands for no subject first, then by the subjects' labels; within that by text.
std::vector<NameUse> name_uses(const Corpus& corpus, SourceReader& source, const ListedNames& listed);

struct ProposedAliases {
  SubjectId subject;
  std::vector<std::string> aliases;
};
// For each subject the spellings that look like variants of its names, and of no other subject's; in the
// order of labels.
std::vector<ProposedAliases> proposed_aliases(const Corpus& corpus, const std::vector<NameUse>& uses);

// Values that are near to nothing listed are likely subjects of their own; those that look like variants of
// one another are likely one.
struct ProposedSubject {
  std::string label;
  std::vector<std::string> aliases;
};
std::vector<ProposedSubject> proposed_subjects(const std::vector<NameUse>& uses);

}  // namespace gainsay
