// The program in a pseudo-terminal: somebody reads what it asks, and types.
#pragma once

#include <poll.h>
#include <pty.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <string>
#include <vector>

namespace gainsay::testing {

class Terminal {
 public:
  // Starts the program in `folder`.
  Terminal(const std::filesystem::path& folder, std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), GAINSAY_PROGRAM);
    std::vector<char*> words;
    for (std::string& argument : arguments) words.push_back(argument.data());
    words.push_back(nullptr);
    child_ = ::forkpty(&terminal_, nullptr, nullptr, nullptr);
    if (child_ == 0) {
      ::setenv("NO_COLOR", "1", 1);
      if (::chdir(folder.c_str()) == 0) ::execv(words.front(), words.data());
      ::_exit(127);
    }
  }
  Terminal(const Terminal&) = delete;
  Terminal& operator=(const Terminal&) = delete;
  ~Terminal() {
    if (child_ > 0 && !ended_) {
      ::kill(child_, SIGKILL);
      ::waitpid(child_, nullptr, 0);
    }
    if (terminal_ >= 0) ::close(terminal_);
  }

  // Whether this comes, behind what was waited for last.
  bool shows(const std::string& text) {
    const auto limit = std::chrono::steady_clock::now() + std::chrono::seconds(60);
    while (true) {
      const std::size_t found = screen_.find(text, read_);
      if (found != std::string::npos) {
        read_ = found + text.size();
        return true;
      }
      if (std::chrono::steady_clock::now() > limit || !more()) return false;
    }
  }
  void type(const std::string& line) { send(line + "\n"); }
  void send(const std::string& bytes) {
    if (::write(terminal_, bytes.data(), bytes.size()) < 0) screen_ += "[nothing could be typed]";
  }
  // Its exit code, once it has ended by itself; -1 when a signal ended it.
  int code() {
    while (more()) {
    }
    int status = 0;
    ::waitpid(child_, &status, 0);
    ended_ = true;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }
  const std::string& screen() const { return screen_; }

 private:
  // False at the end, or when nothing comes for long.
  bool more() {
    pollfd ready{terminal_, POLLIN, 0};
    if (::poll(&ready, 1, 60'000) <= 0) return false;
    std::array<char, 4096> buffer{};
    const ssize_t got = ::read(terminal_, buffer.data(), buffer.size());
    if (got <= 0) return false;
    screen_.append(buffer.data(), static_cast<std::size_t>(got));
    return true;
  }

  pid_t child_ = -1;
  int terminal_ = -1;
  bool ended_ = false;
  std::string screen_;
  std::size_t read_ = 0;
};

}  // namespace gainsay::testing
