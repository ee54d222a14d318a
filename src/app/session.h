// One run over a project: load, filter, check, identify, count. What `check`, `report`, `explain`, `show` and
// `graph` share.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "app/command.h"
#include "app/usage.h"
#include "graph/fact_graph.h"
#include "load/load.h"
#include "report/report.h"
#include "review/baseline.h"

namespace gainsay {

struct SessionOptions {
  std::vector<std::string> paths;
  std::vector<std::string> select, ignore;  // codes, names or families: `G101`, `conflicting-values`, `G3`
  std::vector<std::string> subjects;        // ids, labels or aliases
  std::string as_of, today;                 // EDTF dates
  std::string baseline;                     // a file; empty: the project's own, where there is one
  std::string since;                        // a revision: only what is new since then counts
  std::string fail_on = "error";
  std::string color = "auto";
  std::filesystem::path
      shown_from;     // reports name files from here; empty: from where the program was started
  bool past = false;  // a run over an earlier state, to compare with: looks no further back itself
  unsigned jobs = 0;  // 0: as many as the machine has
  bool quiet = false;
  bool notes = false;
  bool strict = false;           // also what rests on a single origin
  bool reliability = false;      // sources by how often they agree with others
  bool without_settled = false;  // findings that verdicts settled are counted and no more
  bool drawn = false;            // the graph is going to be written: contradictions become part of it
};

// Adds the options that every command over a project takes.
void add_session_options(CLI::App& app, SessionOptions& options);

class Session {
 public:
  // Throws UsageError or LoadError.
  explicit Session(const SessionOptions& options);
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  const Corpus& corpus() const { return loaded_.corpus; }
  const FactGraph& graph() const { return *graph_; }
  Result result() const;
  SourceReader& source() { return *source_; }
  int exit_code() const { return summary_.failing > 0 ? kFindings : kClean; }

  // The finding of an id, or of enough of one; throws UsageError that names the nearest.
  const Finding& finding(const std::string& id) const;

  const std::filesystem::path& facts_folder() const { return facts_folder_; }
  // Where the project's baseline is kept, unless an option names another: beside the folder of facts.
  std::filesystem::path baseline_path() const;

  // What another run found is known here; counts again.
  void take_as_known(const Baseline& baseline);

  // By id, label or alias; throws UsageError that names the nearest.
  SubjectId subject(const std::string& name) const;
  PropertyId property(const std::string& name) const;

 private:
  void keep_published_by(const std::string& date);
  unsigned jobs() const;  // threads
  void review_findings();
  void filter();
  void draw_conflicts();
  void count();

  SessionOptions options_;
  std::filesystem::path facts_folder_;  // the first one
  std::vector<std::string> touched_;    // files named by the user: only what touches them is reported
  Loaded loaded_;
  std::unique_ptr<FactGraph> graph_;
  std::unique_ptr<Origins> origins_;
  std::unique_ptr<Reliability> reliability_;  // where it is asked for
  std::unique_ptr<SourceReader> source_;
  std::vector<Finding> findings_;
  std::vector<FactId> struck_;
  bool compared_ = false;
  std::vector<FactId> changed_;
  EvidenceTally evidence_;
  Summary summary_;
  std::size_t left_out_ = 0;  // articles published after --as-of
};

// The project that a file belongs to: the nearest folder above it that is called `facts`; none where there is
// none.
std::optional<std::filesystem::path> project_of(const std::filesystem::path& file);

// An EDTF date that an option takes; throws UsageError that says what to write instead.
Edtf read_date(const std::string& option, const std::string& text);

// How a report looks on this standard output: colour by --color, NO_COLOR, FORCE_COLOR and the terminal; its
// width.
Style terminal_style(const SessionOptions& options);

}  // namespace gainsay
