// Dates in a quote: `20 August 2020`, `20/08/2020`, `August 4 and 18`, `Thursday`, `last August`, `a week
// ago`, resolved against the publication of the article.
//
// Every mention is read as the widest stretch of days that it may mean, since what is asked is whether a date
// can be the one in the quote: `next month` is all of it, `a week ago` a few days around. A date without a
// year (`in August`) may be of any year. English is read in full; of another language its months, weekdays
// and numeric dates. What depends on another event (`three days later`) is `tied` and resolved by nobody
// here.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "evidence/language.h"
#include "evidence/words.h"

namespace gainsay {

// Days since 1970-01-01, both ends included; open ends reach kFirstDay and kLastDay.
struct Days {
  std::int64_t first = 0, last = 0;
  bool operator==(const Days&) const = default;
};
constexpr std::int64_t kFirstDay = -1'000'000'000'000, kLastDay = 1'000'000'000'000;
constexpr bool touch(const Days& a, const Days& b) { return a.first <= b.last && b.first <= a.last; }

enum class Grain : std::uint8_t { day, week, month, year, coarser };

struct DateMention {
  std::size_t first = 0, end = 0;  // words
  Grain grain = Grain::day;
  std::vector<Days> spans;  // one of them is meant; empty where the year is open
  // Without a year: the month (0: not said either) and the days in it (0: all of it).
  int month = 0, first_day = 0, last_day = 0;
  bool open_before = false, open_after = false;  // `until August`, `since 2014`: it may lie beyond
  bool reckoned = false;                         // from the publication: `yesterday`
  bool doubtful = false;                         // perhaps no date: the 2000 of `2000 troops`
  // A weekday that stands directly beside a whole date: the words of both, and its number from Monday, 1.
  struct Weekday {
    std::size_t first = 0, end = 0;
    int day = 0;
  };
  std::optional<Weekday> weekday;

  bool yearless() const { return spans.empty(); }
};

struct DatesRead {
  std::vector<DateMention> mentions;
  bool tied = false;   // `three days later`, `the next day`, `the anniversary`
  bool loose = false;  // words of time that date nothing: `after`, `when`, `recently`, `for two years`
};

// `published`: when the article can have come out; none where it is not known.
DatesRead read_dates(const std::vector<Word>& words, const Language& language,
                     const std::optional<Days>& published);

// Whether a mention can mean some day of `days`.
bool may_mean(const DateMention& mention, const Days& days);

// The days of a month, of a year.
Days days_of_month(std::int64_t year, int month);
Days days_of_year(std::int64_t year);

}  // namespace gainsay
