// The table of quantities, row by row with exact ends; what the table leaves open; strings, refusals and
// suggestions.
#include "model/quantity.h"

#include <catch2/catch.hpp>
#include <limits>
#include <ostream>
#include <random>
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

Quantity made(const std::variant<Quantity, QuantityError>& result) {
  REQUIRE(std::holds_alternative<Quantity>(result));
  return std::get<Quantity>(result);
}

// A string form; or a hedge's name, alone or before a number and unit (`nearly 50`); or `low..high (best)`.
Quantity quantity(const std::string& text) {
  INFO(text);
  const std::size_t space = text.find(' ');
  const std::string first = text.substr(0, space);
  if (const auto hedge = parse_hedge(first)) {
    if (space == std::string::npos) return made(make_quantity(*hedge, std::nullopt));
    const auto amount = parse_quantity(text.substr(space + 1));
    REQUIRE(std::holds_alternative<ParsedQuantity>(amount));
    const Quantity& bare = std::get<ParsedQuantity>(amount).quantity;
    return made(make_quantity(*hedge, WrittenDecimal{bare.amount, bare.decimals}, bare.unit));
  }
  if (text.ends_with(')')) {
    const Quantity range = quantity(first);
    return made(make_range(range.low, decimal(text.substr(space + 2, text.size() - space - 3)), range.high));
  }
  const auto parsed = parse_quantity(text);
  REQUIRE(std::holds_alternative<ParsedQuantity>(parsed));
  return std::get<ParsedQuantity>(parsed).quantity;
}

std::string shown(const Measure& m) { return notation(m.hard) + " " + notation(m.soft); }

std::string measured(const std::string& text, const NumberRules& rules = {}) {
  return shown(measure(quantity(text), rules));
}

// Two columns: what is written, and its hard and soft interval.
using Table = std::vector<std::pair<std::string, std::string>>;

void check(const Table& table, const NumberRules& rules = {}) {
  for (const auto& [text, expected] : table) {
    INFO(text);
    CHECK(measured(text, rules) == expected);
  }
}

NumberRules integers() {
  NumberRules rules;
  rules.integer = true;
  return rules;
}

Agreement compared(const std::string& a, const std::string& b, const NumberRules& rules = {}) {
  const Measure x = measure(quantity(a), rules);
  const Measure y = measure(quantity(b), rules);
  CHECK(compare(x, y) == compare(y, x));
  return compare(x, y);
}

}  // namespace

std::ostream& operator<<(std::ostream& out, Agreement agreement) {
  return out << (agreement == Agreement::agree      ? "agree"
                 : agreement == Agreement::strained ? "strained"
                                                    : "exclude");
}

TEST_CASE("a bare number that is not round is that number") {
  check({{"39", "[39, 39] [39, 39]"},
         {"14", "[14, 14] [14, 14]"},
         {"90", "[90, 90] [90, 90]"},       // below 100
         {"101", "[101, 101] [101, 101]"},  // u = 1
         {"5213", "[5213, 5213] [5213, 5213]"},
         {"5.213", "[5.213, 5.213] [5.213, 5.213]"},
         {"100.5", "[100.5, 100.5] [100.5, 100.5]"},
         {"0", "[0, 0] [0, 0]"},
         {"-39", "[-39, -39] [-39, -39]"},
         {"exactly 5000", "[5000, 5000] [5000, 5000]"},
         {"exactly -33 %", "[-33, -33] [-33, -33]"}});
}

TEST_CASE("a bare round number is half open about itself") {
  check({{"5000", "[4500, 5500) [5000, 5000]"},  // u/2 = 10% = 500
         {"2500", "[2450, 2550) [2500, 2500]"},
         {"3000", "[2700, 3300) [3000, 3000]"},  // 10% is less than u/2
         {"100", "[90, 110) [100, 100]"},
         {"110", "[105, 115) [110, 110]"},
         {"1230", "[1225, 1235) [1230, 1230]"},
         {"6e9", "[5500000000, 6500000000) [6000000000, 6000000000]"},
         {"6e9 USD", "[5500000000, 6500000000) [6000000000, 6000000000]"},
         {"5000.0", "[4500, 5500) [5000, 5000]"},
         {"-5000", "(-5500, -4500] [-5000, -5000]"},
         {"-2500", "(-2550, -2450] [-2500, -2500]"},
         // Of 19 digits the last is rounded away, and with it the width.
         {"1234567890123456780",
          "[1234567890123456780, 1234567890123456780] "
          "[1234567890123456780, 1234567890123456780]"}});
  NumberRules exact;
  exact.exact_rounding = true;
  check({{"5000", "[5000, 5000] [5000, 5000]"}, {"~50", "[40, 60] [45, 55]"}, {"33 %", "[33, 33] [33, 33]"}},
        exact);
}

TEST_CASE("about, nearly") {
  check({{"~50", "[40, 60] [45, 55]"},
         {"~40", "[32, 48] [35, 45]"},
         {"~39", "[31.2, 46.8] [35.1, 42.9]"},
         {"~10", "[5, 15] [5, 15]"},
         {"~5000", "[4000, 6000] [4500, 5500]"},
         {"~9000", "[7200, 10800] [8100, 9900]"},
         {"~2.5", "[2, 3] [2.25, 2.75]"},
         {"~0", "[-0.5, 0.5] [-0.5, 0.5]"},
         {"~-50", "[-60, -40] [-55, -45]"},
         {"about 33 %", "[26.4, 39.6] [29.7, 36.3]"},  // a hedge takes the place of the percent's own
         {"nearly 50", "[40, 50) [45, 50)"},
         {"nearly 5000", "[4000, 5000) [4500, 5000)"},
         {"nearly 39", "[31.2, 39) [35.1, 39)"},
         {"nearly 3", "[2, 3) [2.5, 3)"},
         {"nearly 0", "[-1, 0) [-0.5, 0)"},
         {"nearly -50", "(-50, -40] (-50, -45]"}});
}

TEST_CASE("bounds from below and from above") {
  check({{">50", "(50, inf) (50, 60]"},
         {">39", "(39, inf) (39, 42.9]"},
         {">2500", "(2500, inf) (2500, 2750]"},
         {">0", "(0, inf) (0, 1]"},
         {">-50", "(-50, inf) (-50, -40]"},
         {">=50", "[50, inf) [50, 60]"},
         {">=14", "[14, inf) [14, 15.4]"},
         {"up_to 50", "[0, 50] [25, 50]"},
         {"up_to 0", "[0, 0] [0, 0]"},
         {"<=50", "[0, 50] [40, 50]"},
         {"<=39", "[0, 39] [35.1, 39]"},
         {"<=0", "[0, 0] [0, 0]"},
         {"<50", "[0, 50) [40, 50)"},
         {"<1", "[0, 1) [0, 1)"},
         {"at_most 2500", "[0, 2500] [2250, 2500]"},
         {"less_than 2500", "[0, 2500) [2250, 2500)"},
         {"more_than 2500", "(2500, inf) (2500, 2750]"},
         {"at_least 2500", "[2500, inf) [2500, 2750]"},
         {"about 50", "[40, 60] [45, 55]"}});
}

TEST_CASE("the floor of what is bounded from above is the property's min, and never empties it") {
  check({{"<0", "(-inf, 0) [-1, 0)"},
         {"<-5", "(-inf, -5) [-6, -5)"},
         {"<=-5", "(-inf, -5] [-6, -5]"},
         {"up_to -5", "(-inf, -5] [-7.5, -5]"}});
  NumberRules cold;
  cold.min = Decimal(-40);
  check({{"<0", "[-40, 0) [-1, 0)"},
         {"<=-5", "[-40, -5] [-6, -5]"},
         {"up_to -5", "[-40, -5] [-7.5, -5]"},
         {"up_to 30", "[-40, 30] [15, 30]"},
         {"<-40", "(-inf, -40) [-50, -40)"},  // below min: for the reader of facts to refuse
         {"<=-40", "[-40, -40] [-40, -40]"},
         {">5", "(5, inf) (5, 6]"}},
        cold);
  NumberRules positive;
  positive.min = Decimal(45);
  check({{"<50", "[45, 50) [45, 50)"}, {"up_to 50", "[45, 50] [45, 50]"}}, positive);
}

TEST_CASE("ranges, words, fractions, percent") {
  check({{"40..60", "[40, 60] [40, 60]"},
         {"40..40", "[40, 40] [40, 40]"},
         {"-5..5", "[-5, 5] [-5, 5]"},
         {"1e3..2.5e3", "[1000, 2500] [1000, 2500]"},
         {"40..60 (50)", "[40, 60] [50, 50]"},
         {"40..60 %", "[40, 60] [40, 60]"},
         {"a_few", "[2, 7] [3, 5]"},
         {"several", "[3, 12] [4, 9]"},
         {"dozens", "[12, 199] [24, 99]"},
         {"scores", "[20, 299] [40, 199]"},
         {"hundreds", "[100, 2000) [200, 1000)"},
         {"thousands", "[1000, 20000) [2000, 10000)"},
         {"millions", "[1000000, 20000000) [2000000, 10000000)"},
         {"billions", "[1000000000, 20000000000) [2000000000, 10000000000)"},
         {"1/4", "[0.2, 0.3] [0.22, 0.28]"},
         {"1/2 km", "[0.45, 0.55] [0.47, 0.53]"},
         {"-1/4", "[-0.3, -0.2] [-0.28, -0.22]"},
         {"1/3", "[0.283333333333333333, 0.383333333333333333] [0.303333333333333333, 0.363333333333333333]"},
         {"33 %", "[32.5, 33.5] [33, 33]"},
         {"33%", "[32.5, 33.5] [33, 33]"},
         {"33 percent", "[32.5, 33.5] [33, 33]"},
         {"33.5 %", "[33.45, 33.55] [33.5, 33.5]"},
         {"33.0 %", "[32.95, 33.05] [33, 33]"},
         {"500 %", "[499.5, 500.5] [500, 500]"},
         {"-2 %", "[-2.5, -1.5] [-2, -2]"},
         {"0 %", "[0, 0] [0, 0]"},
         {"<50 %", "[0, 50) [40, 50)"}});
  NumberRules percent;
  percent.percent = true;
  check({{"33", "[32.5, 33.5] [33, 33]"},
         {"33.0", "[32.95, 33.05] [33, 33]"},
         {"33 %", "[32.5, 33.5] [33, 33]"},
         {"500", "[499.5, 500.5] [500, 500]"},
         {"0", "[0, 0] [0, 0]"},
         {"exactly 33", "[33, 33] [33, 33]"},
         {"~33", "[26.4, 39.6] [29.7, 36.3]"},
         {"1/4", "[20, 30] [22, 28]"},
         {"0.33 1", "[0.33, 0.33] [0.33, 0.33]"}},  // another unit was written; percent comes by converting
        percent);
}

TEST_CASE("integers narrow both intervals to closed ones") {
  check({{">50", "[51, inf) [51, 60]"},
         {"<51", "[0, 50] [46, 50]"},
         {">=14", "[14, inf) [14, 15]"},
         {"5000", "[4500, 5499] [5000, 5000]"},
         {"-5000", "[-5499, -4500] [-5000, -5000]"},
         {"~39", "[32, 46] [36, 42]"},
         {"nearly 39", "[32, 38] [36, 38]"},
         {"nearly 3", "[2, 2] [2, 2]"},  // no integer in [2.5, 3): all that is possible is expected
         {"nearly 1", "[0, 0] [0, 0]"},
         {"hundreds", "[100, 1999] [200, 999]"},
         {"<1", "[0, 0] [0, 0]"},
         {"40..60", "[40, 60] [40, 60]"},
         {"2.5", "[2.5, 2.5] [2.5, 2.5]"},  // no integer: left for the reader of facts to refuse
         {">1e30", "(1e30, inf) (1e30, 2e30]"}},
        integers());
  CHECK(compared(">50", "<51") == Agreement::agree);
  CHECK(compared(">50", "<51", integers()) == Agreement::exclude);
  CHECK(compared(">1e30", "<=1e30", integers()) == Agreement::exclude);
}

TEST_CASE("tolerance widens both ends of both intervals") {
  NumberRules fraction;
  fraction.tolerance_fraction = decimal("0.05");
  check({{"39", "[37.05, 40.95] [37.05, 40.95]"},
         {"-39", "[-40.95, -37.05] [-40.95, -37.05]"},
         {"0", "[0, 0] [0, 0]"},
         {"5000", "[4250, 5750) [4750, 5250]"},
         {"~50", "[37.5, 62.5] [42.5, 57.5]"},
         {">50", "(47.5, inf) (47.5, 62.5]"},
         {"<50", "[0, 52.5) [37.5, 52.5)"},
         {"40..60", "[38, 63] [38, 63]"},
         {"40..60 (50)", "[38, 63] [47.5, 52.5]"},
         {"several", "[2.85, 12.6] [3.8, 9.45]"}},
        fraction);
  NumberRules absolute;
  absolute.tolerance_absolute = Decimal(2);
  check({{"39", "[37, 41] [37, 41]"}, {"0", "[-2, 2] [-2, 2]"}, {">=50", "[48, inf) [48, 62]"}}, absolute);
  absolute.integer = true;
  absolute.tolerance_absolute = decimal("1.5");
  check({{"39", "[38, 40] [38, 40]"}, {">39", "[38, inf) [38, 44]"}}, absolute);
}

TEST_CASE("a number is read in the unit written, then converted") {
  Units units;
  const auto conversion = [&](std::string_view from, std::string_view to) {
    const auto found =
        units.conversion(std::get<UnitId>(units.parse(from)), std::get<UnitId>(units.parse(to)));
    REQUIRE(found);
    return *found;
  };
  const auto in = [&](const std::string& text, std::string_view from, std::string_view to,
                      const NumberRules& rules = {}) {
    return measure(quantity(text), rules, conversion(from, to));
  };
  CHECK(in("5213 m", "m", "km") == in("5.213 km", "km", "km"));
  CHECK(in("5213 m", "m", "mile") == in("5.213 km", "km", "mile"));
  CHECK(in("90 minute", "minute", "hour") == in("1.5 hour", "hour", "hour"));
  CHECK(shown(in("5000 m", "m", "km")) == "[4.5, 5.5) [5, 5]");
  CHECK(shown(in("5 km", "km", "m")) == "[5000, 5000] [5000, 5000]");
  CHECK(shown(in(">50 km", "km", "m")) == "(50000, inf) (50000, 60000]");
  CHECK(shown(in("33 %", "%", "1")) == "[0.325, 0.335] [0.33, 0.33]");
  CHECK(shown(in("~20 degC", "degC", "kelvin")) == "[288.15, 298.15] [288.15, 298.15]");
  CHECK(measure(quantity("~20"), {}, conversion("degC", "degF")) ==
        convert(measure(quantity("~20"), {}), conversion("degC", "degF")));

  NumberRules rules;
  rules.min = Decimal(-50);
  rules.tolerance_absolute = Decimal(1);
  CHECK(shown(in("<=50 degF", "degF", "degC", rules)) ==
        "[-50, 11] [" + ((Decimal(8) / Decimal(18)) * Decimal(10) - Decimal(1)).text() + ", 11]");
  // 0 is the floor in the property's unit: nothing is below 0 kelvin.
  CHECK(shown(in("<10 degC", "degC", "kelvin")) == "[0, 283.15) [273.15, 283.15)");
  CHECK(shown(in(">50 dozen", "1", "1", integers())) == "[51, inf) [51, 60]");
}

TEST_CASE("pairs that agree, are strained, exclude each other") {
  struct Row {
    const char *a, *b;
    Agreement expected;
  };
  const std::vector<Row> table = {
      {"5000", "2500", Agreement::exclude},
      {"5000", "3000", Agreement::exclude},
      {"5000", "5000", Agreement::agree},
      {"5000", "5213", Agreement::strained},
      {"5000", "4500", Agreement::strained},
      {"5000", "5500", Agreement::strained},  // [5450, 5550) begins below 5500
      {"5000", "5600", Agreement::exclude},
      {"5000", "exactly 5500", Agreement::exclude},  // half open
      {"5000", "exactly 4500", Agreement::strained},
      {"39", "~40", Agreement::agree},
      {"39", "40", Agreement::exclude},
      {"39", "~50", Agreement::exclude},
      {"39", "14", Agreement::exclude},
      {"42", "~50", Agreement::strained},
      {"40", "~50", Agreement::strained},
      {">50", "<=50", Agreement::exclude},
      {">50", "<50", Agreement::exclude},
      {">=50", "<=50", Agreement::agree},
      {">50", "50", Agreement::exclude},
      {">50", "51", Agreement::agree},
      {">50", "200", Agreement::strained},
      {"at_least 14", "14", Agreement::agree},
      {"at_least 14", "13", Agreement::exclude},
      {"up_to 50", "30", Agreement::agree},
      {"up_to 50", "10", Agreement::strained},
      {"up_to 50", "51", Agreement::exclude},
      {"nearly 50", "50", Agreement::exclude},
      {"nearly 50", "48", Agreement::agree},
      {"nearly 50", "41", Agreement::strained},
      {"dozens", "39", Agreement::agree},
      {"dozens", "12", Agreement::strained},
      {"dozens", "11", Agreement::exclude},
      {"dozens", "hundreds", Agreement::strained},
      {"hundreds", "2000", Agreement::strained},         // [1800, 2200)
      {"hundreds", "exactly 2000", Agreement::exclude},  // [100, 2000)
      {"a_few", "several", Agreement::agree},
      {"a_few", "8", Agreement::exclude},
      {"40..60", "50", Agreement::agree},
      {"40..60", "61", Agreement::exclude},
      {"40..60 (50)", "45", Agreement::strained},
      {"33 %", "33.4 %", Agreement::strained},
      {"33 %", "34 %", Agreement::strained},  // both may be 33.5
      {"33 %", "35 %", Agreement::exclude},
      {"33.0 %", "33.4 %", Agreement::exclude},
      {"0", "1", Agreement::exclude},
      {"-5000", "-5500", Agreement::strained},
      {"-5000", "exactly -5500", Agreement::exclude},
      {"-5000", "exactly -4500", Agreement::strained},
      {"5000", "-5000", Agreement::exclude},
      {"6e9 USD", "6.2e9 USD", Agreement::strained},
  };
  for (const Row& row : table) {
    INFO(row.a << " and " << row.b);
    CHECK(compared(row.a, row.b) == row.expected);
  }
  NumberRules percent;
  percent.percent = true;
  CHECK(compared("1/3", "33 %", percent) == Agreement::agree);
  CHECK(compared("1/3", "37 %", percent) == Agreement::strained);
  CHECK(compared("1/3", "40 %", percent) == Agreement::exclude);
}

TEST_CASE("no reading is ever empty, and what is expected is possible") {
  std::mt19937 engine(7);
  const std::vector<std::string> forms = {"", "~", ">", ">=", "<", "<=", "nearly ", "up_to ", "exactly "};
  for (int i = 0; i < 20'000; ++i) {
    // One draw a statement: the same numbers whatever the compiler.
    const std::string& form = forms[engine() % forms.size()];
    const int digits = static_cast<int>(engine() % 199'999) - 99'999;
    const int exponent = static_cast<int>(engine() % 9) - 4;
    const bool percent = engine() % 4 == 0;
    const std::string text =
        form + std::to_string(digits) + "e" + std::to_string(exponent) + (percent ? " %" : "");
    NumberRules rules;
    rules.integer = engine() % 2 == 0;
    if (engine() % 3 == 0) rules.tolerance_fraction = decimal("0.05");
    if (engine() % 3 == 0) rules.tolerance_absolute = Decimal(3);
    if (engine() % 3 == 0) rules.min = Decimal(static_cast<int>(engine() % 200) - 100);
    const Measure m = measure(quantity(text), rules);
    INFO(text << " is " << shown(m));
    REQUIRE_FALSE(empty(m.hard));
    REQUIRE_FALSE(empty(m.soft));
    REQUIRE(contains(m.hard, m.soft));
    REQUIRE(compare(m, m) == Agreement::agree);
  }
}

TEST_CASE("intervals meet, contain and intersect with their ends kept apart") {
  const Interval open_above{50, {}, true, false, false, true};  // (50, ∞)
  const Interval closed = Interval::closed(0, 50);
  CHECK_FALSE(meets(open_above, closed));
  CHECK_FALSE(meets(closed, open_above));
  CHECK(meets(closed, Interval::closed(50, 60)));
  CHECK(contains(closed, Decimal(50)));
  CHECK_FALSE(contains(open_above, Decimal(50)));
  CHECK(contains(open_above, decimal("50.0001")));
  CHECK(empty(intersect(open_above, closed)));
  CHECK(notation(intersect(open_above, Interval::closed(40, 60))) == "(50, 60]");
  CHECK(notation(intersect(Interval{0, 50, false, true, false, false}, closed)) == "[0, 50)");
  CHECK(contains(closed, Interval::closed(10, 50)));
  CHECK_FALSE(contains(Interval{0, 50, false, true, false, false}, closed));
  CHECK(contains(open_above, open_above));
  CHECK_FALSE(contains(closed, open_above));
  CHECK(empty(Interval::closed(2, 1)));
  CHECK(empty(Interval{1, 1, true, false, false, false}));
  CHECK_FALSE(meets(Interval{1, 1, true, false, false, false}, Interval::closed(0, 5)));
  CHECK(contains(closed, Interval::closed(2, 1)));

  CHECK(describe(Interval::point(5000)) == "5,000");
  CHECK(describe(Interval::closed(4500, 5500)) == "4,500\u20135,500");
  CHECK(describe(Interval::closed(-5, 5)) == "-5 to 5");
  CHECK(describe(open_above) == "more than 50");
  CHECK(describe(measure(quantity(">=50"), {}).hard) == "at least 50");
  CHECK(describe(measure(quantity("<0"), {}).hard) == "less than 0");
  CHECK(describe(measure(quantity("<=-5"), {}).hard) == "at most -5");
}

TEST_CASE("strings are read strictly") {
  const auto parsed = parse_quantity("6e9 USD");
  REQUIRE(std::holds_alternative<ParsedQuantity>(parsed));
  CHECK(std::get<ParsedQuantity>(parsed).unit == "USD");
  CHECK(std::get<ParsedQuantity>(parsed).quantity.amount == decimal("6e9"));
  CHECK(std::get<ParsedQuantity>(parsed).quantity.unit == WrittenUnit::other);
  const auto rate = parse_quantity("~50  m/s per year");
  REQUIRE(std::holds_alternative<ParsedQuantity>(rate));
  CHECK(std::get<ParsedQuantity>(rate).unit == "m/s per year");
  CHECK(std::get<ParsedQuantity>(rate).quantity.hedge == Hedge::about);

  // What is refused, and what is suggested instead.
  const std::vector<std::pair<std::string, std::string>> refusals = {
      {"~5,000", "~5000"},
      {"5,000,000", "5000000"},
      {"5 000", "5000"},
      {"33,5 %", "33.5 %"},
      {"60..40", "40..60"},
      {"60..40 %", "40..60 %"},
      {"40-60", "40..60"},
      {"40\u201360 km", "40..60 km"},
      {"40 to 60", "40..60"},
      {"40 - 60", "40..60"},
      {"40 \u2013 60", "40..60"},
      {"40 .. 60", "40..60"},
      {"5-6 million USD", "5e6..6e6 USD"},
      {"\u226550", ">=50"},
      {"=>50", ">=50"},
      {"50+", ">=50"},
      {"+50", "50"},
      {" 50 ", "50"},
      {"50 ", "50"},
      {"> 50", ">50"},
      {"about 50", "~50"},
      {"some 50", "~50"},
      {"more than 50", ">50"},
      {"at least 50 km", ">=50 km"},
      {"5 million", "5e6"},
      {"6 billion USD", "6e9 USD"},
      {"5 millions", "5e6"},
      {"5km", "5 km"},
      {"5EUR", "5 EUR"},
      {"\u22125", "-5"},
      {"~1/3", "1/3"},
      {"1/3 %", "1/3"},
      {"~40..60", "40..60"},
      {"dozens", "{\"hedge\": \"dozens\"}"},
      {"", ""},
      {" ", ""},
      {"~", ""},
      {">", ""},
      {"%", ""},
      {"..", ""},
      {"/", ""},
      {"40..", ""},
      {"..60", ""},
      {">1/3", ""},
      {"1/0", ""},
      {"1/-3", ""},
      {"1.5/3", ""},
      {"many", ""},
      {"~~50", "~50"},
      {"1e400", ""},
      {"1234567890123456789", ""},
      {std::string("50\0", 3), ""},
      {std::string(100'000, '9'), ""},
      {std::string(100'000, '\xe2'), ""},
  };
  for (const auto& [text, suggestion] : refusals) {
    INFO(text.substr(0, 60));
    const auto result = parse_quantity(text);
    REQUIRE(std::holds_alternative<QuantityError>(result));
    const QuantityError& error = std::get<QuantityError>(result);
    CHECK_FALSE(error.message.empty());
    CHECK(error.message.size() < 200);
    CHECK(error.suggestion == suggestion);
    if (!suggestion.empty() && suggestion.front() != '{') {
      CHECK(std::holds_alternative<ParsedQuantity>(parse_quantity(suggestion)));
    }
  }
}

TEST_CASE("amounts and hedges go together as the format says") {
  const WrittenDecimal fifty{50, 0};
  CHECK(std::holds_alternative<QuantityError>(make_quantity(Hedge::dozens, fifty)));
  CHECK(std::holds_alternative<QuantityError>(make_quantity(Hedge::a_few, fifty)));
  CHECK(std::holds_alternative<QuantityError>(make_quantity(Hedge::about, std::nullopt)));
  CHECK(std::holds_alternative<QuantityError>(make_quantity(Hedge::none, std::nullopt)));
  CHECK(std::holds_alternative<QuantityError>(make_quantity(Hedge::range, fifty)));
  CHECK(std::holds_alternative<QuantityError>(make_range(60, std::nullopt, 40)));
  CHECK(std::holds_alternative<QuantityError>(make_range(40, Decimal(61), 60)));
  CHECK(std::holds_alternative<QuantityError>(make_range(40, Decimal(39), 60)));
  for (const std::string_view name : kHedgeNames) {
    const auto hedge = parse_hedge(name);
    REQUIRE(hedge);
    CHECK(hedge_name(*hedge) == name);
    const bool takes_amount = std::holds_alternative<Quantity>(make_quantity(*hedge, fifty));
    CHECK(takes_amount != std::holds_alternative<Quantity>(make_quantity(*hedge, std::nullopt)));
    CHECK(takes_amount != is_word(*hedge));
  }
  CHECK_FALSE(parse_hedge("none"));
  CHECK_FALSE(parse_hedge("range"));
  CHECK_FALSE(parse_hedge("About"));
  CHECK(hedge_name(Hedge::fraction) == "fraction");
}

TEST_CASE("quantities are told to people, and in the code that facts are written in") {
  const std::vector<std::vector<std::string>> table = {
      // written, for people, as code
      {"5000", "5,000", "5000"},
      {"~50", "about 50", "~50"},
      {">50", "more than 50", ">50"},
      {">=50", "at least 50", ">=50"},
      {"<50", "less than 50", "<50"},
      {"<=5000", "at most 5,000", "<=5000"},
      {"exactly 5000", "exactly 5,000", "exactly 5000"},
      {"nearly 50", "nearly 50", "nearly 50"},
      {"up_to 50", "up to 50", "up_to 50"},
      {"40..60", "40\u201360", "40..60"},
      {"-5..5", "-5 to 5", "-5..5"},
      {"40..60 (50)", "50 (40\u201360)", "40..60 (50)"},
      {"1/3", "1/3", "1/3"},
      {"dozens", "dozens", "dozens"},
      {"a_few", "a few", "a_few"},
      {"33.0", "33.0", "33.0"},
      {"33.50", "33.50", "33.50"},
      {"2500.5", "2,500.5", "2500.5"},
      {"0.0", "0.0", "0.0"},
  };
  for (const auto& row : table) {
    INFO(row[0]);
    CHECK(describe(quantity(row[0])) == row[1]);
    CHECK(code(quantity(row[0])) == row[2]);
    CHECK(quantity(code(quantity(row[0]))) == quantity(row[0]));
  }
  CHECK(describe(quantity("6e9 USD"), "USD") == "6,000,000,000 USD");
  CHECK(describe(quantity("33 %"), "%") == "33 %");
  CHECK(code(quantity("~50 km"), "km") == "~50 km");
}

}  // namespace gainsay
