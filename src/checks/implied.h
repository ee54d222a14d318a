// What all facts of one property imply together: for a tally the count over any window, for a state the value
// at a date, each with the facts that it follows from.
#pragma once

#include <string>
#include <vector>

#include "graph/fact_graph.h"
#include "model/edtf.h"

namespace gainsay {

struct Consequence {
  std::string says;           // `at least 14`
  std::vector<FactId> facts;  // that it follows from, in canonical order
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

// What follows for `when` from what stands of a subject and property. A vague window has a lower bound that
// holds for the narrowest and an upper one for the widest that can be meant.
ImpliedKnowledge implied_knowledge(const FactGraph& graph, SubjectId subject, PropertyId property,
                                   const Edtf& when);

}  // namespace gainsay
