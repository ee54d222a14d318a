// The calendar against a clock that counts day by day, and durations against every month of 400 years.
#include "model/calendar.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdint>
#include <limits>

#include "model/duration.h"

namespace gainsay {
namespace {

constexpr Instant at(std::int64_t year, int month, int day, int hour = 0, int minute = 0, int second = 0) {
  return days_from_civil({year, month, day}) * kSecondsADay + hour * 3'600 + minute * 60 + second;
}

constexpr Span days(const CivilDate& first, const CivilDate& last) {
  return {days_from_civil(first) * kSecondsADay, days_from_civil(last) * kSecondsADay + kSecondsADay - 1};
}

}  // namespace

TEST_CASE("calendar: days known from elsewhere") {
  CHECK(days_from_civil({1970, 1, 1}) == 0);
  CHECK(days_from_civil({1969, 12, 31}) == -1);
  CHECK(days_from_civil({2000, 3, 1}) == 11'017);
  CHECK(days_from_civil({2020, 8, 19}) == 18'493);
  CHECK(days_from_civil({1, 1, 1}) == -719'162);
  CHECK(days_from_civil({0, 3, 1}) == -719'468);
  CHECK(civil_from_days(18'493) == CivilDate{2020, 8, 19});
  CHECK(at(2001, 9, 9, 1, 46, 40) == 1'000'000'000);
}

TEST_CASE("calendar: every day from -9999 to 9999, counted one by one") {
  CivilDate date = {-9999, 1, 1};
  std::int64_t day = days_from_civil(date);
  int day_of_week = weekday(day);
  std::int64_t wrong = 0;
  while (date.year <= 9999) {
    if (days_from_civil(date) != day || !(civil_from_days(day) == date) || weekday(day) != day_of_week)
      ++wrong;
    ++day;
    day_of_week = day_of_week % 7 + 1;
    if (++date.day > days_in_month(date.year, date.month)) {
      date.day = 1;
      if (++date.month > 12) {
        date.month = 1;
        ++date.year;
      }
    }
  }
  CHECK(wrong == 0);
  CHECK(day == days_from_civil({10'000, 1, 1}));
}

TEST_CASE("calendar: far years") {
  for (const std::int64_t year :
       {-20'000'000'000, -170'000'002L, -1'000'000'000L, 1'000'000'000L, 20'000'000'000}) {
    CHECK(civil_from_days(days_from_civil({year, 2, 28})) == CivilDate{year, 2, 28});
    CHECK(tick(tick_span(year, Resolution::year).first, Resolution::year) == year);
    CHECK(tick(tick_span(year, Resolution::year).last, Resolution::year) == year);
  }
}

TEST_CASE("calendar: weekdays") {
  CHECK(weekday(days_from_civil({1970, 1, 1})) == 4);    // Thursday
  CHECK(weekday(days_from_civil({2020, 8, 19})) == 3);   // Wednesday
  CHECK(weekday(days_from_civil({1969, 7, 20})) == 7);   // Sunday
  CHECK(weekday(days_from_civil({1815, 6, 18})) == 7);   // Sunday
  CHECK(weekday(days_from_civil({1582, 10, 15})) == 5);  // Friday
}

TEST_CASE("calendar: ticks round down and spans are what rounds to them") {
  const Instant instant = at(2020, 8, 19, 13, 45, 59);
  CHECK(tick(instant, Resolution::second) == instant);
  CHECK(tick_span(tick(instant, Resolution::minute), Resolution::minute) ==
        Span{at(2020, 8, 19, 13, 45), at(2020, 8, 19, 13, 45, 59)});
  CHECK(tick_span(tick(instant, Resolution::hour), Resolution::hour) ==
        Span{at(2020, 8, 19, 13), at(2020, 8, 19, 13, 59, 59)});
  CHECK(tick(instant, Resolution::day) == 18'493);
  CHECK(tick_span(18'493, Resolution::day) == days({2020, 8, 19}, {2020, 8, 19}));
  CHECK(tick(instant, Resolution::month) == 50 * 12 + 7);
  CHECK(tick_span(50 * 12 + 7, Resolution::month) == days({2020, 8, 1}, {2020, 8, 31}));
  CHECK(tick(instant, Resolution::year) == 2020);
  CHECK(tick_span(2020, Resolution::year) == days({2020, 1, 1}, {2020, 12, 31}));

  CHECK(tick(-1, Resolution::minute) == -1);
  CHECK(tick(-1, Resolution::day) == -1);
  CHECK(tick(-1, Resolution::month) == -1);
  CHECK(tick(-1, Resolution::year) == 1969);
  CHECK(tick_span(-1, Resolution::month) == days({1969, 12, 1}, {1969, 12, 31}));
}

TEST_CASE("calendar: ticks touch each other and do not overlap") {
  for (const Resolution unit : {Resolution::second, Resolution::minute, Resolution::hour, Resolution::day,
                                Resolution::month, Resolution::year}) {
    for (const std::int64_t start : {std::int64_t{-30'000}, std::int64_t{-40}, std::int64_t{1'900}}) {
      for (std::int64_t t = start; t < start + 80; ++t) {
        const Span span = tick_span(t, unit);
        REQUIRE(tick(span.first, unit) == t);
        REQUIRE(tick(span.last, unit) == t);
        REQUIRE(tick_span(t + 1, unit).first == span.last + 1);
      }
    }
  }
}

TEST_CASE("calendar: the open ends stay open and nothing overflows") {
  constexpr auto kLeast = std::numeric_limits<std::int64_t>::min();
  constexpr auto kMost = std::numeric_limits<std::int64_t>::max();
  for (const Resolution unit : {Resolution::second, Resolution::minute, Resolution::hour, Resolution::day,
                                Resolution::month, Resolution::year}) {
    CHECK(tick(kPast, unit) == kPast);
    CHECK(tick(kFuture, unit) == kFuture);
    CHECK(tick(kLeast, unit) == kPast);
    CHECK(tick(kMost, unit) == kFuture);
    CHECK(tick_span(kPast, unit) == Span{kPast, kPast});
    CHECK(tick_span(kFuture, unit) == Span{kFuture, kFuture});
    CHECK(tick_span(kLeast, unit) == Span{kPast, kPast});
    CHECK(tick_span(kMost, unit) == Span{kFuture, kFuture});
    CHECK(tick(kPast + 1, unit) < tick(0, unit));
    CHECK(tick(kFuture - 1, unit) > tick(0, unit));
    CHECK(tick(kPast, unit) <= tick(kPast + 1, unit));
    CHECK(tick(kFuture - 1, unit) <= tick(kFuture, unit));
    const Span late = tick_span(tick(kFuture - 1, unit), unit);
    CHECK(late.last <= kFuture);
    CHECK(late.first <= late.last);
  }
}

TEST_CASE("calendar: spans contain and meet") {
  const Span august = days({2020, 8, 1}, {2020, 8, 31});
  const Span day = days({2020, 8, 31}, {2020, 8, 31});
  const Span next_day = days({2020, 9, 1}, {2020, 9, 1});
  CHECK(contains(august, day));
  CHECK(contains(august, august));
  CHECK_FALSE(contains(day, august));
  CHECK(meet(august, day));
  CHECK_FALSE(meet(august, next_day));
  CHECK(day.last + 1 == next_day.first);
  CHECK(contains(Span{kPast, kFuture}, august));
}

TEST_CASE("calendar: months are added with the day kept where it exists") {
  CHECK(add_months({2020, 1, 31}, 1) == CivilDate{2020, 2, 29});
  CHECK(add_months({2021, 1, 31}, 1) == CivilDate{2021, 2, 28});
  CHECK(add_months({2020, 8, 15}, 5) == CivilDate{2021, 1, 15});
  CHECK(add_months({2020, 1, 15}, -1) == CivilDate{2019, 12, 15});
  CHECK(add_months({2020, 2, 29}, -12) == CivilDate{2019, 2, 28});
  CHECK(add_months({0, 1, 1}, -1) == CivilDate{-1, 12, 1});
}

TEST_CASE("calendar: days and spans as text") {
  CHECK(format_day(at(2020, 8, 19, 13)) == "2020-08-19");
  CHECK(format_day(at(-44, 3, 15)) == "-0044-03-15");
  CHECK(format_day(at(0, 1, 1)) == "0000-01-01");
  CHECK(format_day(at(9999, 12, 31)) == "9999-12-31");
  CHECK(format_day(at(12'020, 8, 19)) == "Y12020");
  CHECK(format_day(at(-170'000'002, 8, 19)) == "Y-170000002");
  CHECK(format_day(kPast) == "..");
  CHECK(format_day(kFuture) == "..");

  CHECK(format_span(days({2020, 1, 1}, {2020, 12, 31})) == "2020");
  CHECK(format_span(days({2020, 8, 1}, {2020, 8, 31})) == "2020-08");
  CHECK(format_span(days({2020, 8, 19}, {2020, 8, 19})) == "2020-08-19");
  CHECK(format_span(days({2020, 8, 4}, {2020, 8, 18})) == "2020-08-04/2020-08-18");
  CHECK(format_span(days({2020, 5, 1}, {2020, 8, 31})) == "2020-05-01/2020-08-31");
  CHECK(format_span({kPast, at(2020, 8, 1) - 1}) == "../2020-07-31");
  CHECK(format_span({at(2020, 8, 1), kFuture}) == "2020-08-01/..");
  CHECK(format_span({kPast, kFuture}) == "../..");
  CHECK(format_span({at(2020, 8, 19, 10), at(2020, 8, 19, 10, 59, 59)}) == "2020-08-19T10Z");
  CHECK(format_span({at(2020, 8, 19, 10, 30), at(2020, 8, 19, 10, 30, 59)}) == "2020-08-19T10:30Z");
  CHECK(format_span({at(2020, 8, 19, 10, 30), at(2020, 8, 19, 10, 30)}) == "2020-08-19T10:30:00Z");
  CHECK(format_span({at(2020, 8, 19, 10, 30), at(2020, 8, 20) - 1}) ==
        "2020-08-19T10:30:00Z/2020-08-19T23:59:59Z");
  CHECK(format_span(tick_span(170'000'002, Resolution::year)) == "Y170000002");
  CHECK(format_span({kPast, kPast}) == "../..");
}

TEST_CASE("calendar: resolutions by name") {
  CHECK(parse_resolution("second") == Resolution::second);
  CHECK(parse_resolution("minute") == Resolution::minute);
  CHECK(parse_resolution("hour") == Resolution::hour);
  CHECK(parse_resolution("day") == Resolution::day);
  CHECK(parse_resolution("month") == Resolution::month);
  CHECK(parse_resolution("year") == Resolution::year);
  for (const char* unknown : {"", "Day", "days", "week", "decade"})
    CHECK_FALSE(parse_resolution(unknown).has_value());
}

TEST_CASE("durations: from the least to the most that they can last") {
  constexpr Instant kDay = kSecondsADay;
  struct Row {
    const char* text;
    Duration duration;
  };
  const Row rows[] = {
      {"P3D", {3 * kDay, 3 * kDay, Resolution::day}},
      {"P2W", {14 * kDay, 14 * kDay, Resolution::day}},
      {"P1M", {28 * kDay, 31 * kDay, Resolution::month}},
      {"P2M", {59 * kDay, 62 * kDay, Resolution::month}},
      {"P6M", {181 * kDay, 184 * kDay, Resolution::month}},
      {"P1Y", {365 * kDay, 366 * kDay, Resolution::year}},
      {"P12M", {365 * kDay, 366 * kDay, Resolution::month}},
      {"P4Y", {1'460 * kDay, 1'461 * kDay, Resolution::year}},  // the shorter ones around 1900
      {"P400Y", {146'097 * kDay, 146'097 * kDay, Resolution::year}},
      {"P401Y", {146'462 * kDay, 146'463 * kDay, Resolution::year}},
      {"PT6H", {6 * 3'600, 6 * 3'600, Resolution::hour}},
      {"PT90M", {5'400, 5'400, Resolution::minute}},
      {"PT24H", {kDay, kDay, Resolution::hour}},
      {"P1DT12H", {kDay + 43'200, kDay + 43'200, Resolution::hour}},
      {"P1Y2M10DT2H30M5S",  // at most a leap year, July and August
       {(424 + 10) * kDay + 9'005, (428 + 10) * kDay + 9'005, Resolution::second}},
      {"P0D", {0, 0, Resolution::day}},
      {"P1M2W", {42 * kDay, 45 * kDay, Resolution::day}},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    const auto duration = parse_duration(row.text);
    REQUIRE(duration.has_value());
    CHECK(duration->least == row.duration.least);
    CHECK(duration->most == row.duration.most);
    CHECK(duration->finest == row.duration.finest);
  }
  for (const char* text : {"",     "P",    "PT",     "P1",     "P1DT",          "3D",   "p3d",
                           "P3H",  "PT3D", "P1D1M",  "P1D2D",  "P-1D",          "-P1D", "P1.5D",
                           "P 1D", "P1D ", "PT1H1H", "P1TT1H", "P99999999999D", "PD",   "P1Y2"}) {
    INFO(text);
    CHECK_FALSE(parse_duration(text).has_value());
  }
  CHECK(parse_duration("P9999999999Y9999999999M9999999999W9999999999D")->most < kFuture);
}

TEST_CASE("durations: months cover every difference of dates") {
  for (const int months : {1, 2, 3, 7, 12, 14, 25, 49}) {
    std::int64_t least = std::numeric_limits<std::int64_t>::max();
    std::int64_t most = 0;
    for (std::int64_t day = days_from_civil({1800, 1, 1}); day < days_from_civil({2200, 1, 1}); ++day) {
      const std::int64_t length = days_from_civil(add_months(civil_from_days(day), months)) - day;
      least = std::min(least, length);
      most = std::max(most, length);
    }
    const auto duration = parse_duration("P" + std::to_string(months) + "M");
    REQUIRE(duration.has_value());
    CHECK(duration->least == least * kSecondsADay);
    CHECK(duration->most == most * kSecondsADay);
  }
}

}  // namespace gainsay
