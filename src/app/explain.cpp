// `gainsay explain`: a code's page, or one finding in full.

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "app/command.h"
#include "app/output.h"
#include "app/session.h"
#include "base/embedded.h"

namespace gainsay {

namespace {

int explain_code(const CodeRow& row) {
  const std::string_view page = embedded_text(fmt::format("pages/{}.md", row.code));
  if (page.empty()) throw UsageError(fmt::format("{} has no page", row.code));
  write_standard_output([&](const Sink& sink) { sink(page); });
  return kClean;
}

int explain_finding(const SessionOptions& options, const std::string& id) {
  SessionOptions all = options;
  all.notes = true;
  all.quiet = true;
  Session session(all);
  const Result result = session.result();
  write_standard_output([&](const Sink& sink) {
    write_finding(result, session.source(), terminal_style(all), session.finding(id), sink);
  });
  return kClean;
}

int explain(const SessionOptions& options, const std::string& what) {
  if (what.substr(0, 2) == "g-") return explain_finding(options, what);
  if (const CodeRow* row = find_code(what)) return explain_code(*row);
  std::vector<std::string> known;
  for (const CodeRow& row : code_table()) {
    known.emplace_back(row.code);
    known.emplace_back(row.name);
  }
  throw UsageError(
      fmt::format("\"{}\" is neither a code nor a finding's id (g-…){}; `gainsay codes` lists the codes",
                  what, did_you_mean(what, known)));
}

}  // namespace

Action declare_explain(CLI::App& app) {
  const auto options = std::make_shared<SessionOptions>();
  const auto what = std::make_shared<std::string>();
  app.add_option("WHAT", *what, "A code (G101), its name (conflicting-values), or a finding's id (g-…)")
      ->required();
  app.add_option("PATH", options->paths, "Where the finding is looked for; default facts/");
  app.add_option("--color", options->color, "Colours: auto, always, never")
      ->check(CLI::IsMember({"auto", "always", "never"}))
      ->type_name("WHEN");
  return [=] { return explain(*options, *what); };
}

}  // namespace gainsay
