// The situations below tests/cases, each run by the real program and held to its expected.txt byte for byte.
//
// expected.txt is what a user would see in the terminal: a line `$ gainsay …`, what it prints, `exit: N`;
// then perhaps another command. GAINSAY_UPDATE=1 rewrites the files from the commands in them; a folder
// without one is given kUsualCommand.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

#include "checks/run.h"
#include "golden/program.h"
#include "golden/text_file.h"
#include "model/finding.h"

namespace fs = std::filesystem;

namespace {

constexpr std::string_view kUsualCommand = "$ gainsay check . --notes";
const fs::path kCases = fs::path(GAINSAY_SOURCE_DIR) / "tests" / "cases";

std::vector<fs::path> folders_in(const fs::path& folder) {
  std::vector<fs::path> found;
  if (!fs::is_directory(folder)) return found;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.is_directory()) found.push_back(entry.path());
  }
  std::sort(found.begin(), found.end());
  return found;
}

// A near miss: it looks like the folder's finding, and is none.
bool is_clean(const fs::path& situation) { return situation.filename().string().rfind("clean-", 0) == 0; }

bool reports(const fs::path& situation, std::string_view code) {
  return read_text(situation / "expected.txt").find("[" + std::string(code) + "]") != std::string::npos;
}

std::string run_again(const fs::path& situation, const std::string& expected) {
  constexpr std::string_view prompt = "$ gainsay ";
  std::vector<std::string> commands;
  for (const std::string& line : lines_of(expected)) {
    if (line.rfind(prompt, 0) == 0) commands.push_back(line);
  }
  if (commands.empty()) commands.emplace_back(kUsualCommand);
  std::string all;
  for (const std::string& command : commands) all += transcript(situation, command.substr(prompt.size()));
  return all;
}

}  // namespace

TEST_CASE("golden cases") {
  const bool update = std::getenv("GAINSAY_UPDATE") != nullptr;
  for (const fs::path& check : folders_in(kCases)) {
    for (const fs::path& situation : folders_in(check)) {
      DYNAMIC_SECTION(check.filename().string() << "/" << situation.filename().string()) {
        const std::string expected = read_text(situation / "expected.txt");
        const std::string got = run_again(situation, expected);
        if (got == expected) {
          SUCCEED();
        } else if (update) {
          write_text(situation / "expected.txt", got);
          WARN("rewritten: " << (situation / "expected.txt").string());
        } else {
          std::cerr << (situation / "expected.txt").string() << "\n" << difference(expected, got);
          FAIL("- expected, + printed; tests/golden/update rewrites expected.txt");
        }
      }
    }
  }
}

TEST_CASE("every check has firing cases and clean twins") {
  for (const gainsay::Check& check : gainsay::checks()) {
    CAPTURE(check.name);
    // A check is called by the name of a code that it gives.
    CHECK(gainsay::find_code(check.name) != nullptr);
  }
  for (const gainsay::CodeRow& row : gainsay::code_table()) {
    if (row.kind == "file") continue;
    CAPTURE(row.name);
    std::size_t firing = 0, clean = 0;
    for (const fs::path& situation : folders_in(kCases / row.name)) {
      CAPTURE(situation.filename().string());
      CHECK(reports(situation, row.code) != is_clean(situation));
      (is_clean(situation) ? clean : firing)++;
    }
    CHECK(firing >= 2);
    CHECK(clean >= 2);
  }
}

TEST_CASE("every finding about a file has a case") {
  const std::vector<fs::path> situations = folders_in(kCases / "loading");
  for (const gainsay::CodeRow& row : gainsay::code_table()) {
    if (row.kind != "file") continue;
    CAPTURE(row.code);
    CHECK(std::any_of(situations.begin(), situations.end(),
                      [&](const fs::path& s) { return reports(s, row.code); }));
  }
  for (const fs::path& situation : situations) {
    CAPTURE(situation.filename().string());
    CHECK((read_text(situation / "expected.txt").find("[G0") == std::string::npos) == is_clean(situation));
  }
}
