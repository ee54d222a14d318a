#include "graph/scope_sums.h"

#include <algorithm>
#include <limits>
#include <map>
#include <set>
#include <utility>

#include "graph/scope_parts.h"

namespace gainsay {

namespace {

const ScopePart* find(const Scope& scope, StringId dimension) {
  const auto found = std::find_if(scope.begin(), scope.end(),
                                  [&](const ScopePart& part) { return part.dimension == dimension; });
  return found == scope.end() ? nullptr : &*found;
}

// How many combinations of values a scope holds, in these dimensions; 0: no end of them, or too many to
// count.
std::uint64_t cells(const Property& property, const Scope& scope, const std::set<StringId>& dimensions) {
  std::uint64_t count = 1;
  for (const StringId name : dimensions) {
    std::uint64_t size = 0;
    if (const ScopePart* part = find(scope, name)) {
      size = part->values.size();
    } else {
      const auto listed = std::find_if(property.scope.begin(), property.scope.end(),
                                       [&](const Dimension& d) { return d.name == name; });
      if (listed != property.scope.end()) size = listed->values.size();
    }
    if (size == 0 || count > std::numeric_limits<std::uint64_t>::max() / size) return 0;
    count *= size;
  }
  return count;
}

class Adding {
 public:
  Adding(const Corpus& corpus, const Property& property, std::span<const ScopeId> scopes)
      : corpus_(corpus), property_(property), scopes_(scopes) {}

  // `parts` of one whole, each in at least one sum.
  void add(std::uint32_t whole, const std::vector<std::uint32_t>& parts, std::vector<ScopeSum>& sums) {
    if (apart_in_one_dimension(parts)) {
      sums.push_back({parts, whole, cover(parts, whole)});
      return;
    }
    std::vector<bool> used(parts.size(), false);
    for (std::size_t i = 0; i < parts.size(); ++i) {
      if (used[i]) continue;
      ScopeSum sum{{parts[i]}, whole, false};
      for (std::size_t j = 0; j < parts.size() && looks_ < kMostLooks; ++j) {
        looks_ += sum.parts.size();
        const auto apart = [&](std::uint32_t other) { return share_nothing(scope(parts[j]), scope(other)); };
        if (i == j || !std::all_of(sum.parts.begin(), sum.parts.end(), apart)) continue;
        sum.parts.push_back(parts[j]);
        used[j] = true;
      }
      std::sort(sum.parts.begin(), sum.parts.end());
      sum.exactly = cover(sum.parts, whole);
      sums.push_back(std::move(sum));
    }
  }

 private:
  const Scope& scope(std::uint32_t number) const { return corpus_.scopes[scopes_[number].index]; }

  // The usual case, seen without comparing all pairs: one dimension, and no value of it named twice.
  bool apart_in_one_dimension(const std::vector<std::uint32_t>& parts) const {
    std::set<StringId> seen;
    for (const std::uint32_t part : parts) {
      const Scope& s = scope(part);
      if (s.size() != 1 || s.front().dimension != scope(parts.front()).front().dimension) return false;
      for (const StringId value : s.front().values) {
        if (!seen.insert(value).second) return false;
      }
    }
    return true;
  }

  bool cover(const std::vector<std::uint32_t>& parts, std::uint32_t whole) const {
    std::set<StringId> dimensions;
    const auto name = [&](const Scope& s) {
      for (const ScopePart& part : s) dimensions.insert(part.dimension);
    };
    name(scope(whole));
    for (const std::uint32_t part : parts) name(scope(part));
    std::uint64_t left = cells(property_, scope(whole), dimensions);
    if (left == 0) return false;
    for (const std::uint32_t part : parts) {
      const std::uint64_t size = cells(property_, scope(part), dimensions);
      if (size == 0 || size > left) return false;
      left -= size;
    }
    return left == 0;
  }

  // Scopes that overlap in every way, by the thousand, are each held to their whole alone.
  static constexpr std::uint64_t kMostLooks = 20'000'000;

  const Corpus& corpus_;
  const Property& property_;
  std::span<const ScopeId> scopes_;
  std::uint64_t looks_ = 0;
};

}  // namespace

bool share_nothing(const Scope& a, const Scope& b) {
  return std::any_of(a.begin(), a.end(), [&](const ScopePart& part) {
    const ScopePart* other = find(b, part.dimension);
    return other != nullptr && std::none_of(part.values.begin(), part.values.end(), [&](StringId value) {
             return std::find(other->values.begin(), other->values.end(), value) != other->values.end();
           });
  });
}

std::vector<ScopeSum> scope_sums(const Corpus& corpus, const Property& property,
                                 std::span<const ScopeId> scopes) {
  std::map<std::uint32_t, std::vector<std::uint32_t>> parts_of;
  for (const ScopePartOf& part : direct_parts(corpus, scopes)) parts_of[part.wide].push_back(part.narrow);
  Adding adding(corpus, property, scopes);
  std::vector<ScopeSum> sums;
  for (const auto& [whole, parts] : parts_of) adding.add(whole, parts, sums);
  return sums;
}

}  // namespace gainsay
