// A project of its own for a test, in a temporary folder, and the program run in it as its users type it.
#pragma once

#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include "has.h"

namespace gainsay::testing {

namespace fs = std::filesystem;

struct Outcome {
  int code = -1;
  std::string out, err;
};

inline std::string read(const fs::path& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

// A project of its own for each test, removed at the end.
class Project {
 public:
  struct Empty {};

  Project() : Project(Empty()) {
    fs::create_directories(root_ / "facts");
    write("facts/vocabulary.json", R"({"subjects":[{"id":"dam","label":"The dam"}],
      "properties":[{"id":"height","type":"number","over_time":"state","unit":"m"}]})");
  }
  // A folder without anything in it.
  explicit Project(Empty /*unused*/)
      : root_(fs::temp_directory_path() /
              ("gainsay-cli-" + std::to_string(getpid()) + "-" + std::to_string(++count_))) {
    fs::create_directories(root_);
  }
  ~Project() {
    std::error_code ignored;
    fs::remove_all(root_, ignored);
  }
  Project(const Project&) = delete;
  Project& operator=(const Project&) = delete;

  void write(const std::string& name, const std::string& text) const {
    std::ofstream(root_ / name, std::ios::binary) << text;
  }
  void article(const std::string& id, int height, const std::string& date = "2020-08-19") const {
    write("facts/" + id + ".json",
          R"({"article":{"id":")" + id + R"(","publisher":")" + id + R"(","published":")" + date +
              R"("},"facts":[{"id":"h","subject":"dam","property":"height","value":)" +
              std::to_string(height) + "}]}");
  }
  Outcome run(const std::string& arguments, const std::string& environment = "") const {
    const std::string command = "cd '" + root_.string() + "' && env -u NO_COLOR -u FORCE_COLOR " +
                                environment + " '" + GAINSAY_PROGRAM + "' " + arguments +
                                " >out.txt 2>err.txt </dev/null";
    const int status = std::system(command.c_str());
    return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, read(root_ / "out.txt"), read(root_ / "err.txt")};
  }
  const fs::path& root() const { return root_; }

 private:
  static inline int count_ = 0;
  fs::path root_;
};

}  // namespace gainsay::testing
