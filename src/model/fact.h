// One assertion of one article, in one cache line. Everything that is text is interned; the quote stays in
// the file.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "base/id.h"
#include "base/place.h"
#include "model/value.h"

namespace gainsay {

enum class Stance : std::uint8_t { asserted, denied, planned, predicted, rumoured, demanded, conditional };

inline constexpr std::array<std::string_view, 7> kStanceNames = {
    "asserted", "denied", "planned", "predicted", "rumoured", "demanded", "conditional"};
constexpr std::string_view stance_name(Stance stance) {
  return kStanceNames[static_cast<std::size_t>(stance)];
}

struct Fact {
  SubjectId subject;
  PropertyId property;
  ScopeId scope;
  ArticleId article;
  Value value;
  TimeId when;  // as written; the article's `published` where it was left out (then `default_when`)
  TimeId said;  // of a plan, forecast or denial; the article's `published` where it was left out
  SourceId attributed_to;
  StringId
      id;  // what stands behind `article#`: the explicit id, else the fact's number in its article, from 1
  Place place;
  Stance stance = Stance::asserted;
  bool default_when = false;  // `when` was left out
  bool explicit_id = false;

  bool asserted() const { return stance == Stance::asserted; }
  bool foreseen() const { return stance == Stance::planned || stance == Stance::predicted; }
};

static_assert(sizeof(Fact) <= 64);

}  // namespace gainsay
