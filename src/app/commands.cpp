// The table of commands, and what turns a command line into one of them: spelling suggestions, help with an
// example, and errors that say what to type instead.

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <csignal>
#include <cstdio>
#include <filesystem>

#include "app/command.h"
#include "app/session.h"
#include "base/embedded.h"

namespace gainsay {

namespace {

constexpr std::array kCommands{
    Command{"check", "Check facts and report what contradicts, strains or changed (the default)",
            "gainsay check facts --format text --format json=findings.json", declare_check},
    Command{"report", "Check, and write the folder of reports", "gainsay report facts -o reports",
            declare_report},
    Command{"explain", "Explain a code, or one finding in full", "gainsay explain G101", declare_explain},
    Command{"show", "Show the timeline of everything said of a subject",
            "gainsay show us-forces-in-iraq/strength", declare_show},
    Command{"names", "List every name that is used and what it stands for; propose aliases",
            "gainsay names facts", declare_names},
    Command{"init", "Make a new project, with a sample that passes its check", "gainsay init our-facts",
            declare_init},
    Command{
        "add", "Add a fact, by options or by asking; shows first what it would contradict",
        "gainsay add --article example-daily --subject us-forces-in-iraq --property strength --value 5000",
        declare_add},
    Command{"fmt", "Lay out fact files in canonical order, with the smallest difference",
            "gainsay fmt --check", declare_fmt},
    Command{"verdict", "Record a decision about a finding",
            "gainsay verdict g-5f1c09a2 --error-in-source example-daily#strength --reason \"A misprint.\"",
            declare_verdict},
    Command{"diff", "Tell the findings that a change creates, updates and resolves", "gainsay diff main",
            declare_diff},
    Command{"baseline", "Accept what is found today, so that only new findings fail",
            "gainsay baseline write", declare_baseline},
    Command{"graph", "Write the fact graph as DOT or GraphML",
            "gainsay graph --subject us-forces-in-iraq | dot -Tsvg > graph.svg", declare_graph},
    Command{"schema", "Print a JSON Schema of the fact files or of the report", "gainsay schema facts",
            declare_schema},
    Command{"codes", "List every code that can be found", "gainsay codes", declare_codes},
    Command{"man", "Print the manual page of a command", "gainsay man check | man -l -", declare_man},
    Command{"completions", "Print completions for a shell",
            "gainsay completions bash > ~/.local/share/bash-completion/completions/gainsay",
            declare_completions},
};

const Command* find_command(std::string_view name) {
  const auto row =
      std::find_if(kCommands.begin(), kCommands.end(), [&](const Command& c) { return c.name == name; });
  return row == kCommands.end() ? nullptr : &*row;
}

// Anything that could be a path is checked; a lone word that is neither is a misspelt command.
std::string_view default_command(const std::string& first) {
  std::error_code ignored;
  const bool path = first.find('/') != std::string::npos || first.find('.') != std::string::npos ||
                    std::filesystem::exists(first, ignored);
  if (first.empty() || first.front() == '-' || path) return "check";
  std::vector<std::string> known;
  known.reserve(kCommands.size());
  for (const Command& command : kCommands) known.emplace_back(command.name);
  throw UsageError(
      fmt::format("\"{}\" is no command, and no such path exists{}; `gainsay --help` lists the commands",
                  first, did_you_mean(first, known)));
}

std::vector<std::string> long_options(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::Option* option : app.get_options()) {
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  }
  return names;
}

std::string unknown_arguments(const CLI::App& app, std::string_view command) {
  std::string text;
  for (const std::string& extra : app.remaining()) {
    const std::string name = extra.substr(0, extra.find('='));
    text += fmt::format("{}{} takes no {} \"{}\"{}", text.empty() ? "" : "; ", command,
                        extra.front() == '-' ? "option" : "argument", extra,
                        did_you_mean(name, long_options(app)));
  }
  return text + fmt::format("; `gainsay {} --help` lists the options", command);
}

void print_overview() {
  std::string text =
      "gainsay: checks what many articles assert about the same things\n\nUsage: gainsay [COMMAND] [PATH…] "
      "[OPTION…]\n\nCommands:\n";
  for (const Command& command : kCommands)
    text += fmt::format("  {:<12} {}\n", command.name, command.summary);
  text +=
      "\n`gainsay COMMAND --help` tells a command's options, with an example. Without a command, `check` "
      "runs.\n"
      "Exit codes: 0 nothing at the failing level, 1 findings, 2 the run itself failed.\n\nExample:\n  "
      "gainsay check facts\n";
  std::fwrite(text.data(), 1, text.size(), stdout);
}

int run_command(const Command& command, std::vector<std::string> arguments) {
  CLI::App app{std::string(command.summary), fmt::format("gainsay {}", command.name)};
  app.allow_extras();
  app.footer(fmt::format("\nExample:\n  {}", command.example));
  const Action action = command.declare(app);
  std::reverse(arguments.begin(), arguments.end());  // CLI11 takes them last first
  try {
    app.parse(std::move(arguments));
  } catch (const CLI::CallForHelp&) {
    const std::string help = app.help();
    std::fwrite(help.data(), 1, help.size(), stdout);
    return kClean;
  } catch (const CLI::ParseError& error) {
    throw UsageError(fmt::format("{}; `gainsay {} --help` shows how", error.what(), command.name));
  }
  if (!app.remaining().empty()) throw UsageError(unknown_arguments(app, command.name));
  return action();
}

int dispatch(std::vector<std::string> arguments) {
  const std::string first = arguments.empty() ? "" : arguments.front();
  if (first == "--help" || first == "-h" || first == "help") {
    const Command* command = arguments.size() > 1 ? find_command(arguments[1]) : nullptr;
    if (command != nullptr) return run_command(*command, {"--help"});
    print_overview();
    return kClean;
  }
  if (first == "--version") {
    std::printf("gainsay %s\n", std::string(program_version()).c_str());
    return kClean;
  }
  const Command* command = find_command(first);
  if (command != nullptr) {
    arguments.erase(arguments.begin());
  } else {
    command = find_command(default_command(first));
  }
  return run_command(*command, std::move(arguments));
}

}  // namespace

std::span<const Command> commands() { return kCommands; }

int run_program(int argc, const char* const* argv) {
  std::signal(SIGPIPE, SIG_IGN);  // a reader that left is no error
  try {
    return dispatch({argv + 1, argv + argc});
  } catch (const std::exception& error) {
    std::fprintf(stderr, "gainsay: %s\n", error.what());
    return kFailed;
  }
}

}  // namespace gainsay
