// The checker of proofs about counts refuses what proves nothing.
#include "graph/count_proof.h"

#include <catch2/catch.hpp>
#include <cstdint>
#include <limits>
#include <vector>

using namespace gainsay;

namespace {

// A whole (scope 0) of two parts that cover it, over three cells each. Of it the brief proof that halves are
// no whole numbers: a1 + a2 = 1, a2 + a3 = 1, b1 + b2 + b3 = 1, b2 = 0, w1 = 1, w3 = 1.
CountProblem halves() {
  CountProblem problem;
  problem.scopes = 3;
  problem.points = 4;
  problem.atoms = {{{0, 1}, {0, 1, 2, 3}, 0}, {{0, 2}, {0, 1, 2, 3}, 3}};
  problem.cells = 6;
  const auto exactly = [&](std::uint32_t scope, std::uint32_t first, std::uint32_t last, std::int64_t n) {
    for (const bool most : {false, true})
      problem.bounds.push_back({scope, first, last, most, n, kBackground});
  };
  exactly(1, 0, 2, 1);
  exactly(1, 1, 3, 1);
  exactly(2, 0, 3, 1);
  exactly(2, 1, 2, 0);
  exactly(0, 0, 1, 1);
  exactly(0, 2, 3, 1);
  problem.withdrawn.assign(problem.bounds.size(), 0);
  return problem;
}

CountProof::Node leaf(std::vector<CountShare> sum) {
  CountProof::Node node;
  node.sum = std::move(sum);
  return node;
}

// Bounds come in pairs, at least then at most. With a2 <= 0, a1 and a3 are 1 each, and so b1 and b3 are 0;
// with a2 >= 1, a1 and a3 are 0, and so b1 and b3 are 1 each.
CountProof proof_of_halves() {
  CountProof proof;
  CountProof::Node split;
  split.leaf = false;
  split.cell = 1;
  split.most = 0;
  split.below = 1;
  split.above = 2;
  proof.nodes = {split, leaf({{9, 1}, {11, 1}, {7, 1}, {0, 1}, {2, 1}, {4, 1}}),
                 leaf({{8, 1}, {10, 1}, {1, 1}, {3, 1}, {5, 1}})};
  return proof;
}

}  // namespace

TEST_CASE("counts obey bounds, or not", "[count-proof]") {
  CountProblem problem = halves();
  CHECK_FALSE(obeys(problem, std::vector<std::int64_t>{1, 0, 1, 0, 0, 1}));
  problem.withdrawn[11] = 1;  // w3 <= 1
  CHECK(obeys(problem, std::vector<std::int64_t>{1, 0, 1, 0, 0, 1}));
  CHECK_FALSE(obeys(problem, std::vector<std::int64_t>{1, 0, 1, 0, 0}));
  CHECK_FALSE(obeys(problem, std::vector<std::int64_t>{2, -1, 2, 0, 0, 1}));
}

TEST_CASE("a proof by cases holds, and no longer without a bound that it rests on", "[count-proof]") {
  CountProblem problem = halves();
  CHECK(refutes(problem, proof_of_halves()));
  for (std::size_t bound = 0; bound < problem.bounds.size(); ++bound) {
    CAPTURE(bound);
    problem.withdrawn[bound] = 1;
    const bool used = bound != 6;  // b2 >= 0 goes without saying
    CHECK(refutes(problem, proof_of_halves()) != used);
    problem.withdrawn[bound] = 0;
  }
}

TEST_CASE("what proves nothing is refused", "[count-proof]") {
  const CountProblem problem = halves();
  CHECK_FALSE(refutes(problem, {}));
  CHECK_FALSE(refutes(problem, {{leaf({})}}));
  CHECK_FALSE(refutes(problem, {{leaf({{0, 1}, {1, 1}})}}));  // at least and at most the same
  CHECK_FALSE(
      refutes(problem, {{leaf({{9, 1}, {11, 1}, {7, 1}, {0, 1}, {2, 1}, {4, 1}})}}));  // one case alone
  CHECK_FALSE(refutes(problem, {{leaf({{99, 1}})}}));
  CHECK_FALSE(refutes(problem, {{leaf({{0, -1}})}}));
  CHECK_FALSE(refutes(problem, {{leaf({{0, std::numeric_limits<std::int64_t>::max()}})}}));

  CountProof proof = proof_of_halves();
  proof.nodes[0].most = 1;  // cases that leave a2 = 1 to the first
  CHECK_FALSE(refutes(problem, proof));
  proof = proof_of_halves();
  proof.nodes[0].above = 0;  // round and round
  CHECK_FALSE(refutes(problem, proof));
  proof = proof_of_halves();
  proof.nodes[0].cell = 6;
  CHECK_FALSE(refutes(problem, proof));
  proof = proof_of_halves();
  proof.nodes[1].sum.pop_back();
  CHECK_FALSE(refutes(problem, proof));
}
