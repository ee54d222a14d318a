// The JSON report: every key of a finding, nothing where a key does not apply, and JSON whatever the facts
// hold.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "unit/report_fixture.h"

namespace gainsay {

namespace {

using nlohmann::json;
using test::Newsroom;

struct Room : Newsroom {
  SubjectId troops = subject("troops", "US forces in Iraq");
  PropertyId strength = property("strength");
  ArticleId gvs = article("gvs", "Global Village Space", "2020-08-19", "A title");
  ArticleId daily = article("daily", "Example Daily", "2020-08-20");

  FactId says(ArticleId article, std::int64_t amount, const Said& said) {
    return number(article, troops, strength, amount, said);
  }
  FactId says(ArticleId article, std::int64_t amount, std::string_view quote) {
    Said said;
    said.quote = quote;
    return says(article, amount, said);
  }
};

}  // namespace

TEST_CASE("the JSON report has every key of a finding", "[report][json]") {
  Room room;
  const FactId a = room.says(room.gvs, 5000, "5,000 troops");
  const FactId b = room.says(room.daily, 3000, "3,000");
  const FactId c = room.says(room.daily, 5010, "5,010");
  Finding& finding = room.finding("G101", room.troops, room.strength, {a, b});
  finding.when = "2020-08-19";
  finding.because = {"both speak of one day"};
  finding.support = {c};
  Cluster cluster;
  cluster.value = "5,000";
  cluster.code = "5000";
  cluster.hard = Interval{4500, 5500, false, true};
  Interval open;
  open.low = Decimal(5000);
  open.high_infinite = true;
  cluster.soft = open;
  cluster.facts = {a};
  cluster.origins = 2;
  finding.clusters = {cluster};
  Step step;
  step.from = "5,000";
  step.to = "3,000";
  step.from_code = "5000";
  step.to_code = "3000";
  step.facts = {a, b};
  step.difference = Decimal(-2000);
  step.ratio = 0.6;
  step.days = {{1, kFuture}};
  finding.steps = {step};
  finding.direction = "falling";
  finding.explanation = {{a, "at least 5,000", "at most 3,000"}};
  finding.repair = {b};
  finding.next_steps = {"ask the publisher"};
  finding.suggestion = "x";

  const json report = json::parse(room.report("json"));
  CHECK(report["tool"]["name"] == "gainsay");
  CHECK(report["schema"] == 1);
  CHECK(report["summary"] == json{{"articles", 2},
                                  {"subjects", 1},
                                  {"facts", 3},
                                  {"unchecked", json::array()},
                                  {"error", 1},
                                  {"warning", 0},
                                  {"note", 0},
                                  {"known", 0},
                                  {"settled", 0},
                                  {"failing", 1}});
  REQUIRE(report["findings"].size() == 1);
  json shown = report["findings"][0];
  REQUIRE(shown["locations"].size() == 2);
  CHECK(shown["locations"][0]["fact"] == "gvs#1");
  CHECK(shown["locations"][0]["file"] == "facts/gvs.json");
  CHECK(shown["locations"][0]["line"] == 4);
  CHECK(shown["locations"][0]["column"] == 5);
  CHECK(shown["locations"][0]["end_line"] == 5);
  shown.erase("locations");
  CHECK(shown == json::parse(R"({
    "id": "g-00000001", "topic": "t-00000001", "code": "G101", "name": "conflicting-values", "kind": "contradiction",
    "level": "error", "status": "new", "subject": "troops", "property": "strength", "scope": {},
    "when": "2020-08-19", "message": "a message", "because": ["both speak of one day"],
    "facts": ["gvs#1", "daily#1"], "support": ["daily#2"],
    "clusters": [{"value": "5000", "hard": [4500, 5500], "soft": [5000, null], "facts": ["gvs#1"], "origins": 2}],
    "explanation": [{"fact": "gvs#1", "says": "at least 5,000", "leave": "at most 3,000"}], "repair": ["daily#1"],
    "steps": [{"from": "5000", "to": "3000", "facts": ["gvs#1", "daily#1"], "difference": -2000, "ratio": 0.6,
               "days": [1, null]}],
    "direction": "falling", "suggestion": "x", "next_steps": ["ask the publisher"]})"));
}

TEST_CASE("every fact that a finding names is described", "[report][json]") {
  Room room;
  const FactId a = room.says(room.gvs, 5000, "5,000 troops");
  Newsroom::Said planned;
  planned.when = "2021-01";
  planned.stance = Stance::planned;
  planned.attributed_to = "the Pentagon";
  planned.scope = room.scope("branch", "army");
  const FactId b = room.says(room.daily, 2000, planned);
  room.says(room.daily, 1, "named by no finding");
  room.finding("G302", room.troops, room.strength, {a}).support = {b};
  const json facts = json::parse(room.report("json"))["facts"];
  CHECK(facts == json::parse(R"({
    "gvs#1": {"subject": "troops", "property": "strength", "value": "5000", "when": "2020-08-19",
              "publisher": "Global Village Space", "published": "2020-08-19", "title": "A title",
              "quote": "5,000 troops"},
    "daily#1": {"subject": "troops", "property": "strength", "scope": {"branch": ["army"]}, "value": "2000",
                "when": "2021-01", "said": "2020-08-20", "stance": "planned", "attributed_to": "the Pentagon",
                "publisher": "Example Daily", "published": "2020-08-20"}})"));
}

TEST_CASE("keys that do not apply are left out", "[report][json]") {
  Newsroom room;
  const FileId file = room.file("bad.json", "{");
  Finding& finding = room.finding("G001", {}, {}, {});
  finding.marks = {{{file, 1, 2, 1, 2}, "ends here"}, {{file, 0, 0, 0, 0}, ""}};
  const json report = json::parse(room.report("json", Style{}, {"facts/bad.json"}));
  CHECK(report["facts"] == json::object());
  CHECK(report["summary"]["unchecked"] == json{"facts/bad.json"});
  CHECK(report["findings"][0] == json::parse(R"({
    "id": "g-00000001", "topic": "t-00000001", "code": "G001", "name": "syntax", "kind": "file", "level": "error",
    "status": "new", "message": "a message",
    "locations": [{"file": "facts/bad.json", "line": 1, "column": 2, "end_line": 1, "end_column": 2,
                   "label": "ends here"},
                  {"file": "facts/bad.json"}]})"));
}

TEST_CASE("a report without findings is JSON too", "[report][json]") {
  Newsroom room;
  const json report = json::parse(room.report("json"));
  CHECK(report["findings"] == json::array());
  CHECK(room.report("jsonl").empty());
}

TEST_CASE("the JSON report is JSON whatever the words are", "[report][json]") {
  Room room;
  const FactId a = room.says(room.gvs, 5000, "plain");
  Finding& finding = room.finding("G101", room.troops, room.strength, {a});
  finding.message = "ill-formed \xFF\xC3 and \x01 \"quoted\" \\ \xE2\x80\xA8";
  const json report = json::parse(room.report("json"));
  CHECK(report["findings"][0]["message"] ==
        "ill-formed \xEF\xBF\xBD\xEF\xBF\xBD and \x01 \"quoted\" \\ \xE2\x80\xA8");
}

TEST_CASE("jsonl has the same findings, one a line", "[report][json]") {
  Room room;
  const FactId a = room.says(room.gvs, 5000, "plain");
  room.finding("G101", room.troops, room.strength, {a}).message = "two\nlines";
  room.finding("G301", room.troops, room.strength, {a});
  const json report = json::parse(room.report("json"));
  std::istringstream lines(room.report("jsonl"));
  std::size_t count = 0;
  for (std::string line; std::getline(lines, line); ++count) {
    REQUIRE(count < report["findings"].size());
    CHECK(json::parse(line) == report["findings"][count]);
  }
  CHECK(count == 2);
}

TEST_CASE("a large report comes in pieces that together are the report", "[report][json]") {
  Room room;
  std::vector<FactId> facts;
  for (int i = 0; i < 1000; ++i)
    facts.push_back(room.says(room.gvs, i + 1, "a quote of some length, so that it adds up"));
  for (int i = 0; i < 1000; ++i)
    room.finding("G101", room.troops, room.strength, {facts[static_cast<std::size_t>(i)]});
  room.run([&](const Result& result, SourceReader& source) {
    std::string whole;
    std::size_t pieces = 0, largest = 0;
    find_format("json")->write(result, source, Style{}, [&](std::string_view piece) {
      whole += piece;
      largest = std::max(largest, piece.size());
      ++pieces;
    });
    CHECK(pieces > 5);
    CHECK(largest < 100 * 1024);
    const json report = json::parse(whole);
    CHECK(report["facts"].size() == 1000);
    CHECK(report["findings"].size() == 1000);
  });
}

TEST_CASE("the table of formats finds each by its name and nothing else", "[report][formats]") {
  for (const Format& format : formats()) {
    CHECK(find_format(format.name) == &format);
    CHECK_FALSE(format.summary.empty());
  }
  CHECK(find_format("yaml") == nullptr);
  CHECK(find_format("") == nullptr);
}

}  // namespace gainsay
