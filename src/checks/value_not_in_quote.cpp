// G402 value-not-in-quote: the number, date or name that a fact states is not in the words that it rests on.
// Either the value was mistyped, or the quote is too short to hold it. What cannot be looked for is passed
// over: see evidence/value_in_quote.h.

#include <fmt/format.h>

#include "checks/checks.h"
#include "checks/wording.h"
#include "load/complaint.h"

namespace gainsay {

namespace {

std::string_view kind_of(const Property& property) {
  switch (property.type) {
    case ValueType::number:
      return "number";
    case ValueType::date:
    case ValueType::period:
      return "date";
    default:
      return "name like it";
  }
}

}  // namespace

void check_value_not_in_quote(ArticleView& view, Findings& findings) {
  const Corpus& corpus = view.corpus;
  std::vector<std::string> words;
  for (const QuotedFact& quoted : view.facts()) {
    if (quoted.quotes.empty()) continue;
    words.clear();
    for (const Quote& quote : quoted.quotes) words.push_back(quote.exact);
    const Fact& fact = corpus.fact(quoted.fact);
    const InQuote look = value_in_quote(corpus, fact, words, view.words());
    ++(look.support == Support::found    ? view.tally.values_found
       : look.support == Support::absent ? view.tally.values_absent
                                         : view.tally.values_unchecked);
    if (look.support != Support::absent) continue;
    Finding finding = finding_on(corpus, quoted.fact, "G402");
    finding.quote = fmt::format("{}", fmt::join(words, "\x1f"));
    const std::string stance = fact.asserted() ? "" : fmt::format(", {}", stance_name(fact.stance));
    finding.message = fmt::format(
        "{} is {} ({}{}), and {} is not in the quote", topic_of(corpus, fact),
        corpus.value_text(fact.value, corpus.property_of(fact)), corpus.article_label(view.id), stance,
        fact.value.kind == ValueKind::list || fact.value.kind == ValueKind::relation ? look.value : "that");
    if (look.instead.empty()) {
      finding.because.push_back(fmt::format("the quote has no {}", kind_of(corpus.property_of(fact))));
    } else {
      std::vector<std::string> instead;
      for (const InQuote::Other& each : look.instead) {
        instead.push_back(in_quotes(each.words));
        if (!each.meaning.empty()) instead.back() += fmt::format(", which is {}", each.meaning);
      }
      finding.because.push_back(fmt::format("the quote has {}", listing(instead)));
    }
    findings.push_back(std::move(finding));
  }
}

}  // namespace gainsay
