// From byte offsets to lines and columns as an editor counts them: from 1, columns in code points, the byte
// order mark not counted.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/place.h"
#include "load/json_tree.h"

namespace gainsay {

class TextMap {
 public:
  // `text` outlives the map and begins with line `first_line`.
  explicit TextMap(std::string_view text, std::uint64_t first_line = 1);
  Location locate(FileId file, Extent extent) const;

 private:
  struct Position {
    std::uint32_t line, column;
  };
  Position position(std::size_t offset) const;

  std::string_view text_;
  std::uint64_t first_line_;
  std::vector<std::size_t> starts_;  // of the lines
};

}  // namespace gainsay
