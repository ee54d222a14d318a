#include "graph/joined_subjects.h"

#include <algorithm>

#include "graph/components.h"

namespace gainsay {

namespace {

bool dated(const Property& property) {
  return property.type == ValueType::date || property.type == ValueType::period;
}

// What relates a value to other subjects: its own, and those of each value of a list.
void link_relations(const Corpus& corpus, const Fact& fact, const Value& value, Components& links) {
  if (value.kind == ValueKind::list) {
    for (const Value& each : corpus.lists[static_cast<std::size_t>(value.payload)]) {
      link_relations(corpus, fact, each, links);
    }
  }
  if (value.kind != ValueKind::relation) return;
  for (const RelationTerm& term : corpus.relations[static_cast<std::size_t>(value.payload)].terms) {
    links.link(fact.subject.index, term.subject.index);
  }
}

}  // namespace

bool applies_to(const Corpus& corpus, const Rule& rule, SubjectId subject) {
  if (rule.only.empty()) return true;
  const Subject& who = corpus.subjects[subject.index];
  return std::any_of(rule.only.begin(), rule.only.end(),
                     [&](StringId name) { return name == who.id || name == who.kind; });
}

std::vector<std::vector<std::uint32_t>> joined_subjects(const FactGraph& graph) {
  const Corpus& corpus = graph.corpus();
  std::vector<std::uint8_t> concerned(graph.groups().size(), 0);
  Components links(static_cast<std::uint32_t>(corpus.subjects.size()));
  for (std::size_t i = 0; i < concerned.size(); ++i) {
    for (const Series& series : graph.series_of(graph.groups()[i])) {
      if (!dated(corpus.properties[series.property.index])) continue;
      concerned[i] = 1;
      for (const FactId id : graph.facts_of(series)) {
        link_relations(corpus, corpus.fact(id), corpus.fact(id).value, links);
      }
    }
  }
  for (const Rule& rule : corpus.rules) {
    if (rule.kind != RuleKind::exclusive) continue;
    SubjectId first;
    for (std::size_t i = 0; i < concerned.size(); ++i) {
      const Group& group = graph.groups()[i];
      const auto series = graph.series_of(group);
      const bool speaks = applies_to(corpus, rule, group.subject) &&
                          std::any_of(series.begin(), series.end(),
                                      [&](const Series& s) { return s.property == rule.properties.front(); });
      if (!speaks) continue;
      concerned[i] = 1;
      if (first.valid()) links.link(first.index, group.subject.index);
      if (!first.valid()) first = group.subject;
    }
  }

  std::vector<std::vector<std::uint32_t>> joined;
  const std::vector<std::uint32_t> component = links.numbers();
  std::vector<std::uint32_t> place(corpus.subjects.size(), kAlone);  // in `joined`, by component
  for (std::uint32_t i = 0; i < concerned.size(); ++i) {
    if (concerned[i] == 0) continue;
    const std::uint32_t number = component[graph.groups()[i].subject.index];
    if (number == kAlone) {
      joined.push_back({i});
      continue;
    }
    if (place[number] == kAlone) {
      place[number] = static_cast<std::uint32_t>(joined.size());
      joined.emplace_back();
    }
    joined[place[number]].push_back(i);
  }
  return joined;
}

}  // namespace gainsay
