#include "model/date_pattern.h"

#include <algorithm>
#include <bit>
#include <string>

namespace gainsay {

namespace {

bool matches(std::string_view pattern, std::int64_t number) {
  for (std::size_t i = pattern.size(); i-- > 0; number /= 10) {
    if (pattern[i] != 'X' && pattern[i] - '0' != number % 10) return false;
  }
  return true;
}

std::int64_t month_tick(std::int64_t year, int month) { return (year - 1970) * 12 + month - 1; }

Span months_from(std::int64_t year, int month, int count) {
  const std::int64_t first = month_tick(year, month);
  return {tick_span(first, Resolution::month).first, tick_span(first + count - 1, Resolution::month).last};
}

struct YearPart {
  int first_month;
  int months;
};

/// By code less 21. A season that begins in December runs into the next year.
constexpr std::array<YearPart, kLastSeason - kFirstSeason + 1> kYearParts = {{
    {3, 3}, {6, 3},  {9, 3}, {12, 3},  // 21-24 spring, summer, autumn, winter
    {3, 3}, {6, 3},  {9, 3}, {12, 3},  // 25-28 the same, northern hemisphere
    {9, 3}, {12, 3}, {3, 3}, {6, 3},   // 29-32 the same, southern hemisphere
    {1, 3}, {4, 3},  {7, 3}, {10, 3},  // 33-36 quarters
    {1, 4}, {5, 4},  {9, 4},           // 37-39 quadrimesters
    {1, 6}, {7, 6},                    // 40-41 semestrals
}};

Instant shifted(Instant instant, std::int64_t months) {
  const std::int64_t days = tick(instant, Resolution::day);
  return days_from_civil(add_months(civil_from_days(days), months)) * kSecondsADay +
         (instant - days * kSecondsADay);
}

class Fillings {
 public:
  explicit Fillings(WrittenDate& date) : date_(date) {}

  void add_year(const DatePattern& pattern, std::int64_t year) {
    if (pattern.season != 0) {
      const YearPart part = kYearParts[static_cast<std::size_t>(pattern.season - kFirstSeason)];
      date_.add(months_from(year, part.first_month, part.months), 1);
    } else if (pattern.month.empty()) {
      date_.add(years_span(year, year), 1);
    } else {
      for (int month = 1; month <= 12; ++month) {
        if (!matches(pattern.month, month)) continue;
        if (pattern.day.empty()) {
          date_.add(months_from(year, month, 1), 1);
        } else {
          add_days(year, month);
        }
      }
    }
  }

  void use_days(std::string_view pattern) {
    for (unsigned day = 1; day <= 31; ++day) {
      if (matches(pattern, day)) days_ |= 1U << (day - 1);
    }
  }

 private:
  void add_days(std::int64_t year, int month) {
    const std::int64_t before_first = days_from_civil({year, month, 1});
    unsigned left = days_ & (0xFFFF'FFFFU >> (32 - days_in_month(year, month)));
    while (left != 0) {
      const int from = std::countr_zero(left);
      const int length = std::countr_one(left >> from);
      date_.add(days_span(before_first + from, before_first + from + length - 1),
                static_cast<std::size_t>(length));
      left &= ~((0xFFFF'FFFFU >> (32 - length)) << from);
    }
  }

  WrittenDate& date_;
  unsigned days_ = 0;  // bit 0 is the first of a month
};

/// Whether it is plain from the pattern that all fillings touch: nothing but X from some digit of the year
/// on. Only to be fast: a set may hold thousands of `XXXX-XX-XX`.
bool is_one_run(const DatePattern& pattern) {
  constexpr auto kNone = std::string_view::npos;
  const std::size_t open = pattern.year.find('X');
  return pattern.season == 0 && pattern.month.find_first_not_of('X') == kNone &&
         pattern.day.find_first_not_of('X') == kNone &&
         (open == kNone || pattern.year.find_first_not_of('X', open) == kNone);
}

}  // namespace

std::int64_t number_of(std::string_view digits) {
  std::int64_t number = 0;
  for (const char c : digits) number = number * 10 + (c - '0');
  return number;
}

Span years_span(std::int64_t first, std::int64_t last) {
  return {tick_span(first, Resolution::year).first, tick_span(last, Resolution::year).last};
}

Span days_span(std::int64_t first, std::int64_t last) {
  return {first * kSecondsADay, last * kSecondsADay + kSecondsADay - 1};
}

Span widen(const Span& span, const Margin& margin) {
  Span wide = {span.first - margin.days * kSecondsADay, span.last + margin.days * kSecondsADay};
  if (margin.months == 0) return wide;
  wide.first = shifted(wide.first, -margin.months);
  // Whole months stay whole: February and one month ends on 31 March, 29 February and one month on 29 March.
  const bool whole_months = civil_from_days(tick(span.first, Resolution::day)).day == 1 &&
                            civil_from_days(tick(span.last + 1, Resolution::day)).day == 1;
  wide.last = whole_months ? shifted(span.last + 1, margin.months) - 1 : shifted(span.last, margin.months);
  return wide;
}

void WrittenDate::add(const Span& span, std::size_t count) {
  if (granules == 0) hull.first = span.first;
  const bool touches = granules != 0 && hull.last + 1 == span.first;
  hull.last = span.last;
  granules += count;
  if (touches && runs.size() <= kMostMembers) {
    runs.back().span.last = span.last;
    runs.back().granules += count;
  } else if (runs.size() <= kMostMembers) {
    runs.push_back({span, count});
  }
}

Margin margin_of(const DatePattern& pattern) {
  std::size_t finest = kDateParts;
  while (finest > 0 && pattern.doubt[finest - 1] == 0) --finest;
  if (finest == 0) return {};
  const std::size_t part = finest - 1;
  const std::int64_t units = pattern.doubt[part] == (kApproximate | kUncertain) ? 2 : 1;
  if (part == kDay) return {0, units};
  if (part == kYear) return {units * pattern.year_unit * 12, 0};
  if (pattern.season == 0) return {units, 0};
  return {units * kYearParts[static_cast<std::size_t>(pattern.season - kFirstSeason)].months, 0};
}

void fill(const DatePattern& pattern, WrittenDate& date) {
  Fillings fillings(date);
  if (!pattern.day.empty()) fillings.use_days(pattern.day);
  if (pattern.year.empty()) {
    // One run whatever the number of years: it can be a billion.
    date.add(years_span(pattern.first_year, pattern.last_year),
             static_cast<std::size_t>(pattern.last_year - pattern.first_year + 1));
    return;
  }
  std::string least(pattern.year);
  std::string most(pattern.year);
  std::replace(least.begin(), least.end(), 'X', '0');
  std::replace(most.begin(), most.end(), 'X', '9');
  const std::int64_t from = std::max<std::int64_t>(number_of(least), pattern.negative ? 1 : 0);
  const std::int64_t to = number_of(most);
  if (is_one_run(pattern)) {
    const Span span = pattern.negative ? years_span(-to, -from) : years_span(from, to);
    const Resolution unit = !pattern.day.empty()     ? Resolution::day
                            : !pattern.month.empty() ? Resolution::month
                                                     : Resolution::year;
    date.add(span, static_cast<std::size_t>(tick(span.last, unit) - tick(span.first, unit) + 1));
    return;
  }
  for (std::int64_t i = from; i <= to; ++i) {
    const std::int64_t magnitude = pattern.negative ? to - (i - from) : i;
    if (matches(pattern.year, magnitude))
      fillings.add_year(pattern, pattern.negative ? -magnitude : magnitude);
  }
}

}  // namespace gainsay
