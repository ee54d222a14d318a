// Impossible orders against Z3, on random documents of dated facts, relations and gaps: verdict, irreducible
// explanations, and that what is left of a document is possible (order_z3.h: an encoding of its own).
//
// GAINSAY_ORACLE / 25 is the number of random documents of each kind (default 200).
#include <fmt/format.h>
#include <z3++.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdint>
#include <cstdlib>
#include <map>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "oracle/order_z3.h"
#include "unit/check_fixture.h"

using gainsay::FactId;
using gainsay::Finding;
using gainsay::testing::check_text;
using gainsay::testing::Checked;

namespace {

constexpr std::int64_t kFirstOfMay = 18'383;  // 2020-05-01, in days since 1970
constexpr std::size_t kThings = 4;

// What kind of property a document is about.
struct Kind {
  bool period = false;
  bool exact = false;
  bool rules = false;
};

// A fact about thing `left`: dated, or related to thing `right`.
struct Said {
  std::size_t left = 0, right = 0;
  std::string relation;            // empty: dated
  int first = 0, last = 0;         // days of May, of a date both alike
  std::optional<int> least, most;  // days of `by`
  bool month = false;              // `by` is P1M
  bool other = false;              // about the second property, which a rule puts after the first
};

class Dice {
 public:
  explicit Dice(std::uint64_t seed) : engine_(seed) {}
  std::size_t below(std::size_t count) { return static_cast<std::size_t>(engine_() % count); }
  int day(int first, int last) {
    return first + static_cast<int>(below(static_cast<std::size_t>(last - first + 1)));
  }

 private:
  std::mt19937_64 engine_;
};

const std::vector<std::string>& relations(bool period) {
  static const std::vector<std::string> dates = {"before", "after", "on", "before", "after"};
  static const std::vector<std::string> periods = {
      "before", "after",      "meets",  "met_by",      "overlaps", "overlapped_by",
      "starts", "started_by", "during", "contains",    "finishes", "finished_by",
      "equals", "within",     "covers", "starts_with", "ends_with"};
  return period ? periods : dates;
}

std::vector<Said> random_document(Dice& dice, const Kind& kind) {
  std::vector<Said> document;
  std::set<std::pair<std::size_t, bool>> dated;  // one date each: two are a matter of G101
  for (std::size_t count = 4 + dice.below(7); count > 0; --count) {
    Said said;
    said.left = dice.below(kThings);
    said.other = kind.rules && dice.below(2) == 0;
    if (dice.below(3) == 0 && dated.insert({said.left, said.other}).second) {
      said.first = dice.day(5, 14);
      said.last = kind.period ? dice.day(said.first, 16) : said.first;
    } else {
      said.right = (said.left + 1 + dice.below(kThings - 1)) % kThings;
      const auto& names = relations(kind.period);
      said.relation = names[dice.below(names.size())];
      if ((said.relation == "before" || said.relation == "after") && dice.below(2) == 0) {
        const int days = dice.day(0, 4);
        const std::size_t shape = dice.below(8);
        if (shape != 0) said.least = days;
        if (shape != 1) said.most = shape < 4 ? days + dice.day(0, 3) : days;
        said.month = shape == 7;
      }
    }
    document.push_back(said);
  }
  return document;
}

// ---- as gainsay reads it ----

std::string value_text(const Said& said, const Kind& kind, const std::string& prefix) {
  if (said.relation.empty()) {
    return kind.period ? fmt::format("\"2020-05-{:02}/2020-05-{:02}\"", said.first, said.last)
                       : fmt::format("\"2020-05-{:02}\"", said.first);
  }
  std::string by;
  if (said.month) {
    by = ",\"by\":\"P1M\"";
  } else if (said.least && said.most && *said.least == *said.most) {
    by = fmt::format(",\"by\":\"P{}D\"", *said.least);
  } else if (said.least || said.most) {
    by = ",\"by\":{";
    if (said.least) by += fmt::format("\"at_least\":\"P{}D\"", *said.least);
    if (said.most) by += fmt::format("{}\"at_most\":\"P{}D\"", said.least ? "," : "", *said.most);
    by += "}";
  }
  return fmt::format("{{\"{}\":\"{}-{}\"{}}}", said.relation, prefix, said.right, by);
}

// Subjects are `dN-0`, facts `dN-M#f`.
std::string text_of(const std::vector<std::vector<Said>>& documents, const Kind& kind) {
  std::string subjects, articles;
  for (std::size_t d = 0; d < documents.size(); ++d) {
    const std::string prefix = fmt::format("d{}", d);
    for (std::size_t i = 0; i < kThings; ++i) {
      subjects += fmt::format("{}{{\"id\":\"{}-{}\"}}", subjects.empty() ? "" : ",", prefix, i);
    }
    for (std::size_t i = 0; i < documents[d].size(); ++i) {
      const Said& said = documents[d][i];
      articles += fmt::format(
          "{}{{\"id\":\"{}-{}\",\"facts\":[{{\"id\":\"f\",\"subject\":\"{}-{}\",\"property\":\"{}\","
          "\"value\":"
          "{}}}]}}",
          articles.empty() ? "" : ",\n", prefix, i, prefix, said.left, said.other ? "second" : "first",
          value_text(said, kind, prefix));
    }
  }
  std::string properties;
  for (const char* id : {"first", "second"}) {
    properties +=
        fmt::format("{}{{\"id\":\"{}\",\"type\":\"{}\",\"over_time\":\"constant\",\"rounding\":\"{}\"}}",
                    properties.empty() ? "" : ",", id, kind.period ? "period" : "date",
                    kind.exact ? "exact" : "reported");
  }
  return fmt::format("{{\"subjects\":[{}],\"properties\":[{}],\"rules\":[{}],\"articles\":[{}]}}", subjects,
                     properties, kind.rules ? "{\"id\":\"r\",\"ordered\":[\"first\",\"second\"]}" : "",
                     articles);
}

// ---- as Z3 does ----

void tell(const std::vector<Said>& document, const Kind& kind, Z3Order& oracle) {
  for (std::size_t i = 0; i < 2 * kThings; ++i) oracle.add_thing();
  for (std::size_t i = 0; kind.rules && i < kThings; ++i) oracle.follow(i, kThings + i);
  for (const Said& said : document) {
    oracle.begin_fact();
    const std::size_t property = said.other ? kThings : 0;
    if (said.relation.empty()) {
      oracle.date(property + said.left, kFirstOfMay + said.first - 1, kFirstOfMay + said.last - 1);
    } else if (said.month) {
      oracle.relate(said.relation, property + said.left, property + said.right, 28, 31);
    } else {
      oracle.relate(said.relation, property + said.left, property + said.right, said.least, said.most);
    }
  }
}

std::size_t document_count() {
  const char* text = std::getenv("GAINSAY_ORACLE");
  return (text == nullptr ? 5000 : std::strtoull(text, nullptr, 10)) / 25;
}

}  // namespace

TEST_CASE("random documents: impossible orders are what Z3 finds impossible", "[oracle]") {
  const auto [period, exact, rules] = GENERATE(table<bool, bool, bool>({{false, false, false},
                                                                        {false, true, false},
                                                                        {true, false, false},
                                                                        {true, true, false},
                                                                        {false, false, true},
                                                                        {true, true, true}}));
  const Kind kind{period, exact, rules};
  CAPTURE(period, exact, rules);
  Dice dice(20'210'601 + (period ? 1 : 0) + (exact ? 2 : 0) + (rules ? 4 : 0));
  std::vector<std::vector<Said>> documents;
  for (std::size_t i = 0; i < document_count(); ++i) documents.push_back(random_document(dice, kind));
  const Checked checked = check_text(text_of(documents, kind));

  std::map<std::size_t, std::vector<const Finding*>> findings;
  const auto place = [&](FactId fact) {  // document and number
    const std::string name = checked.corpus.fact_name(fact);
    const std::size_t dash = name.find('-');
    return std::pair(static_cast<std::size_t>(std::stoul(name.substr(1, dash))),
                     static_cast<std::size_t>(std::stoul(name.substr(dash + 1))));
  };
  for (const Finding& finding : checked.findings) {
    if (finding.code != "G103" && finding.code != "G104") continue;
    findings[place(finding.facts.front()).first].push_back(&finding);
  }

  z3::context context;
  std::size_t possible = 0, several = 0, long_ones = 0;
  for (std::size_t d = 0; d < documents.size(); ++d) {
    CAPTURE(d);
    Z3Order oracle(context, kind.period, kind.exact);
    tell(documents[d], kind, oracle);
    const std::size_t count = documents[d].size();
    const bool all = oracle.possible(std::vector<bool>(count, true));
    REQUIRE(all == findings[d].empty());
    possible += all ? 1 : 0;
    several += findings[d].size() > 1 ? 1 : 0;
    std::vector<bool> left(count, true);
    for (const Finding* finding : findings[d]) {
      std::vector<bool> kept(count, false);
      for (const FactId fact : finding->facts) kept[place(fact).second] = true;
      REQUIRE_FALSE(oracle.possible(kept));
      for (const FactId fact : finding->facts) {
        std::vector<bool> rest = kept;
        rest[place(fact).second] = false;
        REQUIRE(oracle.possible(rest));
        REQUIRE(left[place(fact).second]);  // in one finding only
      }
      for (const auto& facts : {finding->facts, finding->support}) {
        for (const FactId fact : facts) left[place(fact).second] = false;
      }
      REQUIRE_FALSE(finding->repair.empty());
      long_ones += finding->facts.size() > 2 ? 1 : 0;
    }
    REQUIRE(oracle.possible(left));
  }
  const std::size_t total = documents.size();
  CHECK(possible > total / 20);
  CHECK(possible < total * 19 / 20);
  CHECK(several > 0);
  CHECK(long_ones > total / 20);
}
