#include "report/markup.h"

#include "report/terminal.h"

namespace gainsay {

namespace {

void append_escaped(std::string& out, std::string_view text) {
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += c;
    }
  }
}

}  // namespace

std::string html_text(std::string_view text) {
  std::string out;
  append_escaped(out, printable(text));
  return out;
}

std::string html_run(std::string_view text) {
  const std::string inner = html_text(text);
  const auto blank = [](char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; };
  if (inner.empty()) return text.empty() ? "" : " ";
  return (blank(text.front()) ? " " : "") + inner + (blank(text.back()) ? " " : "");
}

std::string web_link(std::string_view url) {
  const auto begins = [&](std::string_view scheme) {
    if (url.size() <= scheme.size()) return false;
    for (std::size_t i = 0; i < scheme.size(); ++i)
      if ((url[i] | 0x20) != (scheme[i] | 0x20)) return false;
    return true;
  };
  const std::size_t host = begins("https://") ? 8 : begins("http://") ? 7 : 0;
  if (host == 0 || url.size() == host || url[host] == '/') return {};
  for (const char c : url)
    if (static_cast<unsigned char>(c) <= 0x20 || c == 0x7F || c == '\\') return {};
  return std::string(url);
}

Tag& Tag::with(std::string_view attribute, std::string_view value) & {
  text_.append(" ").append(attribute).append("=\"");
  append_escaped(text_, printable(value));
  text_ += '"';
  return *this;
}

}  // namespace gainsay
