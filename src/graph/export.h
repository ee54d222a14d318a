// The fact graph as text for other programs: DOT for Graphviz, GraphML for Gephi, yEd and the like.
//
// Written by Boost.Graph over the same graph that its algorithms see. For one subject: what can be reached
// from it, and the conflicts that its facts are in. The same graph gives the same bytes.
#pragma once

#include <string>

#include "graph/fact_graph.h"

namespace gainsay {

// A row for each series, left to right in time: a column for each statement, its assertions below it. Texts
// are cut to what can be read in a box.
std::string to_dot(const FactGraph& graph, SubjectId only = {});

// Attributes of nodes: kind, label, id, subject, property, scope, date, value, amount (a number where there
// is one), stance, article, publisher, facts (how many); of edges: kind. What does not apply is left out.
std::string to_graphml(const FactGraph& graph, SubjectId only = {});

}  // namespace gainsay
