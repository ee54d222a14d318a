// How a state went over time: runs of assertions that say the same, one after the other.
//
// A new run begins where a later assertion, at a time that cannot meet the last one's or to which the state
// was handed over, has a value that excludes it. The less supported clusters of a conflict are left out, so
// that a disputed value does not read as a change there and back.
#pragma once

#include <cstdint>
#include <vector>

#include "checks/series_view.h"

namespace gainsay {

struct Run {
  std::vector<std::uint32_t> assertions;  // in time order
};

// Empty for properties that are not states.
std::vector<Run> history(const SeriesView& view);

// The members of conflicts that are outvoted: those outside the best supported cluster, by independent
// origins, then by exactness, then from the left. One entry an assertion.
std::vector<bool> outvoted(const SeriesView& view);

// Takes what is outvoted, and what its publisher took back, out of what stands.
void withdraw(const SeriesView& view, StandingFacts& standing);

// The assertions that stand when the less supported clusters of all conflicts are withdrawn, by the end of
// their times.
std::vector<std::uint32_t> standing(const SeriesView& view);

// The step from one assertion to a later one, with its days.
Step step_between(const SeriesView& view, std::uint32_t from, std::uint32_t to);

// The runs whose value a reversal tells: indices of B in A → B → A. G301 leaves out the steps beside them.
std::vector<std::size_t> reversals(const SeriesView& view, const std::vector<Run>& runs);

}  // namespace gainsay
