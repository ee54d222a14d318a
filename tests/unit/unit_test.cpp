// Units: what is known, what is refused with which suggestion, and conversions that leave no trace of binary
// arithmetic.
#include "model/unit.h"

#include <catch2/catch.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace gainsay {
namespace {

Decimal decimal(std::string_view text) {
  const auto parsed = parse_decimal(text);
  REQUIRE(std::holds_alternative<Decimal>(parsed));
  return std::get<Decimal>(parsed);
}

UnitId unit(Units& units, std::string_view text) {
  INFO(text);
  const auto parsed = units.parse(text);
  REQUIRE(std::holds_alternative<UnitId>(parsed));
  return std::get<UnitId>(parsed);
}

std::string converted(Units& units, std::string_view n, std::string_view from, std::string_view to) {
  const auto conversion = units.conversion(unit(units, from), unit(units, to));
  return conversion ? (*conversion)(decimal(n)).text() : "none";
}

}  // namespace

TEST_CASE("units are known by udunits2, by ISO 4217, or are percent") {
  Units units;
  for (const char* known :
       {"m",   "km",  "metre",   "km2", "km/h",   "degC",      "\u00b0C", "\u00b5m", "kg",
        "t",   "%",   "percent", "1",   "barrel", "hour",      "USD",     "EUR",     "IQD",
        "IRR", "XCG", "DEM",     "lb",  "kW.h",   "mile/hour", "count"}) {
    INFO(known);
    CHECK(units.text(unit(units, known)) == known);
  }
  CHECK(unit(units, "km") == unit(units, "km"));
  CHECK_FALSE(unit(units, "km") == unit(units, "m"));
  CHECK_FALSE(unit(units, "").valid());
  CHECK(units.text(UnitId()).empty());
  CHECK(is_currency("USD"));
  CHECK_FALSE(is_currency("usd"));
  CHECK_FALSE(is_currency("SD "));
  CHECK_FALSE(is_currency("USDX"));
  CHECK(is_percent("%"));
  CHECK_FALSE(is_percent("per"));
}

TEST_CASE("an unknown unit is refused with the nearest known one") {
  Units units;
  const std::vector<std::pair<std::string, std::string>> table = {
      {"usd", "USD"},
      {"UDS", "USD"},
      {"Eur", "EUR"},
      {"kilmeter", ""},
      {"precent", "percent"},
      {"pct", "percent"},
      {"dollars", "USD"},
      {"$", "USD"},
      {"\u20ac", "EUR"},
      {"KM", "km"},
      {"mph", "mile/hour"},
      {"kph", "km/h"},
      {"lbs", "lb"},
      {"kWh", "kW.h"},
      {"barels", "barrel"},
      {"xyzzyplugh", ""},
      {"people", ""},
      {"troops", ""},
      {"000", ""},
      {"-1", ""},
      {"5 km", ""},
      {"m/", ""},
      {"\x01", ""},
      {std::string(1000, 'm'), ""},
      {std::string(60, '('), ""},
      {"\xff\xfe", ""},
  };
  for (const auto& [text, suggestion] : table) {
    INFO(text);
    const auto parsed = units.parse(text);
    REQUIRE(std::holds_alternative<UnitError>(parsed));
    CHECK_FALSE(std::get<UnitError>(parsed).message.empty());
    CHECK(std::get<UnitError>(parsed).message.size() < 200);
    CHECK(std::get<UnitError>(parsed).suggestion == suggestion);
    if (!suggestion.empty()) CHECK(unit(units, suggestion).valid());
  }
}

TEST_CASE("conversions are exact wherever the units' definitions are") {
  Units units;
  struct Row {
    const char *n, *from, *to, *expected;
  };
  const std::vector<Row> table = {
      {"5213", "m", "km", "5.213"},
      {"5.213", "km", "m", "5213"},
      {"5213", "m", "m", "5213"},
      {"5213", "metre", "m", "5213"},
      {"90", "minute", "hour", "1.5"},
      {"1.5", "hour", "minute", "90"},
      {"18", "hour", "day", "0.75"},
      {"1609.344", "m", "mile", "1"},
      {"26", "mile", "m", "41842.944"},
      {"1852", "mile", "nautical_mile", "1609.344"},
      {"12", "inch", "foot", "1"},
      {"7", "inch", "foot", "0.583333333333333333"},
      {"100", "km/h", "m/s", "27.7777777777777778"},
      {"36", "km/h", "m/s", "10"},
      {"10", "m/s", "km/h", "36"},
      {"212", "degF", "degC", "100"},
      {"-40", "degF", "degC", "-40"},
      {"37", "degC", "degF", "98.6"},
      {"0", "degC", "kelvin", "273.15"},
      {"273.15", "kelvin", "degC", "0"},
      {"-459.67", "degF", "kelvin", "0"},
      {"2", "t", "kg", "2000"},
      {"1", "lb", "kg", "0.45359237"},
      {"0.45359237", "kg", "lb", "1"},
      {"3.6", "MJ", "kW.h", "1"},
      {"250", "hectare", "km2", "2.5"},
      {"33", "%", "1", "0.33"},
      {"0.33", "1", "percent", "33"},
      {"33", "percent", "%", "33"},
      {"33", "%", "", "0.33"},
      {"6e9", "USD", "USD", "6000000000"},
      {"1", "USD", "EUR", "none"},
      {"1", "USD", "m", "none"},
      {"1", "m", "USD", "none"},
      {"1", "m", "kg", "none"},
      {"1", "m", "", "none"},
      {"1", "lg(re 1 mW)", "W", "none"},
  };
  for (const Row& row : table) {
    INFO(row.n << ' ' << row.from << " in " << row.to);
    CHECK(converted(units, row.n, row.from, row.to) == row.expected);
  }
}

TEST_CASE("where no exact form is near, a factor has 15 digits") {
  Units units;
  const auto conversion = units.conversion(unit(units, "degree"), unit(units, "radian"));
  REQUIRE(conversion);
  CHECK(conversion->factor.text() == "0.0174532925199433");
  CHECK(conversion->divisor == Decimal(1));
  CHECK_FALSE(exact_conversion(0, 0));
  CHECK_FALSE(exact_conversion(-1, 0));
  CHECK_FALSE(exact_conversion(1e150, 0));
  CHECK(exact_conversion(1, 0)->is_identity());
}

TEST_CASE("there and back again is where one began, for every pair of a dimension") {
  Units units;
  const std::vector<std::vector<std::string>> dimensions = {
      {"m", "km", "mile", "foot", "inch", "yard", "nautical_mile", "cm"},
      {"second", "minute", "hour", "day", "week"},
      {"kg", "t", "lb", "g"},
      {"kelvin", "degC", "degF"},
      {"1", "%", "ppm"},
      {"m2", "km2", "hectare", "foot2", "mile2"},
      {"J", "kW.h", "MW.h", "eV"},
  };
  for (const auto& dimension : dimensions) {
    for (const std::string& from : dimension) {
      for (const std::string& to : dimension) {
        const auto there = units.conversion(unit(units, from), unit(units, to));
        const auto back = units.conversion(unit(units, to), unit(units, from));
        REQUIRE(there);
        REQUIRE(back);
        for (const int n : {1, 7, 39, 2500, 52130}) {
          INFO(n << ' ' << from << " in " << to);
          const double again = (*back)((*there)(Decimal(n))).to_double();
          CHECK(again == Approx(n).epsilon(1e-13));
        }
      }
    }
  }
}

}  // namespace gainsay
