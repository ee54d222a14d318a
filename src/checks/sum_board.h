// What facts say of some numbers that rules hold to one another: the question of every rule over sums.
//
// A claim is what one or several facts say of one number at one time: facts that say the very same are one
// claim, so that a repeater repeats no contradiction. Numbers and rules are one component: whoever builds a
// board leaves out what no rule joins.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/id.h"
#include "checks/sums.h"
#include "graph/explanation.h"
#include "model/when.h"

namespace gainsay {

// When a claim is true: for ever, at the time of a state, or of a window that was counted in.
enum class When : std::uint8_t { always, state, window };
inline constexpr std::size_t kWhens = 3;

struct Claim {
  std::uint32_t number = 0;
  Band band;  // never empty
  When when = When::always;
  const ValidTime* time = nullptr;  // of a state
  // Equal for what is surely of one time, though nobody can say when: one window, one publication. Of windows
  // always given; of states where they share the unknown moment of their article.
  std::uint32_t occasion = kNoOccasion;
  std::vector<FactId> facts;  // who speaks for it first
  Weight weight = 1;
  bool cited = false;  // all of them say it after somebody else

  static constexpr std::uint32_t kNoOccasion = 0xffffffff;
};

struct SumBoard {
  std::vector<Band> numbers;           // what each can be at all
  std::array<SumRules, kWhens> rules;  // that hold of claims of that kind together with those for ever
  std::vector<Claim> claims;           // in canonical order
  const SumRules& rules_at(When when) const { return rules[static_cast<std::size_t>(when)]; }
};

}  // namespace gainsay
