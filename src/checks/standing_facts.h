// Which facts stand: not those that a conflict outvotes, nor those that their publisher took back.
//
// Checks over several series reason with what stands, so that nothing is said twice (design: semantics.md,
// "What contradicts"). Filled series by series, read when all series of a group have been looked at.
#pragma once

#include <cstdint>
#include <vector>

#include "base/id.h"

namespace gainsay {

class StandingFacts {
 public:
  explicit StandingFacts(std::size_t facts) : withdrawn_(facts, 0) {}

  // Threads may do this at once, for different facts.
  void withdraw(FactId fact) { withdrawn_[fact.index] = 1; }
  bool operator()(FactId fact) const { return withdrawn_[fact.index] == 0; }

 private:
  std::vector<std::uint8_t> withdrawn_;
};

}  // namespace gainsay
