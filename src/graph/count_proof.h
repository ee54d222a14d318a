// What proves that stated counts can, or cannot, all be true; and the checker of such proofs: whatever finds
// them, floating point included, is trusted only as far as this plain code in whole numbers agrees.
//
// A cell is an atom between two points; what happens in it is counted by a whole number that is not negative.
// They can be true: some counts of all cells obey every bound. They cannot: some bounds, each taken some
// times and all added up, exclude one another (Farkas' lemma); or, where only fractions would do, the count
// of a cell is at most k or more than k, and each way they cannot.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "graph/difference_network.h"

namespace gainsay {

// At least or at most n happenings of a scope, after the first point and up to the last.
struct CountBound {
  std::uint32_t scope = 0, first = 0, last = 0;  // first < last
  bool most = false;
  std::int64_t n = 0;
  Cause cause = kBackground;
  auto operator<=>(const CountBound&) const = default;
};

struct CountProblem {
  struct Atom {
    std::vector<std::uint32_t> scopes;  // in which it lies
    std::vector<std::uint32_t> points;  // where bounds of these begin or end: its cells lie between them
    std::size_t first_cell = 0;         // the cells of all atoms are numbered on
    std::size_t cells() const { return points.size() - 1; }
  };
  std::uint32_t scopes = 0, points = 0;
  std::vector<Atom> atoms;
  std::size_t cells = 0;
  std::vector<CountBound> bounds;
  std::vector<std::uint8_t> withdrawn;  // by bound: those that need not hold
};

struct CountShare {
  std::uint32_t bound = 0;  // position
  std::int64_t times = 0;   // 1 to kMostTimes
};
inline constexpr std::int64_t kMostTimes = 1 << 20;  // so that sums stay within 128 bits

// A tree. Each leaf is a sum of bounds.
struct CountProof {
  struct Node {
    bool leaf = true;
    std::size_t cell = 0;
    std::int64_t most = 0;               // of the cell in `below`; in `above` it is at least one more
    std::uint32_t below = 0, above = 0;  // nodes, after this one
    std::vector<CountShare> sum = {};
  };
  std::vector<Node> nodes;  // the first is the root
};

// What a cell may count, where a search has come to.
struct CellRange {
  static constexpr std::int64_t kNoMost = std::numeric_limits<std::int64_t>::max();
  std::int64_t least = 0, most = kNoMost;
};

// Whether these counts of the cells are not negative and obey all bounds that are not withdrawn.
bool obeys(const CountProblem& problem, std::span<const std::int64_t> cells);
// Whether the sum of bounds excludes all counts of cells within these ranges.
bool excludes(const CountProblem& problem, std::span<const CountShare> sum,
              std::span<const CellRange> ranges);
// Whether no counts of the cells obey all bounds.
bool refutes(const CountProblem& problem, const CountProof& proof);

}  // namespace gainsay
