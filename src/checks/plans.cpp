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

bool same_occasion(const SeriesView& view, const Occasion& a, const Occasion& b) {
  if (view.property.over_time == OverTime::constant) return true;
  if (a.edtf == nullptr || b.edtf == nullptr) return false;
  if (view.property.over_time == OverTime::tally) return a.window.known && a.window == b.window;
  const TimeRelation relation = relate(*a.valid, *b.valid);
  return relation.meeting == Meeting::must && !relation.handed_over;
}

}  // namespace gainsay
