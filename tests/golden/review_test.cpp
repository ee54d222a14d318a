// Findings over time, as a desk lives with them: settle one, see CI go green, edit a fact, see it come back;
// accept what is there; review a change that contradicts an untouched article.
#include <catch2/catch.hpp>
#include <string>
#include <thread>
#include <vector>

#include "golden/project.h"

namespace {

using gainsay::testing::has;
using gainsay::testing::Outcome;
using gainsay::testing::Project;
using gainsay::testing::read;

// The id of the only finding of a code.
std::string finding_of(const Project& project, const std::string& code) {
  const std::string out = project.run("check facts --notes --format concise --select " + code).out;
  const std::size_t at = out.rfind("[g-");
  REQUIRE(at != std::string::npos);
  return out.substr(at + 1, out.find_first_of(" ]", at + 1) - at - 1);
}

void git(const Project& project, const std::string& arguments) {
  const std::string command =
      "cd '" + project.root().string() +
      "' && git -c user.name=Desk -c user.email=desk@example.org -c init.defaultBranch=main " + arguments +
      " >git.txt 2>&1";
  INFO(command);
  REQUIRE(std::system(command.c_str()) == 0);
}

Project& with_contradiction(Project& project) {
  project.article("one", 13);
  project.article("two", 57);
  return project;
}

}  // namespace

TEST_CASE("a verdict settles a finding until one of its facts is edited") {
  Project project;
  with_contradiction(project);
  CHECK(project.run("check facts").code == 1);
  const std::string id = finding_of(project, "G101");

  const Outcome recorded =
      project.run("verdict " + id + " --error-in-source two#h --reason 'A misprint.' --by Desk");
  CHECK(recorded.code == 0);
  CHECK(has(recorded.err, "facts/verdicts.json"));
  const Outcome green = project.run("check facts");
  CHECK(green.code == 0);
  CHECK(has(green.out, "1 settled"));
  CHECK(has(project.run("show dam facts").out, "struck"));

  project.article("two", 58);
  const Outcome back = project.run("check facts --format concise");
  CHECK(back.code == 1);
  CHECK(has(back.out, " updated]"));
}

TEST_CASE("a verdict changes nothing of a file but what it adds") {
  Project project;
  with_contradiction(project);
  const std::string before = "{ \"note\" : \"kept\",\n\t\"verdicts\": [\n\t]  }\n";
  project.write("facts/verdicts.json", before);
  // This one has no id yet.
  project.write("facts/two.json", R"({"article":{"id":"two","publisher":"two","published":"2020-08-19"},
 "facts":[ {
     "subject":"dam","property":"height","value":57}]})");
  const std::string id = finding_of(project, "G101");
  REQUIRE(project.run("verdict " + id + " --error-in-source 'two#1' --reason 'A misprint.' --by Desk").code ==
          0);
  const std::string after = read(project.root() / "facts/verdicts.json");
  const std::size_t kept = before.find('[') + 1;
  CHECK(after.substr(0, kept) == before.substr(0, kept));
  CHECK(has(after, "\"two#height\""));
  CHECK(has(after, "]  }\n"));
  CHECK(read(project.root() / "facts/two.json") ==
        R"({"article":{"id":"two","publisher":"two","published":"2020-08-19"},
 "facts":[ {
     "id": "height",
     "subject":"dam","property":"height","value":57}]})");
  CHECK(project.run("check facts").code == 0);
}

TEST_CASE("verdicts that two people record at once are both kept") {
  Project project;
  with_contradiction(project);
  const std::string id = finding_of(project, "G101");
  std::vector<std::thread> people;
  for (int i = 0; i < 4; ++i) {
    people.emplace_back([&project, &id, i] {
      const std::string command = "cd '" + project.root().string() + "' && '" + GAINSAY_PROGRAM +
                                  "' verdict " + id + " --open --reason r" + std::to_string(i) +
                                  " --by Desk 2>/dev/null";
      const int status = std::system(command.c_str());
      if (status != 0) std::abort();
    });
  }
  for (std::thread& person : people) person.join();
  const std::string text = read(project.root() / "facts/verdicts.json");
  for (int i = 0; i < 4; ++i) CHECK(has(text, "\"reason\": \"r" + std::to_string(i) + "\""));
  CHECK(project.run("check facts").code == 0);
}

TEST_CASE("a verdict that cannot be is refused, and says what to type") {
  Project project;
  with_contradiction(project);
  const std::string id = finding_of(project, "G101");
  CHECK(has(project.run("verdict " + id + " --reason x --by Desk").err, "--not-a-conflict"));
  CHECK(has(project.run("verdict " + id + " --open --not-a-conflict --reason x --by Desk").err, "one of"));
  CHECK(has(project.run("verdict " + id + " --error-in-source two#g --reason x --by Desk").err, "two#h"));
  CHECK(has(project.run("verdict g-0000000000 --open --reason x --by Desk").err, "no finding"));
  CHECK(has(project.run("verdict " + id + " --not-a-conflict --until 2030-01-01 --reason x --by Desk").err,
            "--open"));
  CHECK(project.run("verdict " + id + " --open --by Desk").code == 2);
  CHECK_FALSE(std::filesystem::exists(project.root() / "facts/verdicts.json"));
}

TEST_CASE("a baseline accepts what is there, and only what is new fails") {
  Project project;
  with_contradiction(project);
  CHECK(project.run("baseline write").code == 0);
  const Outcome known = project.run("check facts");
  CHECK(known.code == 0);
  CHECK(has(known.out, "1 known"));

  project.article("three", 99);
  const Outcome updated = project.run("check facts --format concise");
  CHECK(updated.code == 1);
  CHECK(has(updated.out, " updated]"));

  std::filesystem::remove(project.root() / "facts/three.json");
  std::filesystem::remove(project.root() / "facts/two.json");
  CHECK(has(project.run("baseline prune").err, "1 taken out, 0 left"));
  CHECK(project.run("baseline wite").code == 2);
  project.write("gainsay-baseline.json", "{}");
  const Outcome broken = project.run("check facts");
  CHECK(broken.code == 2);
  CHECK(has(broken.err, "gainsay-baseline.json"));
}

TEST_CASE("diff names what a change creates, and nothing else") {
  Project project;
  project.article("one", 13);
  project.article("other", 13, "2019-01-01");
  git(project, "init -q .");
  git(project, "add facts");
  git(project, "commit -q -m first");
  CHECK(has(project.run("diff HEAD").out, "0 created, 0 updated, 0 resolved"));

  project.article("two", 57);
  const Outcome created = project.run("diff HEAD");
  CHECK(created.code == 1);
  CHECK(has(created.out, "facts/two.json"));
  CHECK(has(created.out, "1 created, 0 updated, 0 resolved"));
  CHECK(project.run("check facts --since HEAD").code == 1);

  git(project, "add facts");
  git(project, "commit -q -m second");
  CHECK(project.run("check facts --since HEAD").code == 0);
  CHECK(project.run("check facts --since HEAD~1").code == 1);
  const Outcome resolved = project.run("diff HEAD HEAD~1");
  CHECK(resolved.code == 0);
  CHECK(has(resolved.out, "resolved[G101]"));
  CHECK(has(project.run("diff HEAD~1 HEAD").out, "facts/two.json"));
  CHECK_FALSE(has(project.run("diff HEAD~1 HEAD").out, "gainsay-at"));

  const Outcome missing = project.run("diff no-such-branch");
  CHECK(missing.code == 2);
  CHECK(has(missing.err, "no revision no-such-branch"));
}

TEST_CASE("diff compares two folders where there is no repository") {
  Project project;
  project.article("one", 13);
  std::filesystem::copy(project.root() / "facts", project.root() / "old");
  project.article("two", 57);
  CHECK(has(project.run("diff old facts").out, "1 created"));
  CHECK(has(project.run("diff HEAD", "GIT_CEILING_DIRECTORIES=/").err, "diff OLD NEW"));
}
