#include "app/output.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <stdexcept>
#include <system_error>

#include "app/usage.h"
#include "load/file_bytes.h"

namespace gainsay {

namespace {

// Gathers small pieces; false once the reader is gone.
class Writer {
 public:
  explicit Writer(int file) : file_(file) { buffer_.reserve(kBuffer); }

  void operator()(std::string_view piece) {
    if (buffer_.size() + piece.size() > kBuffer) flush();
    if (piece.size() > kBuffer) {
      put(piece);
    } else {
      buffer_ += piece;
    }
  }
  void flush() {
    put(buffer_);
    buffer_.clear();
  }
  int error() const { return error_; }

 private:
  static constexpr std::size_t kBuffer = 1 << 16;
  void put(std::string_view bytes) {
    while (!bytes.empty() && error_ == 0) {
      const ssize_t wrote = ::write(file_, bytes.data(), bytes.size());
      if (wrote < 0) {
        if (errno != EINTR) error_ = errno;
        continue;
      }
      bytes.remove_prefix(static_cast<std::size_t>(wrote));
    }
  }

  int file_;
  int error_ = 0;
  std::string buffer_;
};

[[noreturn]] void fail(const std::filesystem::path& path, int error) {
  throw std::runtime_error(fmt::format("cannot write {}: {}", path.string(), std::strerror(error)));
}

// Deletes what was written beside the file unless it was renamed.
struct Scratch {
  std::string path;
  int file = -1;
  bool kept = false;
  ~Scratch() {
    if (file >= 0) ::close(file);
    if (!kept && !path.empty()) ::unlink(path.c_str());
  }
};

int write_to(int file, const std::function<void(const Sink&)>& write) {
  Writer writer(file);
  write([&](std::string_view piece) { writer(piece); });
  writer.flush();
  return writer.error();
}

}  // namespace

void write_file(const std::filesystem::path& path, const std::function<void(const Sink&)>& write) {
  std::error_code ignored;
  const std::filesystem::file_status status = std::filesystem::status(path, ignored);
  if (std::filesystem::exists(status) && !std::filesystem::is_regular_file(status)) {
    Scratch direct;
    direct.file = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
    if (direct.file < 0) fail(path, errno);
    if (const int error = write_to(direct.file, write)) fail(path, error);
    return;
  }
  Scratch beside;
  // A link keeps its target: the file it points to is replaced.
  const std::filesystem::path target =
      std::filesystem::exists(status) ? std::filesystem::canonical(path) : path;
  std::string name = target.string() + ".XXXXXX";
  beside.file = ::mkstemp(name.data());
  if (beside.file < 0) fail(path, errno);
  beside.path = name;
  const mode_t mask = ::umask(0);
  ::umask(mask);
  if (::fchmod(beside.file, 0666 & ~mask) != 0) fail(path, errno);
  if (const int error = write_to(beside.file, write)) fail(path, error);
  if (::rename(name.c_str(), target.c_str()) != 0) fail(path, errno);
  beside.kept = true;
}

void write_file(const std::filesystem::path& path, std::string_view text) {
  write_file(path, [&](const Sink& sink) { sink(text); });
}

std::string read_text(const std::filesystem::path& path) {
  Bytes bytes;
  if (const auto error = read_file(path, bytes))
    throw UsageError("cannot read " + path.string() + ": " + *error);
  return std::string(bytes.view());
}

void write_standard_output(const std::function<void(const Sink&)>& write) {
  std::fflush(stdout);
  const int error = write_to(STDOUT_FILENO, write);
  if (error != 0 && error != EPIPE) fail("standard output", error);
}

}  // namespace gainsay
