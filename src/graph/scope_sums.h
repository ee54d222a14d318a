// Which scopes add up to no more than which, and which to exactly it (design: semantics.md, "Scope").
//
// Only what is directly part of a scope is added up: what lies deeper is in the parts. Parts that overlap are
// not added to one another; each is taken together with whatever it shares nothing with, so that a breakdown
// by weapon and one by place are two sums. Parts that share nothing and leave nothing out are the whole:
// where a dimension lists its `values`, nothing lies outside them.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "model/corpus.h"

namespace gainsay {

// Whether nothing can lie in both: some dimension of both has no value in common.
bool share_nothing(const Scope& a, const Scope& b);

struct ScopeSum {
  std::vector<std::uint32_t> parts;  // positions in the list; no two share anything
  std::uint32_t whole = 0;
  bool exactly = false;
  bool operator==(const ScopeSum&) const = default;
};

// Of different scopes of a property. By whole; each part is in at least one of the sums of its wholes.
std::vector<ScopeSum> scope_sums(const Corpus& corpus, const Property& property,
                                 std::span<const ScopeId> scopes);

}  // namespace gainsay
