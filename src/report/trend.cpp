#include "report/trend.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <optional>

namespace gainsay {

namespace {

constexpr std::array<std::string_view, 8> kBars = {"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};

std::optional<double> middle(const Interval& interval) {
  if (interval.low_infinite || interval.high_infinite) return std::nullopt;
  return (interval.low.to_double() + interval.high.to_double()) / 2;
}

// Days that a window surely has; nothing where an end is open or unknown.
std::optional<double> days_in(const Edtf& edtf) {
  if (edtf.kind != SetKind::one || edtf.members.size() != 1) return std::nullopt;
  const Member& only = edtf.members.front();
  if (only.start.kind != EndKind::dated || only.end.kind != EndKind::dated) return std::nullopt;
  const Instant seconds = only.end.written.last - only.start.written.first + 1;
  if (seconds <= 0) return std::nullopt;
  return static_cast<double>(seconds) / static_cast<double>(kSecondsADay);
}

std::string for_people(double number, int digits) {
  const auto decimal = Decimal::from_double(number, digits);
  return decimal ? decimal->grouped() : fmt::format("{:.{}g}", number, digits);
}

}  // namespace

std::string sparkline(std::span<const double> numbers, std::size_t width) {
  if (numbers.size() < 2 || width == 0) return {};
  const std::size_t bars = std::min(numbers.size(), width);
  std::vector<double> heights;
  for (std::size_t i = 0; i < bars; ++i) {
    const auto share = numbers.subspan(i * numbers.size() / bars,
                                       (i + 1) * numbers.size() / bars - i * numbers.size() / bars);
    heights.push_back(std::accumulate(share.begin(), share.end(), 0.0) / static_cast<double>(share.size()));
  }
  const double high = *std::max_element(heights.begin(), heights.end());
  const double ground = std::min(0.0, *std::min_element(heights.begin(), heights.end()));
  std::string line;
  for (const double height : heights) {
    const double part = high > ground ? (height - ground) / (high - ground) : 0.0;
    line += kBars[static_cast<std::size_t>(std::lround(part * static_cast<double>(kBars.size() - 1)))];
  }
  return line;
}

Trend trend(const FactGraph& graph, const Series& series, std::size_t width) {
  const Corpus& corpus = graph.corpus();
  const Property& property = corpus.properties[series.property.index];
  if (property.type != ValueType::number || property.many) return {};
  const bool pace = property.over_time == OverTime::tally;
  std::vector<double> numbers;
  for (const FactId id : graph.facts_of(series)) {
    const Fact& fact = corpus.fact(id);
    const bool number = fact.value.kind == ValueKind::number || fact.value.kind == ValueKind::quantity;
    if (!fact.asserted() || !number) continue;
    const auto soft = middle(corpus.measure(fact.value, property).soft);
    if (!soft) continue;
    if (!pace) {
      numbers.push_back(*soft);
      continue;
    }
    const Time* window = corpus.time(fact.when);
    const auto days = window == nullptr ? std::nullopt : days_in(window->edtf);
    if (days) numbers.push_back(*soft / *days);
  }
  Trend result;
  result.bars = sparkline(numbers, width);
  if (result.bars.empty()) return result;
  const auto [least, most] = std::minmax_element(numbers.begin(), numbers.end());
  const int digits = pace ? 2 : 9;
  const std::string low = for_people(*least, digits), high = for_people(*most, digits);
  result.label = (low == high ? low : low + " to " + high) + (pace ? " a day" : "");
  return result;
}

}  // namespace gainsay
