#include "graph/fact_graph.h"

#include <algorithm>
#include <boost/sort/pdqsort/pdqsort.hpp>
#include <cstddef>
#include <numeric>
#include <utility>

#include "graph/canonical_order.h"

namespace gainsay {

namespace {

// What tells most facts of one subject apart, as two integers. The order of `says` and of the article in `by`
// is the canonical one; the fact's number behind it only finds the fact again.
struct Key {
  std::uint64_t says;  // property and scope, then time, then whether it is a moment
  std::uint64_t by;    // article, then the fact's number

  std::uint32_t series() const { return static_cast<std::uint32_t>(says >> 32); }
  std::uint32_t time() const { return static_cast<std::uint32_t>(says) >> 1; }
  bool moment() const { return (says & 1) != 0; }
  std::uint32_t article() const { return static_cast<std::uint32_t>(by >> 32); }
  std::uint32_t fact() const { return static_cast<std::uint32_t>(by); }
};

// Property and scope as one number of 32 bits, in canonical order.
class SeriesNumbers {
 public:
  SeriesNumbers(const Corpus& corpus, const CanonicalOrder& order)
      : order_(order), scopes_(corpus.scopes.size()) {
    if (corpus.properties.size() * scopes_ <= std::uint64_t{1} << 32) return;
    // More than there are numbers: number only those that occur.
    for (const Fact& fact : corpus.facts) pairs_.push_back(pair_of(fact));
    std::sort(pairs_.begin(), pairs_.end());
    pairs_.erase(std::unique(pairs_.begin(), pairs_.end()), pairs_.end());
  }
  std::uint32_t operator()(const Fact& fact) const {
    const std::uint64_t pair = pair_of(fact);
    if (pairs_.empty()) return static_cast<std::uint32_t>(pair);
    return static_cast<std::uint32_t>(std::lower_bound(pairs_.begin(), pairs_.end(), pair) - pairs_.begin());
  }
  PropertyId property(std::uint32_t number) const { return order_.property(rank_pair(number) / scopes_); }
  ScopeId scope(std::uint32_t number) const { return order_.scope(rank_pair(number) % scopes_); }

 private:
  std::uint64_t rank_pair(std::uint32_t number) const { return pairs_.empty() ? number : pairs_[number]; }
  std::uint64_t pair_of(const Fact& fact) const {
    return order_.rank(fact.property) * scopes_ + order_.rank(fact.scope);
  }

  const CanonicalOrder& order_;
  std::uint64_t scopes_;
  std::vector<std::uint64_t> pairs_;
};

// Where the facts of each subject begin, by the subject's rank; at the end where the last ones end.
std::vector<std::uint32_t> subject_starts(const Corpus& corpus, const CanonicalOrder& order,
                                          const std::vector<bool>& without) {
  std::vector<std::uint32_t> starts(corpus.subjects.size() + 1, 0);
  for (std::size_t i = 0; i < corpus.facts.size(); ++i) {
    if (without.empty() || !without[i]) ++starts[order.rank(corpus.facts[i].subject) + 1];
  }
  std::partial_sum(starts.begin(), starts.end(), starts.begin());
  return starts;
}

// The keys of all facts, in canonical order.
std::vector<Key> sorted_keys(const Corpus& corpus, const CanonicalOrder& order, const SeriesNumbers& series,
                             const std::vector<std::uint32_t>& starts, const std::vector<bool>& without) {
  // By subject first, counting.
  std::vector<Key> keys(starts.back());
  std::vector<std::uint32_t> next(starts.begin(), starts.end() - 1);
  for (std::uint32_t i = 0; i < corpus.facts.size(); ++i) {
    if (!without.empty() && without[i]) continue;
    const Fact& fact = corpus.facts[i];
    const std::uint64_t time = order.rank(fact.when) * 2 + (fact.default_when ? 1U : 0U);
    keys[next[order.rank(fact.subject)]++] = {std::uint64_t{series(fact)} << 32 | time,
                                              std::uint64_t{order.rank(fact.article)} << 32 | i};
  }

  // Then the facts of each subject: by numbers without a branch to mispredict, and, where one article says
  // several things of a series at one time, by what it says.
  const auto by_numbers = [](const Key& a, const Key& b) {
    return (a.says < b.says) | ((a.says == b.says) & (a.by < b.by));
  };
  const auto by_content = [&](const Key& a, const Key& b) {
    return order.compare_content(corpus.facts[a.fact()], corpus.facts[b.fact()]) < 0;
  };
  const auto same = [](const Key& a, const Key& b) { return a.says == b.says && a.article() == b.article(); };
  for (std::size_t subject = 0; subject + 1 < starts.size(); ++subject) {
    const auto at = [&](std::uint32_t place) { return keys.begin() + static_cast<std::ptrdiff_t>(place); };
    boost::sort::pdqsort_branchless(at(starts[subject]), at(starts[subject + 1]), by_numbers);
    for (std::uint32_t first = starts[subject], end = first; first < starts[subject + 1]; first = end) {
      while (end < starts[subject + 1] && same(keys[first], keys[end])) ++end;
      if (end - first > 1) std::sort(at(first), at(end), by_content);
    }
  }
  return keys;
}

}  // namespace

FactGraph::FactGraph(const Corpus& corpus, const std::vector<bool>& without) : corpus_(&corpus) {
  const CanonicalOrder order(corpus);
  const std::vector<std::uint32_t> starts = subject_starts(corpus, order, without);
  const SeriesNumbers series_numbers(corpus, order);
  const std::vector<Key> keys = sorted_keys(corpus, order, series_numbers, starts, without);

  // Counted first, so that nothing is held that is not needed.
  std::size_t groups = 0, series = 0, statements = 0;
  for (std::size_t rank = 0; rank + 1 < starts.size(); ++rank) {
    for (std::uint32_t at = starts[rank]; at < starts[rank + 1]; ++at) {
      const bool first = at == starts[rank];
      groups += first ? 1U : 0U;
      series += first || keys[at - 1].series() != keys[at].series() ? 1U : 0U;
      statements += first || keys[at - 1].says != keys[at].says ? 1U : 0U;
    }
  }
  groups_.reserve(groups);
  series_.reserve(series);
  statements_.reserve(statements);
  facts_.reserve(keys.size());

  for (std::size_t rank = 0; rank + 1 < starts.size(); ++rank) {
    for (std::uint32_t at = starts[rank]; at < starts[rank + 1]; ++at) {
      const Key& key = keys[at];
      const bool first = at == starts[rank];
      const bool new_series = first || keys[at - 1].series() != key.series();
      if (new_series || keys[at - 1].says != key.says) {
        const auto statement = static_cast<std::uint32_t>(statements_.size());
        if (new_series) {
          const auto number = static_cast<std::uint32_t>(series_.size());
          const SubjectId subject = order.subject(rank);
          if (first) groups_.push_back({subject, number, number});
          series_.push_back({subject, series_numbers.property(key.series()),
                             series_numbers.scope(key.series()), statement, statement, at, at});
        }
        statements_.push_back({order.time(key.time()), at, 0, key.moment()});
      }
    }
  }
  for (const Key& key : keys) facts_.emplace_back(key.fact());

  // Each range ends where the next one begins.
  const auto count = [](const auto& records) { return static_cast<std::uint32_t>(records.size()); };
  for (std::size_t i = 0; i < groups_.size(); ++i) {
    groups_[i].end_series = i + 1 < groups_.size() ? groups_[i + 1].first_series : count(series_);
  }
  for (std::size_t i = 0; i < series_.size(); ++i) {
    const bool last = i + 1 == series_.size();
    series_[i].end_statement = last ? count(statements_) : series_[i + 1].first_statement;
    series_[i].end_fact = last ? count(facts_) : series_[i + 1].first_fact;
  }
  for (std::size_t i = 0; i < statements_.size(); ++i) {
    const std::uint32_t end = i + 1 == statements_.size() ? count(facts_) : statements_[i + 1].first_fact;
    statements_[i].end_fact = end & 0x7fffffff;
  }

  link_scopes();
  articles_ = order.articles().records;
  article_numbers_ = order.articles().ranks;
}

void FactGraph::link_scopes() {
  std::vector<ScopeId> scopes;
  for (std::uint32_t first = 0, end = 0; first < series_.size(); first = end) {
    const auto same = [&](const Series& other) {
      return other.subject == series_[first].subject && other.property == series_[first].property;
    };
    for (end = first + 1; end < series_.size() && same(series_[end]);) ++end;
    if (end - first < 2) continue;
    scopes.clear();
    for (std::uint32_t i = first; i < end; ++i) scopes.push_back(series_[i].scope);
    for (const ScopePartOf& part : direct_parts(*corpus_, scopes)) {
      scope_parts_.push_back({first + part.narrow, first + part.wide});
    }
  }
  scope_parts_.shrink_to_fit();
}

std::span<const Series> FactGraph::series_of(const Group& group) const {
  return std::span(series_).subspan(group.first_series, group.end_series - group.first_series);
}

std::span<const Statement> FactGraph::statements_of(const Series& series) const {
  return std::span(statements_)
      .subspan(series.first_statement, series.end_statement - series.first_statement);
}

std::span<const FactId> FactGraph::facts_of(const Series& series) const {
  return std::span(facts_).subspan(series.first_fact, series.end_fact - series.first_fact);
}

std::span<const FactId> FactGraph::facts_of(const Statement& statement) const {
  return std::span(facts_).subspan(statement.first_fact, statement.end_fact - statement.first_fact);
}

std::span<const ScopePartOf> FactGraph::wider_series(std::uint32_t series) const {
  const auto by_narrow = [](const ScopePartOf& part, std::uint32_t narrow) { return part.narrow < narrow; };
  const auto first = std::lower_bound(scope_parts_.begin(), scope_parts_.end(), series, by_narrow);
  const auto end = std::lower_bound(first, scope_parts_.end(), series + 1, by_narrow);
  return {first, end};
}

std::uint32_t FactGraph::series_holding(std::uint32_t statement) const {
  const auto after = std::upper_bound(
      series_.begin(), series_.end(), statement,
      [](std::uint32_t number, const Series& series) { return number < series.first_statement; });
  return static_cast<std::uint32_t>(after - series_.begin() - 1);
}

void FactGraph::add_conflict(std::string id, std::string_view code, std::vector<FactId> facts) {
  if (fact_numbers_.empty()) {
    fact_numbers_.resize(corpus_->facts.size());
    for (std::uint32_t i = 0; i < facts_.size(); ++i) fact_numbers_[facts_[i].index] = i;
  }
  conflicts_.push_back({std::move(id), code, std::move(facts)});
}

std::size_t FactGraph::bytes() const {
  std::size_t conflict_bytes = conflicts_.capacity() * sizeof(Conflict);
  for (const Conflict& conflict : conflicts_) {
    conflict_bytes += conflict.id.capacity() + conflict.facts.capacity() * sizeof(FactId);
  }
  return scope_parts_.capacity() * sizeof(ScopePartOf) + articles_.capacity() * sizeof(ArticleId) +
         (article_numbers_.capacity() + fact_numbers_.capacity()) * sizeof(std::uint32_t) +
         groups_.capacity() * sizeof(Group) + series_.capacity() * sizeof(Series) +
         statements_.capacity() * sizeof(Statement) + facts_.capacity() * sizeof(FactId) + conflict_bytes;
}

}  // namespace gainsay
