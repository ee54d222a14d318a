// The bytes of files: whole, or a line at a time, always with readable padding behind them, as simdjson wants
// it.
//
// Read, not mapped: a file that shrinks while it is mapped would end the program. Only regular files are ever
// opened, so that a pipe or a device below the facts folder cannot hang a run.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace gainsay {

inline constexpr std::size_t kPadding = 64;                   // readable bytes behind every text handed out
inline constexpr std::size_t kLongestLine = 16 << 20;         // bytes of one line of .jsonl
inline constexpr std::uint64_t kLargestFile = 4'000'000'000;  // bytes of one .json, which is read as a whole

// A buffer that grows without copying and is reused from file to file.
class Bytes {
 public:
  char* reserve(std::size_t size);  // room for `size` bytes and the padding; what was in it is lost
  void set_size(std::size_t size);  // zeroes the padding
  std::string_view view() const { return {data_.get(), size_}; }

 private:
  std::unique_ptr<char[]> data_;
  std::size_t size_ = 0, capacity_ = 0;
};

// An open regular file.
class InputFile {
 public:
  InputFile() = default;
  InputFile(const InputFile&) = delete;
  InputFile& operator=(const InputFile&) = delete;
  ~InputFile();
  // Nothing when it is open; otherwise why it is not, for people.
  std::optional<std::string> open(const std::filesystem::path& path);
  std::uint64_t size() const { return size_; }
  // Bytes read into `to`: fewer than `count` at the end of the file, none after an error.
  std::size_t read(std::uint64_t offset, char* to, std::size_t count) const;

 private:
  int descriptor_ = -1;
  std::uint64_t size_ = 0;
};

// The whole file into `bytes`; why not, otherwise.
std::optional<std::string> read_file(const std::filesystem::path& path, Bytes& bytes);

struct Line {
  std::string_view text;     // without its line feed; valid until the next line is asked for
  std::uint64_t offset = 0;  // of its first byte
  std::uint64_t number = 0;  // from 1
  bool too_long = false;     // longer than kLongestLine: `text` is its beginning
};

// The lines of a file, through a window of a few MiB.
class LineReader {
 public:
  explicit LineReader(const InputFile& file);
  bool next(Line& line);

 private:
  bool refill();

  const InputFile& file_;
  std::unique_ptr<char[]> window_;
  std::size_t capacity_;
  std::size_t begin_ = 0, end_ = 0;  // what of the window is not handed out yet
  std::uint64_t window_offset_ = 0;  // in the file, of window_[0]
  std::uint64_t number_ = 0;
  bool at_end_ = false;
};

}  // namespace gainsay
