#include "checks/order_network.h"

#include <algorithm>
#include <numeric>
#include <string>
#include <tuple>
#include <unordered_map>

#include "checks/granules.h"
#include "checks/jointly.h"
#include "checks/sure_times.h"
#include "checks/wording.h"
#include "graph/joined_subjects.h"

namespace gainsay {

namespace {

constexpr std::size_t kMostMoments = 1'000;  // of one fact: dates that are states are few and soon replaced
const ScopeId kWhole(std::size_t{0});

const Relation& relation_of(const Corpus& corpus, const Fact& fact) {
  return corpus.relations[static_cast<std::size_t>(fact.value.payload)];
}

// Whether what a relation says is about granules.
bool binds_granules(const Relation& relation) {
  return relation.has_by || std::any_of(relation.terms.begin(), relation.terms.end(), [](const auto& term) {
           return term.kind == RelationKind::on || term.kind == RelationKind::meets ||
                  term.kind == RelationKind::met_by;
         });
}

}  // namespace

Span hull(const Edtf& edtf, DatedEnd end) {
  Span all{kFuture, kPast};
  for (const Member& member : edtf.members) {
    const Bound& first = end == DatedEnd::end ? member.end : member.start;
    const Bound& last = end == DatedEnd::start ? member.start : member.end;
    all.first = std::min(all.first, first.kind == EndKind::dated ? first.widened.first : kPast);
    all.last = std::max(all.last, last.kind == EndKind::dated ? last.widened.last : kFuture);
  }
  return all;
}

OrderNetwork::OrderNetwork(const GroupView& view, const Dated* asked) : view_(view), corpus_(view.corpus) {
  const bool ruled = find_rules();
  if (!ruled && !find_relations() && asked == nullptr) return;
  for (const Series* series : view_.series) {
    if (!takes_part(series->property)) continue;
    const std::vector<FactId> standing = view_.standing(*series);
    facts_.insert(facts_.end(), standing.begin(), standing.end());
  }
  find_moments();
  add_related();
  if (asked != nullptr) dated_.push_back(*asked);
  number();
  add_background();
  add_claims();
}

bool OrderNetwork::takes_part(PropertyId id) const {
  const Property& property = this->property(id);
  return (property.type == ValueType::date || property.type == ValueType::period) && !property.many &&
         (property.over_time == OverTime::constant || property.over_time == OverTime::state);
}

bool OrderNetwork::is_state(PropertyId id) const { return property(id).over_time == OverTime::state; }

// ---- what is related --------------------------------------------------------------------------------------

// By a look at what is said, without asking whether it stands: most groups have nothing of the kind.
bool OrderNetwork::find_relations() const {
  return std::any_of(view_.series.begin(), view_.series.end(), [&](const Series* series) {
    if (!takes_part(series->property)) return false;
    const auto facts = view_.context.graph.facts_of(*series);
    return std::any_of(facts.begin(), facts.end(),
                       [&](FactId id) { return corpus_.fact(id).value.kind == ValueKind::relation; });
  });
}

// `ordered` rules, by id. Whether one of them speaks of two series of one subject and scope.
bool OrderNetwork::find_rules() {
  for (const Rule& rule : corpus_.rules) {
    if (rule.kind == RuleKind::ordered) rules_.push_back(&rule);
  }
  std::sort(rules_.begin(), rules_.end(),
            [&](const Rule* a, const Rule* b) { return corpus_.text(a->id) < corpus_.text(b->id); });
  if (rules_.empty()) return false;
  std::vector<Dated> said;
  for (const Series* series : view_.series) {
    if (takes_part(series->property)) said.push_back({series->subject, series->property, series->scope});
  }
  bool speaks = false;
  for (const Rule* rule : rules_) each_ruled(*rule, said, [&](const auto&) { speaks = true; });
  return speaks;
}

// Those that a rule orders, of one subject and scope, in the order of the rule, where they are two.
template <class Visit>
void OrderNetwork::each_ruled(const Rule& rule, std::span<const Dated> among, const Visit& visit) const {
  std::vector<std::pair<Dated, std::size_t>> ruled;
  for (const Dated& dated : among) {
    for (std::size_t place = 0; place < rule.properties.size(); ++place) {
      if (rule.properties[place] == dated.property) ruled.emplace_back(dated, place);
    }
  }
  if (ruled.size() < 2) return;
  const auto whose = [](const auto& one) {
    return std::pair(one.first.subject.index, one.first.scope.index);
  };
  std::sort(ruled.begin(), ruled.end(), [&](const auto& a, const auto& b) {
    return std::pair(whose(a), a.second) < std::pair(whose(b), b.second);
  });
  for (std::size_t i = 0; i < ruled.size();) {
    std::vector<Dated> own;
    const auto who = whose(ruled[i]);
    for (; i < ruled.size() && whose(ruled[i]) == who; ++i) own.push_back(ruled[i].first);
    if (own.size() > 1 && applies_to(corpus_, rule, own.front().subject)) visit(own);
  }
}

// Pairs that follow one another by a rule: constants always, states at each moment at which something is said
// of one of them.
template <class Visit>
void OrderNetwork::each_step(const Rule& rule, const Visit& visit) const {
  each_ruled(rule, spoken_of_, [&](const std::vector<Dated>& own) {
    std::vector<std::uint32_t> moments;
    moments.reserve(own.size());
    for (const Dated& dated : own) moments.push_back(dated.moment);
    std::sort(moments.begin(), moments.end());
    moments.erase(std::unique(moments.begin(), moments.end()), moments.end());
    for (const std::uint32_t moment : moments) {
      const Dated* last = nullptr;
      for (const Dated& dated : own) {
        if (dated.moment != moment && dated.moment != kAlways) continue;
        if (last != nullptr) visit(*last, dated);
        last = &dated;
      }
    }
  });
}

void OrderNetwork::add_related() {
  for (const FactId id : facts_) {
    const Fact& fact = corpus_.fact(id);
    if (fact.value.kind != ValueKind::relation) continue;
    const Relation& relation = relation_of(corpus_, fact);
    for (const std::uint32_t moment : moments_of(id)) {
      for (const RelationTerm& term : relation.terms) {
        const std::optional<Dated> other = target(term, moment);
        if (!other) continue;
        dated_.push_back({fact.subject, fact.property, fact.scope, moment});
        dated_.push_back(*other);
        granules_ = granules_ || binds_granules(relation);
      }
    }
  }
  if (rules_.empty()) return;
  spoken_of_ = dated_;
  for (const Series* series : view_.series) {
    if (!takes_part(series->property)) continue;
    for (const std::uint32_t moment : moments_of(*series)) {
      spoken_of_.push_back({series->subject, series->property, series->scope, moment});
    }
  }
  const auto key = [](const Dated& dated) {
    return std::tuple(dated.subject.index, dated.property.index, dated.scope.index, dated.moment);
  };
  std::sort(spoken_of_.begin(), spoken_of_.end(),
            [&](const Dated& a, const Dated& b) { return key(a) < key(b); });
  spoken_of_.erase(std::unique(spoken_of_.begin(), spoken_of_.end()), spoken_of_.end());
  for (const Rule* rule : rules_) {
    each_step(*rule, [&](const Dated& earlier, const Dated& later) {
      dated_.push_back(earlier);
      dated_.push_back(later);
    });
  }
}

// What a constant has to do with a state at some time is not said.
std::optional<Dated> OrderNetwork::target(const RelationTerm& term, std::uint32_t moment) const {
  if (!takes_part(term.property)) return std::nullopt;
  if (!is_state(term.property)) return Dated{term.subject, term.property, kWhole, kAlways};
  if (moment == kAlways) return std::nullopt;
  return Dated{term.subject, term.property, kWhole, moment};
}

// ---- moments ----------------------------------------------------------------------------------------------

// When what a fact of a state says surely holds, or the moment, somewhere in an extent, at which it does.
OrderNetwork::Holding OrderNetwork::holding(FactId id) const {
  const Fact& fact = corpus_.fact(id);
  Holding holding;
  if (!fact.when.valid()) {
    if (fact.default_when) holding.vaguely = Moment{{}, {}, fact.article};
    return holding;
  }
  const Resolution resolution = property(fact.property).resolution;
  const ValidTime& time = view_.context.readings.state(fact.when, resolution, fact.default_when);
  const auto span = [&](Tick first, Tick last) {
    return Span{tick_span(first, resolution).first, tick_span(last, resolution).last};
  };
  for (const SureStay& stay : sure_stays(time)) {
    if (stay.vague()) {
      // An interval that may be over before it began holds nowhere.
      if (time.interval) continue;
      holding.vaguely = Moment{span(stay.to, stay.from), id, {}};
      if (fact.default_when) holding.vaguely = Moment{span(stay.to, stay.from), {}, fact.article};
      continue;
    }
    const Tick first = time.interval && stay.from > kPast ? stay.from + 1 : stay.from;
    const Tick last = time.interval && stay.to < kFuture ? stay.to - 1 : stay.to;
    if (first <= last) holding.surely.push_back(span(first, last));
  }
  return holding;
}

bool OrderNetwork::before(const Moment& a, const Moment& b) const {
  const auto extent = [](const Moment& moment) { return std::pair(moment.extent.first, moment.extent.last); };
  if (extent(a) != extent(b)) return extent(a) < extent(b);
  const auto whose = [&](const Moment& moment) {
    return moment.fact.valid()      ? corpus_.fact_name(moment.fact)
           : moment.article.valid() ? std::string(corpus_.text(corpus_.articles[moment.article.index].id))
                                    : std::string();
  };
  return whose(a) < whose(b);
}

void OrderNetwork::find_moments() {
  for (const FactId id : facts_) {
    const PropertyId property = corpus_.fact(id).property;
    if (!is_state(property)) continue;
    const Resolution resolution = this->property(property).resolution;
    const Holding holding = this->holding(id);
    for (const Span& span : holding.surely) {
      moments_.push_back({tick_span(tick(span.first, resolution), resolution), {}, {}});
    }
    if (holding.vaguely) moments_.push_back(*holding.vaguely);
  }
  std::sort(moments_.begin(), moments_.end(), [&](const Moment& a, const Moment& b) { return before(a, b); });
  moments_.erase(std::unique(moments_.begin(), moments_.end(),
                             [&](const Moment& a, const Moment& b) { return !before(a, b); }),
                 moments_.end());
}

// Ascending.
std::vector<std::uint32_t> OrderNetwork::moments_of(FactId id) const {
  if (!is_state(corpus_.fact(id).property)) return {kAlways};
  std::vector<std::uint32_t> all;
  const auto place = [&](auto at) { return static_cast<std::uint32_t>(at - moments_.begin()); };
  const Holding holding = this->holding(id);
  for (const Span& span : holding.surely) {
    auto at =
        std::lower_bound(moments_.begin(), moments_.end(), span.first,
                         [](const Moment& moment, Instant first) { return moment.extent.first < first; });
    for (; at != moments_.end() && at->extent.first <= span.last && all.size() < kMostMoments; ++at) {
      if (contains(span, at->extent)) all.push_back(place(at));
    }
  }
  if (holding.vaguely) {
    all.push_back(place(std::lower_bound(moments_.begin(), moments_.end(), *holding.vaguely,
                                         [&](const Moment& a, const Moment& b) { return before(a, b); })));
  }
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

std::vector<std::uint32_t> OrderNetwork::moments_of(const Series& series) const {
  std::vector<std::uint32_t> all;
  for (const FactId id : view_.standing(series)) {
    const std::vector<std::uint32_t> own = moments_of(id);
    all.insert(all.end(), own.begin(), own.end());
    if (!is_state(series.property)) break;
  }
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

Instant OrderNetwork::slack_along(std::span<const DifferenceBound> path) const {
  const auto anchor = std::find_if(path.begin(), path.end(), [](const DifferenceBound& bound) {
    return bound.from == kOrigin || bound.to == kOrigin;
  });
  if (anchor == path.end()) return 0;
  const Property& dated =
      property(dated_[points_[anchor->from == kOrigin ? anchor->to : anchor->from].dated].property);
  return slack(dated.resolution, dated.exact);
}

Span OrderNetwork::extent_of(const Dated& dated) const {
  return dated.moment == kAlways ? Span{} : moments_[dated.moment].extent;
}

// ---- variables --------------------------------------------------------------------------------------------

bool OrderNetwork::before(const Dated& a, const Dated& b) const {
  const auto key = [&](const Dated& dated) {
    return std::tuple(corpus_.text(corpus_.subjects[dated.subject.index].id),
                      corpus_.text(corpus_.properties[dated.property.index].id));
  };
  if (a.subject != b.subject || a.property != b.property) return key(a) < key(b);
  if (a.scope != b.scope) return corpus_.scope_text(a.scope) < corpus_.scope_text(b.scope);
  return a.moment < b.moment;
}

std::optional<std::uint32_t> OrderNetwork::find(const Dated& dated) const {
  const auto at = std::lower_bound(dated_.begin(), dated_.end(), dated,
                                   [&](const Dated& a, const Dated& b) { return before(a, b); });
  if (at == dated_.end() || !(*at == dated)) return std::nullopt;
  return static_cast<std::uint32_t>(at - dated_.begin());
}

void OrderNetwork::number() {
  std::sort(dated_.begin(), dated_.end(), [&](const Dated& a, const Dated& b) { return before(a, b); });
  dated_.erase(std::unique(dated_.begin(), dated_.end()), dated_.end());
  points_.assign(1, {});
  for (std::uint32_t i = 0; i < dated_.size(); ++i) {
    first_variable_.push_back(static_cast<std::uint32_t>(points_.size()));
    for (const DatedEnd end : ends_of(dated_[i].property)) {
      points_.push_back({i, end, false});
      if (granules_) points_.push_back({i, end, true});
    }
  }
  network_.clear(static_cast<std::uint32_t>(points_.size()));
}

std::span<const DatedEnd> OrderNetwork::ends_of(PropertyId id) const {
  static constexpr DatedEnd kDate[] = {DatedEnd::date};
  static constexpr DatedEnd kPeriod[] = {DatedEnd::start, DatedEnd::end};
  return is_period(property(id)) ? std::span<const DatedEnd>(kPeriod) : std::span<const DatedEnd>(kDate);
}

std::uint32_t OrderNetwork::variable(std::uint32_t dated, DatedEnd end) const {
  return first_variable_[dated] + (end == DatedEnd::end ? granules_ ? 2 : 1 : 0);
}

OrderNetwork::Place OrderNetwork::place(std::uint32_t dated, DatedEnd end) const {
  const Property& property = this->property(dated_[dated].property);
  const std::uint32_t instant = variable(dated, end);
  return {instant, instant + 1, property.resolution, property.exact};
}

void OrderNetwork::add_background() {
  said_.clear();
  for (std::uint32_t i = 0; i < dated_.size(); ++i) {
    for (const DatedEnd end : ends_of(dated_[i].property)) {
      if (!granules_) continue;
      const Place at = place(i, end);
      say(at.instant, at.granule, 0);
      say(at.granule, at.instant, longest(unit_of(at.resolution)) - 1);
    }
    if (is_period(property(dated_[i].property))) {
      say_order(place(i, DatedEnd::start), place(i, DatedEnd::end), false);
    }
  }
  for (const DifferenceBound& bound : said_) network_.add_bound(bound.from, bound.to, bound.max);
}

// ---- what facts say ---------------------------------------------------------------------------------------

void OrderNetwork::add_claims() {
  struct Claim {
    FactId fact;
    std::vector<DifferenceBound> says;
  };
  std::vector<Claim> claims;
  for (const FactId id : facts_) {
    say_fact(id);
    if (said_.empty()) continue;
    std::sort(said_.begin(), said_.end());
    said_.erase(std::unique(said_.begin(), said_.end()), said_.end());
    claims.push_back({id, said_});
  }

  std::vector<FactId> published;
  published.reserve(claims.size());
  for (const Claim& claim : claims) published.push_back(claim.fact);
  published = by_publication(corpus_, std::move(published));
  std::unordered_map<FactId, std::size_t> rank;
  for (std::size_t i = 0; i < published.size(); ++i) rank.emplace(published[i], i);
  std::sort(claims.begin(), claims.end(), [&](const Claim& a, const Claim& b) {
    if (a.says != b.says) return a.says < b.says;
    return rank[a.fact] < rank[b.fact];
  });
  struct Joint {
    std::size_t first, end;  // in claims
  };
  std::vector<Joint> joint;
  for (std::size_t i = 0; i < claims.size(); ++i) {
    if (i == 0 || claims[i].says != claims[i - 1].says) joint.push_back({i, i});
    joint.back().end = i + 1;
  }
  std::sort(joint.begin(), joint.end(), [&](const Joint& a, const Joint& b) {
    return rank[claims[a.first].fact] < rank[claims[b.first].fact];
  });
  for (const Joint& one : joint) {
    const auto cause = static_cast<Cause>(causes_.size());
    causes_.emplace_back();
    for (std::size_t i = one.first; i < one.end; ++i) causes_.back().push_back(claims[i].fact);
    for (const DifferenceBound& bound : claims[one.first].says) {
      network_.add_bound(bound.from, bound.to, bound.max, cause);
    }
  }
}

void OrderNetwork::say_fact(FactId id) {
  const Fact& fact = corpus_.fact(id);
  said_.clear();
  for (const std::uint32_t moment : moments_of(id)) {
    const auto dated = find({fact.subject, fact.property, fact.scope, moment});
    if (!dated) continue;
    if (is_date(fact.value)) {
      const Edtf& edtf = corpus_.times[static_cast<std::size_t>(fact.value.payload)].edtf;
      for (const DatedEnd end : ends_of(fact.property)) say_date(*dated, end, edtf);
    } else if (fact.value.kind == ValueKind::relation) {
      const Relation& relation = relation_of(corpus_, fact);
      for (const RelationTerm& term : relation.terms) say_term(*dated, relation, term, moment);
    }
  }
}

// ---- rules ------------------------------------------------------------------------------------------------

bool OrderNetwork::add_rules() {
  for (const Rule* rule : rules_) {
    each_step(*rule, [&](const Dated& earlier, const Dated& later) {
      said_.clear();
      say_order(place(*find(earlier), ends_of(earlier.property).back()),
                place(*find(later), ends_of(later.property).front()), false);
      for (const DifferenceBound& bound : said_) {
        network_.add_bound(bound.from, bound.to, bound.max);
        rule_bounds_.push_back({bound.from, bound.to, rule});
      }
    });
  }
  std::stable_sort(rule_bounds_.begin(), rule_bounds_.end(), [](const RuleBound& a, const RuleBound& b) {
    return std::tie(a.from, a.to) < std::tie(b.from, b.to);
  });
  return !rule_bounds_.empty();
}

const Rule* OrderNetwork::rule_behind(const DifferenceBound& bound) const {
  if (bound.cause != kBackground) return nullptr;
  const auto at = std::lower_bound(rule_bounds_.begin(), rule_bounds_.end(), bound,
                                   [](const RuleBound& a, const DifferenceBound& b) {
                                     return std::tie(a.from, a.to) < std::tie(b.from, b.to);
                                   });
  return at != rule_bounds_.end() && at->from == bound.from && at->to == bound.to ? at->rule : nullptr;
}

const RelationTerm* OrderNetwork::term_behind(FactId id, const DifferenceBound& bound) {
  const Fact& fact = corpus_.fact(id);
  if (fact.value.kind != ValueKind::relation) return nullptr;
  const Relation& relation = relation_of(corpus_, fact);
  for (const RelationTerm& term : relation.terms) {
    said_.clear();
    for (const std::uint32_t moment : moments_of(id)) {
      const auto dated = find({fact.subject, fact.property, fact.scope, moment});
      if (dated) say_term(*dated, relation, term, moment);
    }
    const bool gives = std::any_of(said_.begin(), said_.end(), [&](const DifferenceBound& said) {
      return std::tie(said.from, said.to, said.max) == std::tie(bound.from, bound.to, bound.max);
    });
    if (gives) return &term;
  }
  return nullptr;
}

// ---- what follows -----------------------------------------------------------------------------------------

Repair smallest_repair(const GroupView& view, OrderNetwork& order) {
  std::vector<Cause> all(order.causes());
  std::iota(all.begin(), all.end(), Cause{0});
  std::vector<Weight> weights;
  weights.reserve(all.size());
  for (const Cause cause : all) {
    const auto facts = order.facts_behind(cause);
    const Value& value = view.corpus.fact(facts.front()).value;
    std::optional<Tick> last_day;
    if (is_date(value)) {
      const Edtf& edtf = view.corpus.times[static_cast<std::size_t>(value.payload)].edtf;
      const Instant last = hull(edtf, DatedEnd::date).last;
      if (last < kFuture) last_day = tick(last, Resolution::day);
    }
    weights.push_back(weight_of(view.context, facts, last_day));
  }
  // Each round asks the whole network once more: few rounds where that is slow.
  RepairLimits limits;
  limits.rounds = static_cast<std::uint32_t>(
      std::clamp<std::size_t>(2'000'000 / std::max<std::size_t>(all.size(), 1), 5, 200));
  return smallest_repair(all, weights, conflicts_of(order.bounds()), limits);
}

}  // namespace gainsay
