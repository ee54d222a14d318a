// Everything that was loaded: flat stores, joined by ids. Built by load/, read by all else, never changed in
// between.
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/string_pool.h"
#include "model/article.h"
#include "model/edtf.h"
#include "model/fact.h"
#include "model/finding.h"
#include "model/vocabulary.h"

namespace gainsay {

// An EDTF expression that facts are dated by, read once.
struct Time {
  StringId text;  // as written
  Edtf edtf;
};

// Whom articles cite: a listed subject, or free text (compared folded).
struct Source {
  SubjectId subject;
  StringId text, folded;
};

inline constexpr std::uint64_t kLinesAMark = 64;

struct SourceFile {
  std::filesystem::path path;  // as it was reached
  std::string shown;   // as reports show it: relative to where the program was started, `/` between parts
  bool lines = false;  // .jsonl
  std::vector<std::uint64_t> line_starts = {};  // of a .jsonl: where every kLinesAMark-th line begins
};

struct Corpus {
  StringPool strings;
  std::vector<SourceFile> files;  // fact files, then articles' texts
  std::vector<Article> articles;
  std::vector<Subject> subjects;
  std::vector<Property> properties;
  std::vector<Rule> rules;
  std::vector<Verdict> verdicts;
  std::vector<Fact> facts;

  std::vector<Time> times;
  std::vector<Scope> scopes;  // scopes[0] is the whole
  std::vector<Name> names;
  std::vector<Source> sources;
  std::vector<std::string> units;  // as written; see Property::conversions
  std::vector<Quantity> quantities;
  std::vector<Relation> relations;
  std::vector<std::vector<Value>> lists;

  std::string_view text(StringId id) const { return strings[id]; }
  const Fact& fact(FactId id) const { return facts[id.index]; }
  const Article& article_of(const Fact& f) const { return articles[f.article.index]; }
  const Property& property_of(const Fact& f) const { return properties[f.property.index]; }
  const Time* time(TimeId id) const { return id.valid() ? &times[id.index] : nullptr; }

  std::string fact_name(FactId id) const;  // `article#id`
  std::string subject_label(SubjectId id) const;
  std::string property_label(PropertyId id) const;
  std::string article_label(ArticleId id) const;  // publisher, else agency, author or id: who says so
  std::string scope_text(ScopeId id) const;       // `weapon: rocket, drone`; empty for the whole

  Quantity quantity(const Value& value) const;  // of kinds number and quantity
  // Hard and soft interval in the property's unit.
  Measure measure(const Value& value, const Property& property) const;
  std::string value_text(const Value& value, const Property& property) const;  // for people: `about 5,000`
  std::string value_code(const Value& value, const Property& property) const;  // as JSON reports it: `~5000`
};

// f(name) for each name that the value gives: one, several in a list, or none.
template <class F>
void for_each_name(const Corpus& corpus, const Value& value, F&& f) {
  if (value.kind == ValueKind::name) f(corpus.names[static_cast<std::size_t>(value.payload)]);
  if (value.kind != ValueKind::list) return;
  for (const Value& item : corpus.lists[static_cast<std::size_t>(value.payload)]) {
    if (item.kind == ValueKind::name) f(corpus.names[static_cast<std::size_t>(item.payload)]);
  }
}

}  // namespace gainsay
