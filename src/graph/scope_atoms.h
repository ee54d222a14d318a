// The kinds of happening that scopes tell apart (design: semantics.md, "Scope").
//
// An atom is the set of those listed scopes that one happening may lie in. A scope's count is the sum of the
// counts of its atoms, so that "a part never exceeds its whole, parts that share nothing add up to no more,
// and parts that cover it to exactly the whole" all follow from counts of atoms that are not negative.
//
// A set of scopes is an atom when it is not empty and
// - with a scope it holds every listed scope that contains it;
// - no two of its scopes are disjoint: both name a dimension, and no value of it in common;
// - where some listed scopes, each disjoint from the others, cover a scope in it, it holds one of those. They
//   are known to cover it only along dimensions whose values are listed by the property or named by the scope
//   itself.
// Scopes that overlap, neither containing the other, are not compared: an atom may lie in both, in one, in
// none. Every happening of every world lies in some atom or in no listed scope, so nothing that can be is
// ruled out. Where any two scopes are nested or disjoint, the atoms are exactly what can be told apart.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "model/corpus.h"

namespace gainsay {

struct ScopeAtoms {
  std::uint32_t scopes = 0;                       // as many as were listed
  std::vector<std::vector<std::uint32_t>> atoms;  // positions in that list, ascending; the atoms sorted
  bool complete = true;                           // false: the limits were met, and less is compared
  bool operator==(const ScopeAtoms&) const = default;
};

struct AtomLimits {
  std::size_t atoms = 4096;
  std::size_t looks = 50'000'000;  // at a scope, in the search for atoms and covers
};

// `scopes` are different from one another, in an order that does not depend on what else was loaded;
// `dimensions` are those of their property.
//
// With more atoms than the limit only some scopes are compared: of the widest, as many as the limit, in that
// order, each that is nested in or disjoint from all taken before. Any other is an atom by itself, which lies
// in nothing else. Where looks run out, a scope is not known to be covered. Both are sound: more can be true.
ScopeAtoms scope_atoms(std::span<const Scope> scopes, std::span<const Dimension> dimensions,
                       const AtomLimits& limits = {});
ScopeAtoms scope_atoms(const Corpus& corpus, PropertyId property, std::span<const ScopeId> scopes,
                       const AtomLimits& limits = {});

}  // namespace gainsay
