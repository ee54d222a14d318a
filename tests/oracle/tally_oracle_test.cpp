// Impossible tallies, from the JSON of the facts to the findings, against counts day by day.
//
// The reference knows nothing of EDTF, quantities or running counts: facts are drawn together with the days
// that their windows hold at the widest and at the narrowest, and with the numbers that their hedges allow
// (design: semantics.md), and are written out as people would write them. Whether some count for each day
// fits all is asked of Z3, and for the many questions about parts of them, of Floyd and Warshall.
//
// GAINSAY_ORACLE is the number of random series (default 5,000).
#include <fmt/format.h>
#include <z3++.h>

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <cstdint>
#include <cstdlib>
#include <map>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "checks/history.h"
#include "checks/jointly.h"
#include "checks/run.h"
#include "checks/tally_problem.h"
#include "unit/load_fixture.h"

namespace gainsay {
namespace {

// Time as the reference has it: all before January, the 1st to the 12th, the rest of the month, all after it.
constexpr int kFirstDay = 1, kLastDay = 12, kAfter = 14, kCells = 15;

// Cells from `begin` to before `end`.
struct Range {
  int begin = 0, end = 0;
  bool empty() const { return begin >= end; }
  bool operator==(const Range&) const = default;
};

// What a fact says, as the reference reads it.
struct Said {
  std::string when, value;
  std::optional<int> published;     // a day
  std::vector<Range> members;       // of a set that is summed: each once, in order of time
  std::optional<Range> least_over;  // none: no lower bound holds
  std::vector<Range> most_over;
  std::int64_t least = 0;
  std::optional<std::int64_t> most;
};

class Dice {
 public:
  explicit Dice(std::uint64_t seed) : engine_(seed) {}
  int below(int count) { return static_cast<int>(engine_() % static_cast<std::uint64_t>(count)); }
  int between(int least, int most) { return least + below(most - least + 1); }

 private:
  std::mt19937_64 engine_;
};

std::string day(int d) { return fmt::format("1970-01-{:02}", d); }

// ---- windows ----

// Ends a window that runs past the report around it. False: it begins after it.
bool cut(Range& outer, Range& inner, std::optional<int> published) {
  if (!published || outer.end <= *published + 1) return true;
  outer.end = std::min(outer.end, *published + 2);
  inner.end = std::min(inner.end, *published);
  return !outer.empty();
}

void set_window(Said& said, std::string when, Range outer, Range inner) {
  said.when = std::move(when);
  if (!cut(outer, inner, said.published)) return;
  said.least_over = outer;
  if (!inner.empty()) said.most_over.push_back(inner);
}

// A set is its sum. Without gaps that is the count of one window; over a gap the sum is no more than all that
// the set spans; and it is no less than each member.
void set_sum(Said& said, std::string when, std::vector<Range> members) {
  said.when = std::move(when);
  bool whole = true, apart = true, closed = true;
  std::vector<Range> inners;
  for (Range& outer : members) {
    Range inner = outer;
    if (!cut(outer, inner, said.published)) return;
    whole = whole && outer == inner;
    if (!inner.empty()) inners.push_back(inner);
  }
  for (std::size_t i = 1; i < members.size(); ++i) {
    apart = apart && members[i - 1].end <= members[i].begin;
    closed = closed && members[i - 1].end == members[i].begin;
  }
  const Range hull{members.front().begin, members.back().end};
  if (apart) said.least_over = hull;
  said.most_over = whole && closed ? std::vector{hull} : inners;
  if (whole) said.members = std::move(members);
}

void draw_window(Dice& dice, Said& said) {
  // Windows begin and end at few days, so that they are neighbours, or one within the other, often enough.
  constexpr std::array kStarts = {3, 5, 7};
  const int a = kStarts[static_cast<std::size_t>(dice.below(3))];
  const int b = std::max(a, kStarts[static_cast<std::size_t>(dice.below(3))] + 1);
  const std::string from = day(a), to = day(b);
  switch (dice.below(23)) {
    case 0:
      return set_window(said, from, {a, a + 1}, {a, a + 1});
    case 1:
    case 2:
      return set_window(said, "../" + to, {0, b + 1}, {0, b + 1});
    case 3:
      return set_window(said, from + "/..", {a, kCells}, {a, kCells});
    case 4:
      return set_window(said, "1970-01", {kFirstDay, kAfter}, {kFirstDay, kAfter});
    case 5:  // either end may lie a day earlier or later
      return set_window(said, from + "~/" + to, {a - 1, b + 1}, {a + 1, b + 1});
    case 6:
      return set_window(said, from + "/" + to + "?", {a, b + 2}, {a, b});
    case 7:  // two days
      return set_window(said, from + "%/" + to, {a - 2, b + 1}, {a + 2, b + 1});
    case 8:
      return set_window(said, from + "~", {a - 1, a + 2}, {a + 1, a});
    case 9:  // one of the first nine days
      return set_window(said, "1970-01-0X", {1, 10}, {9, 2});
    case 10:
      return set_window(said, fmt::format("[{}..{}]", from, day(b + 1)), {a, b + 2}, {b + 1, a + 1});
    case 11:
      return set_sum(said, fmt::format("{{{},{}}}", from, day(b + 1)), {{a, a + 1}, {b + 1, b + 2}});
    case 12:
      return set_sum(said, fmt::format("{{{},{}}}", from, day(a + 1)), {{a, a + 1}, {a + 1, a + 2}});
    case 13:
      return set_sum(said, fmt::format("{{{}..{},{}}}", from, day(b + 1), day(b)), {{a, b + 2}, {b, b + 1}});
    case 14:
      said.when = dice.below(2) == 0 ? "/" + to : from + "/";  // nothing is inferred
      return;
    default:
      return set_window(said, from + "/" + to, {a, b + 1}, {a, b + 1});
  }
}

// ---- values ----

std::int64_t up(std::int64_t n, std::int64_t unit) { return (n + unit - 1) / unit; }

// Something that is true of `count`, mostly, and the numbers that it allows.
void draw_value(Dice& dice, Said& said, std::int64_t count) {
  const auto set = [&](std::string value, std::int64_t least, std::optional<std::int64_t> most) {
    said.value = std::move(value);
    said.least = least;
    said.most = most;
  };
  const auto hedged = [](std::string_view hedge, std::int64_t n) {
    return fmt::format(R"({{"amount": {}, "hedge": "{}"}})", n, hedge);
  };
  switch (dice.below(18)) {
    case 0:  // a word: 3 to 12
      return set(R"({"hedge": "several"})", 3, 12);
    case 1: {
      // The unit of the last digit, or 20 %, whichever is more; the half of that unit.
      std::int64_t unit = 1;
      while (count > 0 && count % (unit * 10) == 0) unit *= 10;
      const std::int64_t width = std::max(5 * unit, 2 * count);  // in tenths
      return set(fmt::format("\"~{}\"", count), count == 0 ? 0 : up(10 * count - width, 10),
                 (10 * count + width) / 10);
    }
    case 2: {
      const std::int64_t n = std::max<std::int64_t>(0, count - dice.between(1, 3));
      return set(fmt::format("\">{}\"", n), n + 1, {});
    }
    case 3:
      return set(hedged("at_least", count), count, {});
    case 4:
      return set(hedged("up_to", count), 0, count);
    case 5:
      return set(fmt::format("\"<{}\"", count + 1), 0, count);
    case 6: {
      const std::int64_t low = std::max<std::int64_t>(0, count - dice.below(4));
      return set(fmt::format("\"{}..{}\"", low, count + 2), low, count + 2);
    }
    case 7: {  // bare and round: half the unit of the last digit, a tenth at the most
      const std::int64_t n = count < 100 ? 100 : count / 10 * 10;
      std::int64_t unit = 10;
      while (n % (unit * 10) == 0) unit *= 10;
      const std::int64_t width = std::min(5 * unit, n);  // in tenths
      return set(std::to_string(n), up(10 * n - width, 10), up(10 * n + width, 10) - 1);
    }
    default: {
      // Exact; a number that looks rounded says that it is not.
      const bool round = count >= 100 && count % 10 == 0;
      return set(round ? hedged("exactly", count) : std::to_string(count), count, count);
    }
  }
}

std::vector<Said> random_facts(Dice& dice) {
  std::array<std::int64_t, kCells> counts{};
  for (std::int64_t& n : counts) n = dice.below(3) == 0 ? 0 : dice.below(12);
  if (dice.below(3) == 0) counts[0] = dice.between(90, 240);
  std::vector<Said> facts;
  const int count = dice.between(3, 10);
  for (int i = 0; i < count; ++i) {
    Said said;
    if (!facts.empty() && dice.below(8) == 0) {  // one repeats another
      facts.push_back(facts[static_cast<std::size_t>(dice.below(static_cast<int>(facts.size())))]);
      continue;
    }
    if (dice.below(6) == 0) said.published = dice.between(kFirstDay + 2, kLastDay - 2);
    draw_window(dice, said);
    std::int64_t truth = 0;
    const Range over = said.least_over.value_or(Range{0, kCells});
    for (int cell = over.begin; cell < over.end; ++cell) truth += counts[static_cast<std::size_t>(cell)];
    if (dice.below(2) == 0) truth = std::max(0, static_cast<int>(truth) + dice.between(-4, 4));
    draw_value(dice, said, truth);
    facts.push_back(std::move(said));
  }
  return facts;
}

// ---- the reference ----

using Chosen = std::vector<const Said*>;

// Bounds on the happenings before each cell, least differences by path; nothing: there is no course.
using Distances = std::array<std::array<std::int64_t, kCells + 1>, kCells + 1>;
constexpr std::int64_t kNone = std::int64_t{1} << 40;

std::optional<Distances> distances(const Chosen& facts) {
  Distances d;
  for (auto& row : d) row.fill(kNone);
  const auto bound = [&](int from, int to, std::int64_t most) {
    std::int64_t& old = d[static_cast<std::size_t>(from)][static_cast<std::size_t>(to)];
    old = std::min(old, most);
  };
  for (int at = 0; at <= kCells; ++at) bound(at, at, 0);
  for (int cell = 0; cell < kCells; ++cell) bound(cell + 1, cell, 0);
  for (const Said* said : facts) {
    if (said->least_over) bound(said->least_over->end, said->least_over->begin, -said->least);
    if (!said->most) continue;
    for (const Range& over : said->most_over) bound(over.begin, over.end, *said->most);
  }
  for (std::size_t middle = 0; middle <= kCells; ++middle) {
    for (std::size_t from = 0; from <= kCells; ++from) {
      for (std::size_t to = 0; to <= kCells; ++to) {
        if (d[from][middle] < kNone && d[middle][to] < kNone)
          d[from][to] = std::min(d[from][to], d[from][middle] + d[middle][to]);
      }
    }
  }
  for (std::size_t at = 0; at <= kCells; ++at) {
    if (d[at][at] < 0) return std::nullopt;
  }
  return d;
}

bool possible(const Chosen& facts) { return distances(facts).has_value(); }

// Whether there is a count for each cell that fits. `summed`: sets over gaps as what they really are.
bool z3_possible(z3::context& context, const Chosen& facts, bool summed = false) {
  z3::solver solver(context, z3::solver::simple());
  std::vector<z3::expr> counts;
  for (int cell = 0; cell < kCells; ++cell) {
    counts.push_back(context.int_const(fmt::format("c{}", cell).c_str()));
    solver.add(counts.back() >= 0);
  }
  const auto sum = [&](Range over) {
    z3::expr total = context.int_val(0);
    for (int cell = over.begin; cell < over.end; ++cell)
      total = total + counts[static_cast<std::size_t>(cell)];
    return total;
  };
  for (const Said* said : facts) {
    if (said->least_over) solver.add(sum(*said->least_over) >= context.int_val(said->least));
    if (said->most) {
      for (const Range& over : said->most_over) solver.add(sum(over) <= context.int_val(*said->most));
    }
    if (summed && !said->members.empty()) {
      z3::expr total = context.int_val(0);
      for (const Range& member : said->members) total = total + sum(member);
      solver.add(total >= context.int_val(said->least));
      if (said->most) solver.add(total <= context.int_val(*said->most));
    }
  }
  const z3::check_result result = solver.check();
  REQUIRE(result != z3::unknown);
  return result == z3::sat;
}

// ---- from facts to findings ----

std::uint64_t random_count() {
  const char* text = std::getenv("GAINSAY_ORACLE");
  return text == nullptr ? 5000 : std::strtoull(text, nullptr, 10);
}

std::string fact_name(std::size_t series, std::size_t fact) { return fmt::format("a{}-{}#f", series, fact); }

// Each list of facts is a subject; each fact has an article and a publisher of its own.
std::string json_of(const std::vector<std::vector<Said>>& all) {
  std::string subjects, articles;
  for (std::size_t series = 0; series < all.size(); ++series) {
    subjects += fmt::format("{}{{\"id\": \"s{}\"}}", series == 0 ? "" : ",\n", series);
    for (std::size_t i = 0; i < all[series].size(); ++i) {
      const Said& said = all[series][i];
      const std::string published =
          said.published ? fmt::format(R"("published": "{}", )", day(*said.published)) : "";
      articles += fmt::format(
          R"({}{{"id": "a{}-{}", "publisher": "p{}-{}", {}"facts": [)"
          R"({{"id": "f", "subject": "s{}", "property": "n", "value": {}, "when": "{}"}}]}})",
          articles.empty() ? "" : ",\n", series, i, series, i, published, series, said.value, said.when);
    }
  }
  return fmt::format(R"({{"subjects": [{}],
"properties": [{{"id": "n", "type": "number", "over_time": "tally"}}],
"articles": [{}]}})",
                     subjects, articles);
}

// The number at the end of `at most 12`.
std::int64_t number_in(std::string text) {
  std::erase(text, ',');
  const std::size_t first = text.find_first_of("0123456789");
  REQUIRE(first != std::string::npos);
  return std::stoll(text.substr(first));
}

struct Tested {
  std::size_t impossible = 0, outvoted = 0, several = 0, long_ones = 0, left = 0, sets = 0;
};

class Case {
 public:
  Case(const FactGraph& graph, std::vector<FactId> facts, const std::vector<Said>& said, z3::context& z3)
      : graph_(graph), corpus_(graph.corpus()), z3_(z3) {
    for (std::size_t i = 0; i < facts.size(); ++i) said_[facts[i].index] = &said[i];
  }

  void check(const Context& context, const Series& series, const std::vector<const Finding*>& findings,
             Tested& tested) {
    Chosen all;
    std::set<std::uint32_t> left;
    for (const FactId fact : graph_.facts_of(series)) {
      if (!context.standing(fact)) {
        ++tested.outvoted;
        continue;
      }
      all.push_back(said_.at(fact.index));
      left.insert(fact.index);
    }
    const bool consistent = possible(all);
    REQUIRE(z3_possible(z3_, all) == consistent);
    REQUIRE(findings.empty() == consistent);
    tested.impossible += consistent ? 0 : 1;
    tested.several += findings.size() > 1 ? 1 : 0;
    for (const Finding* finding : findings) {
      explain(*finding, tested);
      for (const auto* facts : {&finding->facts, &finding->support}) {
        for (const FactId fact : *facts)
          REQUIRE(left.erase(fact.index) == 1);  // stood, and in no other finding
      }
    }
    Chosen rest;
    for (const std::uint32_t fact : left) rest.push_back(said_.at(fact));
    REQUIRE(possible(rest));
    if (!consistent) repair(context, series);
  }

 private:
  Chosen chosen(std::span<const FactId> facts, std::optional<FactId> without = {}) const {
    Chosen some;
    for (const FactId fact : facts) {
      if (fact != without) some.push_back(said_.at(fact.index));
    }
    return some;
  }

  // The facts contradict one another and are needed, each of them; and what the others leave is so.
  void explain(const Finding& finding, Tested& tested) {
    CAPTURE(finding.message);
    REQUIRE_FALSE(possible(chosen(finding.facts)));
    if (std::any_of(finding.facts.begin(), finding.facts.end(),
                    [&](FactId fact) { return said_.at(fact.index)->members.size() > 1; })) {
      REQUIRE_FALSE(z3_possible(z3_, chosen(finding.facts), true));
      ++tested.sets;
    }
    tested.long_ones += finding.facts.size() > 2 ? 1 : 0;
    REQUIRE(finding.explanation.size() == finding.facts.size());
    for (const Reason& reason : finding.explanation) {
      const auto others = distances(chosen(finding.facts, reason.fact));
      REQUIRE(others);
      const Said& said = *said_.at(reason.fact.index);
      const auto between = [&](Range over) {
        return std::pair(
            (*others)[static_cast<std::size_t>(over.begin)][static_cast<std::size_t>(over.end)],
            -(*others)[static_cast<std::size_t>(over.end)][static_cast<std::size_t>(over.begin)]);
      };
      INFO(reason.says << "; " << reason.leave);
      if (reason.says.starts_with("at least")) {
        REQUIRE(number_in(reason.says) == said.least);
        REQUIRE(reason.leave.starts_with("at most"));
        REQUIRE(number_in(reason.leave) == between(*said.least_over).first);
        ++tested.left;
      } else if (said.most_over.size() == 1) {
        REQUIRE(reason.says.starts_with("at most"));
        REQUIRE(number_in(reason.says) == *said.most);
        REQUIRE(reason.leave.starts_with("at least"));
        REQUIRE(number_in(reason.leave) == between(said.most_over.front()).second);
        ++tested.left;
      }
    }
    for (const FactId fact : finding.support) {  // says the same as one of the facts
      REQUIRE(std::any_of(finding.facts.begin(), finding.facts.end(),
                          [&](FactId told) { return bounds(fact) == bounds(told); }));
    }
  }

  // The bounds that a fact gives: windows and numbers.
  std::pair<std::vector<Range>, std::vector<std::int64_t>> bounds(FactId fact) const {
    const Said& said = *said_.at(fact.index);
    std::pair<std::vector<Range>, std::vector<std::int64_t>> all;
    if (said.least_over && said.least > 0) {
      all.first.push_back(*said.least_over);
      all.second.push_back(said.least);
    }
    all.second.push_back(-1);
    if (said.most) {
      all.first.insert(all.first.end(), said.most_over.begin(), said.most_over.end());
      if (!said.most_over.empty()) all.second.push_back(*said.most);
    }
    return all;
  }

  // Withdrawn, the rest is possible; nothing lighter will do.
  void repair(const Context& context, const Series& series) {
    const GroupView view(context, {&series});
    const TallyBoard board = tally_board(view, view.scopes_from(0));
    TallyProblem problem(board, board.tallies);
    const Repair found = smallest_repair(view, board, problem);
    REQUIRE(found.possible);
    REQUIRE(found.exact);
    std::vector<Weight> weights;
    for (const Tally& tally : board.tallies) {
      const Ticks window = tally.says_least() ? *tally.least_over : tally.most_over.back();
      weights.push_back(
          weight_of(context, tally.facts, window.last < kFuture ? std::optional(window.last) : std::nullopt));
    }
    std::optional<std::uint64_t> lightest;
    for (std::uint32_t withdrawn = 0; withdrawn < 1U << board.tallies.size(); ++withdrawn) {
      Chosen kept;
      std::uint64_t weight = 0;
      bool same = true;
      for (Cause cause = 0; cause < board.tallies.size(); ++cause) {
        const bool gone = (withdrawn >> cause & 1U) != 0;
        same = same && gone == std::binary_search(found.withdrawn.begin(), found.withdrawn.end(), cause);
        weight += gone ? weights[cause] : 0;
        if (!gone) kept.push_back(said_.at(board.tallies[cause].facts.front().index));
      }
      if (!possible(kept)) {
        REQUIRE_FALSE(same);
        continue;
      }
      lightest = std::min(lightest.value_or(weight), weight);
    }
    REQUIRE(found.weight == *lightest);
  }

  const FactGraph& graph_;
  const Corpus& corpus_;
  z3::context& z3_;
  std::map<std::uint32_t, const Said*> said_;
};

}  // namespace

TEST_CASE("random tallies: what is impossible day by day is found, explained and mended", "[oracle]") {
  constexpr std::size_t kBatch = 250;  // series loaded together
  const std::uint64_t count = random_count();
  Dice dice(20200804);
  z3::context z3;
  Tested tested;
  std::uint64_t done = 0;
  while (done < count) {
    std::vector<std::vector<Said>> all;
    while (all.size() < std::min<std::uint64_t>(kBatch, count - done)) all.push_back(random_facts(dice));
    const testing::Folder folder;
    folder.write("facts.json", json_of(all));
    const Loaded loaded = folder.load();
    REQUIRE(testing::findings_text(loaded) == "");
    const Corpus& corpus = loaded.corpus;
    std::map<std::string, FactId> fact_of;
    for (std::size_t i = 0; i < corpus.facts.size(); ++i) fact_of[corpus.fact_name(FactId(i))] = FactId(i);

    const FactGraph graph(corpus);
    const std::vector<Finding> findings = run_checks(graph, Origins(graph.corpus()), 1);
    const Origins origins(corpus);
    Readings readings(corpus);
    StandingFacts standing(corpus.facts.size());
    const Context context{graph, corpus, origins, readings, standing};
    for (const Series& series : graph.series()) {
      withdraw(SeriesView(context, series), standing);
      const std::string subject(corpus.text(corpus.subjects[series.subject.index].id));
      const auto number = static_cast<std::size_t>(std::stoull(subject.substr(1)));
      CAPTURE(done, number);
      std::vector<FactId> facts;
      for (std::size_t i = 0; i < all[number].size(); ++i) facts.push_back(fact_of.at(fact_name(number, i)));
      std::vector<const Finding*> here;
      for (const Finding& finding : findings) {
        if (finding.code == "G102" && finding.subject == series.subject) here.push_back(&finding);
      }
      Case(graph, facts, all[number], z3).check(context, series, here, tested);
    }
    done += all.size();
  }
  CAPTURE(tested.impossible, tested.outvoted, tested.several, tested.long_ones, tested.left, tested.sets);
  CHECK(tested.impossible > count / 5);
  CHECK(tested.impossible < count - count / 5);
  CHECK(tested.outvoted > count / 100);
  CHECK(tested.several > count / 200);
  CHECK(tested.long_ones > count / 20);
  CHECK(tested.left > count / 3);
  CHECK(tested.sets > count / 100);
}

}  // namespace gainsay
