// What a report opens with: the verdict in one sentence, what else it comes to, and what changed since the
// baseline.
#pragma once

#include <string>
#include <string_view>

#include "model/finding.h"
#include "report/report.h"

namespace gainsay {

// Neither settled nor accepted with a baseline: it counts.
bool is_live(const Finding& finding);
// Live, and an error or a warning.
bool needs_decision(const Finding& finding);

std::string_view kind_of(const Finding& finding);

struct Opening {
  std::string verdict;              // `In one place the articles cannot all be right.`
  std::vector<std::string> beside;  // `Seven changes over time explain themselves.`, a sentence each
  std::string
      since;  // `Since the last review: two new; five known and accepted.`; empty where there was none
};
Opening opening(const Result& result);

}  // namespace gainsay
