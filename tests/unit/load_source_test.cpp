// Facts read back from their files.
#include <catch2/catch.hpp>
#include <string>

#include "load/source.h"
#include "load_fixture.h"

namespace gainsay::testing {

namespace {
std::string at(const Location& location) {
  return std::to_string(location.line) + ":" + std::to_string(location.column) + "-" +
         std::to_string(location.end_line) + ":" + std::to_string(location.end_column);
}
}  // namespace

TEST_CASE("quotes and positions of facts in .json", "[load]") {
  const Folder folder;
  folder.write("f.json",
               with_facts("{\"subject\": \"fort\", \"property\": \"strength\",\n \"value\": 5000,\n "
                          "\"quote\": \"a \\u00e9 b\"},\n"
                          "{\"subject\": \"fort\", \"property\": \"strength\", \"value\": {\"amount\": 5},\n"
                          " \"quote\": [\"x\", {\"exact\": \"y\", \"prefix\": \"p\", \"suffix\": \"s\"}]},\n"
                          "{\"subject\": \"fort\", \"property\": \"strength\", \"value\": null}"));
  const Loaded loaded = folder.load();
  SourceReader source(loaded.corpus);
  REQUIRE(loaded.corpus.facts.size() == 3);
  REQUIRE(source.quotes(FactId(0)).size() == 1);
  CHECK(source.quotes(FactId(0))[0].exact == "a é b");
  CHECK(at(source.location(FactId(0))) == "4:1-6:24");
  CHECK(at(source.value_location(FactId(0))) == "5:11-5:15");
  const auto second = source.quotes(FactId(1));
  REQUIRE(second.size() == 2);
  CHECK(second[0].exact == "x");
  CHECK(second[1].exact == "y");
  CHECK(second[1].prefix == "p");
  CHECK(second[1].suffix == "s");
  CHECK(at(source.value_location(FactId(1))) == "7:54-7:67");
  CHECK(source.quotes(FactId(2)).empty());
  CHECK(at(source.value_location(FactId(2))) == "9:54-9:58");
  CHECK(source.line(FileId(0), 5) == " \"value\": 5000,");
  CHECK(source.line(FileId(0), 5, 4) == " \"va");
  CHECK_FALSE(source.line(FileId(0), 0));
  CHECK_FALSE(source.line(FileId(0), 5000));
}

TEST_CASE("facts of articles in a list", "[load]") {
  const Folder folder;
  folder.write("f.json",
               "{\"articles\": [{\"id\": \"a\", \"facts\": []},\n{\"id\": \"b\", \"facts\": [\n"
               "{\"subject\": \"fort\", \"property\": \"open\", \"value\": true, \"quote\": \"one\"},\n"
               "{\"subject\": \"fort\", \"property\": \"open\", \"value\": false, \"quote\": \"two\"}]}],\n" +
                   std::string(vocabulary()) + "}");
  const Loaded loaded = folder.load();
  CHECK(findings_text(loaded) == "");
  SourceReader source(loaded.corpus);
  REQUIRE(loaded.corpus.facts.size() == 2);
  CHECK(source.quotes(FactId(1)).at(0).exact == "two");
  CHECK(at(source.location(FactId(1))) == "4:1-4:72");
  CHECK(at(source.value_location(FactId(0))) == "3:50-3:54");
}

TEST_CASE("quotes and positions of facts in .jsonl", "[load]") {
  const Folder folder;
  folder.write("v.json", "{" + std::string(vocabulary()) + "}");
  std::string lines = "{\"article\": {\"id\": \"a\"}}\n";
  constexpr int kCount = 30'000;  // several stretches between which lines are counted
  for (int i = 0; i < kCount; ++i) {
    lines += "{\"article\": \"a\", \"subject\": \"fort\", \"property\": \"strength\", \"value\": " +
             std::to_string(i) + ", \"quote\": \"é " + std::to_string(i) + "\"}\r\n";
  }
  folder.write("l.jsonl", lines);
  const Loaded loaded = folder.load();
  CHECK(findings_text(loaded) == "");
  REQUIRE(loaded.corpus.facts.size() == kCount);
  SourceReader source(loaded.corpus);
  for (const int i : {29'999, 0, 15'000, 7, 29'998}) {
    const FactId fact(static_cast<std::size_t>(i));
    CAPTURE(i);
    REQUIRE(source.quotes(fact).size() == 1);
    CHECK(source.quotes(fact)[0].exact == "é " + std::to_string(i));
    const Location value = source.value_location(fact);
    CHECK(value.line == static_cast<std::uint32_t>(i + 2));
    CHECK(value.column == 70);
    CHECK(value.end_column == 70 + std::to_string(i).size());
    CHECK(source.location(fact).column == 1);
    const auto line = source.line(FileId(0), value.line);
    REQUIRE(line);
    CHECK(line->substr(69, std::to_string(i).size()) == std::to_string(i));
    CHECK(line->back() == '}');
  }
  CHECK_FALSE(source.line(FileId(0), kCount + 2));
}

TEST_CASE("a file that is gone gives no position and no quote", "[load]") {
  const Folder folder;
  const auto file = folder.write(
      "f.json", with_facts(R"({"subject": "fort", "property": "open", "value": true, "quote": "q"})"));
  const Loaded loaded = folder.load();
  std::filesystem::remove(file);
  SourceReader source(loaded.corpus);
  CHECK(source.quotes(FactId(0)).empty());
  CHECK(source.location(FactId(0)) == Location{FileId(0)});
  CHECK_FALSE(source.line(FileId(0), 1));
}

}  // namespace gainsay::testing
