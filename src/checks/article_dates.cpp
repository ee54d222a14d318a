#include "checks/article_dates.h"

#include <algorithm>

#include "model/edtf.h"

namespace gainsay {

namespace {

Instant earliest(const Edtf& edtf) {
  Instant first = kFuture;
  for (const Member& member : edtf.members) first = std::min(first, member.start.widened.first);
  return first;
}

Instant latest(const Edtf& edtf) {
  Instant last = kPast;
  for (const Member& member : edtf.members) last = std::max(last, member.end.widened.last);
  return last;
}

std::int64_t day(Instant instant) { return tick(instant, Resolution::day); }

// The instants that a fact is about, as it dates them itself; nothing where it does not. Of several dates
// from the earliest to the latest.
std::optional<Span> own_dates(const Corpus& corpus, const Fact& fact) {
  const auto from_to = [](const Edtf& edtf) { return Span{earliest(edtf), latest(edtf)}; };
  const auto of_value = [&](const Value& value) -> std::optional<Span> {
    if (value.kind != ValueKind::date && value.kind != ValueKind::period) return std::nullopt;
    return from_to(corpus.times[static_cast<std::size_t>(value.payload)].edtf);
  };
  // A state whose value is a date (a deadline) holds at its `when`, whatever day it names.
  const OverTime over_time = corpus.property_of(fact).over_time;
  if (over_time == OverTime::constant || over_time == OverTime::event) {
    if (fact.value.kind != ValueKind::list) {
      if (const auto span = of_value(fact.value)) return span;
    } else {
      std::optional<Span> all;
      for (const Value& each : corpus.lists[static_cast<std::size_t>(fact.value.payload)]) {
        const auto span = of_value(each);
        if (span && !all) all = span;
        if (span) all = Span{std::min(all->first, span->first), std::max(all->last, span->last)};
      }
      if (all) return all;
    }
  }
  const Time* when = fact.default_when ? nullptr : corpus.time(fact.when);
  if (when == nullptr) return std::nullopt;
  return from_to(when->edtf);
}

bool more_than_a_day(Instant from, Instant to) {
  return from > kPast && to < kFuture && to - from > kSecondsADay;
}

// Whether an overdue plan lies far nearer to what the article knows than to its publication.
bool far_behind(const ArticleDates& dates) {
  constexpr Instant kMostAhead = 366 * kSecondsADay, kTimes = 4;
  if (dates.overdue.empty() || !dates.latest_told) return false;
  const Instant ahead = dates.earliest_plan->at - dates.latest_told->at;
  return ahead <= kMostAhead && dates.publication.first - dates.earliest_plan->at > kTimes * ahead;
}

bool several_days(const std::vector<DatedFact>& facts) {
  return std::any_of(facts.begin(), facts.end(),
                     [&](const DatedFact& each) { return day(each.at) != day(facts.front().at); });
}

}  // namespace

Span ArticleDates::window() const {
  Span window;
  if (latest_told) window.first = tick_span(day(latest_told->at), Resolution::day).first;
  if (earliest_plan) window.last = tick_span(day(earliest_plan->at), Resolution::day).last;
  return window;
}

std::optional<ArticleDates> article_dates(const ArticleFacts& article) {
  const Corpus& corpus = article.corpus;
  const TimeId published = article.record().published;
  const Time* publication = corpus.time(published);
  if (publication == nullptr) return std::nullopt;
  ArticleDates dates;
  dates.publication = {earliest(publication->edtf), latest(publication->edtf)};
  const auto told = [&](FactId id, Instant at) {
    if (at > kPast && (!dates.latest_told || dates.latest_told->at < at))
      dates.latest_told = DatedFact{id, at};
  };
  for (const FactId id : article.facts) {
    const Fact& fact = corpus.fact(id);
    if (!fact.asserted() && !fact.foreseen()) continue;
    const std::optional<Span> span = own_dates(corpus, fact);
    if (fact.asserted()) {
      if (!span) continue;
      told(id, span->first);
      if (more_than_a_day(dates.publication.last, span->first)) dates.late.push_back({id, span->first});
      continue;
    }
    const Time* said = corpus.time(fact.said);
    if (said == nullptr) continue;
    const bool dated = span && span->last < kFuture;
    const bool stands =
        fact.said == published || (dated && more_than_a_day(span->last, earliest(said->edtf)));
    if (!stands) told(id, earliest(said->edtf));  // it stood on that day, and the article came after
    if (!stands || !dated) continue;
    if (!dates.earliest_plan || span->last < dates.earliest_plan->at) dates.earliest_plan = {id, span->last};
    if (more_than_a_day(span->last, dates.publication.first)) dates.overdue.push_back({id, span->last});
  }
  if (dates.late.empty() && dates.overdue.empty()) return std::nullopt;
  const Span window = dates.window();
  dates.misdated = window.first <= window.last && (far_behind(dates) || several_days(dates.late));
  return dates;
}

}  // namespace gainsay
