// G302 plan changed: the same planner or narrator says later that something else is planned or foreseen.
// Plans of different sources are each their own, and two of one day cannot be put in order: those dispute
// each other (rival_plans.cpp).

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "checks/checks.h"
#include "checks/met_plans.h"
#include "checks/plans.h"
#include "checks/wording.h"

namespace gainsay {

namespace {

// Who stands behind a plan: the one it is attributed to, and the one who tells it.
StringId narrator(const SeriesView& view, FactId id) {
  const Article& article = view.corpus.article_of(view.corpus.fact(id));
  return article.publisher.valid() ? article.publisher : article.agency.valid() ? article.agency : article.id;
}

// Between two reports of one date a day is no difference, as time zones go; between two plans of one planner
// it is one.
bool moved(const SeriesView& view, const Plan& from, const Plan& to) {
  const Agreement agreement = compare(from.meaning, to.meaning);
  const bool dated = view.property.type == ValueType::date || view.property.type == ValueType::period;
  return agreement == Agreement::exclude || (dated && agreement == Agreement::strained);
}

// The plans of one planner or narrator so far, latest last.
template <class Key>
class Latest {
 public:
  explicit Latest(const SeriesView& view) : view_(view) {}

  // The last that was said before, of the same occasion: who foresees this year and the next does not change
  // the one by the other.
  const Plan* before(const Key& key, const Plan& plan) const {
    const auto known = latest_.find(key);
    if (known == latest_.end()) return nullptr;
    const auto& said = known->second;
    const auto earlier = std::find_if(said.rbegin(), said.rend(), [&](const Plan* other) {
      return other->said.last < plan.said.first && same_occasion(view_, other->about, plan.about);
    });
    return earlier == said.rend() ? nullptr : *earlier;
  }
  void add(const Key& key, const Plan& plan) { latest_[key].push_back(&plan); }

 private:
  const SeriesView& view_;
  std::map<Key, std::vector<const Plan*>> latest_;
};

struct Move {
  const Plan* from;
  const Plan* to;
};

// Whether the note tells already that the one plan became the other: many articles report one change.
bool told(const SeriesView& view, const std::vector<Move>& moves, const Move& move) {
  const auto last = std::find_if(moves.rbegin(), moves.rend(), [&](const Move& other) {
    return same_occasion(view, other.to->about, move.to->about);
  });
  return last != moves.rend() && !moved(view, *last->from, *move.from) && !moved(view, *last->to, *move.to);
}

std::string sentence(const SeriesView& view, const Finding& finding) {
  const std::vector<Step>& steps = finding.steps;
  const auto voice = [&](const FactId& fact) { return voices(view.corpus, std::span(&fact, 1)); };
  std::string text = fmt::format("{}: {} changed", topic_of(view), plan_in_words(view, finding.facts));
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const Step& step = steps[i];
    if (i > 0 && steps[i - 1].to_code == step.from_code) {
      text += fmt::format(", then to {}", step.to);
      continue;
    }
    text += fmt::format("{} from {} ({}) to {} ({})", i == 0 ? "" : ", and", step.from,
                        voice(step.facts.front()), step.to, voice(step.facts.back()));
  }
  return text;
}

// What became of the plan after its last change: whoever told of it more exactly, and whether it was met.
void tell_the_end(const SeriesView& view, const std::vector<Plan>& said, Finding& finding) {
  const FactId changed = finding.steps.back().facts.back();
  const auto last =
      std::find_if(said.begin(), said.end(), [&](const Plan& plan) { return plan.fact == changed; });
  auto end = last;
  for (auto later = last; later != said.end(); ++later) {
    const bool narrower = within(later->meaning, last->meaning) && !within(last->meaning, later->meaning);
    if (narrower && same_occasion(view, last->about, later->about)) end = later;
  }
  if (end != last) {
    finding.message += fmt::format(", more exactly {} ({})", said_value(view, end->fact),
                                   voices(view.corpus, std::span(&end->fact, 1)));
  }
  for (const MetPlan& met : met_plans(view, said)) {
    if (met.plan != end->fact) continue;
    finding.message += ", and was met";
    finding.because.push_back(fmt::format("met in the end: {} ({})", said_value(view, met.outcome),
                                          voices(view.corpus, std::span(&met.outcome, 1))));
  }
}

}  // namespace

void check_plan_changed(const SeriesView& view, Findings& findings) {
  const std::vector<Plan> said = plans(view);
  if (said.size() < 2) return;
  Latest<SourceId> by_planner(view);
  Latest<StringId> by_narrator(view);
  Finding finding = finding_on(view, "G302");
  const auto add_fact = [&](FactId fact) {
    if (std::find(finding.facts.begin(), finding.facts.end(), fact) == finding.facts.end()) {
      finding.facts.push_back(fact);
    }
  };
  std::vector<Move> moves;
  for (const Plan& plan : said) {
    const SourceId planner = view.corpus.fact(plan.fact).attributed_to;
    const Plan* last = planner.valid() ? by_planner.before(planner, plan) : nullptr;
    const Plan* narrated = by_narrator.before(narrator(view, plan.fact), plan);
    if (narrated != nullptr) {
      const SourceId other = view.corpus.fact(narrated->fact).attributed_to;
      const bool different = planner.valid() && other.valid() && planner != other;
      if (!different && (last == nullptr || last->said.first < narrated->said.first)) last = narrated;
    }
    if (planner.valid()) by_planner.add(planner, plan);
    by_narrator.add(narrator(view, plan.fact), plan);
    if (last == nullptr || !moved(view, *last, plan) || told(view, moves, {last, &plan})) continue;
    Step step = step_of(view, last->fact, plan.fact);
    if (last->said.first > kPast) {
      step.days = {plan.said.first - last->said.last, plan.said.last - last->said.first};
    }
    add_fact(last->fact);
    add_fact(plan.fact);
    finding.steps.push_back(std::move(step));
    moves.push_back({last, &plan});
  }
  if (finding.steps.empty()) return;
  finding.message = sentence(view, finding);
  finding.because.emplace_back("the later statement is of the same planner or narrator: plans may move");
  tell_the_end(view, said, finding);
  findings.push_back(std::move(finding));
}

}  // namespace gainsay
