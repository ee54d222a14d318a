#include "evidence/gram_index.h"

#include <algorithm>
#include <bit>
#include <utility>

namespace gainsay {

namespace {

constexpr std::size_t kVotes = 2048;         // postings looked at for one pattern
constexpr std::size_t kStretches = 3;        // looked at closely
constexpr unsigned kFewest = 8, kMost = 18;  // bits of a slot

}  // namespace

template <class F>
void GramIndex::each_gram(std::string_view text, F f) const {
  constexpr std::uint64_t kMask = (std::uint64_t{1} << 8 * kGram) - 1;
  std::uint64_t gram = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    gram = (gram << 8 | static_cast<unsigned char>(text[i])) & kMask;
    if (i + 1 >= kGram) f(static_cast<std::uint32_t>(gram * 0x9E3779B97F4A7C15ULL >> shift_), i + 1 - kGram);
  }
}

GramIndex::GramIndex(std::string_view text) : text_(text) {
  const auto bits = static_cast<unsigned>(std::bit_width(text.size() / 4));
  shift_ = 64 - std::clamp(bits, kFewest, kMost);
  first_.resize((std::size_t{1} << (64 - shift_)) + 1);
  if (text.size() < kGram) return;
  // Counted one slot on, so that filling moves each start to where it belongs.
  std::vector<std::uint32_t> next(first_.size() + 1);
  each_gram(text, [&](std::uint32_t slot, std::size_t) { ++next[slot + 2]; });
  for (std::size_t i = 2; i < next.size(); ++i) next[i] += next[i - 1];
  places_.resize(text.size() - kGram + 1);
  each_gram(text, [&](std::uint32_t slot, std::size_t at) {
    places_[next[slot + 1]++] = static_cast<std::uint32_t>(at);
  });
  first_.assign(next.begin(), next.end() - 1);
}

std::size_t GramIndex::find(std::string_view pattern, std::size_t from) const {
  Gram rarest{0xffffffff, 0, 0};
  each_gram(pattern, [&](std::uint32_t slot, std::size_t offset) {
    const std::uint32_t count = first_[slot + 1] - first_[slot];
    if (count < rarest.count) rarest = {count, slot, offset};
  });
  const auto begin = places_.begin() + first_[rarest.slot], end = begin + rarest.count;
  for (auto place = std::lower_bound(begin, end, from + rarest.offset); place != end; ++place) {
    const std::size_t at = *place - rarest.offset;
    if (text_.substr(at, pattern.size()) == pattern) return at;
  }
  return std::string_view::npos;
}

std::vector<Extent> GramIndex::candidates(std::string_view pattern) const {
  std::vector<Extent> stretches;
  if (pattern.size() < kGram || places_.empty()) return stretches;
  std::vector<Gram> grams;
  each_gram(pattern, [&](std::uint32_t slot, std::size_t offset) {
    const std::uint32_t count = first_[slot + 1] - first_[slot];
    if (count > 0) grams.push_back({count, slot, offset});
  });
  std::sort(grams.begin(), grams.end(), [](const Gram& a, const Gram& b) {
    return std::pair(a.count, a.offset) < std::pair(b.count, b.offset);
  });
  std::vector<std::uint64_t> begins;  // where the pattern would begin, its length added
  for (const Gram& gram : grams) {
    if (!begins.empty() && begins.size() + gram.count > kVotes) break;
    const std::uint32_t first = first_[gram.slot];
    const std::uint32_t count = std::min<std::uint32_t>(gram.count, kVotes);
    for (std::uint32_t i = 0; i < count; ++i)
      begins.push_back(places_[first + i] + pattern.size() - gram.offset);
  }
  std::sort(begins.begin(), begins.end());
  // Votes that lie no further apart than letters put in or left out may shift them.
  const std::size_t slack = pattern.size() / 4 + 8;
  std::vector<bool> taken(begins.size());
  while (stretches.size() < kStretches) {
    std::size_t best = 0, best_votes = 0;
    for (std::size_t first = 0, last = 0; first < begins.size(); ++first) {
      last = std::max(last, first);
      while (last < begins.size() && !taken[last] && begins[last] - begins[first] <= slack) ++last;
      if (!taken[first] && last - first > best_votes) {
        best = first;
        best_votes = last - first;
      }
    }
    if (best_votes == 0) break;
    const std::uint64_t low = begins[best], high = begins[best + best_votes - 1];
    const std::uint64_t begin = low > pattern.size() + slack ? low - pattern.size() - slack : 0;
    const std::uint64_t end = std::min<std::uint64_t>(text_.size(), high + slack);
    if (begin < end) stretches.push_back({static_cast<std::size_t>(begin), static_cast<std::size_t>(end)});
    std::fill_n(taken.begin() + static_cast<std::ptrdiff_t>(best), best_votes, true);
  }
  return stretches;
}

}  // namespace gainsay
