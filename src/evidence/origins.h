// Independent origins: articles that repeat one another count once.
//
// Articles of one agency or one publisher, articles joined by `derived_from`, and articles whose texts are
// near-duplicates (near_duplicates.h) are one origin (design: semantics.md, "Evidence"). Names are compared
// after folding. Texts are read once, and only where articles give them.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "model/corpus.h"

namespace gainsay {

class Origins {
 public:
  explicit Origins(const Corpus& corpus, unsigned jobs = 1);

  // Equal for articles of one origin; the number itself means nothing.
  std::uint32_t of(ArticleId article) const { return origin_[article.index]; }
  // How many independent origins the facts have between them.
  std::uint32_t count(const Corpus& corpus, std::span<const FactId> facts) const;
  // Of the facts' articles those that their texts alone show to be one origin with another: one of each
  // publisher or agency, by origin, in the order of the facts.
  std::vector<std::vector<ArticleId>> copies(const Corpus& corpus, std::span<const FactId> facts) const;

 private:
  std::vector<std::uint32_t> declared_;  // by what the articles' records say
  std::vector<std::uint32_t> origin_;    // by their texts, too
};

}  // namespace gainsay
