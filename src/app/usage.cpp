#include "app/usage.h"

#include <fmt/format.h>

#include "base/suggest.h"

namespace gainsay {

std::string did_you_mean(std::string_view word, const std::vector<std::string>& known) {
  const std::vector<std::string_view> words(known.begin(), known.end());
  const auto near = nearest(word, words);
  return near ? fmt::format("; did you mean \"{}\"?", *near) : "";
}

}  // namespace gainsay
