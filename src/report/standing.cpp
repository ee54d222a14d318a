#include "report/standing.h"

namespace gainsay {

namespace {

constexpr Sign kConflict{"✗", "in conflict", Tone::error};
constexpr Sign kStruck{"⊘", "struck: a verdict calls it wrong", Tone::faint};
constexpr Sign kTension{"!", "under tension", Tone::warning};
constexpr Sign kRestated{"↺", "restated later by its publisher", Tone::faint};
constexpr Sign kRise{"↑", "rises", Tone::note};
constexpr Sign kFall{"↓", "falls", Tone::note};
constexpr Sign kChange{"→", "changes", Tone::note};

}  // namespace

Standings::Standings(std::span<const Finding> findings, std::span<const FactId> struck) {
  for (const FactId fact : struck) standings_[fact].struck = true;
  for (std::uint32_t i = 0; i < findings.size(); ++i) {
    const Finding& finding = findings[i];
    const CodeRow* row = find_code(finding.code);
    const std::string_view kind = row == nullptr ? std::string_view() : row->kind;
    const bool stands = finding.status != Status::settled;
    for (const FactId fact : finding.facts) {
      Standing& standing = standings_[fact];
      standing.findings.push_back(i);
      standing.conflict |= stands && kind == "contradiction" && finding.level != Level::note;
      standing.tension |= stands && kind == "tension";
    }
    const std::string_view name = row == nullptr ? std::string_view() : row->name;
    for (const Step& step : finding.steps) {
      if (step.facts.size() < 2) continue;
      standings_[step.facts.back()].change = &step;
      Standing& earlier = standings_[step.facts.front()];
      if (name == "restated") earlier.restated = true;
      if (name == "plan-changed" && earlier.became.empty()) earlier.became = "changed";
      if (name == "plan-missed") earlier.became = "missed";
    }
  }
}

const Standing& Standings::of(FactId fact) const {
  static const Standing nothing;
  const auto found = standings_.find(fact);
  return found == standings_.end() ? nothing : found->second;
}

std::vector<Sign> signs_of(const Standing& standing) {
  std::vector<Sign> signs;
  if (standing.struck) signs.push_back(kStruck);
  if (standing.conflict) signs.push_back(kConflict);
  if (standing.tension) signs.push_back(kTension);
  if (standing.restated) signs.push_back(kRestated);
  if (standing.change != nullptr) {
    const auto& difference = standing.change->difference;
    signs.push_back(!difference || difference->is_zero() ? kChange
                    : difference->is_negative()          ? kFall
                                                         : kRise);
  }
  return signs;
}

}  // namespace gainsay
