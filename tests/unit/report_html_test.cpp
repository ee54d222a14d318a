// The report as a page: its parts, and that whatever the facts hold it stays one well-formed page. What a
// reader sees of it is tested in tests/browser.
#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "has.h"
#include "report/chart.h"
#include "report/formats.h"
#include "report/html.h"
#include "report/markup.h"
#include "report/opening.h"
#include "report/passage.h"
#include "report/rank.h"
#include "unit/report_fixture.h"

namespace gainsay {

namespace {

using test::Newsroom;

using gainsay::testing::has;

std::size_t occurrences(std::string_view text, std::string_view part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1)) ++count;
  return count;
}

// Two papers on one force, and a text that the first of them has.
struct Room : Newsroom {
  SubjectId troops = subject("troops", "US forces in Iraq");
  PropertyId strength = property("strength");
  ArticleId gvs = article("gvs", "Global Village Space", "[2020-08-19,2020-08-20]", "Troops leave");
  ArticleId daily = article("daily", "Example Daily", "2020-08-19");

  FactId says(ArticleId article, std::int64_t amount, std::string_view quote, std::string_view when = {}) {
    Said said;
    said.quote = quote;
    said.when = when;
    return number(article, troops, strength, amount, said);
  }

  void text(ArticleId article, std::string_view words) {
    const FileId at = file(std::string(corpus().text(corpus().articles[article.index].id)) + ".txt", words);
    corpus().articles[article.index].text_file = at;
  }

  void decide(std::string_view finding, Decision decision, FactId wrong = {}) {
    Verdict verdict;
    verdict.finding = word(finding);
    verdict.decision = decision;
    verdict.reason = word("The ministry names another.");
    verdict.by = word("A. Editor");
    corpus().times.push_back({word("2026-11-20"), std::get<Edtf>(parse_edtf("2026-11-20"))});
    verdict.on = TimeId(corpus().times.size() - 1);
    if (wrong.valid()) {
      verdict.wrong = {word(corpus().fact_name(wrong))};
      struck().push_back(wrong);
    }
    corpus().verdicts.push_back(verdict);
  }
};

// The words of a passage, `[…]` around the quote and `*…*` around what says the value.
std::string shown(const QuotedPassage& passage) {
  std::string text = passage.cut_before ? "… " : "";
  bool quoted = false;
  for (const MarkedRun& run : passage.runs) {
    if ((run.emphasis != Emphasis::none) != quoted) text += quoted ? "]" : "[";
    quoted = run.emphasis != Emphasis::none;
    const std::string_view star = run.emphasis == Emphasis::disputed ? "*" : "";
    text.append(star).append(run.text).append(star);
  }
  return text + (quoted ? "]" : "") + (passage.cut_after ? " …" : "");
}

std::string only_passage(Room& room, FactId fact) {
  std::string text;
  room.run([&](const Result& result, SourceReader& source) {
    Passages passages(result.corpus, source);
    for (const QuotedPassage& each : passages.of(fact)) text += (text.empty() ? "" : " / ") + shown(each);
  });
  return text;
}

Chart drawn(Room& room) {
  Chart chart;
  room.run([&](const Result& result, SourceReader&) {
    chart = timeline_chart(result, Standings(result.findings, result.struck), result.graph.series());
  });
  return chart;
}

// The first tag that closes nothing or is never closed; empty where all is well. Style and script are not
// markup.
std::string unbalanced(std::string_view page) {
  static constexpr std::array<std::string_view, 4> kVoid = {"meta", "br", "wbr", "!doctype"};
  std::vector<std::string> open;
  for (std::size_t at = page.find('<'); at != std::string_view::npos; at = page.find('<', at)) {
    const std::size_t end = page.find('>', at);
    std::string_view tag = page.substr(at + 1, end - at - 1);
    at = end;
    const bool closes = !tag.empty() && tag.front() == '/';
    const bool alone = !tag.empty() && tag.back() == '/';
    if (closes) tag.remove_prefix(1);
    const std::string name(tag.substr(0, tag.find_first_of(" /\n")));
    if (alone || std::find(kVoid.begin(), kVoid.end(), name) != kVoid.end()) continue;
    if (!closes) {
      open.push_back(name);
      if (name == "style" || name == "script") at = page.find("</" + name, at);
      continue;
    }
    if (open.empty() || open.back() != name)
      return "</" + name + "> after <" + (open.empty() ? "" : open.back()) + ">";
    open.pop_back();
  }
  return open.empty() ? "" : "<" + open.back() + "> stays open";
}

}  // namespace

TEST_CASE("text never becomes markup", "[report][html]") {
  CHECK(html_text("<b a='\"'>&amp;") == "&lt;b a=&#39;&quot;&#39;&gt;&amp;amp;");
  CHECK(html_text("  two\n lines ") == "two lines");
  CHECK(html_run(" a\nb ") == " a b ");
  CHECK(html_run("\n") == " ");
  CHECK(html_run("").empty());
  CHECK(html_text("\xE2\x80\xAEgnp.exe\x07\xFF") == "\uFFFDgnp.exe\uFFFD\uFFFD");
  CHECK(Tag("a").with("title", "\" onclick=\"x").open() == "<a title=\"&quot; onclick=&quot;x\">");
  CHECK(Tag("line").given("class", "").with("x1", "1").closed() == "<line x1=\"1\"/>");
}

TEST_CASE("dates in prose are told in words", "[report][html]") {
  const auto words = [](std::string_view text) {
    std::string shown;
    bool inside = false;
    for (const char c : html_prose(text)) {
      inside |= c == '<';
      if (!inside) shown += c;
      inside &= c != '>';
    }
    return shown;
  };
  CHECK(words("to false (AFP, [2021-07-20..2021-07-25]) after 104 days") ==
        "to false (AFP, between 2021-07-20 and 2021-07-25) after 104 days");
  CHECK(words("(GVS, [2020-08-15,2020-08-16])") == "(GVS, 2020-08-15 or 2020-08-16)");
  CHECK(words("a change (X, 2018~).") == "a change (X, about 2018).");
  for (const std::string_view as_it_is : {"39 in 2019-10/2020-07 to 14", "1,500 and 400–600 or 1/3 of 50 %",
                                          "up to [5] of {6}", "", "not &quot;", "[2020-08-15"})
    CHECK(words(as_it_is) == html_text(as_it_is));
  CHECK(words("it has \"on [2020-08-15,2020-08-16] or\"") ==
        html_text("it has \"on [2020-08-15,2020-08-16] or\""));
}

TEST_CASE("only http and https are links", "[report][html]") {
  CHECK(web_link("https://a.example/b?c=1&d#e") == "https://a.example/b?c=1&d#e");
  CHECK(web_link("HTTP://a.example") == "HTTP://a.example");
  for (const std::string_view bad : {"", "http://", "https:///x", "javascript:alert(1)", " https://a",
                                     "java\nscript:x", "data:text/html,x", "//a.example", "ftp://a.example",
                                     "https://a.example/a b", "https://a\\b", "https:a.example", "htt"})
    CHECK(web_link(bad).empty());
}

TEST_CASE("a quote stands in its passage", "[report][html]") {
  Room room;
  SECTION("the paragraph around it") {
    room.text(
        room.gvs,
        "Before.\n\nIt has called for the expulsion of the 5,000 US troops deployed here.\nToday.\n\nAfter.");
    const FactId fact = room.says(room.gvs, 5000, "the 5,000 US troops");
    CHECK(only_passage(room, fact) ==
          "It has called for the expulsion of [the *5,000* US troops] deployed here.\nToday.");
  }
  SECTION("a long paragraph is cut between words") {
    std::string text;
    for (int i = 0; i < 300; ++i) text += "word" + std::to_string(i) + " ";
    room.text(room.gvs, text);
    const std::string passage = only_passage(room, room.says(room.gvs, 150, "word149 word150 word151"));
    CHECK(has(passage, "[word149 word150 word151]"));
    CHECK(passage.rfind("… word", 0) == 0);
    CHECK(passage.size() > 600);
    CHECK(passage.size() < 850);
    CHECK(passage.substr(passage.size() - 4) == " …");
  }
  SECTION("words left out, and quotation marks of another kind") {
    room.text(room.gvs, "He said: \xE2\x80\x9Cthe 5,000\xC2\xA0troops, all of them, leave\xE2\x80\x9D.");
    CHECK(only_passage(room, room.says(room.gvs, 5000, "\"the 5,000 troops … leave\"")) ==
          "He said: [\xE2\x80\x9Cthe *5,000*\xC2\xA0troops], all of them, [leave\xE2\x80\x9D].");
  }
  SECTION("not in the text") {
    room.text(room.gvs, "Something else.");
    CHECK(only_passage(room, room.says(room.gvs, 5000, "the 5,000 US troops")) == "[the *5,000* US troops]");
  }
  SECTION("nearly in the text: what it has instead, the words that differ marked") {
    room.text(room.gvs, "Before.\n\nThey want the 5,000 US troops gone.");
    CHECK(only_passage(room, room.says(room.gvs, 5000, "the 5,000 British troops gone")) ==
          "[the 5,000 *British* troops gone] / They want [the 5,000 *US* troops gone].");
  }
  SECTION("no text, or none that can be read") {
    CHECK(only_passage(room, room.says(room.gvs, 5000, "5,000")) == "[*5,000*]");
    room.corpus().articles[room.gvs.index].text_file = room.file("gone.txt", "");
    CHECK(only_passage(room, room.says(room.gvs, 5000, "5,000")) == "[*5,000*]");
  }
  SECTION("no quote") { CHECK(only_passage(room, room.says(room.gvs, 5000, "")).empty()); }
}

TEST_CASE("the words that say a value are marked", "[report][html]") {
  Room room;
  const auto marked = [&](FactId fact, std::string_view quote) {
    std::string text;
    for (const Extent& at : words_of_value(room.corpus(), room.corpus().fact(fact), quote, Language("en")))
      text.append(text.empty() ? "" : "|").append(quote.substr(at.begin, at.end - at.begin));
    return text;
  };
  const FactId many = room.says(room.gvs, 5000, ""), few = room.says(room.gvs, 12, "");
  CHECK(marked(many, "the 5,000 troops") == "5,000");
  CHECK(marked(many, "the 5000 troops") == "5000");
  CHECK(marked(many, "about 5 thousand men") == "5 thousand");
  CHECK(marked(many, "the 15,000 troops").empty());
  CHECK(marked(many, "the 5,000,000 troops").empty());
  CHECK(marked(many, "5,000.5 tons").empty());
  CHECK(marked(many, "five thousand men, 5,000 of them armed") == "five thousand|5,000");
  CHECK(marked(few, "Twelve attacks") == "Twelve");
  CHECK(marked(few, "the twelvemonth").empty());
  const SubjectId person = room.subject("fuad-hussein", "Fuad Hussein");
  room.corpus().names.push_back({person, room.word("fuad-hussein"), room.word("fuad hussein")});
  Value name;
  name.kind = ValueKind::name;
  room.corpus().facts[few.index].value = name;
  CHECK(marked(few, "Foreign Minister Fuad Hussein said") == "Fuad Hussein");
  room.corpus().times.push_back({room.word("2020-08-14"), std::get<Edtf>(parse_edtf("2020-08-14"))});
  Value date;
  date.kind = ValueKind::date;
  date.payload = static_cast<std::int64_t>(room.corpus().times.size() - 1);
  room.corpus().facts[few.index].value = date;
  CHECK(marked(few, "it fell on 14 August 2020, at night") == "14 August 2020");
  CHECK(marked(few, "it fell last Friday") == "last Friday");
  CHECK(marked(few, "on 15 August 2020").empty());
}

TEST_CASE("a time axis has round dates, apart from one another", "[report][html]") {
  const auto axis = [](std::string_view first, std::string_view last) {
    const auto span = [](std::string_view text) {
      return std::get<Edtf>(parse_edtf(text)).members.front().start.written;
    };
    return TimeAxis({span(first), span(last)}, 100, 700);
  };
  for (const auto& [first, last] : std::vector<std::pair<std::string_view, std::string_view>>{
           {"2020-08-19", "2020-08-19"},
           {"2020-08-04", "2020-08-18"},
           {"2019-10", "2021-07-25"},
           {"1950", "2020"},
           {"-0044-03-15", "2020"},
           {"2020-08-19T10:00:00Z", "2020-08-19T18:30:00Z"},
           {"Y-20000000000", "Y20000000000"}}) {
    CAPTURE(first, last);
    const TimeAxis shown = axis(first, last);
    const auto marks = shown.marks();
    CHECK(marks.size() >= 1);
    CHECK(marks.size() <= 9);
    for (std::size_t i = 0; i < marks.size(); ++i) {
      CHECK(marks[i].x >= 100);
      CHECK(marks[i].x <= 700);
      CHECK_FALSE(marks[i].label.empty());
      if (i > 0) CHECK(marks[i].x - marks[i - 1].x > 50);
    }
  }
  const auto marks = axis("2019-10-01", "2021-07-25").marks();
  CHECK(marks.front().label.size() == std::string("2020-01").size());
  const TimeAxis shown = axis("2020-08-04", "2020-08-18");
  CHECK(shown.at(kPast) == 100);
  CHECK(shown.at(kFuture) == 700);
  CHECK(TimeAxis({}, 0, 10).marks().size() < 9);
}

TEST_CASE("what is sure and what may be are told apart", "[report][html]") {
  Room room;
  const auto stretches = [&](std::string_view when) {
    const FactId fact = room.says(room.daily, 1, "", when);
    std::string text;
    for (const Stretch& each : stretches_of(room.corpus(), room.corpus().fact(fact)))
      text += (text.empty() ? "" : " ") +
              std::string(each.moment ? "at "
                          : each.sure ? "all "
                                      : "in ") +
              format_span(each.span);
    return text;
  };
  CHECK(stretches("2020-08-19") == "at 2020-08-19");
  CHECK(stretches("2020-08") == "in 2020-08");
  CHECK(stretches("2020-08-19~") == "in 2020-08-18/2020-08-20");
  CHECK(stretches("2020-08-04/2020-08-18") == "all 2020-08-04/2020-08-18");
  CHECK(stretches("2020-05-01/..") == "all 2020-05-01/..");
  CHECK(stretches("[2020-08-19,2020-08-21]") == "in 2020-08-19 in 2020-08-21");
  CHECK(stretches("{2020-08-19,2020-08-21}") == "at 2020-08-19 at 2020-08-21");
  CHECK(stretches("/2020-07-31").rfind("at", 0) == 0);
  CHECK(stretches("2020-05/2020-07").find("in 2020-05 ") == 0);
  room.corpus().properties[room.strength.index].over_time = OverTime::tally;
  CHECK(stretches("2020-07") == "all 2020-07");
  CHECK(stretches("2020") == "all 2020-01-01/2020-08-18 in 2020-08-19/2020-08-20");  // cut by the publication
  CHECK(stretches("../2020-07-31") == "all ../2020-07-31");
}

TEST_CASE("findings are ranked by level, gap and origins", "[report][html]") {
  Room room;
  const FactId a = room.says(room.gvs, 5000, ""), b = room.says(room.daily, 3000, "");
  const auto conflict = [&](int low, int high, std::uint32_t origins, Level level) {
    Finding& finding = room.finding("G101", room.troops, room.strength, {a, b});
    finding.level = level;
    for (const int value : {low, high}) {
      Cluster side;
      side.soft = side.hard = Interval::point(Decimal(value));
      side.facts = {value == low ? a : b};
      side.origins = origins;
      finding.clusters.push_back(side);
    }
  };
  conflict(90, 100, 9, Level::warning);
  conflict(50, 100, 1, Level::error);
  conflict(50, 100, 2, Level::error);
  conflict(10, 100, 1, Level::error);
  room.run([&](const Result& result, SourceReader&) {
    const Origins origins(result.corpus);
    CHECK(ranked(result.corpus, origins, result.findings) == std::vector<std::uint32_t>{3, 2, 1, 0});
    CHECK(gap_of(result.corpus, result.findings[3]).words == "90 apart (90 %)");
    CHECK(origins_of(result.corpus, origins, result.findings[0]) == std::vector<std::uint32_t>{9, 9});
  });
}

TEST_CASE("a chart shows conflicts, withdrawn facts and changes", "[report][html]") {
  Room room;
  const FactId a = room.says(room.gvs, 5000, ""), b = room.says(room.daily, 3000, ""),
               c = room.says(room.daily, 2500, "", "2021-07");
  Finding& change = room.finding("G301", room.troops, room.strength, {a, c});
  Step step;
  step.from = "5,000";
  step.to = "2,500";
  step.facts = {a, c};
  step.difference = Decimal(-2500);
  step.days = std::pair<std::int64_t, std::int64_t>{315, 346};
  change.steps = {step};
  SECTION("as it stands") {
    room.finding("G101", room.troops, room.strength, {a, b});
    const Chart chart = drawn(room);
    CHECK(occurrences(chart.svg, "class=\"shade\"") == 1);
    CHECK(occurrences(chart.svg, "class=\"said conflict\"") == 2);
    CHECK(has(chart.svg, ">−2,500 in 315–346 days</text>"));
    CHECK(has(chart.svg, "class=\"unsure\""));  // some day of July
    CHECK_FALSE(has(chart.svg, "class=\"strike\""));
    CHECK(unbalanced(chart.svg) == "");
  }
  SECTION("settled") {
    Finding& settled = room.finding("G101", room.troops, room.strength, {a, b});
    settled.status = Status::settled;
    room.decide(settled.id, Decision::error_in_source, b);
    const Chart chart = drawn(room);
    CHECK(occurrences(chart.svg, "class=\"shade settled\"") == 1);
    CHECK(occurrences(chart.svg, "class=\"strike\"") == 1);
    CHECK(occurrences(chart.svg, "class=\"said struck\"") == 1);
  }
  SECTION("one voice twice at one time is named once") {
    for (Fact& fact : room.corpus().facts) fact.value = room.corpus().fact(a).value;  // one row
    room.findings().clear();
    room.says(room.gvs, 5000, "", "2020-08");
    const Chart chart = drawn(room);
    CHECK(occurrences(chart.svg, "class=\"at\"") == 4);
    CHECK(occurrences(chart.svg, "class=\"label said\"") == 3);
  }
  SECTION("nothing that has a date") {
    for (Fact& fact : room.corpus().facts) fact.when = TimeId();
    const Chart chart = drawn(room);
    CHECK(chart.height == 0);
    CHECK(chart.left_out == 3);
  }
  SECTION("a date that is known only by another has no place on an axis") {
    room.corpus().properties[room.strength.index].type = ValueType::date;
    room.corpus().relations.emplace_back().terms = {{RelationKind::after, room.troops, room.strength}};
    for (Fact& fact : room.corpus().facts) {
      fact.value = Value();
      fact.value.kind = ValueKind::relation;
    }
    CHECK(drawn(room).height == 0);
  }
  SECTION("any shape of time and number") {
    for (const std::string_view when :
         {"2019~", "../2020", "2020/..", "/2020", "2020/", "Y-20000000000", "2020-XX", "{2019,2020}"})
      for (const Hedge hedge : {Hedge::none, Hedge::more_than, Hedge::less_than, Hedge::about}) {
        Newsroom::Said said;
        said.when = when;
        room.number(room.gvs, room.troops, room.strength, 7, said, hedge);
      }
    for (const OverTime over_time : {OverTime::state, OverTime::tally, OverTime::event}) {
      room.corpus().properties[room.strength.index].over_time = over_time;
      const Chart chart = drawn(room);
      CHECK(chart.height > 0);
      CHECK(unbalanced(chart.svg) == "");
      CHECK_FALSE(has(chart.svg, "nan"));
      CHECK_FALSE(has(chart.svg, "inf"));
      CHECK_FALSE(has(chart.svg, "=\"-"));  // nothing lies to the left or above
    }
  }
}

// Written to GAINSAY_PAGE where that is set: the browser tests open it.
TEST_CASE("a page of every status", "[report][html]") {
  Room room;
  room.text(room.gvs, "He spoke of the 5,000 US troops deployed in the country.");
  room.text(room.daily, "Only 3,000 are left, it says; some say 9,000, or 1,000.");
  const FactId a = room.says(room.gvs, 5000, "the 5,000 US troops"),
               b = room.says(room.daily, 3000, "Only 3,000 are left"),
               c = room.says(room.daily, 9000, "some say 9,000"), d = room.says(room.daily, 1000, "or 1,000");
  const auto finding = [&](std::string_view code, Status status, std::vector<FactId> facts) -> Finding& {
    Finding& made = room.finding(code, room.troops, room.strength, std::move(facts));
    made.status = status;
    made.next_steps = {"gainsay explain " + made.id};
    return made;
  };
  Finding& fresh = finding("G102", Status::fresh, {a, b});
  fresh.explanation = {{a, "at least 5,000 on 2020-08-19", "at most 3,300"},
                       {b, "at most 3,300 on 2020-08-19", ""}};
  fresh.because = {"that is at least 4,500, yet at most 3,300"};
  fresh.repair = {b};
  finding("G101", Status::updated, {a, c}).support = {d};
  finding("G201", Status::open, {b, d});
  finding("G101", Status::known, {c, d});
  Finding& settled = finding("G101", Status::settled, {a, d});
  for (const FactId fact : {a, d}) {
    Cluster side;
    side.value = fact == a ? "5,000" : "1,000";
    side.facts = {fact};
    side.origins = 1;
    settled.clusters.push_back(side);
  }
  room.decide(settled.id, Decision::error_in_source, d);
  const std::string page = room.report("html");
  if (const char* path = std::getenv("GAINSAY_PAGE")) std::ofstream(path, std::ios::binary) << page;
  CHECK(unbalanced(page) == "");
  CHECK(page == room.report("html"));
  CHECK(has(page,
            "Since the last review: one new, one updated and one still open; one known and accepted and one "
            "settled."));
  CHECK(has(page, "Without <b>3,000</b> (Example Daily"));
  CHECK(has(page, "gainsay verdict g-00000001 --error-in-source daily#1 --reason"));
  CHECK(has(page, "<span class=\"leave\">the others leave at most 3,300</span>"));
  CHECK(has(page, "agrees with a side"));
  CHECK(occurrences(page, "class=\"command\"") ==
        5 + 3);  // what explains each, and what settles those that count
  // Known and settled findings stand behind those that count, and are no part of the verdict.
  CHECK(page.find("id=\"put-by\"") > page.find("id=\"decide\""));
  CHECK(has(page, "<h1>In two places the articles cannot all be right.</h1>"));
}

TEST_CASE("a page tells what changed", "[report][html]") {
  Room room;
  const FactId a = room.says(room.gvs, 5000, "5,000"), b = room.says(room.daily, 3000, "3,000");
  room.finding("G101", room.troops, room.strength, {a, b});
  const auto page_of = [&](bool compared, std::vector<FactId> changed) {
    std::string page;
    room.run([&](const Result& result, SourceReader& source) {
      Result one = result;
      one.compared = compared;
      one.changed = changed;
      write_html(one, source, Style{}, [&](std::string_view piece) { page += piece; });
    });
    return page;
  };
  CHECK(has(page_of(false, {}), "There is no baseline and no verdict: every finding counts as new."));
  CHECK(has(page_of(true, {}), "Since the last review: one new."));
  const std::string page = page_of(true, {b});
  CHECK(has(page, "Since the earlier state, 1 fact is new or changed: one new."));
  CHECK(occurrences(page, "<span class=\"changed\">") == 1);
  CHECK(page.find("<span class=\"changed\">") > page.find("Example Daily</span>"));
  CHECK(unbalanced(page) == "");
}

TEST_CASE("a page of nothing is a page", "[report][html]") {
  Newsroom room;
  const std::string page = room.report("html");
  CHECK(unbalanced(page) == "");
  CHECK(has(page, "<h1>The articles do not contradict each other.</h1>"));
  CHECK(has(room.report("html", Style{}, {"facts/<b>.json"}), "<code>facts/&lt;b&gt;.json</code>"));
}

TEST_CASE("faults in the files have their place on the page", "[report][html]") {
  Newsroom room;
  const FileId file = room.file("bad.json", "{");
  Finding& fault = room.finding("G001", {}, {}, {});
  fault.marks = {{{file, 1, 2, 1, 2}, "the <bracket>"}};
  fault.suggestion = "}";
  const std::string page = room.report("html");
  CHECK(unbalanced(page) == "");
  CHECK(has(page, "<section id=\"faults\""));
  CHECK(has(page, "<code>facts/<wbr>bad.json, line 1</code> the &lt;bracket&gt;"));
  CHECK(has(page, "Did you mean “}”?"));
}

}  // namespace gainsay
