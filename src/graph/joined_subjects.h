// Subjects whose facts bear on one another: joined by relations between dates and periods, and by rules that
// hold several subjects to one another (design: README.md, "the group"). Never by sharing a calendar date.
#pragma once

#include <cstdint>
#include <vector>

#include "graph/fact_graph.h"

namespace gainsay {

// Numbers of groups, in canonical order: of each component that has a date, a period, or a property of an
// `exclusive` rule, those that have facts. Components by their first group.
std::vector<std::vector<std::uint32_t>> joined_subjects(const FactGraph& graph);

// Whether a rule speaks of a subject: by `only`, which names subjects and kinds.
bool applies_to(const Corpus& corpus, const Rule& rule, SubjectId subject);

}  // namespace gainsay
