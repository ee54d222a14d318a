#include "evidence/word_difference.h"

#include <algorithm>
#include <cstdint>

#include "evidence/folded_text.h"

namespace gainsay {

namespace {

constexpr std::size_t kMostWords = 400;  // a side, compared each with each

struct FoldedWord {
  std::string text;
  Extent at;
};

std::vector<FoldedWord> folded_words(std::string_view text) {
  const FoldedText folded(text, Fold::loose);
  const std::string_view view = folded.view();
  std::vector<FoldedWord> words;
  for (std::size_t at = 0; at < view.size();) {
    const std::size_t begin = view.find_first_not_of(' ', at);
    if (begin == std::string_view::npos) break;
    const std::size_t end = std::min(view.find(' ', begin), view.size());
    words.push_back({std::string(view.substr(begin, end - begin)), folded.original({begin, end})});
    at = end;
  }
  return words;
}

// From the first to the last of `words` [from, to); where there are none, the empty place between.
Extent covering(const std::vector<FoldedWord>& words, std::size_t from, std::size_t to) {
  if (from < to) return {words[from].at.begin, words[to - 1].at.end};
  const std::size_t place = from < words.size() ? words[from].at.begin
                            : words.empty()     ? 0
                                                : words.back().at.end;
  return {place, place};
}

}  // namespace

std::vector<WordDifference> word_differences(std::string_view quote, std::string_view text) {
  const std::vector<FoldedWord> a = folded_words(quote), b = folded_words(text);
  const auto same = [&](std::size_t i, std::size_t j) { return a[i].text == b[j].text; };
  std::size_t first = 0, a_end = a.size(), b_end = b.size();
  while (first < a_end && first < b_end && same(first, first)) ++first;
  while (a_end > first && b_end > first && same(a_end - 1, b_end - 1)) --a_end, --b_end;
  std::vector<WordDifference> differences;
  const auto add = [&](std::size_t i, std::size_t i_end, std::size_t j, std::size_t j_end) {
    if (i < i_end || j < j_end) differences.push_back({covering(a, i, i_end), covering(b, j, j_end)});
  };
  const std::size_t rows = a_end - first, columns = b_end - first;
  if (rows > kMostWords || columns > kMostWords) {
    add(first, a_end, first, b_end);
    return differences;
  }
  std::vector<std::uint16_t> common((rows + 1) * (columns + 1));
  const auto at = [&](std::size_t i, std::size_t j) -> std::uint16_t& {
    return common[i * (columns + 1) + j];
  };
  for (std::size_t i = rows; i-- > 0;) {
    for (std::size_t j = columns; j-- > 0;)
      at(i, j) = same(first + i, first + j) ? static_cast<std::uint16_t>(at(i + 1, j + 1) + 1)
                                            : std::max(at(i + 1, j), at(i, j + 1));
  }
  std::size_t i = 0, j = 0, i_from = 0, j_from = 0;
  while (i < rows && j < columns) {
    if (same(first + i, first + j)) {
      add(first + i_from, first + i, first + j_from, first + j);
      i_from = ++i;
      j_from = ++j;
    } else if (at(i + 1, j) >= at(i, j + 1)) {
      ++i;
    } else {
      ++j;
    }
  }
  add(first + i_from, a_end, first + j_from, b_end);
  return differences;
}

std::string marked_differences(std::string_view quote, std::string_view text,
                               const std::vector<WordDifference>& differences) {
  const auto words = [](std::string_view from, Extent at) {
    const std::string_view found = from.substr(at.begin, at.end - at.begin);
    return found.empty() ? std::string("nothing") : std::string(found);
  };
  std::string marked;
  std::size_t at = 0;
  for (const WordDifference& each : differences) {
    marked += quote.substr(at, each.quote.begin - at);
    const bool nothing = each.quote.begin == each.quote.end;
    if (nothing && !marked.empty() && marked.back() != ' ') marked += ' ';
    marked += "[" + words(quote, each.quote) + " → " + words(text, each.text) + "]";
    if (nothing && each.quote.end < quote.size()) marked += ' ';
    at = each.quote.end;
  }
  marked += quote.substr(at);
  return marked;
}

}  // namespace gainsay
