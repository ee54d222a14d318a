#include "evidence/date_reader.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string_view>
#include <utility>

#include "evidence/number_reader.h"
#include "model/calendar.h"

namespace gainsay {

namespace {

using Texts = std::initializer_list<std::string_view>;

bool among(std::string_view text, Texts texts) {
  return std::find(texts.begin(), texts.end(), text) != texts.end();
}

std::int64_t day_number(std::int64_t year, int month, int day) { return days_from_civil({year, month, day}); }

Days from_to(std::int64_t year, int month, int day, std::int64_t last_year, int last_month, int last_day) {
  return {day_number(year, month, day), day_number(last_year, last_month, last_day)};
}

enum class TimeUnit : std::uint8_t { none, hour, day, week, month, year };

TimeUnit time_unit(std::string_view word) {
  if (among(word, {"second", "seconds", "minute", "minutes", "hour", "hours"})) return TimeUnit::hour;
  if (among(word, {"day", "days", "night", "nights"})) return TimeUnit::day;
  if (among(word, {"week", "weeks", "fortnight", "weekend", "weekends"})) return TimeUnit::week;
  if (among(word, {"month", "months", "quarter", "quarters"})) return TimeUnit::month;
  if (among(word, {"year", "years", "decade", "decades", "century", "centuries"})) return TimeUnit::year;
  return TimeUnit::none;
}

class Reader {
 public:
  Reader(const std::vector<Word>& words, const Language& language, const std::optional<Days>& published)
      : words_(words), language_(language), published_(published) {}

  DatesRead run() {
    std::size_t i = 0;
    while (i < words_.size()) i = std::max(read(i), i + 1);
    join_ranges();
    // `"I leave tomorrow," he said on 3 August`: tomorrow is not that of the article.
    const auto any = [&](auto which) {
      return std::any_of(read_.mentions.begin(), read_.mentions.end(), which);
    };
    const bool reckoned = any([](const DateMention& m) { return m.reckoned && m.grain <= Grain::month; });
    const bool stated =
        any([](const DateMention& m) { return !m.reckoned && !m.doubtful && m.grain <= Grain::month; });
    read_.tied = read_.tied || (reckoned && stated);
    return std::move(read_);
  }

 private:
  // ---- looking at words ----

  std::string_view text(std::size_t i) const {
    return i < words_.size() ? std::string_view(words_[i].text) : "";
  }
  bool is(std::size_t i, std::string_view what) const { return text(i) == what; }
  bool is(std::size_t i, Texts texts) const { return i < words_.size() && among(words_[i].text, texts); }
  bool before(std::size_t i, Texts texts) const { return i > 0 && is(i - 1, texts); }
  bool tight(std::size_t i) const { return i < words_.size() && !words_[i].spaced; }
  bool digits(std::size_t i, std::size_t least, std::size_t most) const {
    return i < words_.size() && words_[i].digits() && words_[i].text.size() >= least &&
           words_[i].text.size() <= most;
  }
  int number(std::size_t i) const { return small_number(words_[i]).value_or(-1); }

  // The month that the word names; in English only with a capital, and not where it is likelier a verb.
  int month_at(std::size_t i) const {
    if (i >= words_.size() || !words_[i].letters()) return 0;
    const auto month = language_.month(words_[i].text);
    if (!month) return 0;
    if (!words_[i].capital && (language_.english() || is(i, {"may", "march", "mar"}))) return 0;
    return *month;
  }
  // Past the full stop of `Aug.`
  std::size_t past_month(std::size_t i) const {
    return is(i + 1, ".") && tight(i + 1) && words_[i].text.size() <= 5 ? i + 2 : i + 1;
  }

  // A day of a month: `20`, `20th`, `twentieth`; the day and the words it takes.
  std::optional<std::pair<int, std::size_t>> day_at(std::size_t i) const {
    if (i >= words_.size()) return std::nullopt;
    auto ordinal = ordinal_at(words_, i);
    if (!ordinal && digits(i, 1, 2)) ordinal = std::pair(number(i), std::size_t{1});
    if (!ordinal || ordinal->first < 1 || ordinal->first > 31) return std::nullopt;
    // 20,000 and 20.5 are no days.
    const std::size_t behind = i + ordinal->second;
    if (is(behind, {",", "."}) && tight(behind) && digits(behind + 1, 1, 9) && tight(behind + 1))
      return std::nullopt;
    return ordinal;
  }
  // `.` stands behind ordinals in many languages: 20. August
  std::size_t past_ordinal_dot(std::size_t i) const {
    return !language_.english() && is(i, ".") && tight(i) ? i + 1 : i;
  }

  bool year_at(std::size_t i) const {
    if (!digits(i, 4, 4)) return false;
    const int year = number(i);
    if (year < 1000 || year > 2999) return false;
    const bool goes_on =
        is(i + 1, {",", ".", "/", "-"}) && tight(i + 1) && digits(i + 2, 1, 9) && tight(i + 2);
    return !goes_on || is(i + 1, "-");
  }

  // ---- what is found ----

  DateMention& add(DateMention mention) {
    const std::size_t first = mention.first;
    std::size_t lead = first;
    while (lead > 0 &&
           is(lead - 1, {"the", "early", "late", "mid", "end", "of", "beginning", "start", "at", "-"}))
      --lead;
    mention.open_before = lead > 0 && is(lead - 1, {"until", "till", "by", "before", "to", "through"});
    mention.open_after = lead > 0 && is(lead - 1, {"since", "after", "from", "following"});
    read_.mentions.push_back(std::move(mention));
    return read_.mentions.back();
  }
  std::size_t add(std::size_t first, std::size_t end, Grain grain, std::vector<Days> spans,
                  bool doubtful = false) {
    DateMention mention;
    mention.first = first;
    mention.end = end;
    mention.grain = grain;
    mention.spans = std::move(spans);
    mention.doubtful = doubtful;
    add(std::move(mention));
    return end;
  }
  // What can only be reckoned from the publication.
  template <class Make>
  std::size_t relative(std::size_t first, std::size_t end, Grain grain, Make make) {
    if (!published_) {
      read_.tied = true;
      return end;
    }
    add(first, end, grain, make(*published_));
    read_.mentions.back().reckoned = true;
    return end;
  }

  std::size_t read(std::size_t i) {
    for (const auto part :
         {&Reader::dated, &Reader::of_week, &Reader::of_month, &Reader::ago, &Reader::relative_unit,
          &Reader::day_word, &Reader::season, &Reader::decade, &Reader::lone_day, &Reader::lone_year}) {
      const std::size_t end = (this->*part)(i);
      if (end > i) return end;
    }
    if (words_[i].letters()) unresolved(i);
    return i;
  }

  // ---- whole dates ----

  // A date with its day, and a weekday beside it where there is one.
  std::size_t dated(std::size_t i) {
    std::size_t start = i;
    int named = weekday_at(i);
    if (named != 0) {
      start = behind_weekday(i);
      if (start == i) return i;
    }
    DateMention mention;
    mention.first = i;
    const std::size_t end = whole_date(start, mention);
    if (end == start) return i;
    mention.end = end;
    if (named != 0 && !words_[i].possessive && !in_list_of_weekdays(i) && !in_title(i)) {
      mention.weekday = DateMention::Weekday{i, end, named};
    } else if (named == 0) {
      std::size_t behind = end;
      named = weekday_behind(behind);
      if (named != 0) mention.weekday = DateMention::Weekday{i, behind, named};
    }
    add(std::move(mention));
    return end;
  }

  int weekday_at(std::size_t i) const {
    if (i >= words_.size() || !words_[i].letters()) return 0;
    const auto day = language_.weekday(words_[i].text);
    if (!day) return 0;
    if (language_.english() && !words_[i].capital) return 0;
    // The Sun is a newspaper, and `sat` is a verb.
    if (words_[i].text.size() <= 4 && (!words_[i].capital || before(i, {"the"}))) return 0;
    return *day;
  }
  // Past what may stand between a weekday and its date: `Tuesday evening, `, `Thursday (`, `Friday the `.
  std::size_t behind_weekday(std::size_t i) const {
    std::size_t j = i + 1;
    if (is(j, ".") && tight(j) && words_[i].text.size() <= 5) ++j;
    if (is(j, {"morning", "afternoon", "evening", "night", "noon"})) ++j;
    if (is(j, {",", "(", "-"})) ++j;
    if (is(j, {"the", "den", "le", "el"})) ++j;
    return j;
  }
  // `20 August 2020 (Thursday)`, `20 August, a Thursday`, `20 August 2020, Thursday.`; `end` moves behind it.
  int weekday_behind(std::size_t& end) const {
    std::size_t j = end;
    if (is(j, "(") && weekday_at(j + 1) != 0 && is(j + 2, ")")) {
      end = j + 3;
      return weekday_at(j + 1);
    }
    bool said = false;
    if (is(j, ",")) {
      ++j;
      if (is(j, "which")) ++j;
    }
    if (is(j, {"was", "is"})) {
      ++j;
      said = is(j, {"a"});
    } else {
      said = j > end && is(j, "a");
    }
    if (is(j, "a")) ++j;
    const int day = weekday_at(j);
    if (day == 0 || j == end || words_[j].possessive) return 0;
    const std::size_t next = j + 1;
    const bool closes = next >= words_.size() || is(next, {",", ".", ";", ")", ":"});
    const bool listed = is(next, {"and", "or", "to", "-"}) ||
                        (is(next, ",") && (weekday_at(next + 1) != 0 || is(next + 1, {"and", "or"})));
    if (listed || (!said && !closes)) return 0;
    end = next;
    return day;
  }
  // `Thursday and Friday, August 20 and 21`: which of the days goes with which date is not said.
  bool in_list_of_weekdays(std::size_t i) const {
    if (i >= 2 && is(i - 1, {"and", "or", "to", "through", "until", "till", "-", ",", "/", "&"}) &&
        weekday_at(i - 2) != 0)
      return true;
    return i >= 3 && is(i - 1, {"and", "or", "-", "to"}) && weekday_at(i - 3) != 0;
  }
  // The Mail on Sunday and others of its kind.
  bool in_title(std::size_t i) const {
    return i >= 2 && is(i - 1, "on") && words_[i - 2].capital &&
           is(i - 2, {"mail", "independent", "scotland", "wales", "ireland", "post", "times"});
  }

  std::size_t whole_date(std::size_t i, DateMention& mention) {
    for (const auto part :
         {&Reader::year_first, &Reader::numeric, &Reader::day_first, &Reader::month_first}) {
      const std::size_t end = (this->*part)(i, mention);
      if (end > i) return end;
    }
    return i;
  }

  // `2020-08-20`, `2020/08/20`, `2020年8月20日`
  std::size_t year_first(std::size_t i, DateMention& mention) {
    if (!digits(i, 4, 4)) return i;
    std::size_t month = i + 2, day = i + 4, end = i + 5;
    if (is(i + 1, {"-", "/", "."})) {
      if (!tight(i + 1) || !tight(i + 2) || text(i + 3) != text(i + 1) || !tight(i + 3) || !tight(i + 4))
        return i;
    } else if (is(i + 1, {"年", "년"}) && is(i + 3, {"月", "월"})) {
      if (is(end, {"日", "일"})) ++end;
    } else {
      return i;
    }
    if (!digits(month, 1, 2) || !digits(day, 1, 2)) return i;
    return fixed(mention, number(i), number(month), number(day), number(day)) ? end : i;
  }

  bool fixed(DateMention& mention, std::int64_t year, int month, int first, int last) {
    if (month < 1 || month > 12 || first < 1 || last < first || last > days_in_month(year, month))
      return false;
    mention.spans.push_back({day_number(year, month, first), day_number(year, month, last)});
    return true;
  }
  bool yearless(DateMention& mention, int month, int first, int last) {
    if (month < 1 || month > 12 || first < 1 || last > days_in_month(2000, month)) return false;
    mention.month = month;
    mention.first_day = first;
    mention.last_day = std::max(first, last);
    return true;
  }

  // `20/08/2020`, `8/20/20`, `20.8.2020`, `27/6 2021`; without a year `27/6`, which may be something else.
  std::size_t numeric(std::size_t i, DateMention& mention) {
    if (!digits(i, 1, 2) || !is(i + 1, {"/", ".", "-"}) || !tight(i + 1) || !digits(i + 2, 1, 2) ||
        !tight(i + 2))
      return i;
    if (i > 0 && is(i - 1, {"/", ".", ",", "-", "$", "€", "£"}) && tight(i)) return i;
    const int a = number(i), b = number(i + 2);
    std::vector<std::int64_t> years;
    std::size_t end = i + 3;
    if (text(end) == text(i + 1) && tight(end) && tight(end + 1) &&
        (digits(end + 1, 4, 4) || digits(end + 1, 2, 2))) {
      const int year = number(end + 1);
      if (digits(end + 1, 4, 4))
        years = {year};
      else
        years = {2000 + year, 1900 + year};
      end += 2;
      if (is(end, {".", "/", "-"}) && tight(end) && digits(end + 1, 1, 9) && tight(end + 1))
        return i;  // 10.2.20.1
    } else if (is(i + 1, "/") && year_at(end) && words_[end].spaced) {
      years = {number(end)};
      ++end;
    } else if (is(end, "/") && tight(end)) {
      return i;
    }
    if (years.empty()) {
      if (is(i + 1, {".", "-"})) return i;  // 4-18, 2.5
      // Of the two orders the usual one; a lone fraction is no date that anyone could be held to.
      mention.doubtful = true;
      const bool day_first = language_.day_may_be_first();
      return yearless(mention, day_first ? b : a, day_first ? a : b, day_first ? a : b) ||
                     yearless(mention, day_first ? a : b, day_first ? b : a, day_first ? b : a)
                 ? end
                 : i;
    }
    for (const std::int64_t year : years) {
      if (language_.day_may_be_first()) fixed(mention, year, b, a, a);
      if (language_.month_may_be_first() && a != b) fixed(mention, year, a, b, b);
    }
    // Where only the other order is a date, that one is meant.
    if (mention.spans.empty()) {
      for (const std::int64_t year : years) fixed(mention, year, a, b, b) || fixed(mention, year, b, a, a);
    }
    return mention.spans.empty() ? i : end;
  }

  // The last day of `4-18`, `4 and 18`, `4 to 18`, `3, 4 and 5`, behind the first one; `i` moves behind it.
  int last_day(std::size_t& i, int first) const {
    std::size_t j = i;
    int last = first;
    const auto next = [&](std::size_t from) {  // a later day there
      const std::size_t at = is(from, "the") ? from + 1 : from;
      const auto day = day_at(at);
      if (!day || day->first <= last) return false;
      last = day->first;
      j = at + day->second;
      return true;
    };
    while (is(j, ",") && next(j + 1)) {
    }
    if (is(j, {"-", "to", "and", "or", "through", "until", "till", "/", "&", "bis", "au", "al"}) &&
        next(j + 1)) {
      i = j;
      return last;
    }
    return first;
  }
  // The year behind a date, with a comma or `of`; `i` moves behind it.
  std::optional<std::int64_t> year_behind(std::size_t& i) {
    std::size_t j = i;
    if (is(j, ",")) ++j;
    if (is(j, {"of", "in", "de", "del"})) ++j;
    if (year_at(j)) {
      i = j + 1;
      return number(j);
    }
    if (is(j, "'") && digits(j + 1, 2, 2) && tight(j + 1)) {
      i = j + 2;
      return 2000 + number(j + 1);
    }
    if (published_ && is(j, {"last", "this", "next"}) && is(j + 1, "year")) {
      const std::int64_t now = civil_from_days(published_->first).year;
      i = j + 2;
      return is(j, "last") ? now - 1 : is(j, "this") ? now : now + 1;
    }
    return std::nullopt;
  }
  std::size_t finish(std::size_t i, std::size_t end, DateMention& mention, int month, int first, int last) {
    if (const auto year = year_behind(end)) return fixed(mention, *year, month, first, last) ? end : i;
    return yearless(mention, month, first, last) ? end : i;
  }

  // `20 August 2020`, `the 20th of August`, `4–18 August`
  std::size_t day_first(std::size_t i, DateMention& mention) {
    const auto day = day_at(i);
    if (!day || before(i, {"first", "second", "last", "final", "middle"}))
      return i;  // the second third of March
    std::size_t j = past_ordinal_dot(i + day->second);
    const int last = last_day(j, day->first);
    j = past_ordinal_dot(j);
    if (is(j, {"of", "de", "di"})) ++j;
    const int month = month_at(j);
    if (month == 0) return i;
    return finish(i, past_month(j), mention, month, day->first, last);
  }

  // `August 20, 2020`, `Aug. 20th`, `August the 20th`, `August 4 and 18`
  std::size_t month_first(std::size_t i, DateMention& mention) {
    const int month = month_at(i);
    if (month == 0) return i;
    std::size_t j = past_month(i);
    if (is(j, "the")) ++j;
    const auto day = day_at(j);
    if (!day) return i;
    j += day->second;
    const int last = last_day(j, day->first);
    return finish(i, j, mention, month, day->first, last);
  }

  // ---- months and weekdays alone ----

  std::size_t of_month(std::size_t i) {
    std::size_t j = i;
    const bool last = is(i, {"last", "past"}), next = is(i, {"next", "coming"}), same = is(i, "this");
    if (last || next || same) ++j;
    const int month = month_at(j);
    if (month == 0) return i;
    std::size_t end = past_month(j);
    if (const auto year = year_behind(end)) return add(i, end, Grain::month, {days_of_month(*year, month)});
    // `May` and `March` at the head of a sentence are as likely verbs.
    const bool likely =
        j > i || !is(j, {"may", "march", "mar", "jan", "april", "june", "august"}) ||
        before(j, {"in", "of",      "since",  "until", "till", "by",      "late", "early", "mid",    "from",
                   "to", "through", "during", "for",   "and",  "between", "-",    "after", "before", "or"});
    if (j == i) {
      DateMention mention;
      mention.first = i;
      mention.end = end;
      mention.grain = Grain::month;
      mention.month = month;
      // `set` is September in Italian, and a set of anything.
      mention.doubtful = !likely || (!language_.english() && words_[j].text.size() <= 3);
      add(std::move(mention));
      return end;
    }
    return relative(i, end, Grain::month, [&](const Days& now) {
      const std::int64_t year = civil_from_days(now.first).year;
      std::vector<Days> spans;
      for (const std::int64_t each : {year - 1, year, year + 1}) {
        const Days days = days_of_month(each, month);
        const bool fits = last   ? each <= year && days.first <= now.last
                          : next ? each >= year && days.last >= now.first
                                 : each == year;
        if (fits) spans.push_back(days);
      }
      return spans;
    });
  }

  std::size_t of_week(std::size_t i) {
    std::size_t j = i;
    const bool last = is(i, {"last", "past", "previous"}), next = is(i, {"next", "coming"});
    if (last || next || is(i, "this")) ++j;
    const int day = weekday_at(j);
    if (day == 0 || (words_[j].text.size() <= (language_.english() ? 4U : 3U) && j == i)) return i;
    // One that something else dates.
    if (is(i, "previous") ||
        before(i, {"following", "that", "a", "every", "each", "one", "same", "preceding"}) ||
        is(j + 1, {"before", "after", "following", "week", "next"})) {
      read_.tied = true;
      return j + 1;
    }
    return relative(i, j + 1, Grain::day, [&](const Days& now) {
      const std::int64_t from = last ? now.first - 14 : next ? now.first + 1 : now.first - 7;
      const std::int64_t to = last ? now.last : next ? now.last + 14 : now.last + 7;
      std::vector<Days> spans;
      for (std::int64_t each = from; each <= to; ++each) {
        if (weekday(each) == day) spans.push_back({each, each});
      }
      return spans;
    });
  }

  // ---- reckoned from the publication ----

  // `three days ago`, `a week ago`, `more than three years ago`, `a few days ago`, `days ago`
  std::size_t ago(std::size_t i) {
    constexpr std::size_t kReach = 9;  // words
    bool ends = false;
    for (std::size_t k = i + 1; !ends && k < i + kReach; ++k) ends = is(k, {"ago", "back"});
    if (!ends) return i;
    std::size_t j = i;
    std::optional<double> count;
    bool few = false;
    if (is(j, "a") && is(j + 1, "few")) {
      few = true;
      j += 2;
    } else if (is(j, {"several", "some", "many"})) {
      few = true;
      ++j;
    } else if (const auto number = count_at(words_, j)) {
      count = number->first.to_double();
      j += number->second;
    }
    if (is(j, "or") && digits(j + 1, 1, 3)) j += 2;
    const TimeUnit unit = time_unit(text(j));
    if (unit == TimeUnit::none || !(is(j + 1, {"ago", "back"}) || (is(j + 1, "and") && is(j + 4, "ago"))))
      return i;
    const std::size_t end = is(j + 1, "and") ? j + 5 : j + 2;
    const bool half_more = is(j + 1, "and");
    const bool more = before(i, {"than"}) ? i > 1 && is(i - 2, "more") : before(i, {"over", "least"});
    const bool less = before(i, {"than"})
                          ? i > 1 && is(i - 2, {"less", "fewer"})
                          : before(i, {"under", "nearly", "almost", "barely", "within", "to"});
    const double days_each = unit == TimeUnit::hour            ? 1.0 / 24
                             : unit == TimeUnit::day           ? (is(j, "fortnight") ? 14 : 1)
                             : unit == TimeUnit::week          ? (is(j, "fortnight") ? 14 : 7)
                             : unit == TimeUnit::month         ? 30.44
                             : is(j, {"decade", "decades"})    ? 3652.4
                             : is(j, {"century", "centuries"}) ? 36524
                                                               : 365.24;
    return relative(i, end,
                    unit == TimeUnit::year    ? Grain::year
                    : unit == TimeUnit::month ? Grain::month
                    : unit == TimeUnit::week  ? Grain::week
                                              : Grain::day,
                    [&](const Days& now) {
                      if (!count) {
                        const double most = few ? 12 * days_each : 40 * days_each;
                        return std::vector<Days>{{now.first - static_cast<std::int64_t>(most), now.last}};
                      }
                      const double middle = (*count + (half_more ? 0.5 : 0)) * days_each;
                      const double slack = std::max(1.0, std::max(days_each * 0.85, middle / 5));
                      Days days{now.first - static_cast<std::int64_t>(middle + slack),
                                now.last - static_cast<std::int64_t>(std::max(0.0, middle - slack))};
                      if (more) days.first = kFirstDay;
                      if (less) days.last = now.last;
                      return std::vector<Days>{days};
                    });
  }

  // `last week`, `this month`, `next year`, `earlier this month`, `over the weekend`
  std::size_t relative_unit(std::size_t i) {
    const bool weekend = is(i, {"weekend", "weekends"});
    if (weekend) {
      return relative(i, i + 1, Grain::week, [](const Days& now) {
        std::vector<Days> spans;
        for (std::int64_t each = now.first - 9; each <= now.last + 9; ++each) {
          if (gainsay::weekday(each) == 6) spans.push_back({each - 1, each + 2});
        }
        return spans;
      });
    }
    const bool last = is(i, {"last", "past", "previous"}), next = is(i, {"next", "coming"}),
               same = is(i, "this");
    if (!last && !next && !same) return i;
    const std::size_t end = i + 2;
    if (is(i + 1, "week")) {
      return relative(i, end, Grain::week, [&](const Days& now) {
        return std::vector<Days>{last   ? Days{now.first - 14, now.last}
                                 : next ? Days{now.first, now.last + 14}
                                        : Days{now.first - 7, now.last + 7}};
      });
    }
    if (is(i + 1, "month")) {
      return relative(i, end, Grain::month, [&](const Days& now) {
        const int by = last ? -1 : next ? 1 : 0;
        std::vector<Days> spans;
        for (const std::int64_t each : {now.first, now.last}) {
          CivilDate date = civil_from_days(each);
          date.day = 1;
          date = add_months(date, by);
          spans.push_back(days_of_month(date.year, date.month));
        }
        if (last && is(i, "past")) spans.push_back({now.first - 31, now.last});
        return spans;
      });
    }
    if (is(i + 1, "year")) {
      return relative(i, end, Grain::year, [&](const Days& now) {
        const int by = last ? -1 : next ? 1 : 0;
        std::vector<Days> spans;
        for (const std::int64_t each : {now.first, now.last})
          spans.push_back(days_of_year(civil_from_days(each).year + by));
        if (is(i, "past")) spans.push_back({now.first - 366, now.last});
        return spans;
      });
    }
    if (is(i + 1, {"night", "evening"}) || is(i + 1, {"morning", "afternoon"})) {
      return relative(i, end, Grain::day, [&](const Days& now) {
        return std::vector<Days>{{now.first - 2, now.last + 1}};
      });
    }
    return i;
  }

  std::size_t day_word(std::size_t i) {
    struct Row {
      std::string_view word;
      int from, to;
    };
    constexpr std::array kRows{Row{"today", -1, 1}, Row{"tonight", -1, 1}, Row{"yesterday", -2, 0},
                               Row{"tomorrow", 0, 2}, Row{"overnight", -2, 1}};
    if (is(i, "day") && is(i + 1, {"before", "after"}) && is(i + 2, {"yesterday", "tomorrow"})) {
      const bool past = is(i + 2, "yesterday");
      return relative(i, i + 3, Grain::day, [&](const Days& now) {
        return std::vector<Days>{past ? Days{now.first - 3, now.last - 1}
                                      : Days{now.first + 1, now.last + 3}};
      });
    }
    for (const Row& row : kRows) {
      if (!is(i, row.word)) continue;
      return relative(i, i + 1, Grain::day, [&](const Days& now) {
        return std::vector<Days>{{now.first + row.from, now.last + row.to}};
      });
    }
    return i;
  }

  // ---- seasons, decades, years ----

  // `the summer of 2018`, `last winter`; either hemisphere, and days around.
  std::size_t season(std::size_t i) {
    std::size_t j = i;
    const bool last = is(i, {"last", "past"}), next = is(i, {"next", "coming"}), same = is(i, "this");
    if (last || next || same) ++j;
    constexpr std::array<std::string_view, 5> kSeasons{"spring", "summer", "autumn", "winter", "fall"};
    const auto found = std::find(kSeasons.begin(), kSeasons.end(), text(j));
    if (found == kSeasons.end()) return i;
    auto which = static_cast<int>(found - kSeasons.begin());
    std::size_t end = j + 1;
    const auto year = year_behind(end);
    if (which == 4) {  // a season, or what prices do
      if (!year && j == i) return i;
      which = 2;
    }
    if (!year && j == i) {
      read_.loose = true;
      return i;
    }
    const auto spans_of = [&](std::int64_t y) {
      const auto quarter = [&](int index, std::int64_t of) {  // 0: March to May, widened
        constexpr std::array<std::pair<int, int>, 4> kMonths{{{2, 6}, {5, 9}, {8, 12}, {11, 3}}};
        const auto [from, to] = kMonths[static_cast<std::size_t>(index)];
        return from_to(of, from, 15, to < from ? of + 1 : of, to, days_in_month(to < from ? of + 1 : of, to));
      };
      std::vector<Days> spans{quarter(which, y), quarter((which + 2) % 4, y)};
      if (which == 3 || which == 1) spans.push_back(quarter(3, y - 1));
      return spans;
    };
    if (year) return add(i, end, Grain::month, spans_of(*year));
    return relative(i, end, Grain::month, [&](const Days& now) {
      const std::int64_t y = civil_from_days(now.first).year;
      std::vector<Days> spans;
      for (const std::int64_t each : {last ? y - 1 : y, next ? y + 1 : y}) {
        const std::vector<Days> more = spans_of(each);
        spans.insert(spans.end(), more.begin(), more.end());
      }
      return spans;
    });
  }

  // `the 1990s`, `the 19th century`, `the first half of 2020`
  std::size_t decade(std::size_t i) {
    if (digits(i, 4, 4) && is(i + 1, {"s"}) && tight(i + 1)) {
      const int year = number(i);
      const int last = year % 100 == 0 ? year + 99 : year + 9;
      return add(i, i + 2, Grain::coarser, {from_to(year, 1, 1, last, 12, 31)});
    }
    if (const auto ordinal = ordinal_at(words_, i)) {
      const std::size_t j = i + ordinal->second;
      if (is(j, "century") && ordinal->first < 30) {
        const std::int64_t first = (ordinal->first - 1) * 100;
        return add(i, j + 1, Grain::coarser, {from_to(first, 1, 1, first + 100, 12, 31)});
      }
      if (is(j, {"quarter", "half"})) {
        std::size_t end = j + 1;
        if (const auto year = year_behind(end)) return add(i, end, Grain::year, {days_of_year(*year)});
        read_.loose = true;
        return j + 1;
      }
    }
    return i;
  }

  // `the 20th`: of some month
  std::size_t lone_day(std::size_t i) {
    const auto ordinal = ordinal_at(words_, i);
    if (!ordinal || !before(i, {"the"}) || !digits(i, 1, 2) || ordinal->first < 1 || ordinal->first > 31)
      return i;
    DateMention mention;
    mention.first = i;
    mention.end = i + ordinal->second;
    mention.first_day = mention.last_day = ordinal->first;
    mention.doubtful = true;
    add(std::move(mention));
    return i + ordinal->second;
  }

  std::size_t lone_year(std::size_t i) {
    // 44 BC: there is a year 0 here (calendar.h)
    if (digits(i, 1, 4) && (is(i + 1, {"bc", "bce"}) || (is(i + 1, "b") && is(i + 3, "c")))) {
      const Days year = days_of_year(1 - number(i));
      return add(i, i + (is(i + 1, "b") ? 4 : 2), Grain::year, {year});
    }
    if (digits(i, 1, 4) && (is(i + 1, {"ad", "ce"}) || before(i, {"ad"})))
      return add(i, i + 1, Grain::year, {days_of_year(number(i))});
    if (!year_at(i)) return i;
    if (i > 0 && is(i - 1, {"$", "€", "£", "¥"})) return i;
    const bool dated =
        before(i, {"in", "of", "since", "by", "from", "until", "till", "during", "year", "early", "late",
                   "before", "after", "around", "through", "between", "to"}) ||
        (before(i, {"("}) && is(i + 1, ")")) ||
        (before(i, {"-"}) && i > 1 && is(i - 2, {"mid", "pre", "post", "early", "late"}));
    // A count of things: `in 2000 villages`. Nouns are not known; a plural is a hint.
    const bool counts =
        is(i + 1, "%") || (i + 1 < words_.size() && words_[i + 1].letters() && !words_[i + 1].capital &&
                           words_[i + 1].text.size() > 3 && words_[i + 1].text.back() == 's');
    std::vector<Days> spans{days_of_year(number(i))};
    std::size_t end = i + 1;
    // 2019-20, 2019/2020
    if (is(end, {"-", "/"}) && tight(end) && tight(end + 1) &&
        (digits(end + 1, 2, 2) || digits(end + 1, 4, 4))) {
      const int year = number(i), other = number(end + 1);
      const int last = digits(end + 1, 4, 4) ? other : year / 100 * 100 + other;
      if (last > year && last < year + 200) {
        spans.push_back({days_of_year(year).first, days_of_year(last).last});
        end += 2;
      }
    }
    return add(i, end, Grain::year, std::move(spans), !dated || counts);
  }

  // ---- what cannot be resolved ----

  void unresolved(std::size_t i) {
    if (is(i, {"anniversary", "eve", "christmas", "easter", "ramadan", "eid", "thanksgiving", "halloween",
               "hanukkah", "diwali", "nowruz", "midnight", "holiday", "holidays"})) {
      read_.tied = true;
    }
    const bool unit = time_unit(text(i)) != TimeUnit::none;
    if (unit) {
      read_.loose = true;
      if (before(i, {"next", "following", "previous", "same", "that", "preceding", "very"}) ||
          is(i + 1, {"later", "earlier", "before", "after", "previously", "following", "prior", "from",
                     "into", "on"}))
        read_.tied = true;
    }
    if (is(i, {"new"}) && is(i + 1, {"year", "years"})) read_.tied = true;
    if (is(i, {"after",    "before", "since",   "when",      "while",   "during", "recently",
               "recent",   "soon",   "shortly", "later",     "earlier", "now",    "currently",
               "then",     "until",  "once",    "following", "ahead",   "ago",    "latest",
               "time",     "moment", "already", "still",     "past",    "term",   "previous",
               "upcoming", "coming", "as",      "spring",    "summer",  "autumn", "winter"}))
      read_.loose = true;
  }

  // `from June to August 2020`, `between 4 August and 3 September`: what lies between is meant, too.
  void join_ranges() {
    const std::size_t count = read_.mentions.size();
    for (std::size_t i = 0; i + 1 < count; ++i) {
      const DateMention& a = read_.mentions[i];
      const DateMention& b = read_.mentions[i + 1];
      std::size_t joint = a.end;
      while (joint < b.first && is(joint, {"the", "end", "of", "early", "late", "mid", "beginning", ","}))
        ++joint;
      if (joint >= b.first || !is(joint, {"to", "until", "till", "through", "-", "and"})) continue;
      std::size_t rest = joint + 1;
      while (rest < b.first && is(rest, {"the", "end", "of", "early", "late", "mid", "beginning", "at", "-"}))
        ++rest;
      if (rest < b.first) continue;
      std::size_t lead = a.first;
      while (lead > 0 && is(lead - 1, {"the", "end", "of", "early", "late", "mid", "beginning", "-"})) --lead;
      if (is(joint, "and") && !(lead > 0 && is(lead - 1, "between"))) continue;
      if (a.yearless() || b.yearless()) {
        read_.tied = true;
        continue;
      }
      DateMention range = a;
      range.end = b.end;
      range.doubtful = true;
      range.weekday.reset();
      range.spans.clear();
      for (const Days& from : a.spans) {
        for (const Days& to : b.spans) {
          if (from.first <= to.last) range.spans.push_back({from.first, to.last});
        }
      }
      if (!range.spans.empty()) read_.mentions.push_back(std::move(range));
    }
  }

  const std::vector<Word>& words_;
  const Language& language_;
  std::optional<Days> published_;
  DatesRead read_;
};

}  // namespace

Days days_of_month(std::int64_t year, int month) {
  return {day_number(year, month, 1), day_number(year, month, days_in_month(year, month))};
}

Days days_of_year(std::int64_t year) { return {day_number(year, 1, 1), day_number(year, 12, 31)}; }

DatesRead read_dates(const std::vector<Word>& words, const Language& language,
                     const std::optional<Days>& published) {
  return Reader(words, language, published).run();
}

bool may_mean(const DateMention& mention, const Days& days) {
  if (!mention.yearless()) {
    return std::any_of(mention.spans.begin(), mention.spans.end(), [&](Days span) {
      if (mention.open_before) span.first = kFirstDay;
      if (mention.open_after) span.last = kLastDay;
      return touch(span, days);
    });
  }
  if (mention.open_before || mention.open_after || days.last - days.first >= 366) return true;
  const std::int64_t first_year = civil_from_days(days.first).year,
                     last_year = civil_from_days(days.last).year;
  for (std::int64_t year = first_year; year <= last_year; ++year) {
    for (int month = 1; month <= 12; ++month) {
      if (mention.month != 0 && month != mention.month) continue;
      Days span = days_of_month(year, month);
      if (mention.first_day != 0) {
        const std::int64_t first = span.first;
        span = {first + mention.first_day - 1, std::min(span.last, first + mention.last_day - 1)};
        if (span.first > span.last) continue;
      }
      if (touch(span, days)) return true;
    }
  }
  return false;
}

}  // namespace gainsay
