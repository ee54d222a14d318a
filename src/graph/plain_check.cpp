#include "graph/plain_check.h"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace gainsay {

bool plainly_consistent(std::span<const Bound> bounds) {
  // The variables that occur, so that the work depends on the bounds alone.
  std::vector<std::uint32_t> variables;
  variables.reserve(2 * bounds.size());
  for (const Bound& bound : bounds) {
    variables.push_back(bound.from);
    variables.push_back(bound.to);
  }
  std::sort(variables.begin(), variables.end());
  variables.erase(std::unique(variables.begin(), variables.end()), variables.end());
  const auto place = [&variables](std::uint32_t variable) {
    return static_cast<std::size_t>(std::lower_bound(variables.begin(), variables.end(), variable) - variables.begin());
  };
  struct Line {
    std::size_t from, to;
    PathSum max;
  };
  std::vector<Line> lines;
  lines.reserve(bounds.size());
  for (const Bound& bound : bounds) lines.push_back({place(bound.from), place(bound.to), bound.max});

  std::vector<PathSum> values(variables.size(), 0);
  bool changed = false;
  const auto obey = [&](const Line& line) {
    if (values[line.to] - values[line.from] <= line.max) return;
    values[line.to] = values[line.from] + line.max;
    changed = true;
  };
  // A shortest path has fewer bounds than there are variables, and each round settles at least one bound more of it.
  for (std::size_t round = 0; round <= variables.size(); ++round) {
    changed = false;
    if (round % 2 == 0) {
      std::for_each(lines.begin(), lines.end(), obey);
    } else {
      std::for_each(lines.rbegin(), lines.rend(), obey);
    }
    if (!changed) return true;
  }
  return false;
}

bool is_negative_cycle(std::span<const Bound> cycle) {
  PathSum sum = 0;
  for (std::size_t i = 0; i < cycle.size(); ++i) {
    if (cycle[i].to != cycle[(i + 1) % cycle.size()].from) return false;
    sum += cycle[i].max;
  }
  return sum < 0;
}

}  // namespace gainsay
