#include "checks/tallies.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "checks/wording.h"
#include "graph/scope_parts.h"

namespace gainsay {

namespace {

// The fewest and the most that a count can be. Only ends of more than 18 digits are open; what 64 bits cannot
// hold was refused when it was loaded.
std::optional<std::int64_t> fewest(const Interval& count) {
  const auto low = count.low_infinite ? std::nullopt : count.low.to_int64();
  return low && count.low_open ? *low + 1 : low;
}
std::optional<std::int64_t> greatest(const Interval& count) {
  const auto high = count.high_infinite ? std::nullopt : count.high.to_int64();
  return high && count.high_open ? *high - 1 : high;
}

// The windows of a set, one for each member, cut short where the article reports before they end. Empty where
// an end is unknown.
std::vector<Window> members_of(const Edtf& edtf, Resolution resolution, std::optional<Ticks> report) {
  std::vector<Window> windows;
  for (const Member& member : edtf.members) {
    Window one = window(Edtf{SetKind::one, {member}, edtf.qualified}, resolution);
    if (report) one = cut_short(one, *report);
    if (!one.known) return {};
    windows.push_back(one);
  }
  std::sort(windows.begin(), windows.end(), [](const Window& a, const Window& b) {
    return std::tie(a.outer.first, a.outer.last) < std::tie(b.outer.first, b.outer.last);
  });
  return windows;
}

struct Over {
  std::optional<Ticks> least;
  std::vector<Ticks> most;
};

Over over_sum(const std::vector<Window>& windows) {
  Over over;
  if (windows.empty()) return over;
  Ticks hull = windows.front().outer;
  bool apart = true, neighbours = true;
  for (std::size_t i = 0; i < windows.size(); ++i) {
    const Window& one = windows[i];
    if (!one.inner_empty) over.most.push_back(one.inner);
    neighbours = neighbours && one.inner == one.outer;
    if (i == 0) continue;
    apart = apart && windows[i - 1].outer.last < one.outer.first;
    neighbours = neighbours && hull.last + 1 == one.outer.first;
    hull.last = std::max(hull.last, one.outer.last);
  }
  if (apart) over.least = hull;
  if (neighbours) over.most = {hull};
  return over;
}

Over windows_of(const GroupView& view, const Fact& fact, Resolution resolution) {
  const Time* time = view.corpus.time(fact.when);
  if (time == nullptr) return {};
  Readings& readings = view.context.readings;
  const TimeId published = view.corpus.article_of(fact).published;
  const Window window = readings.window(fact.when, resolution, published);
  if (!window.known) return {};
  if (window.sum) {
    std::optional<Ticks> report;
    if (published.valid()) report = readings.state(published, resolution, true).extent();
    return over_sum(members_of(time->edtf, resolution, report));
  }
  Over over{window.outer, {}};
  if (!window.inner_empty) over.most.push_back(window.inner);
  return over;
}

}  // namespace

namespace {

void relate_scopes(const Corpus& corpus, TallyBoard& board) {
  if (board.scopes.size() > 1 && !direct_parts(corpus, board.scopes).empty()) {
    board.atoms = scope_atoms(corpus, board.property, board.scopes);
  }
}

}  // namespace

std::uint32_t TallyBoard::with_scope(const Corpus& corpus, ScopeId scope) {
  const auto known = std::find(scopes.begin(), scopes.end(), scope);
  if (known == scopes.end()) {
    scopes.push_back(scope);
    relate_scopes(corpus, *this);
    return static_cast<std::uint32_t>(scopes.size() - 1);
  }
  return static_cast<std::uint32_t>(known - scopes.begin());
}

TallyBoard tally_board(const GroupView& view, std::span<const Series* const> scopes) {
  TallyBoard board{scopes.front()->subject, scopes.front()->property, {}, {}, {}};
  const Property& property = view.property(*scopes.front());
  using Says =
      std::tuple<std::pair<Tick, Tick>, std::int64_t, std::vector<std::pair<Tick, Tick>>, std::int64_t>;
  std::map<Says, std::size_t> known;
  for (const Series* series : scopes) {
    known.clear();
    const auto scope = static_cast<std::uint32_t>(board.scopes.size());
    board.scopes.push_back(series->scope);
    for (const FactId id : view.standing(*series)) {
      const Fact& fact = view.corpus.fact(id);
      if (fact.value.kind != ValueKind::number && fact.value.kind != ValueKind::quantity) continue;
      const Interval hard = view.corpus.measure(fact.value, property).hard;
      const Over over = windows_of(view, fact, property.resolution);
      Tally tally{scope, {}, 0, {}, 0, {id}};
      Says says{{}, 0, {}, 0};
      const auto least = fewest(hard);
      if (over.least && least && *least > 0) {
        tally.least_over = over.least;
        tally.least = *least;
        std::get<0>(says) = {over.least->first, over.least->last};
        std::get<1>(says) = *least;
      }
      const auto most = greatest(hard);
      if (most && !over.most.empty()) {
        tally.most_over = over.most;
        tally.most = *most;
        for (const Ticks& window : over.most) std::get<2>(says).emplace_back(window.first, window.last);
        std::get<3>(says) = *most;
      }
      if (!tally.says_least() && !tally.says_most()) continue;
      const auto [at, fresh] = known.emplace(std::move(says), board.tallies.size());
      if (fresh) {
        board.tallies.push_back(std::move(tally));
      } else {
        board.tallies[at->second].facts.push_back(id);
      }
    }
  }
  for (Tally& tally : board.tallies) {
    if (tally.facts.size() > 1) tally.facts = by_publication(view.corpus, std::move(tally.facts));
  }
  relate_scopes(view.corpus, board);
  return board;
}

std::string window_in_words(Ticks window, Resolution resolution) {
  const Span span{tick_span(window.first, resolution).first, tick_span(window.last, resolution).last};
  std::string words = at_time(format_span(span));
  if (!words.empty()) words.erase(0, 1);
  return words;
}

}  // namespace gainsay
