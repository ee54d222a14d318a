// The baseline as a file: JSON that a person can read in a diff.
#include "review/baseline.h"

#include "report/json_writer.h"
#include "report/report.h"

namespace gainsay {

void write_baseline(const Baseline& baseline, const Sink& sink) {
  std::string out;
  JsonWriter json(out, true);
  const auto text = [&](std::string_view key, std::string_view value) {
    json.key(key);
    json.string(value);
  };
  json.begin_object(JsonWriter::Layout::broken);
  text("note", "Findings that are known. `gainsay baseline write` made this file, `prune` tidies it.");
  json.key("schema");
  json.number(1);
  json.key("findings");
  json.begin_array(JsonWriter::Layout::broken);
  for (const BaselineEntry& entry : baseline.findings) {
    json.begin_object(JsonWriter::Layout::broken);
    text("id", entry.id);
    text("topic", entry.topic);
    text("code", entry.code);
    text("message", entry.message);
    json.end();
  }
  json.end();
  json.end();
  out += '\n';
  sink(out);
}

}  // namespace gainsay
