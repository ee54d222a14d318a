#include "checks/article_facts.h"

#include <numeric>

namespace gainsay {

FactsByArticle::FactsByArticle(const FactGraph& graph)
    : first_(graph.corpus().articles.size() + 1, 0), facts_(graph.facts().size()) {
  const auto article = [&](FactId fact) { return graph.corpus().fact(fact).article.index; };
  for (const FactId fact : graph.facts()) ++first_[article(fact) + 1];
  std::partial_sum(first_.begin(), first_.end(), first_.begin());
  std::vector<std::uint32_t> next = first_;
  for (const FactId fact : graph.facts()) facts_[next[article(fact)]++] = fact;
}

}  // namespace gainsay
