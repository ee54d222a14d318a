// Shingles and near-duplicates: what is the same text, what merely looks like it.
#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "evidence/near_duplicates.h"
#include "evidence/origins.h"
#include "unit/load_fixture.h"

namespace gainsay {
namespace {

// `count` words of a made-up language, from word `first` on.
std::string prose(int first, int count) {
  std::string text;
  for (int i = first; i < first + count; ++i) {
    const auto n = static_cast<unsigned>(i) * 2654435761U;
    text += i == first ? "" : i % 11 == 0 ? ". " : " ";
    text += "w";
    text += std::to_string(n);
  }
  return text;
}

}  // namespace

TEST_CASE("a shingle is five words, however they are written", "[shingles]") {
  CHECK(Shingles("one two three four").hashes().empty());
  CHECK(Shingles("one two three four five").hashes().size() == 1);
  CHECK(Shingles("one two three four five six").hashes().size() == 2);
  const auto same = [](std::string_view a, std::string_view b) {
    return Shingles(a).hashes() == Shingles(b).hashes();
  };
  CHECK(same("One two, three four: five!", "one  two\nthree \"four\" five"));
  CHECK(same("“the premier’s well-known café”", "\"The premier's well known cafe\""));
  CHECK(same("a b c d e\u00a0f", "a b c d e f"));
  CHECK_FALSE(same("one two three four five", "one two three five four"));
  CHECK(Shingles("").hashes().empty());
  CHECK(Shingles("\xff\xfe broken \x80 bytes are no words at all").hashes().size() == 3);
}

TEST_CASE("a script without spaces has a word a letter", "[shingles]") {
  CHECK(Shingles("伊拉克总理访问").hashes().size() == 3);
  CHECK(Shingles("伊拉克，总理。访问").hashes() == Shingles("伊拉克总理访问").hashes());
  CHECK(Shingles("Премьер прибыл в Багдад утром").hashes().size() == 1);
}

TEST_CASE("what two texts share", "[shingles]") {
  const Shingles a(prose(0, 104)), b(prose(50, 104)), c(prose(0, 54));
  CHECK(a.hashes().size() == 100);
  CHECK(overlap(a, a).resemblance == 1);
  CHECK(overlap(a, b).resemblance == Approx(50.0 / 150));
  CHECK(overlap(a, b).containment == Approx(0.5));
  CHECK(overlap(a, c).resemblance == Approx(0.5));
  CHECK(overlap(a, c).containment == 1);
  CHECK(overlap(a, Shingles()).containment == 0);
}

TEST_CASE("of a very long text a sample tells the same", "[shingles]") {
  const Shingles a(prose(0, 60'000)), b(prose(20'000, 60'000)), part(prose(0, 4'000));
  REQUIRE(a.sampled());
  CHECK(a.hashes().size() == Shingles::kMost);
  CHECK(overlap(a, b).resemblance == Approx(0.5).margin(0.03));
  CHECK(overlap(a, b).containment == Approx(2.0 / 3).margin(0.03));
  CHECK(overlap(a, part).containment == Approx(1).margin(0.001));
}

TEST_CASE("near-duplicates by half of both or four fifths of the shorter", "[shingles]") {
  const std::string story = prose(0, 204);
  CHECK(near_duplicates(Shingles(story), Shingles(story)));
  CHECK(near_duplicates(Shingles(story), Shingles(prose(900, 30) + " " + story + " " + prose(2000, 90))));
  CHECK(near_duplicates(Shingles(story), Shingles(prose(0, 100) + " " + prose(5000, 400))) == false);
  // A quarter of the words is another's: half of the shingles of either are left.
  CHECK_FALSE(near_duplicates(Shingles(story), Shingles(prose(90, 204))));
  // Too short to be evidence.
  CHECK_FALSE(near_duplicates(Shingles(prose(0, 40)), Shingles(prose(0, 40))));
}

TEST_CASE("a signature estimates resemblance, of short texts too", "[shingles]") {
  for (const int words : {50, 104, 400, 3'000}) {
    CAPTURE(words);
    const Shingles a(prose(0, words)), b(prose(words / 3, words)), other(prose(100'000, words));
    const double exact = overlap(a, b).resemblance;
    CHECK(resemblance(signature(a), signature(b)) == Approx(exact).margin(words < 100 ? 0.2 : 0.1));
    CHECK(resemblance(signature(a), signature(a)) == 1);
    CHECK(resemblance(signature(a), signature(other)) < 0.05);
  }
}

TEST_CASE("the five articles are independent texts", "[shingles]") {
  std::vector<Shingles> texts;
  for (const auto& entry :
       std::filesystem::directory_iterator(std::filesystem::path(GAINSAY_SOURCE_DIR) / "seeds")) {
    if (entry.path().extension() != ".txt") continue;
    std::ifstream file(entry.path(), std::ios::binary);
    texts.emplace_back(std::string(std::istreambuf_iterator<char>(file), {}));
  }
  REQUIRE(texts.size() == 5);
  for (std::size_t i = 0; i < texts.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) CHECK(overlap(texts[i], texts[j]).containment < 0.01);
  }
}

TEST_CASE("texts join origins, whatever the order of files and the number of threads", "[shingles]") {
  const testing::Folder folder;
  folder.write("words.json",
               R"({"subjects":[{"id":"s"}],"properties":[{"id":"n","type":"number","over_time":"state"}]})");
  folder.write("a.txt", prose(0, 200));
  folder.write("b.txt", "By our correspondent. " + prose(0, 180));
  folder.write("c.txt", prose(7'000, 200));
  const auto article = [&](const std::string& id, const std::string& text) {
    folder.write(id + ".json", R"({"article":{"id":")" + id + R"(","publisher":"P )" + id + R"(")" +
                                   (text.empty() ? "" : R"(,"text":")" + text + R"(")") +
                                   R"(},"facts":[{"subject":"s","property":"n","value":1}]})");
  };
  article("one", "a.txt");
  article("two", "b.txt");
  article("three", "c.txt");
  article("four", "");
  article("five", "missing.txt");
  const Loaded loaded = folder.load();
  REQUIRE(loaded.corpus.facts.size() == 5);
  for (const unsigned jobs : {1U, 4U}) {
    const Origins origins(loaded.corpus, jobs);
    std::vector<FactId> facts;
    for (std::size_t i = 0; i < loaded.corpus.facts.size(); ++i) facts.emplace_back(i);
    CHECK(origins.count(loaded.corpus, facts) == 4);
    const auto copies = origins.copies(loaded.corpus, facts);
    REQUIRE(copies.size() == 1);
    std::vector<std::string> names;
    for (const ArticleId each : copies.front()) names.push_back(loaded.corpus.article_label(each));
    std::sort(names.begin(), names.end());
    CHECK(names == std::vector<std::string>{"P one", "P two"});
  }
}

}  // namespace gainsay
