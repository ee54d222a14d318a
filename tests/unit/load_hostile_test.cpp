// What a careless or hostile hand can put below facts/: each ends in a finding, and the rest is read.
#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <string>
#include <system_error>

#include "load_fixture.h"

namespace gainsay::testing {

namespace {

namespace fs = std::filesystem;

// A folder with one sound fact in it, and what the test adds.
Folder& with_good_file(Folder& folder) {
  folder.write("good.json", with_facts(R"({"subject": "fort", "property": "strength", "value": 5})"));
  return folder;
}

std::string repeated(std::string_view part, std::size_t times) {
  std::string all;
  all.reserve(part.size() * times);
  for (std::size_t i = 0; i < times; ++i) all += part;
  return all;
}

std::string one_finding(const Folder& folder) {
  const Loaded loaded = folder.load();
  CHECK(loaded.corpus.facts.size() == 1);
  CHECK(loaded.findings.size() == 1);
  return findings_text(loaded);
}

}  // namespace

TEST_CASE("deep nesting is refused at its sixty-fifth level", "[load]") {
  for (const std::size_t depth : {64U, 65U, 100'000U}) {
    Folder folder;
    with_good_file(folder);
    const std::size_t lists = depth - 1;  // inside the file's own object
    folder.write("deep.json", "{\"x-deep\": " + repeated("[", lists) + repeated("]", lists) + "}");
    folder.write("deep.jsonl", "{\"article\":{\"id\":\"l\"},\"x-deep\": " + repeated("[", lists) +
                                   repeated("]", lists) + "}\n");
    const Loaded loaded = folder.load();
    CHECK(loaded.corpus.facts.size() == 1);
    CHECK(loaded.unchecked.size() == (depth == 64 ? 0 : 2));
    CHECK(findings_text(loaded) == (depth == 64 ? ""
                                                : "G001 1:75-1:76 nested deeper than 64 levels\n"
                                                  "G001 1:96-1:97 nested deeper than 64 levels\n"));
  }
}

TEST_CASE("a very long string is a finding, in little more memory than it takes", "[load]") {
  Folder folder;
  with_good_file(folder);
  const auto fact = [](const std::string& quote) {
    return R"({"article": {"id": "long"}, "facts": [
{"subject": "fort", "property": "strength", "value": 6, "quote": ")" +
           quote + R"("},
{"subject": "fort", "property": "strength", "value": 7, "wen": "2020"}]})";
  };
  SECTION("of 200 MB") { folder.write("long.json", fact(std::string(200'000'000, 'q'))); }
  SECTION("of 20 MB of Arabic") { folder.write("long.json", fact(repeated("كلمة", 2'500'000))); }
  SECTION("of escapes") { folder.write("long.json", fact(repeated("\\u00e9", 600'000))); }
  SECTION("just too long") { folder.write("long.json", fact(std::string((1 << 20) + 1, 'q'))); }
  const Loaded loaded = folder.load();
  REQUIRE(loaded.findings.size() == 2);
  CHECK(loaded.findings[0].message == "\"quote\" is longer than 1 MiB");
  CHECK(loaded.findings[0].marks.at(0).location.line == 2);
  CHECK(loaded.findings[0].marks.at(0).location.column == 66);
  CHECK(loaded.findings[1].message == "a fact has an unknown key \"wen\"; did you mean \"when\"?");
  CHECK(loaded.findings[1].marks.at(0).location.line == 3);
  CHECK(loaded.corpus.facts.size() == 1);
}

TEST_CASE("strings up to the limit are fine", "[load]") {
  Folder folder;
  folder.write("f.json", with_facts(R"({"subject": "fort", "property": "strength", "value": 6, "quote": ")" +
                                    std::string(1 << 20, 'q') + "\"}"));
  CHECK(findings_text(folder.load()) == "");
  CHECK(findings_text(folder.load(true)) == "");
}

TEST_CASE("a line too long to read is passed over", "[load]") {
  Folder folder;
  with_good_file(folder);
  folder.write(
      "l.jsonl",
      "{\"article\": {\"id\": \"l\"}}\n{\"x-a\": \"" + std::string(40'000'000, 'q') +
          "\"}\n{\"article\": \"l\", \"subject\": \"fort\", \"property\": \"strength\", \"value\": 1}\n");
  const Loaded loaded = folder.load();
  CHECK(findings_text(loaded) == "G002 2:1-2:1 the line is longer than 16 MiB\n");
  CHECK(loaded.corpus.facts.size() == 2);
  CHECK(loaded.unchecked.size() == 1);
}

TEST_CASE("numbers beyond all bounds are unreadable values, and only they", "[load]") {
  Folder folder;
  const std::string digits(5000, '9');
  folder.write("f.json", with_facts(R"({"subject": "fort", "property": "budget", "value": 1e400},
{"subject": "fort", "property": "budget", "value": -1e999999999999999999999},
{"subject": "fort", "property": "budget", "value": )" +
                                    digits + R"(},
{"subject": "fort", "property": "budget", "value": 0.)" +
                                    digits + R"(},
{"subject": "fort", "property": "budget", "value": 1e-400},
{"subject": "fort", "property": "budget", "value": {"amount": 1e400}},
{"subject": "fort", "property": "budget", "value": 5})"));
  const Loaded loaded = folder.load();
  CHECK(loaded.corpus.facts.size() == 1);
  REQUIRE(loaded.findings.size() == 6);
  for (const Finding& finding : loaded.findings) CHECK(finding.code == "G006");
  CHECK(loaded.findings[5].marks.at(0).location == Location{FileId(0), 9, 63, 9, 68});
}

TEST_CASE("an empty file, a folder by a file's name, and files that are none", "[load]") {
  Folder folder;
  with_good_file(folder);
  SECTION("empty") {
    folder.write("bad.json", "");
    CHECK(one_finding(folder) == "G001 1:1-1:1 the file is empty\n");
  }
  SECTION("empty, of lines") {
    folder.write("bad.jsonl", "\n \n");
    CHECK(one_finding(folder) == "G001 1:1-1:1 the file is empty\n");
  }
  SECTION("a folder") {
    fs::create_directories(folder.path() / "bad.json");
    CHECK(one_finding(folder) == "G001 0:0-0:0 this cannot be read: it is a folder, not a file\n");
  }
  SECTION("a pipe") {
    REQUIRE(::mkfifo((folder.path() / "bad.json").c_str(), 0600) == 0);
    CHECK(one_finding(folder) == "G001 0:0-0:0 this cannot be read: it is not a regular file\n");
  }
  SECTION("a link that leads nowhere") {
    fs::create_symlink("nowhere.json", folder.path() / "bad.json");
    CHECK(one_finding(folder) == "G001 0:0-0:0 this cannot be read: the symbolic link leads nowhere\n");
  }
  SECTION("a link that leads to itself") {
    fs::create_symlink("bad.json", folder.path() / "bad.json");
    CHECK(one_finding(folder) == "G001 0:0-0:0 this cannot be read: the symbolic link leads in a circle\n");
  }
  SECTION("a link to the folder it lies in") {
    fs::create_directories(folder.path() / "sub");
    fs::create_directory_symlink("..", folder.path() / "sub" / "up");
    CHECK(one_finding(folder) ==
          "G001 0:0-0:0 this cannot be read: the link leads back to a folder that it lies in, and is not "
          "followed\n");
  }
  SECTION("a file that may not be read") {
    const fs::path bad = folder.write("bad.json", "{}");
    fs::permissions(bad, fs::perms::none);
    if (::geteuid() == 0) return;  // root may read everything
    CHECK(one_finding(folder) == "G001 0:0-0:0 this cannot be read: Permission denied\n");
  }
}

TEST_CASE("files that are reached twice are read once, and other files not at all", "[load]") {
  Folder folder;
  with_good_file(folder);
  fs::create_symlink("good.json", folder.path() / "again.json");
  folder.write("schema/facts.schema.json", "not JSON");
  folder.write("more/schema/inner.json", "{}");
  folder.write("notes.txt", "not JSON");
  folder.write(".hidden.json", "not JSON");
  folder.write(".vscode/settings.json", "not JSON");
  const Loaded loaded = folder.load();
  CHECK(findings_text(loaded) == "");
  CHECK(loaded.corpus.files.size() == 2);
  CHECK(loaded.corpus.facts.size() == 1);
  LoadOptions twice;
  twice.paths = {folder.path() / "good.json", folder.path(), folder.path() / "more/.."};
  CHECK(gainsay::load(twice).corpus.facts.size() == 1);
}

TEST_CASE("a path that the user names must be there", "[load]") {
  LoadOptions options;
  options.paths = {"/nowhere/at/all"};
  CHECK_THROWS_AS(gainsay::load(options), LoadError);
  options.paths = {"/dev/null"};
  CHECK_THROWS_AS(gainsay::load(options), LoadError);
}

TEST_CASE("a byte order mark and carriage returns do not keep a file from being read", "[load]") {
  Folder folder;
  std::string text = with_facts(R"({"subject": "fort", "property": "strength", "value": 5})");
  for (std::size_t at = 0; (at = text.find('\n', at)) != std::string::npos; at += 2)
    text.replace(at, 1, "\r\n");
  folder.write("f.json", "\xEF\xBB\xBF" + text);
  CHECK(one_finding(folder) == "G001 1:1-1:1 the file begins with a byte order mark; save it without one\n");
}

TEST_CASE("a bad line does not stop the lines around it", "[load]") {
  Folder folder;
  folder.write("v.json", "{" + std::string(vocabulary()) + "}");
  const std::string good =
      "{\"article\": \"a\", \"subject\": \"fort\", \"property\": \"strength\", \"value\": 1}\n";
  folder.write("l.jsonl", "{\"article\": {\"id\": \"a\"}}\n" + good + "{\"a\":2]}\n" + good +
                              "{\"a\": \"\xFF\"}\n" + good + "{\n" + good + good.substr(0, good.size() - 1));
  const Loaded loaded = folder.load();
  CHECK(loaded.corpus.facts.size() == 5);
  CHECK(findings_text(loaded) ==
        "G001 3:7-3:8 ] closes what { opened + 3:1-3:2 opened here\n"
        "G001 5:8-5:9 not valid UTF-8: the byte 0xFF\n"
        "G001 7:2-7:2 the text ends before its { is closed; in .jsonl each line is one whole object + "
        "7:1-7:2 opened here\n");
}

TEST_CASE("a flood of errors is cut off, and said to be", "[load]") {
  Folder folder;
  std::string facts;
  for (int i = 0; i < 12'000; ++i)
    facts += std::string(i == 0 ? "" : ",\n") + R"({"subject": 1, "property": "strength", "value": 1})";
  folder.write("f.json", with_facts(facts));
  const Loaded loaded = folder.load();
  CHECK(loaded.findings.size() == 10'001);
  CHECK(loaded.findings.back().message == "2000 more errors of this file are not listed");
}

}  // namespace gainsay::testing
