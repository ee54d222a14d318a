#include "graph/components.h"

#include <boost/pending/disjoint_sets.hpp>
#include <numeric>

namespace gainsay {

namespace {

// What boost::incremental_components is made of; the links need no graph around them.
using Sets = boost::disjoint_sets<std::uint8_t*, std::uint32_t*, boost::find_with_path_halving>;

}  // namespace

Components::Components(std::uint32_t count) : parents_(count), ranks_(count, 0), linked_(count, 0) {
  std::iota(parents_.begin(), parents_.end(), 0U);
}

void Components::link(std::uint32_t a, std::uint32_t b) {
  Sets(ranks_.data(), parents_.data()).union_set(a, b);
  linked_[a] = linked_[b] = 1;
}

std::vector<std::uint32_t> Components::numbers() {
  Sets sets(ranks_.data(), parents_.data());
  std::vector<std::uint32_t> numbers(parents_.size(), kAlone);
  // In the order of vertices, so that the first of a component to come gives it the next number.
  std::vector<std::uint32_t> number_of_root(parents_.size(), kAlone);
  std::uint32_t next = 0;
  for (std::uint32_t vertex = 0; vertex < numbers.size(); ++vertex) {
    if (linked_[vertex] == 0) continue;
    std::uint32_t& number = number_of_root[sets.find_set(vertex)];
    if (number == kAlone) number = next++;
    numbers[vertex] = number;
  }
  return numbers;
}

std::vector<std::uint32_t> components(std::uint32_t count, std::span<const Link> links) {
  Components sets(count);
  for (const auto& [a, b] : links) sets.link(a, b);
  return sets.numbers();
}

}  // namespace gainsay
