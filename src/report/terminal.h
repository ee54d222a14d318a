// What a text looks like in a terminal: how wide it is, what of it may be printed at all, and colour.
//
// Quotes and source lines come from anywhere, so nothing reaches a terminal that could steer it: control
// characters, bidirectional overrides and ill-formed bytes are shown as U+FFFD. Source: UAX #11 (East Asian
// width) through ICU; the widths are those that wcwidth gives in common terminals.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "model/finding.h"

namespace gainsay {

// What a terminal shows as one character: a code point and the marks that combine with it. `text` may be
// printed.
struct Cell {
  std::string text;
  std::size_t width = 1;        // columns: 2 for East Asian wide characters, 0 for what combines with nothing
  std::size_t code_points = 1;  // of the source
};

// Tabs become spaces up to the next multiple of kTabStop; line breaks and other controls U+FFFD.
inline constexpr std::size_t kTabStop = 4;
std::vector<Cell> cells(std::string_view text);

// Columns that `text` takes when it is printed through `printable`.
std::size_t display_width(std::string_view text);

// One line that may be printed: white space of any kind becomes single spaces, ends trimmed, the rest as in
// `cells`.
std::string printable(std::string_view text);

// `printable`, and where that is wider than `width` cut to it with an ellipsis at the end. A width of 0 cuts
// nothing.
std::string shortened(std::string_view text, std::size_t width);

// `printable`, broken at spaces into lines of at most `width` columns, the first of `first_width`; words that
// are wider than a line are broken anywhere. A width of 0 breaks nothing. At least one line.
std::vector<std::string> wrapped(std::string_view text, std::size_t first_width, std::size_t width);

// `text` and spaces up to `width` columns, on its right or (numbers) on its left. `text` is printable
// already.
std::string padded(std::string_view text, std::size_t width);
std::string padded_left(std::string_view text, std::size_t width);

enum class Tone { plain, error, warning, note, gutter, strong, faint };
Tone tone_of(Level level);

// Wraps text in the escape sequences of a tone, or leaves it alone where there is no colour. Colour only ever
// repeats what words or signs say.
class Paint {
 public:
  explicit Paint(bool on) : on_(on) {}
  std::string operator()(Tone tone, std::string_view text) const;

 private:
  bool on_;
};

}  // namespace gainsay
