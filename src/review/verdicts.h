// What people decided about findings, applied to a run.
//
// A verdict settles the finding of its id, and takes facts out of the reasoning: those it calls wrong, or,
// where it says that there is no conflict, the finding's repair. So the checks run again without them, and
// once more for the verdicts that only then meet their finding, until no verdict is met anew. An id is a hash
// over what the facts say: edit one of them, or let another join, and the verdict no longer meets the
// finding; where it names the topic, the finding is *updated* and fails again.
#pragma once

#include <functional>
#include <vector>

#include "load/source.h"
#include "model/corpus.h"
#include "model/finding.h"
#include "model/when.h"

namespace gainsay {

struct Review {
  std::vector<Finding> findings;  // with id, topic and status; G901 and G902 among them; in no order
  std::vector<FactId> struck;     // called wrong by a verdict that settles a finding
};

// The findings of all checks without some facts; by fact, or empty for none.
using RunChecks = std::function<std::vector<Finding>(const std::vector<bool>& without)>;

// `today`: the day that `until` is measured by. `source`: where verdicts stand, for findings about them.
Review review(const Corpus& corpus, SourceReader& source, Tick today, const RunChecks& run);

}  // namespace gainsay
