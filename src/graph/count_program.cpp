#include "graph/count_program.h"

#include <algorithm>
#include <numeric>
#include <tuple>
#include <utility>

namespace gainsay {
namespace {

// With more, no answer is given. What lies within takes a minute or so at the most.
constexpr std::size_t kMostCoefficients = 1'000'000;
}  // namespace

CountProgram::CountProgram(CountProblem problem) : problem_(std::move(problem)) {
  problem_.withdrawn.resize(problem_.bounds.size(), 0);
  if (problem_.cells > kMostCoefficients / 2) return;
  ranges_.assign(problem_.cells, {});
  cells_.assign(problem_.cells, 0);
  set_up_places();
}

void CountProgram::withdraw(std::uint32_t bound, bool withdrawn) {
  problem_.withdrawn[bound] = withdrawn ? 1 : 0;
  if (program_) places_[place_of_bound_[bound]].changed = true;
}

void CountProgram::set(std::uint32_t bound, std::int64_t n) {
  problem_.bounds[bound].n = n;
  if (!program_) return;
  Place& place = places_[place_of_bound_[bound]];
  sort_bounds(place);
  place.changed = true;
}

std::optional<double> CountProgram::about(std::uint32_t scope, std::uint32_t first, std::uint32_t last,
                                          bool most) {
  if (!program_) return std::nullopt;
  set_ranges();
  std::vector<Coefficient> sum;
  PathSum base = 0;
  for_terms({scope, first, last}, [&](std::uint32_t at, int sign) {
    sum.push_back({0, at, static_cast<double>(sign)});
    base += sign * places_[at].base;
  });
  const std::optional<double> above_base = program_->extreme(sum, most);
  if (!above_base) return std::nullopt;
  return *above_base + static_cast<double>(base);
}

// ---- places -----------------------------------------------------------------------------------------------

// Columns: the running counts of an atom at its points but the first, atom by atom; so they are numbered as
// the cells that end there.
std::size_t CountProgram::index_of(const CountProblem::Atom& atom, std::uint32_t point) {
  return static_cast<std::size_t>(std::lower_bound(atom.points.begin(), atom.points.end(), point) -
                                  atom.points.begin());
}

std::uint32_t CountProgram::column(const CountProblem::Atom& atom, std::size_t index) {
  return static_cast<std::uint32_t>(atom.first_cell + index - 1);
}

// The columns whose sum is what the bound counts, each with its sign.
template <class Term>
void CountProgram::for_terms(const CountBound& bound, const Term& term) const {
  for (const std::uint32_t a : atoms_of_[bound.scope]) {
    const CountProblem::Atom& atom = problem_.atoms[a];
    term(column(atom, index_of(atom, bound.last)), 1);
    if (const std::size_t first = index_of(atom, bound.first); first > 0) term(column(atom, first), -1);
  }
}

void CountProgram::set_up_places() {
  atoms_of_.resize(problem_.scopes);
  for (std::uint32_t atom = 0; atom < problem_.atoms.size(); ++atom) {
    for (const std::uint32_t scope : problem_.atoms[atom].scopes) atoms_of_[scope].push_back(atom);
  }
  add_cells();
  add_bounds();
  if (coefficients_.size() > kMostCoefficients) return;
  const auto columns = static_cast<std::uint32_t>(problem_.cells);
  program_.emplace(columns, rows_, std::move(coefficients_));
  set_base(std::vector<std::int64_t>(problem_.cells, 0));
}

// The first cell of an atom is its first column, each of the others a row.
void CountProgram::add_cells() {
  places_.resize(problem_.cells);
  for (const CountProblem::Atom& atom : problem_.atoms) {
    for (std::size_t i = 0; i < atom.cells(); ++i) {
      const std::size_t cell = atom.first_cell + i;
      const std::size_t place = i == 0 ? cell : places_.size();
      place_of_cell_.push_back(static_cast<std::uint32_t>(place));
      if (i > 0) {
        places_.emplace_back();
        coefficients_.push_back({rows_, column(atom, i + 1), 1});
        coefficients_.push_back({rows_++, column(atom, i), -1});
      }
      places_[place].cell = cell;
    }
  }
}

// Bounds over the same cells lie in one place: a column or a cell's row where that will do.
void CountProgram::add_bounds() {
  const std::vector<CountBound>& bounds = problem_.bounds;
  const auto cells_of = [&](std::uint32_t b) {
    return std::tie(atoms_of_[bounds[b].scope], bounds[b].first, bounds[b].last);
  };
  std::vector<std::uint32_t> order(bounds.size());
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return cells_of(a) < cells_of(b); });

  place_of_bound_.resize(order.size());
  for (std::size_t i = 0; i < order.size() && coefficients_.size() <= kMostCoefficients; ++i) {
    const CountBound& bound = bounds[order[i]];
    std::size_t place = places_.size();
    if (i > 0 && cells_of(order[i]) == cells_of(order[i - 1])) {
      place = place_of_bound_[order[i - 1]];
    } else if (const std::optional<std::size_t> of_atom = place_in_atom(bound)) {
      place = *of_atom;
    } else {
      places_.emplace_back();
      for_terms(bound, [this](std::uint32_t at, int sign) {
        coefficients_.push_back({rows_, at, static_cast<double>(sign)});
      });
      ++rows_;
    }
    place_of_bound_[order[i]] = static_cast<std::uint32_t>(place);
    (bound.most ? places_[place].most : places_[place].least).push_back(order[i]);
  }
  for (Place& place : places_) sort_bounds(place);
}

std::optional<std::size_t> CountProgram::place_in_atom(const CountBound& bound) const {
  if (atoms_of_[bound.scope].size() != 1) return std::nullopt;
  const CountProblem::Atom& atom = problem_.atoms[atoms_of_[bound.scope].front()];
  const std::size_t first = index_of(atom, bound.first), last = index_of(atom, bound.last);
  if (first == 0) return column(atom, last);
  if (first + 1 == last) return place_of_cell_[atom.first_cell + first];
  return std::nullopt;
}

void CountProgram::sort_bounds(Place& place) const {
  const std::vector<CountBound>& bounds = problem_.bounds;
  std::sort(place.most.begin(), place.most.end(), [&](std::uint32_t a, std::uint32_t b) {
    return std::pair(bounds[a].n, a) < std::pair(bounds[b].n, b);
  });
  std::sort(place.least.begin(), place.least.end(), [&](std::uint32_t a, std::uint32_t b) {
    return std::pair(bounds[b].n, a) < std::pair(bounds[a].n, b);
  });
}

std::uint32_t CountProgram::tightest(const std::vector<std::uint32_t>& bounds) const {
  const auto found = std::find_if(bounds.begin(), bounds.end(),
                                  [this](std::uint32_t b) { return problem_.withdrawn[b] == 0; });
  return found == bounds.end() ? kNoBound : *found;
}

void CountProgram::set_range(std::size_t cell, const CellRange& range) {
  ranges_[cell] = range;
  places_[place_of_cell_[cell]].changed = true;
}

void CountProgram::set_base(std::vector<std::int64_t> base) {
  base_ = std::move(base);
  for (Place& place : places_) {
    place.base = 0;
    place.changed = true;
  }
  for (const CountProblem::Atom& atom : problem_.atoms) {
    PathSum count = 0;
    for (std::size_t i = 0; i < atom.cells(); ++i) {
      const std::size_t cell = atom.first_cell + i;
      places_[place_of_cell_[cell]].base = base_[cell];
      places_[column(atom, i + 1)].base = count += base_[cell];
    }
  }
  const std::size_t columns_and_cells = 2 * problem_.cells - problem_.atoms.size();
  for (std::size_t i = columns_and_cells; i < places_.size(); ++i) {
    const std::vector<std::uint32_t>& some = places_[i].most.empty() ? places_[i].least : places_[i].most;
    for_terms(problem_.bounds[some.front()],
              [&](std::uint32_t at, int sign) { places_[i].base += sign * places_[at].base; });
  }
}

void CountProgram::set_ranges() {
  for (std::uint32_t i = 0; i < places_.size(); ++i) {
    Place& place = places_[i];
    if (!place.changed) continue;
    place.changed = false;
    const CellRange range = place.cell == kNoCell ? CellRange() : ranges_[place.cell];
    const std::uint32_t above = tightest(place.least), below = tightest(place.most);
    std::int64_t least = range.least, most = range.most;
    if (above != kNoBound) least = std::max(least, problem_.bounds[above].n);
    if (below != kNoBound) most = std::min(most, problem_.bounds[below].n);
    place.empty = least > most;
    const bool endless = range.most == CellRange::kNoMost && below == kNoBound;
    if (place.empty) continue;
    if (place.fixed) {
      const auto count = static_cast<double>(*place.fixed - place.base);
      program_->set_range(i, count, count);
      continue;
    }
    program_->set_range(i, static_cast<double>(least - place.base),
                        endless ? LinearProgram::kNoEnd : static_cast<double>(most - place.base));
  }
}

}  // namespace gainsay
