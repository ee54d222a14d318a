#include "checks/met_plans.h"

#include "checks/history.h"

namespace gainsay {

std::vector<MetPlan> met_plans(const SeriesView& view, const std::vector<Plan>& said) {
  std::vector<MetPlan> met;
  if (said.empty()) return met;
  const std::vector<std::uint32_t> happened = standing(view);
  for (const Plan& plan : said) {
    for (const std::uint32_t outcome : happened) {
      const std::optional<Ticks> when = came_true(view, outcome);
      if (!when || when->last < plan.said.first) continue;
      if (!same_occasion(view, plan.about, view.occasion(outcome))) continue;
      if (compare(plan.meaning, *view.assertions[outcome].meaning) != Agreement::agree) continue;
      met.push_back({plan.fact, view.assertions[outcome].fact});
      break;
    }
  }
  return met;
}

MetPlans::MetPlans(const FactGraph& graph, const Origins& origins)
    : readings_(graph.corpus()),
      standing_(0),
      context_{graph, graph.corpus(), origins, readings_, standing_} {}

std::vector<MetPlan> MetPlans::of(const Series& series) {
  if (series.end_fact - series.first_fact < 2) return {};
  const SeriesView view(context_, series);
  return met_plans(view, plans(view));
}

}  // namespace gainsay
