// Independent origins: articles that repeat one another count once.
//
// Articles of one agency or one publisher, and articles joined by `derived_from`, are one origin (design:
// semantics.md, "Evidence"). Names are compared after folding.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "model/corpus.h"

namespace gainsay {

class Origins {
 public:
  explicit Origins(const Corpus& corpus);

  // Equal for articles of one origin; the number itself means nothing.
  std::uint32_t of(ArticleId article) const { return origin_[article.index]; }
  // How many independent origins the facts have between them.
  std::uint32_t count(const Corpus& corpus, std::span<const FactId> facts) const;

 private:
  std::vector<std::uint32_t> origin_;
};

}  // namespace gainsay
