// `gainsay fmt`: fact files in their canonical order and layout (review/layout.h), and nothing else of them
// changed. `.jsonl` is written by programs and left alone.

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <filesystem>
#include <memory>
#include <optional>

#include "app/command.h"
#include "app/folder_lock.h"
#include "app/output.h"
#include "app/session.h"
#include "app/usage.h"
#include "load/json_tree.h"
#include "load/text_map.h"
#include "load/walk.h"
#include "review/layout.h"

namespace gainsay {

namespace {

namespace fs = std::filesystem;

// Why the file is no JSON, where it is none.
std::optional<std::string> fault(const std::string& shown, const std::string& text) {
  const JsonTree tree = JsonTree::parse(text);
  if (!tree.error()) return std::nullopt;
  const Location at = TextMap(text).locate(FileId(0), tree.error()->at);
  return fmt::format("{}:{}:{}: {}", shown, at.line, at.column, tree.error()->message);
}

int format_files(std::vector<std::string> paths, bool check) {
  std::error_code ignored;
  if (paths.empty()) {
    if (!fs::is_directory("facts", ignored))
      throw UsageError("there is no folder facts/ here; name the files or folders: gainsay fmt PATH");
    paths.emplace_back("facts");
  }
  std::size_t changed = 0, faulty = 0;
  for (const FoundFile& file : find_files({paths.begin(), paths.end()})) {
    if (file.lines) continue;
    if (!file.problem.empty()) throw UsageError(fmt::format("cannot read {}: {}", file.shown, file.problem));
    std::optional<FolderLock> lock;
    if (!check) lock.emplace(project_of(file.path).value_or(fs::absolute(file.path).parent_path()));
    const std::string text = read_text(file.path);
    if (const auto why = fault(file.shown, text)) {
      fmt::print(stderr, "gainsay: {}\n", *why);
      ++faulty;
      continue;
    }
    const std::string formatted = laid_out(text);
    if (formatted == text) continue;
    ++changed;
    if (!check) write_file(file.path, formatted);
    fmt::print(stderr, "{} {}\n", check ? "would lay out" : "laid out", file.shown);
  }
  if (faulty > 0) return kFailed;
  return check && changed > 0 ? kFindings : kClean;
}

}  // namespace

Action declare_fmt(CLI::App& app) {
  const auto paths = std::make_shared<std::vector<std::string>>();
  const auto check = std::make_shared<bool>(false);
  app.add_option("FILE", *paths, "Fact files, or folders of them; default facts/");
  app.add_flag("--check", *check, "Write nothing; exit code 1 where a file would change");
  return [=] { return format_files(*paths, *check); };
}

}  // namespace gainsay
