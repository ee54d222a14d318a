// The table of forms: a quote, a value, and whether the value is found in it, absent, or cannot be looked
// for. Published on Wednesday 19 August 2020 wherever dates are reckoned from publication.
#include "evidence/value_in_quote.h"

#include <fmt/format.h>

#include <array>
#include <catch2/catch.hpp>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "load/load.h"
#include "load/source.h"
#include "unit/load_fixture.h"

namespace gainsay {

namespace {

enum class Is : std::uint8_t { found, absent, unchecked };
using enum Is;

std::string_view name(Is is) {
  constexpr std::array<std::string_view, 3> kNames{"found", "absent", "unchecked"};
  return kNames[static_cast<std::size_t>(is)];
}

struct Row {
  std::string_view quote;
  std::string_view property;
  std::string_view value;  // as JSON
  Is expected;
};

constexpr std::string_view kVocabulary = R"("subjects": [
  { "id": "it", "label": "It" },
  { "id": "fuad-hussein", "label": "Fuad Hussein", "kind": "person", "aliases": ["Hussein"] },
  { "id": "mustafa-al-kadhimi", "label": "Mustafa al-Kadhimi", "kind": "person", "aliases": ["Kadhimi", "al-Kadhemi"] },
  { "id": "mike-pompeo", "label": "Mike Pompeo", "kind": "person" },
  { "id": "united-states", "label": "United States", "kind": "country", "aliases": ["US", "American", "Washington"] },
  { "id": "iran", "label": "Iran", "kind": "country" },
  { "id": "iraqi-army", "label": "Iraqi army", "kind": "institution" },
  { "id": "emile-durant", "label": "Émile Durant", "kind": "person" }
],
"properties": [
  { "id": "count", "label": "troops", "type": "number", "over_time": "state" },
  { "id": "change", "label": "change", "type": "number", "over_time": "state", "min": -1000000 },
  { "id": "money", "label": "budget", "type": "number", "over_time": "state", "unit": "USD" },
  { "id": "share", "label": "share", "type": "number", "over_time": "state", "unit": "percent" },
  { "id": "part", "label": "part", "type": "number", "over_time": "state" },
  { "id": "distance", "label": "distance", "type": "number", "over_time": "constant", "unit": "km" },
  { "id": "length", "label": "length", "type": "number", "over_time": "constant", "unit": "day" },
  { "id": "height", "label": "height", "type": "number", "over_time": "constant", "unit": "m" },
  { "id": "on", "label": "date", "type": "date", "over_time": "constant" },
  { "id": "since", "label": "began", "type": "date", "over_time": "constant" },
  { "id": "during", "label": "period", "type": "period", "over_time": "constant" },
  { "id": "who", "label": "holder", "type": "name", "over_time": "state" },
  { "id": "those", "label": "guests", "type": "name", "over_time": "event", "values": "many" },
  { "id": "trend", "label": "trend", "type": "text", "over_time": "state", "one_of": ["rising", "falling"] },
  { "id": "open", "label": "open", "type": "boolean", "over_time": "state" },
  { "id": "remark", "label": "remark", "type": "text", "over_time": "event" }
])";

std::string in_json(std::string_view text) {
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') quoted += '\\';
    quoted += c;
  }
  return quoted + "\"";
}

void hold(const std::vector<Row>& rows, const std::string& language,
          std::string_view published = "2020-08-19") {
  const testing::Folder folder;
  std::string facts;
  for (const Row& row : rows) {
    facts += fmt::format("{}{{ \"subject\": \"it\", \"property\": \"{}\", \"value\": {}, \"quote\": {} }}",
                         facts.empty() ? "" : ",\n", row.property, row.value, in_json(row.quote));
  }
  folder.write(
      "facts.json",
      fmt::format("{{{},\n\"article\": {{ \"id\": \"a\", \"language\": \"{}\"{} }},\n\"facts\": [{}]}}",
                  kVocabulary, language,
                  published.empty() ? "" : fmt::format(", \"published\": \"{}\"", published), facts));
  const Loaded loaded = folder.load();
  INFO(testing::findings_text(loaded));
  REQUIRE(loaded.findings.empty());
  REQUIRE(loaded.corpus.facts.size() == rows.size());
  const Corpus& corpus = loaded.corpus;
  const Language read(language);
  const Article& article = corpus.articles.front();
  const ArticleWords words{read, read.english(), publication_days(corpus.time(article.published))};
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const std::array<std::string, 1> quotes{std::string(rows[i].quote)};
    const InQuote got = value_in_quote(corpus, corpus.facts[i], quotes, words);
    std::string instead;
    for (const InQuote::Other& each : got.instead) instead += " <" + each.words + ">";
    const Is is = got.support == Support::found ? found : got.support == Support::absent ? absent : unchecked;
    INFO(rows[i].value << " in: " << rows[i].quote << "\n" << got.value << instead << " " << got.why);
    CHECK(name(is) == name(rows[i].expected));
  }
}

}  // namespace

TEST_CASE("numbers in digits", "[evidence]") {
  hold(
      {
          {"the 5,000 US troops", "count", "5000", found},
          {"the 5 000 US troops", "count", "5000", found},
          {"the 5\u00a0000 US troops", "count", "5000", found},
          {"the 5\u202f000 US troops", "count", "5000", found},
          {"the 5'000 US troops", "count", "5000", found},
          {"the 5000 US troops", "count", "5000", found},
          {"the 5,000 US troops", "count", "3000", absent},
          {"the 5,000 US troops", "count", "500", absent},
          {"the 5,000 US troops", "count", "50000", absent},
          {"the 5,200 US troops", "count", "5000", absent},
          {"about 5,200 US troops", "count", "\"~5000\"", unchecked},
          {"some 5,000 US troops", "count", "\"~5000\"", found},
          {"more than 50 attacks", "count", "\">50\"", found},
          {"fewer than 50 attacks", "count", "\"<60\"", unchecked},
          {"between 40 and 60 attacks", "count", "\"40..60\"", found},
          {"40-60 attacks", "count", "\"40..60\"", found},
          {"40 to 60 attacks", "count", "\"45..60\"", unchecked},
          {"70 attacks", "count", "\"40..60\"", absent},
          {"50, give or take", "count", "{ \"low\": 40, \"best\": 50, \"high\": 60 }", found},
          {"1,234,567 people", "count", "1234567", found},
          {"12,34,567 people", "count", "1234567", found},
          {"a magnitude of 6.8", "count", "6.8", found},
          {"a magnitude of 6.8", "count", "6.3", absent},
          {"a magnitude of 6.80", "count", "6.8", found},
          {"２５００ troops", "count", "2500", found},
          {"٢٥٠٠ troops", "count", "2500", found},
          {"fell by 5 points", "change", "-5", found},
          {"at \u22125 degrees", "change", "-5", found},
          {"1½ years", "count", "1.5", found},
          {"1 1/2 years", "count", "1.5", found},
          {"14 300 soldiers", "count", "14300", found},
          {"on the 14 300 soldiers came", "count", "300", found},
          {"in games 1,2,3 of the series", "count", "3", found},
          {"in 2020 there were 39 attacks", "count", "39", found},
          {"carried out 39 rocket attacks", "count", "36", absent},
          {"the fighters were arrested", "count", "14", absent},
      },
      "en");
}

TEST_CASE("numbers by the language of the article", "[evidence]") {
  hold(
      {
          {"5.000 Soldaten", "count", "5000", found},
          {"5.000 Soldaten", "count", "5", absent},
          {"5,5 Millionen Menschen", "count", "5500000", found},
          {"5,000 Tonnen", "count", "5", found},
          {"1.234,5 Hektar", "count", "1234.5", found},
          {"6 Mrd. Dollar", "money", "6000000000", found},
          {"zweitausendfünfhundert Soldaten", "count", "2500", unchecked},
          {"fünftausend Soldaten", "count", "3000", unchecked},
          {"3.000 Soldaten", "count", "5000", absent},
          {"viele Soldaten", "count", "5000", unchecked},
          {"am 20. August 2020", "on", "\"2020-08-20\"", found},
          {"am 20. Dezember 2020", "on", "\"2020-12-20\"", found},
          {"am 20. Dezember 2020", "on", "\"2020-08-20\"", absent},
          {"am 20.8.2020", "on", "\"2020-08-20\"", found},
          {"am Donnerstag", "on", "\"2020-08-20\"", found},
          {"vor drei Tagen", "on", "\"2020-05-16\"", unchecked},
      },
      "de");
  hold(
      {
          {"cinq mille soldats", "count", "5000", unchecked},
          {"5 000 soldats", "count", "5000", found},
          {"2,5 millions d'euros", "count", "2500000", found},
          {"le 20 août 2020", "on", "\"2020-08-20\"", found},
          {"le 20 août 2020", "on", "\"2020-08-21\"", absent},
          {"jeudi 20 août", "on", "\"2020-08-20\"", found},
      },
      "fr");
  hold({{"un set di 20 pezzi", "on", "\"2020-03-04\"", unchecked},
        {"il 4 set 2020", "on", "\"2020-09-04\"", found}},
       "it");
  hold({{"5.000 or so", "count", "5000", found}, {"5.000 or so", "count", "5", found}}, "");
  hold({{"5.000 metres", "count", "5000", absent}, {"5.000 metres", "count", "5", found}}, "en");
}

TEST_CASE("numbers in words", "[evidence]") {
  hold(
      {
          {"two thousand five hundred troops", "count", "2500", found},
          {"two thousand five hundred troops", "count", "2000", absent},
          {"twenty-five hundred troops", "count", "2500", found},
          {"one hundred and twenty-five people", "count", "125", found},
          {"a hundred and five people", "count", "105", found},
          {"three hundred thousand people", "count", "300000", found},
          {"one million two hundred thousand", "count", "1200000", found},
          {"two and a half million people", "count", "2500000", found},
          {"2 and a half million people", "count", "2500000", found},
          {"a million and a half people", "count", "1500000", found},
          {"half a million people", "count", "500000", found},
          {"half-a-million people", "count", "500000", found},
          {"a quarter of a million people", "count", "250000", found},
          {"three quarters of a million", "count", "750000", found},
          {"two point five million people", "count", "2500000", found},
          {"seventeen people", "count", "17", found},
          {"seventeen people", "count", "70", absent},
          {"Seventy-one people died", "count", "71", found},
          {"a dozen people", "count", "12", found},
          {"two dozen people", "count", "24", found},
          {"half a dozen people", "count", "6", found},
          {"a couple of people", "count", "2", found},
          {"both men", "count", "2", found},
          {"a pair of drones", "count", "2", found},
          {"doubled its forces", "count", "2", found},
          {"no rockets were fired", "count", "0", found},
          {"nobody was hurt, the army said", "count", "0", found},
          {"the garrison is gone", "count", "0", unchecked},
          {"39 rockets were fired", "count", "0", absent},
          {"a rocket hit the airport", "count", "1", found},
          {"the rocket hit the airport", "count", "1", unchecked},
          {"killing Soleimani and Muhandis", "count", "2", unchecked},
          {"killing Soleimani, Muhandis and others", "count", "7", absent},
          {"three soldiers and two civilians died", "count", "5", unchecked},
          {"three soldiers and two civilians died", "count", "9", absent},
          {"from 5,200 to 3,000 troops", "count", "2200", unchecked},
          {"three brigades of 1,500 men", "count", "4500", unchecked},
          {"born in 1955", "count", "65", unchecked},
          {"three days later, 13 were released", "count", "14", absent},
          {"three rounds, the last on April 7", "count", "10", absent},
          {"3 to 5 million people", "count", "3000000", found},
          {"1.5\u20132 billion people", "count", "1500000000", found},
          {"two or three hundred people", "count", "200", found},
          {"a hundred-and-fifty people", "count", "150", found},
          {"hundred people", "count", "100", found},
          {"three and a half years", "count", "3.5", found},
          {"a three-year campaign", "count", "3", found},
          {"dozens of people", "count", "{ \"hedge\": \"dozens\" }", found},
          {"scores of people", "count", "{ \"hedge\": \"dozens\" }", unchecked},
          {"5,000 people", "count", "{ \"hedge\": \"dozens\" }", absent},
          {"several people", "count", "{ \"hedge\": \"several\" }", found},
          {"a number of people", "count", "{ \"hedge\": \"several\" }", unchecked},
          {"a few people", "count", "{ \"hedge\": \"a_few\" }", found},
          {"hundreds of people", "count", "{ \"hedge\": \"hundreds\" }", found},
          {"tens of thousands of people", "count", "\"~40000\"", unchecked},
          {"thousands of people", "count", "5000", absent},
          {"several hundred people", "count", "\"~400\"", unchecked},
          {"billions of dollars", "money", "{ \"hedge\": \"billions\", \"unit\": \"USD\" }", found},
      },
      "en");
}

TEST_CASE("ordinals and Roman numerals", "[evidence]") {
  hold(
      {
          {"the third round of talks", "count", "3", found},
          {"the 3rd round of talks", "count", "3", found},
          {"a third round of talks", "count", "3", found},
          {"the third round of talks", "count", "4", absent},
          {"the twenty-first day", "count", "21", found},
          {"the 21st day", "count", "21", found},
          {"the one hundred and third day", "count", "103", found},
          {"the hundredth day", "count", "100", found},
          {"World War II", "count", "2", found},
          {"Louis XIV", "count", "14", found},
          {"Phase I of the plan", "count", "1", found},
          {"the seventh anniversary", "count", "7", found},
      },
      "en");
}

TEST_CASE("money, magnitudes, percent and parts", "[evidence]") {
  hold(
      {
          {"amid $ 6 billion in arrears", "money", "6e9", found},
          {"amid $6 billion in arrears", "money", "\"6e9 USD\"", found},
          {"amid $6bn in arrears", "money", "6000000000", found},
          {"amid US$6.0bn in arrears", "money", "6000000000", found},
          {"amid $6 billion in arrears", "money", "6000000", absent},
          {"amid $6 billion in arrears", "money", "6", absent},
          {"$5m in cash", "money", "5000000", found},
          {"$5k in cash", "money", "5000", found},
          {"a 5m wall", "height", "5", found},
          {"1.5 trillion dollars", "money", "1500000000000", found},
          {"2 crore rupees", "count", "20000000", found},
          {"3 lakh people", "count", "300000", found},
          {"fifty cents", "money", "0.5", found},
          {"33 percent of voters", "share", "33", found},
          {"33 per cent of voters", "share", "33", found},
          {"33% of voters", "share", "33", found},
          {"33.5 % of voters", "share", "33.5", found},
          {"33% of voters", "share", "38", absent},
          {"a third of power needs", "share", "\"1/3\"", found},
          {"a third of power needs", "share", "33", found},
          {"two-thirds of voters", "share", "\"2/3\"", found},
          {"two thirds of voters", "share", "\"1/3\"", absent},
          {"one in three voters", "share", "33", found},
          {"nine out of ten voters", "share", "90", found},
          {"half of the voters", "share", "50", found},
          {"three quarters of voters", "share", "75", found},
          {"33 percent of voters", "part", "\"1/3\"", found},
          {"25 percent of voters", "part", "0.25", found},
          {"30 of 120 members", "share", "25", found},
          {"30 members, and 120 in all", "share", "25", unchecked},
          {"50 basis points", "share", "0.5", found},
          {"5 per mille", "share", "0.5", found},
      },
      "en");
}

TEST_CASE("numbers in other units", "[evidence]") {
  hold(
      {
          {"100 kilometres to the north", "distance", "100", found},
          {"100 miles to the north", "distance", "161", found},
          {"100 miles to the north", "distance", "200", absent},
          {"100 to 150 miles", "distance", "\"160..240\"", found},
          {"a two-week truce", "length", "14", found},
          {"a fortnight", "length", "14", found},
          {"a year and a half", "length", "\"1.5 year\"", found},
          {"a 120-day waiver", "length", "120", found},
          {"a 120-day waiver", "length", "90", absent},
          {"six feet two inches tall", "height", "1.88", found},
          {"from June 1 to August 30", "length", "90", unchecked},
      },
      "en");
}

TEST_CASE("dates in the usual forms", "[evidence]") {
  hold(
      {
          {"on 20 August 2020", "on", "\"2020-08-20\"", found},
          {"on August 20, 2020", "on", "\"2020-08-20\"", found},
          {"on Aug. 20, 2020", "on", "\"2020-08-20\"", found},
          {"on the 20th of August, 2020", "on", "\"2020-08-20\"", found},
          {"on August 20", "on", "\"2020-08-20\"", found},
          {"on 20 August", "on", "\"2020-08-20\"", found},
          {"on August the twentieth", "on", "\"2020-08-20\"", found},
          {"on 2020-08-20", "on", "\"2020-08-20\"", found},
          {"on 20/08/2020", "on", "\"2020-08-20\"", found},
          {"on 8/20/2020", "on", "\"2020-08-20\"", found},
          {"on 20.8.2020", "on", "\"2020-08-20\"", found},
          {"on 20/8/20", "on", "\"2020-08-20\"", found},
          {"on Sunday 27/6 2021", "on", "\"2021-06-27\"", found},
          {"on 2020年8月20日", "on", "\"2020-08-20\"", found},
          {"on 20 August 2020", "on", "\"2020-08-21\"", absent},
          {"on August 20, 2020", "on", "\"2019-08-20\"", absent},
          {"on August 20", "on", "\"2020-08-19\"", absent},
          {"on 20 August 2020", "on", "\"2020-08\"", found},
          {"in August 2020", "on", "\"2020-08\"", found},
          {"in August 2020", "on", "\"2020-08-20\"", found},
          {"in August 2020", "on", "\"2020-09-20\"", absent},
          {"in August", "on", "\"2020-08\"", found},
          {"in August", "on", "\"2020-07\"", absent},
          {"in 2014", "on", "\"2014\"", found},
          {"the 2014 offensive", "on", "\"2014\"", found},
          {"in 2014", "on", "\"2015\"", absent},
          {"in the summer of 2018", "on", "\"2018-22\"", found},
          {"in early 2019", "on", "\"2019-02\"", found},
          {"in the second third of March", "on", "\"2020-03-15\"", found},
          {"founded in 44 BC", "on", "\"-0043\"", found},
          {"founded in 44 B.C.", "on", "\"-0044\"", absent},
          {"in the 1990s", "on", "\"1994\"", found},
          {"in the 1990s", "on", "\"2004\"", absent},
          {"in the 19th century", "on", "\"1848\"", found},
          {"between August 4 and 18", "on", "\"2020-08-11\"", found},
          {"between August 4 and 18", "on", "\"2020-08-25\"", absent},
          {"from 4 to 18 August 2020", "on", "\"2020-08-18\"", found},
          {"in June and August 2020 and on April 7, 2021", "on", "\"2020-06\"", found},
          {"between August 4 and 18", "during", "\"2020-08-04/2020-08-18\"", found},
          {"between August 4 and 18", "during", "\"2020-08-04/2020-08-28\"", absent},
          {"since 2014", "during", "\"2014/..\"", found},
          {"since 2014", "during", "\"2013/..\"", absent},
          {"after 20 August 2020", "on", "\"2020-08-25\"", found},
          {"on 3, 4 and 5 January", "on", "\"2020-01-03\"", found},
          {"on January 3, 4 and 5", "on", "\"2020-01-05\"", found},
          {"on January 3, 4 and 5", "on", "\"2020-01-09\"", absent},
          {"on the 20th", "on", "\"2020-08-20\"", found},
          {"at the end of June", "on", "\"[2020-06-21..2020-06-30]\"", found},
          {"the strike on the convoy", "on", "\"2020-01-03\"", absent},
          {"the strike on the convoy", "on", "\"2020-08-18\"", unchecked},
      },
      "en");
}

TEST_CASE("dates reckoned from publication", "[evidence]") {
  hold(
      {
          {"on Thursday", "on", "\"2020-08-20\"", found},
          {"on Tuesday evening", "on", "\"2020-08-18\"", found},
          {"on Wednesday", "on", "\"2020-08-20\"", absent},
          {"last Monday", "on", "\"2020-08-17\"", found},
          {"next Friday", "on", "\"2020-08-28\"", found},
          {"next Friday", "on", "\"2020-08-14\"", absent},
          {"yesterday", "on", "\"2020-08-18\"", found},
          {"yesterday", "on", "\"2020-08-10\"", absent},
          {"today", "on", "\"2020-08-19\"", found},
          {"tomorrow", "on", "\"2020-08-20\"", found},
          {"overnight", "on", "\"2020-08-18\"", found},
          {"over the weekend", "on", "\"[2020-08-15,2020-08-16]\"", found},
          {"over the weekend", "on", "\"2020-08-12\"", absent},
          {"last August", "on", "\"2019-08\"", found},
          {"last August", "on", "\"2018-08\"", absent},
          {"last week", "on", "\"2020-08-12\"", found},
          {"last week", "on", "\"2020-07-12\"", absent},
          {"next month", "on", "\"2020-09\"", found},
          {"last month", "on", "\"2020-06\"", absent},
          {"earlier this month", "on", "\"2020-08-01/2020-08-18\"", found},
          {"last year", "on", "\"2019\"", found},
          {"last year", "on", "\"2018\"", absent},
          {"a week ago", "on", "\"[2020-08-10..2020-08-16]\"", found},
          {"three days ago", "on", "\"2020-08-16\"", found},
          {"three days ago", "on", "\"2020-08-06\"", absent},
          {"more than three years ago", "on", "\"../2017-08-19\"", found},
          {"two months ago", "on", "\"2020-06\"", found},
          {"a few days ago", "on", "\"2020-08-14\"", found},
          {"ten years ago", "on", "\"2010\"", found},
          {"three days later", "on", "\"2020-07-03\"", unchecked},
          {"the following Monday", "on", "\"2020-01-06\"", unchecked},
          {"Thursday week", "on", "\"2020-08-27\"", unchecked},
          {"\u201cI leave tomorrow,\u201d he said on 3 August", "on", "\"2020-08-04\"", unchecked},
          {"the next day", "on", "\"2020-01-04\"", unchecked},
          {"on Christmas Day", "on", "\"2019-12-25\"", unchecked},
          {"in power for a little over a year", "on", "\"2019-05\"", unchecked},
          {"three days later, 13 were released", "on", "{ \"after\": \"it/since\", \"by\": \"P3D\" }", found},
          {"a week later, 13 were released", "on", "{ \"after\": \"it/since\", \"by\": \"P7D\" }", found},
          {"two days later, 13 were released", "on", "{ \"after\": \"it/since\", \"by\": \"P3D\" }", absent},
          {"13 were released in the end", "on", "{ \"after\": \"it/since\", \"by\": \"P3D\" }", unchecked},
          {"13 were released after the talks", "on", "{ \"after\": \"it/since\" }", unchecked},
      },
      "en");
  hold(
      {
          {"on Thursday", "on", "\"2020-08-20\"", unchecked},
          {"on 20 August 2020", "on", "\"2020-08-20\"", found},
          {"on 20 August 2020", "on", "\"2020-08-22\"", absent},
      },
      "en", "");
}

TEST_CASE("names, lists, choices and what cannot be looked for", "[evidence]") {
  hold(
      {
          {"Foreign Minister Fuad Hussein said", "who", "\"fuad-hussein\"", found},
          {"Foreign Minister FUAD HUSSEIN said", "who", "\"fuad-hussein\"", found},
          {"Hussein, the foreign minister", "who", "\"fuad-hussein\"", found},
          {"Foreign Minister Fuad Hassan said", "who", "\"fuad-hussein\"", absent},
          {"Foreign Minister Ali Alawi will sign", "who", "\"fuad-hussein\"", absent},
          {"the foreign minister said", "who", "\"fuad-hussein\"", unchecked},
          {"he took office in May", "who", "\"fuad-hussein\"", unchecked},
          {"Foreign Minister Fuad Hassan said", "who", "\"Fuad Hassan\"", found},
          {"Mustafa al\u2011Kadhemi took office", "who", "\"mustafa-al-kadhimi\"", found},
          {"al-Kadhimi\u2019s office", "who", "\"mustafa-al-kadhimi\"", found},
          {"Pompeo said Wednesday", "who", "\"mike-pompeo\"", found},
          {"U.S. troops", "who", "\"united-states\"", found},
          {"Washington\u2019s assassination", "who", "\"united-states\"", found},
          {"pro-Iranian fighters", "who", "\"iran\"", found},
          {"pro-Iranian fighters", "who", "\"united-states\"", absent},
          {"the army said", "who", "\"iraqi-army\"", unchecked},
          {"Emile Durant sang", "who", "\"emile-durant\"", found},
          {"Mike Pompeo and Fuad Hussein", "those", "[\"mike-pompeo\", \"fuad-hussein\"]", found},
          {"Mike Pompeo and Fuad Hassan", "those", "[\"mike-pompeo\", \"fuad-hussein\"]", absent},
          {"attacks are rising", "trend", "\"rising\"", found},
          {"attacks have been on the rise", "trend", "\"rising\"", unchecked},
          {"the road is open", "open", "true", unchecked},
          {"an important visit", "remark", "\"It matters.\"", unchecked},
          {"nobody knows how many", "count", "null", unchecked},
      },
      "en");
}

TEST_CASE("text without a language is told by its commonest words", "[evidence]") {
  CHECK(looks_english("The prime minister of Iraq is in the capital to meet the president."));
  CHECK_FALSE(
      looks_english("Der irakische Regierungschef trifft am Donnerstag den Präsidenten in Washington."));
  CHECK_FALSE(looks_english("رئيس الوزراء العراقي يلتقي الرئيس الأميركي"));
}

}  // namespace gainsay
