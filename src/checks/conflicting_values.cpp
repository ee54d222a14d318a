// G101 conflicting values, and G105 disputed.
//
// Facts of one series whose values exclude each other and whose times must meet. One finding a conflict, not
// one a pair; where every excluding pair is between facts that the articles attribute to different sources,
// the articles may both be right about what was said, and the conflict is a dispute.

#include <fmt/format.h>

#include <algorithm>

#include "checks/checks.h"
#include "checks/name_pairs.h"
#include "checks/wording.h"

namespace gainsay {

namespace {

std::string sides(const SeriesView& view, const std::vector<Cluster>& clusters) {
  constexpr std::size_t kShown = 3;
  std::vector<std::string> each;
  for (const Cluster& cluster : clusters) {
    if (each.size() == kShown && clusters.size() > kShown) {
      each.push_back(fmt::format("{} other values", clusters.size() - kShown));
      break;
    }
    each.push_back(fmt::format("{} ({})", cluster.value, voices(view.corpus, cluster.facts)));
  }
  return listing(each);
}

std::vector<std::string> reasons(const SeriesView& view, const Finding& finding) {
  std::vector<std::string> because;
  if (view.property.over_time == OverTime::constant) {
    because.push_back("there is one truth for all time");
  } else {
    because.push_back(finding.when.empty() ? "their times must meet"
                                           : "all speak of the same time:" + at_time(finding.when));
  }
  if (finding.clusters.size() >= 2 && finding.clusters.front().hard) {
    const Interval& low = *finding.clusters.front().hard;
    const Interval& high = *finding.clusters.back().hard;
    if (!meets(low, high)) {
      because.push_back(fmt::format("at their most generous, {} and {} have nothing in common", describe(low),
                                    describe(high)));
    }
  }
  std::vector<std::string> support;
  for (const Cluster& cluster : finding.clusters) {
    support.push_back(fmt::format("{} rests on {} independent origin{}", cluster.value, cluster.origins,
                                  cluster.origins == 1 ? "" : "s"));
    if (support.size() == 4) break;
  }
  because.push_back(listing(support));
  for (std::string& line : copied_texts(view, finding.facts)) because.push_back(std::move(line));
  return because;
}

}  // namespace

void check_conflicting_values(const SeriesView& view, Findings& findings) {
  for (const Conflict& conflict : view.conflicts) {
    Finding finding = finding_on(view, conflict.between_sources ? "G105" : "G101");
    for (const std::uint32_t member : conflict.members) finding.facts.push_back(view.assertions[member].fact);
    for (const std::uint32_t member : conflict.support)
      finding.support.push_back(view.assertions[member].fact);
    finding.facts = by_publication(view.corpus, std::move(finding.facts));
    finding.support = by_publication(view.corpus, std::move(finding.support));
    finding.clusters = clusters(view, conflict.members);
    finding.when = common_time(view, conflict.members);
    const std::string when = at_time(finding.when);
    finding.message = fmt::format(
        "{} is {}{}", topic_of(view),
        conflict.between_sources ? claims(view, finding.clusters) : sides(view, finding.clusters), when);
    finding.because = reasons(view, finding);
    tell_likeness(view, finding);
    findings.push_back(std::move(finding));
  }
}

}  // namespace gainsay
