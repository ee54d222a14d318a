#include "report/stretches.h"

#include <algorithm>
#include <optional>

#include "model/when.h"

namespace gainsay {

namespace {

bool crisp(const Bound& bound) {
  return bound.precision <= Precision::day && !bound.choice && bound.written == bound.widened;
}

void add(std::vector<Stretch>& all, Span span, bool sure) {
  if (span.first > span.last) return;
  all.push_back({span, sure, sure && span.last - span.first < kSecondsADay});
}

// One date: a point, or somewhere in its granule.
void add_date(std::vector<Stretch>& all, const Bound& bound, bool all_of_it) {
  if (bound.kind == EndKind::dated) add(all, bound.widened, all_of_it || crisp(bound));
}

// An interval: between its ends surely, within a vague end perhaps. An unknown end says nothing.
void add_interval(std::vector<Stretch>& all, const Member& member) {
  const Bound &start = member.start, &end = member.end;
  Instant from = kPast, to = kFuture;
  if (start.kind == EndKind::dated) {
    from = crisp(start) ? start.written.first : start.widened.last;
    if (!crisp(start)) add(all, start.widened, false);
  }
  if (end.kind == EndKind::dated) to = crisp(end) ? end.written.last : end.widened.first;
  if (start.kind == EndKind::unknown) from = to;
  if (end.kind == EndKind::unknown) to = from;
  add(all, {from, to}, true);
  if (end.kind == EndKind::dated && !crisp(end)) add(all, end.widened, false);
}

std::vector<Stretch> of_time(const Edtf& edtf, bool somewhere_in_intervals) {
  std::vector<Stretch> all;
  for (const Member& member : edtf.members) {
    if (!member.interval) {
      add_date(all, member.start, false);
    } else if (somewhere_in_intervals) {
      add(all, {member.start.widened.first, member.end.widened.last}, false);
    } else {
      add_interval(all, member);
    }
  }
  if (edtf.kind == SetKind::one_of)
    for (Stretch& each : all) each.sure = each.moment = false;
  return all;
}

std::optional<Ticks> publication(const Corpus& corpus, const Fact& fact, Resolution resolution) {
  if (!fact.article.valid()) return std::nullopt;
  const Time* published = corpus.time(corpus.article_of(fact).published);
  if (published == nullptr) return std::nullopt;
  return valid_time(published->edtf, resolution).extent();
}

std::vector<Window> windows_of(const Corpus& corpus, const Fact& fact) {
  const Time* when = corpus.time(fact.when);
  std::vector<Window> windows;
  if (when == nullptr) return windows;
  const Resolution resolution = corpus.property_of(fact).resolution;
  const auto report = publication(corpus, fact, resolution);
  for (const Member& member : when->edtf.members) {
    Window one = window(Edtf{SetKind::one, {member}, when->edtf.qualified}, resolution);
    if (report && fact.asserted()) one = cut_short(one, *report);
    windows.push_back(one);
  }
  return windows;
}

std::vector<Stretch> of_windows(const Corpus& corpus, const Fact& fact) {
  const Resolution resolution = corpus.property_of(fact).resolution;
  std::vector<Stretch> all;
  for (const Window& window : windows_of(corpus, fact)) {
    const auto start = [&](Tick tick) { return tick_span(tick, resolution).first; };
    const auto end = [&](Tick tick) { return tick_span(tick, resolution).last; };
    if (!window.known || window.inner_empty) {
      add(all, {start(window.outer.first), end(window.outer.last)}, false);
      continue;
    }
    const Span inner{start(window.inner.first), end(window.inner.last)};
    if (window.outer.first < window.inner.first)
      add(all, {start(window.outer.first), inner.first - 1}, false);
    all.push_back({inner, true, false});
    if (window.outer.last > window.inner.last) add(all, {inner.last + 1, end(window.outer.last)}, false);
  }
  return all;
}

}  // namespace

std::vector<Stretch> stretches_of(const Corpus& corpus, const Fact& fact) {
  if (corpus.property_of(fact).over_time == OverTime::tally) return of_windows(corpus, fact);
  const bool date = fact.value.kind == ValueKind::date;
  if (date || fact.value.kind == ValueKind::period)
    return of_time(corpus.times[static_cast<std::size_t>(fact.value.payload)].edtf, date);
  const ValueType type = corpus.property_of(fact).type;
  const Time* when = corpus.time(fact.when);
  if (when == nullptr || type == ValueType::date || type == ValueType::period) return {};
  return of_time(when->edtf, false);
}

Span extent_of(const std::vector<Stretch>& stretches) {
  Span extent{kFuture, kPast};
  for (const Stretch& each : stretches) {
    extent.first = std::min(extent.first, each.span.first);
    extent.last = std::max(extent.last, each.span.last);
  }
  return extent;
}

double days_of_window(const Corpus& corpus, const Fact& fact) {
  double days = 0;
  for (const Window& window : windows_of(corpus, fact)) {
    if (!window.known || window.inner_empty || window.outer.first <= kPast || window.outer.last >= kFuture)
      return 0;
    const Resolution resolution = corpus.property_of(fact).resolution;
    const auto length = [&](Ticks ticks) {
      return static_cast<double>(tick_span(ticks.last, resolution).last + 1 -
                                 tick_span(ticks.first, resolution).first) /
             static_cast<double>(kSecondsADay);
    };
    days += (length(window.inner) + length(window.outer)) / 2;
  }
  return days;
}

}  // namespace gainsay
