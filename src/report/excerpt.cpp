#include "report/excerpt.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <optional>

namespace gainsay {

namespace {

constexpr std::size_t kFarColumn =
    10'000'000;                           // a caret beyond it is no help to a reader, and costly to reach
constexpr std::size_t kLeastBeside = 30;  // columns that make a label beside the caret readable
constexpr std::size_t kMostLabelLines = 3;
constexpr std::size_t kLead = 24;  // columns kept before a mark where the line is cut
constexpr std::size_t kNoLimit = std::numeric_limits<std::size_t>::max();

// Part of a source line with the caret's place in it, in columns.
struct Cut {
  std::string text;
  std::size_t caret = 0, carets = 1;
};

std::size_t width_of(const std::vector<Cell>& line, std::size_t from, std::size_t to) {
  std::size_t width = 0;
  for (std::size_t i = from; i < to; ++i) width += line[i].width;
  return width;
}

// The cell that holds the code point `index`; the line's end for what lies behind it.
std::size_t cell_at(const std::vector<Cell>& line, std::size_t index) {
  std::size_t seen = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    seen += line[i].code_points;
    if (index < seen) return i;
  }
  return line.size();
}

// The text behind its first `count` code points.
std::string_view without_first(std::string_view text, std::size_t count) {
  std::size_t at = 0;
  const auto continues = [&] {
    return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80;
  };
  while (count-- > 0 && at < text.size()) {
    ++at;
    while (continues()) ++at;
  }
  return text.substr(at);
}

std::string_view trimmed_right(std::string_view text) {
  return text.substr(0, text.find_last_not_of(" \t\r") + 1);
}

bool blank(const Cell& cell) { return cell.text.find_first_not_of(' ') == std::string::npos; }

// Whether anything but indentation stands before that cell.
bool is_cut_before(const std::vector<Cell>& line, std::size_t cell) {
  return !std::all_of(line.begin(), line.begin() + static_cast<std::ptrdiff_t>(cell), blank);
}

// The line cut to `room` columns such that what is marked, cells [first, last), stays in sight. Where the
// mark would lie further right than `most_before`, what stands before it is cut to kLead columns.
Cut cut_around(const std::vector<Cell>& line, std::size_t first, std::size_t last, std::size_t room,
               std::size_t most_before) {
  std::size_t from = 0, to = line.size();
  if (room != kNoLimit && (width_of(line, 0, to) > room || width_of(line, 0, first) > most_before)) {
    while (from < first && blank(line[from])) ++from;  // indentation says nothing here
    if (width_of(line, from, last) + 2 > room || width_of(line, from, first) > most_before) {
      while (from < first && width_of(line, from, first) > kLead) ++from;
      // Rather between words than within one, where that costs little.
      std::size_t word = from;
      while (word < first && !blank(line[word])) ++word;
      if (word < first) from = word + 1;
    }
    std::size_t used = is_cut_before(line, from) ? 2 : 0;  // an ellipsis and a space
    to = from;
    while (to < line.size() && used + line[to].width + 2 <= room) used += line[to++].width;
    if (to < line.size() && width_of(line, to, line.size()) <= 2) to = line.size();
  }
  Cut cut;
  const bool cut_left = is_cut_before(line, from);
  if (cut_left) cut.text = "… ";
  for (std::size_t i = from; i < to; ++i) cut.text += line[i].text;
  if (to < line.size()) cut.text += " …";
  first = std::min(first, to);
  last = std::clamp(last, first, to);
  cut.caret = (cut_left ? 2 : 0) + width_of(line, from, first);
  cut.carets = std::max<std::size_t>(1, width_of(line, first, last));
  return cut;
}

}  // namespace

ExcerptWriter::ExcerptWriter(const Corpus& corpus, SourceReader& source, std::size_t width, Paint paint,
                             Tone tone)
    : corpus_(corpus), source_(source), width_(width), paint_(paint), tone_(tone) {}

void ExcerptWriter::make_room(const std::vector<Pointer>& pointers) {
  for (const Pointer& pointer : pointers)
    gutter_ = std::max(gutter_, std::to_string(pointer.location.line).size());
}

std::size_t ExcerptWriter::room() const {
  if (width_ == 0) return kNoLimit;
  return width_ > gutter_ + 2 + kLeastBeside ? width_ - gutter_ - 2 : kLeastBeside;
}

void ExcerptWriter::append_gutter(std::string& out, std::string_view number, std::string_view sign) const {
  out += paint_(Tone::gutter, padded_left(number, gutter_) + std::string(sign));
}

void ExcerptWriter::append(std::string& out, const std::vector<Pointer>& pointers) const {
  if (pointers.empty() || !pointers.front().location.file.valid()) {
    for (const Pointer& pointer : pointers) append_below(out, pointer.label);
    return;
  }
  const Location& first = pointers.front().location;
  append_gutter(out, "", "┌─ ");
  out += printable(corpus_.files[first.file.index].shown);
  if (first.line > 0) out += ":" + std::to_string(first.line) + ":" + std::to_string(first.column);
  out += '\n';
  std::uint32_t number_before = 0;
  std::string line_before;  // two marks may stand on one line
  for (const Pointer& pointer : pointers) {
    const std::uint32_t number = pointer.location.line;
    if (number_before > 0 && number > number_before + 1) append_gutter(out, "", "·\n");
    if (number != number_before) line_before.clear();
    append_line(out, pointer, line_before);
    number_before = number;
  }
}

void ExcerptWriter::append_line(std::string& out, const Pointer& pointer, std::string& line_before) const {
  const Location& at = pointer.location;
  const bool one_line = at.end_line == at.line && at.end_column > at.column;
  const std::size_t last_column = one_line ? at.end_column : at.column;
  std::optional<std::string> text;
  if (at.line > 0 && last_column <= kFarColumn)
    text = source_.line(at.file, at.line, room() == kNoLimit ? kFarColumn : last_column + room());
  if (!text) {
    append_below(out, pointer.label);
    return;
  }
  std::size_t column = at.column > 0 ? at.column - 1 : 0;
  const std::size_t skipped = room() == kNoLimit || column < 2 * room() ? 0 : column - 2 * room();
  column -= skipped;
  const std::vector<Cell> line = cells(trimmed_right(without_first(*text, skipped)));
  const std::size_t first = cell_at(line, column);
  // What runs over several lines is marked up to the end of its first.
  const std::size_t last =
      std::max(first, one_line ? cell_at(line, column + (at.end_column - at.column)) : line.size());
  Cut cut = cut_around(line, first, last, room(), kNoLimit);
  // A label is best read beside its caret: room is made for it there.
  const std::size_t beside = cut.caret + cut.carets + 1 + display_width(pointer.label);
  if (!pointer.label.empty() && room() != kNoLimit && beside > room())
    cut = cut_around(line, first, last, room(), kLead);
  if (cut.text != line_before) {
    append_gutter(out, std::to_string(at.line), "│ ");
    out += cut.text + "\n";
    line_before = cut.text;
  }
  append_carets(out, cut.caret, cut.carets, pointer.label);
}

void ExcerptWriter::append_carets(std::string& out, std::size_t column, std::size_t count,
                                  std::string_view label) const {
  append_gutter(out, "", "│ ");
  if (room() != kNoLimit) count = std::min(count, room() > column ? room() - column : 1);
  out.append(column, ' ');
  out += paint_(tone_, std::string(count, '^'));
  const std::size_t start = column + count + 1;
  if (label.empty()) {
    out += '\n';
  } else if (room() == kNoLimit || start + display_width(label) <= room()) {
    out += " " + printable(label) + "\n";
  } else if (start + kLeastBeside <= room() &&
             display_width(label) <= (room() - start) * kMostLabelLines - kLeastBeside / 2) {
    const std::vector<std::string> lines = wrapped(label, room() - start, room() - start);
    out += " " + lines.front() + "\n";
    for (std::size_t i = 1; i < lines.size(); ++i) {
      append_gutter(out, "", "│ ");
      out += std::string(start, ' ') + lines[i] + "\n";
    }
  } else {
    out += '\n';
    append_below(out, label);
  }
}

void ExcerptWriter::append_below(std::string& out, std::string_view label) const {
  if (label.empty()) return;
  static constexpr std::size_t kIndent = 4;
  std::vector<std::string> lines =
      room() == kNoLimit ? wrapped(label, 0, 0) : wrapped(label, room() - kIndent, room() - kIndent);
  if (lines.size() > kMostLabelLines) {
    lines.resize(kMostLabelLines);
    lines.back() = shortened(lines.back() + " …", room() - kIndent);
  }
  for (const std::string& line : lines) {
    append_gutter(out, "", "│ ");
    out += std::string(kIndent, ' ') + line + "\n";
  }
}

void ExcerptWriter::append_remark(std::string& out, std::string_view mark, std::string_view text) const {
  const std::size_t indent = gutter_ + display_width(mark) + 1;
  const std::size_t left = width_ == 0 ? 0 : width_ > indent + kLeastBeside ? width_ - indent : kLeastBeside;
  bool first = true;
  for (const std::string& line : wrapped(text, left, left)) {
    if (first) {
      append_gutter(out, "", mark);
      out += " " + line + "\n";
    } else {
      out += std::string(indent, ' ') + line + "\n";
    }
    first = false;
  }
}

}  // namespace gainsay
