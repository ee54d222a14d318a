// The checker of explanations: what graph/difference_network.h finds by clever means is checked here by the plainest, so
// that a slip in the one does not hide in the other. Nothing is shared with it but what a bound is.
#pragma once

#include <span>

#include "graph/difference_network.h"

namespace gainsay {

// Whether the bounds have a solution: rounds over the list of bounds until nothing changes, or for too long. Rounds run
// through the list forwards and backwards in turn, which lines in either direction end early (Yen, 1970).
bool plainly_consistent(std::span<const Bound> bounds);

// Whether each bound starts where the one before ends, the first where the last ends, and all add up to less than 0.
bool is_negative_cycle(std::span<const Bound> cycle);

}  // namespace gainsay
