#include "checks/implied.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <optional>

#include "checks/history.h"
#include "checks/implied_dates.h"
#include "checks/order_network.h"
#include "checks/tally_problem.h"
#include "checks/wording.h"
#include "graph/joined_subjects.h"

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

// The groups whose facts bear on a subject: its own, and of dates those that are joined to it.
std::vector<Group> groups_around(const FactGraph& graph, SubjectId subject, bool dated) {
  const auto groups = graph.groups();
  const auto own =
      std::find_if(groups.begin(), groups.end(), [&](const Group& g) { return g.subject == subject; });
  if (own == groups.end()) return {};
  const auto number = static_cast<std::uint32_t>(own - groups.begin());
  if (dated) {
    for (const std::vector<std::uint32_t>& joined : joined_subjects(graph)) {
      if (!std::binary_search(joined.begin(), joined.end(), number)) continue;
      std::vector<Group> all;
      all.reserve(joined.size());
      for (const std::uint32_t each : joined) all.push_back(groups[each]);
      return all;
    }
  }
  return {*own};
}

Consequence told(std::string_view end, std::string_view how, const ImpliedInstant::Side& side,
                 Instant inwards) {
  Consequence consequence{fmt::format("{}{} {}", end, how, format_day(side.at + inwards * side.slack)),
                          side.facts};
  for (const Rule* rule : side.rules) consequence.rules.push_back(rule->id);
  return consequence;
}

ImpliedKnowledge implied_days(const GroupView& view, SubjectId subject, PropertyId property,
                              std::span<const Series* const> own) {
  std::vector<ScopeId> scopes{ScopeId(0)};
  for (const Series* series : own) {
    if (series->scope != scopes.front()) scopes.push_back(series->scope);
  }
  ImpliedKnowledge knowledge;
  for (const ScopeId scope : scopes) {
    const ImpliedDates dates = implied_dates(view, {subject, property, scope});
    Implied implied{scope, {}};
    for (const ImpliedInstant& instant : dates.instants) {
      const std::string_view end = instant.end == DatedEnd::start ? "starts "
                                   : instant.end == DatedEnd::end ? "ends "
                                                                  : "";
      if (instant.earliest) implied.bounds.push_back(told(end, "not before", *instant.earliest, 1));
      if (instant.latest) implied.bounds.push_back(told(end, "not after", *instant.latest, -1));
    }
    knowledge.scopes.push_back(std::move(implied));
    knowledge.left_out = dates.left_out;
    knowledge.exact_repair = dates.exact_repair;
  }
  return knowledge;
}

}  // namespace

ImpliedKnowledge implied_knowledge(const FactGraph& graph, SubjectId subject, PropertyId property_id,
                                   const std::optional<Edtf>& when) {
  const Corpus& corpus = graph.corpus();
  const Origins origins(corpus);
  Readings readings(corpus);
  StandingFacts standing(corpus.facts.size());
  const Context context{graph, corpus, origins, readings, standing};
  const Property& property = corpus.properties[property_id.index];
  const bool dated = property.type == ValueType::date || property.type == ValueType::period;

  std::vector<const Series*> around, own;
  for (const Group& group : groups_around(graph, subject, dated)) {
    for (const Series& series : graph.series_of(group)) {
      if (!dated && series.property != property_id) continue;
      around.push_back(&series);
      if (series.subject == subject && series.property == property_id) own.push_back(&series);
      withdraw(SeriesView(context, series), standing);
    }
  }
  if (dated && property.over_time == OverTime::constant) {
    return implied_days(GroupView(context, around), subject, property_id, own);
  }
  if (own.empty() || !when) return {};
  const GroupView view(context, own);
  if (property.over_time == OverTime::tally && property.type == ValueType::number) {
    return implied_counts(view, own, *when);
  }
  ImpliedKnowledge knowledge;
  for (const Series* series : own) {
    const std::vector<FactId> facts = holding(view, *series, *when);
    knowledge.scopes.push_back({series->scope, property.type == ValueType::number
                                                   ? implied_number(view, property, facts)
                                                   : implied_values(view, property, facts)});
  }
  return knowledge;
}

}  // namespace gainsay
