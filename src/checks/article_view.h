// One article as the checks of evidence see it: its text, and its facts with the quotes that they rest on.
//
// Text and quotes are read back from their files for one article at a time and given up behind it; quotes are
// no part of the corpus. A check is a pure function of this.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "evidence/evidence_tally.h"
#include "evidence/quote_search.h"
#include "evidence/value_in_quote.h"
#include "load/file_bytes.h"
#include "load/source.h"
#include "load/text_map.h"
#include "model/corpus.h"

namespace gainsay {

// What a thread keeps from article to article.
struct ArticleReading {
  explicit ArticleReading(const Corpus& corpus) : source(corpus) {}
  SourceReader source;
  Bytes bytes;
  std::map<std::string, std::unique_ptr<Language>, std::less<>> languages;  // by tag
};

struct QuotedFact {
  FactId fact;
  std::vector<Quote> quotes;  // none where the fact gives none
};

class ArticleView {
 public:
  static constexpr std::size_t kLargestText = 64 << 20;  // bytes

  // `facts` are those of the article. Reads its text and their quotes.
  ArticleView(const Corpus& corpus, ArticleId id, std::span<const FactId> facts, ArticleReading& reading);

  // Why the text cannot be read, for people; nothing where it can.
  const std::optional<std::string>& problem() const { return problem_; }
  std::string_view text() const { return text_; }
  const std::vector<QuotedFact>& facts() const { return facts_; }
  const ArticleWords& words();

  QuoteSearch& search();
  Location in_text(Extent at);
  SourceReader& source() { return reading_.source; }

  const Corpus& corpus;
  const ArticleId id;
  const Article& article;
  EvidenceTally tally;  // counted by the checks

 private:
  ArticleReading& reading_;
  std::optional<std::string> problem_;
  std::string_view text_;
  std::vector<QuotedFact> facts_;
  std::optional<QuoteSearch> search_;
  std::optional<TextMap> map_;
  std::optional<ArticleWords> words_;
};

}  // namespace gainsay
