#include "graph/components.h"

#include <catch2/catch.hpp>
#include <deque>
#include <random>
#include <vector>

using gainsay::components;
using gainsay::kAlone;
using gainsay::Link;

namespace {

// The same by walking, from the least vertex on.
std::vector<std::uint32_t> components_by_walking(std::uint32_t count, const std::vector<Link>& links) {
  std::vector<std::vector<std::uint32_t>> neighbours(count);
  for (const auto& [a, b] : links) {
    neighbours[a].push_back(b);
    neighbours[b].push_back(a);
  }
  std::vector<std::uint32_t> numbers(count, kAlone);
  std::uint32_t next = 0;
  for (std::uint32_t start = 0; start < count; ++start) {
    if (numbers[start] != kAlone || neighbours[start].empty()) continue;
    numbers[start] = next;
    std::deque<std::uint32_t> open = {start};
    while (!open.empty()) {
      const std::uint32_t vertex = open.front();
      open.pop_front();
      for (const std::uint32_t neighbour : neighbours[vertex]) {
        if (numbers[neighbour] != kAlone) continue;
        numbers[neighbour] = next;
        open.push_back(neighbour);
      }
    }
    ++next;
  }
  return numbers;
}

}  // namespace

TEST_CASE("components are numbered by their least vertex, vertices without links stand alone",
          "[components]") {
  const std::vector<Link> links = {{6, 2}, {5, 1}, {2, 4}};
  CHECK(components(8, links) == std::vector<std::uint32_t>{kAlone, 0, 1, kAlone, 1, 0, 1, kAlone});
}

TEST_CASE("nothing has no components", "[components]") {
  CHECK(components(0, {}).empty());
  CHECK(components(2, {}) == std::vector<std::uint32_t>{kAlone, kAlone});
}

TEST_CASE("links may be repeated, turned around, and lead back to their own vertex", "[components]") {
  const std::vector<Link> links = {{1, 0}, {0, 1}, {1, 0}, {3, 3}};
  CHECK(components(4, links) == std::vector<std::uint32_t>{0, 0, kAlone, 1});
}

TEST_CASE("components agree with walking on random graphs", "[components]") {
  std::mt19937 engine(20);
  const auto random = [&](std::uint32_t below) { return static_cast<std::uint32_t>(engine() % below); };
  for (int round = 0; round < 2000; ++round) {
    const std::uint32_t count = 1 + random(12);
    std::vector<Link> links(random(14));
    for (Link& link : links) link = {random(count), random(count)};
    CAPTURE(count, links);
    REQUIRE(components(count, links) == components_by_walking(count, links));
  }
}

TEST_CASE("a chain of a million links is no trouble", "[components]") {
  constexpr std::uint32_t kCount = 1'000'001;
  std::vector<Link> links;
  for (std::uint32_t i = kCount - 1; i > 0; --i) links.emplace_back(i, i - 1);
  CHECK(components(kCount, links) == std::vector<std::uint32_t>(kCount, 0));
}
