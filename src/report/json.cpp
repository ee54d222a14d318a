// The JSON report and its lines form (design: findings.md; held to facts/schema/report.schema.json by tests).
//
// Written as it comes, through json_writer.h, in pieces of some 64 KB.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/embedded.h"
#include "report/formats.h"
#include "report/json_writer.h"
#include "report/phrase.h"

namespace gainsay {

namespace {

using Layout = JsonWriter::Layout;

constexpr std::size_t kPiece = 64 * 1024;
constexpr int kSchema = 1;

class Report {
 public:
  Report(const Corpus& corpus, SourceReader& source, std::string& out, bool pretty)
      : corpus_(corpus), source_(source), json_(out, pretty) {}

  JsonWriter& json() { return json_; }

  void tool() {
    json_.key("tool");
    json_.begin_object();
    text("name", "gainsay");
    text("version", program_version());
    json_.end();
  }

  void summary(const Summary& summary) {
    json_.key("summary");
    json_.begin_object(Layout::broken);
    count("articles", summary.articles);
    count("subjects", summary.subjects);
    count("facts", summary.facts);
    texts("unchecked", summary.unchecked, Layout::broken);
    count("error", summary.error);
    count("warning", summary.warning);
    count("note", summary.note);
    count("known", summary.known);
    count("settled", summary.settled);
    count("failing", summary.failing);
    if (const EvidenceTally& evidence = summary.evidence; evidence.quotes > 0) {
      json_.key("evidence");
      json_.begin_object();
      count("quotes", evidence.quotes);
      count("quotes_found", evidence.quotes_found);
      count("values_found", evidence.values_found);
      count("values_absent", evidence.values_absent);
      count("values_unchecked", evidence.values_unchecked);
      json_.end();
    }
    json_.end();
  }

  void reliability(const Reliability& estimate) {
    json_.key("reliability");
    json_.begin_object(Layout::broken);
    text("method", Reliability::kMethod);
    count("questions", estimate.questions);
    count("rounds", estimate.rounds);
    json_.key("sources");
    json_.begin_array(Layout::broken);
    for (const SourceScore& source : estimate.sources) {
      json_.begin_object();
      text("name", source.name);
      text("kind", source.cited ? "cited" : "publisher");
      json_.key("reliability");
      json_.raw(fmt::format("{:.4f}", source.reliability));
      count("questions", source.questions);
      count("agree", source.agree);
      count("open", source.open);
      count("exclude", source.exclude);
      json_.end();
    }
    json_.end();
    json_.end();
  }

  // A member of the top-level `facts`.
  void described_fact(FactId id) {
    const Fact& fact = corpus_.fact(id);
    const Article& article = article_behind(corpus_, fact);
    json_.key(name_of(id));
    json_.begin_object();
    text("subject", id_of(corpus_.subjects, fact.subject));
    text("property", id_of(corpus_.properties, fact.property));
    if (fact.scope.valid() && !corpus_.scopes[fact.scope.index].empty()) scope(fact.scope);
    text("value", corpus_.value_code(fact.value, corpus_.property_of(fact)));
    given("when", when_text(corpus_, fact));
    if (fact.foreseen() || fact.stance == Stance::denied) given("said", time_text(fact.said));
    if (!fact.asserted()) text("stance", stance_name(fact.stance));
    given("attributed_to", attribution(corpus_, fact));
    given("publisher", corpus_.text(article.publisher));
    given("published", time_text(article.published));
    given("title", corpus_.text(article.title));
    given("url", corpus_.text(article.url));
    given("quote", quote_text(source_, id));
    json_.end();
  }

  void finding(const Finding& finding) {
    json_.begin_object(Layout::broken);
    identity(finding);
    about(finding);
    text("message", finding.message);
    if (!finding.because.empty()) texts("because", finding.because, Layout::broken);
    some_facts("facts", finding.facts);
    some_facts("support", finding.support);
    clusters(finding.clusters);
    explanation(finding.explanation);
    some_facts("repair", finding.repair);
    steps(finding.steps);
    given("direction", finding.direction);
    locations(finding);
    given("suggestion", finding.suggestion);
    if (!finding.next_steps.empty()) texts("next_steps", finding.next_steps, Layout::broken);
    json_.end();
  }

 private:
  void identity(const Finding& finding) {
    const CodeRow* row = find_code(finding.code);
    text("id", finding.id);
    text("topic", finding.topic);
    text("code", finding.code);
    if (row != nullptr) {
      text("name", row->name);
      text("kind", row->kind);
    }
    text("level", level_name(finding.level));
    text("status", status_name(finding.status));
  }

  void about(const Finding& finding) {
    given("subject", id_of(corpus_.subjects, finding.subject));
    given("property", id_of(corpus_.properties, finding.property));
    if (finding.scope.valid()) scope(finding.scope);
    given("when", finding.when);
  }

  void clusters(const std::vector<Cluster>& all) {
    if (all.empty()) return;
    json_.key("clusters");
    json_.begin_array(Layout::broken);
    for (const Cluster& cluster : all) {
      json_.begin_object();
      text("value", cluster.code);
      if (cluster.stance != Stance::asserted) text("stance", stance_name(cluster.stance));
      if (cluster.hard) interval("hard", *cluster.hard);
      if (cluster.soft) interval("soft", *cluster.soft);
      json_.key("facts");
      fact_names(cluster.facts);
      count("origins", cluster.origins);
      json_.end();
    }
    json_.end();
  }

  void explanation(const std::vector<Reason>& all) {
    if (all.empty()) return;
    json_.key("explanation");
    json_.begin_array(Layout::broken);
    for (const Reason& reason : all) {
      json_.begin_object();
      text("fact", name_of(reason.fact));
      text("says", reason.says);
      given("leave", reason.leave);
      json_.end();
    }
    json_.end();
  }

  void steps(const std::vector<Step>& all) {
    if (all.empty()) return;
    json_.key("steps");
    json_.begin_array(Layout::broken);
    for (const Step& step : all) {
      json_.begin_object();
      text("from", step.from_code);
      text("to", step.to_code);
      json_.key("facts");
      fact_names(step.facts);
      if (step.difference) {
        json_.key("difference");
        json_.raw(step.difference->text());
      }
      if (step.ratio && std::isfinite(*step.ratio)) {
        json_.key("ratio");
        json_.number(*step.ratio);
      }
      if (step.days) {
        json_.key("days");
        json_.begin_array();
        for (const std::int64_t days : {step.days->first, step.days->second}) {
          if (has_bound(days)) {
            json_.number(days);
          } else {
            json_.raw("null");
          }
        }
        json_.end();
      }
      json_.end();
    }
    json_.end();
  }

  // Facts are read back from their files; file findings carry their own places.
  void locations(const Finding& finding) {
    if (finding.marks.empty() && finding.facts.empty()) return;
    json_.key("locations");
    json_.begin_array(Layout::broken);
    for (const Mark& mark : finding.marks) location(mark.location, {}, mark.label);
    if (finding.marks.empty())
      for (const FactId id : finding.facts) location(source_.location(id), name_of(id), {});
    json_.end();
  }

  void location(const Location& at, std::string_view fact, std::string_view label) {
    if (!at.file.valid()) return;
    json_.begin_object();
    given("fact", fact);
    text("file", corpus_.files[at.file.index].shown);
    if (at.line > 0) {
      count("line", at.line);
      count("column", at.column);
      count("end_line", at.end_line);
      count("end_column", at.end_column);
    }
    given("label", label);
    json_.end();
  }

  void scope(ScopeId id) {
    json_.key("scope");
    json_.begin_object();
    for (const ScopePart& part : corpus_.scopes[id.index]) {
      json_.key(corpus_.text(part.dimension));
      json_.begin_array();
      for (const StringId value : part.values) json_.string(corpus_.text(value));
      json_.end();
    }
    json_.end();
  }

  void interval(std::string_view key, const Interval& interval) {
    json_.key(key);
    json_.begin_array();
    json_.raw(interval.low_infinite ? "null" : interval.low.text());
    json_.raw(interval.high_infinite ? "null" : interval.high.text());
    json_.end();
  }

  void some_facts(std::string_view key, const std::vector<FactId>& facts) {
    if (facts.empty()) return;
    json_.key(key);
    fact_names(facts);
  }
  void fact_names(const std::vector<FactId>& facts) {
    json_.begin_array();
    for (const FactId id : facts) json_.string(name_of(id));
    json_.end();
  }

  void texts(std::string_view key, const std::vector<std::string>& all, Layout layout) {
    json_.key(key);
    json_.begin_array(layout);
    for (const std::string& each : all) json_.string(each);
    json_.end();
  }
  void text(std::string_view key, std::string_view value) {
    json_.key(key);
    json_.string(value);
  }
  void given(std::string_view key, std::string_view value) {
    if (!value.empty()) text(key, value);
  }
  template <std::integral Number>
  void count(std::string_view key, Number value) {
    json_.key(key);
    json_.number(value);
  }

  // Corpus::fact_name into a buffer of our own: it is asked for five times a fact. Valid until the next call.
  std::string_view name_of(FactId id) {
    const Fact& fact = corpus_.fact(id);
    if (!fact.article.valid()) return name_ = corpus_.fact_name(id);
    name_.assign(corpus_.text(corpus_.article_of(fact).id)).append(1, '#').append(corpus_.text(fact.id));
    return name_;
  }

  std::string_view time_text(TimeId id) const {
    const Time* time = corpus_.time(id);
    return time == nullptr ? std::string_view() : corpus_.text(time->text);
  }

  template <class Record, class RecordId>
  std::string_view id_of(const std::vector<Record>& all, RecordId id) const {
    return id.valid() ? corpus_.text(all[id.index].id) : std::string_view();
  }

  const Corpus& corpus_;
  SourceReader& source_;
  JsonWriter json_;
  std::string name_;
};

// Every fact that a finding names, by name.
std::vector<FactId> named_facts(const Corpus& corpus, std::span<const Finding> findings) {
  std::vector<FactId> named;
  const auto add = [&](const std::vector<FactId>& facts) {
    named.insert(named.end(), facts.begin(), facts.end());
  };
  for (const Finding& finding : findings) {
    add(finding.facts);
    add(finding.support);
    add(finding.repair);
    for (const Cluster& cluster : finding.clusters) add(cluster.facts);
    for (const Step& step : finding.steps) add(step.facts);
    for (const Reason& reason : finding.explanation) named.push_back(reason.fact);
  }
  std::sort(named.begin(), named.end());
  named.erase(std::unique(named.begin(), named.end()), named.end());

  std::vector<std::pair<std::string, FactId>> by_name;
  by_name.reserve(named.size());
  for (const FactId id : named) by_name.emplace_back(corpus.fact_name(id), id);
  std::sort(by_name.begin(), by_name.end());
  for (std::size_t i = 0; i < named.size(); ++i) named[i] = by_name[i].second;
  return named;
}

}  // namespace

void write_json(const Result& result, SourceReader& source, const Style&, const Sink& sink) {
  std::string out;
  const auto pass_on = [&](std::size_t least) {
    if (out.size() < least) return;
    sink(out);
    out.clear();
  };
  Report report(result.corpus, source, out, true);
  JsonWriter& json = report.json();
  json.begin_object(Layout::broken);
  report.tool();
  json.key("schema");
  json.number(kSchema);
  report.summary(result.summary);
  json.key("facts");
  json.begin_object(Layout::broken);
  for (const FactId id : named_facts(result.corpus, result.findings)) {
    report.described_fact(id);
    pass_on(kPiece);
  }
  json.end();
  json.key("findings");
  json.begin_array(Layout::broken);
  for (const Finding& finding : result.findings) {
    report.finding(finding);
    pass_on(kPiece);
  }
  json.end();
  if (result.reliability != nullptr) report.reliability(*result.reliability);
  json.end();
  out += '\n';
  pass_on(0);
}

void write_jsonl(const Result& result, SourceReader& source, const Style&, const Sink& sink) {
  std::string out;
  for (const Finding& finding : result.findings) {
    Report(result.corpus, source, out, false).finding(finding);
    out += '\n';
    if (out.size() < kPiece) continue;
    sink(out);
    out.clear();
  }
  if (!out.empty()) sink(out);
}

}  // namespace gainsay
