// ISO 8601 durations: `P3D`, `P2W`, `P1M`, `P1Y2M10DT2H`. A month or a year has no one length, so a duration
// is the range of lengths that it can have: n months are as long as the shortest and the longest n months in
// a row of the Gregorian calendar (P1M 28 to 31 days, P2M 59 to 62, P1Y 365 or 366).
#pragma once

#include <optional>
#include <string_view>

#include "model/calendar.h"

namespace gainsay {

struct Duration {
  Instant least = 0;                    // seconds
  Instant most = 0;                     // seconds
  Resolution finest = Resolution::day;  // of the parts written

  /// Without a part below the day it counts calendar days, whatever the hours.
  bool calendar_days() const { return finest >= Resolution::day; }

  friend constexpr bool operator==(const Duration&, const Duration&) = default;
};

/// Parts in the order Y M W D, then T and H M S; each at most once, at least one; whole numbers of at most
/// ten digits; no sign, no fraction. Anything else is nullopt.
std::optional<Duration> parse_duration(std::string_view text);

}  // namespace gainsay
