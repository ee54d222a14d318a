#include "graph/linear_program.h"

#include <catch2/catch.hpp>
#include <vector>

using namespace gainsay;

namespace {

constexpr double kNoEnd = LinearProgram::kNoEnd;
using Answer = LinearProgram::Answer;

// Columns x and y, both at least 0; row 0 is x + y, row 1 is x - y.
LinearProgram two_columns() {
  LinearProgram program(2, 2, {{0, 0, 1}, {0, 1, 1}, {1, 0, 1}, {1, 1, -1}});
  program.set_range(0, 0, kNoEnd);
  program.set_range(1, 0, kNoEnd);
  return program;
}

}  // namespace

TEST_CASE("values within all ranges", "[linear-program]") {
  LinearProgram program = two_columns();
  program.set_range(2, 10, 10);
  program.set_range(3, 4, 4);
  REQUIRE(program.solve() == Answer::possible);
  CHECK(program.values()[0] == Approx(7));
  CHECK(program.values()[1] == Approx(3));
}

TEST_CASE("weights show that ranges leave nothing, and their ends add up to less than 0",
          "[linear-program]") {
  LinearProgram program = two_columns();
  program.set_range(2, -kNoEnd, 3);
  program.set_range(3, 5, kNoEnd);
  REQUIRE(program.solve() == Answer::impossible);
  const std::vector<double> weights = program.weights();
  REQUIRE(weights.size() == 4);
  // 3 >= x + y, x - y >= 5 and y >= 0: (x + y) - (x - y) - 2 y = 0, yet at most 3 - 5 - 0.
  CHECK(weights[2] > 0);
  CHECK(weights[3] / weights[2] == Approx(-1));
  CHECK(weights[1] / weights[2] == Approx(-2));
  CHECK(weights[0] == 0);

  program.set_range(3, 2, kNoEnd);
  CHECK(program.solve() == Answer::possible);
}

TEST_CASE("the ends of a sum", "[linear-program]") {
  LinearProgram program = two_columns();
  program.set_range(2, 2, 9);
  REQUIRE(program.solve() == Answer::possible);
  const std::vector<Coefficient> x = {{0, 0, 1}};
  CHECK(program.extreme(x, true).value() == Approx(9));
  CHECK(program.extreme(x, false).value() == Approx(0));
  program.set_range(2, 2, kNoEnd);
  CHECK_FALSE(program.extreme(x, true).has_value());
  CHECK(program.solve() == Answer::possible);
}
