#include "graph/components.h"

#include <boost/pending/disjoint_sets.hpp>
#include <numeric>

namespace gainsay {

// What boost::incremental_components is made of; the links need no graph around them.
std::vector<std::uint32_t> components(std::uint32_t count, std::span<const Link> links) {
  std::vector<std::uint32_t> parents(count);
  std::iota(parents.begin(), parents.end(), 0U);
  std::vector<std::uint8_t> ranks(count, 0);  // at most log2 of the count
  boost::disjoint_sets<std::uint8_t*, std::uint32_t*, boost::find_with_path_halving> sets(ranks.data(),
                                                                                          parents.data());

  std::vector<std::uint32_t> numbers(count, kAlone);
  for (const auto& [a, b] : links) {
    sets.union_set(a, b);
    numbers[a] = numbers[b] = 0;  // linked: numbered below
  }

  // In the order of vertices, so that the first of a component to come gives it the next number.
  std::vector<std::uint32_t> number_of_root(count, kAlone);
  std::uint32_t next = 0;
  for (std::uint32_t vertex = 0; vertex < count; ++vertex) {
    if (numbers[vertex] == kAlone) continue;
    std::uint32_t& number = number_of_root[sets.find_set(vertex)];
    if (number == kAlone) number = next++;
    numbers[vertex] = number;
  }
  return numbers;
}

}  // namespace gainsay
