#include "app/session.h"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <thread>

#include "app/checkout.h"
#include "app/run_git.h"
#include "base/fold.h"
#include "checks/run.h"
#include "evidence/names.h"
#include "report/phrase.h"
#include "review/baseline.h"
#include "review/changed_facts.h"
#include "review/identity.h"
#include "review/verdicts.h"

namespace gainsay {

namespace {

namespace fs = std::filesystem;

// A path as it reads from where the program was started.
fs::path shown(const fs::path& path) {
  const fs::path relative = path.lexically_proximate(fs::current_path());
  return relative.native().size() < path.native().size() ? relative : path;
}

// `G101`, `conflicting-values`, or a family: `G1`, `G3`.
bool matches(std::string_view selector, const CodeRow& row) {
  return selector == row.name || (selector.size() >= 2 && row.code.substr(0, selector.size()) == selector);
}

bool matches_any(const std::vector<std::string>& selectors, std::string_view code) {
  const CodeRow* row = find_code(code);
  return std::any_of(selectors.begin(), selectors.end(),
                     [&](const std::string& s) { return matches(s, *row); });
}

void require_codes(const std::vector<std::string>& selectors) {
  for (const std::string& selector : selectors) {
    const auto table = code_table();
    if (std::any_of(table.begin(), table.end(), [&](const CodeRow& row) { return matches(selector, row); }))
      continue;
    std::vector<std::string> known;
    for (const CodeRow& row : table) {
      known.emplace_back(row.code);
      known.emplace_back(row.name);
    }
    throw UsageError(fmt::format("no code is called \"{}\"{}; `gainsay codes` lists them", selector,
                                 did_you_mean(selector, known)));
  }
}

std::optional<Level> failing_level(const std::string& name) {
  for (const Level level : {Level::error, Level::warning, Level::note}) {
    if (name == level_name(level)) return level;
  }
  return std::nullopt;
}

// `options` of the fact files stand in for options that the command line leaves at their defaults. A
// path among them is relative to the facts folder.
void take_options(const Loaded& loaded, const fs::path& facts_folder, SessionOptions& options) {
  const SessionOptions defaults;
  for (const auto& option : loaded.options) {
    const std::string& name = option.first;
    const std::vector<std::string>& values = option.second;
    // A value that could not be read is a finding already.
    if (std::any_of(values.begin(), values.end(), [](const auto& value) { return value.empty(); })) continue;
    if (values.empty()) continue;
    const auto list = [&](std::vector<std::string>& target) {
      if (target.empty()) target = values;
    };
    const auto single = [&](std::string& target, const std::string& standard) {
      if (target == standard) target = values.front();
    };
    if (name == "select") list(options.select);
    if (name == "ignore") list(options.ignore);
    if (name == "subject") list(options.subjects);
    if (name == "as-of") single(options.as_of, defaults.as_of);
    if (name == "since" && !options.past && options.since.empty()) {
      // Facts are read outside their repository, too: an archive of them, a copy.
      if (run_git(facts_folder, {"rev-parse", "--git-dir"}).ok) {
        options.since = values.front();
      } else if (!options.quiet) {
        fmt::print(stderr, "gainsay: {} is in no git repository, so every finding counts as new\n",
                   facts_folder.string());
      }
    }
    if (name == "today") single(options.today, defaults.today);
    if (name == "baseline" && options.baseline.empty()) {
      const fs::path path = values.front();
      options.baseline =
          path.is_absolute() ? path.string() : (facts_folder / path).lexically_normal().string();
    }
    if (name == "fail-on") single(options.fail_on, defaults.fail_on);
    if (name == "color") single(options.color, defaults.color);
    if (name == "quiet" && values.front() == "true") options.quiet = true;
    if (name == "notes" && values.front() == "true") options.notes = true;
    if (name == "strict" && values.front() == "true") options.strict = true;
    if (name == "reliability" && values.front() == "true") options.reliability = true;
    if (name == "without-settled" && values.front() == "true") options.without_settled = true;
    if (name == "jobs" && options.jobs == 0)
      options.jobs = static_cast<unsigned>(std::atoi(values.front().c_str()));
  }
}

}  // namespace

std::optional<fs::path> project_of(const fs::path& file) {
  for (fs::path folder = fs::absolute(file).lexically_normal().parent_path(); folder.has_relative_path();
       folder = folder.parent_path()) {
    if (folder.filename() == "facts") return folder;
  }
  return std::nullopt;
}

Edtf read_date(const std::string& option, const std::string& text) {
  auto parsed = parse_edtf(text);
  if (const auto* error = std::get_if<EdtfError>(&parsed)) {
    throw UsageError(
        fmt::format("{} {}: {}{}", option, text, error->message,
                    error->suggestion.empty() ? "" : fmt::format("; write {}", error->suggestion)));
  }
  return std::get<Edtf>(std::move(parsed));
}

void add_session_options(CLI::App& app, SessionOptions& options) {
  app.add_option("--select", options.select,
                 "Report only these codes, names or families (G101, reversal, G3)")
      ->delimiter(',')
      ->type_name("CODE");
  app.add_option("--ignore", options.ignore, "Do not report these codes, names or families")
      ->delimiter(',')
      ->type_name("CODE");
  app.add_option("--subject", options.subjects,
                 "Report only what is said of these subjects (id, label or alias)")
      ->type_name("SUBJECT");
  app.add_option("--as-of", options.as_of, "Only articles published by then (an EDTF date: 2021, 2021-04-07)")
      ->type_name("DATE");
  app.add_option("--today", options.today, "The date that a verdict's `until` is measured by")
      ->type_name("DATE");
  app.add_option(
         "--baseline", options.baseline,
         "Findings that are known; default: gainsay-baseline.json beside the facts folder, if it is there")
      ->type_name("FILE");
  app.add_option("--since", options.since,
                 "Only what is new since this revision of git counts; the rest is known")
      ->type_name("REV");
  app.add_option("--fail-on", options.fail_on, "The least level that makes the exit code 1")
      ->check(CLI::IsMember({"error", "warning", "note", "never"}))
      ->type_name("LEVEL")
      ->capture_default_str();
  app.add_option("--color", options.color, "Colours: auto (NO_COLOR and FORCE_COLOR count), always, never")
      ->check(CLI::IsMember({"auto", "always", "never"}))
      ->type_name("WHEN")
      ->capture_default_str();
  app.add_option("--jobs,-j", options.jobs, "Threads; 0: as many as the machine has")
      ->check(CLI::Range(0, 1024))
      ->type_name("N")
      ->capture_default_str();
  app.add_flag("--quiet,-q", options.quiet, "Only the findings: no summary");
  app.add_flag("--notes", options.notes, "Print notes one by one, too");
  app.add_flag("--strict", options.strict, "Note, too, what rests on a single independent origin (G405)");
  app.add_flag("--reliability", options.reliability,
               "Estimate from all facts how reliable each source is: what to look at first");
  app.add_flag("--without-settled", options.without_settled,
               "Leave out what verdicts settled, in every format; it is counted all the same");
}

Session::Session(const SessionOptions& options) : options_(options) {
  LoadOptions load_options;
  std::vector<std::string> paths = options_.paths;
  if (paths.empty()) {
    paths.emplace_back("facts");
    std::error_code ignored;
    if (!fs::is_directory("facts", ignored)) {
      throw UsageError("there is no folder facts/ here; name the folder of fact files: gainsay check PATH");
    }
  }
  for (const std::string& path : paths) {
    std::error_code ignored;
    const auto project = fs::is_regular_file(path, ignored) ? project_of(path) : std::nullopt;
    if (project) touched_.push_back(fs::weakly_canonical(path, ignored).string());
    const fs::path wanted = project ? shown(*project) : fs::path(path);
    if (std::find(load_options.paths.begin(), load_options.paths.end(), wanted) == load_options.paths.end()) {
      load_options.paths.push_back(wanted);
    }
  }
  std::error_code unreachable;
  facts_folder_ = fs::absolute(load_options.paths.front(), unreachable).lexically_normal();
  if (!facts_folder_.has_filename()) facts_folder_ = facts_folder_.parent_path();  // `facts/`
  if (!fs::is_directory(facts_folder_, unreachable)) facts_folder_ = facts_folder_.parent_path();
  loaded_ = load(load_options);
  for (SourceFile& file : loaded_.corpus.files) {
    if (options_.shown_from.empty()) break;
    file.shown =
        fs::absolute(file.path).lexically_normal().lexically_relative(options_.shown_from).generic_string();
  }
  take_options(loaded_, facts_folder_, options_);
  require_codes(options_.select);
  require_codes(options_.ignore);
  if (!failing_level(options_.fail_on) && options_.fail_on != "never") {
    throw UsageError(fmt::format("fail-on is \"{}\"; it is error, warning, note or never", options_.fail_on));
  }
  if (!options_.as_of.empty()) keep_published_by(options_.as_of);
  graph_ = std::make_unique<FactGraph>(loaded_.corpus);
  source_ = std::make_unique<SourceReader>(loaded_.corpus);
  origins_ = std::make_unique<Origins>(loaded_.corpus, jobs());
  review_findings();
  if (options_.reliability) {
    reliability_ = std::make_unique<Reliability>(estimate_reliability(*graph_, *origins_));
  }
  filter();
  order(loaded_.corpus, findings_);
  if (options_.drawn) draw_conflicts();
  count();
  if (options_.without_settled)
    std::erase_if(findings_, [](const Finding& finding) { return finding.status == Status::settled; });
}

unsigned Session::jobs() const {
  return options_.jobs != 0 ? options_.jobs : std::max(1U, std::thread::hardware_concurrency());
}

void Session::review_findings() {
  const Evidence evidence = run_article_checks(loaded_.corpus, jobs());
  evidence_ = evidence.tally;
  const std::vector<Finding> names = run_corpus_checks(loaded_.corpus);
  const auto run = [&](const std::vector<bool>& without) {
    std::vector<Finding> found =
        without.empty() ? run_checks(*graph_, *origins_, jobs(), options_.strict)
                        : run_checks(FactGraph(loaded_.corpus, without), *origins_, jobs(), options_.strict);
    found.insert(found.begin(), loaded_.findings.begin(), loaded_.findings.end());
    found.insert(found.end(), evidence.findings.begin(), evidence.findings.end());
    found.insert(found.end(), names.begin(), names.end());
    return found;
  };
  const Tick today =
      options_.today.empty()
          ? tick(std::chrono::system_clock::to_time_t(std::chrono::system_clock::now()), Resolution::day)
          : valid_time(read_date("--today", options_.today), Resolution::day, true).extent().last;
  Review reviewed = review(loaded_.corpus, *source_, today, run);
  findings_ = std::move(reviewed.findings);
  struck_ = std::move(reviewed.struck);

  std::error_code ignored;
  const fs::path baseline = baseline_path();
  if (fs::exists(baseline, ignored)) {
    compared_ = true;
    mark_known(read_baseline(baseline), findings_);
  } else if (!options_.baseline.empty() && !options_.quiet) {
    fmt::print(stderr, "gainsay: there is no baseline {} yet, so every finding counts as new\n",
               baseline.string());
  }
  if (options_.since.empty()) return;
  compared_ = true;
  const Checkout then(facts_folder_, options_.since);
  if (!fs::is_directory(then.folder(), ignored)) return;  // the facts were not there yet
  SessionOptions before;
  before.paths = {then.folder().string()};
  before.today = options_.today;
  before.jobs = options_.jobs;
  before.strict = options_.strict;
  before.quiet = before.past = true;
  const Session earlier(before);
  mark_known(baseline_of(earlier.findings_), findings_);
  changed_ = changed_facts(earlier.corpus(), loaded_.corpus);
}

void Session::take_as_known(const Baseline& baseline) {
  compared_ = true;
  mark_known(baseline, findings_);
  summary_ = {};
  count();
}

std::filesystem::path Session::baseline_path() const {
  if (!options_.baseline.empty()) return options_.baseline;
  return facts_folder_.parent_path() / kBaselineName;
}

void Session::draw_conflicts() {
  for (const Finding& finding : findings_) {
    if (find_code(finding.code)->kind == "contradiction")
      graph_->add_conflict(finding.id, finding.code, finding.facts);
  }
}

Result Session::result() const {
  return {loaded_.corpus,    *graph_,  *origins_,
          findings_,         summary_, struck_,
          compared_,         changed_, failing_level(options_.fail_on),
          reliability_.get()};
}

void Session::keep_published_by(const std::string& date) {
  const Ticks limit = valid_time(read_date("--as-of", date), Resolution::day, true).extent();
  const std::vector<Article>& articles = loaded_.corpus.articles;
  std::vector<bool> later(articles.size());
  for (std::size_t i = 0; i < articles.size(); ++i) {
    const Time* published = loaded_.corpus.time(articles[i].published);
    later[i] =
        published == nullptr || valid_time(published->edtf, Resolution::day, true).extent().last > limit.last;
  }
  left_out_ = static_cast<std::size_t>(std::count(later.begin(), later.end(), true));
  std::erase_if(loaded_.corpus.facts, [&](const Fact& fact) { return later[fact.article.index]; });
  // Nor are their texts looked at.
  for (std::size_t i = 0; i < articles.size(); ++i) {
    if (later[i]) loaded_.corpus.articles[i].text_file = {};
  }
}

void Session::filter() {
  const Corpus& corpus = loaded_.corpus;
  std::vector<SubjectId> subjects;
  for (const std::string& name : options_.subjects) subjects.push_back(subject(name));
  std::vector<FileId> files;
  for (std::size_t i = 0; i < corpus.files.size() && !touched_.empty(); ++i) {
    std::error_code ignored;
    const std::string path = fs::weakly_canonical(corpus.files[i].path, ignored).string();
    if (std::find(touched_.begin(), touched_.end(), path) != touched_.end()) files.emplace_back(i);
  }
  const auto touches = [&](const Finding& finding) {
    const auto named = [&](FileId file) {
      return std::find(files.begin(), files.end(), file) != files.end();
    };
    return std::any_of(finding.facts.begin(), finding.facts.end(),
                       [&](FactId id) { return named(corpus.fact(id).place.file()); }) ||
           std::any_of(finding.marks.begin(), finding.marks.end(),
                       [&](const Mark& mark) { return named(mark.location.file); });
  };
  std::erase_if(findings_, [&](const Finding& finding) {
    const bool about_file = finding.facts.empty();
    if (!options_.select.empty() && !matches_any(options_.select, finding.code)) return true;
    if (matches_any(options_.ignore, finding.code)) return true;
    if (!touched_.empty() && !touches(finding)) return true;
    const auto wanted = [&](SubjectId subject) {
      return std::find(subjects.begin(), subjects.end(), subject) != subjects.end();
    };
    return !subjects.empty() && !about_file && !wanted(finding.subject) &&
           std::none_of(finding.facts.begin(), finding.facts.end(),
                        [&](FactId id) { return wanted(corpus.fact(id).subject); });
  });
}

void Session::count() {
  summary_.articles = loaded_.corpus.articles.size() - left_out_;
  summary_.subjects = loaded_.corpus.subjects.size();
  summary_.facts = loaded_.corpus.facts.size();
  summary_.unchecked = loaded_.unchecked;
  summary_.evidence = evidence_;
  const auto failing = failing_level(options_.fail_on);
  for (const Finding& finding : findings_) {
    if (finding.status == Status::settled || finding.status == Status::known) {
      ++(finding.status == Status::settled ? summary_.settled : summary_.known);
      continue;
    }
    ++(finding.level == Level::error     ? summary_.error
       : finding.level == Level::warning ? summary_.warning
                                         : summary_.note);
    if (fails(finding, failing)) ++summary_.failing;
  }
}

const Finding& Session::finding(const std::string& id) const {
  const Finding* found = nullptr;
  std::vector<std::string> known;
  for (const Finding& finding : findings_) {
    known.push_back(finding.id);
    if (finding.id == id) return finding;
    if (id.size() < 6 || finding.id.substr(0, id.size()) != id) continue;
    if (found != nullptr)
      throw UsageError(fmt::format("several findings begin with {}; give more of the id", id));
    found = &finding;
  }
  if (found == nullptr) {
    throw UsageError(fmt::format("no finding has the id {} today{}; `gainsay check --notes` lists them", id,
                                 did_you_mean(id, known)));
  }
  return *found;
}

SubjectId Session::subject(const std::string& name) const {
  const Corpus& corpus = loaded_.corpus;
  const std::string wanted = fold(name);
  for (std::size_t i = 0; i < corpus.subjects.size(); ++i) {
    const Subject& subject = corpus.subjects[i];
    const auto is_wanted = [&](StringId spelling) {
      return spelling.valid() && fold(corpus.text(spelling)) == wanted;
    };
    if (is_wanted(subject.id) || is_wanted(subject.label) ||
        std::any_of(subject.aliases.begin(), subject.aliases.end(), is_wanted))
      return SubjectId(i);
  }
  const ListedNames listed(corpus);
  std::vector<std::string> near;
  for (const ListedNames::Near& each : listed.nearest(name, 3)) near.emplace_back(corpus.text(each.spelling));
  if (!near.empty()) {
    std::string choice;
    for (const std::string& each : near)
      choice += fmt::format("{}\"{}\"", choice.empty() ? "" : " or ", each);
    throw UsageError(fmt::format("no subject is called \"{}\"; did you mean {}?", name, choice));
  }
  std::vector<std::string> known;
  for (const Subject& each : corpus.subjects) known.emplace_back(corpus.text(each.id));
  throw UsageError(fmt::format("no subject is called \"{}\"{}", name, did_you_mean(name, known)));
}

PropertyId Session::property(const std::string& name) const {
  const Corpus& corpus = loaded_.corpus;
  std::vector<std::string> known;
  for (std::size_t i = 0; i < corpus.properties.size(); ++i) {
    const Property& property = corpus.properties[i];
    if (corpus.text(property.id) == name || fold(corpus.text(property.label)) == fold(name))
      return PropertyId(i);
    known.emplace_back(corpus.text(property.id));
  }
  throw UsageError(fmt::format("no property is called \"{}\"{}", name, did_you_mean(name, known)));
}

Style terminal_style(const SessionOptions& options) {
  Style style;
  style.notes = options.notes;
  style.quiet = options.quiet;
  const bool terminal = ::isatty(STDOUT_FILENO) != 0;
  const auto set = [](const char* name) {
    const char* value = std::getenv(name);
    return value != nullptr && *value != '\0';
  };
  style.colour = options.color == "always" ||
                 (options.color == "auto" && !set("NO_COLOR") && (terminal || set("FORCE_COLOR")));
  winsize size{};
  if (terminal && ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col >= 40) {
    style.width = size.ws_col;
  } else if (const char* columns = std::getenv("COLUMNS"); columns != nullptr && std::atoi(columns) >= 40) {
    style.width = static_cast<std::size_t>(std::atoi(columns));
  } else {
    style.width = 100;
  }
  return style;
}

}  // namespace gainsay
