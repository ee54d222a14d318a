// bench_stages FOLDER [--planted FILE]: where the time of one `gainsay check --format json` goes, in one
// thread, and what the graph weighs.
//
// Prints one line of numbers: seconds in all, of load, of the graph, of the checks, of identity and order, of
// the JSON report; bytes of the graph a fact; findings; of them G101; planted contradictions; how many of
// those a G101 names; bytes of the report. It does all this once: a second time would find memory mapped
// already.
#include <CLI/CLI.hpp>
#include <chrono>
#include <cstdio>
#include <exception>
#include <fstream>
#include <string>
#include <unordered_set>
#include <vector>

#include "checks/run.h"
#include "graph/fact_graph.h"
#include "load/load.h"
#include "report/report.h"
#include "review/identity.h"

namespace gainsay::bench {
namespace {

class Clock {
 public:
  // Seconds since the last call, or since it was made.
  double lap() {
    const auto now = std::chrono::steady_clock::now();
    const std::chrono::duration<double> passed = now - last_;
    last_ = now;
    return passed.count();
  }

 private:
  std::chrono::steady_clock::time_point last_ = std::chrono::steady_clock::now();
};

Summary summarise(const Loaded& loaded, const std::vector<Finding>& findings) {
  Summary summary;
  summary.articles = loaded.corpus.articles.size();
  summary.subjects = loaded.corpus.subjects.size();
  summary.facts = loaded.corpus.facts.size();
  summary.unchecked = loaded.unchecked;
  for (const Finding& finding : findings) {
    ++(finding.level == Level::error     ? summary.error
       : finding.level == Level::warning ? summary.warning
                                         : summary.note);
  }
  summary.failing = summary.error;
  return summary;
}

// Planted facts, and those of them that some G101 names.
std::pair<std::size_t, std::size_t> count_planted(const Corpus& corpus, const std::vector<Finding>& findings,
                                                  const std::string& file) {
  std::unordered_set<std::string> named;
  for (const Finding& finding : findings) {
    if (finding.code != "G101") continue;
    for (const FactId fact : finding.facts) named.insert(corpus.fact_name(fact));
  }
  std::ifstream lines(file);
  std::size_t planted = 0, found = 0;
  for (std::string line; std::getline(lines, line); ++planted) found += named.count(line);
  return {planted, found};
}

void run(const std::string& folder, const std::string& planted_file) {
  Clock clock;
  LoadOptions options;
  options.paths = {folder};
  Loaded loaded = load(options);
  const double loading = clock.lap();
  const FactGraph graph(loaded.corpus);
  const Origins origins(loaded.corpus);
  const double building = clock.lap();
  std::vector<Finding> findings = run_checks(graph, origins, 1);
  const double checking = clock.lap();
  findings.insert(findings.begin(), loaded.findings.begin(), loaded.findings.end());
  identify(loaded.corpus, findings);
  order(loaded.corpus, findings);
  const double ordering = clock.lap();
  SourceReader source(loaded.corpus);
  std::size_t written = 0;
  const Result result{loaded.corpus, graph, origins, findings, summarise(loaded, findings)};
  find_format("json")->write(result, source, Style{},
                             [&](std::string_view piece) { written += piece.size(); });
  const double reporting = clock.lap();

  const std::size_t facts = std::max<std::size_t>(1, loaded.corpus.facts.size());
  std::size_t conflicts = 0;
  for (const Finding& finding : findings) conflicts += finding.code == "G101" ? 1 : 0;
  const auto [planted, found] = count_planted(loaded.corpus, findings, planted_file);
  std::printf("%.4f %.4f %.4f %.4f %.4f %.4f %.1f %zu %zu %zu %zu %zu\n",
              loading + building + checking + ordering + reporting, loading, building, checking, ordering,
              reporting, static_cast<double>(graph.bytes()) / static_cast<double>(facts), findings.size(),
              conflicts, planted, found, written);
}

}  // namespace
}  // namespace gainsay::bench

int main(int argc, char** argv) {
  CLI::App app("Times the stages of a check.", "bench_stages");
  std::string folder, planted;
  app.add_option("FOLDER", folder, "a facts folder")->required();
  app.add_option("--planted", planted, "the facts that a G101 should name, a line each");
  CLI11_PARSE(app, argc, argv);
  try {
    gainsay::bench::run(folder, planted);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "bench_stages: %s\n", error.what());
    return 2;
  }
  return 0;
}
