// Which files are read: every *.json and *.jsonl below a folder, but not below its `schema/`, nor below what
// begins with a dot; and files that are named.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace gainsay {

struct FoundFile {
  std::filesystem::path path;
  std::string shown;    // shown_path(path)
  bool lines = false;   // .jsonl
  std::string problem;  // why it cannot be read; empty when nothing speaks against it
};

// A path as people are shown it: relative to the working directory where it lies below it.
std::string shown_path(const std::filesystem::path& path);

// In the order of `shown`, each file once however many ways lead to it. Symbolic links are followed, never in
// circles. Throws LoadError where a path itself is missing or cannot be read.
std::vector<FoundFile> find_files(const std::vector<std::filesystem::path>& paths);

}  // namespace gainsay
