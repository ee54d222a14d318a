// The fact graph as Boost.Graph sees it: a model of VertexListGraph, EdgeListGraph and IncidenceGraph, so
// that its algorithms run on the flat ranges as they stand. Nothing is stored for it: vertices are numbers,
// and an edge is worked out from the number of its source and its place among that vertex's edges.
//
// Vertices are numbered in blocks: subjects, series, statements, assertions (facts), articles, conflicts,
// each in canonical order. Edges:
//   contains     a subject its series; a series its first statement
//   next         a statement the next one of its series, forward in time
//   part_of      a series the one of the next wider scope
//   states       a statement its assertions
//   reported_by  an assertion its article
//   excludes     a conflict the assertions that cannot all be true
// There is no cycle: edges lead from one block to a later one, or within a block forward in time or to a
// wider scope, and to conflicts none leads at all.
//
// Source: Siek, Lee, Lumsdaine, The Boost Graph Library (concepts). Include this where an algorithm runs, not
// in headers: Boost.Graph is slow to compile.
#pragma once

#include <boost/graph/graph_traits.hpp>
#include <boost/graph/properties.hpp>
#include <boost/iterator/counting_iterator.hpp>
#include <boost/iterator/iterator_facade.hpp>
#include <boost/property_map/property_map.hpp>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>

#include "graph/fact_graph.h"

namespace gainsay {

enum class VertexKind : std::uint8_t { subject, series, statement, assertion, article, conflict };
enum class EdgeKind : std::uint8_t { contains, next, part_of, states, reported_by, excludes };
std::string_view kind_name(VertexKind kind);
std::string_view kind_name(EdgeKind kind);

using GraphVertex = std::size_t;

// A vertex as its block and its number in it: in groups(), series(), statements(), facts(), articles(),
// conflicts().
struct VertexPlace {
  VertexKind kind = VertexKind::subject;
  std::uint32_t number = 0;
  bool operator==(const VertexPlace&) const = default;
};
VertexPlace place_of(GraphVertex vertex, const FactGraph& graph);
GraphVertex vertex_at(VertexPlace place, const FactGraph& graph);
inline VertexKind vertex_kind(GraphVertex vertex, const FactGraph& graph) {
  return place_of(vertex, graph).kind;
}
GraphVertex vertex_of(SubjectId subject, const FactGraph& graph);  // num_vertices where nothing is said of it

struct GraphEdge {
  GraphVertex from = 0, to = 0;
  EdgeKind kind = EdgeKind::contains;
  bool operator==(const GraphEdge&) const = default;
};
inline EdgeKind edge_kind(const GraphEdge& edge) { return edge.kind; }

std::size_t num_vertices(const FactGraph& graph);
std::size_t num_edges(const FactGraph& graph);
std::size_t out_degree(GraphVertex vertex, const FactGraph& graph);
GraphEdge out_edge(GraphVertex vertex, std::size_t place, const FactGraph& graph);  // place < out_degree
inline GraphVertex source(const GraphEdge& edge, const FactGraph&) { return edge.from; }
inline GraphVertex target(const GraphEdge& edge, const FactGraph&) { return edge.to; }

// Over the out-edges of one vertex, or, moving on to the next vertex at its last one, over all edges.
template <bool all>
class GraphEdgeIterator : public boost::iterator_facade<GraphEdgeIterator<all>, GraphEdge,
                                                        boost::forward_traversal_tag, GraphEdge> {
 public:
  GraphEdgeIterator() = default;
  GraphEdgeIterator(const FactGraph& graph, GraphVertex vertex, std::size_t place)
      : graph_(&graph), vertex_(vertex), place_(place) {
    settle();
  }

 private:
  friend class boost::iterator_core_access;
  GraphEdge dereference() const { return out_edge(vertex_, place_, *graph_); }
  bool equal(const GraphEdgeIterator& other) const {
    return vertex_ == other.vertex_ && place_ == other.place_;
  }
  void increment() {
    ++place_;
    settle();
  }
  void settle() {
    if constexpr (all) {
      for (; vertex_ < num_vertices(*graph_) && place_ == out_degree(vertex_, *graph_); place_ = 0) ++vertex_;
    }
  }

  const FactGraph* graph_ = nullptr;
  GraphVertex vertex_ = 0;
  std::size_t place_ = 0;
};
using OutEdgeIterator = GraphEdgeIterator<false>;
using AllEdgeIterator = GraphEdgeIterator<true>;
using GraphVertexIterator = boost::counting_iterator<GraphVertex>;

inline std::pair<GraphVertexIterator, GraphVertexIterator> vertices(const FactGraph& graph) {
  return {GraphVertexIterator(0), GraphVertexIterator(num_vertices(graph))};
}
inline std::pair<OutEdgeIterator, OutEdgeIterator> out_edges(GraphVertex vertex, const FactGraph& graph) {
  return {OutEdgeIterator(graph, vertex, 0), OutEdgeIterator(graph, vertex, out_degree(vertex, graph))};
}
inline std::pair<AllEdgeIterator, AllEdgeIterator> edges(const FactGraph& graph) {
  return {AllEdgeIterator(graph, 0, 0), AllEdgeIterator(graph, num_vertices(graph), 0)};
}

// A vertex is its own index.
using GraphVertexIndex = boost::typed_identity_property_map<GraphVertex>;
inline GraphVertexIndex get(boost::vertex_index_t, const FactGraph&) { return {}; }
inline GraphVertex get(boost::vertex_index_t, const FactGraph&, GraphVertex vertex) { return vertex; }

struct GraphTraversal : virtual boost::vertex_list_graph_tag,
                        virtual boost::edge_list_graph_tag,
                        virtual boost::incidence_graph_tag {};

}  // namespace gainsay

namespace boost {

template <>
struct graph_traits<gainsay::FactGraph> {
  using vertex_descriptor = gainsay::GraphVertex;
  using edge_descriptor = gainsay::GraphEdge;
  using directed_category = directed_tag;
  using edge_parallel_category = allow_parallel_edge_tag;
  using traversal_category = gainsay::GraphTraversal;
  using vertices_size_type = std::size_t;
  using edges_size_type = std::size_t;
  using degree_size_type = std::size_t;
  using vertex_iterator = gainsay::GraphVertexIterator;
  using edge_iterator = gainsay::AllEdgeIterator;
  using out_edge_iterator = gainsay::OutEdgeIterator;
  using in_edge_iterator = void;  // filtered_graph asks for the names
  using adjacency_iterator = void;
  static vertex_descriptor null_vertex() { return static_cast<vertex_descriptor>(-1); }
};

template <>
struct property_map<gainsay::FactGraph, vertex_index_t> {
  using type = gainsay::GraphVertexIndex;
  using const_type = type;
};

}  // namespace boost
