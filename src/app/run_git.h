// Git, run as a program: what it prints, or why it failed.
#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace gainsay {

struct GitResult {
  bool ok = false;
  std::string output;  // its standard output where ok, else what it wrote to standard error
};

// `git ARGUMENTS` in `folder`, with `environment` added (NAME=VALUE). No shell is involved.
GitResult run_git(const std::filesystem::path& folder, const std::vector<std::string>& arguments,
                  const std::vector<std::string>& environment = {});

}  // namespace gainsay
