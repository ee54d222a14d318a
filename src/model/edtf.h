// EDTF, the Extended Date/Time Format: levels 0, 1 and 2 of ISO 8601-2:2019 as the Library of Congress
// specifies them (https://www.loc.gov/standards/datetime/, 4 February 2019), read into spans of instants.
// What a fact means by them as the time of a state, the window of a tally or a date is not decided here: the
// bounds are kept such that each of the three can be derived.
//
// Beyond the specification: a time of day to the minute or the hour (`2020-08-20T10:30`), a time of day
// inside intervals and sets, `X` and significant digits in negative years, seasons in years with `X`.
//
// Readings fixed here because the standard leaves them open:
// - A time without a zone is UTC. `24:00:00` is the start of the next day. The leap second `23:59:60` UTC is
//   read as the second before it; a second 60 at any other time is refused.
// - 21 to 24 are meteorological seasons of the northern hemisphere, as are 25 to 28; 29 to 32 are southern.
//   Spring is March to May (south: September to November). The season over the turn of the year belongs to
//   the year in which it begins: `2020-24` is December 2020 to February 2021, and so is `2020-30`.
// - `1950S2` is some year from 1900 to 1999; the estimate 1950 within it is not kept.
// - `[1667..1670]` is one choice from the first instant of 1667 to the last of 1670; `{1667..1670}` is the
//   interval.
// - An interval names at least one date: `..`, `/`, `../..` and their mixtures are refused.
//
// Refused with a reason, because they would have to be guessed: anything in basic format (`20200805`),
// decades and centuries of ISO 8601-2 (`201`, `20`), `-0000`, fractions of seconds, `~ ? % X` on a date that
// has a time of day, a member of `{}` that stands for several separate dates (`{156X-12-25}`), years beyond
// +-20,000,000,000.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "model/calendar.h"

namespace gainsay {

/// `..` is open (there is no end, or none is stated); an empty side of an interval is unknown.
enum class EndKind : std::uint8_t { dated, open, unknown };

/// Of one date as written. `season` is any of the codes 21 to 41; `decade` and `century` are `201X` and
/// `20XX` (or significant digits to that effect), `coarser` is `2XXX`.
enum class Precision : std::uint8_t {
  second,
  minute,
  hour,
  day,
  month,
  season,
  year,
  decade,
  century,
  coarser
};

/// One date: it is some instant in `written`, or, if its qualifiers are to be reckoned with, in `widened`.
struct Bound {
  EndKind kind = EndKind::dated;
  Precision precision = Precision::day;  // means nothing unless dated
  /// Several granules of which one is meant, it is not said which: `201X`, `2004-XX`, `1950S2`,
  /// `[1667..1670]`, `[..1984]`. Where false, `written` is one granule, all of which may be meant.
  bool choice = false;
  /// The granule as written: qualifiers ignored, X at its widest. An open start is kPast alone, an open end
  /// kFuture alone; an unknown end runs from kPast to kFuture.
  Span written;
  /// `written` and, on both sides, one unit of the finest qualified part (two for `%`). Equal where nothing
  /// is qualified.
  Span widened;

  friend bool operator==(const Bound&, const Bound&) = default;
};

/// interval: from some instant of `start` to some instant of `end`; the two may be the same date (`D/D`).
/// Otherwise: one date, and start == end.
struct Member {
  bool interval = false;
  Bound start;
  Bound end;

  friend bool operator==(const Member&, const Member&) = default;
};

/// one: no set, and no separate fillings of X. one_of: `[...]`, or an X whose fillings lie apart
/// (`156X-12-25`). all_of: `{...}`.
enum class SetKind : std::uint8_t { one, one_of, all_of };

struct Edtf {
  SetKind kind = SetKind::one;
  std::vector<Member> members;  // never empty; in the order written, fillings of X in the order of time
  bool qualified = false;       // `~`, `?` or `%` occurs

  friend bool operator==(const Edtf&, const Edtf&) = default;
};

struct EdtfError {
  std::string message;     // what is wrong, in one line of ASCII
  std::size_t offset = 0;  // the byte at which it shows, at most the text's length
  std::string suggestion;  // what was surely meant, itself readable: `2020-08-05` for `2020-8-5`; or empty
};

/// Any bytes may be passed. At most 10,000 members (dates of a set, separate fillings of X) are read.
std::variant<Edtf, EdtfError> parse_edtf(std::string_view text);

}  // namespace gainsay
