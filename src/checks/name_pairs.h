// Names that a series gives as different and that look alike: told beside what is found about them.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/likeness.h"
#include "checks/series_view.h"

namespace gainsay {

// One thing that facts call by name: a listed subject, or a spelling that no subject lists.
struct Named {
  SubjectId subject;
  StringId folded;            // of an unlisted spelling
  std::string text;           // the subject's label, or the spelling as the first fact writes it
  std::vector<FactId> facts;  // that name it, by publication
  bool listed() const { return subject.valid(); }
};

// What the facts name, each once: listed ones first, all by their text.
std::vector<Named> named_by(const Corpus& corpus, std::span<const FactId> facts);

// What it may be compared by: the spellings of a subject, or the one that is not listed.
std::vector<std::string_view> spellings_of(const Corpus& corpus, const Named& named);

// Adds to a finding about names a reason for each two of them that look alike.
void tell_likeness(const SeriesView& view, Finding& finding);

}  // namespace gainsay
