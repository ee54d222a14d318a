// Reports: one result in, one text out, a format a file.
//
// A format is a function from the result to a text, and one row in the table (formats.cpp). Findings arrive
// in their final order with their identity; a format neither judges nor sorts.
#pragma once

#include <functional>
#include <iosfwd>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "checks/implied.h"
#include "checks/reliability.h"
#include "evidence/evidence_tally.h"
#include "evidence/origins.h"
#include "graph/fact_graph.h"
#include "load/source.h"
#include "model/corpus.h"
#include "model/finding.h"
#include "review/baseline.h"

namespace gainsay {

struct Summary {
  std::size_t articles = 0, subjects = 0, facts = 0;
  std::vector<std::string> unchecked;            // files not, or not wholly, read
  std::size_t error = 0, warning = 0, note = 0;  // not settled, not known
  std::size_t known = 0, settled = 0, failing = 0;
  EvidenceTally evidence;
};

struct Result {
  const Corpus& corpus;
  const FactGraph& graph;
  const Origins& origins;
  std::span<const Finding> findings;
  Summary summary;
  std::span<const FactId> struck = {};  // called wrong by verdicts: shown, and no part of the reasoning
  bool compared = false;  // with a baseline or an earlier state: what is called new was looked for there
  std::span<const FactId> changed = {};         // that the earlier state did not have; ascending
  std::optional<Level> fail_on = Level::error;  // the least level that fails; nothing: none does
  const Reliability* reliability = nullptr;     // where asked for
};

struct Style {
  bool colour = false;
  bool notes = false;      // print notes one by one
  bool quiet = false;      // findings only, no summary
  std::size_t width = 80;  // columns; 0: no limit
};

using Sink = std::function<void(std::string_view)>;  // takes the report piece by piece

struct Format {
  std::string_view name;
  std::string_view summary;  // one line, for --help
  void (*write)(const Result&, SourceReader&, const Style&, const Sink&);
};
std::span<const Format> formats();
const Format* find_format(std::string_view name);

void write_baseline(const Baseline& baseline, const Sink& sink);

// One finding in full, with all its facts and steps, for a terminal (`explain FINDING`).
void write_finding(const Result& result, SourceReader& source, const Style& style, const Finding& finding,
                   const Sink& sink);

// What all facts imply for a window or a date; `topic`: of what, and when (`show --implied`).
void write_implied(const Corpus& corpus, SourceReader& source, const Style& style, const std::string& topic,
                   const ImpliedKnowledge& knowledge, const Sink& sink);

// The timeline of everything said of a subject, or of one of its properties (`show`).
void write_timeline(const Result& result, SourceReader& source, const Style& style, SubjectId subject,
                    PropertyId property_or_none, const Sink& sink);

}  // namespace gainsay
