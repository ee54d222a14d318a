// `gainsay diff BASE [HEAD]`: the findings that a change of the facts creates, updates and resolves.
//
// Both sides are whole projects, loaded and checked each by itself: a revision of git, or a folder; without
// HEAD the files as they are now. So a new article that contradicts an untouched one is seen, and nothing
// else is told.

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <memory>
#include <optional>
#include <set>

#include "app/checkout.h"
#include "app/command.h"
#include "app/output.h"
#include "app/session.h"
#include "review/baseline.h"

namespace gainsay {

namespace {

namespace fs = std::filesystem;

// One side of the comparison: a folder, or a revision written out for as long as this lives.
class Side {
 public:
  Side(const fs::path& facts, const std::string& what) {
    std::error_code ignored;
    if (fs::is_directory(what, ignored)) {
      const fs::path inside = fs::path(what) / facts.filename();
      folder_ = fs::is_directory(inside, ignored) ? inside : fs::path(what);
    } else {
      checkout_.emplace(facts, what);
      folder_ = checkout_->folder();
    }
  }
  const fs::path& folder() const { return folder_; }
  // What reports name files from.
  fs::path root() const { return checkout_ ? checkout_->root() : fs::path(); }

 private:
  std::optional<Checkout> checkout_;
  fs::path folder_;
};

std::vector<Finding> findings_at(const SessionOptions& options, const fs::path& folder) {
  SessionOptions side = options;
  side.paths = {folder.string()};
  side.quiet = side.past = true;
  std::error_code ignored;
  if (!fs::is_directory(folder, ignored)) return {};  // the facts were not there yet
  const Session session(side);
  const auto findings = session.result().findings;
  return {findings.begin(), findings.end()};
}

std::string resolved_text(const std::vector<Finding>& before, const std::vector<Finding>& after) {
  std::set<std::string> ids, topics;
  for (const Finding& finding : after) {
    if (finding.status == Status::settled) continue;
    ids.insert(finding.id);
    topics.insert(finding.topic);
  }
  std::string text;
  for (const Finding& finding : before) {
    if (finding.status == Status::settled || ids.count(finding.id) > 0 || topics.count(finding.topic) > 0)
      continue;
    text += fmt::format("resolved[{}] {} [{}]\n", finding.code, finding.message, finding.id);
  }
  return text;
}

int diff(const SessionOptions& options, const std::string& base, const std::string& head) {
  const fs::path facts = options.paths.empty() ? "facts" : options.paths.front();
  const Side old_side(facts, base);
  std::optional<Side> new_side;
  if (!head.empty()) new_side.emplace(facts, head);

  SessionOptions now = options;
  now.paths = {new_side ? new_side->folder().string() : facts.string()};
  if (new_side) now.shown_from = new_side->root();
  now.notes = true;
  const std::vector<Finding> before = findings_at(options, old_side.folder());
  Session session(now);
  session.take_as_known(baseline_of(before, true));
  const Result result = session.result();
  const std::string resolved = resolved_text(before, {result.findings.begin(), result.findings.end()});

  std::size_t created = 0, updated = 0;
  for (const Finding& finding : result.findings) {
    created += finding.status == Status::fresh ? 1U : 0U;
    updated += finding.status == Status::updated ? 1U : 0U;
  }
  Style style = terminal_style(now);
  style.quiet = true;
  write_standard_output([&](const Sink& sink) {
    find_format("text")->write(result, session.source(), style, sink);
    if (created + updated > 0) sink("\n");
    sink(resolved);
    if (!options.quiet) {
      sink(fmt::format("{} created, {} updated, {} resolved\n", created, updated,
                       std::count(resolved.begin(), resolved.end(), '\n')));
    }
  });
  return session.exit_code();
}

}  // namespace

Action declare_diff(CLI::App& app) {
  const auto options = std::make_shared<SessionOptions>();
  const auto base = std::make_shared<std::string>();
  const auto head = std::make_shared<std::string>();
  app.add_option("BASE", *base, "The revision to compare with, or a folder")->required();
  app.add_option("HEAD", *head, "The revision or folder that is new; default: the files as they are now");
  app.add_option("--facts", options->paths, "The folder of fact files; default facts/")->type_name("PATH");
  add_session_options(app, *options);
  return [=] { return diff(*options, *base, *head); };
}

}  // namespace gainsay
