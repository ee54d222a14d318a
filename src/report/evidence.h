// The evidence of one fact in words: where its quotes stand in the article's text, and whether they hold its
// value.
#pragma once

#include <string>

#include "model/corpus.h"

namespace gainsay {

// `quoted from seeds/a.txt:23:133; its value is in the quote`; empty where the article has no text or the
// fact no quote. Reads the text anew: for the few facts that are told in full.
std::string evidence_of(const Corpus& corpus, FactId fact);

}  // namespace gainsay
