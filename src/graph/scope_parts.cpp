#include "graph/scope_parts.h"

#include <algorithm>
#include <numeric>
#include <optional>
#include <tuple>
#include <utility>

namespace gainsay {

namespace {

// Both in the order of their texts, so the one is found in the other from left to right.
bool holds_all(const std::vector<StringId>& outer, const std::vector<StringId>& inner) {
  auto at = outer.begin();
  return std::all_of(inner.begin(), inner.end(), [&](StringId value) {
    at = std::find(at, outer.end(), value);
    return at != outer.end();
  });
}

using Cell = std::pair<StringId, StringId>;  // dimension and value

// Finds the scopes that may contain a given one. A scope that contains another names, in each of its
// dimensions, every value that the other names there. So each scope is filed under the values of one of its
// dimensions, the one whose values fewest scopes name, and found again under any value of the other's in that
// dimension.
class WiderScopes {
 public:
  WiderScopes(const Corpus& corpus, std::span<const ScopeId> scopes) {
    for (const ScopeId id : scopes) {
      for (const ScopePart& part : corpus.scopes[id.index]) {
        for (const StringId value : part.values) cells_.emplace_back(part.dimension, value);
      }
    }
    std::sort(cells_.begin(), cells_.end());
    for (std::uint32_t i = 0; i < scopes.size(); ++i) file(i, corpus.scopes[scopes[i].index]);
    std::sort(filed_.begin(), filed_.end());
  }

  // Into `found`, in ascending order; `scope` itself may be among them.
  void find(const Scope& scope, std::vector<std::uint32_t>& found) const {
    found = wholes_;
    for (const ScopePart& part : scope) {
      if (part.values.empty()) continue;
      const Cell cell(part.dimension, part.values.front());
      for (auto at = std::lower_bound(filed_.begin(), filed_.end(), std::pair(cell, 0U));
           at != filed_.end() && at->first == cell; ++at) {
        found.push_back(at->second);
      }
    }
    std::sort(found.begin(), found.end());
  }

 private:
  void file(std::uint32_t number, const Scope& scope) {
    const ScopePart* rarest = nullptr;
    std::size_t fewest = 0;
    for (const ScopePart& part : scope) {
      std::size_t named = 0;
      for (const StringId value : part.values) {
        const auto [first, end] = std::equal_range(cells_.begin(), cells_.end(), Cell(part.dimension, value));
        named += static_cast<std::size_t>(end - first);
      }
      if (rarest == nullptr || named < fewest) std::tie(rarest, fewest) = std::tuple(&part, named);
    }
    if (rarest == nullptr) return wholes_.push_back(number);
    for (const StringId value : rarest->values) filed_.emplace_back(Cell(rarest->dimension, value), number);
  }

  std::vector<Cell> cells_;
  std::vector<std::uint32_t> wholes_;
  std::vector<std::pair<Cell, std::uint32_t>> filed_;
};

}  // namespace

bool is_part(const Scope& narrow, const Scope& wide) {
  return std::all_of(wide.begin(), wide.end(), [&](const ScopePart& outer) {
    const auto inner = std::find_if(narrow.begin(), narrow.end(),
                                    [&](const ScopePart& part) { return part.dimension == outer.dimension; });
    return inner != narrow.end() && holds_all(outer.values, inner->values);
  });
}

std::vector<ScopePartOf> direct_parts(const Corpus& corpus, std::span<const ScopeId> scopes) {
  constexpr std::size_t kFew = 16;  // each compared with each: dearer to file than to try
  std::vector<ScopePartOf> result;
  if (scopes.size() < 2) return result;
  const auto scope = [&](std::uint32_t number) -> const Scope& {
    return corpus.scopes[scopes[number].index];
  };
  std::optional<WiderScopes> filed;
  if (scopes.size() > kFew) filed.emplace(corpus, scopes);
  std::vector<std::uint32_t> wider;
  for (std::uint32_t narrow = 0; narrow < scopes.size(); ++narrow) {
    if (filed) {
      filed->find(scope(narrow), wider);
    } else {
      wider.resize(scopes.size());
      std::iota(wider.begin(), wider.end(), 0U);
    }
    std::erase_if(wider,
                  [&](std::uint32_t wide) { return wide == narrow || !is_part(scope(narrow), scope(wide)); });
    for (const std::uint32_t wide : wider) {
      const bool direct = std::none_of(wider.begin(), wider.end(), [&](std::uint32_t between) {
        return between != wide && is_part(scope(between), scope(wide));
      });
      if (direct) result.push_back({narrow, wide});
    }
  }
  return result;
}

}  // namespace gainsay
