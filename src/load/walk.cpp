#include "load/walk.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <set>
#include <system_error>
#include <utility>

#include "load/load.h"
#include "load/overlay.h"

namespace gainsay {

namespace {

namespace fs = std::filesystem;

using Identity = std::pair<dev_t, ino_t>;

bool is_facts_name(const fs::path& path) {
  return path.extension() == ".json" || path.extension() == ".jsonl";
}

class Walk {
 public:
  void root(const fs::path& path) {
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0)
      throw LoadError(path.string() + ": " + std::error_code(errno, std::generic_category()).message());
    if (S_ISDIR(status.st_mode)) {
      if (::access(path.c_str(), R_OK | X_OK) != 0)
        throw LoadError(path.string() + ": " + std::error_code(errno, std::generic_category()).message());
      trail_.clear();
      folder(path, {status.st_dev, status.st_ino}, true);
    } else if (S_ISREG(status.st_mode)) {
      file(path, {status.st_dev, status.st_ino});
    } else {
      throw LoadError(path.string() + ": neither a file nor a folder");
    }
  }

  // A file that is not there, below one of the folders or named.
  void unwritten(const fs::path& path, const std::vector<fs::path>& roots) {
    const bool wanted = std::any_of(roots.begin(), roots.end(), [&](const fs::path& root) {
      const fs::path inside = path.lexically_relative(fs::absolute(root).lexically_normal());
      return !inside.empty() && *inside.begin() != "..";
    });
    if (wanted) add(path, {});
  }

  std::vector<FoundFile> take() {
    std::sort(found_.begin(), found_.end(),
              [](const FoundFile& a, const FoundFile& b) { return a.shown < b.shown; });
    return std::move(found_);
  }

 private:
  void add(const fs::path& path, std::string problem) {
    found_.push_back({path, shown_path(path), path.extension() == ".jsonl", std::move(problem)});
  }

  void file(const fs::path& path, Identity identity) {
    if (files_.insert(identity).second) add(path, {});
  }

  void folder(const fs::path& path, Identity identity, bool is_root) {
    if (std::find(trail_.begin(), trail_.end(), identity) != trail_.end()) {
      add(path, "the link leads back to a folder that it lies in, and is not followed");
      return;
    }
    if (!folders_.insert(identity).second) return;
    std::error_code error;
    std::vector<fs::path> entries;
    for (fs::directory_iterator each(path, error), end; !error && each != end; each.increment(error))
      entries.push_back(each->path());
    if (error) add(path, "the folder cannot be read: " + error.message());
    // What is no link goes first, so that a file is known by its own name.
    const auto is_link = [](const fs::path& entry) {
      std::error_code ignored;
      return fs::is_symlink(fs::symlink_status(entry, ignored));
    };
    std::sort(entries.begin(), entries.end());
    std::stable_partition(entries.begin(), entries.end(),
                          [&](const fs::path& entry) { return !is_link(entry); });
    trail_.push_back(identity);
    for (const fs::path& entry : entries) visit(entry, is_root);
    trail_.pop_back();
  }

  void visit(const fs::path& entry, bool in_root) {
    const std::string name = entry.filename().string();
    if (name.empty() || name.front() == '.') return;
    struct stat status {};
    if (::stat(entry.c_str(), &status) != 0) {
      const int why = errno;
      if (why == ELOOP) {
        add(entry, "the symbolic link leads in a circle");
      } else if (is_facts_name(entry)) {
        struct stat link {};
        const bool broken = why == ENOENT && ::lstat(entry.c_str(), &link) == 0;
        add(entry, broken ? "the symbolic link leads nowhere"
                          : std::error_code(why, std::generic_category()).message());
      }
      return;
    }
    const Identity identity{status.st_dev, status.st_ino};
    if (S_ISDIR(status.st_mode)) {
      if (in_root && name == "schema") return;
      if (is_facts_name(entry)) add(entry, "it is a folder, not a file");
      folder(entry, identity, false);
    } else if (is_facts_name(entry)) {
      if (S_ISREG(status.st_mode)) {
        file(entry, identity);
      } else {
        add(entry, "it is not a regular file");
      }
    }
  }

  std::vector<FoundFile> found_;
  std::set<Identity> files_, folders_;
  std::vector<Identity> trail_;  // the folders that the walk stands in
};

}  // namespace

std::string shown_path(const fs::path& path) {
  const fs::path plain = path.lexically_normal();
  if (plain.is_relative()) return plain.generic_string();
  std::error_code error;
  const fs::path here = fs::current_path(error);
  if (error) return plain.generic_string();
  const fs::path relative = plain.lexically_relative(here);
  const bool below = !relative.empty() && *relative.begin() != "..";
  return (below ? relative : plain).generic_string();
}

std::vector<FoundFile> find_files(const std::vector<fs::path>& paths) {
  // In one order, so that of two ways to a file the same one is kept whatever the order of the arguments.
  std::vector<fs::path> sorted = paths;
  std::sort(sorted.begin(), sorted.end());
  Walk walk;
  for (const fs::path& path : sorted) walk.root(path);
  const Overlay* overlay = Overlay::current();
  std::error_code ignored;
  if (overlay != nullptr && !fs::exists(overlay->path(), ignored)) walk.unwritten(overlay->path(), sorted);
  return walk.take();
}

}  // namespace gainsay
