// `gainsay verdict`: record a decision about a finding in the project's verdicts.json.
//
// The file keeps its layout; it is written whole or not at all, under a lock on the facts folder, so that two
// people or two scripts lose nothing. Facts that are called wrong get an id in their file where they have
// none.

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>

#include "app/command.h"
#include "app/folder_lock.h"
#include "app/output.h"
#include "app/run_git.h"
#include "app/session.h"
#include "review/json_edit.h"

namespace gainsay {

namespace {

namespace fs = std::filesystem;

struct VerdictOptions {
  SessionOptions session;
  std::string finding;
  std::vector<std::string> wrong;
  bool not_a_conflict = false, open = false;
  std::string reason, by, on, until;
};

std::string decision_of(const VerdictOptions& options) {
  const int decisions =
      (options.wrong.empty() ? 0 : 1) + (options.not_a_conflict ? 1 : 0) + (options.open ? 1 : 0);
  if (decisions != 1) {
    throw UsageError("a verdict is one of --error-in-source FACT…, --not-a-conflict, --open");
  }
  if (!options.until.empty() && !options.open) throw UsageError("--until goes with --open");
  return options.open ? "open" : options.not_a_conflict ? "not_a_conflict" : "error_in_source";
}

// Who decides: as said, else as git knows them here.
std::string decider(const VerdictOptions& options, const fs::path& folder) {
  if (!options.by.empty()) return options.by;
  const GitResult name = run_git(folder, {"config", "user.name"});
  if (!name.ok || name.output.empty()) throw UsageError("who decides? add --by NAME");
  return name.output;
}

FactId fact_called(const Corpus& corpus, const Finding& finding, const std::string& name) {
  std::vector<std::string> known;
  std::vector<FactId> candidates = finding.facts;
  candidates.insert(candidates.end(), finding.support.begin(), finding.support.end());
  for (const FactId id : candidates) {
    known.push_back(corpus.fact_name(id));
    if (known.back() == name) return id;
  }
  throw UsageError(fmt::format("{} is no fact of {}{}; it has {}", name, finding.id,
                               did_you_mean(name, known), fmt::join(known, ", ")));
}

// An id for a fact that has none: its property's, with a number where that is taken in its article.
std::string free_id(const Corpus& corpus, const Fact& fact) {
  const std::string base(corpus.text(corpus.properties[fact.property.index].id));
  for (int number = 1;; ++number) {
    std::string id = number == 1 ? base : fmt::format("{}-{}", base, number);
    const bool taken = std::any_of(corpus.facts.begin(), corpus.facts.end(), [&](const Fact& other) {
      return other.article == fact.article && corpus.text(other.id) == id;
    });
    if (!taken) return id;
  }
}

// The whole id that a verdict may name; written into the fact's file where there was none.
std::string explicit_name(Session& session, FactId id) {
  const Corpus& corpus = session.corpus();
  const Fact& fact = corpus.fact(id);
  if (fact.explicit_id) return corpus.fact_name(id);
  const fs::path path = corpus.files[fact.place.file().index].path;
  const std::string fresh = free_id(corpus, fact);
  const auto extent = session.source().extent(id);
  if (!extent) throw UsageError(fmt::format("{} changed while it was read; try again", path.string()));
  write_file(path, insert_member(read_text(path), *extent, "id", nlohmann::json(fresh).dump()));
  return fmt::format("{}#{}", corpus.text(corpus.article_of(fact).id), fresh);
}

std::string today() {
  return format_day(std::chrono::system_clock::to_time_t(std::chrono::system_clock::now()));
}

int record(const VerdictOptions& options) {
  const std::string decision = decision_of(options);
  if (!options.on.empty()) read_date("--on", options.on);
  if (!options.until.empty()) read_date("--until", options.until);
  SessionOptions all = options.session;
  all.notes = true;
  Session session(all);
  const FolderLock lock(session.facts_folder());
  const Finding& finding = session.finding(options.finding);
  if (finding.facts.empty()) throw UsageError(finding.id + " is about a file: mend the file");

  nlohmann::ordered_json verdict;
  verdict["finding"] = finding.id;
  verdict["topic"] = finding.topic;
  verdict["decision"] = decision;
  std::vector<FactId> wrong;
  for (const std::string& name : options.wrong) wrong.push_back(fact_called(session.corpus(), finding, name));
  for (const FactId fact : wrong) verdict["wrong"].push_back(explicit_name(session, fact));
  verdict["reason"] = options.reason;
  verdict["by"] = decider(options, session.facts_folder());
  verdict["on"] = options.on.empty() ? today() : options.on;
  if (!options.until.empty()) verdict["until"] = options.until;

  const fs::path path = session.facts_folder() / "verdicts.json";
  std::error_code ignored;
  std::string text = "{}\n";
  if (fs::exists(path, ignored)) {
    text = read_text(path);
    const JsonTree tree = JsonTree::parse(text);
    if (tree.error() || tree.root().kind() != JsonKind::object) {
      throw UsageError(path.string() + " is not JSON; `gainsay check` says where");
    }
  } else if (fs::exists(session.facts_folder() / "schema" / "facts.schema.json", ignored)) {
    text = "{\n  \"$schema\": \"schema/facts.schema.json\"\n}\n";
  }
  write_file(path, append_to_list(text, "verdicts", verdict.dump(2)));
  fmt::print(stderr, "recorded in {}: {} is {}\n", path.string(), finding.id, decision);
  return kClean;
}

}  // namespace

Action declare_verdict(CLI::App& app) {
  const auto options = std::make_shared<VerdictOptions>();
  app.add_option("FINDING", options->finding, "A finding's id (g-…), or enough of it")->required();
  app.add_option("PATH", options->session.paths, "The folder of fact files; default facts/");
  app.add_option("--error-in-source", options->wrong, "The facts that are wrong: they leave the reasoning")
      ->type_name("FACT");
  app.add_flag("--not-a-conflict", options->not_a_conflict, "The facts can all be true");
  app.add_flag("--open", options->open, "Undecided: visible, but no failure");
  app.add_option("--until", options->until, "With --open: the last day on which it is no failure")
      ->type_name("DATE");
  app.add_option("--reason", options->reason, "Why, in words that convince a colleague")
      ->type_name("TEXT")
      ->required();
  app.add_option("--by", options->by, "Who decides; default: git's user.name")->type_name("NAME");
  app.add_option("--on", options->on, "When; default: today")->type_name("DATE");
  return [=] { return record(*options); };
}

}  // namespace gainsay
