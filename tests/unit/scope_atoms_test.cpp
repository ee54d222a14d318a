#include "graph/scope_atoms.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <chrono>
#include <map>
#include <set>
#include <string>
#include <vector>

using namespace gainsay;

namespace {

using Atoms = std::vector<std::vector<std::uint32_t>>;
using Parts = std::map<std::string, std::vector<std::string>>;

// A tally `attacks` with these dimensions; those without values are open.
class Attacks {
 public:
  explicit Attacks(const Parts& dimensions = {}) {
    corpus_.properties.emplace_back();
    for (const auto& [name, values] : dimensions) {
      corpus_.properties.back().scope.push_back({corpus_.strings.intern(name), interned(values)});
    }
  }

  ScopeAtoms atoms(const std::vector<Parts>& scopes, const AtomLimits& limits = {}) {
    std::vector<ScopeId> ids;
    for (const Parts& parts : scopes) {
      ids.emplace_back(corpus_.scopes.size());
      corpus_.scopes.emplace_back();
      for (const auto& [dimension, values] : parts) {
        corpus_.scopes.back().push_back({corpus_.strings.intern(dimension), interned(values)});
      }
    }
    return scope_atoms(corpus_, PropertyId(0), ids, limits);
  }

 private:
  std::vector<StringId> interned(const std::vector<std::string>& values) {
    std::vector<StringId> ids;
    for (const std::string& value : std::set<std::string>(values.begin(), values.end())) {
      ids.push_back(corpus_.strings.intern(value));
    }
    return ids;
  }

  Corpus corpus_;
};

const Parts kWhole;
const Parts kRocket = {{"weapon", {"rocket"}}}, kDrone = {{"weapon", {"drone"}}};
const Parts kRocketAndDrone = {{"weapon", {"rocket", "drone"}}},
            kDroneAndBomb = {{"weapon", {"drone", "bomb"}}};
const Parts kBomb = {{"weapon", {"bomb"}}};
const Parts kWeapons = {{"weapon", {"rocket", "drone", "bomb"}}};  // listed

}  // namespace

TEST_CASE("an attack by rocket is one of the whole; others of the whole may be anything", "[scope-atoms]") {
  CHECK(Attacks().atoms({kWhole, kRocket}).atoms == Atoms{{0}, {0, 1}});
}

TEST_CASE("no attack is by rocket and by drone", "[scope-atoms]") {
  CHECK(Attacks().atoms({kWhole, kRocket, kDrone}).atoms == Atoms{{0}, {0, 1}, {0, 2}});
}

TEST_CASE("where the listed weapons are all told apart, every attack is by one of them", "[scope-atoms]") {
  CHECK(Attacks(kWeapons).atoms({kWhole, kRocket, kDrone, kBomb}).atoms == Atoms{{0, 1}, {0, 2}, {0, 3}});
}

TEST_CASE("where one listed weapon is not told, the whole may hold more", "[scope-atoms]") {
  CHECK(Attacks(kWeapons).atoms({kWhole, kRocket, kDrone}).atoms == Atoms{{0}, {0, 1}, {0, 2}});
}

TEST_CASE("where weapons are not listed, the whole may always hold more", "[scope-atoms]") {
  CHECK(Attacks().atoms({kWhole, kRocket, kDrone, kBomb}).atoms == Atoms{{0}, {0, 1}, {0, 2}, {0, 3}});
}

TEST_CASE("a scope that names its values is covered by them, listed or not", "[scope-atoms]") {
  CHECK(Attacks().atoms({kRocketAndDrone, kRocket, kDrone}).atoms == Atoms{{0, 1}, {0, 2}});
}

TEST_CASE("a part of several values may be covered in turn", "[scope-atoms]") {
  const ScopeAtoms atoms = Attacks(kWeapons).atoms({kWhole, kRocketAndDrone, kBomb, kRocket, kDrone});
  CHECK(atoms.atoms == Atoms{{0, 1, 3}, {0, 1, 4}, {0, 2}});
}

TEST_CASE("naming all listed values is saying nothing", "[scope-atoms]") {
  const ScopeAtoms atoms = Attacks(kWeapons).atoms({kWhole, kRocket, kWeapons});
  CHECK(atoms.atoms == Atoms{{0, 1, 2}, {0, 2}});
}

TEST_CASE("scopes that overlap are each compared with the whole, not with each other", "[scope-atoms]") {
  const ScopeAtoms atoms = Attacks(kWeapons).atoms({kWhole, kRocketAndDrone, kDroneAndBomb});
  // In neither, too, although between them they name all weapons: only parts that share nothing cover.
  CHECK(atoms.atoms == Atoms{{0}, {0, 1}, {0, 1, 2}, {0, 2}});
  CHECK(atoms.complete);
}

TEST_CASE("two dimensions that are both told in full make a table", "[scope-atoms]") {
  Attacks attacks({{"place", {"erbil", "mosul"}}, {"weapon", {"drone", "rocket"}}});
  const Parts erbil = {{"place", {"erbil"}}}, mosul = {{"place", {"mosul"}}};
  const Parts rocket_in_erbil = {{"place", {"erbil"}}, {"weapon", {"rocket"}}};
  CHECK(attacks.atoms({kWhole, erbil, mosul, kRocket, kDrone}).atoms ==
        Atoms{{0, 1, 3}, {0, 1, 4}, {0, 2, 3}, {0, 2, 4}});
  CHECK(attacks.atoms({kWhole, erbil, kRocket, rocket_in_erbil}).atoms ==
        Atoms{{0}, {0, 1}, {0, 1, 2}, {0, 1, 2, 3}, {0, 2}});
}

TEST_CASE("a whole that is covered across dimensions, piece by piece", "[scope-atoms]") {
  Attacks attacks({{"place", {"erbil", "mosul"}}, {"weapon", {"drone", "rocket"}}});
  const Parts erbil = {{"place", {"erbil"}}},
              rocket_in_mosul = {{"place", {"mosul"}}, {"weapon", {"rocket"}}},
              drone_in_mosul = {{"place", {"mosul"}}, {"weapon", {"drone"}}};
  CHECK(attacks.atoms({kWhole, erbil, rocket_in_mosul, drone_in_mosul}).atoms ==
        Atoms{{0, 1}, {0, 2}, {0, 3}});
  // A rocket attack overlaps those in Erbil; it is still no cover with them.
  CHECK(attacks.atoms({kWhole, erbil, kRocket, drone_in_mosul}).atoms ==
        Atoms{{0}, {0, 1}, {0, 1, 2}, {0, 2}, {0, 3}});
}

TEST_CASE("the order of the list changes nothing but the numbers", "[scope-atoms]") {
  const ScopeAtoms atoms = Attacks(kWeapons).atoms({kBomb, kDrone, kWhole, kRocket, kRocketAndDrone});
  CHECK(atoms.atoms == Atoms{{0, 2}, {1, 2, 4}, {2, 3, 4}});
}

TEST_CASE("no scopes, or one, have what atoms they have", "[scope-atoms]") {
  CHECK(Attacks().atoms({}).atoms.empty());
  CHECK(Attacks().atoms({kRocket}).atoms == Atoms{{0}});
}

TEST_CASE("where overlaps tell too much apart, nested and disjoint scopes are still compared",
          "[scope-atoms]") {
  // Every two of thirty weapons: more sets of them than can be counted.
  std::vector<Parts> scopes = {kWhole};
  for (int a = 0; a < 30; ++a) {
    for (int b = 0; b < a; ++b)
      scopes.push_back({{"weapon", {"w" + std::to_string(a), "w" + std::to_string(b)}}});
  }
  const ScopeAtoms atoms = Attacks().atoms(scopes);
  CHECK_FALSE(atoms.complete);
  std::size_t alone = 0, nested = 0;
  std::set<std::uint32_t> seen;
  for (const auto& atom : atoms.atoms) {
    REQUIRE(atom.size() <= 2);
    seen.insert(atom.begin(), atom.end());
    (atom.size() == 2 ? nested : alone) += 1;
    if (atom.size() == 2) CHECK(atom.front() == 0);
  }
  CHECK(seen.size() == scopes.size());
  CHECK(nested == 15);                         // disjoint pairs, each a part of the whole
  CHECK(alone == 1 + scopes.size() - 1 - 15);  // what else is in the whole; and those not compared
}

TEST_CASE("of more villages than are compared, each still has its count", "[scope-atoms]") {
  constexpr std::size_t kVillages = 20'000;
  Parts dimensions;
  std::vector<Parts> scopes = {kWhole};
  for (std::size_t i = 0; i < kVillages; ++i) {
    dimensions["place"].push_back(std::to_string(i));
    scopes.push_back({{"place", {std::to_string(i)}}});
  }
  Attacks attacks(dimensions);
  const auto start = std::chrono::steady_clock::now();
  const ScopeAtoms atoms = attacks.atoms(scopes);
  CHECK(std::chrono::steady_clock::now() - start <
        std::chrono::seconds(20));  // seconds of it are the test's own
  CHECK_FALSE(atoms.complete);
  CHECK(atoms.atoms.size() == kVillages + 1);
  CHECK(std::count_if(atoms.atoms.begin(), atoms.atoms.end(),
                      [](const auto& atom) { return atom.size() == 2; }) == 4095);
}
