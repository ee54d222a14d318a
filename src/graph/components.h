// Connected components of a sparse relation, through Boost.Graph's disjoint sets.
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace gainsay {

using Link = std::pair<std::uint32_t, std::uint32_t>;

inline constexpr std::uint32_t kAlone = 0xffffffff;

// Links are not kept, so that there may be as many as there are pairs.
class Components {
 public:
  explicit Components(std::uint32_t count);
  void link(std::uint32_t a, std::uint32_t b);
  bool linked(std::uint32_t vertex) const { return linked_[vertex] != 0; }
  // For each vertex the number of its component: components are numbered by their least vertex, and a vertex
  // without links has kAlone.
  std::vector<std::uint32_t> numbers();

 private:
  std::vector<std::uint32_t> parents_;
  std::vector<std::uint8_t> ranks_;  // at most log2 of the count
  std::vector<std::uint8_t> linked_;
};

// The same of a list of links.
std::vector<std::uint32_t> components(std::uint32_t count, std::span<const Link> links);

}  // namespace gainsay
