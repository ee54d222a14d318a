// G201 strained: values that fit only when the numbers are read at their most generous, or that exclude each
// other at times that only may meet. One generosity at a time: strained values at times that only may meet
// say nothing.

#include <fmt/format.h>

#include "checks/checks.h"
#include "checks/wording.h"

namespace gainsay {

void check_strained(const SeriesView& view, Findings& findings) {
  for (const Tension& tension : view.tensions) {
    Finding finding = finding_on(view, "G201");
    for (const std::uint32_t member : tension.members) finding.facts.push_back(view.assertions[member].fact);
    finding.facts = by_publication(view.corpus, std::move(finding.facts));
    finding.clusters = clusters(view, tension.members);
    finding.when = common_time(view, tension.members);
    std::vector<std::string> sides;
    for (const Cluster& cluster : finding.clusters) {
      if (sides.size() == 3 && finding.clusters.size() > 3) {
        sides.push_back(fmt::format("{} other values", finding.clusters.size() - 3));
        break;
      }
      sides.push_back(fmt::format("{} ({})", cluster.value, voices(view.corpus, cluster.facts)));
    }
    const std::string when = at_time(finding.when);
    finding.message = fmt::format("{} is {}{}, which {}", topic_of(view), listing(sides), when,
                                  tension.may_meet ? "cannot both hold if they speak of one time"
                                                   : "fits only if the values are read generously");
    if (tension.may_meet) {
      finding.because.emplace_back(
          "the values exclude each other, but their dates are not exact enough to say that the times meet");
    }
    if (tension.strained) {
      finding.because.emplace_back(
          "the times meet and the values are not what a reader expects of one another, yet both can be "
          "meant");
    }
    findings.push_back(std::move(finding));
  }
}

}  // namespace gainsay
