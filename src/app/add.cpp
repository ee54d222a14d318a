// `gainsay add`: one more fact, by options, or by asking for what they leave open.
//
// Before anything is written the whole project is checked with the fact in it, from memory, and what is new
// is shown: what it contradicts, and whether its words are in the article. A fact that cannot be read is not
// written; one that fails the checks only when that is wished. Files are written whole or not at all under
// the lock that `verdict` takes, and what stands in them keeps its layout.

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <memory>
#include <optional>

#include "app/command.h"
#include "app/folder_lock.h"
#include "app/new_fact.h"
#include "app/output.h"
#include "app/questions.h"
#include "app/quote_choice.h"
#include "app/session.h"
#include "load/complaint.h"
#include "load/keys.h"
#include "load/overlay.h"
#include "load/walk.h"
#include "report/terminal.h"
#include "review/baseline.h"

namespace gainsay {

namespace {

namespace fs = std::filesystem;

struct AddOptions {
  SessionOptions session;
  NewArticle article;
  NewFact fact;
  std::vector<std::string> quotes;
  std::string prefix, suffix;
  std::size_t line = 0;  // of the article's text: which of several places of the quote is meant
  bool yes = false, dry_run = false;
};

// ---- asking for what is missing ---------------------------------------------------------------------------

std::string objection_to_date(const std::string& text) {
  const auto parsed = parse_edtf(text);
  const auto* error = std::get_if<EdtfError>(&parsed);
  if (error == nullptr) return {};
  return error->message + (error->suggestion.empty() ? "" : "; write " + error->suggestion);
}

// What an exception would say.
template <class Try>
std::string objection(Try attempt) {
  try {
    attempt();
  } catch (const UsageError& error) {
    return error.what();
  }
  return {};
}

std::vector<std::string> ids(const Corpus& corpus, const auto& records) {
  std::vector<std::string> all;
  all.reserve(records.size());
  for (const auto& record : records) all.emplace_back(corpus.text(record.id));
  std::sort(all.begin(), all.end());
  return all;
}

void ask_for_article(const Session& session, NewArticle& article) {
  const Corpus& corpus = session.corpus();
  if (article.id.empty()) {
    article.id = ask("Article (its id; ? lists them; a new one is made)", false, ids(corpus, corpus.articles),
                     [](const std::string& id) {
                       return is_id(id) ? "" : "an id is small letters and digits: " + usable_id(id);
                     });
  }
  if (article_called(corpus, article.id) != nullptr || article.described()) return;
  fmt::print(stderr, "The article {} is new.\n", article.id);
  article.title = ask("  Title", true);
  article.publisher = ask("  Publisher", true);
  article.agency = ask("  Agency, if the text is a wire service's", true);
  article.published =
      ask("  Published (2020-08-19, 2020-08, [2020-08-19,2020-08-20])", false, {}, objection_to_date);
  article.text = ask("  File with its text (Enter: none)", true, {}, [](const std::string& path) {
    std::error_code ignored;
    return fs::is_regular_file(path, ignored) ? "" : "there is no such file";
  });
}

// Names that are not there yet: the vocabulary is written by hand, with a definition that a reader judges by.
SubjectId subject_called(const Session& session, const std::string& name) {
  try {
    return session.subject(name);
  } catch (const UsageError& error) {
    throw UsageError(fmt::format("{}; a new one goes into a list of \"subjects\": {{ \"id\": \"{}\" }}",
                                 error.what(), usable_id(name)));
  }
}

const Property& property_called(const Session& session, const std::string& name) {
  return session.corpus().properties[session.property(name).index];
}

std::string value_hint(const Corpus& corpus, const Property& property) {
  switch (property.type) {
    case ValueType::number:
      return "a number: 5000, ~50, >50, 40..60, dozens";
    case ValueType::date:
      return "a date: 2020-08-19, 2020-08";
    case ValueType::period:
      return "a period: 2020-08-04/2020-08-18";
    case ValueType::name:
      return "a name";
    case ValueType::boolean:
      return "true or false";
    case ValueType::text:
      break;
  }
  std::string choices;
  for (const StringId choice : property.one_of)
    choices += (choices.empty() ? "one of " : ", ") + std::string(corpus.text(choice));
  return choices.empty() ? "in words" : choices;
}

void ask_for_value(const Session& session, NewFact& fact) {
  const Property& property = property_called(session, fact.property);
  if (fact.values.empty())
    fact.values = {ask(fmt::format("Value ({})", value_hint(session.corpus(), property)), false)};
  if (!fact.when.empty()) return;
  const bool tally = property.over_time == OverTime::tally;
  fact.when =
      ask(tally ? "Counted from when to when (2020-08-04/2020-08-18)" : "When (Enter: when published)",
          !tally, {}, objection_to_date);
}

// The fact as it is going to be written; what cannot be printed is not.
void show(const std::string& fact) {
  for (std::size_t at = 0; at < fact.size();) {
    const std::size_t end = std::min(fact.find('\n', at), fact.size());
    const std::size_t words = std::min(fact.find_first_not_of(' ', at), end);
    fmt::print(stderr, "{}{}\n", fact.substr(at, words - at), printable(fact.substr(words, end - words)));
    at = end + 1;
  }
}

// Words that are not in the text are shown what is nearest to them.
std::string ask_for_quote(const std::optional<QuotedText>& text) {
  while (true) {
    std::string words = ask("Quote, the words that it rests on (Enter: none)", true);
    if (words.empty() || !text || !text->places({words, {}, {}}).empty()) return words;
    const auto near = text->nearest({words, {}, {}});
    fmt::print(stderr, "  These words are not in the text.\n");
    if (!near) continue;
    fmt::print(stderr, "  Line {} has: {}\n", near->line, printable(near->words));
    if (agrees("  Take that?", true)) return near->words;
  }
}

void ask_for_rest(const Session& session, AddOptions& options) {
  const Corpus& corpus = session.corpus();
  NewFact& fact = options.fact;
  ask_for_article(session, options.article);
  if (fact.subject.empty()) {
    fact.subject = ask("Subject (? lists them)", false, ids(corpus, corpus.subjects), [&](const auto& name) {
      return objection([&] { (void)subject_called(session, name); });
    });
  }
  if (fact.property.empty()) {
    fact.property = ask("Property (? lists them)", false, ids(corpus, corpus.properties),
                        [&](const auto& name) { return objection([&] { (void)session.property(name); }); });
  }
  ask_for_value(session, fact);
  if (!options.quotes.empty()) return;
  std::optional<QuotedText> text;
  if (const auto path = text_path(corpus, options.article)) text.emplace(*path);
  const std::string words = ask_for_quote(text);
  if (!words.empty()) options.quotes = {words};
}

// ---- making sure ------------------------------------------------------------------------------------------

void require_all(const AddOptions& options) {
  std::string missing;
  const auto need = [&](std::string_view option, bool there) {
    if (!there) missing += fmt::format("{}--{}", missing.empty() ? "" : ", ", option);
  };
  need("article", !options.article.id.empty());
  need("subject", !options.fact.subject.empty());
  need("property", !options.fact.property.empty());
  need("value", !options.fact.values.empty());
  if (!missing.empty())
    throw UsageError(fmt::format("a fact needs {}; in a terminal `gainsay add` asks for them", missing));
}

bool complete(const AddOptions& options) {
  return !options.article.id.empty() && !options.fact.subject.empty() && !options.fact.property.empty() &&
         !options.fact.values.empty();
}

void require_stance(const std::string& stance) {
  if (stance.empty() || std::find(kStanceNames.begin(), kStanceNames.end(), stance) != kStanceNames.end())
    return;
  const std::vector<std::string> known(kStanceNames.begin(), kStanceNames.end());
  throw UsageError(fmt::format("no stance is called \"{}\"{}; there are {}", stance,
                               did_you_mean(stance, known), fmt::join(known, ", ")));
}

// Which of several places of the quote is meant: the one on --line, or the one that whoever is asked names.
Quote chosen(const QuotedText& text, const Quote& quote, const std::vector<QuotedText::Place>& places,
             std::size_t line, bool may_ask) {
  if (line == 0 && may_ask) {
    fmt::print(stderr, "These words stand in {} places:\n", places.size());
    for (const auto& place : places)
      fmt::print(stderr, "  line {:>4}  {}\n", place.line, shortened(text.line_at(place), 90));
    const auto on_line = [&](const std::string& number) {
      return std::any_of(places.begin(), places.end(),
                         [&](const auto& place) { return std::to_string(place.line) == number; });
    };
    const std::string number =
        ask("Which line is meant (Enter: any)", true, {},
            [&](const std::string& given) { return on_line(given) ? "" : "they are not on that line"; });
    if (number.empty()) return quote;
    line = std::stoul(number);
  }
  for (const auto& place : places) {
    if (place.line == line) return text.only_at(quote, place);
  }
  if (line != 0) throw UsageError(fmt::format("the words \"{}\" are not on line {}", quote.exact, line));
  return quote;
}

// The quotes as the article prints them, told where they stand. What is not there is left as it is: the check
// says so, with the nearest passage.
void look_up_quotes(const Corpus& corpus, const AddOptions& options, bool may_ask, NewFact& fact) {
  fact.quotes.clear();
  const auto path = text_path(corpus, options.article);
  std::optional<QuotedText> text;
  std::error_code ignored;
  if (path && fs::is_regular_file(*path, ignored)) text.emplace(*path);
  for (const std::string& words : options.quotes) {
    Quote quote{words, options.prefix, options.suffix};
    if (text) {
      const auto places = text->places(quote);
      if (!places.empty()) quote = text->as_printed(quote);
      if (places.size() > 1 || (places.size() == 1 && options.line != 0 && options.line != places[0].line)) {
        quote = chosen(*text, quote, places, options.line, may_ask);
      }
      const auto now = text->places(quote);
      if (now.size() == 1) {
        fmt::print(stderr, "quote: {}\n", text->shown(now.front()));
      } else if (!now.empty()) {
        fmt::print(stderr, "quote: {}, and in {} more places; --line says which is meant\n",
                   text->shown(now.front()), now.size() - 1);
      }
    }
    fact.quotes.push_back(std::move(quote));
  }
}

// ---- checking with the fact in it -------------------------------------------------------------------------

struct Outlook {
  bool faulty = false;  // the fact itself cannot be read
  int exit_code = kClean;
};

// The project as it would be, compared with how it is: what would be new is shown where that is wished.
Outlook outlook(const SessionOptions& options, const Session& before, const Addition& addition, bool show) {
  const Overlay overlay(addition.path, addition.after);
  Session session(options);
  const auto findings = before.result().findings;
  session.take_as_known(baseline_of({findings.begin(), findings.end()}, true));
  Outlook outlook{false, session.exit_code()};
  std::size_t notes = 0, graver = 0;
  for (const Finding& finding : session.result().findings) {
    if (finding.status != Status::fresh && finding.status != Status::updated) continue;
    ++(finding.level == Level::note ? notes : graver);
    outlook.faulty = outlook.faulty || find_code(finding.code)->kind == "file";
  }
  if (!show) return outlook;
  if (graver + (options.notes ? notes : 0) > 0) {
    write_standard_output([&](const Sink& sink) {
      find_format("text")->write(session.result(), session.source(), terminal_style(options), sink);
    });
  }
  if (graver == 0) {
    fmt::print(stderr, "it contradicts nothing{}\n",
               notes == 0 || options.notes ? ""
               : notes == 1                ? "; 1 note would be new (--notes shows it)"
                            : fmt::format("; {} notes would be new (--notes shows them)", notes));
  }
  return outlook;
}

std::optional<std::string> text_now(const fs::path& path) {
  std::error_code ignored;
  return fs::exists(path, ignored) ? std::optional(read_text(path)) : std::nullopt;
}

int write(const Addition& addition) {
  write_file(addition.path, addition.after);
  fmt::print(stderr, "added {} to {}\n", addition.name, shown_path(addition.path));
  return kClean;
}

// Written while others wait; where the file changed since it was read, tried once more as it is now.
int write_under_lock(const AddOptions& options, const SessionOptions& quiet, const fs::path& folder,
                     const NewFact& fact, const Addition& addition, bool agreed) {
  const FolderLock lock(folder);
  if (text_now(addition.path) == addition.before) return write(addition);
  const Session now(quiet);
  const Addition again = with_fact(now.corpus(), folder, options.article, fact);
  const Outlook then = outlook(quiet, now, again, false);
  if (then.faulty || (then.exit_code != kClean && !agreed))
    throw UsageError(addition.path.string() + " changed meanwhile; nothing was written, try again");
  return write(again);
}

// The folder whose files are to be changed, before it is read.
fs::path folder_of(const AddOptions& options) {
  fs::path path = options.session.paths.empty() ? "facts" : options.session.paths.front();
  std::error_code ignored;
  if (fs::is_directory(path, ignored)) return path;
  return project_of(path).value_or(fs::absolute(path).parent_path());
}

int add(AddOptions options) {
  SessionOptions quiet = options.session;
  quiet.quiet = quiet.past = true;
  const bool asks = can_ask();
  const bool asked = asks && !complete(options);
  // Nobody waits for whoever is thinking about an answer.
  std::optional<FolderLock> lock;
  if (!asks && fs::is_directory(folder_of(options))) lock.emplace(folder_of(options));
  const Session before(quiet);
  if (asked) ask_for_rest(before, options);
  require_all(options);
  require_stance(options.fact.stance);
  if (!options.article.published.empty()) read_date("--published", options.article.published);
  const Corpus& corpus = before.corpus();
  const fs::path& folder = before.facts_folder();
  NewFact fact = options.fact;
  while (true) {
    fact.subject = corpus.text(corpus.subjects[subject_called(before, options.fact.subject).index].id);
    fact.property = corpus.text(property_called(before, options.fact.property).id);
    look_up_quotes(corpus, options, asks, fact);
    const Addition addition = with_fact(corpus, folder, options.article, fact);
    if (asked || options.dry_run) show(addition.fact);
    const Outlook then = outlook(quiet, before, addition, true);
    if (then.faulty && asked) {
      fmt::print(stderr, "It cannot be written like that.\n");
      fact.values.clear();
      fact.when.clear();
      ask_for_value(before, fact);
      continue;
    }
    if (then.faulty) throw UsageError("the fact cannot be read as it is; nothing was written");
    if (options.dry_run) return then.exit_code;
    bool agreed = options.yes;
    if (then.exit_code != kClean && !agreed) {
      agreed = asks && agrees("Write it all the same?", false);
      if (!agreed) {
        fmt::print(stderr, "nothing was written{}\n", asks ? "" : "; --yes writes it all the same");
        return kFindings;
      }
    } else if (asked && !agreed && !agrees("Write it?", true)) {
      fmt::print(stderr, "nothing was written\n");
      return kClean;
    }
    if (lock) return write(addition);
    return write_under_lock(options, quiet, folder, fact, addition, agreed);
  }
}

}  // namespace

Action declare_add(CLI::App& app) {
  const auto options = std::make_shared<AddOptions>();
  NewFact& fact = options->fact;
  NewArticle& article = options->article;
  const auto text = [&](const char* name, std::string& target, const char* type, const char* help) {
    app.add_option(name, target, help)->type_name(type);
  };
  const auto texts = [&](const char* name, std::vector<std::string>& target, const char* type,
                         const char* help) {
    app.add_option(name, target, help)->type_name(type)->allow_extra_args(false);
  };
  app.add_option("PATH", options->session.paths, "The folder of fact files; default facts/");
  text("--article", article.id, "ID", "The article that says so; a new one where it is described");
  text("--subject", fact.subject, "SUBJECT", "Of whom or what (id, label or alias)");
  text("--property", fact.property, "PROPERTY", "What is said of it");
  texts("--value", fact.values, "VALUE", "The value: 5000, ~50, 2020-08-19, true, null, JSON; repeatable");
  text("--when", fact.when, "EDTF", "The time that it speaks of; default: when the article was published");
  text("--said", fact.said, "EDTF", "When a plan, forecast or denial stood; default: when published");
  texts("--scope", fact.scope, "DIM=VALUE", "The part that is meant: weapon=rocket; repeatable");
  text("--stance", fact.stance, "STANCE",
       "asserted, denied, planned, predicted, rumoured, demanded, conditional");
  text("--attributed-to", fact.attributed_to, "WHO", "Whom the article cites");
  texts("--quote", options->quotes, "WORDS",
        "The words that it rests on, as the article prints them; repeatable");
  text("--prefix", options->prefix, "WORDS",
       "What stands before the quote, where its words occur more than once");
  text("--suffix", options->suffix, "WORDS", "What stands behind it");
  app.add_option("--line", options->line, "Or the line of the article's text on which it stands")
      ->type_name("N");
  text("--id", fact.id, "ID", "The fact's id in its article; default: its property's");
  text("--note", fact.note, "TEXT", "A remark for people");
  text("--title", article.title, "TEXT", "Of a new article: its headline");
  text("--publisher", article.publisher, "NAME", "Of a new article: who published it");
  text("--agency", article.agency, "NAME", "Of a new article: the wire service that the text comes from");
  text("--author", article.author, "NAME", "Of a new article: who wrote it");
  text("--url", article.url, "URL", "Of a new article: where it was published");
  text("--archive-url", article.archive_url, "URL", "Of a new article: an archived copy");
  text("--language", article.language, "TAG", "Of a new article: its language, en");
  text("--published", article.published, "EDTF", "Of a new article: when it came out");
  text("--retrieved", article.retrieved, "EDTF", "Of a new article: when it was fetched");
  text("--text", article.text, "FILE", "Of a new article: the file with its text");
  texts("--derived-from", article.derived_from, "ID", "Of a new article: whom it repeats; repeatable");
  text("--article-note", article.note, "TEXT", "Of a new article: a remark for people");
  app.add_flag("--dry-run,-n", options->dry_run, "Show the fact and what it would contradict; write nothing");
  app.add_flag("--yes,-y", options->yes, "Write it whatever it contradicts, and do not ask");
  app.add_flag("--notes", options->session.notes, "Show the notes that would be new, too");
  return [=] { return add(*options); };
}

}  // namespace gainsay
