#include "load/complaint.h"

#include <fmt/format.h>

#include "base/fold.h"
#include "load/json_text.h"

namespace gainsay {

std::string_view kind_name(JsonKind kind) {
  switch (kind) {
    case JsonKind::null:
      return "null";
    case JsonKind::boolean:
      return "true or false";
    case JsonKind::number:
      return "a number";
    case JsonKind::string:
      return "a string";
    case JsonKind::array:
      return "a list";
    case JsonKind::object:
      break;
  }
  return "an object";
}

std::string shortened(std::string_view text) {
  constexpr std::size_t kMost = 60;
  std::size_t points = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if ((static_cast<unsigned char>(text[i]) & 0xC0) == 0x80) continue;
    if (++points > kMost) return std::string(text.substr(0, i)) + "…";
  }
  return std::string(text);
}

std::string in_quotes(std::string_view text) {
  std::string escaped;
  append_json_string(shortened(text), escaped);
  return escaped;
}

std::string named(std::string_view name) {
  return name.find_first_of("\" ") == std::string_view::npos ? fmt::format("\"{}\"", name)
                                                             : std::string(name);
}

std::string did_you_mean(const std::optional<std::string>& near) {
  return near ? fmt::format("; did you mean {}?", in_quotes(*near)) : std::string();
}

std::string usable_id(std::string_view text) {
  std::string id;
  for (const char c : fold(shortened(text))) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (letter || ((c == '.' || c == '_') && !id.empty())) {
      id += c;
    } else if (c == ' ' && !id.empty() && id.back() != '-') {
      id += '-';
    }
  }
  while (!id.empty() && id.back() == '-') id.pop_back();
  return id;
}

Complaint date_complaint(std::string_view name, std::string_view written, const EdtfError& error) {
  const bool inside = error.offset < written.size();
  return {
      fmt::format("{} is {}, which cannot be read: {}{}", named(name), in_quotes(written), error.message,
                  error.suggestion.empty() ? "" : fmt::format("; did you mean \"{}\"?", error.suggestion)),
      error.suggestion, inside ? std::optional(Extent{error.offset, error.offset + 1}) : std::nullopt};
}

}  // namespace gainsay
