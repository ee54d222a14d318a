// Where a record stands in the files, kept small: a million facts each have one.
//
// A `Place` is enough to find the record again; lines, columns and quotes are read back from the file only
// for what a report names (load/source.h).
#pragma once

#include <cstdint>

#include "base/id.h"

namespace gainsay {

class Place {
 public:
  constexpr Place() = default;
  constexpr Place(FileId file, std::uint64_t at)
      : file_(file), low_(static_cast<std::uint32_t>(at)), high_(static_cast<std::uint32_t>(at >> 32)) {}
  constexpr FileId file() const { return file_; }
  // In .jsonl the byte offset of the line. In .json the index of the item in its list (`facts`, `subjects`,
  // …).
  constexpr std::uint64_t at() const { return static_cast<std::uint64_t>(high_) << 32 | low_; }
  constexpr bool operator==(const Place&) const = default;

 private:
  FileId file_;
  std::uint32_t low_ = 0, high_ = 0;  // two halves, so that a fact stays within a cache line
};

// A stretch of a file as a reader counts: 1-based, columns in UTF-8 code points, the end exclusive.
struct Location {
  FileId file;
  std::uint32_t line = 0;  // 0: the file as a whole
  std::uint32_t column = 0;
  std::uint32_t end_line = 0;
  std::uint32_t end_column = 0;
  constexpr bool operator==(const Location&) const = default;
};

}  // namespace gainsay
