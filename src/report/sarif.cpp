// SARIF 2.1.0, for code scanning and for viewers of results (OASIS standard, with errata 01).
//
// A code is a rule, its page the help; a finding is a result at its spot (spot.h), the other facts as related
// locations with a link each in the message. The topic is the fingerprint, so a result is known again when
// lines move or a third article joins the conflict. GitHub reads `primaryLocationLineHash` alone, which
// therefore says the same, and adds rule and path: there an alert moves on when another file's fact becomes
// the primary one. What verdicts settled is suppressed with their reason, and what is under review until a
// day is marked so; GitHub heeds no suppressions, hence --without-settled. `baselineState` tells what is new
// where the run was compared with an earlier one.
//
// GitHub refuses more than 25,000 results a run and 1,000 locations a result. What is beyond (the least
// first) is left out, and a notification of the run says how much that is. The tags of a rule, at most 20,
// are one here.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/embedded.h"
#include "report/formats.h"
#include "report/json_writer.h"
#include "report/page.h"
#include "report/phrase.h"
#include "report/spot.h"
#include "report/terminal.h"

namespace gainsay {

namespace {

using Layout = JsonWriter::Layout;

constexpr std::size_t kPiece = 64 * 1024;
constexpr std::size_t kMostResults = 25'000;
constexpr std::size_t kMostLocations = 1'000;  // the primary one among them
constexpr std::size_t kMostLinks = 10;

constexpr std::string_view kSchema =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

// What notifications of the run are about.
struct NoticeRow {
  std::string_view id, level, summary, help;
};
constexpr std::array kNotices{
    NoticeRow{"not-checked", "error", "A file was not read, or not wholly, so what it says was not checked.",
              "The results of the rules G001 to G010 tell what to mend in it."},
    NoticeRow{"results-left-out", "warning", "There are more results than code scanning accepts.",
              "Those of the highest level are here. `gainsay check --format json` has them all."},
    NoticeRow{"locations-left-out", "warning", "A result has more locations than code scanning accepts.",
              "`gainsay explain` with the result's id names every fact."},
};
constexpr std::size_t kNotChecked = 0, kResultsLeftOut = 1, kLocationsLeftOut = 2;

// RFC 3986: a relative reference, or `file://` for an absolute path.
std::string uri_of(std::string_view path) {
  static constexpr std::string_view kPlain = "-._~/!$&'()*+,;=@";
  std::string uri;
  for (const char c : path) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (letter || kPlain.find(c) != std::string_view::npos) {
      uri += c;
    } else {
      uri += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return !uri.empty() && uri.front() == '/' ? "file://" + uri : uri;
}

// Brackets make links in messages (3.11.6), so those of the text itself are escaped.
std::string message_text(std::string_view text) {
  std::string escaped;
  for (const char c : text) {
    if (c == '[' || c == ']' || c == '\\') escaped += '\\';
    escaped += c;
  }
  return escaped;
}

std::string sentence(std::string text) {
  if (text.empty() || std::string_view(".?!").find(text.back()) == std::string_view::npos) text += '.';
  return capitalised(std::move(text));
}

// GitHub's word for a level.
std::string_view problem_severity(Level level) {
  return level == Level::error ? "error" : level == Level::warning ? "warning" : "recommendation";
}

std::string_view baseline_state(Status status) {
  if (status == Status::fresh) return "new";
  return status == Status::updated ? "updated" : "unchanged";
}

class Sarif {
 public:
  Sarif(const Result& result, SourceReader& source, const Style& style, std::string& out)
      : result_(result),
        corpus_(result.corpus),
        source_(source),
        json_(out, true),
        fingerprints_(fingerprints(result)) {
    choose(style);
  }

  void begin() {
    json_.begin_object(Layout::broken);
    text("$schema", kSchema);
    text("version", "2.1.0");
    array("runs", Layout::broken);
    json_.begin_object(Layout::broken);
    tool();
    invocation();
    text("columnKind", "unicodeCodePoints");
    array("results", Layout::broken);
  }

  template <class Pass>
  void results(const Pass& pass) {
    for (const std::uint32_t i : chosen_) {
      one_result(result_.findings[i], fingerprints_[i]);
      pass();
    }
  }

  void end() {
    for (int level = 0; level < 4; ++level) json_.end();  // results, the run, runs, the document
  }

 private:
  // Those that the style asks for, in their order; where there are too many, the gravest.
  void choose(const Style& style) {
    for (std::uint32_t i = 0; i < result_.findings.size(); ++i)
      if (style.notes || result_.findings[i].level != Level::note) chosen_.push_back(i);
    if (chosen_.size() > kMostResults) {
      std::stable_sort(chosen_.begin(), chosen_.end(), [&](std::uint32_t a, std::uint32_t b) {
        const Finding &x = result_.findings[a], &y = result_.findings[b];
        const bool x_done = !fails(x, Level::note), y_done = !fails(y, Level::note);
        return x_done != y_done ? y_done : x.level > y.level;
      });
      left_out_ = chosen_.size() - kMostResults;
      chosen_.resize(kMostResults);
      std::sort(chosen_.begin(), chosen_.end());
    }
    for (const std::uint32_t i : chosen_) {
      const Finding& finding = result_.findings[i];
      const std::size_t places = finding.marks.empty() ? finding.facts.size() : finding.marks.size();
      if (places > kMostLocations) crowded_.emplace_back(i, places - kMostLocations);
    }
  }

  // ---- the run ----

  void tool() {
    object("tool", Layout::broken);
    object("driver", Layout::broken);
    text("name", "gainsay");
    text("fullName", fmt::format("gainsay {}", program_version()));
    text("version", program_version());
    text("semanticVersion", program_version());
    message("shortDescription", "Checks what many articles assert about the same things.");
    array("rules", Layout::broken);
    for (const CodeRow& row : code_table()) rule(row);
    json_.end();
    array("notifications", Layout::broken);
    for (const NoticeRow& row : kNotices) {
      json_.begin_object(Layout::broken);
      text("id", row.id);
      message("shortDescription", row.summary);
      message("fullDescription", row.summary);
      message("help", row.help);
      json_.end();
    }
    json_.end();
    json_.end();
    json_.end();
  }

  void rule(const CodeRow& row) {
    const Page page = page_of(row.code);
    json_.begin_object(Layout::broken);
    text("id", row.code);
    text("name", row.name);
    message("shortDescription", sentence(std::string(row.summary)));
    if (!page.markdown.empty()) {
      message("fullDescription", page.meaning);
      object("help", Layout::broken);
      text("text", page.help);
      text("markdown", page.markdown);
      json_.end();
    }
    object("defaultConfiguration");
    text("level", level_name(row.level));
    json_.end();
    object("properties");
    array("tags");
    json_.string(row.kind);
    json_.end();
    text("problem.severity", problem_severity(row.level));
    json_.end();
    json_.end();
  }

  void invocation() {
    array("invocations", Layout::broken);
    json_.begin_object(Layout::broken);
    json_.key("executionSuccessful");
    json_.raw("true");
    array("toolExecutionNotifications", Layout::broken);
    for (const std::string& file : result_.summary.unchecked)
      notification(kNotChecked, printable(file) + " was not read, or not wholly.", file);
    if (left_out_ > 0)
      notification(
          kResultsLeftOut,
          fmt::format("{} and no more are in this file; {} are left out, the least first. `gainsay check "
                      "--format json` has them all.",
                      counted(kMostResults, "result"), grouped(left_out_)));
    for (const auto& [finding, count] : crowded_)
      notification(kLocationsLeftOut,
                   fmt::format("{} has {} locations; {} are left out.", result_.findings[finding].id,
                               grouped(count + kMostLocations), grouped(count)));
    json_.end();
    json_.end();
    json_.end();
  }

  void notification(std::size_t row, std::string_view words, std::string_view file = {}) {
    json_.begin_object();
    object("descriptor");
    text("id", kNotices[row].id);
    number("index", row);
    json_.end();
    text("level", kNotices[row].level);
    message("message", message_text(words));
    if (!file.empty()) {
      array("locations");
      json_.begin_object();
      object("physicalLocation");
      artifact(file);
      json_.end();
      json_.end();
      json_.end();
    }
    json_.end();
  }

  // ---- a result ----

  void one_result(const Finding& finding, std::string_view fingerprint) {
    const Spots spots = spots_of(result_, source_, finding, kMostLocations - 1);
    json_.begin_object(Layout::broken);
    text("ruleId", finding.code);
    number("ruleIndex", static_cast<std::size_t>(find_code(finding.code) - code_table().data()));
    text("level", level_name(finding.level));
    message("message", words_of(finding, spots));
    array("locations", Layout::broken);
    location(spots.primary, finding, 0);
    json_.end();
    if (!spots.others.empty()) {
      array("relatedLocations", Layout::broken);
      for (std::size_t i = 0; i < spots.others.size(); ++i) location(spots.others[i], finding, i + 1);
      json_.end();
    }
    object("partialFingerprints");
    text("gainsayTopic/v1", fingerprint);
    text("primaryLocationLineHash", fingerprint);
    json_.end();
    if (result_.compared) text("baselineState", baseline_state(finding.status));
    if (finding.status == Status::settled || finding.status == Status::open) suppression(finding);
    object("properties");
    text("id", finding.id);
    text("topic", finding.topic);
    text("status", status_name(finding.status));
    json_.end();
    json_.end();
  }

  // The sentence, where else to look, then why, a line each.
  std::string words_of(const Finding& finding, const Spots& spots) const {
    std::string words = message_text(sentence(printable(finding.message)));
    const std::size_t links = std::min(spots.others.size(), kMostLinks);
    for (std::size_t i = 0; i < links; ++i) {
      words +=
          fmt::format("{}[{}]({})", i == 0 ? " See " : ", ", message_text(link_text(spots.others[i])), i + 1);
    }
    if (links > 0) {
      const std::size_t more = spots.others.size() - links + spots.left_out;
      words += more > 0 ? fmt::format(" and {} more.", grouped(more)) : ".";
    }
    for (const std::string& reason : reasons_in_words(corpus_, finding))
      words += "\n" + message_text(sentence(reason));
    if (suggests_more(finding))
      words += "\nDid you mean " + message_text(printable("\"" + finding.suggestion + "\"?"));
    return words;
  }

  // Who says it and when; of a mark where it is.
  std::string link_text(const Spot& spot) const {
    std::string where = spot_in_words(corpus_, spot);
    if (!spot.fact.valid()) return where;
    const std::size_t quoted = spot.label.find(": \"");
    return spot.label.substr(0, quoted) + " (" + where + ")";
  }

  // `id` 0: the primary one.
  void location(const Spot& spot, const Finding& finding, std::size_t id) {
    json_.begin_object();
    if (id > 0) number("id", id);
    object("physicalLocation");
    artifact(shown_path(corpus_, spot.at));
    region(spot.at);
    json_.end();
    if (id == 0 && finding.subject.valid()) {
      array("logicalLocations");
      json_.begin_object();
      text("fullyQualifiedName", topic_path(finding));
      json_.end();
      json_.end();
    }
    if (!spot.label.empty()) message("message", message_text(spot.label));
    json_.end();
  }

  void artifact(std::string_view path) {
    object("artifactLocation");
    const std::string uri = uri_of(path);
    text("uri", uri);
    if (uri.substr(0, 5) != "file:") text("uriBaseId", "%SRCROOT%");
    json_.end();
  }

  // Code scanning wants a line of everything, so a file as a whole stands at its first.
  void region(const Location& at) {
    object("region");
    number("startLine", std::max(at.line, 1U));
    if (at.line > 0) {
      number("startColumn", at.column);
      number("endLine", at.end_line);
      number("endColumn", at.end_column);
    }
    json_.end();
  }

  // `us-forces-in-iraq/strength`, with its scope.
  std::string topic_path(const Finding& finding) const {
    std::string path(corpus_.text(corpus_.subjects[finding.subject.index].id));
    if (finding.property.valid())
      path.append("/").append(corpus_.text(corpus_.properties[finding.property.index].id));
    const std::string scope = finding.scope.valid() ? corpus_.scope_text(finding.scope) : std::string();
    return scope.empty() ? path : path + " (" + scope + ")";
  }

  // By the verdict that counts: the last of those on the finding.
  void suppression(const Finding& finding) {
    array("suppressions");
    json_.begin_object();
    text("kind", "external");
    text("status", finding.status == Status::settled ? "accepted" : "underReview");
    const auto verdict = std::find_if(corpus_.verdicts.rbegin(), corpus_.verdicts.rend(),
                                      [&](const auto& v) { return corpus_.text(v.finding) == finding.id; });
    if (verdict != corpus_.verdicts.rend() && !corpus_.text(verdict->reason).empty())
      text("justification", corpus_.text(verdict->reason));
    json_.end();
    json_.end();
  }

  // ---- JSON ----

  void object(std::string_view key, Layout layout = Layout::in_line) {
    json_.key(key);
    json_.begin_object(layout);
  }
  void array(std::string_view key, Layout layout = Layout::in_line) {
    json_.key(key);
    json_.begin_array(layout);
  }
  void text(std::string_view key, std::string_view value) {
    json_.key(key);
    json_.string(value);
  }
  void message(std::string_view key, std::string_view words) {
    object(key);
    text("text", words);
    json_.end();
  }
  template <std::integral Number>
  void number(std::string_view key, Number value) {
    json_.key(key);
    json_.number(value);
  }

  const Result& result_;
  const Corpus& corpus_;
  SourceReader& source_;
  JsonWriter json_;
  std::vector<std::string> fingerprints_;  // by finding
  std::vector<std::uint32_t> chosen_;
  std::size_t left_out_ = 0;
  std::vector<std::pair<std::uint32_t, std::size_t>> crowded_;  // findings, and how many locations too many
};

}  // namespace

void write_sarif(const Result& result, SourceReader& source, const Style& style, const Sink& sink) {
  std::string out;
  Sarif sarif(result, source, style, out);
  sarif.begin();
  sarif.results([&] {
    if (out.size() < kPiece) return;
    sink(out);
    out.clear();
  });
  sarif.end();
  out += '\n';
  sink(out);
}

}  // namespace gainsay
