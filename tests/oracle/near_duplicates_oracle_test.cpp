// Near-duplicates found by signatures and bands against all pairs of small random collections.
#include <algorithm>
#include <catch2/catch.hpp>
#include <random>
#include <string>
#include <vector>

#include "evidence/near_duplicates.h"

namespace gainsay {
namespace {

using Words = std::vector<std::string>;

class Press {
 public:
  explicit Press(unsigned seed) : random_(seed) {}

  Words story(int words) {
    Words text;
    for (int i = 0; i < words; ++i) text.push_back("w" + std::to_string(pick(4'000)));
    return text;
  }

  // What another desk makes of it: cut, framed, and here and there a word changed.
  Words edited(const Words& from) {
    Words text(from.begin() + pick(static_cast<int>(from.size()) / 6),
               from.end() - pick(static_cast<int>(from.size()) / 6));
    const int changed = pick(static_cast<int>(text.size()) / 16 + 1);
    for (int i = 0; i < changed; ++i)
      text[static_cast<std::size_t>(pick(static_cast<int>(text.size())))] = "x" + std::to_string(pick(1'000));
    const Words frame = story(pick(static_cast<int>(from.size())));
    text.insert(pick(2) == 0 ? text.begin() : text.end(), frame.begin(), frame.end());
    return text;
  }

  std::vector<Shingles> collection() {
    std::vector<Words> texts;
    texts.reserve(36);
    for (int i = 0; i < 12; ++i) texts.push_back(story(60 + pick(400)));
    for (int i = 0; i < 24; ++i)
      texts.push_back(edited(texts[static_cast<std::size_t>(pick(static_cast<int>(texts.size())))]));
    std::vector<Shingles> shingled;
    for (const Words& words : texts) {
      std::string text;
      for (const std::string& word : words) text.append(word).append(" ");
      shingled.emplace_back(text);
    }
    return shingled;
  }

  int pick(int count) { return count <= 0 ? 0 : static_cast<int>(random_() % static_cast<unsigned>(count)); }

 private:
  std::mt19937 random_;
};

std::vector<std::uint32_t> by_all_pairs(const std::vector<Shingles>& texts, double least) {
  DisjointSets sets(texts.size());
  for (std::uint32_t a = 0; a < texts.size(); ++a) {
    for (std::uint32_t b = a + 1; b < texts.size(); ++b) {
      if (near_duplicates(texts[a], texts[b]) && overlap(texts[a], texts[b]).resemblance >= least)
        sets.join(a, b);
    }
  }
  return sets.all();
}

// Whether what `finer` has together is together in `coarser`, too.
bool refines(const std::vector<std::uint32_t>& finer, const std::vector<std::uint32_t>& coarser) {
  for (std::size_t i = 0; i < finer.size(); ++i) {
    if (coarser[i] != coarser[finer[i]]) return false;
  }
  return true;
}

}  // namespace

TEST_CASE("signatures find near-duplicates as all pairs do", "[oracle][shingles]") {
  std::size_t same = 0, joined = 0;
  constexpr unsigned kCollections = 150;
  for (unsigned seed = 1; seed <= kCollections; ++seed) {
    CAPTURE(seed);
    Press press(seed);
    const std::vector<Shingles> texts = press.collection();
    const std::vector<std::uint32_t> all = by_all_pairs(texts, 0);
    DisjointSets sets(texts.size());
    join_near_duplicates(texts, sets);
    const std::vector<std::uint32_t> found = sets.all();
    CHECK(refines(found, all));                        // nothing is joined by chance
    CHECK(refines(by_all_pairs(texts, 0.45), found));  // what resembles is not missed
    same += found == all ? 1 : 0;
    for (std::uint32_t i = 0; i < all.size(); ++i) joined += all[i] != i ? 1 : 0;
  }
  CHECK(same >= kCollections * 95 / 100);  // short texts within long ones may be
  CHECK(joined > 1'000);
}

}  // namespace gainsay
