// When states surely hold, for facts that are read together.
//
// Two times must meet where every reading of both has a common tick. Each reading is a stretch without gaps,
// so any number of times of which each two must meet have a common tick in every combination of readings
// (Helly's theorem on the line). That makes one pass over time enough: whatever surely holds at a tick, and
// whatever surely covers all ticks that a vague date can mean, is true together.
//
// A set `{a,b}` holds at each of its dates and is taken stretch by stretch. Handing over is told pair by
// pair, among the few times that end or begin at one tick.
#pragma once

#include <cstdint>
#include <vector>

#include "model/when.h"

namespace gainsay {

// From `from` to `to`; the other way around for a vague date, which lies somewhere from `to` to `from`: only
// what covers all of that surely meets it.
struct SureStay {
  Tick from = 0, to = 0;
  bool vague() const { return from > to; }
  bool operator==(const SureStay&) const = default;
};

// One, or of a set that holds at several dates one for each stretch of them.
std::vector<SureStay> sure_stays(const ValidTime& time);

// Of times that all surely hold at `tick`: the largest sets of which no two hand over to each other, as
// numbers of `times`, ascending. One set of all where none does.
std::vector<std::vector<std::uint32_t>> without_handing_over(const std::vector<const ValidTime*>& times);

}  // namespace gainsay
