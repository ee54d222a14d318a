// The documents of TimeBank that are impossible taken together (tests/data/timebank.tsv), as gainsay finds
// them in the facts that tests/data/timebank.py makes of them, and as Z3 does.
//
// GAINSAY_TABLE=1 prints the table of tests/data/timebank.md; times are of this run.
#include <fmt/format.h>
#include <z3++.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "oracle/order_z3.h"
#include "unit/check_fixture.h"

using gainsay::FactId;
using gainsay::Finding;

namespace fs = std::filesystem;

namespace {

const fs::path kData = fs::path(GAINSAY_SOURCE_DIR) / "tests" / "data";

struct Line {
  std::string left, relation, right;
};
using Document = std::map<std::string, Line>;  // by the id of the fact

std::map<std::string, Document> read_documents() {
  std::ifstream file(kData / "timebank.tsv");
  std::map<std::string, Document> documents;
  std::string text;
  std::getline(file, text);
  for (int number = 2; std::getline(file, text); ++number) {
    std::istringstream cells(text);
    std::string document;
    Line line;
    cells >> document >> line.left >> line.relation >> line.right;
    std::transform(document.begin(), document.end(), document.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    documents[document].emplace(fmt::format("line-{}", number), line);
  }
  return documents;
}

// As the data's README reads them.
const std::map<std::string, std::vector<std::string>>& relations() {
  static const std::map<std::string, std::vector<std::string>> means = {
      {"BEFORE", {"before"}},
      {"AFTER", {"after"}},
      {"IBEFORE", {"meets"}},
      {"IAFTER", {"met_by"}},
      {"INCLUDES", {"covers"}},
      {"IS_INCLUDED", {"within"}},
      {"DURING", {"within"}},
      {"DURING_INV", {"covers"}},
      {"SIMULTANEOUS", {"equals"}},
      {"IDENTITY", {"equals"}},
      {"BEGINS", {"starts_with", "within"}},
      {"BEGUN_BY", {"starts_with", "covers"}},
      {"ENDS", {"ends_with", "within"}},
      {"ENDED_BY", {"ends_with", "covers"}},
  };
  return means;
}

// Which of a document's lines can be true together.
class DocumentOracle {
 public:
  DocumentOracle(z3::context& context, const Document& document) : order_(context, true, false) {
    std::map<std::string, std::size_t> things;
    for (const auto& [id, line] : document) {
      for (const std::string& name : {line.left, line.right}) {
        if (things.count(name) == 0) things.emplace(name, order_.add_thing());
      }
    }
    for (const auto& [id, line] : document) {
      places_.emplace(id, places_.size());
      order_.begin_fact();
      for (const std::string& relation : relations().at(line.relation)) {
        order_.relate(relation, things.at(line.left), things.at(line.right));
      }
    }
  }

  bool possible(const std::vector<std::string>& ids) {
    std::vector<bool> kept(places_.size(), false);
    for (const std::string& id : ids) kept[places_.at(id)] = true;
    return order_.possible(kept);
  }

 private:
  Z3Order order_;
  std::map<std::string, std::size_t> places_;
};

double milliseconds_since(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

}  // namespace

TEST_CASE("TimeBank: gainsay finds the documents impossible that Z3 does", "[oracle]") {
  const std::map<std::string, Document> documents = read_documents();
  REQUIRE(documents.size() == 90);
  const gainsay::testing::Folder folder;
  REQUIRE(std::system(fmt::format("/usr/bin/python3 -B '{}' '{}' '{}'", (kData / "timebank.py").string(),
                                  (kData / "timebank.tsv").string(), folder.path().string())
                          .c_str()) == 0);
  const bool table = std::getenv("GAINSAY_TABLE") != nullptr;
  std::size_t impossible = 0;
  double ours_in_all = 0, theirs_in_all = 0;
  for (const auto& [name, document] : documents) {
    CAPTURE(name);
    gainsay::LoadOptions options;
    options.paths = {folder.path() / "properties.json", folder.path() / (name + ".json")};
    const gainsay::Loaded loaded = gainsay::load(options);
    REQUIRE(loaded.findings.empty());
    REQUIRE(loaded.corpus.facts.size() == document.size());

    auto start = std::chrono::steady_clock::now();
    const std::vector<Finding> findings =
        gainsay::run_checks(gainsay::FactGraph(loaded.corpus), gainsay::Origins(loaded.corpus), 1);
    const double ours = milliseconds_since(start);
    z3::context context;
    start = std::chrono::steady_clock::now();
    DocumentOracle oracle(context, document);
    std::vector<std::string> left;
    for (const auto& [id, line] : document) left.push_back(id);
    const bool possible = oracle.possible(left);
    const double theirs = milliseconds_since(start);
    ours_in_all += ours;
    theirs_in_all += theirs;

    REQUIRE(possible == findings.empty());
    const auto ids = [&](const std::vector<FactId>& facts) {
      std::vector<std::string> all;
      for (const FactId fact : facts) all.emplace_back(loaded.corpus.text(loaded.corpus.fact(fact).id));
      return all;
    };
    std::string sizes;
    for (const Finding& finding : findings) {
      CHECK(finding.code == "G103");
      const std::vector<std::string> facts = ids(finding.facts);
      CHECK_FALSE(oracle.possible(facts));
      for (const std::string& fact : facts) {
        std::vector<std::string> rest = facts;
        std::erase(rest, fact);
        CHECK(oracle.possible(rest));
      }
      for (const auto& gone : {facts, ids(finding.support)}) {
        std::erase_if(left, [&](const std::string& id) {
          return std::find(gone.begin(), gone.end(), id) != gone.end();
        });
      }
      sizes += fmt::format("{}{}", sizes.empty() ? "" : ", ", facts.size());
    }
    CHECK(oracle.possible(left));
    impossible += possible ? 0 : 1;
    if (table && !possible) {
      std::cout << fmt::format("| {} | {} | {} | {:.2f} | {:.1f} |\n", name, document.size(), sizes, ours,
                               theirs);
    }
  }
  if (table) {
    std::cout << fmt::format("| all {} | 2,520 | | {:.1f} | {:.0f} |\n", documents.size(), ours_in_all,
                             theirs_in_all);
  }
  CHECK(impossible == 6);
}
