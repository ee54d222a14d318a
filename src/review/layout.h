// The canonical layout of a fact file: what `gainsay fmt` leaves behind, and what `gainsay add` writes.
//
// Two spaces a level, one member or item a line; the keys of each record in the order of load/keys.h. A list
// or object that stands on one line stays there (a record, only where it fits the line), and one blank line
// between members stays, so that the difference is small and a file that is laid out already is left alone.
// Nothing moves that means something: items of lists keep their order, since facts without an id are numbered
// by it, and so do the keys of values, scopes, options and `x-` objects. Strings and numbers stay byte for
// byte as they were written. `note`, and what the format does not know, stays behind the key that it follows.
//
// What is inside a long line is never broken by its width alone: people read lists of names in one line, and
// a rewrapped list would be a difference that says nothing.
#pragma once

#include <string>
#include <string_view>

namespace gainsay {

// Columns that a record on one line may take.
inline constexpr std::size_t kRecordWidth = 110;

// The text of a .json file of facts, laid out; its line ends as its first one. Precondition: `text` parses as
// JSON (JsonTree).
std::string laid_out(std::string_view text);

// A fact as an item of its file's list: its members on lines of their own, two spaces in. Precondition: as
// above.
std::string laid_out_fact(std::string_view json);

}  // namespace gainsay
