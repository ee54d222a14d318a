// Which facts a change brought: those that the earlier state does not have. Known by what they say and by
// their article, never by file, line or order.
#pragma once

#include <vector>

#include "model/corpus.h"

namespace gainsay {

// Facts of `now`, ascending.
std::vector<FactId> changed_facts(const Corpus& before, const Corpus& now);

}  // namespace gainsay
