#include "graph/explanation.h"

#include <algorithm>
#include <iterator>
#include <stdexcept>
#include <utility>

#include "graph/hitting_set.h"

namespace gainsay {
namespace {

// Those of `all` that are not in `without`, in their order; `without` is sorted.
std::vector<Cause> left_of(std::span<const Cause> all, std::span<const Cause> without) {
  std::vector<Cause> left;
  std::copy_if(all.begin(), all.end(), std::back_inserter(left),
               [without](Cause cause) { return !std::binary_search(without.begin(), without.end(), cause); });
  return left;
}

std::vector<Cause> sorted(std::vector<Cause> causes) {
  std::sort(causes.begin(), causes.end());
  return causes;
}

// The plain definition, asked once more.
void check(std::span<const Cause> found, const Consistent& consistent) {
  bool right = !consistent(found);
  std::vector<Cause> rest;
  for (std::size_t i = 0; right && i < found.size(); ++i) {
    rest.assign(found.begin(), found.end());
    rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(i));
    right = consistent(rest);
  }
  if (!right) throw std::logic_error("the explanation of a conflict does not stand up to its check");
}

}  // namespace

// Deletion by blocks, from the end, each time of half the size: long sets of which little is needed shrink
// quickly, and the last pass, of single causes, is plain deletion.
std::vector<Cause> irreducible(std::span<const Cause> causes, const Consistent& consistent) {
  std::vector<Cause> kept(causes.begin(), causes.end());
  std::vector<Cause> rest;
  for (std::size_t block = kept.size(); block > 0; block /= 2) {
    for (std::size_t end = kept.size(); end > 0;) {
      const std::size_t begin = end > block ? end - block : 0;
      rest.assign(kept.begin(), kept.begin() + static_cast<std::ptrdiff_t>(begin));
      rest.insert(rest.end(), kept.begin() + static_cast<std::ptrdiff_t>(end), kept.end());
      if (!consistent(rest)) kept.swap(rest);
      end = begin;
    }
  }
  check(kept, consistent);
  return kept;
}

Conflicts disjoint_conflicts(std::span<const Cause> causes, const Consistent& consistent) {
  Conflicts found;
  std::vector<Cause> left(causes.begin(), causes.end());
  while (!consistent(left)) {
    found.push_back(irreducible(left, consistent));
    if (found.back().empty()) return Conflicts(1);
    left = left_of(left, sorted(found.back()));
  }
  return found;
}

FindConflicts conflicts_of(Consistent consistent) {
  return [consistent = std::move(consistent)](std::span<const Cause> kept) {
    return disjoint_conflicts(kept, consistent);
  };
}

FindConflicts conflicts_of(DifferenceNetwork& network) {
  return [&network](std::span<const Cause> kept) {
    Conflicts found;
    for (Contradiction& contradiction : network.contradictions(kept))
      found.push_back(std::move(contradiction.causes));
    return found;
  };
}

Repair smallest_repair(std::span<const Cause> causes, std::span<const Weight> weights,
                       const FindConflicts& find, const RepairLimits& limits) {
  Repair repair;
  Conflicts known;
  std::uint64_t steps = limits.steps;
  std::uint32_t rounds = limits.rounds;
  for (Conflicts fresh = find(causes); !fresh.empty(); fresh = find(left_of(causes, repair.withdrawn))) {
    for (std::vector<Cause>& conflict : fresh) {
      if (std::all_of(conflict.begin(), conflict.end(),
                      [weights](Cause c) { return weights[c] == kMustStay; })) {
        return {false, true, {}, 0};
      }
      known.push_back(sorted(std::move(conflict)));
    }
    if (rounds == 0 || --rounds == 0) steps = 0;
    HittingSet lightest = hit_all(known, weights, steps);
    repair.withdrawn = std::move(lightest.chosen);
    if (!lightest.exact) {
      repair.exact = false;
      steps = 0;  // from here on every round is greedy
    }
  }
  // A greedy set may hold what another of its choices made needless. The heaviest is put back first.
  if (!repair.exact) {
    std::vector<Cause> heaviest_first = repair.withdrawn;
    std::stable_sort(heaviest_first.begin(), heaviest_first.end(),
                     [weights](Cause a, Cause b) { return weights[a] > weights[b]; });
    for (const Cause cause : heaviest_first) {
      std::vector<Cause> fewer = repair.withdrawn;
      fewer.erase(std::find(fewer.begin(), fewer.end(), cause));
      if (find(left_of(causes, fewer)).empty()) repair.withdrawn = std::move(fewer);
    }
  }
  for (const Cause cause : repair.withdrawn) repair.weight += weights[cause];
  return repair;
}

}  // namespace gainsay
