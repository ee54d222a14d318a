// A quote in its passage: the words around it in the article, the quote itself and, within it, the words that
// say the value.
//
// An editor judges a quote by what stands around it, so the passage is the paragraph, cut where that is long.
// Quotes of one fact that stand close together share a passage. A quote that is not in the text is shown with
// the nearest words that are.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "evidence/language.h"
#include "report/article_text.h"

namespace gainsay {

enum class Emphasis : std::uint8_t { none, quote, disputed };

struct MarkedRun {
  std::string_view text;
  Emphasis emphasis = Emphasis::none;
};

struct QuotedPassage {
  std::vector<MarkedRun> runs;                 // views of the article's text, or of `kept`
  bool cut_before = false, cut_after = false;  // the paragraph goes on
  bool in_article = false;                     // false: the quote alone, for it was not found in a text
  // What the text has in place of a quote that was not found, the words that differ marked.
  bool instead = false;
};

class Passages {
 public:
  Passages(const Corpus& corpus, SourceReader& source) : corpus_(corpus), source_(source), texts_(corpus) {}

  // Of all quotes of a fact, in the order of the text; none where it has no quote. Valid until the next call.
  std::vector<QuotedPassage> of(FactId fact);
  // Whether the text of the fact's article is at hand.
  bool has_text(FactId fact) { return !texts_.of(corpus_.fact(fact).article).empty(); }
  ArticleTexts& texts() { return texts_; }

 private:
  const Corpus& corpus_;
  SourceReader& source_;
  ArticleTexts texts_;
  std::map<StringId, Language> languages_;  // English where an article names none
  std::vector<Quote> kept_;
};

// The words of `quote` that say the value of the fact: its number in digits or words, its date in any of the
// usual forms, its name by label or alias. Several stretches, or none where the value is said otherwise.
std::vector<Extent> words_of_value(const Corpus& corpus, const Fact& fact, std::string_view quote,
                                   const Language& language);

}  // namespace gainsay
