#include "checks/series_view.h"

#include <algorithm>
#include <unordered_map>

#include "checks/exclusion.h"
#include "checks/restatement.h"

namespace gainsay {

namespace {

struct ValueHash {
  std::size_t operator()(const Value& value) const {
    std::uint64_t mixed = static_cast<std::uint64_t>(value.payload) * 0x9e3779b97f4a7c15U;
    mixed ^= static_cast<std::uint64_t>(value.kind) << 24 ^ static_cast<std::uint64_t>(value.hedge) << 16 ^
             static_cast<std::uint64_t>(static_cast<std::uint8_t>(value.exponent)) << 8 ^
             value.decimals_written;
    return static_cast<std::size_t>(mixed ^ mixed >> 32 ^ value.unit.index);
  }
};

// Whether some value is expected by all of them: the soft intervals seen so far, one within another.
class Agreed {
 public:
  void add(const Meaning& meaning) {
    one_ = one_ && meaning.size() == 1;
    if (!one_) return;
    const Band& soft = meaning[0].soft;
    if (first_ || common_.low < soft.low) common_.low = soft.low;
    if (first_ || soft.high < common_.high) common_.high = soft.high;
    first_ = false;
    one_ = common_.low <= common_.high;
  }
  explicit operator bool() const { return one_; }

 private:
  Band common_;
  bool first_ = true, one_ = true;
};

}  // namespace

SeriesView::SeriesView(const Context& c, const Series& s)
    : context(c), corpus(c.corpus), series(s), property(c.corpus.properties[s.property.index]) {
  const bool tally = property.over_time == OverTime::tally;
  const std::span<const FactId> facts = context.graph.facts_of(series);
  const Value& said = corpus.fact(facts.front()).value;
  bool uniform = true;
  for (const FactId id : facts) {
    const Fact& fact = corpus.fact(id);
    uniform = uniform && fact.value == said;
    foreseen = foreseen || fact.foreseen();
    denied = denied || fact.stance == Stance::denied;
  }
  if (!property.compared()) return;
  // Most series say one thing. Their times matter only to plans, and to the pace of tallies.
  Agreed agreement;
  if (!uniform) {
    for (const FactId id : facts) {
      const Fact& fact = corpus.fact(id);
      if (!fact.asserted()) continue;
      const Meaning means = meaning(corpus, property, fact.value);
      if (means.comparable()) agreement.add(means);
      if (!agreement) break;
    }
  }
  agreed = static_cast<bool>(agreement);
  if (agreed && !tally && !foreseen) return;
  assertions.reserve(facts.size());
  // A long series says few different things, and mostly what it said before.
  std::unordered_map<Value, const Meaning*, ValueHash> known;
  const Value* before = nullptr;
  const Meaning* meant = nullptr;
  for (const Statement& statement : context.graph.statements_of(series)) {
    bool listed = false;
    for (const FactId id : context.graph.facts_of(statement)) {
      const Fact& fact = corpus.fact(id);
      if (!fact.asserted()) continue;
      if (before == nullptr || !(*before == fact.value)) {
        const Meaning*& slot = known[fact.value];
        if (slot == nullptr) slot = &meanings_.emplace_back(meaning(corpus, property, fact.value));
        before = &fact.value;
        meant = slot;
      }
      if (!meant->comparable()) continue;
      if (tally) {
        const Occasion mine = occasion_of(statement, fact);
        if (!listed || !(occasions.back().window == mine.window)) occasions.push_back(mine);
      } else if (!listed) {
        occasions.push_back(occasion_of(statement, fact));
      }
      listed = true;
      assertions.push_back({id, static_cast<std::uint32_t>(occasions.size() - 1), meant});
    }
  }
  if (agreed) return;
  restatements = gainsay::restatements(*this);
  if (!restatements.empty()) {
    std::vector<FactId> gone;
    for (const Restatement& restatement : restatements) gone.push_back(restatement.earlier);
    std::sort(gone.begin(), gone.end());
    std::erase_if(assertions,
                  [&](const Assertion& a) { return std::binary_search(gone.begin(), gone.end(), a.fact); });
  }
  find_exclusions(*this);
}

Occasion SeriesView::occasion_of(const Statement& statement, const Fact& fact) const {
  Occasion occasion;
  occasion.moment = statement.moment;
  const Time* time = corpus.time(statement.time);
  if (time == nullptr) return occasion;
  occasion.edtf = &time->edtf;
  occasion.valid = &context.readings.state(statement.time, property.resolution, statement.moment);
  // A window that runs past its article's publication ends there, so one expression may mean several windows.
  if (property.over_time == OverTime::tally) {
    occasion.window =
        context.readings.window(statement.time, property.resolution, corpus.article_of(fact).published);
  }
  return occasion;
}

Ticks SeriesView::extent(const Occasion& occasion) const {
  return property.over_time == OverTime::tally ? occasion.window.outer : occasion.valid->extent();
}

TimeRelation SeriesView::relation(const Occasion& a, const Occasion& b) const {
  if (property.over_time == OverTime::constant) return {Meeting::must, false};
  if (a.edtf == nullptr || b.edtf == nullptr) return {};
  if (property.over_time == OverTime::tally) {
    if (!(a.window == b.window) || !a.window.known) return {};
    return {a.window.outer == a.window.inner ? Meeting::must : Meeting::may, false};
  }
  return relate(*a.valid, *b.valid);
}

}  // namespace gainsay
