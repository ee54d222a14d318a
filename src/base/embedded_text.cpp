#include <algorithm>

#include "base/embedded.h"

namespace gainsay {

std::string_view embedded_text(std::string_view name) {
  const auto files = embedded_files();
  const auto file =
      std::find_if(files.begin(), files.end(), [&](const EmbeddedFile& f) { return f.name == name; });
  return file == files.end() ? std::string_view() : file->text;
}

}  // namespace gainsay
