// How impossible orders are told: as a chain of links, each in the words of its fact.
#pragma once

#include <string>
#include <vector>

#include "checks/order_network.h"

namespace gainsay {

// What a fact, or a rule, says of two things, or of one thing and the calendar.
struct OrderLink {
  Cause cause = kBackground;  // of a rule: kBackground
  const Rule* rule = nullptr;
  DifferenceBound bound;  // from the later of the two to the earlier
  bool whole = false;     // the chain rests on more of the fact than this bound
};

// The links of a contradiction in reading order: each goes on where the one before ends, from earlier to
// later, until the last one says the opposite. That is the one that dates the first; where nothing does, the
// latest that was published.
std::vector<OrderLink> reading_order(const OrderNetwork& order, const Contradiction& contradiction);

class OrderWords {
 public:
  OrderWords(const Corpus& corpus, OrderNetwork& order) : corpus_(corpus), order_(order) {}

  // `A before B (Example Daily), B during C (Wire), C ended on 2020-05-03 (Gazette), yet A is on 2020-05-05
  // (Gazette)`; of a long chain its beginning and its end. Where all is about one property, it is named at
  // the first thing only.
  std::string chain(const std::vector<OrderLink>& links);
  std::string full_name(const Dated& dated) const;
  // All that a fact says, in the manner of the last chain.
  std::string says(FactId fact) const;
  // `no later than 2020-05-03`, of a variable; empty where nothing bounds it. `bound` is its difference to
  // the origin, or for `earliest` the origin's to it.
  std::string side(std::uint32_t variable, const ImpliedBound& bound, bool earliest) const;

 private:
  PropertyId common_property(const std::vector<OrderLink>& links) const;
  std::string clause(const OrderLink& link, bool first, bool last) const;
  std::string name(const Dated& dated) const;
  std::string related(const Fact& fact, const RelationTerm& term, bool with_is) const;
  std::string dated(const Fact& fact, DatedEnd end, bool with_is) const;

  const Corpus& corpus_;
  OrderNetwork& order_;
  PropertyId property_;  // of everything in the last chain; none: there were several
};

}  // namespace gainsay
