// The checker of explanations: what graph/difference_network.h finds by clever means is checked here by the
// plainest, so that a slip in the one does not hide in the other. Nothing is shared with it but what a bound
// is.
#pragma once

#include <cstddef>
#include <optional>
#include <span>

#include "graph/difference_network.h"

namespace gainsay {

// Whether the bounds have a solution: rounds over the list of bounds until nothing changes, or for too long.
// Rounds run through the list forwards and backwards in turn, which lines in either direction end early (Yen,
// 1970). With `looks`: none when these many looks at a bound, of which those used are taken off, do not do.
bool plainly_consistent(std::span<const DifferenceBound> bounds);
std::optional<bool> plainly_consistent(std::span<const DifferenceBound> bounds, std::size_t& looks);

// Whether each bound starts where the one before ends, the first where the last ends, and all add up to less
// than 0.
bool is_negative_cycle(std::span<const DifferenceBound> cycle);

// Whether the cycle is such a one, of bounds among these (sorted), and comes from the causes told and no
// others.
bool is_contradiction(const Contradiction& found, std::span<const DifferenceBound> bounds);

// Whether the bounds have a solution without those of any one of the causes, as far as the looks go: false
// only where that is sure.
bool is_irreducible(std::span<const Cause> causes, std::span<const DifferenceBound> bounds,
                    std::size_t& looks);

}  // namespace gainsay
