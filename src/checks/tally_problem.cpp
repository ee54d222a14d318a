#include "checks/tally_problem.h"

#include <algorithm>
#include <limits>
#include <numeric>

#include "checks/jointly.h"

namespace gainsay {

namespace {

// The causes on a path, each once, ascending.
std::vector<Cause> causes_of(std::span<const DifferenceBound> path) {
  std::vector<Cause> causes;
  for (const DifferenceBound& bound : path) {
    if (bound.cause != kBackground) causes.push_back(bound.cause);
  }
  std::sort(causes.begin(), causes.end());
  causes.erase(std::unique(causes.begin(), causes.end()), causes.end());
  return causes;
}

}  // namespace

TallyProblem::TallyProblem(const TallyBoard& board, std::span<const Tally> tallies,
                           std::span<const Query> queries)
    : tallies_(tallies) {
  const auto mention = [&](std::uint32_t scope, Ticks window) {
    points_.emplace_back(scope, window.first);
    points_.emplace_back(scope, window.last + 1);
  };
  for (const Tally& tally : tallies) {
    if (tally.says_least()) mention(tally.scope, *tally.least_over);
    for (const Ticks& window : tally.most_over) mention(tally.scope, window);
  }
  for (const Query& query : queries) mention(query.scope, query.window);
  if (board.atoms) {
    build_counts(*board.atoms);
  } else {
    build_network();
  }
}

void TallyProblem::build_network() {
  std::sort(points_.begin(), points_.end());
  points_.erase(std::unique(points_.begin(), points_.end()), points_.end());
  network_.clear(static_cast<std::uint32_t>(points_.size()));
  for (std::uint32_t i = 1; i < points_.size(); ++i) {
    if (points_[i].first == points_[i - 1].first) network_.add_bound(i, i - 1, 0);  // it never falls
  }
  for (Cause cause = 0; cause < tallies_.size(); ++cause) {
    const Tally& tally = tallies_[cause];
    if (tally.says_least()) {
      network_.add_bound(variable(tally.scope, tally.least_over->last + 1),
                         variable(tally.scope, tally.least_over->first), -tally.least, cause);
    }
    for (const Ticks& window : tally.most_over) {
      network_.add_bound(variable(tally.scope, window.first), variable(tally.scope, window.last + 1),
                         tally.most, cause);
    }
  }
}

void TallyProblem::build_counts(const ScopeAtoms& atoms) {
  for (const auto& [scope, tick] : points_) ticks_.push_back(tick);
  std::sort(ticks_.begin(), ticks_.end());
  ticks_.erase(std::unique(ticks_.begin(), ticks_.end()), ticks_.end());
  counts_.emplace(atoms);
  for (Cause cause = 0; cause < tallies_.size(); ++cause) {
    const Tally& tally = tallies_[cause];
    if (tally.says_least()) {
      counts_->at_least(tally.scope, point(tally.least_over->first), point(tally.least_over->last + 1),
                        tally.least, cause);
    }
    for (const Ticks& window : tally.most_over) {
      counts_->at_most(tally.scope, point(window.first), point(window.last + 1), tally.most, cause);
    }
  }
}

std::uint32_t TallyProblem::point(Tick tick) const {
  return static_cast<std::uint32_t>(std::lower_bound(ticks_.begin(), ticks_.end(), tick) - ticks_.begin());
}

std::uint32_t TallyProblem::variable(std::uint32_t scope, Tick tick) const {
  return static_cast<std::uint32_t>(std::lower_bound(points_.begin(), points_.end(), std::pair(scope, tick)) -
                                    points_.begin());
}

Conflicts TallyProblem::conflicts(std::span<const Cause> kept) {
  Conflicts found;
  if (counts_) {
    for (CountConflict& conflict : counts_->contradictions(kept)) found.push_back(std::move(conflict.causes));
    return found;
  }
  for (Contradiction& contradiction : network_.contradictions(kept)) {
    found.push_back(std::move(contradiction.causes));
  }
  return found;
}

std::vector<TallyConflict> TallyProblem::explained(std::span<const Cause> kept) {
  std::vector<TallyConflict> found;
  if (counts_) {
    for (CountConflict& conflict : counts_->contradictions(kept)) found.push_back(taken(std::move(conflict)));
    return found;
  }
  for (Contradiction& contradiction : network_.contradictions(kept)) {
    found.push_back(taken(std::move(contradiction)));
  }
  return found;
}

// Each bound of the cycle is one that some tally gave: back in time its lower one, else its upper one over
// one of its windows.
TallyConflict TallyProblem::taken(Contradiction&& contradiction) const {
  TallyConflict conflict{std::move(contradiction.causes), {}, {}};
  conflict.times.assign(conflict.causes.size(), 1);
  for (const Cause cause : conflict.causes) {
    const Tally& whole = tallies_[cause];
    conflict.taken.push_back({whole.scope, {}, whole.least, {}, whole.most, whole.facts});
  }
  std::vector<std::pair<Cause, std::size_t>> places;
  for (std::size_t i = 0; i < conflict.causes.size(); ++i) places.emplace_back(conflict.causes[i], i);
  std::sort(places.begin(), places.end());
  for (const DifferenceBound& bound : contradiction.cycle) {
    if (bound.cause == kBackground) continue;
    const auto place = std::lower_bound(places.begin(), places.end(), std::pair(bound.cause, std::size_t{0}));
    Tally& tally = conflict.taken[place->second];
    const Tick from = points_[bound.from].second, to = points_[bound.to].second;
    if (to < from) {
      tally.least_over = Ticks{to, from - 1};
    } else {
      tally.most_over.push_back({from, to - 1});
    }
  }
  return conflict;
}

// The sum tells which bounds of each tally are taken, and how often. Where a tally's bounds are taken
// unequally often, or whole numbers had to be tried, the numbers alone do not tell why.
TallyConflict TallyProblem::taken(CountConflict&& found) const {
  TallyConflict conflict{std::move(found.causes), {}, {}};
  for (const Cause cause : conflict.causes) conflict.taken.push_back(tallies_[cause]);
  if (found.sum.empty()) return conflict;
  conflict.times.assign(conflict.causes.size(), 0);
  for (Tally& tally : conflict.taken) {
    tally.least_over.reset();
    tally.most_over.clear();
  }
  bool adds_up = true;
  for (const CountTerm& term : found.sum) {
    if (term.bound.cause == kBackground) continue;
    const auto place = static_cast<std::size_t>(
        std::lower_bound(conflict.causes.begin(), conflict.causes.end(), term.bound.cause) -
        conflict.causes.begin());
    Tally& tally = conflict.taken[place];
    const Ticks window{ticks_[term.bound.first], ticks_[term.bound.last] - 1};
    if (term.bound.most) {
      tally.most_over.push_back(window);
    } else {
      tally.least_over = window;
    }
    adds_up = adds_up && (conflict.times[place] == 0 || conflict.times[place] == term.times);
    conflict.times[place] = term.times;
  }
  if (!adds_up) conflict.times.clear();
  return conflict;
}

namespace {

std::vector<Cause> stated(const CountLimit& limit) {
  std::vector<Cause> causes = limit.why.causes;
  std::erase(causes, kBackground);
  return causes;
}

}  // namespace

ImpliedCount TallyProblem::implied(const Query& query) {
  if (counts_) {
    ImpliedCount count;
    const std::uint32_t first = point(query.window.first), last = point(query.window.last + 1);
    const CountLimit most = counts_->implied_most(query.scope, first, last);
    if (most.kind == CountLimit::Kind::bounded) {
      count.most = most.n;
      count.behind_most = stated(most);
    }
    const CountLimit least = counts_->implied_least(query.scope, first, last);
    if (least.kind == CountLimit::Kind::bounded && least.n > 0) {
      count.least = least.n;
      count.behind_least = stated(least);
    }
    return count;
  }
  const std::uint32_t start = variable(query.scope, query.window.first);
  const std::uint32_t end = variable(query.scope, query.window.last + 1);
  ImpliedCount count;
  const ImpliedBound most = network_.implied_max(start, end);
  if (most.kind == ImpliedBound::Kind::bounded) {
    count.most = most.max;
    count.behind_most = causes_of(most.path);
  }
  // Beyond 64 bits no upper bound is worth telling, and of a lower one as much is true as can be told.
  constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();
  const ImpliedBound least = network_.implied_max(end, start);
  const bool beyond = least.kind == ImpliedBound::Kind::beyond_64_bits;
  if (beyond || (least.kind == ImpliedBound::Kind::bounded && least.max < 0)) {
    count.least = beyond || least.max < -kMost ? kMost : -least.max;
    count.behind_least = causes_of(least.path);
  }
  return count;
}

// ---- repair ----

namespace {

// The last day that a tally speaks of.
std::optional<Tick> last_day(const Tally& tally, Resolution resolution) {
  const Ticks window = tally.says_least() ? *tally.least_over : tally.most_over.back();
  if (window.last >= kFuture) return std::nullopt;
  return tick(tick_span(window.last, resolution).last, Resolution::day);
}

}  // namespace

Repair smallest_repair(const GroupView& view, const TallyBoard& board, TallyProblem& problem) {
  const Resolution resolution = view.corpus.properties[board.property.index].resolution;
  std::vector<Cause> all(board.tallies.size());
  std::iota(all.begin(), all.end(), Cause{0});
  std::vector<Weight> weights;
  weights.reserve(all.size());
  for (const Tally& tally : board.tallies) {
    weights.push_back(weight_of(view.context, tally.facts, last_day(tally, resolution)));
  }
  // Each round asks the whole network once more: few rounds where that is slow.
  RepairLimits limits;
  limits.rounds = static_cast<std::uint32_t>(std::clamp<std::size_t>(2'000'000 / all.size(), 5, 200));
  return smallest_repair(
      all, weights, [&](std::span<const Cause> kept) { return problem.conflicts(kept); }, limits);
}

}  // namespace gainsay
