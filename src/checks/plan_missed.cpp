// G303 plan missed: what happened is not what the last plan or forecast before it said. A plan that was met
// is support, and is told in the timeline.

#include <fmt/format.h>

#include <algorithm>

#include "checks/checks.h"
#include "checks/history.h"
#include "checks/plans.h"
#include "checks/wording.h"

namespace gainsay {

void check_plan_missed(const SeriesView& view, Findings& findings) {
  const std::vector<Plan> said = plans(view);
  if (said.empty()) return;
  Finding finding = finding_on(view, "G303");
  for (const std::uint32_t happened : standing(view)) {
    const std::optional<Ticks> when = came_true(view, happened);
    if (!when) continue;
    const auto last = std::find_if(said.rbegin(), said.rend(), [&](const Plan& plan) {
      return plan.said.last < when->first && same_occasion(view, plan.about, view.occasion(happened));
    });
    if (last == said.rend()) continue;
    if (compare(last->meaning, *view.assertions[happened].meaning) != Agreement::exclude) continue;
    const FactId fact = view.assertions[happened].fact;
    const bool told = std::any_of(finding.steps.begin(), finding.steps.end(), [&](const Step& step) {
      return step.facts.front() == last->fact && step.to == said_value(view, fact);
    });
    if (told) continue;  // one plan and one outcome, however many articles report it
    Step step = step_of(view, last->fact, fact);
    for (const FactId id : step.facts) {
      if (std::find(finding.facts.begin(), finding.facts.end(), id) == finding.facts.end())
        finding.facts.push_back(id);
    }
    finding.steps.push_back(std::move(step));
  }
  if (finding.steps.empty()) return;
  const Step& first = finding.steps.front();
  finding.message = fmt::format("{}: {} was foreseen ({}), it became {} ({})", topic_of(view), first.from,
                                voices(view.corpus, std::span(first.facts).first(1)), first.to,
                                voices(view.corpus, std::span(first.facts).last(1)));
  finding.because.emplace_back("a plan is no assertion: it contradicts nothing, and may come out otherwise");
  findings.push_back(std::move(finding));
}

}  // namespace gainsay
