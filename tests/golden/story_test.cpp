// Two stories, as those who use the program live them: a newcomer's first hour, and a pull request.
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <string>

#include "golden/project.h"

namespace {

namespace fs = std::filesystem;

using gainsay::testing::has;
using gainsay::testing::Outcome;
using gainsay::testing::Project;
using gainsay::testing::read;

// A command of the shell, in the project, with the program on its path.
int shell(const Project& project, const std::string& command) {
  const std::string path = fs::path(GAINSAY_PROGRAM).parent_path().string();
  const std::string line = "cd '" + project.root().string() + "' && PATH='" + path +
                           "':\"$PATH\" NO_COLOR=1 sh -c '" + command + "' >shell.txt 2>&1 </dev/null";
  INFO(line);
  const int status = std::system(line.c_str());
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

int git(const Project& project, const std::string& arguments) {
  return shell(project, "git -c user.name=Desk -c user.email=desk@example.org -c init.defaultBranch=main " +
                            arguments);
}

const std::string kHerald =
    "Bridge needs more hands\n\nAt the moment 120 people work on the harbour bridge.\nIt is about 400 metres "
    "long, "
    "the builders said.\n";
const std::string kTribune =
    "A city builds\n\nNo fewer than 300 people work on the bridge today, and all are tired.\n";

}  // namespace

TEST_CASE("story: a newcomer's first hour") {
  const Project project{Project::Empty()};

  // A project that passes its check, laid out as fmt would have it.
  CHECK(project.run("init").code == 0);
  const Outcome first = project.run("check");
  INFO(first.out << first.err);
  REQUIRE(first.code == 0);
  CHECK(project.run("fmt --check").code == 0);
  REQUIRE(git(project, "init -q .") == 0);
  REQUIRE(git(project, "config core.hooksPath .githooks") == 0);
  REQUIRE(git(project, "add .") == 0);
  REQUIRE(git(project, "commit -q -m first") == 0);

  // Three facts from two articles.
  project.write("texts/herald.txt", kHerald);
  project.write("texts/tribune.txt", kTribune);
  const Outcome one = project.run(
      "add --article herald --publisher 'Veldria Herald' --published 2026-02-20 --text texts/herald.txt "
      "--subject 'the bridge' --property workers --value 120 "
      "--quote '120 people work on the harbour bridge'");
  INFO(one.out << one.err);
  REQUIRE(one.code == 0);
  CHECK(has(one.err, "quote: texts/herald.txt:3:15"));
  CHECK(has(one.err, "added herald#workers to facts/herald.json"));
  CHECK(read(project.root() / "facts/herald.json") == R"({
  "$schema": "schema/facts.schema.json",
  "article": {
    "id": "herald",
    "publisher": "Veldria Herald",
    "published": "2026-02-20",
    "text": "../texts/herald.txt"
  },
  "facts": [
    {
      "id": "workers",
      "subject": "harbour-bridge",
      "property": "workers",
      "value": 120,
      "quote": "120 people work on the harbour bridge"
    }
  ]
}
)");
  REQUIRE(project
              .run("add --article herald --subject harbour-bridge --property length --value '~400' "
                   "--quote 'It is about 400 metres long'")
              .code == 0);

  // The third contradicts the first: that is shown, and nothing is written until it is wished.
  const std::string third =
      "add --article tribune --publisher 'City Tribune' --published 2026-02-20 --text texts/tribune.txt "
      "--subject harbour-bridge --property workers --value 300 --quote '300 people work on the bridge'";
  const Outcome shown = project.run(third);
  CHECK(shown.code == 1);
  CHECK(has(shown.out, "error[G101] Harbour bridge: workers"));
  CHECK(has(shown.out, "120 people work on the harbour bridge"));
  CHECK(has(shown.out, "facts/tribune.json:"));
  CHECK(has(shown.out, "300 people work on the bridge"));
  CHECK_FALSE(fs::exists(project.root() / "facts/tribune.json"));
  REQUIRE(project.run(third + " --yes").code == 0);
  CHECK(project.run("fmt --check").code == 0);

  const Outcome seen = project.run("check --format concise");
  CHECK(seen.code == 1);
  REQUIRE(git(project, "add .") == 0);
  CHECK(git(project, "commit -q -m contradiction") != 0);  // the hook says so

  // Settled by a verdict: CI goes green, and the commit through.
  const std::size_t at = seen.out.rfind("[g-");
  REQUIRE(at != std::string::npos);
  const std::string id = seen.out.substr(at + 1, seen.out.find_first_of(" ]", at + 1) - at - 1);
  REQUIRE(project
              .run("verdict " + id +
                   " --error-in-source tribune#workers --reason 'The builders say 120.' --by Desk")
              .code == 0);
  const Outcome green = project.run("check");
  CHECK(green.code == 0);
  CHECK(has(green.out, "1 settled"));
  REQUIRE(git(project, "add .") == 0);
  CHECK(git(project, "commit -q -m settled") == 0);

  // Editing one of its facts opens it again.
  const std::string path = "facts/tribune.json";
  std::string text = read(project.root() / path);
  const std::size_t value = text.find("\"value\": 300");
  REQUIRE(value != std::string::npos);
  text.replace(value, 12, "\"value\": 310");
  project.write(path, text);
  const Outcome back = project.run("check --format concise --select G101");
  CHECK(back.code == 1);
  CHECK(has(back.out, "error[G101]"));
  CHECK(has(back.out, " updated]"));
}

TEST_CASE("story: a pull request that contradicts an untouched article") {
  const Project project{Project::Empty()};
  REQUIRE(project.run("init").code == 0);
  project.write("texts/herald.txt", kHerald);
  REQUIRE(project
              .run("add --article herald --publisher 'Veldria Herald' --published 2026-02-20 "
                   "--text texts/herald.txt --subject harbour-bridge --property workers --value 120")
              .code == 0);
  REQUIRE(git(project, "init -q .") == 0);
  REQUIRE(git(project, "add .") == 0);
  REQUIRE(git(project, "commit -q -m first") == 0);
  REQUIRE(git(project, "checkout -q -b another-article") == 0);
  REQUIRE(project
              .run("add --yes --article tribune --publisher 'City Tribune' --published 2026-03-05 "
                   "--subject harbour-bridge --property opened --value 2026-03-03")
              .code == 0);
  // It agrees with what is there: no word of it.
  REQUIRE(
      project.run("add --article tribune --subject mayor-of-veldria --property holder --value Orlow").code ==
      0);
  REQUIRE(git(project, "add .") == 0);
  REQUIRE(git(project, "commit -q -m tribune") == 0);

  const Outcome diff = project.run("diff main");
  INFO(diff.out << diff.err);
  CHECK(diff.code == 1);
  CHECK(has(diff.out, "error[G101] Harbour bridge: opened"));
  CHECK(has(diff.out, "facts/tribune.json:"));
  CHECK(has(diff.out, "facts/example-daily-2026-03-02.json:"));
  CHECK(has(diff.out, "1 created, 0 updated, 0 resolved"));
  CHECK_FALSE(has(diff.out, "herald"));
  CHECK(project.run("check --since main").code == 1);
  CHECK(project.run("diff main main").code == 0);
}
