#include "checks/sure_times.h"

#include <algorithm>
#include <numeric>

namespace gainsay {

namespace {

SureStay of(const Stay& stay) { return {stay.start.last, stay.end.first}; }

// Grows `set` by compatible times among `next`, which stand behind it; `rest` are those left out on the way.
// Source: Bron and Kerbosch, 1973, without pivots: the times that meet at one tick are few kinds.
class LargestSets {
 public:
  explicit LargestSets(const std::vector<const ValidTime*>& times)
      : count_(static_cast<std::uint32_t>(times.size())), apart_(times.size() * times.size(), false) {
    for (std::uint32_t a = 0; a < count_; ++a) {
      for (std::uint32_t b = 0; b < count_; ++b) {
        apart_[a * count_ + b] = a != b && relate(*times[a], *times[b]).handed_over;
      }
    }
  }

  std::vector<std::vector<std::uint32_t>> all() {
    std::vector<std::uint32_t> next(count_);
    std::iota(next.begin(), next.end(), 0U);
    grow({}, std::move(next), {});
    return std::move(found_);
  }

 private:
  void grow(std::vector<std::uint32_t> set, std::vector<std::uint32_t> next,
            std::vector<std::uint32_t> rest) {
    // Those that are apart from none of the others are in every set.
    for (std::size_t i = 0; i < next.size();) {
      const std::uint32_t one = next[i];
      const auto apart = [&](std::uint32_t other) { return apart_[one * count_ + other]; };
      if (std::any_of(next.begin(), next.end(), apart)) {
        ++i;
        continue;
      }
      std::erase_if(rest, apart);
      set.push_back(one);
      next.erase(next.begin() + static_cast<std::ptrdiff_t>(i));
    }
    if (next.empty()) {
      if (!rest.empty()) return;
      std::sort(set.begin(), set.end());
      found_.push_back(std::move(set));
      return;
    }
    while (!next.empty()) {
      const std::uint32_t one = next.front();
      next.erase(next.begin());
      const auto compatible = [&](const std::vector<std::uint32_t>& among) {
        std::vector<std::uint32_t> kept;
        std::copy_if(among.begin(), among.end(), std::back_inserter(kept),
                     [&](std::uint32_t other) { return !apart_[one * count_ + other]; });
        return kept;
      };
      std::vector<std::uint32_t> more = set;
      more.push_back(one);
      grow(std::move(more), compatible(next), compatible(rest));
      rest.push_back(one);
    }
  }

  std::uint32_t count_;
  std::vector<bool> apart_;
  std::vector<std::vector<std::uint32_t>> found_;
};

}  // namespace

std::vector<SureStay> sure_stays(const ValidTime& time) {
  std::vector<SureStay> stays;
  for (const Stay& stay : time.stays) stays.push_back(of(stay));
  if (stays.size() < 2) return stays;
  if (time.set == SetKind::one_of) {
    // What meets each of its readings meets them all.
    SureStay all = stays.front();
    for (const SureStay& stay : stays) {
      all.from = std::max(all.from, stay.from);
      all.to = std::min(all.to, stay.to);
    }
    return {all};
  }
  std::sort(stays.begin(), stays.end(), [](const SureStay& a, const SureStay& b) {
    return std::pair(a.from, a.to) < std::pair(b.from, b.to);
  });
  std::vector<SureStay> joined, vague;
  for (const SureStay& stay : stays) {
    if (stay.vague()) {
      vague.push_back(stay);
    } else if (!joined.empty() && stay.from - 1 <= joined.back().to) {
      joined.back().to = std::max(joined.back().to, stay.to);
    } else {
      joined.push_back(stay);
    }
  }
  joined.insert(joined.end(), vague.begin(), vague.end());
  return joined;
}

std::vector<std::vector<std::uint32_t>> without_handing_over(const std::vector<const ValidTime*>& times) {
  return LargestSets(times).all();
}

}  // namespace gainsay
