#include "app/quote_choice.h"

#include <fmt/format.h>

#include <algorithm>

#include "app/usage.h"
#include "load/json_text.h"
#include "load/json_tree.h"
#include "load/text_map.h"
#include "load/walk.h"

namespace gainsay {

namespace {

// The last, or the first, `words` words of a text, with the white space between them and its inner end.
std::string_view last_words(std::string_view text, std::size_t words) {
  std::size_t at = text.size();
  for (std::size_t i = 0; i < words && at > 0; ++i) {
    while (at > 0 && text[at - 1] == ' ') --at;
    while (at > 0 && text[at - 1] != ' ') --at;
  }
  return text.substr(at);
}
std::string_view first_words(std::string_view text, std::size_t words) {
  std::size_t at = 0;
  for (std::size_t i = 0; i < words && at < text.size(); ++i) {
    while (at < text.size() && text[at] == ' ') ++at;
    while (at < text.size() && text[at] != ' ') ++at;
  }
  return text.substr(0, at);
}

// Whether JSON can hold it as people write it: on one line, and well-formed.
bool can_be_written(std::string_view text) {
  if (std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }))
    return false;
  std::string json;
  append_json_string(text, json);
  return !JsonTree::parse(json).error();
}

}  // namespace

QuotedText::QuotedText(const std::filesystem::path& path) : path_(path) {
  if (const auto problem = read_file(path, bytes_))
    throw UsageError(fmt::format("cannot read the article's text {}: {}", path.string(), *problem));
  text_ = bytes_.view();
}

QuotedText::Place QuotedText::place_of(Extent at) const {
  const Location location = TextMap(text_).locate(FileId(0), at);
  return {at, location.line, location.column};
}

std::vector<QuotedText::Place> QuotedText::places(const Quote& quote) const {
  std::vector<Place> all;
  // A prefix may stand before the words that were found last, so with one there is one place to find.
  const bool anchored = !quote.prefix.empty() || !quote.suffix.empty();
  for (std::size_t from = 0; all.size() < kMostPlaces;) {
    const auto found = QuoteSearch(text_.substr(from)).find(quote);
    if (!found) break;
    all.push_back(place_of({from + found->whole.begin, from + found->whole.end}));
    if (anchored || found->parts.size() > 1) break;
    from += found->whole.end;
  }
  return all;
}

Quote QuotedText::as_printed(const Quote& quote) const {
  const auto found = QuoteSearch(text_).find(quote);
  if (!found || found->parts.size() != 1 || !can_be_written(piece(found->whole))) return quote;
  return {std::string(piece(found->whole)), quote.prefix, quote.suffix};
}

Quote QuotedText::only_at(const Quote& quote, const Place& place) const {
  const std::size_t feed = text_.rfind('\n', place.at.begin);
  const std::size_t begin = place.at.begin == 0 || feed == std::string_view::npos ? 0 : feed + 1;
  const std::size_t end = std::min(text_.find('\n', place.at.end), text_.size());
  const std::string_view before = text_.substr(begin, place.at.begin - begin);
  const std::string_view after = text_.substr(place.at.end, end - place.at.end);
  Quote only = quote;
  for (std::size_t words = 2; words <= 64; words *= 2) {
    only.prefix = last_words(before, words);
    only.suffix = first_words(after, words);
    if (!can_be_written(only.prefix + only.suffix)) break;
    const auto found = QuoteSearch(text_).find(only);
    if (found && found->whole.begin == place.at.begin) return only;
  }
  throw UsageError(
      fmt::format("what stands beside the words on line {} does not tell that place from the "
                  "others; give more words",
                  place.line));
}

std::optional<QuotedText::Near> QuotedText::nearest(const Quote& quote) const {
  const auto passage = QuoteSearch(text_).nearest(quote);
  if (!passage || passage->elsewhere) return std::nullopt;
  return Near{std::string(piece(passage->at)), place_of(passage->at).line};
}

std::string QuotedText::shown(const Place& place) const {
  return fmt::format("{}:{}:{}", shown_path(path_), place.line, place.column);
}

std::string QuotedText::line_at(const Place& place) const {
  const std::size_t feed = text_.rfind('\n', place.at.begin);
  const std::size_t begin = place.at.begin == 0 || feed == std::string_view::npos ? 0 : feed + 1;
  const std::size_t end = std::min(text_.find('\n', begin), text_.size());
  return std::string(text_.substr(begin, end - begin));
}

}  // namespace gainsay
