// G203 reversal: a name, a choice or a yes-or-no that goes A → B → A, where B rests on a single origin.
// Offices do change hands and come back; but a name that one newsroom alone gives, between two mentions of
// another, is likely a slip.

#include <fmt/format.h>

#include "checks/checks.h"
#include "checks/history.h"
#include "checks/name_pairs.h"
#include "checks/wording.h"

namespace gainsay {

void check_reversal(const SeriesView& view, Findings& findings) {
  const std::vector<Run> runs = history(view);
  for (const std::size_t i : reversals(view, runs)) {
    Finding finding = finding_on(view, "G203");
    const std::uint32_t before = runs[i - 1].assertions.back(), after = runs[i + 1].assertions.front();
    const std::vector<std::uint32_t>& slip = runs[i].assertions;
    finding.facts.push_back(view.assertions[before].fact);
    for (const std::uint32_t member : slip) finding.facts.push_back(view.assertions[member].fact);
    finding.facts.push_back(view.assertions[after].fact);
    finding.steps = {step_between(view, before, slip.front()), step_between(view, slip.back(), after)};
    const auto who = [&](std::size_t at) {
      return voices(view.corpus, std::span(finding.facts).subspan(at, 1));
    };
    finding.message = fmt::format("{} went from {} ({}) to {} ({}) and back to {} ({}): a slip in between?",
                                  topic_of(view), finding.steps[0].from, who(0), finding.steps[0].to, who(1),
                                  finding.steps[1].to, who(finding.facts.size() - 1));
    finding.because.push_back(fmt::format("{} rests on one origin alone, between two mentions of {}",
                                          finding.steps[0].to, finding.steps[0].from));
    const auto between = std::span(finding.facts).subspan(1, finding.facts.size() - 2);
    for (std::string& line : copied_texts(view, between)) finding.because.push_back(std::move(line));
    tell_likeness(view, finding);
    findings.push_back(std::move(finding));
  }
}

}  // namespace gainsay
