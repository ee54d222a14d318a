#include "checks/sum_problem.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <optional>
#include <set>
#include <tuple>

#include "checks/sure_times.h"

namespace gainsay {

namespace {

constexpr std::uint32_t kThrough = 0xffffffff;  // neither begins nor ends at the tick
constexpr std::uint64_t kRepairWork =
    20'000'000;  // looks at a number, or at a claim of a set: under a second
constexpr std::uint32_t kRepairRounds = 60;

}  // namespace

SumProblem::SumProblem(const SumBoard& board) : board_(board), rank_(board.claims.size()) {
  std::vector<Cause> order(board.claims.size());
  std::iota(order.begin(), order.end(), Cause{0});
  // What articles say themselves before what they cite, then what most stands behind.
  std::stable_sort(order.begin(), order.end(), [&](Cause a, Cause b) {
    const Claim& x = board.claims[a];
    const Claim& y = board.claims[b];
    return std::pair(x.cited, y.weight) < std::pair(y.cited, x.weight);
  });
  for (std::uint32_t i = 0; i < order.size(); ++i) rank_[order[i]] = i;

  std::map<std::tuple<Tick, Tick, std::uint32_t>, std::size_t> moments;
  std::map<std::uint32_t, std::size_t> windows;
  for (Cause cause = 0; cause < board.claims.size(); ++cause) {
    const Claim& claim = board.claims[cause];
    if (claim.when == When::always) {
      always_.push_back(cause);
    } else if (claim.when == When::window) {
      const auto [at, fresh] = windows.emplace(claim.occasion, windows_.size());
      if (fresh) windows_.emplace_back();
      windows_[at->second].claims.push_back(cause);
    } else {
      for (const SureStay& stay : sure_stays(*claim.time)) {
        if (!stay.vague()) {
          by_start_.push_back({cause, stay.from, stay.to});
          continue;
        }
        if (claim.occasion == Claim::kNoOccasion) {
          vague_.push_back({stay.to, stay.from, {cause}});
          continue;
        }
        const auto [at, fresh] =
            moments.emplace(std::tuple(stay.to, stay.from, claim.occasion), vague_.size());
        if (fresh) vague_.push_back({stay.to, stay.from, {}});
        vague_[at->second].claims.push_back(cause);
      }
    }
  }
  by_end_ = by_start_;
  std::stable_sort(by_start_.begin(), by_start_.end(),
                   [](const Stretch& a, const Stretch& b) { return a.from < b.from; });
  std::stable_sort(by_end_.begin(), by_end_.end(),
                   [](const Stretch& a, const Stretch& b) { return a.to < b.to; });
  std::stable_sort(vague_.begin(), vague_.end(),
                   [](const Together& a, const Together& b) { return a.first < b.first; });
}

// One pass over time, for some of the claims.
class TimePass {
 public:
  TimePass(const SumProblem& problem, std::span<const Cause> kept)
      : problem_(problem),
        board_(problem.board_),
        left_(board_.claims.size(), false),
        holds_(board_.claims.size()) {
    for (const Cause cause : kept) left_[cause] = true;
    low_.reserve(board_.numbers.size());
    high_.reserve(board_.numbers.size());
    for (std::size_t i = 0; i < board_.numbers.size(); ++i) {
      low_.emplace_back(Tighter{&problem, true});
      high_.emplace_back(Tighter{&problem, false});
    }
  }

  Conflicts run() {
    for (const Cause cause : problem_.always_) enter(cause, {kPast, kFuture});
    if (!rules(When::always).empty()) look(When::always, {});
    over_windows();
    over_states();
    return std::move(found_);
  }

 private:
  struct Tighter {
    const SumProblem* problem;
    bool low;
    bool operator()(Cause a, Cause b) const {
      const Band& x = problem->board_.claims[a].band;
      const Band& y = problem->board_.claims[b].band;
      const auto order = low ? y.low <=> x.low : x.high <=> y.high;
      return order != 0 ? order < 0 : problem->rank_[a] < problem->rank_[b];
    }
  };
  using Tightest = std::set<Cause, Tighter>;

  void enter(Cause cause, Ticks holds) {
    if (!left_[cause]) return;
    holds_[cause] = holds;
    const Claim& claim = board_.claims[cause];
    if (claim.band.low.infinite == 0) low_[claim.number].insert(cause);
    if (claim.band.high.infinite == 0) high_[claim.number].insert(cause);
  }
  void leave(Cause cause) {
    const std::uint32_t number = board_.claims[cause].number;
    low_[number].erase(cause);
    high_[number].erase(cause);
  }
  void take_out(const std::vector<Cause>& claims) {
    for (const Cause cause : claims) {
      left_[cause] = false;
      leave(cause);
    }
  }

  void over_windows() {
    if (rules(When::window).empty()) return;
    for (const SumProblem::Together& window : problem_.windows_) {
      for (const Cause cause : window.claims) enter(cause, {kPast, kFuture});
      look(When::window, {});
      for (const Cause cause : window.claims) leave(cause);
    }
  }

  void over_states() {
    if (rules(When::state).empty()) return;
    auto next = problem_.by_start_.begin(), last = problem_.by_end_.begin();
    auto vague = problem_.vague_.begin();
    while (next != problem_.by_start_.end() || vague != problem_.vague_.end()) {
      Tick now = kFuture;
      if (next != problem_.by_start_.end()) now = std::min(now, next->from);
      if (vague != problem_.vague_.end()) now = std::min(now, vague->first);
      for (; last != problem_.by_end_.end() && last->to < now; ++last) leave(last->claim);
      if (next != problem_.by_start_.end() && next->from == now) {
        for (; next != problem_.by_start_.end() && next->from == now; ++next) {
          enter(next->claim, {next->from, next->to});
        }
        look(When::state, now);
      }
      for (; vague != problem_.vague_.end() && vague->first == now; ++vague) look_around(*vague);
    }
  }

  const SumRules& rules(When when) const { return board_.rules_at(when); }

  // ---- at one tick, or in one window ----

  bool possible(When when) {
    start();
    for (std::size_t i = 0; i < numbers_.size(); ++i) {
      if (!low_[i].empty())
        numbers_[i].low = std::max(numbers_[i].low, board_.claims[*low_[i].begin()].band.low);
      if (!high_[i].empty())
        numbers_[i].high = std::min(numbers_[i].high, board_.claims[*high_[i].begin()].band.high);
    }
    return rules(when).possible(numbers_);
  }

  bool possible(When when, std::span<const Cause> claims) {
    start();
    for (const Cause cause : claims) put_in(cause);
    return rules(when).possible(numbers_);
  }

  void start() {
    numbers_ = board_.numbers;
    problem_.work_ += numbers_.size();
  }

  void put_in(Cause cause) {
    const Claim& claim = board_.claims[cause];
    numbers_[claim.number] = intersect(numbers_[claim.number], claim.band);
  }

  void find_among(std::vector<Cause> claims, const Consistent& consistent) {
    std::sort(claims.begin(), claims.end(),
              [&](Cause a, Cause b) { return problem_.rank_[a] < problem_.rank_[b]; });
    claims.erase(std::unique(claims.begin(), claims.end()), claims.end());
    std::vector<Cause> conflict = irreducible(claims, consistent);
    std::sort(conflict.begin(), conflict.end());
    take_out(conflict);
    if (!conflict.empty()) found_.push_back(std::move(conflict));
  }

  // Takes out what cannot all be true of what now holds. `tick`: of states.
  void look(When when, std::optional<Tick> tick) {
    while (!possible(when)) {
      if (tick && !find_at(*tick)) return;
      if (tick) continue;
      std::vector<Cause> tightest;
      for (const auto* sides : {&low_, &high_}) {
        for (const Tightest& side : *sides) {
          if (!side.empty()) tightest.push_back(*side.begin());
        }
      }
      const std::size_t before = found_.size();
      find_among(std::move(tightest), [&](std::span<const Cause> kept) { return possible(when, kept); });
      if (found_.size() == before) return;  // the rules themselves are impossible
    }
  }

  // The same where some of it may hand over to the rest: false where nothing is left that cannot be true.
  bool find_at(Tick tick) {
    const Kinds kinds = kinds_at(tick);
    std::vector<Cause> tightest;
    for (const auto* sides : {&low_, &high_}) {
      for (const Tightest& side : *sides) {
        const auto through =
            std::find_if(side.begin(), side.end(), [&](Cause cause) { return kinds.of(cause) == kThrough; });
        if (through != side.end()) tightest.push_back(*through);
      }
    }
    // Of each kind and number, the tightest on either side.
    std::map<std::tuple<std::uint32_t, std::uint32_t, bool>, Cause> of_kind;
    for (const auto& [cause, kind] : kinds.by_claim) {
      for (const bool low : {true, false}) {
        const auto [at, fresh] = of_kind.emplace(std::tuple(kind, board_.claims[cause].number, low), cause);
        if (!fresh && Tighter{&problem_, low}(cause, at->second)) at->second = cause;
      }
    }
    for (const auto& [key, cause] : of_kind) tightest.push_back(cause);
    const Consistent consistent = [&](std::span<const Cause> kept) {
      return std::all_of(kinds.sets.begin(), kinds.sets.end(), [&](const std::vector<bool>& set) {
        start();
        for (const Cause cause : kept) {
          const std::uint32_t kind = kinds.of(cause);
          if (kind == kThrough || set[kind]) put_in(cause);
        }
        return rules(When::state).possible(numbers_);
      });
    };
    if (consistent(tightest)) return false;
    const std::size_t before = found_.size();
    find_among(std::move(tightest), consistent);
    return found_.size() != before;
  }

  // The claims that begin or end at a tick, by what they can hand over.
  struct Kinds {
    std::map<Cause, std::uint32_t> by_claim;
    std::size_t count = 0;
    std::vector<std::vector<bool>> sets;  // kinds that can be true together
    std::uint32_t of(Cause cause) const {
      const auto at = by_claim.find(cause);
      return at == by_claim.end() ? kThrough : at->second;
    }
  };

  Kinds kinds_at(Tick tick) const {
    Kinds kinds;
    using Key = std::tuple<bool, bool, Tick, Tick, bool, Tick, Tick, const ValidTime*>;
    std::map<Key, std::uint32_t> known;
    std::vector<const ValidTime*> times;
    const auto add = [&](Cause cause) {
      const ValidTime* time = board_.claims[cause].time;
      if (!left_[cause] || time == nullptr) return;
      const Ticks holds = holds_[cause];
      if (holds.first > tick || holds.last < tick) return;
      // Only the ends at this tick matter, but a set counts by its first and last member, wherever they are.
      const Edge first = holds.first == tick ? time->first : Edge{};
      const Edge last = holds.last == tick ? time->last : Edge{};
      const Key key{
          time->interval, first.dated,        first.granule.first, first.granule.last,
          last.dated,     last.granule.first, last.granule.last,   time->stays.size() > 1 ? time : nullptr};
      const auto [at, fresh] = known.emplace(key, static_cast<std::uint32_t>(times.size()));
      if (fresh) times.push_back(time);
      kinds.by_claim.emplace(cause, at->second);
    };
    const auto starting = std::equal_range(problem_.by_start_.begin(), problem_.by_start_.end(),
                                           SumProblem::Stretch{0, tick, tick},
                                           [](const auto& a, const auto& b) { return a.from < b.from; });
    for (auto at = starting.first; at != starting.second; ++at) add(at->claim);
    const auto ending =
        std::equal_range(problem_.by_end_.begin(), problem_.by_end_.end(), SumProblem::Stretch{0, tick, tick},
                         [](const auto& a, const auto& b) { return a.to < b.to; });
    for (auto at = ending.first; at != ending.second; ++at) add(at->claim);
    kinds.count = times.size();
    for (const auto& together : without_handing_over(times)) {
      std::vector<bool> set(kinds.count, false);
      for (const std::uint32_t kind : together) set[kind] = true;
      kinds.sets.push_back(std::move(set));
    }
    return kinds;
  }

  // ---- around a vague date ----

  void look_around(const SumProblem::Together& vague) {
    std::vector<Cause> tightest;
    for (bool again = true; again;) {
      tightest.clear();
      for (const Cause cause : vague.claims) {
        if (left_[cause]) tightest.push_back(cause);
      }
      if (tightest.empty()) return;
      for (const auto* sides : {&low_, &high_}) {
        for (const Tightest& side : *sides) {
          const auto covers = [&](Cause cause) { return holds_[cause].last >= vague.last; };
          const auto at = std::find_if(side.begin(), side.end(), covers);
          if (at != side.end()) tightest.push_back(*at);
        }
      }
      again = !possible(When::state, tightest);
      if (!again) return;
      const std::size_t before = found_.size();
      find_among(tightest, [&](std::span<const Cause> kept) { return possible(When::state, kept); });
      again = found_.size() != before;
    }
  }

  const SumProblem& problem_;
  const SumBoard& board_;
  std::vector<bool> left_;            // by claim: asked about, and not taken out
  std::vector<Ticks> holds_;          // by claim that now holds
  std::vector<Tightest> low_, high_;  // by number: the claims that now hold
  std::vector<Band> numbers_;
  Conflicts found_;
};

Conflicts SumProblem::conflicts(std::span<const Cause> kept) const { return TimePass(*this, kept).run(); }

Conflicts SumProblem::conflicts() const {
  std::vector<Cause> all(board_.claims.size());
  std::iota(all.begin(), all.end(), Cause{0});
  return conflicts(all);
}

Repair SumProblem::repair() const {
  std::vector<Cause> all(board_.claims.size());
  std::iota(all.begin(), all.end(), Cause{0});
  std::vector<Weight> weights;
  weights.reserve(all.size());
  for (const Claim& claim : board_.claims) weights.push_back(claim.weight);
  // Once it takes too long the search is ended by saying that all is well, and what it says is forgotten.
  const std::uint64_t end = work_ + kRepairWork;
  std::uint32_t rounds = 0;
  RepairLimits limits;
  limits.steps = kRepairWork;
  Repair repair = smallest_repair(
      all, weights,
      [&](std::span<const Cause> kept) {
        return work_ > end || ++rounds > kRepairRounds ? Conflicts() : conflicts(kept);
      },
      limits);
  return work_ > end || rounds > kRepairRounds ? greedy_repair() : repair;
}

// Of each of the sets that share no claim the lightest goes, then of those that are found without it.
Repair SumProblem::greedy_repair() const {
  Repair repair;
  repair.exact = false;
  std::vector<Cause> left(board_.claims.size());
  std::iota(left.begin(), left.end(), Cause{0});
  for (Conflicts found = conflicts(left); !found.empty(); found = conflicts(left)) {
    for (const std::vector<Cause>& conflict : found) {
      const Cause lightest = *std::min_element(conflict.begin(), conflict.end(), [&](Cause a, Cause b) {
        return board_.claims[a].weight < board_.claims[b].weight;
      });
      repair.withdrawn.push_back(lightest);
      repair.weight += board_.claims[lightest].weight;
    }
    std::sort(repair.withdrawn.begin(), repair.withdrawn.end());
    std::erase_if(left, [&](Cause cause) {
      return std::binary_search(repair.withdrawn.begin(), repair.withdrawn.end(), cause);
    });
  }
  // What another of them made needless goes back, the heaviest first, as long as there is time.
  std::vector<Cause> heaviest = repair.withdrawn;
  std::stable_sort(heaviest.begin(), heaviest.end(),
                   [&](Cause a, Cause b) { return board_.claims[a].weight > board_.claims[b].weight; });
  const std::uint64_t end = work_ + kRepairWork;
  for (const Cause cause : heaviest) {
    if (work_ > end) break;
    left.push_back(cause);
    if (!conflicts(left).empty()) {
      left.pop_back();
      continue;
    }
    repair.withdrawn.erase(std::find(repair.withdrawn.begin(), repair.withdrawn.end(), cause));
    repair.weight -= board_.claims[cause].weight;
  }
  return repair;
}

const SumRules& SumProblem::rules_for(std::span<const Cause> claims) const {
  When when = When::always;
  for (const Cause cause : claims) when = std::max(when, board_.claims[cause].when);
  return board_.rules_at(when);
}

std::vector<Band> SumProblem::numbers_with(std::span<const Cause> claims) const {
  std::vector<Band> numbers = board_.numbers;
  for (const Cause cause : claims) {
    const Claim& claim = board_.claims[cause];
    numbers[claim.number] = intersect(numbers[claim.number], claim.band);
  }
  return numbers;
}

}  // namespace gainsay
