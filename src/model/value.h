// The value of a fact, in 16 bytes: what nearly every fact says (a number, a date, a name) inline, the rest
// by index into the corpus's side tables.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "base/id.h"
#include "model/duration.h"
#include "model/quantity.h"

namespace gainsay {

enum class ValueKind : std::uint8_t {
  unknown,   // null: the article says that it is not known
  number,    // inline: mantissa in `payload`, exponent, digits written, hedge, unit
  quantity,  // payload: index into Corpus::quantities (ranges, low/best/high, fractions, words)
  date,      // payload: TimeId
  period,    // payload: TimeId
  relation,  // payload: index into Corpus::relations (of a date or a period)
  name,      // payload: NameId
  text,      // payload: StringId, never compared
  choice,    // payload: index into the property's one_of
  boolean,   // payload: 0 or 1
  list,      // payload: index into Corpus::lists (properties that take `many`)
};

struct Value {
  ValueKind kind = ValueKind::unknown;
  Hedge hedge = Hedge::none;
  std::int8_t exponent = 0;
  std::uint8_t decimals_written = 0;  // digits after the point, as written
  UnitId unit;                        // as written; none: the property's own
  std::int64_t payload = 0;
  constexpr bool operator==(const Value&) const = default;
};

// Allen's relations, and four looser ones in which ends may be shared or only one end is spoken of.
enum class RelationKind : std::uint8_t {
  before,
  after,
  on,  // `on` is for dates alone
  meets,
  met_by,
  overlaps,
  overlapped_by,
  starts,
  started_by,
  during,
  contains,
  finishes,
  finished_by,
  equals,
  within,
  covers,
  starts_with,
  ends_with,
};

struct RelationTerm {
  RelationKind kind = RelationKind::before;
  SubjectId subject;
  PropertyId property;
  bool operator==(const RelationTerm&) const = default;
};

// `{"after": "arrest-of-14", "by": "P3D"}`: all terms hold together; `by` bounds the gap of `before` and
// `after`.
struct Relation {
  std::vector<RelationTerm> terms;
  bool has_by = false;
  bool exact_by = false;  // one duration, not at_least/at_most
  std::optional<Duration> by_least, by_most;
  bool operator==(const Relation&) const = default;
};

// A name in a value: a listed subject, or a spelling that no subject lists.
struct Name {
  SubjectId subject;
  StringId text;    // as written
  StringId folded;  // what unlisted names are compared by
};

}  // namespace gainsay
