// What relations, gaps, dates and rules mean as bounds: relations between periods against every pair of small
// periods and every assignment of three, all else by example.
#include "checks/order_network.h"

#include <fmt/format.h>

#include <array>
#include <catch2/catch.hpp>
#include <functional>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "checks/implied_dates.h"
#include "unit/check_fixture.h"

using gainsay::Finding;
using gainsay::testing::check_text;
using gainsay::testing::Checked;

namespace {

// ---- facts as text ----

class Facts {
 public:
  explicit Facts(std::string properties, std::string rules = {})
      : properties_(std::move(properties)), rules_(std::move(rules)) {}

  // Each in an article and of a publisher of its own, so that nothing is restated. The fact's name is `aN#f`,
  // from 0.
  Facts& add(const std::string& subject, const std::string& property, const std::string& value,
             const std::string& more = {}) {
    subjects_.insert(subject);
    articles_ += fmt::format(
        "{}{{\"id\":\"a{}\",\"publisher\":\"p{}\",\"published\":\"2020-06-01\",\"facts\":[{{\"id\":\"f\","
        "\"subject\":\"{}\",\"property\":\"{}\",\"value\":{}{}}}]}}",
        articles_.empty() ? "" : ",\n", count_, count_, subject, property, value, more);
    ++count_;
    return *this;
  }
  Facts& subject(const std::string& id) {
    subjects_.insert(id);
    return *this;
  }
  std::string text() const {
    std::string subjects;
    for (const std::string& id : subjects_) {
      subjects += fmt::format("{}{{\"id\":\"{}\"}}", subjects.empty() ? "" : ",", id);
    }
    return fmt::format("{{\"subjects\":[{}],\"properties\":[{}],\"rules\":[{}],\"articles\":[{}]}}", subjects,
                       properties_, rules_, articles_);
  }

 private:
  std::string properties_, rules_, articles_;
  std::set<std::string> subjects_;
  int count_ = 0;
};

std::string quoted(const std::string& text) { return "\"" + text + "\""; }

// `{"before":"b"}`
std::string relation(const std::string& kind, const std::string& to) {
  return fmt::format("{{\"{}\":\"{}\"}}", kind, to);
}

std::vector<Finding> orders(const Checked& checked) {
  std::vector<Finding> found;
  for (const Finding& finding : checked.findings) {
    if (finding.code == "G103" || finding.code == "G104") found.push_back(finding);
  }
  return found;
}

bool impossible(const Facts& facts) { return !orders(check_text(facts.text())).empty(); }

// ---- periods of whole seconds ----

struct Period {
  int start, end;
};

struct RelationRow {
  const char* name;
  std::function<bool(Period, Period)> holds;
};

// Allen's relations by their definition, then the looser ones; `meets` allows the next granule.
const std::vector<RelationRow>& relations() {
  static const std::vector<RelationRow> rows = {
      {"before", [](Period a, Period b) { return a.end < b.start; }},
      {"after", [](Period a, Period b) { return b.end < a.start; }},
      {"meets", [](Period a, Period b) { return a.end == b.start || a.end + 1 == b.start; }},
      {"met_by", [](Period a, Period b) { return b.end == a.start || b.end + 1 == a.start; }},
      {"overlaps", [](Period a, Period b) { return a.start < b.start && b.start < a.end && a.end < b.end; }},
      {"overlapped_by",
       [](Period a, Period b) { return b.start < a.start && a.start < b.end && b.end < a.end; }},
      {"starts", [](Period a, Period b) { return a.start == b.start && a.end < b.end; }},
      {"started_by", [](Period a, Period b) { return a.start == b.start && b.end < a.end; }},
      {"during", [](Period a, Period b) { return b.start < a.start && a.end < b.end; }},
      {"contains", [](Period a, Period b) { return a.start < b.start && b.end < a.end; }},
      {"finishes", [](Period a, Period b) { return b.start < a.start && a.end == b.end; }},
      {"finished_by", [](Period a, Period b) { return a.start < b.start && a.end == b.end; }},
      {"equals", [](Period a, Period b) { return a.start == b.start && a.end == b.end; }},
      {"within", [](Period a, Period b) { return b.start <= a.start && a.end <= b.end; }},
      {"covers", [](Period a, Period b) { return a.start <= b.start && b.end <= a.end; }},
      {"starts_with", [](Period a, Period b) { return a.start == b.start; }},
      {"ends_with", [](Period a, Period b) { return a.end == b.end; }},
  };
  return rows;
}

std::vector<Period> periods_up_to(int last) {
  std::vector<Period> all;
  for (int start = 0; start <= last; ++start) {
    for (int end = start; end <= last; ++end) all.push_back({start, end});
  }
  return all;
}

const std::string kSeconds =
    R"({"id":"lasted","type":"period","over_time":"constant","resolution":"second","rounding":"exact"})";

std::string in_seconds(Period period) {
  return fmt::format("\"2020-05-01T00:00:0{}Z/2020-05-01T00:00:0{}Z\"", period.start, period.end);
}

}  // namespace

TEST_CASE("each relation between periods means what its definition says") {
  const std::vector<Period> periods = periods_up_to(4);
  for (const RelationRow& row : relations()) {
    CAPTURE(row.name);
    Facts facts(kSeconds);
    std::set<std::string> expected;
    for (std::size_t a = 0; a < periods.size(); ++a) {
      for (std::size_t b = 0; b < periods.size(); ++b) {
        const std::string one = fmt::format("a-{}-{}", a, b), other = fmt::format("b-{}-{}", a, b);
        facts.add(one, "lasted", in_seconds(periods[a]))
            .add(other, "lasted", in_seconds(periods[b]))
            .add(one, "lasted", relation(row.name, other));
        if (!row.holds(periods[a], periods[b])) expected.insert(fmt::format("{}-{}", a, b));
      }
    }
    const Checked checked = check_text(facts.text());
    std::set<std::string> found;
    for (const Finding& finding : orders(checked)) {
      found.insert(checked.corpus.subject_label(finding.subject).substr(2));
    }
    CHECK(found == expected);
    CHECK(expected.size() < periods.size() * periods.size());
    CHECK_FALSE(expected.empty());
  }
}

TEST_CASE("random relations between three periods are impossible exactly when no three periods fit") {
  const std::vector<Period> periods = periods_up_to(5);  // six ends need no more places
  std::mt19937 random(20210501);
  const auto below = [&](std::size_t count) { return static_cast<std::size_t>(random() % count); };
  struct Term {
    std::size_t relation, left, right;
  };
  constexpr std::size_t kNetworks = 400;
  std::vector<std::vector<Term>> networks;
  Facts facts(kSeconds);
  for (std::size_t i = 0; i < kNetworks; ++i) {
    networks.emplace_back();
    for (std::size_t count = 3 + below(4); count > 0; --count) {
      const std::size_t left = below(3);
      networks.back().push_back({below(relations().size()), left, (left + 1 + below(2)) % 3});
      const Term& term = networks.back().back();
      facts.add(fmt::format("s-{}-{}", term.left, i), "lasted",
                relation(relations()[term.relation].name, fmt::format("s-{}-{}", term.right, i)));
      facts.subject(fmt::format("s-{}-{}", term.right, i));
    }
  }
  const Checked checked = check_text(facts.text());
  std::set<std::size_t> found;
  for (const Finding& finding : orders(checked)) {
    found.insert(
        static_cast<std::size_t>(std::stoul(checked.corpus.subject_label(finding.subject).substr(4))));
  }
  std::size_t possible = 0;
  for (std::size_t i = 0; i < kNetworks; ++i) {
    CAPTURE(i);
    bool fits = false;
    for (std::size_t code = 0; !fits && code < periods.size() * periods.size() * periods.size(); ++code) {
      const std::array<Period, 3> chosen = {periods[code % periods.size()],
                                            periods[code / periods.size() % periods.size()],
                                            periods[code / periods.size() / periods.size()]};
      fits = std::all_of(networks[i].begin(), networks[i].end(), [&](const Term& term) {
        return relations()[term.relation].holds(chosen[term.left], chosen[term.right]);
      });
    }
    CHECK(fits != (found.count(i) > 0));
    possible += fits ? 1 : 0;
  }
  CHECK(possible > kNetworks / 20);
  CHECK(possible < kNetworks * 19 / 20);
}

// ---- dates ----

namespace {

const std::string kDay = R"({"id":"date","type":"date","over_time":"constant"})";
const std::string kExactDay = R"({"id":"date","type":"date","over_time":"constant","rounding":"exact"})";
const std::string kMonth = R"({"id":"date","type":"date","over_time":"constant","resolution":"month"})";
const std::string kYear = R"({"id":"date","type":"date","over_time":"constant","resolution":"year"})";
const std::string kMinute =
    R"({"id":"date","type":"date","over_time":"constant","resolution":"minute","rounding":"exact"})";

struct Row {
  const char *a, *relation, *b;  // dates, `{"before":"b"}`
  bool possible;
};

void check_rows(const std::string& property, std::initializer_list<Row> rows) {
  for (const Row& row : rows) {
    INFO(row.a << " " << row.relation << " " << row.b);
    Facts facts(property);
    facts.add("a", "date", quoted(row.a)).add("b", "date", quoted(row.b)).add("a", "date", row.relation);
    CHECK(impossible(facts) != row.possible);
  }
}

}  // namespace

TEST_CASE("dates: order, and a day of leeway for time zones") {
  check_rows(kDay, {
                       {"2020-05-03", R"({"before":"b"})", "2020-05-04", true},
                       {"2020-05-03", R"({"before":"b"})", "2020-05-03", true},  // in either order
                       {"2020-05-04", R"({"before":"b"})", "2020-05-03", true},  // a day apart: strained
                       {"2020-05-05", R"({"before":"b"})", "2020-05-03", false},
                       {"2020-05-03", R"({"after":"b"})", "2020-05-05", false},
                       {"2020-05-03", R"({"after":"b"})", "2020-05-04", true},
                       {"2020-05", R"({"after":"b"})", "2020-05-31", true},
                       {"2020-05", R"({"after":"b"})", "2020-06-01", true},
                       {"2020-05", R"({"after":"b"})", "2020-06-02", false},
                       {"2020-05~", R"({"after":"b"})", "2020-06-30", true},  // a month wider
                       {"2020-05~", R"({"after":"b"})", "2020-07-02", false},
                       {"2020-05/..", R"({"before":"b"})", "2020-04-29", false},
                       {"2020-05/..", R"({"after":"b"})", "2021-01-01", true},
                       {"../2020-05", R"({"after":"b"})", "2020-06-02", false},
                       {"2020-05/", R"({"after":"b"})", "2031-06-02", true},
                       {"[2020-05-03,2020-07-03]", R"({"after":"b"})", "2020-06-02", true},
                       {"[2020-05-03,2020-07-03]", R"({"after":"b"})", "2020-08-02", false},
                       {"2020-05-0X", R"({"after":"b"})", "2020-05-10", true},
                       {"2020-05-0X", R"({"after":"b"})", "2020-05-11", false},
                       {"-0044-03-15", R"({"after":"b"})", "-0043-01-01", false},
                       {"Y-170000000", R"({"after":"b"})", "Y170000000", false},
                       {"Y170000000", R"({"after":"b"})", "Y-170000000", true},
                       {"2020-05-03", R"({"on":"b"})", "2020-05-03", true},
                       {"2020-05-03", R"({"on":"b"})", "2020-05-04", true},
                       {"2020-05-03", R"({"on":"b"})", "2020-05-05", false},
                       {"2020-05-03", R"({"on":"b"})", "2020-05-01", false},
                   });
  check_rows(kExactDay, {
                            {"2020-05-03", R"({"before":"b"})", "2020-05-03", true},
                            {"2020-05-04", R"({"before":"b"})", "2020-05-03", false},
                            {"2020-05-03", R"({"on":"b"})", "2020-05-03", true},
                            {"2020-05-03", R"({"on":"b"})", "2020-05-04", false},
                        });
  check_rows(kMonth, {
                         {"2020-05", R"({"before":"b"})", "2020-05", true},
                         {"2020-05-20", R"({"before":"b"})", "2020-05-02", true},  // days do not count
                         {"2020-06", R"({"before":"b"})", "2020-05", false},
                         {"2020-05-01", R"({"on":"b"})", "2020-05-31", true},
                         {"2020-04-30", R"({"on":"b"})", "2020-05-01", false},
                     });
}

TEST_CASE("dates: gaps of calendar days, whatever the hours") {
  check_rows(kExactDay, {
                            {"2020-05-06", R"({"after":"b","by":"P3D"})", "2020-05-03", true},
                            {"2020-05-07", R"({"after":"b","by":"P3D"})", "2020-05-03", false},
                            {"2020-05-05", R"({"after":"b","by":"P3D"})", "2020-05-03", false},
                            {"2020-03-01", R"({"after":"b","by":"P2D"})", "2020-02-28", true},
                            {"2021-03-02", R"({"after":"b","by":"P2D"})", "2021-02-28", true},
                            {"2021-03-01", R"({"after":"b","by":"P2D"})", "2021-02-28", false},
                            {"2020-05-01", R"({"before":"b","by":{"at_least":"P2D"}})", "2020-05-02", false},
                            {"2020-05-01", R"({"before":"b","by":{"at_least":"P2D"}})", "2020-05-03", true},
                            {"2020-05-01", R"({"before":"b","by":{"at_most":"P2D"}})", "2020-05-03", true},
                            {"2020-05-01", R"({"before":"b","by":{"at_most":"P2D"}})", "2020-05-04", false},
                            {"2020-05-01", R"({"before":"b","by":{"at_most":"P2D"}})", "2020-05-01", true},
                            {"2020-05-01", R"({"before":"b","by":"P0D"})", "2020-05-01", true},
                            {"2020-05-31", R"({"after":"b","by":"P1M"})", "2020-04-30", true},
                            {"2020-05-31", R"({"after":"b","by":"P1M"})", "2020-05-03", true},
                            {"2020-05-31", R"({"after":"b","by":"P1M"})", "2020-05-04", false},
                            {"2021-02-28", R"({"after":"b","by":"P1Y"})", "2020-02-29", true},
                            {"2021-02-28", R"({"after":"b","by":"P1Y"})", "2020-03-01", false},
                        });
  check_rows(kDay, {
                       {"2020-05-07", R"({"after":"b","by":"P3D"})", "2020-05-03", true},
                       {"2020-05-05", R"({"after":"b","by":"P3D"})", "2020-05-03", true},
                       {"2020-05-08", R"({"after":"b","by":"P3D"})", "2020-05-03", false},
                       {"2020-05-04", R"({"after":"b","by":"P3D"})", "2020-05-03", false},
                   });
  check_rows(kMinute, {
                          {"2020-05-04T00:01Z", R"({"after":"b","by":"P1D"})", "2020-05-03T23:59Z", true},
                          {"2020-05-04T23:59Z", R"({"after":"b","by":"P1D"})", "2020-05-03T00:00Z", true},
                          {"2020-05-05T00:00Z", R"({"after":"b","by":"P1D"})", "2020-05-03T23:59Z", false},
                          {"2020-05-03T23:59Z", R"({"after":"b","by":"P1D"})", "2020-05-03T00:00Z", false},
                          // An hour is an hour.
                          {"2020-05-04T00:01Z", R"({"after":"b","by":"PT24H"})", "2020-05-03T23:59Z", false},
                          {"2020-05-04T23:59Z", R"({"after":"b","by":"PT24H"})", "2020-05-03T23:59Z", true},
                          {"2020-05-03T12:30Z", R"({"after":"b","by":"PT2H"})", "2020-05-03T10:30Z", true},
                          {"2020-05-03T12:32Z", R"({"after":"b","by":"PT2H"})", "2020-05-03T10:30Z", false},
                          {"2020-05-03T12:30Z", R"({"on":"b"})", "2020-05-03T12:30Z", true},
                          {"2020-05-03T12:32Z", R"({"on":"b"})", "2020-05-03T12:30Z", false},
                      });
}

TEST_CASE("dates: gaps between months and years count those") {
  check_rows(kMonth, {
                         {"2020-03", R"({"after":"b","by":"P1M"})", "2020-02", true},
                         {"2020-04", R"({"after":"b","by":"P1M"})", "2020-02", false},
                         {"2020-02", R"({"after":"b","by":"P1M"})", "2020-02", false},
                         {"2020-02", R"({"after":"b","by":"P20D"})", "2020-02", true},  // or in the next
                         {"2020-03", R"({"after":"b","by":"P20D"})", "2020-02", true},
                         {"2020-04", R"({"after":"b","by":"P20D"})", "2020-02", false},
                         {"2021-02", R"({"after":"b","by":"P1Y"})", "2020-02", true},
                         {"2021-03", R"({"after":"b","by":"P1Y"})", "2020-02", false},
                     });
  check_rows(kYear, {
                        {"1992", R"({"after":"b","by":"P2Y"})", "1990", true},
                        {"1993", R"({"after":"b","by":"P2Y"})", "1990", false},
                        {"1991", R"({"after":"b","by":"P2Y"})", "1990", false},
                        {"1991", R"({"after":"b","by":"P6M"})", "1990", true},
                        {"1990", R"({"after":"b","by":"P6M"})", "1990", true},
                        {"1992", R"({"after":"b","by":"P6M"})", "1990", false},
                    });
}

TEST_CASE("dates of different resolution and rounding are compared generously") {
  const std::string properties =
      kExactDay + "," +
      R"({"id":"reported","type":"date","over_time":"constant"},)"
      R"({"id":"month","type":"date","over_time":"constant","resolution":"month"})";
  struct Mixed {
    const char *a, *relation, *property, *b;
    bool possible;
  };
  for (const Mixed& row : std::initializer_list<Mixed>{
           {"2020-05-04", R"({"before":"b/reported"})", "reported", "2020-05-03", true},
           {"2020-05-05", R"({"before":"b/reported"})", "reported", "2020-05-03", false},
           {"2020-05-04", R"({"on":"b/reported"})", "reported", "2020-05-03", true},
           {"2020-05-05", R"({"on":"b/reported"})", "reported", "2020-05-03", false},
           {"2020-05-31", R"({"on":"b/month"})", "month", "2020-05", true},
           {"2020-06-02", R"({"on":"b/month"})", "month", "2020-05", false},
           {"2020-06-30", R"({"after":"b/month","by":"P1M"})", "month", "2020-05", true},
           {"2020-07-03", R"({"after":"b/month","by":"P1M"})", "month", "2020-05", false},
           {"2020-05-27", R"({"after":"b/month","by":"P1M"})", "month", "2020-05", false},
           {"2020-05-31", R"({"before":"b/month"})", "month", "2020-05", true},
           {"2020-06-01", R"({"before":"b/month"})", "month", "2020-05", false},
       }) {
    INFO(row.a << " " << row.relation << " " << row.b);
    Facts facts(properties);
    facts.add("a", "date", quoted(row.a))
        .add("b", row.property, quoted(row.b))
        .add("a", "date", row.relation);
    CHECK(impossible(facts) != row.possible);
  }
}

TEST_CASE("a gap across three dates keeps to calendar days, with one day of leeway in all") {
  for (const auto& [last, possible] : std::map<std::string, bool>{{"2020-05-08", false},
                                                                  {"2020-05-09", true},
                                                                  {"2020-05-10", true},
                                                                  {"2020-05-11", true},
                                                                  {"2020-05-12", false}}) {
    CAPTURE(last);
    Facts facts(kDay);
    facts.add("a", "date", "\"2020-05-04\"")
        .add("b", "date", R"({"after":"a","by":"P2D"})")
        .add("c", "date", R"({"after":"b","by":"P4D"})")
        .add("c", "date", quoted(last));
    CHECK(impossible(facts) != possible);
  }
  // Between relations alone there is none.
  Facts facts(kDay);
  facts.add("a", "date", R"({"before":"b","by":"P3D"})").add("b", "date", R"({"after":"a","by":"P4D"})");
  CHECK(impossible(facts));
}

TEST_CASE("a time of day orders what one day leaves open, unless time zones may explain it") {
  const auto facts = [](const char* rounding, const char* a, const char* b) {
    Facts made(fmt::format(
        R"({{"id":"date","type":"date","over_time":"constant","resolution":"hour","rounding":"{}"}})",
        rounding));
    made.add("a", "date", quoted(a)).add("b", "date", quoted(b)).add("a", "date", R"({"before":"b"})");
    return made;
  };
  CHECK(impossible(facts("exact", "2020-05-03T15Z", "2020-05-03T14Z")));
  CHECK_FALSE(impossible(facts("exact", "2020-05-03T14Z", "2020-05-03T14Z")));
  CHECK_FALSE(impossible(facts("reported", "2020-05-03T15Z", "2020-05-03T14Z")));
  CHECK_FALSE(impossible(facts("reported", "2020-05-04T14Z", "2020-05-03T14Z")));
  CHECK(impossible(facts("reported", "2020-05-04T16Z", "2020-05-03T14Z")));
}

// ---- what takes part ----

TEST_CASE("only what is asserted, stands and has one value takes part") {
  const std::string properties = kDay +
                                 R"(,{"id":"many","type":"date","over_time":"constant","values":"many"},)"
                                 R"({"id":"event","type":"date","over_time":"event"})";
  const auto circle = [&](const char* last, const char* more) {
    Facts facts(properties);
    facts.add("a", "date", R"({"before":"b"})").add("b", "date", last, more);
    return facts;
  };
  CHECK(impossible(circle(R"({"before":"a"})", "")));
  for (const char* stance : {"planned", "predicted", "denied", "rumoured", "demanded", "conditional"}) {
    CAPTURE(stance);
    CHECK_FALSE(impossible(circle(R"({"before":"a"})", fmt::format(R"(,"stance":"{}")", stance).c_str())));
  }
  CHECK_FALSE(impossible(circle("null", "")));
  for (const char* property : {"many", "event"}) {
    CAPTURE(property);
    Facts facts(properties);
    facts.add("a", property, R"({"before":"b"})").add("b", property, R"({"before":"a"})");
    CHECK_FALSE(impossible(facts));
  }
}

TEST_CASE("several relations of one fact hold together, and one may contradict itself") {
  Facts facts(R"({"id":"lasted","type":"period","over_time":"constant"})");
  facts.add("a", "lasted", R"({"starts_with":"b","during":"b"})").subject("b");
  CHECK(impossible(facts));
  Facts fine(R"({"id":"lasted","type":"period","over_time":"constant"})");
  fine.add("a", "lasted", R"({"starts_with":"b","within":"b"})").subject("b");
  CHECK_FALSE(impossible(fine));
  Facts itself(kDay);
  itself.add("a", "date", R"({"before":"a"})");
  CHECK(impossible(itself));
}

TEST_CASE("facts that say the very same are one cause, and the earliest published speaks for them") {
  Facts facts(kDay);
  facts.add("a", "date", R"({"before":"b"})")
      .add("b", "date", R"({"before":"a"})")
      .add("b", "date", R"({"after":"a"})")  // the first one, said the other way around
      .add("b", "date", R"({"before":"a"})");
  const Checked checked = check_text(facts.text());
  const std::vector<Finding> found = orders(checked);
  REQUIRE(found.size() == 1);
  CHECK(checked.names(found[0].facts) == std::vector<std::string>{"a0#f", "a1#f"});
  CHECK(checked.names(found[0].support) == std::vector<std::string>{"a2#f", "a3#f"});
}

TEST_CASE("states bear on each other only while both hold") {
  const std::string state = R"({"id":"date","type":"date","over_time":"state"},)" +
                            std::string(R"({"id":"fixed","type":"date","over_time":"constant"})");
  const auto circle = [&](const char* first, const char* second) {
    Facts facts(state);
    facts.add("a", "date", R"({"before":"b"})", fmt::format(R"(,"when":"{}")", first));
    facts.add("b", "date", R"({"before":"a"})", fmt::format(R"(,"when":"{}")", second));
    return impossible(facts);
  };
  CHECK(circle("2020-05-03", "2020-05-03"));
  CHECK_FALSE(circle("2020-05-03", "2020-05-04"));
  CHECK(circle("2020-05-01/2020-05-09", "2020-05-04"));
  CHECK(circle("2020-05-01/2020-05-09", "2020-05-03/.."));
  CHECK_FALSE(circle("2020-05-01/2020-05-09", "2020-05-09"));     // handed over
  CHECK_FALSE(circle("2020-05-01/2020-05-09", "2020-05-09/.."));  // likewise
  CHECK_FALSE(circle("2020-05", "2020-05-09"));                   // at some time in May
  CHECK_FALSE(circle("2020-05", "2020-05"));
  CHECK(circle("2020-05", "2020-04-20/2020-06-09"));
  CHECK(circle("{2020-05-03,2020-05-09}", "2020-05-09"));
  CHECK_FALSE(circle("[2020-05-03,2020-05-09]", "2020-05-09"));
  CHECK(circle("[2020-05-03,2020-05-09]", "2020-05-01/2020-06-09"));
  CHECK(circle("../2020-05-09", "../2020-05-02"));
  CHECK_FALSE(circle("/2020-05-09", "../2020-05-02"));
  // A constant holds always.
  Facts facts(state);
  facts.add("a", "date", R"({"before":"c/fixed"})", R"(,"when":"2020-05-03")")
      .add("c", "fixed", "\"2020-06-01\"")
      .add("a", "date", "\"2020-06-05\"", R"(,"when":"2020-05-03")");
  CHECK(impossible(facts));
  Facts later(state);
  later.add("a", "date", R"({"before":"c/fixed"})", R"(,"when":"2020-05-03")")
      .add("c", "fixed", "\"2020-06-01\"")
      .add("a", "date", "\"2020-06-05\"", R"(,"when":"2020-05-05")");
  CHECK_FALSE(impossible(later));
}

TEST_CASE("facts of one article share its moment, whenever that was") {
  const auto text = [](const char* published) {
    return fmt::format(
        R"({{"subjects":[{{"id":"a"}},{{"id":"b"}}],
             "properties":[{{"id":"date","type":"date","over_time":"state"}}],
             "articles":[{{"id":"x"{},"facts":[
               {{"subject":"a","property":"date","value":{{"before":"b"}}}},
               {{"subject":"b","property":"date","value":{{"before":"a"}}}}]}}]}})",
        published);
  };
  CHECK(orders(check_text(text(""))).size() == 1);
  CHECK(orders(check_text(text(R"(,"published":"2020-05")"))).size() == 1);
  CHECK(orders(check_text(text(R"(,"published":"2020-05-03")"))).size() == 1);
}

TEST_CASE("rules put properties in order, through what lies between") {
  const std::string properties =
      R"({"id":"born","type":"date","over_time":"constant"},{"id":"served","type":"period","over_time":"constant"},)"
      R"({"id":"died","type":"date","over_time":"constant"})";
  const std::string rule = R"({"id":"life","ordered":["born","served","died"]})";
  const auto code = [&](const Facts& facts) {
    const std::vector<Finding> found = orders(check_text(facts.text()));
    return found.empty() ? std::string() : std::string(found.front().code);
  };
  CHECK(code(Facts(properties, rule).add("a", "born", "\"1980\"").add("a", "died", "\"1978\"")) == "G104");
  CHECK(code(Facts(properties).add("a", "born", "\"1980\"").add("a", "died", "\"1978\"")).empty());
  CHECK(code(Facts(properties, rule).add("a", "born", "\"1980\"").add("b", "died", "\"1978\"")).empty());
  CHECK(code(Facts(properties, rule).add("a", "born", "\"1980\"").add("a", "died", "\"1980\"")).empty());
  CHECK(code(Facts(properties, rule).add("a", "born", "\"1981\"").add("a", "served", "\"1970/1979\"")) ==
        "G104");
  CHECK(code(Facts(properties, rule).add("a", "served", "\"1970/1979\"").add("a", "died", "\"1979-05\""))
            .empty());
  CHECK(code(Facts(properties, rule).add("a", "served", "\"1970/1979\"").add("a", "died", "\"1977\"")) ==
        "G104");
  // What others say of it counts, though it has no fact of its own.
  CHECK(code(Facts(properties, rule)
                 .add("a", "born", "\"1980\"")
                 .add("b", "born", R"({"after":"a/died"})")
                 .add("b", "born", "\"1975\"")) == "G104");
  // A rule is named only where it is needed.
  CHECK(code(Facts(properties, rule)
                 .add("a", "born", "\"1980\"")
                 .add("a", "died", R"({"after":"a/born"})")
                 .add("a", "died", "\"1978\"")) == "G103");
  const std::string only = R"({"id":"life","ordered":["born","died"],"only":["b"],"level":"warning"})";
  CHECK(code(Facts(properties, only).add("a", "born", "\"1980\"").add("a", "died", "\"1978\"").subject("b"))
            .empty());
  const Checked checked =
      check_text(Facts(properties, only).add("b", "born", "\"1980\"").add("b", "died", "\"1978\"").text());
  REQUIRE(orders(checked).size() == 1);
  CHECK(orders(checked).front().level == gainsay::Level::warning);
}

// ---- what follows ----

namespace {

struct Bounds {
  std::string earliest, latest;
  std::vector<std::string> behind_earliest, behind_latest, left_out;
};

// Of one end of `subject`/`property`, to the day, without what is allowed for time zones.
Bounds implied(const Facts& facts, const std::string& subject, const std::string& property,
               std::size_t end = 0) {
  const Checked checked = check_text(facts.text());
  const gainsay::Corpus& corpus = checked.corpus;
  const gainsay::FactGraph graph(corpus);
  const gainsay::Origins origins(corpus);
  gainsay::Readings readings(corpus);
  gainsay::StandingFacts standing(corpus.facts.size());
  const gainsay::Context context{graph, corpus, origins, readings, standing};
  std::vector<const gainsay::Series*> series;
  for (const gainsay::Series& one : graph.series()) series.push_back(&one);
  gainsay::Dated asked{{}, {}, gainsay::ScopeId(std::size_t{0}), gainsay::kAlways};
  for (std::size_t i = 0; i < corpus.subjects.size(); ++i) {
    if (corpus.text(corpus.subjects[i].id) == subject) asked.subject = gainsay::SubjectId(i);
  }
  for (std::size_t i = 0; i < corpus.properties.size(); ++i) {
    if (corpus.text(corpus.properties[i].id) == property) asked.property = gainsay::PropertyId(i);
  }
  const gainsay::ImpliedDates dates = gainsay::implied_dates(gainsay::GroupView(context, series), asked);
  Bounds bounds;
  bounds.left_out = checked.names(dates.left_out);
  if (dates.instants.empty()) return bounds;
  const gainsay::ImpliedInstant& instant = dates.instants.at(end);
  if (instant.earliest) {
    bounds.earliest = gainsay::format_day(instant.earliest->at + instant.earliest->slack);
    bounds.behind_earliest = checked.names(instant.earliest->facts);
  }
  if (instant.latest) {
    bounds.latest = gainsay::format_day(instant.latest->at - instant.latest->slack);
    bounds.behind_latest = checked.names(instant.latest->facts);
  }
  return bounds;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("what all facts imply of a date, and from which it follows") {
  Facts facts(kDay);
  facts.add("a", "date", "\"2020-05-03\"")
      .add("b", "date", R"({"after":"a","by":{"at_least":"P2D"}})")
      .add("b", "date", R"({"before":"c"})")
      .add("c", "date", "\"2020-06\"");
  const Bounds b = implied(facts, "b", "date");
  CHECK(b.earliest == "2020-05-05");
  CHECK(b.latest == "2020-06-30");
  CHECK(b.behind_earliest == Names{"a1#f", "a0#f"});
  CHECK(b.behind_latest == Names{"a3#f", "a2#f"});
  CHECK(b.left_out.empty());
  const Bounds a = implied(facts, "a", "date");
  CHECK(a.earliest == "2020-05-03");
  CHECK(a.latest == "2020-05-03");
  const Bounds alone = implied(Facts(kDay).add("a", "date", "\"2020-05/..\""), "a", "date");
  CHECK(alone.earliest == "2020-05-01");
  CHECK(alone.latest.empty());
}

TEST_CASE("what facts imply of a period, a rule included") {
  Facts facts(
      R"({"id":"lasted","type":"period","over_time":"constant"},{"id":"ended","type":"date","over_time":"constant"})",
      R"({"id":"end","ordered":["lasted","ended"]})");
  facts.add("a", "lasted", R"({"during":"b"})")
      .add("b", "lasted", "\"2020-05-03/2020-05-20\"")
      .add("a", "ended", "\"2020-05-10\"");
  const Bounds start = implied(facts, "a", "lasted", 0), end = implied(facts, "a", "lasted", 1);
  CHECK(start.earliest == "2020-05-03");
  CHECK(start.latest == "2020-05-10");
  CHECK(end.earliest == "2020-05-03");
  CHECK(end.latest == "2020-05-10");
  CHECK(end.behind_latest == Names{"a2#f"});
}

TEST_CASE("what contradicts itself is left out of what follows") {
  Facts facts(kDay);
  facts.add("a", "date", "\"2020-05-03\"")
      .add("b", "date", R"({"after":"a"})")
      .add("b", "date", "\"2020-04-03\"")
      .add("b", "date", R"({"before":"c"})")
      .add("c", "date", "\"2020-06-03\"");
  const Bounds b = implied(facts, "b", "date");
  CHECK(b.left_out.size() == 1);
  CHECK(b.latest <= "2020-06-03");
}
