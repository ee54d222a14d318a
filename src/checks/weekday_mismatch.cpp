// G403 weekday-mismatch: a weekday stands directly beside a date in a quote, and is not that date's.
// One of the two is a slip, of the article or of whoever copied it. One finding for each such place of an
// article, however many facts quote it.

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "checks/checks.h"
#include "checks/wording.h"
#include "evidence/folded_text.h"
#include "evidence/weekday_beside_date.h"
#include "load/complaint.h"

namespace gainsay {

namespace {

constexpr std::int64_t kFewYears = 20;

// Years that a fact itself names, by its value or its time: a date without a year may be of one of them.
std::vector<std::int64_t> years_of(const Corpus& corpus, const Fact& fact) {
  std::vector<std::int64_t> years;
  const auto add = [&](const Time* time) {
    if (time == nullptr) return;
    for (const Member& member : time->edtf.members) {
      for (const Bound* bound : {&member.start, &member.end}) {
        if (bound->kind != EndKind::dated) continue;
        const std::int64_t first = tick(bound->widened.first, Resolution::year);
        const std::int64_t last = tick(bound->widened.last, Resolution::year);
        for (std::int64_t year = first; year <= last && last - first < kFewYears; ++year)
          years.push_back(year);
      }
      if (years.size() > 100) return;
    }
  };
  add(corpus.time(fact.when));
  if (fact.value.kind == ValueKind::date || fact.value.kind == ValueKind::period)
    add(&corpus.times[static_cast<std::size_t>(fact.value.payload)]);
  return years;
}

// `2020-08-19 is a Wednesday`, of the dates that may be meant.
std::string calendar_says(const std::vector<std::int64_t>& dates) {
  std::vector<std::string> all;
  all.reserve(dates.size());
  for (const std::int64_t date : dates)
    all.push_back(fmt::format("{} is a {}", format_day(date * kSecondsADay), weekday_name(weekday(date))));
  return listing(all);
}

// The nearest days of that name on either side.
std::string nearest_days(std::int64_t date, int named) {
  const auto off = [&](int step) {
    std::int64_t day = date;
    while (weekday(day) != named) day += step;
    return format_day(day * kSecondsADay);
  };
  return fmt::format("the {}s beside it are {} and {}", weekday_name(named), off(-1), off(1));
}

}  // namespace

void check_weekday_mismatch(ArticleView& view, Findings& findings) {
  const Corpus& corpus = view.corpus;
  std::map<std::string, std::size_t> told;  // by the words, folded
  for (const QuotedFact& quoted : view.facts()) {
    for (std::size_t i = 0; i < quoted.quotes.size(); ++i) {
      const Quote& quote = quoted.quotes[i];
      const std::vector<std::int64_t> years = years_of(corpus, corpus.fact(quoted.fact));
      for (const WeekdayMismatch& mismatch : weekday_mismatches(quote.exact, view.words(), years)) {
        const std::string words = quote.exact.substr(mismatch.at.begin, mismatch.at.end - mismatch.at.begin);
        const auto [known, fresh] = told.try_emplace(folded_quote(words, Fold::loose), findings.size());
        if (!fresh) {
          std::vector<FactId>& facts = findings[known->second].facts;
          if (std::find(facts.begin(), facts.end(), quoted.fact) == facts.end()) facts.push_back(quoted.fact);
          continue;
        }
        Finding finding = finding_on(corpus, quoted.fact, "G403");
        finding.quote = words;
        const std::string says = calendar_says(mismatch.dates);
        finding.message = fmt::format("{} in {} names the wrong weekday: {}", in_quotes(words),
                                      corpus.article_label(view.id), says);
        finding.marks = {{view.source().quote_location(quoted.fact, i, mismatch.at), says}};
        const auto place = view.search().find({words, {}, {}});
        if (place && view.search().find(quote)) {
          finding.because.emplace_back("the article itself has it so");
          finding.marks.push_back({view.in_text(place->whole), {}});
        }
        finding.because.push_back(nearest_days(mismatch.dates.front(), mismatch.named));
        findings.push_back(std::move(finding));
      }
    }
  }
}

}  // namespace gainsay
