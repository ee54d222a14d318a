#include "graph/count_proof.h"

#include <algorithm>
#include <numeric>
#include <optional>

namespace gainsay {
namespace {

// What a sum of bounds says: that the weighted sum of the cells is at most `most`.
struct Sum {
  std::vector<PathSum> coefficients;  // by cell
  PathSum most = 0;
};

bool add_up(const CountProblem& problem, std::span<const CountShare> shares, Sum& sum) {
  // By scope, how often what happens from each point to the next is counted.
  std::vector<std::vector<PathSum>> counted(problem.scopes);
  for (const CountShare& share : shares) {
    if (share.times <= 0 || share.times > kMostTimes) return false;
    if (share.bound >= problem.bounds.size() || problem.withdrawn[share.bound] != 0) return false;
    const CountBound& bound = problem.bounds[share.bound];
    const PathSum times = bound.most ? share.times : -PathSum{share.times};
    sum.most += times * bound.n;
    counted[bound.scope].resize(problem.points, 0);
    counted[bound.scope][bound.first] += times;
    counted[bound.scope][bound.last] -= times;
  }
  for (std::vector<PathSum>& of_scope : counted)
    std::partial_sum(of_scope.begin(), of_scope.end(), of_scope.begin());

  for (const CountProblem::Atom& atom : problem.atoms) {
    for (std::size_t i = 0; i < atom.cells(); ++i) {
      // Wherever in the cell something happens: the least counts.
      std::optional<PathSum> least;
      for (std::uint32_t point = atom.points[i]; point < atom.points[i + 1]; ++point) {
        PathSum here = 0;
        for (const std::uint32_t scope : atom.scopes)
          here += counted[scope].empty() ? 0 : counted[scope][point];
        least = std::min(least.value_or(here), here);
      }
      sum.coefficients.push_back(least.value_or(0));
    }
  }
  return true;
}

bool refutes(const CountProblem& problem, const CountProof& proof, std::size_t at,
             std::vector<CellRange>& ranges) {
  const CountProof::Node& node = proof.nodes[at];
  if (node.leaf) return excludes(problem, node.sum, ranges);
  // Nodes that come later only: there is an end to it.
  if (node.below <= at || node.above <= at || node.cell >= ranges.size() || node.most == CellRange::kNoMost ||
      std::max(node.below, node.above) >= proof.nodes.size()) {
    return false;
  }
  const CellRange range = ranges[node.cell];
  ranges[node.cell].most = std::min(range.most, node.most);
  bool refuted = refutes(problem, proof, node.below, ranges);
  ranges[node.cell] = {std::max(range.least, node.most + 1), range.most};
  refuted = refuted && refutes(problem, proof, node.above, ranges);
  ranges[node.cell] = range;
  return refuted;
}

}  // namespace

bool obeys(const CountProblem& problem, std::span<const std::int64_t> cells) {
  if (cells.size() != problem.cells) return false;
  if (std::any_of(cells.begin(), cells.end(), [](std::int64_t count) { return count < 0; })) return false;
  // By scope, how many up to each point, were all that happens in a cell to happen at its beginning.
  std::vector<std::vector<PathSum>> counts(problem.scopes, std::vector<PathSum>(problem.points, 0));
  for (const CountProblem::Atom& atom : problem.atoms) {
    for (const std::uint32_t scope : atom.scopes) {
      for (std::size_t i = 0; i < atom.cells(); ++i)
        counts[scope][atom.points[i] + 1] += cells[atom.first_cell + i];
    }
  }
  for (std::vector<PathSum>& of_scope : counts)
    std::partial_sum(of_scope.begin(), of_scope.end(), of_scope.begin());
  for (std::size_t i = 0; i < problem.bounds.size(); ++i) {
    const CountBound& bound = problem.bounds[i];
    const PathSum count = counts[bound.scope][bound.last] - counts[bound.scope][bound.first];
    if (problem.withdrawn[i] == 0 && (bound.most ? count > bound.n : count < bound.n)) return false;
  }
  return true;
}

bool excludes(const CountProblem& problem, std::span<const CountShare> sum,
              std::span<const CellRange> ranges) {
  Sum added;
  if (!add_up(problem, sum, added)) return false;
  // Their least sum is too much already.
  PathSum least = 0;
  for (std::size_t cell = 0; cell < ranges.size(); ++cell) {
    const PathSum coefficient = added.coefficients[cell];
    if (coefficient < 0 && ranges[cell].most == CellRange::kNoMost) return false;
    least += coefficient * (coefficient < 0 ? ranges[cell].most : ranges[cell].least);
  }
  return least > added.most;
}

bool refutes(const CountProblem& problem, const CountProof& proof) {
  if (proof.nodes.empty()) return false;
  std::vector<CellRange> ranges(problem.cells);
  return refutes(problem, proof, 0, ranges);
}

}  // namespace gainsay
