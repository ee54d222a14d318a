// The Reviewdog Diagnostic Format, rdjson: what reviewdog puts beside the changed lines of a review.
//
// Its columns count bytes of UTF-8, from 1, and the end is exclusive.
#include <algorithm>
#include <optional>

#include "report/formats.h"
#include "report/json_writer.h"
#include "report/phrase.h"
#include "report/spot.h"
#include "report/terminal.h"

namespace gainsay {

namespace {

using Layout = JsonWriter::Layout;

constexpr std::size_t kPiece = 64 * 1024;
constexpr std::size_t kMostPlaces = 20;

std::string_view severity_of(Level level) {
  return level == Level::error ? "ERROR" : level == Level::warning ? "WARNING" : "INFO";
}

class Diagnostics {
 public:
  Diagnostics(const Result& result, SourceReader& source, std::string& out)
      : result_(result), source_(source), json_(out, true) {}

  void begin() {
    json_.begin_object(Layout::broken);
    json_.key("source");
    json_.begin_object();
    text("name", "gainsay");
    json_.end();
    json_.key("diagnostics");
    json_.begin_array(Layout::broken);
  }

  void add(const Finding& finding) {
    const Spots spots = spots_of(result_, source_, finding, kMostPlaces);
    json_.begin_object(Layout::broken);
    text("message", words_of(finding));
    location(spots.primary);
    text("severity", severity_of(finding.level));
    json_.key("code");
    json_.begin_object();
    text("value", finding.code);
    json_.end();
    if (!spots.others.empty()) {
      json_.key("related_locations");
      json_.begin_array(Layout::broken);
      for (const Spot& spot : spots.others) {
        json_.begin_object();
        text("message", spot.label);
        location(spot);
        json_.end();
      }
      json_.end();
    }
    json_.end();
  }

  void end() {
    json_.end();
    json_.end();
  }

 private:
  std::string words_of(const Finding& finding) const {
    std::string words = printable(finding.message);
    for (const std::string& reason : reasons_in_words(result_.corpus, finding)) words += "\n" + reason;
    if (finding.status != Status::fresh) words.append("\nstatus: ").append(status_name(finding.status));
    return words + "\n" + printable(help_in_words(finding));
  }

  void location(const Spot& spot) {
    const Location& at = spot.at;
    json_.key("location");
    json_.begin_object();
    text("path", shown_path(result_.corpus, at));
    if (at.line > 0) {
      json_.key("range");
      json_.begin_object();
      position("start", at.file, at.line, at.column);
      position("end", at.file, at.end_line, at.end_column);
      json_.end();
    }
    json_.end();
  }

  void position(std::string_view key, FileId file, std::uint32_t line, std::uint32_t column) {
    const std::uint32_t before = std::max(column, 1U) - 1;  // code points
    const auto front = before == 0 ? std::nullopt : source_.line(file, line, before);
    json_.key(key);
    json_.begin_object();
    json_.key("line");
    json_.number(line);
    json_.key("column");
    json_.number((front ? front->size() : before) + 1);
    json_.end();
  }

  void text(std::string_view key, std::string_view value) {
    json_.key(key);
    json_.string(value);
  }

  const Result& result_;
  SourceReader& source_;
  JsonWriter json_;
};

}  // namespace

void write_rdjson(const Result& result, SourceReader& source, const Style& style, const Sink& sink) {
  std::string out;
  Diagnostics diagnostics(result, source, out);
  diagnostics.begin();
  for (const Finding& finding : result.findings) {
    if (!is_listed(finding, style)) continue;
    diagnostics.add(finding);
    if (out.size() < kPiece) continue;
    sink(out);
    out.clear();
  }
  diagnostics.end();
  out += '\n';
  sink(out);
}

}  // namespace gainsay
