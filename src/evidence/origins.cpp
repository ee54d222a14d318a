#include "evidence/origins.h"

#include <algorithm>
#include <atomic>
#include <numeric>
#include <string>
#include <thread>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "base/fold.h"
#include "evidence/near_duplicates.h"
#include "load/file_bytes.h"

namespace gainsay {

namespace {

// The shingles of all texts, read in parallel; none for an article that gives no text, or none that can be
// read (which is a finding).
std::vector<Shingles> shingled_texts(const Corpus& corpus, unsigned jobs) {
  std::vector<std::uint32_t> with_text;
  for (std::uint32_t i = 0; i < corpus.articles.size(); ++i) {
    if (corpus.articles[i].text_file.valid()) with_text.push_back(i);
  }
  std::vector<Shingles> texts;
  if (with_text.size() < 2) return texts;
  texts.resize(corpus.articles.size());
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    Bytes bytes;
    for (std::size_t i = next++; i < with_text.size(); i = next++) {
      const FileId file = corpus.articles[with_text[i]].text_file;
      if (read_file(corpus.files[file.index].path, bytes)) continue;
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

std::vector<ArticleId> articles_of(const Corpus& corpus, std::span<const FactId> facts) {
  std::vector<ArticleId> articles;
  articles.reserve(facts.size());
  std::unordered_set<ArticleId> seen;
  for (const FactId fact : facts) {
    const ArticleId article = corpus.fact(fact).article;
    if (seen.insert(article).second) articles.push_back(article);
  }
  return articles;
}

}  // namespace

Origins::Stories::Stories(DisjointSets& sets,
                          const std::vector<std::vector<std::uint32_t>>& names_of_articles)
    : of(sets.all()) {
  std::vector<std::uint32_t> number(of.size());  // of the story that its least article stands for
  std::uint32_t count = 0;
  for (std::uint32_t i = 0; i < of.size(); ++i) {
    if (of[i] == i) number[i] = count++;
  }
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;  // story and name
  for (std::uint32_t i = 0; i < of.size(); ++i) {
    of[i] = number[of[i]];
    for (const std::uint32_t name : names_of_articles[i]) pairs.emplace_back(of[i], name);
  }
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  first.assign(count + 1, 0);
  names.reserve(pairs.size());
  for (const auto& [story, name] : pairs) {
    ++first[story + 1];
    names.push_back(name);
  }
  std::partial_sum(first.begin(), first.end(), first.begin());
}

std::vector<std::uint32_t> Origins::Stories::origins(std::span<const ArticleId> articles) const {
  const auto count = static_cast<std::uint32_t>(articles.size());
  DisjointSets sets(count);
  const auto join_equal = [&](std::vector<std::pair<std::uint32_t, std::uint32_t>>& by) {
    std::sort(by.begin(), by.end());
    for (std::size_t i = 1; i < by.size(); ++i) {
      if (by[i].first == by[i - 1].first) sets.join(by[i].second, by[i - 1].second);
    }
  };
  std::vector<std::pair<std::uint32_t, std::uint32_t>> by_story;
  by_story.reserve(count);
  for (std::uint32_t i = 0; i < count; ++i) by_story.emplace_back(of[articles[i].index], i);
  join_equal(by_story);
  std::vector<std::pair<std::uint32_t, std::uint32_t>> by_name;
  for (std::size_t i = 0; i < by_story.size(); ++i) {
    const auto [story, article] = by_story[i];
    if (i > 0 && by_story[i - 1].first == story) continue;  // its names are there already
    for (std::uint32_t n = first[story]; n < first[story + 1]; ++n) by_name.emplace_back(names[n], article);
  }
  join_equal(by_name);
  std::vector<std::uint32_t> origin(count), number(count);
  std::uint32_t next = 0;
  for (std::uint32_t i = 0; i < count; ++i) {
    const std::uint32_t least = sets.find(i);
    if (least == i) number[i] = next++;
    origin[i] = number[least];
  }
  return origin;
}

Origins::Origins(const Corpus& corpus, unsigned jobs) {
  const std::size_t count = corpus.articles.size();
  std::unordered_map<StringId, std::uint32_t> by_text;
  std::unordered_map<std::string, std::uint32_t> by_fold;
  const auto number_of = [&](StringId name) {
    const auto [known, fresh] = by_text.try_emplace(name, 0);
    if (fresh) {
      known->second = by_fold.try_emplace(fold(corpus.text(name)), static_cast<std::uint32_t>(by_fold.size()))
                          .first->second;
    }
    return known->second;
  };
  std::unordered_map<StringId, std::uint32_t> by_id;
  for (std::uint32_t i = 0; i < count; ++i) by_id.emplace(corpus.articles[i].id, i);

  DisjointSets sets(count);
  std::vector<std::vector<std::uint32_t>> names(count);
  for (std::uint32_t i = 0; i < count; ++i) {
    const Article& article = corpus.articles[i];
    if (article.publisher.valid()) names[i].push_back(number_of(article.publisher));
    if (article.agency.valid()) names[i].push_back(number_of(article.agency));
    for (const StringId from : article.derived_from) {
      const auto other = by_id.find(from);
      if (other != by_id.end()) {
        sets.join(other->second, i);
      } else {
        names[i].push_back(number_of(from));
      }
    }
  }
  declared_ = Stories(sets, names);
  const std::vector<Shingles> texts = shingled_texts(corpus, jobs);
  if (texts.empty()) {
    stories_ = declared_;
    return;
  }
  join_near_duplicates(texts, sets);
  stories_ = Stories(sets, names);
}

std::uint32_t Origins::count(const Corpus& corpus, std::span<const FactId> facts) const {
  const std::vector<std::uint32_t> origins = among(articles_of(corpus, facts));
  return origins.empty() ? 0 : *std::max_element(origins.begin(), origins.end()) + 1;
}

std::vector<std::vector<ArticleId>> Origins::copies(const Corpus& corpus,
                                                    std::span<const FactId> facts) const {
  const std::vector<ArticleId> articles = articles_of(corpus, facts);
  const std::vector<std::uint32_t> declared = declared_.origins(articles), all = stories_.origins(articles);
  std::vector<std::vector<ArticleId>> groups(articles.size());  // by origin
  std::uint32_t next = 0;  // declared origins come in the order of articles
  for (std::size_t i = 0; i < articles.size(); ++i) {
    if (declared[i] != next) continue;
    groups[all[i]].push_back(articles[i]);
    ++next;
  }
  std::erase_if(groups, [](const auto& group) { return group.size() < 2; });
  return groups;
}

}  // namespace gainsay
