// The reports that leave the terminal: CSV and Markdown.
#include <catch2/catch.hpp>
#include <string>
#include <string_view>

#include "has.h"
#include "unit/report_fixture.h"

namespace gainsay {

namespace {

using test::Newsroom;

struct Room : Newsroom {
  SubjectId troops = subject("troops", "US forces in Iraq");
  PropertyId strength = property("strength");
  ArticleId gvs = article("gvs", "Global Village Space", "[2020-08-19,2020-08-20]", "Troops *leave* | <b>");
  ArticleId daily = article("daily", "Example Daily", "2021-07-25");

  FactId says(ArticleId article, std::int64_t amount, std::string_view quote) {
    Said said;
    said.quote = quote;
    return number(article, troops, strength, amount, said);
  }
};

using gainsay::testing::has;

}  // namespace

TEST_CASE("CSV has a row for each fact of each finding", "[report][csv]") {
  Room room;
  const FactId a = room.says(room.gvs, 5000, "the \"5,000\"");
  const FactId b = room.says(room.daily, -5, "=cmd()");
  room.finding("G101", room.troops, room.strength, {a, b}).message = "5,000 and -5";
  const FileId file = room.file("bad.json", "{");
  Finding& fault = room.finding("G001", {}, {}, {});
  fault.marks = {{{file, 1, 2, 1, 2}, ""}};
  CHECK(
      room.report("csv") ==
      "finding,code,level,status,subject,property,scope,when,message,fact,value,article,publisher,published,"
      "file,"
      "line,quote\r\n"
      "g-00000001,G101,error,new,troops,strength,,\"[2020-08-19,2020-08-20]\",\"5,000 and "
      "-5\",gvs#1,5000,gvs,"
      "Global Village Space,\"[2020-08-19,2020-08-20]\",facts/gvs.json,4,\"the \"\"5,000\"\"\"\r\n"
      "g-00000001,G101,error,new,troops,strength,,2021-07-25,\"5,000 and -5\",daily#1,-5,daily,Example Daily,"
      "2021-07-25,facts/daily.json,4,'=cmd()\r\n"
      "g-00000002,G001,error,new,,,,,a message,,,,,,facts/bad.json,1,\r\n");
}

TEST_CASE("Markdown opens with the verdict", "[report][markdown]") {
  Room room;
  const FactId a = room.says(room.gvs, 5000, "5,000");
  CHECK(room.report("markdown")
            .find("# Discrepancies\n\n**The articles do not contradict each other.**\n\nRead: 2 articles, 1 "
                  "subject, 1 fact.\n") == 0);
  CHECK(room.report("markdown", Style{}, {"facts/bad.json"})
            .find("# Discrepancies\n\n**No contradiction was found in what could be read.**") == 0);
  room.finding("G101", room.troops, room.strength, {a});
  room.finding("G201", room.troops, room.strength, {a});
  room.finding("G301", room.troops, room.strength, {a});
  CHECK(room.report("markdown")
            .find("# Discrepancies\n\n**In one place the articles cannot all be right.** One point needs a "
                  "second look. One change over time explains itself.\n") == 0);
  room.findings().front().status = Status::settled;
  CHECK(room.report("markdown").find("# Discrepancies\n\n**The articles do not contradict each other.**") ==
        0);
}

TEST_CASE("Markdown shows each side with its quotes, why, and how to settle it", "[report][markdown]") {
  Room room;
  const FactId a = room.says(room.gvs, 5000, "the $5,000 *US* troops");
  const FactId b = room.says(room.daily, 3000, "3,000");
  Finding& finding = room.finding("G101", room.troops, room.strength, {a, b});
  finding.message = "strength is 5,000 and 3,000";
  finding.because = {"both speak of one day"};
  Cluster more, less;
  more.value = "5,000";
  more.facts = {a};
  more.origins = 2;
  less.value = "3,000";
  less.facts = {b};
  less.origins = 1;
  finding.clusters = {less, more};
  const std::string page = room.report("markdown");
  CHECK(has(page,
            "### 1. US forces in Iraq: strength\n\n**Error: conflicting values** (G101, `g-00000001`)\n\n"
            "Strength is 5,000 and 3,000.\n\n**3,000**, from 1 independent origin:\n\n> “3,000”\n>\n"
            "> — Example Daily, 2021-07-25 (`daily#1`)\n\n**5,000**, from 2 independent origins:\n\n"
            "> “the \\$5,000 \\*US\\* troops”\n>\n> — Global Village Space, 2020-08-19 or 2020-08-20, "
            "*Troops \\*leave\\* \\| &lt;b&gt;* (`gvs#1`)\n\n**Why:**\n\n- both speak of one day\n\n"
            "**To settle it:** read each quote"));
}

TEST_CASE("Markdown ranks findings by level, then by independent origins", "[report][markdown]") {
  Room room;
  const FactId a = room.says(room.gvs, 5000, "5,000");
  room.finding("G201", room.troops, room.strength, {a}).message = "a warning";
  Finding& weak = room.finding("G101", room.troops, room.strength, {a});
  weak.message = "a weak error";
  weak.clusters.resize(1);
  weak.clusters[0].origins = 1;
  Finding& strong = room.finding("G101", room.troops, room.strength, {a});
  strong.message = "a strong error";
  strong.clusters.resize(1);
  strong.clusters[0].origins = 3;
  const std::string page = room.report("markdown");
  REQUIRE(has(page, "A strong error."));
  REQUIRE(has(page, "A weak error."));
  REQUIRE(has(page, "A warning."));
  CHECK(page.find("A strong error.") < page.find("A weak error."));
  CHECK(page.find("A weak error.") < page.find("A warning."));
}

TEST_CASE("Markdown has every change in a table, and every series in time", "[report][markdown]") {
  Room room;
  const FactId a = room.says(room.gvs, 5000, "5,000 troops");
  const FactId b = room.says(room.daily, 2500, "2,500 | troops");
  Finding& finding = room.finding("G301", room.troops, room.strength, {a, b});
  Step step;
  step.from = "5,000";
  step.to = "2,500";
  step.facts = {a, b};
  step.difference = Decimal(-2500);
  step.ratio = 0.5;
  step.days = {{339, 340}};
  finding.steps = {step};
  const std::string page = room.report("markdown");
  CHECK(has(
      page,
      "| US forces in Iraq | strength | **5,000**, 2020-08-19 or 2020-08-20 | **2,500**, 2021-07-25 | −2,500 "
      "| × 0.5 | 339–340 | Global Village Space and Example Daily |\n"));
  CHECK(has(page,
            "#### Strength\n\n█▅ 2,500 to 5,000\n\n| date | value | stance | publisher | quote |\n"
            "|---|---|---|---|---|\n"
            "| 2020-08-19 or 2020-08-20 | 5,000 |  | Global Village Space | “5,000 troops” |\n"
            "| 2021-07-25 | ↓ 2,500 |  | Example Daily | “2,500 \\| troops” |\n"));
  CHECK(has(page, "| `daily` | Example Daily | 2021-07-25 |  | 1 |\n| `gvs` |"));
  CHECK_FALSE(has(page, "## To decide"));
}

TEST_CASE("Markdown lists what could not be read, and then claims less", "[report][markdown]") {
  Room room;
  const FileId file = room.file("bad.json", "{");
  Finding& fault = room.finding("G005", {}, {}, {});
  fault.message = "no property is called \"strengt\"";
  fault.suggestion = "strength";
  fault.marks = {{{file, 1, 2, 1, 2}, ""}};
  const std::string page = room.report("markdown");
  CHECK(has(
      page,
      "**No contradiction was found in what could be read.** One fault in the files has to be corrected.\n"));
  CHECK(
      has(page,
          "- facts/bad.json, line 1: no property is called \"strengt\"; did you mean “strength”? (G005)\n"));
  room.findings().front().message = "no property is called \"strengt\"; did you mean \"strength\"?";
  CHECK(has(room.report("markdown"), "did you mean \"strength\"? (G005)\n"));
}

TEST_CASE("Markdown keeps settled findings, with who settled them and why", "[report][markdown]") {
  Room room;
  const FactId a = room.says(room.gvs, 5000, "5,000");
  room.finding("G101", room.troops, room.strength, {a}).status = Status::settled;
  Verdict verdict;
  verdict.finding = room.word("g-00000001");
  verdict.by = room.word("the desk");
  verdict.reason = room.word("Different bases.");
  room.corpus().verdicts.push_back(verdict);
  CHECK(has(room.report("markdown"), "## Settled\n\n- A message. *Settled by the desk: Different bases.*\n"));
}

}  // namespace gainsay
