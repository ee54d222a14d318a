// Where a finding stands, for readers that want one place and perhaps others beside it: code scanning,
// annotations, editors.
//
// The one place is the fact that the change brought, where an earlier state is known (`--since`, `diff`);
// else the fact that was published last: it is the one that somebody is just now looking at. Of several the
// last in the finding's own order.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "load/source.h"
#include "report/report.h"

namespace gainsay {

struct Spot {
  Location at;        // line 0: the file as a whole
  FactId fact;        // none: a mark in a file
  std::string label;  // `Example Daily, 2020-08-19: "3,000 soldiers"`; may be empty, is printable
};

struct Spots {
  Spot primary;
  std::vector<Spot> others;  // in the finding's order
  std::size_t left_out = 0;  // others beyond the limit
};
Spots spots_of(const Result& result, SourceReader& source, const Finding& finding, std::size_t most_others);

// The path that reports name the file by; `.` where a finding stands in none.
std::string shown_path(const Corpus& corpus, const Location& at);

// `facts/gvs.json:14`.
std::string spot_in_words(const Corpus& corpus, const Spot& spot);

// A name for each finding by which another program knows it again, whatever becomes of lines and values: the
// topic, and which of its kind it is. A topic knows nothing of files, so the file stands in for the facts of
// a finding that has none.
std::vector<std::string> fingerprints(const Result& result);

}  // namespace gainsay
