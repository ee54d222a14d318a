// `gainsay man`: manual pages, made from the table of commands and the options that they declare, as `--help`
// is, so that they cannot fall behind. The language is man(7), in ASCII, as groff and mandoc read it.

#include <fmt/format.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <memory>

#include "app/command.h"
#include "app/output.h"
#include "app/usage.h"
#include "base/embedded.h"

namespace gainsay {

namespace {

// Words as a page shows them: a hyphen is one that can be copied, and nothing is taken for a request.
std::string roff(std::string_view text) {
  std::string out;
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  for (std::int32_t at = 0, size = static_cast<std::int32_t>(text.size()); at < size;) {
    UChar32 c = 0;
    U8_NEXT_OR_FFFD(bytes, at, size, c);
    if (c == '\\') {
      out += "\\e";
    } else if (c == '-') {
      out += "\\-";
    } else if (c == '\'') {
      out += "\\(aq";
    } else if (c == '`') {
      out += "\\(ga";
    } else if (c < 0x80) {
      out += static_cast<char>(c);
    } else {
      out += fmt::format("\\[u{:04X}]", static_cast<std::uint32_t>(c));
    }
  }
  if (!out.empty() && out.front() == '.') out.insert(0, "\\&");
  return out;
}

std::string bold(std::string_view text) { return fmt::format("\\fB{}\\fR", roff(text)); }
std::string slanted(std::string_view text) { return fmt::format("\\fI{}\\fR", roff(text)); }

std::string page_name(std::string_view command) {
  return command.empty() ? "gainsay" : fmt::format("gainsay-{}", command);
}

std::string head(std::string_view command, std::string_view summary) {
  std::string title = page_name(command);
  std::transform(title.begin(), title.end(), title.begin(),
                 [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
  std::string small(summary);
  if (!small.empty() && small[0] >= 'A' && small[0] <= 'Z')
    small[0] = static_cast<char>(small[0] - 'A' + 'a');
  // No date: the page is what this version of the program says, whenever it was built.
  return fmt::format(".TH {} 1 \"\" \"gainsay {}\" \"User Commands\"\n.SH NAME\n{} \\- {}\n", roff(title),
                     program_version(), roff(page_name(command)), roff(small));
}

// `[--format FMT]...`
std::string names_of(const CLI::Option& option) {
  std::string text;
  for (const std::string& name : option.get_lnames()) text += (text.empty() ? "" : ", ") + bold("--" + name);
  for (const std::string& name : option.get_snames()) text += (text.empty() ? "" : ", ") + bold("-" + name);
  if (text.empty()) text = slanted(option.get_name());
  const std::string type = option.get_type_name();
  if (option.get_items_expected_max() > 0 && !option.get_positional() && !type.empty())
    text += " " + slanted(type);
  return text;
}

std::string synopsis(const CLI::App& app, const Command& command) {
  std::string text = ".SH SYNOPSIS\n" + bold(fmt::format("gainsay {}", command.name));
  for (const CLI::Option* option : app.get_options()) {
    if (!option->get_positional()) continue;
    const bool many = option->get_items_expected_max() > 1;
    const std::string name = slanted(option->get_name()) + (many ? "\\&..." : "");
    text += option->get_required() ? " " + name : " [" + name + "]";
  }
  return text + " [" + slanted("OPTION") + "]\\&...\n";
}

std::string options_of(const CLI::App& app) {
  std::string text = ".SH OPTIONS\n";
  for (const CLI::Option* option : app.get_options()) {
    std::string description = option->get_description();
    if (!option->get_default_str().empty() && option->get_default_str() != "false")
      description += fmt::format(" (default: {})", option->get_default_str());
    if (option->get_required()) description += " (required)";
    text += fmt::format(".TP\n{}\n{}\n", names_of(*option), roff(description));
  }
  return text;
}

constexpr std::string_view kExitStatus =
    ".SH EXIT STATUS\n"
    ".TP\n\\fB0\\fR\nNothing at the failing level that is new, updated or expired.\n"
    ".TP\n\\fB1\\fR\nFindings.\n"
    ".TP\n\\fB2\\fR\nThe run itself failed: usage, configuration, a folder that cannot be read.\n";

std::string example(std::string_view line) { return fmt::format(".SH EXAMPLES\n.nf\n{}\n.fi\n", roff(line)); }

std::string page_of(const Command& command) {
  CLI::App app;
  command.declare(app);
  return head(command.name, command.summary) + synopsis(app, command) +
         fmt::format(".SH DESCRIPTION\n{}.\n", roff(command.summary)) + options_of(app) +
         std::string(kExitStatus) + example(command.example) + ".SH SEE ALSO\n.BR gainsay (1)\n";
}

std::string overview() {
  std::string text = head("", "check what many articles assert about the same things");
  text += fmt::format(".SH SYNOPSIS\n{} [{}] [{}\\&...] [{}\\&...]\n", bold("gainsay"), slanted("COMMAND"),
                      slanted("PATH"), slanted("OPTION"));
  text +=
      ".SH DESCRIPTION\n"
      "Facts pulled from articles are JSON files in a folder, usually \\fIfacts/\\fR.\n"
      "gainsay loads them into a graph keyed by subject and date, and tells apart assertions that cannot "
      "all\n"
      "be true, assertions that strain, and assertions that differ because the world changed.\n"
      "Without a command, \\fBcheck\\fR runs.\n"
      ".SH COMMANDS\n";
  for (const Command& command : commands())
    text += fmt::format(".TP\n.BR {} (1)\n{}.\n", roff(page_name(command.name)), roff(command.summary));
  text += kExitStatus;
  text +=
      ".SH ENVIRONMENT\n"
      ".TP\n\\fBNO_COLOR\\fR, \\fBFORCE_COLOR\\fR\nWhether reports are coloured, where \\fB\\-\\-color\\fR "
      "does "
      "not say.\n"
      ".TP\n\\fBCOLUMNS\\fR\nThe width of a report that goes to no terminal.\n"
      ".SH FILES\n"
      ".TP\n\\fIfacts/*.json\\fR, \\fIfacts/*.jsonl\\fR\nArticles, facts, subjects, properties, rules, "
      "verdicts, "
      "options.\n"
      ".TP\n\\fIgainsay\\-baseline.json\\fR\nFindings that are known, beside the folder of facts.\n";
  return text + example("gainsay check facts") + ".SH SEE ALSO\n" + bold("gainsay explain") + " " +
         slanted("CODE") + " tells what a finding means.\n";
}

int man(const std::string& name, const std::string& folder) {
  if (!folder.empty()) {
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (error) throw UsageError("cannot make the folder " + folder + ": " + error.message());
    const auto write = [&](std::string_view command, const std::string& page) {
      write_file(std::filesystem::path(folder) / (page_name(command) + ".1"), page);
    };
    for (const Command& command : commands()) write(command.name, page_of(command));
    write("", overview());  // last: it stands for all of them where their age is compared
    return kClean;
  }
  std::string page;
  std::vector<std::string> known;
  for (const Command& command : commands()) {
    known.emplace_back(command.name);
    if (name == command.name) page = page_of(command);
  }
  if (name.empty()) page = overview();
  if (page.empty()) {
    throw UsageError(fmt::format("no command is called \"{}\"{}", name, did_you_mean(name, known)));
  }
  write_standard_output([&](const Sink& sink) { sink(page); });
  return kClean;
}

}  // namespace

Action declare_man(CLI::App& app) {
  const auto name = std::make_shared<std::string>();
  const auto folder = std::make_shared<std::string>();
  app.add_option("COMMAND", *name, "Whose page; default: the one of the program");
  app.add_option("--output,-o", *folder, "Write all pages into this folder instead: man1")->type_name("DIR");
  return [=] { return man(*name, *folder); };
}

}  // namespace gainsay
