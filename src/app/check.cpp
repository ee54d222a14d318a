// `gainsay check`: load, check, and write the reports that were asked for.

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>

#include "app/command.h"
#include "app/output.h"
#include "app/session.h"

namespace gainsay {

namespace {

struct Wanted {
  const Format* format;
  std::string file;  // empty: standard output
};

std::vector<Wanted> read_formats(const std::vector<std::string>& texts) {
  std::vector<Wanted> wanted;
  for (const std::string& text : texts) {
    const std::size_t equals = text.find('=');
    const std::string name = text.substr(0, equals);
    const Format* format = find_format(name);
    if (format == nullptr) {
      std::vector<std::string> known;
      for (const Format& each : formats()) known.emplace_back(each.name);
      throw UsageError(fmt::format("no format is called \"{}\"{}; there are {}", name,
                                   did_you_mean(name, known), fmt::join(known, ", ")));
    }
    wanted.push_back({format, equals == std::string::npos ? "" : text.substr(equals + 1)});
    if (equals != std::string::npos && wanted.back().file.empty()) {
      throw UsageError(fmt::format("--format {} names no file; write --format {}=FILE", text, name));
    }
  }
  if (std::count_if(wanted.begin(), wanted.end(), [](const Wanted& w) { return w.file.empty(); }) > 1) {
    throw UsageError("only one format can go to standard output; give the others a file: --format FMT=FILE");
  }
  if (wanted.empty()) wanted.push_back({find_format("text"), ""});
  return wanted;
}

int check(const SessionOptions& options, const std::vector<std::string>& formats) {
  const std::vector<Wanted> wanted = read_formats(formats);
  SessionOptions drawn = options;
  drawn.drawn = std::any_of(wanted.begin(), wanted.end(), [](const Wanted& w) {
    return w.format->name == "dot" || w.format->name == "graphml";
  });
  Session session(drawn);
  const Result result = session.result();
  Style plain;
  plain.notes = options.notes;
  plain.quiet = options.quiet;
  plain.width = 100;
  for (const Wanted& each : wanted) {
    const Style style = each.file.empty() ? terminal_style(options) : plain;
    const auto write = [&](const Sink& sink) { each.format->write(result, session.source(), style, sink); };
    if (each.file.empty()) {
      write_standard_output(write);
    } else {
      write_file(each.file, write);
    }
  }
  return session.exit_code();
}

}  // namespace

Action declare_check(CLI::App& app) {
  const auto options = std::make_shared<SessionOptions>();
  const auto formats = std::make_shared<std::vector<std::string>>();
  app.add_option("PATH", options->paths,
                 "Folders of fact files, or files of a project (then only what touches them is reported)");
  std::string names;
  for (const Format& format : gainsay::formats())
    names += fmt::format("{}{}", names.empty() ? "" : ", ", format.name);
  app.add_option("--format,-f", *formats, fmt::format("A report, and where it goes; repeatable: {}", names))
      ->type_name("FMT[=FILE]");
  add_session_options(app, *options);
  return [=] { return check(*options, *formats); };
}

}  // namespace gainsay
