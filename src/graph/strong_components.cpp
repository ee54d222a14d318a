#include "graph/strong_components.h"

#include <boost/graph/graph_traits.hpp>
#include <boost/graph/properties.hpp>
#include <boost/graph/strong_components.hpp>
#include <boost/iterator/counting_iterator.hpp>
#include <boost/iterator/iterator_facade.hpp>
#include <boost/property_map/property_map.hpp>
#include <utility>

namespace gainsay {

// A table of arcs as Boost.Graph sees it: a model of VertexListGraph and IncidenceGraph.
struct ArcGraph {
  std::uint32_t count = 0;
  ArcTable table;
};

struct ArcEdge {
  std::uint32_t from = 0, to = 0;
  bool operator==(const ArcEdge&) const = default;
};

class ArcEdgeIterator
    : public boost::iterator_facade<ArcEdgeIterator, ArcEdge, boost::forward_traversal_tag, ArcEdge> {
 public:
  ArcEdgeIterator() = default;
  ArcEdgeIterator(std::uint32_t from, const Arc* arc) : from_(from), arc_(arc) {}

 private:
  friend class boost::iterator_core_access;
  ArcEdge dereference() const { return {from_, arc_->to}; }
  bool equal(const ArcEdgeIterator& other) const { return arc_ == other.arc_; }
  void increment() { ++arc_; }

  std::uint32_t from_ = 0;
  const Arc* arc_ = nullptr;
};

using ArcVertexIterator = boost::counting_iterator<std::uint32_t>;
struct ArcTraversal : virtual boost::vertex_list_graph_tag, virtual boost::incidence_graph_tag {};

std::uint32_t num_vertices(const ArcGraph& graph) { return graph.count; }
std::pair<ArcVertexIterator, ArcVertexIterator> vertices(const ArcGraph& graph) {
  return {ArcVertexIterator(0), ArcVertexIterator(graph.count)};
}
std::size_t out_degree(std::uint32_t vertex, const ArcGraph& graph) {
  return graph.table.from(vertex).size();
}
std::pair<ArcEdgeIterator, ArcEdgeIterator> out_edges(std::uint32_t vertex, const ArcGraph& graph) {
  const auto arcs = graph.table.from(vertex);
  return {ArcEdgeIterator(vertex, arcs.data()), ArcEdgeIterator(vertex, arcs.data() + arcs.size())};
}
std::uint32_t source(const ArcEdge& edge, const ArcGraph&) { return edge.from; }
std::uint32_t target(const ArcEdge& edge, const ArcGraph&) { return edge.to; }

}  // namespace gainsay

namespace boost {

template <>
struct graph_traits<gainsay::ArcGraph> {
  using vertex_descriptor = std::uint32_t;
  using edge_descriptor = gainsay::ArcEdge;
  using directed_category = directed_tag;
  using edge_parallel_category = allow_parallel_edge_tag;
  using traversal_category = gainsay::ArcTraversal;
  using vertices_size_type = std::uint32_t;
  using edges_size_type = std::size_t;
  using degree_size_type = std::size_t;
  using vertex_iterator = gainsay::ArcVertexIterator;
  using out_edge_iterator = gainsay::ArcEdgeIterator;
  static vertex_descriptor null_vertex() { return static_cast<vertex_descriptor>(-1); }
};

}  // namespace boost

namespace gainsay {

void StrongComponents::find(std::uint32_t count, const ArcTable& table) {
  numbers_.resize(count);
  roots_.resize(count);
  times_.resize(count);
  colors_.assign(count, static_cast<std::uint8_t>(boost::white_color));
  count_ = 0;
  if (count == 0) return;

  const auto map = [](auto& values) {
    return boost::make_iterator_property_map(values.data(),
                                             boost::typed_identity_property_map<std::uint32_t>());
  };
  const ArcGraph graph{count, table};
  const std::uint32_t found = boost::strong_components(
      graph, map(numbers_),
      boost::root_map(map(roots_)).discover_time_map(map(times_)).color_map(map(colors_)));

  renumbered_.assign(found, found);
  for (std::uint32_t& number : numbers_) {
    if (renumbered_[number] == found) renumbered_[number] = count_++;
    number = renumbered_[number];
  }
}

}  // namespace gainsay
