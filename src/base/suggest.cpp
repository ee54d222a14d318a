#include "base/suggest.h"

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <utility>
#include <vector>

#include "base/fold.h"

namespace gainsay {

namespace {

constexpr std::size_t kLongestWord = 200;  // bytes; longer ones are no slips of the pen

std::u32string code_points(std::string_view utf8) {
  std::u32string points;
  points.reserve(utf8.size());
  for (const char c : utf8) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte & 0xC0) == 0x80 && !points.empty()) {
      points.back() =
          points.back() << 6 | (byte & 0x3F);  // one value for one sequence is all that comparing needs
    } else {
      points.push_back(byte);
    }
  }
  return points;
}

// The distance, or `limit` + 1 as soon as it must be more than `limit`.
std::size_t distance(const std::u32string& a, const std::u32string& b, std::size_t limit) {
  const std::size_t difference = a.size() > b.size() ? a.size() - b.size() : b.size() - a.size();
  if (difference > limit) return limit + 1;
  std::vector<std::size_t> before_last(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::swap(before_last, last);
    std::swap(last, row);
    row[0] = i;
    std::size_t least = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({change, last[j] + 1, row[j - 1] + 1});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        row[j] = std::min(row[j], before_last[j - 2] + 1);
      least = std::min(least, row[j]);
    }
    if (least > limit) return limit + 1;
  }
  return row[b.size()];
}

}  // namespace

std::optional<std::string> nearest(std::string_view word, std::span<const std::string_view> candidates) {
  if (word.empty() || word.size() > kLongestWord) return std::nullopt;
  const std::u32string wanted = code_points(fold(word));
  const std::size_t allowed = std::clamp<std::size_t>((wanted.size() + 1) / 3, 1, 4);
  std::size_t best = allowed + 1;
  std::string_view found;
  for (const std::string_view candidate : candidates) {
    if (candidate.empty() || candidate.size() > kLongestWord || candidate == word) continue;
    const std::u32string letters = code_points(fold(candidate));
    // A word of which nothing would be left is no neighbour: `to` for `by`.
    if (letters.size() <= allowed && wanted.size() <= allowed) continue;
    const std::size_t apart = distance(wanted, letters, best - 1);
    if (apart >= best) continue;
    best = apart;
    found = candidate;
    if (best == 0) break;
  }
  if (found.empty()) return std::nullopt;
  return std::string(found);
}

}  // namespace gainsay
