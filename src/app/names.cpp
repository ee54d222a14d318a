// `gainsay names`: every name that facts use and what it stands for, and alias lines ready to paste.
//
// Nothing is written: what looks like a variant may be another person's name.

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <memory>

#include "app/command.h"
#include "app/output.h"
#include "app/session.h"
#include "evidence/name_uses.h"
#include "load/complaint.h"
#include "report/escape.h"
#include "report/json_writer.h"
#include "report/terminal.h"

namespace gainsay {

namespace {

constexpr std::size_t kNameColumns = 60;

struct Found {
  std::vector<NameUse> uses;
  std::vector<ProposedAliases> aliases;
  std::vector<ProposedSubject> subjects;
};

std::string_view alike_name(Alike alike) {
  switch (alike) {
    case Alike::variant:
      return "variant";
    case Alike::part:
      return "part";
    case Alike::slip:
      return "slip";
    case Alike::no:
      break;
  }
  return "letters";
}

std::string json_strings(const std::vector<std::string>& texts) {
  std::string list;
  for (const std::string& text : texts) {
    if (!list.empty()) list += ", ";
    append_json_string(list, text);
  }
  return "[" + list + "]";
}

std::vector<std::string> all_aliases(const Corpus& corpus, const ProposedAliases& proposed) {
  std::vector<std::string> aliases;
  for (const StringId alias : corpus.subjects[proposed.subject.index].aliases)
    aliases.emplace_back(corpus.text(alias));
  aliases.insert(aliases.end(), proposed.aliases.begin(), proposed.aliases.end());
  return aliases;
}

// ---- text -------------------------------------------------------------------------------------------------

std::string_view how_near(const ListedNames::Near& near) {
  switch (near.alike) {
    case Alike::variant:
      return "looks like ";
    case Alike::part:
      return near.shorter ? "holds " : "part of ";
    case Alike::slip:
      return "all words but one of ";
    case Alike::no:
      break;
  }
  return "letters like ";
}

std::string stands_for(const Corpus& corpus, const NameUse& use) {
  if (use.subject.valid()) return std::string(corpus.text(corpus.subjects[use.subject.index].id));
  std::string text;
  for (const ListedNames::Near& near : use.near) {
    text += text.empty() ? "" : "; ";
    text.append(how_near(near)).append(near_in_words(corpus, near));
  }
  return text;
}

std::string table(const Corpus& corpus, const std::vector<NameUse>& uses, bool listed) {
  std::size_t width = 4;
  for (const NameUse& use : uses) {
    if (use.subject.valid() == listed)
      width = std::max(width, display_width(shortened(use.text, kNameColumns)));
  }
  std::string text;
  for (const NameUse& use : uses) {
    if (use.subject.valid() != listed) continue;
    if (text.empty()) {
      text = fmt::format("{}\n  {}  values  subjects  cited  quotes  {}\n",
                         listed ? "Names that stand for a subject" : "Names that stand for no subject",
                         padded("name", width), listed ? "stands for" : "near");
    }
    const auto count = [](std::size_t number, std::size_t columns) {
      return padded_left(number == 0 ? "-" : std::to_string(number), columns);
    };
    std::string line =
        fmt::format("  {}  {}  {}  {}  {}  {}", padded(shortened(use.text, kNameColumns), width),
                    count(use.values, 6), count(use.subjects, 8), count(use.cited, 5), count(use.quotes, 6),
                    printable(stands_for(corpus, use)));
    line.erase(line.find_last_not_of(' ') + 1);
    text += line + "\n";
  }
  return text;
}

std::string proposals(const Corpus& corpus, SourceReader& source, const Found& found) {
  std::string text;
  if (!found.aliases.empty())
    text += "\nAliases to add, where you agree; each line stands for the one that is there\n";
  for (const ProposedAliases& proposed : found.aliases) {
    const Location at = source.location(proposed.subject);
    const Subject& subject = corpus.subjects[proposed.subject.index];
    text += fmt::format("  {}:{}: {}: {}\n", printable(corpus.files[at.file.index].shown), at.line,
                        corpus.text(subject.id), printable(json_strings(proposed.aliases)));
    text += fmt::format("      \"aliases\": {}\n", printable(json_strings(all_aliases(corpus, proposed))));
  }
  if (!found.subjects.empty()) text += "\nSubjects to add, where you agree\n";
  for (const ProposedSubject& subject : found.subjects) {
    std::string label, id;
    append_json_string(label, subject.label);
    append_json_string(id, usable_id(subject.label));
    text += fmt::format("      {{ \"id\": {}, \"label\": {}", id, printable(label));
    if (!subject.aliases.empty())
      text += fmt::format(", \"aliases\": {}", printable(json_strings(subject.aliases)));
    text += " },\n";
  }
  return text;
}

std::string as_text(const Corpus& corpus, SourceReader& source, const Found& found) {
  std::string text = table(corpus, found.uses, false);
  const std::string listed = table(corpus, found.uses, true);
  if (!text.empty() && !listed.empty()) text += '\n';
  text += listed + proposals(corpus, source, found);
  return text.empty() ? "no fact uses a name\n" : text;
}

// ---- JSON -------------------------------------------------------------------------------------------------

void write_use(JsonWriter& json, const Corpus& corpus, const NameUse& use) {
  const auto id_of = [&](SubjectId subject) { return corpus.text(corpus.subjects[subject.index].id); };
  json.begin_object();
  json.key("name");
  json.string(use.text);
  const std::array<std::pair<std::string_view, std::size_t>, 4> counts{
      {{"values", use.values}, {"subjects", use.subjects}, {"cited", use.cited}, {"quotes", use.quotes}}};
  for (const auto& [key, number] : counts) {
    json.key(key);
    json.number(number);
  }
  if (use.subject.valid()) {
    json.key("subject");
    json.string(id_of(use.subject));
  } else {
    json.key("near");
    json.begin_array();
    for (const ListedNames::Near& near : use.near) {
      json.begin_object();
      json.key("subject");
      json.string(id_of(near.subject));
      json.key("name");
      json.string(near_spelling(corpus, near));
      json.key("alike");
      json.string(alike_name(near.alike));
      json.end();
    }
    json.end();
  }
  json.end();
}

void write_strings(JsonWriter& json, std::string_view key, const std::vector<std::string>& texts) {
  json.key(key);
  json.begin_array();
  for (const std::string& text : texts) json.string(text);
  json.end();
}

std::string as_json(const Corpus& corpus, const Found& found) {
  std::string out;
  JsonWriter json(out, true);
  json.begin_object(JsonWriter::Layout::broken);
  json.key("names");
  json.begin_array(JsonWriter::Layout::broken);
  for (const NameUse& use : found.uses) write_use(json, corpus, use);
  json.end();
  json.key("aliases");
  json.begin_array(JsonWriter::Layout::broken);
  for (const ProposedAliases& proposed : found.aliases) {
    json.begin_object();
    json.key("subject");
    json.string(corpus.text(corpus.subjects[proposed.subject.index].id));
    write_strings(json, "add", proposed.aliases);
    write_strings(json, "aliases", all_aliases(corpus, proposed));
    json.end();
  }
  json.end();
  json.key("subjects");
  json.begin_array(JsonWriter::Layout::broken);
  for (const ProposedSubject& subject : found.subjects) {
    json.begin_object();
    json.key("id");
    json.string(usable_id(subject.label));
    json.key("label");
    json.string(subject.label);
    if (!subject.aliases.empty()) write_strings(json, "aliases", subject.aliases);
    json.end();
  }
  json.end();
  json.end();
  return out + "\n";
}

int names(const SessionOptions& options, const std::string& format) {
  Session session(options);
  const Corpus& corpus = session.corpus();
  Found found;
  found.uses = name_uses(corpus, session.source(), ListedNames(corpus));
  found.aliases = proposed_aliases(corpus, found.uses);
  found.subjects = proposed_subjects(found.uses);
  write_standard_output([&](const Sink& sink) {
    sink(format == "json" ? as_json(corpus, found) : as_text(corpus, session.source(), found));
  });
  return kClean;
}

}  // namespace

Action declare_names(CLI::App& app) {
  const auto options = std::make_shared<SessionOptions>();
  const auto format = std::make_shared<std::string>("text");
  app.add_option("PATH", options->paths, "Folders of fact files; default facts/");
  app.add_option("--format,-f", *format, "text or json")
      ->check(CLI::IsMember({"text", "json"}))
      ->type_name("FMT")
      ->capture_default_str();
  app.add_option("--as-of", options->as_of, "Only articles published by then")->type_name("DATE");
  return [=] { return names(*options, *format); };
}

}  // namespace gainsay
