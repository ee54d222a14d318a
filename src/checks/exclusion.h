// Who excludes whom in a series, without comparing all pairs.
//
// The conflicts of a series are the connected components of its excluding pairs. Of two sets of intervals at
// times that meet, every member that lies below some member of the other set lies below that set's topmost
// one; so a star of links to the two extremes has the same components as all pairs have, with at most one
// link a member and side. Distinct times are compared pair by pair where they overlap, values at two times
// by sorted ends, and links are joined, not kept: O(n log n + pairs of distinct times that overlap + links),
// in O(n) memory. Times are told apart at the property's resolution: a month has some 500 stretches of days.
//
// Tensions are found by the same stars over the pairs that are left: soft intervals that are disjoint at
// times that must meet, hard ones at times that may. Members of one conflict are one colour there, and pairs
// of one colour are no tension; two extremes of different colours keep the components whole.
#pragma once

#include <vector>

#include "checks/series_view.h"

namespace gainsay {

void find_exclusions(SeriesView& view);

}  // namespace gainsay
