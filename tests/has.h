// Whether a text has a part: short, since nearly every test of what is printed asks it.
#pragma once

#include <string>
#include <string_view>

namespace gainsay::testing {

inline bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace gainsay::testing
