// bench_measure RUNS COMMAND [ARGUMENT…]: the median wall time of a command in seconds, and its peak memory
// in bytes.
//
// One run before is not counted: it warms the page cache. Memory is what the kernel charged the process with
// (ru_maxrss of wait4), the largest of the runs. The command's standard output is thrown away; exit codes 0
// and 1 are results (1: findings), any other stops the measuring.
#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <vector>

namespace {

struct Run {
  double seconds = 0;
  long bytes = 0;
};

Run run(char* const* command) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  const auto start = std::chrono::steady_clock::now();
  pid_t child = 0;
  if (posix_spawnp(&child, command[0], &actions, nullptr, command, environ) != 0) {
    std::perror(command[0]);
    std::exit(2);
  }
  int status = 0;
  rusage usage{};
  if (wait4(child, &status, 0, &usage) < 0) {
    std::perror("wait4");
    std::exit(2);
  }
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
  posix_spawn_file_actions_destroy(&actions);
  if (!WIFEXITED(status) || WEXITSTATUS(status) > 1) {
    std::fprintf(stderr, "bench_measure: %s ended with status %d\n", command[0],
                 WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status));
    std::exit(2);
  }
  return {took.count(), usage.ru_maxrss * 1024};
}

}  // namespace

int main(int argc, char** argv) {
  const int runs = argc > 2 ? std::atoi(argv[1]) : 0;
  if (runs < 1) {
    std::fputs("usage: bench_measure RUNS COMMAND [ARGUMENT...]\n", stderr);
    return 2;
  }
  std::vector<double> seconds;
  long bytes = 0;
  for (int i = 0; i <= runs; ++i) {
    const Run one = run(argv + 2);
    bytes = std::max(bytes, one.bytes);
    if (i > 0) seconds.push_back(one.seconds);
  }
  std::sort(seconds.begin(), seconds.end());
  std::printf("%.4f %ld\n", seconds[seconds.size() / 2], bytes);
}
