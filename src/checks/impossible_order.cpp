// G103 impossible order: dates, periods and relations between them that contradict each other only when
// several are read together; G104 where an `ordered` rule is what they break.
//
// A circle of befores, a chain of relations between two dates that are too close to one another or the wrong
// way around, gaps that do not add up: whatever leaves no place on the calendar for all of it. Each finding
// is an irreducible set of facts, found on the instants of all that is joined by relations
// (checks/order_network.h) and told as a chain. First what no rule is needed for, so that a rule is named
// only where it matters.

#include <fmt/format.h>

#include <algorithm>
#include <unordered_set>
#include <utility>

#include "checks/checks.h"
#include "checks/jointly.h"
#include "checks/order_network.h"
#include "checks/order_wording.h"
#include "checks/wording.h"

namespace gainsay {

namespace {

class Teller {
 public:
  Teller(const GroupView& view, OrderNetwork& order)
      : corpus_(view.corpus), order_(order), words_(view.corpus, order) {}

  Finding tell(const Contradiction& contradiction) {
    const std::vector<OrderLink> links = reading_order(order_, contradiction);
    const bool ruled =
        std::any_of(links.begin(), links.end(), [](const OrderLink& link) { return link.rule != nullptr; });
    Finding finding = finding_on(under(links), ruled ? "G104" : "G103");
    finding.when = moment_of(contradiction);
    finding.message = words_.chain(links);
    std::unordered_set<Cause> told;
    for (const OrderLink& link : links) {
      if (link.rule != nullptr || !told.insert(link.cause).second) continue;
      const auto facts = order_.facts_behind(link.cause);
      finding.facts.push_back(facts.front());
      finding.support.insert(finding.support.end(), facts.begin() + 1, facts.end());
      finding.explanation.push_back(
          {facts.front(), words_.says(facts.front()), left_of(contradiction, link)});
    }
    finding.support = by_publication(corpus_, std::move(finding.support));
    give_reasons(contradiction, links, finding);
    return finding;
  }

 private:
  // What the chain begins with.
  Series under(const std::vector<OrderLink>& links) const {
    const auto first = std::find_if(links.begin(), links.end(),
                                    [](const OrderLink& link) { return link.cause != kBackground; });
    const Fact& fact = corpus_.fact(order_.facts_behind(first->cause).front());
    Series series;
    series.subject = fact.subject;
    series.property = fact.property;
    series.scope = fact.scope;
    return series;
  }

  // Where states are concerned: the first time at which all of it would have to hold.
  std::string moment_of(const Contradiction& contradiction) const {
    for (const DifferenceBound& bound : contradiction.cycle) {
      if (bound.from == OrderNetwork::kOrigin) continue;
      const Dated& dated = order_.dated(order_.point(bound.from).dated);
      const Span extent = order_.extent_of(dated);
      if (dated.moment != kAlways && extent.first > kPast && extent.last < kFuture)
        return format_span(extent);
    }
    return {};
  }

  // What the others leave of a date, on the side on which it does not fit.
  std::string left_of(const Contradiction& contradiction, const OrderLink& link) {
    const DifferenceBound& bound = link.bound;
    if (link.whole || (bound.from != OrderNetwork::kOrigin && bound.to != OrderNetwork::kOrigin)) return {};
    std::vector<Cause> others = contradiction.causes;
    others.erase(std::find(others.begin(), others.end(), link.cause));
    const bool earliest = bound.from == OrderNetwork::kOrigin;
    return words_.side(earliest ? bound.to : bound.from,
                       order_.bounds().implied_max(bound.to, bound.from, others), earliest);
  }

  void give_reasons(const Contradiction& contradiction, const std::vector<OrderLink>& links,
                    Finding& finding) {
    const bool circle =
        links.size() > 1 &&
        std::all_of(contradiction.cycle.begin(), contradiction.cycle.end(), [](const DifferenceBound& bound) {
          return bound.max <= 0 && bound.max >= -1 && bound.from != OrderNetwork::kOrigin &&
                 bound.to != OrderNetwork::kOrigin;
        });
    if (circle) finding.because.emplace_back("in a circle: what comes first would have to come after itself");
    if (order_.slack_along(contradiction.cycle) > 0) {
      finding.because.emplace_back("even with half a day on either side of each date, for time zones");
    }
    std::vector<const Rule*> told;
    for (const OrderLink& link : links) {
      if (link.rule == nullptr || std::find(told.begin(), told.end(), link.rule) != told.end()) continue;
      told.push_back(link.rule);
      const std::string_view why = corpus_.text(link.rule->why);
      finding.because.push_back(
          fmt::format("rule {}{}{}", corpus_.text(link.rule->id), why.empty() ? "" : ": ", why));
      if (link.rule->warning) finding.level = Level::warning;
    }
  }

  const Corpus& corpus_;
  OrderNetwork& order_;
  OrderWords words_;
};

}  // namespace

void check_impossible_order(const GroupView& view, Findings& findings) {
  OrderNetwork order(view);
  if (order.empty()) return;
  Teller teller(view, order);
  std::vector<std::vector<Cause>> sets;
  Findings found;
  std::vector<std::uint8_t> told(order.causes(), 0);
  const auto tell = [&](const std::vector<Contradiction>& contradictions) {
    for (const Contradiction& contradiction : contradictions) {
      found.push_back(teller.tell(contradiction));
      sets.push_back(contradiction.causes);
      for (const Cause cause : contradiction.causes) told[cause] = 1;
    }
  };
  tell(order.bounds().contradictions());
  if (order.add_rules()) {
    std::vector<Cause> left;
    for (Cause cause = 0; cause < order.causes(); ++cause) {
      if (told[cause] == 0) left.push_back(cause);
    }
    tell(order.bounds().contradictions(left));
  }
  if (found.empty()) return;

  const Repair repair = smallest_repair(view, order);
  const RepairTeller repairs(repair, found.size(), [&](Cause cause) { return order.facts_behind(cause); });
  for (std::size_t i = 0; i < found.size(); ++i) {
    repairs.tell(sets[i], found[i]);
    allow_for_sources(view.corpus, found[i]);
    findings.push_back(std::move(found[i]));
  }
}

}  // namespace gainsay
