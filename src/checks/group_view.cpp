#include "checks/group_view.h"

#include <utility>

namespace gainsay {

GroupView::GroupView(const Context& c, std::vector<const Series*> s)
    : context(c), corpus(c.corpus), series(std::move(s)) {}

std::vector<FactId> GroupView::standing(const Series& one) const {
  std::vector<FactId> facts;
  for (const FactId id : context.graph.facts_of(one)) {
    const Fact& fact = corpus.fact(id);
    if (fact.asserted() && fact.value.kind != ValueKind::unknown && context.standing(id)) facts.push_back(id);
  }
  return facts;
}

std::span<const Series* const> GroupView::scopes_from(std::size_t first) const {
  std::size_t end = first + 1;
  while (end < series.size() && series[end]->subject == series[first]->subject &&
         series[end]->property == series[first]->property) {
    ++end;
  }
  return std::span(series).subspan(first, end - first);
}

}  // namespace gainsay
