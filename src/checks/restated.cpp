// G305 restated: a publisher's later statement about the very same time replaces its earlier one. What was
// replaced stays in the timeline and takes part in nothing else.

#include <fmt/format.h>

#include <algorithm>

#include "checks/checks.h"
#include "checks/wording.h"

namespace gainsay {

void check_restated(const SeriesView& view, Findings& findings) {
  if (view.restatements.empty()) return;
  Finding finding = finding_on(view, "G305");
  for (const Restatement& restatement : view.restatements) {
    Step step = step_of(view, restatement.earlier, restatement.last);
    finding.facts.insert(finding.facts.end(), step.facts.begin(), step.facts.end());
    finding.steps.push_back(std::move(step));
  }
  std::sort(finding.facts.begin(), finding.facts.end());
  finding.facts.erase(std::unique(finding.facts.begin(), finding.facts.end()), finding.facts.end());
  finding.facts = by_publication(view.corpus, std::move(finding.facts));
  const Step& first = finding.steps.front();
  finding.message = fmt::format("{}: {} corrected {} to {}", topic_of(view),
                                voices(view.corpus, std::span(first.facts).last(1)), first.from, first.to);
  finding.message += more_such(finding.steps.size() - 1, "correction");
  finding.because.emplace_back("the same publisher, about the very same time, within 30 days");
  findings.push_back(std::move(finding));
}

}  // namespace gainsay
