// A Code Quality report of GitLab: a list of issues as Code Climate has them, of which GitLab reads a part.
//
// GitLab compares the report of a merge request with that of its target branch by fingerprint, so the
// fingerprint is the topic (spot.h), and both reports are to be made alike: without `--since`.
#include <algorithm>

#include "report/formats.h"
#include "report/json_writer.h"
#include "report/phrase.h"
#include "report/spot.h"
#include "report/terminal.h"

namespace gainsay {

namespace {

using Layout = JsonWriter::Layout;

constexpr std::size_t kPiece = 64 * 1024;
constexpr std::size_t kMostPlaces = 5;

std::string_view severity_of(Level level) {
  return level == Level::error ? "critical" : level == Level::warning ? "minor" : "info";
}

// One line: the sentence, and where else.
std::string description_of(const Corpus& corpus, const Finding& finding, const Spots& spots) {
  std::string text = printable(finding.message);
  for (std::size_t i = 0; i < spots.others.size(); ++i)
    text += (i == 0 ? " (also " : ", ") + spot_in_words(corpus, spots.others[i]);
  if (spots.left_out > 0) text += " and " + counted(spots.left_out, "more place");
  return spots.others.empty() ? text : text + ")";
}

}  // namespace

void write_gitlab(const Result& result, SourceReader& source, const Style& style, const Sink& sink) {
  const std::vector<std::string> names = fingerprints(result);
  std::string out;
  JsonWriter json(out, true);
  const auto text = [&](std::string_view key, std::string_view value) {
    json.key(key);
    json.string(value);
  };
  json.begin_array(Layout::broken);
  for (std::size_t i = 0; i < result.findings.size(); ++i) {
    const Finding& finding = result.findings[i];
    if (!is_listed(finding, style)) continue;
    const Spots spots = spots_of(result, source, finding, kMostPlaces);
    const Location& at = spots.primary.at;
    json.begin_object(Layout::broken);
    text("type", "issue");
    text("check_name", finding.code);
    text("description", description_of(result.corpus, finding, spots));
    json.key("categories");
    json.begin_array();
    json.string("Bug Risk");  // of Code Climate's categories the one that comes nearest
    json.end();
    text("fingerprint", names[i]);
    text("severity", severity_of(finding.level));
    json.key("location");
    json.begin_object();
    text("path", shown_path(result.corpus, at));
    json.key("lines");
    json.begin_object();
    json.key("begin");
    json.number(std::max(at.line, 1U));
    json.key("end");
    json.number(std::max(at.end_line, 1U));
    json.end();
    json.end();
    json.end();
    if (out.size() < kPiece) continue;
    sink(out);
    out.clear();
  }
  json.end();
  out += '\n';
  sink(out);
}

}  // namespace gainsay
