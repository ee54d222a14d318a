// A text as the set of its shingles: all runs of five words, folded and hashed. What two texts share of them
// tells whether one was copied from the other, whatever was cut, moved or changed in between (A. Broder, On
// the resemblance and containment of documents, 1997).
//
// Words are runs of letters and digits; case, marks, quotes and punctuation do not count. Where a script
// writes no spaces between words (Chinese, Japanese, Thai, Lao, Khmer, Burmese) every letter is a word.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace gainsay {

class Shingles {
 public:
  static constexpr std::size_t kWords = 5;
  // Of a longer text the smallest hashes are kept: a sample of it, the same for every text that shares them.
  static constexpr std::size_t kMost = 8192;

  Shingles() = default;
  explicit Shingles(std::string_view text);  // UTF-8

  const std::vector<std::uint32_t>& hashes() const { return hashes_; }  // rising, distinct
  bool sampled() const { return sampled_; }

 private:
  std::vector<std::uint32_t> hashes_;
  bool sampled_ = false;
};

// What two texts share: of all that is in either, and of the one that has less.
struct Overlap {
  double resemblance = 0, containment = 0;
};
Overlap overlap(const Shingles& a, const Shingles& b);  // exact unless one is a sample

}  // namespace gainsay
