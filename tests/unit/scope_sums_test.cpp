#include "graph/scope_sums.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <chrono>
#include <map>
#include <set>
#include <string>
#include <vector>

using namespace gainsay;

namespace {

using Cells = std::map<std::string, std::set<std::string>>;  // by dimension

// A property with arms that are listed and places that are not, and some scopes of it.
class Scopes {
 public:
  explicit Scopes(const std::vector<Cells>& scopes) {
    Dimension arm{corpus.strings.intern("arm"), {}};
    for (const char* value : {"foot", "guns", "horse"}) arm.values.push_back(corpus.strings.intern(value));
    property.scope = {arm, {corpus.strings.intern("place"), {}}};
    for (const Cells& cells : scopes) {
      Scope scope;
      for (const auto& [dimension, values] : cells) {
        ScopePart part{corpus.strings.intern(dimension), {}};
        for (const std::string& value : values) part.values.push_back(corpus.strings.intern(value));
        scope.push_back(std::move(part));
      }
      ids.emplace_back(corpus.scopes.size());
      corpus.scopes.push_back(std::move(scope));
    }
  }
  std::vector<ScopeSum> sums() const { return scope_sums(corpus, property, ids); }
  bool share_nothing(std::size_t a, std::size_t b) const {
    return gainsay::share_nothing(corpus.scopes[a], corpus.scopes[b]);
  }

  Corpus corpus;
  Property property;
  std::vector<ScopeId> ids;
};

Cells arm(std::set<std::string> values) { return {{"arm", std::move(values)}}; }
Cells place(std::set<std::string> values) { return {{"place", std::move(values)}}; }
const Cells kWhole{};

}  // namespace

TEST_CASE("scopes share nothing where a dimension of both has no value in common", "[scope-sums]") {
  const Scopes scopes({kWhole,
                       arm({"foot"}),
                       arm({"guns", "horse"}),
                       arm({"foot", "guns"}),
                       place({"gate"}),
                       {{"arm", {"foot"}}, {"place", {"keep"}}}});
  CHECK(scopes.share_nothing(1, 2));
  CHECK_FALSE(scopes.share_nothing(0, 1));
  CHECK_FALSE(scopes.share_nothing(1, 3));
  CHECK_FALSE(scopes.share_nothing(1, 4));
  CHECK(scopes.share_nothing(4, 5));
  CHECK(scopes.share_nothing(2, 5));
}

TEST_CASE("parts that leave no listed value out are the whole", "[scope-sums]") {
  CHECK(Scopes({kWhole, arm({"foot"}), arm({"horse"})}).sums() == std::vector<ScopeSum>{{{1, 2}, 0, false}});
  CHECK(Scopes({kWhole, arm({"foot"}), arm({"guns", "horse"})}).sums() ==
        std::vector<ScopeSum>{{{1, 2}, 0, true}});
  CHECK(Scopes({kWhole, arm({"foot", "guns", "horse"})}).sums() == std::vector<ScopeSum>{{{1}, 0, true}});
  // Nobody knows which places there are, unless the whole names them.
  CHECK(Scopes({kWhole, place({"gate"}), place({"keep"})}).sums() ==
        std::vector<ScopeSum>{{{1, 2}, 0, false}});
  CHECK(Scopes({place({"gate", "keep"}), place({"gate"}), place({"keep"})}).sums() ==
        std::vector<ScopeSum>{{{1, 2}, 0, true}});
}

TEST_CASE("only what is directly part of a scope is added up", "[scope-sums]") {
  CHECK(Scopes({kWhole, arm({"foot", "guns"}), arm({"foot"}), arm({"guns"}), arm({"horse"})}).sums() ==
        std::vector<ScopeSum>{{{1, 4}, 0, true}, {{2, 3}, 1, true}});
}

TEST_CASE("two ways to divide a whole are two sums", "[scope-sums]") {
  CHECK(Scopes({kWhole, arm({"foot"}), arm({"guns", "horse"}), place({"gate"}), place({"keep"})}).sums() ==
        std::vector<ScopeSum>{{{1, 2}, 0, true}, {{3, 4}, 0, false}});
  // Each overlaps a neighbour: no two of them can be added, but for the first and the last.
  CHECK(Scopes({kWhole, arm({"foot"}), arm({"foot", "guns"}), arm({"guns", "horse"})}).sums() ==
        std::vector<ScopeSum>{{{2}, 0, false}, {{3}, 0, false}, {{1}, 2, false}});
}

TEST_CASE("a cell of two dimensions counts as one", "[scope-sums]") {
  const auto cell = [](const char* a, const char* p) { return Cells{{"arm", {a}}, {"place", {p}}}; };
  std::vector<Cells> scopes{place({"gate", "keep"})};
  for (const char* a : {"foot", "guns", "horse"}) {
    for (const char* p : {"gate", "keep"}) scopes.push_back(cell(a, p));
  }
  CHECK(Scopes(scopes).sums() == std::vector<ScopeSum>{{{1, 2, 3, 4, 5, 6}, 0, true}});
  scopes.pop_back();
  CHECK(Scopes(scopes).sums() == std::vector<ScopeSum>{{{1, 2, 3, 4, 5}, 0, false}});
}

TEST_CASE("the villages of a country are added up quickly", "[scope-sums]") {
  std::vector<Cells> scopes{kWhole};
  for (int i = 0; i < 5000; ++i) scopes.push_back(place({"village-" + std::to_string(i)}));
  const Scopes all(scopes);
  const auto start = std::chrono::steady_clock::now();
  const std::vector<ScopeSum> sums = all.sums();
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(2));
  REQUIRE(sums.size() == 1);
  CHECK(sums.front().parts.size() == 5000);
}
