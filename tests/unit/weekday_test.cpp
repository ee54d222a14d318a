#include <catch2/catch.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "evidence/weekday_beside_date.h"
#include "model/calendar.h"

namespace gainsay {

namespace {

// The dates that a mismatch can mean, `2020-08-19 2021-08-19`; `-` for a quote in which all weekdays are
// right.
std::string mismatch(std::string_view quote, std::string_view language = "en",
                     std::vector<std::int64_t> years = {}, bool published = true) {
  const Language read(language);
  const std::int64_t day = days_from_civil({2020, 8, 19});  // a Wednesday
  const ArticleWords article{read, read.english(), published ? std::optional(Days{day, day}) : std::nullopt};
  std::string all;
  for (const WeekdayMismatch& each : weekday_mismatches(quote, article, years)) {
    for (const std::int64_t date : each.dates)
      all += (all.empty() ? "" : " ") + format_day(date * kSecondsADay);
  }
  return all.empty() ? "-" : all;
}

}  // namespace

TEST_CASE("a weekday beside a date with its year", "[evidence]") {
  struct Row {
    std::string_view quote, expected;
  };
  const auto row = GENERATE(values<Row>({
      {"on Thursday, 20 August 2020, in Washington", "-"},
      {"on Friday, 20 August 2020, in Washington", "2020-08-20"},
      {"Friday, August 20, 2020", "2020-08-20"},
      {"Friday August 20 2020", "2020-08-20"},
      {"Friday the 20th of August 2020", "2020-08-20"},
      {"Friday (20 August 2020)", "2020-08-20"},
      {"Friday evening, August 20, 2020", "2020-08-20"},
      {"Fri. 20 Aug. 2020", "2020-08-20"},
      {"Fri, 20 Aug 2020", "2020-08-20"},
      {"Friday 2020-08-20", "2020-08-20"},
      {"Friday 20/08/2020", "2020-08-20"},
      {"20 August 2020 (Friday)", "2020-08-20"},
      {"20 August 2020, a Friday", "2020-08-20"},
      {"20 August 2020, which was a Friday", "2020-08-20"},
      {"20 August 2020 was a Friday", "2020-08-20"},
      {"on 20 August 2020, Friday, he left", "2020-08-20"},
      {"20 August 2020 (Thursday)", "-"},
      {"on Sunday 27/6 2021 on the border", "-"},
      {"on Monday 27/6 2021 on the border", "2021-06-27"},
      {"said Tuesday evening, June 29, 2021, that", "-"},
      {"Monday, April 15, 2024", "-"},
      {"Thursday, 08/09/2020", "2020-09-08 2020-08-09"},  // neither order
      {"Tuesday, 08/09/2020", "-"},
      {"Sunday, 08/09/2020", "-"},
      {"Friday, August 20 to 22, 2020", "2020-08-20"},
      {"Thursday, August 20 to 22, 2020", "-"},
      // A weekday that is not beside it, or not that date's.
      {"on Friday, after the talks of 20 August 2020", "-"},
      {"Friday's 20 August 2020 deadline", "-"},
      {"Thursday and Friday, August 20 and 21, 2020", "-"},
      {"Tuesday to Friday, August 18 to 21, 2020", "-"},
      {"Thursday, Friday, August 21, 2020", "-"},
      {"The Mail on Sunday, 20 August 2020", "-"},
      {"The Sun, 20 August 2020", "-"},
      {"Sunday Times, 20 August 2020", "-"},
      {"by 20 August 2020, Friday's vote will be over", "-"},
      {"closed on 20 August 2020, Friday and Saturday", "-"},
      {"on Friday 13 people were hurt", "-"},
      {"on Friday, 2020 people came", "-"},
      {"on Friday 3/4 of them left", "-"},
      // Other calendars.
      {"Wednesday, 25 October 1917", "-"},
      {"Thursday, 25 October 1917", "-"},
      {"Friday, 25 October 1917", "1917-10-25"},
      {"Monday, 12 October 1492", "-"},
  }));
  CAPTURE(row.quote);
  CHECK(mismatch(row.quote) == row.expected);
}

TEST_CASE("the year of a date that leaves it out", "[evidence]") {
  CHECK(mismatch("on Thursday, August 20") == "-");
  CHECK(mismatch("on Friday, August 20") == "2020-08-20");  // a Friday in 2021, which nobody would mean
  CHECK(mismatch("on Thursday, September 17") == "-");
  CHECK(mismatch("on Friday, September 17") == "2020-09-17");
  // Months away: the last one and the next one.
  CHECK(mismatch("on Monday, March 2") == "-");   // 2020
  CHECK(mismatch("on Tuesday, March 2") == "-");  // 2021
  CHECK(mismatch("on Wednesday, March 2") == "2020-03-02 2021-03-02");
  CHECK(mismatch("on Saturday, February 29") == "-");
  CHECK(mismatch("on Sunday, February 29") == "2020-02-29");
  // A year that the quote, or the fact, names.
  CHECK(mismatch("on Friday, August 20, as in 1999") == "-");
  CHECK(mismatch("on Friday, August 20", "en", {1999}) == "-");
  CHECK(mismatch("on Friday, August 20", "en", {1998}) == "2020-08-20 1998-08-20");
  CHECK(mismatch("on Friday, August 20", "en", {}, false) == "-");
  CHECK(mismatch("on Friday, August 20, 2020", "en", {}, false) == "2020-08-20");
}

TEST_CASE("weekdays in the language of the article", "[evidence]") {
  CHECK(mismatch("am Donnerstag, dem 20. August 2020", "de") == "-");
  CHECK(mismatch("am Donnerstag, den 20. August 2020", "de") == "-");
  CHECK(mismatch("am Freitag, den 20. August 2020", "de") == "2020-08-20");
  CHECK(mismatch("jeudi 20 août 2020", "fr") == "-");
  CHECK(mismatch("vendredi 20 août 2020", "fr") == "2020-08-20");
  CHECK(mismatch("viernes, 20 de agosto de 2020", "es") == "2020-08-20");
  CHECK(mismatch("пятница, 20 августа 2020", "ru") == "2020-08-20");
  CHECK(mismatch("четверг, 20 августа 2020", "ru") == "-");
  CHECK(mismatch("Friday, 20 August 2020", "xx") == "2020-08-20");
}

}  // namespace gainsay
