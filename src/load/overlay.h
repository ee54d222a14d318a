// A file as it would be: to see what a change does before it is made.
//
// While an overlay lives, find_files() finds its file and read_file() gives its text, whatever is or is not
// on the disk; so all that loads, checks and shows excerpts sees the project as it would be, and knows
// nothing of it. One at a time, made and ended while nothing else reads: it belongs to the one command that
// tries a change, not to the library's users.
#pragma once

#include <filesystem>
#include <string>

namespace gainsay {

class Overlay {
 public:
  // `path` is that of a .json file, which need not exist.
  Overlay(const std::filesystem::path& path, std::string text);
  Overlay(const Overlay&) = delete;
  Overlay& operator=(const Overlay&) = delete;
  ~Overlay();

  // The one that lives; none, mostly.
  static const Overlay* current();

  const std::filesystem::path& path() const { return path_; }  // absolute and normal
  const std::string& text() const { return text_; }
  bool covers(const std::filesystem::path& path) const;

 private:
  std::filesystem::path path_;
  std::string text_;
};

}  // namespace gainsay
