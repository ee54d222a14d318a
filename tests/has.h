// Whether a text has a part: short, since nearly every test of what is printed asks it.
#pragma once

#include <string_view>

namespace gainsay::testing {

inline bool has(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

}  // namespace gainsay::testing
