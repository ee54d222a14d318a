// Where a quote stands in its article.
//
// Text and quote are compared folded (folded_text.h), first with the case of letters kept, then without.
// An ellipsis (`…`, `...`, `[...]`, `(...)`) that the text does not have stands for words left out: the parts
// follow one another, and of all places the shortest is taken. A `prefix` and `suffix` (W3C Web Annotation
// Data Model, TextQuoteSelector) say which of several places is meant; a place without them is none.
//
// A number is found whole or not at all: "5,000 troops" is not in "15,000 troops". Words may be cut.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "evidence/folded_text.h"
#include "load/source.h"

namespace gainsay {

// A quote, or a part of one between ellipses, at its place: bytes of the text.
struct QuotePlace {
  Extent whole;
  std::vector<Extent> parts;  // more than one where words were left out
  bool other_case = false;    // found only with the case of letters folded
};

// Words that nearly are the quote's.
struct Passage {
  Extent at;          // bytes of the text
  std::string words;  // the part of the quote that was looked for, as written
  Extent words_at;    // its bytes in the quote
  // The words themselves are there, but nowhere with the quote's prefix and suffix.
  bool elsewhere = false;
};

// Whether there is anything to look for in it: a letter or a digit.
bool holds_words(std::string_view quote);

// Nothing here changes the text; looking up builds what it needs once. For one thread at a time.
class QuoteSearch {
 public:
  // `text` outlives the search and is shorter than 2 GiB.
  explicit QuoteSearch(std::string_view text);
  ~QuoteSearch();

  // Nothing for a quote that is not there. A quote without a letter or digit is nowhere.
  std::optional<QuotePlace> find(const Quote& quote);
  // For a quote that is not there: the nearest words, by edit distance, of the whole or of its first part
  // that is missing. Nothing where less than about half of it is alike.
  std::optional<Passage> nearest(const Quote& quote);

 private:
  struct Layer;  // the text under one fold, and what finds grams in it
  Layer& layer(Fold fold);
  std::optional<QuotePlace> find(const Quote& quote, Fold fold);

  std::string_view text_;
  std::unique_ptr<Layer> kept_, loose_;
};

}  // namespace gainsay
