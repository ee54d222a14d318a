// A reader by recursive descent: set, interval, date. A date with X is a pattern; its fillings are enumerated
// in the order of time and those that touch are joined, so that `2004-XX` is one run of twelve months and
// `156X-12-25` ten runs of a day. The second half proposes a correction for what could not be read; a
// proposal is made only where it reads, and where no other reading of the text is likely.
#include "model/edtf.h"

#include <algorithm>
#include <array>
#include <bit>
#include <optional>
#include <utility>

namespace gainsay {
namespace {

constexpr std::size_t kMostMembers = 10'000;
// Older than the universe, and far from overflow even when widened.
constexpr std::int64_t kFarthestYear = 20'000'000'000;

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_digit_or_x(char c) { return is_digit(c) || c == 'X'; }

std::int64_t number_of(std::string_view digits) {
  std::int64_t number = 0;
  for (const char c : digits) number = number * 10 + (c - '0');
  return number;
}

constexpr std::int64_t power_of_ten(std::size_t exponent) {
  std::int64_t power = 1;
  for (; exponent > 0; --exponent) power *= 10;
  return power;
}

bool matches(std::string_view pattern, std::int64_t number) {
  for (std::size_t i = pattern.size(); i-- > 0; number /= 10) {
    if (pattern[i] != 'X' && pattern[i] - '0' != number % 10) return false;
  }
  return true;
}

std::int64_t month_tick(std::int64_t year, int month) { return (year - 1970) * 12 + month - 1; }

Span months_from(std::int64_t year, int month, int count) {
  const std::int64_t first = month_tick(year, month);
  return {tick_span(first, Resolution::month).first, tick_span(first + count - 1, Resolution::month).last};
}

Span years_span(std::int64_t first, std::int64_t last) {
  return {tick_span(first, Resolution::year).first, tick_span(last, Resolution::year).last};
}

Span days_span(std::int64_t first, std::int64_t last) {
  return {first * kSecondsADay, last * kSecondsADay + kSecondsADay - 1};
}

// ---- Parts of a year: codes 21 to 41 in place of a month ----

constexpr int kFirstSeason = 21;
constexpr int kLastSeason = 41;

struct YearPart {
  int first_month;
  int months;
};

/// By code less 21. A season that begins in December runs into the next year.
constexpr std::array<YearPart, kLastSeason - kFirstSeason + 1> kYearParts = {{
    {3, 3}, {6, 3},  {9, 3}, {12, 3},  // 21-24 spring, summer, autumn, winter
    {3, 3}, {6, 3},  {9, 3}, {12, 3},  // 25-28 the same, northern hemisphere
    {9, 3}, {12, 3}, {3, 3}, {6, 3},   // 29-32 the same, southern hemisphere
    {1, 3}, {4, 3},  {7, 3}, {10, 3},  // 33-36 quarters
    {1, 4}, {5, 4},  {9, 4},           // 37-39 quadrimesters
    {1, 6}, {7, 6},                    // 40-41 semestrals
}};

// ---- Qualifiers ----

/// By how much the bounds widen: whole months, or days.
struct Margin {
  std::int64_t months = 0;
  std::int64_t days = 0;
};

Instant shifted(Instant instant, std::int64_t months) {
  const std::int64_t days = tick(instant, Resolution::day);
  return days_from_civil(add_months(civil_from_days(days), months)) * kSecondsADay +
         (instant - days * kSecondsADay);
}

Span widen(const Span& span, const Margin& margin) {
  Span wide = {span.first - margin.days * kSecondsADay, span.last + margin.days * kSecondsADay};
  if (margin.months == 0) return wide;
  wide.first = shifted(wide.first, -margin.months);
  // Whole months stay whole: February and one month ends on 31 March, 29 February and one month on 29 March.
  const bool whole_months = civil_from_days(tick(span.first, Resolution::day)).day == 1 &&
                            civil_from_days(tick(span.last + 1, Resolution::day)).day == 1;
  wide.last = whole_months ? shifted(span.last + 1, margin.months) - 1 : shifted(span.last, margin.months);
  return wide;
}

constexpr unsigned kApproximate = 1;
constexpr unsigned kUncertain = 2;

/// `~`, `?` and `%` as bits; 0 for any other character.
constexpr unsigned qualifier(char c) {
  switch (c) {
    case '~':
      return kApproximate;
    case '?':
      return kUncertain;
    case '%':
      return kApproximate | kUncertain;
    default:
      return 0;
  }
}

// ---- One date ----

/// The parts of a date, from coarse to fine.
constexpr std::size_t kYear = 0;
constexpr std::size_t kMonth = 1;
constexpr std::size_t kDay = 2;
constexpr std::size_t kDateParts = 3;

/// A date as written, before its fillings are looked for.
struct DatePattern {
  Precision precision = Precision::year;
  bool negative = false;
  std::string_view year;  // four of 0-9 and X; empty where first_year to last_year say it
  std::string_view month;
  std::string_view day;
  std::int64_t first_year = 0;
  std::int64_t last_year = 0;
  std::int64_t year_unit = 1;  // years between two neighbours of this precision
  int season = 0;              // 21 to 41, or 0
  std::array<unsigned, kDateParts> doubt{};
};

/// Fillings that touch each other.
struct Run {
  Span span;
  std::size_t granules = 0;
};

struct WrittenDate {
  Precision precision = Precision::day;
  Margin margin;
  std::vector<Run> runs;  // the first kMostMembers + 1 of them
  Span hull;
  std::size_t granules = 0;

  bool apart() const { return runs.size() > 1; }
};

class Fillings {
 public:
  explicit Fillings(WrittenDate& date) : date_(date) {}

  /// In the order of time.
  void add(const Span& span, std::size_t granules) {
    if (date_.granules == 0) date_.hull.first = span.first;
    const bool touches = date_.granules != 0 && date_.hull.last + 1 == span.first;
    date_.hull.last = span.last;
    date_.granules += granules;
    if (touches && date_.runs.size() <= kMostMembers) {
      date_.runs.back().span.last = span.last;
      date_.runs.back().granules += granules;
    } else if (date_.runs.size() <= kMostMembers) {
      date_.runs.push_back({span, granules});
    }
  }

  void add_year(const DatePattern& pattern, std::int64_t year) {
    if (pattern.season != 0) {
      const YearPart part = kYearParts[static_cast<std::size_t>(pattern.season - kFirstSeason)];
      add(months_from(year, part.first_month, part.months), 1);
    } else if (pattern.month.empty()) {
      add(years_span(year, year), 1);
    } else {
      for (int month = 1; month <= 12; ++month) {
        if (!matches(pattern.month, month)) continue;
        if (pattern.day.empty()) {
          add(months_from(year, month, 1), 1);
        } else {
          add_days(year, month);
        }
      }
    }
  }

  void use_days(std::string_view pattern) {
    for (unsigned day = 1; day <= 31; ++day) {
      if (matches(pattern, day)) days_ |= 1U << (day - 1);
    }
  }

 private:
  void add_days(std::int64_t year, int month) {
    const std::int64_t before_first = days_from_civil({year, month, 1});
    unsigned left = days_ & (0xFFFF'FFFFU >> (32 - days_in_month(year, month)));
    while (left != 0) {
      const int from = std::countr_zero(left);
      const int length = std::countr_one(left >> from);
      add(days_span(before_first + from, before_first + from + length - 1), static_cast<std::size_t>(length));
      left &= ~((0xFFFF'FFFFU >> (32 - length)) << from);
    }
  }

  WrittenDate& date_;
  unsigned days_ = 0;  // bit 0 is the first of a month
};

/// Whether it is plain from the pattern that all fillings touch: nothing but X from some digit of the year
/// on. Only to be fast: a set may hold thousands of `XXXX-XX-XX`.
bool is_one_run(const DatePattern& pattern) {
  constexpr auto kNone = std::string_view::npos;
  const std::size_t open = pattern.year.find('X');
  return pattern.season == 0 && pattern.month.find_first_not_of('X') == kNone &&
         pattern.day.find_first_not_of('X') == kNone &&
         (open == kNone || pattern.year.find_first_not_of('X', open) == kNone);
}

void fill(const DatePattern& pattern, WrittenDate& date) {
  Fillings fillings(date);
  if (!pattern.day.empty()) fillings.use_days(pattern.day);
  if (pattern.year.empty()) {
    // One run whatever the number of years: it can be a billion.
    fillings.add(years_span(pattern.first_year, pattern.last_year),
                 static_cast<std::size_t>(pattern.last_year - pattern.first_year + 1));
    return;
  }
  std::string least(pattern.year);
  std::string most(pattern.year);
  std::replace(least.begin(), least.end(), 'X', '0');
  std::replace(most.begin(), most.end(), 'X', '9');
  const std::int64_t from = std::max<std::int64_t>(number_of(least), pattern.negative ? 1 : 0);
  const std::int64_t to = number_of(most);
  if (is_one_run(pattern)) {
    const Span span = pattern.negative ? years_span(-to, -from) : years_span(from, to);
    const Resolution unit = !pattern.day.empty()     ? Resolution::day
                            : !pattern.month.empty() ? Resolution::month
                                                     : Resolution::year;
    fillings.add(span, static_cast<std::size_t>(tick(span.last, unit) - tick(span.first, unit) + 1));
    return;
  }
  for (std::int64_t i = from; i <= to; ++i) {
    const std::int64_t magnitude = pattern.negative ? to - (i - from) : i;
    if (matches(pattern.year, magnitude))
      fillings.add_year(pattern, pattern.negative ? -magnitude : magnitude);
  }
}

Margin margin_of(const DatePattern& pattern) {
  std::size_t finest = kDateParts;
  while (finest > 0 && pattern.doubt[finest - 1] == 0) --finest;
  if (finest == 0) return {};
  const std::size_t part = finest - 1;
  const std::int64_t units = pattern.doubt[part] == (kApproximate | kUncertain) ? 2 : 1;
  if (part == kDay) return {0, units};
  if (part == kYear) return {units * pattern.year_unit * 12, 0};
  if (pattern.season == 0) return {units, 0};
  return {units * kYearParts[static_cast<std::size_t>(pattern.season - kFirstSeason)].months, 0};
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
    for (const Run& run : date.runs) {
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
    Fillings(date).add({first, first + length - 1}, 1);
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

// ---- What was meant ----

constexpr std::size_t kLongestToMend = 100;

bool reads(std::string_view text) { return Reader(text).read(); }

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
std::string mended_date(const std::string& text) {
  if (reads(text)) return text;
  for (const auto mend : {in_standard_spelling, from_numbers, from_basic_format, from_decade, from_year_range,
                          from_month_name, from_circa}) {
    std::string candidate = mend(text);
    if (!candidate.empty() && reads(candidate)) return candidate;
  }
  return {};
}

std::optional<std::string> mended_side(std::string_view side) {
  const std::string text = cleaned(side);
  const std::string word = lowered(text);
  if (word.empty() || word == "unknown") return "";
  if (word == "open" || word == "..") return "..";
  std::string date = mended_date(text);
  return date.empty() ? std::nullopt : std::optional<std::string>(std::move(date));
}

std::string suggestion_for(std::string_view text) {
  if (text.size() > kLongestToMend) return {};
  const std::string clean = cleaned(text);
  if (std::string whole = mended_date(clean); !whole.empty()) return whole;
  const std::vector<std::string_view> sides = split(clean, "/");
  if (sides.size() != 2) return {};
  const std::optional<std::string> start = mended_side(sides[0]);
  const std::optional<std::string> end = mended_side(sides[1]);
  if (!start || !end) return {};
  std::string candidate = *start + "/" + *end;
  return reads(candidate) ? candidate : std::string();
}

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
    reader.error.suggestion = suggestion_for(text);
    outcome = std::move(reader.error);
  }
  return outcome;
}

}  // namespace gainsay
