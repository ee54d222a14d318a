// A map from 64-bit keys to small values, for what is asked once a fact: open addressing in one array, so
// that an answer costs one access to memory. Nothing is ever taken out.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace gainsay {

template <class T>
class FlatMap {
 public:
  // Null when there is none. `key` is not kEmpty. Valid until the next insert.
  const T* find(std::uint64_t key) const {
    const Slot& slot = slots_[position(key)];
    return slot.key == key ? &slot.value : nullptr;
  }

  void insert(std::uint64_t key, const T& value) {
    if ((count_ + 1) * 2 > slots_.size()) grow();
    Slot& slot = slots_[position(key)];
    count_ += slot.key == kEmpty ? 1 : 0;
    slot = {key, value};
  }

  static constexpr std::uint64_t kEmpty = ~std::uint64_t{0};

 private:
  struct Slot {
    std::uint64_t key = kEmpty;
    T value{};
  };

  std::size_t position(std::uint64_t key) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at =
        static_cast<std::size_t>((key * 0x9E3779B97F4A7C15U) >> 20) & mask;  // Knuth's golden ratio
    while (slots_[at].key != kEmpty && slots_[at].key != key) at = (at + 1) & mask;
    return at;
  }

  void grow() {
    std::vector<Slot> old(slots_.size() * 2);
    old.swap(slots_);
    for (const Slot& slot : old) {
      if (slot.key != kEmpty) slots_[position(slot.key)] = slot;
    }
  }

  std::vector<Slot> slots_ = std::vector<Slot>(64);
  std::size_t count_ = 0;
};

}  // namespace gainsay
