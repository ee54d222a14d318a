// The program as its users type it: exit codes, what goes to which stream, misspelt words, files written
// whole.
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include "golden/project.h"

namespace {

namespace fs = std::filesystem;

using gainsay::testing::has;
using gainsay::testing::Outcome;
using gainsay::testing::Project;
using gainsay::testing::read;

}  // namespace

TEST_CASE("exit codes say whether anything failed") {
  Project project;
  project.article("one", 13);
  CHECK(project.run("check facts").code == 0);
  CHECK(project.run("").code == 0);
  project.article("two", 57);
  CHECK(project.run("check facts").code == 1);
  CHECK(project.run("facts").code == 1);
  CHECK(project.run("check facts --fail-on never").code == 0);
  CHECK(project.run("check facts --ignore G101").code == 0);
  CHECK(project.run("check facts --ignore conflicting-values").code == 0);
  CHECK(project.run("check facts --select G2").code == 0);
  CHECK(project.run("check facts --select G1").code == 1);
  CHECK(project.run("check facts --subject dam").code == 1);
  CHECK(project.run("check facts --format json").code == 1);
  CHECK(project.run("check facts --as-of 2020-08-18").code == 0);
  CHECK(project.run("check nowhere").code == 2);
}

TEST_CASE("a change is a note, and fails only when asked to") {
  Project project;
  project.article("one", 13, "2020-08-19");
  project.article("two", 57, "2021-08-19");
  CHECK(project.run("check facts").code == 0);
  CHECK(project.run("check facts --fail-on note").code == 1);
  CHECK(has(project.run("check facts --notes").out, "G301"));
  CHECK_FALSE(has(project.run("check facts").out, "note[G301]"));
}

TEST_CASE("options of the fact files count, and the command line wins") {
  Project project;
  project.article("one", 13);
  project.article("two", 57);
  project.write("facts/options.json", R"({"options":{"ignore":["G101"]}})");
  CHECK(project.run("check facts").code == 0);
  project.write("facts/options.json", R"({"options":{"fail-on":"never"}})");
  CHECK(project.run("check facts").code == 0);
  CHECK(project.run("check facts --fail-on warning").code == 1);
}

TEST_CASE("misspelt words get the nearest one, and exit code 2") {
  Project project;
  project.article("one", 13);
  const auto says = [&](const std::string& arguments, const std::string& hint) {
    const Outcome outcome = project.run(arguments);
    INFO(arguments << " said: " << outcome.err);
    CHECK(outcome.code == 2);
    CHECK(outcome.out.empty());
    CHECK(has(outcome.err, hint));
  };
  says("chekc facts", "did you mean \"check\"");
  says("check facts --colour never", "--color");
  says("check facts --select G1O1", "G101");
  says("check facts --format jsn", "json");
  says("check facts --format json --format text", "only one format");
  says("check facts --fail-on eror", "--fail-on");
  says("show damn", "dam");
  says("explain G10", "gainsay codes");
  says("explain G1O1", "G101");
  says("schema fact", "facts");
  says("check facts --as-of 2020-8-5", "2020-08-05");
}

TEST_CASE("every command has help with an example") {
  Project project;
  for (const std::string command : {"check", "report", "explain", "show", "names", "graph", "schema", "codes",
                                    "completions", "init", "add", "fmt", "man"}) {
    const Outcome outcome = project.run(command + " --help");
    INFO(command);
    CHECK(outcome.code == 0);
    CHECK(has(outcome.out, "Example:"));
    CHECK(has(outcome.out, "gainsay " + command));
    CHECK(has(project.run("--help").out, "  " + command));
  }
}

TEST_CASE("several formats feed from one run, and only the report is on standard output") {
  Project project;
  project.article("one", 13);
  project.article("two", 57);
  const Outcome outcome =
      project.run("check facts --format concise --format json=out.json --format csv=out.csv");
  CHECK(outcome.code == 1);
  CHECK(outcome.err.empty());
  CHECK(has(outcome.out, "error[G101]"));
  CHECK(read(project.root() / "out.json").front() == '{');
  CHECK(has(read(project.root() / "out.csv"), "G101"));
}

TEST_CASE("a report that cannot be written leaves nothing behind and fails") {
  Project project;
  project.article("one", 13);
  const Outcome outcome = project.run("check facts --format json=no/such/folder/out.json");
  CHECK(outcome.code == 2);
  CHECK(has(outcome.err, "no/such/folder/out.json"));
  CHECK(project.run("check facts --format json=/dev/null").code == 0);
  std::size_t files = 0;
  for (const auto& entry : fs::directory_iterator(project.root())) files += entry.is_regular_file() ? 1 : 0;
  CHECK(files == 2);  // out.txt and err.txt of the test itself
}

TEST_CASE("a file stands for what touches it in its project") {
  Project project;
  project.article("one", 13);
  project.article("two", 57);
  project.article("three", 13, "2021-08-19");
  CHECK(project.run("check facts/two.json").code == 1);
  CHECK(project.run("check facts/one.json").code == 1);
  CHECK(project.run("check facts/three.json").code == 0);
}

TEST_CASE("the same facts give the same bytes, whatever the names of files and the number of threads") {
  Project project;
  project.article("one", 13);
  project.article("two", 57);
  project.article("three", 58, "2021-08-19");
  const std::string first = project.run("check facts --format csv --jobs 1").out;
  CHECK(project.run("check facts --format csv --jobs 7").out == first);
  const auto ids = [&] {
    std::string all;
    std::istringstream lines(project.run("check facts --format jsonl").out);
    for (std::string line; std::getline(lines, line);) {
      const std::size_t at = line.find("\"g-");
      all += line.substr(at, 14) + "\n";
    }
    return all;
  };
  const std::string before = ids();
  CHECK(has(before, "g-"));
  fs::rename(project.root() / "facts/one.json", project.root() / "facts/zzz.json");
  CHECK(ids() == before);
}

TEST_CASE("colour only when asked for or to a terminal") {
  Project project;
  project.article("one", 13);
  project.article("two", 57);
  CHECK_FALSE(has(project.run("check facts").out, "\033["));
  CHECK(has(project.run("check facts --color always").out, "\033["));
  CHECK(has(project.run("check facts", "FORCE_COLOR=1").out, "\033["));
  CHECK_FALSE(has(project.run("check facts", "FORCE_COLOR=1 NO_COLOR=1").out, "\033["));
}

TEST_CASE("completions name every command and option") {
  Project project;
  for (const std::string shell : {"bash", "zsh", "fish"}) {
    const Outcome outcome = project.run("completions " + shell);
    INFO(shell);
    CHECK(outcome.code == 0);
    for (const std::string word : {"explain", "completions", "fail-on", "graphml", "G101", "add", "init",
                                   "fmt", "man", "attributed-to", "rumoured", "watch"})
      CHECK(has(outcome.out, word));
  }
  const std::string script = (project.root() / "bash.sh").string();
  project.run("completions bash");
  fs::copy(project.root() / "out.txt", script);
  CHECK(std::system(("bash -n '" + script + "'").c_str()) == 0);
}
