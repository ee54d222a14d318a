// G301 change: a state has another value at a later time. Nothing is wrong; the note shows the steps, so that
// a reader sees at once that time explains the difference. One note a series.

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

#include "checks/checks.h"
#include "checks/history.h"
#include "checks/wording.h"

namespace gainsay {

namespace {

std::string direction_of(const std::vector<Step>& steps) {
  bool rising = false, falling = false;
  for (const Step& step : steps) {
    if (!step.difference) return {};
    (step.difference->is_negative() ? falling : rising) = true;
  }
  return rising && falling ? "mixed" : rising ? "rising" : "falling";
}

std::string days_text(const Step& step) {
  if (!step.days) return {};
  const auto [least, most] = *step.days;
  return least == most ? fmt::format(" after {} day{}", least, least == 1 ? "" : "s")
                       : fmt::format(" after {} to {} days", least, most);
}

std::string dated(const SeriesView& view, FactId id) {
  const Time* time = view.corpus.time(view.corpus.fact(id).when);
  return fmt::format("{}, {}", voices(view.corpus, std::span(&id, 1)),
                     time == nullptr ? "undated" : view.corpus.text(time->text));
}

}  // namespace

void check_change(const SeriesView& view, Findings& findings) {
  const std::vector<Run> runs = history(view);
  if (runs.size() < 2) return;
  const std::vector<std::size_t> told = reversals(view, runs);
  Finding finding = finding_on(view, "G301");
  for (std::size_t i = 1; i < runs.size(); ++i) {
    const bool elsewhere =
        std::any_of(told.begin(), told.end(), [&](std::size_t b) { return i == b || i == b + 1; });
    if (elsewhere) continue;
    Step step = step_between(view, runs[i - 1].assertions.back(), runs[i].assertions.front());
    for (const FactId fact : step.facts) {
      if (std::find(finding.facts.begin(), finding.facts.end(), fact) == finding.facts.end()) {
        finding.facts.push_back(fact);
      }
    }
    finding.steps.push_back(std::move(step));
  }
  if (finding.steps.empty()) return;
  finding.direction = direction_of(finding.steps);
  const Step& first = finding.steps.front();
  const Step& last = finding.steps.back();
  if (finding.steps.size() == 1) {
    finding.message =
        fmt::format("{} went from {} ({}) to {} ({}){}", topic_of(view), first.from,
                    dated(view, first.facts[0]), first.to, dated(view, first.facts[1]), days_text(first));
  } else {
    finding.message =
        fmt::format("{} changed {} times, from {} ({}) to {} ({}){}", topic_of(view), finding.steps.size(),
                    first.from, dated(view, first.facts[0]), last.to, dated(view, last.facts[1]),
                    finding.direction == "mixed" || finding.direction.empty()
                        ? ""
                        : fmt::format(", always {}", finding.direction));
  }
  finding.because.emplace_back("the times cannot meet, or one ends where the other begins: no contradiction");
  findings.push_back(std::move(finding));
}

}  // namespace gainsay
