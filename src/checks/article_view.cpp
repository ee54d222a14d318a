#include "checks/article_view.h"

#include <fmt/format.h>

namespace gainsay {

ArticleView::ArticleView(const Corpus& all, ArticleId of, std::span<const FactId> facts,
                         ArticleReading& reading)
    : corpus(all), id(of), article(all.articles[of.index]), reading_(reading) {
  problem_ = read_file(corpus.files[article.text_file.index].path, reading.bytes);
  if (problem_) return;
  text_ = reading.bytes.view();
  if (text_.size() > kLargestText) {
    problem_ = fmt::format("it is larger than {} MiB", kLargestText >> 20);
    text_ = {};
    return;
  }
  facts_.reserve(facts.size());
  for (const FactId fact : facts) facts_.push_back({fact, reading.source.quotes(fact)});
}

const ArticleWords& ArticleView::words() {
  if (words_) return *words_;
  const std::string_view tag = corpus.text(article.language);
  auto& languages = reading_.languages;
  auto known = languages.find(tag);
  if (known == languages.end())
    known = languages.emplace(std::string(tag), std::make_unique<Language>(tag)).first;
  const Language& language = *known->second;
  const bool english = language.known() ? language.english() : looks_english(text_);
  words_.emplace(ArticleWords{language, english, publication_days(corpus.time(article.published))});
  return *words_;
}

QuoteSearch& ArticleView::search() {
  if (!search_) search_.emplace(text_);
  return *search_;
}

Location ArticleView::in_text(Extent at) {
  if (!map_) map_.emplace(text_);
  return map_->locate(article.text_file, at);
}

}  // namespace gainsay
