// Manual pages, read by a reader that is not ours.
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "app/command.h"
#include "golden/project.h"

namespace {

namespace fs = std::filesystem;

using gainsay::testing::has;
using gainsay::testing::Project;
using gainsay::testing::read;

}  // namespace

TEST_CASE("every command has a manual page that mandoc finds nothing wrong with") {
  const Project project;
  REQUIRE(project.run("man --output man1").code == 0);
  REQUIRE(std::system("command -v mandoc >/dev/null") == 0);  // ./dev test installs it
  std::vector<std::string> pages{"gainsay"};
  for (const gainsay::Command& command : gainsay::commands())
    pages.push_back("gainsay-" + std::string(command.name));
  std::size_t there = 0;
  for (const auto& entry : fs::directory_iterator(project.root() / "man1")) there += entry.exists() ? 1 : 0;
  CHECK(there == pages.size());
  for (const std::string& page : pages) {
    const std::string path = (project.root() / "man1" / (page + ".1")).string();
    CAPTURE(page);
    const std::string lint = (project.root() / "lint.txt").string();
    // It has no date: nothing in it changes with the day on which it is made.
    const int status = std::system(
        ("mandoc -T lint -W warning '" + path + "' | grep -v 'missing date' > '" + lint + "'").c_str());
    (void)status;
    CHECK(read(lint).empty());
    REQUIRE(std::system(("mandoc -T html '" + path + "' > '" + lint + "'").c_str()) == 0);
    const std::string text = read(lint);
    for (const std::string part : {"id=\"NAME\"", "id=\"SYNOPSIS\"", "id=\"EXIT_STATUS\"", "id=\"EXAMPLES\""})
      CHECK(has(text, part));
    const std::string command = page == "gainsay" ? "" : page.substr(8);
    CHECK(project.run("man " + command).out == read(path));
    if (command.empty()) continue;
    CHECK(has(project.run("man").out, "gainsay\\-" + command));
  }
  const std::string check = project.run("man check").out;
  for (const std::string option : {"\\-\\-format", "\\-\\-watch", "\\-\\-since"}) CHECK(has(check, option));
  CHECK(project.run("man chekc").code == 2);
}
