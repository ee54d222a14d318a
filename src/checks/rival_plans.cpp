// G105 disputed: plans or forecasts that exclude each other and of which neither replaces the other.
//
// Two plans of one day cannot be put in order, whoever tells of them. Plans that articles attribute to
// different sources are each their own: of each source the last stands, whatever came before is history
// (plan_changed.cpp). A plan that nobody is cited for is the planner's, whoever that is: told on another day
// by another narrator it may have moved, so nothing is said.

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>

#include "checks/checks.h"
#include "checks/plans.h"
#include "checks/wording.h"
#include "graph/components.h"

namespace gainsay {

namespace {

SourceId planner(const SeriesView& view, const Plan& plan) {
  return view.corpus.fact(plan.fact).attributed_to;
}

bool different_planners(const SeriesView& view, const Plan& a, const Plan& b) {
  const SourceId x = planner(view, a), y = planner(view, b);
  return x.valid() && y.valid() && x != y;
}

// Both were said on one day: the same for all one can tell, or in one article that gives no other.
bool one_day(const SeriesView& view, const Plan& a, const Plan& b) {
  if (a.said == b.said && a.said.first == a.said.last) return true;
  const Fact& x = view.corpus.fact(a.fact);
  const Fact& y = view.corpus.fact(b.fact);
  const TimeId published = view.corpus.article_of(x).published;
  return x.article == y.article && x.said == published && y.said == published;
}

// Whether its planner, or whoever tells of it for nobody else, says something later of the same occasion.
std::vector<bool> replaced(const SeriesView& view, const std::vector<Plan>& said) {
  std::vector<bool> gone(said.size(), false);
  std::map<SourceId, std::vector<std::size_t>> by_planner;
  for (std::size_t i = 0; i < said.size(); ++i) {
    const SourceId source = planner(view, said[i]);
    if (!source.valid()) continue;
    std::vector<std::size_t>& standing = by_planner[source];
    std::erase_if(standing, [&](std::size_t earlier) {
      const bool later = said[earlier].said.last < said[i].said.first &&
                         same_occasion(view, said[earlier].about, said[i].about);
      if (later) gone[earlier] = true;
      return later;
    });
    standing.push_back(i);
  }
  return gone;
}

Finding rivalry(const SeriesView& view, const std::vector<const Plan*>& rivals) {
  Finding finding = finding_on(view, "G105");
  bool one = true;
  std::vector<Worded> values;
  for (const Plan* plan : rivals) {
    const Fact& fact = view.corpus.fact(plan->fact);
    finding.facts.push_back(plan->fact);
    values.push_back({plan->fact, &fact.value});
    one = one && one_day(view, *rivals.front(), *plan);
  }
  finding.facts = by_publication(view.corpus, std::move(finding.facts));
  finding.clusters = clusters_as_written(view, values);
  finding.message = fmt::format("{}: {} is {}", topic_of(view), plan_in_words(view, finding.facts),
                                claims(view, finding.clusters));
  finding.because.emplace_back(one ? "they stood on one day, so neither replaces the other"
                                   : "they are of different sources, and of each it is the last");
  return finding;
}

// Plans that are alike in all that matters are compared once: by number, the first that is like each.
std::vector<std::uint32_t> first_alike(const SeriesView& view, const std::vector<Plan>& said,
                                       const std::vector<bool>& gone) {
  // All of a value, for ordering.
  const auto parts = [](const Value& value) {
    return std::tuple(value.kind, value.hedge, value.exponent, value.decimals_written, value.unit,
                      value.payload);
  };
  const auto key = [&](std::uint32_t i) {
    const Plan& plan = said[i];
    const Fact& fact = view.corpus.fact(plan.fact);
    const bool certain = plan.said.first == plan.said.last;
    return std::tuple(plan.said.first, plan.said.last, certain ? ArticleId() : fact.article,
                      fact.attributed_to, static_cast<bool>(gone[i]), plan.about.valid, parts(fact.value));
  };
  std::map<decltype(key(0)), std::uint32_t> known;
  std::vector<std::uint32_t> first(said.size());
  for (std::uint32_t i = 0; i < said.size(); ++i) first[i] = known.try_emplace(key(i), i).first->second;
  return first;
}

}  // namespace

void check_rival_plans(const SeriesView& view, Findings& findings) {
  const std::vector<Plan> said = plans(view);
  if (said.size() < 2) return;
  const std::vector<bool> gone = replaced(view, said);
  const std::vector<std::uint32_t> first = first_alike(view, said, gone);
  Components links(static_cast<std::uint32_t>(said.size()));
  const auto compare_two = [&](std::uint32_t i, std::uint32_t j) {
    if (compare(said[i].meaning, said[j].meaning) != Agreement::exclude) return;
    if (same_occasion(view, said[i].about, said[j].about)) links.link(i, j);
  };
  std::vector<std::uint32_t> standing;
  for (std::uint32_t i = 0; i < said.size(); ++i) {
    if (first[i] != i) continue;
    for (std::uint32_t j = i + 1; j < said.size() && said[j].said == said[i].said; ++j) {
      if (first[j] == j && one_day(view, said[i], said[j])) compare_two(i, j);
    }
    if (gone[i]) continue;
    for (const std::uint32_t other : standing) {
      if (different_planners(view, said[i], said[other])) compare_two(other, i);
    }
    if (planner(view, said[i]).valid()) standing.push_back(i);
  }
  std::vector<std::uint32_t> number = links.numbers();
  for (std::uint32_t i = 0; i < said.size(); ++i) number[i] = number[first[i]];
  std::vector<std::vector<const Plan*>> rivalries;
  for (std::uint32_t i = 0; i < said.size(); ++i) {
    if (number[i] == kAlone) continue;
    if (number[i] == rivalries.size()) rivalries.emplace_back();
    rivalries[number[i]].push_back(&said[i]);
  }
  for (const std::vector<const Plan*>& rivals : rivalries) findings.push_back(rivalry(view, rivals));
}

}  // namespace gainsay
