#include "golden/program.h"

#include <sys/wait.h>

#include <array>
#include <cstdio>
#include <memory>
#include <stdexcept>
#include <utility>

namespace {

std::string in_quotes(const std::string& text) {
  std::string quoted = "'";
  for (const char c : text) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return quoted + "'";
}

struct Outcome {
  std::string text;
  int exit = 0;
};

// A signal shows as a shell shows it: 128 and its number.
Outcome run(const std::filesystem::path& folder, const std::string& arguments, const std::string& streams) {
  const std::string line = "cd " + in_quotes(folder.string()) +
                           " && unset FORCE_COLOR && NO_COLOR=1 COLUMNS=100 LC_ALL=C.UTF-8 " +
                           in_quotes(GAINSAY_PROGRAM) + " " + arguments + " " + streams + " </dev/null";
  std::FILE* const pipe = ::popen(line.c_str(), "r");
  if (pipe == nullptr) throw std::runtime_error("the shell cannot be started");
  Outcome outcome;
  std::array<char, 4096> buffer{};
  while (const std::size_t count = std::fread(buffer.data(), 1, buffer.size(), pipe)) {
    outcome.text.append(buffer.data(), count);
  }
  const int status = ::pclose(pipe);
  outcome.exit = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  return outcome;
}

}  // namespace

std::string transcript(const std::filesystem::path& folder, const std::string& arguments) {
  const Outcome outcome = run(folder, arguments, "2>&1");
  const bool unended = !outcome.text.empty() && outcome.text.back() != '\n';
  return "$ gainsay " + arguments + "\n" + outcome.text + (unended ? "\n" : "") +
         "exit: " + std::to_string(outcome.exit) + "\n";
}

std::string printed(const std::filesystem::path& folder, const std::string& arguments) {
  return run(folder, arguments, "2>/dev/null").text;
}
