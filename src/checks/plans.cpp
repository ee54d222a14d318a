#include "checks/plans.h"

#include <algorithm>
#include <tuple>

namespace gainsay {

std::vector<Plan> plans(const SeriesView& view) {
  std::vector<Plan> found;
  if (!view.foreseen) return found;
  const Corpus& corpus = view.corpus;
  for (const FactId id : view.context.graph.facts_of(view.series)) {
    const Fact& fact = corpus.fact(id);
    const Time* said = corpus.time(fact.said);
    if (!fact.foreseen() || said == nullptr) continue;
    Plan plan{id, meaning(corpus, view.property, fact.value), view.context.readings.day(fact.said), {}};
    if (!plan.meaning.comparable()) continue;
    if (const Time* when = corpus.time(fact.when)) {
      plan.about.edtf = &when->edtf;
      plan.about.valid = &view.context.readings.state(fact.when, view.property.resolution, fact.default_when);
      plan.about.window = window(when->edtf, view.property.resolution);  // a plan does count the future
    }
    found.push_back(std::move(plan));
  }
  std::stable_sort(found.begin(), found.end(), [](const Plan& a, const Plan& b) {
    return std::tie(a.said.first, a.said.last) < std::tie(b.said.first, b.said.last);
  });
  return found;
}

std::string plan_in_words(const SeriesView& view, std::span<const FactId> plans) {
  const Corpus& corpus = view.corpus;
  const bool planned = std::any_of(plans.begin(), plans.end(),
                                   [&](FactId id) { return corpus.fact(id).stance == Stance::planned; });
  const Fact& first = corpus.fact(plans.front());
  const bool one_time = std::all_of(plans.begin(), plans.end(), [&](FactId id) {
    return corpus.fact(id).when == first.when && !corpus.fact(id).default_when;
  });
  std::string text = planned ? "the plan" : "the forecast";
  if (view.property.over_time != OverTime::constant && one_time && first.when.valid()) {
    text.append(" for ").append(corpus.text(corpus.time(first.when)->text));
  }
  return text;
}

bool same_occasion(const SeriesView& view, const Occasion& a, const Occasion& b) {
  if (view.property.over_time == OverTime::constant) return true;
  if (a.edtf == nullptr || b.edtf == nullptr) return false;
  if (view.property.over_time == OverTime::tally) return a.window.known && a.window == b.window;
  const TimeRelation relation = relate(*a.valid, *b.valid);
  return relation.meeting == Meeting::must && !relation.handed_over;
}

std::optional<Ticks> came_true(const SeriesView& view, std::uint32_t assertion) {
  const Value& value = view.fact(assertion).value;
  if (value.kind == ValueKind::date || value.kind == ValueKind::period) {
    return view.context.readings
        .state(TimeId(static_cast<std::size_t>(value.payload)), Resolution::day, false)
        .extent();
  }
  const Occasion& occasion = view.occasion(assertion);
  if (occasion.edtf == nullptr) return std::nullopt;
  return view.context.readings.state(view.fact(assertion).when, Resolution::day, occasion.moment).extent();
}

}  // namespace gainsay
