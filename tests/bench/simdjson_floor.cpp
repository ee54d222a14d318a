// bench_simdjson_floor PATH…: reads every .json and .jsonl file below PATH and parses it with simdjson, and
// no more. The time of this is the floor that gainsay's own stands on.
//
// The DOM parser, a line at a time (.jsonl) or a file at a time (.json): of simdjson's ways the fastest that
// validates all that it reads. Files are read in windows of some megabytes into one buffer, as a careful
// program would.
#include <fcntl.h>
#include <simdjson.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

struct Count {
  std::size_t documents = 0, bytes = 0, files = 0;
  std::chrono::duration<double> parsing{};
};

class Floor {
 public:
  Floor() : buffer_(kWindow + simdjson::SIMDJSON_PADDING) {}

  void file(const fs::path& path) {
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) fail(path, "cannot be opened");
    const bool lines = path.extension() == ".jsonl";
    std::size_t held = 0;
    for (;;) {
      if (held == buffer_.size() - simdjson::SIMDJSON_PADDING) buffer_.resize(buffer_.size() * 2);
      const ssize_t got =
          ::read(descriptor, buffer_.data() + held, buffer_.size() - simdjson::SIMDJSON_PADDING - held);
      if (got < 0) fail(path, "cannot be read");
      held += static_cast<std::size_t>(got);
      count_.bytes += static_cast<std::size_t>(got);
      if (!lines && got > 0) continue;
      const auto start = std::chrono::steady_clock::now();
      const std::size_t done = lines ? parse_lines(path, held, got == 0) : parse(path, buffer_.data(), held);
      count_.parsing += std::chrono::steady_clock::now() - start;
      held -= done;
      std::memmove(buffer_.data(), buffer_.data() + done, held);
      if (got == 0) break;
    }
    ::close(descriptor);
    ++count_.files;
  }

  const Count& count() const { return count_; }

 private:
  static constexpr std::size_t kWindow = std::size_t{1} << 20;

  [[noreturn]] static void fail(const fs::path& path, const char* what) {
    std::fprintf(stderr, "bench_simdjson_floor: %s %s\n", path.c_str(), what);
    std::exit(2);
  }

  std::size_t parse(const fs::path& path, const char* text, std::size_t size) {
    simdjson::dom::element document;
    if (parser_.parse(text, size, false).get(document) != simdjson::SUCCESS) fail(path, "is not JSON");
    ++count_.documents;
    return size;
  }

  // Returns how many bytes were whole lines.
  std::size_t parse_lines(const fs::path& path, std::size_t held, bool at_end) {
    std::size_t at = 0;
    while (at < held) {
      const void* end = std::memchr(buffer_.data() + at, '\n', held - at);
      if (end == nullptr && !at_end) break;
      const std::size_t next =
          end == nullptr ? held : static_cast<std::size_t>(static_cast<const char*>(end) - buffer_.data());
      if (next > at) parse(path, buffer_.data() + at, next - at);
      at = std::min(next + 1, held);
    }
    return at;
  }

  std::vector<char> buffer_;
  simdjson::dom::parser parser_;
  Count count_;
};

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::fputs("usage: bench_simdjson_floor PATH...\n", stderr);
    return 2;
  }
  Floor floor;
  for (int i = 1; i < argc; ++i) {
    if (!fs::is_directory(argv[i])) {
      floor.file(argv[i]);
      continue;
    }
    std::vector<fs::path> found;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(argv[i])) {
      const fs::path extension = entry.path().extension();
      if (extension == ".json" || extension == ".jsonl") found.push_back(entry.path());
    }
    std::sort(found.begin(), found.end());
    for (const fs::path& path : found) floor.file(path);
  }
  const Count& count = floor.count();
  std::printf("%zu files, %zu documents, %zu bytes; parsing %.4f s\n", count.files, count.documents,
              count.bytes, count.parsing.count());
}
