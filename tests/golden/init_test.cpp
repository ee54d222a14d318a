// `gainsay init`: what it writes passes its checks, and nothing that is there is touched.
#include <catch2/catch.hpp>
#include <filesystem>
#include <string>

#include "golden/project.h"

namespace {

namespace fs = std::filesystem;

using gainsay::testing::has;
using gainsay::testing::Outcome;
using gainsay::testing::Project;
using gainsay::testing::read;

}  // namespace

TEST_CASE("init never overwrites, and puts no sample among facts") {
  const Project empty{Project::Empty()};
  CHECK(empty.run("init some/desk").code == 0);
  CHECK(empty.run("check some/desk/facts").code == 0);
  CHECK(has(empty.run("check some/desk/facts --format json").out, "\"facts\": 3"));
  CHECK(has(empty.run("init some/desk").err, "kept  some/desk/facts/subjects.json") == false);
  CHECK(has(empty.run("init some/desk").err, "kept  some/desk/README.md"));
  CHECK(empty.run("init out.txt").code == 2);

  const Project project;
  project.article("one", 13);
  project.write("README.md", "ours\n");
  const Outcome outcome = project.run("init");
  CHECK(outcome.code == 0);
  CHECK(has(outcome.err, "kept  README.md"));
  CHECK(read(project.root() / "README.md") == "ours\n");
  CHECK_FALSE(fs::exists(project.root() / "facts/subjects.json"));
  CHECK(fs::exists(project.root() / "facts/schema/facts.schema.json"));
  CHECK((fs::status(project.root() / ".githooks/pre-commit").permissions() & fs::perms::owner_exec) !=
        fs::perms::none);
  CHECK(project.run("check").code == 0);
}
