#include "load/text_map.h"

#include <algorithm>
#include <cstring>

namespace gainsay {

TextMap::TextMap(std::string_view text, std::uint64_t first_line)
    : text_(text), first_line_(first_line), starts_{0} {
  for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1))
    starts_.push_back(at + 1);
}

TextMap::Position TextMap::position(std::size_t offset) const {
  offset = std::min(offset, text_.size());
  const auto line =
      static_cast<std::size_t>(std::upper_bound(starts_.begin(), starts_.end(), offset) - starts_.begin()) -
      1;
  std::size_t start = starts_[line];
  if (line == 0 && first_line_ == 1 && text_.substr(0, 3) == kByteOrderMark)
    start = std::min<std::size_t>(3, offset);
  const auto points = std::count_if(text_.begin() + static_cast<std::ptrdiff_t>(start),
                                    text_.begin() + static_cast<std::ptrdiff_t>(offset),
                                    [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; });
  return {static_cast<std::uint32_t>(first_line_ + line), static_cast<std::uint32_t>(points + 1)};
}

Location TextMap::locate(FileId file, Extent extent) const {
  const Position begin = position(extent.begin);
  const Position end = position(std::max(extent.begin, extent.end));
  return {file, begin.line, begin.column, end.line, end.column};
}

}  // namespace gainsay
