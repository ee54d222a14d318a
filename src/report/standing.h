// What the findings say of a single fact, for the timelines: whether it is in conflict, under tension or
// restated, which change it completes, and what became of a plan.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/finding.h"
#include "report/terminal.h"

namespace gainsay {

struct Standing {
  bool conflict = false, tension = false, restated = false;
  bool struck = false;                  // a verdict calls it wrong
  const Step* change = nullptr;         // the step that ends with this fact
  std::string_view became;              // of a plan: `changed`, `missed`, `met`; empty where nothing is known
  std::vector<std::uint32_t> findings;  // that name it, settled ones too; in the report's order
};

class Standings {
 public:
  // The findings must outlive this.
  explicit Standings(std::span<const Finding> findings, std::span<const FactId> struck = {});
  const Standing& of(FactId fact) const;
  // Met plans are no findings: whoever shows a series asks for them (checks/met_plans.h).
  void met(FactId plan) { standings_[plan].became = "met"; }

 private:
  std::unordered_map<FactId, Standing> standings_;
};

// A sign for a timeline's margin. The words are what its legend says.
struct Sign {
  std::string_view glyph, words;
  Tone tone = Tone::plain;
};
std::vector<Sign> signs_of(const Standing& standing);

}  // namespace gainsay
