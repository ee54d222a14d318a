#include "evidence/origins.h"

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <string>
#include <thread>
#include <unordered_map>
#include <unordered_set>

#include "base/fold.h"
#include "evidence/near_duplicates.h"
#include "load/file_bytes.h"

namespace gainsay {

namespace {

// The shingles of all texts, read in parallel; none for an article that gives no text, or none that can be
// read (which is a finding of load/).
std::vector<Shingles> shingled_texts(const Corpus& corpus, unsigned jobs) {
  std::vector<std::uint32_t> with_text;
  for (std::uint32_t i = 0; i < corpus.articles.size(); ++i) {
    if (corpus.articles[i].text.valid()) with_text.push_back(i);
  }
  std::vector<Shingles> texts;
  if (with_text.size() < 2) return texts;
  texts.resize(corpus.articles.size());
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    Bytes bytes;
    for (std::size_t i = next++; i < with_text.size(); i = next++) {
      const Article& article = corpus.articles[with_text[i]];
      const std::filesystem::path folder = corpus.files[article.place.file().index].path.parent_path();
      if (read_file(folder / corpus.text(article.text), bytes)) continue;
      texts[with_text[i]] = Shingles(bytes.view());
    }
  };
  {
    std::vector<std::thread> threads;
    for (std::size_t i = 1; i < std::min<std::size_t>(jobs, with_text.size()); ++i)
      threads.emplace_back(work);
    work();
    for (std::thread& thread : threads) thread.join();
  }
  return texts;
}

}  // namespace

Origins::Origins(const Corpus& corpus, unsigned jobs) {
  DisjointSets sets(corpus.articles.size());
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
  declared_ = sets.all();
  join_near_duplicates(shingled_texts(corpus, jobs), sets);
  origin_ = sets.all();
}

std::uint32_t Origins::count(const Corpus& corpus, std::span<const FactId> facts) const {
  std::vector<std::uint32_t> seen;
  seen.reserve(facts.size());
  for (const FactId fact : facts) seen.push_back(of(corpus.fact(fact).article));
  std::sort(seen.begin(), seen.end());
  return static_cast<std::uint32_t>(std::unique(seen.begin(), seen.end()) - seen.begin());
}

std::vector<std::vector<ArticleId>> Origins::copies(const Corpus& corpus,
                                                    std::span<const FactId> facts) const {
  std::unordered_set<std::uint32_t> told;                // declared origins
  std::unordered_map<std::uint32_t, std::size_t> place;  // in `all`, by origin
  std::vector<std::vector<ArticleId>> all;
  for (const FactId fact : facts) {
    const ArticleId article = corpus.fact(fact).article;
    if (!told.insert(declared_[article.index]).second) continue;
    const auto [known, fresh] = place.try_emplace(of(article), all.size());
    if (fresh) all.emplace_back();
    all[known->second].push_back(article);
  }
  std::erase_if(all, [](const auto& group) { return group.size() < 2; });
  return all;
}

}  // namespace gainsay
