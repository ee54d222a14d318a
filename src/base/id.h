// Typed indices. Records live in owning vectors and name each other by index, never by pointer; the tag keeps
// an article's index from being used where a fact's is meant.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>

namespace gainsay {

template <class Tag>
struct Id {
  static constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

  std::uint32_t index = kNone;

  constexpr Id() = default;
  constexpr explicit Id(std::size_t i) : index(static_cast<std::uint32_t>(i)) {}
  constexpr bool valid() const { return index != kNone; }
  constexpr auto operator<=>(const Id&) const = default;
};

using StringId = Id<struct StringTag>;
using FileId = Id<struct FileTag>;
using ArticleId = Id<struct ArticleTag>;
using SubjectId = Id<struct SubjectTag>;
using PropertyId = Id<struct PropertyTag>;
using ScopeId = Id<struct ScopeTag>;
using FactId = Id<struct FactTag>;
using TimeId = Id<struct TimeTag>;
using NameId = Id<struct NameTag>;
using UnitId = Id<struct UnitTag>;
using SourceId = Id<struct SourceTag>;

}  // namespace gainsay

template <class Tag>
struct std::hash<gainsay::Id<Tag>> {
  std::size_t operator()(gainsay::Id<Tag> id) const noexcept { return id.index; }
};
