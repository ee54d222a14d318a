// Times as the checks read them, each worked out once: facts are many, their dates few.
//
// One table a thread; it grows and never gives up what it handed out.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "model/corpus.h"
#include "model/when.h"

namespace gainsay {

class Readings {
 public:
  explicit Readings(const Corpus& corpus) : corpus_(&corpus) {}

  // As the time of a state. Equal times are one object.
  const ValidTime& state(TimeId time, Resolution resolution, bool moment);
  // As the window of a tally in an article of that publication (none: not known).
  Window window(TimeId time, Resolution resolution, TimeId published);
  // The days on which something so dated may have been published or said.
  Ticks day(TimeId published) { return state(published, Resolution::day, true).extent(); }

 private:
  const Corpus* corpus_;
  std::vector<const ValidTime*> states_[6][2];  // by resolution, moment and time
  std::deque<ValidTime> kept_;
  std::map<std::pair<Tick, Tick>, std::vector<const ValidTime*>> by_extent_;
  std::vector<std::optional<Window>> windows_[6];  // by resolution and time
};

}  // namespace gainsay
