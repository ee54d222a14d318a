// Looking up quotes against slower, simpler ways: the bit-parallel alignment against the whole table of
// edits, and quotes cut out of a text and disguised, which must be found where they were cut.
#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "evidence/edit_alignment.h"
#include "evidence/quote_search.h"

namespace gainsay {

namespace {

// Edits between the pattern and the best stretch of the text, by the textbook.
std::size_t fewest_edits(std::string_view pattern, std::string_view text) {
  std::vector<std::size_t> column(pattern.size() + 1);
  for (std::size_t i = 0; i <= pattern.size(); ++i) column[i] = i;
  std::size_t best = pattern.size();
  for (const char c : text) {
    std::size_t diagonal = std::exchange(column[0], 0);
    for (std::size_t i = 1; i <= pattern.size(); ++i) {
      const std::size_t changed = diagonal + (pattern[i - 1] == c ? 0 : 1);
      diagonal = column[i];
      column[i] = std::min({changed, column[i] + 1, column[i - 1] + 1});
    }
    best = std::min(best, column.back());
  }
  return best;
}

// Edits between two whole texts.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t changed = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({changed, row[j] + 1, row[j - 1] + 1});
    }
  }
  return row.back();
}

class Dice {
 public:
  explicit Dice(std::uint32_t seed) : engine_(seed) {}
  std::size_t below(std::size_t count) {
    return std::uniform_int_distribution<std::size_t>(0, count - 1)(engine_);
  }

 private:
  std::mt19937 engine_;
};

}  // namespace

TEST_CASE("the alignment is the best that the table of edits knows", "[oracle]") {
  Dice dice(7);
  for (int round = 0; round < 3000; ++round) {
    const std::size_t letters = 2 + dice.below(4);
    const auto word = [&](std::size_t most) {
      std::string text(dice.below(most + 1), 'a');
      for (char& c : text) c = static_cast<char>('a' + dice.below(letters));
      return text;
    };
    const std::string pattern = word(round % 3 == 0 ? 200 : 20), text = word(round % 5 == 0 ? 400 : 60);
    CAPTURE(pattern, text);
    const Alignment found = align(pattern, text);
    REQUIRE(found.edits == fewest_edits(pattern, text));
    REQUIRE(found.at.begin <= found.at.end);
    REQUIRE(found.at.end <= text.size());
    REQUIRE(distance(pattern, std::string_view(text).substr(found.at.begin, found.at.end - found.at.begin)) ==
            found.edits);
  }
}

TEST_CASE("a disguised quote is found where it was cut out", "[oracle]") {
  Dice dice(11);
  constexpr std::array<std::string_view, 24> kWords{
      "the", "troops", "Baghdad", "5,000",      "“no",    "country”", "Kadhimi’s", "visit",
      "—",   "2020",   "said",    "al-Shaabi",  "ﬁnally", "café",     "Straße",    "$6",
      "and", "of",     "in",      "anti-jihad", "naïve",  "министр",  "رئيس",      "official."};
  constexpr std::array<std::string_view, 5> kSpaces{" ", "  ", "\n", "\u00a0", "\n\n"};
  std::string text;
  std::vector<std::size_t> begins;
  for (int i = 0; i < 4000; ++i) {
    begins.push_back(text.size());
    text += kWords[dice.below(kWords.size())];
    text += kSpaces[dice.below(kSpaces.size())];
  }
  // Other signs for the same, as editors and browsers put them.
  const auto disguised = [&](std::string_view quote) {
    struct Pair {
      std::string_view from, to;
    };
    constexpr std::array<Pair, 9> kPairs{{{"“", "\""},
                                          {"”", "\""},
                                          {"’", "'"},
                                          {"—", "–"},
                                          {"ﬁ", "fi"},
                                          {"\u00a0", " "},
                                          {"\n", " "},
                                          {"é", "e\u0301"},
                                          {"-", "\u2011"}}};
    std::string out(quote);
    for (const Pair& pair : kPairs) {
      if (dice.below(2) == 0) continue;
      for (std::size_t at = out.find(pair.from); at != std::string::npos;
           at = out.find(pair.from, at + pair.to.size()))
        out.replace(at, pair.from.size(), pair.to);
    }
    if (dice.below(3) == 0 && out.size() > 4 && static_cast<unsigned char>(out[2]) < 0x80 &&
        static_cast<unsigned char>(out[1]) < 0x80)
      out.insert(2, "\u00ad");
    return out;
  };
  QuoteSearch search(text);
  for (int round = 0; round < 2000; ++round) {
    const std::size_t first = dice.below(begins.size() - 30), count = 6 + dice.below(20);
    std::size_t end = begins[first + count];
    std::string_view cut = std::string_view(text).substr(begins[first], end - begins[first]);
    cut = cut.substr(0, cut.find_last_not_of(" \n\xa0\xc2") + 1);
    const std::string quote = disguised(cut);
    CAPTURE(cut, quote);
    const auto place = search.find({quote, {}, {}});
    REQUIRE(place);
    // Six words and more hardly stand twice.
    const std::string_view there =
        std::string_view(text).substr(place->whole.begin, place->whole.end - place->whole.begin);
    CHECK((place->whole.begin == begins[first] || there.size() < cut.size() + 8));
    // One letter more, and it is not found, but near.
    if (quote.size() > 24) {
      std::string broken = quote;
      std::size_t at = 8;
      while ((static_cast<unsigned char>(broken[at]) & 0xC0) == 0x80) ++at;
      broken.insert(at, "qzx");
      REQUIRE_FALSE(search.find({broken, {}, {}}));
      const auto near = search.nearest({broken, {}, {}});
      REQUIRE(near);
      CHECK(near->at.begin < near->at.end);
    }
  }
}

}  // namespace gainsay
