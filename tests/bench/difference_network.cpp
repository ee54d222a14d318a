// The difference network beside what one would reach for first: Boost.Graph's bellman_ford_shortest_paths,
// and Z3. All time the whole question, from a list of bounds to the verdict; ours goes on to the checked
// explanations.
//
//   bench_difference_network [--benchmark_filter=REGEX]
//
// Instances: five bounds a variable between random ones, true of hidden values with up to 0.1% of room, but
// for none, one or one in a thousand that is too small by half the range. Totals: a running total a day, with
// background that it never falls. Counts: a count a day, and a total that all of them exceed by one, so that
// every one is needed.
#include "graph/difference_network.h"

#include <benchmark/benchmark.h>
#include <z3++.h>

#include <algorithm>
#include <boost/graph/bellman_ford_shortest_paths.hpp>
#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <cstdint>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

#include "dice.h"
#include "graph/explanation.h"
#include "graph/plain_check.h"

namespace {

using gainsay::Cause;
using gainsay::DifferenceBound;
using gainsay::DifferenceNetwork;
using gainsay::kBackground;
using gainsay::bench::Dice;

struct Instance {
  std::uint32_t variables = 0;
  std::vector<DifferenceBound> bounds;
};

Instance random_bounds(std::uint32_t variables, std::uint32_t count, std::uint32_t wrong) {
  Dice dice(variables);
  Instance instance{variables, {}};
  std::vector<std::int64_t> values;
  for (std::uint32_t v = 0; v < variables; ++v) values.push_back(dice.between(0, 1'000'000));
  for (Cause cause = 0; cause < count; ++cause) {
    const auto from = static_cast<std::uint32_t>(dice.below(variables));
    const auto to = static_cast<std::uint32_t>(dice.below(variables));
    std::int64_t room = dice.between(0, 1000);
    if (wrong > 0 && from != to && cause % (count / wrong) == count / wrong / 2) room -= 500'000;
    instance.bounds.push_back({from, to, values[to] - values[from] + room, cause});
  }
  return instance;
}

// Variable 0 is the start, day d is variable d; `falls` totals lie below the one before.
Instance totals(std::uint32_t days, std::uint32_t falls) {
  Dice dice(days);
  Instance instance{days + 1, {}};
  std::int64_t total = 0;
  for (std::uint32_t day = 1; day <= days; ++day) {
    total += dice.between(2, 40);
    const bool falls_here = falls > 0 && day % (days / falls) == days / falls / 2;
    const std::int64_t told = falls_here ? total - 60 : total;
    instance.bounds.push_back({0, day, told, day});
    instance.bounds.push_back({day, 0, -told, day});
    if (day > 1) instance.bounds.push_back({day, day - 1, 0, kBackground});
  }
  return instance;
}

// Events one after the other, numbered without regard to that, and 1.5 further pairs an event: of which
// order, and of every third one how far apart at most; then some that are said to be the other way around.
Instance events(std::uint32_t count, std::uint32_t wrong) {
  Dice dice(count);
  std::vector<std::uint32_t> number(count);
  std::iota(number.begin(), number.end(), 0U);
  for (std::uint32_t i = count - 1; i > 0; --i) {
    std::swap(number[i], number[static_cast<std::size_t>(dice.between(0, i))]);
  }
  Instance instance{count, {}};
  std::uint32_t cause = 0;
  const auto before = [&](std::uint32_t a, std::uint32_t b) {
    instance.bounds.push_back({number[b], number[a], -1, cause});
    if (cause % 3 == 0) instance.bounds.push_back({number[a], number[b], std::int64_t{b} - a + 30, cause});
    ++cause;
  };
  for (std::uint32_t i = 0; i + 1 < count; ++i) before(i, i + 1);
  for (std::uint32_t i = 0; i < count * 3 / 2; ++i) {
    const auto a = static_cast<std::uint32_t>(dice.between(0, count - 1));
    const auto b = static_cast<std::uint32_t>(dice.between(0, count - 1));
    if (a != b) before(std::min(a, b), std::max(a, b));
  }
  for (std::uint32_t i = 0; i < wrong; ++i) {
    const auto first = static_cast<std::uint32_t>(dice.between(0, count - 51));
    before(first + 50, first);
  }
  return instance;
}

Instance counts(std::uint32_t days) {
  Dice dice(days);
  Instance instance{days + 1, {}};
  std::int64_t total = 0;
  for (std::uint32_t day = 1; day <= days; ++day) {
    const std::int64_t count = dice.between(2, 40);
    total += count;
    instance.bounds.push_back({day - 1, day, count, day});
    instance.bounds.push_back({day, day - 1, -count, day});
    instance.bounds.push_back({day, day - 1, 0, kBackground});
  }
  instance.bounds.push_back({0, days, total - 1, 0});
  return instance;
}

void fill(DifferenceNetwork& network, const Instance& instance) {
  network.clear(instance.variables);
  for (const DifferenceBound& bound : instance.bounds)
    network.add_bound(bound.from, bound.to, bound.max, bound.cause);
}

void report(benchmark::State& state, const std::vector<gainsay::Contradiction>& found) {
  std::size_t longest = 0;
  for (const auto& contradiction : found) longest = std::max(longest, contradiction.causes.size());
  state.counters["contradictions"] = static_cast<double>(found.size());
  state.counters["longest"] = static_cast<double>(longest);
}

void gainsay_verdict(benchmark::State& state, const Instance& instance) {
  DifferenceNetwork network;
  for (auto step : state) {
    static_cast<void>(step);
    fill(network, instance);
    benchmark::DoNotOptimize(network.consistent());
  }
}

void gainsay_explained(benchmark::State& state, const Instance& instance) {
  DifferenceNetwork network;
  std::vector<gainsay::Contradiction> found;
  for (auto step : state) {
    static_cast<void>(step);
    fill(network, instance);
    found = network.contradictions();
  }
  report(state, found);
}

void gainsay_repaired(benchmark::State& state, const Instance& instance) {
  DifferenceNetwork network;
  gainsay::Repair repair;
  for (auto step : state) {
    static_cast<void>(step);
    fill(network, instance);
    const std::vector<Cause> causes = network.causes();
    const std::vector<gainsay::Weight> weights(causes.empty() ? 0 : causes.back() + 1, 1);
    repair = gainsay::smallest_repair(causes, weights, gainsay::conflicts_of(network));
  }
  state.counters["withdrawn"] = static_cast<double>(repair.withdrawn.size());
  state.counters["exact"] = repair.exact ? 1 : 0;
}

void gainsay_implied(benchmark::State& state, const Instance& instance) {
  DifferenceNetwork network;
  fill(network, instance);
  benchmark::DoNotOptimize(network.consistent());
  for (auto step : state) {
    static_cast<void>(step);
    benchmark::DoNotOptimize(network.implied_max(0, instance.variables / 2));
  }
}

void plain_rounds(benchmark::State& state, const Instance& instance) {
  for (auto step : state) {
    static_cast<void>(step);
    benchmark::DoNotOptimize(gainsay::plainly_consistent(instance.bounds));
  }
}

// From one more vertex with an arc of length 0 to each, as is usual.
void boost_bellman_ford(benchmark::State& state, const Instance& instance) {
  struct Length {
    std::int64_t length = 0;
  };
  using Graph = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, Length>;
  for (auto step : state) {
    static_cast<void>(step);
    std::vector<std::pair<std::uint32_t, std::uint32_t>> edges;
    std::vector<Length> lengths;
    for (const DifferenceBound& bound : instance.bounds) {
      edges.emplace_back(bound.from, bound.to);
      lengths.push_back({bound.max});
    }
    for (std::uint32_t v = 0; v < instance.variables; ++v) {
      edges.emplace_back(instance.variables, v);
      lengths.push_back({0});
    }
    const Graph graph(boost::edges_are_unsorted_multi_pass, edges.begin(), edges.end(), lengths.begin(),
                      instance.variables + 1);
    std::vector<std::int64_t> distances(instance.variables + 1, std::int64_t{1} << 60);
    distances[instance.variables] = 0;
    benchmark::DoNotOptimize(boost::bellman_ford_shortest_paths(
        graph, static_cast<int>(instance.variables + 1),
        boost::weight_map(boost::get(&Length::length, graph)).distance_map(distances.data())));
  }
}

void ask_z3(benchmark::State& state, const Instance& instance) {
  for (auto step : state) {
    static_cast<void>(step);
    z3::context context;
    z3::solver solver(context, z3::solver::simple());
    z3::params difference_logic(context);
    difference_logic.set("arith.solver",
                         1U);  // Bellman-Ford of its own; several times as fast as the default
    solver.set(difference_logic);
    std::vector<z3::expr> values;
    for (std::uint32_t v = 0; v < instance.variables; ++v) {
      values.push_back(context.int_const(std::to_string(v).c_str()));
    }
    for (const DifferenceBound& bound : instance.bounds) {
      if (bound.from != bound.to)
        solver.add(values[bound.to] - values[bound.from] <= context.int_val(bound.max));
    }
    benchmark::DoNotOptimize(solver.check());
  }
}

// Many small groups through one network, as a run over all subjects does.
void small_groups(benchmark::State& state) {
  constexpr std::uint32_t kGroups = 50'000;
  std::vector<Instance> groups;
  for (std::uint32_t i = 0; i < 100; ++i) {
    Dice dice(i);
    Instance instance{20, {}};
    for (Cause cause = 0; cause < 30; ++cause) {
      const auto earlier = static_cast<std::uint32_t>(dice.below(19));
      const auto later = earlier + 1 + static_cast<std::uint32_t>(dice.below(19 - earlier));
      instance.bounds.push_back({later, earlier, -1, cause});
    }
    groups.push_back(std::move(instance));
  }
  DifferenceNetwork network;
  for (auto step : state) {
    static_cast<void>(step);
    for (std::uint32_t i = 0; i < kGroups; ++i) {
      fill(network, groups[i % groups.size()]);
      benchmark::DoNotOptimize(network.consistent());
    }
  }
  state.counters["a_group"] = benchmark::Counter(
      kGroups, benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
}

using Run = void (*)(benchmark::State&, const Instance&);

void add(const std::string& name, Run run, const std::string& instance_name, Instance instance) {
  benchmark::RegisterBenchmark((name + "/" + instance_name).c_str(), run, std::move(instance))
      ->Unit(benchmark::kMillisecond);
}

}  // namespace

int main(int argc, char** argv) {
  for (const std::uint32_t variables : {1000U, 10'000U}) {
    for (const std::uint32_t wrong : {0U, 1U, variables / 200}) {
      const std::string name = std::to_string(variables) + "/" + std::to_string(wrong) + "_wrong";
      const Instance instance = random_bounds(variables, 5 * variables, wrong);
      add("verdict", gainsay_verdict, name, instance);
      add("explained", gainsay_explained, name, instance);
      if (wrong > 0) add("repaired", gainsay_repaired, name, instance);
      if (wrong == 0) add("implied", gainsay_implied, name, instance);
      add("plain_rounds", plain_rounds, name, instance);
      add("boost_bellman_ford", boost_bellman_ford, name, instance);
      add("z3", ask_z3, name, instance);
    }
  }
  add("explained", gainsay_explained, "totals/100000/no_fall", totals(100'000, 0));
  add("implied", gainsay_implied, "totals/100000/no_fall", totals(100'000, 0));
  add("explained", gainsay_explained, "totals/100000/10_falls", totals(100'000, 10));
  add("explained", gainsay_explained, "totals/100000/100_falls", totals(100'000, 100));
  add("explained", gainsay_explained, "totals/100000/1000_falls", totals(100'000, 1000));
  add("explained", gainsay_explained, "counts/100000/all_needed", counts(100'000));
  add("explained", gainsay_explained, "events/20000/0_wrong", events(20'000, 0));
  add("explained", gainsay_explained, "events/20000/40_wrong", events(20'000, 40));
  add("repaired", gainsay_repaired, "events/20000/40_wrong", events(20'000, 40));
  benchmark::RegisterBenchmark("small_groups", small_groups)->Unit(benchmark::kMillisecond);
  benchmark::Initialize(&argc, argv);
  benchmark::RunSpecifiedBenchmarks();
}
