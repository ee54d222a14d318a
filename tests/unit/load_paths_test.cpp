// One fact has one meaning: the fast and the explaining reader give the same, on every file of the project,
// on files that were damaged at random, and whatever the order in which files are named.
#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include "load_fixture.h"

namespace gainsay::testing {

namespace {

namespace fs = std::filesystem;

std::vector<fs::path> fact_files(const fs::path& folder) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    const fs::path& path = entry.path();
    if (entry.is_regular_file() && (path.extension() == ".json" || path.extension() == ".jsonl"))
      files.push_back(path);
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::string loaded_text(const std::vector<fs::path>& paths, bool explain_only) {
  LoadOptions options;
  options.paths = paths;
  options.explain_only = explain_only;
  return everything(gainsay::load(options));
}

}  // namespace

TEST_CASE("the project's own facts read the same by both readers", "[load]") {
  const fs::path facts = fs::path(GAINSAY_SOURCE_DIR) / "facts";
  const std::string fast = loaded_text({facts}, false);
  CHECK(fast.find("\nfact ") != std::string::npos);
  CHECK(fast == loaded_text({facts}, true));
}

TEST_CASE("every fact file of the project reads the same by both readers", "[load]") {
  std::size_t files = 0;
  for (const char* folder : {"facts", "tests"}) {
    for (const fs::path& file : fact_files(fs::path(GAINSAY_SOURCE_DIR) / folder)) {
      CAPTURE(file);
      CHECK(loaded_text({file}, false) == loaded_text({file}, true));
      ++files;
    }
  }
  CHECK(files > 8);
}

TEST_CASE("the order in which files are named does not matter", "[load]") {
  std::vector<fs::path> files = fact_files(fs::path(GAINSAY_SOURCE_DIR) / "facts");
  files.erase(std::remove_if(files.begin(), files.end(),
                             [](const fs::path& file) { return file.parent_path().filename() == "schema"; }),
              files.end());
  const std::string in_order = loaded_text(files, false);
  std::mt19937 random(7);
  for (int round = 0; round < 5; ++round) {
    std::shuffle(files.begin(), files.end(), random);
    CHECK(loaded_text(files, false) == in_order);
  }
}

TEST_CASE("damaged files never crash, and both readers say the same of them", "[load]") {
  const std::string base = with_facts(
      R"({"id": "one", "subject": "fort", "property": "strength", "value": 2.50, "when": "2020-08~", "quote": ["a", {"exact": "b", "prefix": "\u00e9\ud83d\ude00"}]},
{"subject": "Old Fort", "property": "attacks", "value": "~50", "when": "2020-01/2020-07", "scope": {"weapon": ["rocket"], "area": "x"}, "stance": "planned", "said": "2019"},
{"subject": "mill", "property": "budget", "value": {"amount": -5e9, "hedge": "about", "unit": "USD"}, "attributed_to": "ann"},
{"subject": "mill", "property": "built", "value": {"after": "fort/razed", "by": {"at_least": "P1D", "at_most": "P7D"}}, "x-y": [{}, null]},
{"subject": "mill", "property": "guests", "value": ["ann", "Bob", null]},
{"subject": "mill", "property": "share", "value": {"low": 1, "best": 2.0, "high": 3}, "note": "n"},
{"subject": "mill", "property": "open", "value": true})");
  const std::string lines =
      R"({"article":{"id":"b","published":"[2020-08-19,2020-08-20]","derived_from":["a","AFP"]}}
{"article":"b","id":"f1","subject":"fort","property":"strength","value":12.5,"quote":"q"}
{"article":"b","subject":"fort","property":"holder","value":"Ann","when":"2020","scope":{}}
{"article":"b","subject":"mill","property":"siege","value":{"within":"fort","starts_with":"fort"}}
)";
  constexpr std::array kTokens = {
      "\"",   "{",  "}",     "[",    "]",        ",",        ":",      "\\",   "1e400", "null",
      "-",    "0",  "true",  "\n",   "\"id\":",  "\"x-z\":", "\xFF",   "\xC3", "\\u12", "\\ud800",
      ".",    "e",  "~",     "/",    "\"when\"", "\"note\"", "999999", "\r\n", " ",     "\t",
      "2020", "by", "\"a\"", "\"\"", "{}",       "[]",       "é",      "\\\"", "1.",    "E+"};
  std::mt19937 random(20200819);
  const auto pick = [&](std::size_t below) {
    return std::uniform_int_distribution<std::size_t>(0, below - 1)(random);
  };
  std::size_t sound = 0;
  for (int round = 0; round < 1500; ++round) {
    std::array<std::string, 2> texts{base, lines};
    std::string& text = texts[pick(2)];
    for (std::size_t change = 1 + pick(3); change > 0 && text.size() > 10; --change) {
      const std::size_t at = pick(text.size());
      const std::size_t length = std::min(text.size() - at, 1 + pick(pick(4) == 0 ? 200 : 4));
      switch (pick(5)) {
        case 0:
          text.erase(at, length);
          break;
        case 1:
          text.insert(at, kTokens[pick(kTokens.size())]);
          break;
        case 2:
          text.replace(at, length, kTokens[pick(kTokens.size())]);
          break;
        case 3:
          text.insert(pick(text.size()), text.substr(at, length));
          break;
        default:
          text[at] = static_cast<char>(pick(256));
          break;
      }
    }
    const Folder folder;
    folder.write("a.json", texts[0]);
    folder.write("b.jsonl", texts[1]);
    const Loaded fast = folder.load();
    const std::string explained = everything(folder.load(true));
    if (everything(fast) != explained) {
      CAPTURE(round, texts[0], texts[1]);
      CHECK(everything(fast) == explained);
    }
    sound += fast.findings.empty() ? 1 : 0;
  }
  CHECK(sound < 1000);  // the damage was real
}

}  // namespace gainsay::testing
