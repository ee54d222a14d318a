// Scoped counts against what is slower and surer: kinds of happening from every combination of values, or
// from every set of scopes by definition; Z3's linear arithmetic over whole numbers for verdicts,
// explanations and implied bounds.
//
// GAINSAY_ORACLE is the number of random families (default 1,000).
#include <z3++.h>

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <cstdint>
#include <cstdlib>
#include <map>
#include <numeric>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "graph/scoped_counts.h"

using gainsay::Cause;
using gainsay::CountBound;
using gainsay::CountConflict;
using gainsay::CountLimit;
using gainsay::Dimension;
using gainsay::kBackground;
using gainsay::Scope;
using gainsay::ScopeAtoms;
using gainsay::ScopedCounts;
using gainsay::StringId;

namespace {

using Kinds = std::vector<std::vector<std::uint32_t>>;

std::uint64_t random_count() {
  const char* text = std::getenv("GAINSAY_ORACLE");
  return text == nullptr ? 1000 : std::strtoull(text, nullptr, 10);
}

class Dice {
 public:
  explicit Dice(std::uint64_t seed) : engine_(seed) {}
  std::uint32_t below(std::uint64_t count) { return static_cast<std::uint32_t>(engine_() % count); }
  bool in(std::uint64_t part, std::uint64_t whole) { return engine_() % whole < part; }

 private:
  std::mt19937_64 engine_;
};

// ---- scopes -----------------------------------------------------------------------------------------------

// By dimension the values meant, as a set of bits; 0 means all of it. Dimensions have three values, beside
// which there may be others unless the dimension is listed.
constexpr std::uint32_t kDimensions = 2, kValues = 3;
using Bits = std::array<std::uint32_t, kDimensions>;

struct World {
  std::array<bool, kDimensions> listed{};
  std::vector<Bits> scopes;

  std::vector<Dimension> dimensions() const {
    std::vector<Dimension> made;
    for (std::uint32_t d = 0; d < kDimensions; ++d) {
      made.push_back({StringId(d), {}});
      for (std::uint32_t v = 0; listed[d] && v < kValues; ++v) made.back().values.push_back(value(d, v));
    }
    return made;
  }
  std::vector<Scope> made_scopes() const {
    std::vector<Scope> made;
    for (const Bits& bits : scopes) {
      Scope scope;
      for (std::uint32_t d = 0; d < kDimensions; ++d) {
        if (bits[d] == 0) continue;
        scope.push_back({StringId(d), {}});
        for (std::uint32_t v = 0; v < kValues; ++v) {
          if ((bits[d] >> v & 1U) != 0) scope.back().values.push_back(value(d, v));
        }
      }
      made.push_back(std::move(scope));
    }
    return made;
  }
  ScopeAtoms atoms() const { return gainsay::scope_atoms(made_scopes(), dimensions()); }

  // The values of a happening, by dimension; kValues is some other.
  using Point = std::array<std::uint32_t, kDimensions>;
  bool holds(const Bits& scope, const Point& point) const {
    for (std::uint32_t d = 0; d < kDimensions; ++d) {
      if (scope[d] != 0 && (scope[d] >> point[d] & 1U) == 0) return false;
    }
    return true;
  }
  std::vector<Point> points() const {
    std::vector<Point> all;
    for (std::uint32_t a = 0; a < kValues + (listed[0] ? 0 : 1); ++a) {
      for (std::uint32_t b = 0; b < kValues + (listed[1] ? 0 : 1); ++b) all.push_back({a, b});
    }
    return all;
  }
  // The points of each scope, as bits.
  std::vector<std::uint32_t> extents() const {
    std::vector<std::uint32_t> made(scopes.size(), 0);
    const std::vector<Point> all = points();
    for (std::size_t s = 0; s < scopes.size(); ++s) {
      for (std::size_t p = 0; p < all.size(); ++p) {
        if (holds(scopes[s], all[p])) made[s] |= 1U << p;
      }
    }
    return made;
  }
  // Which sets of scopes a happening can lie in.
  Kinds kinds() const {
    std::set<std::vector<std::uint32_t>> made;
    for (const Point& point : points()) {
      std::vector<std::uint32_t> kind;
      for (std::uint32_t s = 0; s < scopes.size(); ++s) {
        if (holds(scopes[s], point)) kind.push_back(s);
      }
      if (!kind.empty()) made.insert(std::move(kind));
    }
    return {made.begin(), made.end()};
  }
  bool laminar() const {
    const std::vector<std::uint32_t> e = extents();
    for (std::size_t a = 0; a < e.size(); ++a) {
      for (std::size_t b = 0; b < a; ++b) {
        const std::uint32_t both = e[a] & e[b];
        if (both != 0 && both != e[a] && both != e[b]) return false;
      }
    }
    return true;
  }

 private:
  static StringId value(std::uint32_t dimension, std::uint32_t v) {
    return StringId(10 + 10 * dimension + v);
  }
};

World random_world(Dice& dice, std::uint32_t least, std::uint32_t most) {
  World world;
  for (bool& listed : world.listed) listed = dice.in(1, 2);
  std::set<Bits> scopes;
  const std::uint32_t count = least + dice.below(most - least + 1);
  while (scopes.size() < count) {
    Bits bits{};
    for (std::uint32_t& values : bits) values = dice.in(1, 2) ? 0 : dice.below(1U << kValues);
    scopes.insert(bits);
  }
  world.scopes.assign(scopes.begin(), scopes.end());
  for (std::size_t n = world.scopes.size(); n > 1; --n)
    std::swap(world.scopes[n - 1], world.scopes[dice.below(n)]);
  return world;
}

World random_laminar_world(Dice& dice) {
  for (;;) {
    World world = random_world(dice, 2, 6);
    if (world.laminar()) return world;
  }
}

// The atoms by their definition: every set of scopes, every family of scopes that could cover.
Kinds atoms_by_definition(const World& world) {
  const std::vector<std::uint32_t> extents = world.extents();
  const std::size_t count = extents.size();
  const auto inside = [&](std::size_t a, std::size_t b) { return (extents[a] & ~extents[b]) == 0; };
  // A dimension that is not listed has values without end, one of which stands for them here: a scope that
  // leaves it out is never covered along it, and the extents show that.
  Kinds atoms;
  for (std::uint32_t set = 1; set < 1U << count; ++set) {
    const auto in = [&](std::size_t s) { return (set >> s & 1U) != 0; };
    bool good = true;
    for (std::size_t a = 0; good && a < count; ++a) {
      for (std::size_t b = 0; good && b < count; ++b) {
        good = !(in(a) && ((inside(a, b) && !in(b)) || (in(b) && (extents[a] & extents[b]) == 0)));
      }
    }
    for (std::uint32_t family = 1; good && family < 1U << count; ++family) {
      if ((family & set) != 0) continue;
      std::uint32_t sum = 0;
      bool disjoint = true;
      for (std::size_t s = 0; s < count; ++s) {
        if ((family >> s & 1U) == 0) continue;
        disjoint = disjoint && (sum & extents[s]) == 0;
        sum |= extents[s];
      }
      for (std::size_t s = 0; disjoint && good && s < count; ++s) good = !(in(s) && sum == extents[s]);
    }
    if (!good) continue;
    atoms.emplace_back();
    for (std::uint32_t s = 0; s < count; ++s) {
      if (in(s)) atoms.back().push_back(s);
    }
  }
  std::sort(atoms.begin(), atoms.end());
  return atoms;
}

// ---- statements -------------------------------------------------------------------------------------------

struct Instance {
  std::uint32_t scopes = 0, points = 0;
  Cause causes = 0;
  std::vector<CountBound> bounds;

  ScopedCounts counts(const ScopeAtoms& atoms) const {
    ScopedCounts made(atoms);
    for (const CountBound& bound : bounds) {
      if (bound.most) {
        made.at_most(bound.scope, bound.first, bound.last, bound.n, bound.cause);
      } else {
        made.at_least(bound.scope, bound.first, bound.last, bound.n, bound.cause);
      }
    }
    return made;
  }
};

using Hidden = std::vector<std::vector<std::int64_t>>;  // twice the count, by kind and interval

Hidden hidden_counts(Dice& dice, std::size_t kinds, std::uint32_t points, std::uint32_t most, bool halves) {
  Hidden counts(kinds);
  for (auto& kind : counts) {
    for (std::uint32_t i = 0; i + 1 < points; ++i) {
      const std::int64_t n = dice.in(1, 2) ? 0 : dice.below(most + 1);
      kind.push_back(halves ? n : 2 * n);
    }
  }
  return counts;
}

std::int64_t twice(const Hidden& counts, const Kinds& kinds, std::uint32_t scope, std::uint32_t first,
                   std::uint32_t last) {
  std::int64_t sum = 0;
  for (std::size_t k = 0; k < kinds.size(); ++k) {
    if (!std::binary_search(kinds[k].begin(), kinds[k].end(), scope)) continue;
    for (std::uint32_t i = first; i < last; ++i) sum += counts[k][i];
  }
  return sum;
}

// Statements of small numbers, most of them exact. By turns: true of hidden counts but for a few; any.
Instance random_instance(Dice& dice, std::uint32_t scopes, const Kinds& kinds, std::uint32_t most_points,
                         std::uint32_t most_causes) {
  Instance instance;
  instance.scopes = scopes;
  instance.points = 2 + dice.below(most_points - 1);
  instance.causes = 2 + dice.below(most_causes - 1);
  const std::uint32_t most = dice.in(1, 3) ? 1 : 4;
  const Hidden counts = hidden_counts(dice, kinds.size(), instance.points, most, false);
  const bool any = dice.in(1, 2), background = dice.in(1, 4);
  for (Cause cause = 0; cause < instance.causes; ++cause) {
    for (std::uint32_t statements = dice.in(1, 12) ? 2 : 1; statements > 0; --statements) {
      const std::uint32_t scope = dice.below(scopes);
      std::uint32_t first = dice.below(instance.points), last = dice.below(instance.points);
      if (first > last) std::swap(first, last);
      if (dice.in(1, 2)) first = 0;
      if (first == last) continue;
      std::int64_t n = any ? dice.below(most + 1) : twice(counts, kinds, scope, first, last) / 2;
      if (!any && dice.in(1, 5)) n += std::int64_t{dice.below(3)} - 1;
      const std::uint32_t sides = dice.below(4);  // both, both, least, most
      const std::int64_t room = dice.in(1, 4) ? 1 : 0;
      const Cause by = background && cause == 0 ? kBackground : cause;
      if (sides != 3) instance.bounds.push_back({scope, first, last, false, n - room, by});
      if (sides != 2) instance.bounds.push_back({scope, first, last, true, n, by});
    }
  }
  return instance;
}

// The same with numbers far beyond what floating point tells apart.
Instance enlarged(Dice& dice, Instance instance) {
  const std::int64_t factor = (std::int64_t{1} << (40 + dice.below(20))) + dice.below(1000);
  for (CountBound& bound : instance.bounds) bound.n = bound.n * factor + dice.below(3) - 1;
  return instance;
}

// Exact statements, true of hidden counts that are halves: fractions will do, and often nothing else.
Instance instance_of_halves(Dice& dice, std::uint32_t scopes, const Kinds& kinds, std::uint32_t most_points) {
  Instance instance;
  instance.scopes = scopes;
  instance.points = 3 + dice.below(most_points - 2);
  const Hidden counts = hidden_counts(dice, kinds.size(), instance.points, 1 + dice.below(2), true);
  for (std::uint32_t scope = 0; scope < scopes; ++scope) {
    for (std::uint32_t first = 0; first < instance.points; ++first) {
      for (std::uint32_t last = first + 1; last < instance.points; ++last) {
        const std::int64_t sum = twice(counts, kinds, scope, first, last);
        if (sum % 2 != 0 || dice.in(1, 8)) continue;
        instance.bounds.push_back({scope, first, last, false, sum / 2, instance.causes});
        instance.bounds.push_back({scope, first, last, true, sum / 2, instance.causes++});
      }
    }
  }
  return instance;
}

// ---- Z3 ---------------------------------------------------------------------------------------------------

using Kept = std::vector<bool>;  // by cause

class Z3Oracle {
 public:
  Z3Oracle(z3::context& context, const Instance& instance, const Kinds& kinds)
      : context_(context), solver_(context, "QF_LIA") {
    for (std::size_t k = 0; k < kinds.size(); ++k) {
      counts_.emplace_back();
      for (std::uint32_t i = 0; i + 1 < instance.points; ++i) {
        const std::string name = "n" + std::to_string(k) + "_" + std::to_string(i);
        counts_.back().push_back(context.int_const(name.c_str()));
        solver_.add(counts_.back().back() >= 0);
      }
    }
    for (std::uint32_t scope = 0; scope < instance.scopes; ++scope) {
      kinds_of_.emplace_back();
      for (std::size_t k = 0; k < kinds.size(); ++k) {
        if (std::binary_search(kinds[k].begin(), kinds[k].end(), scope)) kinds_of_.back().push_back(k);
      }
    }
    for (Cause cause = 0; cause < instance.causes; ++cause) {
      switches_.push_back(context.bool_const(("c" + std::to_string(cause)).c_str()));
    }
    for (const CountBound& bound : instance.bounds) {
      const z3::expr sum = count(bound.scope, bound.first, bound.last), n = context_.int_val(bound.n);
      const z3::expr holds = bound.most ? sum <= n : sum >= n;
      solver_.add(bound.cause == kBackground ? holds : z3::implies(switches_[bound.cause], holds));
    }
  }

  bool operator()(const Kept& kept) { return check(kept, nullptr); }

  // Whether a count can be n, or, exactly false, at least (at most) n.
  bool can_be(std::uint32_t scope, std::uint32_t first, std::uint32_t last, std::int64_t n, bool least) {
    const z3::expr sum = count(scope, first, last);
    const z3::expr extra = least ? sum >= context_.int_val(n) : sum <= context_.int_val(n);
    return check(Kept(switches_.size(), true), &extra);
  }

 private:
  z3::expr count(std::uint32_t scope, std::uint32_t first, std::uint32_t last) {
    z3::expr sum = context_.int_val(0);
    for (const std::size_t k : kinds_of_[scope]) {
      for (std::uint32_t i = first; i < last; ++i) sum = sum + counts_[k][i];
    }
    return sum;
  }

  bool check(const Kept& kept, const z3::expr* extra) {
    z3::expr_vector assumptions(context_);
    for (std::size_t cause = 0; cause < switches_.size(); ++cause) {
      if (kept[cause]) assumptions.push_back(switches_[cause]);
    }
    solver_.push();
    if (extra != nullptr) solver_.add(*extra);
    const z3::check_result result = solver_.check(assumptions);
    solver_.pop();
    REQUIRE(result != z3::unknown);
    return result == z3::sat;
  }

  z3::context& context_;
  z3::solver solver_;
  std::vector<std::vector<z3::expr>> counts_;
  std::vector<std::vector<std::size_t>> kinds_of_;
  std::vector<z3::expr> switches_;
};

Kept only(const Instance& instance, const std::vector<Cause>& causes) {
  Kept kept(instance.causes, false);
  for (const Cause cause : causes) kept[cause] = true;
  return kept;
}

// Whether a sum of statements leaves less than nothing: by kind and interval, and in all.
bool adds_up_to_less(const std::vector<gainsay::CountTerm>& sum, const Instance& instance,
                     const Kinds& kinds) {
  std::int64_t end = 0;
  for (const gainsay::CountTerm& term : sum) end += (term.bound.most ? 1 : -1) * term.times * term.bound.n;
  for (const auto& kind : kinds) {
    for (std::uint32_t i = 0; i + 1 < instance.points; ++i) {
      std::int64_t coefficient = 0;
      for (const gainsay::CountTerm& term : sum) {
        if (!std::binary_search(kind.begin(), kind.end(), term.bound.scope)) continue;
        if (term.bound.first <= i && i < term.bound.last)
          coefficient += term.bound.most ? term.times : -term.times;
      }
      if (coefficient < 0) return false;
    }
  }
  return end < 0;
}

// True: they are contradictory. Each conflict is irreducible, and what is in none of them can be true.
bool check_conflicts(const Instance& instance, const Kinds& kinds, const std::vector<CountConflict>& found,
                     Z3Oracle& z3) {
  const Kept all(instance.causes, true);
  REQUIRE(z3(all) == found.empty());
  Kept left = all;
  for (const CountConflict& conflict : found) {
    REQUIRE(std::is_sorted(conflict.causes.begin(), conflict.causes.end()));
    REQUIRE_FALSE(z3(only(instance, conflict.causes)));
    if (!conflict.sum.empty()) {
      REQUIRE(adds_up_to_less(conflict.sum, instance, kinds));
      std::set<Cause> in_sum;
      for (const gainsay::CountTerm& term : conflict.sum) {
        REQUIRE(std::count(instance.bounds.begin(), instance.bounds.end(), term.bound) > 0);
        if (term.bound.cause != kBackground) in_sum.insert(term.bound.cause);
      }
      REQUIRE(in_sum == std::set<Cause>(conflict.causes.begin(), conflict.causes.end()));
    }
    if (conflict.causes.empty()) {
      REQUIRE(found.size() == 1);
      return true;
    }
    for (const Cause cause : conflict.causes) {
      Kept rest = only(instance, conflict.causes);
      rest[cause] = false;
      REQUIRE(z3(rest));
      REQUIRE(left[cause]);  // no two share one
      left[cause] = false;
    }
  }
  REQUIRE(z3(left));
  return !found.empty();
}

struct Seen {
  std::uint64_t contradictory = 0, by_fractions = 0, bounded = 0;
};

void check_instance(Dice& dice, z3::context& context, const Instance& instance, const ScopeAtoms& atoms,
                    const Kinds& kinds, Seen& seen) {
  Z3Oracle z3(context, instance, kinds);
  ScopedCounts counts = instance.counts(atoms);
  const std::vector<CountConflict> found = counts.contradictions();
  const bool contradictory = check_conflicts(instance, kinds, found, z3);
  REQUIRE(counts.consistent() == !contradictory);
  for (const CountConflict& conflict : found) seen.by_fractions += conflict.sum.empty() ? 1 : 0;
  Kept some(instance.causes, false);
  std::vector<Cause> kept;
  for (Cause cause = 0; cause < instance.causes; ++cause) {
    some[cause] = dice.in(1, 2);
    if (some[cause]) kept.push_back(cause);
  }
  REQUIRE(counts.consistent(kept) == z3(some));
  if (contradictory) {
    ++seen.contradictory;
    REQUIRE_FALSE(counts.undecided());
    return;
  }
  const std::uint32_t scope = dice.below(instance.scopes);
  std::uint32_t first = dice.below(instance.points - 1);
  const std::uint32_t last = first + 1 + dice.below(instance.points - 1 - first);
  const CountLimit most = counts.implied_most(scope, first, last);
  const CountLimit least = counts.implied_least(scope, first, last);
  CAPTURE(scope, first, last, most.n, least.n);
  REQUIRE_FALSE(counts.undecided());
  if (most.kind == CountLimit::Kind::none) {
    REQUIRE(z3.can_be(scope, first, last, 1'000'000, true));
  } else {
    ++seen.bounded;
    REQUIRE(z3.can_be(scope, first, last, most.n, true));
    REQUIRE_FALSE(z3.can_be(scope, first, last, most.n + 1, true));
  }
  REQUIRE(z3.can_be(scope, first, last, least.n, false));
  REQUIRE_FALSE(z3.can_be(scope, first, last, least.n - 1, false));

  // The causes behind each are irreducible, too.
  for (const CountLimit* limit : {&most, &least}) {
    if (limit->kind == CountLimit::Kind::none || (limit == &least && least.n == 0)) continue;
    Instance with = instance;
    const bool is_most = limit == &most;
    with.bounds.push_back({scope, first, last, !is_most, is_most ? most.n + 1 : least.n - 1, kBackground});
    Z3Oracle beyond(context, with, kinds);
    REQUIRE_FALSE(beyond(only(with, limit->why.causes)));
    for (const Cause cause : limit->why.causes) {
      Kept rest = only(with, limit->why.causes);
      rest[cause] = false;
      REQUIRE(beyond(rest));
    }
    if (!limit->why.sum.empty()) REQUIRE(adds_up_to_less(limit->why.sum, with, kinds));
  }
}

}  // namespace

TEST_CASE("atoms of nested and disjoint scopes are what combinations of values tell apart", "[oracle]") {
  Dice dice(20201103);
  std::uint64_t covered = 0;
  for (std::uint64_t i = 0; i < 5 * random_count(); ++i) {
    CAPTURE(i);
    const World world = random_laminar_world(dice);
    const ScopeAtoms atoms = world.atoms();
    REQUIRE(atoms.complete);
    REQUIRE(atoms.atoms == world.kinds());
    covered += atoms.atoms.size() < world.scopes.size() ? 1 : 0;
  }
  CHECK(covered > random_count() / 10);
}

TEST_CASE("atoms of any scopes are those of their definition", "[oracle]") {
  Dice dice(20201104);
  for (std::uint64_t i = 0; i < 5 * random_count(); ++i) {
    CAPTURE(i);
    const World world = random_world(dice, 2, 7);
    const ScopeAtoms atoms = world.atoms();
    REQUIRE(atoms.complete);
    REQUIRE(atoms.atoms == atoms_by_definition(world));
  }
}

TEST_CASE("counts of nested and disjoint scopes: verdict, explanations and implied bounds are those of Z3",
          "[oracle]") {
  Dice dice(20210101);
  z3::context context;
  Seen seen;
  const std::uint64_t count = random_count();
  for (std::uint64_t i = 0; i < count; ++i) {
    CAPTURE(i);
    const World world = random_laminar_world(dice);
    const Kinds kinds = world.kinds();
    const Instance instance =
        random_instance(dice, static_cast<std::uint32_t>(world.scopes.size()), kinds, 6, 12);
    check_instance(dice, context, instance, world.atoms(), kinds, seen);
  }
  CHECK(seen.contradictory > count / 5);
  CHECK(seen.contradictory < count - count / 5);
  CHECK(seen.bounded > count / 20);
}

TEST_CASE("counts that fractions satisfy: verdict and explanations are those of Z3", "[oracle]") {
  Dice dice(20210103);
  z3::context context;
  Seen seen;
  const std::uint64_t count = random_count() / 2;
  for (std::uint64_t i = 0; i < count; ++i) {
    CAPTURE(i);
    World world = random_laminar_world(dice);
    // Where nothing covers anything, the uncovered rest of a scope takes any whole number.
    while (world.kinds().size() + 1 > world.scopes.size() || world.kinds().size() < 2)
      world = random_laminar_world(dice);
    const Kinds kinds = world.kinds();
    const Instance instance =
        instance_of_halves(dice, static_cast<std::uint32_t>(world.scopes.size()), kinds, 7);
    check_instance(dice, context, instance, world.atoms(), kinds, seen);
  }
  CHECK(seen.by_fractions > count / 100);
}

TEST_CASE(
    "counts of any scopes: exact for their atoms, and no contradiction where combinations of values have "
    "none",
    "[oracle]") {
  Dice dice(20210102);
  z3::context context;
  Seen seen;
  const std::uint64_t count = random_count();
  for (std::uint64_t i = 0; i < count; ++i) {
    CAPTURE(i);
    const World world = random_world(dice, 2, 6);
    const Kinds atoms = atoms_by_definition(world);
    const Kinds kinds = world.kinds();
    const Instance instance =
        random_instance(dice, static_cast<std::uint32_t>(world.scopes.size()), kinds, 5, 12);
    check_instance(dice, context, instance, world.atoms(), atoms, seen);
    if (!instance.counts(world.atoms()).consistent()) {
      REQUIRE_FALSE(Z3Oracle(context, instance, kinds)(Kept(instance.causes, true)));
    }
  }
  CHECK(seen.contradictory > count / 10);
}

TEST_CASE("very large counts: verdict and explanations are those of Z3", "[oracle]") {
  Dice dice(20210104);
  z3::context context;
  std::uint64_t contradictory = 0, undecided = 0;
  const std::uint64_t count = random_count() / 2;
  for (std::uint64_t i = 0; i < count; ++i) {
    CAPTURE(i);
    const World world = random_laminar_world(dice);
    const Kinds kinds = world.kinds();
    const auto scopes = static_cast<std::uint32_t>(world.scopes.size());
    const Instance instance = enlarged(dice, random_instance(dice, scopes, kinds, 5, 8));
    Z3Oracle z3(context, instance, kinds);
    ScopedCounts counts = instance.counts(world.atoms());
    const std::vector<CountConflict> found = counts.contradictions();
    undecided += counts.undecided() ? 1 : 0;
    if (!counts.undecided()) contradictory += check_conflicts(instance, kinds, found, z3) ? 1 : 0;
  }
  CHECK(contradictory > count / 5);
  CHECK(undecided <= count / 100);
}

TEST_CASE("statements that are true of some world are never called contradictory, and their limits hold it",
          "[oracle]") {
  Dice dice(20210105);
  const std::uint64_t count = random_count() / 50;
  for (std::uint64_t i = 0; i < count; ++i) {
    CAPTURE(i);
    const World world = i % 2 == 0 ? random_laminar_world(dice) : random_world(dice, 2, 8);
    const Kinds kinds = world.kinds();
    Instance instance;
    instance.scopes = static_cast<std::uint32_t>(world.scopes.size());
    instance.points = 40;
    const Hidden hidden = hidden_counts(dice, kinds.size(), instance.points, 9, false);
    for (Cause cause = 0; cause < 150; ++cause) {
      const std::uint32_t scope = dice.below(instance.scopes), first = dice.below(instance.points - 1);
      const std::uint32_t last = first + 1 + dice.below(instance.points - 1 - first);
      const std::int64_t n = twice(hidden, kinds, scope, first, last) / 2;
      const auto room = static_cast<std::uint32_t>(dice.in(1, 3) ? 0 : n / 8);
      instance.bounds.push_back({scope, first, last, false, n - dice.below(room + 1), cause});
      instance.bounds.push_back({scope, first, last, true, n + dice.below(room + 1), cause});
    }
    ScopedCounts counts = instance.counts(world.atoms());
    REQUIRE(counts.contradictions().empty());
    REQUIRE(counts.consistent());
    REQUIRE_FALSE(counts.undecided());
    const std::uint32_t scope = dice.below(instance.scopes);
    const std::int64_t n = twice(hidden, kinds, scope, 7, 31) / 2;
    const CountLimit most = counts.implied_most(scope, 7, 31), least = counts.implied_least(scope, 7, 31);
    REQUIRE((most.kind == CountLimit::Kind::none || most.n >= n));
    REQUIRE(least.n <= n);
  }
}

TEST_CASE("neither the order of statements nor what is unrelated changes an explanation", "[oracle]") {
  Dice dice(20210106);
  const std::uint64_t count = random_count() / 2;
  for (std::uint64_t i = 0; i < count; ++i) {
    CAPTURE(i);
    const World world = random_world(dice, 2, 6), beside = random_world(dice, 2, 6);
    const auto scopes = static_cast<std::uint32_t>(world.scopes.size());
    const ScopeAtoms atoms = world.atoms();
    const Instance instance = random_instance(dice, scopes, world.kinds(), 20, 30);
    const std::vector<CountConflict> found = instance.counts(atoms).contradictions();

    Instance shuffled = instance;
    for (std::size_t n = shuffled.bounds.size(); n > 1; --n) {
      std::swap(shuffled.bounds[n - 1], shuffled.bounds[dice.below(n)]);
    }
    REQUIRE(shuffled.counts(atoms).contradictions() == found);

    // Other scopes before these and more points between, with statements that contradict one another.
    const auto others = static_cast<std::uint32_t>(beside.scopes.size());
    Instance wider = random_instance(dice, others, beside.kinds(), 20, 30);
    ScopeAtoms both = beside.atoms();
    for (CountBound& bound : wider.bounds) {
      bound.first *= 2;
      bound.last *= 2;
      if (bound.cause != kBackground) bound.cause += instance.causes;
    }
    std::erase_if(wider.bounds, [](const CountBound& bound) { return bound.cause == kBackground; });
    for (CountBound bound : instance.bounds) {
      bound.scope += others;
      bound.first = 2 * bound.first + 1;
      bound.last = 2 * bound.last + 1;
      wider.bounds.push_back(bound);
    }
    for (std::vector<std::uint32_t> atom : atoms.atoms) {
      for (std::uint32_t& scope : atom) scope += others;
      both.atoms.push_back(std::move(atom));
    }
    both.scopes += scopes;
    std::vector<CountConflict> ours;
    for (CountConflict& conflict : wider.counts(both).contradictions()) {
      if (!conflict.causes.empty() && conflict.causes.front() >= instance.causes) continue;
      for (gainsay::CountTerm& term : conflict.sum) {
        term.bound.scope -= others;
        term.bound.first /= 2;
        term.bound.last /= 2;
      }
      ours.push_back(std::move(conflict));
    }
    REQUIRE(ours == found);
  }
}
