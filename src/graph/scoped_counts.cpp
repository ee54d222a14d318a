#include "graph/scoped_counts.h"

#include <algorithm>
#include <stdexcept>

namespace gainsay {

void ScopedCounts::clear(ScopeAtoms atoms) {
  table_ = AtomTable(std::move(atoms));
  bounds_.clear();
  prepared_ = undecided_ = false;
}

void ScopedCounts::at_least(std::uint32_t scope, std::uint32_t first, std::uint32_t last, std::int64_t n,
                            Cause cause) {
  if (n > 0) add({scope, first, last, false, n, cause});
}

void ScopedCounts::at_most(std::uint32_t scope, std::uint32_t first, std::uint32_t last, std::int64_t n,
                           Cause cause) {
  add({scope, first, last, true, n, cause});
}

void ScopedCounts::add(const CountBound& bound) {
  if (bound.first >= bound.last) throw std::logic_error("a count between two points that are not in order");
  prepared_ = false;
  bounds_.push_back(bound);
}

std::span<const CountBound> ScopedCounts::statements() {
  prepare();
  return bounds_;
}

std::vector<Cause> ScopedCounts::causes() {
  prepare();
  std::vector<Cause> all;
  for (Cause cause = 0; cause + 2 < first_cause_bound_.size(); ++cause) {
    if (first_cause_bound_[cause] < first_cause_bound_[cause + 1]) all.push_back(cause);
  }
  return all;
}

bool ScopedCounts::consistent() { return consistent(causes()); }

bool ScopedCounts::consistent(std::span<const Cause> kept) {
  prepare();
  if (!network_.consistent(kept)) return false;
  CountQuestion across = question(bounds_of(kept), CountQuestion::Pieces::across_scopes);
  return ask(across) != CountVerdict::contradictory;
}

void ScopedCounts::prepare() {
  if (prepared_) return;
  std::sort(bounds_.begin(), bounds_.end());
  bounds_.erase(std::unique(bounds_.begin(), bounds_.end()), bounds_.end());

  Cause count = 0;
  for (const CountBound& bound : bounds_) {
    if (bound.cause != kBackground) count = std::max(count, bound.cause + 1);
  }
  const auto number = [count](const CountBound& bound) { return std::min(bound.cause, count); };
  first_cause_bound_.assign(std::size_t{count} + 2, 0);
  for (const CountBound& bound : bounds_) ++first_cause_bound_[number(bound) + 1];
  for (std::size_t i = 1; i < first_cause_bound_.size(); ++i)
    first_cause_bound_[i] += first_cause_bound_[i - 1];
  cause_bounds_.resize(bounds_.size());
  std::vector<std::uint32_t> next = first_cause_bound_;
  for (std::uint32_t b = 0; b < bounds_.size(); ++b) cause_bounds_[next[number(bounds_[b])]++] = b;

  variables_.clear();
  for (const CountBound& bound : bounds_) {
    variables_.emplace_back(bound.scope, bound.first);
    variables_.emplace_back(bound.scope, bound.last);
  }
  std::sort(variables_.begin(), variables_.end());
  variables_.erase(std::unique(variables_.begin(), variables_.end()), variables_.end());
  network_.clear(static_cast<std::uint32_t>(variables_.size()));
  for (std::uint32_t v = 1; v < variables_.size(); ++v) {
    if (variables_[v].first == variables_[v - 1].first) network_.add_bound(v, v - 1, 0);
  }
  for (const CountBound& bound : bounds_) {
    const std::uint32_t first = variable(bound.scope, bound.first), last = variable(bound.scope, bound.last);
    if (bound.most) {
      network_.add_bound(first, last, bound.n, bound.cause);
    } else {
      network_.add_bound(last, first, -bound.n, bound.cause);
    }
  }
  prepared_ = true;
}

std::uint32_t ScopedCounts::variable(std::uint32_t scope, std::uint32_t point) const {
  const auto at = std::lower_bound(variables_.begin(), variables_.end(), std::pair(scope, point));
  return static_cast<std::uint32_t>(at - variables_.begin());
}

std::vector<CountBound> ScopedCounts::bounds_of(std::span<const Cause> causes) const {
  std::vector<CountBound> bounds;
  const auto add = [&](std::size_t cause) {
    for (std::uint32_t i = first_cause_bound_[cause]; i < first_cause_bound_[cause + 1]; ++i) {
      bounds.push_back(bounds_[cause_bounds_[i]]);
    }
  };
  const std::size_t count = first_cause_bound_.size() - 2;
  for (const Cause cause : causes) {
    if (cause < count) add(cause);
  }
  add(count);
  return bounds;
}

CountQuestion ScopedCounts::question(std::vector<CountBound> bounds, CountQuestion::Pieces pieces) const {
  return {table_, std::move(bounds), pieces};
}

CountVerdict ScopedCounts::ask(CountQuestion& question) {
  const CountVerdict verdict = question.ask();
  undecided_ = undecided_ || verdict == CountVerdict::undecided;
  return verdict;
}

FindConflicts conflicts_of(ScopedCounts& counts) {
  return [&counts](std::span<const Cause> kept) {
    Conflicts found;
    for (CountConflict& conflict : counts.contradictions(kept)) found.push_back(std::move(conflict.causes));
    return found;
  };
}

}  // namespace gainsay
