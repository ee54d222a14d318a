#include "base/decimal.h"

#include <algorithm>
#include <cassert>
#include <charconv>
#include <cstddef>
#include <limits>

namespace gainsay {
namespace {

using decimal_detail::kLimit;
using decimal_detail::power_of_ten;

// Room for a product of two mantissas, or for one scaled to 37 digits. ISO C++ has no such type.
__extension__ using Int128 = __int128;

// Rounds to 18 digits, half to even. |value| < 10^38.
Decimal rounded(Int128 value, int exponent) {
  const bool negative = value < 0;
  Int128 magnitude = negative ? -value : value;
  if (magnitude >= kLimit) {
    Int128 unit = 1;
    int dropped = 0;
    // Dividing instead of multiplying `unit` past 10^38.
    for (Int128 rest = magnitude / kLimit; rest > 0; rest /= 10) {
      unit *= 10;
      ++dropped;
    }
    const Int128 lost = magnitude % unit;
    magnitude /= unit;
    if (lost * 2 > unit || (lost * 2 == unit && magnitude % 2 != 0)) ++magnitude;
    exponent += dropped;
  }
  const auto mantissa = static_cast<std::int64_t>(magnitude);
  return Decimal::from_parts(negative ? -mantissa : mantissa, exponent);
}

int digit_count(std::int64_t value) {
  int count = 1;
  while (count <= Decimal::kDigits && (value >= power_of_ten(count) || value <= -power_of_ten(count)))
    ++count;
  return count;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

Decimal operator+(const Decimal& a, const Decimal& b) {
  if (a.is_zero()) return b;
  if (b.is_zero()) return a;
  const Decimal& coarse = a.exponent_ >= b.exponent_ ? a : b;
  const Decimal& fine = a.exponent_ >= b.exponent_ ? b : a;
  const int gap = coarse.exponent_ - fine.exponent_;

  std::int64_t sum = 0;  // the usual case needs no more than 64 bits
  if (gap <= Decimal::kDigits && !__builtin_mul_overflow(coarse.mantissa_, power_of_ten(gap), &sum) &&
      !__builtin_add_overflow(sum, fine.mantissa_, &sum)) {
    return Decimal::from_parts(sum, fine.exponent_);
  }
  // Scaled to 37 digits the coarse number fills int128. A fine one that still lies lower is under half a unit
  // of the 18th digit of the sum, and cannot change it.
  constexpr int kWide = 37;
  if (gap > kWide - digit_count(coarse.mantissa_)) return coarse;
  Int128 scaled = coarse.mantissa_;
  for (int left = gap; left > 0; left -= Decimal::kDigits)
    scaled *= power_of_ten(std::min(left, Decimal::kDigits));
  return rounded(scaled + fine.mantissa_, fine.exponent_);
}

Decimal operator-(const Decimal& a, const Decimal& b) { return a + -b; }

Decimal operator*(const Decimal& a, const Decimal& b) {
  std::int64_t product = 0;
  if (!__builtin_mul_overflow(a.mantissa_, b.mantissa_, &product)) {
    return Decimal::from_parts(product, a.exponent_ + b.exponent_);
  }
  return rounded(static_cast<Int128>(a.mantissa_) * b.mantissa_, a.exponent_ + b.exponent_);
}

Decimal operator/(const Decimal& a, const Decimal& b) {
  assert(!b.is_zero());
  if (a.is_zero()) return a;
  // 37 digits over at most 18 leave at least 19: one more than is kept. What the division leaves over is told
  // by one more digit, so that an apparent tie is no tie.
  const int gap = 37 - digit_count(a.mantissa_);
  Int128 dividend = a.mantissa_;
  for (int left = gap; left > 0; left -= Decimal::kDigits)
    dividend *= power_of_ten(std::min(left, Decimal::kDigits));
  Int128 quotient = dividend / b.mantissa_;
  const bool inexact = dividend % b.mantissa_ != 0;
  const bool negative = (a.mantissa_ < 0) != (b.mantissa_ < 0);
  quotient = quotient * 10 + (!inexact ? 0 : negative ? -1 : 1);
  return rounded(quotient, a.exponent_ - b.exponent_ - gap - 1);
}

Decimal Decimal::floor() const {
  if (exponent_ >= 0) return *this;
  if (exponent_ < -kDigits) return is_negative() ? Decimal(-1) : Decimal();
  const std::int64_t unit = power_of_ten(-exponent_);
  // A normalised mantissa with a negative exponent is never a multiple of the unit.
  return from_parts(mantissa_ / unit - (is_negative() ? 1 : 0), 0);
}

Decimal Decimal::ceil() const { return -(-*this).floor(); }

double Decimal::to_double() const {
  constexpr std::int64_t kExactMantissa = std::int64_t{1} << 53;
  constexpr int kExactPower = 15;  // powers of ten that an int64 and a double both hold exactly
  if (mantissa_ <= kExactMantissa && mantissa_ >= -kExactMantissa && exponent_ >= -kExactPower &&
      exponent_ <= kExactPower) {
    // Two exact operands: one correctly rounded operation.
    const auto mantissa = static_cast<double>(mantissa_);
    return exponent_ >= 0 ? mantissa * static_cast<double>(power_of_ten(exponent_))
                          : mantissa / static_cast<double>(power_of_ten(-exponent_));
  }
  const std::string digits = std::to_string(mantissa_) + 'e' + std::to_string(exponent_);
  double value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error == std::errc::result_out_of_range) {
    if (exponent_ < 0) return 0;
    return is_negative() ? -std::numeric_limits<double>::infinity() : std::numeric_limits<double>::infinity();
  }
  return value;
}

std::optional<std::int64_t> Decimal::to_int64() const {
  std::int64_t value = 0;
  if (exponent_ < 0 || exponent_ > kDigits ||
      __builtin_mul_overflow(mantissa_, power_of_ten(exponent_), &value)) {
    return std::nullopt;
  }
  return value;
}

std::optional<Decimal> Decimal::from_double(double value, int digits) {
  char text[64];
  const auto [end, error] = std::to_chars(text, text + sizeof text, value, std::chars_format::scientific,
                                          std::clamp(digits, 1, 17) - 1);
  if (error != std::errc()) return std::nullopt;
  const auto parsed = parse_decimal(std::string_view(text, static_cast<std::size_t>(end - text)));
  if (const auto* number = std::get_if<Decimal>(&parsed)) return *number;
  return std::nullopt;  // "inf" and "nan" are no numbers
}

std::string Decimal::text() const {
  constexpr std::size_t kLongest = 21;
  std::string digits = std::to_string(mantissa_);
  const std::size_t sign = is_negative() ? 1 : 0;
  const auto count = static_cast<int>(digits.size() - sign);
  const int before_point = count + exponent_;  // digits left of the point; 0 or fewer: zeros follow it
  if (exponent_ >= 0) {
    if (digits.size() + static_cast<std::size_t>(exponent_) <= kLongest) {
      return digits.append(static_cast<std::size_t>(exponent_), '0');
    }
  } else if (before_point > 0) {
    return digits.insert(sign + static_cast<std::size_t>(before_point), 1, '.');
  } else if (digits.size() + 2 + static_cast<std::size_t>(-before_point) <= kLongest) {
    return digits.insert(sign, "0." + std::string(static_cast<std::size_t>(-before_point), '0'));
  }
  if (count > 1) digits.insert(sign + 1, 1, '.');
  return digits + 'e' + std::to_string(before_point - 1);
}

std::string Decimal::grouped() const {
  std::string result = text();
  if (result.find('e') != std::string::npos) return result;
  const std::size_t first = is_negative() ? 1 : 0;
  std::size_t at = std::min(result.find('.'), result.size());
  while (at > first + 3) {
    at -= 3;
    result.insert(at, 1, ',');
  }
  return result;
}

std::variant<WrittenDecimal, DecimalError> parse_written_decimal(std::string_view text) {
  constexpr std::int64_t kFar = 1'000'000'000'000;  // an exponent past every length that memory holds
  const char* at = text.data();
  const char* const end = at + text.size();
  const bool negative = at != end && *at == '-';
  if (negative) ++at;

  std::int64_t mantissa = 0;
  int digits = 0;             // significant ones taken into the mantissa
  std::int64_t waiting = 0;   // zeros after them: significant only if another digit follows
  std::int64_t exponent = 0;  // of the last digit in the mantissa
  bool too_long = false;
  const auto take = [&](char digit) {
    if (digit == '0') {
      if (digits > 0) ++waiting;
      return;
    }
    if (digits + waiting + 1 > Decimal::kDigits) {
      too_long = true;
      return;
    }
    mantissa = mantissa * power_of_ten(waiting + 1) + (digit - '0');
    digits += static_cast<int>(waiting) + 1;
    waiting = 0;
  };

  if (at == end || !is_digit(*at)) return DecimalError::not_a_number;
  if (*at == '0') {
    ++at;
  } else {
    for (; at != end && is_digit(*at); ++at) take(*at);
  }
  std::int64_t places = 0;
  if (at != end && *at == '.') {
    const char* const first = ++at;
    for (; at != end && is_digit(*at); ++at) take(*at);
    places = at - first;
    if (places == 0) return DecimalError::not_a_number;
  }
  std::int64_t power = 0;
  if (at != end && (*at == 'e' || *at == 'E')) {
    ++at;
    const bool down = at != end && *at == '-';
    if (at != end && (*at == '-' || *at == '+')) ++at;
    if (at == end || !is_digit(*at)) return DecimalError::not_a_number;
    for (; at != end && is_digit(*at); ++at) power = std::min(power * 10 + (*at - '0'), kFar);
    if (down) power = -power;
  }
  if (at != end) return DecimalError::not_a_number;

  WrittenDecimal result;
  result.decimals = static_cast<std::uint8_t>(std::clamp<std::int64_t>(places - power, 0, 255));
  if (mantissa == 0) return result;
  exponent = waiting - places + power;
  const std::int64_t leading = exponent + digits - 1;  // the first digit's power of ten
  constexpr int kReach = 100;
  if (too_long) return DecimalError::too_many_digits;
  if (leading >= kReach || leading < -kReach) return DecimalError::out_of_range;
  result.value = Decimal::from_parts(negative ? -mantissa : mantissa, static_cast<int>(exponent));
  return result;
}

std::variant<Decimal, DecimalError> parse_decimal(std::string_view text) {
  const auto parsed = parse_written_decimal(text);
  if (const auto* written = std::get_if<WrittenDecimal>(&parsed)) return written->value;
  return std::get<DecimalError>(parsed);
}

}  // namespace gainsay
