// Decimals against int128 arithmetic on random numbers, and tables of texts.
#include "base/decimal.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdint>
#include <limits>
#include <random>
#include <string>
#include <utility>
#include <vector>

using gainsay::Decimal;
using gainsay::DecimalError;
using gainsay::parse_decimal;
using gainsay::parse_written_decimal;
using gainsay::WrittenDecimal;

namespace {

__extension__ using Int128 = __int128;

Decimal decimal(std::string_view text) {
  const auto parsed = parse_decimal(text);
  REQUIRE(std::holds_alternative<Decimal>(parsed));
  return std::get<Decimal>(parsed);
}

Int128 power_of_ten(int power) {
  Int128 result = 1;
  for (; power > 0; --power) result *= 10;
  return result;
}

// value × 10^exponent to 18 digits, half to even, one digit at a time with what was dropped remembered.
Decimal reference(Int128 value, int exponent) {
  const bool negative = value < 0;
  if (negative) value = -value;
  int last = 0;
  bool more = false;
  while (value >= power_of_ten(18)) {
    more = more || last != 0;
    last = static_cast<int>(value % 10);
    value /= 10;
    ++exponent;
  }
  if (last > 5 || (last == 5 && (more || value % 2 == 1))) ++value;
  if (value == power_of_ten(18)) {
    value /= 10;
    ++exponent;
  }
  const auto mantissa = static_cast<std::int64_t>(value);
  return Decimal::from_parts(negative ? -mantissa : mantissa, exponent);
}

bool is_normalised(const Decimal& n) {
  if (n.mantissa() == 0) return n.exponent() == 0;
  return n.mantissa() % 10 != 0 && n.mantissa() < 1'000'000'000'000'000'000 &&
         n.mantissa() > -1'000'000'000'000'000'000;
}

struct Parts {
  std::int64_t mantissa;
  int exponent;
};

class RandomParts {
 public:
  Parts operator()(int most_digits, int exponents) {
    const int digits = std::uniform_int_distribution<int>(0, most_digits)(engine_);
    const auto limit = static_cast<std::int64_t>(power_of_ten(digits)) - 1;
    return {std::uniform_int_distribution<std::int64_t>(-limit, limit)(engine_),
            std::uniform_int_distribution<int>(-exponents, exponents)(engine_)};
  }

 private:
  std::mt19937_64 engine_{20240607};  // NOLINT: the same numbers in every run
};

// -1, 0, 1 of a - b; the exponents are at most 18 apart.
int reference_order(const Parts& a, const Parts& b) {
  const int low = std::min(a.exponent, b.exponent);
  const Int128 x = a.mantissa * power_of_ten(a.exponent - low);
  const Int128 y = b.mantissa * power_of_ten(b.exponent - low);
  return x < y ? -1 : x > y ? 1 : 0;
}

int order(const Decimal& a, const Decimal& b) { return a < b ? -1 : a > b ? 1 : 0; }

}  // namespace

TEST_CASE("decimals are normalised, so that equal numbers are one") {
  CHECK(decimal("5000") == Decimal::from_parts(5, 3));
  CHECK(decimal("5000").mantissa() == 5);
  CHECK(decimal("5000").exponent() == 3);
  CHECK(decimal("5.2130") == decimal("5213e-3"));
  CHECK(decimal("-0.0e5") == Decimal());
  CHECK(Decimal(-1200) == decimal("-1.2e3"));
  CHECK(Decimal(std::numeric_limits<int>::min()) == decimal("-2147483648"));
  CHECK(decimal("1000000000000000000000") == Decimal::from_parts(1, 21));
  static_assert(Decimal(100) == Decimal::from_parts(1, 2));
  static_assert(Decimal(-3) < Decimal(2));
}

TEST_CASE("int64 is taken whole or not at all") {
  CHECK(Decimal::from_int(999'999'999'999'999'999)->text() == "999999999999999999");
  CHECK(Decimal::from_int(1'000'000'000'000'000'000)->text() == "1000000000000000000");
  CHECK(Decimal::from_int(-9'223'372'036'854'775'800)->text() == "-9223372036854775800");
  CHECK_FALSE(Decimal::from_int(1'000'000'000'000'000'001));
  CHECK_FALSE(Decimal::from_int(std::numeric_limits<std::int64_t>::max()));
  CHECK_FALSE(Decimal::from_int(std::numeric_limits<std::int64_t>::min()));
  CHECK(Decimal::from_parts(std::numeric_limits<std::int64_t>::max(), 0).text() == "9223372036854775810");
  CHECK(Decimal::from_parts(std::numeric_limits<std::int64_t>::min(), 0).text() == "-9223372036854775810");
  CHECK(decimal("9223372036854775000").to_int64() == 9'223'372'036'854'775'000);
  CHECK_FALSE(decimal("1e19").to_int64());
  CHECK_FALSE(decimal("0.5").to_int64());
  CHECK(decimal("-12e2").to_int64() == -1200);
}

TEST_CASE("a text is a decimal exactly when JSON calls it a number of at most 18 digits in range") {
  const std::vector<std::pair<std::string, std::string>> good = {
      {"0", "0"},
      {"-0", "0"},
      {"0e400", "0"},
      {"5000", "5000"},
      {"-12.50", "-12.5"},
      {"6e9", "6000000000"},
      {"6E+9", "6000000000"},
      {"2.5e-1", "0.25"},
      {"1.000000000000000000000000", "1"},
      {"123456789012345678", "123456789012345678"},
      {"0.123456789012345678", "0.123456789012345678"},
      {"0.000000000000000000000000000001", "1e-30"},
      {"1e99", "1e99"},
      {"9.99999999999999999e99", "9.99999999999999999e99"},
      {"1e-100", "1e-100"},
      {"-1e-100", "-1e-100"},
      {"10000e95", "1e99"},
      {"0.00001e104", "1e99"},
  };
  for (const auto& [text, expected] : good) {
    INFO(text);
    CHECK(decimal(text).text() == expected);
  }
  const std::vector<std::pair<std::string, DecimalError>> bad = {
      {"", DecimalError::not_a_number},
      {"-", DecimalError::not_a_number},
      {"+5", DecimalError::not_a_number},
      {"05", DecimalError::not_a_number},
      {"-01", DecimalError::not_a_number},
      {".5", DecimalError::not_a_number},
      {"5.", DecimalError::not_a_number},
      {"5.e3", DecimalError::not_a_number},
      {"5e", DecimalError::not_a_number},
      {"5e+", DecimalError::not_a_number},
      {"5 ", DecimalError::not_a_number},
      {" 5", DecimalError::not_a_number},
      {"5,000", DecimalError::not_a_number},
      {"0x10", DecimalError::not_a_number},
      {"inf", DecimalError::not_a_number},
      {"NaN", DecimalError::not_a_number},
      {std::string("5\0", 2), DecimalError::not_a_number},
      {"1234567890123456789", DecimalError::too_many_digits},
      {"1000000000000000001", DecimalError::too_many_digits},
      {"1.000000000000000001", DecimalError::too_many_digits},
      {"1e100", DecimalError::out_of_range},
      {"-1e100", DecimalError::out_of_range},
      {"1e400", DecimalError::out_of_range},
      {"9.9e-101", DecimalError::out_of_range},
      {"1e-400", DecimalError::out_of_range},
      {"1e99999999999999999999999999", DecimalError::out_of_range},
      {"1e-99999999999999999999999999", DecimalError::out_of_range},
      {"1" + std::string(500, '0'), DecimalError::out_of_range},
      {"0." + std::string(500, '0') + "1", DecimalError::out_of_range},
  };
  for (const auto& [text, expected] : bad) {
    INFO(text);
    const auto parsed = parse_decimal(text);
    REQUIRE(std::holds_alternative<DecimalError>(parsed));
    CHECK(std::get<DecimalError>(parsed) == expected);
  }
}

TEST_CASE("the digits written after the point are counted") {
  const std::vector<std::pair<std::string, int>> table = {
      {"33", 0},   {"33.0", 1},   {"33.5", 1}, {"0.050", 3},  {"5e3", 0},
      {"5e-3", 3}, {"5.25e1", 1}, {"0.0", 1},  {"1e-99", 99}, {"0." + std::string(300, '0'), 255},
  };
  for (const auto& [text, decimals] : table) {
    INFO(text);
    const auto parsed = parse_written_decimal(text);
    REQUIRE(std::holds_alternative<WrittenDecimal>(parsed));
    CHECK(int{std::get<WrittenDecimal>(parsed).decimals} == decimals);
  }
}

TEST_CASE("decimals are shown plainly up to 21 characters, with separators for people") {
  const std::vector<std::vector<std::string>> table = {
      // parsed, text, grouped
      {"5000", "5000", "5,000"},
      {"2500.5", "2500.5", "2,500.5"},
      {"-1234567.25", "-1234567.25", "-1,234,567.25"},
      {"-123", "-123", "-123"},
      {"-123456", "-123456", "-123,456"},
      {"999", "999", "999"},
      {"0.25", "0.25", "0.25"},
      {"-0.001", "-0.001", "-0.001"},
      {"1234.56789", "1234.56789", "1,234.56789"},
      {"6e20", "600000000000000000000", "600,000,000,000,000,000,000"},
      {"6e21", "6e21", "6e21"},
      {"-6e20", "-6e20", "-6e20"},
      {"1.5e30", "1.5e30", "1.5e30"},
      {"1e-19", "0.0000000000000000001", "0.0000000000000000001"},
      {"1e-20", "1e-20", "1e-20"},
      {"1.5e-30", "1.5e-30", "1.5e-30"},
  };
  for (const auto& row : table) {
    INFO(row[0]);
    CHECK(decimal(row[0]).text() == row[1]);
    CHECK(decimal(row[0]).grouped() == row[2]);
    CHECK(decimal(row[1]) == decimal(row[0]));
  }
}

TEST_CASE("every decimal's text reads back as itself") {
  RandomParts random;
  for (int i = 0; i < 20'000; ++i) {
    const Parts parts = random(18, 60);
    const Decimal n = Decimal::from_parts(parts.mantissa, parts.exponent);
    REQUIRE(decimal(n.text()) == n);
  }
}

TEST_CASE("sums, differences, products and order of small decimals are those of integers") {
  RandomParts random;
  for (int i = 0; i < 50'000; ++i) {
    const Parts a = random(8, 6);
    const Parts b = random(8, 6);
    const Decimal x = Decimal::from_parts(a.mantissa, a.exponent);
    const Decimal y = Decimal::from_parts(b.mantissa, b.exponent);
    const int low = std::min(a.exponent, b.exponent);
    const Int128 left = a.mantissa * power_of_ten(a.exponent - low);
    const Int128 right = b.mantissa * power_of_ten(b.exponent - low);
    CAPTURE(x.text(), y.text());
    REQUIRE(x + y == reference(left + right, low));
    REQUIRE(x - y == reference(left - right, low));
    REQUIRE(x * y == reference(static_cast<Int128>(a.mantissa) * b.mantissa, a.exponent + b.exponent));
    REQUIRE(order(x, y) == reference_order(a, b));
    REQUIRE((x == y) == (reference_order(a, b) == 0));
    REQUIRE(is_normalised(x + y));
    REQUIRE(is_normalised(x * y));
  }
}

TEST_CASE("long decimals are compared exactly, and their results rounded to 18 digits, half to even") {
  RandomParts random;
  for (int i = 0; i < 50'000; ++i) {
    const Parts a = random(18, 9);
    const Parts b = random(18, 9);
    const Decimal x = Decimal::from_parts(a.mantissa, a.exponent);
    const Decimal y = Decimal::from_parts(b.mantissa, b.exponent);
    const int low = std::min(a.exponent, b.exponent);
    const Int128 left = a.mantissa * power_of_ten(a.exponent - low);
    const Int128 right = b.mantissa * power_of_ten(b.exponent - low);
    CAPTURE(x.text(), y.text());
    REQUIRE(x + y == reference(left + right, low));
    REQUIRE(x - y == reference(left - right, low));
    REQUIRE(x * y == reference(static_cast<Int128>(a.mantissa) * b.mantissa, a.exponent + b.exponent));
    REQUIRE(order(x, y) == reference_order(a, b));
    REQUIRE(is_normalised(x + y));
  }
}

TEST_CASE("a quotient is the nearest 18-digit number") {
  RandomParts random;
  for (int i = 0; i < 50'000; ++i) {
    const Parts a = random(i % 2 == 0 ? 6 : 18, 0);
    const Parts b = random(i % 3 == 0 ? 6 : 18, 0);
    if (a.mantissa == 0 || b.mantissa == 0) continue;
    const Decimal x = Decimal::from_parts(a.mantissa, 0);
    const Decimal y = Decimal::from_parts(b.mantissa, 0);
    const Decimal quotient = x / y;
    CAPTURE(x.text(), y.text(), quotient.text());
    REQUIRE(is_normalised(quotient));
    // Filled up to 18 digits, so that a unit of the last digit is the distance to the neighbours.
    Int128 mantissa = quotient.mantissa();
    int exponent = quotient.exponent();
    while (mantissa < power_of_ten(17) && -mantissa < power_of_ten(17)) {
      mantissa *= 10;
      --exponent;
    }
    // a × 10^-exponent - mantissa × b, within half of b. Both products stay below 10^37 for exponents to -18.
    if (exponent > 0 || exponent < -18) continue;
    const Int128 rest = a.mantissa * power_of_ten(-exponent) - mantissa * b.mantissa;
    REQUIRE(2 * (rest < 0 ? -rest : rest) <=
            (b.mantissa < 0 ? -static_cast<Int128>(b.mantissa) : b.mantissa));
  }
  CHECK((Decimal(1) / Decimal(3)).text() == "0.333333333333333333");
  CHECK((Decimal(2) / Decimal(3)).text() == "0.666666666666666667");
  CHECK((Decimal(-2) / Decimal(3)).text() == "-0.666666666666666667");
  CHECK(Decimal(90) / Decimal(60) == decimal("1.5"));
  CHECK(Decimal() / Decimal(7) == Decimal());
}

TEST_CASE("numbers too far apart to meet in 128 bits still add up rightly") {
  const Decimal one = 1;
  CHECK(decimal("1e50") + one == decimal("1e50"));
  CHECK(one - decimal("1e50") == decimal("-1e50"));
  CHECK(decimal("1e17") + decimal("0.4") == decimal("1e17"));
  CHECK(decimal("1e17") + decimal("0.6") == decimal("100000000000000001"));
  CHECK(decimal("1e17") + decimal("0.5") == decimal("1e17"));                              // to even
  CHECK(decimal("100000000000000001") + decimal("0.5") == decimal("100000000000000002"));  // to even
  CHECK(decimal("1e18") - decimal("0.1") == decimal("1e18"));
  CHECK(decimal("1e36") + decimal("123456789012345678") == decimal("1e36"));
  CHECK(decimal("1e30") + decimal("987654321987654321") == decimal("1.00000000000098765e30"));
  CHECK(decimal("1e18") < decimal("10000000000000001e2"));
  CHECK(decimal("1e99") > decimal("999999999999999999e80"));
  CHECK(decimal("-1e99") < decimal("1e-100"));
}

TEST_CASE("magnitudes beyond every number that is read stay at the limit") {
  const Decimal huge = Decimal(1).shifted(2'000'000'000);
  CHECK(huge.exponent() == Decimal::kMaxExponent);
  CHECK(huge * huge == huge);
  CHECK(-huge * huge == -huge);
  CHECK(huge > decimal("9e99"));
  CHECK(Decimal(1).shifted(-2'000'000'000) == Decimal());
  CHECK(Decimal::from_parts(7, std::numeric_limits<int>::max()) == huge);
  CHECK(Decimal::from_parts(7, std::numeric_limits<int>::min()) == Decimal());
  CHECK(Decimal().shifted(50) == Decimal());
}

TEST_CASE("floor, ceiling, sign") {
  const std::vector<std::vector<std::string>> table = {
      // n, floor, ceil, abs
      {"2.5", "2", "3", "2.5"},
      {"-2.5", "-3", "-2", "2.5"},
      {"7", "7", "7", "7"},
      {"0", "0", "0", "0"},
      {"1e-50", "0", "1", "1e-50"},
      {"-1e-50", "-1", "0", "1e-50"},
      {"99.999", "99", "100", "99.999"},
      {"-0.5", "-1", "0", "0.5"},
      {"6e30", "6e30", "6e30", "6e30"},
      {"0.123456789012345678", "0", "1", "0.123456789012345678"},
  };
  for (const auto& row : table) {
    INFO(row[0]);
    CHECK(decimal(row[0]).floor() == decimal(row[1]));
    CHECK(decimal(row[0]).ceil() == decimal(row[2]));
    CHECK(decimal(row[0]).abs() == decimal(row[3]));
    CHECK(-(-decimal(row[0])) == decimal(row[0]));
  }
}

TEST_CASE("doubles come and go by their shortest way") {
  CHECK(Decimal::from_double(0.001, 15) == decimal("0.001"));
  CHECK(Decimal::from_double(0.1 + 0.2, 15) == decimal("0.3"));
  CHECK(Decimal::from_double(1.0 / 3, 5) == decimal("0.33333"));
  CHECK(Decimal::from_double(-1609.344, 15) == decimal("-1609.344"));
  CHECK_FALSE(Decimal::from_double(std::numeric_limits<double>::infinity(), 15));
  CHECK_FALSE(Decimal::from_double(std::numeric_limits<double>::quiet_NaN(), 15));
  CHECK_FALSE(Decimal::from_double(1e200, 15));
  CHECK(decimal("0.1").to_double() == 0.1);
  CHECK(decimal("123456789012345678").to_double() == 123456789012345678.0);
  CHECK(decimal("1e-100").to_double() == 1e-100);
  CHECK(decimal("-9.99e99").to_double() == -9.99e99);
  CHECK(Decimal(1).shifted(5000).to_double() == std::numeric_limits<double>::infinity());
  CHECK(Decimal(1).shifted(-5000).to_double() == 0.0);
}
