// The text files that travel inside the program: the JSON Schemas ("schema/facts.schema.json"), the pages of
// `gainsay explain` ("pages/G101.md"), what `gainsay init` writes ("project/subjects.json") and what the HTML
// report is dressed with ("bundle/page.css"). They are compiled in, so that the program is one file that
// works offline. The definition is written at build time by src/app/embed.cmake.
#pragma once

#include <span>
#include <string_view>

namespace gainsay {

struct EmbeddedFile {
  std::string_view name;  // folder and file name
  std::string_view text;  // UTF-8, as the file stands
};

// All of them, in the order of their names within each folder.
std::span<const EmbeddedFile> embedded_files();
std::string_view embedded_text(std::string_view name);  // empty where there is no such file

// "0.1.0": the version that CMakeLists.txt states.
std::string_view program_version();

}  // namespace gainsay
