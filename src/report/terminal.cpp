#include "report/terminal.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>

namespace gainsay {

namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
constexpr std::string_view kEllipsis = "…";

struct CodePoint {
  UChar32 value = 0;  // negative: ill-formed
  std::string_view bytes;
};

CodePoint next_code_point(std::string_view text, std::size_t& at) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const std::size_t start = at;
  UChar32 c = 0;
  // ICU counts in int32; a window of four bytes is all that one code point needs.
  const auto window = static_cast<std::int32_t>(std::min<std::size_t>(text.size() - start, 4));
  std::int32_t used = 0;
  U8_NEXT(bytes + start, used, window, c);
  at += static_cast<std::size_t>(used);
  return {c, text.substr(start, at - start)};
}

// Bidirectional controls reorder what stands around them: a reader would see what is not there.
bool reorders(UChar32 c) {
  return c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2066 && c <= 0x2069);
}

bool printable_code_point(UChar32 c) {
  if (c < 0 || reorders(c)) return false;
  const auto type = u_charType(c);
  return type != U_CONTROL_CHAR && type != U_LINE_SEPARATOR && type != U_PARAGRAPH_SEPARATOR &&
         type != U_SURROGATE;
}

std::size_t code_point_width(UChar32 c) {
  if (c < 0x300) return 1;  // the soft hyphen among them: terminals show it
  const auto type = u_charType(c);
  if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR) return 0;
  if (c >= 0x1160 && c <= 0x11FF) return 0;  // Hangul vowels and finals join the syllable before them
  const int east_asian = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
  return east_asian == U_EA_WIDE || east_asian == U_EA_FULLWIDTH ? 2 : 1;
}

bool white_space(UChar32 c) { return c == ' ' || (c >= 9 && c <= 13) || (c > 0x7F && u_isUWhiteSpace(c)); }

// Takes words off the front of a text, and breaks those that no line holds.
class Wrapping {
 public:
  Wrapping(std::size_t first_width, std::size_t width) : room_(first_width), width_(width) {}

  void add_word(std::string_view word) {
    const std::size_t wide = display_width(word);
    const std::size_t gap = line_.empty() ? 0 : 1;
    if (used_ + gap + wide <= room_) {
      if (gap != 0) line_.push_back(' ');
      line_ += word;
      used_ += gap + wide;
      return;
    }
    if (!line_.empty() || (lines_.empty() && wide <= width_)) next_line();
    for (const Cell& cell : cells(word)) {
      if (used_ + cell.width > room_ && used_ > 0) next_line();
      line_ += cell.text;
      used_ += cell.width;
    }
  }

  std::vector<std::string> take() {
    if (!line_.empty() || lines_.empty()) next_line();
    return std::move(lines_);
  }

 private:
  void next_line() {
    lines_.push_back(std::move(line_));
    line_.clear();
    used_ = 0;
    room_ = width_;
  }

  std::vector<std::string> lines_;
  std::string line_;
  std::size_t used_ = 0, room_, width_;
};

}  // namespace

std::vector<Cell> cells(std::string_view text) {
  std::vector<Cell> result;
  result.reserve(text.size());
  std::size_t column = 0;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = next_code_point(text, at);
    if (c.value == '\t') {
      const std::size_t width = kTabStop - column % kTabStop;
      result.push_back({std::string(width, ' '), width, 1});
      column += width;
      continue;
    }
    const bool shown = printable_code_point(c.value);
    const std::size_t width = shown ? code_point_width(c.value) : 1;
    const std::string_view bytes = shown ? c.bytes : kReplacement;
    if (width == 0 && !result.empty()) {
      result.back().text += bytes;
      ++result.back().code_points;
      continue;
    }
    result.push_back({std::string(bytes), width, 1});
    column += width;
  }
  return result;
}

std::size_t display_width(std::string_view text) {
  const bool ascii = std::all_of(text.begin(), text.end(), [](char c) { return c >= 0x20 && c < 0x7F; });
  if (ascii) return text.size();
  std::size_t width = 0;
  for (const Cell& cell : cells(text)) width += cell.width;
  return width;
}

std::string printable(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  bool gap = false;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = next_code_point(text, at);
    if (white_space(c.value)) {
      gap = !result.empty();
      continue;
    }
    if (gap) result.push_back(' ');
    gap = false;
    result += printable_code_point(c.value) ? c.bytes : kReplacement;
  }
  return result;
}

std::string shortened(std::string_view text, std::size_t width) {
  std::string line = printable(text);
  if (width == 0 || display_width(line) <= width) return line;
  std::string result;
  std::size_t used = 1;  // the ellipsis
  for (const Cell& cell : cells(line)) {
    if (used + cell.width > width) break;
    result += cell.text;
    used += cell.width;
  }
  while (!result.empty() && result.back() == ' ') result.pop_back();
  return result += kEllipsis;
}

std::vector<std::string> wrapped(std::string_view text, std::size_t first_width, std::size_t width) {
  const std::string line = printable(text);
  if (width == 0) return {line};
  Wrapping wrapping(std::max<std::size_t>(first_width, 1), width);
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t end = std::min(line.find(' ', at), line.size());
    wrapping.add_word(std::string_view(line).substr(at, end - at));
    at = end + 1;
  }
  return wrapping.take();
}

std::string padded(std::string_view text, std::size_t width) {
  const std::size_t wide = display_width(text);
  return std::string(text) + std::string(width > wide ? width - wide : 0, ' ');
}

std::string padded_left(std::string_view text, std::size_t width) {
  const std::size_t wide = display_width(text);
  return std::string(width > wide ? width - wide : 0, ' ') + std::string(text);
}

Tone tone_of(Level level) {
  switch (level) {
    case Level::error:
      return Tone::error;
    case Level::warning:
      return Tone::warning;
    case Level::note:
      break;
  }
  return Tone::note;
}

std::string Paint::operator()(Tone tone, std::string_view text) const {
  static constexpr std::array<std::string_view, 7> kStart = {"",         "\x1b[1;31m", "\x1b[33m", "\x1b[36m",
                                                             "\x1b[34m", "\x1b[1m",    "\x1b[2m"};
  if (!on_ || tone == Tone::plain || text.empty()) return std::string(text);
  return std::string(kStart[static_cast<std::size_t>(tone)]).append(text).append("\x1b[0m");
}

}  // namespace gainsay
