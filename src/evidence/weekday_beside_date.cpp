#include "evidence/weekday_beside_date.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "model/calendar.h"

namespace gainsay {

namespace {

constexpr std::int64_t kFirstGregorianYear = 1583, kLastJulianYear = 1923;
constexpr std::int64_t kNear = 62, kFar = 400;  // days from publication

// The day that the Julian calendar calls so. It had a leap year every four, and was at 1 March 200 where the
// Gregorian is reckoned back to.
std::int64_t days_from_julian(const CivilDate& date) {
  const std::int64_t year = date.month > 2 ? date.year : date.year - 1;
  const std::int64_t century = year >= 0 ? year / 100 : (year - 99) / 100;
  const std::int64_t four = year >= 0 ? year / 400 : (year - 399) / 400;
  CivilDate same = date;
  const bool leap_day = date.month == 2 && date.day == 29;
  if (leap_day) same.day = 28;
  return days_from_civil(same) + (century - four - 2) + (leap_day ? 1 : 0);
}

bool fits(std::int64_t date, int named) {
  if (weekday(date) == named) return true;
  const CivilDate civil = civil_from_days(date);
  return civil.year < kLastJulianYear && weekday(days_from_julian(civil)) == named;
}

bool checkable(std::int64_t date) { return civil_from_days(date).year >= kFirstGregorianYear; }

void add(std::vector<std::int64_t>& dates, std::int64_t date) {
  if (std::find(dates.begin(), dates.end(), date) == dates.end()) dates.push_back(date);
}

// What a date without a year can mean.
std::vector<std::int64_t> dates_of(const DateMention& mention, const std::optional<Days>& published,
                                   std::span<const std::int64_t> years) {
  std::vector<std::int64_t> near, far;
  const auto date_in = [&](std::int64_t year) -> std::optional<std::int64_t> {
    if (mention.first_day > days_in_month(year, mention.month)) return std::nullopt;
    return days_from_civil({year, mention.month, mention.first_day});
  };
  if (published) {
    const std::int64_t first = civil_from_days(published->first).year,
                       last = civil_from_days(published->last).year;
    for (std::int64_t year = first - 1; year <= last + 1; ++year) {
      const auto date = date_in(year);
      if (!date) continue;
      const std::int64_t off = *date < published->first  ? published->first - *date
                               : *date > published->last ? *date - published->last
                                                         : 0;
      if (off <= kNear) near.push_back(*date);
      if (off <= kFar) far.push_back(*date);
    }
  }
  std::vector<std::int64_t> dates = near.empty() ? far : near;
  if (dates.empty()) return dates;  // without a publication the year is anybody's guess
  for (const std::int64_t year : years) {
    if (const auto date = date_in(year)) add(dates, *date);
  }
  return dates;
}

}  // namespace

std::vector<WeekdayMismatch> weekday_mismatches(std::string_view quote, const ArticleWords& article,
                                                std::span<const std::int64_t> years) {
  const std::vector<Word> words = words_of(quote);
  if (std::none_of(words.begin(), words.end(),
                   [&](const Word& word) { return word.letters() && article.language.weekday(word.text); }))
    return {};
  const DatesRead read = read_dates(words, article.language, article.published);
  std::vector<std::int64_t> named_years(years.begin(), years.end());
  for (const DateMention& mention : read.mentions) {
    for (const Days& span : mention.spans) {
      if (span.first > kFirstDay && span.last - span.first <= 366)
        add(named_years, civil_from_days(span.first).year);
    }
  }
  std::vector<WeekdayMismatch> mismatches;
  for (const DateMention& mention : read.mentions) {
    if (!mention.weekday || mention.doubtful) continue;
    std::vector<std::int64_t> dates;
    if (mention.yearless()) {
      dates = dates_of(mention, article.published, named_years);
    } else {
      for (const Days& span : mention.spans) add(dates, span.first);
    }
    const int named = mention.weekday->day;
    if (dates.empty() || !std::all_of(dates.begin(), dates.end(), checkable) ||
        std::any_of(dates.begin(), dates.end(), [&](std::int64_t date) { return fits(date, named); }))
      continue;
    mismatches.push_back(
        {{words[mention.weekday->first].at.begin, words[mention.weekday->end - 1].at.end}, named, dates});
  }
  return mismatches;
}

std::string_view weekday_name(int day) {
  constexpr std::array<std::string_view, 7> kNames{"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                   "Friday", "Saturday", "Sunday"};
  return kNames[static_cast<std::size_t>(day - 1)];
}

}  // namespace gainsay
