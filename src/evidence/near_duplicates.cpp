#include "evidence/near_duplicates.h"

#include <xxhash.h>

#include <algorithm>
#include <limits>
#include <utility>
#include <vector>

namespace gainsay {

namespace {

constexpr std::size_t kBins = std::tuple_size_v<Signature>, kRows = 3, kBands = kBins / kRows;
constexpr std::uint32_t kEmpty = std::numeric_limits<std::uint32_t>::max();
// A pair that is estimated this low is not compared: five standard deviations below 0.36.
constexpr double kHopeless = 0.2;

// A second order of the hashes, for they are sorted and perhaps sampled by the first.
constexpr std::uint32_t mixed(std::uint32_t hash) {
  hash ^= hash >> 16;
  hash *= 0x7feb352dU;
  hash ^= hash >> 15;
  hash *= 0x846ca68bU;
  return hash ^ hash >> 16;
}

std::uint64_t band_hash(const Signature& signature, std::size_t band) {
  return XXH3_64bits(&signature[band * kRows], kRows * sizeof(std::uint32_t));
}

}  // namespace

bool near_duplicates(const Shingles& a, const Shingles& b) {
  if (std::min(a.hashes().size(), b.hashes().size()) < kLeastShingles) return false;
  const Overlap shared = overlap(a, b);
  return shared.resemblance >= kLeastResemblance || shared.containment >= kLeastContainment;
}

Signature signature(const Shingles& shingles) {
  Signature least;
  least.fill(kEmpty);
  for (const std::uint32_t hash : shingles.hashes()) {
    const std::uint32_t value = mixed(hash);
    std::uint32_t& bin = least[value >> 24];
    bin = std::min(bin, value & 0xffffffU);
  }
  // An empty bin takes the value of one that is not, the same for every text.
  Signature filled = least;
  for (std::uint32_t i = 0; i < kBins; ++i) {
    for (std::uint32_t attempt = 1; filled[i] == kEmpty; ++attempt) {
      filled[i] = least[mixed(i << 16 | attempt) >> 24];
    }
  }
  return filled;
}

double resemblance(const Signature& a, const Signature& b) {
  std::size_t same = 0;
  for (std::size_t i = 0; i < kBins; ++i) same += a[i] == b[i] ? 1 : 0;
  return static_cast<double>(same) / static_cast<double>(kBins);
}

void join_near_duplicates(std::span<const Shingles> texts, DisjointSets& sets) {
  std::vector<std::uint32_t> long_enough;
  for (std::uint32_t i = 0; i < texts.size(); ++i) {
    if (texts[i].hashes().size() >= kLeastShingles) long_enough.push_back(i);
  }
  if (long_enough.size() < 2) return;
  std::vector<Signature> signatures;
  signatures.reserve(long_enough.size());
  for (const std::uint32_t text : long_enough) signatures.push_back(signature(texts[text]));

  std::vector<std::pair<std::uint64_t, std::uint32_t>> bucket;  // by hash of the band; in `long_enough`
  bucket.reserve(long_enough.size());
  for (std::size_t band = 0; band < kBands; ++band) {
    bucket.clear();
    for (std::uint32_t i = 0; i < long_enough.size(); ++i) {
      bucket.emplace_back(band_hash(signatures[i], band), i);
    }
    std::sort(bucket.begin(), bucket.end());
    for (std::size_t first = 0, end = 0; first < bucket.size(); first = end) {
      for (end = first; end < bucket.size() && bucket[end].first == bucket[first].first; ++end) {
        const std::uint32_t later = bucket[end].second;
        for (std::size_t at = first; at < end; ++at) {
          const std::uint32_t earlier = bucket[at].second;
          const std::uint32_t a = long_enough[earlier], b = long_enough[later];
          if (sets.find(a) == sets.find(b)) continue;
          if (resemblance(signatures[earlier], signatures[later]) < kHopeless) continue;
          if (near_duplicates(texts[a], texts[b])) sets.join(a, b);
        }
      }
    }
  }
}

}  // namespace gainsay
