// A series of numbers at a glance: ▇▇▅▃ and what its lowest and highest bars stand for.
//
// Bars of numbers that are never negative stand on zero, so that half as much is half as high. Counts of
// happenings are shown as their pace, happenings a day: windows of different length cannot be compared
// otherwise.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "graph/fact_graph.h"

namespace gainsay {

// At most `width` bars, each the mean of its share of the numbers; empty for fewer than two numbers.
std::string sparkline(std::span<const double> numbers, std::size_t width);

struct Trend {
  std::string bars;   // empty where there is nothing to draw
  std::string label;  // `2,500 to 5,000`, `0.13 to 0.93 a day`
};
// Of what is asserted, in the order of time.
Trend trend(const FactGraph& graph, const Series& series, std::size_t width);

}  // namespace gainsay
