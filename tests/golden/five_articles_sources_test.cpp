// What the program has to say of stance and dates in facts/: what is disputed, which plan moved and was met,
// and whether an article that takes a page's date for its publication is caught.
#include <stdlib.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <stdexcept>
#include <string>

#include "golden/program.h"
#include "golden/text_file.h"

namespace fs = std::filesystem;

namespace {

const fs::path kProject = GAINSAY_SOURCE_DIR;

// What is printed, with line ends and indentation as one space.
std::string flowing(const std::string& text) {
  std::string flow;
  for (const char c : text) {
    const bool space = c == '\n' || c == ' ';
    if (!space || flow.empty() || flow.back() != ' ') flow.push_back(space ? ' ' : c);
  }
  return flow;
}

bool says(const std::string& printed, const std::string& words) {
  return flowing(printed).find(words) != std::string::npos;
}

// facts/ and seeds/ in a folder of their own, to be changed.
class Copy {
 public:
  Copy() {
    std::string name = (fs::temp_directory_path() / "gainsay-five-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no folder can be made: " + name);
    path = name;
    fs::copy(kProject / "facts", path / "facts", fs::copy_options::recursive);
    fs::copy(kProject / "seeds", path / "seeds", fs::copy_options::recursive);
  }
  ~Copy() {
    std::error_code ignored;
    fs::remove_all(path, ignored);
  }
  Copy(const Copy&) = delete;
  Copy& operator=(const Copy&) = delete;

  void replace(const std::string& file, const std::string& what, const std::string& by) const {
    std::string text = read_text(path / file);
    const std::size_t at = text.find(what);
    REQUIRE(at != std::string::npos);
    write_text(path / file, text.replace(at, what.size(), by));
  }

  fs::path path;
};

}  // namespace

TEST_CASE("the five articles: what is disputed, and what is only rumoured") {
  const std::string disputed = printed(kProject, "check facts --notes --select G105");
  CHECK(says(disputed,
             "warning[G105] Hashed al-Shaabi: behind attacks on US interests is true according to diplomatic "
             "sources (The Arab Weekly) and denied by Hashed al-Shaabi (Global Village Space)"));
  CHECK(says(disputed, "rumoured, too: true according to videos and claims on social media"));
  CHECK(says(disputed, "warning[G105] Kadhimi's visit to the United States in 2020: date set is false"));
  CHECK(says(disputed,
             "note[G105] Kadhimi's visit to the United States in 2020: cancelled is rumoured to be "
             "true"));
  CHECK(says(disputed, ": 2 warnings, 1 note"));
}

TEST_CASE("the five articles: the visit of July, then August, then the 20th, was made") {
  CHECK(
      says(printed(kProject, "check facts --notes --select G302,G303"),
           "note[G302] Kadhimi's visit to the United States in 2020: date: the plan changed from 2020-07 "
           "(The Arab Weekly) to 2020-08 (The Arab Weekly), more exactly 2020-08-20 (Global Village Space), "
           "and was met"));
  const std::string timeline = printed(kProject, "show kadhimi-us-visit-2020/date facts");
  CHECK(says(timeline, "2020-07 planned, changed"));
  CHECK(says(timeline, "2020-08-20 planned, met"));
}

TEST_CASE("the five articles: no date of publication is doubted but where it is wrong") {
  CHECK(says(printed(kProject, "check facts --notes --select G404,G407"), ": no discrepancy found"));

  const Copy copy;
  copy.replace("facts/gvs-2020-08-19.json", R"("published": "[2020-08-19,2020-08-20]")",
               R"("published": "2024-04-15")");
  const std::string report = printed(copy.path, "check facts --notes --select G404,G407");
  CHECK(
      says(report,
           "warning[G407] gvs-2020-08-19 cannot have been published on 2024-04-15 (Global Village Space): it "
           "tells of 2020-08-20 as still to come, so it was written between 2020-08-19 and 2020-08-20"));
  CHECK(says(report, ": 1 warning"));
}
