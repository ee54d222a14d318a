// The canonical order of facts: by what they say and who says it, never by where they were read from or in
// which order their words were interned. The same facts give the same order, whatever the order of files.
//
// What has an id or a text is ranked once, so that most facts are told apart by comparing a few integers.
// Only facts that share series, time and article are compared by their content.
#pragma once

#include <compare>
#include <cstdint>
#include <vector>

#include "model/corpus.h"

namespace gainsay {

// Records of one store by rank, from 0 without gaps; records of equal content share a rank.
template <class RecordId>
struct Ranking {
  std::vector<std::uint32_t> ranks;  // by record
  std::vector<RecordId> records;     // by rank; of equal ones, one
};

class CanonicalOrder {
 public:
  explicit CanonicalOrder(const Corpus& corpus);

  // Subjects, properties and articles by id, scopes by dimensions and values (the whole comes first), times
  // by earliest then latest instant then text.
  std::uint32_t rank(SubjectId id) const { return subjects_.ranks[id.index]; }
  std::uint32_t rank(PropertyId id) const { return properties_.ranks[id.index]; }
  std::uint32_t rank(ScopeId id) const { return scopes_.ranks[id.index]; }
  std::uint32_t rank(ArticleId id) const { return articles_.ranks[id.index]; }
  // An unknown time comes after every other.
  std::uint32_t rank(TimeId id) const {
    return id.valid() ? times_.ranks[id.index] : static_cast<std::uint32_t>(times_.records.size());
  }
  SubjectId subject(std::size_t rank) const { return subjects_.records[rank]; }
  PropertyId property(std::size_t rank) const { return properties_.records[rank]; }
  ScopeId scope(std::size_t rank) const { return scopes_.records[rank]; }
  TimeId time(std::size_t rank) const {
    return rank < times_.records.size() ? times_.records[rank] : TimeId();
  }
  const Ranking<ArticleId>& articles() const { return articles_; }

  // Of two facts of one property: value (numbers by size, then hedge; dates by time; all else as text),
  // stance, `said`, source, id.
  std::strong_ordering compare_content(const Fact& a, const Fact& b) const;

 private:
  std::strong_ordering compare(const Value& a, const Value& b, const Property& property) const;
  std::strong_ordering compare(const Relation& a, const Relation& b) const;

  const Corpus* corpus_;
  Ranking<SubjectId> subjects_;
  Ranking<PropertyId> properties_;
  Ranking<ScopeId> scopes_;
  Ranking<ArticleId> articles_;
  Ranking<TimeId> times_;
};

}  // namespace gainsay
