// The search of a count program: what the linear program says is made whole and checked, and where only
// fractions will do, rounded together, or split.
#include <algorithm>
#include <bit>
#include <cmath>
#include <stdexcept>
#include <utility>

#include "graph/count_program.h"

namespace gainsay {
namespace {

constexpr int kRounds = 6;  // in which rounded counts may miss a bound, or weights prove nothing

// Large programs take long a node; there are some that would go on for ever.
std::size_t most_nodes(std::size_t cells) {
  constexpr std::size_t kWork = 500'000, kLeast = 10, kMost = 5000;
  return std::clamp(kWork / std::max<std::size_t>(cells, 1), kLeast, kMost);
}

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

CountVerdict CountProgram::solve() {
  proof_.nodes.clear();
  if (!program_) return CountVerdict::undecided;
  nodes_ = 0;
  std::uint32_t root = 0;
  const CountVerdict verdict = search(root);
  if (verdict == CountVerdict::contradictory && !refutes(problem_, proof_)) {
    throw std::logic_error("the proof of a contradiction between counts does not stand up to its check");
  }
  return verdict;
}

CountVerdict CountProgram::search(std::uint32_t& node) {
  node = static_cast<std::uint32_t>(proof_.nodes.size());
  proof_.nodes.emplace_back();
  if (++nodes_ > most_nodes(problem_.cells)) return CountVerdict::undecided;
  CountProof::Node leaf;
  if (const std::optional<CountVerdict> verdict = relax(leaf)) {
    proof_.nodes[node] = std::move(leaf);
    return *verdict;
  }
  const std::size_t cell = split_cell_;
  const std::int64_t most = split_most_;
  bool below = split_fraction_ <= 0.5;  // the nearer first
  // Now and then: at node 1, 4, 16, 64.
  const bool at_a_power_of_4 = std::has_single_bit(nodes_) && std::countr_zero(nodes_) % 2 == 0;
  if (at_a_power_of_4 && round_atoms()) return CountVerdict::consistent;
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
    const bool fractions = split_cell_ != kNoCell && split_most_ != CellRange::kNoMost;
    if (answer == LinearProgram::Answer::possible && fractions) return std::nullopt;
    if (cells_ == base_) break;
    set_base(cells_);
  }
  return CountVerdict::undecided;
}

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

// Bounds over the same cells that leave nothing between them.
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
