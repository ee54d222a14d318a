// All reasoning checks over all series.
//
// A check is a pure function from one series to findings: one file, and one line in the table in run.cpp.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "checks/series_view.h"

namespace gainsay {

struct Check {
  std::string_view name;  // its file, its folder of test cases
  void (*run)(const SeriesView& view, std::vector<Finding>& findings);
};
std::span<const Check> checks();

// In the canonical order of groups and series, whatever `jobs` (threads; at least 1).
std::vector<Finding> run_checks(const FactGraph& graph, unsigned jobs);

}  // namespace gainsay
