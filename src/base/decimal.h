// Exact decimal numbers: what an article writes is decimal, so 5.213 thousand is 5213 and 0.1 + 0.2 is 0.3.
//
// A mantissa of at most 18 digits times a power of ten, normalised: no trailing zeros, and zero is 0 × 10^0,
// so that equal numbers are equal member by member. Binary floating point was rejected because two articles
// that agree must compare equal; arbitrary precision because no article writes more than 18 digits and a
// million facts want 16 bytes.
//
// Comparing is exact. Sums, products and quotients are exact wherever 18 digits hold the result, else rounded
// to 18, half to even: to neither side, so neither end of an interval is favoured. Magnitudes stop at
// 10^kMaxExponent (far beyond what `parse_decimal` lets in): larger results stay at the largest number,
// smaller ones become 0.
#pragma once

#include <array>
#include <compare>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace gainsay {

class Decimal {
 public:
  static constexpr int kDigits = 18;
  static constexpr int kMaxExponent = 1'000'000;

  constexpr Decimal() = default;
  // Any int is exact. Only an int converts by itself: no double, and no wider integer, which might not fit.
  template <std::same_as<int> Int>
  constexpr Decimal(Int value) : mantissa_(value) {
    normalise();
  }

  // None where the number needs 19 digits.
  static constexpr std::optional<Decimal> from_int(std::int64_t value);
  // mantissa × 10^exponent, rounded to 18 digits.
  static constexpr Decimal from_parts(std::int64_t mantissa, int exponent);
  // Rounded to `digits` (1 to 17) significant digits; none where it is not finite or out of parse_decimal's
  // range.
  static std::optional<Decimal> from_double(double value, int digits);

  constexpr std::int64_t mantissa() const { return mantissa_; }
  constexpr int exponent() const { return exponent_; }

  constexpr bool is_zero() const { return mantissa_ == 0; }
  constexpr bool is_negative() const { return mantissa_ < 0; }
  constexpr bool is_integer() const { return exponent_ >= 0; }

  constexpr bool operator==(const Decimal&) const = default;
  constexpr std::strong_ordering operator<=>(const Decimal& other) const;

  constexpr Decimal operator-() const;
  constexpr Decimal abs() const { return is_negative() ? -*this : *this; }
  // × 10^power, exact.
  constexpr Decimal shifted(int power) const;
  Decimal floor() const;
  Decimal ceil() const;

  friend Decimal operator+(const Decimal& a, const Decimal& b);
  friend Decimal operator-(const Decimal& a, const Decimal& b);
  friend Decimal operator*(const Decimal& a, const Decimal& b);
  // `b` is not zero.
  friend Decimal operator/(const Decimal& a, const Decimal& b);

  // The nearest double.
  double to_double() const;
  // None where it is no integer or does not fit.
  std::optional<std::int64_t> to_int64() const;

  // `5000`, `0.25`; in scientific notation (`6e21`) only where that would take more than 21 characters.
  // Always a number as JSON writes it.
  std::string text() const;
  // The same for people, with thousands separators: `5,000`, `2,500.5`.
  std::string grouped() const;

 private:
  constexpr Decimal(std::int64_t mantissa, int exponent) : mantissa_(mantissa), exponent_(exponent) {}
  constexpr void normalise();
  constexpr void limit_exponent();

  std::int64_t mantissa_ = 0;  // |mantissa| < 10^18, the last digit not 0
  int exponent_ = 0;
};

static_assert(sizeof(Decimal) == 16);

// Why a text is no Decimal.
enum class DecimalError : std::uint8_t {
  not_a_number,     // not in the syntax of a JSON number
  too_many_digits,  // more than 18 significant digits, trailing zeros not counted
  out_of_range,     // 1e100 or more, or nearer to 0 than 1e-100, on either side
};

// A number together with how it was written: `33.0` has one decimal, though the number is 33.
struct WrittenDecimal {
  Decimal value;
  // Digits after the point, the exponent taken off: 1 in `33.0`, 3 in `5e-3`, 0 in `5e3`; at most 255.
  std::uint8_t decimals = 0;
};

// The syntax of a JSON number: `-0.5e+3`, no leading `+`, no leading zeros, no spaces.
std::variant<WrittenDecimal, DecimalError> parse_written_decimal(std::string_view text);
std::variant<Decimal, DecimalError> parse_decimal(std::string_view text);

// ---- inline ----

namespace decimal_detail {

// 10^0 to 10^18, all that an int64 holds.
inline constexpr auto kPowersOfTen = [] {
  std::array<std::int64_t, Decimal::kDigits + 1> powers{1};
  for (std::size_t i = 1; i < powers.size(); ++i) powers[i] = powers[i - 1] * 10;
  return powers;
}();
constexpr std::int64_t power_of_ten(std::int64_t power) {
  return kPowersOfTen[static_cast<std::size_t>(power)];
}
inline constexpr std::int64_t kLimit = power_of_ten(Decimal::kDigits);

// Drops the last digit, half to even: for the 19 digits that an int64 can have.
constexpr std::int64_t without_last_digit(std::int64_t value) {
  std::int64_t quotient = value / 10;
  const std::int64_t rest = value % 10;
  if (rest > 5 || (rest == 5 && quotient % 2 != 0)) ++quotient;
  if (rest < -5 || (rest == -5 && quotient % 2 != 0)) --quotient;
  return quotient;
}

}  // namespace decimal_detail

constexpr void Decimal::normalise() {
  if (mantissa_ == 0) {
    exponent_ = 0;
    return;
  }
  if (mantissa_ % 10'000 == 0 && mantissa_ % 100'000'000 == 0) {  // halves the work on long runs of zeros
    mantissa_ /= 100'000'000;
    exponent_ += 8;
  }
  while (mantissa_ % 10 == 0) {
    mantissa_ /= 10;
    ++exponent_;
  }
  limit_exponent();
}

constexpr void Decimal::limit_exponent() {
  if (exponent_ > kMaxExponent) {
    mantissa_ = mantissa_ < 0 ? -(decimal_detail::kLimit - 1) : decimal_detail::kLimit - 1;
    exponent_ = kMaxExponent;
  } else if (exponent_ < -kMaxExponent) {
    mantissa_ = 0;
    exponent_ = 0;
  }
}

constexpr Decimal Decimal::from_parts(std::int64_t mantissa, int exponent) {
  // Held well inside an int, so that the adding below cannot overflow; `limit_exponent` does the rest.
  constexpr int kFar = 2 * kMaxExponent;
  exponent = exponent > kFar ? kFar : exponent < -kFar ? -kFar : exponent;
  if (mantissa >= decimal_detail::kLimit || mantissa <= -decimal_detail::kLimit) {
    mantissa = decimal_detail::without_last_digit(mantissa);
    ++exponent;
  }
  Decimal result(mantissa, exponent);
  result.normalise();
  return result;
}

constexpr std::optional<Decimal> Decimal::from_int(std::int64_t value) {
  const bool long_value = value >= decimal_detail::kLimit || value <= -decimal_detail::kLimit;
  if (long_value && value % 10 != 0) return std::nullopt;
  return from_parts(value, 0);
}

constexpr Decimal Decimal::operator-() const { return Decimal(-mantissa_, exponent_); }

constexpr Decimal Decimal::shifted(int power) const {
  if (mantissa_ == 0) return *this;
  constexpr int kFar = 2 * kMaxExponent;
  Decimal result(mantissa_, exponent_ + (power > kFar ? kFar : power < -kFar ? -kFar : power));
  result.limit_exponent();
  return result;
}

constexpr std::strong_ordering Decimal::operator<=>(const Decimal& other) const {
  const bool differ_in_sign = (mantissa_ < 0) != (other.mantissa_ < 0);
  if (exponent_ == other.exponent_ || differ_in_sign || mantissa_ == 0 || other.mantissa_ == 0) {
    return mantissa_ <=> other.mantissa_;
  }
  const bool coarser = exponent_ > other.exponent_;
  const Decimal& coarse = coarser ? *this : other;
  const Decimal& fine = coarser ? other : *this;
  const int gap = coarse.exponent_ - fine.exponent_;
  std::int64_t scaled = 0;
  std::strong_ordering order = std::strong_ordering::equal;
  if (gap > kDigits || __builtin_mul_overflow(coarse.mantissa_, decimal_detail::power_of_ten(gap), &scaled)) {
    // Beyond int64, so beyond every mantissa: the sign decides.
    order = coarse.mantissa_ > 0 ? std::strong_ordering::greater : std::strong_ordering::less;
  } else {
    order = scaled <=> fine.mantissa_;
  }
  return coarser ? order : 0 <=> order;
}

}  // namespace gainsay
