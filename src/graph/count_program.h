// Decides whether stated counts can all be true: a linear program, and branching on whole numbers.
//
// Columns are the running counts of the atoms at the points, so that a bound has few coefficients however
// long its window; rows say that no count of a cell is negative. There is no aim: any counts will do. What
// comes out of the program, in floating point, is a guess: counts, which are rounded, or weights of bounds
// (Farkas' lemma), which are scaled to small whole numbers; and either is checked exactly
// (graph/count_proof.h). Where rounded counts miss a bound, as those above 2^53 may, the program is solved
// once more for what is missing. Where they are fractions, some cell has at most k or at least k + 1: a
// search with an end, since what happens in a cell is bounded from above or can be as much as one likes.
//
// Rejected: passing bounds between parts and wholes until nothing changes, which proves too little and ends
// late (w1 + w3 <= 3, a1 + a3 >= 4 of a part a). And there is no doing without the branching: of w = a + b,
// a1 + a2 = 1, a2 + a3 = 1, b1 + b2 + b3 = 1, b2 = 0, w1 = 1 and w3 = 1 the only solution is in halves.
//
// Sources: Land and Doig, "An automatic method of solving discrete programming problems", 1960; Gleixner,
// Steffy and Wolter, "Iterative refinement for linear programming", 2016.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "graph/count_proof.h"
#include "graph/linear_program.h"

namespace gainsay {

enum class CountVerdict : std::uint8_t {
  consistent,     // counts were found that obey all bounds
  contradictory,  // a proof was found that there are none
  undecided,      // neither, within the limits
};

class CountProgram {
 public:
  explicit CountProgram(CountProblem problem);

  const CountProblem& problem() const { return problem_; }
  void withdraw(std::uint32_t bound, bool withdrawn = true);
  void set(std::uint32_t bound, std::int64_t n);

  // From where the last answer ended: after few changes it takes little.
  CountVerdict solve();
  // After `consistent`: the counts by cell. After `contradictory`: the proof.
  const std::vector<std::int64_t>& cells() const { return cells_; }
  const CountProof& proof() const { return proof_; }

  // About the most (or the least) that a scope can count between two points, fractions allowed; none where
  // there is no end to it.
  std::optional<double> about(std::uint32_t scope, std::uint32_t first, std::uint32_t last, bool most);

 private:
  static constexpr std::size_t kNoCell = static_cast<std::size_t>(-1);
  static constexpr std::uint32_t kNoBound = 0xffffffff;
  // A column or row of the program: the bounds that lie there, the tightest first.
  struct Place {
    std::vector<std::uint32_t> most, least;
    std::size_t cell = kNoCell;
    PathSum base = 0;                   // what `base_` adds up to here
    std::optional<PathSum> fixed = {};  // by rounding
    bool changed = true;                // since the program was told
    bool empty = false;                 // the bounds leave nothing
  };

  // count_program.cpp
  void set_up_places();
  void add_cells();
  void add_bounds();
  // The position of a point among those of an atom, and the column of the count up to there.
  static std::size_t index_of(const CountProblem::Atom& atom, std::uint32_t point);
  static std::uint32_t column(const CountProblem::Atom& atom, std::size_t index);
  template <class Term>
  void for_terms(const CountBound& bound, const Term& term) const;
  std::optional<std::size_t> place_in_atom(const CountBound& bound) const;
  void sort_bounds(Place& place) const;
  std::uint32_t tightest(const std::vector<std::uint32_t>& bounds) const;
  void set_range(std::size_t cell, const CellRange& range);
  void set_base(std::vector<std::int64_t> base);
  void set_ranges();

  // count_search.cpp
  CountVerdict search(std::uint32_t& node);
  std::optional<CountVerdict> relax(CountProof::Node& leaf);
  bool round_atoms();
  bool fix(const CountProblem::Atom& atom, const std::vector<double>& counts, double up);
  void release(const CountProblem::Atom& atom);
  bool contradicted_in_place(CountProof::Node& leaf) const;
  bool read_proof(CountProof::Node& leaf);
  void read_counts();

  CountProblem problem_;
  std::vector<std::vector<std::uint32_t>> atoms_of_;  // by scope
  std::vector<Place> places_;                         // columns, then rows
  std::vector<std::uint32_t> place_of_cell_, place_of_bound_;
  std::vector<Coefficient> coefficients_;  // until the program is made
  std::uint32_t rows_ = 0;
  std::optional<LinearProgram> program_;  // none: it would be too large

  std::vector<CellRange> ranges_;   // by cell, as far as the search has split them
  std::vector<std::int64_t> base_;  // by cell: the program is solved for what comes on top
  std::vector<std::int64_t> cells_;
  CountProof proof_;
  std::size_t nodes_ = 0;  // of the search so far
  // The cell that is farthest from a whole number, the whole number below, and what is above that.
  std::size_t split_cell_ = kNoCell;
  std::int64_t split_most_ = 0;
  double split_fraction_ = 0;
};

}  // namespace gainsay
