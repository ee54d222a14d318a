#include "checks/sums.h"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace gainsay {

namespace {

// Where each bound came from, for prove(): a number as given, or other bounds by a rule. Kept as a growing
// list, so that a bound which is narrowed again does not change what followed from it before.
class Tracing {
 public:
  static constexpr std::uint32_t kGiven = std::numeric_limits<std::uint32_t>::max();

  struct Step {
    std::uint32_t number = 0;
    std::uint32_t rule = kGiven;
    bool exactly = false;
    std::vector<std::uint32_t> from;  // steps
  };

  explicit Tracing(std::size_t numbers) : low_(numbers), high_(numbers) {
    for (std::uint32_t i = 0; i < numbers; ++i) {
      low_[i] = static_cast<std::uint32_t>(steps_.size());
      steps_.push_back({i, kGiven, false, {}});
      high_[i] = static_cast<std::uint32_t>(steps_.size());
      steps_.push_back({i, kGiven, true, {}});  // of what is given, `exactly` marks the high end
    }
  }

  void whole_low(const SumRule& rule, std::uint32_t place) {
    Step step{rule.whole, place, false, {}};
    for (const std::uint32_t part : rule.parts) step.from.push_back(low_[part]);
    set(low_[rule.whole], std::move(step));
  }
  void whole_high(const SumRule& rule, std::uint32_t place) {
    Step step{rule.whole, place, true, {}};
    for (const std::uint32_t part : rule.parts) step.from.push_back(high_[part]);
    set(high_[rule.whole], std::move(step));
  }
  void part_high(const SumRule& rule, std::uint32_t place, std::size_t part) {
    Step step{rule.parts[part], place, false, {high_[rule.whole]}};
    for (std::size_t i = 0; i < rule.parts.size(); ++i) {
      if (i != part) step.from.push_back(low_[rule.parts[i]]);
    }
    set(high_[rule.parts[part]], std::move(step));
  }
  void part_low(const SumRule& rule, std::uint32_t place, std::size_t part) {
    Step step{rule.parts[part], place, true, {low_[rule.whole]}};
    for (std::size_t i = 0; i < rule.parts.size(); ++i) {
      if (i != part) step.from.push_back(high_[rule.parts[i]]);
    }
    set(low_[rule.parts[part]], std::move(step));
  }

  SumRules::Proof proof(std::uint32_t number) const {
    SumRules::Proof proof;
    collect(low_[number], proof);
    collect(high_[number], proof);
    return proof;
  }

 private:
  void set(std::uint32_t& bound, Step step) {
    bound = static_cast<std::uint32_t>(steps_.size());
    steps_.push_back(std::move(step));
  }

  // Steps name only earlier ones. What a low end follows from by subtraction is a high end, and is a high end
  // of the proof, too: it stands on the other side of the sum.
  void collect(std::uint32_t at, SumRules::Proof& proof) const {
    const Step& step = steps_[at];
    if (step.rule == kGiven) {
      (step.exactly ? proof.highs : proof.lows).push_back(step.number);
      return;
    }
    for (const std::uint32_t before : step.from) collect(before, proof);
    for (std::size_t i = 0; i < proof.by.size(); ++i) {
      if (proof.by[i] == step.rule && proof.by_exactly[i] == step.exactly) return;
    }
    proof.by.push_back(step.rule);
    proof.by_exactly.push_back(step.exactly);
  }

  std::vector<std::uint32_t> low_, high_;  // the step behind each bound
  std::vector<Step> steps_;
};

struct NoTrace {
  static void whole_low(const SumRule&, std::uint32_t) {}
  static void whole_high(const SumRule&, std::uint32_t) {}
  static void part_high(const SumRule&, std::uint32_t, std::size_t) {}
  static void part_low(const SumRule&, std::uint32_t, std::size_t) {}
};

}  // namespace

End plus(const End& a, const End& b) {
  if (a.infinite != 0) return a;
  if (b.infinite != 0) return b;
  return {a.at + b.at, 0, a.tilt != 0 ? a.tilt : b.tilt};
}

End minus(const End& a, const End& b) {
  const End turned{-b.at, static_cast<std::int8_t>(-b.infinite), static_cast<std::int8_t>(-b.tilt)};
  return plus(a, turned);
}

Band intersect(const Band& a, const Band& b) { return {std::max(a.low, b.low), std::min(a.high, b.high)}; }

// Parts first: then one pass upwards does, unless they go in a circle.
SumRules::SumRules(std::vector<SumRule> rules) {
  std::uint32_t numbers = 0;
  for (const SumRule& rule : rules) {
    numbers = std::max(numbers, rule.whole + 1);
    for (const std::uint32_t part : rule.parts) numbers = std::max(numbers, part + 1);
  }
  std::vector<std::vector<std::uint32_t>> making(numbers);  // the rules of which a number is the whole
  std::vector<std::uint32_t> made_by(numbers, 0);           // the rules of which it is a part
  bool exactly = false;
  for (std::uint32_t i = 0; i < rules.size(); ++i) {
    making[rules[i].whole].push_back(i);
    for (const std::uint32_t part : rules[i].parts) ++made_by[part];
    exactly = exactly || rules[i].exactly;
  }
  const bool tree = std::all_of(made_by.begin(), made_by.end(), [](std::uint32_t n) { return n <= 1; });

  enum : std::uint8_t { unseen, open, done };
  std::vector<std::uint8_t> state(rules.size(), unseen);
  std::vector<std::uint32_t> order;
  const auto visit = [&](const auto& self, std::uint32_t rule) -> void {
    if (state[rule] == open) circular_ = true;
    if (state[rule] != unseen) return;
    state[rule] = open;
    for (const std::uint32_t part : rules[rule].parts) {
      for (const std::uint32_t below : making[part]) self(self, below);
    }
    state[rule] = done;
    order.push_back(rule);
  };
  for (std::uint32_t i = 0; i < rules.size(); ++i) visit(visit, i);
  for (const std::uint32_t rule : order) rules_.push_back(std::move(rules[rule]));
  upwards_enough_ = !exactly || (tree && !circular_);
}

// From parts to wholes.
template <class Log>
bool SumRules::raise(std::vector<Band>& numbers, bool& changed, Log& log) const {
  for (std::uint32_t place = 0; place < rules_.size(); ++place) {
    const SumRule& rule = rules_[place];
    Band& whole = numbers[rule.whole];
    End low, high;
    for (const std::uint32_t part : rule.parts) {
      low = plus(low, numbers[part].low);
      high = plus(high, numbers[part].high);
    }
    if (whole.low < low) {
      log.whole_low(rule, place);
      whole.low = low;
      changed = true;
    }
    if (rule.exactly && high < whole.high) {
      log.whole_high(rule, place);
      whole.high = high;
      changed = true;
    }
    if (gainsay::empty(whole)) return false;
  }
  return true;
}

// From wholes to parts: what the other parts leave of the whole.
template <class Log>
bool SumRules::lower(std::vector<Band>& numbers, bool& changed, Log& log) const {
  std::vector<Band> behind;  // by part: the sum of those after it
  for (auto place = static_cast<std::uint32_t>(rules_.size()); place-- > 0;) {
    const SumRule& rule = rules_[place];
    const Band& whole = numbers[rule.whole];
    behind.assign(rule.parts.size() + 1, {});
    for (std::size_t i = rule.parts.size(); i-- > 0;) {
      const Band& part = numbers[rule.parts[i]];
      behind[i] = {plus(behind[i + 1].low, part.low), plus(behind[i + 1].high, part.high)};
    }
    Band before;
    for (std::size_t i = 0; i < rule.parts.size(); ++i) {
      Band& part = numbers[rule.parts[i]];
      const End high = minus(whole.high, plus(before.low, behind[i + 1].low));
      const End low = minus(whole.low, plus(before.high, behind[i + 1].high));
      if (high < part.high) {
        log.part_high(rule, place, i);
        part.high = high;
        changed = true;
      }
      if (rule.exactly && part.low < low) {
        log.part_low(rule, place, i);
        part.low = low;
        changed = true;
      }
      if (gainsay::empty(part)) return false;
      before = {plus(before.low, part.low), plus(before.high, part.high)};
    }
  }
  return true;
}

// As many passes as there are rules reach every bound that does not go around in a circle. The number does
// not depend on the bounds, so that fewer facts never show more.
template <class Log>
bool SumRules::narrow(std::vector<Band>& numbers, bool downwards, Log& log) const {
  if (std::any_of(numbers.begin(), numbers.end(), [](const Band& band) { return gainsay::empty(band); }))
    return false;
  const std::size_t passes = downwards || circular_ ? rules_.size() + 1 : 1;
  bool changed = true;
  for (std::size_t pass = 0; changed && pass < passes; ++pass) {
    changed = false;
    if (!raise(numbers, changed, log)) return false;
    if (downwards && !lower(numbers, changed, log)) return false;
  }
  return true;
}

bool SumRules::possible(std::vector<Band>& numbers) const {
  NoTrace none;
  return narrow(numbers, !upwards_enough_, none);
}

bool SumRules::narrow(std::vector<Band>& numbers) const {
  NoTrace none;
  return narrow(numbers, true, none);
}

SumRules::Proof SumRules::prove(std::vector<Band> numbers) const {
  const auto is_empty = [](const Band& band) { return gainsay::empty(band); };
  if (std::any_of(numbers.begin(), numbers.end(), is_empty)) return {};
  Tracing trace(numbers.size());
  if (narrow(numbers, !upwards_enough_, trace)) return {};
  const auto found = std::find_if(numbers.begin(), numbers.end(), is_empty);
  return trace.proof(static_cast<std::uint32_t>(found - numbers.begin()));
}

}  // namespace gainsay
