// Counts, dates and steps in words.
#include <catch2/catch.hpp>
#include <string_view>

#include "report/phrase.h"

namespace gainsay {

TEST_CASE("counts are grouped and agree with their noun", "[report][phrase]") {
  CHECK(counted(0, "error") == "0 errors");
  CHECK(counted(1, "error") == "1 error");
  CHECK(counted(1000, "fact") == "1,000 facts");
  CHECK(counted(1234567, "fact") == "1,234,567 facts");
  CHECK(numeral(1) == "one");
  CHECK(numeral(12) == "twelve");
  CHECK(numeral(1300) == "1,300");
  CHECK(capitalised("seven points") == "Seven points");
  CHECK(capitalised("élysée") == "élysée");
  CHECK(capitalised("").empty());
  CHECK(listed({}).empty());
  CHECK(listed({"a", "b", "c"}) == "a, b and c");
}

TEST_CASE("dates are read out", "[report][phrase]") {
  struct Row {
    std::string_view edtf, words;
  };
  const auto row = GENERATE(values<Row>({
      {"2020-08-19", "2020-08-19"},
      {"[2020-08-19,2020-08-20]", "2020-08-19 or 2020-08-20"},
      {"{2020,2022..2023}", "2020 and 2022 to 2023"},
      {"[2021-07-20..2021-07-25]", "between 2021-07-20 and 2021-07-25"},
      {"[2020-01-01,2020-02-01..2020-02-03]", "2020-01-01 or 2020-02-01 to 2020-02-03"},
      {"[..1984]", "up to 1984"},
      {"[1984..]", "from 1984 on"},
      {"2019-10/2020-07", "2019-10 to 2020-07"},
      {"../2020-07-31", "up to 2020-07-31"},
      {"2020-05/..", "from 2020-05 on"},
      {"/2020-07", "an unknown date to 2020-07"},
      {"2020-05~", "about 2020-05"},
      {"2020-05?/2020-08%", "perhaps 2020-05 to perhaps about 2020-08"},
      {"2004-06~-11", "2004-06~-11"},
      {"156X-12-25", "156X-12-25"},
  }));
  CAPTURE(row.edtf);
  CHECK(time_in_words(row.edtf) == row.words);
}

TEST_CASE("a step tells difference, ratio and days where it has them", "[report][phrase]") {
  Step step;
  step.from = "5,000";
  step.to = "2,500";
  CHECK(step_in_words(step) == "5,000 → 2,500");
  step.difference = Decimal(-2500);
  step.ratio = 0.5;
  step.days = {{338, 339}};
  CHECK(step_in_words(step) == "5,000 → 2,500 (−2,500, × 0.5, 338–339 days)");
  step.difference = Decimal(3);
  step.ratio.reset();
  step.days = {{1, 1}};
  CHECK(step_in_words(step) == "5,000 → 2,500 (+3, 1 day)");
  step.days = {{1, kFuture}};
  CHECK(days_in_words(step) == "1 or more");
  step.days = {{kPast, 1000}};
  CHECK(days_in_words(step) == "1,000 or fewer");
  step.days = {{kPast, kFuture}};
  CHECK(days_in_words(step).empty());
}

TEST_CASE("the terminal lists what is neither settled nor known, and notes on request", "[report][phrase]") {
  Finding finding;
  finding.level = Level::error;
  Style style;
  CHECK(is_listed(finding, style));
  for (const Status status : {Status::settled, Status::known}) {
    finding.status = status;
    CHECK_FALSE(is_listed(finding, style));
  }
  finding.status = Status::open;
  CHECK(is_listed(finding, style));
  finding.level = Level::note;
  CHECK_FALSE(is_listed(finding, style));
  style.notes = true;
  CHECK(is_listed(finding, style));
}

}  // namespace gainsay
