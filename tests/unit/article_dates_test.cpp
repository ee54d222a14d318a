// An article's own dates against its publication: where the line runs, and whose fault it is.
#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "checks/checks.h"
#include "unit/load_fixture.h"

namespace gainsay {
namespace {

// `G404 2`, `G407 2021-08-18/2021-08-19`, or nothing, for the facts of one article.
std::string verdict(std::string_view published, std::string_view facts) {
  const testing::Folder folder;
  folder.write("words.json", R"({"subjects":[{"id":"s"},{"id":"t"}],"properties":[
      {"id":"date","type":"date","over_time":"constant"},
      {"id":"dates","type":"date","over_time":"constant","values":"many"},
      {"id":"deadline","type":"date","over_time":"state"},
      {"id":"stay","type":"period","over_time":"constant"},
      {"id":"n","type":"number","over_time":"state"},
      {"id":"count","type":"number","over_time":"tally"}]})");
  folder.write("a.json",
               fmt::format(R"({{"article":{{"id":"a"{}}},"facts":[{}]}})",
                           published.empty() ? "" : fmt::format(R"(,"published":"{}")", published), facts));
  const Loaded loaded = folder.load();
  REQUIRE(testing::findings_text(loaded).empty());
  const FactGraph graph(loaded.corpus);
  const FactsByArticle by_article(graph);
  Findings findings;
  for (std::size_t i = 0; i < loaded.corpus.articles.size(); ++i) {
    const ArticleFacts article{loaded.corpus, ArticleId(i), by_article.of(ArticleId(i))};
    check_after_publication(article, findings);
    check_misdated_article(article, findings);
  }
  if (findings.empty()) return {};
  const std::string code(findings.front().code);
  return code + " " + (code == "G404" ? std::to_string(findings.size()) : findings.front().when);
}

std::string n(std::string_view when, std::string_view more = {}) {
  return fmt::format(R"({{"subject":"s","property":"n","value":1,"when":"{}"{}}})", when, more);
}
std::string date(std::string_view value, std::string_view more = {}) {
  return fmt::format(R"({{"subject":"s","property":"date","value":"{}"{}}})", value, more);
}
constexpr std::string_view kPlanned = R"(,"stance":"planned")";

}  // namespace

TEST_CASE("what is asserted begins at most a day after the latest publication", "[dates]") {
  CHECK(verdict("2021-06-10", n("2021-06-11")).empty());
  CHECK(verdict("2021-06-10", n("2021-06-12")) == "G404 1");
  CHECK(verdict("[2021-06-10,2021-06-20]", n("2021-06-21")).empty());
  CHECK(verdict("2021-06-10/2021-06-20", n("2021-06-21")).empty());
  CHECK(verdict("2021-06", n("2021-07-01")).empty());
  CHECK(verdict("2021-06", n("2021-07-02")) == "G404 1");
  CHECK(verdict("2021-06-10~", n("2021-06-12")).empty());
  CHECK(verdict("2021-06-10T10:00:00Z", n("2021-06-11T09:00:00Z")).empty());
  CHECK(verdict("2021-06-10T10:00:00Z", n("2021-06-11T11:00:00Z")) == "G404 1");
  CHECK(verdict("2021-06-10", n("2021-06")).empty());
  CHECK(verdict("2021-06-10", n("2021-06-12~")).empty());
  CHECK(verdict("2021-06-10", n("2021")).empty());
  CHECK(verdict("2021-06-10", n("2021-06/2021-12")).empty());
  CHECK(verdict("2021-06-10", n("/2021-12")).empty());
  CHECK(verdict("2021-06-10", n("../2021-12")).empty());
  CHECK(verdict("2021-06-10", n("2021-08/..")) == "G404 1");
  CHECK(verdict("2021-06-10", n("[2021-06-01,2021-08-01]")).empty());
  CHECK(verdict("", n("2031-06-12")).empty());
  CHECK(verdict("2021/..", n("2031-06-12")).empty());
}

TEST_CASE("a fact is dated by its value where that never changes, else by its `when`", "[dates]") {
  CHECK(verdict("2021-06-10", date("2021-08-01")) == "G404 1");
  CHECK(verdict("2021-06-10", R"({"subject":"s","property":"dates","value":["2021-01-01","2021-08-01"]})")
            .empty());
  CHECK(verdict("2021-06-10", R"({"subject":"s","property":"stay","value":"2021-08-01/2021-08-03"})") ==
        "G404 1");
  CHECK(
      verdict("2021-06-10", R"({"subject":"s","property":"stay","value":"2021-06-01/2021-08-03"})").empty());
  CHECK(verdict("2021-06-10", R"({"subject":"s","property":"deadline","value":"2021-08-01"})").empty());
  CHECK(verdict("2021-06-10", R"({"subject":"s","property":"date","value":{"after":"t"}})").empty());
  CHECK(verdict("2021-06-10",
                R"({"subject":"s","property":"count","value":4,"when":"2021-07-01/2021-07-31"})") ==
        "G404 1");
  CHECK(verdict("2021-06-10", R"({"subject":"s","property":"count","value":4,"when":"2021"})").empty());
  CHECK(verdict("2021-06-10", R"({"subject":"s","property":"n","value":1})").empty());
  for (const std::string stance : {"denied", "planned", "predicted", "rumoured", "demanded", "conditional"})
    CHECK(verdict("2021-06-10", n("2021-08-01", fmt::format(R"(,"stance":"{}")", stance))).empty());
}

TEST_CASE("one day is a slip of the facts, several are one of the publication", "[dates]") {
  CHECK(verdict("2021-06-10", n("2021-08-01") + "," + date("2021-08-01")) == "G404 2");
  CHECK(verdict("2021-06-10", n("2021-08-01") + "," + date("2021-08-02")) == "G407 2021-08-02/..");
  CHECK(verdict("2021-06-10", n("2021-08-01") + "," + date("2021-08-02") + "," + n("2021-09-05", kPlanned)) ==
        "G407 2021-08-02/2021-09-05");
  // No day fits all of them: nothing is explained by another publication.
  CHECK(verdict("2021-06-10", n("2021-08-01") + "," + date("2021-08-02") + "," + n("2021-07-05", kPlanned)) ==
        "G404 2");
}

TEST_CASE("an overdue plan tells of a wrong publication only with what the article knows", "[dates]") {
  const std::string plan = date("2021-08-19", kPlanned);
  CHECK(verdict("2024-04-15", plan).empty());
  CHECK(verdict("2024-04-15", n("2021-08-18") + "," + plan) == "G407 2021-08-18/2021-08-19");
  CHECK(verdict("2021-08-19", n("2021-08-18") + "," + plan).empty());
  CHECK(verdict("2021-08-20", n("2021-08-18") + "," + plan).empty());
  // Two days from what it knows to the plan's end, so more than eight days behind it.
  CHECK(verdict("2021-08-27", n("2021-08-18") + "," + plan).empty());
  CHECK(verdict("2021-08-29", n("2021-08-18") + "," + plan) == "G407 2021-08-18/2021-08-19");
  // It knows more than the plan, or too little.
  CHECK(verdict("2024-04-15", n("2021-08-18") + "," + n("2021-08-25") + "," + plan).empty());
  CHECK(verdict("2024-04-15", n("2020-08-01") + "," + plan).empty());
  // The plan stood earlier, or is said to have stood after its own time.
  CHECK(verdict("2024-04-15",
                n("2021-08-18") + "," + date("2021-08-19", R"(,"stance":"planned","said":"2021-08-01")"))
            .empty());
  CHECK(verdict("2024-04-15",
                n("2021-08-18") + "," + date("2021-08-19", R"(,"stance":"planned","said":"2024-04")")) ==
        "G407 2021-08-18/2021-08-19");
  // What was said on some day was not published before it.
  CHECK(verdict("2024-04-15", date("2022-01", R"(,"stance":"planned","said":"2021-08-15")") + "," + plan) ==
        "G407 2021-08-15/2021-08-19");
  CHECK(verdict("2024-04-15", n("2021-08-18") + "," + n("2021-08-19/..", kPlanned)).empty());
}

}  // namespace gainsay
