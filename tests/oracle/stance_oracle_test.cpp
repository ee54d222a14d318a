// Denials and rival plans against their definitions: day by day, number by number, pair by pair.
#include <fmt/format.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <numeric>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "checks/checks.h"
#include "unit/load_fixture.h"

namespace gainsay {
namespace {

constexpr int kDays = 6, kMostNumber = 30;

// What a made-up fact says, in terms that need no calendar and no quantities.
struct Told {
  std::string stance, source;  // empty: nobody is cited
  std::set<int> values;        // integers that it may mean
  std::set<int> days;          // on which it may hold
  int said = 0;                // day
  int article = 0;
};

class Town {
 public:
  explicit Town(unsigned seed) : random_(seed) {}

  std::string article(int number, int facts, bool plans) {
    const int published = 1 + pick(kDays);
    std::string text =
        fmt::format(R"({{"article":{{"id":"a{}","publisher":"p{}","published":"1970-01-0{}"}},"facts":[)",
                    number, number, published);
    for (int i = 0; i < facts; ++i) {
      Told one;
      one.article = number;
      one.said = published;
      if (pick(3) > 0) one.source = fmt::format("s{}", pick(3));
      std::string said;
      if (plans) {
        one.stance = pick(2) == 0 ? "planned" : "predicted";
        if (pick(3) == 0) {
          one.said = 1 + pick(kDays);
          said = fmt::format(R"(,"said":"1970-01-0{}")", one.said);
        }
      } else {
        constexpr const char* kStances[] = {"asserted", "denied", "rumoured", "denied", "conditional"};
        one.stance = kStances[pick(5)];
      }
      const std::string value = number_of(one);
      const std::string when = plans ? "1971-05-05" : time_of(one);
      if (plans) one.days = {0};
      text += fmt::format(
          R"({}{{"id":"f{}","subject":"s","property":"n","value":{},"when":"{}","stance":"{}"{}{}}})",
          i == 0 ? "" : ",", i, value, when, one.stance, said,
          one.source.empty() ? "" : fmt::format(R"(,"attributed_to":"{}")", one.source));
      told[fmt::format("a{}#f{}", number, i)] = one;
    }
    return text + "]}";
  }

  std::map<std::string, Told> told;

 private:
  int pick(int count) { return static_cast<int>(random_() % static_cast<unsigned>(count)); }

  std::string number_of(Told& one) {
    const int n = 1 + pick(12);
    switch (pick(4)) {
      case 0:
        for (int i = n + 1; i <= kMostNumber; ++i) one.values.insert(i);
        return fmt::format(R"(">{}")", n);
      case 1:
        for (int i = n; i <= n + 4; ++i) one.values.insert(i);
        return fmt::format(R"("{}..{}")", n, n + 4);
      default:
        one.values = {n};
        return std::to_string(n);
    }
  }

  // Single dates only: what is handed over has tests of its own.
  std::string time_of(Told& one) {
    if (pick(3) == 0) {
      for (int day = 1; day <= 31; ++day) one.days.insert(day);
      return "1970-01";
    }
    const int day = 1 + pick(kDays);
    one.days = {day};
    return fmt::format("1970-01-0{}", day);
  }

  std::mt19937 random_;
};

using Groups = std::set<std::set<std::string>>;

Groups components(const std::vector<std::pair<std::string, std::string>>& pairs) {
  std::map<std::string, std::set<std::string>> group_of;
  for (const auto& [a, b] : pairs) {
    std::set<std::string> together = {a, b};
    for (const std::string& name : {a, b}) together.insert(group_of[name].begin(), group_of[name].end());
    for (const std::string& name : together) group_of[name] = together;
  }
  Groups groups;
  for (const auto& [name, group] : group_of) groups.insert(group);
  return groups;
}

bool apart(const std::set<int>& a, const std::set<int>& b) {
  return std::none_of(a.begin(), a.end(), [&](int i) { return b.count(i) > 0; });
}

Groups denied_by_definition(const std::map<std::string, Told>& told) {
  std::vector<std::pair<std::string, std::string>> pairs;
  for (const auto& [name, said] : told) {
    if (said.stance != "asserted" && said.stance != "rumoured") continue;
    for (const auto& [other, denial] : told) {
      if (denial.stance != "denied" || apart(said.days, denial.days)) continue;
      const bool inside =
          std::includes(denial.values.begin(), denial.values.end(), said.values.begin(), said.values.end());
      if (inside) pairs.emplace_back(name, other);
    }
  }
  return components(pairs);
}

Groups rivals_by_definition(const std::map<std::string, Told>& told) {
  const auto last_of_its_source = [&](const Told& plan) {
    return std::none_of(told.begin(), told.end(), [&](const auto& other) {
      return other.second.source == plan.source && other.second.said > plan.said;
    });
  };
  std::vector<std::pair<std::string, std::string>> pairs;
  for (const auto& [name, a] : told) {
    for (const auto& [other, b] : told) {
      if (name >= other || !apart(a.values, b.values)) continue;
      const bool different = !a.source.empty() && !b.source.empty() && a.source != b.source;
      if (a.said == b.said || (different && last_of_its_source(a) && last_of_its_source(b)))
        pairs.emplace_back(name, other);
    }
  }
  return components(pairs);
}

// The facts of each finding, rumours that stand beside an assertion included.
Groups found(const Corpus& corpus, void (*check)(const SeriesView&, Findings&)) {
  const FactGraph graph(corpus);
  const Origins origins(corpus);
  Readings readings(corpus);
  StandingFacts standing(corpus.facts.size());
  const Context context{graph, corpus, origins, readings, standing};
  Findings findings;
  for (const Series& series : graph.series()) check(SeriesView(context, series), findings);
  Groups groups;
  for (const Finding& finding : findings) {
    std::set<std::string> names;
    for (const FactId fact : finding.facts) names.insert(corpus.fact_name(fact));
    for (const FactId fact : finding.support) names.insert(corpus.fact_name(fact));
    groups.insert(names);
    const bool asserted = std::any_of(finding.facts.begin(), finding.facts.end(), [&](FactId id) {
      return corpus.fact(id).asserted() || corpus.fact(id).foreseen();
    });
    CHECK(finding.level == (asserted ? Level::warning : Level::note));
  }
  return groups;
}

Groups compared(unsigned seed, bool plans) {
  Town town(seed);
  const testing::Folder folder;
  folder.write("words.json",
               R"({"subjects":[{"id":"s"}],"properties":[
                   {"id":"n","type":"number","over_time":"state","integer":true,"rounding":"exact"}]})");
  for (int i = 0; i < 2 + static_cast<int>(seed % 5); ++i)
    folder.write(fmt::format("a{}.json", i), town.article(i, 1 + static_cast<int>(seed % 3), plans));
  const Loaded loaded = folder.load();
  REQUIRE(loaded.findings.empty());
  const Groups expected = plans ? rivals_by_definition(town.told) : denied_by_definition(town.told);
  Groups got = found(loaded.corpus, plans ? check_rival_plans : check_denied);
  CAPTURE(seed);
  CHECK(got == expected);
  return got;
}

}  // namespace

TEST_CASE("denials by their definition", "[oracle][stance]") {
  std::size_t disputes = 0;
  for (unsigned seed = 1; seed <= 400; ++seed) disputes += compared(seed, false).size();
  CHECK(disputes > 100);
}

TEST_CASE("rival plans by their definition", "[oracle][stance]") {
  std::size_t disputes = 0;
  for (unsigned seed = 1; seed <= 400; ++seed) disputes += compared(seed, true).size();
  CHECK(disputes > 100);
}

}  // namespace gainsay
