#include "graph/fact_graph_traits.h"

#include <algorithm>
#include <array>

namespace gainsay {

namespace {

std::array<std::size_t, 6> block_sizes(const FactGraph& graph) {
  return {graph.groups().size(), graph.series().size(),   graph.statements().size(),
          graph.facts().size(),  graph.articles().size(), graph.conflicts().size()};
}

bool has_next(std::uint32_t statement, const FactGraph& graph) {
  return statement + 1 < graph.series()[graph.series_holding(statement)].end_statement;
}

}  // namespace

std::string_view kind_name(VertexKind kind) {
  constexpr std::array<std::string_view, 6> kNames = {"subject",   "series",  "statement",
                                                      "assertion", "article", "conflict"};
  return kNames[static_cast<std::size_t>(kind)];
}

std::string_view kind_name(EdgeKind kind) {
  constexpr std::array<std::string_view, 6> kNames = {"contains", "next",        "part_of",
                                                      "states",   "reported_by", "excludes"};
  return kNames[static_cast<std::size_t>(kind)];
}

VertexPlace place_of(GraphVertex vertex, const FactGraph& graph) {
  std::size_t block = 0;
  for (const std::size_t size : block_sizes(graph)) {
    if (vertex < size) break;
    vertex -= size;
    ++block;
  }
  return {static_cast<VertexKind>(block), static_cast<std::uint32_t>(vertex)};
}

GraphVertex vertex_at(VertexPlace place, const FactGraph& graph) {
  GraphVertex first = 0;
  const auto sizes = block_sizes(graph);
  for (std::size_t block = 0; block < static_cast<std::size_t>(place.kind); ++block) first += sizes[block];
  return first + place.number;
}

GraphVertex vertex_of(SubjectId subject, const FactGraph& graph) {
  const auto groups = graph.groups();
  const auto found = std::find_if(groups.begin(), groups.end(),
                                  [&](const Group& group) { return group.subject == subject; });
  return found == groups.end() ? num_vertices(graph) : static_cast<GraphVertex>(found - groups.begin());
}

std::size_t num_vertices(const FactGraph& graph) {
  std::size_t count = 0;
  for (const std::size_t size : block_sizes(graph)) count += size;
  return count;
}

std::size_t num_edges(const FactGraph& graph) {
  const std::size_t series = graph.series().size(), facts = graph.facts().size();
  const std::size_t next = graph.statements().size() - series;
  std::size_t count = series + series + next + graph.scope_parts().size() + facts + facts;
  for (const FactGraph::Conflict& conflict : graph.conflicts()) count += conflict.facts.size();
  return count;
}

std::size_t out_degree(GraphVertex vertex, const FactGraph& graph) {
  const auto [kind, number] = place_of(vertex, graph);
  switch (kind) {
    case VertexKind::subject:
      return graph.series_of(graph.groups()[number]).size();
    case VertexKind::series:
      return 1 + graph.wider_series(number).size();
    case VertexKind::statement:
      return graph.facts_of(graph.statements()[number]).size() + (has_next(number, graph) ? 1U : 0U);
    case VertexKind::assertion:
      return 1;
    case VertexKind::article:
      return 0;
    case VertexKind::conflict:
      return graph.conflicts()[number].facts.size();
  }
  return 0;
}

GraphEdge out_edge(GraphVertex vertex, std::size_t place, const FactGraph& graph) {
  const auto [kind, number] = place_of(vertex, graph);
  const auto edge = [&](EdgeKind edge_kind, VertexKind to, std::size_t to_number) {
    return GraphEdge{vertex, vertex_at({to, static_cast<std::uint32_t>(to_number)}, graph), edge_kind};
  };
  switch (kind) {
    case VertexKind::subject:
      return edge(EdgeKind::contains, VertexKind::series, graph.groups()[number].first_series + place);
    case VertexKind::series:
      if (place == 0) {
        return edge(EdgeKind::contains, VertexKind::statement, graph.series()[number].first_statement);
      }
      return edge(EdgeKind::part_of, VertexKind::series, graph.wider_series(number)[place - 1].wide);
    case VertexKind::statement: {
      const Statement& statement = graph.statements()[number];
      const std::size_t facts = statement.end_fact - statement.first_fact;
      if (place == facts) return edge(EdgeKind::next, VertexKind::statement, number + 1);
      return edge(EdgeKind::states, VertexKind::assertion, statement.first_fact + place);
    }
    case VertexKind::assertion:
      return edge(EdgeKind::reported_by, VertexKind::article,
                  graph.number_of(graph.corpus().fact(graph.facts()[number]).article));
    case VertexKind::conflict:
      return edge(EdgeKind::excludes, VertexKind::assertion,
                  graph.number_of(graph.conflicts()[number].facts[place]));
    case VertexKind::article:
      break;
  }
  return {};
}

}  // namespace gainsay
