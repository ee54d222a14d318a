// The order in which an editor should read: by level, then by how far apart the sides are, then by how many
// independent origins stand behind them.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "evidence/origins.h"
#include "model/corpus.h"
#include "model/finding.h"

namespace gainsay {

// How far apart the sides of a finding are.
struct Gap {
  // 0 to 1: of numbers the difference as a part of the larger one, of dates days against days and a month
  // more, of names and the like all of it. What is contradictory only together has no such measure and stands
  // in the middle.
  double share = 0.5;
  std::string words;  // `2,000 apart (40 %)`, `12 days apart`; empty where there is nothing to measure
};
Gap gap_of(const Corpus& corpus, const Finding& finding);

// Independent origins of the sides, the largest first; of a finding without sides one number, of all its
// facts.
std::vector<std::uint32_t> origins_of(const Corpus& corpus, const Origins& origins, const Finding& finding);

// Numbers of findings, the first to read first; ties stay in the report's order.
std::vector<std::uint32_t> ranked(const Corpus& corpus, const Origins& origins,
                                  std::span<const Finding> findings);

}  // namespace gainsay
