#include "report/rank.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>
#include <optional>
#include <tuple>

#include "model/when.h"
#include "report/phrase.h"

namespace gainsay {

namespace {

constexpr double kMonth = 30;  // days
constexpr int kDigits = 3;     // of a difference that is no round number

// The number that stands for a side: the middle of what a reader expects, or its one end.
std::optional<Decimal> number_of(const Cluster& side) {
  if (!side.soft) return std::nullopt;
  const Interval& soft = *side.soft;
  if (soft.low_infinite && soft.high_infinite) return std::nullopt;
  if (soft.low_infinite) return soft.high;
  if (soft.high_infinite) return soft.low;
  return soft.low == soft.high ? soft.low : (soft.low + soft.high) / Decimal(2);
}

std::optional<Gap> between_numbers(const Finding& finding) {
  std::optional<Decimal> least, most;
  for (const Cluster& side : finding.clusters) {
    const auto number = number_of(side);
    if (!number) return std::nullopt;
    if (!least || *number < *least) least = number;
    if (!most || *number > *most) most = number;
  }
  if (!least || *least == *most) return std::nullopt;
  const Decimal difference = *most - *least;
  const double whole = std::max(std::abs(least->to_double()), std::abs(most->to_double()));
  Gap gap;
  gap.share = std::min(1.0, difference.to_double() / whole);
  // Rounded where it comes from a fraction: 7.67 says as much as eighteen digits.
  const Decimal rounded = Decimal::from_double(difference.to_double(), kDigits).value_or(difference);
  const bool longer = difference.exponent() < 0 && difference.text().size() > kDigits + 1;
  gap.words = fmt::format("{} apart ({:.0f} %)", (longer ? rounded : difference).grouped(), 100 * gap.share);
  return gap;
}

std::optional<Gap> between_dates(const Corpus& corpus, const Finding& finding) {
  std::int64_t furthest = 0;
  for (const Cluster& side : finding.clusters) {
    for (const Cluster& other : finding.clusters) {
      if (side.facts.empty() || other.facts.empty()) return std::nullopt;
      const Value& from = corpus.fact(side.facts.front()).value;
      const Value& to = corpus.fact(other.facts.front()).value;
      if (from.kind != ValueKind::date || to.kind != ValueKind::date) return std::nullopt;
      const auto time = [&](const Value& value) -> const Edtf& {
        return corpus.times[static_cast<std::size_t>(value.payload)].edtf;
      };
      const auto days = days_between(time(from), time(to));
      if (days && has_bound(days->first)) furthest = std::max(furthest, days->first);
    }
  }
  if (furthest == 0) return std::nullopt;
  Gap gap;
  gap.share = static_cast<double>(furthest) / (static_cast<double>(furthest) + kMonth);
  gap.words = counted(static_cast<std::size_t>(furthest), "day") + " apart";
  return gap;
}

}  // namespace

Gap gap_of(const Corpus& corpus, const Finding& finding) {
  if (finding.clusters.size() < 2) return {};
  if (const auto gap = between_numbers(finding)) return *gap;
  if (const auto gap = between_dates(corpus, finding)) return *gap;
  const bool same_kind = finding.property.valid() &&
                         corpus.properties[finding.property.index].type != ValueType::number &&
                         corpus.properties[finding.property.index].type != ValueType::date &&
                         corpus.properties[finding.property.index].type != ValueType::period;
  Gap gap;
  if (same_kind) gap.share = 1;
  return gap;
}

std::vector<std::uint32_t> origins_of(const Corpus& corpus, const Origins& origins, const Finding& finding) {
  std::vector<std::uint32_t> counts;
  for (const Cluster& side : finding.clusters)
    if (side.origins > 0) counts.push_back(side.origins);
  if (counts.empty() && !finding.facts.empty()) counts.push_back(origins.count(corpus, finding.facts));
  std::sort(counts.begin(), counts.end(), std::greater<>());
  return counts;
}

std::vector<std::uint32_t> ranked(const Corpus& corpus, const Origins& origins,
                                  std::span<const Finding> findings) {
  struct Weight {
    Level level;
    double gap;
    std::uint32_t origins;
  };
  std::vector<Weight> places;
  places.reserve(findings.size());
  for (const Finding& finding : findings) {
    const auto counts = origins_of(corpus, origins, finding);
    places.push_back(
        {finding.level, gap_of(corpus, finding).share, std::accumulate(counts.begin(), counts.end(), 0U)});
  }
  std::vector<std::uint32_t> order(findings.size());
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    const auto key = [](const Weight& place) { return std::tuple(place.level, place.gap, place.origins); };
    return key(places[a]) > key(places[b]);
  });
  return order;
}

}  // namespace gainsay
