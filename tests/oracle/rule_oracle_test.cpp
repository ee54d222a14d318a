// Rules over numbers against their definition: every set of facts of which each two must meet, and every
// assignment of small whole numbers.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <functional>
#include <map>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "checks/checks.h"
#include "checks/history.h"
#include "checks/rule_board.h"
#include "checks/sum_problem.h"

namespace gainsay {
namespace {

constexpr int kMost = 15;  // three parts that are at least 5 each; no number is looked for beyond

// Some 10,000 instances in all; GAINSAY_ORACLE=100000 for a long run.
unsigned times_more(unsigned instances) {
  constexpr unsigned kUsual = 5000;
  const char* text = std::getenv("GAINSAY_ORACLE");
  const unsigned long wanted = text == nullptr ? kUsual : std::strtoul(text, nullptr, 10);
  return static_cast<unsigned>(std::max<unsigned long>(instances * wanted / kUsual, 20));
}

class RandomFacts {
 public:
  explicit RandomFacts(unsigned seed, int subjects = 1) : random_(seed) {
    corpus.scopes.emplace_back();
    for (int i = 0; i < subjects; ++i) {
      Subject subject;
      subject.id = corpus.strings.intern("subject-" + std::to_string(i));
      corpus.subjects.push_back(subject);
    }
  }

  int pick(int count) { return static_cast<int>(random_() % static_cast<unsigned>(count)); }

  PropertyId property(const std::string& id, OverTime over_time) {
    Property property;
    property.id = corpus.strings.intern(id);
    property.type = ValueType::number;
    property.over_time = over_time;
    property.numbers.integer = true;
    corpus.properties.push_back(property);
    return PropertyId(corpus.properties.size() - 1);
  }

  void at_most(PropertyId lesser, PropertyId greater) {
    Rule rule;
    rule.id = corpus.strings.intern("rule-" + std::to_string(corpus.rules.size()));
    rule.kind = RuleKind::at_most;
    rule.properties = {lesser, greater};
    corpus.rules.push_back(rule);
  }
  void whole(PropertyId whole, std::vector<PropertyId> parts, bool complete) {
    Rule rule;
    rule.id = corpus.strings.intern("rule-" + std::to_string(corpus.rules.size()));
    rule.kind = RuleKind::whole;
    rule.properties = std::move(parts);
    rule.properties.insert(rule.properties.begin(), whole);
    rule.complete = complete;
    corpus.rules.push_back(rule);
  }

  void articles(int count) {
    for (int i = 0; i < count; ++i) {
      Article article;
      article.id = corpus.strings.intern("article-" + std::to_string(i));
      article.publisher = corpus.strings.intern("publisher-" + std::to_string(i));  // nothing is restated
      article.published = time(pick(4) == 0 ? "[" + day() + "," + day() + "]" : day());
      corpus.articles.push_back(article);
    }
  }

  void fact(PropertyId property, ScopeId scope = ScopeId(std::size_t{0})) {
    Fact fact;
    fact.subject = SubjectId(static_cast<std::size_t>(pick(static_cast<int>(corpus.subjects.size()))));
    fact.property = property;
    fact.scope = scope;
    fact.article = ArticleId(static_cast<std::size_t>(pick(static_cast<int>(corpus.articles.size()))));
    fact.id = corpus.strings.intern(std::to_string(corpus.facts.size()));
    fact.value = corpus.properties[property.index].type == ValueType::name ? name() : value();
    const bool tally = corpus.properties[property.index].over_time == OverTime::tally;
    fact.default_when = !tally && pick(4) == 0;
    fact.when =
        fact.default_when ? corpus.articles[fact.article.index].published : time(tally ? window() : when());
    corpus.facts.push_back(fact);
  }

  bool sets_of_days = false;  // times may be {a,b}
  Corpus corpus;

 private:
  std::string day() { return "1970-01-0" + std::to_string(1 + pick(4)); }
  std::string stretch() {
    const std::string a = day(), b = day();
    return std::min(a, b) + "/" + std::max(a, b);
  }
  std::string window() { return pick(2) == 0 ? "1970-01-01/1970-01-04" : "../1970-01-03"; }
  std::string when() {
    switch (pick(sets_of_days ? 9 : 8)) {
      case 0:
        return "1970-01";
      case 1:
        return day() + "~";
      case 2:
        return "[" + day() + "," + day() + "]";
      case 3:
        return day() + "/..";
      case 4:
        return "../" + day();
      case 5:
        return day();
      case 8:
        return "{" + day() + "," + day() + "}";
      default:
        return stretch();
    }
  }
  Value value() {
    Value value;
    value.kind = ValueKind::number;
    value.payload = pick(5);
    constexpr Hedge kHedges[] = {Hedge::exactly, Hedge::exactly, Hedge::exactly,  Hedge::more_than,
                                 Hedge::at_most, Hedge::at_most, Hedge::at_least, Hedge::less_than};
    value.hedge = kHedges[pick(8)];
    if (value.hedge == Hedge::less_than && value.payload == 0) value.payload = 1;
    return value;
  }
  // One of two that nobody lists, or both.
  Value name() {
    const auto of = [&](int number) {
      while (corpus.names.size() < 2) {
        const StringId text = corpus.strings.intern("name-" + std::to_string(corpus.names.size()));
        corpus.names.push_back({SubjectId(), text, text});
      }
      Value value;
      value.kind = ValueKind::name;
      value.payload = number;
      return value;
    };
    if (!corpus.properties.front().many || pick(3) > 0) return of(pick(2));
    Value both;
    both.kind = ValueKind::list;
    both.payload = static_cast<std::int64_t>(corpus.lists.size());
    corpus.lists.push_back({of(0), of(1)});
    return both;
  }
  TimeId time(const std::string& text) {
    const StringId id = corpus.strings.intern(text);
    for (std::size_t i = 0; i < corpus.times.size(); ++i) {
      if (corpus.times[i].text == id) return TimeId(i);
    }
    corpus.times.push_back({id, std::get<Edtf>(parse_edtf(text))});
    return TimeId(corpus.times.size() - 1);
  }

  std::mt19937 random_;
};

// The question asked plainly.
class Definition {
 public:
  Definition(const GroupView& view, std::vector<FactId> facts) : view_(view), facts_(std::move(facts)) {}

  // Whether each set of these facts that must be true together can be. `fit`: whether facts at one time can.
  bool consistent(const std::vector<bool>& kept,
                  const std::function<bool(const std::vector<FactId>&)>& fit) const {
    std::vector<FactId> set;
    return grow(0, kept, set, fit);
  }

  bool together(FactId a, FactId b) const {
    const Fact& x = view_.corpus.fact(a);
    const Fact& y = view_.corpus.fact(b);
    const Property& p = view_.corpus.property_of(x);
    const Property& q = view_.corpus.property_of(y);
    if (p.over_time == OverTime::constant || q.over_time == OverTime::constant) return true;
    if (p.over_time != q.over_time) return false;
    if (p.over_time == OverTime::tally) {
      const auto window_of = [&](const Fact& fact) {
        return view_.context.readings.window(fact.when, Resolution::day,
                                             view_.corpus.article_of(fact).published);
      };
      const Window window = window_of(x);
      if (!(window == window_of(y))) return false;
      return window.outer == window.inner || (x.article == y.article && x.when == y.when);
    }
    if (x.default_when && y.default_when && x.article == y.article) return true;
    const TimeRelation relation =
        relate(valid_time(view_.corpus.time(x.when)->edtf, Resolution::day, x.default_when),
               valid_time(view_.corpus.time(y.when)->edtf, Resolution::day, y.default_when));
    return relation.meeting == Meeting::must && !relation.handed_over;
  }

 private:
  bool grow(std::size_t next, const std::vector<bool>& kept, std::vector<FactId>& set,
            const std::function<bool(const std::vector<FactId>&)>& fit) const {
    if (next == facts_.size()) return fit(set);
    if (!kept[next]) return grow(next + 1, kept, set, fit);
    const bool joins =
        std::all_of(set.begin(), set.end(), [&](FactId other) { return together(other, facts_[next]); });
    if (joins) {
      set.push_back(facts_[next]);
      const bool fine = grow(next + 1, kept, set, fit);
      set.pop_back();
      if (!fine) return false;
    }
    // Without it: a set that leaves out what could join says no more than one that does not.
    return grow(next + 1, kept, set, fit);
  }

  const GroupView& view_;
  std::vector<FactId> facts_;
};

struct Range {
  int low = 0, high = kMost;
};

Range range_of(const Corpus& corpus, FactId id) {
  const Interval hard = corpus.measure(corpus.fact(id).value, corpus.property_of(corpus.fact(id))).hard;
  Range range;
  if (!hard.low_infinite) range.low = static_cast<int>(*hard.low.to_int64());
  if (!hard.high_infinite) range.high = static_cast<int>(*hard.high.to_int64());
  return range;
}

// Whether some numbers in these ranges pass the test; tested with every prefix set.
bool some(const std::vector<Range>& ranges, const std::function<bool(const std::vector<int>&)>& test) {
  std::vector<int> numbers;
  const std::function<bool()> extend = [&]() -> bool {
    if (numbers.size() == ranges.size()) return test(numbers);
    const Range range = ranges[numbers.size()];
    for (int n = range.low; n <= range.high; ++n) {
      numbers.push_back(n);
      const bool found = extend();
      numbers.pop_back();
      if (found) return true;
    }
    return false;
  };
  return extend();
}

// Facts at one time, under the rules of the corpus: one number for each property that has facts.
bool fits_rules(const Corpus& corpus, const std::set<PropertyId>& known, const std::vector<FactId>& facts) {
  const std::vector<PropertyId> order(known.begin(), known.end());
  std::vector<Range> ranges(order.size());
  bool window = false;
  for (const FactId id : facts) {
    const auto at = static_cast<std::size_t>(std::find(order.begin(), order.end(), corpus.fact(id).property) -
                                             order.begin());
    const Range range = range_of(corpus, id);
    ranges[at].low = std::max(ranges[at].low, range.low);
    ranges[at].high = std::min(ranges[at].high, range.high);
    window = window || corpus.property_of(corpus.fact(id)).over_time == OverTime::tally;
  }
  return some(ranges, [&](const std::vector<int>& numbers) {
    const auto number = [&](PropertyId id) -> std::optional<int> {
      const auto at = std::find(order.begin(), order.end(), id);
      if (at == order.end()) return std::nullopt;
      return numbers[static_cast<std::size_t>(at - order.begin())];
    };
    return std::all_of(corpus.rules.begin(), corpus.rules.end(), [&](const Rule& rule) {
      const bool at_most = rule.kind == RuleKind::at_most;
      const PropertyId whole = rule.properties[at_most ? 1 : 0];
      if (!number(whole)) return true;
      int sum = 0;
      bool all = true, tallies = false;
      for (const PropertyId part : rule.properties) {
        if (part == whole) continue;
        sum += number(part).value_or(0);
        all = all && number(part).has_value();
        tallies = tallies || corpus.properties[part.index].over_time == OverTime::tally;
      }
      const bool counted = corpus.properties[whole.index].over_time == OverTime::tally;
      if (tallies && !window) return true;
      const bool exactly = rule.complete && all && (!tallies || counted);
      return sum <= *number(whole) && (!exactly || sum == *number(whole));
    });
  });
}

struct Tested {
  std::size_t impossible = 0, sets = 0, facts = 0;
};

// What stands in a corpus of one subject.
class Bench {
 public:
  explicit Bench(const Corpus& corpus)
      : graph(corpus), origins(corpus), readings(corpus), standing(corpus.facts.size()) {
    std::vector<const Series*> all;
    for (const Series& series : graph.series()) {
      all.push_back(&series);
      if (series.end_fact - series.first_fact > 1) withdraw(SeriesView(context, series), standing);
    }
    view.emplace(context, all);
  }

  FactGraph graph;
  Origins origins;
  Readings readings;
  StandingFacts standing;
  Context context{graph, graph.corpus(), origins, readings, standing};
  std::optional<GroupView> view;
};

void hold_against(const Bench& bench, bool exact, const std::function<bool(const std::vector<FactId>&)>& fit,
                  Tested& tested) {
  for (const RuleBoard& board : rule_boards(*bench.view)) {
    const std::vector<Claim>& claims = board.sums.claims;
    if (claims.empty()) continue;
    std::vector<FactId> facts;
    std::vector<Cause> claim_of;
    for (Cause cause = 0; cause < claims.size(); ++cause) {
      for (const FactId fact : claims[cause].facts) {
        facts.push_back(fact);
        claim_of.push_back(cause);
      }
    }
    const Definition definition(*bench.view, facts);
    const auto possible = [&](const std::vector<bool>& claims_kept) {
      std::vector<bool> kept;
      for (const Cause cause : claim_of) kept.push_back(claims_kept[cause]);
      return definition.consistent(kept, fit);
    };
    const SumProblem problem(board.sums);
    const Conflicts conflicts = problem.conflicts();
    std::vector<bool> left(claims.size(), true);
    const bool consistent = possible(left);
    if (exact) REQUIRE(conflicts.empty() == consistent);
    if (!conflicts.empty()) REQUIRE_FALSE(consistent);
    if (!consistent) ++tested.impossible;
    for (const std::vector<Cause>& conflict : conflicts) {
      ++tested.sets;
      tested.facts += conflict.size();
      std::vector<bool> only(claims.size(), false);
      for (const Cause cause : conflict) {
        REQUIRE(left[cause]);  // sets share nothing
        left[cause] = false;
        only[cause] = true;
      }
      REQUIRE_FALSE(possible(only));
      for (const Cause cause : conflict) {
        std::vector<bool> fewer = only;
        fewer[cause] = false;
        if (exact) REQUIRE(possible(fewer));
      }
      // What an article says twice of one number in a window that it cuts short is no matter of rules.
      const auto of_one_number = [&](Cause cause) {
        return claims[cause].number == claims[conflict.front()].number;
      };
      const SumRules::Proof proof = problem.rules_for(conflict).prove(problem.numbers_with(conflict));
      if (proof.by.empty()) REQUIRE(std::all_of(conflict.begin(), conflict.end(), of_one_number));
    }
    if (exact) REQUIRE(possible(left));

    if (!exact || conflicts.empty() || claims.size() > 8) continue;
    // A repair is as light as any.
    const Repair repair = problem.repair();
    REQUIRE(repair.possible);
    REQUIRE(repair.exact);
    std::uint64_t lightest = repair.weight + 1;
    for (unsigned set = 0; set < 1U << claims.size(); ++set) {
      std::uint64_t weight = 0;
      std::vector<bool> kept(claims.size(), true);
      for (std::size_t i = 0; i < claims.size(); ++i) {
        if ((set >> i & 1U) == 0) continue;
        kept[i] = false;
        weight += claims[i].weight;
      }
      if (weight < lightest && possible(kept)) lightest = weight;
    }
    REQUIRE(repair.weight == lightest);
    std::vector<bool> mended(claims.size(), true);
    for (const Cause cause : repair.withdrawn) mended[cause] = false;
    REQUIRE(possible(mended));
  }
}

std::set<PropertyId> properties_with_facts(const GroupView& view) {
  std::set<PropertyId> known;
  for (const Series* series : view.series) {
    if (!view.standing(*series).empty()) known.insert(series->property);
  }
  return known;
}

// Rules of a shape in which nothing is missed.
void rules_in_a_tree(RandomFacts& random, const std::vector<PropertyId>& p) {
  switch (random.pick(6)) {
    case 0:
      random.whole(p[0], {p[1], p[2]}, random.pick(2) == 0);
      random.at_most(p[3], p[1]);
      break;
    case 1:
      random.whole(p[0], {p[1], p[2], p[3]}, random.pick(2) == 0);
      break;
    case 2:
      random.at_most(p[0], p[1]);
      random.at_most(p[1], p[2]);
      random.at_most(p[3], p[2]);
      break;
    case 3:
      random.whole(p[0], {p[1], p[2]}, true);
      random.at_most(p[0], p[3]);
      break;
    case 4:
      random.whole(p[3], {p[0], p[2]}, false);
      random.whole(p[1], {p[2], p[0]}, false);
      random.at_most(p[3], p[1]);
      break;
    default:
      random.at_most(p[0], p[1]);
      random.at_most(p[1], p[0]);
      random.whole(p[1], {p[2], p[3]}, false);
      break;
  }
}

void against_brute_force(OverTime part, OverTime whole, unsigned usual) {
  const unsigned instances = times_more(usual);
  Tested tested;
  for (unsigned seed = 1; seed <= instances; ++seed) {
    RandomFacts random(seed);
    random.articles(1 + random.pick(5));
    std::vector<PropertyId> p;
    const bool mixed = part != whole;
    for (const char* id : {"a", "b", "c", "d"})
      p.push_back(random.property(id, mixed && *id == 'a' ? whole : part));
    if (mixed) {
      random.whole(p[0], {p[1], p[2], p[3]}, random.pick(2) == 0);
    } else {
      rules_in_a_tree(random, p);
    }
    for (int i = 3 + random.pick(5); i > 0; --i) random.fact(p[static_cast<std::size_t>(random.pick(4))]);
    const Bench bench(random.corpus);
    const std::set<PropertyId> known = properties_with_facts(*bench.view);
    INFO("seed " << seed);
    hold_against(
        bench, true,
        [&](const std::vector<FactId>& facts) { return fits_rules(random.corpus, known, facts); }, tested);
  }
  INFO(tested.impossible << " impossible, " << tested.sets << " sets of " << tested.facts << " facts");
  CHECK(tested.impossible > instances / 20);
  CHECK(tested.facts > 2 * tested.sets);  // some take more than two facts
}

// ---- times, read from their text ----

using Days = std::uint64_t;  // a bit a day: the third bit is 1970-01-01

int day_of(const std::string& text) { return 1 + std::stoi(text.substr(8, 2)); }
Days from_to(int first, int last) {
  Days days = 0;
  for (int day = first; day <= last; ++day) days |= Days{1} << day;
  return days;
}

// All that a time can mean.
std::vector<Days> readings_of(const std::string& text, bool moment) {
  constexpr int kLast = 45;
  std::vector<Days> all;
  if (text == "1970-01") {
    for (int day = 2; day <= 32; ++day) all.push_back(from_to(day, day));
  } else if (text.back() == '~') {
    for (int day = day_of(text) - 1; day <= day_of(text) + 1; ++day) all.push_back(from_to(day, day));
  } else if (text.front() == '[' || text.front() == '{') {
    const int a = day_of(text.substr(1)), b = day_of(text.substr(12));
    all = {from_to(a, a), from_to(b, b)};
    if (text.front() == '{' && !moment) all = {all[0] | all[1]};
  } else if (text.substr(0, 3) == "../") {
    all = {from_to(0, day_of(text.substr(3)))};
  } else if (text.size() > 10) {
    const std::string end = text.substr(11);
    all = {from_to(day_of(text), end == ".." ? kLast : day_of(end))};
  } else {
    all = {from_to(day_of(text), day_of(text))};
  }
  return all;
}

// Whether in every reading of their times there is a day on which all of them hold.
bool always_meet(const Corpus& corpus, const std::vector<FactId>& facts) {
  std::vector<std::vector<Days>> readings;
  std::map<ArticleId, std::size_t> moments;  // facts that leave out their time share their article's
  for (const FactId id : facts) {
    const Fact& fact = corpus.fact(id);
    if (fact.default_when && !moments.emplace(fact.article, readings.size()).second) continue;
    readings.push_back(
        readings_of(std::string(corpus.text(corpus.time(fact.when)->text)), fact.default_when));
  }
  const std::function<bool(std::size_t, Days)> meet = [&](std::size_t next, Days common) -> bool {
    if (next == readings.size()) return common != 0;
    return std::all_of(readings[next].begin(), readings[next].end(),
                       [&](Days reading) { return meet(next + 1, common & reading); });
  };
  return meet(0, ~Days{0});
}

// ---- scopes ----

// Facts of one property and subject at one time: every scope holds the sum of its cells.
bool fits_scopes(const Corpus& corpus, const std::vector<FactId>& facts) {
  const auto& cells = corpus.properties.front().scope.front().values;
  const std::vector<Range> ranges(cells.size(), Range{0, 8});
  return some(ranges, [&](const std::vector<int>& numbers) {
    return std::all_of(facts.begin(), facts.end(), [&](FactId id) {
      const Scope& scope = corpus.scopes[corpus.fact(id).scope.index];
      int sum = 0;
      for (std::size_t i = 0; i < cells.size(); ++i) {
        const auto& in = scope.empty() ? cells : scope.front().values;
        if (std::find(in.begin(), in.end(), cells[i]) != in.end()) sum += numbers[i];
      }
      const Range range = range_of(corpus, id);
      return range.low <= sum && (range.high == kMost || sum <= range.high);
    });
  });
}

void scopes_against_brute_force(bool laminar, unsigned usual) {
  const unsigned instances = times_more(usual);
  Tested tested;
  for (unsigned seed = 1; seed <= instances; ++seed) {
    RandomFacts random(seed);
    Corpus& corpus = random.corpus;
    random.articles(1 + random.pick(5));
    const PropertyId p = random.property("strength", OverTime::state);
    Property& property = corpus.properties[p.index];
    property.parts_add_up = true;
    Dimension arm{corpus.strings.intern("arm"), {}};
    for (const char* value : {"foot", "guns", "horse"}) arm.values.push_back(corpus.strings.intern(value));
    property.scope.push_back(arm);
    const auto add = [&](std::vector<std::size_t> cells) {
      ScopePart part{arm.name, {}};
      for (const std::size_t cell : cells) part.values.push_back(arm.values[cell]);
      corpus.scopes.push_back({part});
    };
    for (const std::size_t cell : {0U, 1U, 2U}) add({cell});
    add({0, 1});
    if (!laminar) add({1, 2});
    for (int i = 3 + random.pick(5); i > 0; --i)
      random.fact(p, ScopeId(static_cast<std::size_t>(random.pick(static_cast<int>(corpus.scopes.size())))));
    const Bench bench(corpus);
    INFO("seed " << seed);
    hold_against(
        bench, laminar, [&](const std::vector<FactId>& facts) { return fits_scopes(corpus, facts); }, tested);
  }
  INFO(tested.impossible << " impossible, " << tested.sets << " sets of " << tested.facts << " facts");
  CHECK(tested.impossible > instances / 10);
  CHECK(tested.facts > 2 * tested.sets);
}

}  // namespace

TEST_CASE("rules over states are broken where no numbers keep them") {
  against_brute_force(OverTime::state, OverTime::state, 1500);
}
TEST_CASE("rules over constants are broken where no numbers keep them") {
  against_brute_force(OverTime::constant, OverTime::constant, 600);
}
TEST_CASE("rules over tallies are broken where no numbers keep them") {
  against_brute_force(OverTime::tally, OverTime::tally, 600);
}
TEST_CASE("states are held to constants") { against_brute_force(OverTime::state, OverTime::constant, 600); }
TEST_CASE("constants are held to states") { against_brute_force(OverTime::constant, OverTime::state, 600); }
TEST_CASE("tallies are held to constants") { against_brute_force(OverTime::tally, OverTime::constant, 600); }

TEST_CASE("parts of scopes that are nested or share nothing are broken where no numbers fit") {
  scopes_against_brute_force(true, 1500);
}
TEST_CASE("parts of scopes that overlap are broken only where no numbers fit") {
  scopes_against_brute_force(false, 800);
}

TEST_CASE("whatever the times, facts that break a rule share one") {
  std::size_t sets = 0, with_sets_of_days = 0;
  for (unsigned seed = 1; seed <= times_more(4000); ++seed) {
    RandomFacts random(seed);
    random.sets_of_days = true;
    random.articles(1 + random.pick(3));
    std::vector<PropertyId> p;
    for (const char* id : {"a", "b", "c"}) p.push_back(random.property(id, OverTime::state));
    random.whole(p[0], {p[1], p[2]}, random.pick(2) == 0);
    for (int i = 3 + random.pick(6); i > 0; --i) random.fact(p[static_cast<std::size_t>(random.pick(3))]);
    const Bench bench(random.corpus);
    for (const RuleBoard& board : rule_boards(*bench.view)) {
      for (const std::vector<Cause>& conflict : SumProblem(board.sums).conflicts()) {
        std::vector<FactId> facts;
        bool of_days = false;
        for (const Cause cause : conflict) {
          facts.push_back(board.sums.claims[cause].facts.front());
          of_days = of_days || board.sums.claims[cause].time->set == SetKind::all_of;
        }
        INFO("seed " << seed);
        REQUIRE(always_meet(random.corpus, facts));
        ++sets;
        with_sets_of_days += of_days ? 1 : 0;
      }
    }
  }
  CHECK(sets > times_more(400));
  CHECK(with_sets_of_days > times_more(40) / 2);
}

TEST_CASE("a value of two subjects breaks a rule where their times must meet") {
  std::size_t found = 0;
  for (unsigned seed = 1; seed <= times_more(1500); ++seed) {
    RandomFacts random(seed, 3);
    Corpus& corpus = random.corpus;
    random.articles(1 + random.pick(5));
    const PropertyId p = random.property("holder", seed % 4 == 0 ? OverTime::constant : OverTime::state);
    corpus.properties.front().type = ValueType::name;
    corpus.properties.front().many = seed % 3 == 0;
    Rule rule;
    rule.id = corpus.strings.intern("rule");
    rule.kind = RuleKind::exclusive;
    rule.properties = {p};
    corpus.rules.push_back(rule);
    for (int i = 2 + random.pick(7); i > 0; --i) random.fact(p);
    const Bench bench(corpus);
    std::vector<FactId> facts;
    for (const Series* series : bench.view->series) {
      for (const FactId fact : bench.view->standing(*series)) facts.push_back(fact);
    }
    const Definition definition(*bench.view, facts);
    const auto shared = [&](FactId a, FactId b) {
      const auto values = [&](FactId id) {
        const Value& value = corpus.fact(id).value;
        if (value.kind != ValueKind::list) return std::set<std::int64_t>{value.payload};
        return std::set<std::int64_t>{0, 1};
      };
      const auto x = values(a), y = values(b);
      std::set<std::int64_t> both;
      std::set_intersection(x.begin(), x.end(), y.begin(), y.end(), std::inserter(both, both.end()));
      return both;
    };
    const auto apart = [&](FactId a, FactId b) {
      return corpus.fact(a).subject != corpus.fact(b).subject && definition.together(a, b) &&
             !shared(a, b).empty();
    };

    Findings findings;
    check_exclusive(*bench.view, findings);
    found += findings.size();
    INFO("seed " << seed);
    std::set<FactId> named;
    for (const Finding& finding : findings) {
      REQUIRE(finding.facts.size() == 2);
      REQUIRE(apart(finding.facts[0], finding.facts[1]));
      named.insert(finding.facts.begin(), finding.facts.end());
      named.insert(finding.support.begin(), finding.support.end());
    }
    for (const FactId a : facts) {
      for (const FactId b : facts) {
        // A list may be taken out for one of its values, and break the rule with the other.
        if (apart(a, b)) REQUIRE((named.count(a) > 0 || named.count(b) > 0));
      }
    }
  }
  CHECK(found > times_more(500));
}

TEST_CASE("whatever the rules, what is found is impossible") {
  Tested tested;
  for (unsigned seed = 1; seed <= times_more(800); ++seed) {
    RandomFacts random(seed);
    random.articles(1 + random.pick(5));
    std::vector<PropertyId> p;
    for (const char* id : {"a", "b", "c", "d"}) p.push_back(random.property(id, OverTime::state));
    for (int i = 1 + random.pick(3); i > 0; --i) {
      std::vector<PropertyId> order = p;
      for (std::size_t at = order.size(); at > 1; --at)
        std::swap(order[at - 1], order[static_cast<std::size_t>(random.pick(static_cast<int>(at)))]);
      if (random.pick(2) == 0) {
        random.at_most(order[0], order[1]);
      } else {
        order.resize(static_cast<std::size_t>(3 + random.pick(2)));
        random.whole(order.front(), {order.begin() + 1, order.end()}, random.pick(2) == 0);
      }
    }
    for (int i = 3 + random.pick(5); i > 0; --i) random.fact(p[static_cast<std::size_t>(random.pick(4))]);
    const Bench bench(random.corpus);
    const std::set<PropertyId> known = properties_with_facts(*bench.view);
    INFO("seed " << seed);
    hold_against(
        bench, false,
        [&](const std::vector<FactId>& facts) { return fits_rules(random.corpus, known, facts); }, tested);
  }
  CHECK(tested.sets > times_more(100));
}

}  // namespace gainsay
