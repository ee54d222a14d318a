#include "evidence/shingles.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>
#include <xxhash.h>

#include <algorithm>
#include <array>
#include <limits>
#include <string>

#include "base/fold.h"

namespace gainsay {

namespace {

bool written_without_spaces(UChar32 c) {
  return u_hasBinaryProperty(c, UCHAR_IDEOGRAPHIC) ||                         // Chinese characters
         (c >= 0x3040 && c <= 0x30FF) ||                                      // kana
         u_getIntPropertyValue(c, UCHAR_LINE_BREAK) == U_LB_COMPLEX_CONTEXT;  // Thai, Lao, Khmer, Burmese
}

constexpr bool white(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
constexpr bool lower_or_digit(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

// Takes words in order, and keeps the hash of every five that follow each other.
class Words {
 public:
  void add(std::string_view word) {
    recent_[count_++ % Shingles::kWords] = XXH3_64bits(word.data(), word.size());
    if (count_ < Shingles::kWords) return;
    std::array<std::uint64_t, Shingles::kWords> run{};
    for (std::size_t i = 0; i < run.size(); ++i) run[i] = recent_[(count_ + i) % Shingles::kWords];
    hashes.push_back(static_cast<std::uint32_t>(XXH3_64bits(run.data(), sizeof run) >> 32));
  }

  // A stretch without white space: words and what stands around and between them.
  void add_stretch(std::string_view stretch) {
    const bool ascii = std::all_of(stretch.begin(), stretch.end(),
                                   [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    if (ascii) {
      add_ascii(stretch);
    } else {
      folded_ = fold(stretch);
      add_unicode();
    }
  }

  std::vector<std::uint32_t> hashes;

 private:
  // Without ICU, which takes a hundred times as long: most words of most texts.
  void add_ascii(std::string_view stretch) {
    folded_.clear();
    for (const char c : stretch) {
      const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
      if (lower_or_digit(lower)) {
        folded_.push_back(lower);
      } else if (!folded_.empty()) {
        add(folded_);
        folded_.clear();
      }
    }
    if (!folded_.empty()) add(folded_);
  }

  void add_unicode() {
    const auto size = static_cast<std::int32_t>(folded_.size());
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(folded_.data());
    std::int32_t begin = 0;
    const auto end_word = [&](std::int32_t end) {
      if (end > begin)
        add(std::string_view(folded_).substr(static_cast<std::size_t>(begin),
                                             static_cast<std::size_t>(end - begin)));
    };
    for (std::int32_t i = 0; i < size;) {
      const std::int32_t at = i;
      UChar32 c = 0;
      U8_NEXT(bytes, i, size, c);
      const bool alone = c >= 0 && written_without_spaces(c);
      if (c >= 0 && u_isalnum(c) && !alone) continue;
      end_word(at);
      begin = at;
      if (alone) end_word(i);
      begin = i;
    }
    end_word(size);
  }

  std::array<std::uint64_t, Shingles::kWords> recent_{};
  std::size_t count_ = 0;
  std::string folded_;
};

}  // namespace

Shingles::Shingles(std::string_view text) {
  Words words;
  words.hashes.reserve(text.size() / 6);
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t begin = i;
    while (i < text.size() && !white(text[i])) ++i;
    if (i > begin) words.add_stretch(text.substr(begin, i - begin));
    while (i < text.size() && white(text[i])) ++i;
  }
  hashes_ = std::move(words.hashes);
  std::sort(hashes_.begin(), hashes_.end());
  hashes_.erase(std::unique(hashes_.begin(), hashes_.end()), hashes_.end());
  sampled_ = hashes_.size() > kMost;
  if (sampled_) hashes_.resize(kMost);
  hashes_.shrink_to_fit();
}

Overlap overlap(const Shingles& a, const Shingles& b) {
  // A sample knows nothing of the hashes above its last one.
  std::uint32_t known = std::numeric_limits<std::uint32_t>::max();
  for (const Shingles* each : {&a, &b}) {
    if (each->sampled()) known = std::min(known, each->hashes().back());
  }
  const auto& x = a.hashes();
  const auto& y = b.hashes();
  const auto x_end = std::upper_bound(x.begin(), x.end(), known),
             y_end = std::upper_bound(y.begin(), y.end(), known);
  std::size_t shared = 0;
  for (auto i = x.begin(), j = y.begin(); i != x_end && j != y_end;) {
    const std::uint32_t p = *i, q = *j;
    shared += p == q ? 1 : 0;
    i += p <= q ? 1 : 0;
    j += q <= p ? 1 : 0;
  }
  const auto of_x = static_cast<std::size_t>(x_end - x.begin()),
             of_y = static_cast<std::size_t>(y_end - y.begin());
  const std::size_t either = of_x + of_y - shared, less = std::min(of_x, of_y);
  if (less == 0) return {};
  return {static_cast<double>(shared) / static_cast<double>(either),
          static_cast<double>(shared) / static_cast<double>(less)};
}

}  // namespace gainsay
