// A lock on a folder of facts: commands that change its files hold it from reading to writing, so that two
// at once lose nothing.
#pragma once

#include <filesystem>

namespace gainsay {

// Held until its end. A folder itself can be locked; nothing is left behind.
class FolderLock {
 public:
  // Waits for whoever holds it; throws UsageError where the folder cannot be opened.
  explicit FolderLock(const std::filesystem::path& folder);
  FolderLock(const FolderLock&) = delete;
  FolderLock& operator=(const FolderLock&) = delete;
  ~FolderLock();

 private:
  int file_;
};

}  // namespace gainsay
