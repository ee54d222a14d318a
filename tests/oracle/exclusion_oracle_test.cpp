// Conflicts and tensions of a series against their definition: all pairs, compared one by one.
#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <numeric>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "checks/series_view.h"

namespace gainsay {
namespace {

// One series of random assertions.
class RandomSeries {
 public:
  RandomSeries(unsigned seed, ValueType type, OverTime over_time, Resolution resolution = Resolution::day)
      : random_(seed) {
    corpus.scopes.emplace_back();
    Subject subject;
    subject.id = corpus.strings.intern("subject");
    corpus.subjects.push_back(subject);
    Property property;
    property.id = corpus.strings.intern("property");
    property.type = type;
    property.over_time = over_time;
    property.resolution = resolution;
    property.numbers.integer = over_time == OverTime::tally;
    corpus.properties.push_back(property);
  }

  void add(int count) {
    const int articles = std::max(1, count / 2);
    for (int i = 0; i < articles; ++i) {
      Article article;
      article.id = corpus.strings.intern("article-" + std::to_string(i));
      article.publisher = corpus.strings.intern("publisher-" + std::to_string(i));  // nothing is restated
      article.published = time(pick(3) == 0 ? "1970-01" : day());
      corpus.articles.push_back(article);
    }
    for (int i = 0; i < count; ++i) {
      Fact fact;
      fact.subject = SubjectId(std::size_t{0});
      fact.property = PropertyId(std::size_t{0});
      fact.scope = ScopeId(std::size_t{0});
      fact.article = ArticleId(static_cast<std::size_t>(pick(articles)));
      fact.id = corpus.strings.intern(std::to_string(i));
      fact.value = value();
      fact.default_when = pick(3) == 0;
      fact.when = fact.default_when ? corpus.articles[fact.article.index].published : time(when());
      if (pick(4) == 0) fact.attributed_to = source(pick(2));
      corpus.facts.push_back(fact);
    }
  }

  Corpus corpus;

 private:
  int pick(int count) { return static_cast<int>(random_() % static_cast<unsigned>(count)); }
  std::string day() { return "1970-01-0" + std::to_string(1 + pick(5)); }

  std::string when() {
    const std::string a = day(), b = day();
    switch (pick(6)) {
      case 0:
        return "1970-01";
      case 1:
        return std::min(a, b) + "/" + std::max(a, b);
      case 2:
        return a + "~";
      case 3:
        return "[" + a + "," + b + "]";
      case 4:
        return "{" + a + "," + b + "}";
      default:
        return a;
    }
  }

  Value value() {
    Value value;
    const Property& property = corpus.properties.front();
    if (property.type == ValueType::number) {
      value.kind = ValueKind::number;
      constexpr Hedge kHedges[] = {Hedge::none,      Hedge::none,    Hedge::exactly,  Hedge::about,
                                   Hedge::more_than, Hedge::at_most, Hedge::less_than};
      value.hedge = kHedges[pick(7)];
      const Decimal amount = Decimal::from_parts(pick(2) == 0 ? 1 + pick(60) : 100 * (1 + pick(30)), 0);
      value.payload = amount.mantissa();
      value.exponent = static_cast<std::int8_t>(amount.exponent());
    } else if (property.type == ValueType::boolean) {
      value.kind = ValueKind::boolean;
      value.payload = pick(2);
    } else {
      value.kind = property.type == ValueType::date ? ValueKind::date : ValueKind::period;
      const std::string a = day(), b = day();
      std::string text = std::min(a, b) + "/" + std::max(a, b);
      if (property.type == ValueType::date)
        text = pick(4) == 0 ? "[" + a + "," + b + "]" : pick(4) == 0 ? "1970-01" : a;
      value.payload = static_cast<std::int64_t>(time(text).index);
    }
    return value;
  }

  TimeId time(const std::string& text) {
    const StringId id = corpus.strings.intern(text);
    for (std::size_t i = 0; i < corpus.times.size(); ++i) {
      if (corpus.times[i].text == id) return TimeId(i);
    }
    corpus.times.push_back({id, std::get<Edtf>(parse_edtf(text))});
    return TimeId(corpus.times.size() - 1);
  }

  SourceId source(int number) {
    while (corpus.sources.size() <= static_cast<std::size_t>(number)) {
      const StringId text = corpus.strings.intern("source-" + std::to_string(corpus.sources.size()));
      corpus.sources.push_back({SubjectId(), text, text});
    }
    return SourceId(static_cast<std::size_t>(number));
  }

  std::mt19937 random_;
};

struct Group {
  std::set<std::uint32_t> members;
  bool first = false, second = false;  // between_sources; or strained and may_meet
  auto operator<=>(const Group&) const = default;
};

struct Pairs {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> conflict, strained, may_meet;
};

std::vector<std::uint32_t> numbers_of_components(
    std::size_t count, const std::vector<std::pair<std::uint32_t, std::uint32_t>>& pairs) {
  std::vector<std::uint32_t> number(count);
  std::iota(number.begin(), number.end(), 0U);
  for (bool changed = true; changed;) {
    changed = false;
    for (const auto& [a, b] : pairs) {
      const std::uint32_t least = std::min(number[a], number[b]);
      changed |= number[a] != least || number[b] != least;
      number[a] = number[b] = least;
    }
  }
  return number;
}

struct Expected {
  std::set<Group> conflicts, tensions;
};

Expected by_definition(const SeriesView& view) {
  const auto count = static_cast<std::uint32_t>(view.assertions.size());
  const auto meeting = [&](std::uint32_t a, std::uint32_t b) {
    const TimeRelation relation = view.relation(view.assertions[a].occasion, view.assertions[b].occasion);
    if (relation.handed_over) return Meeting::never;
    const bool one_moment = view.property.over_time == OverTime::state && view.fact(a).default_when &&
                            view.fact(b).default_when && view.fact(a).article == view.fact(b).article;
    return one_moment ? Meeting::must : relation.meeting;
  };
  const auto sources_differ = [&](std::uint32_t a, std::uint32_t b) {
    const SourceId x = view.fact(a).attributed_to, y = view.fact(b).attributed_to;
    return x.valid() && y.valid() && x != y;
  };
  const auto agreement = [&](std::uint32_t a, std::uint32_t b) {
    return compare(*view.assertions[a].meaning, *view.assertions[b].meaning);
  };

  Pairs pairs;
  for (std::uint32_t a = 0; a < count; ++a) {
    for (std::uint32_t b = a + 1; b < count; ++b) {
      if (meeting(a, b) == Meeting::must && agreement(a, b) == Agreement::exclude)
        pairs.conflict.emplace_back(a, b);
    }
  }
  const auto conflict_of = numbers_of_components(count, pairs.conflict);
  Expected expected;
  std::map<std::uint32_t, Group> groups;
  for (const auto& [a, b] : pairs.conflict) {
    Group& group = groups.try_emplace(conflict_of[a], Group{{}, true, false}).first->second;
    group.members.insert({a, b});
    group.first = group.first && sources_differ(a, b);
  }
  for (const auto& [number, group] : groups) expected.conflicts.insert(group);

  std::vector<std::pair<std::uint32_t, std::uint32_t>> tension;
  for (std::uint32_t a = 0; a < count; ++a) {
    for (std::uint32_t b = a + 1; b < count; ++b) {
      if (conflict_of[a] == conflict_of[b] || sources_differ(a, b)) continue;
      if (meeting(a, b) == Meeting::must && agreement(a, b) == Agreement::strained)
        pairs.strained.emplace_back(a, b);
      if (meeting(a, b) == Meeting::may && agreement(a, b) == Agreement::exclude)
        pairs.may_meet.emplace_back(a, b);
    }
  }
  tension = pairs.strained;
  tension.insert(tension.end(), pairs.may_meet.begin(), pairs.may_meet.end());
  const auto tension_of = numbers_of_components(count, tension);
  groups.clear();
  for (const auto& [a, b] : pairs.strained) {
    Group& group = groups[tension_of[a]];
    group.members.insert({a, b});
    group.first = true;
  }
  for (const auto& [a, b] : pairs.may_meet) {
    Group& group = groups[tension_of[a]];
    group.members.insert({a, b});
    group.second = true;
  }
  for (const auto& [number, group] : groups) expected.tensions.insert(group);
  return expected;
}

void compare_with_definition(ValueType type, OverTime over_time) {
  std::size_t conflicts = 0, tensions = 0;
  for (unsigned seed = 1; seed <= 1500; ++seed) {
    RandomSeries series(seed, type, over_time);
    series.add(2 + static_cast<int>(seed % 11));
    const FactGraph graph(series.corpus);
    const Origins origins(series.corpus);
    Readings readings(series.corpus);
    StandingFacts standing(series.corpus.facts.size());
    const Context context{graph, series.corpus, origins, readings, standing};
    const SeriesView view(context, graph.series().front());
    const Expected expected = by_definition(view);
    std::set<Group> found_conflicts, found_tensions;
    for (const Conflict& conflict : view.conflicts) {
      found_conflicts.insert(
          {{conflict.members.begin(), conflict.members.end()}, conflict.between_sources, false});
    }
    for (const Tension& tension : view.tensions) {
      found_tensions.insert(
          {{tension.members.begin(), tension.members.end()}, tension.strained, tension.may_meet});
    }
    INFO("seed " << seed);
    REQUIRE((found_conflicts == expected.conflicts));
    REQUIRE((found_tensions == expected.tensions));
    conflicts += expected.conflicts.size();
    tensions += expected.tensions.size();
  }
  CHECK(conflicts > 200);
  if (type == ValueType::number) CHECK(tensions > 200);
}

}  // namespace

TEST_CASE("conflicts and tensions of numbers that are states") {
  compare_with_definition(ValueType::number, OverTime::state);
}
TEST_CASE("conflicts and tensions of numbers that are constants") {
  compare_with_definition(ValueType::number, OverTime::constant);
}
TEST_CASE("conflicts and tensions of tallies") {
  compare_with_definition(ValueType::number, OverTime::tally);
}
TEST_CASE("conflicts and tensions of yes and no") {
  compare_with_definition(ValueType::boolean, OverTime::state);
}
TEST_CASE("conflicts and tensions of dates") { compare_with_definition(ValueType::date, OverTime::constant); }
TEST_CASE("conflicts and tensions of periods") {
  compare_with_definition(ValueType::period, OverTime::constant);
}
TEST_CASE("conflicts and tensions of dates that may change") {
  compare_with_definition(ValueType::date, OverTime::state);
}

}  // namespace gainsay
