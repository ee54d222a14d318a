// Which stated counts have to do with one another, and the smallest problem that they state.
//
// Bounds that share no cell, directly or through others, are decided apart: whatever else is stated changes
// nothing. And a problem has no more atoms than its scopes tell apart, and an atom no more points than bounds
// on its scopes begin or end at.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "graph/count_proof.h"
#include "graph/scope_atoms.h"

namespace gainsay {

struct AtomTable {
  explicit AtomTable(ScopeAtoms scope_atoms = {});
  ScopeAtoms atoms;
  std::vector<std::vector<std::uint32_t>> of_scope;  // positions of its atoms
};

// Positions of bounds, by piece: both in the order of content.
using CountPiece = std::vector<std::uint32_t>;
std::vector<CountPiece> count_pieces(const AtomTable& table, std::span<const CountBound> bounds);

bool across_scopes(const CountPiece& piece, std::span<const CountBound> bounds);

// Its bounds are those of the piece, in that order.
CountProblem count_problem(const AtomTable& table, std::span<const CountBound> bounds,
                           const CountPiece& piece);

}  // namespace gainsay
