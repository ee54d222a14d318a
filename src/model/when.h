// Valid time: when two facts' times must, may or cannot meet.
//
// A time is read at a resolution: instants become ticks (days, months, years …), every date a stretch of
// ticks that it may mean. Two times **must** meet when every reading of both has a common tick, **may** when
// some has. A pair is handed over when one interval ends in the granule in which the other begins: that is
// how offices pass, and no conflict (design: semantics.md, "Time").
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "model/calendar.h"
#include "model/edtf.h"

namespace gainsay {

using Tick = std::int64_t;

struct Ticks {
  Tick first = 0, last = 0;
  constexpr bool operator==(const Ticks&) const = default;
};
constexpr bool holds(Ticks outer, Ticks inner) {
  return outer.first <= inner.first && inner.last <= outer.last;
}
constexpr bool touch(Ticks a, Ticks b) { return a.first <= b.last && b.first <= a.last; }

// One member of a time: starts somewhere in `start`, ends somewhere in `end`. A single date starts and ends
// at once.
struct Stay {
  bool operator==(const Stay&) const = default;
  bool interval = false;
  Ticks start, end;  // widened by qualifiers; open ends reach kPast or kFuture
};

// The granule at one end of a time, for handing over: as written, without its qualifiers. What contains
// another as written contains it in ticks, too.
struct Edge {
  bool dated = false;
  Ticks granule;
  bool operator==(const Edge&) const = default;
};

struct ValidTime {
  SetKind set = SetKind::one;
  std::vector<Stay> stays;
  bool interval = false;  // some member is an interval longer than its one granule
  Edge first, last;

  bool operator==(const ValidTime&) const = default;
  Ticks extent() const;  // from the earliest to the latest tick that it can mean
  bool crisp() const;    // one tick, or an interval whose ends are certain
};

// As the time of a state. `moment`: a publication taken for the time of a fact is one tick, however it is
// written.
ValidTime valid_time(const Edtf& edtf, Resolution resolution, bool moment = false);

enum class Meeting : std::uint8_t { never, may, must };
struct TimeRelation {
  Meeting meeting = Meeting::never;
  bool handed_over = false;
};
TimeRelation relate(const ValidTime& a, const ValidTime& b);

// As the window of a tally, in ticks: a lower bound of the count holds over `outer`, an upper bound over
// `inner`.
struct Window {
  Ticks outer, inner;
  bool inner_empty = false;  // nothing is certain to lie inside
  bool known = true;         // false: an end is unknown, nothing is inferred
  bool sum = false;          // a set {a,b}: the sum over several windows
  constexpr bool operator==(const Window&) const = default;
};
Window window(const Edtf& edtf, Resolution resolution);
// The same in an article whose publication is one of the ticks of `report`: a window that runs past it ends
// there, approximately.
Window cut_short(Window window, Ticks report);

// Days from the one time to the other, least and most; nothing when an end is open or unknown.
std::optional<std::pair<std::int64_t, std::int64_t>> days_between(const Edtf& from, const Edtf& to);

}  // namespace gainsay
