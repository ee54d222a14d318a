// A command of the program: a row in the table in commands.cpp, and one file.
//
// `declare` adds the command's options to its CLI11 app and returns what to do once they are read; the result
// is the exit code.
#pragma once

#include <functional>
#include <span>
#include <string_view>

namespace CLI {  // NOLINT(readability-identifier-naming): the library's own
class App;
}

namespace gainsay {

// Exit codes, the same in every format.
inline constexpr int kClean = 0;     // nothing at the failing level
inline constexpr int kFindings = 1;  // findings at the failing level
inline constexpr int kFailed = 2;    // the run itself failed: usage, configuration, unreadable folder

using Action = std::function<int()>;

struct Command {
  std::string_view name;
  std::string_view summary;  // one line
  std::string_view example;  // shown at the end of --help
  Action (*declare)(CLI::App& app);
};
std::span<const Command> commands();

// Runs the program; `argv` as main has it. Everything that goes wrong is told on standard error.
int run_program(int argc, const char* const* argv);

Action declare_check(CLI::App& app);
Action declare_report(CLI::App& app);
Action declare_add(CLI::App& app);
Action declare_explain(CLI::App& app);
Action declare_show(CLI::App& app);
Action declare_names(CLI::App& app);
Action declare_graph(CLI::App& app);
Action declare_schema(CLI::App& app);
Action declare_codes(CLI::App& app);
Action declare_init(CLI::App& app);
Action declare_fmt(CLI::App& app);
Action declare_verdict(CLI::App& app);
Action declare_diff(CLI::App& app);
Action declare_baseline(CLI::App& app);
Action declare_man(CLI::App& app);
Action declare_completions(CLI::App& app);

}  // namespace gainsay
