// Whether a name is in a quote: any spelling of its subject (id, label, alias), folded; of a person the
// family name alone, of all else a spelling that grows an ending (Iran, Iranian).
//
// A quote that speaks of somebody by another word (`he`, `the minister`) neither holds the name nor lacks it.
// Where it holds another name of the same beginning (Fuad Hassan for Fuad Hussein), the name is absent.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "evidence/words.h"
#include "model/corpus.h"

namespace gainsay {

struct NameInQuote {
  enum class Support : std::uint8_t { found, absent, unchecked };
  Support support = Support::unchecked;
  std::string instead;  // absent: a name in the quote that looks like it, as it stands there; or empty
};

// `words` are those of `quote`.
NameInQuote name_in_quote(const Corpus& corpus, const Name& name, std::string_view quote,
                          const std::vector<Word>& words);

}  // namespace gainsay
