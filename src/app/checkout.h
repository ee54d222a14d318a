// A folder of facts as it was at a revision: the tree is written to a temporary folder, and the repository,
// its index and its work tree stay as they are.
#pragma once

#include <filesystem>
#include <string>

namespace gainsay {

class Checkout {
 public:
  // `folder` lies in the work tree. Throws UsageError that says what is missing, and the command that mends
  // it.
  Checkout(const std::filesystem::path& folder, const std::string& revision);
  Checkout(const Checkout&) = delete;
  Checkout& operator=(const Checkout&) = delete;
  ~Checkout();

  // The same folder at the revision; it need not exist there.
  const std::filesystem::path& folder() const { return folder_; }
  // Where the whole tree was written.
  std::filesystem::path root() const { return scratch_ / "tree"; }

 private:
  std::filesystem::path scratch_, folder_;
};

}  // namespace gainsay
