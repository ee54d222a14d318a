// `gainsay add`: by options, and asked in a terminal; what it shows before it writes, and what it leaves
// alone.
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <thread>
#include <vector>

#include "golden/project.h"
#include "golden/terminal.h"

namespace {

namespace fs = std::filesystem;

using gainsay::testing::has;
using gainsay::testing::Outcome;
using gainsay::testing::Project;
using gainsay::testing::read;
using gainsay::testing::Terminal;

const std::string kText =
    "A dam in the hills\n\nThe dam is 13 metres high.\nPeople say it was once 57 metres high; the dam’s "
    "keeper\n"
    "laughs. Seen from below, it is 13 metres high, too.\n";

void with_text(const Project& project) {
  project.write("one.txt", kText);
  project.write("facts/one.json",
                R"({"article":{"id":"one","publisher":"One","published":"2020-08-19","text":"../one.txt"},
 "facts":[ ]})");
}

const std::string kHeight = "add --article one --subject dam --property height ";

// Changes nothing but what it is asked to: the text before and after what was added.
bool keeps_around(const std::string& before, const std::string& after, const std::string& added) {
  const std::size_t at = after.find(added);
  return at != std::string::npos && before.substr(0, at) == after.substr(0, at);
}

}  // namespace

TEST_CASE("a fact is added where its article is, and the rest of the file stays as it was") {
  const Project project;
  const std::string before = R"({ "article" : {"id":"one","published":"2020-08-19"},
	"facts":[ {"subject":"dam",  "property":"height","value":13} ]  }
)";
  project.write("facts/one.json", before);
  project.write("facts/more.json",
                R"({"properties":[{"id":"depth","type":"number","over_time":"state","scope":{"part":{}}}]})");
  REQUIRE(project
              .run("add --article one --subject dam --property depth --value 13 --when 2020-08-18 --stance "
                   "rumoured "
                   "--scope part=wall --attributed-to 'the keeper' --note 'At low water.'")
              .code == 0);
  const std::string after = read(project.root() / "facts/one.json");
  CHECK(keeps_around(before.substr(0, before.rfind(" ]")), after, ",\n"));
  CHECK(has(after, "\"value\":13},\n\t{\n\t  \"id\": \"depth\",\n\t  \"subject\": \"dam\",\n"));
  CHECK(has(after,
            "\"value\": 13,\n\t  \"scope\": { \"part\": [\"wall\"] },\n\t  \"when\": \"2020-08-18\",\n"
            "\t  \"stance\": \"rumoured\",\n"));
  CHECK(has(after, "\"attributed_to\": \"the keeper\",\n\t  \"note\": \"At low water.\"\n\t}\n\t]  }\n"));
  // The next one of the same property gets an id of its own.
  const Outcome next =
      project.run("add --article one --subject dam --property depth --value 13 --scope part=wall");
  CHECK(next.code == 0);
  CHECK(has(next.err, "one#depth-2"));
}

TEST_CASE("a fact is added to an article among several in a file") {
  const Project project;
  project.write("facts/all.json", R"({"articles": [
  { "id": "one", "published": "2020-08-19" },
  { "id": "two", "published": "2020-08-19",
    "facts": [
      { "id": "h", "subject": "dam", "property": "height", "value": 13 }
    ] }
]}
)");
  REQUIRE(project.run(kHeight + "--value 13").code == 0);
  REQUIRE(project.run("add --article two --subject dam --property height --value 13 --id again").code == 0);
  CHECK(has(project.run("check facts").out, "2 articles, 1 subject, 3 facts"));
  CHECK(project.run("check facts --select G0").code == 0);
  const std::string text = read(project.root() / "facts/all.json");
  CHECK(text.find("\"id\": \"again\"") > text.find("\"id\": \"two\""));
  CHECK(text.find("\"id\": \"height\"") < text.find("\"id\": \"two\""));
}

TEST_CASE("a value is what its property takes") {
  const Project project;
  project.write("facts/more.json", R"({"properties":[
    {"id":"opened","type":"date","over_time":"constant"},
    {"id":"safe","type":"boolean","over_time":"state"},
    {"id":"motto","type":"text","over_time":"state"},
    {"id":"owners","type":"name","over_time":"state","values":"many"}],
    "subjects":[{"id":"wall","label":"The wall"}]})");
  with_text(project);
  const auto written = [&](const std::string& arguments) {
    const Outcome outcome = project.run("add --dry-run --article one --subject dam --property " + arguments);
    INFO(arguments << ": " << outcome.err << outcome.out);
    CHECK(outcome.code == 0);
    const std::size_t at = outcome.err.find("\"value\": ");
    REQUIRE(at != std::string::npos);
    return outcome.err.substr(at + 9, outcome.err.find_first_of("\n", at) - at - 9);
  };
  CHECK(written("height --value 13") == "13");
  CHECK(written("height --value '~13.50'") == "\"~13.50\"");
  CHECK(written("height --value '{\"low\":12,\"high\":14}'") == "{ \"low\": 12, \"high\": 14 }");
  CHECK(written("height --value null") == "null");
  CHECK(written("opened --value 1999") == "\"1999\"");
  CHECK(written("opened --value '{\"after\":\"wall\"}'") == "{ \"after\": \"wall\" }");
  CHECK(written("safe --value true") == "true");
  CHECK(written("motto --value 13") == "\"13\"");
  CHECK(written("motto --value '{\"a\"'") == "\"{\\\"a\\\"\"");
  CHECK(written("owners --value 'The State' --value 'A, B'") == "[\"The State\", \"A, B\"]");
  CHECK(read(project.root() / "facts/one.json").find("height") == std::string::npos);
}

TEST_CASE("a quote is looked up in the article's text, and written as it is printed there") {
  const Project project;
  with_text(project);
  const Outcome found =
      project.run(kHeight + "--value 57 --when 1990 --quote \"the dam's keeper\" --dry-run");
  CHECK(has(found.err, "quote: one.txt:4:40"));
  CHECK(has(found.err, "\"quote\": \"the dam’s keeper\""));

  const Outcome twice = project.run(kHeight + "--value 13 --quote '13 metres high' --dry-run");
  CHECK(has(twice.err, "quote: one.txt:3:12, and in 1 more places; --line says which is meant"));
  const Outcome second = project.run(kHeight + "--value 13 --quote '13 metres high' --line 5 --dry-run");
  CHECK(has(second.err, "quote: one.txt:5:32"));
  CHECK(has(second.err, "\"quote\": { \"exact\": \"13 metres high\", \"prefix\": \"it is \", \"suffix\": "));
  CHECK(project.run(kHeight + "--value 13 --quote '13 metres high' --line 4 --dry-run").code == 2);

  // Nothing of an article steers a terminal, or makes the file one that cannot be read.
  project.write("one.txt",
                "It is \xC2\x9B"
                "31m 13 \xFF metres high.\n");
  const Outcome steering = project.run(kHeight + "--value 13 --quote \"$(cat one.txt)\" --yes");
  CHECK(steering.code == 2);
  CHECK(has(steering.err, "UTF-8"));
  const Outcome marked = project.run(kHeight +
                                     "--value 13 --quote '\xC2\x9B"
                                     "31m 13' --dry-run");
  CHECK_FALSE(has(marked.err, "\xC2\x9B"));
  project.write("one.txt", kText);

  // Words that are not there: shown with the nearest, and not written.
  const Outcome missing = project.run(kHeight + "--value 13 --quote 'The dam is 13 miles high'");
  CHECK(missing.code == 1);
  CHECK(has(missing.out, "G401"));
  CHECK(has(missing.out, "metres"));
  CHECK(has(missing.err, "nothing was written; --yes"));
  CHECK(read(project.root() / "facts/one.json").find("height") == std::string::npos);
}

TEST_CASE("a fact that cannot be is refused, and says what to type") {
  const Project project;
  with_text(project);
  const std::string before = read(project.root() / "facts/one.json");
  const auto refuses = [&](const std::string& arguments, const std::string& hint) {
    const Outcome outcome = project.run("add " + arguments);
    INFO(arguments << " said: " << outcome.err << outcome.out);
    CHECK(outcome.code == 2);
    CHECK(has(outcome.err + outcome.out, hint));
  };
  refuses("--article one --subject dam", "a fact needs --property, --value");
  refuses("--article one --subject damn --property height --value 13", "\"dam\"");
  refuses("--article one --subject 'Lower Weir' --property height --value 13", "{ \"id\": \"lower-weir\" }");
  refuses("--article one --subject dam --property heigt --value 13", "\"height\"");
  refuses("--article onw --subject dam --property height --value 13", "did you mean \"one\"");
  refuses("--article one --subject dam --property height --value high", "G006");
  refuses("--article one --subject dam --property height --value 13 --when 2020-8-5", "2020-08-05");
  refuses("--article one --subject dam --property height --value 13 --stance planed", "planned");
  refuses("--article one --subject dam --property height --value 13 --scope wall", "DIMENSION=VALUE");
  refuses("--article one --subject dam --property height --value 13 --publisher Two", "is there already");
  refuses("--article Two --subject dam --property height --value 13 --publisher Two", "write two");
  refuses("--article two --subject dam --property height --value 13 --text no.txt", "no.txt");
  refuses("--article two --subject dam --property height --value 13 --publisher Two --published 2020-13",
          "--published");
  project.write("facts/lines.jsonl", R"({"article":{"id":"bulk","published":"2020-08-19"}})");
  refuses("--article bulk --subject dam --property height --value 13", "facts/lines.jsonl");
  CHECK(read(project.root() / "facts/one.json") == before);
  CHECK_FALSE(fs::exists(project.root() / "facts/two.json"));
}

TEST_CASE("what would be contradicted is known before anything is written") {
  const Project project;
  project.article("one", 13);
  const Outcome outcome = project.run(
      "add --article two --publisher Two --published 2020-08-19 --subject dam --property height --value 57");
  CHECK(outcome.code == 1);
  CHECK(has(outcome.out, "error[G101]"));
  CHECK_FALSE(fs::exists(project.root() / "facts/two.json"));
  // A change over time is none, and is told when it is asked for.
  const std::string later =
      "add --article two --publisher Two --published 2021-08-19 --subject dam --property height --value 57 ";
  CHECK(has(project.run(later + "--dry-run").err, "1 note would be new"));
  CHECK(has(project.run(later + "--dry-run --notes").out, "note[G301]"));
  const Outcome written = project.run(later);
  CHECK(written.code == 0);
  CHECK(written.out.empty());
  CHECK(has(written.err, "it contradicts nothing"));
  // The article may be described again as it is.
  CHECK(project.run(later + "--when 2021-08-20").code == 0);
}

TEST_CASE("facts that several people add at once are all kept") {
  const Project project;
  std::vector<std::thread> people;
  for (int i = 0; i < 6; ++i) {
    people.emplace_back([&project, i] {
      const std::string command = "cd '" + project.root().string() + "' && '" + GAINSAY_PROGRAM +
                                  "' add --article two --publisher Two --published 2020-08-19 --subject dam "
                                  "--property height --value 13 --when 200" +
                                  std::to_string(i) + " 2>/dev/null </dev/null";
      if (std::system(command.c_str()) != 0) std::abort();
    });
  }
  for (std::thread& person : people) person.join();
  const std::string text = read(project.root() / "facts/two.json");
  for (int i = 0; i < 6; ++i) CHECK(has(text, "\"when\": \"200" + std::to_string(i) + "\""));
  CHECK(has(text, "\"height-6\""));
  CHECK(project.run("check facts").code == 0);
}

TEST_CASE("add asks in a terminal for what is missing") {
  const Project project;
  with_text(project);
  Terminal desk(project.root(), {"add", "--article", "one"});
  CHECK(desk.shows("Subject"));
  desk.type("?");
  CHECK(desk.shows("  dam"));
  desk.type("The damn");
  CHECK(desk.shows("no subject is called \"The damn\""));
  desk.type("the DAM");
  CHECK(desk.shows("Property"));
  desk.type("height");
  CHECK(desk.shows("Value (a number"));
  desk.type("13 metres or so");
  CHECK(desk.shows("When"));
  desk.type("2020-8-19");
  CHECK(desk.shows("2020-08-19"));
  desk.type("");
  CHECK(desk.shows("Quote"));
  desk.type("it is 13 meters high, too");
  CHECK(desk.shows("not in the text"));
  CHECK(desk.shows("Line 5 has: it is 13 metres high, too"));
  CHECK(desk.shows("[Y/n]"));
  desk.type("");
  CHECK(desk.shows("one.txt:5:26"));
  CHECK(desk.shows("error[G007]"));
  CHECK(desk.shows("cannot be written like that"));
  CHECK(desk.shows("Value"));
  desk.type("13");
  CHECK(desk.shows("When"));
  desk.type("");
  CHECK(desk.shows("\"value\": 13"));
  CHECK(desk.shows("it contradicts nothing"));
  CHECK(desk.shows("Write it? [Y/n]"));
  desk.type("y");
  CHECK(desk.shows("added one#height"));
  CHECK(desk.code() == 0);
  INFO(desk.screen());
  CHECK(has(read(project.root() / "facts/one.json"), "it is 13 metres high, too"));
  CHECK(project.run("check facts").code == 0);
}

TEST_CASE("in a terminal, nothing is written against the wish of whoever sits there") {
  const Project project;
  with_text(project);
  project.article("two", 57);
  const std::string before = read(project.root() / "facts/one.json");
  const std::vector<std::string> all{"add",    "--article", "one", "--subject", "dam",           "--property",
                                     "height", "--value",   "13",  "--quote",   "13 metres high"};
  {
    Terminal desk(project.root(), all);
    CHECK(desk.shows("stand in 2 places"));
    CHECK(desk.shows("line    3"));
    desk.type("4");
    CHECK(desk.shows("not on that line"));
    desk.type("3");
    CHECK(desk.shows("error[G101]"));
    CHECK(desk.shows("Write it all the same? [y/N]"));
    desk.type("");
    CHECK(desk.shows("nothing was written"));
    CHECK(desk.code() == 1);
  }
  {
    Terminal desk(project.root(), {"add"});
    CHECK(desk.shows("Article"));
    desk.send("\x04");  // Ctrl-D
    CHECK(desk.shows("nothing was written"));
    CHECK(desk.code() == 2);
  }
  {
    Terminal desk(project.root(), {"add"});
    CHECK(desk.shows("Article"));
    desk.send("\x03");  // Ctrl-C
    CHECK(desk.code() == -1);
  }
  CHECK(read(project.root() / "facts/one.json") == before);
  {
    Terminal desk(project.root(), {"add", "--subject", "dam", "--property", "height", "--value", "57"});
    CHECK(desk.shows("Article"));
    desk.type("three");
    CHECK(desk.shows("Title"));
    desk.type("");
    CHECK(desk.shows("Publisher"));
    desk.type("Three");
    CHECK(desk.shows("Agency"));
    desk.type("");
    CHECK(desk.shows("Published"));
    desk.type("2020-08-19");
    CHECK(desk.shows("text"));
    desk.type("");
    CHECK(desk.shows("When"));
    desk.type("");
    CHECK(desk.shows("Quote"));
    desk.type("");
    CHECK(desk.shows("Write it? [Y/n]"));
    desk.type("");
    CHECK(desk.code() == 0);
  }
  CHECK(has(read(project.root() / "facts/three.json"), "\"publisher\": \"Three\""));
}
