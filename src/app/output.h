// Where reports go: standard output, or files that are written whole or not at all.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

#include "report/report.h"

namespace gainsay {

// Writes beside `path` and renames over it when `write` has returned; what is no regular file (/dev/null, a
// pipe) is written straight. Throws std::runtime_error with the path and the reason.
void write_file(const std::filesystem::path& path, const std::function<void(const Sink&)>& write);

void write_file(const std::filesystem::path& path, std::string_view text);

// The whole file; throws UsageError with the path and the reason.
std::string read_text(const std::filesystem::path& path);

// A closed pipe (`gainsay check | head`) ends quietly.
void write_standard_output(const std::function<void(const Sink&)>& write);

}  // namespace gainsay
