// Chance that gives the same bytes everywhere: std::mt19937_64 is fixed by the standard, the standard's
// distributions are not, so these are our own, in whole numbers.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <random>
#include <vector>

namespace gainsay::bench {

class Dice {
 public:
  explicit Dice(std::uint64_t seed) : engine_(seed) {}

  // 0 to count - 1. The remainder favours small numbers by less than count / 2^64.
  std::uint64_t below(std::uint64_t count) { return engine_() % count; }
  std::int64_t between(std::int64_t least, std::int64_t most) {
    return least + static_cast<std::int64_t>(below(static_cast<std::uint64_t>(most - least + 1)));
  }
  bool in(std::uint64_t part, std::uint64_t whole) { return below(whole) < part; }

  template <class Item>
  const Item& one_of(const std::vector<Item>& items) {
    return items[below(items.size())];
  }

 private:
  std::mt19937_64 engine_;
};

// A number that depends on nothing but its argument, however similar two arguments are.
// Source: the finalizer of SplitMix64 (Steele, Lea and Flood, "Fast Splittable Pseudorandom Number
// Generators", 2014).
constexpr std::uint64_t scatter(std::uint64_t x) {
  x += 0x9e3779b97f4a7c15U;
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9U;
  x = (x ^ (x >> 27)) * 0x94d049bb133111ebU;
  return x ^ (x >> 31);
}

// Rank k (from 0) comes up in proportion to 1 / (k + 1): few are spoken of all the time, most once or twice.
class Zipf {
 public:
  explicit Zipf(std::size_t count) {
    constexpr std::uint64_t kFirst = std::uint64_t{1} << 40;
    std::uint64_t sum = 0;
    for (std::size_t k = 1; k <= count; ++k) sums_.push_back(sum += kFirst / k);
  }
  std::size_t draw(Dice& dice) const {
    const std::uint64_t point = dice.below(sums_.back());
    return static_cast<std::size_t>(std::upper_bound(sums_.begin(), sums_.end(), point) - sums_.begin());
  }

 private:
  std::vector<std::uint64_t> sums_;
};

}  // namespace gainsay::bench
