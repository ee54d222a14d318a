// Every G0 code, with the exact stretch of the file that it points to.
#include <catch2/catch.hpp>
#include <string>
#include <string_view>

#include "load_fixture.h"

namespace gainsay::testing {

namespace {

// The findings of one file that holds this text.
std::string findings_of(std::string_view text, const char* name = "f.json") {
  const Folder folder;
  folder.write(name, text);
  const Loaded fast = folder.load();
  const Loaded explained = folder.load(true);
  CHECK(everything(fast) == everything(explained));
  return findings_text(fast);
}

// The findings of one fact, which stands on line 4.
std::string of_fact(std::string_view fact) { return findings_of(with_facts(fact)); }

struct Row {
  std::string_view text, findings;
};

}  // namespace

TEST_CASE("a valid file has no findings", "[load]") {
  CHECK(of_fact(R"({"subject": "fort", "property": "strength", "value": 5000})") == "");
  CHECK(findings_of("{}") == "");
}

TEST_CASE("G001 points at what is not JSON", "[load]") {
  const auto row = GENERATE(values<Row>({
      {"", "G001 1:1-1:1 the file is empty\n"},
      {" \n\t\n", "G001 3:1-3:1 the file is empty\n"},
      {"{\"note\": 1,}", "G001 1:11-1:12 a comma before the closing }\n"},
      {"{\"note\": [1, 2,\n ]}", "G001 1:15-1:16 a comma before the closing ]\n"},
      {"{\"note\": 1 \"x-a\": 2}", "G001 1:12-1:13 a comma is missing between two values\n"},
      {"{\"note\" 1}", "G001 1:9-1:10 a colon is missing between a key and its value\n"},
      {"{note: 1}", "G001 1:2-1:6 keys take double quotes: \"note\"\n"},
      {"{'note': 1}", "G001 1:2-1:3 strings take double quotes\n"},
      {"{\"note\": “x”}", "G001 1:10-1:11 strings take straight double quotes\n"},
      {"{\"note\": None}", "G001 1:10-1:14 None is no JSON; did you mean null?\n"},
      {"{\"note\": True}", "G001 1:10-1:14 True is no JSON; did you mean true?\n"},
      {"{\"note\": nul}", "G001 1:10-1:13 nul is no JSON; did you mean null?\n"},
      {"{\"note\": five}", "G001 1:10-1:14 text takes double quotes: \"five\"\n"},
      {"{\"note\": 012}", "G001 1:10-1:13 a number does not begin with 0\n"},
      {"{\"note\": +5}", "G001 1:10-1:12 not a number as JSON writes it\n"},
      {"{\"note\": 5.}", "G001 1:10-1:12 not a number as JSON writes it\n"},
      {"{\"note\": .5}", "G001 1:10-1:12 not a number as JSON writes it\n"},
      {"{} // done", "G001 1:4-1:5 JSON has no comments; a remark goes into \"note\"\n"},
      {"{}\n{}", "G001 2:1-2:2 more text behind the end of the JSON value\n"},
      {"{\"note\": [1}", "G001 1:12-1:13 } closes what [ opened + 1:10-1:11 opened here\n"},
      {"{\n\"note\": [\n1", "G001 3:2-3:2 the text ends before its [ is closed + 2:9-2:10 opened here\n"},
      {"{\"note\": \"abc", "G001 1:10-1:11 a string is never closed\n"},
      {"{\"note\": \"abc\n\"}", "G001 1:10-1:14 a string is not closed before the end of its line\n"},
      {"{\"note\": \"a\tb\"}", "G001 1:12-1:13 a control character in a string; write \\t\n"},
      {"{\"note\": \"a\\qb\"}", "G001 1:12-1:14 \\q is no escape; a backslash itself is written \\\\\n"},
      {"{\"note\": \"\\ud800\"}", "G001 1:11-1:18 half a character: \\uD800 to \\uDFFF come in pairs\n"},
      {"{\"note\": \"é\xFF\"}", "G001 1:12-1:13 not valid UTF-8: the byte 0xFF\n"},
      {"{\"note\": \"Tolm\xE8re\"}", "G001 1:15-1:16 not valid UTF-8: the byte 0xE8\n"},
      {"{\"note\": \"a\xE2\x82\"}", "G001 1:12-1:13 not valid UTF-8: the byte 0xE2\n"},
      {"{\"note\": \"\xED\xA0\x80\"}", "G001 1:11-1:12 not valid UTF-8: the byte 0xED\n"},
      {"{\"note\": \"\xC3", "G001 1:11-1:12 not valid UTF-8: the byte 0xC3\n"},
      {"{\"note\": 1, , }", "G001 1:13-1:14 a comma where a value is wanted\n"},
      {"\xEF\xBB\xBF{\"note\": 1}",
       "G001 1:1-1:1 the file begins with a byte order mark; save it without one\n"},
      {"\xEF\xBB\xBF{\"nte\": 1}",
       "G001 1:1-1:1 the file begins with a byte order mark; save it without one\n"
       "G002 1:2-1:7 a file has an unknown key \"nte\"; did you mean \"note\"?\n"},
  }));
  CAPTURE(row.text);
  CHECK(findings_of(row.text) == row.findings);
}

TEST_CASE("G002 points at the key or value that has no place", "[load]") {
  const auto row = GENERATE(values<Row>({
      {R"({"subject": "fort", "property": "strength", "value": 1, "qoute": "x"})",
       "G002 4:57-4:64 a fact has an unknown key \"qoute\"; did you mean \"quote\"?\n"},
      {R"({"subjct": "fort", "property": "strength", "value": 1})",
       "G002 4:2-4:10 a fact has an unknown key \"subjct\"; did you mean \"subject\"?\n"},
      {R"({"property": "strength", "value": 1})", "G002 4:1-4:2 a fact lacks the key \"subject\"\n"},
      {R"({"subject": "fort", "subject": "mill", "property": "strength", "value": 1})",
       "G002 4:21-4:30 the key \"subject\" stands twice in one object; the first is on line 4 + 4:2-4:11 the "
       "first\n"},
      {R"({"subject": "fort", "property": "strength", "value": 1, "stance": "planed"})",
       "G002 4:67-4:75 \"stance\" is \"planed\"; it should be one of asserted, denied, planned, predicted, "
       "rumoured, "
       "demanded, conditional; did you mean \"planned\"?\n"},
      {R"({"subject": 5, "property": "strength", "value": 1})",
       "G002 4:13-4:14 \"subject\" is a number; it should be a string\n"},
      {R"({"id": "A b", "subject": "fort", "property": "strength", "value": 1})",
       "G002 4:8-4:13 \"A b\" is no id: ids are small letters, digits, dots, underscores and hyphens, and "
       "begin with a "
       "letter or digit; write \"a-b\"\n"},
      {R"({"subject": "fort", "property": "strength", "value": {"amount": 5, "low": 3}})",
       "G002 4:54-4:55 \"low\" has no place in a hedged number\n"},
      {R"({"subject": "fort", "property": "built", "value": {"on": "mill", "by": "P1D"}})",
       "G002 4:51-4:52 \"by\" goes with \"before\" or \"after\"\n"},
      {R"({"subject": "fort", "property": "strength", "value": [1]})",
       "G002 4:54-4:57 a list of values, and \"strength\" takes one at a time (\"values\": \"many\" allows "
       "more)\n"},
      {R"({"subject": "fort", "property": "open", "value": 1})",
       "G002 4:50-4:51 the value is a number; \"open\" wants true or false\n"},
      {R"({"subject": "fort", "property": "attacks", "value": 1})",
       "G002 4:1-4:2 a fact of the tally \"attacks\" lacks the key \"when\": the window that was counted "
       "in\n"},
      {R"({"subject": "fort", "property": "siege", "value": {"on": "mill"}})",
       "G002 4:52-4:56 \"on\" is a relation between dates, and \"siege\" wants a period, such as "
       "\"2020-08-04/2020-08-18\"\n"},
  }));
  CAPTURE(row.text);
  CHECK(of_fact(row.text) == row.findings);
}

TEST_CASE("all errors of a file are told at once, in their order", "[load]") {
  CHECK(of_fact(R"({"subject": "fort", "property": "strength", "value": 1, "when": "2020-02-30"},
{"subject": "frot", "property": "strenght", "value": 1},
{"subject": "fort", "property": "strength", "value": 200000},
{"subject": "fort", "property": "strength", "value": 5000})") ==
        "G006 4:74-4:75 \"when\" is \"2020-02-30\", which cannot be read: no day 30: 2020-02 has 29 days\n"
        "G004 5:13-5:19 no subject is called \"frot\"; did you mean \"fort\"?\n"
        "G005 5:33-5:43 no property is called \"strenght\"; did you mean \"strength\"?\n"
        "G010 6:54-6:60 200,000 lies above the most that \"strength\" can be, 100,000\n");
}

TEST_CASE("what can be read of a fact is checked though something in it cannot", "[load]") {
  CHECK(
      of_fact(
          R"({"subject": "frot", "property": "strength", "value": 200000, "when": "2020-13", "scope": {"a": "b"}})") ==
      "G004 4:13-4:19 no subject is called \"frot\"; did you mean \"fort\"?\n"
      "G010 4:54-4:60 200,000 lies above the most that \"strength\" can be, 100,000\n"
      "G006 4:76-4:77 \"when\" is \"2020-13\", which cannot be read: no month 13: months are 01 to 12, "
      "seasons and other "
      "parts of a year 21 to 41\n"
      "G007 4:91-4:94 \"strength\" takes no scope\n");
  CHECK(of_fact(R"({"subject": "frot", "property": "strength", "value": {"amount": "x"}})") ==
        "G004 4:13-4:19 no subject is called \"frot\"; did you mean \"fort\"?\n"
        "G002 4:65-4:68 \"amount\" is a string; it should be a number\n");
}

TEST_CASE("G003 names the first of two", "[load]") {
  CHECK(of_fact(R"({"id": "x", "subject": "fort", "property": "strength", "value": 1},
{"id": "x", "subject": "fort", "property": "strength", "value": 2})") ==
        "G003 5:8-5:11 two facts have the id \"a#x\" + 4:8-4:11 the first\n");
  // The second fact's number is 2.
  CHECK(of_fact(R"({"id": "2", "subject": "fort", "property": "strength", "value": 1},
{"subject": "fort", "property": "strength", "value": 2})") ==
        "G003 5:1-5:2 two facts have the id \"a#2\", one of them by its number + 4:8-4:11 the first\n");
  CHECK(findings_of(R"({"subjects": [{"id": "s"}, {"id": "s"}]})") ==
        "G003 1:35-1:38 two subjects have the id \"s\" + 1:22-1:25 the first\n");
  CHECK(findings_of(R"({"properties": [
{"id": "p", "type": "text", "over_time": "state"},
{"id": "p", "type": "text", "over_time": "state"}]})") ==
        "G003 3:8-3:11 two properties have the id \"p\" + 2:8-2:11 the first\n");
  CHECK(findings_of(R"({"properties": [{"id": "p", "type": "date", "over_time": "constant"}], "rules": [
{"id": "r", "ordered": ["p", "p"]},
{"id": "r", "ordered": ["p", "p"]}]})") ==
        "G003 3:8-3:11 two rules have the id \"r\" + 2:8-2:11 the first\n");

  const Folder folder;
  folder.write("one.json", R"({"article": {"id": "same"}})");
  folder.write("two.json", with_facts("") + "");
  folder.write("three.json", R"({"article": {"id": "same"},
"facts": [{"subject": "fort", "property": "strength", "value": 5}]})");
  const Loaded loaded = folder.load();
  CHECK(findings_text(loaded) == "G003 1:20-1:26 two articles have the id \"same\" + 1:20-1:26 the first\n");
  CHECK(loaded.corpus.facts.empty());  // nobody's: the first article did not say it
  REQUIRE(loaded.unchecked.size() == 1);
  CHECK(loaded.unchecked.front() == (folder.path() / "three.json").string());
}

TEST_CASE("a rule that nothing can keep or break is told at the property that has no place in it", "[load]") {
  const auto row = GENERATE(values<Row>({
      {R"("at_most": ["holder", "strength"])",
       "G002 3:25-3:33 \"holder\" is no number, and this rule compares numbers\n"},
      {R"("at_most": ["strength", "strength"])", "G002 3:37-3:47 \"strength\" stands twice in one rule\n"},
      {R"("whole": "strength", "parts": ["children", "built"])",
       "G002 3:56-3:63 \"built\" is no number, and this rule compares numbers\n"},
      {R"("whole": "remark", "parts": ["children"])",
       "G002 3:22-3:30 \"remark\" is no number, and this rule compares numbers\n"},
      {R"("at_most": ["counts", "strength"])",
       "G002 3:25-3:33 \"counts\" takes many values at once, and this rule compares one\n"},
      {R"("at_most": ["shots", "strength"])",
       "G002 3:25-3:32 \"shots\" is an event, which may happen with any number of values: no rule holds of "
       "it\n"},
      {R"("at_most": ["attacks", "strength"])",
       "G002 3:25-3:34 \"attacks\" and \"strength\" are never of one time: one holds at a time, the other is "
       "counted over a window\n"},
      {R"("at_most": ["seats", "attacks"])",
       "G002 3:25-3:32 \"seats\" is constant, and \"attacks\" is counted over windows, however small: it may "
       "well be more\n"},
      {R"("at_most": ["attacks", "seats"])", ""},
      {R"("at_most": ["strength", "seats"])", ""},
      {R"("at_most": ["seats", "strength"])", ""},
      {R"("at_most": ["length", "height"])", ""},
      {R"("at_most": ["length", "budget"])",
       "G007 3:25-3:33 \"length\" is measured in km and \"budget\" in USD: they cannot be compared\n"},
      {R"("at_most": ["strength", "share"])",
       "G007 3:25-3:35 \"strength\" is measured without a unit and \"share\" in percent: they cannot be "
       "compared\n"},
      {R"("exclusive": "holder")", ""},
      {R"("exclusive": "guests")",
       "G002 3:26-3:34 \"guests\" is an event: nobody has its values at one time\n"},
      {R"("exclusive": "attacks")",
       "G002 3:26-3:35 \"attacks\" is a tally: nobody has its values at one time\n"},
      {R"("exclusive": "siege")",
       "G002 3:26-3:33 \"siege\" holds periods, which \"exclusive\" does not compare\n"},
      {R"("exclusive": "motto")",
       "G002 3:26-3:33 \"motto\" is free text, which is never compared; list its values in \"one_of\"\n"},
      {R"("exclusive": "road")", ""},
  }));
  CAPTURE(row.text);
  std::string file = "{\"rules\": [\n\n{\"id\": \"r\", ";
  file.append(row.text).append("}], \"note\": 1,\n").append(vocabulary());
  file.insert(file.rfind(']'), R"(,
  {"id": "motto", "type": "text", "over_time": "state"},
  {"id": "counts", "type": "number", "over_time": "state", "values": "many"},
  {"id": "shots", "type": "number", "over_time": "event"},
  {"id": "seats", "type": "number", "over_time": "constant"},
  {"id": "length", "type": "number", "over_time": "state", "unit": "km"},
  {"id": "height", "type": "number", "over_time": "state", "unit": "m"})");
  CHECK(findings_of(file + "}") == row.findings);
}

TEST_CASE("G004 and G005 tell each unknown name once a file", "[load]") {
  CHECK(of_fact(R"({"subject": "nobody", "property": "strength", "value": 1},
{"subject": "nobody", "property": "strength", "value": 2},
{"subject": "fort", "property": "nothing", "value": 2})") ==
        "G004 4:13-4:21 no subject is called \"nobody\" (2 times in this file) + 5:13-5:21 \n"
        "G005 6:33-6:42 no property is called \"nothing\"\n");
  CHECK(of_fact(R"({"subject": "fort", "property": "built", "value": {"after": "mil"}})") ==
        "G004 4:62-4:65 no subject is called \"mil\"; did you mean \"mill\"?\n");
  CHECK(of_fact(R"({"subject": "fort", "property": "built", "value": {"after": "mill/rased"}})") ==
        "G005 4:67-4:72 no property is called \"rased\"; did you mean \"razed\"?\n");
}

TEST_CASE("G006 points into the string", "[load]") {
  const auto row = GENERATE(values<Row>({
      {R"({"subject": "fort", "property": "built", "value": "2020-13-01"})",
       "G006 4:57-4:58 the date is \"2020-13-01\", which cannot be read: no month 13: months are 01 to 12, "
       "seasons and "
       "other parts of a year 21 to 41\n"},
      {R"({"subject": "fort", "property": "built", "value": "{2020,2021}"})",
       "G006 4:51-4:64 \"{2020,2021}\" is several dates; one date is wanted, or [...] for one of them\n"},
      {R"({"subject": "fort", "property": "siege", "value": "2020"})",
       "G006 4:51-4:57 \"2020\" is no period: a period has a start and an end, such as "
       "2020-08-04/2020-08-18; did you "
       "mean \"2020/2020\"?\n"},
      {R"({"subject": "fort", "property": "strength", "value": "5000 or so"})",
       "G006 4:54-4:66 \"5000 or so\" is not one number and a unit\n"},
      {R"({"subject": "fort", "property": "strength", "value": 1e400})",
       "G006 4:54-4:59 1e400 cannot be used: numbers lie between 1e-100 and 1e100\n"},
      {R"({"subject": "fort", "property": "strength", "value": 1234567890123456789})",
       "G006 4:54-4:73 1234567890123456789 cannot be used: numbers have at most 18 significant digits\n"},
      {R"({"subject": "fort", "property": "strength", "value": {"low": 5, "high": 3}})",
       "G006 4:54-4:75 the range 5..3 ends before it begins\n"},
      {R"({"subject": "fort", "property": "road", "value": "blocke"})",
       "G006 4:50-4:58 \"blocke\" is none of the values of \"road\"; did you mean \"blocked\"?\n"},
      {R"({"subject": "fort", "property": "built", "value": {"after": "mill", "by": "3 days"}})",
       "G006 4:75-4:83 \"by\" is \"3 days\", which is no ISO 8601 duration such as P3D, P2W or P1M\n"},
      {R"({"subject": "fort", "property": "built", "value": {"after": "mill", "by": {"at_least": "P9D", "at_most": "P2D"}}})",
       "G006 4:75-4:112 \"by\" is at least more than it is at most\n"},
  }));
  CAPTURE(row.text);
  CHECK(of_fact(row.text) == row.findings);
}

TEST_CASE("G007 points at the unit or the scope", "[load]") {
  const auto row = GENERATE(values<Row>({
      {R"({"subject": "fort", "property": "budget", "value": {"amount": 5, "unit": "EUR"}})",
       "G007 4:74-4:79 \"budget\" is measured in USD, which EUR does not convert to\n"},
      {R"({"subject": "fort", "property": "attacks", "value": 1, "when": "2020", "scope": {"weapn": "bomb"}})",
       "G007 4:82-4:89 \"attacks\" has no dimension \"weapn\"; did you mean \"weapon\"?\n"},
      {R"({"subject": "fort", "property": "attacks", "value": 1, "when": "2020", "scope": {"weapon": ["bomb", "bom"]}})",
       "G007 4:101-4:106 \"bom\" is no value of the dimension \"weapon\"; did you mean \"bomb\"?\n"},
      {R"({"subject": "fort", "property": "attacks", "value": 1, "when": "2020", "scope": {"weapon": "bom"}})",
       "G007 4:92-4:97 \"bom\" is no value of the dimension \"weapon\"; did you mean \"bomb\"?\n"},
      {R"({"subject": "fort", "property": "attacks", "value": 1, "when": "2020", "scope": {"weapon": []}})",
       "G007 4:92-4:94 the scope names no value of \"weapon\"\n"},
      {R"({"subject": "fort", "property": "strength", "value": 1, "scope": {"weapon": "bomb"}})",
       "G007 4:67-4:75 \"strength\" takes no scope\n"},
  }));
  CAPTURE(row.text);
  CHECK(of_fact(row.text) == row.findings);
}

TEST_CASE("G008 points at the path of a text that is not there", "[load]") {
  const Folder folder;
  folder.write("facts/f.json", "{\"article\": {\"text\": \"../texts/t.txt\"}}");
  CHECK(
      findings_text(folder.load()) ==
      "G008 1:22-1:38 the article's text \"../texts/t.txt\" is not there; paths are relative to this file\n");
  folder.write("texts/t.txt", "words");
  CHECK(findings_text(folder.load()) == "");
}

TEST_CASE("G009 shows both claims", "[load]") {
  CHECK(findings_of(R"({"subjects": [
{"id": "a", "aliases": ["x", "The  Fort"]},
{"id": "b", "label": "the-fort"}]})") ==
        "G009 2:30-2:41 \"The  Fort\" stands for two subjects, b and a + 3:22-3:32 the spelling of b\n");
  // Of one subject, once is as good as twice.
  CHECK(findings_of(R"({"subjects": [{"id": "a", "label": "A", "aliases": ["a", "Á"]}]})") == "");
}

TEST_CASE("G010 is for what lies wholly outside the bounds", "[load]") {
  const auto row = GENERATE(values<Row>({
      {R"({"subject": "fort", "property": "strength", "value": -3})",
       "G010 4:54-4:56 -3 lies below the least that \"strength\" can be, 0\n"},
      {R"({"subject": "fort", "property": "strength", "value": ">100000"})",
       "G010 4:54-4:63 more than 100,000 lies above the most that \"strength\" can be, 100,000\n"},
      {R"({"subject": "fort", "property": "strength", "value": "~101000"})", ""},
      {R"({"subject": "fort", "property": "children", "value": 2.5})",
       "G010 4:54-4:57 2.5 is no whole number, as \"children\" has to be\n"},
      {R"({"subject": "fort", "property": "children", "value": "~2.5"})", ""},
      {R"({"subject": "fort", "property": "attacks", "value": -1, "when": "2020"})",
       "G010 4:53-4:55 -1 lies below the least that \"attacks\" can be, 0\n"},
      // What 64 bits cannot count, at either end of a reading.
      {R"({"subject": "fort", "property": "attacks", "value": ">=1e19", "when": "2020"})",
       "G010 4:53-4:61 at least 10,000,000,000,000,000,000 may be more than 9,223,372,036,854,775,807, the "
       "most that a tally counts up to\n"},
      {R"({"subject": "fort", "property": "attacks", "value": 9e18, "when": "2020"})",
       "G010 4:53-4:57 9,000,000,000,000,000,000 may be more than 9,223,372,036,854,775,807, the most that a "
       "tally counts up to\n"},
      {R"({"subject": "fort", "property": "attacks", "value": ">9e18", "when": "2020"})", ""},
      {R"({"subject": "fort", "property": "attacks", "value": 8e18, "when": "2020"})", ""},
      {R"({"subject": "fort", "property": "budget", "value": -1})", ""},
  }));
  CAPTURE(row.text);
  CHECK(of_fact(row.text) == row.findings);
}

TEST_CASE("columns count code points and lines end with their feed", "[load]") {
  CHECK(findings_of("{\r\n\"note\": \"é€𝄞\", \"nope\": 1}") ==
        "G002 2:16-2:22 a file has an unknown key \"nope\"; did you mean \"note\"?\n");
}

TEST_CASE("facts of a property that was refused are not unknown as well", "[load]") {
  const Folder folder;
  folder.write("f.json", R"({"article": {"id": "a"}, "subjects": [{"id": "s"}],
"properties": [{"id": "p", "type": "nmber", "over_time": "state"}],
"facts": [{"subject": "s", "property": "p", "value": 1}]})");
  const Loaded loaded = folder.load();
  CHECK(findings_text(loaded) ==
        "G002 2:36-2:43 \"type\" is \"nmber\"; it should be one of number, date, period, name, text, "
        "boolean; did you mean "
        "\"number\"?\n");
  CHECK(loaded.unchecked.size() == 1);
}

}  // namespace gainsay::testing
