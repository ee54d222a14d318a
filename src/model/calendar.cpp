#include "model/calendar.h"

#include <algorithm>
#include <array>
#include <utility>

namespace gainsay {
namespace {

constexpr std::array<std::pair<std::string_view, Resolution>, 6> kResolutions = {
    {{"second", Resolution::second},
     {"minute", Resolution::minute},
     {"hour", Resolution::hour},
     {"day", Resolution::day},
     {"month", Resolution::month},
     {"year", Resolution::year}}};

/// No instant between the open ends has a year beyond this.
constexpr std::int64_t kFarthestYear = 80'000'000'000;

constexpr std::int64_t floor_div(std::int64_t a, std::int64_t b) { return a / b - (a % b < 0 ? 1 : 0); }

/// The first second of a unit, or the open end beyond which it lies.
Instant tick_start(std::int64_t tick, Resolution resolution) {
  if (const std::int64_t unit = unit_seconds(resolution); unit != 0) {
    if (tick <= kPast / unit) return kPast;
    return tick >= kFuture / unit ? kFuture : tick * unit;
  }
  CivilDate date;
  if (resolution == Resolution::year) {
    date.year = std::clamp(tick, -kFarthestYear, kFarthestYear);
  } else {
    const std::int64_t months = std::clamp(tick, -12 * kFarthestYear, 12 * kFarthestYear);
    const std::int64_t years = floor_div(months, 12);
    date.year = 1970 + years;
    date.month = static_cast<int>(months - years * 12) + 1;
  }
  return std::clamp(days_from_civil(date) * kSecondsADay, kPast, kFuture);
}

void append_padded(std::string& out, std::int64_t number, std::size_t width) {
  const std::string digits = std::to_string(number);
  if (digits.size() < width) out.append(width - digits.size(), '0');
  out += digits;
}

void append_year(std::string& out, std::int64_t year) {
  if (year > 9999 || year < -9999) {
    out += 'Y';
    out += std::to_string(year);
    return;
  }
  if (year < 0) out += '-';
  append_padded(out, year < 0 ? -year : year, 4);
}

/// An instant written down to `resolution`; a year beyond four digits stands alone.
std::string format_instant(Instant instant, Resolution resolution) {
  if (instant <= kPast || instant >= kFuture) return "..";
  const std::int64_t days = floor_div(instant, kSecondsADay);
  const CivilDate date = civil_from_days(days);
  std::string out;
  append_year(out, date.year);
  if (resolution == Resolution::year || out.front() == 'Y') return out;
  out += '-';
  append_padded(out, date.month, 2);
  if (resolution == Resolution::month) return out;
  out += '-';
  append_padded(out, date.day, 2);
  if (resolution == Resolution::day) return out;
  const std::int64_t second_of_day = instant - days * kSecondsADay;
  out += 'T';
  append_padded(out, second_of_day / 3'600, 2);
  if (resolution != Resolution::hour) {
    out += ':';
    append_padded(out, second_of_day / 60 % 60, 2);
    if (resolution == Resolution::second) {
      out += ':';
      append_padded(out, second_of_day % 60, 2);
    }
  }
  out += 'Z';
  return out;
}

}  // namespace

std::optional<Resolution> parse_resolution(std::string_view name) {
  for (const auto& [known, resolution] : kResolutions) {
    if (known == name) return resolution;
  }
  return std::nullopt;
}

std::int64_t tick(Instant instant, Resolution resolution) {
  if (instant <= kPast) return kPast;
  if (instant >= kFuture) return kFuture;
  if (const std::int64_t unit = unit_seconds(resolution); unit != 0) return floor_div(instant, unit);
  const CivilDate date = civil_from_days(floor_div(instant, kSecondsADay));
  if (resolution == Resolution::year) return date.year;
  return (date.year - 1970) * 12 + date.month - 1;
}

Span tick_span(std::int64_t tick, Resolution resolution) {
  const Instant first = tick_start(tick, resolution);
  if (first == kPast || first == kFuture) return {first, first};
  const Instant next = tick_start(tick + 1, resolution);
  return {first, next == kFuture ? kFuture : next - 1};
}

CivilDate add_months(const CivilDate& date, std::int64_t months) {
  const std::int64_t count = date.year * 12 + date.month - 1 + months;
  const std::int64_t year = floor_div(count, 12);
  const int month = static_cast<int>(count - year * 12) + 1;
  return {year, month, std::min(date.day, days_in_month(year, month))};
}

int weekday(std::int64_t days) {
  const std::int64_t from_thursday = days % 7;  // 1970-01-01 was a Thursday
  return static_cast<int>((from_thursday + 10) % 7) + 1;
}

std::string format_day(Instant instant) { return format_instant(instant, Resolution::day); }

std::string format_span(const Span& span) {
  if (span.first > kPast && span.last < kFuture) {
    for (const Resolution unit : {Resolution::year, Resolution::month, Resolution::day, Resolution::hour,
                                  Resolution::minute, Resolution::second}) {
      if (tick_span(tick(span.first, unit), unit) == span) return format_instant(span.first, unit);
    }
  }
  const bool starts_a_day = span.first <= kPast || span.first % kSecondsADay == 0;
  const bool ends_a_day = span.last >= kFuture || (span.last + 1) % kSecondsADay == 0;
  const Resolution unit = starts_a_day && ends_a_day ? Resolution::day : Resolution::second;
  return format_instant(span.first, unit) + "/" + format_instant(span.last, unit);
}

}  // namespace gainsay
