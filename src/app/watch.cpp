#include "app/watch.h"

#include <sys/stat.h>
#include <xxhash.h>

#include <algorithm>
#include <cerrno>
#include <ctime>

#include "load/file_bytes.h"
#include "load/load.h"
#include "load/walk.h"

namespace gainsay {

namespace {

namespace fs = std::filesystem;

constexpr long kInterval = 200'000'000;  // nanoseconds between two looks

}  // namespace

Watch::Watch() {
  sigemptyset(&signals_);
  sigaddset(&signals_, SIGINT);
  sigaddset(&signals_, SIGTERM);
  ::pthread_sigmask(SIG_BLOCK, &signals_, &before_);
}

Watch::~Watch() { ::pthread_sigmask(SIG_SETMASK, &before_, nullptr); }

Watch::States Watch::look() const {
  std::vector<fs::path> files = others_;
  try {
    for (const FoundFile& found : find_files(paths_)) files.push_back(found.path);
  } catch (const LoadError&) {  // a folder that is gone may come back
  }
  States states;
  Bytes bytes;
  for (const fs::path& path : files) {
    State& state = states[path];
    struct stat status {};
    if (state.there || ::stat(path.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) continue;
    state.there = true;
    state.size = static_cast<std::uintmax_t>(status.st_size);
    state.changed = status.st_mtim.tv_sec * 1'000'000'000 + status.st_mtim.tv_nsec;
    state.inode = status.st_ino;
    const auto known = noted_.find(path);
    if (known != noted_.end() && known->second.there && known->second.size == state.size &&
        known->second.changed == state.changed && known->second.inode == state.inode) {
      state.hash = known->second.hash;
    } else if (!read_file(path, bytes)) {
      state.hash = XXH3_64bits(bytes.view().data(), bytes.view().size());
    }
  }
  return states;
}

void Watch::note(const std::vector<fs::path>& paths, const std::vector<fs::path>& others) {
  paths_ = paths;
  others_ = others;
  noted_ = look();
}

void Watch::add(const std::vector<fs::path>& others) {
  for (const fs::path& path : others_) {
    if (std::find(others.begin(), others.end(), path) == others.end()) noted_.erase(path);
  }
  others_ = others;
  States now = look();
  noted_.merge(now);  // what was noted before stays as it was
}

bool Watch::until_changed() {
  while (true) {
    const timespec interval{0, kInterval};
    if (::sigtimedwait(&signals_, nullptr, &interval) > 0) return false;
    States now = look();
    const bool same = std::equal(now.begin(), now.end(), noted_.begin(), noted_.end(),
                                 [](const States::value_type& a, const States::value_type& b) {
                                   return a.first == b.first && a.second.there == b.second.there &&
                                          a.second.hash == b.second.hash;
                                 });
    noted_ = std::move(now);
    if (!same) return true;
  }
}

}  // namespace gainsay
