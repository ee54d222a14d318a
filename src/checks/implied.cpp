#include "checks/implied.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <optional>

#include "checks/history.h"
#include "checks/tally_problem.h"
#include "checks/wording.h"

namespace gainsay {

namespace {

std::vector<FactId> facts_behind(const std::vector<Tally>& tallies, std::span<const Cause> causes) {
  std::vector<FactId> facts;
  for (const Cause cause : causes) facts.push_back(tallies[cause].facts.front());
  return facts;
}

ImpliedKnowledge implied_counts(const GroupView& view, std::span<const Series* const> scopes,
                                const Edtf& when) {
  ImpliedKnowledge knowledge;
  TallyBoard board = tally_board(view, scopes);
  const std::uint32_t whole = board.with_scope(view.corpus, ScopeId(0));
  TallyProblem problem(board, board.tallies);
  const Repair repair = smallest_repair(view, board, problem);
  knowledge.exact_repair = repair.exact;
  std::vector<Tally> kept;
  for (Cause cause = 0; cause < board.tallies.size(); ++cause) {
    const Tally& tally = board.tallies[cause];
    if (std::binary_search(repair.withdrawn.begin(), repair.withdrawn.end(), cause)) {
      knowledge.left_out.insert(knowledge.left_out.end(), tally.facts.begin(), tally.facts.end());
    } else {
      kept.push_back(tally);
    }
  }

  const Property& property = view.property(*scopes.front());
  const Window asked = window(when, property.resolution);
  if (!asked.known) return knowledge;
  std::vector<TallyProblem::Query> queries;
  for (std::uint32_t scope = 0; scope < board.scopes.size(); ++scope) {
    if (!asked.inner_empty) queries.push_back({scope, asked.inner});
    queries.push_back({scope, asked.outer});
  }
  TallyProblem rest(board, kept, queries);
  std::vector<std::uint32_t> whole_first(board.scopes.size());
  std::iota(whole_first.begin(), whole_first.end(), 0U);
  std::rotate(whole_first.begin(), whole_first.begin() + whole, whole_first.begin() + whole + 1);
  for (const std::uint32_t scope : whole_first) {
    Implied implied{board.scopes[scope], {}};
    const ImpliedCount above = rest.implied({scope, asked.outer});
    const ImpliedCount below = asked.inner_empty ? ImpliedCount{} : rest.implied({scope, asked.inner});
    if (below.least > 0) {
      implied.bounds.push_back({"at least " + grouped(below.least), facts_behind(kept, below.behind_least)});
    }
    if (above.most) {
      implied.bounds.push_back({"at most " + grouped(*above.most), facts_behind(kept, above.behind_most)});
    }
    if (above.most && *above.most == below.least && below.behind_least == above.behind_most) {
      implied.bounds = {{"exactly " + grouped(below.least), facts_behind(kept, below.behind_least)}};
    }
    knowledge.scopes.push_back(std::move(implied));
  }
  return knowledge;
}

// The numbers that a state can have at a time: what all values allow that must hold then.
std::vector<Consequence> implied_number(const GroupView& view, const Property& property,
                                        std::span<const FactId> facts) {
  std::optional<std::pair<End, FactId>> low, high;
  for (const FactId id : facts) {
    const Fact& fact = view.corpus.fact(id);
    const Band hard = band(view.corpus.measure(fact.value, property).hard);
    if (hard.low.infinite == 0 && (!low || low->first < hard.low)) low = {hard.low, id};
    if (hard.high.infinite == 0 && (!high || hard.high < high->first)) high = {hard.high, id};
  }
  const std::string unit = property.unit.valid() ? " " + view.corpus.units[property.unit.index] : "";
  const auto number = [&](const End& end) { return end.at.grouped() + unit; };
  std::vector<Consequence> bounds;
  if (low && high && low->first == high->first) {
    std::vector<FactId> behind{low->second};
    if (high->second != low->second) behind.push_back(high->second);
    return {{"exactly " + number(low->first), std::move(behind)}};
  }
  if (low) {
    bounds.push_back(
        {fmt::format("{} {}", low->first.tilt > 0 ? "more than" : "at least", number(low->first)),
         {low->second}});
  }
  if (high) {
    bounds.push_back(
        {fmt::format("{} {}", high->first.tilt < 0 ? "less than" : "at most", number(high->first)),
         {high->second}});
  }
  return bounds;
}

// Values that are told whole: names, choices, booleans.
std::vector<Consequence> implied_values(const GroupView& view, const Property& property,
                                        std::span<const FactId> facts) {
  std::vector<Consequence> values;
  for (const FactId id : facts) {
    std::string says = view.corpus.value_text(view.corpus.fact(id).value, property);
    const auto same =
        std::find_if(values.begin(), values.end(), [&](const Consequence& c) { return c.says == says; });
    if (same == values.end()) {
      values.push_back({std::move(says), {id}});
    } else {
      same->facts.push_back(id);
    }
  }
  return values;
}

// The facts of a state that hold at a time, whatever it and they mean by their dates.
std::vector<FactId> holding(const GroupView& view, const Series& series, const Edtf& when) {
  const Property& property = view.property(series);
  const ValidTime asked = valid_time(when, property.resolution);
  std::vector<FactId> facts;
  for (const FactId id : view.standing(series)) {
    const Fact& fact = view.corpus.fact(id);
    bool holds = property.over_time == OverTime::constant;
    if (!holds && fact.when.valid()) {
      const TimeRelation relation =
          relate(view.context.readings.state(fact.when, property.resolution, fact.default_when), asked);
      holds = relation.meeting == Meeting::must && !relation.handed_over;
    }
    if (holds) facts.push_back(id);
  }
  return facts;
}

}  // namespace

ImpliedKnowledge implied_knowledge(const FactGraph& graph, SubjectId subject, PropertyId property_id,
                                   const Edtf& when) {
  const Corpus& corpus = graph.corpus();
  const Origins origins(corpus);
  Readings readings(corpus);
  StandingFacts standing(corpus.facts.size());
  const Context context{graph, corpus, origins, readings, standing};
  std::vector<const Series*> scopes;
  for (const Series& series : graph.series()) {
    if (series.subject != subject || series.property != property_id) continue;
    scopes.push_back(&series);
    withdraw(SeriesView(context, series), standing);
  }
  if (scopes.empty()) return {};
  const GroupView view(context, scopes);
  const Property& property = corpus.properties[property_id.index];
  if (property.over_time == OverTime::tally && property.type == ValueType::number) {
    return implied_counts(view, scopes, when);
  }
  ImpliedKnowledge knowledge;
  for (const Series* series : scopes) {
    const std::vector<FactId> facts = holding(view, *series, when);
    knowledge.scopes.push_back({series->scope, property.type == ValueType::number
                                                   ? implied_number(view, property, facts)
                                                   : implied_values(view, property, facts)});
  }
  return knowledge;
}

}  // namespace gainsay
