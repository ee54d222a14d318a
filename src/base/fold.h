// Folding: two spellings of one name fold to one string.
//
// Unicode compatibility decomposition (NFKD), combining marks dropped, default case folding, every dash,
// hyphen, underscore and run of white space one space, curly quotes straight, soft hyphens and joiners
// dropped, ends trimmed. Source: UAX #15 and UAX #44 through ICU. Folding is equality; likeness (`nearest`)
// only ever suggests.
#pragma once

#include <string>
#include <string_view>

namespace gainsay {

// `text` is UTF-8; ill-formed bytes become U+FFFD.
std::string fold(std::string_view text);

}  // namespace gainsay
