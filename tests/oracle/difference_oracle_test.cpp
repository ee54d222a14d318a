// The difference network, its explanations and repairs against what is slower and surer: Z3's integer
// difference logic, Floyd-Warshall, every assignment of small values, every set of causes.
//
// GAINSAY_ORACLE is the number of random networks (default 5,000).
#include <z3++.h>

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <cstdint>
#include <cstdlib>
#include <iterator>
#include <limits>
#include <numeric>
#include <optional>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "graph/difference_network.h"
#include "graph/explanation.h"
#include "graph/plain_check.h"

using gainsay::Cause;
using gainsay::Contradiction;
using gainsay::DifferenceBound;
using gainsay::DifferenceNetwork;
using gainsay::ImpliedBound;
using gainsay::kBackground;

namespace {

using Kept = std::vector<bool>;  // by cause

bool is_kept(const DifferenceBound& bound, const Kept& kept) {
  return bound.cause == kBackground || kept[bound.cause];
}

struct Instance {
  std::uint32_t variables = 0;
  Cause causes = 0;
  std::vector<DifferenceBound> bounds;

  DifferenceNetwork network() const {
    DifferenceNetwork result(variables);
    for (const DifferenceBound& bound : bounds)
      result.add_bound(bound.from, bound.to, bound.max, bound.cause);
    return result;
  }
};

// ---- references -------------------------------------------------------------------------------------------

// Least sums of max over walks of at most `variables` bounds, by pair; the diagonal shows negative cycles.
using Distances = std::vector<std::vector<std::optional<std::int64_t>>>;
Distances floyd_warshall(const Instance& instance, const Kept& kept) {
  Distances d(instance.variables, std::vector<std::optional<std::int64_t>>(instance.variables));
  const auto shorten = [](std::optional<std::int64_t>& to, std::int64_t length) {
    if (!to || length < *to) to = length;
  };
  for (std::uint32_t v = 0; v < instance.variables; ++v) d[v][v] = 0;
  for (const DifferenceBound& bound : instance.bounds) {
    if (is_kept(bound, kept)) shorten(d[bound.from][bound.to], bound.max);
  }
  for (std::uint32_t middle = 0; middle < instance.variables; ++middle) {
    for (std::uint32_t from = 0; from < instance.variables; ++from) {
      for (std::uint32_t to = 0; to < instance.variables; ++to) {
        if (d[from][middle] && d[middle][to]) shorten(d[from][to], *d[from][middle] + *d[middle][to]);
      }
    }
  }
  return d;
}

bool reference_consistent(const Instance& instance, const Kept& kept) {
  const Distances d = floyd_warshall(instance, kept);
  for (std::uint32_t v = 0; v < instance.variables; ++v) {
    if (*d[v][v] < 0) return false;
  }
  return true;
}

// Of three variables with bounds of at most 1: the first can be 0, and then the others lie within 4 of it if
// they can lie anywhere.
bool some_assignment(const Instance& instance, const Kept& kept) {
  std::array<std::int64_t, 3> values{};
  for (values[1] = -4; values[1] <= 4; ++values[1]) {
    for (values[2] = -4; values[2] <= 4; ++values[2]) {
      if (std::all_of(instance.bounds.begin(), instance.bounds.end(), [&](const DifferenceBound& bound) {
            return !is_kept(bound, kept) || values[bound.to] - values[bound.from] <= bound.max;
          })) {
        return true;
      }
    }
  }
  return false;
}

Kept only(const Instance& instance, const std::vector<Cause>& causes) {
  Kept kept(instance.causes, false);
  for (const Cause cause : causes) kept[cause] = true;
  return kept;
}

Kept all_but(const Instance& instance, const std::vector<Cause>& causes) {
  Kept kept = only(instance, causes);
  kept.flip();
  return kept;
}

// What holds of every answer, whatever decides. Decide: bool(const Kept&).
template <class Decide>
void check_contradictions(const Instance& instance, const std::vector<Contradiction>& found,
                          const Decide& decide) {
  const bool consistent = decide(Kept(instance.causes, true));
  REQUIRE(found.empty() == consistent);
  Kept left(instance.causes, true);
  for (const Contradiction& contradiction : found) {
    const bool background_alone = contradiction.causes.empty();
    if (background_alone) {
      REQUIRE(found.size() == 1);
      REQUIRE_FALSE(decide(Kept(instance.causes, false)));
    }
    REQUIRE(gainsay::is_negative_cycle(contradiction.cycle));
    REQUIRE_FALSE(decide(only(instance, contradiction.causes)));
    for (const Cause cause : contradiction.causes) {
      Kept rest = only(instance, contradiction.causes);
      rest[cause] = false;
      REQUIRE(decide(rest));
      REQUIRE(left[cause]);  // disjoint
      left[cause] = false;
    }
    if (background_alone) return;
  }
  REQUIRE(decide(left));
}

// The least weight of causes without which the rest is consistent, by trying all sets; none: there is no such
// set.
std::optional<std::uint64_t> reference_repair(const Instance& instance,
                                              const std::vector<gainsay::Weight>& weights) {
  std::optional<std::uint64_t> least;
  for (std::uint32_t set = 0; set < 1U << instance.causes; ++set) {
    Kept kept(instance.causes, true);
    std::uint64_t weight = 0;
    for (Cause cause = 0; cause < instance.causes; ++cause) {
      if ((set >> cause & 1U) == 0) continue;
      kept[cause] = false;
      if (weights[cause] == gainsay::kMustStay) weight = std::numeric_limits<std::uint64_t>::max() / 2;
      weight += weights[cause];
    }
    if (weight >= std::numeric_limits<std::uint64_t>::max() / 2 || (least && weight >= *least)) continue;
    if (reference_consistent(instance, kept)) least = weight;
  }
  return least;
}

// ---- Z3 ---------------------------------------------------------------------------------------------------

class Z3Oracle {
 public:
  Z3Oracle(z3::context& context, const Instance& instance) : context_(context), solver_(context, "QF_IDL") {
    for (std::uint32_t v = 0; v < instance.variables; ++v) {
      values_.push_back(context.int_const(("v" + std::to_string(v)).c_str()));
    }
    for (Cause cause = 0; cause < instance.causes; ++cause) {
      switches_.push_back(context.bool_const(("c" + std::to_string(cause)).c_str()));
    }
    for (const DifferenceBound& bound : instance.bounds) {
      const z3::expr holds = values_[bound.to] - values_[bound.from] <= context.int_val(bound.max);
      solver_.add(bound.cause == kBackground ? holds : z3::implies(switches_[bound.cause], holds));
    }
  }

  bool operator()(const Kept& kept) { return check(kept, nullptr); }

  // Whether value(to) - value(from) can be that, or, exactly false, more.
  bool can_be(std::uint32_t from, std::uint32_t to, std::int64_t value, bool exactly) {
    const z3::expr difference = values_[to] - values_[from];
    const z3::expr number = context_.int_val(value);
    const z3::expr extra = exactly ? difference == number : difference > number;
    return check(Kept(switches_.size(), true), &extra);
  }

 private:
  bool check(const Kept& kept, const z3::expr* extra) {
    solver_.push();
    for (std::size_t cause = 0; cause < switches_.size(); ++cause) {
      if (kept[cause]) solver_.add(switches_[cause]);
    }
    if (extra != nullptr) solver_.add(*extra);
    const z3::check_result result = solver_.check();
    solver_.pop();
    REQUIRE(result != z3::unknown);
    return result == z3::sat;
  }

  z3::context& context_;
  z3::solver solver_;
  std::vector<z3::expr> values_, switches_;
};

// ---- random networks --------------------------------------------------------------------------------------

std::uint64_t random_count() {
  const char* text = std::getenv("GAINSAY_ORACLE");
  return text == nullptr ? 5000 : std::strtoull(text, nullptr, 10);
}

class Dice {
 public:
  explicit Dice(std::uint64_t seed) : engine_(seed) {}
  std::uint64_t below(std::uint64_t count) { return engine_() % count; }

 private:
  std::mt19937_64 engine_;
};

// Two kinds by turns: any bounds, a third of them negative; and facts of two bounds each that are true of
// hidden values but for a few, as reports are.
Instance random_instance(Dice& dice, std::uint32_t most_variables, std::uint32_t most_causes) {
  Instance instance;
  instance.variables = 2 + static_cast<std::uint32_t>(dice.below(most_variables - 1));
  instance.causes = 1 + static_cast<Cause>(dice.below(most_causes));
  const auto variable = [&] { return static_cast<std::uint32_t>(dice.below(instance.variables)); };
  const auto number = [&](std::uint64_t count) { return static_cast<std::int64_t>(dice.below(count)); };
  if (dice.below(2) == 0) {
    const std::uint64_t count = 1 + dice.below(2 * instance.causes + 4);
    for (std::uint64_t i = 0; i < count; ++i) {
      const auto cause = static_cast<Cause>(dice.below(instance.causes + 1));
      // Background is mild, or it would contradict itself all the time.
      const bool background = cause == instance.causes;
      instance.bounds.push_back({variable(), variable(), background ? number(4) : number(13) - 4,
                                 background ? kBackground : cause});
    }
    return instance;
  }
  std::vector<std::int64_t> values;
  for (std::uint32_t v = 0; v < instance.variables; ++v) values.push_back(number(20));
  std::sort(values.begin(), values.end());
  for (std::uint32_t v = 0; v + 1 < instance.variables; ++v)
    instance.bounds.push_back({v + 1, v, 0, kBackground});
  for (Cause cause = 0; cause < instance.causes; ++cause) {
    const std::uint32_t from = variable(), to = variable();
    const std::int64_t wrong = dice.below(4) == 0 ? number(9) - 4 : 0;
    const std::int64_t difference = values[to] - values[from] + (from == to ? 0 : wrong);
    instance.bounds.push_back({from, to, difference + number(2), cause});
    instance.bounds.push_back({to, from, -difference + number(2), cause});
  }
  return instance;
}

}  // namespace

TEST_CASE("small random networks: verdict, explanations and implied bounds are those of Z3", "[oracle]") {
  Dice dice(20210709);
  z3::context context;
  std::uint64_t infeasible = 0;
  const std::uint64_t count = random_count();
  for (std::uint64_t i = 0; i < count; ++i) {
    CAPTURE(i);
    const Instance instance = random_instance(dice, 6, 6);
    DifferenceNetwork network = instance.network();
    Z3Oracle z3(context, instance);
    const std::vector<Contradiction> found = network.contradictions();
    check_contradictions(instance, found, [&](const Kept& kept) { return z3(kept); });
    REQUIRE(network.consistent() == found.empty());
    infeasible += found.empty() ? 0 : 1;
    if (!found.empty()) continue;

    const std::uint32_t from = static_cast<std::uint32_t>(dice.below(instance.variables));
    const std::uint32_t to = static_cast<std::uint32_t>(dice.below(instance.variables));
    const ImpliedBound implied = network.implied_max(from, to);
    if (implied.kind == ImpliedBound::Kind::none) {
      REQUIRE(z3.can_be(from, to, 1'000'000, false));
    } else {
      REQUIRE(z3.can_be(from, to, implied.max, true));
      REQUIRE_FALSE(z3.can_be(from, to, implied.max, false));
    }
  }
  CHECK(infeasible > count / 10);
  CHECK(infeasible < count - count / 10);
}

TEST_CASE("random networks: verdict, explanations, implied bounds and repairs are those of plain search",
          "[oracle]") {
  Dice dice(20200819);
  const std::uint64_t count = random_count();
  std::uint64_t repaired = 0, impossible = 0;
  for (std::uint64_t i = 0; i < count; ++i) {
    CAPTURE(i);
    const Instance instance = random_instance(dice, 9, 9);
    DifferenceNetwork network = instance.network();
    const std::vector<Contradiction> found = network.contradictions();
    const auto decide = [&](const Kept& kept) { return reference_consistent(instance, kept); };
    check_contradictions(instance, found, decide);

    // What is implied, where there is nothing to explain of all of it, else of what is left.
    const bool of_part = !found.empty() && !found.front().causes.empty();
    if (found.empty() || of_part) {
      std::vector<Cause> gone;
      for (const Contradiction& contradiction : found) {
        gone.insert(gone.end(), contradiction.causes.begin(), contradiction.causes.end());
      }
      const Kept kept = all_but(instance, gone);
      std::vector<Cause> kept_causes;
      for (Cause cause = 0; cause < instance.causes; ++cause) {
        if (kept[cause]) kept_causes.push_back(cause);
      }
      const Distances expected = floyd_warshall(instance, kept);
      for (std::uint32_t from = 0; from < instance.variables; ++from) {
        for (std::uint32_t to = 0; to < instance.variables; ++to) {
          const ImpliedBound implied =
              of_part ? network.implied_max(from, to, kept_causes) : network.implied_max(from, to);
          REQUIRE((implied.kind == ImpliedBound::Kind::bounded) == expected[from][to].has_value());
          if (implied.kind != ImpliedBound::Kind::bounded) continue;
          REQUIRE(implied.max == *expected[from][to]);
          std::int64_t sum = 0;
          std::uint32_t at = from;
          for (const DifferenceBound& bound : implied.path) {
            REQUIRE(bound.from == at);
            REQUIRE(is_kept(bound, kept));
            REQUIRE(std::count(instance.bounds.begin(), instance.bounds.end(), bound) > 0);
            at = bound.to;
            sum += bound.max;
          }
          REQUIRE(at == to);
          REQUIRE(sum == implied.max);
        }
      }
      if (found.empty()) continue;
    }

    std::vector<gainsay::Weight> weights;
    for (Cause cause = 0; cause < instance.causes; ++cause) {
      weights.push_back(dice.below(8) == 0 ? gainsay::kMustStay
                                           : 1 + static_cast<gainsay::Weight>(dice.below(4)));
    }
    const std::vector<Cause> causes = network.causes();
    const auto repair = gainsay::smallest_repair(causes, weights, gainsay::conflicts_of(network));
    const std::optional<std::uint64_t> least = reference_repair(instance, weights);
    REQUIRE(repair.possible == least.has_value());
    REQUIRE(repair.exact);
    if (!repair.possible) {
      ++impossible;
      continue;
    }
    ++repaired;
    REQUIRE(repair.weight == *least);
    REQUIRE(decide(all_but(instance, repair.withdrawn)));

    // The same through a decider of which nothing is known, and with no time to be exact.
    const gainsay::Consistent consistent = [&](std::span<const Cause> kept) {
      return decide(only(instance, std::vector<Cause>(kept.begin(), kept.end())));
    };
    const auto by_asking = gainsay::smallest_repair(causes, weights, gainsay::conflicts_of(consistent));
    REQUIRE(by_asking.weight == *least);
    const auto hasty = gainsay::smallest_repair(causes, weights, gainsay::conflicts_of(consistent), {0, 0});
    REQUIRE_FALSE(hasty.exact);
    REQUIRE(hasty.weight >= *least);
    REQUIRE(decide(all_but(instance, hasty.withdrawn)));
    for (const Cause back : hasty.withdrawn) {
      Kept kept = all_but(instance, hasty.withdrawn);
      kept[back] = true;
      REQUIRE_FALSE(decide(kept));
    }
  }
  CHECK(repaired > count / 20);
  CHECK(impossible > count / 200);
}

TEST_CASE("random networks: neither the order of bounds nor what is unrelated changes an explanation",
          "[oracle]") {
  Dice dice(20210402);
  for (std::uint64_t i = 0; i < random_count(); ++i) {
    CAPTURE(i);
    const Instance instance = random_instance(dice, 12, 20);
    const std::vector<Contradiction> found = instance.network().contradictions();

    Instance shuffled = instance;
    for (std::size_t n = shuffled.bounds.size(); n > 1; --n) {
      std::swap(shuffled.bounds[n - 1], shuffled.bounds[dice.below(n)]);
    }
    REQUIRE(shuffled.network().contradictions() == found);

    // More variables before these, and more causes, which contradict one another, and a bound that leads here
    // and not back.
    const Instance other = random_instance(dice, 12, 20);
    Instance wider = other;
    wider.variables += instance.variables;
    wider.causes += instance.causes;
    for (DifferenceBound& bound : wider.bounds) {
      if (bound.cause != kBackground) bound.cause += instance.causes;
    }
    for (DifferenceBound bound : instance.bounds) {
      bound.from += other.variables;
      bound.to += other.variables;
      wider.bounds.push_back(bound);
    }
    wider.bounds.push_back({0, other.variables, -7, kBackground});
    std::vector<Contradiction> all = wider.network().contradictions();
    std::vector<Contradiction> ours;
    for (Contradiction& contradiction : all) {
      if (contradiction.cycle.front().from < other.variables) continue;
      for (DifferenceBound& bound : contradiction.cycle) {
        bound.from -= other.variables;
        bound.to -= other.variables;
      }
      ours.push_back(std::move(contradiction));
    }
    // A background that contradicts itself is told alone, here or there.
    if (all.size() == 1 && all.front().causes.empty() && ours.empty()) continue;
    REQUIRE(ours == found);
  }
}

TEST_CASE("larger random networks: explanations hold and leave a consistent rest", "[oracle]") {
  Dice dice(20210806);
  std::uint64_t several = 0;
  const std::uint64_t count = random_count() / 5;
  for (std::uint64_t i = 0; i < count; ++i) {
    CAPTURE(i);
    const Instance instance = random_instance(dice, 60, 150);
    const std::vector<Contradiction> found = instance.network().contradictions();
    check_contradictions(instance, found, [&](const Kept& kept) {
      std::vector<DifferenceBound> bounds;
      std::copy_if(instance.bounds.begin(), instance.bounds.end(), std::back_inserter(bounds),
                   [&](const DifferenceBound& bound) { return is_kept(bound, kept); });
      return gainsay::plainly_consistent(bounds);
    });
    several += found.size() > 5 ? 1 : 0;
  }
  CHECK(several > count / 4);
}

TEST_CASE("all networks of three variables and few small bounds", "[oracle]") {
  struct Span {
    bool loops;
    std::size_t most;
  };
  // With bounds from a variable to itself up to four, without up to five.
  const Span span = GENERATE(Span{true, 4}, Span{false, 5});
  std::vector<DifferenceBound> choices;
  for (std::uint32_t from = 0; from < 3; ++from) {
    for (std::uint32_t to = 0; to < 3; ++to) {
      for (std::int64_t max = -1; max <= 1; ++max) {
        if (span.loops || from != to) choices.push_back({from, to, max, kBackground});
      }
    }
  }
  // Each bound of a cause of its own; two to a cause; the first background, the others of their own.
  const auto cause_of = [](int pattern, std::size_t place) {
    if (pattern == 2 && place == 0) return kBackground;
    return static_cast<Cause>(pattern == 1 ? place / 2 : place);
  };
  std::size_t networks = 0, infeasible = 0;
  std::vector<std::size_t> picked;
  DifferenceNetwork network;
  const auto visit = [&] {
    for (int pattern = 0; pattern < 3; ++pattern) {
      Instance instance{3, static_cast<Cause>(picked.size()), {}};
      for (std::size_t place = 0; place < picked.size(); ++place) {
        instance.bounds.push_back(choices[picked[place]]);
        instance.bounds.back().cause = cause_of(pattern, place);
      }
      network.clear(3);
      for (const DifferenceBound& bound : instance.bounds)
        network.add_bound(bound.from, bound.to, bound.max, bound.cause);
      const std::vector<Contradiction> found = network.contradictions();
      check_contradictions(instance, found,
                           [&](const Kept& kept) { return some_assignment(instance, kept); });
      ++networks;
      infeasible += found.empty() ? 0 : 1;
    }
  };
  // Multisets: places never step back.
  const auto extend = [&](const auto& self, std::size_t least) -> void {
    visit();
    if (picked.size() == span.most) return;
    for (std::size_t choice = least; choice < choices.size(); ++choice) {
      picked.push_back(choice);
      self(self, choice);
      picked.pop_back();
    }
  };
  extend(extend, 0);
  CHECK(networks > 90'000);
  CHECK(infeasible > networks / 10);
  CHECK(infeasible < networks);
}
