// Linear programs in floating point, by COIN-OR CLP, which stays in here: values of the columns that keep
// every column and row within its range, or weights that show that there are none.
//
// What comes out is good to some 9 digits and not to be believed unchecked. Solving again after few changes
// of ranges starts from where the last solution ended. The dual simplex method does without an aim: any basis
// will do to start with, so that both are quick.
#pragma once

#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <vector>

class ClpSimplex;

namespace gainsay {

struct Coefficient {
  std::uint32_t row = 0, column = 0;
  double value = 0;
};

class LinearProgram {
 public:
  static constexpr double kNoEnd = std::numeric_limits<double>::max();  // and its negative

  // Of columns and rows without a range. No row has two coefficients of one column.
  LinearProgram(std::uint32_t columns, std::uint32_t rows, std::vector<Coefficient> coefficients);
  LinearProgram(LinearProgram&&) noexcept;
  ~LinearProgram();

  // Places: the columns, then the rows.
  std::uint32_t columns() const { return columns_; }
  void set_range(std::uint32_t place, double least, double most);

  enum class Answer : std::uint8_t { possible, impossible, unknown };
  Answer solve();
  // By column: after `possible` a solution, else what was tried last.
  std::span<const double> values() const;
  // After `impossible`, by place: where a weight is above 0 the place's end above counts, below 0 the one
  // below; so weighted, places add up to 0 whatever the columns are, and their ends to less. Empty where no
  // such weights are to be had.
  std::vector<double> weights();

  // The greatest (or least) sum of these columns; none where it has no end or there is no answer.
  std::optional<double> extreme(std::span<const Coefficient> sum, bool greatest);

 private:
  double ends(const std::vector<double>& weights, double sign) const;

  std::uint32_t columns_ = 0, rows_ = 0;
  std::size_t changes_ = 0;  // of ranges, since the last answer
  std::vector<Coefficient> coefficients_;
  std::unique_ptr<ClpSimplex> model_;
};

}  // namespace gainsay
