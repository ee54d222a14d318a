#include "checks/telling.h"

#include <algorithm>
#include <optional>

#include "checks/sure_times.h"
#include "checks/wording.h"

namespace gainsay {

namespace {

// The first fact of a claim that cites nobody or this source.
std::optional<FactId> voice_of(const Corpus& corpus, const Claim& claim, SourceId source) {
  const auto found = std::find_if(claim.facts.begin(), claim.facts.end(), [&](FactId id) {
    const SourceId cited = corpus.fact(id).attributed_to;
    return !cited.valid() || cited == source;
  });
  if (found == claim.facts.end()) return std::nullopt;
  return *found;
}

// Where the stays of two claims meet.
std::vector<SureStay> common(const std::vector<SureStay>& a, const std::vector<SureStay>& b) {
  std::vector<SureStay> met;
  for (const SureStay& x : a) {
    for (const SureStay& y : b) {
      const bool one_moment = x.vague() && x == y;
      if (!one_moment && (x.from > y.to || y.from > x.to)) continue;
      if (x.vague() || y.vague()) {
        met.push_back(x.vague() ? x : y);
      } else {
        met.push_back({std::max(x.from, y.from), std::min(x.to, y.to)});
      }
    }
  }
  return met;
}

}  // namespace

std::vector<FactId> speakers(const Corpus& corpus, const SumBoard& board, std::span<const Cause> claims) {
  std::vector<SourceId> sources(1);
  for (const Cause cause : claims) {
    for (const FactId id : board.claims[cause].facts) {
      const SourceId cited = corpus.fact(id).attributed_to;
      if (cited.valid() && std::find(sources.begin(), sources.end(), cited) == sources.end())
        sources.push_back(cited);
    }
  }
  std::vector<FactId> chosen;
  for (const SourceId source : sources) {
    chosen.clear();
    for (const Cause cause : claims) {
      const auto voice = voice_of(corpus, board.claims[cause], source);
      if (!voice) break;
      chosen.push_back(*voice);
    }
    if (chosen.size() == claims.size()) return chosen;
  }
  chosen.clear();
  for (const Cause cause : claims) chosen.push_back(board.claims[cause].facts.front());
  return chosen;
}

std::vector<FactId> seconds(const Corpus& corpus, const SumBoard& board, std::span<const Cause> claims,
                            std::span<const FactId> speakers) {
  std::vector<FactId> others;
  for (std::size_t i = 0; i < claims.size(); ++i) {
    for (const FactId id : board.claims[claims[i]].facts) {
      if (id != speakers[i]) others.push_back(id);
    }
  }
  return by_publication(corpus, std::move(others));
}

std::string shared_time(const Corpus& corpus, const SumBoard& board, std::span<const Cause> claims,
                        std::span<const FactId> speakers, Resolution resolution) {
  std::optional<TimeId> written;
  bool one = true;
  std::optional<std::vector<SureStay>> stays;
  for (std::size_t i = 0; i < claims.size(); ++i) {
    const Claim& claim = board.claims[claims[i]];
    if (claim.when == When::always) continue;
    const TimeId when = corpus.fact(speakers[i]).when;
    one = one && (!written || *written == when) && corpus.time(when)->edtf.kind == SetKind::one;
    if (!written) written = when;
    if (claim.when != When::state) continue;
    const std::vector<SureStay> mine = sure_stays(*claim.time);
    stays = stays ? common(*stays, mine) : mine;
  }
  if (!written) return {};
  // Of tallies: however it is written, it is one window.
  if (one || !stays) return std::string(corpus.text(corpus.time(*written)->text));
  if (stays->empty()) return {};
  const SureStay& met = stays->front();
  const Tick first = std::min(met.from, met.to), last = std::max(met.from, met.to);
  return format_span({tick_span(first, resolution).first, tick_span(last, resolution).last});
}

}  // namespace gainsay
