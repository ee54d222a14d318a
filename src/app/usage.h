// Errors of usage, which say what to type instead.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace gainsay {

// The run itself failed (exit code 2); the message is for the one who typed the command.
struct UsageError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

// `; did you mean "check"?` with the nearest of the known words; empty where none is near.
std::string did_you_mean(std::string_view word, const std::vector<std::string>& known);

}  // namespace gainsay
