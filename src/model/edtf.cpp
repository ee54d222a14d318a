// A reader by recursive descent: set, interval, date. One date is taken down as a pattern, whose fillings are
// looked for in date_pattern.h.
#include "model/edtf.h"

#include <algorithm>
#include <array>
#include <utility>

#include "model/date_pattern.h"
#include "model/edtf_suggestion.h"

namespace gainsay {
namespace {

// Older than the universe, and far from overflow even when widened.
constexpr std::int64_t kFarthestYear = 20'000'000'000;

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_digit_or_x(char c) { return is_digit(c) || c == 'X'; }

constexpr std::int64_t power_of_ten(std::size_t exponent) {
  std::int64_t power = 1;
  for (; exponent > 0; --exponent) power *= 10;
  return power;
}

Bound bound_of(const WrittenDate& date, const Span& span, bool choice) {
  return {EndKind::dated, date.precision, choice, span, widen(span, date.margin)};
}

Member single(const Bound& bound) { return {false, bound, bound}; }

constexpr Bound kOpenStart = {EndKind::open, Precision::coarser, false, {kPast, kPast}, {kPast, kPast}};
constexpr Bound kOpenEnd = {EndKind::open, Precision::coarser, false, {kFuture, kFuture}, {kFuture, kFuture}};
constexpr Bound kUnknownEnd = {
    EndKind::unknown, Precision::coarser, false, {kPast, kFuture}, {kPast, kFuture}};

// ---- The reader ----

/// `2020-08-05`, `2020-08`, `2020`, which is most of what is ever written, without the machinery above. False
/// says nothing: the reader decides.
bool read_plain(std::string_view text, Bound& bound) {
  const auto digit = [text](std::size_t i) { return static_cast<unsigned>(text[i]) - unsigned{'0'}; };
  if (text.size() != 4 && text.size() != 7 && text.size() != 10) return false;
  if (digit(0) > 9 || digit(1) > 9 || digit(2) > 9 || digit(3) > 9) return false;
  const auto year = static_cast<std::int64_t>(digit(0) * 1000 + digit(1) * 100 + digit(2) * 10 + digit(3));
  CivilDate date = {year, 1, 1};
  std::int64_t days = is_leap_year(year) ? 366 : 365;
  bound.precision = Precision::year;
  if (text.size() >= 7) {
    if (text[4] != '-' || digit(5) > 9 || digit(6) > 9) return false;
    date.month = static_cast<int>(digit(5) * 10 + digit(6));
    if (date.month < 1 || date.month > 12) return false;
    days = days_in_month(year, date.month);
    bound.precision = Precision::month;
  }
  if (text.size() == 10) {
    if (text[7] != '-' || digit(8) > 9 || digit(9) > 9) return false;
    date.day = static_cast<int>(digit(8) * 10 + digit(9));
    if (date.day < 1 || date.day > days) return false;
    days = 1;
    bound.precision = Precision::day;
  }
  const std::int64_t first = days_from_civil(date);
  bound.written = bound.widened = days_span(first, first + days - 1);
  return true;
}

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  bool read() {
    if (text_.empty()) return fail("an empty text is no date", 0);
    if (text_.front() == '[' || text_.front() == '{') return read_set();
    if (text_.find('/') != std::string_view::npos) return read_interval();
    if (text_ == "..") return fail("an interval names at least one date", 0);
    WrittenDate date;
    if (!read_date(0, text_.size(), date)) return false;
    if (date.apart()) result.kind = SetKind::one_of;
    return add_fillings(date, 0);
  }

  Edtf result;
  EdtfError error;

 private:
  bool fail(std::string message, std::size_t offset) {
    error.message = std::move(message);
    error.offset = offset;
    return false;
  }

  // Sets and intervals.

  bool has_room(std::size_t more, std::size_t offset) {
    if (result.members.size() + more <= kMostMembers) return true;
    return fail("this stands for more than 10,000 separate dates, more than are read", offset);
  }

  bool add_fillings(const WrittenDate& date, std::size_t offset) {
    if (!has_room(date.runs.size(), offset)) return false;
    for (const DateRun& run : date.runs) {
      result.members.push_back(single(bound_of(date, run.span, run.granules > 1)));
    }
    return true;
  }

  bool read_interval() {
    const std::size_t slash = text_.find('/');
    if (const std::size_t second = text_.find('/', slash + 1); second != std::string_view::npos) {
      return fail("an interval has one slash, between its two dates; a date has hyphens", second);
    }
    Member member;
    member.interval = true;
    if (!read_end(0, slash, kOpenStart, member.start)) return false;
    if (!read_end(slash + 1, text_.size(), kOpenEnd, member.end)) return false;
    if (member.start.kind != EndKind::dated && member.end.kind != EndKind::dated) {
      return fail("an interval names at least one date", 0);
    }
    if (member.start.widened.first > member.end.widened.last)
      return fail("this ends before it starts", slash + 1);
    result.members.push_back(member);
    return true;
  }

  bool read_end(std::size_t begin, std::size_t end, const Bound& open, Bound& bound) {
    const std::string_view side = text_.substr(begin, end - begin);
    if (side.empty()) {
      bound = kUnknownEnd;
      return true;
    }
    if (side == "..") {
      bound = open;
      return true;
    }
    if (read_plain(side, bound)) return true;
    WrittenDate date;
    if (!read_date(begin, end, date)) return false;
    bound = bound_of(date, date.hull, date.granules > 1);
    return true;
  }

  bool read_set() {
    const bool one_of = text_.front() == '[';
    const char closing = one_of ? ']' : '}';
    result.kind = one_of ? SetKind::one_of : SetKind::all_of;
    if (text_.size() < 2 || text_.back() != closing) {
      return fail(std::string("a set that opens with ") + text_.front() + " ends with " + closing,
                  text_.size());
    }
    const std::size_t set_end = text_.size() - 1;
    for (std::size_t begin = 1;;) {
      const std::size_t comma = std::min(text_.find(',', begin), set_end);
      if (!read_element(begin, comma, set_end)) return false;
      if (comma == set_end) return true;
      begin = comma + 1;
    }
  }

  bool read_element(std::size_t begin, std::size_t end, std::size_t set_end) {
    const std::string_view element = text_.substr(begin, end - begin);
    if (element.empty()) return fail("a date is missing here", begin);
    if (const std::size_t slash = element.find('/'); slash != std::string_view::npos) {
      return fail("a set holds dates, not intervals; a..b stands for all from a to b", begin + slash);
    }
    if (const std::size_t dots = element.find(".."); dots != std::string_view::npos) {
      return read_range(begin, begin + dots, end, set_end);
    }
    if (Bound bound; read_plain(element, bound)) {
      result.members.push_back(single(bound));
      return has_room(0, begin);
    }
    WrittenDate date;
    if (!read_date(begin, end, date)) return false;
    if (result.kind == SetKind::all_of && date.apart()) {
      return fail("a date of several separate readings cannot be a member of {}", begin);
    }
    return add_fillings(date, begin);
  }

  /// `c..d`, `..d` or `c..`, of which the last two may only begin and end a set.
  bool read_range(std::size_t begin, std::size_t dots, std::size_t end, std::size_t set_end) {
    const std::size_t after = dots + 2;
    if (begin == dots && after == end) return fail("dots need a date on at least one side", dots);
    if (begin == dots && begin != 1)
      return fail("dots without a date before them may only begin a set", dots);
    if (after == end && end != set_end)
      return fail("dots without a date after them may only end a set", dots);
    Bound start = kOpenStart;
    Bound last = kOpenEnd;
    if (begin != dots && !read_range_end(begin, dots, start)) return false;
    if (after != end && !read_range_end(after, end, last)) return false;
    if (start.kind == EndKind::dated && last.kind == EndKind::dated && start.precision != last.precision) {
      return fail("the two dates around the dots need the same precision", after);
    }
    if (start.written.first > last.written.last) return fail("this ends before it starts", after);
    if (!has_room(1, begin)) return false;
    if (result.kind == SetKind::all_of) {
      result.members.push_back({true, start, last});
      return true;
    }
    const Span written = {start.written.first, last.written.last};
    const Span widened = {start.widened.first, last.widened.last};
    const bool choice = start.choice || last.choice || start.written != last.written;
    const Precision precision = start.kind == EndKind::dated ? start.precision : last.precision;
    result.members.push_back(single({EndKind::dated, precision, choice, written, widened}));
    return true;
  }

  bool read_range_end(std::size_t begin, std::size_t end, Bound& bound) {
    WrittenDate date;
    if (!read_date(begin, end, date)) return false;
    if (date.apart()) return fail("a date of several separate readings cannot stand beside dots", begin);
    bound = bound_of(date, date.hull, date.granules > 1);
    return true;
  }

  // One date, text_[at_, end_).

  bool at_end() const { return at_ == end_; }
  char peek() const { return at_ < end_ ? text_[at_] : '\0'; }

  bool take(char c) {
    if (at_ == end_ || text_[at_] != c) return false;
    ++at_;
    return true;
  }

  template <typename Predicate>
  std::string_view take_while(Predicate wanted) {
    const std::size_t start = at_;
    while (at_ < end_ && wanted(text_[at_])) ++at_;
    return text_.substr(start, at_ - start);
  }

  bool take_qualifier(unsigned& doubt) {
    doubt = qualifier(peek());
    if (doubt == 0) return true;
    result.qualified = true;
    ++at_;
    return qualifier(peek()) == 0 || fail("one qualifier at a time; % means both ~ and ?", at_);
  }

  /// Before a part: it applies to that part alone.
  bool take_leading(DatePattern& pattern, std::size_t part) {
    unsigned doubt = 0;
    if (!take_qualifier(doubt)) return false;
    pattern.doubt[part] |= doubt;
    return true;
  }

  /// After a part: it applies to that part and all to its left.
  bool take_trailing(DatePattern& pattern, std::size_t part) {
    unsigned doubt = 0;
    if (!take_qualifier(doubt)) return false;
    for (std::size_t i = 0; i <= part; ++i) pattern.doubt[i] |= doubt;
    return true;
  }

  bool read_date(std::size_t begin, std::size_t end, WrittenDate& date) {
    at_ = begin;
    end_ = end;
    DatePattern pattern;
    if (!take_leading(pattern, kYear)) return false;
    if (!(peek() == 'Y' ? read_long_year(pattern) : read_year(pattern))) return false;
    if (!take_trailing(pattern, kYear)) return false;
    if (pattern.year.empty() && peek() == '-') {
      return fail("a year with Y or with significant digits takes no month", at_);
    }
    if (take('-') && !read_month(pattern)) return false;
    if (peek() == 'T') return read_time(pattern, date);
    if (!at_end()) return fail("this does not belong to a date", at_);
    date.precision = pattern.precision;
    date.margin = margin_of(pattern);
    fill(pattern, date);
    if (date.granules == 0) return fail("no date of the calendar fits this", begin);
    return true;
  }

  bool read_year(DatePattern& pattern) {
    const std::size_t start = at_;
    pattern.negative = take('-');
    const std::string_view year = take_while(is_digit_or_x);
    if (year.size() != 4) return fail_year(year, start);
    if (pattern.negative && year == "0000") return fail("year zero is written 0000", start);
    if (peek() == 'S') {
      if (year.find('X') != std::string_view::npos) return fail("significant digits do not go with X", at_);
      return read_significant(pattern, number_of(year));
    }
    std::size_t open_digits = 0;
    while (open_digits < 4 && year[3 - open_digits] == 'X') ++open_digits;
    pattern.year = year;
    set_year_precision(pattern, open_digits);
    return true;
  }

  bool fail_year(std::string_view year, std::size_t start) {
    if (year.empty()) return fail("a date begins with a year of four digits, as in 2020-08-05", start);
    if (year.size() == 2 && at_end())
      return fail("a year has four digits; a century is written as in 20XX", start);
    if (year.size() == 3 && at_end())
      return fail("a year has four digits; a decade is written as in 201X", start);
    if (year.size() > 4) {
      return fail(
          "a year has four digits, and hyphens follow it (2020-08-05); beyond 9999 it is written Y12345",
          start);
    }
    return fail("a year has four digits", start);
  }

  void set_year_precision(DatePattern& pattern, std::size_t open_digits) {
    constexpr std::array<Precision, 3> kByOpenDigits = {Precision::year, Precision::decade,
                                                        Precision::century};
    pattern.precision = open_digits < kByOpenDigits.size() ? kByOpenDigits[open_digits] : Precision::coarser;
    pattern.year_unit = power_of_ten(open_digits);
  }

  /// `Y170000002`, `Y-17E7`, either with significant digits.
  bool read_long_year(DatePattern& pattern) {
    const std::size_t start = at_++;
    pattern.negative = take('-');
    const std::string_view digits = take_while(is_digit);
    if (digits.empty()) return fail("Y is followed by the digits of a year", at_);
    if (digits.front() == '0') return fail("a year with Y has no leading zero", start);
    std::string_view exponent = "0";
    if (take('E')) {
      exponent = take_while(is_digit);
      if (exponent.empty()) return fail("E is followed by the number of zeros", at_);
    }
    constexpr std::string_view kTooFar = "no year beyond 20,000,000,000 is read";
    if (digits.size() > 11 || exponent.size() > 2) return fail(std::string(kTooFar), start);
    const auto zeros = static_cast<std::size_t>(number_of(exponent));
    if (digits.size() + zeros > 11) return fail(std::string(kTooFar), start);
    const std::int64_t year = number_of(digits) * power_of_ten(zeros);
    if (year > kFarthestYear) return fail(std::string(kTooFar), start);
    if (year <= 9'999) return fail("a year of four digits is written without Y", start);
    if (peek() == 'S') return read_significant(pattern, year);
    pattern.first_year = pattern.last_year = pattern.negative ? -year : year;
    return true;
  }

  /// `S2`: only so many of the year's leading digits are meant.
  bool read_significant(DatePattern& pattern, std::int64_t year) {
    const std::size_t start = at_++;
    const std::string_view digits = take_while(is_digit);
    const std::size_t length = std::to_string(year).size();
    if (digits.empty() || digits.front() == '0' || digits.size() > 2) {
      return fail("S is followed by the number of digits that are meant, from 1 on", start);
    }
    const auto meant = static_cast<std::size_t>(number_of(digits));
    if (year == 0 || meant > length) return fail("more significant digits than the year has", start);
    set_year_precision(pattern, length - meant);
    const std::int64_t first = year - year % pattern.year_unit;
    const std::int64_t last = first + pattern.year_unit - 1;
    pattern.first_year = pattern.negative ? -last : first;
    pattern.last_year = pattern.negative ? -first : last;
    return true;
  }

  bool read_month(DatePattern& pattern) {
    if (!take_leading(pattern, kMonth)) return false;
    const std::size_t start = at_;
    pattern.month = take_while(is_digit_or_x);
    if (pattern.month.size() != 2) return fail("a month has two digits", start);
    pattern.precision = Precision::month;
    if (pattern.month.find('X') == std::string_view::npos) {
      const auto month = static_cast<int>(number_of(pattern.month));
      if (month >= kFirstSeason && month <= kLastSeason) {
        pattern.season = month;
        pattern.precision = Precision::season;
      } else if (month < 1 || month > 12) {
        return fail("no month " + std::string(pattern.month) +
                        ": months are 01 to 12, seasons and other parts of a year 21 to 41",
                    start);
      }
    }
    if (!take_trailing(pattern, kMonth)) return false;
    if (!take('-')) return true;
    if (pattern.season != 0) return fail("a season or another part of a year takes no day", at_ - 1);
    return read_day(pattern);
  }

  bool read_day(DatePattern& pattern) {
    if (!take_leading(pattern, kDay)) return false;
    const std::size_t start = at_;
    pattern.day = take_while(is_digit_or_x);
    if (pattern.day.size() != 2) return fail("a day has two digits", start);
    pattern.precision = Precision::day;
    if (is_plain(pattern)) {
      const auto day = static_cast<int>(number_of(pattern.day));
      const auto month = static_cast<int>(number_of(pattern.month));
      const std::int64_t year = number_of(pattern.year) * (pattern.negative ? -1 : 1);
      if (const int days = days_in_month(year, month); day < 1 || day > days) {
        return fail("no day " + std::string(pattern.day) + ": " + (pattern.negative ? "-" : "") +
                        std::string(pattern.year) + "-" + std::string(pattern.month) + " has " +
                        std::to_string(days) + " days",
                    start);
      }
    }
    return take_trailing(pattern, kDay);
  }

  /// Whether no digit is left open.
  static bool is_plain(const DatePattern& pattern) {
    constexpr auto kNone = std::string_view::npos;
    return pattern.year.find('X') == kNone && pattern.month.find('X') == kNone &&
           pattern.day.find('X') == kNone;
  }

  // The time of day.

  bool take_two(int& number, int most, const char* message) {
    const std::size_t start = at_;
    const std::string_view digits = take_while(is_digit);
    if (digits.size() != 2) return fail(message, start);
    number = static_cast<int>(number_of(digits));
    return number <= most || fail(message, start);
  }

  bool read_time(const DatePattern& pattern, WrittenDate& date) {
    const std::size_t start = at_++;
    if (pattern.day.empty()) return fail("a time of day needs a whole date before it", start);
    if (!is_plain(pattern) || pattern.doubt != std::array<unsigned, kDateParts>{}) {
      return fail("a date with a time of day takes no ~, ?, % or X", start);
    }
    int hour = 0;
    int minute = 0;
    int second = 0;
    date.precision = Precision::hour;
    std::int64_t length = 3'600;
    if (!take_two(hour, 24, "hours are two digits, 00 to 24")) return false;
    if (take(':')) {
      date.precision = Precision::minute;
      length = 60;
      if (!take_two(minute, 59, "minutes are two digits, 00 to 59")) return false;
      if (take(':')) {
        date.precision = Precision::second;
        length = 1;
        if (!take_two(second, 60, "seconds are two digits, 00 to 59")) return false;
      }
    }
    if (hour == 24 && (minute != 0 || second != 0)) return fail("24:00:00 is the last time of a day", start);
    if (peek() == '.' || peek() == ',') return fail("fractions are not read", at_);
    std::int64_t offset = 0;
    if (!read_zone(offset)) return false;
    if (!at_end()) return fail("this does not belong to a time of day", at_);

    const std::int64_t year = number_of(pattern.year) * (pattern.negative ? -1 : 1);
    const std::int64_t days = days_from_civil(
        {year, static_cast<int>(number_of(pattern.month)), static_cast<int>(number_of(pattern.day))});
    Instant first = days * kSecondsADay + hour * 3'600 + minute * 60 + second - offset;
    if (second == 60) {
      if (first % kSecondsADay != 0)
        return fail("a second 60 exists only as the leap second 23:59:60 UTC", start);
      --first;
    }
    date.add({first, first + length - 1}, 1);
    return true;
  }

  /// Nothing or `Z` is UTC; `+03:00` and `+03` are seconds ahead of it.
  bool read_zone(std::int64_t& offset) {
    const char sign = peek();
    if (sign == 'Z') ++at_;
    if (sign != '+' && sign != '-') return true;
    ++at_;
    int hours = 0;
    int minutes = 0;
    if (!take_two(hours, 23, "an offset is written as in +03:00 or +03")) return false;
    if (take(':') && !take_two(minutes, 59, "an offset is written as in +03:00 or +03")) return false;
    offset = (hours * 60 + minutes) * 60;
    if (sign == '-') offset = -offset;
    return true;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t end_ = 0;
};

}  // namespace

std::variant<Edtf, EdtfError> parse_edtf(std::string_view text) {
  std::variant<Edtf, EdtfError> outcome;
  if (Bound bound; read_plain(text, bound)) {
    std::get<Edtf>(outcome).members.push_back(single(bound));
    return outcome;
  }
  Reader reader(text);
  if (reader.read()) {
    outcome = std::move(reader.result);
  } else {
    reader.error.suggestion =
        edtf_suggestion(text, [](std::string_view other) { return Reader(other).read(); });
    outcome = std::move(reader.error);
  }
  return outcome;
}

}  // namespace gainsay
