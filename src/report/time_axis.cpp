#include "report/time_axis.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

namespace gainsay {

namespace {

constexpr double kApart = 84;                  // between two labels
constexpr Instant kLeast = 20 * kSecondsADay;  // a single day is shown among its neighbours
constexpr Instant kFarthest = kFuture / 4;     // what is beyond it cannot be drawn to scale
constexpr double kMargin = 0.04;

enum class Unit { second, day, month, year };
struct Pace {
  Unit unit;
  std::int64_t count;
  double seconds;
};

constexpr double kDay = static_cast<double>(kSecondsADay);
constexpr std::array kPaces = {Pace{Unit::second, 1, 1},           Pace{Unit::second, 10, 10},
                               Pace{Unit::second, 60, 60},         Pace{Unit::second, 600, 600},
                               Pace{Unit::second, 1'800, 1'800},   Pace{Unit::second, 3'600, 3'600},
                               Pace{Unit::second, 21'600, 21'600}, Pace{Unit::day, 1, kDay},
                               Pace{Unit::day, 2, 2 * kDay},       Pace{Unit::day, 7, 7 * kDay},
                               Pace{Unit::day, 14, 14 * kDay},     Pace{Unit::month, 1, 30.4 * kDay},
                               Pace{Unit::month, 2, 60.8 * kDay},  Pace{Unit::month, 3, 91.3 * kDay},
                               Pace{Unit::month, 6, 182.6 * kDay}};

Pace pace_for(double seconds_a_label) {
  for (const Pace& pace : kPaces)
    if (pace.seconds >= seconds_a_label) return pace;
  constexpr double kYear = 365.2425 * kDay;
  std::int64_t years = 1;
  for (std::size_t i = 0; static_cast<double>(years) * kYear < seconds_a_label && i < 40; ++i)
    years = years * (i % 3 == 1 ? 5 : 4) / (i % 3 == 1 ? 2 : 2);  // 1, 2, 5, 10 …
  return {Unit::year, years, static_cast<double>(years) * kYear};
}

std::int64_t floor_to(std::int64_t number, std::int64_t step) {
  const std::int64_t rest = number % step;
  return number - (rest < 0 ? rest + step : rest);
}

Instant day_of(const CivilDate& date) { return days_from_civil(date) * kSecondsADay; }

// The first round date at or before `instant`, and those after it.
Instant round_date(Instant instant, const Pace& pace, std::int64_t more) {
  const std::int64_t day = tick(instant, Resolution::day);
  switch (pace.unit) {
    case Unit::second:
      return floor_to(instant, pace.count) + more * pace.count;
    case Unit::day:
      return (floor_to(day + 3, pace.count) - 3 + more * pace.count) * kSecondsADay;  // weeks from Monday on
    case Unit::month: {
      const CivilDate date = civil_from_days(day);
      return day_of(add_months({date.year, static_cast<int>(floor_to(date.month - 1, pace.count)) + 1, 1},
                               more * pace.count));
    }
    case Unit::year:
      break;
  }
  return day_of({floor_to(civil_from_days(day).year, pace.count) + more * pace.count, 1, 1});
}

std::string label_of(Instant instant, Unit unit) {
  std::string day = format_day(instant);
  if (unit == Unit::second) {
    const std::int64_t second = instant - floor_to(instant, kSecondsADay);
    return second == 0 ? day : fmt::format("{:02}:{:02}", second / 3600, second / 60 % 60);
  }
  if (unit == Unit::day || day.size() < 7 || day.find('Y') != std::string::npos) return day;
  return day.substr(0, day.size() - (unit == Unit::month ? 3 : 6));
}

}  // namespace

TimeAxis::TimeAxis(const std::vector<Span>& shown, double left, double right) : left_(left), right_(right) {
  std::optional<Instant> first, last;
  for (const Span& span : shown) {
    for (const Instant end : {span.first, span.last}) {
      if (end <= -kFarthest || end >= kFarthest) continue;
      first = first ? std::min(*first, end) : end;
      last = last ? std::max(*last, end) : end;
    }
  }
  first_ = first.value_or(0);
  last_ = last.value_or(kSecondsADay);
  const Instant width = last_ - first_;
  // Hours are shown where all happens within a day or two and not at its ends.
  const bool within_days =
      width < 2 * kSecondsADay && (first_ % kSecondsADay != 0 || width % kSecondsADay != kSecondsADay - 1);
  const Instant least = within_days ? std::max<Instant>(60, width) : kLeast;
  if (width < least) {
    first_ -= (least - width) / 2;
    last_ += (least - width) / 2;
  }
  const auto margin = static_cast<Instant>(kMargin * static_cast<double>(last_ - first_));
  first_ -= margin;
  last_ += margin;
}

double TimeAxis::at(Instant instant) const {
  const Instant within = std::clamp(instant, first_, last_);
  return left_ +
         (right_ - left_) * static_cast<double>(within - first_) / static_cast<double>(last_ - first_);
}

std::vector<TimeAxis::Mark> TimeAxis::marks() const {
  const double labels = (right_ - left_) / kApart;
  const Pace pace = pace_for(static_cast<double>(last_ - first_) / labels);
  std::vector<Mark> marks;
  for (std::int64_t i = 0; i < 60; ++i) {
    const Instant date = round_date(first_, pace, i);
    if (date > last_) break;
    if (date >= first_) marks.push_back({at(date), label_of(date, pace.unit)});
  }
  return marks;
}

}  // namespace gainsay
