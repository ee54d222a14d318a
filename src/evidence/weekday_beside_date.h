// A weekday written beside a date, held against the calendar.
//
// A date with its year has one weekday (before 1923 perhaps the Julian calendar's: Greece changed last;
// before 1583 nothing is said). Without a year the one nearest to publication is meant where that is within
// two months; else the date of the year before, of publication, or after may be, and any other year that the
// quote or the fact names.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "evidence/value_in_quote.h"

namespace gainsay {

struct WeekdayMismatch {
  Extent at;                        // weekday and date: bytes of the quote
  int named = 0;                    // 1 Monday to 7 Sunday
  std::vector<std::int64_t> dates;  // that it can mean, as days since 1970; none of them on that weekday
};

// `years` are further ones that a date without a year may be of.
std::vector<WeekdayMismatch> weekday_mismatches(std::string_view quote, const ArticleWords& article,
                                                std::span<const std::int64_t> years);

std::string_view weekday_name(int day);  // 1: `Monday`

}  // namespace gainsay
