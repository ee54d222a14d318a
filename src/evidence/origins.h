// Independent origins: articles that repeat one another count once.
//
// Articles of one story are one origin: joined by `derived_from`, or by texts that are near-duplicates
// (near_duplicates.h), directly or through others. So are articles of one agency or one publisher, and those
// of a story with those of the publishers and agencies that have it (design: semantics.md, "Evidence"). But
// two papers that once printed the same text are two origins in all else: publishers and agencies join the
// articles at hand, not the whole corpus. Names are compared after folding. Texts are read once, and only
// where articles give them.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "model/corpus.h"

namespace gainsay {

class DisjointSets;

class Origins {
 public:
  explicit Origins(const Corpus& corpus, unsigned jobs = 1);

  // For each of the articles the number of its origin among them, from 0 in their order.
  std::vector<std::uint32_t> among(std::span<const ArticleId> articles) const {
    return stories_.origins(articles);
  }
  // How many independent origins the facts have between them.
  std::uint32_t count(const Corpus& corpus, std::span<const FactId> facts) const;
  // Of the facts' articles those that their texts alone show to be one origin: one of each publisher or
  // agency, by origin, in the order of the facts.
  std::vector<std::vector<ArticleId>> copies(const Corpus& corpus, std::span<const FactId> facts) const;

 private:
  // Articles that tell one story, and the names of the publishers and agencies that have it.
  struct Stories {
    Stories() = default;
    Stories(DisjointSets& sets, const std::vector<std::vector<std::uint32_t>>& names_of_articles);
    std::vector<std::uint32_t> origins(std::span<const ArticleId> articles) const;

    std::vector<std::uint32_t> of;     // by article
    std::vector<std::uint32_t> first;  // in `names`, by story; one more at the end
    std::vector<std::uint32_t> names;
  };

  Stories declared_;  // by what the articles' records say
  Stories stories_;   // by their texts, too
};

}  // namespace gainsay
