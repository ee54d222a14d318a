#include "report/article_text.h"

#include "load/file_bytes.h"

namespace gainsay {

ArticleTexts::Read& ArticleTexts::read(ArticleId id) {
  if (!id.valid()) return none_;
  const auto [known, fresh] = texts_.try_emplace(id);
  Read& read = known->second;
  const FileId where = corpus_.articles[id.index].text_file;
  if (!fresh || !where.valid()) return read;
  InputFile file;
  if (file.open(corpus_.files[where.index].path) || file.size() > kLongestText) return read;
  read.text.resize(file.size());
  read.text.resize(file.read(0, read.text.data(), read.text.size()));
  if (!read.text.empty()) read.search = std::make_unique<QuoteSearch>(read.text);
  return read;
}

std::vector<Extent> ArticleTexts::places(ArticleId id, const Quote& quote) {
  Read& article = read(id);
  if (article.search == nullptr) return {};
  const auto place = article.search->find(quote);
  if (!place) return {};
  return place->parts.empty() ? std::vector<Extent>{place->whole} : place->parts;
}

std::optional<Passage> ArticleTexts::nearest(ArticleId id, const Quote& quote) {
  Read& article = read(id);
  return article.search == nullptr ? std::nullopt : article.search->nearest(quote);
}

}  // namespace gainsay
