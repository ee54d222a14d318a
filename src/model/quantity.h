// Quantities: what a number in an article can mean.
//
// Nobody who writes "5,000 troops" counted them. So a number is two intervals: **hard** (nothing outside it
// can be meant under the most generous reading) and **soft** (what a reader expects). Two numbers agree when
// the soft intervals meet, are strained when only the hard ones do, and exclude each other when those are
// disjoint. The table of forms is one switch, `shape` in quantity.cpp; reading and showing is in
// quantity_text.cpp.
//
// Where the table leaves something open:
//
// - Widths are of |n|, and what is rounded or falls short does so in magnitude: a bare -5000 is
//   (-5500, -4500], nearly -50 is (-50, -40]. `more_than` and its like compare numbers as they stand.
// - The bare number 0 is exact, in percent too; hedged, its unit u is 1.
// - The low end of `up_to`, `at_most`, `less_than` is the property's `min`, else 0, in the property's unit.
//   Where that would leave nothing (`up_to` -5 without a `min`) there is no low end.
// - A soft interval never reaches outside its hard one.
// - A fraction is a share. Without a unit and for a property in percent, 1/3 is 33.3 with widths of 5 and 3;
//   else it is 0.333 with widths of 0.05 and 0.03, in its unit. A fraction of a percent is refused.
// - Tolerance in percent is of the amount n; each end of a range or a word is a number itself, so is a best.
// - What no integer can be (2.5 of a tally) stays as it is: it is for the reader of facts to refuse.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "base/decimal.h"
#include "model/unit.h"

namespace gainsay {

// ---- intervals ----

// A set of numbers from `low` to `high`; an infinite end's number is not looked at.
struct Interval {
  Decimal low, high;
  bool low_open = false, high_open = false;
  bool low_infinite = false, high_infinite = false;

  static Interval point(const Decimal& n) { return {n, n}; }
  static Interval closed(const Decimal& low, const Decimal& high) { return {low, high}; }
  bool operator==(const Interval&) const = default;
};

bool empty(const Interval& interval);
bool contains(const Interval& interval, const Decimal& n);
bool contains(const Interval& outer, const Interval& inner);
bool meets(const Interval& a, const Interval& b);
Interval intersect(const Interval& a, const Interval& b);  // may be empty

// For people: `4,500–5,500`, `more than 50`, `5,000`. Says nothing of open ends where both ends are finite.
std::string describe(const Interval& interval);
// With every end told: `[4500, 5500)`, `(50, inf)`.
std::string notation(const Interval& interval);

// ---- quantities as written ----

enum class Hedge : std::uint8_t {
  none,
  exactly,
  about,
  nearly,
  more_than,
  at_least,
  up_to,
  at_most,
  less_than,
  dozens,
  scores,
  hundreds,
  thousands,
  millions,
  billions,
  a_few,
  several,
  range,     // low..high, or {low, best, high}
  fraction,  // 1/3
};

// The hedges that a fact can name, as format.md spells them; not none, range, fraction.
inline constexpr std::array<std::string_view, 16> kHedgeNames = {
    "exactly", "about",  "nearly",   "more_than", "at_least", "up_to",    "at_most", "less_than",
    "dozens",  "scores", "hundreds", "thousands", "millions", "billions", "a_few",   "several"};
std::optional<Hedge> parse_hedge(std::string_view name);
std::string_view hedge_name(Hedge hedge);  // `none`, `range`, `fraction` too
// `dozens` to `several`: they take no amount.
constexpr bool is_word(Hedge hedge) { return hedge >= Hedge::dozens && hedge <= Hedge::several; }

// What measuring has to know of the unit that was written beside the number.
enum class WrittenUnit : std::uint8_t { none, percent, other };
WrittenUnit written_unit(std::string_view unit);

// The parsed shape. Of a bare or hedged number only hedge, amount, decimals and unit matter, so that mantissa
// (8 bytes), exponent (within ±127), decimals, hedge (a byte each) and a unit's index can be stored in 16
// bytes.
struct Quantity {
  Hedge hedge = Hedge::none;
  WrittenUnit unit = WrittenUnit::none;
  std::uint8_t decimals = 0;  // written after the point: 1 in `33.0`; counts for percent alone
  bool has_best = false;      // of a range: `amount` is its best
  Decimal amount;             // n; a fraction's value; unused for words
  Decimal low, high;          // of a range; a fraction's numerator and denominator
  bool operator==(const Quantity&) const = default;
};

struct QuantityError {
  std::string message;     // a sentence without its full stop
  std::string suggestion;  // what to write instead; may be empty
};

// {"amount", "hedge", "unit"}: words take no amount, all others (`none` too) need one.
std::variant<Quantity, QuantityError> make_quantity(Hedge hedge, const std::optional<WrittenDecimal>& amount,
                                                    WrittenUnit unit = WrittenUnit::none);
// {"low", "best", "high"}: low <= best <= high.
std::variant<Quantity, QuantityError> make_range(const Decimal& low, const std::optional<Decimal>& best,
                                                 const Decimal& high, WrittenUnit unit = WrittenUnit::none);

struct ParsedQuantity {
  Quantity quantity;
  std::string_view unit;  // a view of the text parsed, `%` or whatever followed the space; not checked here
};

// The forms of a string, N being a number as JSON writes it and I an integer without exponent:
//   [~ | > | >= | < | <=] N [unit]      N..N [unit]      I/I [unit]      unit: `%`, or spaces and then text
// All else is refused, with a suggestion where it can be guessed: "~5,000" suggests "~5000".
std::variant<ParsedQuantity, QuantityError> parse_quantity(std::string_view text);

// For people: `5,000`, `about 50 USD`, `more than 50`, `40–60`, `1/3`, `dozens`, `33.0 %`.
std::string describe(const Quantity& quantity, std::string_view unit = {});
// As facts write it: `~50 USD`, `40..60`; what has no string form by its names: `nearly 50`, `dozens`,
// `40..60 (50)`.
std::string code(const Quantity& quantity, std::string_view unit = {});

// ---- what they mean ----

// How the numbers of a property are read.
struct NumberRules {
  bool exact_rounding = false;                // rounding: exact
  bool integer = false;                       // integers only; tallies too
  bool percent = false;                       // the property's unit is percent
  std::optional<Decimal> tolerance_fraction;  // 0.05 for "5%"
  std::optional<Decimal> tolerance_absolute;  // in the property's unit
  std::optional<Decimal> min;                 // in the property's unit
};

struct Measure {
  Interval hard, soft;
  bool operator==(const Measure&) const = default;
};

// In the property's unit. Widths come from the number as written, so it is read in the unit written, then
// converted; then tolerance widens, and integers narrow both intervals to closed ones between integers.
// Neither is ever empty.
Measure measure(const Quantity& quantity, const NumberRules& rules, const Conversion& conversion = {});

Interval convert(const Interval& interval, const Conversion& conversion);
Measure convert(const Measure& measure, const Conversion& conversion);

enum class Agreement : std::uint8_t { agree, strained, exclude };
Agreement compare(const Measure& a, const Measure& b);

}  // namespace gainsay
