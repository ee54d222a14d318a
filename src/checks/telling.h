// How claims that cannot all be true are told: who speaks for each, and the time that they share.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "checks/group_view.h"
#include "checks/sum_board.h"

namespace gainsay {

// One fact for each claim: those that leave the least room for all sources to be right about what was said,
// by each publication.
std::vector<FactId> speakers(const Corpus& corpus, const SumBoard& board, std::span<const Cause> claims);

// The facts that say the same as the speakers do.
std::vector<FactId> seconds(const Corpus& corpus, const SumBoard& board, std::span<const Cause> claims,
                            std::span<const FactId> speakers);

// The time in which all of them are true, as EDTF; empty where that is for ever. `resolution`: of their
// ticks.
std::string shared_time(const Corpus& corpus, const SumBoard& board, std::span<const Cause> claims,
                        std::span<const FactId> speakers, Resolution resolution);

}  // namespace gainsay
