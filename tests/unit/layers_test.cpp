// Holds src/ to its layers: a folder includes itself and the layers before it, and the libraries that are
// costly to compile, or that the rest must not depend on, stay in the rooms made for them.
#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

namespace {

constexpr std::array<std::string_view, 9> kLayers = {"base",   "model",  "load",   "evidence", "graph",
                                                     "checks", "review", "report", "app"};

struct Confined {
  std::string_view include;             // how the path in <> begins
  std::vector<std::string_view> rooms;  // the layers that may include it
};

const std::vector<Confined>& confined_libraries() {
  static const std::vector<Confined> all = {
      {"boost/graph/", {"graph"}}, {"nlohmann/", {"load", "report", "app"}}, {"simdjson", {"load"}}};
  return all;
}

std::ptrdiff_t rank_of(std::string_view layer) {
  const auto found = std::find(kLayers.begin(), kLayers.end(), layer);
  return found == kLayers.end() ? -1 : found - kLayers.begin();
}

std::string_view first_folder(std::string_view path) {
  const auto slash = path.find('/');
  return slash == std::string_view::npos ? std::string_view() : path.substr(0, slash);
}

// The path between the quotes or brackets of an #include line; empty for any other line. `ours` tells which
// it was.
std::string_view included_path(std::string_view line, bool& ours) {
  const auto start = line.find_first_not_of(" \t");
  if (start == std::string_view::npos || line[start] != '#') return {};
  const auto word = line.find_first_not_of(" \t", start + 1);
  if (word == std::string_view::npos || line.substr(word, 7) != "include") return {};
  const auto open = line.find_first_of("\"<", word);
  if (open == std::string_view::npos) return {};
  ours = line[open] == '"';
  const auto close = line.find(ours ? '"' : '>', open + 1);
  return line.substr(open + 1, close - open - 1);
}

// What is wrong with a line of a file of that layer; empty when nothing is.
std::string complaint(std::string_view layer, std::string_view line) {
  bool ours = false;
  const std::string_view path = included_path(line, ours);
  if (path.empty()) return {};
  if (ours) {
    const std::string_view target = first_folder(path);
    if (rank_of(target) < 0) return "is not a path from src/";
    if (rank_of(target) > rank_of(layer)) return std::string(target) + " comes after " + std::string(layer);
    return {};
  }
  for (const Confined& library : confined_libraries()) {
    if (path.substr(0, library.include.size()) != library.include) continue;
    if (std::find(library.rooms.begin(), library.rooms.end(), layer) == library.rooms.end())
      return "has no place in " + std::string(layer);
  }
  return {};
}

bool is_cpp(const std::filesystem::path& file) {
  return file.extension() == ".cpp" || file.extension() == ".h";
}

}  // namespace

TEST_CASE("every file of src/ includes only what its layer may", "[layers]") {
  const std::filesystem::path src = std::filesystem::path(GAINSAY_SOURCE_DIR) / "src";
  std::vector<std::string> complaints;
  std::size_t includes = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(src)) {
    if (!entry.is_regular_file() || !is_cpp(entry.path())) continue;
    const std::string name = entry.path().lexically_relative(src).generic_string();
    const std::string_view layer = first_folder(name);
    if (rank_of(layer) < 0) {
      complaints.push_back("src/" + name + " lies in no layer");
      continue;
    }
    std::ifstream in(entry.path());
    std::string line;
    for (int number = 1; std::getline(in, line); ++number) {
      bool ours = false;
      includes += included_path(line, ours).empty() ? 0U : 1U;
      const std::string wrong = complaint(layer, line);
      if (!wrong.empty())
        complaints.push_back("src/" + name + ":" + std::to_string(number) + ": " + line + " " + wrong);
    }
  }
  CHECK(complaints == std::vector<std::string>());
  CHECK(includes > 0);
}

TEST_CASE("the order of the layers tells right from wrong", "[layers]") {
  struct Row {
    std::string_view layer, line;
    bool allowed;
  };
  const auto row = GENERATE(values<Row>({
      {"base", R"(#include "base/id.h")", true},
      {"base", R"(#include "model/fact.h")", false},
      {"model", R"(#include "base/id.h")", true},
      {"load", R"(#include "evidence/quote.h")", false},
      {"evidence", R"(#include "load/corpus.h")", true},
      {"graph", R"(  #  include "checks/change.h")", false},
      {"app", R"(#include "report/text.h")", true},
      {"checks", R"(#include "change.h")", false},
      {"checks", R"(#include "../graph/fact_graph.h")", false},
      {"graph", "#include <boost/graph/graph_traits.hpp>", true},
      {"checks", "#include <boost/graph/graph_traits.hpp>", false},
      {"checks", "#include <boost/math/distributions/poisson.hpp>", true},
      {"load", "#include <nlohmann/json.hpp>", true},
      {"report", "#include <nlohmann/json.hpp>", true},
      {"model", "#include <nlohmann/json_fwd.hpp>", false},
      {"load", "#include <simdjson.h>", true},
      {"report", "#include <simdjson.h>", false},
      {"model", "#include <vector>", true},
      {"model", R"(// #include "app/main.h")", true},
  }));
  CAPTURE(row.layer, row.line);
  CHECK(complaint(row.layer, row.line).empty() == row.allowed);
}
