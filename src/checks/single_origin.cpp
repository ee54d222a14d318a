// G405 single origin: a side of a contradiction, or the current state, that one independent origin alone
// says. No fault, so it is told under --strict alone: what to look for a second source for.
//
// Runs after the other checks of the series, for it reads the sides that they found. The current state is
// what the last assertions say that agree with one another, back to the last change; a series of one fact has
// one, too.

#include <fmt/format.h>

#include <algorithm>

#include "checks/checks.h"
#include "checks/history.h"
#include "checks/wording.h"

namespace gainsay {

namespace {

// The assertions of the current state; none where there is none, or its time is unknown.
std::vector<FactId> current_state(const SeriesView& view) {
  std::vector<FactId> facts;
  if (view.property.over_time != OverTime::state || !view.property.compared()) return facts;
  if (!view.agreed) {
    const std::vector<Run> runs = history(view);
    if (runs.empty()) return facts;
    for (const std::uint32_t assertion : runs.back().assertions)
      facts.push_back(view.assertions[assertion].fact);
    return facts;
  }
  for (const FactId id : view.context.graph.facts_of(view.series)) {
    const Fact& fact = view.corpus.fact(id);
    if (!fact.asserted() || !fact.when.valid()) continue;
    if (meaning(view.corpus, view.property, fact.value).comparable()) facts.push_back(id);
  }
  return facts;
}

Finding note_on(const SeriesView& view, std::vector<FactId> facts) {
  Finding note = finding_on(view, "G405");
  note.facts = by_publication(view.corpus, std::move(facts));
  return note;
}

// The last of them in the order of time: facts of a series stand in it.
std::string said_last(const SeriesView& view, const std::vector<FactId>& facts) {
  return fmt::format("{} ({})", said_value(view, facts.back()), voices(view.corpus, facts));
}

}  // namespace

void check_single_origin(const SeriesView& view, Findings& findings) {
  std::vector<FactId> sides_told;
  Findings notes;
  for (auto it = findings.rbegin(); it != findings.rend(); ++it) {
    const bool here = it->subject == view.series.subject && it->property == view.series.property &&
                      it->scope == view.series.scope;
    if (!here) break;
    if (find_code(it->code)->kind != "contradiction") continue;
    std::vector<std::string> sides;
    std::vector<FactId> facts;
    for (const Cluster& side : it->clusters) {
      if (side.origins != 1) continue;
      sides.push_back(fmt::format("{}{} ({})", side.stance == Stance::denied ? "the denial of " : "",
                                  side.value, voices(view.corpus, side.facts)));
      facts.insert(facts.end(), side.facts.begin(), side.facts.end());
    }
    if (sides.empty()) continue;
    std::sort(facts.begin(), facts.end());
    facts.erase(std::unique(facts.begin(), facts.end()), facts.end());
    sides_told.insert(sides_told.end(), facts.begin(), facts.end());
    Finding note = note_on(view, std::move(facts));
    note.message =
        fmt::format("{}: {} rest{} on a single independent origin{}", topic_of(view), listing(sides),
                    sides.size() == 1 ? "s" : "", sides.size() == 1 ? "" : " each");
    note.because.push_back(fmt::format("{} of {} {}", sides.size() == 1 ? "a side" : "sides", it->code,
                                       find_code(it->code)->name));
    for (std::string& line : copied_texts(view, note.facts)) note.because.push_back(std::move(line));
    notes.push_back(std::move(note));
  }
  const std::vector<FactId> state = current_state(view);
  std::sort(sides_told.begin(), sides_told.end());
  const bool told = std::any_of(state.begin(), state.end(), [&](FactId fact) {
    return std::binary_search(sides_told.begin(), sides_told.end(), fact);
  });
  if (!state.empty() && !told && view.context.origins.count(view.corpus, state) == 1) {
    Finding note = note_on(view, state);
    note.message = fmt::format("{}: the current state, {}, rests on a single independent origin",
                               topic_of(view), said_last(view, state));
    for (std::string& line : copied_texts(view, note.facts)) note.because.push_back(std::move(line));
    notes.push_back(std::move(note));
  }
  findings.insert(findings.end(), std::make_move_iterator(notes.begin()),
                  std::make_move_iterator(notes.end()));
}

}  // namespace gainsay
