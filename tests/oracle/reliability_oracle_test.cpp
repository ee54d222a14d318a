// The reliability of sources against a plain reading of its definition (checks/reliability.h), on small
// inputs: values that agree only when they are equal, tables instead of stores, and every sum written out.
#include <fmt/format.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <map>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "checks/reliability.h"
#include "unit/load_fixture.h"

namespace gainsay {
namespace {

struct Told {
  std::string source, voice;  // who says it, and with whom he speaks with one voice
  int value = 0;
};
using Answers = std::vector<Told>;  // of one question

// Weights and answers in turn, until nothing moves.
std::map<std::string, double> judged(const std::vector<Answers>& questions) {
  std::map<std::string, double> weight, loss, asked;
  for (const Answers& answers : questions)
    for (const Told& told : answers) weight[told.source] = 1;
  for (int round = 0; round < 100; ++round) {
    std::map<std::string, double> sum;
    asked.clear();
    double all = 0, all_asked = 0;
    for (const Answers& answers : questions) {
      // A voice has the mean weight of what it says; each of its statements an equal part of it.
      std::map<std::string, std::pair<double, int>> voice;
      for (const Told& told : answers) {
        voice[told.voice].first += weight[told.source];
        ++voice[told.voice].second;
      }
      std::map<int, double> behind;
      for (const Told& told : answers) {
        const auto& [total, statements] = voice[told.voice];
        behind[told.value] += total / statements / statements;
      }
      double most = 0;
      for (const auto& [value, support] : behind) most = std::max(most, support);
      std::vector<int> best;
      for (const auto& [value, support] : behind)
        if (support > most - 1e-9) best.push_back(value);
      std::map<std::string, std::pair<double, int>> far;
      for (const Told& told : answers) {
        double distance = 0;
        for (const int value : best) distance += value == told.value ? 0 : 1;
        far[told.source].first += distance / static_cast<double>(best.size());
        ++far[told.source].second;
      }
      for (const auto& [source, total] : far) {
        sum[source] += total.first / total.second;
        asked[source] += 1;
        all += total.first / total.second;
        all_asked += 1;
      }
    }
    const double average = all / all_asked;
    double change = 0;
    for (auto& [source, w] : weight) {
      loss[source] = (sum[source] + 4 * average) / (asked[source] + 4);
      const double now = average > 0 ? -std::log(loss[source]) : 1;
      change = std::max(change, std::abs(now - w));
      w = now;
    }
    if (change < 1e-9) break;
  }
  std::map<std::string, double> reliability;
  for (const auto& [source, l] : loss) reliability[source] = 1 - l;
  return reliability;
}

}  // namespace

TEST_CASE("reliability is what its definition says, on small inputs", "[reliability][oracle]") {
  int weighed = 0;
  for (unsigned seed = 0; seed < 120; ++seed) {
    std::mt19937 random(seed);
    const auto pick = [&](int count) { return static_cast<int>(random() % static_cast<unsigned>(count)); };
    const int papers = 2 + pick(5), days = 1 + pick(6);
    const testing::Folder folder;
    folder.write("words.json", R"({"subjects":[{"id":"s"}],"properties":[
        {"id":"n","type":"number","over_time":"state","rounding":"exact"}]})");
    std::map<int, Answers> by_day;
    for (int paper = 0; paper < papers; ++paper) {
      // Some share an agency: two sources, one voice. Some have two articles: one source.
      const bool wire = pick(3) == 0;
      for (int article = 0; article < 1 + pick(2); ++article) {
        std::string facts;
        for (int day = 1; day <= days; ++day) {
          if (pick(4) == 0) continue;
          Told told;
          told.value = 1 + (pick(3) == 0 ? pick(3) : 0);
          const bool cites = pick(5) == 0;
          told.source = cites ? fmt::format("c{}", pick(2)) : fmt::format("p{}", paper);
          told.voice = cites ? told.source : wire ? "wire" : told.source;
          facts += fmt::format(R"({}{{"subject":"s","property":"n","value":{},"when":"2021-05-0{}"{}}})",
                               facts.empty() ? "" : ",", told.value, day,
                               cites ? fmt::format(R"(,"attributed_to":"{}")", told.source) : "");
          by_day[day].push_back(told);
        }
        // Years apart, so that nothing is a correction.
        folder.write(
            fmt::format("a{}-{}.json", paper, article),
            fmt::format(R"({{"article":{{"publisher":"p{}","published":"{}-03-01"{}}},"facts":[{}]}})", paper,
                        2022 + article, wire ? R"(,"agency":"wire")" : "", facts));
      }
    }
    std::vector<Answers> questions;
    for (const auto& day : by_day) {
      const Answers& answers = day.second;
      const bool two = std::any_of(answers.begin(), answers.end(),
                                   [&](const Told& told) { return told.voice != answers.front().voice; });
      if (two) questions.push_back(answers);
    }
    const Loaded loaded = folder.load();
    REQUIRE(testing::findings_text(loaded).empty());
    const Reliability got = estimate_reliability(FactGraph(loaded.corpus), Origins(loaded.corpus));
    CAPTURE(seed);
    REQUIRE(got.questions == questions.size());
    if (questions.empty()) continue;
    const std::map<std::string, double> expected = judged(questions);
    REQUIRE(got.sources.size() == expected.size());
    double before = 0;
    for (const SourceScore& source : got.sources) {
      CAPTURE(source.name);
      REQUIRE(expected.count(source.name) == 1);
      CHECK(source.reliability == Approx(expected.at(source.name)).margin(1e-6));
      CHECK(source.reliability >= before);
      CHECK(source.agree + source.open + source.exclude == source.questions);
      before = source.reliability;
      if (source.reliability < 1 && source.reliability > 0) ++weighed;
    }
  }
  CHECK(weighed > 300);
}

}  // namespace gainsay
