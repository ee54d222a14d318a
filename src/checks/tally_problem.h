// Whether tallies can all be true, which of them cannot, and what they imply together.
//
// One difference network over the running counts at the ends of their windows, a part of it for each scope; a
// scope's count never falls, and that is all which is taken for granted. Where scopes lie within one another,
// scoped counts take its place (graph/scoped_counts.h): what happens in a part happens in its whole.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "checks/tallies.h"
#include "graph/difference_network.h"
#include "graph/explanation.h"
#include "graph/scoped_counts.h"

namespace gainsay {

// A count over a window, as the tallies together leave it.
struct ImpliedCount {
  std::int64_t least = 0;
  std::vector<Cause> behind_least;  // the tallies that it follows from
  std::optional<std::int64_t> most;
  std::vector<Cause> behind_most;
};

// Tallies that cannot all be true, any but one of them can.
struct TallyConflict {
  std::vector<Cause> causes;
  std::vector<Tally> taken;         // of each the bounds alone that the contradiction takes
  std::vector<std::int64_t> times;  // how often it takes them; empty where they do not add up to it
};

class TallyProblem {
 public:
  struct Query {
    std::uint32_t scope = 0;
    Ticks window;
  };

  // Cause i is tallies[i], which outlive this. `queries`: windows that will be asked for.
  TallyProblem(const TallyBoard& board, std::span<const Tally> tallies, std::span<const Query> queries = {});

  // Irreducible sets that share no tally, until the rest of `kept` can all be true.
  Conflicts conflicts(std::span<const Cause> kept);
  std::vector<TallyConflict> explained(std::span<const Cause> kept);
  // What all tallies imply of a query's window. Precondition: they can all be true.
  ImpliedCount implied(const Query& query);

 private:
  void build_network();
  void build_counts(const ScopeAtoms& atoms);
  std::uint32_t variable(std::uint32_t scope, Tick tick) const;
  std::uint32_t point(Tick tick) const;
  TallyConflict taken(Contradiction&& contradiction) const;
  TallyConflict taken(CountConflict&& conflict) const;

  std::span<const Tally> tallies_;
  std::vector<std::pair<std::uint32_t, Tick>> points_;  // by scope and time: the network's variables
  DifferenceNetwork network_;
  std::vector<Tick> ticks_;             // the points of the scoped counts
  std::optional<ScopedCounts> counts_;  // where scopes lie within one another
};

// The tallies whose withdrawal leaves the rest able to be true, by the weight of the facts behind each.
Repair smallest_repair(const GroupView& view, const TallyBoard& board, TallyProblem& problem);

}  // namespace gainsay
