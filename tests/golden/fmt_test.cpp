// `gainsay fmt` as it is typed; what the layout is, layout_test.cpp says.
#include <catch2/catch.hpp>
#include <string>

#include "golden/project.h"

namespace {

using gainsay::testing::has;
using gainsay::testing::Outcome;
using gainsay::testing::Project;
using gainsay::testing::read;

}  // namespace

TEST_CASE("fmt lays out what is not, and leaves alone what is") {
  const Project project;
  project.article("one", 13);
  const Outcome check = project.run("fmt --check");
  CHECK(check.code == 1);
  CHECK(has(check.err, "would lay out facts/one.json"));
  CHECK(project.run("fmt facts/one.json").code == 0);
  CHECK(read(project.root() / "facts/one.json") == R"({
  "article": { "id": "one", "publisher": "one", "published": "2020-08-19" },
  "facts": [
    { "id": "h", "subject": "dam", "property": "height", "value": 13 }
  ]
}
)");
  CHECK(project.run("fmt --check facts/one.json").code == 0);
  CHECK(project.run("fmt --check").code == 1);  // the vocabulary
  CHECK(project.run("fmt").code == 0);
  CHECK(project.run("fmt --check").code == 0);
  project.write("facts/broken.json", "{\n  \"facts\": [,]\n}\n");
  const Outcome broken = project.run("fmt");
  CHECK(broken.code == 2);
  CHECK(has(broken.err, "facts/broken.json:2:13"));
  CHECK(read(project.root() / "facts/broken.json") == "{\n  \"facts\": [,]\n}\n");
  CHECK(project.run("fmt no-such-folder").code == 2);
}
