#include "graph/scope_atoms.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <map>
#include <numeric>
#include <optional>
#include <tuple>
#include <utility>

namespace gainsay {
namespace {

// What a scope says of one dimension. Naming all listed values is saying nothing.
struct Extent {
  bool all = true;
  std::vector<std::uint32_t> values = {};  // sorted by number
  auto operator<=>(const Extent&) const = default;
};
using Box = std::vector<Extent>;  // by dimension

std::vector<std::uint32_t> numbers_of(const std::vector<StringId>& values) {
  std::vector<std::uint32_t> numbers;
  numbers.reserve(values.size());
  for (const StringId value : values) numbers.push_back(value.index);
  std::sort(numbers.begin(), numbers.end());
  return numbers;
}

bool within(const Extent& inner, const Extent& outer) {
  return outer.all || (!inner.all && std::includes(outer.values.begin(), outer.values.end(),
                                                   inner.values.begin(), inner.values.end()));
}

bool apart(const Extent& a, const Extent& b) {
  if (a.all || b.all) return false;
  for (auto x = a.values.begin(), y = b.values.begin(); x != a.values.end() && y != b.values.end();) {
    if (*x == *y) return false;
    ++(*x < *y ? x : y);
  }
  return true;
}

bool within(const Box& inner, const Box& outer) {
  return std::equal(inner.begin(), inner.end(), outer.begin(),
                    [](const Extent& i, const Extent& o) { return within(i, o); });
}

bool apart(const Box& a, const Box& b) {
  for (std::size_t d = 0; d < a.size(); ++d) {
    if (apart(a[d], b[d])) return true;
  }
  return false;
}

// The dimensions: those of the property, and whatever else scopes name.
class Space {
 public:
  Space(std::span<const Scope> scopes, std::span<const Dimension> dimensions) {
    for (const Dimension& dimension : dimensions) {
      names_.push_back(dimension.name);
      listed_.push_back(numbers_of(dimension.values));
    }
    for (const Scope& scope : scopes) {
      for (const ScopePart& part : scope) {
        if (std::find(names_.begin(), names_.end(), part.dimension) == names_.end()) {
          names_.push_back(part.dimension);
        }
      }
    }
    listed_.resize(names_.size());
  }

  Box box_of(const Scope& scope) const {
    Box box(names_.size());
    for (const ScopePart& part : scope) {
      const auto d =
          static_cast<std::size_t>(std::find(names_.begin(), names_.end(), part.dimension) - names_.begin());
      std::vector<std::uint32_t> values = numbers_of(part.values);
      if (values != listed_[d]) box[d] = {false, std::move(values)};
    }
    return box;
  }

  // Whether `inner`, within `outer`, is smaller only along dimensions whose values are known there.
  bool measurable(const Box& inner, const Box& outer) const {
    for (std::size_t d = 0; d < inner.size(); ++d) {
      if (!inner[d].all && outer[d].all && listed_[d].empty()) return false;
    }
    return true;
  }

  // How many combinations of values; none where they are too many to tell. Boxes that are measured against
  // one another are alike along dimensions whose values are not known.
  std::optional<std::uint64_t> size_of(const Box& box) const {
    std::uint64_t size = 1;
    for (std::size_t d = 0; d < box.size(); ++d) {
      const std::size_t values = values_of(box, d).size();
      if (values > 0 && __builtin_mul_overflow(size, values, &size)) return std::nullopt;
    }
    return size;
  }

  // Whether the one holds the first of all combinations of the other.
  bool holds_corner(const Box& box, const Box& other) const {
    for (std::size_t d = 0; d < box.size(); ++d) {
      const std::vector<std::uint32_t>& values = values_of(other, d);
      if (!box[d].all && !std::binary_search(box[d].values.begin(), box[d].values.end(), values.front())) {
        return false;
      }
    }
    return true;
  }

  // What is left of a box without another, in boxes that share nothing.
  void subtract(Box box, const Box& other, std::vector<Box>& left) const {
    if (apart(box, other)) return left.push_back(std::move(box));
    for (std::size_t d = 0; d < box.size(); ++d) {
      if (within(box[d], other[d])) continue;
      const std::vector<std::uint32_t> values = values_of(box, d), &out = other[d].values;
      Box beside = box;
      beside[d] = {false, {}};
      box[d] = {false, {}};
      std::set_difference(values.begin(), values.end(), out.begin(), out.end(),
                          std::back_inserter(beside[d].values));
      std::set_intersection(values.begin(), values.end(), out.begin(), out.end(),
                            std::back_inserter(box[d].values));
      left.push_back(std::move(beside));
    }
  }

 private:
  // Empty where they are not known.
  const std::vector<std::uint32_t>& values_of(const Box& box, std::size_t d) const {
    return box[d].all ? listed_[d] : box[d].values;
  }

  std::vector<StringId> names_;
  std::vector<std::vector<std::uint32_t>> listed_;  // sorted by number; empty: any
};

// Boxes different from one another, the wider before all that they contain.
class AtomSearch {
 public:
  AtomSearch(const Space& space, std::vector<Box> boxes, const AtomLimits& limits)
      : space_(space), boxes_(std::move(boxes)), limits_(limits), looks_(limits.looks) {
    relate();
    for (std::uint32_t s = 0; s < boxes_.size(); ++s) find_parts(s);
  }

  // False: there are too many.
  bool find() { return extend(0); }
  // Instead: of only those that are nested in or apart from all taken before. Each of the rest is alone.
  void keep_laminar() {
    std::vector<std::uint32_t> taken, alone;
    for (std::uint32_t s = 0; s < boxes_.size(); ++s) {
      const bool fits = std::all_of(taken.begin(), taken.end(),
                                    [&](std::uint32_t t) { return relation(s, t) != Relation::overlap; });
      (fits ? taken : alone).push_back(s);
    }
    std::vector<Box> kept;
    kept.reserve(taken.size());
    for (const std::uint32_t s : taken) kept.push_back(boxes_[s]);
    // Such have no more atoms than there are scopes, and there is no search for covers: no limits.
    AtomSearch laminar(space_, std::move(kept), {taken.size(), std::numeric_limits<std::size_t>::max()});
    laminar.find();
    atoms_ = std::move(laminar.atoms_);
    for (std::vector<std::uint32_t>& atom : atoms_) {
      for (std::uint32_t& s : atom) s = taken[s];
    }
    for (const std::uint32_t s : alone) atoms_.push_back({s});
    complete_ = false;
  }

  const std::vector<std::vector<std::uint32_t>>& atoms() const { return atoms_; }
  bool complete() const { return complete_; }

 private:
  enum class Relation : std::uint8_t { overlap, part, apart };
  struct Parts {
    std::vector<std::uint32_t> all;      // of which covers can be made
    std::vector<std::uint32_t> maximal;  // those in none of the others
    bool simple = true;                  // the maximal are apart from one another,
    bool covering = false;               // and together are all of it
  };

  // Of a scope to one that stands before it.
  Relation relation(std::uint32_t s, std::uint32_t wider) const {
    return relations_[std::size_t{s} * (s - 1) / 2 + wider];
  }

  void relate() {
    relations_.reserve(boxes_.size() * boxes_.size() / 2);
    wider_.assign(boxes_.size(), 0);
    for (std::uint32_t s = 0; s < boxes_.size(); ++s) {
      for (std::uint32_t w = 0; w < s; ++w) {
        const bool part = within(boxes_[s], boxes_[w]);
        wider_[s] += part ? 1 : 0;
        relations_.push_back(part                          ? Relation::part
                             : apart(boxes_[s], boxes_[w]) ? Relation::apart
                                                           : Relation::overlap);
      }
    }
  }

  void find_parts(std::uint32_t s) {
    Parts parts;
    for (std::uint32_t c = s + 1; c < boxes_.size(); ++c) {
      if (relation(c, s) != Relation::part || !space_.measurable(boxes_[c], boxes_[s])) continue;
      parts.all.push_back(c);
      const auto is_part = [&](std::uint32_t m) { return look() && relation(c, m) == Relation::part; };
      if (std::any_of(parts.maximal.begin(), parts.maximal.end(), is_part)) continue;
      parts.simple =
          parts.simple && std::all_of(parts.maximal.begin(), parts.maximal.end(),
                                      [&](std::uint32_t m) { return relation(c, m) == Relation::apart; });
      parts.maximal.push_back(c);
    }
    if (parts.simple && !parts.maximal.empty()) {
      std::optional<std::uint64_t> left = space_.size_of(boxes_[s]);
      for (const std::uint32_t m : parts.maximal) {
        if (left) left = *left - *space_.size_of(boxes_[m]);
      }
      parts.covering = left == std::optional<std::uint64_t>(0);
    }
    parts_.push_back(std::move(parts));
  }

  // Each set once: scopes join it in their order, the containing before the contained.
  bool extend(std::uint32_t from) {
    for (std::uint32_t s = from; s < boxes_.size(); ++s) {
      if (!look()) return false;
      if (!may_join(s)) continue;
      atom_.push_back(s);
      if (!lacks_cover()) {
        if (atoms_.size() == limits_.atoms) return false;
        atoms_.push_back(atom_);
      }
      const bool found = extend(s + 1);
      atom_.pop_back();
      if (!found) return false;
    }
    return true;
  }

  bool may_join(std::uint32_t s) const {
    std::uint32_t containing = 0;
    for (const std::uint32_t member : atom_) {
      const Relation to_member = relation(s, member);
      if (to_member == Relation::apart) return false;
      containing += to_member == Relation::part ? 1 : 0;
    }
    return containing == wider_[s];
  }

  // Whether a scope of the set is covered by others, and none of those is in the set.
  bool lacks_cover() {
    return std::any_of(atom_.begin(), atom_.end(), [this](std::uint32_t s) { return lacks_cover(s); });
  }

  bool lacks_cover(std::uint32_t s) {
    const Parts& parts = parts_[s];
    const auto is_out = [this](std::uint32_t c) {
      return !std::binary_search(atom_.begin(), atom_.end(), c);
    };
    if (parts.simple) {
      // With a maximal part in the set, it is for that part to lack a cover.
      return parts.covering && std::all_of(parts.maximal.begin(), parts.maximal.end(), is_out);
    }
    tiles_.clear();
    std::copy_if(parts.all.begin(), parts.all.end(), std::back_inserter(tiles_), is_out);
    used_.clear();
    return tile({boxes_[s]});
  }

  // Whether these boxes, which share nothing, are the sum of some tiles that share nothing either. Something
  // must cover a corner of the first.
  bool tile(const std::vector<Box>& boxes) {
    if (boxes.empty()) return true;
    for (const std::uint32_t t : tiles_) {
      if (!look()) return false;
      if (!space_.holds_corner(boxes_[t], boxes.front())) continue;
      if (!std::all_of(used_.begin(), used_.end(), [&](std::uint32_t u) {
            return relation(std::max(t, u), std::min(t, u)) == Relation::apart;
          })) {
        continue;
      }
      std::vector<Box> left;
      for (const Box& box : boxes) space_.subtract(box, boxes_[t], left);
      used_.push_back(t);
      const bool tiled = tile(left);
      used_.pop_back();
      if (tiled) return true;
    }
    return false;
  }

  // False: there have been too many.
  bool look() {
    if (looks_ > 0) {
      --looks_;
    } else {
      complete_ = false;
    }
    return looks_ > 0;
  }

  const Space& space_;
  std::vector<Box> boxes_;
  AtomLimits limits_;
  std::size_t looks_ = 0;
  bool complete_ = true;
  std::vector<Relation> relations_;   // a triangle
  std::vector<std::uint32_t> wider_;  // how many contain it
  std::vector<Parts> parts_;
  std::vector<std::uint32_t> atom_;
  std::vector<std::vector<std::uint32_t>> atoms_;
  std::vector<std::uint32_t> tiles_, used_;
};

// Fewer dimensions narrowed first, then more values in them: whatever contains another comes before it.
std::vector<std::uint32_t> widest_first(const std::vector<Box>& boxes) {
  std::vector<std::pair<std::size_t, std::size_t>>
      keys;  // narrowed dimensions; fewer the more values in them
  for (const Box& box : boxes) {
    std::size_t narrowed = 0, values = 0;
    for (const Extent& extent : box) {
      narrowed += extent.all ? 0 : 1;
      values += extent.values.size();
    }
    keys.emplace_back(narrowed, ~values);
  }
  std::vector<std::uint32_t> order(boxes.size());
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(),
            [&](std::uint32_t a, std::uint32_t b) { return std::tie(keys[a], a) < std::tie(keys[b], b); });
  return order;
}

}  // namespace

ScopeAtoms scope_atoms(std::span<const Scope> scopes, std::span<const Dimension> dimensions,
                       const AtomLimits& limits) {
  ScopeAtoms result;
  result.scopes = static_cast<std::uint32_t>(scopes.size());
  const Space space(scopes, dimensions);
  std::vector<Box> boxes;
  for (const Scope& scope : scopes) boxes.push_back(space.box_of(scope));

  // Scopes of equal extent, such as the whole and all listed values, are one.
  const std::vector<std::uint32_t> order = widest_first(boxes);
  std::map<Box, std::uint32_t> first_of;
  std::vector<std::vector<std::uint32_t>> all_same(scopes.size());
  std::vector<std::uint32_t> distinct, not_looked_at;
  for (const std::uint32_t s : order) {
    const auto [at, fresh] = first_of.emplace(boxes[s], s);
    all_same[at->second].push_back(s);
    if (fresh) (distinct.size() < limits.atoms ? distinct : not_looked_at).push_back(s);
  }

  std::vector<Box> distinct_boxes;
  distinct_boxes.reserve(distinct.size());
  for (const std::uint32_t s : distinct) distinct_boxes.push_back(boxes[s]);
  AtomSearch search(space, std::move(distinct_boxes), limits);
  if (!search.find()) search.keep_laminar();
  result.complete = search.complete() && not_looked_at.empty();

  const auto add = [&](std::vector<std::uint32_t>& atom, std::uint32_t s) {
    atom.insert(atom.end(), all_same[s].begin(), all_same[s].end());
  };
  for (const std::vector<std::uint32_t>& found : search.atoms()) {
    std::vector<std::uint32_t> atom;
    for (const std::uint32_t s : found) add(atom, distinct[s]);
    result.atoms.push_back(std::move(atom));
  }
  for (const std::uint32_t s : not_looked_at) add(result.atoms.emplace_back(), s);
  for (std::vector<std::uint32_t>& atom : result.atoms) std::sort(atom.begin(), atom.end());
  std::sort(result.atoms.begin(), result.atoms.end());
  return result;
}

ScopeAtoms scope_atoms(const Corpus& corpus, PropertyId property, std::span<const ScopeId> scopes,
                       const AtomLimits& limits) {
  std::vector<Scope> listed;
  for (const ScopeId id : scopes) listed.push_back(corpus.scopes[id.index]);
  return scope_atoms(listed, corpus.properties[property.index].scope, limits);
}

}  // namespace gainsay
