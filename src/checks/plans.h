// Plans and forecasts of a series, in the order in which they were said.
#pragma once

#include <vector>

#include "checks/series_view.h"

namespace gainsay {

struct Plan {
  FactId fact;
  Meaning meaning;
  Ticks said;      // days; when the plan or forecast stood
  Occasion about;  // the time it speaks of
};

// Comparable planned and predicted facts whose `said` is known, by `said`, then in canonical order.
std::vector<Plan> plans(const SeriesView& view);

// Whether two times of one series must be one: constants always, a tally's windows when they are the same.
bool same_occasion(const SeriesView& view, const Occasion& a, const Occasion& b);

}  // namespace gainsay
