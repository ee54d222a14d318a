#include "report/evidence.h"

#include <fmt/format.h>

#include <array>
#include <vector>

#include "checks/article_view.h"
#include "report/phrase.h"

namespace gainsay {

std::string evidence_of(const Corpus& corpus, FactId id) {
  const Fact& fact = corpus.fact(id);
  if (!fact.article.valid() || !corpus.article_of(fact).text_file.valid()) return {};
  ArticleReading reading(corpus);
  const std::array<FactId, 1> facts{id};
  ArticleView view(corpus, fact.article, facts, reading);
  if (view.problem() || view.facts().front().quotes.empty()) return {};

  const std::string& file = corpus.files[view.article.text_file.index].shown;
  std::vector<std::string> places, words;
  bool missing = false;
  for (const Quote& quote : view.facts().front().quotes) {
    words.push_back(quote.exact);
    const auto place = view.search().find(quote);
    missing = missing || (!place && holds_words(quote.exact));
    if (!place) continue;
    const Location at = view.in_text(place->whole);
    places.push_back(fmt::format("{}:{}:{}", file, at.line, at.column));
  }
  std::string text =
      places.empty() ? fmt::format("its quote is not in {}", file)
                     : fmt::format("quoted from {}{}", listed(places), missing ? ", but not all of it" : "");
  const InQuote look = value_in_quote(corpus, fact, words, view.words());
  switch (look.support) {
    case Support::found:
      return text + "; its value is in the quote";
    case Support::absent:
      return text + "; its value is not in the quote";
    case Support::unchecked:
      break;
  }
  return text + "; its value is unchecked: " + look.why;
}

}  // namespace gainsay
