// JUnit XML, for the test pages of CI: a test suite a subject, a test case a series, so that what is
// consistent counts as passed; and a case for each file that something is wrong with.
//
// Elements and their order are those that Jenkins reads, which others understand too. A finding fails the
// series of all its facts, as it fails the run; what does not (`--fail-on`, settled, known) stands in the
// case's output. Several findings are one failure, since some readers look at the first alone. No time is
// measured: the same facts give the same bytes. Written by hand rather than through a library:
// it is five kinds of elements, and those libraries build a tree and pass on what XML 1.0 forbids.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "report/escape.h"
#include "report/formats.h"
#include "report/phrase.h"
#include "report/spot.h"
#include "report/terminal.h"

namespace gainsay {

namespace {

constexpr std::size_t kPiece = 64 * 1024;
constexpr std::size_t kMostPlaces = 20;

std::string attribute(std::string_view name, std::string_view value) {
  return fmt::format(" {}=\"{}\"", name, xml_text(value));
}
std::string count(std::string_view name, std::size_t value) { return fmt::format(" {}=\"{}\"", name, value); }

struct Case {
  std::string name, class_name;
  std::size_t facts = 0;
  bool file = false;  // that something is wrong with a file is an error, not a failed test
  std::vector<const Finding*> failing = {}, others = {};
};

struct Suite {
  std::string name;
  std::vector<Case> cases = {};
  std::size_t failures = 0, errors = 0;

  void add_up() {
    for (const Case& each : cases)
      if (!each.failing.empty()) ++(each.file ? errors : failures);
  }
  std::string attributes() const {
    return attribute("name", name) + count("tests", cases.size()) + count("failures", failures) +
           count("errors", errors) + count("skipped", 0) + count("time", 0);
  }
};

class JUnit {
 public:
  JUnit(const Result& result, SourceReader& source, const Style& style)
      : result_(result), corpus_(result.corpus), source_(source), style_(style) {
    series_of_fact_.resize(corpus_.facts.size(), kNone);
    const auto series = result.graph.series();
    for (std::uint32_t i = 0; i < series.size(); ++i)
      for (const FactId fact : result.graph.facts_of(series[i])) series_of_fact_[fact.index] = i;
    by_series_.resize(series.size());
    for (const Finding& finding : result.findings) place(finding);
  }

  std::vector<Suite> suites() {
    std::vector<Suite> all;
    if (!by_file_.empty()) {
      Suite files{"files"};
      for (const auto& [path, findings] : by_file_) {
        Case one{path, "files"};
        one.file = true;
        files.cases.push_back(with_findings(std::move(one), findings));
      }
      all.push_back(std::move(files));
    }
    for (const Group& group : result_.graph.groups()) {
      Suite suite{corpus_.subject_label(group.subject)};
      for (const Series& series : result_.graph.series_of(group)) {
        Case one{name_of(series), std::string(corpus_.text(corpus_.subjects[group.subject.index].id))};
        one.facts = result_.graph.facts_of(series).size();
        const auto number = static_cast<std::size_t>(&series - result_.graph.series().data());
        suite.cases.push_back(with_findings(std::move(one), by_series_[number]));
      }
      all.push_back(std::move(suite));
    }
    for (Suite& suite : all) suite.add_up();
    return all;
  }

  std::string xml(const Suite& suite) {
    std::string out = "  <testsuite" + suite.attributes() + ">\n";
    for (const Case& each : suite.cases) out += xml(each);
    return out + "  </testsuite>\n";
  }

 private:
  static constexpr std::uint32_t kNone = 0xffffffff;

  // To the series of all its facts; without facts, to its file.
  void place(const Finding& finding) {
    std::vector<std::uint32_t> series;
    for (const FactId fact : finding.facts) series.push_back(series_of_fact_[fact.index]);
    std::sort(series.begin(), series.end());
    series.erase(std::unique(series.begin(), series.end()), series.end());
    for (const std::uint32_t number : series)
      if (number != kNone) by_series_[number].push_back(&finding);
    if (!series.empty()) return;
    const Location at = finding.marks.empty() ? Location() : finding.marks.front().location;
    by_file_[printable(shown_path(corpus_, at))].push_back(&finding);
  }

  Case with_findings(Case one, const std::vector<const Finding*>& findings) const {
    for (const Finding* finding : findings) {
      if (fails(*finding, result_.fail_on)) {
        one.failing.push_back(finding);
      } else if (finding->level != Level::note || style_.notes) {
        one.others.push_back(finding);
      }
    }
    return one;
  }

  std::string name_of(const Series& series) const {
    std::string name(corpus_.text(corpus_.properties[series.property.index].id));
    const std::string scope = corpus_.scope_text(series.scope);
    return scope.empty() ? name : name + " (" + scope + ")";
  }

  std::string xml(const Case& one) {
    std::string out = "    <testcase" + attribute("name", printable(one.name)) +
                      attribute("classname", printable(one.class_name)) + count("time", 0);
    if (one.facts > 0) out += count("assertions", one.facts);
    if (one.failing.empty() && one.others.empty()) return out + "/>\n";
    out += ">\n";
    if (!one.failing.empty()) {
      const Finding& first = *one.failing.front();
      const CodeRow* row = find_code(first.code);
      std::string message = printable(first.message);
      if (one.failing.size() > 1) message += fmt::format(" (and {} more)", one.failing.size() - 1);
      const std::string_view element = one.file ? "error" : "failure";
      out +=
          fmt::format("      <{}", element) + attribute("message", message) +
          attribute("type", std::string(first.code) + (row == nullptr ? "" : " " + std::string(row->name))) +
          ">";
      std::string text;
      for (const Finding* finding : one.failing) text += (text.empty() ? "" : "\n") + in_full(*finding);
      out += xml_text(text) + fmt::format("</{}>\n", element);
    }
    if (!one.others.empty()) {
      std::string text;
      for (const Finding* finding : one.others) text += headline(*finding) + "\n";
      out += "      <system-out>" + xml_text(text) + "</system-out>\n";
    }
    return out + "    </testcase>\n";
  }

  // `warning[G201] …  [g-5f1c09a2, settled]`
  static std::string headline(const Finding& finding) {
    std::string text = fmt::format("{}[{}] {} [{}", level_name(finding.level), finding.code,
                                   printable(finding.message), finding.id);
    if (finding.status != Status::fresh) text += ", " + std::string(status_name(finding.status));
    return text + "]";
  }

  std::string in_full(const Finding& finding) {
    std::string text = headline(finding) + "\n";
    const Spots spots = spots_of(result_, source_, finding, kMostPlaces);
    const auto add = [&](const Spot& spot) {
      text += "  " + spot_in_words(corpus_, spot) + (spot.label.empty() ? "" : ": " + spot.label) + "\n";
    };
    add(spots.primary);
    for (const Spot& spot : spots.others) add(spot);
    if (spots.left_out > 0) text += "  … and " + counted(spots.left_out, "more place") + "\n";
    for (const std::string& reason : reasons_in_words(corpus_, finding)) text += "  = " + reason + "\n";
    return text + "  = help: " + printable(help_in_words(finding)) + "\n";
  }

  const Result& result_;
  const Corpus& corpus_;
  SourceReader& source_;
  Style style_;
  std::vector<std::uint32_t> series_of_fact_;
  std::vector<std::vector<const Finding*>> by_series_;
  std::map<std::string, std::vector<const Finding*>> by_file_;
};

}  // namespace

void write_junit(const Result& result, SourceReader& source, const Style& style, const Sink& sink) {
  JUnit junit(result, source, style);
  const std::vector<Suite> suites = junit.suites();
  std::size_t tests = 0, failures = 0, errors = 0;
  for (const Suite& suite : suites) {
    tests += suite.cases.size();
    failures += suite.failures;
    errors += suite.errors;
  }
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites" + attribute("name", "gainsay") +
                    count("tests", tests) + count("failures", failures) + count("errors", errors) + ">\n";
  for (const Suite& suite : suites) {
    out += junit.xml(suite);
    if (out.size() < kPiece) continue;
    sink(out);
    out.clear();
  }
  sink(out + "</testsuites>\n");
}

}  // namespace gainsay
