// Which articles are joined into one origin: disjoint sets with path halving, named by their least member.
#pragma once

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <vector>

namespace gainsay {

class DisjointSets {
 public:
  explicit DisjointSets(std::size_t count) : parent_(count) { std::iota(parent_.begin(), parent_.end(), 0U); }
  std::uint32_t find(std::uint32_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  void join(std::uint32_t a, std::uint32_t b) {
    a = find(a);
    b = find(b);
    parent_[std::max(a, b)] = std::min(a, b);
  }
  std::vector<std::uint32_t> all() {
    std::vector<std::uint32_t> sets(parent_.size());
    for (std::uint32_t i = 0; i < sets.size(); ++i) sets[i] = find(i);
    return sets;
  }

 private:
  std::vector<std::uint32_t> parent_;
};

}  // namespace gainsay
