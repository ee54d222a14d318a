// Must, may and never against their definition: every reading of both times is drawn out tick by tick.
#include <algorithm>
#include <catch2/catch.hpp>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "model/when.h"

namespace gainsay {
namespace {

using Reading = std::set<Tick>;

// All sets of ticks that one stay can mean, within a window that holds every time of the test.
constexpr Tick kFirst = -40, kLast = 60;

std::vector<Reading> readings_of(const Stay& stay) {
  std::vector<Reading> all;
  if (!stay.interval) {
    for (Tick t = std::max(stay.start.first, kFirst); t <= std::min(stay.start.last, kLast); ++t)
      all.push_back({t});
    return all;
  }
  for (Tick s = std::max(stay.start.first, kFirst); s <= std::min(std::max(stay.start.last, kFirst), kLast);
       ++s) {
    for (Tick e = std::min(std::max(stay.end.first, kFirst), kLast); e <= std::min(stay.end.last, kLast);
         ++e) {
      Reading reading;
      for (Tick t = s; t <= e; ++t) reading.insert(t);
      if (!reading.empty()) all.push_back(reading);
    }
  }
  return all;
}

std::vector<Reading> readings_of(const ValidTime& time) {
  std::vector<Reading> all;
  if (time.set != SetKind::all_of) {
    for (const Stay& stay : time.stays) {
      for (Reading& reading : readings_of(stay)) all.push_back(std::move(reading));
    }
    return all;
  }
  all.emplace_back();
  for (const Stay& stay : time.stays) {
    std::vector<Reading> joined;
    for (const Reading& before : all) {
      for (const Reading& here : readings_of(stay)) {
        Reading both = before;
        both.insert(here.begin(), here.end());
        joined.push_back(std::move(both));
      }
    }
    all = std::move(joined);
  }
  return all;
}

Meeting by_definition(const ValidTime& a, const ValidTime& b) {
  bool some = false, every = true;
  for (const Reading& x : readings_of(a)) {
    for (const Reading& y : readings_of(b)) {
      const bool common = std::any_of(x.begin(), x.end(), [&](Tick t) { return y.count(t) != 0; });
      some |= common;
      every &= common;
    }
  }
  return !some ? Meeting::never : every ? Meeting::must : Meeting::may;
}

ValidTime read(const std::string& text) {
  INFO(text);
  const auto parsed = parse_edtf(text);
  REQUIRE(std::holds_alternative<Edtf>(parsed));
  return valid_time(std::get<Edtf>(parsed), Resolution::day);
}

class RandomTimes {
 public:
  explicit RandomTimes(unsigned seed) : random_(seed) {}

  std::string next() {
    switch (pick(9)) {
      case 0:
        return day();
      case 1:
        return day() + "~";
      case 2:
        return day() + "%";
      case 3:
        return ordered(day(), "/", day());
      case 4:
        return day() + "/..";
      case 5:
        return "../" + day();
      case 6:
        return "[" + day() + "," + day() + "]";
      case 7:
        return "{" + day() + "," + day() + "}";
      default:
        return ordered(day(), "..", day());
    }
  }

 private:
  int pick(int count) { return static_cast<int>(random_() % static_cast<unsigned>(count)); }
  std::string day() { return "1970-01-0" + std::to_string(1 + pick(6)); }
  std::string ordered(std::string a, const std::string& between, std::string b) {
    if (b < a) std::swap(a, b);
    return between == ".." ? "[" + a + between + b + "]" : a + between + b;
  }
  std::mt19937 random_;
};

}  // namespace

TEST_CASE("must, may and never are what all readings say") {
  RandomTimes times(20200819);
  int met[3] = {0, 0, 0};
  for (int i = 0; i < 6000; ++i) {
    const std::string a = times.next(), b = times.next();
    const ValidTime x = read(a), y = read(b);
    const Meeting meeting = relate(x, y).meeting;
    INFO(a << " and " << b);
    REQUIRE(static_cast<int>(meeting) == static_cast<int>(by_definition(x, y)));
    REQUIRE(static_cast<int>(meeting) == static_cast<int>(relate(y, x).meeting));
    ++met[static_cast<int>(meeting)];
  }
  for (const int count : met) CHECK(count > 300);  // each outcome was really drawn
}

TEST_CASE("a state is handed over where one interval ends as the other begins") {
  const auto handed = [](const std::string& a, const std::string& b) {
    const TimeRelation relation = relate(read(a), read(b));
    CHECK(relation.handed_over == relate(read(b), read(a)).handed_over);
    return relation.handed_over;
  };
  CHECK(handed("2018/2020-08-19", "2020-08-19/2022"));
  CHECK(handed("2018/2020-08", "2020-08-19/2022"));
  CHECK(handed("2018/2020-08-19", "2020-08-19"));
  CHECK(handed("2018/2020-08~", "2020-08-19/2022"));  // qualifiers do not count
  CHECK_FALSE(handed("2018/2020-08-19", "2020-08"));  // a single date coarser than the end
  CHECK_FALSE(handed("2020-08-19", "2020-08-19"));    // two single dates
  CHECK_FALSE(handed("2020-08-19/2020-08-19", "2020-08-19"));
  CHECK_FALSE(handed("2018/2020-08-20", "2020-08-19/2022"));
  CHECK_FALSE(handed("2018/..", "2020-08-19/2022"));
}

TEST_CASE("windows of tallies hold lower bounds outside and upper bounds inside") {
  const auto of = [](const std::string& text, const std::string& published = "") {
    const auto edtf = std::get<Edtf>(parse_edtf(text));
    if (published.empty()) return window(edtf, Resolution::day);
    return cut_short(window(edtf, Resolution::day), read(published).extent());
  };
  const auto day = [](int month, int d) { return days_from_civil({2020, month, d}); };
  const Window month = of("2020-08");
  CHECK(month.outer == Ticks{day(8, 1), day(8, 31)});
  CHECK(month.inner == month.outer);
  CHECK(of("2020-08-01/2020-08-31") == month);
  CHECK(of("2020-08-01~/2020-08-31").outer == Ticks{day(7, 31), day(8, 31)});
  CHECK(of("2020-08-01~/2020-08-31").inner == Ticks{day(8, 2), day(8, 31)});
  CHECK(of("2020-02~/2020-08").inner.first == day(3, 1));
  CHECK(of("2020-02~/2020-08").outer.first == day(1, 1));
  CHECK(of("2020-08~").inner_empty);
  CHECK_FALSE(of("/2020-08").known);
  CHECK(of("../2020-08").outer.first <= kPast);
  const Window either = of("[2020-08-01,2020-08-05]");
  CHECK(either.outer == Ticks{day(8, 1), day(8, 5)});
  CHECK(either.inner_empty);
  const Window year = of("2020", "2020-07-25");
  CHECK(year.outer == Ticks{day(1, 1), day(7, 26)});
  CHECK(year.inner == Ticks{day(1, 1), day(7, 24)});
  CHECK(of("2020-01/2020-06", "2020-07-25").inner == of("2020-01/2020-06").inner);
}

}  // namespace gainsay
