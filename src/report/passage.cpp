#include "report/passage.h"

#include <algorithm>
#include <utility>

#include "evidence/word_difference.h"

namespace gainsay {

namespace {

constexpr std::size_t kAround = 360;  // bytes of a paragraph shown on either side of a quote
constexpr std::size_t kSlack = 60;    // what is so near to the end of a paragraph is not cut off

bool continues(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }
bool blank(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

// The paragraph around a stretch: up to an empty line on either side.
Extent paragraph(std::string_view text, Extent at) {
  const auto empty_line =
      [&](std::size_t i) {  // a line break at i, and nothing but white space up to another
        if (text[i] != '\n') return false;
        for (++i; i < text.size() && blank(text[i]); ++i)
          if (text[i] == '\n') return true;
        return i == text.size();
      };
  Extent all = at;
  while (all.begin > 0 && !empty_line(all.begin - 1)) --all.begin;
  while (all.end < text.size() && !empty_line(all.end)) ++all.end;
  while (all.begin < at.begin && blank(text[all.begin])) ++all.begin;
  while (all.end > at.end && blank(text[all.end - 1])) --all.end;
  return all;
}

// The part of a paragraph that is shown around a stretch of it, from word to word.
Extent surroundings(std::string_view text, Extent paragraph, Extent at) {
  Extent shown = paragraph;
  if (at.begin - paragraph.begin > kAround + kSlack) {
    shown.begin = at.begin - kAround;
    while (shown.begin < at.begin && !blank(text[shown.begin])) ++shown.begin;
    while (shown.begin < at.begin && blank(text[shown.begin])) ++shown.begin;
  }
  if (paragraph.end - at.end > kAround + kSlack) {
    shown.end = at.end + kAround;
    while (shown.end > at.end && (continues(text[shown.end]) || !blank(text[shown.end]))) --shown.end;
    while (shown.end > at.end && blank(text[shown.end - 1])) --shown.end;
  }
  return shown;
}

// Runs of a quote: its words, those that say the value apart.
void append_quote(std::vector<MarkedRun>& runs, const Corpus& corpus, const Fact& fact,
                  std::string_view quote, const Language& language) {
  std::size_t at = 0;
  for (const Extent& said : words_of_value(corpus, fact, quote, language)) {
    if (said.begin > at) runs.push_back({quote.substr(at, said.begin - at), Emphasis::quote});
    runs.push_back({quote.substr(said.begin, said.end - said.begin), Emphasis::disputed});
    at = said.end;
  }
  if (at < quote.size()) runs.push_back({quote.substr(at), Emphasis::quote});
}

// Runs of a quote that is not in the text, or of what the text has instead, with the words that differ.
void append_differences(std::vector<MarkedRun>& runs, std::string_view quote, const Passage& nearest,
                        std::string_view text, bool of_quote) {
  const std::string_view there = text.substr(nearest.at.begin, nearest.at.end - nearest.at.begin);
  const Extent whole = of_quote ? Extent{0, quote.size()} : nearest.at;
  const std::string_view from = of_quote ? quote : text;
  const std::size_t shift = of_quote ? nearest.words_at.begin : nearest.at.begin;
  std::size_t at = whole.begin;
  for (const WordDifference& difference : word_differences(nearest.words, there)) {
    const Extent side = of_quote ? difference.quote : difference.text;
    if (side.begin == side.end) continue;
    if (shift + side.begin > at) runs.push_back({from.substr(at, shift + side.begin - at), Emphasis::quote});
    runs.push_back({from.substr(shift + side.begin, side.end - side.begin), Emphasis::disputed});
    at = shift + side.end;
  }
  if (at < whole.end) runs.push_back({from.substr(at, whole.end - at), Emphasis::quote});
}

QuotedPassage instead(std::string_view text, std::string_view quote, const Passage& nearest) {
  const Extent whole = paragraph(text, nearest.at), shown = surroundings(text, whole, nearest.at);
  QuotedPassage passage;
  passage.instead = passage.in_article = true;
  passage.cut_before = shown.begin > whole.begin;
  passage.cut_after = shown.end < whole.end;
  if (nearest.at.begin > shown.begin)
    passage.runs.push_back({text.substr(shown.begin, nearest.at.begin - shown.begin), Emphasis::none});
  append_differences(passage.runs, quote, nearest, text, false);
  if (shown.end > nearest.at.end)
    passage.runs.push_back({text.substr(nearest.at.end, shown.end - nearest.at.end), Emphasis::none});
  return passage;
}

struct Found {
  Extent shown;
  Extent paragraph;
  std::vector<Extent> parts;
};

// Places that stand in sight of one another are shown as one passage.
std::vector<Found> gathered(std::string_view text, std::vector<Extent> parts) {
  std::sort(parts.begin(), parts.end(), [](const Extent& a, const Extent& b) {
    return std::pair(a.begin, a.end) < std::pair(b.begin, b.end);
  });
  std::vector<Found> all;
  for (const Extent& part : parts) {
    const Extent whole = paragraph(text, part);
    const Extent shown = surroundings(text, whole, part);
    if (!all.empty() && part.begin < all.back().parts.back().end) {  // overlaps: one stretch
      all.back().parts.back().end = std::max(all.back().parts.back().end, part.end);
    } else if (!all.empty() && shown.begin <= all.back().shown.end) {
      all.back().parts.push_back(part);
    } else {
      all.push_back({shown, whole, {part}});
      continue;
    }
    all.back().shown.end = std::max(all.back().shown.end, shown.end);
    all.back().paragraph.end = std::max(all.back().paragraph.end, whole.end);
  }
  return all;
}

}  // namespace

std::vector<QuotedPassage> Passages::of(FactId id) {
  const Fact& fact = corpus_.fact(id);
  kept_ = source_.quotes(id);
  const std::string_view text = texts_.of(fact.article);
  const StringId tag = fact.article.valid() ? corpus_.article_of(fact).language : StringId();
  const Language& language =
      languages_.try_emplace(tag, tag.valid() ? corpus_.text(tag) : std::string_view("en")).first->second;
  std::vector<QuotedPassage> passages;
  std::vector<Extent> parts;
  for (const Quote& quote : kept_) {
    const std::vector<Extent> places = texts_.places(fact.article, quote);
    parts.insert(parts.end(), places.begin(), places.end());
    if (!places.empty() || quote.exact.empty()) continue;
    const std::optional<Passage> nearest = texts_.nearest(fact.article, quote);
    QuotedPassage alone;
    if (nearest && !nearest->elsewhere)
      append_differences(alone.runs, quote.exact, *nearest, text, true);
    else
      append_quote(alone.runs, corpus_, fact, quote.exact, language);
    passages.push_back(std::move(alone));
    if (nearest) passages.push_back(instead(text, quote.exact, *nearest));
  }
  for (const Found& found : gathered(text, std::move(parts))) {
    QuotedPassage passage;
    passage.in_article = true;
    passage.cut_before = found.shown.begin > found.paragraph.begin;
    passage.cut_after = found.shown.end < found.paragraph.end;
    std::size_t at = found.shown.begin;
    for (const Extent& part : found.parts) {
      if (part.begin > at) passage.runs.push_back({text.substr(at, part.begin - at), Emphasis::none});
      append_quote(passage.runs, corpus_, fact, text.substr(part.begin, part.end - part.begin), language);
      at = part.end;
    }
    if (found.shown.end > at) passage.runs.push_back({text.substr(at, found.shown.end - at), Emphasis::none});
    passages.push_back(std::move(passage));
  }
  return passages;
}

}  // namespace gainsay
