// Strongly connected components of a table of arcs, through Boost.Graph (Tarjan's algorithm) on the table as
// it stands.
#pragma once

#include <cstdint>
#include <vector>

#include "graph/cycle_search.h"

namespace gainsay {

// Keeps its memory from call to call: there are very many small networks.
class StrongComponents {
 public:
  // Numbers each vertex's component, from 0 on in the order of their least vertices.
  void find(std::uint32_t count, const ArcTable& table);
  std::uint32_t operator[](std::uint32_t vertex) const { return numbers_[vertex]; }
  std::uint32_t count() const { return count_; }

 private:
  std::vector<std::uint32_t> numbers_, roots_, times_, renumbered_;
  std::vector<std::uint8_t> colors_;
  std::uint32_t count_ = 0;
};

}  // namespace gainsay
