#include "model/edtf_suggestion.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "model/date_pattern.h"

namespace gainsay {

namespace {

using Reads = std::function<bool(std::string_view)>;

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

constexpr std::size_t kLongestToMend = 100;

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
}

bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

std::string padded(std::string_view digits) {
  return digits.size() == 1 ? "0" + std::string(digits) : std::string(digits);
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

std::string lowered(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), lower);
  return out;
}

std::vector<std::string_view> split(std::string_view text, std::string_view separators) {
  std::vector<std::string_view> pieces;
  for (std::size_t begin = 0;;) {
    const std::size_t end = std::min(text.find_first_of(separators, begin), text.size());
    pieces.push_back(text.substr(begin, end - begin));
    if (end == text.size()) return pieces;
    begin = end + 1;
  }
}

/// Without white space around it, with the hyphens that the keyboard has.
std::string cleaned(std::string_view text) {
  std::string out(text);
  for (const std::string_view dash : {"\u2010", "\u2011", "\u2012", "\u2013", "\u2014", "\u2212"}) {
    replace_all(out, dash, "-");
  }
  constexpr std::string_view kBlank = " \t\r\n";
  const std::size_t first = out.find_first_not_of(kBlank);
  if (first == std::string::npos) return {};
  return out.substr(first, out.find_last_not_of(kBlank) - first + 1);
}

/// Letters in the case and the marks in the form of 2019 (the draft of 2012 wrote `199u` and `1984?~`).
std::string in_standard_spelling(std::string_view text) {
  std::string out(text);
  if (!out.empty() && (out[0] == '[' || out[0] == '{')) replace_all(out, " ", "");
  std::replace(out.begin(), out.end(), 'u', 'X');
  std::transform(out.begin(), out.end(), out.begin(), upper);
  replace_all(out, "?~", "%");
  replace_all(out, "~?", "%");
  if (const std::size_t space = out.find(' '); space == 10) out[space] = 'T';
  if (out.find('T') != std::string::npos && out.size() > 5) {
    const std::size_t sign = out.size() - 5;
    if ((out[sign] == '+' || out[sign] == '-') && all_digits(std::string_view(out).substr(sign + 1))) {
      out.insert(sign + 3, ":");  // +0300
    }
  }
  return out;
}

/// Digits between equal separators in another order or too few of them: `2020-8-5`, `25.8.2020`, `8/2020`.
/// Where day and month could be either, nothing.
std::string from_numbers(std::string_view text) {
  const std::size_t separator = text.find_first_of("-/.");
  if (separator == std::string_view::npos) return {};
  const std::vector<std::string_view> numbers = split(text, text.substr(separator, 1));
  if (numbers.size() > 3) return {};
  for (const std::string_view number : numbers) {
    if (!all_digits(number) || (number.size() > 2 && number.size() != 4)) return {};
  }
  const bool year_first = numbers.front().size() == 4;
  const bool year_last = numbers.back().size() == 4;
  if (year_first == year_last) return {};
  const std::string year(year_first ? numbers.front() : numbers.back());
  if (numbers.size() == 2) {
    // 2020/08 may well be the years 2020 to 2008 of another century.
    if (year_first && text[separator] == '/') return {};
    return year + "-" + padded(year_first ? numbers[1] : numbers[0]);
  }
  if (numbers[1].size() > 2) return {};
  if (year_first) return year + "-" + padded(numbers[1]) + "-" + padded(numbers[2]);
  const std::int64_t first = number_of(numbers[0]);
  const std::int64_t second = number_of(numbers[1]);
  if (first <= 12 && second <= 12 && first != second) return {};
  const bool month_first = second > 12;
  return year + "-" + padded(numbers[month_first ? 0 : 1]) + "-" + padded(numbers[month_first ? 1 : 0]);
}

/// `20200805`, where the first four digits are a year of our time.
std::string from_basic_format(std::string_view text) {
  if (text.size() != 8 || !all_digits(text)) return {};
  const std::int64_t year = number_of(text.substr(0, 4));
  if (year < 1500 || year > 2100) return {};
  return std::string(text.substr(0, 4)) + "-" + std::string(text.substr(4, 2)) + "-" +
         std::string(text.substr(6));
}

/// `1960s` and the decade `201` of ISO 8601-2.
std::string from_decade(std::string_view text) {
  if (text.size() == 5 && text[4] == 's' && text[3] == '0') text = text.substr(0, 3);
  if (text.size() != 3 || !all_digits(text) || (text[0] != '1' && text[0] != '2')) return {};
  return std::string(text) + "X";
}

/// `2019-2020`, `2019..2020`.
std::string from_year_range(std::string_view text) {
  for (const std::string_view between : {"..", "-"}) {
    if (text.size() == 8 + between.size() && text.substr(4, between.size()) == between) {
      return std::string(text.substr(0, 4)) + "/" + std::string(text.substr(4 + between.size()));
    }
  }
  return {};
}

int month_named(std::string_view word) {
  constexpr std::array<std::string_view, 12> kMonths = {"january",   "february", "march",    "april",
                                                        "may",       "june",     "july",     "august",
                                                        "september", "october",  "november", "december"};
  if (word == "sept") return 9;
  for (std::size_t i = 0; i < kMonths.size(); ++i) {
    if (word.size() >= 3 && (word == kMonths[i] || word == kMonths[i].substr(0, 3)))
      return static_cast<int>(i) + 1;
  }
  return 0;
}

/// English: `5 August 2020`, `Aug. 5th, 2020`, `August 2020`.
std::string from_month_name(std::string_view text) {
  int month = 0;
  std::string year;
  std::string day;
  for (const std::string_view piece : split(text, " ,.-")) {
    if (piece.empty()) continue;
    std::string word = lowered(piece);
    if (word.size() > 2 && is_digit(word[0])) {
      const std::string ending = word.substr(word.size() - 2);
      if (ending == "st" || ending == "nd" || ending == "rd" || ending == "th") word.resize(word.size() - 2);
    }
    if (month == 0 && month_named(word) != 0) {
      month = month_named(word);
    } else if (year.empty() && word.size() == 4 && all_digits(word)) {
      year = word;
    } else if (day.empty() && word.size() <= 2 && all_digits(word)) {
      day = padded(word);
    } else {
      return {};
    }
  }
  if (month == 0 || year.empty()) return {};
  return year + "-" + padded(std::to_string(month)) + (day.empty() ? "" : "-" + day);
}

/// `c. 1960`, `circa 1960`, `about 1960`.
std::string from_circa(std::string_view text) {
  if (text.find('/') != std::string_view::npos) return {};
  const std::string words = lowered(text);
  for (const std::string_view circa : {"circa ", "about ", "ca. ", "ca ", "c. ", "c."}) {
    if (words.substr(0, circa.size()) == circa) return words.substr(circa.size()) + "~";
  }
  return {};
}

/// One date, or one side of an interval.
std::string mended_date(const std::string& text, const Reads& reads) {
  if (reads(text)) return text;
  for (const auto mend : {in_standard_spelling, from_numbers, from_basic_format, from_decade, from_year_range,
                          from_month_name, from_circa}) {
    std::string candidate = mend(text);
    if (!candidate.empty() && reads(candidate)) return candidate;
  }
  return {};
}

std::optional<std::string> mended_side(std::string_view side, const Reads& reads) {
  const std::string text = cleaned(side);
  const std::string word = lowered(text);
  if (word.empty() || word == "unknown") return "";
  if (word == "open" || word == "..") return "..";
  std::string date = mended_date(text, reads);
  return date.empty() ? std::nullopt : std::optional<std::string>(std::move(date));
}

}  // namespace

std::string edtf_suggestion(std::string_view text, const std::function<bool(std::string_view)>& reads) {
  if (text.size() > kLongestToMend) return {};
  const std::string clean = cleaned(text);
  if (std::string whole = mended_date(clean, reads); !whole.empty()) return whole;
  const std::vector<std::string_view> sides = split(clean, "/");
  if (sides.size() != 2) return {};
  const std::optional<std::string> start = mended_side(sides[0], reads);
  const std::optional<std::string> end = mended_side(sides[1], reads);
  if (!start || !end) return {};
  std::string candidate = *start + "/" + *end;
  return reads(candidate) ? candidate : std::string();
}

}  // namespace gainsay
