#include "checks/series_view.h"

#include <algorithm>

#include "checks/exclusion.h"
#include "checks/restatement.h"

namespace gainsay {

namespace {

Occasion occasion_of(const Context& context, const Property& property, const Statement& statement) {
  Occasion occasion;
  occasion.moment = statement.moment;
  const Time* time = context.corpus.time(statement.time);
  if (time == nullptr) return occasion;
  occasion.edtf = &time->edtf;
  occasion.valid = &context.readings.state(statement.time, property.resolution, statement.moment);
  return occasion;
}

// A window that runs past its article's publication ends there, so one expression may mean several windows.
Occasion window_of(const Context& context, const Property& property, const Statement& statement,
                   const Fact& fact) {
  Occasion occasion = occasion_of(context, property, statement);
  if (occasion.edtf == nullptr) return occasion;
  occasion.window =
      context.readings.window(statement.time, property.resolution, context.corpus.article_of(fact).published);
  return occasion;
}

// Whether some value is expected by all of them.
bool all_agree(const std::vector<Assertion>& assertions) {
  const End* low = nullptr;
  const End* high = nullptr;
  for (const Assertion& assertion : assertions) {
    if (assertion.meaning.size() != 1) return false;
    const Band& soft = assertion.meaning[0].soft;
    if (low == nullptr || *low < soft.low) low = &soft.low;
    if (high == nullptr || soft.high < *high) high = &soft.high;
  }
  return low == nullptr || *low <= *high;
}

// Most series say one thing; they need no view.
bool uniform(const Corpus& corpus, std::span<const FactId> facts) {
  const Value& first = corpus.fact(facts.front()).value;
  return std::all_of(facts.begin(), facts.end(), [&](FactId id) { return corpus.fact(id).value == first; });
}

}  // namespace

SeriesView::SeriesView(const Context& c, const Series& s)
    : context(c), corpus(c.corpus), series(s), property(c.corpus.properties[s.property.index]) {
  const bool tally = property.over_time == OverTime::tally;
  if (!property.compared()) return;
  agreed = true;
  if (!tally && uniform(corpus, context.graph.facts_of(series))) return;
  for (const Statement& statement : context.graph.statements_of(series)) {
    bool listed = false;
    for (const FactId id : context.graph.facts_of(statement)) {
      const Fact& fact = corpus.fact(id);
      if (!fact.asserted()) continue;
      Meaning means = meaning(corpus, property, fact.value);
      if (!means.comparable()) continue;
      if (tally) {
        Occasion mine = window_of(context, property, statement, fact);
        if (!listed || !(occasions.back().window == mine.window)) occasions.push_back(std::move(mine));
      } else if (!listed) {
        occasions.push_back(occasion_of(context, property, statement));
      }
      listed = true;
      assertions.push_back({id, static_cast<std::uint32_t>(occasions.size() - 1), std::move(means)});
    }
  }
  agreed = all_agree(assertions);
  if (agreed) return;
  restatements = gainsay::restatements(*this);
  if (!restatements.empty()) {
    std::vector<FactId> gone;
    for (const Restatement& restatement : restatements) gone.push_back(restatement.earlier);
    std::sort(gone.begin(), gone.end());
    std::erase_if(assertions,
                  [&](const Assertion& a) { return std::binary_search(gone.begin(), gone.end(), a.fact); });
  }
  find_exclusions(*this);
}

Ticks SeriesView::extent(const Occasion& occasion) const {
  return property.over_time == OverTime::tally ? occasion.window.outer : occasion.valid->extent();
}

TimeRelation SeriesView::relation(std::uint32_t a, std::uint32_t b) const {
  if (property.over_time == OverTime::constant) return {Meeting::must, false};
  const Occasion& x = occasions[a];
  const Occasion& y = occasions[b];
  if (x.edtf == nullptr || y.edtf == nullptr) return {};
  if (property.over_time == OverTime::tally) {
    if (!(x.window == y.window) || !x.window.known) return {};
    return {x.window.outer == x.window.inner ? Meeting::must : Meeting::may, false};
  }
  return relate(*x.valid, *y.valid);
}

std::vector<FactId> facts_of_stance(const SeriesView& view, bool (*wanted)(const Fact&)) {
  std::vector<FactId> found;
  for (const FactId id : view.context.graph.facts_of(view.series)) {
    if (wanted(view.corpus.fact(id))) found.push_back(id);
  }
  return found;
}

}  // namespace gainsay
