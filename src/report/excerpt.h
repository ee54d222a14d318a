// An excerpt: the line of a file that something stands on, a caret under it, and a label beside the caret.
//
//       ┌─ facts/gvs-2020-08-19.json:14:7
//     14│   "value": 5000,
//       │            ^^^^ "the 5,000 US troops deployed in the country"
//
// Lines that are too wide are cut around the caret; a label that does not fit beside it goes below.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/place.h"
#include "load/source.h"
#include "report/terminal.h"

namespace gainsay {

struct Pointer {
  Location location;
  std::string label;  // printed as it is but for what must not be printed; may be empty
};

class ExcerptWriter {
 public:
  // `width` 0: lines are not cut. `tone` is that of the carets.
  ExcerptWriter(const Corpus& corpus, SourceReader& source, std::size_t width, Paint paint, Tone tone);

  // Makes the gutter wide enough for these; call before the first excerpt.
  void make_room(const std::vector<Pointer>& pointers);

  // Pointers into one file, in the order in which they are shown.
  void append(std::string& out, const std::vector<Pointer>& pointers) const;

  // A remark below the excerpts: `= both speak of …`, wrapped under itself. `mark` is what stands before it.
  void append_remark(std::string& out, std::string_view mark, std::string_view text) const;

 private:
  void append_gutter(std::string& out, std::string_view number, std::string_view sign) const;
  void append_line(std::string& out, const Pointer& pointer, std::string& line_before) const;
  void append_carets(std::string& out, std::size_t column, std::size_t count, std::string_view label) const;
  void append_below(std::string& out, std::string_view label) const;
  std::size_t room() const;  // columns right of the gutter

  const Corpus& corpus_;
  SourceReader& source_;
  std::size_t width_, gutter_ = 1;
  Paint paint_;
  Tone tone_;
};

}  // namespace gainsay
