// Time as gainsay counts it: whole seconds since 1970-01-01T00:00:00Z on the proleptic Gregorian calendar,
// UTC, no leap seconds. A length of time is a closed span: a day runs from 00:00:00 to 23:59:59, both
// included, so that spans of neighbouring days touch without overlapping. Year 0 exists and precedes year 1
// (ISO 8601-1).
//
// Nothing here overflows: what lies beyond the open ends is the open end.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

namespace gainsay {

/// Seconds since 1970-01-01T00:00:00Z.
using Instant = std::int64_t;

/// The open ends of time. A quarter of the range, so that a difference of any two instants fits.
constexpr Instant kPast = std::numeric_limits<Instant>::min() / 4;
constexpr Instant kFuture = std::numeric_limits<Instant>::max() / 4;

constexpr Instant kSecondsADay = 86'400;

/// From `first` to `last`, both included; first <= last.
struct Span {
  Instant first = kPast;
  Instant last = kFuture;

  friend constexpr bool operator==(const Span&, const Span&) = default;
};

constexpr bool contains(const Span& outer, const Span& inner) {
  return outer.first <= inner.first && inner.last <= outer.last;
}

/// Whether the two have an instant in common.
constexpr bool meet(const Span& a, const Span& b) { return a.first <= b.last && b.first <= a.last; }

/// The finest difference that counts, from fine to coarse.
enum class Resolution : std::uint8_t { second, minute, hour, day, month, year };

/// Seconds in units of fixed length; 0 for months and years.
constexpr std::int64_t unit_seconds(Resolution resolution) {
  switch (resolution) {
    case Resolution::second:
      return 1;
    case Resolution::minute:
      return 60;
    case Resolution::hour:
      return 3'600;
    case Resolution::day:
      return kSecondsADay;
    case Resolution::month:
    case Resolution::year:
      break;
  }
  return 0;
}

/// `second`, `minute`, `hour`, `day`, `month`, `year`; nothing else.
std::optional<Resolution> parse_resolution(std::string_view name);

/// The instant rounded down, as a count of that unit: seconds, minutes, hours, days and months since the
/// start of 1970, years as their number. An open end stays what it is, before or after every other tick.
std::int64_t tick(Instant instant, Resolution resolution);

/// The instants that round down to `tick`; an open end, and what lies beyond it, gives that end alone.
Span tick_span(std::int64_t tick, Resolution resolution);

struct CivilDate {
  std::int64_t year = 1970;
  int month = 1;  // 1 to 12
  int day = 1;    // 1 to 31

  friend constexpr bool operator==(const CivilDate&, const CivilDate&) = default;
};

constexpr bool is_leap_year(std::int64_t year) {
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

/// `month` from 1 to 12.
constexpr int days_in_month(std::int64_t year, int month) {
  if (month == 2) return is_leap_year(year) ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

/// Days from 1970-01-01 to a valid date. The year may be anything within +-10^14.
/// Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms": years begin in March, so that the
/// leap day is the last of its year, and eras of 400 years are all alike.
constexpr std::int64_t days_from_civil(const CivilDate& date) {
  const std::int64_t year = date.month > 2 ? date.year : date.year - 1;
  const std::int64_t era = (year >= 0 ? year : year - 399) / 400;
  const std::int64_t year_of_era = year - era * 400;
  const std::int64_t month_from_march = (date.month + 9) % 12;
  const std::int64_t day_of_year = (153 * month_from_march + 2) / 5 + date.day - 1;
  const std::int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146'097 + day_of_era - 719'468;
}

/// The inverse of days_from_civil, from the same source.
constexpr CivilDate civil_from_days(std::int64_t days) {
  const std::int64_t shifted = days + 719'468;
  const std::int64_t era = (shifted >= 0 ? shifted : shifted - 146'096) / 146'097;
  const std::int64_t day_of_era = shifted - era * 146'097;
  const std::int64_t year_of_era =
      (day_of_era - day_of_era / 1'460 + day_of_era / 36'524 - day_of_era / 146'096) / 365;
  const std::int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::int64_t month_from_march = (5 * day_of_year + 2) / 153;
  const int day = static_cast<int>(day_of_year - (153 * month_from_march + 2) / 5 + 1);
  const int month = static_cast<int>(month_from_march < 10 ? month_from_march + 3 : month_from_march - 9);
  return {year_of_era + era * 400 + (month <= 2 ? 1 : 0), month, day};
}

/// The same day `months` later (or earlier, when negative); the last day of that month where it is shorter.
CivilDate add_months(const CivilDate& date, std::int64_t months);

/// 1 for Monday to 7 for Sunday (ISO 8601), of a count of days since 1970-01-01.
int weekday(std::int64_t days);

/// The day of an instant: `2020-08-19`, `-0044-03-15`. Beyond four digits EDTF has the year alone: `Y12020`.
/// An open end is `..`.
std::string format_day(Instant instant);

/// A span as EDTF text: one year, month, day, hour, minute or second as such (`2020`, `2020-08`,
/// `2020-08-19`, `2020-08-19T10Z`), all else as an interval of days (of seconds where it is not whole days):
/// `2020-08-04/2020-08-18`, `../2020-07-31`. Days, because `2020-05/2020-08` would leave open when in May it
/// starts.
std::string format_span(const Span& span);

}  // namespace gainsay
