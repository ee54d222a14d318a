#include "model/unit.h"

#include <udunits2.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <unordered_map>
#include <utility>
#include <vector>

namespace gainsay {
namespace {

// In use; alphabetical, four characters each.
constexpr std::string_view kCurrencies =
    "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF "
    "CHE CHF "
    "CHW CLF CLP CNY COP COU CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF "
    "GTQ GYD "
    "HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD "
    "LSL LYD "
    "MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP "
    "PKR PLN "
    "PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP "
    "TRY TTD "
    "TWD TZS UAH UGX USD USN UYI UYU UYW UZS VED VES VND VUV WST XAD XAF XAG XAU XBA XBB XBC XBD XCD XCG XDR "
    "XOF XPD "
    "XPF XPT XSU XTS XUA XXX YER ZAR ZMW ZWG ";

// Withdrawn, and met in articles of their day.
constexpr std::string_view kWithdrawnCurrencies =
    "AFA ANG ATS AZM BEF BGN BYB BYR CSD CUC CYP DEM EEK ESP FIM FRF GHC GRD HRK IEP ITL LTL LUF LVL MRO MTL "
    "MZM NLG "
    "PTE ROL RUR SDD SIT SKK SLL STD TRL VEB VEF YUM ZMK ZWL ";

constexpr std::size_t kCodeStride = 4;

bool lists(std::string_view codes, std::string_view code) {
  for (std::size_t at = 0; at < codes.size(); at += kCodeStride) {
    if (codes.substr(at, kCodeStride - 1) == code) return true;
  }
  return false;
}

// What people write, and what to write instead: words that udunits2 does not know, or takes for something
// else (its mph is a milliphot).
struct Rewording {
  std::string_view written, suggestion;
};
constexpr std::array kRewordings = std::to_array<Rewording>({
    {"$", "USD"},      {"US$", "USD"},      {"dollar", "USD"},    {"dollars", "USD"}, {"\u20ac", "EUR"},
    {"euro", "EUR"},   {"euros", "EUR"},    {"\u00a3", "GBP"},    {"pct", "percent"}, {"per cent", "percent"},
    {"percents", "%"}, {"percentage", "%"}, {"mph", "mile/hour"}, {"kph", "km/h"},    {"kmh", "km/h"},
    {"lbs", "lb"},     {"sq km", "km2"},    {"sqkm", "km2"},      {"sq mi", "mile2"}, {"kWh", "kW.h"},
    {"MWh", "MW.h"},   {"GWh", "GW.h"},     {"TWh", "TW.h"},      {"mins", "min"},    {"hrs", "hour"},
    {"kms", "km"},     {"kilos", "kg"},
});

constexpr std::array kCountedThings =
    std::to_array<std::string_view>({"people", "persons", "person", "troops", "soldiers", "deaths", "dead",
                                     "attacks", "fatalities", "items"});

constexpr std::array kCommonUnits = std::to_array<std::string_view>(
    {"%",      "percent", "km",   "m",    "cm",    "mm",   "kg",     "g",     "t",      "tonne",
     "mile",   "foot",    "inch", "yard", "acre",  "km2",  "m2",     "litre", "barrel", "second",
     "minute", "hour",    "day",  "week", "month", "year", "kelvin", "degC",  "degF",   "celsius",
     "watt",   "kW",      "MW",   "GW",   "volt",  "km/h", "m/s",    "pound"});

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool same_ignoring_case(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return lower(x) == lower(y); });
}

// Edits (insert, delete, replace, swap of neighbours) between two short words, letter case set aside.
std::size_t edit_distance(std::string_view a, std::string_view b) {
  const std::size_t width = b.size() + 1;
  std::vector<std::size_t> edits((a.size() + 1) * width);
  const auto at = [&](std::size_t i, std::size_t j) -> std::size_t& { return edits[i * width + j]; };
  for (std::size_t i = 0; i <= a.size(); ++i) {
    for (std::size_t j = 0; j <= b.size(); ++j) {
      if (i == 0 || j == 0) {
        at(i, j) = i + j;
        continue;
      }
      const bool same = lower(a[i - 1]) == lower(b[j - 1]);
      at(i, j) = std::min({at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + (same ? 0 : 1)});
      const bool swapped =
          i > 1 && j > 1 && lower(a[i - 1]) == lower(b[j - 2]) && lower(a[i - 2]) == lower(b[j - 1]);
      if (swapped) at(i, j) = std::min(at(i, j), at(i - 2, j - 2) + 1);
    }
  }
  return at(a.size(), b.size());
}

std::string_view nearest_unit(std::string_view text) {
  for (const Rewording& rewording : kRewordings) {
    if (same_ignoring_case(text, rewording.written)) return rewording.suggestion;
  }
  std::string_view best;
  std::size_t too_far = std::max<std::size_t>(text.size() / 3, 1) + (text.size() > 2 ? 1 : 0);
  const auto consider = [&](std::string_view known) {
    const std::size_t distance = edit_distance(text, known);
    if (distance < too_far) {
      best = known;
      too_far = distance;
    }
  };
  const auto consider_units = [&] {
    for (const std::string_view unit : kCommonUnits) consider(unit);
  };
  const auto consider_codes = [&] {
    // Longer words look like some code or other by chance.
    if (text.size() != kCodeStride - 1) return;
    for (const std::string_view codes : {kCurrencies, kWithdrawnCurrencies}) {
      for (std::size_t i = 0; i < codes.size(); i += kCodeStride) consider(codes.substr(i, kCodeStride - 1));
    }
  };
  // The first of the nearest wins.
  if (std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; })) {
    consider_codes();
    consider_units();
  } else {
    consider_units();
    consider_codes();
  }
  return best;
}

constexpr std::size_t kLongestUnit = 64;

UnitError unknown_unit(std::string_view text) {
  UnitError error;
  if (text.size() > kLongestUnit) {
    error.message = "a unit of " + std::to_string(text.size()) + " bytes is too long to be one";
    return error;
  }
  const std::string quoted = "\"" + std::string(text) + "\"";
  for (const std::string_view thing : kCountedThings) {
    if (same_ignoring_case(text, thing)) {
      error.message = quoted + " is counted, not measured: leave the unit out";
      return error;
    }
  }
  error.suggestion = nearest_unit(text);
  error.message = quoted + " is neither a UDUNITS unit nor an ISO 4217 currency code";
  return error;
}

// Units that udunits2 would make something of, and that nobody means: bare numbers ("5 000" read as 5 of the
// unit 000), and the words above.
bool is_misleading(std::string_view text) {
  const bool starts_as_number =
      (text[0] >= '0' && text[0] <= '9') || text[0] == '+' || text[0] == '-' || text[0] == '.';
  if (starts_as_number && text != "1" && !text.starts_with("1/")) return true;
  return std::any_of(kRewordings.begin(), kRewordings.end(),
                     [&](const Rewording& rewording) { return text == rewording.written; }) ||
         std::find(kCountedThings.begin(), kCountedThings.end(), text) != kCountedThings.end();
}

bool has_control_character(std::string_view text) {
  return std::any_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
}

struct FreeUnit {
  void operator()(ut_unit* unit) const { ut_free(unit); }
};
struct FreeSystem {
  void operator()(ut_system* system) const { ut_free_system(system); }
};
struct FreeConverter {
  void operator()(cv_converter* converter) const { cv_free(converter); }
};

struct Fraction {
  std::int64_t numerator = 0, denominator = 1;
};

// The first continued-fraction convergent of value / 10^14 that is as near as the rounding to 15 digits
// leaves it.
std::optional<Fraction> simple_fraction(std::int64_t value) {
  constexpr std::int64_t kOne = 100'000'000'000'000;
  constexpr std::int64_t kLargestDenominator = 100'000;
  constexpr std::int64_t kSlack =
      2;  // in the last of the 15 digits: the rounding, and what binary made of it
  __extension__ using Int128 = __int128;
  Fraction before{0, 1}, current{1, 0};
  std::int64_t dividend = value, rest = kOne;
  while (rest != 0) {
    const std::int64_t whole = dividend / rest;
    const Fraction next{whole * current.numerator + before.numerator,
                        whole * current.denominator + before.denominator};
    if (next.denominator > kLargestDenominator) return std::nullopt;
    const Int128 error =
        static_cast<Int128>(value) * next.denominator - static_cast<Int128>(kOne) * next.numerator;
    const Int128 allowed = static_cast<Int128>(kSlack) * next.denominator;
    if (error <= allowed && -error <= allowed) return next;
    before = current;
    current = next;
    dividend = std::exchange(rest, dividend % rest);
  }
  return std::nullopt;
}

}  // namespace

bool is_percent(std::string_view unit) { return unit == "%" || unit == "percent"; }

bool is_currency(std::string_view unit) {
  return unit.size() == kCodeStride - 1 && (lists(kCurrencies, unit) || lists(kWithdrawnCurrencies, unit));
}

std::optional<Conversion> exact_conversion(double factor, double offset) {
  if (!(factor > 0) || !std::isfinite(factor) || !std::isfinite(offset)) return std::nullopt;
  constexpr int kTrustedDigits = 15;  // every double of UDUNITS' making is right so far
  constexpr int kShortDigits = 12;    // a factor no longer than this was defined by its digits
  constexpr int kOffsetDigits = 13;   // offsets went through a sum
  const std::optional<Decimal> digits = Decimal::from_double(factor, kTrustedDigits);
  if (!digits || digits->is_zero()) return std::nullopt;

  const auto is_short = [](const Decimal& n) {
    return n.mantissa() < decimal_detail::power_of_ten(kShortDigits);
  };

  Conversion conversion;
  conversion.factor = *digits;
  if (!is_short(*digits)) {
    const std::optional<Decimal> inverse = Decimal::from_double(1 / factor, kTrustedDigits);
    std::int64_t mantissa = digits->mantissa();
    int exponent = digits->exponent();
    for (; mantissa < decimal_detail::power_of_ten(kTrustedDigits - 1); --exponent) mantissa *= 10;
    if (inverse && is_short(*inverse)) {
      conversion.factor = 1;
      conversion.divisor = *inverse;
    } else if (const std::optional<Fraction> fraction = simple_fraction(mantissa)) {
      conversion.factor = Decimal::from_parts(fraction->numerator, exponent + kTrustedDigits - 1);
      conversion.divisor = Decimal::from_parts(fraction->denominator, 0);
    }
  }
  const std::optional<Decimal> scaled_offset =
      Decimal::from_double(offset * conversion.divisor.to_double(), kOffsetDigits);
  if (!scaled_offset) return std::nullopt;
  conversion.offset = *scaled_offset;
  return conversion;
}

class Units::System {
 public:
  std::variant<UnitId, UnitError> parse(std::string_view text) {
    if (text.empty()) return UnitId();
    if (text.size() > kLongestUnit) return unknown_unit(text);
    const auto known = ids_.find(std::string(text));
    if (known != ids_.end()) return known->second;

    Entry entry;
    entry.text = text;
    if (is_currency(text)) {
      entry.currency = true;
    } else if (!is_percent(text)) {
      if (is_misleading(text) || has_control_character(text)) return unknown_unit(text);
      if (!load())
        return UnitError{"the UDUNITS unit database cannot be read; is libudunits2-data installed?", ""};
      entry.unit.reset(ut_parse(system_.get(), entry.text.c_str(), UT_UTF8));
      if (!entry.unit) return unknown_unit(text);
    }
    const UnitId id(entries_.size());
    ids_.emplace(entry.text, id);
    entries_.push_back(std::move(entry));
    return id;
  }

  std::string_view text(UnitId unit) const {
    return unit.valid() ? std::string_view(entries_[unit.index].text) : std::string_view();
  }

  std::optional<Conversion> conversion(UnitId from, UnitId to) {
    if (from == to) return Conversion();
    if (is_currency(text(from)) || is_currency(text(to))) return std::nullopt;
    if (is_percent(text(from)) && is_percent(text(to))) return Conversion();
    if (!load()) return std::nullopt;
    ut_unit* const written = physical(from);
    ut_unit* const wanted = physical(to);
    if (ut_are_convertible(written, wanted) == 0) return std::nullopt;
    const std::unique_ptr<cv_converter, FreeConverter> converter(ut_get_converter(written, wanted));
    if (!converter) return std::nullopt;

    // Probed far out where there is an offset, which would eat the last digits of the slope near 0.
    constexpr double kFar = 1099511627776.0;  // 2^40: dividing by it costs nothing
    const double offset = cv_convert_double(converter.get(), 0);
    const double factor = offset == 0 ? cv_convert_double(converter.get(), 1)
                                      : (cv_convert_double(converter.get(), kFar) - offset) / kFar;
    const double straight = factor * 1000 + offset;
    const double probed = cv_convert_double(converter.get(), 1000);
    constexpr double kCurved = 1e-9;
    if (!(std::abs(probed - straight) <= kCurved * (std::abs(straight) + std::abs(offset))))
      return std::nullopt;
    return exact_conversion(factor, offset);
  }

 private:
  struct Entry {
    std::string text;
    std::unique_ptr<ut_unit, FreeUnit> unit;  // none for currencies, and for percent until it is converted
    bool currency = false;
  };

  bool load() {
    if (system_ || tried_) return system_ != nullptr;
    tried_ = true;
    ut_set_error_message_handler(ut_ignore);  // it would print to standard error
    system_.reset(ut_read_xml(nullptr));
    if (!system_) return false;
    one_.reset(ut_get_dimensionless_unit_one(system_.get()));
    return one_ != nullptr;
  }

  ut_unit* physical(UnitId id) {
    if (!id.valid()) return one_.get();
    Entry& entry = entries_[id.index];
    if (!entry.unit) entry.unit.reset(ut_parse(system_.get(), "percent", UT_UTF8));
    return entry.unit.get();
  }

  bool tried_ = false;
  std::unique_ptr<ut_system, FreeSystem> system_;  // before all units: it goes last
  std::unique_ptr<ut_unit, FreeUnit> one_;
  std::vector<Entry> entries_;
  std::unordered_map<std::string, UnitId> ids_;
};

Units::Units() : system_(std::make_unique<System>()) {}
Units::~Units() = default;
Units::Units(Units&&) noexcept = default;
Units& Units::operator=(Units&&) noexcept = default;

std::variant<UnitId, UnitError> Units::parse(std::string_view text) { return system_->parse(text); }
std::string_view Units::text(UnitId unit) const { return system_->text(unit); }
std::optional<Conversion> Units::conversion(UnitId from, UnitId to) { return system_->conversion(from, to); }

}  // namespace gainsay
