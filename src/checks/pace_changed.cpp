// G304 pace changed: happenings a day over disjoint windows of one tally differ beyond chance.
//
// Were the rate the same, the first count would be binomial among both with the share of days as its chance:
// the exact conditional test of two Poisson rates (Przyborowski and Wilenski, Biometrika 31, 1940). It is
// asked of the counts within their hard intervals, and of the windows within their bounds, that bring the two
// rates closest.

#include <fmt/format.h>

#include <algorithm>
#include <boost/math/special_functions/beta.hpp>
#include <cmath>
#include <optional>

#include "checks/checks.h"
#include "checks/history.h"
#include "checks/wording.h"

namespace gainsay {

namespace {

constexpr double kChance = 0.01;

struct Pace {
  std::uint32_t assertion = 0;
  double least = 0, most = 0;        // the count, hard
  double shortest = 0, longest = 0;  // days of the window
  bool bounded = false;              // above
};

std::optional<Pace> pace_of(const SeriesView& view, std::uint32_t assertion) {
  const Window& window = view.occasion(assertion).window;
  if (!window.known || window.sum || window.inner_empty) return std::nullopt;
  if (window.outer.first <= kPast || window.outer.last >= kFuture) return std::nullopt;
  const auto days = [&](Ticks ticks) {
    const Resolution resolution = view.property.resolution;
    return static_cast<double>(tick_span(ticks.last, resolution).last + 1 -
                               tick_span(ticks.first, resolution).first) /
           static_cast<double>(kSecondsADay);
  };
  const Interval hard = view.corpus.measure(view.fact(assertion).value, view.property).hard;
  Pace pace;
  pace.assertion = assertion;
  pace.least = hard.low_infinite ? 0 : std::max(0.0, hard.low.to_double());
  pace.bounded = !hard.high_infinite;
  pace.most = pace.bounded ? hard.high.to_double() : 0;
  pace.shortest = days(window.inner);
  pace.longest = days(window.outer);
  return pace;
}

// The chance of at most `few` of `few + many` happenings in the days of the slower window, were the pace one.
double chance(double few, double few_days, double many, double many_days) {
  if (many < 1) return 1;
  return 2 * boost::math::ibetac(few + 1, many, few_days / (few_days + many_days));
}

// Whether `slow` was slower than `fast` beyond chance, however generously both are read.
bool slower(const Pace& slow, const Pace& fast) {
  if (!slow.bounded || slow.most / slow.shortest >= fast.least / fast.longest) return false;
  return chance(slow.most, slow.shortest, fast.least, fast.longest) < kChance;
}

double rate(const SeriesView& view, const Pace& pace) {
  const double middle = view.fact(pace.assertion).value.kind == ValueKind::number
                            ? view.corpus.quantity(view.fact(pace.assertion).value).amount.to_double()
                            : (pace.least + (pace.bounded ? pace.most : pace.least)) / 2;
  return middle / ((pace.shortest + pace.longest) / 2);
}

}  // namespace

void check_pace_changed(const SeriesView& view, Findings& findings) {
  if (view.property.over_time != OverTime::tally || view.property.type != ValueType::number) return;
  std::vector<Pace> paces;
  for (const std::uint32_t assertion : standing(view)) {
    if (const auto pace = pace_of(view, assertion)) paces.push_back(*pace);
  }
  const auto outer = [&](const Pace& pace) { return view.occasion(pace.assertion).window.outer; };
  std::stable_sort(paces.begin(), paces.end(),
                   [&](const Pace& a, const Pace& b) { return outer(a).last < outer(b).last; });
  Finding finding = finding_on(view, "G304");
  std::vector<double> rates;
  const Pace* last = nullptr;
  for (const Pace& pace : paces) {
    if (last != nullptr && outer(pace).first <= outer(*last).last)
      continue;  // windows that overlap share happenings
    if (last != nullptr && (slower(*last, pace) || slower(pace, *last))) {
      Step step = step_between(view, last->assertion, pace.assertion);
      for (const FactId fact : step.facts) {
        if (std::find(finding.facts.begin(), finding.facts.end(), fact) == finding.facts.end()) {
          finding.facts.push_back(fact);
        }
      }
      step.difference.reset();
      step.days.reset();
      step.ratio = rate(view, pace) / rate(view, *last);
      step.from = fmt::format("{} ({:.2g} a day)", step.from, rate(view, *last));
      step.to = fmt::format("{} ({:.2g} a day)", step.to, rate(view, pace));
      finding.steps.push_back(std::move(step));
    }
    last = &pace;
  }
  if (finding.steps.empty()) return;
  const Step& first = finding.steps.front();
  const auto window_text = [&](FactId id) {
    return view.corpus.text(view.corpus.time(view.corpus.fact(id).when)->text);
  };
  finding.message = fmt::format("{}: the pace changed from {} in {} to {} in {}", topic_of(view), first.from,
                                window_text(first.facts[0]), first.to, window_text(first.facts[1]));
  finding.message += more_such(finding.steps.size() - 1, "step");
  finding.because.emplace_back(
      "the two rates differ beyond chance (exact test of two Poisson rates, p < 0.01)");
  findings.push_back(std::move(finding));
}

}  // namespace gainsay
