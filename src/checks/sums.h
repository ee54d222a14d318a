// Sums that cannot exceed a whole, over numbers of which only intervals are known.
//
// Interval arithmetic with open and closed ends kept apart: the least that the parts can be bounds their
// whole from below, the most that this can be bounds each part, and so on until nothing changes. What this
// excludes is impossible. Nothing impossible is missed where parts add up to no more than wholes; nor, with
// parts that are exactly their whole, where every number is a part of one whole at most. Beyond that (two
// breakdowns of the same parts, rules in a circle that add something each time around) a linear program would
// see more; that is refused here: its proofs are sums of sums that nobody would follow.
#pragma once

#include <cstdint>
#include <limits>
#include <vector>

#include "checks/agreement.h"

namespace gainsay {

// Ends of sums. A sum is open where one of its terms is.
End plus(const End& a, const End& b);
End minus(const End& a, const End& b);
inline bool empty(const Band& band) { return band.high < band.low; }
Band intersect(const Band& a, const Band& b);

// `parts` add up to no more than `whole`, or to exactly it.
struct SumRule {
  std::vector<std::uint32_t> parts;
  std::uint32_t whole = 0;
  bool exactly = false;
  std::uint32_t origin = 0;  // the caller's: what it follows from
};

class SumRules {
 public:
  SumRules() = default;
  explicit SumRules(std::vector<SumRule> rules);

  bool empty() const { return rules_.empty(); }
  const std::vector<SumRule>& rules() const { return rules_; }

  // Whether all of this can be true. Spoils `numbers`.
  bool possible(std::vector<Band>& numbers) const;
  // Narrows each number to what all others and the rules leave of it. False where nothing is left of one.
  bool narrow(std::vector<Band>& numbers) const;

  // Why nothing is left: the low ends of some numbers add up to more than the high ends of others do, though
  // by the rules they cannot. A number may be counted twice.
  struct Proof {
    std::vector<std::uint32_t> lows, highs;  // numbers
    std::vector<std::uint32_t> by;           // rules(), in the order of their use
    std::vector<bool> by_exactly;            // whether that rule was used to say `no less`
  };
  // Empty where `numbers` can be true, and where a number is an empty interval as given.
  Proof prove(std::vector<Band> numbers) const;

 private:
  template <class Log>
  bool narrow(std::vector<Band>& numbers, bool downwards, Log& log) const;
  template <class Log>
  bool raise(std::vector<Band>& numbers, bool& changed, Log& log) const;
  template <class Log>
  bool lower(std::vector<Band>& numbers, bool& changed, Log& log) const;

  std::vector<SumRule> rules_;  // parts before the wholes that they make up
  bool circular_ = false;
  bool upwards_enough_ = true;  // to find what is impossible
};

}  // namespace gainsay
