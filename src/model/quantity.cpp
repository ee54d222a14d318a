#include "model/quantity.h"

#include <algorithm>

namespace gainsay {
namespace {

// ---- intervals ----

// Whether all of `a` lies below all of `b`.
bool below(const Interval& a, const Interval& b) {
  if (a.high_infinite || b.low_infinite) return false;
  const std::strong_ordering order = a.high <=> b.low;
  return order < 0 || (order == 0 && (a.high_open || b.low_open));
}

// ---- measuring ----

Decimal half(const Decimal& n) { return n * Decimal::from_parts(5, -1); }
Decimal tenth(const Decimal& n) { return n.abs().shifted(-1); }
Decimal fifth(const Decimal& n) { return tenth(n) * 2; }

// u: the unit of the last digit that is not 0, which normalised mantissas end in; 0 has exponent 0.
Decimal unit_of_last_digit(const Decimal& n) { return Decimal::from_parts(1, n.exponent()); }
Decimal half_unit(const Decimal& n) { return Decimal::from_parts(5, n.exponent() - 1); }

Interval around(const Decimal& n, const Decimal& width) { return Interval::closed(n - width, n + width); }

// Closed where low and high are one number, as after rounding to 18 digits.
Interval half_open(const Decimal& low, const Decimal& high) {
  Interval interval = Interval::closed(low, high);
  interval.high_open = low < high;
  return interval;
}

Interval mirrored(const Interval& i) {
  return {-i.high, -i.low, i.high_open, i.low_open, i.high_infinite, i.low_infinite};
}

// What a form means in the unit written. A floored one reaches down to the property's `min` or to 0, which is
// put in after converting: 0 °C is no floor for a property in kelvin.
struct Shape {
  Interval hard, soft;
  bool floored = false;
};

Shape exact_shape(const Decimal& n) { return {Interval::point(n), Interval::point(n)}; }

// From b to below twenty of them, expected between two and ten.
Shape magnitude_shape(int power) {
  const Decimal base = Decimal::from_parts(1, power);
  return {half_open(base, base * 20), half_open(base * 2, base.shifted(1))};
}

Shape bare_shape(const Quantity& quantity, const NumberRules& rules) {
  const Decimal& n = quantity.amount;
  if (rules.exact_rounding || n.is_zero()) return exact_shape(n);
  const bool percent =
      quantity.unit == WrittenUnit::percent || (quantity.unit == WrittenUnit::none && rules.percent);
  if (percent) return {around(n, Decimal::from_parts(5, -quantity.decimals - 1)), Interval::point(n)};
  const bool round = n.exponent() >= 1 && n.abs() >= Decimal(100);
  if (!round) return exact_shape(n);
  const Decimal size = n.abs();
  const Decimal width = std::min(half_unit(n), tenth(n));
  const Interval hard = half_open(size - width, size + width);
  return {n.is_negative() ? mirrored(hard) : hard, Interval::point(n)};
}

Shape nearly_shape(const Decimal& n) {
  const Decimal size = n.abs();
  const Decimal u = unit_of_last_digit(n);
  const Interval hard = half_open(size - std::max(u, fifth(n)), size);
  const Interval soft = half_open(size - std::max(half_unit(n), tenth(n)), size);
  if (n.is_negative()) return {mirrored(hard), mirrored(soft)};
  return {hard, soft};
}

// `more_than` and `at_least`, and turned about what bounds from above.
Shape lower_bound_shape(const Decimal& n, bool open) {
  Shape shape;
  shape.hard.low = shape.soft.low = n;
  shape.hard.low_open = shape.soft.low_open = open;
  shape.hard.high_infinite = true;
  shape.soft.high = n + std::max(unit_of_last_digit(n), tenth(n));
  return shape;
}

Shape upper_bound_shape(const Decimal& n, bool open) {
  const Shape turned = lower_bound_shape(-n, open);
  return {mirrored(turned.hard), mirrored(turned.soft), true};
}

Shape up_to_shape(const Decimal& n) {
  Shape shape = upper_bound_shape(n, false);
  shape.soft.low = n - half(n.abs());
  return shape;
}

Shape fraction_shape(const Decimal& n, bool in_points) {
  const int power = in_points ? 0 : -2;
  return {around(n, Decimal::from_parts(5, power)), around(n, Decimal::from_parts(3, power))};
}

Shape shape(const Quantity& quantity, const Decimal& n, const NumberRules& rules, bool in_points) {
  switch (quantity.hedge) {
    case Hedge::none:
      return bare_shape(quantity, rules);
    case Hedge::exactly:
      return exact_shape(n);
    case Hedge::about:
      return {around(n, std::max(half_unit(n), fifth(n))), around(n, std::max(half_unit(n), tenth(n)))};
    case Hedge::nearly:
      return nearly_shape(n);
    case Hedge::more_than:
      return lower_bound_shape(n, true);
    case Hedge::at_least:
      return lower_bound_shape(n, false);
    case Hedge::up_to:
      return up_to_shape(n);
    case Hedge::at_most:
      return upper_bound_shape(n, false);
    case Hedge::less_than:
      return upper_bound_shape(n, true);
    case Hedge::range: {
      const Interval all = Interval::closed(quantity.low, quantity.high);
      return {all, quantity.has_best ? Interval::point(n) : all};
    }
    case Hedge::a_few:
      return {Interval::closed(2, 7), Interval::closed(3, 5)};
    case Hedge::several:
      return {Interval::closed(3, 12), Interval::closed(4, 9)};
    case Hedge::dozens:
      return {Interval::closed(12, 199), Interval::closed(24, 99)};
    case Hedge::scores:
      return {Interval::closed(20, 299), Interval::closed(40, 199)};
    case Hedge::hundreds:
      return magnitude_shape(2);
    case Hedge::thousands:
      return magnitude_shape(3);
    case Hedge::millions:
      return magnitude_shape(6);
    case Hedge::billions:
      return magnitude_shape(9);
    case Hedge::fraction:
      return fraction_shape(n, in_points);
  }
  return exact_shape(n);
}

// Widens by the tolerance of `amount`, or, without one, of each end.
void widen(Interval& interval, const NumberRules& rules, const std::optional<Decimal>& amount) {
  const auto slack = [&](const Decimal& end) {
    Decimal width;
    if (rules.tolerance_fraction) width = amount.value_or(end).abs() * *rules.tolerance_fraction;
    if (rules.tolerance_absolute) width = std::max(width, *rules.tolerance_absolute);
    return width;
  };
  if (!interval.low_infinite) interval.low = interval.low - slack(interval.low);
  if (!interval.high_infinite) interval.high = interval.high + slack(interval.high);
}

void put_floor(Shape& shape, const Decimal& floor) {
  Interval hard = shape.hard;
  hard.low = floor;
  hard.low_open = hard.low_infinite = false;
  if (empty(hard)) return;
  shape.hard = hard;
  shape.soft = intersect(shape.soft, hard);
}

// To the integers inside, both ends closed. An end past 18 digits, which has no next integer, stays as it is.
Interval narrowed(Interval interval) {
  if (!interval.low_infinite && (interval.low_open || !interval.low.is_integer())) {
    const Decimal up = interval.low.ceil();
    const Decimal next = interval.low_open && up == interval.low ? up + 1 : up;
    interval.low_open = interval.low_open && next == interval.low;
    interval.low = next;
  }
  if (!interval.high_infinite && (interval.high_open || !interval.high.is_integer())) {
    const Decimal down = interval.high.floor();
    const Decimal next = interval.high_open && down == interval.high ? down - 1 : down;
    interval.high_open = interval.high_open && next == interval.high;
    interval.high = next;
  }
  return interval;
}

}  // namespace

bool empty(const Interval& i) {
  if (i.low_infinite || i.high_infinite) return false;
  const std::strong_ordering order = i.low <=> i.high;
  return order > 0 || (order == 0 && (i.low_open || i.high_open));
}

bool contains(const Interval& interval, const Decimal& n) { return meets(interval, Interval::point(n)); }

bool contains(const Interval& outer, const Interval& inner) {
  return empty(inner) || intersect(outer, inner) == intersect(inner, inner);
}

bool meets(const Interval& a, const Interval& b) {
  return !empty(a) && !empty(b) && !below(a, b) && !below(b, a);
}

Interval intersect(const Interval& a, const Interval& b) {
  Interval result;
  const auto take_low = [&](const Interval& i) {
    result.low_infinite = i.low_infinite;
    result.low_open = !i.low_infinite && i.low_open;
    result.low = i.low_infinite ? Decimal() : i.low;
  };
  const auto take_high = [&](const Interval& i) {
    result.high_infinite = i.high_infinite;
    result.high_open = !i.high_infinite && i.high_open;
    result.high = i.high_infinite ? Decimal() : i.high;
  };
  const bool low_of_b =
      !b.low_infinite && (a.low_infinite || b.low > a.low || (b.low == a.low && b.low_open));
  const bool high_of_b =
      !b.high_infinite && (a.high_infinite || b.high < a.high || (b.high == a.high && b.high_open));
  take_low(low_of_b ? b : a);
  take_high(high_of_b ? b : a);
  return result;
}

std::variant<Quantity, QuantityError> make_quantity(Hedge hedge, const std::optional<WrittenDecimal>& amount,
                                                    WrittenUnit unit) {
  const std::string name(hedge_name(hedge));
  if (hedge == Hedge::range || hedge == Hedge::fraction)
    return QuantityError{"\"" + name + "\" is not a hedge", ""};
  if (is_word(hedge) && amount) return QuantityError{"the hedge \"" + name + "\" takes no amount", ""};
  if (!is_word(hedge) && !amount) {
    return QuantityError{
        hedge == Hedge::none ? "the amount is missing" : "the hedge \"" + name + "\" needs an amount", ""};
  }
  Quantity quantity;
  quantity.hedge = hedge;
  quantity.unit = unit;
  if (amount) {
    quantity.amount = amount->value;
    quantity.decimals = amount->decimals;
  }
  return quantity;
}

std::variant<Quantity, QuantityError> make_range(const Decimal& low, const std::optional<Decimal>& best,
                                                 const Decimal& high, WrittenUnit unit) {
  if (low > high) {
    return QuantityError{"the range " + low.text() + ".." + high.text() + " ends before it begins",
                         high.text() + ".." + low.text()};
  }
  if (best && (*best < low || *best > high)) {
    return QuantityError{
        "the best number, " + best->text() + ", lies outside its range " + low.text() + ".." + high.text(),
        ""};
  }
  Quantity quantity;
  quantity.hedge = Hedge::range;
  quantity.unit = unit;
  quantity.low = low;
  quantity.high = high;
  quantity.has_best = best.has_value();
  quantity.amount = best.value_or(Decimal());
  return quantity;
}

Interval convert(const Interval& interval, const Conversion& conversion) {
  Interval result = interval;
  if (!result.low_infinite) result.low = conversion(result.low);
  if (!result.high_infinite) result.high = conversion(result.high);
  return result;
}

Measure convert(const Measure& measure, const Conversion& conversion) {
  return {convert(measure.hard, conversion), convert(measure.soft, conversion)};
}

Measure measure(const Quantity& quantity, const NumberRules& rules, const Conversion& conversion) {
  const bool in_points =
      quantity.hedge == Hedge::fraction && quantity.unit == WrittenUnit::none && rules.percent;
  Decimal n = quantity.amount;
  if (in_points) n = n.shifted(2);
  Shape read = shape(quantity, n, rules, in_points);

  if (!conversion.is_identity()) {
    read.hard = convert(read.hard, conversion);
    read.soft = convert(read.soft, conversion);
    n = conversion(n);
  }
  if (rules.tolerance_fraction || rules.tolerance_absolute) {
    const bool has_amount = !is_word(quantity.hedge) && quantity.hedge != Hedge::range;
    const std::optional<Decimal> amount = has_amount ? std::optional(n) : std::nullopt;
    widen(read.hard, rules, amount);
    widen(read.soft, rules, amount);
  }
  if (read.floored) put_floor(read, rules.min.value_or(Decimal()));
  if (rules.integer) {
    const Interval hard = narrowed(read.hard);
    const Interval soft = narrowed(read.soft);
    // Fewer than one integer is expected just below 3: then all that is possible is expected.
    if (!empty(hard)) {
      read.hard = hard;
      read.soft = empty(soft) ? hard : soft;
    }
  }
  return {read.hard, read.soft};
}

Agreement compare(const Measure& a, const Measure& b) {
  if (meets(a.soft, b.soft)) return Agreement::agree;
  return meets(a.hard, b.hard) ? Agreement::strained : Agreement::exclude;
}

}  // namespace gainsay
