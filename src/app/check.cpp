// `gainsay check`: load, check, and write the reports that were asked for.

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <memory>

#include "app/command.h"
#include "app/output.h"
#include "app/session.h"
#include "app/watch.h"

namespace gainsay {

namespace {

namespace fs = std::filesystem;

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

// The files beside the facts that a run goes by, there or not: the articles' texts, and the baseline.
std::vector<fs::path> files_beside(const Session& session) {
  const Corpus& corpus = session.corpus();
  std::vector<fs::path> files{session.baseline_path()};
  for (const Article& article : corpus.articles) {
    if (article.text.valid() && article.place.file().valid())
      files.push_back(corpus.files[article.place.file().index].path.parent_path() /
                      corpus.text(article.text));
  }
  return files;
}

// `beside`, where it is asked for, is set as soon as it is known.
int check(const SessionOptions& options, const std::vector<Wanted>& wanted,
          std::vector<fs::path>* beside = nullptr) {
  SessionOptions drawn = options;
  drawn.drawn = std::any_of(wanted.begin(), wanted.end(), [](const Wanted& w) {
    return w.format->name == "dot" || w.format->name == "graphml";
  });
  Session session(drawn);
  if (beside != nullptr) *beside = files_beside(session);
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

// Checks again whenever a file changes, until somebody asks for the end (Ctrl-C): then as the last run ended.
// A later run that fails ends nothing: a file may be half written.
int check_again_and_again(const SessionOptions& options, const std::vector<Wanted>& wanted) {
  std::vector<fs::path> paths(options.paths.begin(), options.paths.end()), beside;
  if (paths.empty()) paths.emplace_back("facts");
  for (fs::path& path : paths) {  // a file stands for the whole project that it belongs to
    std::error_code ignored;
    if (fs::is_regular_file(path, ignored)) path = project_of(path).value_or(path);
  }
  Watch watch;
  watch.note(paths, beside);
  int code = check(options, wanted, &beside);
  while (true) {
    watch.add(beside);
    if (!options.quiet) fmt::print(stderr, "\nwaiting for a file to change; Ctrl-C ends\n");
    if (!watch.until_changed()) return code;
    try {
      code = check(options, wanted, &beside);
    } catch (const std::exception& error) {
      fmt::print(stderr, "gainsay: {}\n", error.what());
      code = kFailed;
    }
  }
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
  const auto watched = std::make_shared<bool>(false);
  app.add_flag("--watch,-w", *watched, "Check again whenever a fact or an article's text changes");
  return [=] {
    const std::vector<Wanted> wanted = read_formats(*formats);
    return *watched ? check_again_and_again(*options, wanted) : check(*options, wanted);
  };
}

}  // namespace gainsay
