// How quantities are read from strings and shown again. Reading is strict, so that one text has one meaning
// and the JSON Schema can say the same; whatever people write otherwise is only recognised in order to
// suggest the strict form.
#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "model/quantity.h"

namespace gainsay {
namespace {

constexpr std::string_view kDash = "\u2013";

// ---- reading ----

QuantityError refused(std::string_view text, std::string_view why) {
  constexpr std::size_t kShown = 40;
  std::string shown(text.substr(0, kShown));
  // No half of a character at the cut.
  while (text.size() > kShown && !shown.empty() &&
         (static_cast<unsigned char>(text[shown.size()]) & 0xC0) == 0x80) {
    shown.pop_back();
  }
  if (shown.size() < text.size()) shown += "\u2026";
  return {"\"" + shown + "\" " + std::string(why), ""};
}

std::string_view explain(DecimalError error) {
  switch (error) {
    case DecimalError::too_many_digits:
      return "has more than 18 significant digits";
    case DecimalError::out_of_range:
      return "is out of range: numbers lie between 1e-100 and 1e100";
    case DecimalError::not_a_number:
      break;
  }
  return "is not a number";
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_integer_text(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

struct Sign {
  std::string_view text;
  Hedge hedge;
};
// The longer ones first.
constexpr std::array<Sign, 5> kSigns = {{{">=", Hedge::at_least},
                                         {"<=", Hedge::at_most},
                                         {">", Hedge::more_than},
                                         {"<", Hedge::less_than},
                                         {"~", Hedge::about}}};

using Parsed = std::variant<ParsedQuantity, QuantityError>;

Parsed with_unit(std::variant<Quantity, QuantityError> made, std::string_view unit) {
  if (auto* error = std::get_if<QuantityError>(&made)) {
    if (!error->suggestion.empty() && !unit.empty()) error->suggestion.append(" ").append(unit);
    return std::move(*error);
  }
  return ParsedQuantity{std::get<Quantity>(made), unit};
}

Parsed parse_fraction(std::string_view text, std::string_view number, std::size_t slash,
                      std::string_view unit) {
  const std::string_view parts[2] = {number.substr(0, slash), number.substr(slash + 1)};
  Decimal values[2];
  for (int i = 0; i < 2; ++i) {
    const auto parsed = parse_decimal(parts[i]);
    if (const auto* error = std::get_if<DecimalError>(&parsed)) return refused(text, explain(*error));
    if (!is_integer_text(parts[i])) return refused(text, "is not a fraction of two whole numbers");
    values[i] = std::get<Decimal>(parsed);
  }
  if (values[1] <= Decimal()) return refused(text, "is a fraction whose lower number is not above 0");
  const WrittenUnit written = written_unit(unit);
  if (written == WrittenUnit::percent) {
    QuantityError error = refused(text, "is a fraction of a percent; a fraction is a share already");
    error.suggestion = number;
    return error;
  }
  Quantity quantity;
  quantity.hedge = Hedge::fraction;
  quantity.unit = written;
  quantity.low = values[0];
  quantity.high = values[1];
  quantity.amount = values[0] / values[1];
  return ParsedQuantity{quantity, unit};
}

constexpr std::array kNumberWords = std::to_array<std::pair<std::string_view, std::string_view>>(
    {{"thousand", "e3"}, {"million", "e6"}, {"billion", "e9"}, {"trillion", "e12"}});

// Whether what follows a number's space is more of the number: `5 000`, `5 million`, `40 to 60`. The one unit
// that looks like a number is 1.
bool goes_on(std::string_view unit) {
  if (unit == "1") return false;
  if (is_digit(unit[0]) || unit[0] == '-' || unit[0] == '+' || unit[0] == '.' || unit.starts_with(kDash))
    return true;
  std::string_view word = unit.substr(0, unit.find(' '));
  if (word == "to" || word == "or" || word == "and") return true;
  if (word.ends_with('s')) word.remove_suffix(1);
  return std::any_of(kNumberWords.begin(), kNumberWords.end(),
                     [&](const auto& row) { return row.first == word; });
}

// The grammar alone, without suggestions.
Parsed parse_strictly(std::string_view text) {
  if (text.empty()) return refused(text, "is not a number");
  Hedge hedge = Hedge::none;
  std::string_view number = text;
  for (const Sign& sign : kSigns) {
    if (!number.starts_with(sign.text)) continue;
    hedge = sign.hedge;
    number.remove_prefix(sign.text.size());
    break;
  }
  std::string_view unit;
  if (const std::size_t space = number.find(' '); space != std::string_view::npos) {
    const std::size_t start = number.find_first_not_of(' ', space);
    if (start == std::string_view::npos || number.back() == ' ') return refused(text, "ends in a space");
    unit = number.substr(start);
    number = number.substr(0, space);
    if (goes_on(unit)) return refused(text, "is not one number and a unit");
  } else if (number.ends_with('%')) {
    unit = number.substr(number.size() - 1);
    number.remove_suffix(1);
  }
  const std::size_t dots = number.find("..");
  const std::size_t slash = number.find('/');
  if (hedge != Hedge::none && dots != std::string_view::npos)
    return refused(text, "hedges a range: write the range alone");
  if (hedge != Hedge::none && slash != std::string_view::npos) {
    return refused(text, "hedges a fraction, which is read as approximate already");
  }
  if (dots != std::string_view::npos) {
    const auto low = parse_decimal(number.substr(0, dots));
    const auto high = parse_decimal(number.substr(dots + 2));
    for (const auto* end : {&low, &high}) {
      if (const auto* error = std::get_if<DecimalError>(end)) return refused(text, explain(*error));
    }
    return with_unit(
        make_range(std::get<Decimal>(low), std::nullopt, std::get<Decimal>(high), written_unit(unit)), unit);
  }
  if (slash != std::string_view::npos) return parse_fraction(text, number, slash, unit);
  const auto parsed = parse_written_decimal(number);
  if (const auto* error = std::get_if<DecimalError>(&parsed)) return refused(text, explain(*error));
  return with_unit(make_quantity(hedge, std::get<WrittenDecimal>(parsed), written_unit(unit)), unit);
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
}

// Commas (and spaces) before exactly three digits set off thousands; a lone comma before any other run is a
// decimal one.
void drop_separators(std::string& text) {
  for (std::size_t at = 1; at + 1 < text.size(); ++at) {
    if ((text[at] != ',' && text[at] != ' ') || !is_digit(text[at - 1])) continue;
    std::size_t run = 0;
    while (at + 1 + run < text.size() && is_digit(text[at + 1 + run])) ++run;
    if (run == 3) {
      text.erase(at--, 1);
    } else if (text[at] == ',' && run > 0) {
      text[at] = '.';
    }
  }
}

// What was probably meant by a text that is refused; only ever suggested.
std::string reworded(std::string_view text) {
  constexpr std::size_t kWorthGuessing = 64;
  if (text.size() > kWorthGuessing) return {};
  std::string guess(text);
  for (char& c : guess) {
    if (c == '\t' || c == '\n' || c == '\r') c = ' ';
  }
  constexpr std::array kRewordings = std::to_array<std::pair<std::string_view, std::string_view>>({
      {"\u00a0", " "},     {"\u202f", " "},  {"\u2212", "-"},     {"\u2248", "~"},     {"\u2265", ">="},
      {"\u2264", "<="},    {"\u2013", ".."}, {"\u2014", ".."},    {"\u2026", ".."},    {"...", ".."},
      {"more than ", ">"}, {"over ", ">"},   {"at least ", ">="}, {"less than ", "<"}, {"under ", "<"},
      {"at most ", "<="},  {"about ", "~"},  {"around ", "~"},    {"some ", "~"},      {" to ", ".."},
      {" - ", ".."},       {" ..", ".."},    {".. ", ".."},       {" / ", "/"},        {"=>", ">="},
      {"=<", "<="},        {"= ", "="},      {"~ ", "~"},         {"> ", ">"},         {"< ", "<"},
  });
  for (const auto& [from, to] : kRewordings) replace_all(guess, from, to);
  std::string_view power;
  for (const auto& [word, its_power] : kNumberWords) {
    const std::size_t at = guess.find(word);
    if (at == std::string::npos || at < 2 || guess[at - 1] != ' ') continue;
    power = its_power;
    const std::size_t plural = guess.compare(at + word.size(), 1, "s") == 0 ? 1 : 0;
    guess.replace(at - 1, 1 + word.size() + plural, power);
    break;
  }
  while (guess.starts_with(' ')) guess.erase(0, 1);
  while (guess.ends_with(' ')) guess.pop_back();
  if (guess.starts_with('+')) guess.erase(0, 1);
  drop_separators(guess);
  if (guess.ends_with('+')) guess = ">=" + guess.substr(0, guess.size() - 1);
  // `40-60`
  if (const std::size_t dash = guess.find('-', 1); dash != std::string::npos && dash + 1 < guess.size() &&
                                                   is_digit(guess[dash - 1]) && is_digit(guess[dash + 1])) {
    guess.replace(dash, 1, "..");
  }
  // `5..6e6` of "5-6 million"
  if (const std::size_t dots = guess.find(".."); dots != std::string::npos) guess.insert(dots, power);
  // `5km`, but not `5e3`
  for (std::size_t at = 1; at < guess.size() && guess.find(' ') == std::string::npos; ++at) {
    const bool letter = (guess[at] | 0x20) >= 'a' && (guess[at] | 0x20) <= 'z';
    const bool exponent = (guess[at] | 0x20) == 'e' && at + 1 < guess.size() &&
                          (is_digit(guess[at + 1]) || guess[at + 1] == '-' || guess[at + 1] == '+');
    if (letter && !exponent && is_digit(guess[at - 1])) guess.insert(at, 1, ' ');
  }
  if (std::holds_alternative<QuantityError>(parse_strictly(guess))) {
    // "~1/3": what is approximate already needs no hedge.
    if (!guess.starts_with('~')) return {};
    guess.erase(0, 1);
    if (std::holds_alternative<QuantityError>(parse_strictly(guess))) return {};
  }
  return guess;
}

// ---- showing ----

// `text` of n with the zeros that were written: `33.0`.
std::string with_zeros(std::string text, const Decimal& n, int decimals) {
  if (text.find('e') != std::string::npos) return text;
  const int shown = n.exponent() < 0 ? -n.exponent() : 0;
  const int missing = std::min(decimals, Decimal::kDigits) - shown;
  if (missing <= 0) return text;
  if (shown == 0) text += '.';
  return text.append(static_cast<std::size_t>(missing), '0');
}

// A dash between numbers of which one is negative would be read as a minus.
std::string span_text(const Decimal& low, const Decimal& high) {
  const std::string_view between = low.is_negative() || high.is_negative() ? " to " : kDash;
  return low.grouped() + std::string(between) + high.grouped();
}

}  // namespace

namespace {

// A third has no end of digits; nobody reads more than four of them.
Decimal readable(const Decimal& n) {
  return n.is_integer() ? n : Decimal::from_double(n.to_double(), 4).value_or(n);
}

}  // namespace

std::string describe(const Interval& i) {
  const Decimal low = readable(i.low), high = readable(i.high);
  if (i.low_infinite && i.high_infinite) return "any number";
  if (i.low_infinite) return (i.high_open ? "less than " : "at most ") + high.grouped();
  if (i.high_infinite) return (i.low_open ? "more than " : "at least ") + low.grouped();
  if (i.low == i.high) return low.grouped();
  return span_text(low, high);
}

std::string notation(const Interval& i) {
  std::string result = i.low_infinite ? "(-inf" : (i.low_open ? "(" : "[") + i.low.text();
  result += ", ";
  result += i.high_infinite ? "inf)" : i.high.text() + (i.high_open ? ")" : "]");
  return result;
}

std::optional<Hedge> parse_hedge(std::string_view name) {
  for (std::size_t i = 0; i < kHedgeNames.size(); ++i) {
    if (kHedgeNames[i] == name) return static_cast<Hedge>(static_cast<std::size_t>(Hedge::exactly) + i);
  }
  return std::nullopt;
}

std::string_view hedge_name(Hedge hedge) {
  switch (hedge) {
    case Hedge::none:
      return "none";
    case Hedge::range:
      return "range";
    case Hedge::fraction:
      return "fraction";
    default:
      return kHedgeNames[static_cast<std::size_t>(hedge) - static_cast<std::size_t>(Hedge::exactly)];
  }
}

WrittenUnit written_unit(std::string_view unit) {
  return unit.empty() ? WrittenUnit::none : is_percent(unit) ? WrittenUnit::percent : WrittenUnit::other;
}

std::variant<ParsedQuantity, QuantityError> parse_quantity(std::string_view text) {
  Parsed parsed = parse_strictly(text);
  if (auto* error = std::get_if<QuantityError>(&parsed); error != nullptr && error->suggestion.empty()) {
    if (parse_hedge(text)) {
      error->suggestion = "{\"hedge\": \"" + std::string(text) + "\"}";
    } else {
      error->suggestion = reworded(text);
    }
  }
  return parsed;
}

std::string describe(const Quantity& quantity, std::string_view unit) {
  std::string text;
  const auto hedged = [&](std::string_view words) {
    text = words;
    text += with_zeros(quantity.amount.grouped(), quantity.amount, quantity.decimals);
  };
  switch (quantity.hedge) {
    case Hedge::none:
      hedged("");
      break;
    case Hedge::exactly:
      hedged("exactly ");
      break;
    case Hedge::about:
      hedged("about ");
      break;
    case Hedge::nearly:
      hedged("nearly ");
      break;
    case Hedge::more_than:
      hedged("more than ");
      break;
    case Hedge::at_least:
      hedged("at least ");
      break;
    case Hedge::up_to:
      hedged("up to ");
      break;
    case Hedge::at_most:
      hedged("at most ");
      break;
    case Hedge::less_than:
      hedged("less than ");
      break;
    case Hedge::range:
      text = span_text(quantity.low, quantity.high);
      if (quantity.has_best) text = quantity.amount.grouped() + " (" + text + ")";
      break;
    case Hedge::fraction:
      text = quantity.low.text() + "/" + quantity.high.text();
      break;
    case Hedge::a_few:
      text = "a few";
      break;
    default:
      text = hedge_name(quantity.hedge);
      break;  // words
  }
  if (!unit.empty()) text.append(" ").append(unit);
  return text;
}

std::string code(const Quantity& quantity, std::string_view unit) {
  std::string text;
  const auto sign = std::find_if(kSigns.begin(), kSigns.end(),
                                 [&](const Sign& row) { return row.hedge == quantity.hedge; });
  if (quantity.hedge == Hedge::range) {
    text = quantity.low.text() + ".." + quantity.high.text();
    if (quantity.has_best) text += " (" + quantity.amount.text() + ")";
  } else if (quantity.hedge == Hedge::fraction) {
    text = quantity.low.text() + "/" + quantity.high.text();
  } else if (is_word(quantity.hedge)) {
    text = hedge_name(quantity.hedge);
  } else {
    if (sign != kSigns.end()) {
      text = sign->text;
    } else if (quantity.hedge != Hedge::none) {
      text.append(hedge_name(quantity.hedge)).append(" ");
    }
    text += with_zeros(quantity.amount.text(), quantity.amount, quantity.decimals);
  }
  if (!unit.empty()) text.append(" ").append(unit);
  return text;
}

}  // namespace gainsay
