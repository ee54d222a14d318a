// `gainsay check --watch`, as a process that runs beside the one who edits.
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <chrono>
#include <filesystem>
#include <string>
#include <thread>

#include "golden/project.h"

namespace {

namespace fs = std::filesystem;

using gainsay::testing::Project;
using gainsay::testing::read;

const std::string kText =
    "A dam in the hills\n\nThe dam is 13 metres high.\nPeople say it was once 57 metres high; the dam’s "
    "keeper\n"
    "laughs. Seen from below, it is 13 metres high, too.\n";

// The program, started, writing to out.txt.
class Running {
 public:
  Running(const Project& project, const std::string& arguments) : out_(project.root() / "watch.txt") {
    const std::string line = "cd '" + project.root().string() + "' && exec '" + GAINSAY_PROGRAM + "' " +
                             arguments + " >watch.txt 2>&1 </dev/null";
    std::string sh = "/bin/sh", c = "-c", command = line;
    char* const words[] = {sh.data(), c.data(), command.data(), nullptr};
    if (::posix_spawn(&child_, "/bin/sh", nullptr, nullptr, words, environ) != 0) child_ = -1;
  }
  Running(const Running&) = delete;
  Running& operator=(const Running&) = delete;
  ~Running() {
    if (child_ > 0) {
      ::kill(child_, SIGKILL);
      ::waitpid(child_, nullptr, 0);
    }
  }
  // Whether the text comes up that often.
  bool shows(const std::string& text, std::size_t times) const {
    for (int i = 0; i < 600; ++i) {
      if (count(text) >= times) return count(text) == times;
      std::this_thread::sleep_for(std::chrono::milliseconds(100));
    }
    return false;
  }
  std::size_t count(const std::string& text) const {
    const std::string all = read(out_);
    std::size_t found = 0;
    for (std::size_t at = 0; (at = all.find(text, at)) != std::string::npos; at += text.size()) ++found;
    return found;
  }
  int end(int signal) {
    ::kill(child_, signal);
    int status = 0;
    ::waitpid(child_, &status, 0);
    child_ = -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }

 private:
  fs::path out_;
  pid_t child_ = -1;
};

// Never half written: a run in between would be one too many.
void write_at_once(const Project& project, const std::string& name, const std::string& text) {
  project.write("written", text);
  fs::rename(project.root() / "written", project.root() / name);
}

std::string fact_of(const std::string& id, int height) {
  return R"({"article":{"id":")" + id + R"(","publisher":")" + id +
         R"(","published":"2020-08-19"},"facts":[{"subject":"dam","property":"height","value":)" +
         std::to_string(height) + "}]}";
}

}  // namespace

TEST_CASE("check --watch checks again when a fact or a text changes, until Ctrl-C") {
  const Project project;
  write_at_once(project, "facts/one.json", fact_of("one", 13));
  write_at_once(project, "facts/two.json", fact_of("two", 57));
  Running watch(project, "check facts --watch --format concise");
  REQUIRE(watch.shows("waiting", 1));
  CHECK(watch.count("error[G101]") == 1);

  write_at_once(project, "facts/two.json", fact_of("two", 13));
  REQUIRE(watch.shows("waiting", 2));
  CHECK(watch.count("error[G101]") == 1);

  // Rewritten as it was: nothing to do.
  write_at_once(project, "facts/two.json", fact_of("two", 13));
  std::this_thread::sleep_for(std::chrono::milliseconds(700));
  CHECK(watch.count("waiting") == 2);

  // A file that comes, one that is half written, an article's text that changes, one that comes.
  write_at_once(project, "facts/three.json", "{");
  REQUIRE(watch.shows("waiting", 3));
  CHECK(watch.count("error[G001]") == 1);
  write_at_once(project, "three.txt", kText);
  write_at_once(project, "facts/three.json",
                R"({"article":{"id":"three","published":"2020-08-19","text":"../three.txt"},
                    "facts":[{"subject":"dam","property":"height","value":13,"quote":"13 metres high"}]})");
  REQUIRE(watch.shows("waiting", 4));
  CHECK(watch.count("[G401]") == 0);
  write_at_once(project, "three.txt", "Another text.\n");
  REQUIRE(watch.shows("waiting", 5));
  CHECK(watch.count("[G401]") == 1);
  fs::remove(project.root() / "three.txt");
  REQUIRE(watch.shows("waiting", 6));
  CHECK(watch.count("[G008]") == 1);
  write_at_once(project, "three.txt", kText);
  REQUIRE(watch.shows("waiting", 7));
  CHECK(watch.end(SIGINT) == 0);
}

TEST_CASE("check --watch ends as its last run did") {
  const Project project;
  write_at_once(project, "facts/one.json", fact_of("one", 13));
  write_at_once(project, "facts/two.json", fact_of("two", 57));
  Running watch(project, "check --watch facts/two.json --format concise");
  REQUIRE(watch.shows("waiting", 1));
  write_at_once(project, "facts/one.json", fact_of("one", 14));
  REQUIRE(watch.shows("waiting", 2));
  CHECK(watch.end(SIGTERM) == 1);
  CHECK(project.run("check nowhere --watch").code == 2);
}
