// HTML and SVG as text: what fact files and articles hold never becomes markup.
//
// Everything that is not our own goes through `html_text`, `html_run` or an attribute of `Tag`, which
// escape; a link is a link only where it is http or https. Text arrives as in a terminal: well-formed,
// without control characters and without what reorders the words around it.
#pragma once

#include <string>
#include <string_view>
#include <utility>

namespace gainsay {

// One line: white space collapsed. Safe as text and inside a quoted attribute.
std::string html_text(std::string_view text);

// A piece of a line: the space at its ends stays.
std::string html_run(std::string_view text);

// A URL that a browser may be given: http or https, with a host, without white space or control characters.
// Empty for all else.
std::string web_link(std::string_view url);

// A start tag: Tag("a").with("href", link) gives `<a href="…">`.
class Tag {
 public:
  explicit Tag(std::string_view name) : text_("<") { text_ += name; }
  Tag& with(std::string_view attribute, std::string_view value) &;
  Tag&& with(std::string_view attribute, std::string_view value) && {
    with(attribute, value);
    return std::move(*this);
  }
  // The attribute is left out where there is no value.
  Tag&& given(std::string_view attribute, std::string_view value) && {
    if (!value.empty()) with(attribute, value);
    return std::move(*this);
  }
  std::string open() const { return text_ + ">"; }
  std::string closed() const { return text_ + "/>"; }

 private:
  std::string text_;
};

}  // namespace gainsay
