#include "app/checkout.h"

#include <fmt/format.h>
#include <stdlib.h>

#include "app/run_git.h"
#include "app/usage.h"

namespace gainsay {

namespace {

namespace fs = std::filesystem;

std::string asked(const fs::path& folder, const std::vector<std::string>& arguments,
                  const std::string& otherwise) {
  const GitResult result = run_git(folder, arguments);
  if (!result.ok) throw UsageError(otherwise);
  return result.output;
}

std::string missing(const fs::path& folder, const std::string& revision) {
  const GitResult shallow = run_git(folder, {"rev-parse", "--is-shallow-repository"});
  if (shallow.ok && shallow.output == "true") {
    return fmt::format(
        "this shallow clone has no revision {}; fetch it first: git fetch --unshallow (in GitHub Actions: "
        "actions/checkout with fetch-depth: 0)",
        revision);
  }
  return fmt::format("the repository has no revision {}; git fetch may bring it", revision);
}

}  // namespace

Checkout::Checkout(const fs::path& folder, const std::string& revision) {
  const std::string top =
      asked(folder, {"rev-parse", "--show-toplevel"},
            fmt::format("{} is in no git repository; compare two folders instead: gainsay diff "
                        "OLD NEW",
                        folder.string()));
  const std::string commit =
      asked(folder, {"rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}"},
            missing(folder, revision));
  std::string name = (fs::temp_directory_path() / "gainsay-at.XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) throw UsageError("cannot make a temporary folder " + name);
  scratch_ = fs::canonical(name);
  // An index of its own, so that the user's is never touched.
  const std::vector<std::string> index{"GIT_INDEX_FILE=" + (scratch_ / "index").string()};
  const fs::path tree = root();
  for (const std::vector<std::string>& step :
       {std::vector<std::string>{"read-tree", commit},
        {"checkout-index", "--all", "--prefix=" + tree.string() + "/"}}) {
    const GitResult result = run_git(top, step, index);
    if (!result.ok) {
      std::error_code ignored;
      fs::remove_all(scratch_, ignored);
      throw UsageError(fmt::format("git cannot read the tree of {}: {}", revision, result.output));
    }
  }
  folder_ = (tree / fs::relative(fs::canonical(folder), fs::canonical(top))).lexically_normal();
}

Checkout::~Checkout() {
  std::error_code ignored;
  fs::remove_all(scratch_, ignored);
}

}  // namespace gainsay
