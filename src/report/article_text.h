// The texts of articles, read when a report wants a quote in its surroundings, and where quotes stand in
// them.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "evidence/quote_search.h"
#include "model/corpus.h"

namespace gainsay {

// Kept as long as this lives. A text beyond kLongestText is not read: it is no article.
class ArticleTexts {
 public:
  static constexpr std::uint64_t kLongestText = 4'000'000;

  explicit ArticleTexts(const Corpus& corpus) : corpus_(corpus) {}

  // As the file stands; empty where there is none, or it cannot be read.
  std::string_view of(ArticleId article) { return read(article).text; }
  // The parts of a quote in the text, in order; none where it is not there.
  std::vector<Extent> places(ArticleId article, const Quote& quote);
  // Of a quote that is not there, the words that nearly are; nothing where there are none.
  std::optional<Passage> nearest(ArticleId article, const Quote& quote);

 private:
  struct Read {
    std::string text;
    std::unique_ptr<QuoteSearch> search;
  };
  Read& read(ArticleId article);

  const Corpus& corpus_;
  std::unordered_map<ArticleId, Read> texts_;
  Read none_;
};

}  // namespace gainsay
