// The pages of `gainsay explain`: one a code, of one layout, carried in the program, with an example that is
// true.
#include <stdlib.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "golden/program.h"
#include "golden/text_file.h"
#include "model/finding.h"

namespace fs = std::filesystem;

namespace {

const fs::path kPages = fs::path(GAINSAY_SOURCE_DIR) / "src" / "app" / "pages";

fs::path page_of(const gainsay::CodeRow& row) { return kPages / (std::string(row.code) + ".md"); }

class ScratchFolder {
 public:
  ScratchFolder() {
    std::string name = (fs::temp_directory_path() / "gainsay-page-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no folder can be made: " + name);
    path = name;
  }
  ~ScratchFolder() {
    std::error_code ignored;
    fs::remove_all(path, ignored);
  }
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;

  fs::path path;
};

// The text between ```LANGUAGE and ```, the first of its kind.
struct Block {
  std::size_t begin = std::string::npos, end = std::string::npos;
  bool found() const { return begin != std::string::npos && end != std::string::npos; }
};

Block block(const std::string& page, const std::string& language) {
  const std::string fence = "```" + language + "\n";
  const std::size_t at = page.find(fence);
  if (at == std::string::npos) return {};
  return {at + fence.size(), page.find("```\n", at + fence.size())};
}

// Files that stand beside the example: blocks whose fence names one, ```herald.txt
std::vector<std::pair<std::string, std::string>> files_of(const std::string& page) {
  std::vector<std::pair<std::string, std::string>> files;
  std::string name;
  bool fenced = false;
  for (const std::string& line : lines_of(page)) {
    if (line.rfind("```", 0) == 0) {
      fenced = !fenced;
      name = fenced ? line.substr(3) : "";
      if (name.find('.') != std::string::npos) files.emplace_back(name, "");
    } else if (name.find('.') != std::string::npos) {
      files.back().second += line + "\n";
    }
  }
  return files;
}

}  // namespace

TEST_CASE("every code has a page of one layout, and explain prints it") {
  for (const gainsay::CodeRow& row : gainsay::code_table()) {
    CAPTURE(row.code);
    const std::string page = read_text(page_of(row));
    REQUIRE_FALSE(page.empty());
    std::vector<std::string> headings;
    bool fenced = false;
    for (const std::string& line : lines_of(page)) {
      if (line.rfind("```", 0) == 0) fenced = !fenced;
      if (!fenced && line.rfind("#", 0) == 0) headings.push_back(line);
    }
    CHECK(headings == std::vector<std::string>{"# " + std::string(row.code) + " " + std::string(row.name),
                                               "## What it means", "## Example", "## Not this",
                                               "## How to settle it"});
    for (const std::string_view word : {row.code, row.name}) {
      const bool same = printed(kPages, "explain " + std::string(word)) == page;
      CHECK(same);  // else the program was built before the page was written
    }
  }
}

TEST_CASE("what a page says of its example is what the program prints") {
  const bool update = std::getenv("GAINSAY_UPDATE") != nullptr;
  for (const gainsay::CodeRow& row : gainsay::code_table()) {
    CAPTURE(row.code);
    std::string page = read_text(page_of(row));
    const Block facts = block(page, "json"), output = block(page, "text");
    REQUIRE(facts.found());
    REQUIRE(output.found());
    const ScratchFolder folder;
    write_text(folder.path / "facts.json", page.substr(facts.begin, facts.end - facts.begin));
    for (const auto& [name, text] : files_of(page)) write_text(folder.path / name, text);
    const std::string got = printed(folder.path, "check facts.json --notes");
    CHECK(got.find("[" + std::string(row.code) + "]") != std::string::npos);
    const std::string expected = page.substr(output.begin, output.end - output.begin);
    if (got == expected) continue;
    if (update) {
      write_text(page_of(row), page.replace(output.begin, output.end - output.begin, got));
    } else {
      std::cerr << page_of(row).string() << "\n" << difference(expected, got);
      FAIL_CHECK("- the page, + printed; tests/golden/update rewrites the page");
    }
  }
}
