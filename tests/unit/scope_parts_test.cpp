#include "graph/scope_parts.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <chrono>
#include <map>
#include <numeric>
#include <random>
#include <set>
#include <string>
#include <vector>

using namespace gainsay;

namespace {

Scope scope_of(Corpus& corpus, const std::map<std::string, std::set<std::string>>& parts) {
  Scope scope;
  for (const auto& [dimension, values] : parts) {
    ScopePart part{corpus.strings.intern(dimension), {}};
    for (const std::string& value : values) part.values.push_back(corpus.strings.intern(value));
    scope.push_back(std::move(part));
  }
  return scope;
}

// By the definition: part of it, and no other scope in between.
std::vector<ScopePartOf> parts_by_definition(const Corpus& corpus, const std::vector<ScopeId>& scopes) {
  const auto inside = [&](std::uint32_t a, std::uint32_t b) {
    return a != b && is_part(corpus.scopes[scopes[a].index], corpus.scopes[scopes[b].index]);
  };
  const auto count = static_cast<std::uint32_t>(scopes.size());
  std::vector<ScopePartOf> parts;
  for (std::uint32_t a = 0; a < count; ++a) {
    for (std::uint32_t b = 0; b < count; ++b) {
      bool direct = inside(a, b);
      for (std::uint32_t c = 0; direct && c < count; ++c) direct = !(inside(a, c) && inside(c, b));
      if (direct) parts.push_back({a, b});
    }
  }
  return parts;
}

}  // namespace

TEST_CASE("a scope is part of one that leaves out its dimension or names more values", "[scope-parts]") {
  Corpus corpus;
  const Scope whole;
  const Scope rocket = scope_of(corpus, {{"weapon", {"rocket"}}});
  const Scope both = scope_of(corpus, {{"weapon", {"drone", "rocket"}}});
  const Scope rocket_in_erbil = scope_of(corpus, {{"place", {"erbil"}}, {"weapon", {"rocket"}}});
  const Scope erbil = scope_of(corpus, {{"place", {"erbil"}}});
  CHECK(is_part(rocket, whole));
  CHECK(is_part(rocket, both));
  CHECK(is_part(rocket_in_erbil, both));
  CHECK(is_part(rocket_in_erbil, erbil));
  CHECK(is_part(whole, whole));
  CHECK_FALSE(is_part(whole, rocket));
  CHECK_FALSE(is_part(both, rocket));
  CHECK_FALSE(is_part(rocket, erbil));
  CHECK_FALSE(is_part(rocket, rocket_in_erbil));
}

TEST_CASE("direct parts agree with their definition, for few scopes and for many", "[scope-parts]") {
  std::mt19937 random(11);
  std::size_t found = 0;
  for (int round = 0; round < 150; ++round) {
    Corpus corpus;
    std::set<std::map<std::string, std::set<std::string>>> all;
    const std::size_t wanted = 1 + random() % (round % 2 == 0 ? 8 : 40);
    for (std::size_t tries = 0; tries < 200 && all.size() < wanted; ++tries) {
      std::map<std::string, std::set<std::string>> parts;
      for (const char* dimension : {"army", "place", "weapon"}) {
        if (random() % 2 == 0) continue;
        for (std::size_t values = 1 + random() % 3; values > 0; --values) {
          parts[dimension].insert("v" + std::to_string(random() % 4));
        }
      }
      all.insert(parts);
    }
    std::vector<ScopeId> scopes;
    for (const auto& parts : all) {
      scopes.emplace_back(corpus.scopes.size());
      corpus.scopes.push_back(scope_of(corpus, parts));
    }
    std::shuffle(scopes.begin(), scopes.end(), random);
    const std::vector<ScopePartOf> parts = direct_parts(corpus, scopes);
    REQUIRE(parts == parts_by_definition(corpus, scopes));
    found += parts.size();
  }
  CHECK(found > 1000);
}

TEST_CASE("every village of a country, by weapon, is no trouble", "[scope-parts]") {
  constexpr std::size_t kVillages = 50'000;
  Corpus corpus;
  corpus.scopes.push_back({});
  for (std::size_t i = 0; i < kVillages; ++i) {
    corpus.scopes.push_back(scope_of(corpus, {{"place", {std::to_string(i)}}, {"army", {"x"}}}));
    corpus.scopes.push_back(scope_of(corpus, {{"place", {std::to_string(i)}}}));
  }
  std::vector<ScopeId> scopes;
  for (std::size_t i = 0; i < corpus.scopes.size(); ++i) scopes.emplace_back(i);
  const auto start = std::chrono::steady_clock::now();
  const std::vector<ScopePartOf> parts = direct_parts(corpus, scopes);
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(10));  // each with each takes minutes
  CHECK(parts.size() == 2 * kVillages);
}
