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

// Sets of more tallies are told without what the others leave of each: that takes the square of their number.
constexpr std::size_t kMostLeft = 400;
constexpr std::size_t kMostTerms = 6;   // of a sum
constexpr std::size_t kMostVoices = 4;  // of a sentence

// A few sums of counts need more than 64 bits.
__extension__ using Sum = __int128;

std::string grouped(Sum n) {
  std::string digits = fmt::to_string(n);
  for (std::size_t at = digits.size(); at > 3;) digits.insert(at -= 3, ",");
  return digits;
}

bool contradictory(const TallyBoard& board, std::span<const Tally> tallies) {
  std::vector<Cause> all(tallies.size());
  std::iota(all.begin(), all.end(), Cause{0});
  return !TallyProblem(board, tallies).conflicts(all).empty();
}

// What of each tally the contradiction needs: its lower bound, its upper bound, or both.
void keep_what_is_needed(const TallyBoard& board, std::vector<Tally>& tallies) {
  for (std::size_t i = 0; i < tallies.size(); ++i) {
    if (!tallies[i].says_least() || !tallies[i].says_most()) continue;
    const Tally whole = tallies[i];
    tallies[i].least_over.reset();
    if (contradictory(board, tallies)) continue;
    tallies[i] = whole;
    tallies[i].most_over.clear();
    if (!contradictory(board, tallies)) tallies[i] = whole;
  }
}

// Lower bounds in the order of time, then the upper bounds that they do not fit.
void put_in_reading_order(std::vector<Tally>& tallies) {
  const auto key = [](const Tally& tally) {
    const Ticks window = tally.says_least() ? *tally.least_over : tally.most_over.front();
    return std::tuple(!tally.says_least(), window.first, window.last, tally.scope);
  };
  std::stable_sort(tallies.begin(), tallies.end(),
                   [&](const Tally& a, const Tally& b) { return key(a) < key(b); });
}

class Teller {
 public:
  Teller(const GroupView& view, const TallyBoard& board)
      : view_(view),
        corpus_(view.corpus),
        board_(board),
        property_(corpus_.properties[board.property.index]) {}

  // `tallies`: an irreducible set.
  Finding tell(std::vector<Tally> tallies) const {
    const std::vector<Tally> whole = tallies;
    if (tallies.size() <= kMostLeft) keep_what_is_needed(board_, tallies);
    put_in_reading_order(tallies);

    Finding finding = finding_on(*widest(tallies), "G102");
    finding.when = span_of(tallies);
    for (const Tally& tally : tallies) {
      finding.facts.push_back(tally.facts.front());
      finding.support.insert(finding.support.end(), tally.facts.begin() + 1, tally.facts.end());
      finding.explanation.push_back({tally.facts.front(), says(tally), {}});
    }
    if (tallies.size() <= kMostLeft) {
      for (std::size_t i = 0; i < tallies.size(); ++i) finding.explanation[i].leave = left_of(tallies, i);
    }
    finding.message = message(tallies);
    finding.because.push_back(sum_of(tallies));
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

  std::string says(const Tally& tally) const {
    std::vector<std::string> parts;
    const bool exactly = tally.says_least() && tally.says_most() && tally.least == tally.most &&
                         tally.most_over.size() == 1 && *tally.least_over == tally.most_over.front();
    if (exactly) {
      parts.push_back(
          fmt::format("exactly {}{} {}", grouped(tally.least), of_scope(tally), over(*tally.least_over)));
    } else {
      if (tally.says_least()) {
        parts.push_back(
            fmt::format("at least {}{} {}", grouped(tally.least), of_scope(tally), over(*tally.least_over)));
      }
      for (const Ticks& window : tally.most_over) {
        parts.push_back(fmt::format("at most {}{} {}", grouped(tally.most), of_scope(tally), over(window)));
      }
    }
    return listing(parts);
  }

  // What the others allow where this one's bounds do not fit.
  std::string left_of(const std::vector<Tally>& tallies, std::size_t place) const {
    const Tally& tally = tallies[place];
    std::vector<Tally> others = tallies;
    others.erase(others.begin() + static_cast<std::ptrdiff_t>(place));
    std::vector<TallyProblem::Query> queries;
    if (tally.says_least()) queries.push_back({tally.scope, *tally.least_over});
    for (const Ticks& window : tally.most_over) queries.push_back({tally.scope, window});
    TallyProblem problem(board_, others, queries);
    for (const TallyProblem::Query& query : queries) {
      const ImpliedCount count = problem.implied(query);
      const bool lower = tally.says_least() && query.window == *tally.least_over;
      if (lower && count.most && *count.most < tally.least) return "at most " + grouped(*count.most);
      if (count.least > tally.most && tally.says_most()) return "at least " + grouped(count.least);
    }
    return {};
  }

  std::string message(const std::vector<Tally>& tallies) const {
    std::vector<std::string> claims;
    for (const Tally& tally : tallies) {
      if (claims.size() + 1 == kMostVoices && tallies.size() > kMostVoices) {
        claims.push_back(fmt::format("{} more", tallies.size() - claims.size()));
        break;
      }
      const Fact& fact = corpus_.fact(tally.facts.front());
      claims.push_back(fmt::format("{}{}{} ({})", corpus_.value_text(fact.value, property_), of_scope(tally),
                                   at_time(std::string(corpus_.text(corpus_.time(fact.when)->text))),
                                   voices(corpus_, tally.facts)));
    }
    return fmt::format("{}: {} cannot be {}", corpus_.subject_label(board_.subject),
                       corpus_.property_label(board_.property), listing(claims));
  }

  static std::string terms(const std::vector<std::int64_t>& counts, Sum sum) {
    if (counts.size() < 2) return grouped(sum);
    if (counts.size() > kMostTerms) return fmt::format("{} in {} counts", grouped(sum), counts.size());
    std::string text;
    for (const std::int64_t n : counts) text += (text.empty() ? "" : " + ") + grouped(n);
    return text + " = " + grouped(sum);
  }

  // Why they do not fit: where each count is used once, the sums say it all.
  std::string sum_of(const std::vector<Tally>& tallies) const {
    std::vector<std::int64_t> least, most;
    for (const Tally& tally : tallies) {
      if (tally.says_least()) least.push_back(tally.least);
      for (std::size_t i = 0; i < tally.most_over.size(); ++i) most.push_back(tally.most);
    }
    const Sum low = std::accumulate(least.begin(), least.end(), Sum{0});
    const Sum high = std::accumulate(most.begin(), most.end(), Sum{0});
    if (low <= high) return "no course of the count fits all of them";
    return fmt::format("that is at least {}, yet at most {}", terms(least, low), terms(most, high));
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
  const Conflicts conflicts = problem.conflicts(all);
  if (conflicts.empty()) return;

  const Repair repair = smallest_repair(view, board, problem);
  const Teller teller(view, board);
  for (const std::vector<Cause>& causes : conflicts) {
    std::vector<Tally> tallies;
    for (const Cause cause : causes) tallies.push_back(board.tallies[cause]);
    Finding finding = teller.tell(std::move(tallies));
    tell_repair(
        repair, causes, conflicts.size(),
        [&](Cause cause) { return std::span<const FactId>(board.tallies[cause].facts); }, finding);
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
