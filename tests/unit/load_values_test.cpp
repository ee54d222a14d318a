// Every form of a value, and what it becomes.
#include <catch2/catch.hpp>
#include <string>
#include <string_view>

#include "load_fixture.h"

namespace gainsay::testing {

namespace {

struct Row {
  std::string_view property, value, code;
};

// The one fact's value as JSON reports it; its findings where there are any.
std::string code_of(std::string_view property, std::string_view value) {
  const Folder folder;
  folder.write("f.json", with_facts(R"({"subject": "fort", "property": ")" + std::string(property) +
                                    R"(", "when": "2020", "value": )" + std::string(value) + "}"));
  const Loaded loaded = folder.load();
  CHECK(everything(loaded) == everything(folder.load(true)));
  if (loaded.corpus.facts.size() != 1) return findings_text(loaded);
  const Fact& fact = loaded.corpus.facts.front();
  return loaded.corpus.value_code(fact.value, loaded.corpus.property_of(fact));
}

const Corpus& loaded_once(std::string_view facts) {
  static Loaded loaded;
  const Folder folder;
  folder.write("f.json", with_facts(facts));
  loaded = folder.load();
  CHECK(findings_text(loaded) == "");
  return loaded.corpus;
}

}  // namespace

TEST_CASE("numbers in all their forms", "[load]") {
  const auto row = GENERATE(values<Row>({
      {"strength", "5000", "5000"},
      {"strength", "-0", "0"},
      {"strength", "5e3", "5000"},
      {"strength", "2.50", "2.50"},
      {"strength", "\"~50\"", "~50"},
      {"strength", "\">50\"", ">50"},
      {"strength", "\">=50\"", ">=50"},
      {"strength", "\"<50\"", "<50"},
      {"strength", "\"<=50\"", "<=50"},
      {"strength", "\"40..60\"", "40..60"},
      {"share", "\"1/3\"", "1/3"},
      {"budget", "\"6e9 USD\"", "6000000000 USD"},
      {"share", "\"33 %\"", "33 %"},
      {"share", "33", "33"},
      {"strength", R"({"amount": 50, "hedge": "about"})", "~50"},
      {"strength", R"({"amount": 50})", "50"},
      {"strength", R"({"amount": 50, "hedge": "nearly"})", "nearly 50"},
      {"budget", R"({"amount": 50, "hedge": "up_to", "unit": "USD"})", "up_to 50 USD"},
      {"strength", R"({"low": 40, "high": 60})", "40..60"},
      {"strength", R"({"low": 40, "best": 50, "high": 60})", "40..60 (50)"},
      {"strength", R"({"hedge": "dozens"})", "dozens"},
      {"strength", R"({"hedge": "a_few", "note": "sic"})", "a_few"},
      {"strength", "null", "null"},
  }));
  CAPTURE(row.property, row.value);
  CHECK(code_of(row.property, row.value) == row.code);
}

TEST_CASE("what is no number", "[load]") {
  const auto row = GENERATE(values<Row>({
      {"built", "\"2020-08\"", "2020-08"},
      {"built", "\"2020-08-04/2020-08-18\"", "2020-08-04/2020-08-18"},
      {"built", R"({"after": "mill"})", "after The Mill"},
      {"siege", "\"2020-08-04/2020-08-18\"", "2020-08-04/2020-08-18"},
      {"siege", R"({"starts_with": "The Mill", "within": "mill"})", "starts with The Mill, within The Mill"},
      {"holder", "\"ann\"", "ann"},
      {"holder", "\"Old-Fort\"", "fort"},
      {"holder", "\"Somebody Else\"", "Somebody Else"},
      {"guests", R"(["ann", "Somebody Else"])", "ann; Somebody Else"},
      {"guests", "\"ann\"", "ann"},
      {"remark", "\"as they say\"", "as they say"},
      {"road", "\"Blocked\"", "blocked"},
      {"open", "true", "true"},
      {"open", "false", "false"},
      {"open", "null", "null"},
  }));
  CAPTURE(row.property, row.value);
  CHECK(code_of(row.property, row.value) == row.code);
}

TEST_CASE("numbers keep how they were written", "[load]") {
  const Corpus& corpus = loaded_once(R"({"subject": "fort", "property": "share", "value": 33.0},
{"subject": "fort", "property": "share", "value": "33.0 %"},
{"subject": "fort", "property": "budget", "value": 123456789012345678},
{"subject": "fort", "property": "strength", "value": 5000})");
  CHECK(corpus.facts[0].value.decimals_written == 1);
  CHECK(corpus.facts[1].value.decimals_written == 1);
  CHECK(corpus.facts[2].value.payload == 123456789012345678);
  CHECK(corpus.facts[3].value.payload == 5);  // the mantissa, normalised
  CHECK(corpus.facts[3].value.exponent == 3);
  CHECK(corpus.facts[3].value.kind == ValueKind::number);
  CHECK(corpus.quantity(corpus.facts[3].value).amount == Decimal(5000));
}

TEST_CASE("relations name their subjects and properties", "[load]") {
  const Corpus& corpus =
      loaded_once(R"({"subject": "fort", "property": "built", "value": {"after": "mill", "by": "P3D"}},
{"subject": "fort", "property": "built", "value": {"before": "The Mill/razed", "by": {"at_least": "P1D", "at_most": "P7D"}}},
{"subject": "fort", "property": "built", "value": {"on": "mill", "after": "ann/razed"}})");
  const Relation& exact = corpus.relations[static_cast<std::size_t>(corpus.facts[0].value.payload)];
  REQUIRE(exact.terms.size() == 1);
  CHECK(exact.terms[0].kind == RelationKind::after);
  CHECK(corpus.text(corpus.subjects[exact.terms[0].subject.index].id) == "mill");
  CHECK(corpus.text(corpus.properties[exact.terms[0].property.index].id) == "built");
  CHECK(exact.has_by);
  CHECK(exact.exact_by);
  CHECK(exact.by_least == parse_duration("P3D"));
  const Relation& range = corpus.relations[static_cast<std::size_t>(corpus.facts[1].value.payload)];
  REQUIRE(range.terms.size() == 1);
  CHECK(range.terms[0].kind == RelationKind::before);
  CHECK(corpus.text(corpus.properties[range.terms[0].property.index].id) == "razed");
  CHECK_FALSE(range.exact_by);
  CHECK(range.by_least == parse_duration("P1D"));
  CHECK(range.by_most == parse_duration("P7D"));
  const Relation& two = corpus.relations[static_cast<std::size_t>(corpus.facts[2].value.payload)];
  REQUIRE(two.terms.size() == 2);
  CHECK(two.terms[0].kind == RelationKind::on);
  CHECK(two.terms[1].kind == RelationKind::after);
  CHECK_FALSE(two.has_by);
}

TEST_CASE("what a fact leaves out is its article's publication", "[load]") {
  const Corpus& corpus = loaded_once(R"({"subject": "fort", "property": "strength", "value": 1},
{"subject": "Old fort", "property": "strength", "value": 2, "when": "2019", "said": "2018", "stance": "planned",
 "attributed_to": "THE MILL", "scope": {}},
{"subject": "fort", "property": "strength", "value": 3, "attributed_to": "A clerk"},
{"id": "last", "subject": "fort", "property": "strength", "value": 4, "attributed_to": "a  clerk"})");
  const auto time = [&](TimeId id) { return corpus.text(corpus.times[id.index].text); };
  const Fact& first = corpus.facts[0];
  CHECK(time(first.when) == "2020-08-19");
  CHECK(time(first.said) == "2020-08-19");
  CHECK(first.default_when);
  CHECK(first.scope == ScopeId(0));
  CHECK(corpus.fact_name(FactId(0)) == "a#1");
  CHECK_FALSE(first.explicit_id);
  const Fact& second = corpus.facts[1];
  CHECK(second.subject == first.subject);
  CHECK(time(second.when) == "2019");
  CHECK(time(second.said) == "2018");
  CHECK_FALSE(second.default_when);
  CHECK(second.stance == Stance::planned);
  CHECK(second.scope == ScopeId(0));
  CHECK(corpus.text(corpus.subjects[corpus.sources[second.attributed_to.index].subject.index].id) == "mill");
  CHECK_FALSE(corpus.sources[corpus.facts[2].attributed_to.index].subject.valid());
  CHECK(corpus.facts[2].attributed_to == corpus.facts[3].attributed_to);
  CHECK(corpus.fact_name(FactId(3)) == "a#last");
}

TEST_CASE("scopes are one, however they are written", "[load]") {
  const Corpus& corpus = loaded_once(
      R"({"subject": "fort", "property": "attacks", "value": 1, "when": "2020", "scope": {"weapon": "rocket"}},
{"subject": "fort", "property": "attacks", "value": 1, "when": "2020", "scope": {"weapon": ["rocket"], "note": "x"}},
{"subject": "fort", "property": "attacks", "value": 1, "when": "2020", "scope": {"weapon": ["rocket", "bomb"], "area": "north"}},
{"subject": "fort", "property": "attacks", "value": 1, "when": "2020", "scope": {"area": ["north"], "weapon": ["bomb", "rocket", "bomb"]}})");
  CHECK(corpus.facts[0].scope == corpus.facts[1].scope);
  CHECK(corpus.facts[2].scope == corpus.facts[3].scope);
  CHECK(corpus.scope_text(corpus.facts[0].scope) == "weapon: rocket");
  CHECK(corpus.scope_text(corpus.facts[2].scope) == "area: north; weapon: bomb, rocket");
  CHECK(corpus.scopes.size() == 3);
}

TEST_CASE("properties, rules, verdicts and options are kept as they stand", "[load]") {
  const Folder folder;
  folder.write("f.json", R"({
"subjects": [{"id": "s", "kind": "place"}],
"properties": [
 {"id": "p", "label": "P", "type": "number", "over_time": "tally", "unit": "percent", "tolerance": "5%", "rounding": "exact",
  "resolution": "month", "steady_for": "P30D", "min": -1.5, "max": 10, "scope": {"d": {"values": ["b", "a"]}}, "x-own": 1},
 {"id": "q", "type": "number", "over_time": "state", "tolerance": 2, "parts_add_up": true, "integer": true},
 {"id": "d", "type": "date", "over_time": "constant"},
 {"id": "km", "type": "number", "over_time": "state", "unit": "km"},
 {"id": "m", "type": "number", "over_time": "state", "unit": "m"},
 {"id": "yd", "type": "number", "over_time": "constant", "unit": "yd"}],
"rules": [
 {"id": "r", "at_most": ["km", "yd"], "why": "so", "level": "warning", "only": ["s", "place"]},
 {"id": "w", "whole": "yd", "parts": ["m", "km"], "complete": true},
 {"id": "e", "exclusive": "q"}],
"verdicts": [{"finding": "g-5f1c09a2", "decision": "error_in_source", "wrong": ["a#x"], "reason": "R", "by": "B", "on": "2026"}],
"options": {"fail-on": "warning", "ignore": ["G304", "G301"], "strict": true, "jobs": 2, "subject": "s"}
})");
  const Loaded loaded = folder.load();
  CHECK(findings_text(loaded) == "");
  const Corpus& c = loaded.corpus;
  REQUIRE(c.properties.size() == 6);
  const Property& p = c.properties[0];
  CHECK(p.numbers.percent);
  CHECK(p.numbers.integer);  // a tally counts
  CHECK(p.numbers.exact_rounding);
  CHECK(p.numbers.tolerance_fraction == Decimal::from_parts(5, -2));
  CHECK_FALSE(p.numbers.tolerance_absolute);
  CHECK(p.min == Decimal::from_parts(-15, -1));
  CHECK(p.numbers.min == p.min);
  CHECK(p.max == Decimal(10));
  CHECK(p.resolution == Resolution::month);
  CHECK(p.steady_for == parse_duration("P30D"));
  REQUIRE(p.scope.size() == 1);
  REQUIRE(p.scope[0].values.size() == 2);
  CHECK(c.text(p.scope[0].values[0]) == "a");
  CHECK(c.properties[1].numbers.tolerance_absolute == Decimal(2));
  CHECK(c.properties[1].parts_add_up);
  REQUIRE(c.rules.size() == 3);
  CHECK(c.rules[0].kind == RuleKind::at_most);
  CHECK(c.rules[0].warning);
  CHECK(c.rules[0].properties == std::vector<PropertyId>{PropertyId(3), PropertyId(5)});
  CHECK(c.rules[1].kind == RuleKind::whole);
  CHECK(c.rules[1].complete);
  CHECK(c.rules[1].properties == std::vector<PropertyId>{PropertyId(5), PropertyId(4), PropertyId(3)});
  // Rules reckon in one unit, to which all that they join converts without a remainder.
  CHECK(c.units[c.properties[3].rule_unit.index] == "km");
  CHECK(c.properties[3].to_rule_unit.is_identity());
  CHECK(c.properties[4].to_rule_unit(Decimal(2)) == Decimal::from_parts(2, -3));
  CHECK(c.properties[5].to_rule_unit(Decimal(5)) == Decimal::from_parts(4572, -6));
  CHECK(c.properties[0].rule_unit == c.properties[0].unit);
  CHECK(c.rules[2].kind == RuleKind::exclusive);
  REQUIRE(c.verdicts.size() == 1);
  CHECK(c.text(c.verdicts[0].finding) == "g-5f1c09a2");
  CHECK(c.verdicts[0].decision == Decision::error_in_source);
  CHECK(c.text(c.verdicts[0].wrong.at(0)) == "a#x");
  const std::vector<std::pair<std::string, std::vector<std::string>>> options = {{"fail-on", {"warning"}},
                                                                                 {"ignore", {"G304", "G301"}},
                                                                                 {"strict", {"true"}},
                                                                                 {"jobs", {"2"}},
                                                                                 {"subject", {"s"}}};
  CHECK(loaded.options == options);
}

TEST_CASE("units that convert are kept with their conversion", "[load]") {
  const Folder folder;
  folder.write("f.json", R"({"article": {"id": "a"}, "subjects": [{"id": "s"}],
"properties": [{"id": "way", "type": "number", "over_time": "state", "unit": "km", "max": 6}],
"facts": [{"subject": "s", "property": "way", "value": "5213 m"}, {"subject": "s", "property": "way", "value": 5.213},
{"subject": "s", "property": "way", "value": {"amount": 7000, "unit": "m"}}]})");
  const Loaded loaded = folder.load();
  CHECK(findings_text(loaded) == "G010 4:46-4:75 7,000 m lies above the most that \"way\" can be, 6 km\n");
  const Corpus& c = loaded.corpus;
  REQUIRE(c.facts.size() == 2);
  CHECK(c.units.at(c.facts[0].value.unit.index) == "m");
  CHECK(c.properties[0].conversions.size() == 1);
  CHECK(c.measure(c.facts[0].value, c.properties[0]) == c.measure(c.facts[1].value, c.properties[0]));
}

TEST_CASE("lines: facts and articles in any order, from any file", "[load]") {
  const Folder folder;
  folder.write("v.json", "{" + std::string(vocabulary()) + "}");
  folder.write("l.jsonl",
               "{\"article\": \"late\", \"subject\": \"fort\", \"property\": \"strength\", \"value\": 1}\r\n"
               "\n"
               "{\"article\": {\"id\": \"early\", \"published\": \"2019\"}}\n"
               "{\"article\": \"early\", \"subject\": \"fort\", \"property\": \"strength\", \"value\": 2.5, "
               "\"x-1\": {}}\n"
               "{\"article\": \"late\", \"id\": \"n\", \"subject\": \"fort\", \"property\": \"strength\", "
               "\"value\": 3}\n"
               "{\"article\": {\"id\": \"late\", \"published\": \"2018\"}}");
  const Loaded loaded = folder.load();
  CHECK(findings_text(loaded) == "");
  CHECK(loaded.unchecked.empty());
  CHECK(everything(loaded) == everything(folder.load(true)));
  const Corpus& c = loaded.corpus;
  REQUIRE(c.facts.size() == 3);
  CHECK(c.fact_name(FactId(0)) == "late#1");
  CHECK(c.fact_name(FactId(1)) == "early#1");
  CHECK(c.fact_name(FactId(2)) == "late#n");
  CHECK(c.text(c.time(c.facts[0].when)->text) == "2018");
  CHECK(c.text(c.time(c.facts[2].said)->text) == "2018");
  CHECK(c.facts[0].default_when);
}

TEST_CASE("lines: a fact needs an article that is known", "[load]") {
  const Folder folder;
  folder.write("v.json", "{" + std::string(vocabulary()) + "}");
  folder.write("l.jsonl",
               "{\"article\": {\"id\": \"known\"}}\n"
               "{\"article\": \"knwon\", \"subject\": \"fort\", \"property\": \"strength\", \"value\": 1}\n"
               "{\"article\": \"known\", \"subject\": \"fort\", \"property\": \"strength\", \"value\": 2}\n"
               "{\"article\": \"knwon\", \"subject\": \"fort\", \"property\": \"strength\", \"value\": 3}\n"
               "{\"article\": \"known\", \"subject\": \"fort\", \"property\": \"strength\", \"value\": }\n");
  const Loaded loaded = folder.load();
  CHECK(findings_text(loaded) ==
        "G002 2:13-2:20 no article has the id \"knwon\"; did you mean \"known\"? (2 times in this file) + "
        "4:13-4:20 \n"
        "G001 5:74-5:75 } has no place here\n");
  REQUIRE(loaded.corpus.facts.size() == 1);
  CHECK(loaded.corpus.fact_name(FactId(0)) == "known#1");
  CHECK(loaded.corpus.articles.size() == 1);
  CHECK(loaded.unchecked.size() == 1);
}

TEST_CASE("an article is called by its file where it has no id", "[load]") {
  const Folder folder;
  folder.write("daily-2020.json", R"({"article": {"title": "T"}})");
  folder.write("No Id.json", R"({"article": {"title": "T"}})");
  const Loaded loaded = folder.load();
  CHECK(findings_text(loaded) ==
        "G002 1:13-1:14 an article without an \"id\" is called by its file's name, and \"No Id\" is no id\n");
  REQUIRE(loaded.corpus.articles.size() == 1);
  CHECK(loaded.corpus.text(loaded.corpus.articles[0].id) == "daily-2020");
}

}  // namespace gainsay::testing
