#include "evidence/origins.h"

#include <algorithm>
#include <numeric>
#include <string>
#include <unordered_map>

#include "base/fold.h"

namespace gainsay {

namespace {

class Sets {
 public:
  explicit Sets(std::size_t count) : parent_(count) { std::iota(parent_.begin(), parent_.end(), 0U); }
  std::uint32_t find(std::uint32_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  void join(std::uint32_t a, std::uint32_t b) {
    a = find(a);
    b = find(b);
    parent_[std::max(a, b)] = std::min(a, b);
  }

 private:
  std::vector<std::uint32_t> parent_;
};

}  // namespace

Origins::Origins(const Corpus& corpus) {
  Sets sets(corpus.articles.size());
  std::unordered_map<std::string, std::uint32_t> first_of;
  std::unordered_map<StringId, std::uint32_t> by_text;
  const auto join_by = [&](StringId name, std::uint32_t article) {
    if (!name.valid()) return;
    const auto [known, fresh] = by_text.try_emplace(name, article);
    if (!fresh) return sets.join(known->second, article);
    const auto [first, is_first] = first_of.try_emplace(fold(corpus.text(name)), article);
    if (!is_first) sets.join(first->second, article);
  };
  std::unordered_map<StringId, std::uint32_t> by_id;
  for (std::uint32_t i = 0; i < corpus.articles.size(); ++i) {
    by_id.emplace(corpus.articles[i].id, i);
    join_by(corpus.articles[i].agency, i);
    join_by(corpus.articles[i].publisher, i);
  }
  for (std::uint32_t i = 0; i < corpus.articles.size(); ++i) {
    for (const StringId from : corpus.articles[i].derived_from) {
      const auto article = by_id.find(from);
      if (article != by_id.end()) {
        sets.join(article->second, i);
      } else {
        join_by(from, i);
      }
    }
  }
  origin_.resize(corpus.articles.size());
  for (std::uint32_t i = 0; i < origin_.size(); ++i) origin_[i] = sets.find(i);
}

std::uint32_t Origins::count(const Corpus& corpus, std::span<const FactId> facts) const {
  std::vector<std::uint32_t> seen;
  seen.reserve(facts.size());
  for (const FactId fact : facts) seen.push_back(of(corpus.fact(fact).article));
  std::sort(seen.begin(), seen.end());
  return static_cast<std::uint32_t>(std::unique(seen.begin(), seen.end()) - seen.begin());
}

}  // namespace gainsay
