// `gainsay init`: a new project, which passes `gainsay check` at once.
//
// The files travel inside the program. What is there already is never touched: in a folder that has facts of
// its own only what is missing around them is written, and no sample.

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <filesystem>
#include <memory>

#include "app/command.h"
#include "app/output.h"
#include "app/usage.h"
#include "base/embedded.h"
#include "load/walk.h"

namespace gainsay {

namespace {

namespace fs = std::filesystem;

struct ProjectFile {
  std::string_view source;  // among the embedded files
  std::string_view path;    // in the project
  enum class Kind : std::uint8_t { frame, sample, script } kind = Kind::frame;
};

using enum ProjectFile::Kind;

constexpr std::array kFiles{
    ProjectFile{"schema/facts.schema.json", "facts/schema/facts.schema.json"},
    ProjectFile{"schema/line.schema.json", "facts/schema/line.schema.json"},
    ProjectFile{"project/subjects.json", "facts/subjects.json", sample},
    ProjectFile{"project/properties.json", "facts/properties.json", sample},
    ProjectFile{"project/example-daily-2026-03-02.json", "facts/example-daily-2026-03-02.json", sample},
    ProjectFile{"project/example-daily-2026-03-02.txt", "texts/example-daily-2026-03-02.txt", sample},
    ProjectFile{"project/vscode-settings.json", ".vscode/settings.json"},
    ProjectFile{"project/editorconfig", ".editorconfig"},
    ProjectFile{"project/gitattributes", ".gitattributes"},
    ProjectFile{"project/pre-commit", ".githooks/pre-commit", script},
    ProjectFile{"project/workflow.yml", ".github/workflows/facts.yml"},
    ProjectFile{"project/project-readme.md", "README.md"},
};

std::string_view embedded(std::string_view name) {
  const auto files = embedded_files();
  return std::find_if(files.begin(), files.end(), [&](const EmbeddedFile& file) { return file.name == name; })
      ->text;
}

bool is_there(const fs::path& path) {
  std::error_code ignored;
  return fs::exists(fs::symlink_status(path, ignored));
}

bool has_facts(const fs::path& folder) {
  std::error_code ignored;
  return fs::is_directory(folder / "facts", ignored) && !find_files({folder / "facts"}).empty();
}

int init(const fs::path& folder) {
  if (is_there(folder) && !fs::is_directory(folder))
    throw UsageError(folder.string() + " is there, and is no folder");
  const bool with_sample = !has_facts(folder);
  std::size_t written = 0;
  for (const ProjectFile& file : kFiles) {
    if (file.kind == sample && !with_sample) continue;
    const fs::path path = (folder / file.path).lexically_normal();
    if (is_there(path)) {
      fmt::print(stderr, "kept  {}\n", path.string());
      continue;
    }
    fs::create_directories(path.parent_path().empty() ? "." : path.parent_path());
    write_file(path, embedded(file.source));
    if (file.kind == script) {
      using enum fs::perms;
      fs::permissions(path, owner_exec | group_exec | others_exec, fs::perm_options::add);
    }
    fmt::print(stderr, "wrote {}\n", path.string());
    ++written;
  }
  if (written > 0) {
    const std::string there = folder == "." ? "" : fmt::format("cd {}; ", folder.string());
    fmt::print(stderr, "\nNext: {}gainsay check; gainsay add; git config core.hooksPath .githooks\n", there);
  }
  return kClean;
}

}  // namespace

Action declare_init(CLI::App& app) {
  const auto folder = std::make_shared<std::string>(".");
  app.add_option("DIR", *folder, "The folder of the project; made where it is missing")
      ->capture_default_str();
  return [=] { return init(*folder); };
}

}  // namespace gainsay
