// `gainsay baseline write|prune`: accept what is there today, so that only new findings fail.

#include "review/baseline.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <memory>
#include <set>

#include "app/command.h"
#include "app/output.h"
#include "app/session.h"

namespace gainsay {

namespace {

int baseline(const SessionOptions& options, const std::string& what, const std::string& file) {
  if (what != "write" && what != "prune") {
    throw UsageError(fmt::format("baseline takes write or prune, not \"{}\"{}", what,
                                 did_you_mean(what, {"write", "prune"})));
  }
  const Session session(options);  // reads the baseline that is there
  const std::filesystem::path path = file.empty() ? session.baseline_path() : std::filesystem::path(file);
  const auto findings = session.result().findings;
  Baseline next = baseline_of({findings.begin(), findings.end()});
  if (what == "prune") {
    std::set<std::string> today;
    for (const BaselineEntry& entry : next.findings) today.insert(entry.id);
    next = read_baseline(path);
    const std::size_t gone =
        std::erase_if(next.findings, [&](const BaselineEntry& entry) { return today.count(entry.id) == 0; });
    fmt::print(stderr, "{}: {} taken out, {} left\n", path.string(), gone, next.findings.size());
  } else {
    fmt::print(stderr, "{}: {} finding{} known from now on\n", path.string(), next.findings.size(),
               next.findings.size() == 1 ? "" : "s");
  }
  write_file(path, [&](const Sink& sink) { write_baseline(next, sink); });
  return kClean;
}

}  // namespace

Action declare_baseline(CLI::App& app) {
  const auto options = std::make_shared<SessionOptions>();
  const auto what = std::make_shared<std::string>();
  const auto file = std::make_shared<std::string>();
  app.add_option("write|prune", *what,
                 "write: all that is found today is known; prune: forget what is found no more")
      ->required();
  app.add_option("PATH", options->paths, "The folder of fact files; default facts/");
  app.add_option("--baseline", *file, "The file; default: gainsay-baseline.json beside the facts folder")
      ->type_name("FILE");
  return [=] { return baseline(*options, *what, *file); };
}

}  // namespace gainsay
