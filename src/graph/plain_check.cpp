#include "graph/plain_check.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <limits>
#include <set>
#include <vector>

namespace gainsay {

bool plainly_consistent(std::span<const DifferenceBound> bounds) {
  std::size_t unlimited = std::numeric_limits<std::size_t>::max();
  return plainly_consistent(bounds, unlimited).value();
}

std::optional<bool> plainly_consistent(std::span<const DifferenceBound> bounds, std::size_t& looks) {
  // The variables lie between these two.
  std::uint32_t least = 0xffffffff, greatest = 0;
  for (const DifferenceBound& bound : bounds) {
    least = std::min({least, bound.from, bound.to});
    greatest = std::max({greatest, bound.from, bound.to});
  }
  if (bounds.empty()) return true;
  std::vector<PathSum> values(std::size_t{greatest} - least + 1, 0);
  bool changed = false;
  const auto obey = [&](const DifferenceBound& bound) {
    const PathSum most = values[bound.from - least] + bound.max;
    if (values[bound.to - least] <= most) return;
    values[bound.to - least] = most;
    changed = true;
  };
  // A shortest path has fewer bounds than there are variables, and each round settles at least one bound more
  // of it.
  for (std::size_t round = 0; round <= values.size(); ++round) {
    changed = false;
    if (looks < bounds.size()) return std::nullopt;
    looks -= bounds.size();
    if (round % 2 == 0) {
      std::for_each(bounds.begin(), bounds.end(), obey);
    } else {
      std::for_each(bounds.rbegin(), bounds.rend(), obey);
    }
    if (!changed) return true;
  }
  return false;
}

bool is_negative_cycle(std::span<const DifferenceBound> cycle) {
  PathSum sum = 0;
  for (std::size_t i = 0; i < cycle.size(); ++i) {
    if (cycle[i].to != cycle[(i + 1) % cycle.size()].from) return false;
    sum += cycle[i].max;
  }
  return sum < 0;
}

bool is_contradiction(const Contradiction& found, std::span<const DifferenceBound> bounds) {
  if (!is_negative_cycle(found.cycle)) return false;
  std::set<Cause> causes;
  for (const DifferenceBound& bound : found.cycle) {
    if (!std::binary_search(bounds.begin(), bounds.end(), bound)) return false;
    if (bound.cause != kBackground) causes.insert(bound.cause);
  }
  return causes == std::set<Cause>(found.causes.begin(), found.causes.end()) &&
         causes.size() == found.causes.size();
}

bool is_irreducible(std::span<const Cause> causes, std::span<const DifferenceBound> bounds,
                    std::size_t& looks) {
  std::vector<DifferenceBound> rest;
  for (const Cause left_out : causes) {
    rest.clear();
    std::copy_if(bounds.begin(), bounds.end(), std::back_inserter(rest),
                 [left_out](const DifferenceBound& bound) { return bound.cause != left_out; });
    const std::optional<bool> consistent = plainly_consistent(rest, looks);
    if (!consistent) {
      looks = 0;
      return true;
    }
    if (!*consistent) return false;
  }
  return true;
}

}  // namespace gainsay
