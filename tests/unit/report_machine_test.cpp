// The formats for other programs: which place a finding is given, how it is known again, what is left out and
// told to be, and that nothing in the facts gets out of its field. tests/formats opens them with real
// readers.
#include <algorithm>
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "has.h"
#include "report/page.h"
#include "report/spot.h"
#include "review/changed_facts.h"
#include "unit/report_fixture.h"

namespace gainsay {

namespace {

using nlohmann::json;
using test::Newsroom;

struct Room : Newsroom {
  SubjectId troops = subject("troops", "US forces in Iraq");
  PropertyId strength = property("strength");
  ArticleId gvs = article("gvs", "Global Village Space", "2020-08-19");
  ArticleId daily = article("daily", "Example Daily", "2020-08-20");

  FactId says(ArticleId article, std::int64_t amount, std::string_view quote = {}) {
    Said said;
    said.quote = quote;
    return number(article, troops, strength, amount, said);
  }
  // The report of a result that `change` has changed.
  std::string report_of(std::string_view format, const Style& style,
                        const std::function<void(Result&)>& change) {
    std::string out;
    run([&](const Result& result, SourceReader& source) {
      Result changed = result;
      change(changed);
      find_format(format)->write(changed, source, style, [&](std::string_view piece) { out += piece; });
    });
    return out;
  }
};

const Style kNotes{false, true, false, 80};

using gainsay::testing::has;

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t feed = text.find('\n', at);
    lines.push_back(text.substr(at, feed - at));
    at = feed == std::string::npos ? text.size() : feed + 1;
  }
  return lines;
}

}  // namespace

TEST_CASE("a finding stands at the fact that changed, else at the one published last", "[report][spot]") {
  Room room;
  const FactId late = room.says(room.daily, 3000);
  const FactId early = room.says(room.gvs, 5000, "5,000 troops");
  room.finding("G101", room.troops, room.strength, {late, early});
  room.run([&](const Result& result, SourceReader& source) {
    Spots spots = spots_of(result, source, result.findings[0], 9);
    CHECK(spots.primary.fact == late);
    REQUIRE(spots.others.size() == 1);
    CHECK(spots.others[0].fact == early);
    CHECK(spots.others[0].label == "Global Village Space, 2020-08-19: \"5,000 troops\"");
    CHECK(spots.left_out == 0);

    Result compared = result;
    const std::vector<FactId> changed = {early};
    compared.changed = changed;
    spots = spots_of(compared, source, result.findings[0], 0);
    CHECK(spots.primary.fact == early);
    CHECK(spots.others.empty());
    CHECK(spots.left_out == 1);
  });
}

TEST_CASE("a mark goes before facts, and a finding without either has no file", "[report][spot]") {
  Room room;
  const FactId a = room.says(room.gvs, 5000);
  const FileId file = room.file("bad.json", "{\n!");
  room.finding("G001", {}, {}, {a}).marks = {{Location{file, 2, 1, 2, 2}, "here"}};
  room.finding("G001", {}, {}, {});
  room.run([&](const Result& result, SourceReader& source) {
    const Spots marked = spots_of(result, source, result.findings[0], 9);
    CHECK(spot_in_words(result.corpus, marked.primary) == "facts/bad.json:2");
    CHECK(marked.primary.label == "here");
    CHECK_FALSE(marked.primary.fact.valid());
    const Spots nowhere = spots_of(result, source, result.findings[1], 9);
    CHECK(shown_path(result.corpus, nowhere.primary.at) == ".");
  });
}

TEST_CASE("fingerprints are the topic, and differ where topics do not", "[report][spot]") {
  Room room;
  const FactId a = room.says(room.gvs, 5000);
  room.finding("G101", room.troops, room.strength, {a}).topic = "t-00000001";
  room.finding("G101", room.troops, room.strength, {a}).topic = "t-00000001";
  const FileId one = room.file("one.json", "{");
  const FileId two = room.file("two.json", "{");
  for (const FileId file : {one, two}) {
    Finding& finding = room.finding("G001", {}, {}, {});
    finding.topic = "t-00000009";
    finding.marks = {{Location{file, 1, 2, 1, 2}, ""}};
  }
  room.run([&](const Result& result, SourceReader&) {
    std::vector<std::string> names = fingerprints(result);
    CHECK(names[0] == "00000001:1");
    CHECK(names[1] == "00000001:2");
    CHECK(names[2] != names[3]);
  });
}

TEST_CASE("facts are new by what they say, wherever they stand", "[review][changed]") {
  Room before, now;
  before.says(before.gvs, 5000, "one way to quote");
  before.says(before.daily, 3000);
  const FactId edited = now.says(now.daily, 3001);
  now.says(now.gvs, 5000, "another");
  const FactId added = now.says(now.gvs, 3000);
  CHECK(changed_facts(before.corpus(), now.corpus()) == std::vector{edited, added});
  CHECK(changed_facts(now.corpus(), now.corpus()).empty());
}

TEST_CASE("every code's page gives help without its example", "[report][page]") {
  for (const CodeRow& row : code_table()) {
    CAPTURE(row.code);
    const Page page = page_of(row.code);
    CHECK_FALSE(page.markdown.empty());
    CHECK(page.meaning.size() > 40);
    CHECK_FALSE(has(page.meaning, "\n"));
    CHECK(page.help.substr(0, page.meaning.size()) == page.meaning);
    CHECK(has(page.help, "\nHow to settle it\n"));
    CHECK_FALSE(has(page.help, "```"));
    CHECK_FALSE(has(page.help, "\"facts\""));
  }
  CHECK(page_of("G999").markdown.empty());
}

TEST_CASE("SARIF: rules with help, and results that point to them", "[report][sarif]") {
  Room room;
  const FactId a = room.says(room.gvs, 5000, "[five] \\ thousand");
  const FactId b = room.says(room.daily, 3000);
  Finding& finding = room.finding("G101", room.troops, room.strength, {a, b});
  finding.message = "strength is [x](http://example.org/) and {0}";
  finding.because = {"both speak of one day"};
  room.finding("G301", room.troops, room.strength, {a});
  const json log = json::parse(room.report("sarif"));
  const json run = log["runs"][0];
  const json rules = run["tool"]["driver"]["rules"];
  CHECK(rules.size() == code_table().size());
  for (const json& rule : rules) {
    CHECK(rule["help"]["text"].get<std::string>().size() > 100);
    CHECK(rule["properties"]["tags"].size() <= 20);
  }
  CHECK(run["columnKind"] == "unicodeCodePoints");
  REQUIRE(run["results"].size() == 1);  // notes only when they are asked for
  CHECK(json::parse(room.report("sarif", kNotes))["runs"][0]["results"].size() == 2);
  const json result = run["results"][0];
  CHECK(rules[result["ruleIndex"].get<std::size_t>()]["id"] == result["ruleId"]);
  CHECK(result["message"]["text"] ==
        "Strength is \\[x\\](http://example.org/) and {0}. See [Global Village Space, 2020-08-19 "
        "(facts/gvs.json:4)](1).\nBoth speak of one day.");
  CHECK(result["locations"][0]["logicalLocations"][0]["fullyQualifiedName"] == "troops/strength");
  CHECK(result["locations"][0]["physicalLocation"]["artifactLocation"] ==
        json{{"uri", "facts/daily.json"}, {"uriBaseId", "%SRCROOT%"}});
  CHECK(result["relatedLocations"][0]["id"] == 1);
  CHECK(result["relatedLocations"][0]["message"]["text"] ==
        "Global Village Space, 2020-08-19: \"\\[five\\] \\\\ thousand\"");
  CHECK(result["partialFingerprints"]["primaryLocationLineHash"] == "00000001:1");
  CHECK_FALSE(result.contains("baselineState"));
  CHECK_FALSE(result.contains("suppressions"));
}

TEST_CASE("SARIF: what has no line stands at the first, and names of files are escaped", "[report][sarif]") {
  Room room;
  const FileId odd = room.file("a b#[1]:\xC3\xBC.json", "");
  room.finding("G001", {}, {}, {}).marks = {{Location{odd, 0, 0, 0, 0}, ""}};
  const std::string text = room.report("sarif", {}, {"facts/unread.json"});
  const json run = json::parse(text)["runs"][0];
  const json at = run["results"][0]["locations"][0]["physicalLocation"];
  CHECK(at["artifactLocation"]["uri"] == "facts/a%20b%23%5B1%5D%3A%C3%BC.json");
  CHECK(at["region"] == json{{"startLine", 1}});
  const json notices = run["invocations"][0]["toolExecutionNotifications"];
  REQUIRE(notices.size() == 1);
  CHECK(notices[0]["descriptor"]["id"] == "not-checked");
  CHECK(has(notices[0]["message"]["text"], "facts/unread.json"));
}

TEST_CASE("SARIF: states against a baseline, and verdicts as suppressions", "[report][sarif]") {
  Room room;
  const FactId a = room.says(room.gvs, 5000);
  for (const Status status : {Status::fresh, Status::updated, Status::known, Status::open, Status::settled})
    room.finding("G101", room.troops, room.strength, {a}).status = status;
  for (const std::string id : {"g-00000004", "g-00000005", "g-00000005"}) {
    Verdict verdict;
    verdict.finding = room.word(id);
    verdict.reason = room.word("reason " + std::to_string(room.corpus().verdicts.size()));
    room.corpus().verdicts.push_back(verdict);
  }
  const json results = json::parse(
      room.report_of("sarif", {}, [](Result& result) { result.compared = true; }))["runs"][0]["results"];
  REQUIRE(results.size() == 5);
  std::vector<std::string> states;
  for (const json& result : results) states.push_back(result["baselineState"]);
  CHECK(states == std::vector<std::string>{"new", "updated", "unchanged", "unchanged", "unchanged"});
  CHECK_FALSE(results[2].contains("suppressions"));
  CHECK(results[3]["suppressions"] ==
        json::parse(R"([{"kind":"external","status":"underReview","justification":"reason 0"}])"));
  CHECK(results[4]["suppressions"] ==
        json::parse(R"([{"kind":"external","status":"accepted","justification":"reason 2"}])"));
}

TEST_CASE("SARIF: limits of code scanning, and a notice of what was cut", "[report][sarif]") {
  Room room;
  std::vector<FactId> facts;
  for (int i = 0; i < 1'200; ++i) facts.push_back(room.says(room.gvs, i));
  room.finding("G101", room.troops, room.strength, facts);
  for (int i = 0; i < 25'003; ++i) {
    const std::string_view code = i % 2 == 0 ? "G201" : "G101";
    room.finding(code, room.troops, room.strength, {facts[0]});
  }
  const json run = json::parse(room.report("sarif"))["runs"][0];
  const json results = run["results"];
  REQUIRE(results.size() == 25'000);
  CHECK(results[0]["relatedLocations"].size() == 999);
  CHECK(has(results[0]["message"]["text"], "](10) and 1,189 more."));
  CHECK(std::count_if(results.begin(), results.end(), [](const json& r) { return r["level"] == "error"; }) ==
        12'502);
  const json notices = run["invocations"][0]["toolExecutionNotifications"];
  REQUIRE(notices.size() == 2);
  CHECK(notices[0]["descriptor"]["id"] == "results-left-out");
  CHECK(has(notices[0]["message"]["text"], "; 4 are left out"));
  CHECK(notices[1]["descriptor"]["id"] == "locations-left-out");
  CHECK(notices[1]["message"]["text"] == "g-00000001 has 1,200 locations; 200 are left out.");
}

TEST_CASE("GitHub: text stays inside its command", "[report][github]") {
  Room room;
  const FileId odd = room.file("a,b:50%.json", "{\n!");
  Finding& finding = room.finding("G001", {}, {}, {});
  finding.marks = {{Location{odd, 2, 1, 2, 2}, ""}};
  finding.message = "100% wrong::\n::error::fake\r##[error]";
  CHECK(room.report("github") ==
        "::error title=G001 syntax,file=facts/a%2Cb%3A50%25.json,line=2,endLine=2,col=1,endColumn=2::100%25 "
        "wrong:: ::error::fake ##[error]%0Againsay explain G001\n");
}

TEST_CASE("GitHub: ten of each, then how many more", "[report][github]") {
  Room room;
  const FactId a = room.says(room.gvs, 5000);
  for (int i = 0; i < 11; ++i) room.finding("G101", room.troops, room.strength, {a});
  for (int i = 0; i < 12; ++i) room.finding("G201", room.troops, room.strength, {a});
  for (int i = 0; i < 13; ++i) room.finding("G301", room.troops, room.strength, {a});
  room.findings()[0].status = Status::settled;
  const auto lines = lines_of(room.report("github"));
  REQUIRE(lines.size() == 21);
  CHECK(lines[0].substr(0, 8) == "::error ");
  CHECK(lines[10].substr(0, 10) == "::warning ");
  CHECK(lines[20] == "::notice title=gainsay::not shown: 2 more warnings");
  const auto all = lines_of(room.report("github", kNotes));
  REQUIRE(all.size() == 30);  // ten notices, the last of which counts
  CHECK(all[29] == "::notice title=gainsay::not shown: 2 more warnings and 4 more notes");
}

TEST_CASE("GitHub: what is open until a day comes after what fails", "[report][github]") {
  Room room;
  const FactId a = room.says(room.gvs, 5000);
  room.finding("G201", room.troops, room.strength, {a});
  room.finding("G101", room.troops, room.strength, {a}).status = Status::open;
  room.finding("G102", room.troops, room.strength, {a}).status = Status::updated;
  const auto lines = lines_of(room.report("github"));
  REQUIRE(lines.size() == 3);
  CHECK(has(lines[0], "::error title=G102"));
  CHECK(has(lines[0], "%0Astatus: updated%0A"));
  CHECK(has(lines[1], "::error title=G101"));
  CHECK(has(lines[1], "%0Astatus: open%0A"));
  CHECK(has(lines[2], "::warning title=G201"));
}

TEST_CASE("GitLab: one issue a finding that counts", "[report][gitlab]") {
  Room room;
  const FactId a = room.says(room.gvs, 5000);
  const FactId b = room.says(room.daily, 3000);
  room.finding("G101", room.troops, room.strength, {a, b}).message = "two\nlines";
  room.finding("G101", room.troops, room.strength, {a}).status = Status::known;
  room.finding("G201", room.troops, room.strength, {a}).status = Status::settled;
  room.finding("G301", room.troops, room.strength, {a});
  const json issues = json::parse(room.report("gitlab"));
  CHECK(issues == json::parse(R"x([{
    "type": "issue", "check_name": "G101", "description": "two lines (also facts/gvs.json:4)",
    "categories": ["Bug Risk"], "fingerprint": "00000001:1", "severity": "critical",
    "location": {"path": "facts/daily.json", "lines": {"begin": 4, "end": 4}}}])x"));
  CHECK(json::parse(room.report("gitlab", kNotes)).size() == 2);
  CHECK(json::parse(Newsroom().report("gitlab")) == json::array());
}

TEST_CASE("rdjson: columns count bytes", "[report][rdjson]") {
  Newsroom room;
  const FileId file = room.file("wide.json", "a\xC3\xBC\xF0\x9D\x9F\x9A!\n\xC3\xBC");
  room.finding("G001", {}, {}, {}).marks = {{Location{file, 1, 4, 2, 2}, "x"},
                                            {Location{file, 0, 0, 0, 0}, "y"}};
  const json report = json::parse(room.report("rdjson"));
  CHECK(report["source"]["name"] == "gainsay");
  CHECK(report["diagnostics"] == json::parse(R"([{
    "message": "a message\ngainsay explain G001",
    "location": {"path": "facts/wide.json", "range": {"start": {"line": 1, "column": 8}, "end": {"line": 2, "column": 3}}},
    "severity": "ERROR", "code": {"value": "G001"},
    "related_locations": [{"message": "y", "location": {"path": "facts/wide.json"}}]}])"));
}

TEST_CASE("JUnit: a case a series, and one for each file that something is wrong with", "[report][junit]") {
  Room room;
  const PropertyId losses = room.property("losses");
  const FactId a = room.says(room.gvs, 5000, "<five> & more");
  const FactId b = room.number(room.gvs, room.troops, losses, 3, {});
  const FileId bad = room.file("bad.json", "{");
  room.finding("G001", {}, {}, {}).marks = {{Location{bad, 1, 2, 1, 2}, ""}};
  room.finding("G101", room.troops, room.strength, {a});
  room.finding("G102", room.troops, room.strength, {a});
  room.finding("G201", room.troops, losses, {b});
  const std::string text = room.report("junit");
  const std::vector<std::string> parts = {
      R"(<testsuites name="gainsay" tests="3" failures="1" errors="1">)",
      R"(<testcase name="facts/bad.json" classname="files" time="0">)",
      R"(<error message="a message" type="G001 syntax">)",
      R"(<testcase name="strength" classname="troops" time="0" assertions="1">)",
      R"x(<failure message="a message (and 1 more)" type="G101 conflicting-values">)x",
      R"(&quot;&lt;five&gt; &amp; more&quot;)",
      R"(<testcase name="losses" classname="troops" time="0" assertions="1">)",
      R"(<system-out>warning[G201] a message [g-00000004])"};
  for (const std::string& part : parts) {
    CAPTURE(part);
    CHECK(has(text, part));
  }

  const auto with = [&](std::optional<Level> fail_on) {
    return room.report_of("junit", {}, [&](Result& result) { result.fail_on = fail_on; });
  };
  CHECK(has(with(Level::warning), R"(tests="3" failures="2" errors="1")"));
  CHECK(has(with(std::nullopt), R"(tests="3" failures="0" errors="0")"));
  room.findings()[1].status = Status::known;
  room.findings()[2].status = Status::settled;
  const std::string passed = room.report("junit");
  CHECK(has(passed, R"(tests="3" failures="0" errors="1")"));
  CHECK(
      has(passed, "error[G101] a message [g-00000002, known]\nerror[G102] a message [g-00000003, settled]"));
}

TEST_CASE("JUnit: what rests on several series fails them all", "[report][junit]") {
  Room room;
  const PropertyId losses = room.property("losses");
  const FactId a = room.says(room.gvs, 5000);
  const FactId b = room.number(room.gvs, room.troops, losses, 3, {});
  room.finding("G104", room.troops, {}, {a, b});
  CHECK(has(room.report("junit"), R"(tests="2" failures="2" errors="0")"));
}

}  // namespace gainsay
