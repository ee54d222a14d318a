// Which scopes are part of which: {rocket} of {rocket, drone}, that of the whole (design: semantics.md,
// "Scope").
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "model/corpus.h"

namespace gainsay {

// Whether all of `narrow` lies in `wide`; a dimension left out means all of it. Equal scopes are part of each
// other.
bool is_part(const Scope& narrow, const Scope& wide);

struct ScopePartOf {
  std::uint32_t narrow = 0, wide = 0;  // positions in the list
  bool operator==(const ScopePartOf&) const = default;
};

// Of different scopes, each one's narrowest supersets in the list: the whole only where nothing stands
// between. Sorted. Near linear where few scopes contain one another, however many there are (every village of
// a country, say); only scopes that contain very many others cost more.
std::vector<ScopePartOf> direct_parts(const Corpus& corpus, std::span<const ScopeId> scopes);

}  // namespace gainsay
