// Where a quote and the words of the text differ, word by word.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "load/json_tree.h"

namespace gainsay {

// Bytes of the quote, and of the text, that stand against each other; either may be empty.
struct WordDifference {
  Extent quote, text;
};

// What folding makes equal is no difference. A longest common subsequence; of long and wholly different
// passages one difference from the first to the last word that differ.
std::vector<WordDifference> word_differences(std::string_view quote, std::string_view text);

// The quote in one line, each difference as `[quote → text]`: `the 5,000 troops [deployd → deployed] there`.
std::string marked_differences(std::string_view quote, std::string_view text,
                               const std::vector<WordDifference>& differences);

}  // namespace gainsay
