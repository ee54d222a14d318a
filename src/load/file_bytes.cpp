#include "load/file_bytes.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <system_error>

#include "load/overlay.h"

namespace gainsay {

namespace {
constexpr std::size_t kWindow = 2 << 20;

std::string reason(int error) { return std::error_code(error, std::generic_category()).message(); }
}  // namespace

char* Bytes::reserve(std::size_t size) {
  if (size + kPadding > capacity_) {
    data_.reset();  // first free, then allocate: both at once would double the peak
    capacity_ = size + kPadding;
    data_.reset(new char[capacity_]);
  }
  size_ = 0;
  return data_.get();
}

void Bytes::set_size(std::size_t size) {
  size_ = size;
  std::memset(data_.get() + size, 0, kPadding);
}

InputFile::~InputFile() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

std::optional<std::string> InputFile::open(const std::filesystem::path& path) {
  // Non-blocking, because opening a pipe would wait for a writer before it could be refused.
  descriptor_ = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  if (descriptor_ < 0) return reason(errno);
  struct stat status {};
  if (::fstat(descriptor_, &status) != 0) return reason(errno);
  if (!S_ISREG(status.st_mode))
    return S_ISDIR(status.st_mode) ? "it is a folder" : "it is not a regular file";
  size_ = static_cast<std::uint64_t>(status.st_size);
  return std::nullopt;
}

std::size_t InputFile::read(std::uint64_t offset, char* to, std::size_t count) const {
  std::size_t done = 0;
  while (done < count) {
    const ssize_t got = ::pread(descriptor_, to + done, count - done, static_cast<off_t>(offset + done));
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) break;
    done += static_cast<std::size_t>(got);
  }
  return done;
}

std::optional<std::string> read_file(const std::filesystem::path& path, Bytes& bytes) {
  const Overlay* overlay = Overlay::current();
  if (overlay != nullptr && overlay->covers(path)) {
    std::memcpy(bytes.reserve(overlay->text().size()), overlay->text().data(), overlay->text().size());
    bytes.set_size(overlay->text().size());
    return std::nullopt;
  }
  bytes.reserve(0);
  bytes.set_size(0);
  InputFile file;
  if (auto why = file.open(path)) return why;
  if (file.size() > kLargestFile) return "it is larger than 4 GB; write it as .jsonl, a fact a line";
  const auto size = static_cast<std::size_t>(file.size());
  const std::size_t read = file.read(0, bytes.reserve(size), size);
  bytes.set_size(read);
  if (read < size) return "it could not be read to its end";
  return std::nullopt;
}

LineReader::LineReader(const InputFile& file)
    : file_(file), window_(new char[kWindow + kPadding]), capacity_(kWindow) {}

// Moves the rest to the front and reads on behind it; false when nothing came.
bool LineReader::refill() {
  if (at_end_) return false;
  const std::size_t rest = end_ - begin_;
  if (begin_ == 0 && rest == capacity_) {
    auto larger = std::unique_ptr<char[]>(new char[capacity_ * 2 + kPadding]);
    std::memcpy(larger.get(), window_.get(), rest);
    window_ = std::move(larger);
    capacity_ *= 2;
  } else {
    std::memmove(window_.get(), window_.get() + begin_, rest);
  }
  window_offset_ += begin_;
  begin_ = 0;
  const std::size_t got = file_.read(window_offset_ + rest, window_.get() + rest, capacity_ - rest);
  end_ = rest + got;
  at_end_ = got < capacity_ - rest;
  std::memset(window_.get() + end_, 0, kPadding);
  return got > 0;
}

bool LineReader::next(Line& line) {
  line.too_long = false;
  std::size_t searched = 0;  // bytes from begin_ that hold no line feed
  const char* feed = nullptr;
  for (;;) {
    const char* from = window_.get() + begin_ + searched;
    feed = static_cast<const char*>(std::memchr(from, '\n', end_ - begin_ - searched));
    searched = end_ - begin_;
    if (feed != nullptr || searched > kLongestLine || !refill()) break;
  }
  if (feed == nullptr && end_ == begin_) return false;
  const char* start = window_.get() + begin_;
  line.offset = window_offset_ + begin_;
  line.number = ++number_;
  if (feed != nullptr || searched <= kLongestLine) {
    const std::size_t length = feed != nullptr ? static_cast<std::size_t>(feed - start) : searched;
    line.text = {start, std::min(length, kLongestLine)};
    line.too_long = length > kLongestLine;
    begin_ += length + (feed != nullptr ? 1 : 0);
    return true;
  }
  // The line is given up: its beginning tells which it was, the rest is passed over without being kept.
  line.text = std::string_view();
  line.too_long = true;
  for (;;) {
    const char* from = window_.get() + begin_;
    feed = static_cast<const char*>(std::memchr(from, '\n', end_ - begin_));
    if (feed != nullptr) {
      begin_ += static_cast<std::size_t>(feed - from) + 1;
      return true;
    }
    begin_ = end_;
    if (!refill()) return true;
  }
}

}  // namespace gainsay
