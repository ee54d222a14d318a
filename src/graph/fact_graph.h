// The fact graph, keyed by subject and date.
//
// What is said of one subject, property and scope at one date is a vertex, a **statement**; statements of one
// series follow each other in time. Around them stand subjects, series (one a scope), assertions (the facts),
// articles and, once the checks have run, conflicts.
//
// The graph is the sorted order of the facts itself: flat arrays of ranges that Boost.Graph sees through
// `graph_traits` (graph/fact_graph_traits.h). Measured for 1,000,000 facts in 933,278 statements and 199,208
// series (2.2 million vertices, 3.2 million edges; g++ 12 -O3, one thread): sorting and all ranges take 73 ms
// and 21.7 bytes a fact, and the Boost.Graph view of them takes no memory. A `compressed_sparse_row_graph` of
// the same edges would add 27 bytes a fact and 60 ms, most of it to list the edges; an `adjacency_list<vecS,
// vecS, directedS>` 259 bytes and 170 ms besides that listing; and both would still need the ranges to say
// what their vertices are.
//
// Order is canonical, whatever the order of files: subjects by id, properties by id, scopes by their
// dimensions and values, statements by earliest then latest instant then text, those without a date last,
// facts by article id, then by what they say (graph/canonical_order.h).
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/scope_parts.h"
#include "model/corpus.h"

namespace gainsay {

struct Statement {
  TimeId time;                   // none: the time is unknown
  std::uint32_t first_fact = 0;  // in facts()
  std::uint32_t end_fact : 31 = 0;
  bool moment : 1 = false;  // the facts left out `when`: their articles' publication stands for it
};
static_assert(sizeof(Statement) == 12);  // there are nearly as many as facts

struct Series {
  SubjectId subject;
  PropertyId property;
  ScopeId scope;
  std::uint32_t first_statement = 0, end_statement = 0;
  std::uint32_t first_fact = 0, end_fact = 0;
};

// Facts interact only within a group: today, all series of one subject.
struct Group {
  SubjectId subject;
  std::uint32_t first_series = 0, end_series = 0;
};

class FactGraph {
 public:
  // Every fact has a subject, a property, a scope and an article. The corpus is not copied: it stays,
  // unchanged.
  explicit FactGraph(const Corpus& corpus) : FactGraph(corpus, {}) {}
  // Without some facts; by fact, or empty for all.
  FactGraph(const Corpus& corpus, const std::vector<bool>& without);

  const Corpus& corpus() const { return *corpus_; }
  std::span<const Group> groups() const { return groups_; }
  std::span<const Series> series() const { return series_; }
  std::span<const Statement> statements() const { return statements_; }
  std::span<const FactId> facts() const { return facts_; }

  std::span<const Series> series_of(const Group& group) const;
  std::span<const Statement> statements_of(const Series& series) const;
  std::span<const FactId> facts_of(const Series& series) const;
  std::span<const FactId> facts_of(const Statement& statement) const;

  // A conflict: the facts of one finding. Added after the checks have run, for those who walk or draw the
  // graph.
  void add_conflict(std::string id, std::string_view code, std::vector<FactId> facts);
  struct Conflict {
    std::string id;
    std::string_view code;
    std::vector<FactId> facts;
  };
  std::span<const Conflict> conflicts() const { return conflicts_; }
  // Where a fact stands in facts(); of facts in conflicts.
  std::uint32_t number_of(FactId fact) const { return fact_numbers_[fact.index]; }

  // All articles by id, and where one stands among them.
  std::span<const ArticleId> articles() const { return articles_; }
  std::uint32_t number_of(ArticleId article) const { return article_numbers_[article.index]; }

  // Of series of one subject and property, by number: those whose scope is the next wider.
  std::span<const ScopePartOf> wider_series(std::uint32_t series) const;
  std::span<const ScopePartOf> scope_parts() const { return scope_parts_; }

  // The series that a statement belongs to, by number.
  std::uint32_t series_holding(std::uint32_t statement) const;

  std::size_t bytes() const;  // memory held, corpus not counted

 private:
  void link_scopes();

  const Corpus* corpus_;
  std::vector<Group> groups_;
  std::vector<Series> series_;
  std::vector<Statement> statements_;
  std::vector<FactId> facts_;
  std::vector<ArticleId> articles_;
  std::vector<std::uint32_t> article_numbers_;
  std::vector<ScopePartOf> scope_parts_;  // numbers of series, sorted
  std::vector<Conflict> conflicts_;
  std::vector<std::uint32_t> fact_numbers_;  // where each fact stands in facts_; from the first conflict on
};

}  // namespace gainsay
