#include "report/escape.h"

#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <cstdint>

#include "report/terminal.h"

namespace gainsay {

namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

// The number of bytes of the character that `text` begins with, and whether it is well-formed.
struct Front {
  std::size_t bytes = 1;
  bool good = true;
};
Front front_of(std::string_view text) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto window = static_cast<std::int32_t>(std::min<std::size_t>(text.size(), 4));
  std::int32_t used = 0;
  UChar32 c = 0;
  U8_NEXT(bytes, used, window, c);
  return {static_cast<std::size_t>(used), c >= 0};
}

constexpr std::array<bool, 256> plain_in_json() {
  std::array<bool, 256> plain{};
  for (std::size_t c = 0x20; c < 0x7F; ++c) plain[c] = c != '"' && c != '\\';
  return plain;
}
constexpr std::array<bool, 256> kPlainInJson = plain_in_json();

void append_json_escape(std::string& out, char c) {
  static constexpr std::string_view kHex = "0123456789abcdef";
  switch (c) {
    case '"':
      out += "\\\"";
      return;
    case '\\':
      out += "\\\\";
      return;
    case '\n':
      out += "\\n";
      return;
    case '\r':
      out += "\\r";
      return;
    case '\t':
      out += "\\t";
      return;
    default:
      break;
  }
  const auto byte = static_cast<unsigned char>(c);
  out += "\\u00";
  out.push_back(kHex[byte >> 4]);
  out.push_back(kHex[byte & 15]);
}

bool plain_number(std::string_view text) {
  if (!text.empty() && (text.front() == '-' || text.front() == '+')) text.remove_prefix(1);
  if (text.empty() || text.front() < '0' || text.front() > '9') return false;
  return text.find_first_not_of("0123456789,.") == std::string_view::npos;
}

}  // namespace

void append_json_string(std::string& out, std::string_view text) {
  out.push_back('"');
  std::size_t copied = 0, at = 0;
  const auto flush = [&] { out.append(text.data() + copied, at - copied); };
  while (at < text.size()) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (kPlainInJson[byte]) {
      ++at;
      continue;
    }
    if (byte < 0x80) {
      flush();
      append_json_escape(out, text[at]);
      copied = ++at;
      continue;
    }
    const Front front = front_of(text.substr(at));
    if (!front.good) {
      flush();
      out += kReplacement;
      copied = at + front.bytes;
    }
    at += front.bytes;
  }
  flush();
  out.push_back('"');
}

std::string well_formed(std::string_view text) {
  const bool ascii =
      std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  if (ascii) return std::string(text);
  std::string result;
  result.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const Front front = front_of(text.substr(at));
    result += front.good ? text.substr(at, front.bytes) : kReplacement;
    at += front.bytes;
  }
  return result;
}

std::string markdown_text(std::string_view text) {
  static constexpr std::string_view kMarkup = "\\`*_[]|~$";
  std::string result;
  bool first = true;
  for (const char c : printable(text)) {
    if (c == '<') {
      result += "&lt;";
    } else if (c == '>') {
      result += "&gt;";
    } else if (c == '&') {
      result += "&amp;";
    } else {
      const bool starts_a_block = first && std::string_view("-+=#").find(c) != std::string_view::npos;
      if (starts_a_block || kMarkup.find(c) != std::string_view::npos) result.push_back('\\');
      result.push_back(c);
    }
    first = false;
  }
  // `2020. It …` at the start of a line would begin a numbered list.
  const std::size_t digits = result.find_first_not_of("0123456789");
  if (digits != 0 && digits != std::string::npos && (result[digits] == '.' || result[digits] == ')'))
    result.insert(digits, "\\");
  return result;
}

std::string markdown_code(std::string_view text) {
  std::string code = printable(text);
  std::replace(code.begin(), code.end(), '`', '\'');
  std::replace(code.begin(), code.end(), '|', '/');
  return "`" + code + "`";
}

std::string csv_cell(std::string_view text) {
  static constexpr std::string_view kStartsFormula = "=+-@\t\r\n";
  std::string cell = well_formed(text);
  if (!cell.empty() && kStartsFormula.find(cell.front()) != std::string_view::npos && !plain_number(cell))
    cell.insert(0, 1, '\'');
  if (cell.find_first_of(",\"\r\n") == std::string::npos) return cell;
  std::string quoted = "\"";
  for (const char c : cell) {
    if (c == '"') quoted.push_back('"');
    quoted.push_back(c);
  }
  return quoted += '"';
}

std::string xml_text(std::string_view text) {
  std::string escaped;
  const std::string good = well_formed(text);
  for (std::size_t at = 0; at < good.size(); ++at) {
    const char c = good[at];
    const bool control = static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t';
    const bool no_character =
        good.compare(at, 3, "\xEF\xBF\xBE") == 0 || good.compare(at, 3, "\xEF\xBF\xBF") == 0;
    if (control || no_character) {
      escaped += kReplacement;
      if (no_character) at += 2;
    } else if (c == '<') {
      escaped += "&lt;";
    } else if (c == '>') {
      escaped += "&gt;";
    } else if (c == '&') {
      escaped += "&amp;";
    } else if (c == '"') {
      escaped += "&quot;";
    } else {
      escaped += c;
    }
  }
  return escaped;
}

}  // namespace gainsay
