// `gainsay graph`: the fact graph for Graphviz, or for graph tools.

#include <CLI/CLI.hpp>
#include <memory>

#include "app/command.h"
#include "app/output.h"
#include "app/session.h"
#include "graph/export.h"

namespace gainsay {

namespace {

int graph(const SessionOptions& options, const std::string& format, const std::string& file) {
  SessionOptions drawn = options;
  drawn.drawn = true;
  Session session(drawn);
  const SubjectId only = options.subjects.empty() ? SubjectId() : session.subject(options.subjects.front());
  const std::string text =
      format == "dot" ? to_dot(session.graph(), only) : to_graphml(session.graph(), only);
  const auto write = [&](const Sink& sink) { sink(text); };
  if (file.empty()) {
    write_standard_output(write);
  } else {
    write_file(file, write);
  }
  return kClean;
}

}  // namespace

Action declare_graph(CLI::App& app) {
  const auto options = std::make_shared<SessionOptions>();
  const auto format = std::make_shared<std::string>("dot");
  const auto file = std::make_shared<std::string>();
  app.add_option("PATH", options->paths, "Folders of fact files; default facts/");
  app.add_option("--format,-f", *format, "dot (Graphviz) or graphml")
      ->check(CLI::IsMember({"dot", "graphml"}))
      ->type_name("FMT")
      ->capture_default_str();
  app.add_option("--subject", options->subjects, "Only what is said of this subject (id, label or alias)")
      ->expected(1)
      ->type_name("SUBJECT");
  app.add_option("--as-of", options->as_of, "Only articles published by then")->type_name("DATE");
  app.add_option("--output,-o", *file, "A file instead of standard output")->type_name("FILE");
  return [=] { return graph(*options, *format, *file); };
}

}  // namespace gainsay
