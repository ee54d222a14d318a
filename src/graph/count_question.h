// Whether some stated counts can all be true, asked again and again with other causes withdrawn.
//
// Each piece of them (graph/count_pieces.h) is a program of its own (graph/count_program.h), and only pieces
// that changed are asked again, each from where it stood.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "graph/count_pieces.h"
#include "graph/count_program.h"
#include "graph/count_proof.h"

namespace gainsay {

// A bound, taken some times.
struct CountTerm {
  CountBound bound;
  std::int64_t times = 0;
  bool operator==(const CountTerm&) const = default;
};

// Bounds that cannot all be true.
struct CountConflict {
  std::vector<Cause> causes;   // ascending, without the background
  std::vector<CountTerm> sum;  // they exclude one another when they are added up, `at least` taken
                               // negatively; empty: only trying whole numbers shows it
  bool operator==(const CountConflict&) const = default;
};

class CountQuestion {
 public:
  enum class Pieces : std::uint8_t {
    all,
    across_scopes,   // those of more than one scope
    of_first_bound,  // the one in which the first bound lies
  };

  CountQuestion(const AtomTable& table, std::vector<CountBound> bounds, Pieces which);

  void withdraw(Cause cause, bool withdrawn = true);
  // Another number for the first bound, or none.
  void set_first(std::optional<std::int64_t> n);

  CountVerdict ask();
  // After `contradictory`.
  CountConflict conflict() const;
  // With the pieces of the first bound, after `consistent`: what its cells count in the solution found; and
  // about the most, or the least, that they can.
  PathSum first_count() const;
  std::optional<double> about_first(bool most);

 private:
  struct Piece {
    CountProgram program;
    CountPiece bounds;  // of the program's, the positions here
    CountVerdict verdict = CountVerdict::undecided;
    bool asked = false;
  };
  struct Place {
    std::uint32_t piece = 0, bound = 0;
  };

  void place_causes();

  std::vector<CountBound> bounds_;
  std::vector<Piece> pieces_;
  std::vector<std::pair<Cause, Place>> by_cause_;  // sorted by cause
  std::optional<Place> first_;
  std::size_t contradictory_ = 0;  // the piece
};

}  // namespace gainsay
