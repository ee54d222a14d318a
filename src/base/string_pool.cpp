#include "base/string_pool.h"

#include <xxhash.h>

#include <algorithm>
#include <cstring>

namespace gainsay {

namespace {
constexpr std::size_t kBlock = 1 << 18;
std::uint32_t hash_of(std::string_view text) {
  return static_cast<std::uint32_t>(XXH3_64bits(text.data(), text.size()));
}
}  // namespace

StringPool::StringPool() : slots_(1024) {}

std::size_t StringPool::slot_of(std::string_view text, std::uint32_t hash) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = hash & mask;
  while (slots_[at].id != StringId::kNone && (slots_[at].hash != hash || views_[slots_[at].id] != text)) {
    at = (at + 1) & mask;
  }
  return at;
}

StringId StringPool::find(std::string_view text) const {
  const Slot& slot = slots_[slot_of(text, hash_of(text))];
  return slot.id == StringId::kNone ? StringId() : StringId(slot.id);
}

StringId StringPool::intern(std::string_view text) {
  const std::uint32_t hash = hash_of(text);
  std::size_t at = slot_of(text, hash);
  if (slots_[at].id != StringId::kNone) return StringId(slots_[at].id);
  if ((views_.size() + 1) * 2 > slots_.size()) {
    grow();
    at = slot_of(text, hash);
  }
  slots_[at] = {hash, static_cast<std::uint32_t>(views_.size())};
  views_.push_back(keep(text));
  return StringId(views_.size() - 1);
}

void StringPool::grow() {
  std::vector<Slot> old(slots_.size() * 2);
  old.swap(slots_);
  const std::size_t mask = slots_.size() - 1;
  for (const Slot& slot : old) {
    if (slot.id == StringId::kNone) continue;
    std::size_t at = slot.hash & mask;
    while (slots_[at].id != StringId::kNone) at = (at + 1) & mask;
    slots_[at] = slot;
  }
}

std::string_view StringPool::keep(std::string_view text) {
  if (text.size() > block_left_) {
    const std::size_t size = std::max(kBlock, text.size());
    blocks_.push_back(std::make_unique<char[]>(size));
    block_at_ = blocks_.back().get();
    block_left_ = size;
  }
  char* kept = block_at_;
  if (!text.empty()) std::memcpy(kept, text.data(), text.size());
  block_at_ += text.size();
  block_left_ -= text.size();
  return {kept, text.size()};
}

}  // namespace gainsay
