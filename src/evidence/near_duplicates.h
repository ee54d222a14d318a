// Texts that repeat one another, found without comparing all pairs.
//
// Two texts are near-duplicates when at least half of all their shingles are in both, or four fifths of the
// shorter one's: a wire story that was trimmed, or that an editor put a frame around. Fewer than forty
// shingles (some 45 words) are no evidence: a notice that a page needs a subscription is the same everywhere.
// Independent reports share hardly any run of five words but what both quote: of the five articles in seeds/
// no two share one in a hundred.
//
// Candidates come from MinHash signatures (Broder 1997) in bands: 85 bands of three of 256 values. A pair of
// resemblance r is a candidate with probability 1 - (1 - r^3)^85: 0.99999 at 0.5, 0.98 at 0.36 (a text within
// one twice as long, four fifths kept), 0.008 % at 0.01. Each candidate is then compared for real, so that
// nothing is joined by chance. What is missed: a short text within one more than three times as long.
//
// A signature takes one pass over the shingles (one permutation hashing with optimal densification: Li, Owen
// and Zhang 2012; Shrivastava 2017), not one pass for each of its values.
#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "evidence/disjoint_sets.h"
#include "evidence/shingles.h"

namespace gainsay {

inline constexpr std::size_t kLeastShingles = 40;
inline constexpr double kLeastResemblance = 0.5, kLeastContainment = 0.8;

bool near_duplicates(const Shingles& a, const Shingles& b);

using Signature = std::array<std::uint32_t, 256>;
Signature signature(const Shingles& shingles);               // of at least one
double resemblance(const Signature& a, const Signature& b);  // estimated

// Joins near-duplicates; texts that are joined already are not compared. Those too short are left alone.
void join_near_duplicates(std::span<const Shingles> texts, DisjointSets& sets);

}  // namespace gainsay
