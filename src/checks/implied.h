// What all facts imply together of one property: for a tally the count over any window, for a date or a
// period the earliest and the latest day, for any other state the value at a date; each with the facts that
// it follows from.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "graph/fact_graph.h"
#include "model/edtf.h"

namespace gainsay {

struct Consequence {
  std::string says;                  // `at least 14`, `not before 2020-05-03`
  std::vector<FactId> facts;         // that it follows from, in canonical order
  std::vector<StringId> rules = {};  // likewise, by id
};

// Of one scope.
struct Implied {
  ScopeId scope;
  std::vector<Consequence> bounds;  // the lower one first; one where both are the same facts' one value
};

struct ImpliedKnowledge {
  std::vector<Implied> scopes;   // the whole first
  std::vector<FactId> left_out;  // a smallest repair, where the facts contradict each other
  bool exact_repair = true;
};

// What follows for `when` from what stands of a subject and property; of constant dates and periods it is the
// same at all times, and `when` may be left out. A vague window has a lower bound that holds for the
// narrowest and an upper one for the widest that can be meant.
ImpliedKnowledge implied_knowledge(const FactGraph& graph, SubjectId subject, PropertyId property,
                                   const std::optional<Edtf>& when);

}  // namespace gainsay
