// G302 plan changed: the same planner or narrator says later that something else is planned or foreseen.
// Plans of different sources are each their own; two of one day cannot be put in order.

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "checks/checks.h"
#include "checks/plans.h"
#include "checks/wording.h"

namespace gainsay {

namespace {

// Who stands behind a plan: the one it is attributed to, and the one who tells it.
StringId narrator(const SeriesView& view, FactId id) {
  const Article& article = view.corpus.article_of(view.corpus.fact(id));
  return article.publisher.valid() ? article.publisher : article.agency.valid() ? article.agency : article.id;
}

// Between two reports of one date a day is no difference, as time zones go; between two plans of one planner
// it is one.
bool moved(const SeriesView& view, const Plan& from, const Plan& to) {
  const Agreement agreement = compare(from.meaning, to.meaning);
  const bool dated = view.property.type == ValueType::date || view.property.type == ValueType::period;
  return agreement == Agreement::exclude || (dated && agreement == Agreement::strained);
}

// The plans of one planner or narrator so far, latest last.
template <class Key>
class Latest {
 public:
  const Plan* before(const Key& key, const Plan& plan) const {
    const auto known = latest_.find(key);
    if (known == latest_.end()) return nullptr;
    const auto& said = known->second;
    const auto earlier = std::find_if(said.rbegin(), said.rend(),
                                      [&](const Plan* other) { return other->said.last < plan.said.first; });
    return earlier == said.rend() ? nullptr : *earlier;
  }
  void add(const Key& key, const Plan& plan) { latest_[key].push_back(&plan); }

 private:
  std::map<Key, std::vector<const Plan*>> latest_;
};

}  // namespace

void check_plan_changed(const SeriesView& view, Findings& findings) {
  const std::vector<Plan> said = plans(view);
  if (said.size() < 2) return;
  Latest<SourceId> by_planner;
  Latest<StringId> by_narrator;
  Finding finding = finding_on(view, "G302");
  const auto add_fact = [&](FactId fact) {
    if (std::find(finding.facts.begin(), finding.facts.end(), fact) == finding.facts.end()) {
      finding.facts.push_back(fact);
    }
  };
  for (const Plan& plan : said) {
    const SourceId planner = view.corpus.fact(plan.fact).attributed_to;
    const Plan* last = planner.valid() ? by_planner.before(planner, plan) : nullptr;
    const Plan* told = by_narrator.before(narrator(view, plan.fact), plan);
    if (told != nullptr) {
      const SourceId other = view.corpus.fact(told->fact).attributed_to;
      const bool different = planner.valid() && other.valid() && planner != other;
      if (!different && (last == nullptr || last->said.first < told->said.first)) last = told;
    }
    if (planner.valid()) by_planner.add(planner, plan);
    by_narrator.add(narrator(view, plan.fact), plan);
    if (last == nullptr || !same_occasion(view, last->about, plan.about)) continue;
    if (!moved(view, *last, plan)) continue;
    Step step = step_of(view, last->fact, plan.fact);
    if (last->said.first > kPast) {
      step.days = {plan.said.first - last->said.last, plan.said.last - last->said.first};
    }
    add_fact(last->fact);
    add_fact(plan.fact);
    finding.steps.push_back(std::move(step));
  }
  if (finding.steps.empty()) return;
  const Step& first = finding.steps.front();
  finding.message = fmt::format("{}: the plan changed from {} ({}) to {} ({})", topic_of(view), first.from,
                                voices(view.corpus, std::span(first.facts).first(1)), first.to,
                                voices(view.corpus, std::span(first.facts).last(1)));
  for (std::size_t i = 1; i < finding.steps.size(); ++i)
    finding.message += fmt::format(", then to {}", finding.steps[i].to);
  finding.because.emplace_back("the later statement is of the same planner or narrator: plans may move");
  findings.push_back(std::move(finding));
}

}  // namespace gainsay
