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
  Decimal at;
  std::int8_t infinite = 0;  // -1 and 1: no bound
  std::int8_t tilt = 0;      // -1 just below, 1 just above
  constexpr bool operator==(const End&) const = default;
  constexpr std::strong_ordering operator<=>(const End& other) const {
    if (infinite != other.infinite) return infinite <=> other.infinite;
    const std::strong_ordering order = at <=> other.at;
    return order != 0 ? order : tilt <=> other.tilt;
  }
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

class Meaning {
 public:
  explicit Meaning(std::size_t parts = 1) : parts_(parts) {}
  void add(const Reach& reach) {
    if (size_++ == 0) {
      first_ = reach;
    } else {
      rest_.push_back(reach);
    }
  }

  std::size_t parts() const { return parts_; }  // reaches that hold together: 2 for a period
  std::size_t size() const { return size_; }    // `parts` for each reading; any one reading may be meant
  const Reach& operator[](std::size_t i) const { return i == 0 ? first_ : rest_[i - 1]; }
  bool comparable() const { return size_ > 0; }
  bool single() const { return size_ == parts_; }

 private:
  std::size_t parts_, size_ = 0;
  Reach first_;  // nearly always all there is, so kept without an allocation
  std::vector<Reach> rest_;
};

// Nothing for values that are never compared: unknown, relations, lists, free text.
Meaning meaning(const Corpus& corpus, const Property& property, const Value& value);
// The same where facts do not exclude each other: what one value means by itself, of many or of an event.
Meaning meaning_alone(const Corpus& corpus, const Property& property, const Value& value);

Agreement compare(const Meaning& a, const Meaning& b);
// Whatever `inner` means, `outer` covers it: hard intervals only.
bool within(const Meaning& inner, const Meaning& outer);

}  // namespace gainsay
