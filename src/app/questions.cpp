#include "app/questions.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>
#include <iostream>

#include "app/usage.h"
#include "report/terminal.h"

namespace gainsay {

namespace {

std::string answer() {
  std::fflush(stderr);
  std::string line;
  if (!std::getline(std::cin, line)) {
    std::fputc('\n', stderr);
    throw UsageError("the answers ended; nothing was written");
  }
  const std::size_t first = line.find_first_not_of(" \t\r");
  if (first == std::string::npos) return {};
  return line.substr(first, line.find_last_not_of(" \t\r") - first + 1);
}

}  // namespace

bool can_ask() { return ::isatty(STDIN_FILENO) != 0; }

std::string ask(std::string_view question, bool may_be_empty, const std::vector<std::string>& words,
                const Objection& objection) {
  while (true) {
    fmt::print(stderr, "{}: ", question);
    std::string given = answer();
    if (given == "?" && !words.empty()) {
      for (const std::string& word : words) fmt::print(stderr, "  {}\n", printable(word));
      continue;
    }
    if (given.empty()) {
      if (may_be_empty) return given;
      continue;
    }
    const std::string wrong = objection ? objection(given) : "";
    if (wrong.empty()) return given;
    fmt::print(stderr, "  {}\n", printable(wrong));
  }
}

bool agrees(std::string_view question, bool usual) {
  while (true) {
    fmt::print(stderr, "{} [{}] ", question, usual ? "Y/n" : "y/N");
    const std::string given = answer();
    if (given.empty()) return usual;
    if (given.front() == 'y' || given.front() == 'Y') return true;
    if (given.front() == 'n' || given.front() == 'N') return false;
  }
}

}  // namespace gainsay
