// Sums of intervals, their ends kept apart, and what rules over them leave.
#include "checks/sums.h"

#include <catch2/catch.hpp>
#include <vector>

namespace gainsay {
namespace {

const End kLeast{{}, -1, 0}, kMost{{}, 1, 0};

End at(int number) { return {Decimal(number)}; }
End above(int number) { return {Decimal(number), 0, 1}; }
End under(int number) { return {Decimal(number), 0, -1}; }

Band exactly(int number) { return {at(number), at(number)}; }
Band from_to(int low, int high) { return {at(low), at(high)}; }
const Band kAny{at(0), kMost};

SumRule adds_up(std::vector<std::uint32_t> parts, std::uint32_t whole, bool exactly = false) {
  return {std::move(parts), whole, exactly, 0};
}

bool possible(const SumRules& rules, std::vector<Band> numbers) { return rules.possible(numbers); }

}  // namespace

TEST_CASE("a sum is open where a term is") {
  CHECK(plus(at(2), at(3)) == at(5));
  CHECK(plus(above(2), at(3)) == above(5));
  CHECK(plus(at(2), above(3)) == above(5));
  CHECK(plus(under(2), under(3)) == under(5));
  CHECK(plus(at(2), kMost) == kMost);
  CHECK(plus(kLeast, at(2)) == kLeast);
}

TEST_CASE("a difference is open where a term is, and without an end where one is") {
  CHECK(minus(at(5), at(3)) == at(2));
  CHECK(minus(at(5), above(3)) == under(2));
  CHECK(minus(under(5), above(3)) == under(2));
  CHECK(minus(above(5), under(3)) == above(2));
  CHECK(minus(kMost, at(3)) == kMost);
  CHECK(minus(at(5), kLeast) == kMost);
  CHECK(minus(at(5), kMost) == kLeast);
}

TEST_CASE("numbers that only touch fit where both ends are closed") {
  const SumRules rules({adds_up({0, 1}, 2)});
  CHECK(possible(rules, {exactly(2), exactly(3), exactly(5)}));
  CHECK_FALSE(possible(rules, {exactly(2), exactly(3), {at(0), under(5)}}));
  CHECK_FALSE(possible(rules, {{above(2), kMost}, exactly(3), exactly(5)}));
  CHECK_FALSE(possible(rules, {{above(2), kMost}, exactly(3), {at(0), under(5)}}));
  CHECK(possible(rules, {{above(2), kMost}, exactly(3), {at(0), under(6)}}));
}

TEST_CASE("what is not known has room") {
  const SumRules rules({adds_up({0, 1}, 2)});
  CHECK(possible(rules, {exactly(5), kAny, exactly(5)}));
  CHECK_FALSE(possible(rules, {exactly(6), kAny, exactly(5)}));
  CHECK(possible(rules, {exactly(6), {kLeast, kMost}, exactly(5)}));
  CHECK(possible(rules, {exactly(6), exactly(7), kAny}));
}

TEST_CASE("parts that are all of a whole are no less than it") {
  const SumRules rules({adds_up({0, 1}, 2, true)});
  CHECK(possible(rules, {from_to(0, 2), from_to(0, 3), exactly(5)}));
  CHECK_FALSE(possible(rules, {from_to(0, 2), from_to(0, 3), exactly(6)}));
  CHECK_FALSE(possible(rules, {{at(0), under(2)}, from_to(0, 3), exactly(5)}));
  CHECK(possible(SumRules({adds_up({0, 1}, 2)}), {from_to(0, 2), from_to(0, 3), exactly(6)}));
}

TEST_CASE("bounds go through numbers that nobody states, in whatever order the rules come") {
  const SumRules rules({adds_up({2}, 3), adds_up({0, 1}, 2)});
  CHECK_FALSE(possible(rules, {exactly(4), exactly(4), kAny, exactly(7)}));
  CHECK(possible(rules, {exactly(4), exactly(4), kAny, exactly(8)}));
}

TEST_CASE("rules in a circle come to an end") {
  const SumRules rules({adds_up({0}, 1), adds_up({1}, 0)});
  CHECK(possible(rules, {from_to(1, 4), from_to(3, 9)}));
  CHECK_FALSE(possible(rules, {from_to(1, 2), from_to(3, 9)}));
  // Each is more than the other: no numbers are, but nothing here ever gets too large.
  const SumRules growing({adds_up({0, 2}, 1), adds_up({1, 2}, 0)});
  CHECK(possible(growing, {kAny, kAny, exactly(1)}));
}

TEST_CASE("two breakdowns of one whole are held to each other") {
  const SumRules rules({adds_up({0, 1}, 4, true), adds_up({2, 3}, 4, true)});
  CHECK_FALSE(possible(rules, {exactly(2), exactly(3), exactly(3), exactly(4), kAny}));
  CHECK(possible(rules, {exactly(2), exactly(3), exactly(1), exactly(4), kAny}));
}

TEST_CASE("a proof names the ends that add up to too much") {
  const SumRules rules({adds_up({0, 1}, 2), adds_up({2}, 3)});
  const SumRules::Proof proof = rules.prove({exactly(4), exactly(4), kAny, exactly(7)});
  CHECK(proof.lows == std::vector<std::uint32_t>{0, 1});
  CHECK(proof.highs == std::vector<std::uint32_t>{3});
  CHECK(proof.by.size() == 2);
  CHECK(rules.prove({exactly(4), exactly(3), kAny, exactly(7)}).by.empty());
  CHECK(rules.prove({{at(5), at(4)}, exactly(3), kAny, exactly(7)}).by.empty());

  const SumRules all({adds_up({0, 1}, 2, true)});
  const SumRules::Proof less = all.prove({exactly(1), exactly(2), exactly(5)});
  CHECK(less.lows == std::vector<std::uint32_t>{2});
  CHECK(less.highs == std::vector<std::uint32_t>{0, 1});
  CHECK(less.by_exactly == std::vector<bool>{true});
}

TEST_CASE("narrowing leaves what the others leave") {
  const SumRules rules({adds_up({0, 1}, 2, true)});
  std::vector<Band> numbers{{at(0), kMost}, {above(2), at(4)}, from_to(5, 9)};
  REQUIRE(rules.narrow(numbers));
  const auto is = [](const Band& band, const End& low, const End& high) {
    return band.low == low && band.high == high;
  };
  CHECK(is(numbers[0], at(1), under(7)));
  CHECK(is(numbers[1], above(2), at(4)));
  CHECK(is(numbers[2], at(5), at(9)));
}

}  // namespace gainsay
