// `show`: rows in the order of time, signs, sparklines, and that it fits the terminal.
#include <catch2/catch.hpp>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "report/terminal.h"
#include "report/trend.h"
#include "unit/report_fixture.h"

namespace gainsay {

namespace {

using test::Newsroom;

struct Room : Newsroom {
  SubjectId troops = subject("troops", "US forces in Iraq");
  PropertyId strength = property("strength");
  ArticleId gvs = article("gvs", "Global Village Space", "2020-08-19");
  ArticleId daily = article("daily", "Example Daily", "2021-07-25");

  std::string show(SubjectId of, PropertyId property_or_none, std::size_t width) {
    std::string out;
    Style style;
    style.width = width;
    run([&](const Result& result, SourceReader& source) {
      write_timeline(result, source, style, of, property_or_none,
                     [&](std::string_view piece) { out += piece; });
    });
    return out;
  }

  FactId says(ArticleId article, std::int64_t amount, std::string_view when, std::string_view quote) {
    Said said;
    said.when = when;
    said.quote = quote;
    return number(article, troops, strength, amount, said);
  }
};

}  // namespace

TEST_CASE("a timeline has its rows in order, with what numbers can mean and who says so",
          "[report][timeline]") {
  Room room;
  const FactId later = room.says(room.daily, 2500, "2021-07-25", "2,500 remain");
  const FactId before = room.says(room.gvs, 5000, "2020-08-19", "the 5,000 US troops");
  Newsroom::Said planned;
  planned.when = "2021-01";
  planned.stance = Stance::planned;
  room.number(room.gvs, room.troops, room.strength, 2000, planned);
  Finding& finding = room.finding("G301", room.troops, room.strength, {before, later});
  finding.message = "strength fell";
  Step step;
  step.facts = {before, later};
  step.difference = Decimal(-2500);
  finding.steps = {step};
  CHECK(room.show(room.troops, {}, 110) ==
        R"(US forces in Iraq
troops

strength   █▅  2,500 to 5,000
   2020-08-19  5,000  4,500–5,500           Global Village Space                   “the 5,000 US troops”
   2021-01     2,000  1,800–2,200  planned  Global Village Space, said 2020-08-19
↓  2021-07-25  2,500  2,450–2,550           Example Daily                          “2,500 remain”
  note[G301] strength fell [g-00000001]

↓ falls
)");
}

TEST_CASE("conflicts, tensions and restatements are marked, settled ones are not", "[report][timeline]") {
  Room room;
  const FactId a = room.says(room.gvs, 5000, "2020-08-19", "");
  const FactId b = room.says(room.daily, 3000, "2020-08-19", "");
  Finding& conflict = room.finding("G101", room.troops, room.strength, {a, b});
  CHECK(room.show(room.troops, room.strength, 80).find("\n✗  2020-08-19  3,000") != std::string::npos);
  CHECK(room.show(room.troops, room.strength, 80).find("✗ in conflict") != std::string::npos);
  conflict.status = Status::settled;
  CHECK(room.show(room.troops, room.strength, 80).find("✗") == std::string::npos);
  CHECK(room.show(room.troops, room.strength, 80).find("(settled)") != std::string::npos);

  Finding& restated = room.finding("G305", room.troops, room.strength, {a, b});
  Step step;
  step.facts = {a, b};
  restated.steps = {step};
  const std::string shown = room.show(room.troops, room.strength, 80);
  CHECK(shown.find("\n↺  2020-08-19  5,000  4,500–5,500  restated  Global Village Space\n") !=
        std::string::npos);
  CHECK(shown.find("\n→  2020-08-19  3,000") != std::string::npos);
}

TEST_CASE("a timeline fits the terminal", "[report][timeline]") {
  Room room;
  Newsroom::Said said;
  said.when = "2019-10-01/2020-07-31";
  said.quote = "From October to the end of July, Iraqi armed factions carried out 39 rocket attacks";
  said.stance = Stance::rumoured;
  said.attributed_to = "a very long name of an unnamed senior administration official";
  room.number(room.gvs, room.troops, room.strength, 39, said);
  room.says(room.daily, 2500, "2021-07-25", "兵士二千五百人 remain in the country");
  for (std::size_t width = 40; width <= 160; width += 10) {
    std::istringstream lines(room.show(room.troops, {}, width));
    for (std::string line; std::getline(lines, line);) {
      CAPTURE(width, line);
      CHECK(display_width(line) <= width);
    }
  }
}

TEST_CASE("a long text goes on below, and no row ends in spaces", "[report][timeline]") {
  Room room;
  const PropertyId account = room.property("account", ValueType::text);
  Newsroom::Said said;
  said.when = "2021-07-25";
  room.words(room.gvs, room.troops, account,
             "The impact of the attacks has been limited, but they were a show of strength.", said);
  const std::string shown = room.show(room.troops, account, 70);
  CHECK(shown.find("   2021-07-25  The impact of the attacks has      Global Village Space\n"
                   "               been limited, but they were a\n"
                   "               show of strength.\n") != std::string::npos);
  CHECK(shown.find(" \n") == std::string::npos);
}

TEST_CASE("a timeline says so when nothing is said", "[report][timeline]") {
  Room room;
  const PropertyId other = room.property("commander", ValueType::text);
  CHECK(room.show(room.troops, {}, 80) == "Nothing is said of US forces in Iraq.\n");
  room.says(room.gvs, 5000, "2020-08-19", "");
  CHECK(room.show(room.troops, other, 80) ==
        "Nothing is said of “commander” of US forces in Iraq. There is: strength.\n");
}

TEST_CASE("bars of numbers that are never negative stand on zero", "[report][timeline]") {
  const auto bars = [](std::vector<double> numbers, std::size_t width) { return sparkline(numbers, width); };
  CHECK(bars({5000, 2500}, 10) == "█▅");
  CHECK(bars({0, 7}, 10) == "▁█");
  CHECK(bars({-10, 0, 10}, 10) == "▁▅█");
  CHECK(bars({0, 0}, 10) == "▁▁");
  CHECK(bars({5}, 10).empty());
  CHECK(bars({1, 1, 3, 3, 8, 8}, 3) == "▂▄█");
  CHECK(bars({1, 2}, 0).empty());
}

TEST_CASE("counts of happenings are shown as their pace", "[report][timeline]") {
  Newsroom room;
  const SubjectId attacks = room.subject("attacks", "Attacks");
  const PropertyId count = room.property("count", ValueType::number, OverTime::tally);
  const ArticleId article = room.article("a", "Paper", "2021-07-25");
  Newsroom::Said said;
  said.when = "2020-01-01/2020-01-10";
  room.number(article, attacks, count, 39, said);
  said.when = "2021-01-01/2021-01-02";
  room.number(article, attacks, count, 16, said);
  said.when = "../2021-01-02";
  room.number(article, attacks, count, 500, said);  // an open window has no pace
  room.run([&](const Result& result, SourceReader&) {
    REQUIRE(result.graph.series().size() == 1);
    const Trend shown = trend(result.graph, result.graph.series().front(), 10);
    CHECK(shown.label == "3.9 to 8 a day");
    CHECK(shown.bars == "▄█");
  });
}

}  // namespace gainsay
