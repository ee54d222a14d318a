// JSON written as it comes, without a tree in memory.
//
// nlohmann/json is what the project reads and writes small JSON with; a report can be large. Measured (g++ 12
// -O2, one thread, 10,000 findings naming 30,000 facts, reading quotes not counted): the document of 26 MB
// takes 35 ms this way; the findings alone, one line each, 16 ms, where nlohmann takes 146 ms even when each
// is built, dumped and dropped in turn.
//
// An object or array is either broken, a member a line, or in one line. Commas and layout are kept here; that
// an object's keys differ, and that what was begun is ended, is up to the caller.
#pragma once

#include <concepts>
#include <string>
#include <string_view>
#include <vector>

#include "report/escape.h"

namespace gainsay {

class JsonWriter {
 public:
  // Appends to `out`. `pretty`: two spaces a level and spaces after colons and commas; otherwise no white
  // space at all.
  JsonWriter(std::string& out, bool pretty) : out_(out), pretty_(pretty) {}

  enum class Layout { broken, in_line };
  void begin_object(Layout layout = Layout::in_line) { begin('{', '}', layout); }
  void begin_array(Layout layout = Layout::in_line) { begin('[', ']', layout); }
  void end();

  void key(std::string_view name);
  void string(std::string_view text);
  void raw(std::string_view token);  // as it stands: a number as JSON writes it, or `null`
  void number(double value);         // finite
  template <std::integral Number>
  void number(Number value) {
    raw(std::to_string(value));
  }

 private:
  struct Level {
    char close;
    bool broken, empty = true;
  };

  void begin(char open, char close, Layout layout);
  void separate();  // what stands between this value and the one before it
  void new_line();

  std::string& out_;
  bool pretty_, after_key_ = false;
  std::vector<Level> levels_;
};

}  // namespace gainsay
