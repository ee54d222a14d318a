#include "checks/run.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <iterator>
#include <thread>

#include "checks/checks.h"

namespace gainsay {

namespace {

constexpr std::array kChecks{
    Check{"conflicting-values", check_conflicting_values},
    Check{"strained", check_strained},
    Check{"abrupt-change", check_abrupt_change},
    Check{"reversal", check_reversal},
    Check{"change", check_change},
    Check{"plan-changed", check_plan_changed},
    Check{"plan-missed", check_plan_missed},
    Check{"pace-changed", check_pace_changed},
    Check{"restated", check_restated},
};

void check_group(const Context& context, const Group& group, std::vector<Finding>& findings) {
  for (const Series& series : context.graph.series_of(group)) {
    if (series.end_fact - series.first_fact < 2) continue;  // a single fact contradicts nothing
    const SeriesView view(context, series);
    for (const Check& check : kChecks) check.run(view, findings);
  }
}

}  // namespace

std::span<const Check> checks() { return kChecks; }

std::vector<Finding> run_checks(const FactGraph& graph, unsigned jobs) {
  const Origins origins(graph.corpus());
  const auto groups = graph.groups();
  std::vector<Finding> all;
  if (jobs <= 1) {
    Readings readings(graph.corpus());
    const Context context{graph, graph.corpus(), origins, readings};
    for (const Group& group : groups) check_group(context, group, all);
    return all;
  }
  // Threads take stretches of groups as they come; the findings are joined in the order of groups.
  constexpr std::size_t kStretch = 64;
  std::vector<std::vector<Finding>> found((groups.size() + kStretch - 1) / kStretch);
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    Readings readings(graph.corpus());
    const Context context{graph, graph.corpus(), origins, readings};
    for (std::size_t i = next++; i < found.size(); i = next++) {
      const std::size_t first = i * kStretch;
      for (const Group& group : groups.subspan(first, std::min(kStretch, groups.size() - first))) {
        check_group(context, group, found[i]);
      }
    }
  };
  {
    std::vector<std::thread> threads;
    for (unsigned i = 1; i < jobs; ++i) threads.emplace_back(work);
    work();
    for (std::thread& thread : threads) thread.join();
  }
  for (std::vector<Finding>& part : found) {
    all.insert(all.end(), std::make_move_iterator(part.begin()), std::make_move_iterator(part.end()));
  }
  return all;
}

}  // namespace gainsay
