// Dates, periods and relations as Z3 reads them: an encoding of its own, from the words of semantics.md. Each
// instant is a second and the day in which it lies. Where `rounding` is exact, days begin at midnight, which
// gainsay's network does not ask for; else a day is a day somewhere, half a day around the date said.
#pragma once

#include <z3++.h>

#include <catch2/catch.hpp>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

class Z3Order {
 public:
  Z3Order(z3::context& context, bool period, bool exact)
      : context_(context), period_(period), exact_(exact), solver_(context) {}

  // The number of a further date or period.
  std::size_t add_thing() {
    const Instant start = instant(), end = period_ ? instant() : start;
    if (period_) solver_.add(start.second <= end.second && start.day <= end.day);
    things_.push_back({start, end});
    return things_.size() - 1;
  }

  // What is said from now on is said by one more fact; before the first of them, by nobody.
  void begin_fact() {
    switches_.push_back(context_.bool_const(("f" + std::to_string(switches_.size())).c_str()));
  }

  // Days since 1970-01-01, of a date both alike.
  void date(std::size_t thing, std::int64_t first, std::int64_t last) {
    on_day(things_[thing].start, first);
    if (period_) on_day(things_[thing].end, last);
  }

  // By its name in a fact; `least` and `most` are days of `by`.
  void relate(const std::string& relation, std::size_t left, std::size_t right,
              std::optional<std::int64_t> least = {}, std::optional<std::int64_t> most = {}) {
    const Thing &a = things_[left], &b = things_[right];
    const auto is = [&](auto... names) { return ((relation == names) || ...); };
    if (is("before")) before(a, b, least, most);
    if (is("after")) before(b, a, least, most);
    if (is("on")) say(a.start.day == b.start.day);
    if (is("meets")) meets(a, b);
    if (is("met_by")) meets(b, a);
    if (is("overlaps")) overlaps(a, b);
    if (is("overlapped_by")) overlaps(b, a);
    if (is("during", "within")) inside(a, b, relation == "during");
    if (is("contains", "covers")) inside(b, a, relation == "contains");
    if (is("starts", "started_by", "equals", "starts_with")) equal(a.start, b.start);
    if (is("finishes", "finished_by", "equals", "ends_with")) equal(a.end, b.end);
    if (is("starts")) order(a.end, b.end, true);
    if (is("started_by")) order(b.end, a.end, true);
    if (is("finishes")) order(b.start, a.start, true);
    if (is("finished_by")) order(a.start, b.start, true);
  }

  // By an `ordered` rule.
  void follow(std::size_t earlier, std::size_t later) {
    order(things_[earlier].end, things_[later].start, false);
  }

  bool possible(const std::vector<bool>& kept) {
    z3::expr_vector on(context_);
    for (std::size_t i = 0; i < switches_.size(); ++i) {
      if (kept[i]) on.push_back(switches_[i]);
    }
    const z3::check_result result = solver_.check(on);
    REQUIRE(result != z3::unknown);
    return result == z3::sat;
  }

 private:
  static constexpr std::int64_t kDay = 86'400;
  struct Instant {
    z3::expr second, day;  // `day`: its first second
  };
  struct Thing {
    Instant start, end;
  };

  z3::expr number(std::int64_t n) const { return context_.int_val(n); }

  Instant instant() {
    const std::string name = std::to_string(names_++);
    const z3::expr second = context_.int_const(("t" + name).c_str());
    const z3::expr unit = context_.int_const(("d" + name).c_str());
    const z3::expr day = exact_ ? unit * number(kDay) : unit;
    solver_.add(day <= second && second <= day + number(kDay - 1));
    return {second, day};
  }

  void say(const z3::expr& what) {
    solver_.add(switches_.empty() ? what : z3::implies(switches_.back(), what));
  }
  void order(const Instant& earlier, const Instant& later, bool strict) {
    say(strict ? earlier.second < later.second : earlier.second <= later.second);
    say(earlier.day <= later.day);
  }
  void equal(const Instant& a, const Instant& b) { say(a.second == b.second && a.day == b.day); }
  void on_day(const Instant& instant, std::int64_t day) {
    const std::int64_t first = day * kDay, wider = exact_ ? 0 : kDay / 2;
    say(instant.day >= number(first - wider) && instant.day <= number(first + wider));
    say(instant.second >= number(first - wider) && instant.second < number(first + kDay + wider));
  }
  void before(const Thing& earlier, const Thing& later, std::optional<std::int64_t> least,
              std::optional<std::int64_t> most) {
    order(earlier.end, later.start, true);
    const z3::expr gap = later.start.day - earlier.end.day;
    if (least) say(gap >= number(*least * kDay));
    if (most) say(gap <= number(*most * kDay));
  }
  void meets(const Thing& earlier, const Thing& later) {
    order(earlier.end, later.start, false);
    say(later.start.day <= earlier.end.day + number(kDay));
  }
  void inside(const Thing& inner, const Thing& outer, bool strict) {
    order(outer.start, inner.start, strict);
    order(inner.end, outer.end, strict);
  }
  void overlaps(const Thing& earlier, const Thing& later) {
    order(earlier.start, later.start, true);
    order(later.start, earlier.end, true);
    order(earlier.end, later.end, true);
  }

  z3::context& context_;
  bool period_, exact_;
  z3::solver solver_;
  int names_ = 0;
  std::vector<Thing> things_;
  std::vector<z3::expr> switches_;
};
