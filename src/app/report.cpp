// `gainsay report`: check, and write the folder of reports that people forward and other programs read.

#include <CLI/CLI.hpp>
#include <array>
#include <cstdio>
#include <filesystem>
#include <memory>

#include "app/command.h"
#include "app/output.h"
#include "app/session.h"

namespace gainsay {

namespace {

struct ReportFile {
  std::string_view name, format;
};
constexpr std::array kFiles{
    ReportFile{"index.html", "html"},
    ReportFile{"discrepancies.md", "markdown"},
    ReportFile{"findings.json", "json"},
    ReportFile{"findings.sarif", "sarif"},
};

int report(const SessionOptions& options, const std::string& folder) {
  Session session(options);
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error) throw UsageError("cannot make the folder " + folder + ": " + error.message());
  Style style;
  style.notes = true;
  style.width = 100;
  for (const ReportFile& file : kFiles) {
    write_file(std::filesystem::path(folder) / file.name, [&](const Sink& sink) {
      find_format(file.format)->write(session.result(), session.source(), style, sink);
    });
    if (!options.quiet) {
      std::fprintf(stderr, "wrote %s\n", (std::filesystem::path(folder) / file.name).c_str());
    }
  }
  return session.exit_code();
}

}  // namespace

Action declare_report(CLI::App& app) {
  const auto options = std::make_shared<SessionOptions>();
  const auto folder = std::make_shared<std::string>("reports");
  app.add_option("PATH", options->paths, "Folders of fact files");
  app.add_option("--output,-o", *folder, "Where the reports go")->type_name("DIR")->capture_default_str();
  add_session_options(app, *options);
  return [=] { return report(*options, *folder); };
}

}  // namespace gainsay
