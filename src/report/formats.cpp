// The one table of report formats, in the order in which --help lists them.
#include "report/formats.h"

#include <algorithm>
#include <array>

namespace gainsay {

namespace {
constexpr std::array kFormats{
    Format{"text", "for people at a terminal: every finding with its excerpts, and what to do", write_text},
    Format{"concise", "one line a finding: file:line:column: level[CODE] message [id]", write_concise},
    Format{"json", "everything, as one JSON document", write_json},
    Format{"jsonl", "one finding a line, as JSON", write_jsonl},
    Format{"markdown", "a page to forward: verdict, findings with quotes, changes, timelines",
           write_markdown},
    Format{"html", "one page for the browser: quotes in their passages, timelines, search", write_html},
    Format{"sarif", "SARIF 2.1.0, for code scanning and viewers of results", write_sarif},
    Format{"junit", "JUnit XML: a test case for each series of facts", write_junit},
    Format{"github", "annotations of GitHub Actions: the ten worst errors and warnings", write_github},
    Format{"gitlab", "a Code Quality report of GitLab", write_gitlab},
    Format{"rdjson", "diagnostics for reviewdog", write_rdjson},
    Format{"csv", "a row for each fact of each finding, for spreadsheets", write_csv},
    Format{"dot", "the fact graph, for Graphviz", write_dot},
    Format{"graphml", "the fact graph, for graph tools", write_graphml},
};
}  // namespace

std::span<const Format> formats() { return kFormats; }

const Format* find_format(std::string_view name) {
  const auto row =
      std::find_if(kFormats.begin(), kFormats.end(), [&](const Format& f) { return f.name == name; });
  return row == kFormats.end() ? nullptr : &*row;
}

}  // namespace gainsay
