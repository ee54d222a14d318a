// How long it takes to estimate how reliable sources are, and how near the estimate comes to what was
// planted.
//
//   bench_reliability [--facts N] [--sources N] [--crowd]
//
// Questions of five answers each. A source has an error rate of its own, from 0 to 60 %; when it is wrong it
// is wrong in one of three ways that others may choose, too. Every fifth source prints what another wrote,
// under the same agency. With --crowd all facts answer one question, each with a number of its own: the
// largest question that there can be.
//
// Prints one line: facts, sources, questions, seconds to load, CPU seconds of the estimate, rounds, the mean
// difference between a source's estimated reliability and the one that was planted, and the same for a plain
// vote (each source by how often it says what most say).
#include "checks/reliability.h"

#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <exception>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "dice.h"
#include "load/load.h"
#include "model/calendar.h"

namespace gainsay::bench {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kAnswers = 5;  // to a question

struct Record {
  double answers = 0, with_most = 0;
};

std::string name_of(std::size_t source) { return "paper-" + std::to_string(source); }
// Every fifth source repeats the one before it.
std::size_t author_of(std::size_t source) { return source % 5 == 4 ? source - 1 : source; }
std::uint64_t percent_wrong(std::size_t source) { return scatter(author_of(source)) % 61; }

std::string words() {
  return R"({"subjects":[{"id":"garrison"}],"properties":[{"id":"strength","type":"number","over_time":"state",)"
         R"("integer":true,"rounding":"exact"}]})";
}

// A day of its own for every question.
std::string day_of(std::size_t question) {
  return format_day(days_from_civil({1'000, 1, 1}) * kSecondsADay +
                    static_cast<std::int64_t>(question) * kSecondsADay);
}

struct Made {
  std::vector<std::string> facts_of;  // by source
  std::vector<Record> records;
};

Made press(std::size_t facts, std::size_t sources) {
  Dice dice(11);
  Made made{std::vector<std::string>(sources), std::vector<Record>(sources)};
  for (std::size_t question = 0; question < facts / kAnswers; ++question) {
    std::vector<std::size_t> who;
    while (who.size() < std::min(kAnswers, sources)) {
      const std::size_t source = dice.below(sources);
      if (std::find(who.begin(), who.end(), source) == who.end()) who.push_back(source);
    }
    std::map<std::size_t, int> value;  // by author
    std::map<int, int> votes;
    for (const std::size_t source : who) {
      const std::size_t author = author_of(source);
      const bool wrong = dice.in(percent_wrong(author), 100);
      const auto [known, fresh] = value.try_emplace(author, wrong ? 2 + static_cast<int>(dice.below(3)) : 1);
      ++votes[known->second];
    }
    const int most = std::max_element(votes.begin(), votes.end(), [](const auto& a, const auto& b) {
                       return a.second < b.second;
                     })->first;
    for (const std::size_t source : who) {
      const int said = value.at(author_of(source));
      Record& record = made.records[source];
      record.answers += 1;
      record.with_most += said == most ? 1 : 0;
      made.facts_of[source] += R"({"article":")" + name_of(source) +
                               R"(","subject":"garrison","property":"strength","value":)" +
                               std::to_string(said) + R"(,"when":")" + day_of(question) + "\"}\n";
    }
  }
  return made;
}

Made crowd(std::size_t facts, std::size_t sources) {
  Made made{std::vector<std::string>(sources), std::vector<Record>(sources)};
  for (std::size_t i = 0; i < facts; ++i) {
    made.facts_of[i % sources] += R"({"article":")" + name_of(i % sources) +
                                  R"(","subject":"garrison","property":"strength","value":)" +
                                  std::to_string(i) + R"(,"when":"2021-05-01"})" + "\n";
  }
  return made;
}

class Folder {
 public:
  Folder() : path(fs::temp_directory_path() / ("gainsay-reliability-" + std::to_string(::getpid()))) {
    fs::create_directories(path);
  }
  ~Folder() {
    std::error_code ignored;
    fs::remove_all(path, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  fs::path path;
};

double cpu_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

void run(std::size_t facts, std::size_t sources, bool one_question) {
  const Made made = one_question ? crowd(facts, sources) : press(facts, sources);
  const Folder folder;
  {
    std::ofstream(folder.path / "words.json") << words();
    std::ofstream out(folder.path / "facts.jsonl", std::ios::binary);
    for (std::size_t i = 0; i < sources; ++i) {
      out << R"({"article":{"id":")" << name_of(i) << R"(","publisher":")" << name_of(i) << R"(","agency":")"
          << name_of(author_of(i)) << R"( wire","published":"2021-05-02"}})" << '\n'
          << made.facts_of[i];
    }
  }
  LoadOptions options;
  options.paths = {folder.path};
  const double start = cpu_seconds();
  const Loaded loaded = load(options);
  const FactGraph graph(loaded.corpus);
  const Origins origins(loaded.corpus);
  const double ready = cpu_seconds();
  const Reliability got = estimate_reliability(graph, origins);
  const double done = cpu_seconds();

  std::unordered_map<std::string, std::size_t> number;
  for (std::size_t i = 0; i < sources; ++i) number[name_of(i)] = i;
  double off = 0, vote_off = 0;
  for (const SourceScore& source : got.sources) {
    const std::size_t i = number.at(source.name);
    if (made.records[i].answers == 0) continue;
    const double planted = 1 - static_cast<double>(percent_wrong(i)) / 100;
    off += std::abs(source.reliability - planted);
    vote_off += std::abs(made.records[i].with_most / made.records[i].answers - planted);
  }
  const auto judged = static_cast<double>(std::max<std::size_t>(1, got.sources.size()));
  std::printf("%zu %zu %u %.3f %.3f %u %.4f %.4f\n", loaded.corpus.facts.size(), got.sources.size(),
              got.questions, ready - start, done - ready, got.rounds, off / judged, vote_off / judged);
}

}  // namespace
}  // namespace gainsay::bench

int main(int argc, char** argv) {
  CLI::App app("how fast the reliability of sources is estimated");
  std::size_t facts = 100'000, sources = 1'000;
  bool crowd = false;
  app.add_option("--facts", facts, "How many")->capture_default_str();
  app.add_option("--sources", sources, "How many")->check(CLI::Range(2, 1'000'000))->capture_default_str();
  app.add_flag("--crowd", crowd, "All of one question");
  CLI11_PARSE(app, argc, argv);
  try {
    gainsay::bench::run(facts, sources, crowd);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "bench_reliability: %s\n", error.what());
    return 2;
  }
  return 0;
}
