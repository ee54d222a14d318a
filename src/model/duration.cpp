#include "model/duration.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

namespace gainsay {
namespace {

// The calendar repeats after 400 years.
constexpr std::size_t kMonthsACycle = 4'800;
constexpr std::int64_t kDaysACycle = 146'097;
constexpr std::size_t kMostDigits = 10;  // keeps every sum below far from the open end

struct Days {
  std::int64_t least;
  std::int64_t most;
};

/// The shortest and the longest that `months` months in a row can be.
Days days_of_months(std::int64_t months) {
  // First of each month as a count of days; two cycles long, so that no index wraps.
  static const std::array<std::int32_t, 2 * kMonthsACycle> month_start = [] {
    std::array<std::int32_t, 2 * kMonthsACycle> starts{};
    std::int32_t days = 0;
    for (std::size_t i = 0; i < starts.size(); ++i) {
      starts[i] = days;
      days += days_in_month(static_cast<std::int64_t>(i / 12), static_cast<int>(i % 12) + 1);
    }
    return starts;
  }();
  const auto cycle = static_cast<std::int64_t>(kMonthsACycle);
  const std::int64_t whole_cycles = months / cycle * kDaysACycle;
  const auto rest = static_cast<std::size_t>(months % cycle);
  std::int32_t least = month_start[rest];
  std::int32_t most = least;
  for (std::size_t i = 1; i < kMonthsACycle; ++i) {
    const std::int32_t days = month_start[i + rest] - month_start[i];
    least = std::min(least, days);
    most = std::max(most, days);
  }
  return {whole_cycles + least, whole_cycles + most};
}

}  // namespace

std::optional<Duration> parse_duration(std::string_view text) {
  if (text.empty() || text.front() != 'P') return std::nullopt;
  constexpr std::string_view kDateUnits = "YMWD";
  constexpr std::string_view kTimeUnits = "HMS";
  constexpr std::array<std::int64_t, 4> kDateFactors = {12, 1, 7, 1};  // months, months, days, days
  constexpr std::array<std::int64_t, 3> kTimeFactors = {3'600, 60, 1};
  constexpr std::array kDateParts = {Resolution::year, Resolution::month, Resolution::day, Resolution::day};
  constexpr std::array kTimeParts = {Resolution::hour, Resolution::minute, Resolution::second};

  std::int64_t months = 0;
  std::int64_t days = 0;
  std::int64_t seconds = 0;
  Resolution finest = Resolution::year;
  bool in_time = false;
  bool part_seen = false;  // since P or since T
  std::size_t next_unit = 0;
  std::size_t at = 1;
  while (at < text.size()) {
    if (text[at] == 'T' && !in_time) {
      in_time = true;
      part_seen = false;
      next_unit = 0;
      ++at;
      continue;
    }
    const std::size_t start = at;
    std::int64_t number = 0;
    while (at < text.size() && text[at] >= '0' && text[at] <= '9' && at - start < kMostDigits) {
      number = number * 10 + (text[at] - '0');
      ++at;
    }
    if (at == start || at == text.size()) return std::nullopt;
    const std::size_t unit = (in_time ? kTimeUnits : kDateUnits).find(text[at], next_unit);
    if (unit == std::string_view::npos) return std::nullopt;
    if (in_time) {
      seconds += number * kTimeFactors[unit];
    } else {
      (unit < 2 ? months : days) += number * kDateFactors[unit];
    }
    finest = in_time ? kTimeParts[unit] : kDateParts[unit];  // parts come from coarse to fine
    next_unit = unit + 1;
    part_seen = true;
    ++at;
  }
  if (!part_seen) return std::nullopt;
  const Days of_months = months == 0 ? Days{0, 0} : days_of_months(months);
  return Duration{(of_months.least + days) * kSecondsADay + seconds,
                  (of_months.most + days) * kSecondsADay + seconds, finest};
}

}  // namespace gainsay
