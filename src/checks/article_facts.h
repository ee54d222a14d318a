// The facts of one article, as the checks of an article's own dates see them, and all facts of a graph by
// article.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "graph/fact_graph.h"

namespace gainsay {

struct ArticleFacts {
  const Corpus& corpus;
  ArticleId article;
  std::span<const FactId> facts;

  const Article& record() const { return corpus.articles[article.index]; }
};

class FactsByArticle {
 public:
  explicit FactsByArticle(const FactGraph& graph);
  std::span<const FactId> of(ArticleId article) const {
    return std::span(facts_).subspan(first_[article.index],
                                     first_[article.index + 1] - first_[article.index]);
  }

 private:
  std::vector<std::uint32_t> first_;  // in facts_, by article; one more at the end
  std::vector<FactId> facts_;
};

}  // namespace gainsay
