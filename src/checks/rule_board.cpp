#include "checks/rule_board.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <span>
#include <utility>

#include "checks/claims.h"
#include "graph/components.h"
#include "graph/joined_subjects.h"
#include "graph/scope_sums.h"

namespace gainsay {

namespace {

bool is_number(const Fact& fact) {
  return fact.value.kind == ValueKind::number || fact.value.kind == ValueKind::quantity;
}

// What was rounded to 18 digits on its way into the unit of the rules may be off in the last of them: its
// ends give way by that much, so that 20 minutes three times over are an hour. What has fewer digits is
// exact.
End outwards(const End& end, int direction) {
  constexpr int kSlack = 10;
  constexpr std::int64_t kAllDigits = 100'000'000'000'000'000;
  if (end.infinite != 0 || (end.at.mantissa() < kAllDigits && end.at.mantissa() > -kAllDigits)) return end;
  return {end.at + Decimal::from_parts(direction * kSlack, end.at.exponent()), 0, end.tilt};
}

Band in_rule_unit(const Interval& interval, const Property& property) {
  const bool same = property.to_rule_unit.is_identity();
  const Band exact = band(same ? interval : convert(interval, property.to_rule_unit));
  return {outwards(exact.low, -1), outwards(exact.high, 1)};
}

struct Sum {
  std::vector<std::uint32_t> parts;  // places of series in the view
  std::uint32_t whole = 0;
  bool exactly = false;
  std::uint32_t origin = 0;
};

class Builder {
 public:
  explicit Builder(const GroupView& view)
      : view_(view), corpus_(view.corpus), facts_(view.series.size()), floors_(view.series.size()) {}

  std::vector<RuleBoard> build() {
    for (std::uint32_t i = 0; i < corpus_.rules.size(); ++i) add_rule(i);
    add_scopes();
    if (sums_.empty()) return {};
    return boards();
  }

 private:
  std::span<const Series* const> series_of(PropertyId property, std::uint32_t& first) const {
    const auto of_property = [&](const Series* series) { return series->property == property; };
    const auto begin = std::find_if(view_.series.begin(), view_.series.end(), of_property);
    const auto end = std::find_if_not(begin, view_.series.end(), of_property);
    first = static_cast<std::uint32_t>(begin - view_.series.begin());
    return {begin, end};
  }

  // The standing numbers of a series; a series without any is not there for a rule.
  const std::vector<FactId>& facts(std::uint32_t place) {
    if (!facts_[place]) {
      facts_[place] = view_.standing(*view_.series[place]);
      std::erase_if(*facts_[place], [&](FactId id) { return !is_number(corpus_.fact(id)); });
    }
    return *facts_[place];
  }

  std::optional<std::uint32_t> place_of(PropertyId property, ScopeId scope) {
    if (places_.empty()) {
      for (std::uint32_t i = 0; i < view_.series.size(); ++i)
        places_.emplace(std::pair(view_.series[i]->property, view_.series[i]->scope), i);
    }
    const auto found = places_.find({property, scope});
    if (found == places_.end() || facts(found->second).empty()) return std::nullopt;
    return found->second;
  }

  // Below what a number of the series is not, even where nobody states it: 0, unless the property or one of
  // its facts goes below.
  std::optional<Decimal> floor_of(std::uint32_t place) {
    if (floors_[place].known) return floors_[place].at;
    const Property& property = view_.property(*view_.series[place]);
    std::optional<Decimal> floor = Decimal(0);
    if (!property.to_rule_unit.offset.is_zero()) {
      floor.reset();
    } else if (property.min) {
      floor = property.to_rule_unit(std::min(*property.min, Decimal(0)));
    } else {
      const auto negative = [&](FactId id) {
        const Interval hard = corpus_.measure(corpus_.fact(id).value, property).hard;
        return !hard.high_infinite && hard.high.is_negative();
      };
      const auto& all = facts(place);
      if (std::any_of(all.begin(), all.end(), negative)) floor.reset();
    }
    floors_[place] = {true, floor};
    return floor;
  }

  void add_rule(std::uint32_t number) {
    const Rule& rule = corpus_.rules[number];
    if (rule.kind != RuleKind::at_most && rule.kind != RuleKind::whole) return;
    std::uint32_t first = 0;
    const bool at_most = rule.kind == RuleKind::at_most;
    const auto wholes = series_of(rule.properties[at_most ? 1 : 0], first);
    if (wholes.empty() || !applies_to(corpus_, rule, view_.series.front()->subject)) return;
    for (std::uint32_t i = 0; i < wholes.size(); ++i) {
      if (facts(first + i).empty()) continue;
      Sum sum{{}, first + i, rule.complete, number};
      for (std::size_t p = 0; p < rule.properties.size(); ++p) {
        if (p == (at_most ? 1U : 0U)) continue;
        if (const auto part = place_of(rule.properties[p], wholes[i]->scope)) {
          sum.parts.push_back(*part);
          continue;
        }
        // A part of which nothing is known may be nothing, if it cannot be less; but it may be anything more.
        const std::optional<Decimal>& least = corpus_.properties[rule.properties[p].index].min;
        if (least && least->is_negative()) sum.parts.clear();
        if (least && least->is_negative()) break;
        sum.exactly = false;
      }
      if (!sum.parts.empty()) sums_.push_back(std::move(sum));
    }
  }

  void add_scopes() {
    for (std::uint32_t first = 0; first < view_.series.size();) {
      const auto scopes = view_.scopes_from(first);
      const Property& property = view_.property(*scopes.front());
      const std::uint32_t begin = first;
      first += static_cast<std::uint32_t>(scopes.size());
      const bool add_up = property.parts_add_up && property.type == ValueType::number && !property.many &&
                          (property.over_time == OverTime::state || property.over_time == OverTime::constant);
      if (!add_up || scopes.size() < 2) continue;
      std::vector<ScopeId> ids;
      std::vector<std::uint32_t> places;
      for (std::uint32_t i = 0; i < scopes.size(); ++i) {
        if (facts(begin + i).empty()) continue;
        ids.push_back(scopes[i]->scope);
        places.push_back(begin + i);
      }
      // What is left over by parts that do not cover their whole may take away from it where it can be
      // negative.
      const bool may_take_away = std::any_of(places.begin(), places.end(), [&](std::uint32_t place) {
        const auto floor = floor_of(place);
        return !floor || floor->is_negative();
      });
      for (const ScopeSum& sum : scope_sums(corpus_, property, ids)) {
        if (may_take_away && !sum.exactly) continue;
        Sum of_places{{}, places[sum.whole], sum.exactly, RuleBoard::kScopes};
        for (const std::uint32_t part : sum.parts) of_places.parts.push_back(places[part]);
        sums_.push_back(std::move(of_places));
      }
    }
  }

  std::vector<RuleBoard> boards() {
    Components links(static_cast<std::uint32_t>(view_.series.size()));
    for (const Sum& sum : sums_) {
      for (const std::uint32_t part : sum.parts) links.link(sum.whole, part);
    }
    const std::vector<std::uint32_t> component = links.numbers();
    std::vector<RuleBoard> boards;
    std::vector<std::uint32_t> number(view_.series.size(), 0);  // of a series, on its board
    for (std::uint32_t place = 0; place < component.size(); ++place) {
      if (component[place] == kAlone) continue;
      if (component[place] == boards.size()) boards.emplace_back();
      RuleBoard& board = boards[component[place]];
      number[place] = static_cast<std::uint32_t>(board.series.size());
      board.series.push_back(view_.series[place]);
    }
    std::vector<std::array<std::vector<SumRule>, kWhens>> rules(boards.size());
    for (const Sum& sum : sums_) {
      SumRule rule{{}, number[sum.whole], sum.exactly, sum.origin};
      for (const std::uint32_t part : sum.parts) rule.parts.push_back(number[part]);
      for (std::size_t when = 0; when < kWhens; ++when) {
        if (!holds(sum, static_cast<When>(when))) continue;
        SumRule here = rule;
        // Counts over a window are no more than what there is for ever; they need not reach it.
        const bool counted =
            std::any_of(sum.parts.begin(), sum.parts.end(), [&](auto p) { return tally(p); });
        if (counted && !tally(sum.whole)) here.exactly = false;
        rules[component[sum.whole]][when].push_back(std::move(here));
      }
    }
    for (std::size_t i = 0; i < boards.size(); ++i) {
      for (std::size_t when = 0; when < kWhens; ++when) boards[i].sums.rules[when] = SumRules(rules[i][when]);
    }
    std::vector<std::vector<std::uint32_t>> places(boards.size());
    for (std::uint32_t place = 0; place < component.size(); ++place) {
      if (component[place] != kAlone) places[component[place]].push_back(place);
    }
    for (std::size_t i = 0; i < boards.size(); ++i) fill(boards[i].sums, places[i]);
    return boards;
  }

  OverTime over_time(std::uint32_t place) const { return view_.property(*view_.series[place]).over_time; }
  bool tally(std::uint32_t place) const { return over_time(place) == OverTime::tally; }

  // Whether a rule speaks of claims of this kind, beside those that hold for ever.
  bool holds(const Sum& sum, When when) const {
    std::vector<std::uint32_t> all = sum.parts;
    all.push_back(sum.whole);
    const bool states =
        std::any_of(all.begin(), all.end(), [&](auto place) { return over_time(place) == OverTime::state; });
    const bool tallies = std::any_of(all.begin(), all.end(), [&](auto place) { return tally(place); });
    return (!states || when == When::state) && (!tallies || when == When::window);
  }

  void fill(SumBoard& board, const std::vector<std::uint32_t>& places) {
    Resolution finest = Resolution::year;
    for (const std::uint32_t place : places) {
      const Property& property = view_.property(*view_.series[place]);
      if (property.over_time != OverTime::constant) finest = std::min(finest, property.resolution);
    }
    Claims claims(view_.context, finest);
    for (std::uint32_t number = 0; number < places.size(); ++number) {
      Band least{{{}, -1, 0}, {{}, 1, 0}};
      if (const auto floor = floor_of(places[number])) least.low = {*floor};
      board.numbers.push_back(least);
      const Property& property = view_.property(*view_.series[places[number]]);
      for (const FactId id : facts(places[number])) {
        const Interval hard = corpus_.measure(corpus_.fact(id).value, property).hard;
        claims.add(number, id, in_rule_unit(hard, property));
      }
    }
    board.claims = claims.take();
  }

  struct Floor {
    bool known = false;
    std::optional<Decimal> at;
  };

  const GroupView& view_;
  const Corpus& corpus_;
  std::vector<std::optional<std::vector<FactId>>> facts_;           // by place
  std::vector<Floor> floors_;                                       // by place
  std::map<std::pair<PropertyId, ScopeId>, std::uint32_t> places_;  // all series, once one is looked for
  std::vector<Sum> sums_;
};

}  // namespace

std::vector<RuleBoard> rule_boards(const GroupView& view) { return Builder(view).build(); }

}  // namespace gainsay
