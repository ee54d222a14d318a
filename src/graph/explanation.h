// Explanations and repairs of what cannot all be true, whatever decides it: a difference network, or a rule
// over sums.
//
// All that is asked of the decider is that it is monotone: what is consistent stays so with less. Causes are
// small numbers of the caller's; all results depend only on the order of the causes given and on the
// decider's answers.
#pragma once

#include <cstdint>
#include <functional>
#include <limits>
#include <span>
#include <vector>

#include "graph/difference_network.h"

namespace gainsay {

// Whether these can all be true. Called very often: it should keep its own buffers.
using Consistent = std::function<bool(std::span<const Cause> kept)>;

// Of causes that cannot all be true, some that cannot either, but can without any one of them. Empty where
// not even none at all is consistent. Precondition: not consistent(causes). Throws std::logic_error where the
// decider turns out not to be monotone.
std::vector<Cause> irreducible(std::span<const Cause> causes, const Consistent& consistent);

// Irreducible sets that share no cause, one after the other until what is left is consistent; none where all
// causes are. Where not even none at all is consistent: the empty set alone.
using Conflicts = std::vector<std::vector<Cause>>;
Conflicts disjoint_conflicts(std::span<const Cause> causes, const Consistent& consistent);

// What a repair asks: some disjoint irreducible sets among those kept, as above.
using FindConflicts = std::function<Conflicts(std::span<const Cause> kept)>;
FindConflicts conflicts_of(Consistent consistent);
FindConflicts conflicts_of(DifferenceNetwork& network);  // which must outlive it

// What withdrawing a cause costs, by cause; the last stands for causes that must stay, such as rules.
using Weight = std::uint32_t;
inline constexpr Weight kMustStay = std::numeric_limits<Weight>::max();

struct RepairLimits {
  std::uint64_t steps = 100'000'000;  // looks at a cause of a conflict: less than a second
  std::uint32_t rounds = 200;         // questions to the decider
};

struct Repair {
  bool possible = true;  // false: there is a conflict of causes that all must stay; nothing is withdrawn
  bool exact = true;     // false: the limits were met; withdrawing these will do, but less might
  std::vector<Cause> withdrawn;  // ascending; without these the rest is consistent
  std::uint64_t weight = 0;      // of these together
};

// Causes of least weight whose withdrawal leaves the rest consistent, by implicit hitting sets: the lightest
// set that meets all conflicts known so far is a repair, or shows a new conflict. Where that takes too long:
// a greedy one, from which no cause can be put back. `weights` by cause, for each of `causes`. Source:
// Moreno-Centeno and Karp, "The implicit hitting set approach", 2013.
Repair smallest_repair(std::span<const Cause> causes, std::span<const Weight> weights,
                       const FindConflicts& find, const RepairLimits& limits = {});

}  // namespace gainsay
