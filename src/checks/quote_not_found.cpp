// G401 quote-not-found: a fact rests on words that are not in the article's text.
// The nearest passage is shown with the difference, because the usual cause is a slip in copying, and the
// next one a quote that was written from memory.

#include <fmt/format.h>

#include "checks/checks.h"
#include "checks/wording.h"
#include "evidence/word_difference.h"
#include "load/complaint.h"

namespace gainsay {

namespace {

std::string_view piece(std::string_view text, Extent at) { return text.substr(at.begin, at.end - at.begin); }

// Quoted in a label: `the text has "deployed"`.
std::string has(std::string_view who, std::string_view words, std::string_view where) {
  return words.empty() ? fmt::format("{} has nothing {}", who, where)
                       : fmt::format("{} has {}", who, in_quotes(words));
}

void show_nearest(ArticleView& view, FactId fact, std::size_t index, const Passage& passage,
                  Finding& finding) {
  SourceReader& source = view.source();
  if (passage.elsewhere) {
    finding.marks = {{source.quote_location(fact, index, passage.words_at), "not where the quote says"},
                     {view.in_text(passage.at), "the words stand here"}};
    return;
  }
  const std::string_view there = piece(view.text(), passage.at);
  const std::vector<WordDifference> differences = word_differences(passage.words, there);
  if (differences.size() == 1) {
    const WordDifference& only = differences.front();
    const Extent in_quote{passage.words_at.begin + only.quote.begin, passage.words_at.begin + only.quote.end};
    const Extent in_text{passage.at.begin + only.text.begin, passage.at.begin + only.text.end};
    finding.marks = {
        {source.quote_location(fact, index, in_quote), has("the text", piece(there, only.text), "here")},
        {view.in_text(in_text), has("the quote", piece(passage.words, only.quote), "here")}};
  } else {
    finding.marks = {{source.quote_location(fact, index, passage.words_at), "not in the text"},
                     {view.in_text(passage.at), "the nearest passage"}};
  }
  finding.because.push_back(
      fmt::format("what the text has instead: {}", marked_differences(passage.words, there, differences)));
}

}  // namespace

void check_quote_not_found(ArticleView& view, Findings& findings) {
  for (const QuotedFact& quoted : view.facts()) {
    for (std::size_t i = 0; i < quoted.quotes.size(); ++i) {
      const Quote& quote = quoted.quotes[i];
      if (!holds_words(quote.exact)) continue;
      ++view.tally.quotes;
      if (view.search().find(quote)) {
        ++view.tally.quotes_found;
        continue;
      }
      Finding finding = finding_on(view.corpus, quoted.fact, "G401");
      finding.quote = quote.exact;
      const std::optional<Passage> passage = view.search().nearest(quote);
      const bool elsewhere = passage && passage->elsewhere;
      const bool part = passage && passage->words.size() + 2 < quote.exact.size();
      finding.message =
          fmt::format("{} rests on words that are not {}in the text of {}: {}",
                      topic_of(view.corpus, view.corpus.fact(quoted.fact)), elsewhere ? "at that place " : "",
                      view.corpus.article_label(view.id), in_quotes(quote.exact));
      if (passage) {
        if (part && !elsewhere)
          finding.because.push_back(fmt::format("missing is {}", in_quotes(passage->words)));
        show_nearest(view, quoted.fact, i, *passage, finding);
        if (elsewhere && (!quote.prefix.empty() || !quote.suffix.empty()))
          finding.because.emplace_back("the words are there, but not beside the quote's prefix and suffix");
      } else {
        finding.marks = {{view.source().quote_location(quoted.fact, i), "not in the text"}};
        finding.because.push_back(
            fmt::format("nothing like it is in {}", view.corpus.files[view.article.text_file.index].shown));
      }
      findings.push_back(std::move(finding));
    }
  }
}

}  // namespace gainsay
