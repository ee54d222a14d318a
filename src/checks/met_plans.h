// Plans and forecasts that were met: support, told in the timeline, and no finding.
#pragma once

#include <vector>

#include "checks/plans.h"

namespace gainsay {

struct MetPlan {
  FactId plan, outcome;
};

// Of the plans of a series those with which something that stands agrees, if they were said before it can
// have been over; each with the first that agrees, in the order in which the plans were said.
std::vector<MetPlan> met_plans(const SeriesView& view, const std::vector<Plan>& said);

// The same for whoever shows a series once the checks have run.
class MetPlans {
 public:
  MetPlans(const FactGraph& graph, const Origins& origins);
  MetPlans(const MetPlans&) = delete;
  MetPlans& operator=(const MetPlans&) = delete;
  std::vector<MetPlan> of(const Series& series);

 private:
  Readings readings_;
  StandingFacts standing_;
  Context context_;
};

}  // namespace gainsay
