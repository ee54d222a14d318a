// The repository's own facts: every quote stands in its article, byte for byte, and a quote with one
// character broken is found.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "evidence/quote_search.h"
#include "golden/program.h"
#include "golden/text_file.h"
#include "load/load.h"
#include "load/source.h"
#include "unit/load_fixture.h"

namespace fs = std::filesystem;

namespace {

const fs::path kRoot = GAINSAY_SOURCE_DIR;

std::size_t count_of(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
  return count;
}

struct Cited {
  std::string fact, quote;
  const std::string* text = nullptr;
};

// Every quote of the repository, with its article's text.
std::vector<Cited> all_quotes(std::map<std::uint32_t, std::string>& texts) {
  gainsay::LoadOptions options;
  options.paths = {kRoot / "facts"};
  const gainsay::Loaded loaded = gainsay::load(options);
  const gainsay::Corpus& corpus = loaded.corpus;
  gainsay::SourceReader source(corpus);
  std::vector<Cited> all;
  for (std::size_t i = 0; i < corpus.facts.size(); ++i) {
    const gainsay::FactId id(i);
    const gainsay::Article& article = corpus.article_of(corpus.fact(id));
    if (!article.text_file.valid()) continue;
    std::string& text = texts[article.text_file.index];
    if (text.empty()) text = read_text(corpus.files[article.text_file.index].path);
    for (const gainsay::Quote& quote : source.quotes(id))
      all.push_back({corpus.fact_name(id), quote.exact, &text});
  }
  return all;
}

}  // namespace

TEST_CASE("all quotes of the repository's facts are in their texts") {
  const std::string report = printed(kRoot, "check facts --format json");
  for (const std::string code : {"G008", "G401", "G402", "G403", "G408"}) {
    CAPTURE(code);
    CHECK(count_of(report, "\"code\": \"" + code + "\"") == 0);
  }
  std::map<std::uint32_t, std::string> texts;
  const std::vector<Cited> all = all_quotes(texts);
  CHECK(texts.size() >= 5);
  CHECK(all.size() >= 400);
  CHECK(report.find("\"quotes\": " + std::to_string(all.size()) +
                    ", \"quotes_found\": " + std::to_string(all.size())) != std::string::npos);
  for (const Cited& cited : all) {
    CAPTURE(cited.fact, cited.quote);
    CHECK(cited.text->find(cited.quote) != std::string::npos);
  }
}

TEST_CASE(
    "a quote of the repository with one letter broken is found, and its nearest passage is the true one") {
  std::map<std::uint32_t, std::string> texts;
  const std::vector<Cited> all = all_quotes(texts);
  std::map<const std::string*, std::unique_ptr<gainsay::QuoteSearch>> searches;
  std::size_t broken_quotes = 0;
  for (const Cited& cited : all) {
    auto& search = searches[cited.text];
    if (!search) search = std::make_unique<gainsay::QuoteSearch>(*cited.text);
    for (const std::size_t part : {1U, 2U, 3U, 5U}) {
      std::string broken = cited.quote;
      std::size_t at = broken.size() * part / 6;
      while (at < broken.size() && (broken[at] < 'a' || broken[at] > 'z')) ++at;
      if (at == broken.size()) continue;
      broken[at] = broken[at] == 'q' ? 'x' : 'q';
      CAPTURE(cited.fact, broken);
      REQUIRE_FALSE(search->find({broken, {}, {}}));
      const auto near = search->nearest({broken, {}, {}});
      REQUIRE(near);
      CHECK(cited.text->substr(near->at.begin, near->at.end - near->at.begin).size() + 3 >=
            cited.quote.size());
      ++broken_quotes;
    }
  }
  CHECK(broken_quotes > 1000);
}

TEST_CASE("one character broken in a copy of the facts gives one finding, at its place") {
  const gainsay::testing::Folder copy;
  fs::copy(kRoot / "facts", copy.path() / "facts", fs::copy_options::recursive);
  fs::copy(kRoot / "seeds", copy.path() / "seeds", fs::copy_options::recursive);
  const fs::path file = copy.path() / "facts" / "gvs-2020-08-19.json";
  const std::string facts = read_text(file);
  const std::string quote = "the 5,000 US troops deployed in the country";
  REQUIRE(count_of(facts, "\"" + quote + "\"") == 1);
  std::string broken = facts;
  broken.replace(broken.find("\"" + quote + "\"") + 1 + quote.find("deployed") + 6, 1, "x");
  write_text(file, broken);
  const std::string report = printed(copy.path(), "check facts --select G4 --ignore G406");
  INFO(report);
  CHECK(count_of(report, "error[") == 1);
  CHECK(count_of(report, "warning[") == 0);
  CHECK(report.rfind("error[G401] US forces in Iraq: strength rests on words that are not in the text of "
                     "Global Village\n"
                     "  Space: \"the 5,000 US troops deployxd in the country\"\n",
                     0) == 0);
  CHECK(count_of(report, "^^^^^^^^ the text has \"deployed\"") == 1);
  CHECK(count_of(report, "┌─ seeds/004_d2e19b6ea0786cc9.txt:17:156") == 1);
  CHECK(count_of(report,
                 "= what the text has instead: the 5,000 US troops [deployxd → deployed] in the country") ==
        1);
}
