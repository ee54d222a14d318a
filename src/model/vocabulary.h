// Subjects, properties and rules: the words that facts are written in.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/decimal.h"
#include "base/id.h"
#include "base/place.h"
#include "model/calendar.h"
#include "model/duration.h"
#include "model/quantity.h"
#include "model/unit.h"

namespace gainsay {

struct Subject {
  StringId id, label, kind;
  std::vector<StringId> aliases;
  Place place;
};

enum class ValueType : std::uint8_t { number, date, period, name, text, boolean };

enum class OverTime : std::uint8_t {
  constant,  // one truth for ever
  state,     // holds at a time and may change
  tally,     // a count of happenings within a window
  event,     // happened at some time in `when`, any number of times
};

struct Dimension {
  StringId name;
  std::vector<StringId> values;  // sorted by text; empty: any value
};

struct Property {
  StringId id, label, description;
  ValueType type = ValueType::text;
  OverTime over_time = OverTime::state;
  bool many = false;
  bool parts_add_up = false;
  bool exact = false;  // rounding: exact
  Resolution resolution = Resolution::day;
  UnitId unit;  // none: a bare count
  std::optional<Duration> steady_for;
  std::optional<Decimal> min, max;
  NumberRules numbers;                                     // how `type: number` values are read
  std::vector<std::pair<UnitId, Conversion>> conversions;  // from each unit that facts are written in
  UnitId rule_unit;                                        // that rules reckon in which join it to others
  Conversion to_rule_unit;
  std::vector<StringId> one_of;  // the closed values of a text
  std::vector<Dimension> scope;
  Place place;

  // One value that can be compared: many-valued properties, events and free texts never exclude.
  bool compared() const {
    return !many && over_time != OverTime::event && (type != ValueType::text || !one_of.empty());
  }
};

// One cell of a scope: a dimension, and the values that are meant, sorted.
struct ScopePart {
  StringId dimension;
  std::vector<StringId> values;
  bool operator==(const ScopePart&) const = default;
};

// What part of a subject is meant, dimensions sorted by text; empty is the whole.
using Scope = std::vector<ScopePart>;

enum class RuleKind : std::uint8_t { at_most, whole, ordered, exclusive };

struct Rule {
  StringId id, why;
  RuleKind kind = RuleKind::at_most;
  std::vector<PropertyId>
      properties;  // at_most: two; ordered: in order; whole: the whole, then its parts; exclusive: one
  bool complete = false;
  bool warning = false;        // `level: warning`
  std::vector<StringId> only;  // subjects' ids or kinds
  Place place;
};

enum class Decision : std::uint8_t { error_in_source, not_a_conflict, open };

struct Verdict {
  StringId finding, topic, reason, by;
  Decision decision = Decision::open;
  std::vector<StringId> wrong;  // `article#id`
  TimeId on, until;
  Place place;
};

}  // namespace gainsay
