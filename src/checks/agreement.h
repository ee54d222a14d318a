// When two values agree, are strained, or exclude each other.
//
// Every comparable value is reduced to **reaches**: a hard interval outside which nothing can be meant, and a
// soft one that a reader expects. A number has one reach; a date one for each of its readings; a period two,
// its start and its end; a name, a choice or a boolean is a point. Two values agree when their soft intervals
// meet, are strained when only their hard ones do, and exclude each other when those are disjoint (design:
// semantics.md, "Quantities").
#pragma once

#include <compare>
#include <cstdint>
#include <vector>

#include "base/decimal.h"
#include "model/corpus.h"
#include "model/when.h"

namespace gainsay {

// One end of an interval. An open end lies just beside its number: (50, …] starts a hair above 50.
struct End {
  std::int8_t infinite = 0;  // -1 and 1: no bound
  Decimal at;
  std::int8_t tilt = 0;  // -1 just below, 1 just above
  constexpr std::strong_ordering operator<=>(const End&) const = default;
  constexpr bool operator==(const End&) const = default;
};

struct Band {
  End low, high;
};
Band band(const Interval& interval);
inline bool below(const Band& a, const Band& b) { return a.high < b.low; }
inline bool disjoint(const Band& a, const Band& b) { return below(a, b) || below(b, a); }

struct Reach {
  Band hard, soft;
};

struct Meaning {
  std::uint8_t parts = 1;      // reaches that hold together: 2 for a period
  std::vector<Reach> reaches;  // `parts` for each reading; any one reading may be meant
  bool comparable() const { return !reaches.empty(); }
  bool single() const { return reaches.size() == parts; }
};

// Nothing for values that are never compared: unknown, relations, lists, free text.
Meaning meaning(const Corpus& corpus, const Property& property, const Value& value);

Agreement compare(const Meaning& a, const Meaning& b);

}  // namespace gainsay
