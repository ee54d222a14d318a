// G102 impossible tally: counts that contradict each other only when several are read together.
//
// A running total that falls, a part of a time with more than the whole, parts that add up to too much, or
// too little: whatever leaves no course that the count could have taken. Each finding is an irreducible set
// of facts, found on the running counts of all tallies of a subject and property (checks/tally_problem.h);
// beside it stands a smallest repair, and what the others leave of each.

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <tuple>

#include "checks/checks.h"
#include "checks/jointly.h"
#include "checks/tally_problem.h"
#include "checks/wording.h"

namespace gainsay {

namespace {

constexpr std::size_t kMostTerms = 6;   // of a sum
constexpr std::size_t kMostVoices = 4;  // of a sentence

// Parts in the order of time, then the whole that they do not fit: lower bounds and the upper one that they
// exceed; or, where there are more of those, upper bounds and the lower one that they do not reach.
void put_in_reading_order(TallyConflict& conflict) {
  std::size_t least = 0, most = 0;
  for (const Tally& tally : conflict.taken) {
    least += tally.says_least() ? 1U : 0U;
    most += tally.most_over.size();
  }
  const auto key = [&](std::size_t i) {
    const Tally& tally = conflict.taken[i];
    const Ticks window = tally.says_least() ? *tally.least_over : tally.most_over.front();
    return std::tuple(tally.says_least() == (most > least), window.first, window.last, tally.scope);
  };
  std::vector<std::size_t> order(conflict.taken.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return key(a) < key(b); });
  const TallyConflict unordered = conflict;
  for (std::size_t i = 0; i < order.size(); ++i) {
    conflict.taken[i] = unordered.taken[order[i]];
    if (!unordered.times.empty()) conflict.times[i] = unordered.times[order[i]];
  }
}

// What a contradiction adds up to: each lower bound and each upper bound that it takes, once.
struct Sides {
  std::vector<std::int64_t> least, most;
  PathSum low = 0, high = 0;

  // `times`: how often each is taken; nothing adds up where it is empty.
  Sides(const std::vector<Tally>& tallies, const std::vector<std::int64_t>& times) {
    for (std::size_t i = 0; i < times.size(); ++i) {
      const Tally& tally = tallies[i];
      const auto often = static_cast<std::size_t>(times[i]);
      if (tally.says_least()) least.insert(least.end(), often, tally.least);
      most.insert(most.end(), often * tally.most_over.size(), tally.most);
    }
    low = std::accumulate(least.begin(), least.end(), PathSum{0});
    high = std::accumulate(most.begin(), most.end(), PathSum{0});
  }
};

class Teller {
 public:
  Teller(const GroupView& view, const TallyBoard& board)
      : view_(view),
        corpus_(view.corpus),
        board_(board),
        property_(corpus_.properties[board.property.index]) {}

  Finding tell(TallyConflict conflict) const {
    put_in_reading_order(conflict);
    const Sides sides(conflict.taken, conflict.times);
    const std::vector<Tally>& tallies = conflict.taken;
    Finding finding = finding_on(*widest(tallies), "G102");
    finding.when = span_of(tallies);
    for (std::size_t i = 0; i < tallies.size(); ++i) {
      const Tally& tally = tallies[i];
      finding.facts.push_back(tally.facts.front());
      finding.support.insert(finding.support.end(), tally.facts.begin() + 1, tally.facts.end());
      const std::int64_t times = conflict.times.empty() ? 0 : conflict.times[i];
      finding.explanation.push_back({tally.facts.front(), says(tally), left_of(tally, times, sides)});
    }
    finding.message = message(tallies);
    finding.because.push_back(sum_of(sides));
    tell_what_was_cut_short(tallies, finding);
    finding.support = by_publication(corpus_, std::move(finding.support));
    return finding;
  }

 private:
  // The series that the finding stands under: the one whose scope holds all others, if there is one.
  const Series* widest(const std::vector<Tally>& tallies) const {
    const auto scope = [&](const Tally& tally) -> const Scope& {
      return corpus_.scopes[board_.scopes[tally.scope].index];
    };
    const auto found = std::find_if(tallies.begin(), tallies.end(), [&](const Tally& wide) {
      return std::all_of(tallies.begin(), tallies.end(),
                         [&](const Tally& tally) { return is_part(scope(tally), scope(wide)); });
    });
    const Tally& chosen = found == tallies.end() ? tallies.front() : *found;
    const auto series = std::find_if(view_.series.begin(), view_.series.end(), [&](const Series* one) {
      return one->subject == board_.subject && one->property == board_.property &&
             one->scope == board_.scopes[chosen.scope];
    });
    return *series;
  }

  std::string span_of(const std::vector<Tally>& tallies) const {
    Ticks hull{kFuture, kPast};
    for (const Tally& tally : tallies) {
      std::vector<Ticks> windows = tally.most_over;
      if (tally.says_least()) windows.push_back(*tally.least_over);
      for (const Ticks& window : windows) {
        hull.first = std::min(hull.first, window.first);
        hull.last = std::max(hull.last, window.last);
      }
    }
    return format_span(
        {tick_span(hull.first, property_.resolution).first, tick_span(hull.last, property_.resolution).last});
  }

  std::string of_scope(const Tally& tally) const {
    const std::string scope = corpus_.scope_text(board_.scopes[tally.scope]);
    return board_.scopes.size() < 2 || scope.empty() ? "" : fmt::format(" ({})", scope);
  }

  std::string over(Ticks window) const { return window_in_words(window, property_.resolution); }

  std::string number(PathSum n) const {
    return property_.unit.valid() ? fmt::format("{} {}", grouped(n), corpus_.units[property_.unit.index])
                                  : grouped(n);
  }

  std::string says(const Tally& tally) const {
    std::vector<std::string> parts;
    const bool exactly = tally.says_least() && tally.says_most() && tally.least == tally.most &&
                         tally.most_over.size() == 1 && *tally.least_over == tally.most_over.front();
    const auto say = [&](std::string_view how, std::int64_t n, Ticks window) {
      parts.push_back(fmt::format("{} {}{} {}", how, number(n), of_scope(tally), over(window)));
    };
    if (exactly) {
      say("exactly", tally.least, *tally.least_over);
    } else {
      if (tally.says_least()) say("at least", tally.least, *tally.least_over);
      for (const Ticks& window : tally.most_over) say("at most", tally.most, window);
    }
    return listing(parts);
  }

  // What the others allow where this one's bound does not fit: the sums would have to be equal. Nothing less
  // follows from them, or it would contradict this one with fewer.
  std::string left_of(const Tally& tally, std::int64_t often, const Sides& sides) const {
    if (sides.low <= sides.high || tally.says_least() == tally.says_most()) return {};
    const auto times =
        PathSum{often} * (tally.says_least() ? 1 : static_cast<PathSum>(tally.most_over.size()));
    if (tally.says_least()) {
      const PathSum room = sides.high - (sides.low - times * tally.least);
      return room < 0 ? std::string() : "at most " + number(room / times);
    }
    const PathSum rest = sides.low - (sides.high - times * tally.most);
    return "at least " + number((rest + times - 1) / times);
  }

  // `12 on 2021-03-01`, without its voices.
  std::string claim(const Tally& tally) const {
    const Fact& fact = corpus_.fact(tally.facts.front());
    return fmt::format("{}{}{}", corpus_.value_text(fact.value, property_), of_scope(tally),
                       at_time(std::string(corpus_.text(corpus_.time(fact.when)->text))));
  }

  // Of many the first few are named, and the last, which is the whole that they do not fit.
  std::string message(const std::vector<Tally>& tallies) const {
    const std::string voice = voices(corpus_, tallies.front().facts);
    const bool one_voice = std::all_of(tallies.begin(), tallies.end(), [&](const Tally& tally) {
      return voices(corpus_, tally.facts) == voice;
    });
    const std::size_t first = tallies.size() > kMostVoices ? kMostVoices - 2 : tallies.size() - 1;
    std::vector<std::string> claims;
    claims.reserve(kMostVoices);
    const auto name = [&](const Tally& tally) {
      claims.push_back(one_voice ? claim(tally)
                                 : fmt::format("{} ({})", claim(tally), voices(corpus_, tally.facts)));
    };
    for (std::size_t i = 0; i < first; ++i) name(tallies[i]);
    if (first + 1 < tallies.size())
      claims.push_back(fmt::format("{} further counts", grouped(tallies.size() - first - 1)));
    name(tallies.back());
    std::string text = fmt::format("{}: {} cannot be {}", corpus_.subject_label(board_.subject),
                                   corpus_.property_label(board_.property), listing(claims));
    if (one_voice) text += fmt::format(" ({} {})", tallies.size() == 2 ? "both" : "all", voice);
    return text;
  }

  static std::string terms(const std::vector<std::int64_t>& counts, PathSum sum) {
    if (counts.size() < 2) return grouped(sum);
    if (counts.size() > kMostTerms)
      return fmt::format("{} in {} counts", grouped(sum), grouped(counts.size()));
    std::string text;
    for (const std::int64_t n : counts) text += (text.empty() ? "" : " + ") + grouped(n);
    return text + " = " + grouped(sum);
  }

  // Why they do not fit: where each count is used once, the sums say it all.
  static std::string sum_of(const Sides& sides) {
    if (sides.low <= sides.high) return "no course of the count fits all of them";
    const std::string least = "at least " + terms(sides.least, sides.low);
    const std::string most = "at most " + terms(sides.most, sides.high);
    return sides.most.size() > sides.least.size() ? fmt::format("that is {}, yet {}", most, least)
                                                  : fmt::format("that is {}, yet {}", least, most);
  }

  // Where a bound holds up to the report and not up to the end of what it says.
  void tell_what_was_cut_short(const std::vector<Tally>& tallies, Finding& finding) const {
    std::vector<FactId> cut;
    for (const Tally& tally : tallies) {
      const Fact& fact = corpus_.fact(tally.facts.front());
      const Window written = window(corpus_.time(fact.when)->edtf, property_.resolution);
      if (written.sum) continue;
      const bool least = tally.says_least() && *tally.least_over != written.outer;
      const bool most = tally.says_most() && tally.most_over.front() != written.inner;
      if (least || most) cut.push_back(tally.facts.front());
    }
    if (cut.size() == 1) {
      finding.because.push_back(
          fmt::format("{} was published before its window ended: it counts up to then, approximately",
                      corpus_.fact_name(cut.front())));
    } else if (!cut.empty()) {
      finding.because.push_back(fmt::format(
          "{} of them were published before their windows ended: they count up to then, approximately",
          grouped(cut.size())));
    }
  }

  const GroupView& view_;
  const Corpus& corpus_;
  const TallyBoard& board_;
  const Property& property_;
};

void check_board(const GroupView& view, const TallyBoard& board, Findings& findings) {
  TallyProblem problem(board, board.tallies);
  std::vector<Cause> all(board.tallies.size());
  std::iota(all.begin(), all.end(), Cause{0});
  std::vector<TallyConflict> conflicts = problem.explained(all);
  if (conflicts.empty()) return;

  const Repair repair = smallest_repair(view, board, problem);
  const RepairTeller mended(repair, conflicts.size(),
                            [&](Cause cause) { return std::span<const FactId>(board.tallies[cause].facts); });
  const Teller teller(view, board);
  for (TallyConflict& conflict : conflicts) {
    Finding finding = teller.tell(conflict);
    mended.tell(conflict.causes, finding);
    allow_for_sources(view.corpus, finding);
    findings.push_back(std::move(finding));
  }
}

}  // namespace

void check_impossible_tally(const GroupView& view, Findings& findings) {
  for (std::size_t first = 0; first < view.series.size();) {
    const auto scopes = view.scopes_from(first);
    first += scopes.size();
    const Property& property = view.property(*scopes.front());
    if (property.over_time != OverTime::tally || property.type != ValueType::number || !property.compared())
      continue;
    const std::size_t facts = std::accumulate(
        scopes.begin(), scopes.end(), std::size_t{0},
        [](std::size_t sum, const Series* series) { return sum + series->end_fact - series->first_fact; });
    if (facts > 1) check_board(view, tally_board(view, scopes), findings);
  }
}

}  // namespace gainsay
