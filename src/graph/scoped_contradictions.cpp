// The contradictions between scoped counts, and what counts imply. Simple conflicts come first, being the
// easiest to understand, and to find: those of one scope by the difference network, then those about one and
// the same window, then those whose windows end near one another, nearer ones first, a small program for
// each. Only then one program over all that hangs together, solved again from where it stood as the causes of
// each conflict are withdrawn.
//
// The proof of a contradiction names few bounds already. It is made irreducible by deletion: each cause is
// taken away in turn, and where the rest is still contradictory, the new proof takes the place of the old
// one.
#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>
#include <tuple>

#include "graph/scoped_counts.h"

namespace gainsay {
namespace {

constexpr std::ptrdiff_t kStretch = 16, kLonger = 8;  // points; and how many times that the next ones
constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();

PathSum nearest(double whole) { return static_cast<PathSum>(std::clamp(whole, -1e30, 1e30)); }

bool holds(const std::vector<Cause>& sorted, Cause cause) {
  return std::binary_search(sorted.begin(), sorted.end(), cause);
}

void take_out(std::vector<Cause>& causes, const std::vector<Cause>& sorted) {
  std::erase_if(causes, [&sorted](Cause cause) { return holds(sorted, cause); });
}

}  // namespace

std::vector<CountConflict> ScopedCounts::contradictions() { return contradictions(causes()); }

std::vector<CountConflict> ScopedCounts::contradictions(std::span<const Cause> kept) {
  prepare();
  std::vector<Cause> left(kept.begin(), kept.end());
  std::sort(left.begin(), left.end());
  std::vector<CountConflict> found;
  bool going = find_in_scopes(left, found);
  const std::vector<CountBound> bounds = bounds_of(left);
  for (const CountPiece& piece : count_pieces(table_, bounds)) {
    if (!going || !across_scopes(piece, bounds)) continue;
    std::vector<CountBound> together;
    for (const std::uint32_t b : piece) together.push_back(bounds[b]);
    going = find_in_piece(together, left, found);
  }
  if (!going) return {found.back()};
  std::sort(found.begin(), found.end(),
            [](const CountConflict& a, const CountConflict& b) { return a.causes < b.causes; });
  return found;
}

// Each of these: false where the last found has no causes.
bool ScopedCounts::find_in_scopes(std::vector<Cause>& left, std::vector<CountConflict>& found) {
  for (bool more = true; more;) {
    more = false;
    for (const Contradiction& contradiction : network_.contradictions(left)) {
      CountConflict conflict = conflict_of(contradiction);
      if (!in_one_scope(conflict.causes)) conflict = reduce(std::move(conflict), std::nullopt);
      // What was not needed may be in another.
      more = more || conflict.causes.size() < contradiction.causes.size();
      take_out(left, conflict.causes);
      found.push_back(std::move(conflict));
      if (found.back().causes.empty()) return false;
    }
  }
  return true;
}

bool ScopedCounts::find_in_piece(const std::vector<CountBound>& bounds, std::vector<Cause>& left,
                                 std::vector<CountConflict>& found) {
  if (CountQuestion all = question(bounds, CountQuestion::Pieces::across_scopes);
      ask(all) == CountVerdict::consistent) {
    return true;
  }
  std::vector<std::uint32_t> ends;
  ends.reserve(bounds.size());
  for (const CountBound& bound : bounds) ends.push_back(bound.last);
  std::sort(ends.begin(), ends.end());
  ends.erase(std::unique(ends.begin(), ends.end()), ends.end());
  const auto find_in_each = [&](const auto& group_of) {
    std::vector<CountBound> sorted = bounds;
    std::stable_sort(sorted.begin(), sorted.end(),
                     [&](const CountBound& a, const CountBound& b) { return group_of(a) < group_of(b); });
    for (auto begin = sorted.begin(); begin != sorted.end();) {
      const auto end = std::find_if(
          begin, sorted.end(), [&](const CountBound& bound) { return group_of(bound) != group_of(*begin); });
      std::vector<CountBound> group;
      std::copy_if(begin, end, std::back_inserter(group), [&](const CountBound& bound) {
        return bound.cause == kBackground || holds(left, bound.cause);
      });
      if (!find_in(std::move(group), left, found)) return false;
      begin = end;
    }
    return true;
  };
  if (!find_in_each([](const CountBound& bound) { return std::pair(bound.first, bound.last); })) return false;
  for (std::ptrdiff_t length = kStretch; length < std::ssize(ends); length *= kLonger) {
    const auto stretch = [&](const CountBound& bound) {
      return (std::lower_bound(ends.begin(), ends.end(), bound.last) - ends.begin()) / length;
    };
    if (!find_in_each(stretch)) return false;
  }
  return find_in_each([](const CountBound&) { return 0; });
}

bool ScopedCounts::find_in(std::vector<CountBound> bounds, std::vector<Cause>& left,
                           std::vector<CountConflict>& found) {
  CountQuestion across = question(std::move(bounds), CountQuestion::Pieces::across_scopes);
  while (ask(across) == CountVerdict::contradictory) {
    CountConflict conflict = reduce(across.conflict(), std::nullopt);
    for (const Cause cause : conflict.causes) across.withdraw(cause);
    take_out(left, conflict.causes);
    found.push_back(std::move(conflict));
    if (found.back().causes.empty()) return false;
  }
  return true;
}

// `assumed` comes first among the bounds, beside the background. Where a question stays undecided, its cause
// is taken to be needed, and tried again once others have gone.
CountConflict ScopedCounts::reduce(CountConflict conflict, const std::optional<CountBound>& assumed) {
  std::vector<CountBound> bounds = bounds_of(conflict.causes);
  if (assumed) bounds.insert(bounds.begin(), *assumed);
  CountQuestion rest = question(std::move(bounds), CountQuestion::Pieces::all);
  const auto shrink = [&] {
    CountConflict fewer = rest.conflict();
    for (const Cause cause : conflict.causes) {
      if (!holds(fewer.causes, cause)) rest.withdraw(cause);
    }
    conflict = std::move(fewer);
  };
  if (ask(rest) == CountVerdict::contradictory) shrink();
  for (bool again = true; again;) {
    again = false;
    bool unsure = false;
    std::vector<Cause> needed;
    for (std::size_t i = 0; i < conflict.causes.size();) {
      const Cause cause = conflict.causes[i];
      if (holds(needed, cause)) {
        ++i;
        continue;
      }
      rest.withdraw(cause);
      const CountVerdict verdict = ask(rest);
      if (verdict == CountVerdict::contradictory) {
        shrink();
        again = unsure;
        i = 0;
      } else {
        rest.withdraw(cause, false);
        needed.insert(std::lower_bound(needed.begin(), needed.end(), cause), cause);
        unsure = unsure || verdict == CountVerdict::undecided;
        ++i;
      }
    }
  }
  return conflict;
}

CountConflict ScopedCounts::conflict_of(const Contradiction& contradiction) const {
  CountConflict conflict;
  conflict.causes = contradiction.causes;
  std::sort(conflict.causes.begin(), conflict.causes.end());
  for (const DifferenceBound& bound : contradiction.cycle) {
    const bool most = bound.from < bound.to;
    const auto [scope, first] = variables_[most ? bound.from : bound.to];
    const std::uint32_t last = variables_[most ? bound.to : bound.from].second;
    // That counts do not fall is nobody's statement.
    if (bound.cause == kBackground && !most && bound.max == 0) continue;
    conflict.sum.push_back({{scope, first, last, most, most ? bound.max : -bound.max, bound.cause}, 1});
  }
  std::sort(conflict.sum.begin(), conflict.sum.end(),
            [](const CountTerm& a, const CountTerm& b) { return a.bound < b.bound; });
  return conflict;
}

// Together with the background.
bool ScopedCounts::in_one_scope(std::span<const Cause> causes) const {
  const std::vector<CountBound> bounds = bounds_of(causes);
  return std::all_of(bounds.begin(), bounds.end(),
                     [&](const CountBound& bound) { return bound.scope == bounds.front().scope; });
}

// ---- what follows -----------------------------------------------------------------------------------------

CountLimit ScopedCounts::implied_most(std::uint32_t scope, std::uint32_t first, std::uint32_t last) {
  return implied(scope, first, last, true);
}

CountLimit ScopedCounts::implied_least(std::uint32_t scope, std::uint32_t first, std::uint32_t last) {
  return implied(scope, first, last, false);
}

// The program tells about where it is. Then single questions: is so many still possible, is one more? Counts
// of the least are told negatively, so that it is always the most that is looked for.
CountLimit ScopedCounts::implied(std::uint32_t scope, std::uint32_t first, std::uint32_t last, bool most) {
  prepare();
  CountLimit result;
  CountBound assumed{scope, first, last, !most, 0, kBackground};
  if (most && endless(assumed)) return result;
  std::vector<CountBound> bounds{assumed};
  bounds.insert(bounds.end(), bounds_.begin(), bounds_.end());
  CountQuestion about = question(std::move(bounds), CountQuestion::Pieces::of_first_bound);
  const PathSum sign = most ? 1 : -1;

  about.set_first(std::nullopt);
  if (ask(about) != CountVerdict::consistent) {
    result.kind = most ? CountLimit::Kind::none : CountLimit::Kind::bounded;
    result.exact = false;
    return result;
  }
  PathSum possible = sign * about.first_count();
  std::optional<PathSum> impossible;
  if (!most) impossible = 1;
  const std::optional<double> end = about.about_first(most);
  const PathSum guess = end ? nearest(std::floor(static_cast<double>(sign) * *end + 1e-6)) : possible;
  PathSum step = 1;
  const auto between = [&](PathSum value) {
    return value > possible && value < impossible.value_or(value + 1);
  };
  while (!impossible || *impossible - possible > 1) {
    if (impossible.value_or(0) <= -kMost || possible >= kMost) break;
    PathSum value = impossible ? possible + (*impossible - possible) / 2 : possible + step;
    if (between(guess + 1)) {
      value = guess + 1;
    } else if (between(guess)) {
      value = guess;
    } else if (!impossible) {
      step *= 2;
    }
    value = std::clamp<PathSum>(value, -kMost, kMost);
    about.set_first(static_cast<std::int64_t>(sign * value));
    switch (ask(about)) {
      case CountVerdict::contradictory:
        impossible = value;
        break;
      case CountVerdict::consistent:
        possible = std::max(value, sign * about.first_count());
        break;
      case CountVerdict::undecided:
        possible = value;
        result.exact = false;
        break;
    }
  }
  if (!impossible || *impossible <= -kMost) {
    result.kind = CountLimit::Kind::beyond_64_bits;
    return result;
  }
  result.kind = CountLimit::Kind::bounded;
  result.n = static_cast<std::int64_t>(sign * (*impossible - 1));
  if (*impossible == 1 && !most) return result;  // nobody counts less than nothing
  assumed.n = static_cast<std::int64_t>(sign * *impossible);
  about.set_first(assumed.n);
  if (ask(about) == CountVerdict::contradictory) result.why = reduce(about.conflict(), assumed);
  return result;
}

// Whether some happening in the window is counted by no statement that has an end.
bool ScopedCounts::endless(const CountBound& window) const {
  const auto free_in = [&](std::uint32_t atom) {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> counted;
    for (const std::uint32_t scope : table_.atoms.atoms[atom]) {
      auto at = std::lower_bound(bounds_.begin(), bounds_.end(), scope,
                                 [](const CountBound& bound, std::uint32_t s) { return bound.scope < s; });
      for (; at != bounds_.end() && at->scope == scope; ++at) {
        if (at->most) counted.emplace_back(at->first, at->last);
      }
    }
    std::sort(counted.begin(), counted.end());
    std::uint32_t end = window.first;
    for (const auto& [first, last] : counted) {
      if (first > end) break;
      end = std::max(end, last);
    }
    return end < window.last;
  };
  return std::any_of(table_.of_scope[window.scope].begin(), table_.of_scope[window.scope].end(), free_in);
}

}  // namespace gainsay
