// `gainsay completions`: shell completions, made from the table of commands and the options that they
// declare, so that they cannot fall behind.

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "app/command.h"
#include "app/output.h"
#include "app/session.h"
#include "model/fact.h"
#include "model/finding.h"
#include "report/report.h"

namespace gainsay {

namespace {

struct Row {
  std::string command, summary;
  std::vector<std::pair<std::string, std::string>> options;  // with their descriptions
};

std::vector<Row> rows() {
  std::vector<Row> all;
  for (const Command& command : commands()) {
    CLI::App app;
    command.declare(app);
    Row row{std::string(command.name), std::string(command.summary), {}};
    for (const CLI::Option* option : app.get_options()) {
      for (const std::string& name : option->get_lnames())
        row.options.emplace_back("--" + name, option->get_description());
    }
    all.push_back(std::move(row));
  }
  return all;
}

std::string joined(const auto& items, auto name) {
  std::string text;
  for (const auto& item : items) text += fmt::format("{}{}", text.empty() ? "" : " ", name(item));
  return text;
}

// The words that may follow an option or a command.
std::string values_of(std::string_view option) {
  if (option == "--format") return joined(formats(), [](const Format& f) { return f.name; });
  if (option == "--fail-on") return "error warning note never";
  if (option == "--color") return "auto always never";
  if (option == "--stance") return joined(kStanceNames, [](std::string_view name) { return name; });
  if (option == "--select" || option == "--ignore" || option == "explain") {
    return joined(code_table(), [](const CodeRow& r) { return r.code; });
  }
  if (option == "schema") return "facts line report";
  if (option == "completions") return "bash zsh fish";
  if (option == "man") return joined(commands(), [](const Command& c) { return c.name; });
  return {};
}

constexpr std::array kWithValues = {"--format", "--fail-on", "--color", "--select", "--ignore", "--stance"};

std::string bash() {
  std::string text =
      "_gainsay() {\n  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} "
      "command=${COMP_WORDS[1]}\n  case $before in\n";
  for (const char* option : kWithValues) {
    text += fmt::format("    {}) COMPREPLY=($(compgen -W '{}' -- \"$word\")); return ;;\n", option,
                        values_of(option));
  }
  text += "  esac\n  if ((COMP_CWORD == 1)); then\n";
  text += fmt::format(
      "    COMPREPLY=($(compgen -W '{}' -- \"$word\") $(compgen -f -- \"$word\"))\n    return\n  fi\n  case "
      "$command in\n",
      joined(rows(), [](const Row& row) { return row.command; }));
  for (const Row& row : rows()) {
    text += fmt::format(
        "    {}) COMPREPLY=($(compgen -W '{} {}' -- \"$word\") $(compgen -f -- \"$word\")) ;;\n", row.command,
        joined(row.options, [](const auto& option) { return option.first; }), values_of(row.command));
  }
  return text +
         "    *) COMPREPLY=($(compgen -f -- \"$word\")) ;;\n  esac\n}\ncomplete -o filenames -F _gainsay "
         "gainsay\n";
}

std::string quoted(std::string text) {
  for (std::size_t at = 0; (at = text.find('\'', at)) != std::string::npos; at += 4)
    text.replace(at, 1, "'\\''");
  return "'" + text + "'";
}

std::string zsh() {
  std::string text = "#compdef gainsay\n_gainsay() {\n  local -a commands=(\n";
  for (const Row& row : rows())
    text += fmt::format("    {}\n", quoted(fmt::format("{}:{}", row.command, row.summary)));
  text +=
      "  )\n  if ((CURRENT == 2)); then _describe command commands; _files; return; fi\n  case "
      "$words[CURRENT-1] in\n";
  for (const char* option : kWithValues)
    text += fmt::format("    {}) compadd {}; return ;;\n", option, values_of(option));
  text += "  esac\n  local -a options=()\n  case $words[2] in\n";
  for (const Row& row : rows()) {
    text += fmt::format("    {}) options=(", row.command);
    for (const auto& [name, description] : row.options)
      text += fmt::format("{} ", quoted(fmt::format("{}:{}", name, description)));
    text += ")";
    if (!values_of(row.command).empty()) text += fmt::format("; compadd {}", values_of(row.command));
    text += " ;;\n";
  }
  return text + "  esac\n  _describe option options\n  _files\n}\n_gainsay \"$@\"\n";
}

std::string fish() {
  std::string text;
  for (const Row& row : rows()) {
    text += fmt::format("complete -c gainsay -n __fish_use_subcommand -a {} -d {}\n", row.command,
                        quoted(row.summary));
    const std::string within =
        fmt::format("complete -c gainsay -n '__fish_seen_subcommand_from {}'", row.command);
    for (const auto& [name, description] : row.options) {
      text += fmt::format("{} -l {} -d {}", within, name.substr(2), quoted(description));
      const std::string values = values_of(name);
      text += values.empty() ? "\n" : fmt::format(" -x -a {}\n", quoted(values));
    }
    const std::string words = values_of(row.command);
    if (!words.empty()) text += fmt::format("{} -a {}\n", within, quoted(words));
  }
  return text;
}

int completions(const std::string& shell) {
  const std::string text = shell == "bash" ? bash() : shell == "zsh" ? zsh() : fish();
  write_standard_output([&](const Sink& sink) { sink(text); });
  return kClean;
}

}  // namespace

Action declare_completions(CLI::App& app) {
  const auto shell = std::make_shared<std::string>();
  app.add_option("SHELL", *shell, "bash, zsh or fish")
      ->required()
      ->check(CLI::IsMember({"bash", "zsh", "fish"}));
  return [=] { return completions(*shell); };
}

}  // namespace gainsay
