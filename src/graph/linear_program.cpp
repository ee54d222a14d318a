#include "graph/linear_program.h"

#include <algorithm>
#include <cmath>
#include <coin/ClpSimplex.hpp>
#include <coin/ClpSolve.hpp>
#include <coin/CoinPackedMatrix.hpp>
#include <utility>

namespace gainsay {
namespace {

// Programs take about as many steps as they have rows, and those of 100,000 rows some ten seconds.
constexpr int kMostSteps = 200'000;
constexpr double kZero = 1e-9;  // of a weight
// After as many changes, of all places, the last solution is no start: taking out what is plain from the
// ranges (presolve), and starting anew, is several times quicker.
constexpr std::size_t kManyChanges = 20;  // one place in so many
constexpr std::uint32_t kManyRows = 500;

}  // namespace

LinearProgram::LinearProgram(std::uint32_t columns, std::uint32_t rows, std::vector<Coefficient> coefficients)
    : columns_(columns),
      rows_(rows),
      coefficients_(std::move(coefficients)),
      model_(std::make_unique<ClpSimplex>()) {
  std::vector<int> at_row, at_column;
  std::vector<double> values;
  for (const Coefficient& coefficient : coefficients_) {
    at_row.push_back(static_cast<int>(coefficient.row));
    at_column.push_back(static_cast<int>(coefficient.column));
    values.push_back(coefficient.value);
  }
  CoinPackedMatrix matrix(true, at_row.data(), at_column.data(), values.data(),
                          static_cast<CoinBigIndex>(values.size()));
  matrix.setDimensions(static_cast<int>(rows), static_cast<int>(columns));
  const std::vector<double> least(std::max(columns, rows), -COIN_DBL_MAX);
  const std::vector<double> most(std::max(columns, rows), COIN_DBL_MAX);
  const std::vector<double> aim(columns, 0);
  model_->setLogLevel(0);
  model_->loadProblem(matrix, least.data(), most.data(), aim.data(), least.data(), most.data());
  model_->scaling(0);  // coefficients are 1 and -1
  model_->setMaximumIterations(kMostSteps);
}

LinearProgram::LinearProgram(LinearProgram&&) noexcept = default;
LinearProgram::~LinearProgram() = default;

void LinearProgram::set_range(std::uint32_t place, double least, double most) {
  ++changes_;
  if (place < columns_) {
    model_->setColumnBounds(static_cast<int>(place), least, most);
  } else {
    model_->setRowBounds(static_cast<int>(place - columns_), least, most);
  }
}

LinearProgram::Answer LinearProgram::solve() {
  if (rows_ > kManyRows && changes_ * kManyChanges > std::size_t{columns_} + rows_) {
    ClpSolve how;
    how.setSolveType(ClpSolve::useDual);
    how.setPresolveType(ClpSolve::presolveOn);
    model_->initialSolve(how);
  } else {
    model_->dual();
  }
  changes_ = 0;
  if (model_->status() == 0) return Answer::possible;
  return model_->status() == 1 ? Answer::impossible : Answer::unknown;
}

std::span<const double> LinearProgram::values() const { return {model_->primalColumnSolution(), columns_}; }

std::vector<double> LinearProgram::weights() {
  const std::unique_ptr<double[]> ray(model_->infeasibilityRay());
  if (ray == nullptr) return {};
  std::vector<double> weights(std::size_t{columns_} + rows_, 0);
  for (std::uint32_t row = 0; row < rows_; ++row) weights[columns_ + row] = ray[row];
  for (const Coefficient& coefficient : coefficients_) {
    weights[coefficient.column] -= coefficient.value * ray[coefficient.row];
  }
  double greatest = 0;
  for (const double weight : weights) greatest = std::max(greatest, std::abs(weight));
  for (double& weight : weights) {
    if (std::abs(weight) <= kZero * greatest) weight = 0;
  }
  // The sign is the library's own.
  const double sign = ends(weights, 1) <= ends(weights, -1) ? 1 : -1;
  if (ends(weights, sign) >= 0) return {};
  for (double& weight : weights) weight *= sign;
  return weights;
}

double LinearProgram::ends(const std::vector<double>& weights, double sign) const {
  double sum = 0;
  const auto add = [&](double weight, double least, double most) {
    if (weight == 0) return;
    const double end = weight * sign > 0 ? most : least;
    sum = std::abs(end) >= kNoEnd || sum >= kNoEnd ? kNoEnd : sum + weight * sign * end;
  };
  for (std::uint32_t i = 0; i < columns_; ++i)
    add(weights[i], model_->columnLower()[i], model_->columnUpper()[i]);
  for (std::uint32_t i = 0; i < rows_; ++i)
    add(weights[columns_ + i], model_->rowLower()[i], model_->rowUpper()[i]);
  return sum;
}

std::optional<double> LinearProgram::extreme(std::span<const Coefficient> sum, bool greatest) {
  for (const Coefficient& term : sum) {
    model_->setObjectiveCoefficient(static_cast<int>(term.column), greatest ? -term.value : term.value);
  }
  model_->primal();
  const bool found = model_->status() == 0;
  const double least = model_->objectiveValue();
  for (const Coefficient& term : sum) model_->setObjectiveCoefficient(static_cast<int>(term.column), 0);
  if (!found) return std::nullopt;
  return greatest ? -least : least;
}

}  // namespace gainsay
