#include "model/when.h"

#include <algorithm>

namespace gainsay {

namespace {

Ticks ticks(Span span, Resolution resolution) {
  return {tick(span.first, resolution), tick(span.last, resolution)};
}

bool same_granule(const Member& member) {
  return member.start.kind == EndKind::dated && member.end.kind == EndKind::dated &&
         member.start.written == member.end.written;
}

Stay stay_of(const Member& member, Resolution resolution, bool moment) {
  if (moment) {
    const Bound& first = member.start.kind == EndKind::unknown ? member.end : member.start;
    const Bound& last = member.end.kind == EndKind::unknown ? member.start : member.end;
    const Ticks somewhere = ticks({first.widened.first, last.widened.last}, resolution);
    return {false, somewhere, somewhere};
  }
  // Of an interval with an unknown end only the known end is certain: the state held at that date.
  if (member.start.kind == EndKind::unknown || member.end.kind == EndKind::unknown) {
    const Bound& known = member.start.kind == EndKind::unknown ? member.end : member.start;
    const Ticks at = ticks(known.widened, resolution);
    return {false, at, at};
  }
  return {member.interval && !same_granule(member), ticks(member.start.widened, resolution),
          ticks(member.end.widened, resolution)};
}

Edge edge_of(const Bound& bound, Resolution resolution) {
  if (bound.kind != EndKind::dated) return {};
  return {true, ticks(bound.written, resolution)};
}

bool must_meet(const Stay& a, const Stay& b) {
  return a.start.last <= b.end.first && b.start.last <= a.end.first;
}

// A date that may be any tick of a stretch meets a set of times surely when the set covers the whole stretch,
// if need be with several of its members.
bool covered(const Stay& date, const std::vector<Stay>& all) {
  if (date.interval) return false;
  std::vector<Ticks> sure;
  for (const Stay& stay : all) {
    if (stay.start.last <= stay.end.first) sure.push_back({stay.start.last, stay.end.first});
  }
  std::sort(sure.begin(), sure.end(), [](Ticks a, Ticks b) { return a.first < b.first; });
  Tick next = date.start.first;
  for (const Ticks& part : sure) {
    if (part.first > next) break;
    next = std::max(next, part.last + 1);
    if (next > date.start.last) return true;
  }
  return false;
}

bool surely(const std::vector<Stay>& a, const std::vector<Stay>& b) {
  for (const Stay& x : a) {
    for (const Stay& y : b) {
      if (must_meet(x, y)) return true;
    }
  }
  if (a.size() == 1 && covered(a.front(), b)) return true;
  return b.size() == 1 && covered(b.front(), a);
}

std::vector<std::vector<Stay>> readings(const ValidTime& time) {
  if (time.set != SetKind::one_of) return {time.stays};
  std::vector<std::vector<Stay>> each;
  each.reserve(time.stays.size());
  for (const Stay& stay : time.stays) each.push_back({stay});
  return each;
}

bool single(const ValidTime& time) { return time.stays.size() == 1; }

bool must(const ValidTime& a, const ValidTime& b) {
  if (single(a) && single(b)) return must_meet(a.stays.front(), b.stays.front());
  // With two fillings or more on one side a common tick is rare: the first pair that need not meet settles
  // it.
  const auto of_b = readings(b);
  for (const auto& x : readings(a)) {
    for (const auto& y : of_b) {
      if (!surely(x, y)) return false;
    }
  }
  return true;
}

bool may(const ValidTime& a, const ValidTime& b) {
  if (single(a) && single(b)) {
    const Stay& x = a.stays.front();
    const Stay& y = b.stays.front();
    return x.start.first <= y.end.last && y.start.first <= x.end.last;
  }
  // Stays sorted by their earliest start; `reach` is the latest end among those up to an index.
  std::vector<Stay> other = b.stays;
  std::sort(other.begin(), other.end(),
            [](const Stay& x, const Stay& y) { return x.start.first < y.start.first; });
  std::vector<Tick> reach;
  reach.reserve(other.size());
  for (const Stay& stay : other) {
    reach.push_back(reach.empty() ? stay.end.last : std::max(reach.back(), stay.end.last));
  }
  return std::any_of(a.stays.begin(), a.stays.end(), [&](const Stay& x) {
    const auto after = std::upper_bound(other.begin(), other.end(), x.end.last,
                                        [](Tick t, const Stay& y) { return t < y.start.first; });
    return after != other.begin() &&
           reach[static_cast<std::size_t>(after - other.begin()) - 1] >= x.start.first;
  });
}

bool handed(const Edge& last, bool last_single, const Edge& first, bool first_single) {
  if (!last.dated || !first.dated) return false;
  // A single date coarser than the interval's end hands nothing over.
  if (last_single) return holds(first.granule, last.granule);
  if (first_single) return holds(last.granule, first.granule);
  return holds(first.granule, last.granule) || holds(last.granule, first.granule);
}

// Calendar months from the first to the end of the span, 0 when it does not begin and end with a month.
std::int64_t whole_months(Span span) {
  const Span next = tick_span(tick(span.last, Resolution::month), Resolution::month);
  const Span first = tick_span(tick(span.first, Resolution::month), Resolution::month);
  if (first.first != span.first || next.last != span.last) return 0;
  return tick(span.last, Resolution::month) - tick(span.first, Resolution::month) + 1;
}

// The latest begin that a qualified granule can have, and the earliest end.
Instant latest_begin(const Bound& bound) {
  const std::int64_t months = whole_months(bound.written);
  if (months == 0) return bound.widened.last - (bound.written.last - bound.written.first);
  return tick_span(tick(bound.widened.last, Resolution::month) - months + 1, Resolution::month).first;
}
Instant earliest_end(const Bound& bound) {
  const std::int64_t months = whole_months(bound.written);
  if (months == 0) return bound.widened.first + (bound.written.last - bound.written.first);
  return tick_span(tick(bound.widened.first, Resolution::month) + months - 1, Resolution::month).last;
}

struct Extent {
  Instant outer_first, outer_last, inner_first, inner_last;
};

Extent extent_of(const Member& member) {
  Extent extent{kPast, kFuture, kPast, kFuture};
  if (member.start.kind == EndKind::dated) {
    extent.outer_first = member.start.widened.first;
    extent.inner_first = member.start.choice ? member.start.widened.last : latest_begin(member.start);
  }
  if (member.end.kind == EndKind::dated) {
    extent.outer_last = member.end.widened.last;
    extent.inner_last = member.end.choice ? member.end.widened.first : earliest_end(member.end);
  }
  return extent;
}

}  // namespace

Ticks ValidTime::extent() const {
  Ticks all{stays.front().start.first, stays.front().end.last};
  for (const Stay& stay : stays) {
    all.first = std::min(all.first, stay.start.first);
    all.last = std::max(all.last, stay.end.last);
  }
  return all;
}

bool ValidTime::crisp() const {
  return stays.size() == 1 && stays[0].start.first == stays[0].start.last &&
         stays[0].end.first == stays[0].end.last;
}

ValidTime valid_time(const Edtf& edtf, Resolution resolution, bool moment) {
  ValidTime time;
  time.set = moment && edtf.kind == SetKind::all_of ? SetKind::one_of : edtf.kind;
  const Bound* first = nullptr;
  const Bound* last = nullptr;
  for (const Member& member : edtf.members) {
    time.stays.push_back(stay_of(member, resolution, moment));
    time.interval = time.interval || (!moment && member.interval && !same_granule(member));
    if (first == nullptr || member.start.written.first < first->written.first) first = &member.start;
    if (last == nullptr || member.end.written.last > last->written.last) last = &member.end;
  }
  if (first != nullptr) time.first = edge_of(*first, resolution);
  if (last != nullptr) time.last = edge_of(*last, resolution);
  return time;
}

TimeRelation relate(const ValidTime& a, const ValidTime& b) {
  if (a.stays.empty() || b.stays.empty() || !may(a, b)) return {};
  TimeRelation relation{must(a, b) ? Meeting::must : Meeting::may, false};
  if (a.interval || b.interval) {
    relation.handed_over = handed(a.last, !a.interval, b.first, !b.interval) ||
                           handed(b.last, !b.interval, a.first, !a.interval);
  }
  return relation;
}

Window window(const Edtf& edtf, Resolution resolution) {
  Window result;
  Extent all{kFuture, kPast, kPast, kFuture};
  for (const Member& member : edtf.members) {
    if (member.start.kind == EndKind::unknown || member.end.kind == EndKind::unknown) result.known = false;
    const Extent extent = extent_of(member);
    all.outer_first = std::min(all.outer_first, extent.outer_first);
    all.outer_last = std::max(all.outer_last, extent.outer_last);
    all.inner_first = std::max(all.inner_first, extent.inner_first);
    all.inner_last = std::min(all.inner_last, extent.inner_last);
  }
  result.sum = edtf.kind == SetKind::all_of;
  result.outer = ticks({all.outer_first, all.outer_last}, resolution);
  result.inner = ticks({all.inner_first, all.inner_last}, resolution);
  result.inner_empty = result.inner.first > result.inner.last;
  return result;
}

Window cut_short(Window window, Ticks report) {
  if (window.outer.last <= report.last) return window;
  // Nobody counts the future: the window ends with the report, give or take one tick.
  window.outer.last = std::min(window.outer.last, report.last + 1);
  window.inner.last = std::min(window.inner.last, report.first - 1);
  if (window.outer.first > window.outer.last) window.known = false;  // told before it began
  window.inner_empty = window.inner.first > window.inner.last;
  return window;
}

std::optional<std::pair<std::int64_t, std::int64_t>> days_between(const Edtf& from, const Edtf& to) {
  const auto stretch = [](const Edtf& edtf, bool want_end) -> std::optional<Ticks> {
    std::optional<Ticks> all;
    for (const Member& member : edtf.members) {
      const Bound& wanted = want_end ? member.end : member.start;
      const Bound& other = want_end ? member.start : member.end;
      const Bound& bound = wanted.kind == EndKind::dated ? wanted : other;
      if (bound.kind != EndKind::dated) return std::nullopt;
      const Ticks days = ticks(bound.widened, Resolution::day);
      all = all ? Ticks{std::min(all->first, days.first), std::max(all->last, days.last)} : days;
    }
    return all;
  };
  const auto left = stretch(from, true), right = stretch(to, false);
  if (!left || !right) return std::nullopt;
  return std::pair{std::max<std::int64_t>(0, right->first - left->last),
                   std::max<std::int64_t>(0, right->last - left->first)};
}

}  // namespace gainsay
