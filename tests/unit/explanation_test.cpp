// Explanations and repairs over deciders that are not difference networks, the checker that stands behind
// them, and the hitting sets that repairs rest on.
#include "graph/explanation.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdint>
#include <numeric>
#include <optional>
#include <random>
#include <stdexcept>
#include <utility>
#include <vector>

#include "graph/hitting_set.h"
#include "graph/plain_check.h"

using gainsay::Cause;
using gainsay::Conflicts;
using gainsay::Consistent;
using gainsay::Contradiction;
using gainsay::DifferenceBound;
using gainsay::kBackground;
using gainsay::kMustStay;
using gainsay::Repair;
using gainsay::Weight;

namespace {

using Causes = std::vector<Cause>;

Causes first(Cause count) {
  Causes all(count);
  std::iota(all.begin(), all.end(), 0U);
  return all;
}

// Consistent as long as the amounts of those kept add up to no more.
Consistent at_most(std::vector<int> amounts, int most) {
  return [amounts = std::move(amounts), most](std::span<const Cause> kept) {
    return std::accumulate(kept.begin(), kept.end(), 0,
                           [&](int sum, Cause cause) { return sum + amounts[cause]; }) <= most;
  };
}

// Consistent unless all of one of these are kept.
Consistent none_of(Conflicts forbidden) {
  return [forbidden = std::move(forbidden)](std::span<const Cause> kept) {
    return std::none_of(forbidden.begin(), forbidden.end(), [kept](const Causes& set) {
      return std::all_of(set.begin(), set.end(), [kept](Cause cause) {
        return std::find(kept.begin(), kept.end(), cause) != kept.end();
      });
    });
  };
}

}  // namespace

TEST_CASE("irreducible sets", "[explanation]") {
  struct Row {
    const char* what;
    std::vector<int> amounts;
    int most;
    Causes expected;
  };
  const std::vector<Row> rows = {
      {"one by itself", {3, 9, 2}, 8, {1}},
      {"two of three", {5, 5, 5}, 9, {0, 1}},
      {"all of them", {5, 5, 5}, 14, {0, 1, 2}},
      {"nothing at all is too much", {1, 1}, -1, {}},
      {"three of eight", {1, 1, 1, 1, 1, 1, 1, 1}, 2, {0, 1, 2}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    const Causes all = first(static_cast<Cause>(row.amounts.size()));
    CHECK(gainsay::irreducible(all, at_most(row.amounts, row.most)) == row.expected);
  }
}

TEST_CASE("few questions where little of much is to blame", "[explanation]") {
  int asked = 0;
  const Consistent pair = none_of({{17, 900}});
  const Causes found = gainsay::irreducible(first(1000), [&](std::span<const Cause> kept) {
    ++asked;
    return pair(kept);
  });
  CHECK(found == Causes{17, 900});
  CHECK(asked < 60);
}

TEST_CASE("a decider that is not monotone is found out", "[explanation]") {
  // The first cause is wrong by itself, right with the second, wrong again with the third.
  const Consistent odd = [](std::span<const Cause> kept) {
    const auto has = [kept](Cause cause) { return std::find(kept.begin(), kept.end(), cause) != kept.end(); };
    return !has(0) || (has(1) && !has(2));
  };
  CHECK_THROWS_AS(gainsay::irreducible(first(3), odd), std::logic_error);
}

TEST_CASE("disjoint conflicts, one after the other", "[explanation]") {
  CHECK(gainsay::disjoint_conflicts(first(4), at_most({1, 1, 1, 1}, 4)).empty());
  CHECK(gainsay::disjoint_conflicts(first(5), at_most({3, 3, 3, 3, 3}, 5)) == Conflicts{{1, 2}, {0, 3}});
  CHECK(gainsay::disjoint_conflicts(first(2), at_most({1, 1}, -1)) == Conflicts{{}});
  CHECK(gainsay::disjoint_conflicts(Causes{}, at_most({}, 0)).empty());
}

TEST_CASE("repairs", "[explanation]") {
  struct Row {
    const char* what;
    Conflicts forbidden;
    std::vector<Weight> weights;
    Causes withdrawn;
    bool possible;
  };
  const std::vector<Row> rows = {
      {"nothing to repair", {}, {1, 1}, {}, true},
      {"one against two others", {{0, 1}, {0, 2}}, {1, 1, 1}, {0}, true},
      {"unless it is better supported than both", {{0, 1}, {0, 2}}, {3, 1, 1}, {1, 2}, true},
      {"a rule stays", {{0, 1}, {0, 2}}, {kMustStay, 1, 1}, {1, 2}, true},
      {"rules that contradict each other", {{0, 1}, {2}}, {kMustStay, kMustStay, 1}, {}, false},
      {"of two alike the first", {{0, 1}}, {2, 2}, {0}, true},
      {"a triangle takes two", {{0, 1}, {1, 2}, {0, 2}}, {2, 1, 1}, {1, 2}, true},
      {"two apart", {{0, 1, 2}, {3, 4}}, {2, 1, 2, 1, 2}, {1, 3}, true},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    const Causes all = first(static_cast<Cause>(row.weights.size()));
    const Repair repair =
        gainsay::smallest_repair(all, row.weights, gainsay::conflicts_of(none_of(row.forbidden)));
    CHECK(repair.possible == row.possible);
    CHECK(repair.exact);
    CHECK(repair.withdrawn == row.withdrawn);
    std::uint64_t weight = 0;
    for (const Cause cause : row.withdrawn) weight += row.weights[cause];
    CHECK(repair.weight == weight);
  }
}

TEST_CASE("where nothing at all is consistent there is no repair", "[explanation]") {
  CHECK_FALSE(gainsay::smallest_repair(first(2), std::vector<Weight>{1, 1},
                                       gainsay::conflicts_of(at_most({1, 1}, -1)))
                  .possible);
}

TEST_CASE("a repair out of time says so, and is one all the same", "[explanation]") {
  // All pairs of twelve: eleven must go, whichever stays.
  Conflicts pairs;
  for (Cause a = 0; a < 12; ++a) {
    for (Cause b = a + 1; b < 12; ++b) pairs.push_back({a, b});
  }
  const auto find = gainsay::conflicts_of(none_of(pairs));
  const std::vector<Weight> weights(12, 1);
  CHECK(gainsay::smallest_repair(first(12), weights, find).exact);
  for (const gainsay::RepairLimits& limits :
       {gainsay::RepairLimits{0, 100}, gainsay::RepairLimits{1'000'000, 2}}) {
    const Repair repair = gainsay::smallest_repair(first(12), weights, find, limits);
    CHECK_FALSE(repair.exact);
    CHECK(repair.possible);
    CHECK(repair.weight == 11);
  }
}

TEST_CASE("a cause of a network that speaks in two components is withdrawn once", "[explanation]") {
  gainsay::DifferenceNetwork network(4);
  for (const DifferenceBound& bound :
       {DifferenceBound{0, 1, -1, 5}, {1, 0, 0, 1}, {2, 3, -1, 5}, {3, 2, 0, 2}}) {
    network.add_bound(bound.from, bound.to, bound.max, bound.cause);
  }
  const std::vector<Weight> weights(6, 1);
  const Repair repair = gainsay::smallest_repair(network.causes(), weights, gainsay::conflicts_of(network));
  CHECK(repair.withdrawn == Causes{5});
}

TEST_CASE("hitting sets are the lightest there are", "[explanation]") {
  std::mt19937 engine(11);
  const auto below = [&engine](std::uint32_t count) { return static_cast<std::uint32_t>(engine() % count); };
  for (int round = 0; round < 2000; ++round) {
    CAPTURE(round);
    const std::uint32_t causes = 1 + below(10);
    std::vector<std::uint32_t> weights;
    for (std::uint32_t c = 0; c < causes; ++c) weights.push_back(below(5) == 0 ? kMustStay : below(4));
    weights[0] = 3;
    std::vector<std::vector<std::uint32_t>> sets(below(12));
    for (auto& set : sets) {
      for (std::uint32_t c = 0; c < causes; ++c) {
        if (below(3) == 0) set.push_back(c);
      }
      if (std::all_of(set.begin(), set.end(), [&](std::uint32_t c) { return weights[c] == kMustStay; }))
        set = {0};
    }
    const auto meets_all = [&](const std::vector<std::uint32_t>& chosen) {
      return std::all_of(sets.begin(), sets.end(), [&](const auto& set) {
        return std::any_of(set.begin(), set.end(), [&](std::uint32_t c) {
          return std::find(chosen.begin(), chosen.end(), c) != chosen.end();
        });
      });
    };
    const auto weight_of = [&](const std::vector<std::uint32_t>& chosen) {
      std::uint64_t sum = 0;
      for (const std::uint32_t c : chosen) sum += weights[c];
      return sum;
    };
    std::uint64_t least = ~std::uint64_t{0};
    for (std::uint32_t bits = 0; bits < 1U << causes; ++bits) {
      std::vector<std::uint32_t> chosen;
      for (std::uint32_t c = 0; c < causes; ++c) {
        if ((bits >> c & 1U) != 0) chosen.push_back(c);
      }
      if (meets_all(chosen)) least = std::min(least, weight_of(chosen));
    }
    for (const std::uint64_t allowed : {std::uint64_t{1'000'000}, std::uint64_t{0}}) {
      std::uint64_t steps = allowed;
      const gainsay::HittingSet found = gainsay::hit_all(sets, weights, steps);
      REQUIRE(meets_all(found.chosen));
      REQUIRE(found.exact == (allowed > 0 || sets.empty()));
      if (found.exact) REQUIRE(weight_of(found.chosen) == least);
    }
  }
}

TEST_CASE("a long row of conflicts, each with the next, needs no search", "[explanation]") {
  constexpr std::uint32_t kCount = 20'000;
  std::vector<std::vector<std::uint32_t>> sets;
  for (std::uint32_t i = 0; i < kCount; ++i) sets.push_back({i, i + 1});
  std::uint64_t steps = 10'000'000;
  const gainsay::HittingSet found = gainsay::hit_all(sets, std::vector<std::uint32_t>(kCount + 1, 1), steps);
  CHECK(found.exact);
  CHECK(found.chosen.size() == kCount / 2);
}

TEST_CASE("the checker tells right from wrong", "[explanation]") {
  const std::vector<DifferenceBound> bounds = {
      {0, 1, 3, 0}, {0, 1, 5, 1}, {1, 0, -4, 2}, {1, 2, 0, kBackground}, {2, 0, -4, 3}};
  REQUIRE(std::is_sorted(bounds.begin(), bounds.end()));
  CHECK_FALSE(gainsay::plainly_consistent(bounds));
  CHECK(gainsay::plainly_consistent(std::vector<DifferenceBound>(bounds.begin() + 1, bounds.end())));
  CHECK(gainsay::plainly_consistent({}));
  CHECK_FALSE(gainsay::plainly_consistent(std::vector<DifferenceBound>{{3, 3, -1, 0}}));

  struct Row {
    const char* what;
    Contradiction found;
    bool right;
  };
  const std::vector<Row> rows = {
      {"as it should be", {{0, 2}, {{0, 1, 3, 0}, {1, 0, -4, 2}}}, true},
      {"with background", {{0, 3}, {{0, 1, 3, 0}, {1, 2, 0, kBackground}, {2, 0, -4, 3}}}, true},
      {"nothing", {{}, {}}, false},
      {"not less than 0", {{1, 2}, {{0, 1, 5, 1}, {1, 0, -4, 2}}}, false},
      {"not closed", {{0, 3}, {{0, 1, 3, 0}, {2, 0, -4, 3}}}, false},
      {"a bound that nobody gave", {{0, 2}, {{0, 1, 2, 0}, {1, 0, -4, 2}}}, false},
      {"a cause left out", {{2}, {{0, 1, 3, 0}, {1, 0, -4, 2}}}, false},
      {"a cause too many", {{0, 1, 2}, {{0, 1, 3, 0}, {1, 0, -4, 2}}}, false},
      {"a cause named twice", {{0, 2, 2}, {{0, 1, 3, 0}, {1, 0, -4, 2}}}, false},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    CHECK(gainsay::is_contradiction(row.found, bounds) == row.right);
  }

  std::size_t looks = 1000;
  CHECK(gainsay::is_irreducible(Causes{0}, bounds, looks));
  CHECK(looks < 1000);
  CHECK_FALSE(gainsay::is_irreducible(Causes{0, 2}, bounds, looks));
  looks = bounds.size() - 2;  // not enough for one round
  CHECK(gainsay::plainly_consistent(bounds, looks) == std::nullopt);
  CHECK(gainsay::is_irreducible(Causes{0, 2}, bounds, looks));
  CHECK(looks == 0);
}
