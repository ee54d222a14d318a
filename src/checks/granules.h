// Granules of time as the order of dates reckons with them: calendar days, or months and years where that is
// a property's resolution.
#pragma once

#include <algorithm>

#include "model/calendar.h"
#include "model/edtf.h"
#include "model/value.h"
#include "model/vocabulary.h"

namespace gainsay {

// The longest granule, in seconds.
constexpr Instant longest(Resolution resolution) {
  if (resolution == Resolution::month) return 31 * kSecondsADay;
  if (resolution == Resolution::year) return 366 * kSecondsADay;
  return unit_seconds(resolution);
}

// What granules are of: the day at the finest.
constexpr Resolution unit_of(Resolution resolution) { return std::max(resolution, Resolution::day); }

// How much wider than written a date is on either side: half a day for time zones.
constexpr Instant slack(Resolution resolution, bool exact) {
  return exact || resolution > Resolution::day ? 0 : kSecondsADay / 2;
}

inline bool is_period(const Property& property) { return property.type == ValueType::period; }
inline bool is_date(const Value& value) {
  return value.kind == ValueKind::date || value.kind == ValueKind::period;
}

}  // namespace gainsay
