// G104 broken rule, of rules `exclusive`: no value belongs to two subjects at one time.
//
// Only what is surely one and the same value counts: names that resolve to one subject, unlisted ones that
// are equal when folded, choices, yes and no, numbers and dates that leave no room. Of a list each value. How
// many subjects surely have a value at a time is a sum that cannot exceed one, so this is the same question
// as that of rules over numbers, with one board for each value.

#include <fmt/format.h>

#include <algorithm>
#include <compare>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "checks/checks.h"
#include "checks/claims.h"
#include "checks/jointly.h"
#include "checks/sum_problem.h"
#include "checks/telling.h"
#include "checks/wording.h"
#include "graph/joined_subjects.h"

namespace gainsay {

namespace {

// What a value surely is: equal for what is surely equal.
struct SureValue {
  enum class Kind : std::uint8_t { subject, text, choice, number, tick } kind = Kind::subject;
  Decimal at;
  auto operator<=>(const SureValue&) const = default;
};

std::optional<SureValue> sure_value(const Corpus& corpus, const Property& property, const Value& value) {
  using Kind = SureValue::Kind;
  const auto slot = static_cast<std::size_t>(value.payload);
  switch (value.kind) {
    case ValueKind::name: {
      const Name& name = corpus.names[slot];
      if (name.subject.valid()) return SureValue{Kind::subject, Decimal::from_parts(name.subject.index, 0)};
      return SureValue{Kind::text, Decimal::from_parts(name.folded.index, 0)};
    }
    case ValueKind::choice:
    case ValueKind::boolean:
      return SureValue{Kind::choice, Decimal::from_parts(value.payload, 0)};
    case ValueKind::number:
    case ValueKind::quantity: {
      const Interval hard = corpus.measure(value, property).hard;
      if (hard.low_infinite || hard.high_infinite || hard.low != hard.high) return std::nullopt;
      return SureValue{Kind::number, hard.low};
    }
    case ValueKind::date: {
      const Edtf& edtf = corpus.times[slot].edtf;
      if (edtf.members.size() != 1) return std::nullopt;
      const Member& member = edtf.members.front();
      if (member.start.kind != EndKind::dated || member.end.kind != EndKind::dated) return std::nullopt;
      const Tick first = tick(member.start.widened.first, property.resolution);
      if (first != tick(member.end.widened.last, property.resolution)) return std::nullopt;
      return SureValue{Kind::tick, Decimal::from_parts(first, 0)};
    }
    default:
      return std::nullopt;
  }
}

// Who says a value of which subject, in one scope.
struct Saying {
  std::uint32_t series = 0;  // in Holders::series
  FactId fact;
  Value value;
};

struct Holders {
  std::vector<const Series*> series;                 // of one property and scope, a subject each
  std::map<SureValue, std::vector<Saying>> sayings;  // each in the order of series
};

Holders holders(const GroupView& view, const std::vector<const Series*>& series) {
  Holders result{series, {}};
  for (std::uint32_t i = 0; i < series.size(); ++i) {
    const Property& property = view.property(*series[i]);
    for (const FactId id : view.standing(*series[i])) {
      const Value& said = view.corpus.fact(id).value;
      const auto add = [&](const Value& value) {
        if (const auto sure = sure_value(view.corpus, property, value))
          result.sayings[*sure].push_back({i, id, value});
      };
      if (said.kind == ValueKind::list) {
        for (const Value& each : view.corpus.lists[static_cast<std::size_t>(said.payload)]) add(each);
      } else {
        add(said);
      }
    }
  }
  return result;
}

class Teller {
 public:
  Teller(const GroupView& view, const Rule& rule, const Holders& holders, const SumBoard& board,
         const std::vector<Saying>& sayings)
      : corpus_(view.corpus),
        rule_(rule),
        holders_(holders),
        board_(board),
        sayings_(sayings),
        property_(view.property(*holders.series.front())) {}

  Finding tell(const std::vector<Cause>& claims) const {
    const std::vector<FactId> facts = speakers(corpus_, board_, claims);
    const SubjectId subject = corpus_.fact(facts.front()).subject;
    const auto series = std::find_if(holders_.series.begin(), holders_.series.end(),
                                     [&](const Series* one) { return one->subject == subject; });
    Finding finding = finding_on(**series, "G104");
    finding.level = rule_.warning ? Level::warning : finding.level;
    finding.support = seconds(corpus_, board_, claims, facts);
    finding.when = shared_time(corpus_, board_, claims, facts, property_.resolution);
    finding.facts = by_publication(corpus_, facts);
    const std::string value = value_in(finding.facts.front());
    std::vector<std::string> sides;
    for (const FactId fact : finding.facts) {
      const auto place = std::find(facts.begin(), facts.end(), fact) - facts.begin();
      const Claim& claim = board_.claims[claims[static_cast<std::size_t>(place)]];
      sides.push_back(fmt::format("{} ({})", corpus_.subject_label(corpus_.fact(fact).subject),
                                  voices(corpus_, claim.facts)));
      finding.explanation.push_back({fact, says(fact), "any value but " + value_in(fact)});
    }
    finding.message = fmt::format("{}: {} cannot belong to both {}{}", topic(), value, listing(sides),
                                  at_time(finding.when));
    const std::string_view why = rule_.why.valid() ? corpus_.text(rule_.why) : std::string_view();
    finding.because.push_back(fmt::format(
        "rule {}: {}", corpus_.text(rule_.id),
        why.empty() ? "no value belongs to two of these subjects at one time" : std::string(why)));
    return finding;
  }

 private:
  std::string topic() const {
    const std::string scope = corpus_.scope_text(holders_.series.front()->scope);
    const std::string property = corpus_.property_label(holders_.series.front()->property);
    return scope.empty() ? property : fmt::format("{} ({})", property, scope);
  }

  // The value as a fact has it, among others perhaps.
  std::string value_in(FactId id) const {
    const auto saying =
        std::find_if(sayings_.begin(), sayings_.end(), [&](const Saying& s) { return s.fact == id; });
    return corpus_.value_text(saying->value, property_);
  }

  std::string says(FactId id) const {
    const Fact& fact = corpus_.fact(id);
    const Time* when = board_.claims.front().when == When::always ? nullptr : corpus_.time(fact.when);
    return fmt::format("{} of {}{}", value_in(id), corpus_.subject_label(fact.subject),
                       when == nullptr ? std::string() : at_time(std::string(corpus_.text(when->text))));
  }

  const Corpus& corpus_;
  const Rule& rule_;
  const Holders& holders_;
  const SumBoard& board_;
  const std::vector<Saying>& sayings_;
  const Property& property_;
};

void check_value(const GroupView& view, const Rule& rule, const Holders& holders,
                 const std::vector<Saying>& sayings, Findings& findings) {
  // A number for each subject that has it, 1 when it does, and one for all of them together.
  std::vector<std::uint32_t> subjects;
  for (const Saying& saying : sayings) {
    if (subjects.empty() || subjects.back() != saying.series) subjects.push_back(saying.series);
  }
  if (subjects.size() < 2) return;
  const auto total = static_cast<std::uint32_t>(subjects.size());
  const End none{0}, some{1};
  SumBoard board;
  board.numbers.assign(total + std::size_t{1}, {none, some});
  SumRule sum{{}, total, false, 0};
  for (std::uint32_t i = 0; i < total; ++i) sum.parts.push_back(i);
  for (SumRules& rules : board.rules) rules = SumRules({sum});
  Claims claims(view.context, view.property(*holders.series.front()).resolution);
  std::uint32_t number = 0;
  for (const Saying& saying : sayings) {
    while (subjects[number] != saying.series) ++number;
    claims.add(number, saying.fact, {some, some});
  }
  board.claims = claims.take();
  if (board.claims.size() < 2) return;

  const SumProblem problem(board);
  const Conflicts conflicts = problem.conflicts();
  if (conflicts.empty()) return;
  const Repair repair = problem.repair();
  const RepairTeller mended(repair, conflicts.size(),
                            [&](Cause cause) { return std::span<const FactId>(board.claims[cause].facts); });
  const Teller teller(view, rule, holders, board, sayings);
  for (const std::vector<Cause>& causes : conflicts) {
    Finding finding = teller.tell(causes);
    mended.tell(causes, finding);
    allow_for_sources(view.corpus, finding);
    findings.push_back(std::move(finding));
  }
}

}  // namespace

void check_exclusive(const GroupView& view, Findings& findings) {
  for (const Rule& rule : view.corpus.rules) {
    if (rule.kind != RuleKind::exclusive) continue;
    // Scope by scope, in canonical order of their first series.
    std::vector<std::vector<const Series*>> by_scope;
    std::map<ScopeId, std::size_t> place;
    for (const Series* series : view.series) {
      if (series->property != rule.properties.front() || !applies_to(view.corpus, rule, series->subject))
        continue;
      const auto [at, fresh] = place.emplace(series->scope, by_scope.size());
      if (fresh) by_scope.emplace_back();
      by_scope[at->second].push_back(series);
    }
    for (const std::vector<const Series*>& series : by_scope) {
      if (series.size() < 2) continue;
      const Holders found = holders(view, series);
      for (const auto& [value, sayings] : found.sayings) check_value(view, rule, found, sayings, findings);
    }
  }
}

}  // namespace gainsay
