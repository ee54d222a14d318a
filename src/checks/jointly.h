// What checks share that find facts which cannot all be true: what each fact weighs, whom they cite, and how
// a repair is told.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "checks/series_view.h"
#include "graph/explanation.h"

namespace gainsay {

// What withdrawing facts that say the same costs: first their independent origins, then whether one of them
// is exact, then how soon after the event one reports (design: semantics.md, "Which side is better
// supported"). `event`: the last tick of what they speak of, in days; none: unknown.
Weight weight_of(const Context& context, std::span<const FactId> facts, std::optional<Tick> event_day);

// Whether some of them cite different sources: then the articles may all be right about what was said.
bool cites_different_sources(const Corpus& corpus, std::span<const FactId> facts);

// Lowers a finding whose facts cite different sources to a warning, and says why.
void allow_for_sources(const Corpus& corpus, Finding& finding);

// The repair of all contradictions of a kind in one group, told in each finding: the part of it among
// `causes`, and where there are several, how much the whole takes.
class RepairTeller {
 public:
  using FactsOf = std::function<std::span<const FactId>(Cause)>;
  RepairTeller(const Repair& repair, std::size_t contradictions, FactsOf facts_of);
  void tell(std::span<const Cause> causes, Finding& finding) const;

 private:
  const Repair& repair_;
  FactsOf facts_of_;
  std::string all_;  // what the whole takes; empty where there is one contradiction
};

}  // namespace gainsay
