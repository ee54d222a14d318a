// The report at a terminal: its look, its limits, and where the caret stands.
#include <catch2/catch.hpp>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "report/excerpt.h"
#include "report/terminal.h"
#include "unit/report_fixture.h"

namespace gainsay {

namespace {

using test::Newsroom;

// Two articles that give the strength of one force at one time.
struct Dispute {
  Newsroom room;
  SubjectId troops = room.subject("troops", "US forces in Iraq");
  PropertyId strength = room.property("strength");
  FactId first = room.number(room.article("gvs", "Global Village Space", "2020-08-19"), troops, strength,
                             5000, said("the 5,000 US troops deployed in the country"));
  FactId second = room.number(room.article("daily", "Example Daily", "2020-08-19"), troops, strength, 3000,
                              said("3,000 soldiers"));

  static Newsroom::Said said(std::string_view quote) {
    Newsroom::Said what;
    what.quote = quote;
    return what;
  }

  Finding& conflict() {
    Finding& finding = room.finding("G101", troops, strength, {first, second});
    finding.message = "US forces in Iraq: strength is 5,000 (Global Village Space) and 3,000 (Example Daily)";
    finding.because = {"both speak of 2020-08-19"};
    return finding;
  }
};

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

std::size_t count(const std::string& text, std::string_view part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
  return found;
}

}  // namespace

TEST_CASE("a conflict is shown with both excerpts, why and what to do", "[report][text]") {
  Dispute dispute;
  dispute.conflict();
  Style style;
  style.width = 100;
  CHECK(dispute.room.report("text", style) ==
        R"(error[G101] US forces in Iraq: strength is 5,000 (Global Village Space) and 3,000 (Example Daily)
 ┌─ facts/gvs.json:4:61
4│ … "strength", "value": 5000,
 │                        ^^^^ "the 5,000 US troops deployed in the country"
 ┌─ facts/daily.json:4:61
4│     { "subject": "troops", "property": "strength", "value": 3000,
 │                                                             ^^^^ "3,000 soldiers"
 = both speak of 2020-08-19
 = help: gainsay explain g-00000001

2 articles, 1 subject, 2 facts: 1 error
)");
}

TEST_CASE("the text report keeps to the width of the terminal", "[report][text]") {
  Dispute dispute;
  dispute.conflict().because.push_back(
      "兵士三千人 and 5,000 have nothing in common at their most generous reading");
  for (std::size_t width = 50; width <= 130; width += 7) {
    Style style;
    style.width = width;
    for (const std::string& line : lines_of(dispute.room.report("text", style))) {
      CAPTURE(width, line);
      CHECK(display_width(line) <= width);
    }
  }
}

TEST_CASE("colour changes no character", "[report][text]") {
  Dispute dispute;
  dispute.conflict();
  Style style;
  const std::string plain = dispute.room.report("text", style);
  style.colour = true;
  const std::string coloured = dispute.room.report("text", style);
  CHECK(coloured.find("\x1b[1;31merror[G101]\x1b[0m") == 0);
  std::string stripped;
  for (std::size_t i = 0; i < coloured.size(); ++i) {
    if (coloured[i] == '\x1b') {
      i = coloured.find('m', i);
      continue;
    }
    stripped += coloured[i];
  }
  CHECK(stripped == plain);
}

TEST_CASE("many facts are shown by example, at least one for each side", "[report][text]") {
  Newsroom room;
  const SubjectId troops = room.subject("troops", "Troops");
  const PropertyId strength = room.property("strength");
  std::vector<FactId> facts;
  for (int i = 0; i < 20; ++i) {
    const ArticleId article = room.article("a" + std::to_string(i), "Paper", "2020-08-19");
    facts.push_back(room.number(article, troops, strength, i < 19 ? 5000 : 3000, Newsroom::Said{}));
  }
  Finding& finding = room.finding("G101", troops, strength, facts);
  finding.clusters.resize(2);
  finding.clusters[0].facts.assign(facts.begin(), facts.end() - 1);
  finding.clusters[1].facts = {facts.back()};
  const std::string text = room.report("text");
  CHECK(count(text, "┌─") == 6);
  CHECK(count(text, "facts/a19.json") == 1);
  CHECK(count(text, "… and 14 more facts") == 1);

  std::string full;
  room.run([&](const Result& result, SourceReader& source) {
    write_finding(result, source, Style{}, result.findings.front(),
                  [&](std::string_view piece) { full += piece; });
  });
  CHECK(count(full, "┌─") == 20);
}

TEST_CASE("one article has one excerpt, however many of its facts are shown", "[report][text]") {
  Newsroom room;
  const SubjectId troops = room.subject("troops", "Troops");
  const PropertyId strength = room.property("strength");
  const ArticleId article = room.article("a", "Paper", "2020-08-19");
  const FactId first = room.number(article, troops, strength, 5000, Dispute::said("one"));
  room.number(article, troops, strength, 4000, Dispute::said("between"));
  const FactId last = room.number(article, troops, strength, 3000, Dispute::said("two"));
  room.finding("G101", troops, strength, {last, first});
  const std::string text = room.report("text");
  CHECK(count(text, "┌─") == 1);
  CHECK(text.find("\"one\"") < text.find("\"two\""));
  CHECK(count(text, "·\n") == 1);  // lines between are left out, and said to be
}

TEST_CASE("the caret stands under the value, whatever stands before it", "[report][text]") {
  Newsroom room;
  const FileId file = room.file("odd.json", "\t{ \"名前\": \"e\xCC\x81\", \"value\": 50 }\n");
  Finding& finding = room.finding("G006", {}, {}, {});
  finding.marks = {{{file, 1, 25, 1, 27}, "here"}};
  const std::vector<std::string> lines = lines_of(room.report("text"));
  REQUIRE(lines.size() > 3);
  CHECK(lines[1] == " ┌─ facts/odd.json:1:25");
  const std::size_t value = lines[2].find("50 }"), caret = lines[3].find("^^ here");
  REQUIRE(value != std::string::npos);
  REQUIRE(caret != std::string::npos);
  CHECK(display_width(lines[2].substr(0, value)) == display_width(lines[3].substr(0, caret)));
}

TEST_CASE("a long line is cut around the caret", "[report][text]") {
  Newsroom room;
  const std::string line = "{ " + std::string(300, 'a') + " \"value\": 50, " + std::string(300, 'b') + " }";
  const FileId file = room.file("long.json", line + "\n");
  Finding& finding = room.finding("G006", {}, {}, {});
  const auto column = static_cast<std::uint32_t>(line.find("50") + 1);
  finding.marks = {{{file, 1, column, 1, column + 2}, ""}};
  const std::vector<std::string> lines = lines_of(room.report("text"));
  REQUIRE(lines.size() > 3);
  CHECK(lines[2].find("│ … ") != std::string::npos);
  CHECK(lines[2].substr(lines[2].size() - 4) == " …");
  CHECK(display_width(lines[2]) <= 80);
  const std::size_t value = lines[2].find("50"), caret = lines[3].find("^^");
  REQUIRE(value != std::string::npos);
  REQUIRE(caret != std::string::npos);
  CHECK(display_width(lines[2].substr(0, value)) == display_width(lines[3].substr(0, caret)));
}

TEST_CASE("a label that does not fit beside its caret goes on below, and ends", "[report][text]") {
  Newsroom room;
  const FileId file = room.file("bad.json", "{ \"a key of some length before\": 50 }\n");
  Finding& finding = room.finding("G006", {}, {}, {});
  finding.marks = {{{file, 1, 34, 1, 36}, "a label " + std::string(60, 'x') + " that goes on and on"}};
  Style style;
  style.width = 60;
  const std::vector<std::string> lines = lines_of(room.report("text", style));
  REQUIRE(lines.size() > 6);
  for (const std::string& line : lines) CHECK(display_width(line) <= 60);
  CHECK(lines[3].find("^^") != std::string::npos);
  CHECK(count(room.report("text", style), "that goes on") == 1);
}

TEST_CASE("a caret far to the right is found, and two marks on one line share it", "[report][text]") {
  Newsroom room;
  const std::string line = "[" + std::string(200'000, ' ') + "兵, \"x\"";
  const FileId file = room.file("far.json", line + "\n");
  Finding& finding = room.finding("G001", {}, {}, {});
  finding.marks = {{{file, 1, 200'002, 1, 200'003}, "first"}, {{file, 1, 200'005, 1, 200'008}, "second"}};
  const std::vector<std::string> lines = lines_of(room.report("text"));
  REQUIRE(lines.size() > 5);
  CHECK(lines[1] == " ┌─ facts/far.json:1:200002");
  CHECK(lines[2].find("兵, \"x\"") != std::string::npos);
  CHECK(lines[3].find("^^ first") != std::string::npos);  // a wide character takes two columns
  CHECK(lines[4].find("^^^ second") != std::string::npos);
  CHECK(display_width(lines[2].substr(0, lines[2].find("\"x"))) ==
        display_width(lines[4].substr(0, lines[4].find("^^^"))));
}

TEST_CASE("a fault in a file is shown where it is, with what was meant", "[report][text]") {
  Newsroom room;
  const FileId file = room.file("bad.json", "{\n  \"subjekt\": \"x\x1b[2J\"\n}\n");
  Finding& finding = room.finding("G002", {}, {}, {});
  finding.message = "unknown key \"subjekt\"";
  finding.marks = {{{file, 2, 3, 2, 12}, "nearest: subject"}};
  finding.suggestion = "subject";
  const std::string text = room.report("text", Style{}, {"facts/bad.json"});
  CHECK(text.find("error[G002] unknown key \"subjekt\"\n ┌─ facts/bad.json:2:3\n2│   \"subjekt\"") == 0);
  CHECK(text.find(" │   ^^^^^^^^^ nearest: subject\n") != std::string::npos);
  CHECK(text.find(" = help: did you mean \"subject\"? · gainsay explain G002\n") != std::string::npos);
  CHECK(text.find("not checked, or not wholly:\n  facts/bad.json\n") != std::string::npos);
  CHECK(text.find('\x1b') == std::string::npos);
}

TEST_CASE("a mark on a file as a whole needs no line", "[report][text]") {
  Newsroom room;
  const FileId file = room.file("empty.json", "");
  Finding& finding = room.finding("G001", {}, {}, {});
  finding.message = "the file is empty";
  finding.marks = {{{file, 0, 0, 0, 0}, "expected an object"}};
  CHECK(room.report("text").find(
            "error[G001] the file is empty\n ┌─ facts/empty.json\n │     expected an object\n") == 0);
}

TEST_CASE("stance and source stand beside the quote", "[report][text]") {
  Newsroom room;
  const SubjectId troops = room.subject("troops", "Troops");
  const PropertyId strength = room.property("strength");
  Newsroom::Said said = Dispute::said("to be cut");
  said.stance = Stance::planned;
  said.attributed_to = "the Pentagon";
  const FactId fact = room.number(room.article("a", "Paper", "2020-08-19"), troops, strength, 50, said);
  room.finding("G302", troops, strength, {fact});
  Style style;
  style.notes = true;
  style.width = 120;
  CHECK(room.report("text", style).find("^^ planned: \"to be cut\" according to the Pentagon\n") !=
        std::string::npos);
}

TEST_CASE("the summary says what was found, and that notes can be seen", "[report][text]") {
  Dispute dispute;
  CHECK(dispute.room.report("text") == "2 articles, 1 subject, 2 facts: no discrepancy found\n");

  dispute.room.finding("G301", dispute.troops, dispute.strength, {dispute.first, dispute.second});
  CHECK(dispute.room.report("text") ==
        "2 articles, 1 subject, 2 facts: no discrepancy found, 1 note (--notes shows it)\n");

  dispute.conflict().status = Status::settled;
  dispute.conflict().status = Status::known;
  Style wide;
  wide.width = 0;
  CHECK(dispute.room.report("text", wide) ==
        "2 articles, 1 subject, 2 facts: no discrepancy found, 1 note (--notes shows it), 1 known, 1 "
        "settled\n");

  dispute.conflict();
  Style quiet;
  quiet.quiet = true;
  const std::string text = dispute.room.report("text", quiet);
  CHECK(text.find("error[G101]") == 0);
  CHECK(text.find("2 articles") == std::string::npos);
}

TEST_CASE("nothing is claimed of files that were not checked", "[report][text]") {
  Dispute dispute;
  CHECK(dispute.room.report("text", Style{}, {"facts/bad.json"}) ==
        "2 articles, 1 subject, 2 facts: no discrepancy found in what was read\nnot checked, or not wholly:\n"
        "  facts/bad.json\n");
}

TEST_CASE("the concise report is a line a finding", "[report][concise]") {
  Dispute dispute;
  dispute.conflict();
  dispute.room.finding("G301", dispute.troops, dispute.strength, {dispute.first, dispute.second});
  const FileId file = dispute.room.file("bad.json", "{");
  Finding& fault = dispute.room.finding("G001", {}, {}, {});
  fault.message = "the file\nends too soon";
  fault.marks = {{{file, 1, 2, 1, 2}, ""}};
  CHECK(dispute.room.report("concise") ==
        "facts/gvs.json:4:61: error[G101] US forces in Iraq: strength is 5,000 (Global Village Space) and "
        "3,000 "
        "(Example Daily) [g-00000001]\n"
        "facts/bad.json:1:2: error[G001] the file ends too soon [g-00000003]\n");
}

}  // namespace gainsay
