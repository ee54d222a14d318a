#include "checks/history.h"

#include <algorithm>
#include <tuple>

#include "checks/wording.h"

namespace gainsay {

namespace {

bool excludes(const SeriesView& view, std::uint32_t a, std::uint32_t b) {
  return compare(*view.assertions[a].meaning, *view.assertions[b].meaning) == Agreement::exclude;
}

void withdraw(const SeriesView& view, const Conflict& conflict, std::vector<bool>& withdrawn) {
  const std::vector<Cluster> sides = clusters(view, conflict.members);
  const auto exact = [&](const Cluster& side) {
    return std::any_of(side.facts.begin(), side.facts.end(), [&](FactId id) {
      const Hedge hedge = view.corpus.fact(id).value.hedge;
      return hedge == Hedge::none || hedge == Hedge::exactly;
    });
  };
  const auto best = std::max_element(sides.begin(), sides.end(), [&](const Cluster& a, const Cluster& b) {
    return std::tuple(a.origins, exact(a)) < std::tuple(b.origins, exact(b));
  });
  std::vector<FactId> kept = best->facts;
  std::sort(kept.begin(), kept.end());
  for (const std::uint32_t member : conflict.members) {
    if (!std::binary_search(kept.begin(), kept.end(), view.assertions[member].fact)) withdrawn[member] = true;
  }
}

}  // namespace

std::vector<bool> outvoted(const SeriesView& view) {
  std::vector<bool> withdrawn(view.assertions.size());
  for (const Conflict& conflict : view.conflicts) withdraw(view, conflict, withdrawn);
  return withdrawn;
}

void withdraw(const SeriesView& view, StandingFacts& standing) {
  for (const Restatement& restatement : view.restatements) standing.withdraw(restatement.earlier);
  if (view.conflicts.empty()) return;
  const std::vector<bool> gone = outvoted(view);
  for (std::size_t i = 0; i < gone.size(); ++i) {
    if (gone[i]) standing.withdraw(view.assertions[i].fact);
  }
}

std::vector<std::uint32_t> standing(const SeriesView& view) {
  const std::vector<bool> withdrawn = outvoted(view);
  std::vector<std::uint32_t> left;
  for (std::uint32_t i = 0; i < view.assertions.size(); ++i) {
    if (!withdrawn[i] && view.occasion(i).edtf != nullptr) left.push_back(i);
  }
  // By end before start: what ends where an interval begins comes before it, though it may lie within its
  // first month.
  std::stable_sort(left.begin(), left.end(), [&](std::uint32_t a, std::uint32_t b) {
    const auto key = [&](std::uint32_t i) {
      const Occasion& occasion = view.occasion(i);
      const Ticks ticks = view.extent(occasion);
      return std::pair(ticks.last, ticks.first);
    };
    return key(a) < key(b);
  });
  return left;
}

std::vector<Run> history(const SeriesView& view) {
  std::vector<Run> runs;
  if (view.property.over_time != OverTime::state || view.agreed) return runs;
  for (const std::uint32_t next : standing(view)) {
    if (runs.empty()) {
      runs.push_back({{next}});
      continue;
    }
    std::vector<std::uint32_t>& run = runs.back().assertions;
    if (!excludes(view, run.back(), next) && !excludes(view, run.front(), next)) {
      run.push_back(next);
      continue;
    }
    const TimeRelation relation =
        view.relation(view.assertions[run.back()].occasion, view.assertions[next].occasion);
    if (relation.meeting == Meeting::never || relation.handed_over) runs.push_back({{next}});
  }
  return runs;
}

Step step_between(const SeriesView& view, std::uint32_t from, std::uint32_t to) {
  Step step = step_of(view, view.assertions[from].fact, view.assertions[to].fact);
  const Occasion& a = view.occasion(from);
  const Occasion& b = view.occasion(to);
  if (a.edtf != nullptr && b.edtf != nullptr) step.days = days_between(*a.edtf, *b.edtf);
  return step;
}

std::vector<std::size_t> reversals(const SeriesView& view, const std::vector<Run>& runs) {
  std::vector<std::size_t> found;
  const Property& property = view.property;
  const bool kinds = property.type == ValueType::name || property.type == ValueType::boolean ||
                     property.type == ValueType::text;
  if (!kinds) return found;
  for (std::size_t i = 1; i + 1 < runs.size(); ++i) {
    const std::uint32_t before = runs[i - 1].assertions.back(), after = runs[i + 1].assertions.front();
    if (excludes(view, before, after)) continue;
    std::vector<FactId> between;
    for (const std::uint32_t a : runs[i].assertions) between.push_back(view.assertions[a].fact);
    if (view.context.origins.count(view.corpus, between) != 1) continue;
    found.push_back(i);
    ++i;  // what follows was compared already: A → B → A → C is one slip
  }
  return found;
}

}  // namespace gainsay
