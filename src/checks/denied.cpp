// G105 disputed: an assertion against a denial. A rumour against a denial is a note.
//
// A denial says only that something is not so. It is contradicted where all that an assertion can mean lies
// inside what is denied, at a time that may be the one that is denied: so its `when` is the time of what it
// denies, not of the denying. Whoever asserts something else agrees with it. Unlike other conflicts this one
// is found in what has many values, and in events, too: to deny one visit is to contradict whoever tells of
// it.
//
// As elsewhere a finding is a connected component of such pairs, not a pair. Every denial of a series is held
// against every assertion and rumour, because denials are few.

#include <fmt/format.h>

#include <algorithm>

#include "checks/checks.h"
#include "checks/wording.h"
#include "graph/components.h"

namespace gainsay {

namespace {

// One value that a fact puts forward: of a list, each is one.
struct Saying {
  FactId fact;
  const Value* value;
  Meaning meaning;
  std::uint32_t occasion;
};

struct Sayings {
  std::vector<Occasion> occasions;
  std::vector<Saying> put_forward;  // asserted or rumoured
  std::vector<Saying> denied;
};

void add_values(const SeriesView& view, FactId id, const Value& value, std::uint32_t occasion,
                std::vector<Saying>& sayings) {
  if (value.kind == ValueKind::list) {
    for (const Value& each : view.corpus.lists[static_cast<std::size_t>(value.payload)]) {
      add_values(view, id, each, occasion, sayings);
    }
    return;
  }
  Meaning means = meaning_alone(view.corpus, view.property, value);
  if (means.comparable() || value.kind == ValueKind::relation) {
    sayings.push_back({id, &value, std::move(means), occasion});
  }
}

Sayings sayings_of(const SeriesView& view) {
  std::vector<FactId> taken_back;
  for (const Restatement& restatement : view.restatements) taken_back.push_back(restatement.earlier);
  std::sort(taken_back.begin(), taken_back.end());
  Sayings sayings;
  for (const Statement& statement : view.context.graph.statements_of(view.series)) {
    for (const FactId id : view.context.graph.facts_of(statement)) {
      const Fact& fact = view.corpus.fact(id);
      const bool denies = fact.stance == Stance::denied;
      if (!denies && !fact.asserted() && fact.stance != Stance::rumoured) continue;
      if (std::binary_search(taken_back.begin(), taken_back.end(), id)) continue;
      sayings.occasions.push_back(view.occasion_of(statement, fact));
      add_values(view, id, fact.value, static_cast<std::uint32_t>(sayings.occasions.size() - 1),
                 denies ? sayings.denied : sayings.put_forward);
    }
  }
  return sayings;
}

// One relation is denied by its like alone: what follows from it is not worked out.
bool same_relation(const Corpus& corpus, const Value& a, const Value& b) {
  if (a.kind != ValueKind::relation || b.kind != ValueKind::relation) return false;
  return corpus.relations[static_cast<std::size_t>(a.payload)] ==
         corpus.relations[static_cast<std::size_t>(b.payload)];
}

bool contradicts(const SeriesView& view, const Sayings& sayings, const Saying& said, const Saying& denial) {
  const bool inside = said.meaning.comparable() && denial.meaning.comparable()
                          ? within(said.meaning, denial.meaning)
                          : same_relation(view.corpus, *said.value, *denial.value);
  if (!inside) return false;
  const TimeRelation times =
      view.relation(sayings.occasions[said.occasion], sayings.occasions[denial.occasion]);
  // Only a state is handed over.
  const bool passed_on = times.handed_over && view.property.over_time == OverTime::state;
  return times.meeting != Meeting::never && !passed_on;
}

// What one finding tells.
struct Dispute {
  std::vector<const Saying*> asserted, rumoured, denied;
};

std::vector<Dispute> disputes(const SeriesView& view, const Sayings& sayings) {
  const auto count = static_cast<std::uint32_t>(sayings.put_forward.size());
  Components links(count + static_cast<std::uint32_t>(sayings.denied.size()));
  for (std::uint32_t d = 0; d < sayings.denied.size(); ++d) {
    for (std::uint32_t i = 0; i < count; ++i) {
      if (contradicts(view, sayings, sayings.put_forward[i], sayings.denied[d])) links.link(i, count + d);
    }
  }
  const std::vector<std::uint32_t> number = links.numbers();
  std::vector<Dispute> found;
  for (std::uint32_t i = 0; i < number.size(); ++i) {
    if (number[i] == kAlone) continue;
    if (number[i] == found.size()) found.emplace_back();
    Dispute& dispute = found[number[i]];
    if (i >= count) {
      dispute.denied.push_back(&sayings.denied[i - count]);
    } else {
      const Saying& said = sayings.put_forward[i];
      (view.corpus.fact(said.fact).asserted() ? dispute.asserted : dispute.rumoured).push_back(&said);
    }
  }
  return found;
}

std::vector<FactId> facts_of(const SeriesView& view, const std::vector<const Saying*>& sayings) {
  std::vector<FactId> facts;
  for (const Saying* saying : sayings) {
    if (facts.empty() || facts.back() != saying->fact) facts.push_back(saying->fact);
  }
  return by_publication(view.corpus, std::move(facts));
}

std::vector<Cluster> sides_of(const SeriesView& view, const std::vector<const Saying*>& sayings) {
  std::vector<Worded> values;
  values.reserve(sayings.size());
  for (const Saying* saying : sayings) values.push_back({saying->fact, saying->value});
  return clusters_as_written(view, values);
}

// `denied by the ministry (Coast Observer)`
std::string denial(const SeriesView& view, const Cluster& side) {
  const std::string sources = cited(view.corpus, side.facts);
  return fmt::format("denied{}{} ({})", sources.empty() ? "" : " by ", sources,
                     voices(view.corpus, side.facts));
}

std::string sentence(const SeriesView& view, const std::vector<Cluster>& sides,
                     const std::vector<Cluster>& denied, bool rumour) {
  std::string text =
      fmt::format("{} is {}{}", topic_of(view), rumour ? "rumoured to be " : "", claims(view, sides));
  if (sides.size() == 1 && denied.size() == 1 && sides.front().value == denied.front().value) {
    return text + " and " + denial(view, denied.front());
  }
  for (const Cluster& side : denied) text += fmt::format("; {} is {}", side.value, denial(view, side));
  return text;
}

// `2020-07-30 and 2020-07/2020-08-18`, as written.
std::string times_of(const SeriesView& view, const std::vector<FactId>& facts) {
  std::vector<std::string> times;
  for (const FactId id : facts) {
    const Time* time = view.corpus.time(view.corpus.fact(id).when);
    if (time == nullptr) continue;
    std::string text(view.corpus.text(time->text));
    if (std::find(times.begin(), times.end(), text) == times.end()) times.push_back(std::move(text));
  }
  return listing(times);
}

std::vector<std::string> reasons(const SeriesView& view, const Finding& finding, const Dispute& dispute,
                                 const std::vector<Cluster>& sides, const std::vector<Cluster>& denied) {
  std::vector<std::string> because;
  switch (view.property.over_time) {
    case OverTime::constant:
      because.emplace_back("there is one truth for all time");
      break;
    case OverTime::event:
      because.push_back("what is denied may be the very thing that is told: " +
                        times_of(view, finding.facts));
      break;
    default:
      because.push_back("their times may meet: " + times_of(view, finding.facts));
  }
  for (const Cluster& side : sides) {
    if (!side.hard || side.hard->low == side.hard->high || side.value == denied.front().value) continue;
    because.push_back(fmt::format("at its most generous, {} is {}, all of which is denied", side.value,
                                  describe(*side.hard)));
    break;
  }
  const std::vector<FactId> told =
      facts_of(view, dispute.asserted.empty() ? dispute.rumoured : dispute.asserted);
  const std::vector<FactId> denying = facts_of(view, dispute.denied);
  const auto origins = [&](const std::vector<FactId>& facts) {
    const std::uint32_t count = view.context.origins.count(view.corpus, facts);
    return fmt::format("{} independent origin{}", count, count == 1 ? "" : "s");
  };
  because.push_back(fmt::format("the {} rests on {} and the denial on {}",
                                dispute.asserted.empty() ? "rumour" : "assertion", origins(told),
                                origins(denying)));
  for (std::string& line : copied_texts(view, finding.facts)) because.push_back(std::move(line));
  if (!dispute.asserted.empty() && !dispute.rumoured.empty()) {
    because.push_back("rumoured, too: " + claims(view, sides_of(view, dispute.rumoured)));
  }
  return because;
}

}  // namespace

void check_denied(const SeriesView& view, Findings& findings) {
  if (!view.denied) return;
  const Sayings sayings = sayings_of(view);
  for (const Dispute& dispute : disputes(view, sayings)) {
    Finding finding = finding_on(view, "G105");
    const bool rumour = dispute.asserted.empty();
    if (rumour) finding.level = Level::note;
    const std::vector<Cluster> sides = sides_of(view, rumour ? dispute.rumoured : dispute.asserted);
    const std::vector<Cluster> denied = sides_of(view, dispute.denied);
    finding.clusters = sides;
    finding.clusters.insert(finding.clusters.end(), denied.begin(), denied.end());
    for (const Cluster& side : finding.clusters) {
      finding.facts.insert(finding.facts.end(), side.facts.begin(), side.facts.end());
    }
    std::sort(finding.facts.begin(), finding.facts.end());
    finding.facts.erase(std::unique(finding.facts.begin(), finding.facts.end()), finding.facts.end());
    finding.facts = by_publication(view.corpus, std::move(finding.facts));
    if (!rumour) finding.support = facts_of(view, dispute.rumoured);
    finding.message = sentence(view, sides, denied, rumour);
    finding.because = reasons(view, finding, dispute, sides, denied);
    findings.push_back(std::move(finding));
  }
}

}  // namespace gainsay
