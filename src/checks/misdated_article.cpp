// G407 misdated article: its stated publication lies before the latest that it tells as happened, or after
// the earliest that it tells as still to come, and another day fits them all. The usual reason is a page
// whose date is that of its fetching. What it shares with G404 is told in article_dates.h.

#include <fmt/format.h>

#include "checks/article_dates.h"
#include "checks/checks.h"
#include "checks/wording.h"

namespace gainsay {

namespace {

// `on 2020-08-19`, `between 2020-08-19 and 2020-08-20`, `on 2020-08-19 or later`.
std::string in_words(const Span& window) {
  const std::string first = format_day(window.first), last = format_day(window.last);
  if (window.last >= kFuture) return fmt::format("on {} or later", first);
  if (window.first <= kPast) return fmt::format("on {} or earlier", last);
  return first == last ? fmt::format("on {}", first) : fmt::format("between {} and {}", first, last);
}

// The time of a plan as the fact writes it.
std::string as_written(const Corpus& corpus, FactId id) {
  const Fact& fact = corpus.fact(id);
  const bool dated = fact.value.kind == ValueKind::date || fact.value.kind == ValueKind::period;
  return dated ? corpus.value_text(fact.value, corpus.property_of(fact))
               : std::string(corpus.text(corpus.time(fact.when)->text));
}

bool fetched_then(const Corpus& corpus, const Article& article) {
  const Time* published = corpus.time(article.published);
  const Time* retrieved = corpus.time(article.retrieved);
  return retrieved != nullptr && retrieved->edtf.members == published->edtf.members;
}

}  // namespace

void check_misdated_article(const ArticleFacts& article, Findings& findings) {
  const std::optional<ArticleDates> dates = article_dates(article);
  if (!dates || !dates->misdated) return;
  const Corpus& corpus = article.corpus;
  Finding finding = finding_of("G407");
  const bool early = !dates->late.empty();
  for (const DatedFact& fact : early ? dates->late : dates->overdue) finding.facts.push_back(fact.fact);
  finding.facts = by_publication(corpus, std::move(finding.facts));
  const Span window = dates->window();
  finding.when = format_span(window);
  const std::string published(corpus.text(corpus.time(article.record().published)->text));
  const std::string what =
      early ? fmt::format("it tells of {} as happened", format_day(dates->latest_told->at))
            : fmt::format("it tells of {} as still to come", as_written(corpus, dates->earliest_plan->fact));
  finding.message = fmt::format("{} cannot have been published{} ({}): {}, so it was written {}",
                                corpus.text(article.record().id), at_time(published),
                                corpus.article_label(article.article), what, in_words(window));
  if (dates->latest_told) {
    finding.explanation.push_back(
        {dates->latest_told->fact, fmt::format("that {} has come", format_day(dates->latest_told->at)), {}});
  }
  if (dates->earliest_plan) {
    finding.explanation.push_back(
        {dates->earliest_plan->fact,
         fmt::format("that {} lies ahead", as_written(corpus, dates->earliest_plan->fact)),
         {}});
  }
  if (fetched_then(corpus, article.record()))
    finding.because.emplace_back("that is the day on which the page was fetched");
  finding.because.emplace_back(early
                                   ? "or else the dates of these facts are wrong"
                                   : "or else the plan is told looking back: then it stood earlier (`said`)");
  findings.push_back(std::move(finding));
}

}  // namespace gainsay
