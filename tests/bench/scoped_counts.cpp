// Counts of a whole and its parts: the whole question, from a list of statements to the verdict, or on to the
// checked explanations; beside Z3 on the same statements, verdict only.
//
//   bench_scoped_counts [--benchmark_filter=REGEX]
//
// Families: parts of one whole, which others than those are in too; windows between random days, each of a
// random one of them, true of hidden counts and told with some room. Totals: a running total a day of each
// part and of the whole, some days left out. `wrong`: totals of the whole that lie below the sum of the
// parts. Counts: a count a day of one part, and a total of the whole that all of them exceed by one, so that
// every one is needed. Halves: families of which only fractions are true.
#include "graph/scoped_counts.h"

#include <benchmark/benchmark.h>
#include <z3++.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "dice.h"

namespace {

using gainsay::Cause;
using gainsay::CountBound;
using gainsay::ScopeAtoms;
using gainsay::ScopedCounts;
using gainsay::bench::Dice;

struct Instance {
  ScopeAtoms atoms;
  std::uint32_t points = 0;
  std::vector<CountBound> bounds;
};

// Scope 0 is the whole; `open`: there is more in it than the parts.
ScopeAtoms whole_and_parts(std::uint32_t parts, bool open) {
  ScopeAtoms atoms;
  atoms.scopes = parts + 1;
  if (open) atoms.atoms.push_back({0});
  for (std::uint32_t part = 1; part <= parts; ++part) atoms.atoms.push_back({0, part});
  return atoms;
}

// By scope, how many up to each point.
std::vector<std::vector<std::int64_t>> hidden_totals(Dice& dice, std::uint32_t parts, std::uint32_t points) {
  std::vector<std::vector<std::int64_t>> totals(parts + 1, std::vector<std::int64_t>(points, 0));
  for (std::uint32_t point = 1; point < points; ++point) {
    std::int64_t sum = dice.between(0, 9);
    for (std::uint32_t part = 1; part <= parts; ++part) {
      const std::int64_t n = dice.between(0, 9);
      totals[part][point] = totals[part][point - 1] + n;
      sum += n;
    }
    totals[0][point] = totals[0][point - 1] + sum;
  }
  return totals;
}

void tell(Instance& instance, std::uint32_t scope, std::uint32_t first, std::uint32_t last,
          std::int64_t least, std::int64_t most, Cause cause) {
  instance.bounds.push_back({scope, first, last, false, least, cause});
  instance.bounds.push_back({scope, first, last, true, most, cause});
}

Instance family(std::uint32_t parts, std::uint32_t windows, std::int64_t percent, bool wrong) {
  Dice dice(parts + windows);
  Instance instance{whole_and_parts(parts, true), 366, {}};
  const auto totals = hidden_totals(dice, parts, instance.points);
  for (Cause cause = 0; cause < windows; ++cause) {
    const auto scope = static_cast<std::uint32_t>(dice.in(1, 4) ? 0 : dice.below(parts + 1));
    const auto first = static_cast<std::uint32_t>(dice.below(instance.points - 1));
    const auto last = static_cast<std::uint32_t>(dice.between(first + 1, instance.points - 1));
    const std::int64_t n = totals[scope][last] - totals[scope][first], room = n * percent / 100;
    tell(instance, scope, first, last, n - dice.between(0, room), n + dice.between(0, room), cause);
  }
  for (std::uint32_t part = 1; wrong && part <= parts; ++part) {
    const std::int64_t n = totals[part][300] - totals[part][60];
    tell(instance, part, 60, 300, n, n, windows + part);
  }
  if (wrong) {
    const std::int64_t n = (totals[0][300] - totals[0][60]) * 9 / 10;
    tell(instance, 0, 50, 310, n, n, windows);
  }
  return instance;
}

Instance totals(std::uint32_t parts, std::uint32_t days, std::uint32_t left_out, std::int64_t percent,
                std::uint32_t wrong) {
  Dice dice(parts + days);
  Instance instance{whole_and_parts(parts, true), days + 1, {}};
  const auto hidden = hidden_totals(dice, parts, instance.points);
  Cause cause = 0;
  for (std::uint32_t scope = 0; scope <= parts; ++scope) {
    for (std::uint32_t day = 1; day <= days; ++day) {
      const std::int64_t n = hidden[scope][day], room = n * percent / 100;
      if (scope == 0 && wrong > 0 && day % (days / wrong) == days / wrong / 2) {
        tell(instance, 0, 0, day, n - 9 - 2 * parts - 3 * room, n - 9 - 2 * parts - 2 * room, cause++);
      } else if (!dice.in(left_out, 100)) {
        tell(instance, scope, 0, day, n - dice.between(0, room), n + dice.between(0, room), cause++);
      }
    }
  }
  return instance;
}

// A whole that is told as a tenth less than its parts all along: the same day or, `apart`, the day between.
Instance mismatch(std::uint32_t parts, std::uint32_t days, bool apart) {
  Dice dice(parts + days);
  Instance instance{whole_and_parts(parts, true), days + 1, {}};
  const auto hidden = hidden_totals(dice, parts, instance.points);
  Cause cause = 0;
  for (std::uint32_t scope = 0; scope <= parts; ++scope) {
    for (std::uint32_t day = 1; day <= days; ++day) {
      if (apart && day % 2 != (scope == 0 ? 0 : 1)) continue;
      const std::int64_t n = scope == 0 ? (hidden[0][day] - 5 * day) * 9 / 10 : hidden[scope][day];
      tell(instance, scope, 0, day, n, n, cause++);
    }
  }
  return instance;
}

Instance counts(std::uint32_t days) {
  Dice dice(days);
  Instance instance{whole_and_parts(2, true), days + 1, {}};
  std::int64_t total = 0;
  for (std::uint32_t day = 1; day <= days; ++day) {
    const std::int64_t count = dice.between(2, 40);
    total += count;
    tell(instance, 1 + day % 2, day - 1, day, count, count, day);
  }
  tell(instance, 0, 0, days, total - 1, total - 1, 0);
  return instance;
}

// Over and over the smallest of which halves are the only solution, a day apart.
Instance halves(std::uint32_t times) {
  Instance instance{whole_and_parts(2, false), 4 * times, {}};
  Cause cause = 0;
  for (std::uint32_t i = 0; i < times; ++i) {
    const std::uint32_t at = 4 * i;
    const auto exactly = [&](std::uint32_t scope, std::uint32_t first, std::uint32_t last, std::int64_t n) {
      tell(instance, scope, at + first, at + last, n, n, cause++);
    };
    exactly(1, 0, 2, 1);
    exactly(1, 1, 3, 1);
    exactly(2, 0, 3, 1);
    exactly(2, 1, 2, 0);
    exactly(0, 0, 1, 1);
    exactly(0, 2, 3, 1);
  }
  tell(instance, 0, 0, 4 * times - 1, 0, 10 * times, cause);
  return instance;
}

void fill(ScopedCounts& scoped, const Instance& instance) {
  scoped.clear(instance.atoms);
  for (const CountBound& bound : instance.bounds) {
    if (bound.most) {
      scoped.at_most(bound.scope, bound.first, bound.last, bound.n, bound.cause);
    } else {
      scoped.at_least(bound.scope, bound.first, bound.last, bound.n, bound.cause);
    }
  }
}

void gainsay_verdict(benchmark::State& state, const Instance& instance) {
  ScopedCounts scoped;
  bool consistent = false;
  for (auto step : state) {
    static_cast<void>(step);
    fill(scoped, instance);
    consistent = scoped.consistent();
  }
  state.counters["consistent"] = consistent ? 1 : 0;
  state.counters["undecided"] = scoped.undecided() ? 1 : 0;
}

void gainsay_explained(benchmark::State& state, const Instance& instance) {
  ScopedCounts scoped;
  std::vector<gainsay::CountConflict> found;
  for (auto step : state) {
    static_cast<void>(step);
    fill(scoped, instance);
    found = scoped.contradictions();
  }
  std::size_t longest = 0;
  for (const auto& conflict : found) longest = std::max(longest, conflict.causes.size());
  state.counters["contradictions"] = static_cast<double>(found.size());
  state.counters["longest"] = static_cast<double>(longest);
  state.counters["undecided"] = scoped.undecided() ? 1 : 0;
}

void gainsay_implied(benchmark::State& state, const Instance& instance) {
  ScopedCounts scoped;
  fill(scoped, instance);
  gainsay::CountLimit most;
  for (auto step : state) {
    static_cast<void>(step);
    most = scoped.implied_most(1, instance.points / 3, instance.points / 2);
  }
  state.counters["causes"] = static_cast<double>(most.why.causes.size());
  state.counters["exact"] = most.exact ? 1 : 0;
}

// Running counts of the atoms, as in ours: far fewer terms than counts of the cells.
void ask_z3(benchmark::State& state, const Instance& instance) {
  for (auto step : state) {
    static_cast<void>(step);
    z3::context context;
    z3::solver solver(context, "QF_LIA");
    std::vector<std::vector<z3::expr>> running;
    for (std::size_t atom = 0; atom < instance.atoms.atoms.size(); ++atom) {
      running.emplace_back();
      for (std::uint32_t point = 0; point < instance.points; ++point) {
        const std::string name = std::to_string(atom) + "_" + std::to_string(point);
        running.back().push_back(context.int_const(name.c_str()));
        if (point > 0) solver.add(running.back()[point] >= running.back()[point - 1]);
      }
    }
    for (const CountBound& bound : instance.bounds) {
      z3::expr sum = context.int_val(0);
      for (std::size_t atom = 0; atom < running.size(); ++atom) {
        const auto& scopes = instance.atoms.atoms[atom];
        if (!std::binary_search(scopes.begin(), scopes.end(), bound.scope)) continue;
        sum = sum + running[atom][bound.last] - running[atom][bound.first];
      }
      solver.add(bound.most ? sum <= context.int_val(bound.n) : sum >= context.int_val(bound.n));
    }
    benchmark::DoNotOptimize(solver.check());
  }
}

using Run = void (*)(benchmark::State&, const Instance&);

void add(const std::string& name, Run run, const std::string& instance_name, Instance instance) {
  benchmark::RegisterBenchmark((name + "/" + instance_name).c_str(), run, std::move(instance))
      ->Unit(benchmark::kMillisecond);
}

}  // namespace

int main(int argc, char** argv) {
  for (const std::uint32_t windows : {100U, 1000U}) {
    for (const bool wrong : {false, true}) {
      const std::string name = "family/20/" + std::to_string(windows) + (wrong ? "/wrong" : "/true");
      const Instance instance = family(19, windows, 10, wrong);
      add("verdict", gainsay_verdict, name, instance);
      add("explained", gainsay_explained, name, instance);
      if (!wrong) add("implied", gainsay_implied, name, instance);
      add("z3", ask_z3, name, instance);
    }
  }
  for (const std::uint32_t left_out : {0U, 30U, 80U}) {
    for (const std::int64_t percent : {0, 5}) {
      for (const std::uint32_t wrong : {0U, 1U, 10U, 100U}) {
        const std::string name = "totals/19/1600/" + std::to_string(left_out) + "%_left_out/" +
                                 std::to_string(percent) + "%_room/" + std::to_string(wrong) + "_wrong";
        const Instance instance = totals(19, 1600, left_out, percent, wrong);
        add("verdict", gainsay_verdict, name, instance);
        add("explained", gainsay_explained, name, instance);
        if (wrong == 0) add("implied", gainsay_implied, name, instance);
      }
    }
  }
  add("z3", ask_z3, "totals/19/100/30%_left_out/5%_room/0_wrong", totals(19, 100, 30, 5, 0));
  add("verdict", gainsay_verdict, "totals/19/100/30%_left_out/5%_room/0_wrong", totals(19, 100, 30, 5, 0));
  for (const bool apart : {false, true}) {
    add("explained", gainsay_explained, apart ? "mismatch/19/1600/apart" : "mismatch/19/1600",
        mismatch(19, 1600, apart));
  }
  for (const std::uint32_t days : {100U, 400U, 1600U}) {
    add("explained", gainsay_explained, "counts/" + std::to_string(days) + "/all_needed", counts(days));
  }
  for (const std::uint32_t times : {1U, 10U, 100U}) {
    add("verdict", gainsay_verdict, "halves/" + std::to_string(times), halves(times));
    add("explained", gainsay_explained, "halves/" + std::to_string(times), halves(times));
  }
  benchmark::Initialize(&argc, argv);
  benchmark::RunSpecifiedBenchmarks();
}
