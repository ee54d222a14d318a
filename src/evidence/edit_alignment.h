// Where a pattern lies in a text with the fewest edits: letters (bytes) put in, left out or changed.
//
// Bit-parallel dynamic programming: 64 rows of the table a word, one addition a word and byte of text. The
// end of the best place comes first, with every start free; then the same is run backwards from that end for
// its start. Sources: Myers, "A fast bit-vector algorithm for approximate string matching based on dynamic
// programming" (1999), with the steps as Hyyrö (2003) orders them.
#pragma once

#include <cstddef>
#include <string_view>

#include "load/json_tree.h"

namespace gainsay {

struct Alignment {
  Extent at;  // bytes of the text; empty where leaving out all of the pattern is cheapest
  std::size_t edits = 0;
};

// Of equally good places the first to end, and of its starts the one that makes it as long as the pattern, or
// nearest to that. O(text × pattern / 64) time, O(pattern) memory.
Alignment align(std::string_view pattern, std::string_view text);

}  // namespace gainsay
