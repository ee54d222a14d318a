#include "checks/jointly.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <utility>

#include "checks/wording.h"

namespace gainsay {

namespace {

// Origins count before exactness, exactness before nearness.
constexpr Weight kOrigin = 100, kExact = 10, kNearest = 9;

Weight nearness(const Context& context, const Fact& fact, std::optional<Tick> event_day) {
  const TimeId published = context.corpus.article_of(fact).published;
  if (!event_day || !published.valid()) return 0;
  const Tick late = std::max<Tick>(0, context.readings.day(published).first - *event_day);
  return kNearest -
         std::min<Weight>(kNearest, static_cast<Weight>(std::bit_width(static_cast<std::uint64_t>(late))));
}

}  // namespace

Weight weight_of(const Context& context, std::span<const FactId> facts, std::optional<Tick> event_day) {
  Weight best = 0;
  for (const FactId id : facts) {
    const Fact& fact = context.corpus.fact(id);
    const Hedge hedge = fact.value.hedge;
    const bool exact = hedge == Hedge::none || hedge == Hedge::exactly;
    best = std::max(best, (exact ? kExact : 0) + nearness(context, fact, event_day));
  }
  return context.origins.count(context.corpus, facts) * kOrigin + best;
}

bool cites_different_sources(const Corpus& corpus, std::span<const FactId> facts) {
  SourceId first;
  for (const FactId id : facts) {
    const SourceId source = corpus.fact(id).attributed_to;
    if (!source.valid()) continue;
    if (first.valid() && source != first) return true;
    first = source;
  }
  return false;
}

void allow_for_sources(const Corpus& corpus, Finding& finding) {
  if (!cites_different_sources(corpus, finding.facts)) return;
  finding.level = Level::warning;
  finding.because.emplace_back(
      "they are attributed to different sources: each article may be right about what was said");
}

RepairTeller::RepairTeller(const Repair& repair, std::size_t contradictions, FactsOf facts_of)
    : repair_(repair), facts_of_(std::move(facts_of)) {
  if (contradictions < 2) return;
  std::size_t withdrawn = 0;
  for (const Cause cause : repair.withdrawn) withdrawn += facts_of_(cause).size();
  all_ = fmt::format("one of {} such contradictions here; {} the withdrawal of {} fact{}", contradictions,
                     repair.exact ? "all are mended by" : "all would be mended by", withdrawn,
                     withdrawn == 1 ? "" : "s");
}

void RepairTeller::tell(std::span<const Cause> causes, Finding& finding) const {
  for (const Cause cause : causes) {
    if (!std::binary_search(repair_.withdrawn.begin(), repair_.withdrawn.end(), cause)) continue;
    const auto facts = facts_of_(cause);
    finding.repair.insert(finding.repair.end(), facts.begin(), facts.end());
  }
  if (!repair_.possible) return;
  if (!all_.empty()) finding.because.push_back(all_);
  if (!repair_.exact) finding.because.emplace_back("the repair is an approximation: a smaller one may exist");
}

}  // namespace gainsay
