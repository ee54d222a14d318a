// `gainsay show`: the timeline of everything said of a subject, or of one of its properties; with --implied,
// what all of that implies for a window or a date.

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <optional>

#include "app/command.h"
#include "app/output.h"
#include "app/session.h"
#include "checks/implied.h"
#include "checks/wording.h"

namespace gainsay {

namespace {

// What --implied is without a value: dates and periods need none.
const std::string kAnyTime = "any";

int show_implied(const SessionOptions& options, Session& session, SubjectId subject, PropertyId property,
                 const std::string& when) {
  if (!property.valid()) throw UsageError("--implied is about one property; name it: show SUBJECT/PROPERTY");
  const Corpus& corpus = session.corpus();
  const Property& of = corpus.properties[property.index];
  const bool constant_date =
      of.over_time == OverTime::constant && (of.type == ValueType::date || of.type == ValueType::period);
  std::optional<Edtf> asked;
  if (when != kAnyTime) {
    asked = read_date("--implied", when);
  } else if (!constant_date) {
    throw UsageError(fmt::format("--implied wants a window or a date for {}: --implied 2020-08",
                                 corpus.property_label(property)));
  }
  const std::string topic = fmt::format("{}: {}{}", corpus.subject_label(subject),
                                        corpus.property_label(property), constant_date ? "" : at_time(when));
  const ImpliedKnowledge knowledge = implied_knowledge(session.graph(), subject, property, asked);
  write_standard_output([&](const Sink& sink) {
    write_implied(corpus, session.source(), terminal_style(options), topic, knowledge, sink);
  });
  return kClean;
}

int show(const SessionOptions& options, const std::string& what, const std::string& implied) {
  Session session(options);
  const std::size_t slash = what.find('/');
  const SubjectId subject = session.subject(what.substr(0, slash));
  const PropertyId property =
      slash == std::string::npos ? PropertyId() : session.property(what.substr(slash + 1));
  if (!implied.empty()) return show_implied(options, session, subject, property, implied);
  write_standard_output([&](const Sink& sink) {
    write_timeline(session.result(), session.source(), terminal_style(options), subject, property, sink);
  });
  return kClean;
}

}  // namespace

Action declare_show(CLI::App& app) {
  const auto options = std::make_shared<SessionOptions>();
  const auto what = std::make_shared<std::string>();
  const auto implied = std::make_shared<std::string>();
  app.add_option("SUBJECT[/PROPERTY]", *what, "A subject by id, label or alias, and one of its properties")
      ->required();
  app.add_option("PATH", options->paths, "Folders of fact files; default facts/");
  app.add_option("--implied", *implied,
                 "What all facts together imply for a window or a date: its bounds, and the facts behind "
                 "them; of a property that is itself a date, when it was")
      ->type_name("WINDOW")
      ->expected(0, 1)
      ->default_str(kAnyTime);
  app.add_option("--as-of", options->as_of, "Only articles published by then")->type_name("DATE");
  app.add_option("--color", options->color, "Colours: auto, always, never")
      ->check(CLI::IsMember({"auto", "always", "never"}))
      ->type_name("WHEN");
  return [=] { return show(*options, *what, *implied); };
}

}  // namespace gainsay
