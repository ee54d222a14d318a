// What was read: how much of it, and each article with its text, the quotes of its facts marked where they
// stand.
#include <algorithm>
#include <set>
#include <tuple>

#include "report/html.h"
#include "report/markup.h"
#include "report/phrase.h"

namespace gainsay {

namespace {

constexpr std::size_t kMostText = 2'000'000;  // bytes of all texts that are shown whole

// The ends of a quote, in the text.
struct Place {
  Extent at;
  FactId fact;
};

std::vector<ArticleId> by_publication(const Corpus& corpus) {
  std::vector<ArticleId> order;
  for (std::size_t i = 0; i < corpus.articles.size(); ++i) order.emplace_back(i);
  const auto first = [&](ArticleId id) {
    const Time* published = corpus.time(corpus.articles[id.index].published);
    return published == nullptr ? kFuture : published->edtf.members.front().start.widened.first;
  };
  std::sort(order.begin(), order.end(), [&](ArticleId a, ArticleId b) {
    return std::pair(first(a), corpus.text(corpus.articles[a.index].id)) <
           std::pair(first(b), corpus.text(corpus.articles[b.index].id));
  });
  return order;
}

class Articles {
 public:
  explicit Articles(HtmlParts& parts)
      : parts_(parts), corpus_(parts.corpus), facts_(corpus_.articles.size()) {
    for (std::size_t i = 0; i < corpus_.facts.size(); ++i)
      if (corpus_.facts[i].article.valid()) facts_[corpus_.facts[i].article.index].emplace_back(i);
  }

  void write() {
    if (corpus_.articles.empty()) return;
    parts_.sink("<section id=\"articles\"><h2>Articles</h2>\n");
    for (const ArticleId id : by_publication(corpus_)) parts_.sink(article(id));
    parts_.sink("</section>\n");
  }

 private:
  std::string article(ArticleId id) {
    const Article& article = corpus_.articles[id.index];
    std::string text = Tag("article")
                           .with("class", "source")
                           .with("id", article_anchor(corpus_, id))
                           .with("data-article", corpus_.text(article.id))
                           .open();
    const std::string_view title = corpus_.text(article.title.valid() ? article.title : article.id);
    const std::string link = web_link(corpus_.text(article.url));
    text += "<h3>" +
            (link.empty() ? html_text(title)
                          : Tag("a").with("href", link).with("rel", "noopener noreferrer").open() +
                                html_text(title) + "</a>") +
            "</h3><p class=\"about\">" + described(article) + "</p>";
    text += body(id);
    return text + "</article>\n";
  }

  std::string described(const Article& article) const {
    std::vector<std::string> parts;
    const auto add = [&](std::string_view what, std::string_view before = {}) {
      if (!what.empty()) parts.push_back(std::string(before) + html_text(what));
    };
    add(corpus_.text(article.publisher));
    add(corpus_.text(article.agency), "agency ");
    add(corpus_.text(article.author), "by ");
    const Time* published = corpus_.time(article.published);
    if (published != nullptr) add(time_in_words(corpus_.text(published->text)));
    for (const StringId from : article.derived_from) add(corpus_.text(from), "after ");
    const std::string archived = web_link(corpus_.text(article.archive_url));
    if (!archived.empty())
      parts.push_back(Tag("a").with("href", archived).with("rel", "noopener noreferrer").open() +
                      "archived copy</a>");
    parts.push_back("<code>" + html_text(corpus_.text(article.id)) + "</code>");
    std::string text;
    for (const std::string& part : parts) text += (text.empty() ? "" : " · ") + part;
    return text;
  }

  std::string body(ArticleId id) {
    const std::size_t count = facts_[id.index].size();
    const std::string_view written = parts_.passages.texts().of(id);
    if (written.empty())
      return "<p class=\"lack\">" + counted(count, "fact") + "; its text is not at hand.</p>";
    shown_ += written.size();
    if (corpus_.facts.size() > kAllFacts || shown_ > kMostText)
      return "<p class=\"lack\">" + counted(count, "fact") + "; its text is left out of this page.</p>";
    std::vector<Place> places;
    for (const FactId fact : facts_[id.index])
      for (const Quote& quote : parts_.source.quotes(fact))
        for (const Extent& at : parts_.passages.texts().places(id, quote)) places.push_back({at, fact});
    std::sort(places.begin(), places.end(), [](const Place& a, const Place& b) {
      return std::tuple(a.at.begin, a.at.end, a.fact) < std::tuple(b.at.begin, b.at.end, b.fact);
    });
    return "<details><summary>The text, with the quotes of " + counted(count, "fact") +
           "</summary><div class=\"text\" dir=\"auto\">" + marked(written, places) + "</div></details>";
  }

  // Paragraphs, with what any fact quotes marked, and a place to go to where each quote begins.
  std::string marked(std::string_view text, const std::vector<Place>& places) const {
    std::set<std::size_t> ends;
    for (const Place& place : places) ends.insert({place.at.begin, place.at.end});
    std::string out = "<p>";
    std::size_t at = 0, next = 0, until = 0;
    std::set<FactId> begun;
    const auto piece = [&](std::size_t end) {
      if (end <= at) return;
      const bool quoted = at < until;
      paragraphs(out, text.substr(at, end - at), quoted);
      at = end;
    };
    for (const std::size_t end : ends) {
      piece(end);
      while (next < places.size() && places[next].at.begin == end) {
        const Place& place = places[next++];
        until = std::max(until, place.at.end);
        if (begun.insert(place.fact).second) out += pin(place.fact);
      }
    }
    piece(text.size());
    return out + "</p>";
  }

  static void paragraphs(std::string& out, std::string_view text, bool quoted) {
    while (!text.empty()) {
      const std::size_t line = std::min(text.find('\n'), text.size());
      const std::string words = html_run(text.substr(0, line));
      const bool blank = words.empty() || words == " ";
      if (!blank) out += quoted ? "<mark>" + words + "</mark>" : words;
      if (line == text.size()) return;
      std::size_t after = line;
      std::size_t breaks = 0;
      while (after < text.size() && static_cast<unsigned char>(text[after]) <= ' ')
        breaks += text[after++] == '\n' ? 1 : 0;
      out += breaks > 1 ? "</p><p>" : " ";
      text.remove_prefix(after);
    }
  }

  // Where a quote begins: what it was read as, and where that leads.
  std::string pin(FactId id) const {
    const Fact& fact = corpus_.fact(id);
    const Standing& standing = parts_.standings.of(id);
    const std::string says = corpus_.subject_label(fact.subject) + ", " +
                             corpus_.property_label(fact.property) + ": " + said_in_words(corpus_, fact);
    const bool drawn = parts_.group_of(fact.subject) != nullptr;
    return Tag("a")
               .with("class", standing.conflict  ? "pin conflict"
                              : standing.tension ? "pin tension"
                                                 : "pin")
               .with("id", fact_anchor(corpus_, id))
               .given("href", drawn ? "#" + timeline_anchor(corpus_, fact.subject, fact.property) : "")
               .with("title", says)
               .open() +
           "</a>";
  }

  HtmlParts& parts_;
  const Corpus& corpus_;
  std::vector<std::vector<FactId>> facts_;  // by article
  std::size_t shown_ = 0;
};

std::string tile(std::size_t number, std::string_view noun, std::string_view beside) {
  std::string words(noun);
  if (number != 1) words += 's';
  std::string text = "<div class=\"tile\"><dt>" + words;
  if (!beside.empty()) text += "<small>" + std::string(beside) + "</small>";
  return text + "</dt><dd>" + grouped(number) + "</dd></div>";
}

}  // namespace

std::string html_coverage(HtmlParts& parts) {
  const Corpus& corpus = parts.corpus;
  const Summary& summary = parts.result.summary;
  std::vector<ArticleId> articles;
  articles.reserve(corpus.articles.size());
  for (std::size_t i = 0; i < corpus.articles.size(); ++i) articles.emplace_back(i);
  const std::vector<std::uint32_t> numbers = parts.origins.among(articles);
  const std::size_t origins = numbers.empty() ? 0 : *std::max_element(numbers.begin(), numbers.end()) + 1;
  std::size_t compared = 0;
  for (const Series& series : parts.result.graph.series())
    compared += series.end_fact - series.first_fact > 1 ? 1 : 0;

  std::string text = "<section id=\"coverage\"><h2>What was read</h2><dl class=\"tiles\">";
  text +=
      tile(summary.articles, "article", origins == 0 ? "" : "from " + counted(origins, "independent origin"));
  text += tile(summary.subjects, "subject", "");
  text += tile(summary.facts, "fact", "");
  text +=
      tile(parts.result.graph.series().size(), "question", grouped(compared) + " answered more than once");
  const EvidenceTally& evidence = summary.evidence;
  if (evidence.quotes > 0)
    text += tile(evidence.quotes, "quote",
                 evidence.quotes_found == evidence.quotes
                     ? "all found in the texts"
                     : grouped(evidence.quotes_found) + " found in the texts");
  text += "</dl>";
  if (evidence.values_found + evidence.values_absent + evidence.values_unchecked > 0)
    text += "<p class=\"about\">" + html_text(capitalised(what_was_found(evidence))) + ".</p>";
  if (!summary.unchecked.empty()) {
    text += "<div class=\"unchecked\"><p><b>Not checked, or not wholly:</b></p><ul>";
    for (const std::string& file : summary.unchecked) text += "<li><code>" + html_text(file) + "</code></li>";
    text += "</ul></div>";
  }
  return text + "</section>\n";
}

void html_articles(HtmlParts& parts) { Articles(parts).write(); }

}  // namespace gainsay
