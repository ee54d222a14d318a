#include "checks/run.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <iterator>
#include <memory>
#include <thread>
#include <utility>

#include "checks/checks.h"
#include "checks/history.h"
#include "graph/joined_subjects.h"

namespace gainsay {

namespace {

constexpr std::array kChecks{
    Check{.name = "conflicting-values", .series = check_conflicting_values},
    Check{.name = "impossible-tally", .subject = check_impossible_tally},
    Check{.name = "impossible-order", .joined = check_impossible_order},
    Check{.name = "broken-rule", .subject = check_broken_rule},
    Check{.name = "broken-rule", .joined = check_exclusive},
    Check{.name = "strained", .series = check_strained},
    Check{.name = "abrupt-change", .series = check_abrupt_change},
    Check{.name = "reversal", .series = check_reversal},
    Check{.name = "change", .series = check_change},
    Check{.name = "plan-changed", .series = check_plan_changed},
    Check{.name = "plan-missed", .series = check_plan_missed},
    Check{.name = "pace-changed", .series = check_pace_changed},
    Check{.name = "restated", .series = check_restated},
};

void check_subject(const Context& context, const Group& group, Findings& findings) {
  std::vector<const Series*> all;
  for (const Series& series : context.graph.series_of(group)) {
    all.push_back(&series);
    if (series.end_fact - series.first_fact < 2) continue;  // a single fact is no series to look at
    const SeriesView view(context, series);
    withdraw(view, context.standing);
    for (const Check& check : kChecks) {
      if (check.series != nullptr) check.series(view, findings);
    }
  }
  const GroupView view(context, std::move(all));
  for (const Check& check : kChecks) {
    if (check.subject != nullptr) check.subject(view, findings);
  }
}

void check_joined(const Context& context, std::span<const std::uint32_t> groups, Findings& findings) {
  std::vector<const Series*> all;
  for (const std::uint32_t group : groups) {
    for (const Series& series : context.graph.series_of(context.graph.groups()[group]))
      all.push_back(&series);
  }
  const GroupView view(context, std::move(all));
  for (const Check& check : kChecks) {
    if (check.joined != nullptr) check.joined(view, findings);
  }
}

// Threads take stretches of `count` pieces of work as they come; the findings are joined in their order.
template <class Work>
void spread(std::size_t count, unsigned jobs, const Work& work, Findings& all) {
  constexpr std::size_t kStretch = 64;
  std::vector<Findings> found((count + kStretch - 1) / kStretch);
  std::atomic<std::size_t> next = 0;
  const auto run = [&] {
    const auto mine = work();
    for (std::size_t i = next++; i < found.size(); i = next++) {
      for (std::size_t at = i * kStretch; at < std::min(count, (i + 1) * kStretch); ++at) mine(at, found[i]);
    }
  };
  {
    std::vector<std::thread> threads;
    for (unsigned i = 1; i < jobs; ++i) threads.emplace_back(run);
    run();
    for (std::thread& thread : threads) thread.join();
  }
  for (Findings& part : found) {
    all.insert(all.end(), std::make_move_iterator(part.begin()), std::make_move_iterator(part.end()));
  }
}

}  // namespace

std::span<const Check> checks() { return kChecks; }

std::vector<Finding> run_checks(const FactGraph& graph, unsigned jobs) {
  const Corpus& corpus = graph.corpus();
  const Origins origins(corpus);
  StandingFacts standing(corpus.facts.size());
  Findings all;
  // Each thread reads times into a table of its own.
  const auto worker = [&](const auto& check, const auto& pieces) {
    return [&] {
      return [&, readings = std::make_unique<Readings>(corpus)](std::size_t at, Findings& findings) {
        check(Context{graph, corpus, origins, *readings, standing}, pieces[at], findings);
      };
    };
  };
  const auto groups = graph.groups();
  spread(groups.size(), jobs, worker(check_subject, groups), all);
  const auto joined = joined_subjects(graph);
  spread(joined.size(), jobs, worker(check_joined, joined), all);
  return all;
}

}  // namespace gainsay
