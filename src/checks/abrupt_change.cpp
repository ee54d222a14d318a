// G202 abrupt change: a state that its property says is steady differs, beyond what a reader would take for
// the same value, within less time than it is expected to keep. A state that was handed over changed by the
// articles' own word, and is no surprise.

#include <fmt/format.h>

#include <algorithm>

#include "checks/checks.h"
#include "checks/history.h"
#include "checks/wording.h"

namespace gainsay {

void check_abrupt_change(const SeriesView& view, Findings& findings) {
  if (!view.property.steady_for || view.property.over_time != OverTime::state || view.agreed) return;
  const std::int64_t steady_days = view.property.steady_for->least / kSecondsADay;
  const std::vector<std::uint32_t> left = standing(view);
  Finding finding = finding_on(view, "G202");
  for (std::size_t i = 0; i + 1 < left.size(); ++i) {
    const Assertion& from = view.assertions[left[i]];
    const Assertion& to = view.assertions[left[i + 1]];
    if (compare(*from.meaning, *to.meaning) == Agreement::agree) continue;
    const TimeRelation relation = view.relation(from.occasion, to.occasion);
    if (relation.meeting != Meeting::never || relation.handed_over) continue;
    Step step = step_between(view, left[i], left[i + 1]);
    if (!step.days || step.days->second > steady_days) continue;
    for (const FactId fact : step.facts) {
      if (std::find(finding.facts.begin(), finding.facts.end(), fact) == finding.facts.end()) {
        finding.facts.push_back(fact);
      }
    }
    finding.steps.push_back(std::move(step));
  }
  if (finding.steps.empty()) return;
  const Step& first = finding.steps.front();
  finding.message = fmt::format(
      "{} went from {} ({}) to {} ({}) within {} day{}, sooner than the {} days it is expected to keep",
      topic_of(view), first.from, voices(view.corpus, std::span(first.facts).first(1)), first.to,
      voices(view.corpus, std::span(first.facts).last(1)), first.days->second,
      first.days->second == 1 ? "" : "s", steady_days);
  finding.message += more_such(finding.steps.size() - 1, "step");
  finding.because.push_back(fmt::format("{} is declared steady for at least {} days (steady_for)",
                                        view.corpus.property_label(view.series.property), steady_days));
  finding.facts = by_publication(view.corpus, std::move(finding.facts));
  findings.push_back(std::move(finding));
}

}  // namespace gainsay
