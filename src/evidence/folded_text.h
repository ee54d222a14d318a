// A text folded for looking up quotes, and the way back to its bytes.
//
// Whoever copies a quote by hand or from a browser changes what cannot be seen: curly quotes, dashes,
// no-break spaces, line ends, soft hyphens, ligatures. So text and quote are folded alike: Unicode normal
// form NFKC, what is ignorable dropped, quotes straight, dashes (and `--`) one hyphen, a run of white space
// one space, `…` three dots. The letters' case is kept; `Fold::loose` folds it too, and single and double
// quotes to one. Unlike base/fold.h, which makes spellings of one name equal, accents and hyphens count: a
// quote is copied, not spelt. Source: UAX #15 through ICU.
//
// The way back is kept as anchors, one where bytes of text and fold no longer run side by side: a plain text
// has few.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "load/json_tree.h"

namespace gainsay {

enum class Fold : std::uint8_t { kept, loose };

class FoldedText {
 public:
  // `text` is UTF-8, shorter than 2 GiB; ill-formed bytes become U+FFFD.
  FoldedText(std::string_view text, Fold fold);

  std::string_view view() const { return folded_; }
  // The bytes of the text that those of the fold stand for; whole characters.
  Extent original(Extent folded) const;

 private:
  class Folding;
  struct Anchor {
    std::uint32_t folded, original;
  };

  std::string folded_;
  std::vector<Anchor> anchors_;  // rising; between two of them bytes run side by side where as many lie there
  std::uint32_t size_ = 0;       // of the text
};

// The fold alone, without white space at the ends.
std::string folded_quote(std::string_view quote, Fold fold);

}  // namespace gainsay
