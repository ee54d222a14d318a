// `gainsay show`: the timeline of everything said of a subject, or of one of its properties.

#include <CLI/CLI.hpp>
#include <memory>

#include "app/command.h"
#include "app/output.h"
#include "app/session.h"

namespace gainsay {

namespace {

int show(const SessionOptions& options, const std::string& what) {
  Session session(options);
  const std::size_t slash = what.find('/');
  const SubjectId subject = session.subject(what.substr(0, slash));
  const PropertyId property =
      slash == std::string::npos ? PropertyId() : session.property(what.substr(slash + 1));
  write_standard_output([&](const Sink& sink) {
    write_timeline(session.result(), session.source(), terminal_style(options), subject, property, sink);
  });
  return kClean;
}

}  // namespace

Action declare_show(CLI::App& app) {
  const auto options = std::make_shared<SessionOptions>();
  const auto what = std::make_shared<std::string>();
  app.add_option("SUBJECT[/PROPERTY]", *what, "A subject by id, label or alias, and one of its properties")
      ->required();
  app.add_option("PATH", options->paths, "Folders of fact files; default facts/");
  app.add_option("--as-of", options->as_of, "Only articles published by then")->type_name("DATE");
  app.add_option("--color", options->color, "Colours: auto, always, never")
      ->check(CLI::IsMember({"auto", "always", "never"}))
      ->type_name("WHEN");
  return [=] { return show(*options, *what); };
}

}  // namespace gainsay
