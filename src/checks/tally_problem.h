// Whether tallies can all be true, which of them cannot, and what they imply together.
//
// One difference network over the running counts at the ends of their windows, a part of it for each scope. A
// scope's count never falls; that is all which is taken for granted. Tallies of scopes that lie within one
// another are, beyond that, held to a part being no more than its whole (graph/scoped_counts.h).
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "checks/tallies.h"
#include "graph/difference_network.h"
#include "graph/explanation.h"

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
  std::vector<Tally> taken;  // of each the bounds alone that the contradiction takes
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
  std::uint32_t variable(std::uint32_t scope, Tick tick) const;
  TallyConflict taken(Contradiction&& contradiction) const;

  std::span<const Tally> tallies_;
  DifferenceNetwork network_;
  std::vector<std::pair<std::uint32_t, Tick>> points_;  // by scope and time: the variables
};

// The tallies whose withdrawal leaves the rest able to be true, by the weight of the facts behind each.
Repair smallest_repair(const GroupView& view, const TallyBoard& board, TallyProblem& problem);

}  // namespace gainsay
