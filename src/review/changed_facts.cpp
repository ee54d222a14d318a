#include "review/changed_facts.h"

#include <xxhash.h>

#include <string>
#include <unordered_set>

#include "review/identity.h"

namespace gainsay {

namespace {

std::uint64_t known_by(const Corpus& corpus, FactId id) {
  const Fact& fact = corpus.fact(id);
  std::string content(corpus.text(corpus.subjects[fact.subject.index].id));
  content += '\x1f';
  content += corpus.text(corpus.property_of(fact).id);
  content += '\x1f';
  content += corpus.scope_text(fact.scope);
  content += '\x1f';
  content += fact_content(corpus, id);
  return XXH3_64bits(content.data(), content.size());
}

}  // namespace

std::vector<FactId> changed_facts(const Corpus& before, const Corpus& now) {
  std::unordered_set<std::uint64_t> earlier;
  earlier.reserve(before.facts.size());
  for (std::size_t i = 0; i < before.facts.size(); ++i) earlier.insert(known_by(before, FactId(i)));
  std::vector<FactId> changed;
  for (std::size_t i = 0; i < now.facts.size(); ++i) {
    if (earlier.count(known_by(now, FactId(i))) == 0) changed.emplace_back(i);
  }
  return changed;
}

}  // namespace gainsay
