// One line a finding, for editors, grep and logs: `file:line:column: level[CODE] message [id]`.
//
// The place is that of the first mark, else of the first fact's value. What is settled or known is left out,
// and so are notes unless they were asked for, as in the text report.
#include "report/formats.h"
#include "report/phrase.h"
#include "report/terminal.h"

namespace gainsay {

namespace {

std::string place_text(const Corpus& corpus, const Location& at) {
  if (!at.file.valid()) return {};
  std::string text = printable(corpus.files[at.file.index].shown);
  if (at.line > 0) text += ":" + std::to_string(at.line) + ":" + std::to_string(at.column);
  return text + ": ";
}

}  // namespace

void write_concise(const Result& result, SourceReader& source, const Style& style, const Sink& sink) {
  const Paint paint(style.colour);
  for (const Finding& finding : result.findings) {
    if (!is_listed(finding, style)) continue;
    Location at;
    if (!finding.marks.empty()) {
      at = finding.marks.front().location;
    } else if (!finding.facts.empty()) {
      at = source.value_location(finding.facts.front());
    }
    std::string line = place_text(result.corpus, at);
    const std::string tag =
        std::string(level_name(finding.level)).append("[").append(finding.code).append("]");
    line += paint(tone_of(finding.level), tag);
    line += " " + printable(finding.message);
    if (!finding.id.empty()) {
      line += " [" + finding.id;
      if (finding.status != Status::fresh) line += " " + std::string(status_name(finding.status));
      line += "]";
    }
    sink(line += '\n');
  }
}

}  // namespace gainsay
