#include "app/run_git.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

namespace gainsay {

namespace {

// A file without a name: what a child writes to it is read back when it has ended, so that no pipe can fill
// up.
class Captured {
 public:
  Captured() {
    std::string name = (std::filesystem::temp_directory_path() / "gainsay.XXXXXX").string();
    file_ = ::mkstemp(name.data());
    if (file_ >= 0) ::unlink(name.c_str());
  }
  Captured(const Captured&) = delete;
  Captured& operator=(const Captured&) = delete;
  ~Captured() {
    if (file_ >= 0) ::close(file_);
  }
  int file() const { return file_; }
  std::string text() const {
    std::string all;
    std::array<char, 1 << 16> buffer{};
    ::lseek(file_, 0, SEEK_SET);
    for (ssize_t got = 0; (got = ::read(file_, buffer.data(), buffer.size())) > 0;) {
      all.append(buffer.data(), static_cast<std::size_t>(got));
    }
    return all;
  }

 private:
  int file_ = -1;
};

std::vector<char*> pointers(std::vector<std::string>& texts) {
  std::vector<char*> all;
  all.reserve(texts.size() + 1);
  for (std::string& text : texts) all.push_back(text.data());
  all.push_back(nullptr);
  return all;
}

}  // namespace

GitResult run_git(const std::filesystem::path& folder, const std::vector<std::string>& arguments,
                  const std::vector<std::string>& environment) {
  std::vector<std::string> words{"git", "-C", folder.string()};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<std::string> variables = environment;
  for (char** variable = environ; *variable != nullptr; ++variable) variables.emplace_back(*variable);

  const Captured out, err;
  if (out.file() < 0 || err.file() < 0)
    return {false, std::string("no temporary file: ") + std::strerror(errno)};
  posix_spawn_file_actions_t actions;
  ::posix_spawn_file_actions_init(&actions);
  ::posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  ::posix_spawn_file_actions_adddup2(&actions, out.file(), STDOUT_FILENO);
  ::posix_spawn_file_actions_adddup2(&actions, err.file(), STDERR_FILENO);
  pid_t child = 0;
  const int error =
      ::posix_spawnp(&child, "git", &actions, nullptr, pointers(words).data(), pointers(variables).data());
  ::posix_spawn_file_actions_destroy(&actions);
  if (error != 0) return {false, std::string("git cannot be run: ") + std::strerror(error)};
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  const bool ok = WIFEXITED(status) && WEXITSTATUS(status) == 0;
  GitResult result{ok, ok ? out.text() : err.text()};
  while (!result.output.empty() && result.output.back() == '\n') result.output.pop_back();
  return result;
}

}  // namespace gainsay
