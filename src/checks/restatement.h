// Restated values: a publisher that corrects itself contradicts nobody.
#pragma once

#include <vector>

#include "checks/series_view.h"

namespace gainsay {

// The earlier statements among `assertions` that a later one of the same publisher, attributed alike, about
// the very same time, replaces within 30 days; the values of one day must be one (design: semantics.md,
// G305).
std::vector<Restatement> restatements(const SeriesView& view);

}  // namespace gainsay
