#include "checks/agreement.h"

#include <algorithm>

namespace gainsay {

namespace {

Reach point(std::int64_t at) {
  const End end{Decimal::from_parts(at, 0)};
  return {{end, end}, {end, end}};
}

// Days of slack before two dates exclude each other, in halves for each side: reports from different time
// zones give neighbouring days.
Reach dates(Ticks extent, const Property& property) {
  const auto end = [](Tick at) {
    if (at <= kPast) return End{{}, -1, 0};
    if (at >= kFuture) return End{{}, 1, 0};
    return End{Decimal::from_parts(at, 0)};
  };
  Reach reach;
  reach.soft = {end(extent.first), end(extent.last)};
  reach.hard = reach.soft;
  if (property.exact || property.resolution > Resolution::day) return reach;
  std::int64_t ticks_a_day = 1;
  if (property.resolution == Resolution::second) ticks_a_day = kSecondsADay;
  if (property.resolution == Resolution::minute) ticks_a_day = 24 * 60;
  if (property.resolution == Resolution::hour) ticks_a_day = 24;
  const Decimal half = Decimal::from_parts(ticks_a_day * 5, -1);
  if (reach.hard.low.infinite == 0) reach.hard.low.at = reach.hard.low.at - half;
  if (reach.hard.high.infinite == 0) reach.hard.high.at = reach.hard.high.at + half;
  return reach;
}

Ticks extent(const Span& span, const Property& property) {
  return {tick(span.first, property.resolution), tick(span.last, property.resolution)};
}

// A date value is some instant within its expression, intervals included.
Meaning date_meaning(const Edtf& edtf, const Property& property) {
  Meaning result;
  for (const Member& member : edtf.members) {
    const Instant first = member.start.kind == EndKind::dated ? member.start.widened.first : kPast;
    const Instant last = member.end.kind == EndKind::dated ? member.end.widened.last : kFuture;
    result.add(dates(extent({first, last}, property), property));
  }
  return result;
}

// An open or unknown end says only on which side of the known one it lies.
Meaning period_meaning(const Edtf& edtf, const Property& property) {
  Meaning result(2);
  for (const Member& member : edtf.members) {
    const bool starts = member.start.kind == EndKind::dated, ends = member.end.kind == EndKind::dated;
    const Span start = starts ? member.start.widened : Span{kPast, member.end.widened.last};
    const Span end = ends ? member.end.widened : Span{member.start.widened.first, kFuture};
    result.add(dates(extent(start, property), property));
    result.add(dates(extent(end, property), property));
  }
  return result;
}

}  // namespace

Band band(const Interval& interval) {
  Band result{{interval.low}, {interval.high}};
  if (interval.low_open) result.low.tilt = 1;
  if (interval.high_open) result.high.tilt = -1;
  if (interval.low_infinite) result.low = {{}, -1, 0};
  if (interval.high_infinite) result.high = {{}, 1, 0};
  return result;
}

Meaning meaning(const Corpus& corpus, const Property& property, const Value& value) {
  return property.compared() ? meaning_alone(corpus, property, value) : Meaning();
}

Meaning meaning_alone(const Corpus& corpus, const Property& property, const Value& value) {
  Meaning result;
  switch (value.kind) {
    case ValueKind::number:
    case ValueKind::quantity: {
      const Measure measure = corpus.measure(value, property);
      result.add({band(measure.hard), band(measure.soft)});
      break;
    }
    case ValueKind::date:
      return date_meaning(corpus.times[static_cast<std::size_t>(value.payload)].edtf, property);
    case ValueKind::period:
      return period_meaning(corpus.times[static_cast<std::size_t>(value.payload)].edtf, property);
    case ValueKind::name: {
      // Listed names are told apart by their subject, unlisted ones by their folded text.
      const Name& name = corpus.names[static_cast<std::size_t>(value.payload)];
      result.add(point(name.subject.valid() ? static_cast<std::int64_t>(name.subject.index)
                                            : -1 - static_cast<std::int64_t>(name.folded.index)));
      break;
    }
    case ValueKind::choice:
    case ValueKind::boolean:
      result.add(point(value.payload));
      break;
    case ValueKind::unknown:
    case ValueKind::relation:
    case ValueKind::text:
    case ValueKind::list:
      break;
  }
  return result;
}

Agreement compare(const Meaning& a, const Meaning& b) {
  Agreement best = Agreement::exclude;
  for (std::size_t i = 0; i < a.size(); i += a.parts()) {
    for (std::size_t j = 0; j < b.size(); j += b.parts()) {
      Agreement worst = Agreement::agree;
      for (std::size_t part = 0; part < a.parts(); ++part) {
        const Reach& x = a[i + part];
        const Reach& y = b[j + part];
        const Agreement here = disjoint(x.hard, y.hard)   ? Agreement::exclude
                               : disjoint(x.soft, y.soft) ? Agreement::strained
                                                          : Agreement::agree;
        worst = std::max(worst, here);
      }
      best = std::min(best, worst);
    }
  }
  return best;
}

bool within(const Meaning& inner, const Meaning& outer) {
  const auto covered_by = [&](std::size_t i, std::size_t j) {
    for (std::size_t part = 0; part < inner.parts(); ++part) {
      const Band& mine = inner[i + part].hard;
      const Band& theirs = outer[j + part].hard;
      if (mine.low < theirs.low || theirs.high < mine.high) return false;
    }
    return true;
  };
  for (std::size_t i = 0; i < inner.size(); i += inner.parts()) {
    bool covered = false;
    for (std::size_t j = 0; j < outer.size() && !covered; j += outer.parts()) covered = covered_by(i, j);
    if (!covered) return false;
  }
  return inner.comparable();
}

}  // namespace gainsay
