// What a date, and each relation between dates or periods, says as bounds: order_network.h.
#include <algorithm>
#include <cstdlib>

#include "checks/granules.h"
#include "checks/order_network.h"

namespace gainsay {

void OrderNetwork::say_date(std::uint32_t dated, DatedEnd end, const Edtf& edtf) {
  const Place at = place(dated, end);
  const Instant wider = slack(at.resolution, at.exact);
  const auto start_of = [](Instant instant, Resolution unit) {
    return tick_span(tick(instant, unit), unit).first;
  };
  const Span said = hull(edtf, end);
  if (said.first > kPast) {
    say(at.instant, kOrigin, wider - start_of(said.first, at.resolution));
    if (granules_) say(at.granule, kOrigin, wider - start_of(said.first, unit_of(at.resolution)));
  }
  if (said.last < kFuture) {
    say(kOrigin, at.instant, tick_span(tick(said.last, at.resolution), at.resolution).last + wider);
    if (granules_) say(kOrigin, at.granule, start_of(said.last, unit_of(at.resolution)) + wider);
  }
}

void OrderNetwork::say_term(std::uint32_t dated, const Relation& relation, const RelationTerm& term,
                            std::uint32_t moment) {
  const std::optional<Dated> target = this->target(term, moment);
  const auto other = target ? find(*target) : std::nullopt;
  if (!other) return;
  const bool periods = is_period(property(dated_[dated].property));
  const DatedEnd start = periods ? DatedEnd::start : DatedEnd::date;
  const DatedEnd end = periods ? DatedEnd::end : DatedEnd::date;
  struct Ends {
    Place start, end;
  };
  const Ends a{place(dated, start), place(dated, end)}, b{place(*other, start), place(*other, end)};
  const auto before = [&](const Ends& earlier, const Ends& later) {
    say_order(earlier.end, later.start, true);
    if (relation.has_by) say_gap(earlier.end, later.start, relation);
  };
  const auto within = [&](const Ends& inner, const Ends& outer, bool strict) {
    say_order(outer.start, inner.start, strict);
    say_order(inner.end, outer.end, strict);
  };
  const auto starts = [&](const Ends& shorter, const Ends& longer) {
    say_equal(shorter.start, longer.start);
    say_order(shorter.end, longer.end, true);
  };
  const auto finishes = [&](const Ends& shorter, const Ends& longer) {
    say_equal(shorter.end, longer.end);
    say_order(longer.start, shorter.start, true);
  };
  const auto overlaps = [&](const Ends& earlier, const Ends& later) {
    say_order(earlier.start, later.start, true);
    say_order(later.start, earlier.end, true);
    say_order(earlier.end, later.end, true);
  };
  switch (term.kind) {
    case RelationKind::before:
      return before(a, b);
    case RelationKind::after:
      return before(b, a);
    case RelationKind::on:
      return say_same_granule(a.start, b.start);
    case RelationKind::meets:
      return say_meets(a.end, b.start);
    case RelationKind::met_by:
      return say_meets(b.end, a.start);
    case RelationKind::overlaps:
      return overlaps(a, b);
    case RelationKind::overlapped_by:
      return overlaps(b, a);
    case RelationKind::starts:
      return starts(a, b);
    case RelationKind::started_by:
      return starts(b, a);
    case RelationKind::during:
      return within(a, b, true);
    case RelationKind::contains:
      return within(b, a, true);
    case RelationKind::finishes:
      return finishes(a, b);
    case RelationKind::finished_by:
      return finishes(b, a);
    case RelationKind::within:
      return within(a, b, false);
    case RelationKind::covers:
      return within(b, a, false);
    case RelationKind::equals:
      say_equal(a.start, b.start);
      return say_equal(a.end, b.end);
    case RelationKind::starts_with:
      return say_equal(a.start, b.start);
    case RelationKind::ends_with:
      return say_equal(a.end, b.end);
  }
}

// Where one date is reckoned with half a day on either side and the other with none, their granules may stand
// that much apart.
Instant OrderNetwork::leeway(const Place& a, const Place& b) {
  return std::abs(slack(a.resolution, a.exact) - slack(b.resolution, b.exact));
}

void OrderNetwork::say_order(const Place& earlier, const Place& later, bool strict) {
  say(later.instant, earlier.instant, strict ? -1 : 0);
  if (granules_ && unit_of(earlier.resolution) >= unit_of(later.resolution)) {
    say(later.granule, earlier.granule, leeway(earlier, later));
  }
}

void OrderNetwork::say_equal(const Place& a, const Place& b) {
  say_order(a, b, false);
  say_order(b, a, false);
}

// How far apart the granules are in which two instants lie, counted in the longer unit of the two: where the
// other is shorter, it lies anywhere within one of those.
void OrderNetwork::say_granules(const Place& earlier, const Place& later, std::optional<Instant> least,
                                std::optional<Instant> most) {
  const Resolution first = unit_of(earlier.resolution), last = unit_of(later.resolution);
  const Instant inside = first == last ? 0 : longest(std::max(first, last)) - kSecondsADay;
  const Instant wider = leeway(earlier, later);
  if (least) say(later.granule, earlier.granule, wider + (first < last ? inside : 0) - *least);
  if (most) say(earlier.granule, later.granule, *most + wider + (last < first ? inside : 0));
}

void OrderNetwork::say_same_granule(const Place& a, const Place& b) {
  const Resolution resolution = std::max(a.resolution, b.resolution);
  say_granules(a, b, 0, 0);
  if (resolution >= Resolution::day) return;
  say(a.instant, b.instant, longest(resolution) - 1);
  say(b.instant, a.instant, longest(resolution) - 1);
}

void OrderNetwork::say_meets(const Place& earlier, const Place& later) {
  const Resolution resolution = std::max(earlier.resolution, later.resolution);
  say_order(earlier, later, false);
  say_granules(earlier, later, std::nullopt, longest(unit_of(resolution)));
  if (resolution < Resolution::day) say(earlier.instant, later.instant, 2 * longest(resolution) - 1);
}

// A duration is compared after rounding to the resolution: what is not made of whole granules may come out as
// one more or one less.
void OrderNetwork::say_gap(const Place& earlier, const Place& later, const Relation& relation) {
  const Resolution resolution = std::max(earlier.resolution, later.resolution);
  const Resolution unit = unit_of(resolution);
  const auto say_side = [&](const Duration& duration, bool least) {
    if (duration.calendar_days()) {
      const Instant wider = duration.finest < unit ? longest(unit) - kSecondsADay : 0;
      if (least) say_granules(earlier, later, duration.least - wider, std::nullopt);
      if (!least) say_granules(earlier, later, std::nullopt, duration.most + wider);
    } else {
      const Instant wider = longest(resolution) - 1;
      if (least) say(later.instant, earlier.instant, wider - duration.least);
      if (!least) say(earlier.instant, later.instant, duration.most + wider);
    }
  };
  if (relation.by_least) say_side(*relation.by_least, true);
  if (relation.by_most) say_side(*relation.by_most, false);
}

}  // namespace gainsay
