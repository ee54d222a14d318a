#include "checks/implied_dates.h"

#include <algorithm>

#include "checks/granules.h"

namespace gainsay {

ImpliedDates implied_dates(const GroupView& view, const Dated& asked) {
  ImpliedDates implied;
  const Property& property = view.corpus.properties[asked.property.index];
  if ((property.type != ValueType::date && !is_period(property)) || !property.compared() ||
      property.over_time != OverTime::constant) {
    return implied;
  }
  OrderNetwork order(view, &asked);
  order.add_rules();
  const Repair repair = smallest_repair(view, order);
  implied.exact_repair = repair.exact;
  std::vector<Cause> kept;
  for (Cause cause = 0; cause < order.causes(); ++cause) {
    const auto facts = order.facts_behind(cause);
    if (std::binary_search(repair.withdrawn.begin(), repair.withdrawn.end(), cause)) {
      implied.left_out.insert(implied.left_out.end(), facts.begin(), facts.end());
    } else {
      kept.push_back(cause);
    }
  }
  const auto side = [&](std::uint32_t from, std::uint32_t to) -> std::optional<ImpliedInstant::Side> {
    const ImpliedBound bound = order.bounds().implied_max(from, to, kept);
    if (bound.kind != ImpliedBound::Kind::bounded) return std::nullopt;
    ImpliedInstant::Side result;
    result.at = from == OrderNetwork::kOrigin ? bound.max : -bound.max;
    result.slack = order.slack_along(bound.path);
    const auto add = [](auto& all, auto one) {
      if (std::find(all.begin(), all.end(), one) == all.end()) all.push_back(one);
    };
    for (const DifferenceBound& step : bound.path) {
      if (step.cause != kBackground) add(result.facts, order.facts_behind(step.cause).front());
      if (const Rule* rule = order.rule_behind(step)) add(result.rules, rule);
    }
    return result;
  };
  const std::uint32_t number = *order.find(asked);
  for (const DatedEnd end : order.ends_of(asked.property)) {
    const std::uint32_t instant = order.variable(number, end);
    implied.instants.push_back(
        {end, side(instant, OrderNetwork::kOrigin), side(OrderNetwork::kOrigin, instant)});
  }
  return implied;
}

}  // namespace gainsay
