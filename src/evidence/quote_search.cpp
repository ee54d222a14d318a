#include "evidence/quote_search.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "evidence/edit_alignment.h"
#include "evidence/gram_index.h"

namespace gainsay {

namespace {

constexpr std::size_t kNone = std::string_view::npos;
constexpr std::size_t kLongestCompared = 4096;  // bytes of a missing quote that are looked for closely
constexpr std::size_t kIndexed = 1 << 16;       // bytes of a text from which it is searched by its grams
constexpr std::size_t kMostStarts = 256;        // of a quote with words left out
constexpr std::size_t kBeside = 1024;           // bytes of a prefix or suffix that are compared
constexpr std::size_t kEffort = 64 << 20;       // bytes compared in search of a better place for a quote

bool digit(char c) { return c >= '0' && c <= '9'; }
// Of a word, as far as bytes tell: what folding leaves beyond ASCII is nearly always letters.
bool in_word(char c) {
  return digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         static_cast<unsigned char>(c) >= 0x80;
}
bool has_word(std::string_view text) { return std::any_of(text.begin(), text.end(), in_word); }

char at(std::string_view text, std::size_t i) { return i < text.size() ? text[i] : '\0'; }

bool group_of_three(std::string_view text, std::size_t i) {
  return digit(at(text, i)) && digit(at(text, i + 1)) && digit(at(text, i + 2)) && !digit(at(text, i + 3));
}

// `6bn`, `5m`: the letters right behind digits make another number of them.
bool magnitude(std::string_view text, std::size_t i) {
  constexpr std::array<std::string_view, 9> kLetters{"bn", "b", "mn", "mln", "m", "k", "tn", "trn", "mio"};
  std::size_t end = i;
  while (end < text.size() && in_word(text[end])) ++end;
  std::string letters(text.substr(i, end - i));
  std::transform(letters.begin(), letters.end(), letters.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return std::find(kLetters.begin(), kLetters.end(), letters) != kLetters.end();
}

// Whether a cut there would go through a number: between its digits, or beside a sign that stands within it.
bool cuts_number(std::string_view text, std::size_t cut) {
  if (cut == 0 || cut >= text.size()) return false;
  const char before = text[cut - 1], behind = text[cut];
  if (digit(before) && digit(behind)) return true;
  if (digit(before)) {
    if (behind == '.' && digit(at(text, cut + 1))) return true;
    if (behind == ',' && group_of_three(text, cut + 1)) return true;
    return magnitude(text, cut);
  }
  if (digit(behind) && cut >= 2 && digit(text[cut - 2]))
    return before == '.' || (before == ',' && group_of_three(text, cut));
  return false;
}

bool cuts_word(std::string_view text, std::size_t cut) {
  return cut > 0 && cut < text.size() && in_word(text[cut - 1]) && in_word(text[cut]);
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

// The bytes of a fold without white space at its ends.
Extent trimmed(std::string_view text, Extent part) {
  while (part.begin < part.end && text[part.begin] == ' ') ++part.begin;
  while (part.begin < part.end && text[part.end - 1] == ' ') --part.end;
  return part;
}

// Where an ellipsis ends that begins there; `at` itself for none. Three dots or more, perhaps spaced, perhaps
// in brackets.
std::size_t ellipsis_end(std::string_view text, std::size_t from) {
  std::size_t i = from;
  const char open = at(text, i);
  const char close = open == '[' ? ']' : open == '(' ? ')' : '\0';
  if (close != '\0') ++i;
  while (at(text, i) == ' ') ++i;
  std::size_t dots = 0, end = i;
  while (at(text, i) == '.' || (at(text, i) == ' ' && at(text, i + 1) == '.')) {
    if (text[i] == '.') {
      ++dots;
      end = i + 1;
    }
    ++i;
  }
  if (dots < 3) return from;
  i = end;
  if (close == '\0') return end;
  while (at(text, i) == ' ') ++i;
  return at(text, i) == close ? i + 1 : from;
}

// The parts of a folded quote between ellipses; those without a word are left out.
std::vector<Extent> parts_of(std::string_view quote) {
  std::vector<Extent> parts;
  const auto add = [&](std::size_t begin, std::size_t end) {
    const Extent part = trimmed(quote, {begin, end});
    if (has_word(quote.substr(part.begin, part.end - part.begin))) parts.push_back(part);
  };
  std::size_t begin = 0;
  for (std::size_t i = 0; i < quote.size();) {
    const std::size_t end = ellipsis_end(quote, i);
    if (end == i) {
      ++i;
      continue;
    }
    add(begin, i);
    begin = i = end;
  }
  add(begin, quote.size());
  return parts;
}

std::string_view piece(std::string_view text, Extent extent) {
  return text.substr(extent.begin, extent.end - extent.begin);
}

// Whether `prefix` and `suffix`, folded, stand right beside a place.
bool stands_between(std::string_view text, Extent place, std::string_view prefix, std::string_view suffix) {
  const std::string_view before = trimmed(text.substr(0, place.begin));
  const std::string_view behind = trimmed(text.substr(place.end));
  if (prefix.size() > kBeside) prefix.remove_prefix(prefix.size() - kBeside);
  if (suffix.size() > kBeside) suffix.remove_suffix(suffix.size() - kBeside);
  return before.size() >= prefix.size() && before.substr(before.size() - prefix.size()) == prefix &&
         behind.substr(0, suffix.size()) == suffix;
}

// To whole words and numbers, without white space at the ends.
Extent to_words(std::string_view text, Extent at) {
  const auto inside = [&](std::size_t cut) { return cuts_word(text, cut) || cuts_number(text, cut); };
  while (at.begin > 0 && inside(at.begin)) --at.begin;
  while (at.end < text.size() && inside(at.end)) ++at.end;
  return trimmed(text, at);
}

// Where the pattern begins or ends with other words than the text, the alignment leaves those of the text
// out. They are taken in again: up to the pattern's own first or last word where it stands close by, else as
// far as the pattern is longer.
Extent grown(std::string_view text, Extent at, std::string_view pattern) {
  constexpr std::size_t kClose = 3;  // words
  const std::size_t lacking = pattern.size() - std::min(pattern.size(), at.end - at.begin);
  const std::string_view found = piece(text, at);
  const std::string_view first = pattern.substr(0, pattern.find(' '));
  const std::string_view last = pattern.substr(pattern.find_last_of(' ') + 1);
  if (found.substr(0, found.find(' ')) != first) {
    std::size_t begin = at.begin;
    for (std::size_t words = 0; words < kClose && begin > 0; ++words) {
      const std::size_t end = text.find_last_not_of(' ', begin - 1);
      if (end == kNone) break;
      const std::size_t space = text.find_last_of(' ', end);
      begin = space == kNone ? 0 : space + 1;
      if (text.substr(begin, end + 1 - begin) == first) return grown(text, {begin, at.end}, pattern);
    }
    if (found.substr(found.find_last_of(' ') + 1) == last) at.begin -= std::min(at.begin, lacking);
  }
  if (found.substr(found.find_last_of(' ') + 1) != last) {
    std::size_t end = at.end;
    for (std::size_t words = 0; words < kClose && end < text.size(); ++words) {
      const std::size_t begin = std::min(text.find_first_not_of(' ', end), text.size());
      end = std::min(text.find(' ', begin), text.size());
      if (text.substr(begin, end - begin) == last) return {at.begin, end};
    }
    at.end = std::min(text.size(), at.end + lacking);
  }
  return at;
}

}  // namespace

bool holds_words(std::string_view quote) { return has_word(folded_quote(quote, Fold::kept)); }

struct QuoteSearch::Layer {
  Layer(std::string_view text, Fold fold) : folded(text, fold) {
    if (folded.view().size() >= kIndexed) grams_.emplace(folded.view());
  }

  // The first place of `part` from `from` on that goes through no number.
  std::size_t next_place(std::string_view part, std::size_t from) const {
    const std::string_view text = folded.view();
    while (from <= text.size()) {
      const std::size_t place = first_place(part, from);
      if (place == kNone) return kNone;
      const bool cut = (digit(part.front()) && cuts_number(text, place)) ||
                       (digit(part.back()) && cuts_number(text, place + part.size()));
      if (!cut) return place;
      from = place + 1;
    }
    return kNone;
  }

  const GramIndex& index() {
    if (!grams_) grams_.emplace(folded.view());
    return *grams_;
  }

  FoldedText folded;

 private:
  std::size_t first_place(std::string_view part, std::size_t from) const {
    if (grams_ && part.size() >= GramIndex::kGram) return grams_->find(part, from);
    const std::string_view text = folded.view();
    const void* found = ::memmem(text.data() + from, text.size() - from, part.data(), part.size());
    return found == nullptr ? kNone : static_cast<std::size_t>(static_cast<const char*>(found) - text.data());
  }

  std::optional<GramIndex> grams_;  // of long texts at once, of short ones when a quote is missing
};

QuoteSearch::QuoteSearch(std::string_view text) : text_(text) {}
QuoteSearch::~QuoteSearch() = default;

QuoteSearch::Layer& QuoteSearch::layer(Fold fold) {
  std::unique_ptr<Layer>& layer = fold == Fold::kept ? kept_ : loose_;
  if (!layer) layer = std::make_unique<Layer>(text_, fold);
  return *layer;
}

std::optional<QuotePlace> QuoteSearch::find(const Quote& quote) {
  for (const Fold fold : {Fold::kept, Fold::loose}) {
    if (auto place = find(quote, fold)) {
      place->other_case = fold == Fold::loose;
      return place;
    }
  }
  return std::nullopt;
}

std::optional<QuotePlace> QuoteSearch::find(const Quote& quote, Fold fold) {
  const Layer& all = layer(fold);
  const FoldedText& folded = all.folded;
  const std::string_view text = folded.view();
  const std::string exact = folded_quote(quote.exact, fold);
  const std::string prefix = folded_quote(quote.prefix, fold), suffix = folded_quote(quote.suffix, fold);
  if (!has_word(exact)) return std::nullopt;
  const bool beside = !prefix.empty() || !suffix.empty();

  // As it stands; rather where it cuts no word.
  std::optional<Extent> cut;
  std::size_t effort = kEffort;
  for (std::size_t from = all.next_place(exact, 0); from != kNone && effort >= exact.size();
       from = all.next_place(exact, from + 1)) {
    effort -= exact.size();
    const Extent place{from, from + exact.size()};
    if (beside && !stands_between(text, place, prefix, suffix)) continue;
    const bool whole = !cuts_word(text, place.begin) && !cuts_word(text, place.end);
    if (whole) {
      const Extent at = folded.original(place);
      return QuotePlace{at, {at}, false};
    }
    if (!cut) cut = place;
  }
  if (cut) {
    const Extent at = folded.original(*cut);
    return QuotePlace{at, {at}, false};
  }

  // With words left out: from each place of the first part on, every next part as early as it comes. A later
  // start never finds what an earlier one missed.
  const std::vector<Extent> parts = parts_of(exact);
  if (parts.empty() || (parts.size() == 1 && piece(exact, parts[0]).size() == exact.size()))
    return std::nullopt;
  std::vector<Extent> best;
  std::size_t first = all.next_place(piece(exact, parts[0]), 0);
  for (std::size_t starts = 0; first != kNone && starts < kMostStarts; ++starts) {
    std::vector<Extent> places{{first, first + piece(exact, parts[0]).size()}};
    for (std::size_t i = 1; i < parts.size(); ++i) {
      const std::string_view part = piece(exact, parts[i]);
      const std::size_t place = all.next_place(part, places.back().end);
      if (place == kNone) break;
      places.push_back({place, place + part.size()});
    }
    if (places.size() < parts.size()) break;
    const bool fits = !beside || stands_between(text, {first, places.back().end}, prefix, suffix);
    if (fits && (best.empty() || places.back().end - first < best.back().end - best.front().begin))
      best = std::move(places);
    first = all.next_place(piece(exact, parts[0]), first + 1);
  }
  if (best.empty()) return std::nullopt;
  QuotePlace place;
  for (const Extent& part : best) place.parts.push_back(folded.original(part));
  place.whole = {place.parts.front().begin, place.parts.back().end};
  return place;
}

std::optional<Passage> QuoteSearch::nearest(const Quote& quote) {
  Layer& all = layer(Fold::loose);
  const std::string_view text = all.folded.view();
  const FoldedText folded(quote.exact, Fold::loose);
  const std::string_view exact = folded.view();

  // What of it is missing: its first part that does not come behind the parts before it.
  const std::vector<Extent> parts = parts_of(exact);
  if (parts.empty()) return std::nullopt;
  Extent wanted = parts.front();
  std::size_t from = 0;
  bool missing = false;
  for (const Extent& part : parts) {
    const std::size_t place = all.next_place(piece(exact, part), from);
    wanted = part;
    missing = place == kNone;
    if (missing) break;
    from = place + part.end - part.begin;
  }

  Passage passage;
  if (!missing) {
    // All there, but for the prefix or the suffix.
    passage.elsewhere = true;
    wanted = parts.front();
  }
  std::string_view pattern = piece(exact, wanted);
  passage.words_at = folded.original(wanted);
  if (pattern.size() > kLongestCompared) {
    wanted = to_words(exact, {wanted.begin, wanted.begin + kLongestCompared});
    pattern = piece(exact, wanted);
    passage.words_at = folded.original(wanted);
  }
  passage.words = quote.exact.substr(passage.words_at.begin, passage.words_at.end - passage.words_at.begin);
  const std::size_t there = all.next_place(pattern, 0);
  if (there != kNone) {
    passage.elsewhere = true;
    passage.at = all.folded.original({there, there + pattern.size()});
    return passage;
  }

  Alignment best{{0, 0}, pattern.size()};
  const auto look = [&](Extent stretch) {
    const Alignment found = align(pattern, piece(text, stretch));
    if (found.edits < best.edits)
      best = {{found.at.begin + stretch.begin, found.at.end + stretch.begin}, found.edits};
  };
  if (pattern.size() < GramIndex::kShortest) {
    look({0, text.size()});
  } else {
    for (const Extent& stretch : all.index().candidates(pattern)) look(stretch);
  }
  if (best.edits * 2 > pattern.size() || best.at.begin >= best.at.end) return std::nullopt;
  passage.at = all.folded.original(to_words(text, grown(text, best.at, pattern)));
  return passage;
}

}  // namespace gainsay
