// The numbers of one subject that rules and scopes hold to one another.
//
// A number is a series: a property and a scope. Rules hold scope by scope, of every subject that has the
// properties; where parts of a scope add up, sums hold between the scopes of one property. What is not stated
// at a time is a number all the same, nowhere below 0 (below the property's `min`, where that is less), so
// two rules over it join what is stated.
//
// Tallies meet over one and the same window; where they are held to a constant, it bounds them over every
// window. Scopes of tallies are none of this: they are G102.
#pragma once

#include <cstdint>
#include <limits>
#include <vector>

#include "checks/group_view.h"
#include "checks/sum_board.h"

namespace gainsay {

struct RuleBoard {
  static constexpr std::uint32_t kScopes = std::numeric_limits<std::uint32_t>::max();

  SumBoard sums;                      // SumRule::origin: a rule's number in Corpus::rules, or kScopes
  std::vector<const Series*> series;  // by number
};

// One for each component of series that rules join. Numbers and claims are in the order of the view's series.
std::vector<RuleBoard> rule_boards(const GroupView& view);

}  // namespace gainsay
