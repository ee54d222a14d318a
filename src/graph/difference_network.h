// Difference bounds over whole numbers: value(to) - value(from) <= max, and where each bound came from.
//
// Variables stand for instants in seconds, or for the running count of a series at some instant; the bounds
// have a solution exactly when no cycle of them adds up to less than 0, and such a cycle is the proof that
// what they came from cannot all be true. A contradiction is told by the causes behind such a cycle, made
// irreducible, each result checked once more by the plain code of graph/plain_check.h.
//
// Variables are mathematical integers and sums are 128 bits wide, so that any 64-bit bounds get the right
// verdict; only an implied bound can lie beyond 64 bits, and says so. Only strongly connected components are
// searched, each by itself: whatever else is in the network changes nothing. The order in which bounds are
// added changes nothing either.
//
// It will not split disjunctions (x before y or after z), nor sums of three and more variables.
//
// Objects keep their memory over clear(): one serves many small networks. Calls are not const, because they
// use it.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "graph/cycle_search.h"
#include "graph/strong_components.h"

namespace gainsay {

// What a bound came from: a fact, a rule, by small numbers of the caller's. One cause may give several
// bounds.
using Cause = std::uint32_t;
inline constexpr Cause kBackground = 0xffffffff;  // nobody said so: a running count never falls

struct DifferenceBound {
  std::uint32_t from = 0, to = 0;
  std::int64_t max = 0;  // value(to) - value(from) is at most this
  Cause cause = kBackground;
  auto operator<=>(const DifferenceBound&) const = default;
};

// Causes that cannot all be true, background taken for granted.
struct Contradiction {
  std::vector<Cause>
      causes;  // in the order of the cycle, each once; without any one of them the rest have a solution
  std::vector<DifferenceBound>
      cycle;  // each bound starts where the one before ends; from the one with the least cause on
  bool operator==(const Contradiction&) const = default;
};

// The least upper bound of a difference that all bounds together imply.
struct ImpliedBound {
  enum class Kind : std::uint8_t { none, bounded, beyond_64_bits };
  Kind kind = Kind::none;
  std::int64_t max = 0;  // where bounded
  std::vector<DifferenceBound>
      path;  // the bounds that add up to it, in order; empty where none, and from a variable to itself
};

class DifferenceNetwork {
 public:
  explicit DifferenceNetwork(std::uint32_t variables = 0) { clear(variables); }

  // Variables 0 to variables - 1 (at most 2^32 - 2) and no bounds.
  void clear(std::uint32_t variables);
  std::uint32_t add_variable();
  std::uint32_t variables() const { return variables_; }

  // Causes are used as indices: number them from 0 without great gaps. At most 2^32 - 2 bounds.
  void add_bound(std::uint32_t from, std::uint32_t to, std::int64_t max, Cause cause = kBackground);
  // All bounds, in the order of their content.
  std::span<const DifferenceBound> bounds();
  // Every cause that gives a bound, ascending.
  std::vector<Cause> causes() const;

  // Whether all bounds, or those of the causes kept and the background, have a solution.
  bool consistent();
  bool consistent(std::span<const Cause> kept);

  // Contradictions that share no cause, such that all that is in none of them has a solution; none where all
  // bounds have one. Where the background alone has no solution: one contradiction without causes. Of `kept`:
  // as if nothing else had been added. Throws std::logic_error should the check of a result fail.
  // That each set contradicts itself is always checked; that each cause is needed, until some 50,000,000
  // looks at a bound have gone into it (cycles of very many causes).
  std::vector<Contradiction> contradictions();
  std::vector<Contradiction> contradictions(std::span<const Cause> kept);

  // The least upper bound of value(to) - value(from); the greatest lower one is that of (to, from), negated.
  // Precondition: consistent(). Of `kept`: as if nothing else had been added.
  ImpliedBound implied_max(std::uint32_t from, std::uint32_t to);
  ImpliedBound implied_max(std::uint32_t from, std::uint32_t to, std::span<const Cause> kept);

 private:
  // difference_network.cpp
  void prepare();
  void sort_bounds();
  void order_components();
  void order_downhill(std::uint32_t component);
  void keep_only(std::span<const Cause> kept);
  bool withdrawn(Cause cause) const { return cause != kBackground && withdrawn_[cause] != 0; }
  bool violated(std::uint32_t from, const Arc& arc) const;
  bool run(const ArcTable& table, const ArcTable* more);
  bool solve(std::vector<std::vector<DifferenceBound>>* cycles);
  ImpliedBound least_path(std::uint32_t from, std::uint32_t to);
  std::vector<DifferenceBound> found_cycle() const;

  // contradictions.cpp
  void prepare_explaining();
  std::span<const std::uint32_t> bounds_of(Cause cause) const;
  std::vector<Contradiction> separate();
  bool withdraw(std::span<const DifferenceBound> cycle);
  void withdraw(Cause cause);
  Contradiction reduce(std::vector<DifferenceBound> cycle);
  void lean_on_background(std::vector<DifferenceBound>& cycle) const;
  void set_extra_rows(std::span<const Cause> causes);
  void wake_violated(Cause cause);
  void check(const Contradiction& found);
  void draw_lines();
  void draw_line(const Arc& first, std::uint32_t from);
  std::vector<DifferenceBound> bounds_around(std::span<const Cause> causes) const;

  std::uint32_t variables_ = 0;
  Cause cause_count_ = 0;  // one more than the greatest
  std::vector<DifferenceBound> bounds_, unsorted_;
  bool prepared_ = false, explaining_ = false;

  // Arcs bear the numbers of their bounds. A row holds the arcs within the component first, then those that
  // leave it.
  std::vector<Arc> arcs_;
  std::vector<ArcRow> rows_, inner_rows_;
  StrongComponents components_;
  std::vector<std::uint32_t> vertices_, first_vertex_;  // by component
  std::vector<std::uint32_t> next_arc_;
  std::vector<std::uint8_t> withdrawn_;  // by cause
  CycleSearch search_;

  // For explanations, within components: what is background, and what the causes in question say.
  std::vector<Arc> background_arcs_, extra_arcs_;
  std::vector<ArcRow> background_rows_, extra_rows_;
  std::vector<std::uint32_t> cause_bounds_, first_cause_bound_;
  std::vector<std::uint8_t> needed_, seen_;  // by cause
  std::size_t looks_left_ = 0;               // at a bound, that the checker may take yet: see check()

  // Background, as the checker gets it: in lines, through whose inner vertices no other background leads.
  struct LinePoint {
    std::uint32_t vertex = 0;
    PathSum sum = 0;  // of the lengths from the first vertex of the line
  };
  struct LinePlace {
    std::uint32_t line = 0, point = 0;
    auto operator<=>(const LinePlace&) const = default;
  };
  std::vector<LinePoint> line_points_;
  std::vector<std::uint32_t> first_line_point_, first_line_;  // by line; by component
  std::vector<LinePlace> line_place_;  // by vertex: where it is inside of a line, if it is
};

}  // namespace gainsay
