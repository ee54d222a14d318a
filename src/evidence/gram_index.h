// Where the grams of a long text stand, and so where a pattern does, or nearly does.
//
// The index lists where each run of five bytes occurs (by hash, in one flat array). A pattern is looked up by
// its rarest gram. Words that differ in a few letters still share most of their grams: the rarest ones vote
// for where the pattern would begin, and the places with most votes are looked at closely (edit_alignment.h).
// Frequent grams say little and are passed over. So a pattern costs about the same in a text of any length;
// searching byte by byte (memmem) was 1 ms a megabyte and pattern.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "load/json_tree.h"

namespace gainsay {

class GramIndex {
 public:
  static constexpr std::size_t kGram = 5;
  // Patterns shorter than this may share no gram with words one letter off.
  static constexpr std::size_t kShortest = 2 * kGram;

  // `text` outlives the index and is shorter than 2 GiB. O(text) time, four bytes a byte of it.
  explicit GramIndex(std::string_view text);

  // The first place of the pattern, of at least kGram bytes, from `from` on; npos for none.
  std::size_t find(std::string_view pattern, std::size_t from) const;
  // Stretches of the text that may nearly hold it, the most promising first, a few at most.
  std::vector<Extent> candidates(std::string_view pattern) const;

 private:
  struct Gram {
    std::uint32_t count, slot;
    std::size_t offset;  // in the pattern
  };
  // Calls f(slot, offset) for each gram of `text`.
  template <class F>
  void each_gram(std::string_view text, F f) const;

  std::string_view text_;
  unsigned shift_;                    // of the hash
  std::vector<std::uint32_t> first_;  // by slot, into places_
  std::vector<std::uint32_t> places_;
};

}  // namespace gainsay
