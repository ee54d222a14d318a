// Workflow commands of GitHub Actions, which become annotations: `::error file=…,line=…::message`.
//
// GitHub shows ten errors, ten warnings and ten notices of a step and drops the rest without a word; so the
// worst ten are printed (rank.h; faults of files come first, what is open until a day last), and a notice
// says how many more there are. What the runner reads as a command begins a line, and every line here is one
// of ours: line breaks in a text are escaped. Properties stand in the order in which GitHub's own
// @actions/core writes them.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <tuple>
#include <vector>

#include "report/formats.h"
#include "report/phrase.h"
#include "report/rank.h"
#include "report/spot.h"
#include "report/terminal.h"

namespace gainsay {

namespace {

constexpr std::size_t kMost = 10;        // annotations of a level
constexpr std::size_t kMostNotices = 9;  // and the one that counts the rest
constexpr std::size_t kMostPlaces = 5;   // other than the annotation's own

std::string escaped(std::string_view text, std::string_view characters) {
  std::string result;
  for (const char c : text) {
    if (characters.find(c) == std::string_view::npos) {
      result += c;
    } else {
      result += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return result;
}
std::string escaped_data(std::string_view text) { return escaped(text, "%\r\n"); }
std::string escaped_property(std::string_view text) { return escaped(text, "%\r\n:,"); }

std::string_view command_of(Level level) {
  return level == Level::error ? "error" : level == Level::warning ? "warning" : "notice";
}

// The sentence, where else, why, and what to type.
std::string words_of(const Corpus& corpus, const Finding& finding, const Spots& spots) {
  std::string words = printable(finding.message);
  for (const Spot& spot : spots.others) {
    words += "\n" + spot_in_words(corpus, spot);
    if (!spot.label.empty()) words += ": " + spot.label;
  }
  if (spots.left_out > 0) words += "\n… and " + counted(spots.left_out, "more place");
  for (const std::string& reason : reasons_in_words(corpus, finding)) words += "\n" + reason;
  if (finding.status != Status::fresh) words.append("\nstatus: ").append(status_name(finding.status));
  return words + "\n" + printable(help_in_words(finding));
}

std::string annotation(const Result& result, SourceReader& source, const Finding& finding) {
  const Spots spots = spots_of(result, source, finding, kMostPlaces);
  const Location& at = spots.primary.at;
  const CodeRow* row = find_code(finding.code);
  std::string title(finding.code);
  if (row != nullptr) title.append(" ").append(row->name);
  std::string line = fmt::format("::{} title={}", command_of(finding.level), escaped_property(title));
  if (at.file.valid()) line += ",file=" + escaped_property(shown_path(result.corpus, at));
  if (at.line > 0) {
    line += fmt::format(",line={},endLine={}", at.line, at.end_line);
    if (at.line == at.end_line) line += fmt::format(",col={},endColumn={}", at.column, at.end_column);
  }
  return line + "::" + escaped_data(words_of(result.corpus, finding, spots)) + "\n";
}

}  // namespace

void write_github(const Result& result, SourceReader& source, const Style& style, const Sink& sink) {
  std::vector<const Finding*> worst;
  for (const std::uint32_t i : ranked(result.corpus, Origins(result.corpus), result.findings))
    if (is_listed(result.findings[i], style)) worst.push_back(&result.findings[i]);
  std::stable_sort(worst.begin(), worst.end(), [](const Finding* a, const Finding* b) {
    const auto rank = [](const Finding& finding) {
      return std::tuple(finding.level, finding.status != Status::open, finding.facts.empty());
    };
    return rank(*a) > rank(*b);
  });
  std::array<std::size_t, 3> found{};  // by level
  for (const Finding* finding : worst) {
    const std::size_t most = finding->level == Level::note ? kMostNotices : kMost;
    if (++found[static_cast<std::size_t>(finding->level)] <= most) sink(annotation(result, source, *finding));
  }
  std::vector<std::string> more;
  for (const Level level : {Level::error, Level::warning, Level::note}) {
    const std::size_t most = level == Level::note ? kMostNotices : kMost;
    const std::size_t count = found[static_cast<std::size_t>(level)];
    if (count > most) more.push_back(counted(count - most, fmt::format("more {}", level_name(level))));
  }
  if (!more.empty()) sink("::notice title=gainsay::not shown: " + escaped_data(listed(more)) + "\n");
}

}  // namespace gainsay
