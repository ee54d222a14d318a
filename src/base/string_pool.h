// Strings interned once: equal texts have equal ids, and a text's view stays valid as long as the pool.
//
// An open-addressing table of ids over texts kept end to end in large blocks: a million facts name few
// distinct subjects, properties and dates, and each of them is looked up once a fact.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "base/id.h"

namespace gainsay {

class StringPool {
 public:
  StringPool();
  StringPool(StringPool&&) noexcept = default;
  StringPool& operator=(StringPool&&) noexcept = default;

  StringId intern(std::string_view text);
  StringId find(std::string_view text) const;  // none when it was never interned
  std::string_view operator[](StringId id) const {
    return id.valid() ? views_[id.index] : std::string_view();
  }
  std::size_t size() const { return views_.size(); }

 private:
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t id = StringId::kNone;
  };
  std::size_t slot_of(std::string_view text, std::uint32_t hash) const;
  void grow();
  std::string_view keep(std::string_view text);

  std::vector<Slot> slots_;
  std::vector<std::string_view> views_;
  std::vector<std::unique_ptr<char[]>> blocks_;
  std::size_t block_left_ = 0;
  char* block_at_ = nullptr;
};

}  // namespace gainsay
