// Units that numbers are written in: UDUNITS (physical units, through libudunits2), ISO 4217 currency codes,
// percent.
//
// A unit is parsed once and then is an index. Conversions leave binary arithmetic behind: the doubles that
// udunits2 gives are turned into short decimals or fractions of whole numbers, so that 5213 m and 5.213 km,
// or 90 minutes and 1.5 hours, are the same Decimal. Exchange rates are none of gainsay's business:
// currencies convert to themselves alone.
//
// Sources: UDUNITS-2 (its unit database is read from where the library was installed to look for it); ISO
// 4217 lists one (in use) and three (withdrawn: articles keep the currency of their day).
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "base/decimal.h"
#include "base/id.h"

namespace gainsay {

// converted = (written × factor + offset) / divisor, with factor and divisor above 0.
struct Conversion {
  Decimal factor = 1;
  Decimal offset = 0;  // degC, degF: in the unit converted to, times the divisor
  Decimal divisor = 1;

  bool is_identity() const { return factor == Decimal(1) && offset.is_zero() && divisor == Decimal(1); }
  Decimal operator()(const Decimal& written) const { return (written * factor + offset) / divisor; }
  bool operator==(const Conversion&) const = default;
};

struct UnitError {
  std::string message;     // a sentence without its full stop
  std::string suggestion;  // the nearest unit or currency known; may be empty
};

// `%` or `percent`.
bool is_percent(std::string_view unit);
// An ISO 4217 code, in use or withdrawn.
bool is_currency(std::string_view unit);

// The units that were parsed so far. Of use to one thread at a time: udunits2 keeps its state in globals. Its
// database is read when the first unit asks for it (some 5 ms).
class Units {
 public:
  Units();
  ~Units();
  Units(Units&&) noexcept;
  Units& operator=(Units&&) noexcept;

  // Ids count from 0 in the order of first use. The empty text is no unit, a bare count: an id that is not
  // valid. Currencies go first, so that no code is taken for a unit with a prefix. `text` is trimmed by
  // whoever read it.
  std::variant<UnitId, UnitError> parse(std::string_view text);

  // As it was first written.
  std::string_view text(UnitId unit) const;

  // None where the dimensions differ, and for logarithmic units. No unit counts as the unit 1.
  std::optional<Conversion> conversion(UnitId from, UnitId to);

 private:
  class System;
  std::unique_ptr<System> system_;
};

// The exact form of `written × factor + offset` where the doubles stand for one: a factor of at most 12
// digits, else a fraction with a denominator of at most 100,000, else 15 digits. None out of a Decimal's
// range.
std::optional<Conversion> exact_conversion(double factor, double offset);

}  // namespace gainsay
