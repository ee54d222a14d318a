// Connected components of a sparse relation, through Boost.Graph's disjoint sets.
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace gainsay {

using Link = std::pair<std::uint32_t, std::uint32_t>;

// For each of `count` vertices the number of its component: components are numbered by their least vertex,
// and a vertex without links has kAlone.
inline constexpr std::uint32_t kAlone = 0xffffffff;
std::vector<std::uint32_t> components(std::uint32_t count, std::span<const Link> links);

}  // namespace gainsay
