// What a file says, read but not yet understood: names are strings, since the file that defines them may come
// later. Dates need no other file and are read at once.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "base/id.h"
#include "model/article.h"
#include "model/fact.h"
#include "model/vocabulary.h"

namespace gainsay {

struct RawValue {
  enum class Kind : std::uint8_t { null, boolean, number, string, json, refused };
  Kind kind = Kind::null;
  std::int8_t exponent = 0;   // of a number
  std::uint8_t decimals = 0;  // of a number, digits written after the point
  StringId text;  // the string; of an object or list its JSON, minified, without remarks, its shape checked
  std::int64_t payload = 0;  // mantissa; 0 or 1 of a boolean
};

struct RawFact {
  StringId article, id, subject, property, scope,
      attributed_to;  // scope: minified JSON, dimension to list of values
  TimeId when, said;
  RawValue value;
  Place place;
  Stance stance = Stance::asserted;
  bool refused = false;      // something in it was; what could be read is there to be checked all the same
  bool explicit_id = false;  // set when it takes its place in its article; then `id` is never none
};
static_assert(sizeof(RawFact) <= 64);

struct RawArticle {
  Article article;
  std::uint32_t first_fact = 0, end_fact = 0;  // in RawFile::facts
};

struct RawRule {
  Rule rule;                         // without properties
  std::vector<StringId> properties;  // in the order of Rule::properties
};

using RawOption = std::pair<std::string, std::vector<std::string>>;

struct RawFile {
  std::vector<RawArticle> articles;
  std::vector<RawFact> facts;
  std::vector<Subject> subjects;
  std::vector<Property> properties;
  std::vector<StringId> broken_properties;  // refused, so that facts of them are not "unknown"
  std::vector<RawRule> rules;
  std::vector<Verdict> verdicts;
  std::vector<RawOption> options;
  bool lost_article = false;  // an article without a usable id, and its facts
};

struct RawLine {
  bool is_article = false;
  RawArticle article;
  RawFact fact;
};

}  // namespace gainsay
