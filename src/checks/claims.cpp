#include "checks/claims.h"

#include <algorithm>

#include "checks/jointly.h"
#include "checks/sure_times.h"
#include "checks/wording.h"

namespace gainsay {

namespace {

bool crisp(const Window& window) {
  return window.known && !window.sum && !window.inner_empty && window.outer == window.inner;
}

}  // namespace

// Tallies are compared over one and the same window. One that its article cut short ends nobody knows quite
// when, but for all facts of that article at once.
std::uint32_t Claims::occasion_of(const Window& window, std::uint32_t article) {
  return windows_
      .try_emplace({window.outer.first, window.outer.last, article},
                   static_cast<std::uint32_t>(windows_.size()))
      .first->second;
}

std::optional<Claims::Timing> Claims::timing(const Fact& fact) {
  const Corpus& corpus = context_.corpus;
  const auto day_of = [&](Tick tick) -> std::optional<Tick> {
    if (tick <= kPast || tick >= kFuture) return std::nullopt;
    return gainsay::tick(tick_span(tick, resolution_).last, Resolution::day);
  };
  Timing timing;
  switch (corpus.property_of(fact).over_time) {
    case OverTime::constant:
      return timing;
    case OverTime::state: {
      if (!fact.when.valid()) return std::nullopt;
      timing.when = When::state;
      timing.time = &context_.readings.state(fact.when, resolution_, fact.default_when);
      if (timing.time->stays.empty()) return std::nullopt;
      if (fact.default_when && sure_stays(*timing.time).front().vague()) timing.occasion = fact.article.index;
      timing.last_day = day_of(timing.time->extent().last);
      return timing;
    }
    case OverTime::tally: {
      const Time* time = corpus.time(fact.when);
      if (time == nullptr) return std::nullopt;
      const Window window =
          context_.readings.window(fact.when, resolution_, corpus.article_of(fact).published);
      timing.when = When::window;
      if (crisp(window)) {
        timing.occasion = occasion_of(window, ArticleId::kNone);
      } else if (window.known && crisp(gainsay::window(time->edtf, resolution_))) {
        timing.occasion = occasion_of(window, fact.article.index);
      } else {
        return std::nullopt;
      }
      timing.last_day = day_of(window.outer.last);
      return timing;
    }
    case OverTime::event:
      break;
  }
  return std::nullopt;
}

void Claims::add(std::uint32_t number, FactId id, const Band& band) {
  const auto at = timing(context_.corpus.fact(id));
  if (!at) return;
  const auto [known, fresh] =
      known_.try_emplace({number, at->when, at->time, at->occasion, band.low.at, band.low.infinite,
                          band.low.tilt, band.high.at, band.high.infinite, band.high.tilt},
                         claims_.size());
  if (fresh) {
    Claim claim;
    claim.number = number;
    claim.band = band;
    claim.when = at->when;
    claim.time = at->time;
    claim.occasion = at->occasion;
    claims_.push_back(std::move(claim));
    last_days_.push_back(at->last_day);
  }
  claims_[known->second].facts.push_back(id);
}

std::vector<Claim> Claims::take() {
  const Corpus& corpus = context_.corpus;
  for (std::size_t i = 0; i < claims_.size(); ++i) {
    Claim& claim = claims_[i];
    if (claim.facts.size() > 1) claim.facts = by_publication(corpus, std::move(claim.facts));
    claim.weight = weight_of(context_, claim.facts, last_days_[i]);
    claim.cited = std::all_of(claim.facts.begin(), claim.facts.end(),
                              [&](FactId fact) { return corpus.fact(fact).attributed_to.valid(); });
  }
  return std::move(claims_);
}

}  // namespace gainsay
