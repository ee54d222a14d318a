#include "graph/count_program.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <stdexcept>
#include <tuple>
#include <utility>

namespace gainsay {
namespace {

// Beyond these no answer is given. What lies within them takes some seconds at most.
constexpr std::size_t kMostCoefficients = 5'000'000;
constexpr std::size_t kNodeWork = 20'000'000;  // nodes times cells
constexpr std::size_t kLeastNodes = 100, kMostNodes = 5'000;
constexpr int kRounds = 6;  // in which rounded counts may miss a bound, or weights prove nothing

constexpr std::uint32_t kNoBound = 0xffffffff;

// The nearest whole number, as far as there is one of use.
PathSum nearest(double value) {
  constexpr double kFarthest = 1e30;
  return static_cast<PathSum>(std::nearbyint(std::clamp(value, -kFarthest, kFarthest)));
}

std::int64_t within_64_bits(PathSum value) {
  return static_cast<std::int64_t>(std::clamp<PathSum>(value, std::numeric_limits<std::int64_t>::min(),
                                                       std::numeric_limits<std::int64_t>::max()));
}

// Small whole numbers in the proportion of these weights; empty where there are none.
std::vector<std::int64_t> whole_proportion(const std::vector<double>& weights) {
  constexpr std::int64_t kMostScale = 1000;
  constexpr double kNear = 1e-4;
  if (weights.empty()) return {};
  const double unit = *std::min_element(weights.begin(), weights.end());
  std::vector<std::int64_t> whole(weights.size());
  for (std::int64_t scale = 1; scale <= kMostScale; ++scale) {
    bool near = true;
    for (std::size_t i = 0; near && i < weights.size(); ++i) {
      const double scaled = weights[i] / unit * static_cast<double>(scale);
      near = scaled < static_cast<double>(kMostTimes) && std::abs(scaled - std::round(scaled)) < kNear;
      if (near) whole[i] = std::llround(scaled);
    }
    if (near) return whole;
  }
  return {};
}

}  // namespace

CountProgram::CountProgram(CountProblem problem) : problem_(std::move(problem)) {
  problem_.withdrawn.resize(problem_.bounds.size(), 0);
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

CountVerdict CountProgram::solve() {
  proof_.nodes.clear();
  if (!program_) return CountVerdict::undecided;
  nodes_left_ = std::clamp(kNodeWork / std::max<std::size_t>(problem_.cells, 1), kLeastNodes, kMostNodes);
  std::uint32_t root = 0;
  const CountVerdict verdict = search(root);
  if (verdict == CountVerdict::contradictory && !refutes(problem_, proof_)) {
    throw std::logic_error("the proof of a contradiction between counts does not stand up to its check");
  }
  return verdict;
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

// ---- places
// ---------------------------------------------------------------------------------------------------------

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

// ---- the search
// -----------------------------------------------------------------------------------------------------

CountVerdict CountProgram::search(std::uint32_t& node) {
  node = static_cast<std::uint32_t>(proof_.nodes.size());
  proof_.nodes.emplace_back();
  if (nodes_left_ == 0) return CountVerdict::undecided;
  --nodes_left_;
  CountProof::Node leaf;
  if (const std::optional<CountVerdict> verdict = relax(leaf)) {
    proof_.nodes[node] = std::move(leaf);
    return *verdict;
  }
  const std::size_t cell = split_cell_;
  const std::int64_t most = split_most_;
  bool below = split_fraction_ <= 0.5;  // the nearer first
  if (node == 0 && round_atoms()) return CountVerdict::consistent;
  const CellRange range = ranges_[cell];
  proof_.nodes[node].leaf = false;
  proof_.nodes[node].cell = cell;
  proof_.nodes[node].most = most;
  CountVerdict verdict = CountVerdict::contradictory;
  for (int side = 0; side < 2 && verdict != CountVerdict::consistent; ++side, below = !below) {
    set_range(cell, below ? CellRange{range.least, most} : CellRange{most + 1, range.most});
    std::uint32_t child = 0;
    const CountVerdict found = search(child);
    (below ? proof_.nodes[node].below : proof_.nodes[node].above) = child;
    if (found != CountVerdict::contradictory) verdict = found;
  }
  set_range(cell, range);
  return verdict;
}

// None: only fractions will do so far.
std::optional<CountVerdict> CountProgram::relax(CountProof::Node& leaf) {
  for (int round = 0; round < kRounds; ++round) {
    set_ranges();
    if (contradicted_in_place(leaf)) return CountVerdict::contradictory;
    const LinearProgram::Answer answer = program_->solve();
    if (answer == LinearProgram::Answer::unknown) return CountVerdict::undecided;
    if (answer == LinearProgram::Answer::impossible && read_proof(leaf)) return CountVerdict::contradictory;
    read_counts();
    if (obeys(problem_, cells_)) return CountVerdict::consistent;
    if (answer == LinearProgram::Answer::possible && split_cell_ != kNoCell) return std::nullopt;
    if (cells_ == base_) break;
    set_base(cells_);
  }
  return CountVerdict::undecided;
}

// Bounds over the same cells that leave nothing between them.
// Whole counts near fractions that will do, atom by atom: all running counts of an atom are rounded alike, up
// from where the fraction reaches a certain one, so that no window's count passes a whole number and the
// bounds on this atom alone hold on. The other atoms then make up for it, as far as they can. With the last,
// whose bounds are differences, come whole numbers by themselves. Atoms of most scopes first: those of few
// are the uncovered rest of something, where there is most room.
bool CountProgram::round_atoms() {
  std::vector<const CountProblem::Atom*> order;
  for (const CountProblem::Atom& atom : problem_.atoms) order.push_back(&atom);
  std::stable_sort(order.begin(), order.end(),
                   [](const auto* a, const auto* b) { return a->scopes.size() > b->scopes.size(); });
  bool rounded = false, going = true;
  for (std::size_t i = 0; going && i < order.size(); ++i) {
    const CountProblem::Atom& atom = *order[i];
    const std::span<const double> values = program_->values().subspan(atom.first_cell, atom.cells());
    const std::vector<double> counts(values.begin(), values.end());
    going = false;
    for (const double up : {0.5, 0.3, 0.7, 0.1, 0.9}) {
      going = fix(atom, counts, up);
      if (going) break;
    }
    if (going) read_counts();
    rounded = going && obeys(problem_, cells_);
    going = going && !rounded;
  }
  for (const CountProblem::Atom& atom : problem_.atoms) release(atom);
  return rounded;
}

bool CountProgram::fix(const CountProblem::Atom& atom, const std::vector<double>& counts, double up) {
  for (std::size_t i = 0; i < counts.size(); ++i) {
    Place& place = places_[column(atom, i + 1)];
    place.fixed = place.base + nearest(std::floor(counts[i] + up));
    place.changed = true;
  }
  set_ranges();
  return program_->solve() == LinearProgram::Answer::possible;
}

void CountProgram::release(const CountProblem::Atom& atom) {
  for (std::size_t i = 0; i < atom.cells(); ++i) {
    Place& place = places_[column(atom, i + 1)];
    place.changed = place.changed || place.fixed;
    place.fixed.reset();
  }
}

bool CountProgram::contradicted_in_place(CountProof::Node& leaf) const {
  const auto empty =
      std::find_if(places_.begin(), places_.end(), [](const Place& place) { return place.empty; });
  if (empty == places_.end()) return false;
  leaf.sum.clear();
  for (const std::uint32_t b : {tightest(empty->least), tightest(empty->most)}) {
    if (b != kNoBound) leaf.sum.push_back({b, 1});
  }
  // One that is weaker than what the search has come to, or than 0, is not needed.
  for (std::size_t i = 0; leaf.sum.size() == 2 && i < 2; ++i) {
    const CountShare other = leaf.sum[1 - i];
    if (excludes(problem_, {&other, 1}, ranges_)) leaf.sum = {other};
  }
  return excludes(problem_, leaf.sum, ranges_);
}

bool CountProgram::read_proof(CountProof::Node& leaf) {
  constexpr double kNothing = 1e-6;  // of the greatest
  const std::vector<double> weights = program_->weights();
  double greatest = 0;
  for (const double weight : weights) greatest = std::max(greatest, std::abs(weight));
  std::vector<double> times;
  leaf.sum.clear();
  for (std::size_t i = 0; i < weights.size(); ++i) {
    const Place& place = places_[i];
    const bool most = weights[i] > 0;
    const std::uint32_t b = tightest(most ? place.most : place.least);
    if (b == kNoBound || std::abs(weights[i]) <= kNothing * greatest) continue;
    // Where the search has gone beyond the bound, it is not the bound that counts.
    const CellRange range = place.cell == kNoCell ? CellRange() : ranges_[place.cell];
    const std::int64_t n = problem_.bounds[b].n;
    if (most ? n > range.most : n < range.least) continue;
    leaf.sum.push_back({b, 0});
    times.push_back(std::abs(weights[i]));
  }
  const std::vector<std::int64_t> whole = whole_proportion(times);
  if (whole.size() != leaf.sum.size()) return false;
  for (std::size_t i = 0; i < whole.size(); ++i) leaf.sum[i].times = whole[i];
  return excludes(problem_, leaf.sum, ranges_);
}

void CountProgram::read_counts() {
  const std::span<const double> values = program_->values();
  split_cell_ = kNoCell;
  split_fraction_ = 0;
  double farthest = 0;
  for (const CountProblem::Atom& atom : problem_.atoms) {
    double before = 0;
    PathSum whole_before = 0;
    for (std::size_t i = 0; i < atom.cells(); ++i) {
      const std::size_t cell = atom.first_cell + i;
      const double count = values[cell];
      const PathSum whole = nearest(count);
      cells_[cell] = within_64_bits(std::max<PathSum>(base_[cell] + whole - whole_before, 0));
      const double in_cell = count - before;
      const double fraction = in_cell - std::floor(in_cell);
      // What may be a rounding error is none.
      const double far = std::min(fraction, 1 - fraction) - 1e-6 - 4e-15 * std::abs(count);
      if (far > farthest + 1e-6) {
        farthest = far;
        split_cell_ = cell;
        split_most_ = within_64_bits(base_[cell] + nearest(std::floor(in_cell)));
        split_fraction_ = fraction;
      }
      before = count;
      whole_before = whole;
    }
  }
}

}  // namespace gainsay
