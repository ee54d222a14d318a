// What a fact occupies on a timeline: where it surely holds, and where it may.
//
// Of a state the time it speaks of, of a tally its window, of a date or period the value itself, of all else
// the time it is dated by. A granule coarser than a day, a qualifier or a choice makes a stretch uncertain.
#pragma once

#include <vector>

#include "model/corpus.h"

namespace gainsay {

struct Stretch {
  Span span;  // an open end reaches kPast or kFuture
  bool sure = false;
  bool moment = false;  // a day or less: drawn as a point
};

// In the order of time; none where nothing is known of it.
std::vector<Stretch> stretches_of(const Corpus& corpus, const Fact& fact);

// From the first to the last instant of them.
Span extent_of(const std::vector<Stretch>& stretches);

// The days of a tally's window that both its ends are known of; 0 where they are not.
double days_of_window(const Corpus& corpus, const Fact& fact);

}  // namespace gainsay
