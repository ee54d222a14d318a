// G104 broken rule, of rules over numbers: `at_most`, `whole` and `parts`, and parts of a scope that add up.
//
// Facts whose hard intervals no numbers fit that keep the rules, at one time: constants always, states where
// they must meet, tallies over one window. Each finding is an irreducible set; its sentence names what is too
// much and what it cannot exceed, and the sums stand below it.

#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "checks/checks.h"
#include "checks/jointly.h"
#include "checks/rule_board.h"
#include "checks/sum_problem.h"
#include "checks/telling.h"
#include "checks/wording.h"

namespace gainsay {

namespace {

constexpr std::size_t kMostVoices = 4;  // of a sentence
constexpr std::size_t kMostTerms = 6;   // of a sum

Interval interval(const Band& band) {
  Interval result{band.low.at, band.high.at};
  result.low_open = band.low.tilt != 0;
  result.high_open = band.high.tilt != 0;
  result.low_infinite = band.low.infinite != 0;
  result.high_infinite = band.high.infinite != 0;
  return result;
}

// What is on one side of a sum: the numbers that bound it, and the claims behind them.
struct Side {
  std::vector<std::uint32_t> numbers;  // in the order of the rules, as often as they count
  std::vector<Cause> claims;           // each once
  End sum;
};

class Teller {
 public:
  Teller(const GroupView& view, const RuleBoard& board, const SumProblem& problem)
      : view_(view), corpus_(view.corpus), board_(board), problem_(problem) {}

  // Nothing where the claims exclude each other without a rule: that is G101.
  std::optional<Finding> tell(const std::vector<Cause>& claims) const {
    const SumRules& rules = problem_.rules_for(claims);
    const std::vector<Band> numbers = problem_.numbers_with(claims);
    const SumRules::Proof proof = rules.prove(numbers);
    if (proof.by.empty()) return std::nullopt;
    const Side lesser = side(proof.lows, claims, numbers, true);
    const Side greater = side(proof.highs, claims, numbers, false);
    std::vector<Cause> order = lesser.claims;
    for (const Cause cause : greater.claims) {
      if (std::find(order.begin(), order.end(), cause) == order.end()) order.push_back(cause);
    }
    for (const Cause cause : claims) {
      if (std::find(order.begin(), order.end(), cause) == order.end()) order.push_back(cause);
    }
    const std::vector<FactId> facts = speakers(corpus_, board_.sums, order);

    Finding finding = finding_on(*series_of(rules, proof, greater), "G104");
    finding.facts = facts;
    finding.support = seconds(corpus_, board_.sums, order, facts);
    finding.when = shared_time(corpus_, board_.sums, order, facts, resolution());
    finding.message = fmt::format(
        "{}: {} cannot {} {}{}{}", corpus_.subject_label(finding.subject), claims_of(lesser, numbers, true),
        lesser.claims.size() > 1 ? "add up to more than" : "exceed", claims_of(greater, numbers, false),
        greater.claims.size() > 1 ? " together" : "", at_time(finding.when));
    for (std::size_t i = 0; i < order.size(); ++i) {
      finding.explanation.push_back({facts[i], says(facts[i]), left_of(rules, order, i)});
    }
    tell_rules(rules, proof, finding);
    finding.because.push_back(
        fmt::format("that is {}, yet {}", total(lesser, numbers, true), total(greater, numbers, false)));
    return finding;
  }

 private:
  // The claims that bound these numbers; what is bounded by nobody's claim is a number all the same.
  Side side(const std::vector<std::uint32_t>& bounding, const std::vector<Cause>& claims,
            const std::vector<Band>& numbers, bool low) const {
    Side side;
    side.numbers = bounding;
    for (const std::uint32_t number : side.numbers) {
      const End& bound = low ? numbers[number].low : numbers[number].high;
      side.sum = plus(side.sum, bound);
      for (const Cause cause : claims) {
        const Claim& claim = board_.sums.claims[cause];
        if (claim.number != number || (low ? claim.band.low : claim.band.high) != bound) continue;
        if (bound == (low ? board_.sums.numbers[number].low : board_.sums.numbers[number].high)) continue;
        if (std::find(side.claims.begin(), side.claims.end(), cause) == side.claims.end())
          side.claims.push_back(cause);
        break;
      }
    }
    return side;
  }

  // The series that the finding stands under: what the first of its rules is about, or the widest scope.
  const Series* series_of(const SumRules& rules, const SumRules::Proof& proof, const Side& greater) const {
    const SumRule& first = rules.rules()[proof.by.front()];
    if (first.origin != RuleBoard::kScopes) {
      const PropertyId about = corpus_.rules[first.origin].properties.front();
      const Series* whole = board_.series[first.whole];
      if (whole->property == about) return whole;
      for (const std::uint32_t part : first.parts) {
        if (board_.series[part]->property == about) return board_.series[part];
      }
    }
    return board_.series[greater.numbers.empty() ? first.whole : greater.numbers.front()];
  }

  Resolution resolution() const {
    Resolution finest = Resolution::year;
    for (const Series* series : board_.series) {
      const Property& property = view_.property(*series);
      if (property.over_time != OverTime::constant) finest = std::min(finest, property.resolution);
    }
    return finest;
  }

  // `released`, `strength (arm: infantry)`.
  std::string named(const Series& series) const {
    const std::string scope = corpus_.scope_text(series.scope);
    const std::string property = corpus_.property_label(series.property);
    return scope.empty() ? property : fmt::format("{} ({})", property, scope);
  }
  std::string value(FactId id) const {
    const Fact& fact = corpus_.fact(id);
    return corpus_.value_text(fact.value, corpus_.property_of(fact));
  }

  std::string claims_of(const Side& side, const std::vector<Band>& numbers, bool low) const {
    if (side.claims.empty()) return bounds_of(side, numbers, low);
    const std::vector<FactId> facts = speakers(corpus_, board_.sums, side.claims);
    std::vector<std::string> claims;
    for (std::size_t i = 0; i < side.claims.size(); ++i) {
      if (claims.size() + 1 == kMostVoices && side.claims.size() > kMostVoices) {
        claims.push_back(fmt::format("{} more", side.claims.size() - claims.size()));
        break;
      }
      const Claim& claim = board_.sums.claims[side.claims[i]];
      claims.push_back(fmt::format("{} {} ({})", named(*board_.series[claim.number]), value(facts[i]),
                                   voices(corpus_, claim.facts)));
    }
    return listing(claims);
  }

  // What nobody says, but what no number can be below: `balance (at least -50)`.
  std::string bounds_of(const Side& side, const std::vector<Band>& numbers, bool low) const {
    std::vector<std::string> bounds;
    for (const std::uint32_t number : side.numbers) {
      const Band& band = numbers[number];
      const Interval bound = interval(low ? Band{band.low, {{}, 1, 0}} : Band{{{}, -1, 0}, band.high});
      bounds.push_back(fmt::format("{} ({})", named(*board_.series[number]), describe(bound)));
    }
    return listing(bounds);
  }

  std::string says(FactId id) const {
    const Fact& fact = corpus_.fact(id);
    const Time* when =
        corpus_.property_of(fact).over_time == OverTime::constant ? nullptr : corpus_.time(fact.when);
    const std::string at = when == nullptr ? std::string() : at_time(std::string(corpus_.text(when->text)));
    const auto series = std::find_if(board_.series.begin(), board_.series.end(), [&](const Series* one) {
      return one->property == fact.property && one->scope == fact.scope;
    });
    return fmt::format("{} {}{}", named(**series), value(id), at);
  }

  // What the others leave of the number that one claim speaks of, in the unit of its property.
  std::string left_of(const SumRules& rules, std::vector<Cause> claims, std::size_t place) const {
    const std::uint32_t number = board_.sums.claims[claims[place]].number;
    claims.erase(claims.begin() + static_cast<std::ptrdiff_t>(place));
    std::vector<Band> numbers = problem_.numbers_with(claims);
    const End floor = board_.sums.numbers[number].low;
    if (!rules.narrow(numbers)) return {};
    Band left = numbers[number];
    if (left.low <= floor) left.low = {{}, -1, 0};
    if (left.low.infinite != 0 && left.high.infinite != 0) return {};
    const Property& property = view_.property(*board_.series[number]);
    const Conversion& unit = property.to_rule_unit;
    for (End* end : {&left.low, &left.high}) {
      if (end->infinite == 0) end->at = (end->at * unit.divisor - unit.offset) / unit.factor;
    }
    return describe(interval(left)) + unit_text(property.unit);
  }

  std::string unit_text(UnitId unit) const {
    if (!unit.valid()) return {};
    const std::string& text = corpus_.units[unit.index];
    return text.empty() ? text : " " + text;
  }

  // `at least 3,000 + 2,500 = 5,500`
  std::string total(const Side& side, const std::vector<Band>& numbers, bool low) const {
    Interval sum;
    (low ? sum.low : sum.high) = side.sum.at;
    (low ? sum.low_open : sum.high_open) = side.sum.tilt != 0;
    (low ? sum.high_infinite : sum.low_infinite) = true;
    std::string text = describe(sum);
    std::vector<std::string> terms;
    for (const std::uint32_t number : side.numbers) {
      const End& bound = low ? numbers[number].low : numbers[number].high;
      if (!bound.at.is_zero()) terms.push_back(describe(Interval::point(bound.at)));
    }
    if (terms.size() > 1) {
      const std::string amount = describe(Interval::point(side.sum.at));
      const std::string words = text.substr(0, text.size() - amount.size());
      if (terms.size() > kMostTerms) {
        text = fmt::format("{}{} in {} parts", words, amount, terms.size());
      } else {
        text = words + fmt::format("{}", fmt::join(terms, " + ")) + " = " + amount;
      }
    }
    return text + unit_text(view_.property(*board_.series.front()).rule_unit);
  }

  void tell_rules(const SumRules& rules, const SumRules::Proof& proof, Finding& finding) const {
    std::vector<std::string> told;
    for (std::size_t i = 0; i < proof.by.size(); ++i) {
      const SumRule& sum = rules.rules()[proof.by[i]];
      std::string reason = in_words(sum, proof.by_exactly[i]);
      if (sum.origin != RuleBoard::kScopes && corpus_.rules[sum.origin].warning)
        finding.level = Level::warning;
      if (std::find(told.begin(), told.end(), reason) == told.end()) told.push_back(std::move(reason));
    }
    finding.because.insert(finding.because.end(), told.begin(), told.end());
  }

  std::string in_words(const SumRule& sum, bool exactly) const {
    if (sum.origin == RuleBoard::kScopes) {
      if (exactly) return "these parts leave nothing out: they add up to exactly the whole";
      return sum.parts.size() == 1 ? "a part never exceeds its whole"
                                   : "parts that share nothing add up to no more than their whole";
    }
    const Rule& rule = corpus_.rules[sum.origin];
    const auto label = [&](PropertyId id) { return corpus_.property_label(id); };
    std::string text = fmt::format("rule {}: ", corpus_.text(rule.id));
    if (rule.why.valid() && !corpus_.text(rule.why).empty()) return text.append(corpus_.text(rule.why));
    if (rule.kind == RuleKind::at_most) {
      return text + fmt::format("{} never exceeds {}", label(rule.properties[0]), label(rule.properties[1]));
    }
    std::vector<std::string> parts;
    for (std::size_t i = 1; i < rule.properties.size(); ++i) parts.push_back(label(rule.properties[i]));
    return text + fmt::format("{} {} {} {}", listing(parts), parts.size() == 1 ? "is" : "add up to",
                              rule.complete ? "exactly" : "no more than", label(rule.properties[0]));
  }

  const GroupView& view_;
  const Corpus& corpus_;
  const RuleBoard& board_;
  const SumProblem& problem_;
};

void check_board(const GroupView& view, const RuleBoard& board, Findings& findings) {
  if (board.sums.claims.size() < 2) return;
  const SumProblem problem(board.sums);
  const Conflicts conflicts = problem.conflicts();
  if (conflicts.empty()) return;

  const Repair repair = problem.repair();
  const RepairTeller mended(repair, conflicts.size(), [&](Cause cause) {
    return std::span<const FactId>(board.sums.claims[cause].facts);
  });
  const Teller teller(view, board, problem);
  for (const std::vector<Cause>& claims : conflicts) {
    std::optional<Finding> finding = teller.tell(claims);
    if (!finding) continue;
    mended.tell(claims, *finding);
    allow_for_sources(view.corpus, *finding);
    findings.push_back(std::move(*finding));
  }
}

}  // namespace

void check_broken_rule(const GroupView& view, Findings& findings) {
  for (const RuleBoard& board : rule_boards(view)) check_board(view, board, findings);
}

}  // namespace gainsay
