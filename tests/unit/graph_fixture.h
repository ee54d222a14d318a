// Corpora by hand for the tests of the fact graph, one line a fact, with their stores filled in any order.
#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "graph/fact_graph.h"
#include "model/corpus.h"

namespace gainsay::test {

struct FactRow {
  std::string article, id, subject, property;
  std::map<std::string, std::vector<std::string>> scope;
  std::string when;   // empty: unknown
  std::string value;  // a whole number, with `~` before it where it is hedged; any other text is a name
  Stance stance = Stance::asserted;
  bool moment = false;  // `when` was left out
  std::string said{};
};

class CorpusMaker {
 public:
  // `seed` other than 0 shuffles facts, and with them the order in which everything is interned.
  explicit CorpusMaker(std::vector<FactRow> rows, std::uint32_t seed = 0) {
    corpus_.scopes.emplace_back();
    if (seed != 0) std::shuffle(rows.begin(), rows.end(), std::mt19937(seed));
    for (const FactRow& row : rows) add(row);
  }
  Corpus take() { return std::move(corpus_); }

 private:
  template <class RecordId, class Record>
  RecordId record(std::vector<Record>& store, std::map<std::string, RecordId>& known, const std::string& id) {
    const auto [at, fresh] = known.emplace(id, RecordId(store.size()));
    if (fresh) {
      store.emplace_back();
      store.back().id = corpus_.strings.intern(id);
    }
    return at->second;
  }

  TimeId time(const std::string& text) {
    if (text.empty()) return {};
    const auto [at, fresh] = times_.emplace(text, TimeId(corpus_.times.size()));
    if (fresh) corpus_.times.push_back({corpus_.strings.intern(text), std::get<Edtf>(parse_edtf(text))});
    return at->second;
  }

  ScopeId scope(const std::map<std::string, std::vector<std::string>>& parts) {
    if (parts.empty()) return ScopeId(0);
    const auto [at, fresh] = scopes_.emplace(parts, ScopeId(corpus_.scopes.size()));
    if (fresh) {
      Scope made;
      for (const auto& [dimension, values] : parts) {
        ScopePart part{corpus_.strings.intern(dimension), {}};
        for (const std::string& value : std::set<std::string>(values.begin(), values.end())) {
          part.values.push_back(corpus_.strings.intern(value));
        }
        made.push_back(std::move(part));
      }
      corpus_.scopes.push_back(std::move(made));
    }
    return at->second;
  }

  Value value(const std::string& text) {
    Value made;
    const std::string digits = text.starts_with("~") ? text.substr(1) : text;
    if (!digits.empty() && digits.find_first_not_of("0123456789") == std::string::npos) {
      made.kind = ValueKind::number;
      made.hedge = digits == text ? Hedge::none : Hedge::about;
      made.payload = std::stoll(digits);
    } else {
      made.kind = ValueKind::name;
      made.payload = static_cast<std::int64_t>(corpus_.names.size());
      corpus_.names.push_back({{}, corpus_.strings.intern(text), {}});
    }
    return made;
  }

  void add(const FactRow& row) {
    Fact fact;
    fact.article = record(corpus_.articles, articles_, row.article);
    fact.subject = record(corpus_.subjects, subjects_, row.subject);
    fact.property = record(corpus_.properties, properties_, row.property);
    fact.scope = scope(row.scope);
    fact.when = time(row.when);
    fact.said = time(row.said);
    fact.value = value(row.value);
    fact.id = corpus_.strings.intern(row.id);
    fact.stance = row.stance;
    fact.default_when = row.moment;
    corpus_.facts.push_back(fact);
  }

  Corpus corpus_;
  std::map<std::string, ArticleId> articles_;
  std::map<std::string, SubjectId> subjects_;
  std::map<std::string, PropertyId> properties_;
  std::map<std::string, TimeId> times_;
  std::map<std::map<std::string, std::vector<std::string>>, ScopeId> scopes_;
};

inline Corpus make_corpus(std::vector<FactRow> rows, std::uint32_t seed = 0) {
  return CorpusMaker(std::move(rows), seed).take();
}

// The whole order as text: a line for each series, statement and fact.
inline std::vector<std::string> outline(const FactGraph& graph) {
  const Corpus& corpus = graph.corpus();
  std::vector<std::string> lines;
  for (const Group& group : graph.groups()) {
    lines.emplace_back(corpus.text(corpus.subjects[group.subject.index].id));
    for (const Series& series : graph.series_of(group)) {
      lines.push_back("  " + std::string(corpus.text(corpus.properties[series.property.index].id)) + " {" +
                      corpus.scope_text(series.scope) + "}");
      for (const Statement& statement : graph.statements_of(series)) {
        const Time* time = corpus.time(statement.time);
        lines.push_back("    " + std::string(time == nullptr ? "undated" : corpus.text(time->text)) +
                        (statement.moment ? " moment" : ""));
        for (const FactId fact : graph.facts_of(statement)) {
          lines.push_back("      " + corpus.fact_name(fact) + " " +
                          corpus.value_code(corpus.fact(fact).value, corpus.property_of(corpus.fact(fact))));
        }
      }
    }
  }
  return lines;
}

}  // namespace gainsay::test
