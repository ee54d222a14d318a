// Text made safe for where it goes. Whatever the fact files hold, a report is well-formed UTF-8.
#pragma once

#include <string>
#include <string_view>

namespace gainsay {

// Appends `text` as a JSON string, quotes included (RFC 8259). Ill-formed bytes become U+FFFD.
void append_json_string(std::string& out, std::string_view text);

// The same text, ill-formed bytes replaced by U+FFFD.
std::string well_formed(std::string_view text);

// One line of Markdown that shows `text` as it is: white space collapsed, and whatever Markdown, HTML or
// GitHub's mathematics would read as markup escaped. Safe in a table cell.
std::string markdown_text(std::string_view text);

// An id or a command as a code span; the few characters that would end it are replaced.
std::string markdown_code(std::string_view text);

// A cell of RFC 4180: in quotes where it must be. A text that a spreadsheet would run as a formula (it begins
// with = + - @, a tab or a line break) gets an apostrophe in front; a plain number (-5, +1,000.5) stays as it
// is, because a spreadsheet reads it as that number and nothing else.
std::string csv_cell(std::string_view text);

// Text as XML 1.0 has it, safe inside an element and inside a quoted attribute. What no XML document may
// hold, not even escaped (control characters, U+FFFE, U+FFFF), becomes U+FFFD.
std::string xml_text(std::string_view text);

}  // namespace gainsay
