#include "graph/count_question.h"

#include <algorithm>
#include <utility>

namespace gainsay {
namespace {

// Takes out what the sum can do without, since a count is at least 0 anyway. The smallest first: of a hundred
// daily counts that exceed a total, those need not be named.
void lean_on_background(std::vector<CountTerm>& terms) {
  std::stable_sort(terms.begin(), terms.end(), [](const CountTerm& a, const CountTerm& b) {
    const auto amount = [](const CountTerm& term) { return PathSum{term.times} * term.bound.n; };
    return std::pair(amount(a), a.bound) < std::pair(amount(b), b.bound);
  });
  PathSum sum = 0;
  for (const CountTerm& term : terms) sum += (term.bound.most ? 1 : -1) * PathSum{term.times} * term.bound.n;
  std::erase_if(terms, [&sum](const CountTerm& term) {
    const PathSum amount = PathSum{term.times} * term.bound.n;
    if (term.bound.most || sum + amount >= 0) return false;
    sum += amount;
    return true;
  });
}

}  // namespace

CountQuestion::CountQuestion(const AtomTable& table, std::vector<CountBound> bounds, Pieces which)
    : bounds_(std::move(bounds)) {
  for (CountPiece& piece : count_pieces(table, bounds_)) {
    if (which == Pieces::across_scopes && !across_scopes(piece, bounds_)) continue;
    if (which == Pieces::of_first_bound && std::count(piece.begin(), piece.end(), 0U) == 0) continue;
    pieces_.push_back({CountProgram(count_problem(table, bounds_, piece)), std::move(piece)});
  }
  place_causes();
}

void CountQuestion::place_causes() {
  for (std::uint32_t piece = 0; piece < pieces_.size(); ++piece) {
    const CountPiece& numbers = pieces_[piece].bounds;
    for (std::uint32_t i = 0; i < numbers.size(); ++i) {
      const Cause cause = bounds_[numbers[i]].cause;
      if (cause != kBackground) by_cause_.push_back({cause, {piece, i}});
      if (numbers[i] == 0) first_ = Place{piece, i};
    }
  }
  std::stable_sort(by_cause_.begin(), by_cause_.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
}

void CountQuestion::withdraw(Cause cause, bool withdrawn) {
  auto at = std::lower_bound(by_cause_.begin(), by_cause_.end(), cause,
                             [](const auto& entry, Cause wanted) { return entry.first < wanted; });
  for (; at != by_cause_.end() && at->first == cause; ++at) {
    Piece& piece = pieces_[at->second.piece];
    piece.program.withdraw(at->second.bound, withdrawn);
    piece.asked = false;
  }
}

void CountQuestion::set_first(std::optional<std::int64_t> n) {
  Piece& piece = pieces_[first_->piece];
  piece.program.withdraw(first_->bound, !n);
  if (n) {
    piece.program.set(first_->bound, *n);
    bounds_[0].n = *n;
  }
  piece.asked = false;
}

CountVerdict CountQuestion::ask() {
  CountVerdict all = CountVerdict::consistent;
  for (std::size_t i = 0; i < pieces_.size(); ++i) {
    Piece& piece = pieces_[i];
    if (!std::exchange(piece.asked, true)) piece.verdict = piece.program.solve();
    if (piece.verdict == CountVerdict::contradictory) {
      contradictory_ = i;
      return piece.verdict;
    }
    if (piece.verdict == CountVerdict::undecided) all = piece.verdict;
  }
  return all;
}

CountConflict CountQuestion::conflict() const {
  const Piece& piece = pieces_[contradictory_];
  const std::vector<CountProof::Node>& nodes = piece.program.proof().nodes;
  CountConflict conflict;
  std::vector<CountTerm> terms;
  for (const CountProof::Node& node : nodes) {
    for (const CountShare& share : node.sum)
      terms.push_back({bounds_[piece.bounds[share.bound]], share.times});
  }
  if (nodes.size() == 1) lean_on_background(terms);
  for (const CountTerm& term : terms) {
    if (term.bound.cause != kBackground) conflict.causes.push_back(term.bound.cause);
  }
  std::sort(conflict.causes.begin(), conflict.causes.end());
  conflict.causes.erase(std::unique(conflict.causes.begin(), conflict.causes.end()), conflict.causes.end());
  std::sort(terms.begin(), terms.end(),
            [](const CountTerm& a, const CountTerm& b) { return a.bound < b.bound; });
  if (nodes.size() == 1) conflict.sum = std::move(terms);
  return conflict;
}

PathSum CountQuestion::first_count() const {
  const CountProgram& program = pieces_[first_->piece].program;
  const CountBound& bound = program.problem().bounds[first_->bound];
  PathSum count = 0;
  for (const CountProblem::Atom& atom : program.problem().atoms) {
    if (!std::binary_search(atom.scopes.begin(), atom.scopes.end(), bound.scope)) continue;
    for (std::size_t i = 0; i < atom.cells(); ++i) {
      const bool within = bound.first <= atom.points[i] && atom.points[i] < bound.last;
      count += within ? program.cells()[atom.first_cell + i] : 0;
    }
  }
  return count;
}

std::optional<double> CountQuestion::about_first(bool most) {
  CountProgram& program = pieces_[first_->piece].program;
  const CountBound& bound = program.problem().bounds[first_->bound];
  return program.about(bound.scope, bound.first, bound.last, most);
}

}  // namespace gainsay
