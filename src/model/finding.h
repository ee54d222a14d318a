// What the program has to say: one record for every kind of finding, filled by load/ and checks/, read by
// report/.
//
// A finding holds ids and plain values, no positions in the output and no colour: producing, ordering and
// showing are apart. The table of codes is the single list of what can be found.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/id.h"
#include "base/place.h"
#include "model/fact.h"
#include "model/quantity.h"

namespace gainsay {

enum class Level : std::uint8_t { note, warning, error };
std::string_view level_name(Level level);

// One row for each code that the program can report, in the order in which reports list them.
struct CodeRow {
  std::string_view code;  // `G101`
  std::string_view name;  // `conflicting-values`
  std::string_view kind;  // file, contradiction, tension, change, evidence, review
  Level level;
  std::string_view summary;  // one line
};
std::span<const CodeRow> code_table();
const CodeRow* find_code(std::string_view code_or_name);

enum class Status : std::uint8_t { fresh, updated, known, open, settled };
std::string_view status_name(Status status);  // `new` for fresh

// Facts that say about the same.
struct Cluster {
  std::string value;                   // for people: `about 5,000`
  std::string code;                    // as facts write it: `~5000`
  std::optional<Interval> hard, soft;  // numbers only, in the property's unit
  std::vector<FactId> facts;
  std::uint32_t origins = 0;  // independent ones
  Stance stance = Stance::asserted;
};

// One change of value, from one report to a later one.
struct Step {
  std::string from, to;            // for people
  std::string from_code, to_code;  // as facts write them
  std::vector<FactId> facts;       // the last that says `from`, the first that says `to`
  std::optional<Decimal> difference;
  std::optional<double> ratio;
  std::optional<std::pair<std::int64_t, std::int64_t>> days;  // least and most between the two
};

// What one fact contributes to a contradiction of several.
struct Reason {
  FactId fact;
  std::string says;   // `at least 14 from 2020-08-04 to 2020-08-18`
  std::string leave;  // what the others leave of it: `at most 11`; may be empty
};

// Where a file finding points, and what is under the caret.
struct Mark {
  Location location;
  std::string label;
};

struct Finding {
  std::string_view code;  // a row of code_table()
  Level level = Level::note;
  Status status = Status::fresh;
  std::string id, topic;  // set by review/identity

  SubjectId subject;
  PropertyId property;
  ScopeId scope;
  std::string name;                  // folded; what tells findings apart that rest on the same facts
  std::string when;                  // the time spoken of, as EDTF; may be empty
  std::string message;               // one sentence that stands by itself
  std::vector<std::string> because;  // the reasons, a line each: `both speak of 2020-08-19`

  std::vector<FactId> facts;    // in canonical order
  std::vector<FactId> support;  // agree with a member, are no part of the conflict
  std::vector<Cluster> clusters;
  std::vector<Step> steps;
  std::string direction;  // rising, falling, mixed; empty where it does not apply
  std::vector<Reason> explanation;
  std::vector<FactId> repair;
  std::vector<std::string> next_steps;

  // Of findings about files and quotes; where the facts of others stand is read back when a report wants it.
  std::vector<Mark> marks;
  // The words that a finding about a quote is about: what tells it from another one about like facts.
  std::string quote;
  std::string suggestion;  // the nearest known word
};

}  // namespace gainsay
