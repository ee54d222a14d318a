#include "load/stores.h"

#include <charconv>
#include <cstring>

namespace gainsay {

namespace {
constexpr std::uint32_t kRefused = 0x80000000;
}

namespace {

std::uint64_t load(const char* from, std::size_t bytes) {
  std::uint64_t value = 0;
  std::memcpy(&value, from, bytes);
  return value;
}

// Some mixture of the first and last eight bytes; what it does not tell apart only costs time.
std::size_t spread(std::string_view text) {
  const std::size_t size = text.size();
  std::uint64_t mixed = size;
  if (size >= 8) {
    mixed += load(text.data(), 8) ^ (load(text.data() + size - 8, 8) * 0x9E3779B97F4A7C15U);
  } else if (size >= 4) {
    mixed += load(text.data(), 4) ^ (load(text.data() + size - 4, 4) << 32);
  } else if (size > 0) {
    mixed += load(text.data(), 1) ^ (load(text.data() + size / 2, 1) << 8) ^
             (load(text.data() + size - 1, 1) << 16);
  }
  mixed *= 0xD6E8FEB86659FD93U;
  return static_cast<std::size_t>(mixed >> 48);
}

// For texts of up to 27 bytes: in words of eight bytes, the last of which may overlap the one before.
bool same(const char* a, const char* b, std::size_t size) {
  if (size < 8) {
    for (std::size_t i = 0; i < size; ++i) {
      if (a[i] != b[i]) return false;
    }
    return true;
  }
  for (std::size_t i = 0; i + 8 < size; i += 8) {
    if (load(a + i, 8) != load(b + i, 8)) return false;
  }
  return load(a + size - 8, 8) == load(b + size - 8, 8);
}

}  // namespace

StringId Stores::intern(std::string_view text) {
  static_assert(kInterned == 1 << 16, "as many as spread() tells apart");
  if (text.size() > sizeof Interned::text) return corpus_.strings.intern(text);
  Interned& last = interned_[spread(text)];
  if (last.size == text.size() && last.id.valid() && same(last.text, text.data(), text.size()))
    return last.id;
  last.id = corpus_.strings.intern(text);
  last.size = static_cast<std::uint8_t>(text.size());
  std::memcpy(last.text, text.data(), text.size());
  return last.id;
}

StringId Stores::numeral(std::uint32_t number) {
  if (number < numerals_.size() && numerals_[number].valid()) return numerals_[number];
  char digits[16];
  const auto end = std::to_chars(digits, digits + sizeof digits, number).ptr;
  const StringId id = intern(std::string_view(digits, static_cast<std::size_t>(end - digits)));
  if (number < (1U << 20)) {
    if (number >= numerals_.size()) numerals_.resize(number + 1);
    numerals_[number] = id;
  }
  return id;
}

std::variant<TimeId, const EdtfError*> Stores::time(StringId text) {
  if (text.index >= time_of_.size()) time_of_.resize(corpus_.strings.size() + 1);
  std::uint32_t& known = time_of_[text.index];
  if (known == 0) {
    auto parsed = parse_edtf(corpus_.strings[text]);
    if (auto* edtf = std::get_if<Edtf>(&parsed)) {
      corpus_.times.push_back({text, std::move(*edtf)});
      known = static_cast<std::uint32_t>(corpus_.times.size());
    } else {
      errors_.push_back(std::make_unique<EdtfError>(std::get<EdtfError>(std::move(parsed))));
      known = kRefused + static_cast<std::uint32_t>(errors_.size() - 1);
    }
  }
  if (known >= kRefused) return errors_[known - kRefused].get();
  return TimeId(known - 1);
}

std::variant<UnitId, UnitError> Stores::unit(std::string_view text) {
  auto parsed = units_.parse(text);
  if (const UnitId* unit = std::get_if<UnitId>(&parsed)) {
    // Ids count from 0 in the order of first use, so the corpus's list of spellings grows with them.
    if (unit->valid() && unit->index == corpus_.units.size()) corpus_.units.emplace_back(text);
  }
  return parsed;
}

}  // namespace gainsay
