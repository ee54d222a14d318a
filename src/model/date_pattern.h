// One date of EDTF as it is written, X and qualifiers and all, and the spans that it stands for.
//
// The fillings of X are enumerated in the order of time and those that touch are joined, so that `2004-XX` is
// one run of twelve months and `156X-12-25` ten runs of a day.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "model/calendar.h"
#include "model/edtf.h"

namespace gainsay {

/// Of runs in one date, and of members in one text.
inline constexpr std::size_t kMostMembers = 10'000;

/// Codes in place of a month: seasons, quarters and so on.
inline constexpr int kFirstSeason = 21;
inline constexpr int kLastSeason = 41;

/// By how much the bounds widen: whole months, or days.
struct Margin {
  std::int64_t months = 0;
  std::int64_t days = 0;
};

inline constexpr unsigned kApproximate = 1;
inline constexpr unsigned kUncertain = 2;

/// `~`, `?` and `%` as bits; 0 for any other character.
constexpr unsigned qualifier(char c) {
  switch (c) {
    case '~':
      return kApproximate;
    case '?':
      return kUncertain;
    case '%':
      return kApproximate | kUncertain;
    default:
      return 0;
  }
}

/// The parts of a date, from coarse to fine.
inline constexpr std::size_t kYear = 0;
inline constexpr std::size_t kMonth = 1;
inline constexpr std::size_t kDay = 2;
inline constexpr std::size_t kDateParts = 3;

/// A date as written, before its fillings are looked for.
struct DatePattern {
  Precision precision = Precision::year;
  bool negative = false;
  std::string_view year;  // four of 0-9 and X; empty where first_year to last_year say it
  std::string_view month;
  std::string_view day;
  std::int64_t first_year = 0;
  std::int64_t last_year = 0;
  std::int64_t year_unit = 1;  // years between two neighbours of this precision
  int season = 0;              // 21 to 41, or 0
  std::array<unsigned, kDateParts> doubt{};
};

/// Fillings that touch each other.
struct DateRun {
  Span span;
  std::size_t granules = 0;
};

struct WrittenDate {
  Precision precision = Precision::day;
  Margin margin;
  std::vector<DateRun> runs;  // the first kMostMembers + 1 of them; none where no date of the calendar fits
  Span hull;
  std::size_t granules = 0;

  bool apart() const { return runs.size() > 1; }
  /// A filling, or several that touch, in the order of time.
  void add(const Span& span, std::size_t count);
};

/// `digits`: 0 to 9 only, few enough for 64 bits.
std::int64_t number_of(std::string_view digits);

Span years_span(std::int64_t first, std::int64_t last);
/// Days counted from 1970-01-01.
Span days_span(std::int64_t first, std::int64_t last);

Margin margin_of(const DatePattern& pattern);
Span widen(const Span& span, const Margin& margin);

/// Adds the runs of `pattern` to `date`.
void fill(const DatePattern& pattern, WrittenDate& date);

}  // namespace gainsay
