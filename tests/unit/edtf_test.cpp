// EDTF against the examples of the Library of Congress (4 February 2019, levels 0 to 2) and against our own
// for every row of the table of times in the design. Expression on the left, what is read on the right, both
// as data; then a brute-force oracle for X, and arbitrary bytes.
#include "model/edtf.h"

#include <catch2/catch.hpp>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace gainsay {
namespace {

std::string two(std::int64_t number) { return (number < 10 ? "0" : "") + std::to_string(number); }

/// `1985-04-12`, with its time of day unless it is the very start (or end) of the day; `-inf`, `+inf`.
std::string show(Instant instant, bool is_end) {
  if (instant == kPast) return "-inf";
  if (instant == kFuture) return "+inf";
  const std::int64_t days = tick(instant, Resolution::day);
  const std::int64_t second = instant - days * kSecondsADay;
  const CivilDate date = civil_from_days(days);
  std::string out = std::to_string(date.year) + "-" + two(date.month) + "-" + two(date.day);
  if (second == (is_end ? kSecondsADay - 1 : 0)) return out;
  return out + "T" + two(second / 3600) + ":" + two(second / 60 % 60) + ":" + two(second % 60);
}

std::string show(const Span& span) {
  const std::string first = show(span.first, false);
  const std::string last = show(span.last, true);
  return first == last ? first : first + ".." + last;
}

/// The span as written, `?` before it where one of several granules is meant, and after `~` the widened span.
std::string show(const Bound& bound) {
  if (bound.kind == EndKind::unknown) return "unknown";
  if (bound.kind == EndKind::open) return "open " + show(bound.written);
  std::string out = (bound.choice ? "?" : "") + show(bound.written);
  if (bound.widened != bound.written) out += " ~ " + show(bound.widened);
  return out;
}

std::string show(const Edtf& edtf) {
  std::string out = edtf.kind == SetKind::one_of ? "one of " : edtf.kind == SetKind::all_of ? "all of " : "";
  for (std::size_t i = 0; i < edtf.members.size(); ++i) {
    const Member& member = edtf.members[i];
    if (i > 0) out += ", ";
    out += show(member.start);
    if (member.interval) out += " to " + show(member.end);
  }
  return out;
}

std::string read(std::string_view text) {
  const auto outcome = parse_edtf(text);
  if (const auto* edtf = std::get_if<Edtf>(&outcome)) return show(*edtf);
  return "refused: " + std::get<EdtfError>(outcome).message;
}

struct Row {
  const char* text;
  const char* bounds;
};

void compare(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    INFO(row.text);
    CHECK(read(row.text) == row.bounds);
  }
}

Precision precision_of(std::string_view text) {
  INFO(text);
  const auto outcome = parse_edtf(text);
  REQUIRE(std::holds_alternative<Edtf>(outcome));
  return std::get<Edtf>(outcome).members.front().start.precision;
}

}  // namespace

TEST_CASE("EDTF level 0: the standard's examples") {
  compare({
      {"1985-04-12", "1985-04-12"},
      {"1985-04", "1985-04-01..1985-04-30"},
      {"1985", "1985-01-01..1985-12-31"},
      {"1985-04-12T23:20:30", "1985-04-12T23:20:30"},
      {"1985-04-12T23:20:30Z", "1985-04-12T23:20:30"},
      {"1985-04-12T23:20:30-04", "1985-04-13T03:20:30"},
      {"1985-04-12T23:20:30+04:30", "1985-04-12T18:50:30"},
      {"1964/2008", "1964-01-01..1964-12-31 to 2008-01-01..2008-12-31"},
      {"2004-06/2006-08", "2004-06-01..2004-06-30 to 2006-08-01..2006-08-31"},
      {"2004-02-01/2005-02-08", "2004-02-01 to 2005-02-08"},
      {"2004-02-01/2005-02", "2004-02-01 to 2005-02-01..2005-02-28"},
      {"2004-02-01/2005", "2004-02-01 to 2005-01-01..2005-12-31"},
      {"2005/2006-02", "2005-01-01..2005-12-31 to 2006-02-01..2006-02-28"},
  });
}

TEST_CASE("EDTF level 1: the standard's examples") {
  compare({
      {"Y170000002", "170000002-01-01..170000002-12-31"},
      {"Y-170000002", "-170000002-01-01..-170000002-12-31"},
      {"2001-21", "2001-03-01..2001-05-31"},
      {"1984?", "1984-01-01..1984-12-31 ~ 1983-01-01..1985-12-31"},
      {"2004-06~", "2004-06-01..2004-06-30 ~ 2004-05-01..2004-07-31"},
      {"2004-06-11%", "2004-06-11 ~ 2004-06-09..2004-06-13"},
      {"201X", "?2010-01-01..2019-12-31"},
      {"20XX", "?2000-01-01..2099-12-31"},
      {"2004-XX", "?2004-01-01..2004-12-31"},
      {"1985-04-XX", "?1985-04-01..1985-04-30"},
      {"1985-XX-XX", "?1985-01-01..1985-12-31"},
      {"1985-04-12/..", "1985-04-12 to open +inf"},
      {"1985-04/..", "1985-04-01..1985-04-30 to open +inf"},
      {"1985/..", "1985-01-01..1985-12-31 to open +inf"},
      {"../1985-04-12", "open -inf to 1985-04-12"},
      {"../1985-04", "open -inf to 1985-04-01..1985-04-30"},
      {"../1985", "open -inf to 1985-01-01..1985-12-31"},
      {"1985-04-12/", "1985-04-12 to unknown"},
      {"1985-04/", "1985-04-01..1985-04-30 to unknown"},
      {"1985/", "1985-01-01..1985-12-31 to unknown"},
      {"/1985-04-12", "unknown to 1985-04-12"},
      {"/1985-04", "unknown to 1985-04-01..1985-04-30"},
      {"/1985", "unknown to 1985-01-01..1985-12-31"},
      {"-1985", "-1985-01-01..-1985-12-31"},
  });
}

TEST_CASE("EDTF level 2: the standard's examples") {
  compare({
      {"Y-17E7", "-170000000-01-01..-170000000-12-31"},
      {"1950S2", "?1900-01-01..1999-12-31"},
      {"Y171010000S3", "?171000000-01-01..171999999-12-31"},
      {"Y3388E2S3", "?338000-01-01..338999-12-31"},
      {"2001-34", "2001-04-01..2001-06-30"},
      {"[1667,1668,1670..1672]",
       "one of 1667-01-01..1667-12-31, 1668-01-01..1668-12-31, ?1670-01-01..1672-12-31"},
      {"[..1760-12-03]", "one of ?-inf..1760-12-03"},
      {"[1760-12..]", "one of ?1760-12-01..+inf"},
      {"[1760-01,1760-02,1760-12..]",
       "one of 1760-01-01..1760-01-31, 1760-02-01..1760-02-29, ?1760-12-01..+inf"},
      {"[1667,1760-12]", "one of 1667-01-01..1667-12-31, 1760-12-01..1760-12-31"},
      {"[..1984]", "one of ?-inf..1984-12-31"},
      {"{1667,1668,1670..1672}",
       "all of 1667-01-01..1667-12-31, 1668-01-01..1668-12-31, 1670-01-01..1670-12-31 to "
       "1672-01-01..1672-12-31"},
      {"{1960,1961-12}", "all of 1960-01-01..1960-12-31, 1961-12-01..1961-12-31"},
      {"{..1984}", "all of open -inf to 1984-01-01..1984-12-31"},
      {"2004-06~-11", "2004-06-11 ~ 2004-05-11..2004-07-11"},
      {"2004?-06-11", "2004-06-11 ~ 2003-06-11..2005-06-11"},
      {"?2004-06-~11", "2004-06-11 ~ 2004-06-10..2004-06-12"},
      {"2004-%06-11", "2004-06-11 ~ 2004-04-11..2004-08-11"},
      {"156X-12-25",
       "one of 1560-12-25, 1561-12-25, 1562-12-25, 1563-12-25, 1564-12-25, 1565-12-25, 1566-12-25, "
       "1567-12-25, "
       "1568-12-25, 1569-12-25"},
      {"1XXX-XX", "?1000-01-01..1999-12-31"},
      {"1984-1X", "?1984-10-01..1984-12-31"},
      {"2004-06-~01/2004-06-~20",
       "2004-06-01 ~ 2004-05-31..2004-06-02 to 2004-06-20 ~ 2004-06-19..2004-06-21"},
      {"2004-06-XX/2004-07-03", "?2004-06-01..2004-06-30 to 2004-07-03"},
  });

  // Those with too many fillings to write out.
  const auto fillings = [](std::string_view text, const char* first, const char* last) {
    INFO(text);
    const auto outcome = parse_edtf(text);
    REQUIRE(std::holds_alternative<Edtf>(outcome));
    const Edtf& edtf = std::get<Edtf>(outcome);
    CHECK(edtf.kind == SetKind::one_of);
    CHECK(show(edtf.members.front().start) == first);
    CHECK(show(edtf.members.back().start) == last);
    return edtf.members.size();
  };
  CHECK(fillings("15XX-12-25", "1500-12-25", "1599-12-25") == 100);
  CHECK(fillings("XXXX-12-XX", "?0-12-01..0-12-31", "?9999-12-01..9999-12-31") == 10'000);
  CHECK(fillings("1XXX-12", "1000-12-01..1000-12-31", "1999-12-01..1999-12-31") == 1'000);
}

TEST_CASE("EDTF: every row of the design's table of times") {
  compare({
      {"2020-08-20", "2020-08-20"},
      {"2020-08", "2020-08-01..2020-08-31"},
      {"2020-08-04/2020-08-18", "2020-08-04 to 2020-08-18"},
      {"2020-05/..", "2020-05-01..2020-05-31 to open +inf"},
      {"../2020-07-31", "open -inf to 2020-07-31"},
      {"/2020-07", "unknown to 2020-07-01..2020-07-31"},
      {"2020-07/", "2020-07-01..2020-07-31 to unknown"},
      {"2020-08-20/2020-08-20", "2020-08-20 to 2020-08-20"},
      {"[2020-08-19,2020-08-20]", "one of 2020-08-19, 2020-08-20"},
      {"{2020-08,2020-10}", "all of 2020-08-01..2020-08-31, 2020-10-01..2020-10-31"},
      {"[2020-01..2020-03,2021]", "one of ?2020-01-01..2020-03-31, 2021-01-01..2021-12-31"},
  });
}

TEST_CASE("EDTF: qualifiers widen by one unit of the finest qualified part, two for %") {
  compare({
      {"~2004-06-11", "2004-06-11 ~ 2003-06-11..2005-06-11"},
      {"2004-?06-~11", "2004-06-11 ~ 2004-06-10..2004-06-12"},
      {"2004~-06-%11", "2004-06-11 ~ 2004-06-09..2004-06-13"},
      {"~2004?-06", "2004-06-01..2004-06-30 ~ 2002-06-01..2006-06-30"},  // ~ and ? on one part are %
      {"2020%", "2020-01-01..2020-12-31 ~ 2018-01-01..2022-12-31"},
      {"201X~", "?2010-01-01..2019-12-31 ~ 2000-01-01..2029-12-31"},
      {"20XX%", "?2000-01-01..2099-12-31 ~ 1800-01-01..2299-12-31"},
      {"1950S2?", "?1900-01-01..1999-12-31 ~ 1800-01-01..2099-12-31"},
      {"Y17000~", "17000-01-01..17000-12-31 ~ 16999-01-01..17001-12-31"},
      {"2001-21~", "2001-03-01..2001-05-31 ~ 2000-12-01..2001-08-31"},
      {"2001-33%", "2001-01-01..2001-03-31 ~ 2000-07-01..2001-09-30"},
      {"2001-37~", "2001-01-01..2001-04-30 ~ 2000-09-01..2001-08-31"},
      {"2001-41~", "2001-07-01..2001-12-31 ~ 2001-01-01..2002-06-30"},
      {"2001~-21", "2001-03-01..2001-05-31 ~ 2000-03-01..2002-05-31"},
      {"2004-XX~", "?2004-01-01..2004-12-31 ~ 2003-12-01..2005-01-31"},
      {"1985-04-XX~", "?1985-04-01..1985-04-30 ~ 1985-03-31..1985-05-01"},
      {"2004-02~", "2004-02-01..2004-02-29 ~ 2004-01-01..2004-03-31"},
      {"2004-~03-31", "2004-03-31 ~ 2004-02-29..2004-04-30"},  // the last day of a shorter month
      {"2004-~06-30", "2004-06-30 ~ 2004-05-30..2004-07-30"},
      {"~2004-02-29", "2004-02-29 ~ 2003-02-28..2005-02-28"},
      {"2020-01-01~", "2020-01-01 ~ 2019-12-31..2020-01-02"},
      {"2020-05~/2020-08?",
       "2020-05-01..2020-05-31 ~ 2020-04-01..2020-06-30 to 2020-08-01..2020-08-31 ~ "
       "2020-07-01..2020-09-30"},
      {"[2020-05~,2020-08]",
       "one of 2020-05-01..2020-05-31 ~ 2020-04-01..2020-06-30, 2020-08-01..2020-08-31"},
      {"[..1984~]", "one of ?-inf..1984-12-31 ~ -inf..1985-12-31"},
      {"198X-12-25~/..", "?1980-12-25..1989-12-25 ~ 1980-12-24..1989-12-26 to open +inf"},
      // Only one reading of the two ends fits, but it does.
      {"2020-08-20~/2020-08-19~",
       "2020-08-20 ~ 2020-08-19..2020-08-21 to 2020-08-19 ~ 2020-08-18..2020-08-20"},
  });
  for (const char* text : {"2020~", "2020-08/2020-09?", "[2020,2021%]", "156X-~12-25"}) {
    INFO(text);
    CHECK(std::get<Edtf>(parse_edtf(text)).qualified);
  }
  for (const char* text : {"2020", "2020-08/2020-09", "[2020,2021]", "156X-12-25"}) {
    INFO(text);
    CHECK_FALSE(std::get<Edtf>(parse_edtf(text)).qualified);
  }
}

TEST_CASE("EDTF: parts of a year") {
  compare({
      {"2020-21", "2020-03-01..2020-05-31"},
      {"2020-22", "2020-06-01..2020-08-31"},
      {"2020-23", "2020-09-01..2020-11-30"},
      {"2020-24", "2020-12-01..2021-02-28"},
      {"2019-24", "2019-12-01..2020-02-29"},
      {"2020-25", "2020-03-01..2020-05-31"},
      {"2020-26", "2020-06-01..2020-08-31"},
      {"2020-27", "2020-09-01..2020-11-30"},
      {"2020-28", "2020-12-01..2021-02-28"},
      {"2020-29", "2020-09-01..2020-11-30"},
      {"2020-30", "2020-12-01..2021-02-28"},
      {"2020-31", "2020-03-01..2020-05-31"},
      {"2020-32", "2020-06-01..2020-08-31"},
      {"2020-33", "2020-01-01..2020-03-31"},
      {"2020-34", "2020-04-01..2020-06-30"},
      {"2020-35", "2020-07-01..2020-09-30"},
      {"2020-36", "2020-10-01..2020-12-31"},
      {"2020-37", "2020-01-01..2020-04-30"},
      {"2020-38", "2020-05-01..2020-08-31"},
      {"2020-39", "2020-09-01..2020-12-31"},
      {"2020-40", "2020-01-01..2020-06-30"},
      {"2020-41", "2020-07-01..2020-12-31"},
      {"-0044-22", "-44-06-01..-44-08-31"},
      {"2020-33/2020-35", "2020-01-01..2020-03-31 to 2020-07-01..2020-09-30"},
  });
}

TEST_CASE("EDTF: years") {
  compare({
      {"0000", "0-01-01..0-12-31"},
      {"-0001", "-1-01-01..-1-12-31"},
      {"-0005-02-28", "-5-02-28"},
      {"-0004-02-29", "-4-02-29"},
      {"9999-12-31", "9999-12-31"},
      {"-9999-01-01", "-9999-01-01"},
      {"Y17E7", "170000000-01-01..170000000-12-31"},
      {"Y10000", "10000-01-01..10000-12-31"},
      {"Y20000000000", "20000000000-01-01..20000000000-12-31"},
      {"Y-2E10S1%", "?-29999999999-01-01..-20000000000-12-31 ~ -49999999999-01-01..0-12-31"},
      {"1950S1", "?1000-01-01..1999-12-31"},
      {"1950S4", "1950-01-01..1950-12-31"},
      {"-1950S2", "?-1999-01-01..-1900-12-31"},
      {"-201X", "?-2019-01-01..-2010-12-31"},
      {"-000X", "?-9-01-01..-1-12-31"},  // year zero has no sign
      {"XXXX", "?0-01-01..9999-12-31"},
      {"-000X-01-01",
       "one of -9-01-01, -8-01-01, -7-01-01, -6-01-01, -5-01-01, -4-01-01, -3-01-01, -2-01-01, -1-01-01"},
      {"-0044-03-15/0014", "-44-03-15 to 14-01-01..14-12-31"},
  });
}

TEST_CASE("EDTF: unspecified digits") {
  compare({
      {"2004-XX-11/..", "?2004-01-11..2004-12-11 to open +inf"},
      {"2004-06-3X", "2004-06-30"},
      {"2004-06-2X", "?2004-06-20..2004-06-29"},
      {"2004-0X-XX", "?2004-01-01..2004-09-30"},
      {"2004-X2", "one of 2004-02-01..2004-02-29, 2004-12-01..2004-12-31"},
      {"2004-1X-X1",
       "one of 2004-10-01, 2004-10-11, 2004-10-21, ?2004-10-31..2004-11-01, 2004-11-11, 2004-11-21, "
       "2004-12-01, "
       "2004-12-11, 2004-12-21, 2004-12-31"},
      {"2004-XX-31",
       "one of 2004-01-31, 2004-03-31, 2004-05-31, 2004-07-31, 2004-08-31, 2004-10-31, 2004-12-31"},
      {"190X-02-29", "one of 1904-02-29, 1908-02-29"},
      {"1X99",
       "one of 1099-01-01..1099-12-31, 1199-01-01..1199-12-31, 1299-01-01..1299-12-31, "
       "1399-01-01..1399-12-31, 1499-01-01..1499-12-31, 1599-01-01..1599-12-31, 1699-01-01..1699-12-31, "
       "1799-01-01..1799-12-31, 1899-01-01..1899-12-31, 1999-01-01..1999-12-31"},
      {"199X-21/2000", "?1990-03-01..1999-05-31 to 2000-01-01..2000-12-31"},
      {"[2004-X2,2005]", "one of 2004-02-01..2004-02-29, 2004-12-01..2004-12-31, 2005-01-01..2005-12-31"},
      {"{2004-XX,2006}", "all of ?2004-01-01..2004-12-31, 2006-01-01..2006-12-31"},
      {"2004-02-3X", "refused: no date of the calendar fits this"},
      {"2004-2X", "refused: no date of the calendar fits this"},
      {"XXXX-XX-X1", "refused: this stands for more than 10,000 separate dates, more than are read"},
      {"XXXX-XX-X1/..", "?0-01-01..9999-12-31 to open +inf"},
      {"{156X-12-25}", "refused: a date of several separate readings cannot be a member of {}"},
      {"[156X-12-25..1580-12-25]", "refused: a date of several separate readings cannot stand beside dots"},
  });
}

TEST_CASE("EDTF: unspecified digits against every day of a century") {
  // A pattern matches the days whose text it matches, and no others.
  std::mt19937 random(20200819);
  const auto pick = [&random](std::string_view characters) {
    return characters[std::uniform_int_distribution<std::size_t>(0, characters.size() - 1)(random)];
  };
  const std::int64_t first = days_from_civil({2000, 1, 1});
  const std::int64_t last = days_from_civil({2099, 12, 31});
  std::vector<std::string> days;
  for (std::int64_t day = first; day <= last; ++day) days.push_back(format_day(day * kSecondsADay));

  int read_patterns = 0;
  for (int round = 0; round < 300; ++round) {
    std::string pattern = "20";
    for (const char* choices : {"0159XXX", "0048XXX", "-", "01XX", "012X", "-", "0123X", "0189XX"}) {
      pattern += pick(choices);
    }
    INFO(pattern);
    std::vector<bool> wanted(days.size());
    std::size_t matching = 0;
    for (std::size_t i = 0; i < days.size(); ++i) {
      bool matches = true;
      for (std::size_t c = 0; c < pattern.size(); ++c)
        matches = matches && (pattern[c] == 'X' || pattern[c] == days[i][c]);
      wanted[i] = matches;
      matching += matches ? 1 : 0;
    }
    const auto outcome = parse_edtf(pattern);
    REQUIRE(std::holds_alternative<Edtf>(outcome) == (matching > 0));
    if (matching == 0) continue;
    ++read_patterns;
    std::vector<bool> found(days.size());
    Instant before = kPast;
    bool in_order = true;
    for (const Member& member : std::get<Edtf>(outcome).members) {
      in_order = in_order && member.start.written.first > before + 1;  // apart: what touches is joined
      before = member.start.written.last;
      const std::int64_t from = tick(member.start.written.first, Resolution::day) - first;
      const std::int64_t to = tick(member.start.written.last, Resolution::day) - first;
      for (std::int64_t day = from; day <= to; ++day) found.at(static_cast<std::size_t>(day)) = true;
      CHECK(member.start.choice == (from != to));
    }
    CHECK(in_order);
    CHECK((found == wanted));
  }
  CHECK(read_patterns > 100);
}

TEST_CASE("EDTF: every day, month and year of the four-digit years reads as itself") {
  bool all_same = true;
  std::string wrong;
  for (std::int64_t day = days_from_civil({-9999, 1, 1}); day <= days_from_civil({9999, 12, 31}); day += 37) {
    for (const Resolution unit : {Resolution::day, Resolution::month, Resolution::year}) {
      const Span span = tick_span(tick(day * kSecondsADay, unit), unit);
      const std::string text = format_span(span);
      const auto outcome = parse_edtf(text);
      const auto* edtf = std::get_if<Edtf>(&outcome);
      const bool same = edtf != nullptr && edtf->members.size() == 1 && edtf->kind == SetKind::one &&
                        !edtf->members[0].interval && edtf->members[0].start.written == span &&
                        edtf->members[0].start.widened == span &&
                        edtf->members[0].start == edtf->members[0].end;
      if (!same) wrong = text;
      all_same = all_same && same;
    }
  }
  INFO(wrong);
  CHECK(all_same);
}

TEST_CASE("EDTF: times of day") {
  compare({
      {"2020-08-20T10:30:00Z", "2020-08-20T10:30:00"},
      {"2020-08-20T10:30:00+03:00", "2020-08-20T07:30:00"},
      {"2020-08-20T01:30:00+03", "2020-08-19T22:30:00"},
      {"2020-08-20T10:30", "2020-08-20T10:30:00..2020-08-20T10:30:59"},
      {"2020-08-20T10:30+05:30", "2020-08-20T05:00:00..2020-08-20T05:00:59"},
      {"2020-08-20T10", "2020-08-20T10:00:00..2020-08-20T10:59:59"},
      {"2020-08-20T23Z", "2020-08-20T23:00:00..2020-08-20"},
      {"2020-08-20T22:00-04", "2020-08-21T02:00:00..2020-08-21T02:00:59"},
      {"2020-12-31T24:00:00", "2021-01-01..2021-01-01T00:00:00"},
      {"2020-12-31T24:00:01", "refused: 24:00:00 is the last time of a day"},
      {"2016-12-31T23:59:60Z", "2016-12-31T23:59:59..2016-12-31"},
      {"2017-01-01T08:59:60+09:00", "2016-12-31T23:59:59..2016-12-31"},
      {"2016-12-31T23:58:60Z", "refused: a second 60 exists only as the leap second 23:59:60 UTC"},
      {"2016-12-31T23:59:60+01", "refused: a second 60 exists only as the leap second 23:59:60 UTC"},
      {"2020-08-20T10:30/2020-08-20T12:00:00Z",
       "2020-08-20T10:30:00..2020-08-20T10:30:59 to 2020-08-20T12:00:00"},
      {"2020-08-20T10:30Z/..", "2020-08-20T10:30:00..2020-08-20T10:30:59 to open +inf"},
      {"2020-08-20T10:30Z/2020-08-20", "2020-08-20T10:30:00..2020-08-20T10:30:59 to 2020-08-20"},
      {"[2020-08-20T10,2020-08-21]", "one of 2020-08-20T10:00:00..2020-08-20T10:59:59, 2020-08-21"},
      {"2020-08-20T10:30.5", "refused: fractions are not read"},
      {"2020-08-20T10:30~", "refused: this does not belong to a time of day"},
      {"2020-08-20~T10:30", "refused: a date with a time of day takes no ~, ?, % or X"},
      {"2020-08-XXT10:30", "refused: a date with a time of day takes no ~, ?, % or X"},
      {"2020-08T10:30", "refused: a time of day needs a whole date before it"},
      {"2020-08-20T25", "refused: hours are two digits, 00 to 24"},
      {"2020-08-20T10:60", "refused: minutes are two digits, 00 to 59"},
      {"2020-08-20T10:30:61", "refused: seconds are two digits, 00 to 59"},
      {"2020-08-20T10:30Z+03", "refused: this does not belong to a time of day"},
      {"2020-08-20T10:30+3", "refused: an offset is written as in +03:00 or +03"},
  });
}

TEST_CASE("EDTF: precision as written") {
  CHECK(precision_of("2020-08-20T10:30:00") == Precision::second);
  CHECK(precision_of("2020-08-20T10:30") == Precision::minute);
  CHECK(precision_of("2020-08-20T10") == Precision::hour);
  CHECK(precision_of("2020-08-20") == Precision::day);
  CHECK(precision_of("2020-08-XX") == Precision::day);
  CHECK(precision_of("2020-08") == Precision::month);
  CHECK(precision_of("2020-XX") == Precision::month);
  CHECK(precision_of("2020-21") == Precision::season);
  CHECK(precision_of("2020-41") == Precision::season);
  CHECK(precision_of("2020") == Precision::year);
  CHECK(precision_of("2X20") == Precision::year);
  CHECK(precision_of("Y12345") == Precision::year);
  CHECK(precision_of("201X") == Precision::decade);
  CHECK(precision_of("1950S3") == Precision::decade);
  CHECK(precision_of("20XX") == Precision::century);
  CHECK(precision_of("1950S2") == Precision::century);
  CHECK(precision_of("2XXX") == Precision::coarser);
  CHECK(precision_of("Y17E7S2") == Precision::coarser);
  CHECK(precision_of("[1667-01..1667-03]") == Precision::month);
}

TEST_CASE("EDTF: what is refused, and what is proposed instead") {
  struct Refused {
    const char* text;
    const char* suggestion;
  };
  const std::vector<Refused> rows = {
      {"", ""},
      {" ", ""},
      {"2020-8-5", "2020-08-05"},
      {"2020-8", "2020-08"},
      {"2020-08-5", "2020-08-05"},
      {"20200805", "2020-08-05"},
      {"05082020", ""},
      {"202008", ""},
      {"05/08/2020", ""},  // 5 August or 8 May
      {"25/08/2020", "2020-08-25"},
      {"08/25/2020", "2020-08-25"},
      {"25.8.2020", "2020-08-25"},
      {"08/08/2020", "2020-08-08"},
      {"2020/08/05", "2020-08-05"},
      {"2020/08", ""},  // a month, or the years 2020 to 20xx
      {"8/2020", "2020-08"},
      {"5 August 2020", "2020-08-05"},
      {"August 5th, 2020", "2020-08-05"},
      {"Aug. 2020", "2020-08"},
      {"10-12 August 2020", ""},
      {"c. 1960", "1960~"},
      {"1960s", "196X"},
      {"201", "201X"},
      {"985", ""},
      {"20", ""},
      {"2020-08-20 10:30", "2020-08-20T10:30"},
      {"2020-08-20t10:30z", "2020-08-20T10:30Z"},
      {"2020-08-20T10:30+0300", "2020-08-20T10:30+03:00"},
      {"199u", "199X"},
      {"199x", "199X"},
      {"1984?~", "1984%"},
      {"1984~?", "1984%"},
      {"1984~~", ""},
      {"2020-08-05 ", "2020-08-05"},
      {"2020\u201308\u201305", "2020-08-05"},
      {"2019\u20132020", "2019/2020"},
      {"2019-2020", "2019/2020"},
      {"2019..2020", "2019/2020"},
      {"2020-8-5/2020-8-9", "2020-08-05/2020-08-09"},
      {"2020-08/open", "2020-08/.."},
      {"unknown/2020", "/2020"},
      {"[1667, 1668]", "[1667,1668]"},
      {"2021-02-29", ""},
      {"1900-02-29", ""},
      {"2020-04-31", ""},
      {"2020-00", ""},
      {"2020-13", ""},
      {"2020-20", ""},
      {"2020-42", ""},
      {"2020-08-00", ""},
      {"2020-08-32", ""},
      {"2020-21-05", ""},
      {"-0000", ""},
      {"Y2020", ""},
      {"Y", ""},
      {"Y-", ""},
      {"Y012345", ""},
      {"Y12345-06", ""},
      {"Y12345E", ""},
      {"Y20000000001", ""},
      {"Y1E11", ""},
      {"Y99999999999999999999999", ""},
      {"Y1E99999999999999999999", ""},
      {"1950S", ""},
      {"1950S0", ""},
      {"1950S5", ""},
      {"0050S3", ""},
      {"19XXS2", ""},
      {"1950S2-06", ""},
      {"12345", ""},
      {"+2020", ""},
      {"2020-", ""},
      {"2020-08-", ""},
      {"2020-08-05x", ""},
      {"2020-W33", ""},
      {"2020-234", ""},
      {"2020-08-20T", ""},
      {"/", ""},
      {"..", ""},
      {"../..", ""},
      {"../", ""},
      {"/..", ""},
      {"2020/2021/2022", ""},
      {"2021/2020", ""},
      {"2020-08-20/2020-08-19", ""},
      {"[]", ""},
      {"[", ""},
      {"]", ""},
      {"[2020}", ""},
      {"[2020", ""},
      {"2020]", ""},
      {"[2020,]", ""},
      {"[,2020]", ""},
      {"[..]", ""},
      {"[2019,..2020]", ""},
      {"[2019..,2020]", ""},
      {"[2020..2019]", ""},
      {"[2019..2020-05]", ""},
      {"[2019...2020]", ""},
      {"[2019/2020]", ""},
      {"[[2019],2020]", ""},
  };
  for (const Refused& row : rows) {
    INFO(row.text);
    const auto outcome = parse_edtf(row.text);
    REQUIRE(std::holds_alternative<EdtfError>(outcome));
    const EdtfError& error = std::get<EdtfError>(outcome);
    CHECK(error.suggestion == row.suggestion);
    CHECK_FALSE(error.message.empty());
    CHECK(error.offset <= std::string(row.text).size());
  }
}

TEST_CASE("EDTF: an error says what is wrong, and where") {
  const auto error_of = [](std::string_view text) { return std::get<EdtfError>(parse_edtf(text)); };
  CHECK(error_of("2021-02-29").message == "no day 29: 2021-02 has 28 days");
  CHECK(error_of("2021-02-29").offset == 8);
  CHECK(error_of("2020-13").message ==
        "no month 13: months are 01 to 12, seasons and other parts of a year 21 to 41");
  CHECK(error_of("2020-08-01/2020-8-5").message == "a month has two digits");
  CHECK(error_of("2020-08-01/2020-8-5").offset == 16);
  CHECK(error_of("2021/2020").message == "this ends before it starts");
  CHECK(error_of("2021/2020").offset == 5);
  CHECK(error_of("[2020,2021-02-30]").offset == 14);
}

TEST_CASE("EDTF: sets of very many members") {
  const auto set_of = [](std::size_t count, const std::string& date) {
    std::string text = "[" + date;
    for (std::size_t i = 1; i < count; ++i) text += "," + date;
    return text + "]";
  };
  CHECK(std::get<Edtf>(parse_edtf(set_of(10'000, "XXXX-XX-XX"))).members.size() == 10'000);
  CHECK(std::holds_alternative<EdtfError>(parse_edtf(set_of(10'001, "2020"))));
  CHECK(std::holds_alternative<EdtfError>(parse_edtf(set_of(1'001, "156X-12-25"))));
}

TEST_CASE("EDTF: arbitrary bytes end in bounds that fit together or in an error") {
  const std::vector<std::string> seeds = {"2020-08-20T10:30:00+03:00",
                                          "156X-12-25",
                                          "[1667,1668,1670..1672]",
                                          "{1960,1961-12..}",
                                          "Y171010000S3",
                                          "2004-06-~01/2004-06-~20",
                                          "?2004-06-~11",
                                          "../2020-07-31",
                                          "2001-34%",
                                          "-XXX5-0X-X9",
                                          "Y-17E7S1~/Y3388E2",
                                          "5 August 2020",
                                          "25/08/2020",
                                          "[..1760-12-03]",
                                          "2016-12-31T23:59:60Z"};
  constexpr std::string_view kLikely = "0123456789XXYEST--~?%/..,[]{}:+Z ";
  std::mt19937 random(8601);
  const auto below = [&random](std::size_t bound) {
    return std::uniform_int_distribution<std::size_t>(0, bound - 1)(random);
  };
  std::size_t read_count = 0;
  std::string wrong;
  const auto fits = [](const Bound& bound) {
    return bound.written.first <= bound.written.last && contains(bound.widened, bound.written) &&
           kPast <= bound.widened.first && bound.widened.last <= kFuture;
  };
  for (int round = 0; round < 100'000; ++round) {
    std::string text = round % 4 == 0 ? std::string(below(24), '\0') : seeds[below(seeds.size())];
    const std::size_t changes = round % 4 == 0 ? text.size() : 1 + below(2);
    for (std::size_t i = 0; i < changes && !text.empty(); ++i) {
      const std::size_t at = round % 4 == 0 ? i : below(text.size());
      const char c = round % 8 == 0 ? static_cast<char>(below(256)) : kLikely[below(kLikely.size())];
      switch (round % 4 == 0 ? 0 : below(3)) {
        case 0:
          text[at] = c;
          break;
        case 1:
          text.insert(at, 1, c);
          break;
        default:
          text.erase(at, 1);
      }
    }
    const auto outcome = parse_edtf(text);
    bool good = true;
    if (const auto* edtf = std::get_if<Edtf>(&outcome)) {
      ++read_count;
      good = !edtf->members.empty();
      for (const Member& member : edtf->members) {
        good = good && fits(member.start) && fits(member.end) &&
               member.start.widened.first <= member.end.widened.last &&
               (member.interval || member.start == member.end);
      }
    } else {
      const EdtfError& error = std::get<EdtfError>(outcome);
      good = !error.message.empty() && error.offset <= text.size() &&
             (error.suggestion.empty() || std::holds_alternative<Edtf>(parse_edtf(error.suggestion)));
      for (const char c : error.message) good = good && c >= ' ' && c <= '~';
    }
    if (!good) wrong = text;
  }
  INFO(wrong);
  CHECK(wrong.empty());
  CHECK(read_count > 5'000);
}

}  // namespace gainsay
