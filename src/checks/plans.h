// Plans and forecasts of a series, in the order in which they were said.
#pragma once

#include <optional>
#include <span>
#include <string>
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

// `the plan`, or where none of the facts is planned `the forecast`; with the time that all speak of: ` for
// 2022`.
std::string plan_in_words(const SeriesView& view, std::span<const FactId> plans);

// Whether two times of one series must be one: constants always, a tally's windows when they are the same.
bool same_occasion(const SeriesView& view, const Occasion& a, const Occasion& b);

// The days on which what an assertion tells came true: of a date its value, of a period its start, of all
// else the time it holds at.
std::optional<Ticks> came_true(const SeriesView& view, std::uint32_t assertion);

}  // namespace gainsay
