#include "graph/difference_network.h"

#include <algorithm>
#include <limits>
#include <tuple>
#include <utility>

namespace gainsay {

// What the checker may spend on one network: about a tenth of a second.
constexpr std::size_t kLooks = 50'000'000;
// Components up to this size are searched in the order of their vertices.
constexpr std::uint32_t kFew = 64;

void DifferenceNetwork::clear(std::uint32_t variables) {
  variables_ = variables;
  cause_count_ = 0;
  bounds_.clear();
  prepared_ = explaining_ = false;
  looks_left_ = kLooks;
}

std::uint32_t DifferenceNetwork::add_variable() {
  prepared_ = explaining_ = false;
  return variables_++;
}

void DifferenceNetwork::add_bound(std::uint32_t from, std::uint32_t to, std::int64_t max, Cause cause) {
  prepared_ = explaining_ = false;
  bounds_.push_back({from, to, max, cause});
  if (cause != kBackground) cause_count_ = std::max(cause_count_, cause + 1);
}

std::span<const DifferenceBound> DifferenceNetwork::bounds() {
  prepare();
  return bounds_;
}

std::vector<Cause> DifferenceNetwork::causes() const {
  std::vector<std::uint8_t> seen(cause_count_, 0);
  for (const DifferenceBound& bound : bounds_) {
    if (bound.cause != kBackground) seen[bound.cause] = 1;
  }
  std::vector<Cause> all;
  for (Cause cause = 0; cause < cause_count_; ++cause) {
    if (seen[cause] != 0) all.push_back(cause);
  }
  return all;
}

bool DifferenceNetwork::consistent() {
  prepare();
  withdrawn_.assign(cause_count_, 0);
  search_.reset(variables_, 0);
  return solve(nullptr);
}

bool DifferenceNetwork::consistent(std::span<const Cause> kept) {
  prepare();
  keep_only(kept);
  search_.reset(variables_, 0);
  return solve(nullptr);
}

ImpliedBound DifferenceNetwork::implied_max(std::uint32_t from, std::uint32_t to) {
  prepare();
  withdrawn_.assign(cause_count_, 0);
  return least_path(from, to);
}

ImpliedBound DifferenceNetwork::implied_max(std::uint32_t from, std::uint32_t to,
                                            std::span<const Cause> kept) {
  prepare();
  keep_only(kept);
  return least_path(from, to);
}

ImpliedBound DifferenceNetwork::least_path(std::uint32_t from, std::uint32_t to) {
  // More than any path adds up to, and far from the ends of what the type holds.
  constexpr PathSum kUnreached = PathSum{1} << 120;
  search_.reset(variables_, kUnreached);
  search_.set_label(from, 0);
  search_.wake(from);
  run({rows_.data(), arcs_.data()}, nullptr);

  ImpliedBound implied;
  const PathSum sum = search_.label(to);
  if (sum == kUnreached) return implied;
  for (std::uint32_t at = to; at != from; at = implied.path.back().from) {
    implied.path.push_back(bounds_[search_.arc_into(at)]);
  }
  std::reverse(implied.path.begin(), implied.path.end());
  const bool fits =
      sum >= std::numeric_limits<std::int64_t>::min() && sum <= std::numeric_limits<std::int64_t>::max();
  implied.kind = fits ? ImpliedBound::Kind::bounded : ImpliedBound::Kind::beyond_64_bits;
  if (fits) implied.max = static_cast<std::int64_t>(sum);
  return implied;
}

// ---- tables -----------------------------------------------------------------------------------------------

void DifferenceNetwork::prepare() {
  if (prepared_) return;
  sort_bounds();
  arcs_.resize(bounds_.size());
  for (std::uint32_t number = 0; number < bounds_.size(); ++number) {
    arcs_[number] = {bounds_[number].to, number, bounds_[number].max};
  }
  components_.find(variables_, {rows_.data(), arcs_.data()});
  inner_rows_ = rows_;
  for (std::uint32_t vertex = 0; vertex < variables_; ++vertex) {
    // Arcs that leave are few; none moves where there are none.
    std::uint32_t end = rows_[vertex].begin;
    for (std::uint32_t arc = end; arc < rows_[vertex].end; ++arc) {
      if (components_[arcs_[arc].to] == components_[vertex]) std::swap(arcs_[end++], arcs_[arc]);
    }
    inner_rows_[vertex].end = end;
  }
  order_components();
  prepared_ = true;
}

// By content. A counting sort by the first variable leaves only short rows to sort.
void DifferenceNetwork::sort_bounds() {
  rows_.assign(variables_, {});
  for (const DifferenceBound& bound : bounds_) ++rows_[bound.from].end;
  std::uint32_t sum = 0;
  for (ArcRow& row : rows_) {
    row.begin = sum;
    sum += row.end;
    row.end = row.begin;
  }
  unsorted_.swap(bounds_);
  bounds_.resize(unsorted_.size());
  for (const DifferenceBound& bound : unsorted_) bounds_[rows_[bound.from].end++] = bound;
  const auto less = [](const DifferenceBound& a, const DifferenceBound& b) {
    return std::tie(a.to, a.max, a.cause) < std::tie(b.to, b.max, b.cause);
  };
  for (const ArcRow& row : rows_) {
    const auto begin = bounds_.begin() + row.begin, end = bounds_.begin() + row.end;
    if (!std::is_sorted(begin, end, less)) std::sort(begin, end, less);
  }
}

void DifferenceNetwork::order_components() {
  first_vertex_.assign(std::size_t{components_.count()} + 1, 0);
  for (std::uint32_t vertex = 0; vertex < variables_; ++vertex) ++first_vertex_[components_[vertex] + 1];
  for (std::uint32_t i = 0; i < components_.count(); ++i) first_vertex_[i + 1] += first_vertex_[i];
  vertices_.resize(variables_);
  for (std::uint32_t vertex = 0; vertex < variables_; ++vertex) {
    vertices_[first_vertex_[components_[vertex]]++] = vertex;
  }
  // Each first is now where the next one was.
  for (std::uint32_t i = components_.count(); i > 0; --i) first_vertex_[i] = first_vertex_[i - 1];
  first_vertex_[0] = 0;
  for (std::uint32_t i = 0; variables_ > kFew && i < components_.count(); ++i) {
    if (first_vertex_[i + 1] - first_vertex_[i] > kFew) order_downhill(i);
  }
}

// The vertices of a component, each as a rule before those to which an arc leads that does not rise (reverse
// postorder): so labels fall along lines of any length in one go, however their vertices are numbered.
// Source: Goldberg and Radzik, "A heuristic improvement of the Bellman-Ford algorithm", 1993.
void DifferenceNetwork::order_downhill(std::uint32_t component) {
  constexpr std::uint32_t kUnseen = 0xffffffff;
  const std::span<std::uint32_t> vertices(vertices_.data() + first_vertex_[component],
                                          vertices_.data() + first_vertex_[component + 1]);
  next_arc_.resize(variables_);
  for (const std::uint32_t vertex : vertices) next_arc_[vertex] = kUnseen;
  const std::vector<std::uint32_t> roots(vertices.begin(), vertices.end());
  std::size_t place = vertices.size();
  std::vector<std::uint32_t> path;
  for (auto root = roots.rbegin(); root != roots.rend(); ++root) {
    if (next_arc_[*root] != kUnseen) continue;
    path.push_back(*root);
    next_arc_[*root] = inner_rows_[*root].begin;
    while (!path.empty()) {
      const std::uint32_t vertex = path.back();
      if (next_arc_[vertex] == inner_rows_[vertex].end) {
        vertices[--place] = vertex;
        path.pop_back();
        continue;
      }
      const Arc& arc = arcs_[next_arc_[vertex]++];
      if (arc.length > 0 || next_arc_[arc.to] != kUnseen) continue;
      path.push_back(arc.to);
      next_arc_[arc.to] = inner_rows_[arc.to].begin;
    }
  }
}

// ---- the search -------------------------------------------------------------------------------------------

void DifferenceNetwork::keep_only(std::span<const Cause> kept) {
  withdrawn_.assign(cause_count_, 1);
  for (const Cause cause : kept) {
    if (cause < cause_count_) withdrawn_[cause] = 0;
  }
}

bool DifferenceNetwork::run(const ArcTable& table, const ArcTable* more) {
  return search_.run(table, more, [this](std::uint32_t number) { return !withdrawn(bounds_[number].cause); });
}

bool DifferenceNetwork::violated(std::uint32_t from, const Arc& arc) const {
  return search_.label(from) + arc.length < search_.label(arc.to) && !withdrawn(bounds_[arc.number].cause);
}

std::vector<DifferenceBound> DifferenceNetwork::found_cycle() const {
  std::vector<DifferenceBound> cycle;
  for (const std::uint32_t number : search_.cycle()) cycle.push_back(bounds_[number]);
  return cycle;
}

// From the labels as they are, one component after the other. With `cycles`, each cycle found is put there,
// its causes are withdrawn, and the search goes on. False: a cycle stays.
bool DifferenceNetwork::solve(std::vector<std::vector<DifferenceBound>>* cycles) {
  const ArcTable table{inner_rows_.data(), arcs_.data()};
  for (std::uint32_t component = 0; component < components_.count(); ++component) {
    for (std::uint32_t i = first_vertex_[component]; i < first_vertex_[component + 1]; ++i) {
      const std::uint32_t vertex = vertices_[i];
      const auto arcs = table.from(vertex);
      if (std::any_of(arcs.begin(), arcs.end(),
                      [this, vertex](const Arc& arc) { return violated(vertex, arc); })) {
        search_.wake(vertex);
      }
    }
    while (!run(table, nullptr)) {
      if (cycles == nullptr) return false;
      cycles->push_back(found_cycle());
      if (!withdraw(cycles->back())) return false;
    }
  }
  return true;
}

}  // namespace gainsay
