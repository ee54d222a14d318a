// The checks of evidence over whole articles: what they do with texts that are not what they should be, and
// that threads and the layout of files change nothing.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "checks/run.h"
#include "review/identity.h"
#include "unit/load_fixture.h"

namespace gainsay {

namespace {

// Findings as text, in the order in which they were made.
std::string findings(const Corpus& corpus, unsigned jobs = 1) {
  Evidence evidence = run_article_checks(corpus, jobs);
  identify(corpus, evidence.findings);
  std::string all;
  for (const Finding& finding : evidence.findings) {
    all += std::string(finding.code) + " " + finding.id + " " + finding.message;
    for (const Mark& mark : finding.marks) {
      all += " " +
             corpus.files[mark.location.file.index].shown.substr(
                 corpus.files[mark.location.file.index].shown.find_last_of('/') + 1) +
             ":" + std::to_string(mark.location.line) + ":" + std::to_string(mark.location.column);
    }
    all += "\n";
  }
  return all;
}

std::vector<std::string> codes(const Corpus& corpus) {
  std::vector<std::string> all;
  for (const Finding& finding : run_article_checks(corpus, 1).findings) all.emplace_back(finding.code);
  return all;
}

std::string article_file(const std::string& text, const std::string& facts, const std::string& more = "") {
  return "{" + std::string(testing::vocabulary()) +
         R"(, "article": { "id": "a", "published": "2020-08-19", "language": "en", "text": ")" + text + "\"" +
         more + R"( }, "facts": [)" + facts + "]}";
}

std::string fact(const std::string& quote) {
  return R"({ "subject": "fort", "property": "strength", "value": 500, "quote": )" + quote + " }";
}

}  // namespace

TEST_CASE("a text that went after loading is told, and stops nothing else", "[evidence]") {
  const testing::Folder folder;
  folder.write("a.txt", "500 men");
  folder.write("b.txt", "500 men");
  folder.write("a.json", article_file("a.txt", fact("\"500 women\"")));
  folder.write("b.json",
               R"({ "article": { "id": "b", "text": "b.txt" }, "facts": [)" + fact("\"600 women\"") + "]}");
  const Loaded loaded = folder.load();
  CHECK(codes(loaded.corpus) == std::vector<std::string>{"G401", "G401", "G402"});
  std::filesystem::remove(folder.path() / "a.txt");
  CHECK(codes(loaded.corpus) == std::vector<std::string>{"G008", "G401", "G402"});
  CHECK(findings(loaded.corpus).find("the article's text \"a.txt\" cannot be read: ") != std::string::npos);
}

TEST_CASE("texts are bytes that anybody may have written", "[evidence]") {
  const auto with_text = [](std::string_view text, const std::string& quote) {
    const testing::Folder folder;
    folder.write("a.txt", text);
    folder.write("a.json", article_file("a.txt", fact(quote)));
    const Loaded loaded = folder.load();
    REQUIRE(loaded.findings.empty());
    return codes(loaded.corpus);
  };
  using Codes = std::vector<std::string>;
  CHECK(with_text("", "\"500 men\"") == Codes{"G401"});
  CHECK(with_text("\xEF\xBB\xBF"
                  "500 men",
                  "\"500 men\"") == Codes{});
  CHECK(with_text("it has 500\r\nmen", "\"500 men\"") == Codes{});
  CHECK(with_text(std::string_view("\0\xff\xc3 500 men \xf0\x9f", 15), "\"500 men\"") == Codes{});
  CHECK(with_text("500 men", "\"\"") == Codes{"G402"});
  CHECK(with_text("500 men", "\"…\"") == Codes{"G402"});
  CHECK(with_text("500 men", "[\"500 men\", {\"exact\": \"men\", \"prefix\": \"500\", \"suffix\": \"\"}]") ==
        Codes{});
  CHECK(with_text("500 men", "[\"500 men\", {\"exact\": \"men\", \"prefix\": \"600\"}]") == Codes{"G401"});
  CHECK(with_text(std::string(100'000, 'a'), "\"" + std::string(5000, 'a') + "b 500\"") == Codes{"G401"});
  CHECK(with_text(std::string(100'000, 'a'), "{\"exact\": \"" + std::string(50'000, 'a') +
                                                 "\", \"prefix\": \"b\"}") == Codes{"G401", "G402"});
}

TEST_CASE("facts without quotes, and articles without a text, are passed over", "[evidence]") {
  const testing::Folder folder;
  folder.write("a.txt", "nothing of the kind");
  folder.write("a.json",
               article_file("a.txt", R"({ "subject": "fort", "property": "strength", "value": 500 })"));
  folder.write("b.json",
               R"({ "article": { "id": "b" }, "facts": [)" + fact("\"words that are nowhere\"") + "]}");
  const Loaded loaded = folder.load();
  const Evidence evidence = run_article_checks(loaded.corpus, 3);
  CHECK(evidence.findings.empty());
  CHECK(evidence.tally.quotes == 0);
}

TEST_CASE("like facts with unlike quotes are findings of their own", "[evidence]") {
  const testing::Folder folder;
  folder.write("a.txt", "the fort has 500 men");
  folder.write("a.json", article_file("a.txt", fact("\"500 women\"") + "," + fact("\"500 children\"")));
  const Loaded loaded = folder.load();
  Evidence evidence = run_article_checks(loaded.corpus, 1);
  identify(loaded.corpus, evidence.findings);
  REQUIRE(evidence.findings.size() == 2);
  CHECK(evidence.findings[0].id != evidence.findings[1].id);
}

TEST_CASE("threads and layouts give the same findings in the same order", "[evidence]") {
  // A hundred articles, one quote in three broken: as files of their own, in one file, and as lines.
  std::string separate_all, one_file, lines;
  const testing::Folder separate, together, jsonl;
  for (const testing::Folder* folder : {&separate, &together, &jsonl})
    folder->write("0.json", "{" + std::string(testing::vocabulary()) + "}");
  for (int i = 0; i < 100; ++i) {
    const std::string number = std::to_string(1000 + i);
    for (const testing::Folder* folder : {&separate, &together, &jsonl})
      folder->write("t" + number + ".txt",
                    "The fort had " + number + " men on Thursday, 20 August, he said.");
    const std::string article = R"("id": "x)" + number +
                                R"(", "published": "2020-08-19", "language": "en", "text": "t)" + number +
                                R"(.txt")";
    const auto body = [&](int which) {
      const std::string quote = i % 3 == 0 && which == 0 ? "had " + number + " mxn"
                                : which == 1             ? "on Friday, 20 August"
                                                         : "had " + number + " men";
      return R"("subject": "fort", "property": "strength", "value": )" + (i % 5 == 0 ? "7" : number) +
             R"(, "quote": ")" + quote + "\"";
    };
    std::string facts;
    for (int which = 0; which < 2; ++which)
      facts += std::string(which == 0 ? "" : ", ") + "{" + body(which) + "}";
    separate.write("x" + number + ".json", "{ \"article\": {" + article + "}, \"facts\": [" + facts + "]}");
    one_file += std::string(i == 0 ? "" : ",\n") + "{" + article + ", \"facts\": [" + facts + "]}";
    lines += "{\"article\": {" + article + "}}\n";
    for (int which = 0; which < 2; ++which)
      lines += "{\"article\": \"x" + number + "\", " + body(which) + "}\n";
  }
  together.write("all.json", "{ \"articles\": [" + one_file + "]}");
  jsonl.write("all.jsonl", lines);
  const Loaded a = separate.load(), b = together.load(), c = jsonl.load();
  const std::string expected = findings(a.corpus, 1);
  CHECK(std::count(expected.begin(), expected.end(), '\n') > 200);
  for (const unsigned jobs : {2U, 3U, 16U}) CHECK(findings(a.corpus, jobs) == expected);
  // Elsewhere the places differ and the findings do not.
  const auto without_places = [](const std::string& text) {
    std::string kept;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = text.find('\n', at);
      kept += text.substr(at, 16) + "\n";
      at = end + 1;
    }
    return kept;
  };
  CHECK(without_places(findings(b.corpus, 2)) == without_places(expected));
  CHECK(without_places(findings(c.corpus, 2)) == without_places(expected));
  CHECK(findings(c.corpus, 1).find("all.jsonl:") != std::string::npos);
}

}  // namespace gainsay
