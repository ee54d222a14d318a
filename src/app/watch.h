// Waiting until files change, for `check --watch`.
//
// Files are polled, a few times a second, by size, time and inode, and compared by content: so it works on
// every file system, sees an editor that saves by renaming, and runs nothing again for a file that was only
// touched.
#pragma once

#include <csignal>
#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace gainsay {

class Watch {
 public:
  // Until its end, SIGINT and SIGTERM wait until until_changed() takes note of them.
  Watch();
  Watch(const Watch&) = delete;
  Watch& operator=(const Watch&) = delete;
  ~Watch();

  // Takes note of how fact files below `paths` and the files `others` are now; what is not there may come.
  void note(const std::vector<std::filesystem::path>& paths,
            const std::vector<std::filesystem::path>& others);
  // Keeps what was noted of each, and from now on looks at these, too.
  void add(const std::vector<std::filesystem::path>& others);
  // Waits until any of it is no longer as it was. False when a signal asked for the end.
  bool until_changed();

 private:
  struct State {
    std::uintmax_t size = 0;
    std::int64_t changed = 0;  // nanoseconds
    std::uint64_t inode = 0, hash = 0;
    bool there = false;
  };
  using States = std::map<std::filesystem::path, State>;
  States look() const;

  sigset_t signals_, before_;
  std::vector<std::filesystem::path> paths_, others_;
  States noted_;
};

}  // namespace gainsay
