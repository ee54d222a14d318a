// The lightest set of causes that meets each of some conflicts (minimum-weight hitting set), by branch and
// bound.
//
// First what needs no search: a conflict that contains another is met with it; a cause is never chosen where
// another is in all its conflicts and weighs no more; a conflict of one cause decides. Then each connected
// part by itself, branching over the causes of the smallest conflict not yet met, bounded from below by
// conflicts that share no cause.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace gainsay {

struct HittingSet {
  std::vector<std::uint32_t> chosen;  // ascending
  bool exact = true;  // false: the steps ran out; it meets all conflicts, but may not be the lightest
};

// `conflicts`: sorted causes; `weights`: by cause; the greatest value of its type marks causes that cannot be
// chosen, and each conflict has one that can. `steps` are looks at a cause of a conflict: what is used is
// taken off.
HittingSet hit_all(std::span<const std::vector<std::uint32_t>> conflicts,
                   std::span<const std::uint32_t> weights, std::uint64_t& steps);

}  // namespace gainsay
