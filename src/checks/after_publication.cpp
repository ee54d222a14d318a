// G404 after publication: an article asserts what begins more than a day after it was published. A day is
// left for time zones. What it shares with G407 is told in article_dates.h.

#include <fmt/format.h>

#include "checks/article_dates.h"
#include "checks/checks.h"
#include "checks/wording.h"

namespace gainsay {

void check_after_publication(const ArticleFacts& article, Findings& findings) {
  const std::optional<ArticleDates> dates = article_dates(article);
  if (!dates || dates->misdated) return;
  const Corpus& corpus = article.corpus;
  for (const DatedFact& late : dates->late) {
    const Fact& fact = corpus.fact(late.fact);
    Finding finding = finding_on(corpus, late.fact, "G404");
    const Time* when = fact.default_when ? nullptr : corpus.time(fact.when);
    if (when != nullptr) finding.when = corpus.text(when->text);
    finding.message =
        fmt::format("{} is {}{} according to an article published{} ({})", topic_of(corpus, fact),
                    corpus.value_text(fact.value, corpus.property_of(fact)), at_time(finding.when),
                    at_time(std::string(corpus.text(corpus.time(article.record().published)->text))),
                    corpus.article_label(article.article));
    const Instant days = (late.at - dates->publication.last + kSecondsADay - 1) / kSecondsADay;
    finding.because.push_back(fmt::format("at the earliest that is {} days after the publication", days));
    finding.because.emplace_back("an article asserts nothing that lies ahead: that is planned or predicted");
    findings.push_back(std::move(finding));
  }
}

}  // namespace gainsay
