// The difference network on cases small enough to see the answer, on very long ones, and at the ends of 64
// bits.
#include "graph/difference_network.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdint>
#include <limits>
#include <numeric>
#include <random>
#include <vector>

#include "graph/plain_check.h"

using gainsay::Cause;
using gainsay::Contradiction;
using gainsay::DifferenceBound;
using gainsay::DifferenceNetwork;
using gainsay::ImpliedBound;
using gainsay::kBackground;

namespace {

using Causes = std::vector<Cause>;

constexpr std::int64_t kLeast = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();

DifferenceNetwork network_of(std::uint32_t variables, const std::vector<DifferenceBound>& bounds) {
  DifferenceNetwork network(variables);
  for (const DifferenceBound& bound : bounds) network.add_bound(bound.from, bound.to, bound.max, bound.cause);
  return network;
}

std::vector<Causes> causes_of(const std::vector<Contradiction>& found) {
  std::vector<Causes> all;
  for (const Contradiction& contradiction : found) all.push_back(contradiction.causes);
  return all;
}

// lo <= value(to) - value(from) <= hi
void between(DifferenceNetwork& network, std::uint32_t from, std::uint32_t to, std::int64_t lo,
             std::int64_t hi, Cause cause) {
  network.add_bound(from, to, hi, cause);
  network.add_bound(to, from, -lo, cause);
}

}  // namespace

TEST_CASE("the verdict on small networks, and who is named", "[network]") {
  struct Row {
    const char* what;
    std::uint32_t variables;
    std::vector<DifferenceBound> bounds;
    std::vector<Causes> expected;
  };
  const std::vector<Row> rows = {
      {"nothing", 0, {}, {}},
      {"variables without bounds", 3, {}, {}},
      {"a bound on nothing but itself, of 0", 1, {{0, 0, 0, 0}}, {}},
      {"less than itself", 1, {{0, 0, -1, 4}}, {{4}}},
      {"before each other", 2, {{0, 1, -1, 0}, {1, 0, -1, 1}}, {{0, 1}}},
      {"at one time", 2, {{0, 1, 0, 0}, {1, 0, 0, 1}}, {}},
      {"at most 3, at least 4", 2, {{0, 1, 3, 7}, {1, 0, -4, 2}}, {{2, 7}}},
      {"at most 3 and 5, at least 4: the 5 is not to blame",
       2,
       {{0, 1, 5, 0}, {0, 1, 3, 1}, {1, 0, -4, 2}},
       {{1, 2}}},
      {"a cycle of before", 4, {{1, 0, -1, 0}, {2, 1, -1, 1}, {0, 2, -1, 2}, {3, 2, -1, 3}}, {{0, 2, 1}}},
      {"one cause that contradicts itself", 2, {{0, 1, -1, 0}, {1, 0, -1, 0}}, {{0}}},
      {"a cycle through three causes, of which one by itself will do",
       3,
       {{0, 1, -5, 0}, {1, 2, -5, 1}, {2, 0, -5, 2}, {1, 0, 4, 0}},
       {{0}}},
      {"two contradictions that share nothing",
       4,
       {{0, 1, -1, 0}, {1, 0, 0, 1}, {2, 3, -1, 2}, {3, 2, 0, 3}},
       {{0, 1}, {2, 3}}},
      {"two that share a cause: one, and then the rest is consistent",
       2,
       {{0, 1, 3, 0}, {1, 0, -4, 1}, {1, 0, -5, 2}},
       {{0, 2}}},
      {"background takes part and is not named",
       3,
       {{1, 0, 0, kBackground}, {2, 1, 0, kBackground}, {0, 2, -1, 6}},
       {{6}}},
      {"background by itself", 2, {{0, 1, -1, kBackground}, {1, 0, 0, kBackground}, {0, 1, -9, 0}}, {{}}},
      {"one way only is no cycle", 3, {{0, 1, -5, 0}, {1, 2, -5, 1}, {0, 2, -5, 2}}, {}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    DifferenceNetwork network = network_of(row.variables, row.bounds);
    const std::vector<Contradiction> found = network.contradictions();
    CHECK(causes_of(found) == row.expected);
    CHECK(network.consistent() == row.expected.empty());
    for (const Contradiction& contradiction : found)
      CHECK(gainsay::is_contradiction(contradiction, network.bounds()));
  }
}

TEST_CASE("the cycle reads as a chain from its least cause", "[network]") {
  // A before B, B before C, C on day 3 or earlier, A on day 3 or later; variable 0 is day 0.
  DifferenceNetwork network(4);
  network.add_bound(0, 3, 3, 2);
  network.add_bound(1, 0, -3, 3);
  network.add_bound(3, 2, -1, 1);
  network.add_bound(2, 1, -1, 0);
  const std::vector<Contradiction> found = network.contradictions();
  REQUIRE(found.size() == 1);
  CHECK(found.front().cycle ==
        std::vector<DifferenceBound>{{2, 1, -1, 0}, {1, 0, -3, 3}, {0, 3, 3, 2}, {3, 2, -1, 1}});
  CHECK(found.front().causes == Causes{0, 3, 2, 1});
}

TEST_CASE("only what is kept counts", "[network]") {
  DifferenceNetwork network = network_of(2, {{0, 1, 3, 0}, {1, 0, -4, 1}, {1, 0, -5, 2}});
  CHECK(network.causes() == Causes{0, 1, 2});
  CHECK_FALSE(network.consistent());
  CHECK(network.consistent(Causes{}));
  CHECK(network.consistent(Causes{1, 2}));
  CHECK(causes_of(network.contradictions(Causes{0, 1})) == std::vector<Causes>{{0, 1}});
  CHECK(network.contradictions(Causes{0}).empty());
  CHECK(causes_of(network.contradictions()) ==
        std::vector<Causes>{{0, 2}});  // the calls before leave no trace
}

TEST_CASE("an object serves one network after the other", "[network]") {
  DifferenceNetwork network(5);
  between(network, 0, 4, 7, 6, 3);
  CHECK_FALSE(network.consistent());
  network.clear(2);
  CHECK(network.bounds().empty());
  CHECK(network.consistent());
  between(network, 0, 1, 2, 6, 0);
  CHECK(network.consistent());
  CHECK(network.add_variable() == 2);
  between(network, 1, 2, 2, 6, 1);
  between(network, 0, 2, 3, 3, 2);
  CHECK(causes_of(network.contradictions()) == std::vector<Causes>{{0, 2, 1}});
}

TEST_CASE("implied bounds", "[network]") {
  // 14 to 20 attacks in the first window, at least as many again up to the third day; 60 at most up to the
  // fourth, of which 7 or more on the last.
  DifferenceNetwork network(5);
  between(network, 0, 1, 14, 20, 0);
  between(network, 1, 2, 14, 100, 1);
  network.add_bound(0, 3, 60, 2);
  network.add_bound(3, 2, -7, 3);
  REQUIRE(network.consistent());

  const ImpliedBound most = network.implied_max(0, 2);
  REQUIRE(most.kind == ImpliedBound::Kind::bounded);
  CHECK(most.max == 53);
  CHECK(most.path == std::vector<DifferenceBound>{{0, 3, 60, 2}, {3, 2, -7, 3}});
  const ImpliedBound least = network.implied_max(2, 0);
  CHECK(least.max == -28);
  CHECK(least.path == std::vector<DifferenceBound>{{2, 1, -14, 1}, {1, 0, -14, 0}});
  CHECK(network.implied_max(0, 1).max == 20);
  CHECK(network.implied_max(1, 1).kind == ImpliedBound::Kind::bounded);
  CHECK(network.implied_max(1, 1).max == 0);
  CHECK(network.implied_max(1, 1).path.empty());
  CHECK(network.implied_max(0, 4).kind == ImpliedBound::Kind::none);
  CHECK(network.implied_max(4, 0).kind == ImpliedBound::Kind::none);
}

TEST_CASE("any 64-bit bounds get the right verdict", "[network]") {
  SECTION("sums far beyond 64 bits, less than 0 by one, and not") {
    for (const std::int64_t last : {std::int64_t{0}, std::int64_t{-1}}) {
      DifferenceNetwork network(0);
      constexpr std::uint32_t kHalf = 1000;
      for (std::uint32_t i = 0; i < 2 * kHalf; ++i) network.add_variable();
      for (std::uint32_t i = 0; i < kHalf; ++i) network.add_bound(i, i + 1, kMost, i);
      for (std::uint32_t i = kHalf; i + 1 < 2 * kHalf; ++i) network.add_bound(i, i + 1, -kMost, i);
      network.add_bound(2 * kHalf - 1, 0, -kMost + last, 2 * kHalf - 1);
      CHECK(network.consistent() == (last == 0));
      CHECK(network.contradictions().size() == (last == 0 ? 0 : 1));
    }
  }
  SECTION("background that adds up to more than 64 bits, and leads back with and without a touched part") {
    for (const std::uint32_t touched : {0U, 1U}) {
      DifferenceNetwork network(7);
      for (std::uint32_t i = 0; i < 3; ++i) network.add_bound(i, i + 1, kMost);
      network.add_bound(3, 4, kLeast, 0);
      network.add_bound(4, 5, -kMost, 1);
      network.add_bound(5, 0, -kMost, 2);
      if (touched != 0) network.add_bound(1, 6, 0, 3);
      CHECK(causes_of(network.contradictions()) == std::vector<Causes>{{0, 1, 2}});
    }
  }
  SECTION("background in a ring, and in two lines between the same ends") {
    DifferenceNetwork ring = network_of(4, {{0, 1, 0, kBackground},
                                            {1, 2, 0, kBackground},
                                            {2, 0, 0, kBackground},
                                            {3, 1, 5, 0},
                                            {2, 3, -6, 1}});
    CHECK(causes_of(ring.contradictions()) == std::vector<Causes>{{0, 1}});
    DifferenceNetwork lines = network_of(4, {{0, 1, 1, kBackground},
                                             {1, 3, 1, kBackground},
                                             {0, 2, 0, kBackground},
                                             {2, 3, 1, kBackground},
                                             {3, 0, -2, 0},
                                             {3, 0, -1, 1}});
    CHECK(causes_of(lines.contradictions()) == std::vector<Causes>{{0}});
  }
  SECTION("the least number") {
    DifferenceNetwork network = network_of(2, {{0, 1, kLeast, 0}, {1, 0, kMost, 1}});
    CHECK(causes_of(network.contradictions()) == std::vector<Causes>{{0, 1}});
  }
  SECTION("implied bounds that 64 bits cannot hold") {
    DifferenceNetwork network = network_of(3, {{0, 1, kMost, 0}, {1, 2, 1, 1}, {2, 1, kLeast, 2}});
    REQUIRE(network.implied_max(0, 1).max == kMost);
    const ImpliedBound beyond = network_of(3, {{0, 1, kMost, 0}, {1, 2, 1, 1}}).implied_max(0, 2);
    CHECK(beyond.kind == ImpliedBound::Kind::beyond_64_bits);
    CHECK(beyond.path.size() == 2);
    CHECK(network_of(3, {{0, 1, kLeast, 0}, {1, 2, -1, 1}}).implied_max(0, 2).kind ==
          ImpliedBound::Kind::beyond_64_bits);
  }
}

TEST_CASE("a hundred thousand daily totals, numbered in any order", "[network]") {
  constexpr std::uint32_t kDays = 100'000;
  const bool shuffled = GENERATE(false, true);
  std::vector<std::uint32_t> variable(kDays + 1);
  std::iota(variable.begin(), variable.end(), 0U);
  if (shuffled) {
    std::mt19937 engine(7);
    for (std::size_t i = variable.size(); i > 1; --i) std::swap(variable[i - 1], variable[engine() % i]);
  }
  const std::vector<std::uint32_t> falls = {500, 501, 77'000};
  DifferenceNetwork network(kDays + 1);
  for (std::uint32_t day = 1; day <= kDays; ++day) {
    const bool falls_here = std::find(falls.begin(), falls.end(), day) != falls.end();
    const std::int64_t total = 3 * std::int64_t{day} - (falls_here ? 4 : 0);
    between(network, variable[0], variable[day], total, total, day);
    if (day > 1) network.add_bound(variable[day], variable[day - 1], 0, kBackground);
  }
  const std::vector<Contradiction> found = network.contradictions();
  // 500 and 501 fall below 499 both, and 501 does not fall below 500: 499 against one of them, and then all
  // is well.
  REQUIRE(found.size() == 2);
  for (const Contradiction& contradiction : found) {
    CHECK(contradiction.causes.size() == 2);
    CHECK(std::any_of(contradiction.causes.begin(), contradiction.causes.end(), [&falls](Cause cause) {
      return std::find(falls.begin(), falls.end(), cause) != falls.end();
    }));
  }
}

TEST_CASE("very many daily counts against one total", "[network]") {
  constexpr std::uint32_t kDays = 50'000;
  DifferenceNetwork network(kDays + 1);
  for (std::uint32_t day = 1; day <= kDays; ++day) {
    const std::int64_t count = 1 + day % 2;
    between(network, day - 1, day, count, count, day);
    network.add_bound(day, day - 1, 0, kBackground);
  }
  SECTION("all are needed to exceed it") {
    network.add_bound(0, kDays, kDays / 2 * 3 - 1, 0);
    const std::vector<Contradiction> found = network.contradictions();
    REQUIRE(found.size() == 1);
    CHECK(found.front().causes.size() == kDays + 1);
  }
  SECTION("the days of two are more than enough, and no more of them are named than needed") {
    network.add_bound(0, kDays, 29'999, 0);
    const std::vector<Contradiction> found = network.contradictions();
    REQUIRE(found.size() == 1);
    CHECK(found.front().causes.size() == 1 + 15'000);
  }
}
