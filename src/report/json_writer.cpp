#include "report/json_writer.h"

#include <fmt/format.h>

#include <iterator>

namespace gainsay {

void JsonWriter::begin(char open, char close, Layout layout) {
  separate();
  out_ += open;
  levels_.push_back({close, pretty_ && layout == Layout::broken});
}

void JsonWriter::end() {
  const Level level = levels_.back();
  levels_.pop_back();
  if (!level.empty && level.broken) new_line();
  if (!level.empty && !level.broken && pretty_ && level.close == '}') out_ += ' ';
  out_ += level.close;
}

void JsonWriter::key(std::string_view name) {
  separate();
  append_json_string(out_, name);
  out_ += pretty_ ? ": " : ":";
  after_key_ = true;
}

void JsonWriter::string(std::string_view text) {
  separate();
  append_json_string(out_, text);
}

void JsonWriter::raw(std::string_view token) {
  separate();
  out_ += token;
}

void JsonWriter::number(double value) {
  separate();
  fmt::format_to(std::back_inserter(out_), "{}", value);
}

void JsonWriter::separate() {
  if (after_key_) {
    after_key_ = false;
    return;
  }
  if (levels_.empty()) return;
  Level& level = levels_.back();
  if (!level.empty) out_ += ',';
  if (level.broken) {
    new_line();
  } else if (pretty_ && (!level.empty || level.close == '}')) {
    out_ += ' ';
  }
  level.empty = false;
}

void JsonWriter::new_line() { out_.append(1, '\n').append(2 * levels_.size(), ' '); }

}  // namespace gainsay
