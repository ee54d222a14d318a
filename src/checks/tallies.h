// What is counted, as bounds on running counts: every standing tally of one subject and property, over all
// its scopes.
//
// With N(t) the happenings before tick t, a tally says least <= N(end) - N(start) <= most for its window.
// Where the ends of the window are vague, the lower bound holds for the widest window that can be meant, the
// upper one for the narrowest (design: semantics.md, "Time"). A set of windows counts their sum: neighbours
// are one window; of windows with gaps between them the lower bound holds for all that they span, and the
// upper bound for each, which is less than they say but nothing that they do not say. Facts that say the very
// same of one scope are one tally, so that a repeater repeats no contradiction.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "checks/group_view.h"
#include "graph/scope_atoms.h"

namespace gainsay {

struct Tally {
  std::uint32_t scope = 0;  // in TallyBoard::scopes
  std::optional<Ticks> least_over;
  std::int64_t least = 0;
  std::vector<Ticks> most_over;
  std::int64_t most = 0;
  std::vector<FactId> facts;  // by publication; the first speaks for all

  bool says_least() const { return least_over.has_value(); }
  bool says_most() const { return !most_over.empty(); }
};

struct TallyBoard {
  SubjectId subject;
  PropertyId property;
  std::vector<ScopeId> scopes;
  std::vector<Tally> tallies;       // in canonical order: scope, time, value
  std::optional<ScopeAtoms> atoms;  // of the scopes, where some lie within one another

  // A place for a scope that no tally has; its number.
  std::uint32_t with_scope(const Corpus& corpus, ScopeId scope);
};

// `scopes`: the series of one subject and property.
TallyBoard tally_board(const GroupView& view, std::span<const Series* const> scopes);

// `from 2020-08-04 to 2020-08-18`, `up to 2020-07-31`, `in 2020-08`.
std::string window_in_words(Ticks window, Resolution resolution);

}  // namespace gainsay
