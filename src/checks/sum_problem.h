// Which claims on a board cannot all be true.
//
// One pass over time. At each tick where something begins to hold, only the tightest claims on each number
// matter, and they are kept in order; only where these cannot all be true is it asked which of them. A vague
// date is held against what covers all that it can mean. What was found is taken out at once, so the sets
// share no claim, and what is left when the pass ends is consistent. O(n log n + ticks × numbers + found).
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "checks/sum_board.h"
#include "graph/explanation.h"

namespace gainsay {

class SumProblem {
 public:
  // The board outlives it.
  explicit SumProblem(const SumBoard& board);

  // Irreducible sets of claims that share none, until the rest of `kept` can be true; each set ascending, in
  // the order of time. Cause i is claims[i].
  Conflicts conflicts(std::span<const Cause> kept) const;
  Conflicts conflicts() const;
  // The lightest claims without which the rest can be true; an approximation where that takes too long.
  Repair repair() const;

  // The rules for claims that are true together.
  const SumRules& rules_for(std::span<const Cause> claims) const;
  // The numbers with these claims put in.
  std::vector<Band> numbers_with(std::span<const Cause> claims) const;

 private:
  friend class TimePass;
  struct Stretch {
    Cause claim = 0;
    Tick from = 0, to = 0;
  };
  struct Together {  // claims that are true at one unknown tick from `first` to `last`, or in one window
    Tick first = 0, last = 0;
    std::vector<Cause> claims;
  };

  Repair greedy_repair() const;

  const SumBoard& board_;
  mutable std::uint64_t work_ = 0;   // numbers looked at, in all passes
  std::vector<std::uint32_t> rank_;  // by claim: who is named first where several would do
  std::vector<Cause> always_;
  std::vector<Stretch> by_start_, by_end_;
  std::vector<Together> vague_;    // by first tick
  std::vector<Together> windows_;  // in the order of their first claims
};

}  // namespace gainsay
