// Counts stated for several scopes of one thing over windows of time: at least, at most so many happenings of
// a scope between two points. Whether they can all be true, and if not, which of them cannot.
//
// A world says how often each atom (graph/scope_atoms.h) happened between any two points: whole numbers that
// are not negative; a scope counts what its atoms do. The statements can all be true exactly when some world
// obeys them, and this is decided over the whole numbers, not only for windows that are stated: by linear
// programs and branching (graph/count_program.h). Every verdict comes with a world or a proof that plain code
// in whole numbers has checked (graph/count_proof.h).
//
// Which to use: for one series, or scopes that have nothing to do with one another,
// graph/difference_network.h answers the same question by shortest paths, faster, with paths for its bounds
// and never undecided. Here it decides what each scope's statements say by themselves; so nothing is lost
// when both kinds come here, but time.
//
// It will not go on for ever: a program too large, or a search too long (counts that only fractions satisfy,
// many at a time), is left undecided. That counts as consistent, and undecided() tells.
//
// The same statements give the same results, in whatever order they were made and whatever else was stated
// that shares no happening with them.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "graph/count_question.h"
#include "graph/difference_network.h"
#include "graph/explanation.h"
#include "graph/scope_atoms.h"

namespace gainsay {

// The most, or the least, that a scope can count between two points when all statements are true.
struct CountLimit {
  enum class Kind : std::uint8_t { none, bounded, beyond_64_bits };
  Kind kind = Kind::none;  // beyond: 2^63 - 1 or more; none: no end, which the least always has
  std::int64_t n = 0;      // where bounded
  bool exact = true;       // false: limits were met; it is so, but more may be implied
  CountConflict why;  // with one more (or less) than n: the causes, and the sum, of which that one more is
                      // a part of the background
};

class ScopedCounts {
 public:
  explicit ScopedCounts(ScopeAtoms atoms = {}) : table_(std::move(atoms)) {}

  // Scopes 0 to atoms.scopes - 1, and no statements.
  void clear(ScopeAtoms atoms);

  // Of happenings after the first point and up to the last, which comes later: points are numbered in the
  // order of time. Causes are used as indices: number them from 0 without great gaps. One cause may make
  // several statements.
  void at_least(std::uint32_t scope, std::uint32_t first, std::uint32_t last, std::int64_t n,
                Cause cause = kBackground);
  void at_most(std::uint32_t scope, std::uint32_t first, std::uint32_t last, std::int64_t n,
               Cause cause = kBackground);
  // All statements, in the order of their content, without those that are always true.
  std::span<const CountBound> statements();
  // Every cause that makes one of these, ascending.
  std::vector<Cause> causes();

  // Whether all statements, or those of the causes kept and the background, can be true.
  bool consistent();
  bool consistent(std::span<const Cause> kept);

  // Conflicts that share no cause, each irreducible, such that all that is in none of them can be true; none
  // where all can. Those within one scope first, then those within one window, then the others; told in the
  // order of their causes. Where the background alone cannot be true: one conflict without causes.
  std::vector<CountConflict> contradictions();
  std::vector<CountConflict> contradictions(std::span<const Cause> kept);

  // Precondition: consistent(), and first < last.
  CountLimit implied_most(std::uint32_t scope, std::uint32_t first, std::uint32_t last);
  CountLimit implied_least(std::uint32_t scope, std::uint32_t first, std::uint32_t last);

  // Whether a question since clear() met the limits.
  bool undecided() const { return undecided_; }

 private:
  // scoped_counts.cpp
  void add(const CountBound& bound);
  void prepare();
  std::uint32_t variable(std::uint32_t scope, std::uint32_t point) const;
  std::vector<CountBound> bounds_of(std::span<const Cause> causes) const;  // and the background's
  CountQuestion question(std::vector<CountBound> bounds, CountQuestion::Pieces pieces) const;
  CountVerdict ask(CountQuestion& question);

  // scoped_contradictions.cpp
  bool find_in_scopes(std::vector<Cause>& left, std::vector<CountConflict>& found);
  bool find_in_piece(const std::vector<CountBound>& bounds, std::vector<Cause>& left,
                     std::vector<CountConflict>& found);
  bool find_in(std::vector<CountBound> bounds, std::vector<Cause>& left, std::vector<CountConflict>& found);
  CountConflict reduce(CountConflict conflict, const std::optional<CountBound>& assumed);
  CountConflict conflict_of(const Contradiction& contradiction) const;
  bool in_one_scope(std::span<const Cause> causes) const;
  CountLimit implied(std::uint32_t scope, std::uint32_t first, std::uint32_t last, bool most);
  bool endless(const CountBound& window) const;

  AtomTable table_;
  std::vector<CountBound> bounds_;  // sorted, once prepared
  bool prepared_ = false, undecided_ = false;
  std::vector<std::uint32_t> cause_bounds_, first_cause_bound_;  // by cause; the background's last

  // Each scope by itself: a variable for each of its points.
  DifferenceNetwork network_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> variables_;  // scope and point, sorted
};

// For a repair, as of other deciders: see graph/explanation.h.
FindConflicts conflicts_of(ScopedCounts& counts);  // which must outlive it

}  // namespace gainsay
