// The report as a page that a desk editor would forward: the verdict in one sentence, then what needs a
// decision, with every quote and why, then what merely changed, then who said what when.
//
// It is kept in git: no absolute paths, no time of generation, nothing that depends on the order of files.
#include <algorithm>
#include <numeric>
#include <set>

#include "checks/met_plans.h"
#include "report/escape.h"
#include "report/formats.h"
#include "report/opening.h"
#include "report/phrase.h"
#include "report/rank.h"
#include "report/standing.h"
#include "report/terminal.h"
#include "report/trend.h"

namespace gainsay {

namespace {

constexpr std::size_t kMostQuotesASide = 6;
constexpr std::size_t kQuoteColumns = 400;     // of a quote beside a finding
constexpr std::size_t kTimelineColumns = 140;  // of a quote in a timeline
constexpr std::size_t kAllTimelines = 5'000;   // facts; above that only what findings name has a timeline
constexpr std::size_t kTrendBars = 24;

class Page {
 public:
  Page(const Result& result, SourceReader& source, const Sink& sink)
      : result_(result),
        corpus_(result.corpus),
        source_(source),
        sink_(sink),
        standings_(result.findings, result.struck),
        met_(result.graph, result.origins) {}

  void write() {
    verdict();
    findings();
    faults();
    changes();
    other_notes();
    settled();
    sources();
    timelines();
    articles();
  }

 private:
  // ---- the verdict ----

  void verdict() {
    const Opening said = opening(result_);
    std::string text = "# Discrepancies\n\n**" + said.verdict + "**";
    for (const std::string& sentence : said.beside) text += " " + sentence;
    text += "\n\nRead: " + what_was_read(result_.summary) + ".";
    if (result_.summary.settled > 0) text += " Settled before: " + grouped(result_.summary.settled) + ".";
    if (result_.summary.known > 0) text += " Known and accepted: " + grouped(result_.summary.known) + ".";
    text += '\n';
    if (!result_.summary.unchecked.empty()) {
      text += "\nNot checked, or not wholly:\n\n";
      for (const std::string& file : result_.summary.unchecked) text += "- " + markdown_text(file) + "\n";
    }
    sink_(text);
  }

  // ---- what needs a decision ----

  void findings() {
    std::size_t number = 0;
    for (const std::uint32_t i : ranked(corpus_, result_.origins, result_.findings)) {
      const Finding& finding = result_.findings[i];
      if (!needs_decision(finding) || kind_of(finding) == "file") continue;
      if (number == 0) sink_("\n## To decide\n");
      sink_(finding_text(++number, finding));
    }
  }

  std::string finding_text(std::size_t number, const Finding& finding) {
    const CodeRow* row = find_code(finding.code);
    std::string text = "\n### " + std::to_string(number) + ". " + heading(finding) + "\n\n";
    text += "**" + capitalised(std::string(level_name(finding.level)));
    if (row != nullptr) text += ": " + spaced(row->name);
    text.append("** (").append(finding.code);
    if (!finding.id.empty()) text += ", " + markdown_code(finding.id);
    if (finding.status != Status::fresh) text.append(", ").append(status_name(finding.status));
    text += ")\n\n" + sentence_of(finding) + "\n";
    if (!finding.marks.empty()) {
      append_marks(text, finding);
    } else if (finding.clusters.size() > 1) {
      for (const Cluster& cluster : finding.clusters) append_side(text, cluster);
    } else {
      append_quotes(text, finding.facts, true);
    }
    append_reasons(text, finding);
    append_settling(text, finding);
    return text;
  }

  std::string heading(const Finding& finding) const {
    if (finding.subject.valid()) {
      std::string text = markdown_text(corpus_.subject_label(finding.subject));
      if (finding.property.valid()) text += ": " + markdown_text(corpus_.property_label(finding.property));
      if (finding.scope.valid() && !corpus_.scopes[finding.scope.index].empty())
        text += " (" + markdown_text(corpus_.scope_text(finding.scope)) + ")";
      return text;
    }
    if (!finding.marks.empty() && finding.marks.front().location.file.valid())
      return markdown_text(corpus_.files[finding.marks.front().location.file.index].shown);
    const CodeRow* row = find_code(finding.code);
    return row == nullptr ? std::string(finding.code) : capitalised(spaced(row->name));
  }

  static std::string sentence_of(const Finding& finding) {
    std::string text = capitalised(markdown_text(finding.message));
    if (!text.empty() && std::string_view(".?!").find(text.back()) == std::string_view::npos) text += '.';
    return text;
  }

  void append_side(std::string& text, const Cluster& cluster) {
    text += "\n**" + markdown_text(cluster.value);
    if (cluster.stance != Stance::asserted) text.append(" (").append(stance_name(cluster.stance)).append(")");
    text += "**";
    if (cluster.origins > 0) text += ", from " + counted(cluster.origins, "independent origin");
    text += ":\n";
    append_quotes(text, cluster.facts, false);
  }

  void append_quotes(std::string& text, const std::vector<FactId>& facts, bool with_value) {
    const std::size_t shown = std::min(facts.size(), kMostQuotesASide);
    for (std::size_t i = 0; i < shown; ++i) append_quote(text, facts[i], with_value);
    if (shown < facts.size()) text += "\n… and " + counted(facts.size() - shown, "more fact") + ".\n";
  }

  // > “the 5,000 US troops deployed in the country”
  // >
  // > — Global Village Space, 2020-08-19 or 2020-08-20, *Iraq PM visits White House* (gvs-2020-08-19#troops)
  void append_quote(std::string& text, FactId id, bool with_value) {
    const Fact& fact = corpus_.fact(id);
    const Article& article = article_behind(corpus_, fact);
    const std::string quote = quote_text(source_, id);
    const bool shows_value = with_value || quote.empty();
    if (shows_value) {
      text += "\n**" + value_of(fact);
      if (!fact.asserted()) text.append(" (").append(stance_name(fact.stance)).append(")");
      text += "**";
      const std::string_view when = when_text(corpus_, fact);
      if (!when.empty()) text += ", " + markdown_text(time_in_words(when));
      text += ":\n";
    }
    text += '\n';
    if (!quote.empty()) text += "> “" + markdown_text(shortened(quote, kQuoteColumns)) + "”\n>\n";
    text += "> — " + markdown_text(corpus_.article_label(fact.article));
    const Time* published = corpus_.time(article.published);
    if (published != nullptr) text += ", " + markdown_text(time_in_words(corpus_.text(published->text)));
    if (article.title.valid()) text += ", *" + markdown_text(corpus_.text(article.title)) + "*";
    const std::string cited = attribution(corpus_, fact);
    if (!cited.empty()) text += ", citing " + markdown_text(cited);
    text += " (" + markdown_code(corpus_.fact_name(id)) + ")\n";
  }

  void append_marks(std::string& text, const Finding& finding) const {
    text += '\n';
    for (const Mark& mark : finding.marks) {
      text += "- " + place(mark.location);
      if (!mark.label.empty()) text += ": " + markdown_text(mark.label);
      text += '\n';
    }
  }

  std::string place(const Location& at) const {
    if (!at.file.valid()) return "somewhere";
    std::string text = markdown_text(corpus_.files[at.file.index].shown);
    if (at.line > 0) text += ", line " + std::to_string(at.line);
    return text;
  }

  void append_reasons(std::string& text, const Finding& finding) const {
    std::vector<std::string> reasons;
    for (const Reason& reason : finding.explanation) reasons.push_back(reason_in_words(corpus_, reason));
    reasons.insert(reasons.end(), finding.because.begin(), finding.because.end());
    for (const Step& step : finding.steps) reasons.push_back(step_in_words(step));
    if (const auto facts = agreeing(corpus_, finding); !facts.empty())
      reasons.push_back(facts.size() > kMostQuotesASide
                            ? counted(facts.size(), "further fact") + " agree with a side"
                            : names_of(facts) + (facts.size() == 1 ? " agrees" : " agree") + " with a side");
    if (reasons.empty()) return;
    text += "\n**Why:**\n\n";
    for (const std::string& reason : reasons) text += "- " + markdown_text(reason) + "\n";
  }

  void append_settling(std::string& text, const Finding& finding) const {
    text += "\n**To settle it:** ";
    if (suggests_more(finding)) text += "did you mean “" + markdown_text(finding.suggestion) + "”? ";
    if (!finding.repair.empty())
      text += "without " + markdown_text(names_of(finding.repair)) + " the rest can all be true. ";
    // What the finding itself says to do is more exact.
    const bool told = tells_what_to_do(finding);
    if (!told) text += advice(kind_of(finding), finding.level);
    std::string_view gap = told ? "" : " ";
    for (const std::string& step : finding.next_steps) {
      text.append(gap).append(is_command(step) ? "More: " + markdown_code(step) + "."
                                               : markdown_text(step) + ".");
      gap = " ";
    }
    text += '\n';
  }

  // ---- what could not be read ----

  void faults() {
    std::string list;
    for (const Finding& finding : result_.findings) {
      if (!needs_decision(finding) || kind_of(finding) != "file") continue;
      list += "- " + (finding.marks.empty() ? "" : place(finding.marks.front().location) + ": ");
      list += markdown_text(finding.message);
      if (suggests_more(finding)) list += "; did you mean “" + markdown_text(finding.suggestion) + "”?";
      list.append(" (").append(finding.code).append(")\n");
    }
    if (!list.empty()) sink_("\n## To correct in the files\n\nWhat stands there was not checked.\n\n" + list);
  }

  // ---- what changed ----

  void changes() {
    bool any = false;
    for (const CodeRow& row : code_table()) {
      if (row.kind != "change") continue;
      std::string table, sentences;
      for (const Finding& finding : result_.findings) {
        if (finding.code != row.code || finding.status == Status::settled) continue;
        for (const Step& step : finding.steps) table += change_row(finding, step);
        if (finding.steps.empty()) sentences += "- " + sentence_of(finding) + "\n";
      }
      if (table.empty() && sentences.empty()) continue;
      if (!any) sink_("\n## What changed over time\n\nNone of this is a contradiction: time explains it.\n");
      any = true;
      std::string text =
          "\n### " + capitalised(spaced(row.name)) + "\n\n" + capitalised(std::string(row.summary)) + ".\n";
      if (!table.empty())
        text +=
            "\n| subject | property | from | to | difference | ratio | days | sources |\n"
            "|---|---|---|---|--:|--:|--:|---|\n" +
            table;
      if (!sentences.empty()) text += "\n" + sentences;
      sink_(text);
    }
  }

  std::string change_row(const Finding& finding, const Step& step) const {
    std::string row =
        "| " + markdown_text(corpus_.subject_label(finding.subject)) + " | " + property_text(finding);
    const bool dated = step.facts.size() >= 2;
    row += " | " + dated_value(step.from, dated ? step.facts.front() : FactId());
    row += " | " + dated_value(step.to, dated ? step.facts.back() : FactId());
    row += " | " + difference_in_words(step) + " | " + ratio_in_words(step) + " | " + days_in_words(step);
    std::vector<std::string> publishers;
    for (const FactId fact : step.facts) {
      std::string publisher = markdown_text(corpus_.article_label(corpus_.fact(fact).article));
      if (std::find(publishers.begin(), publishers.end(), publisher) == publishers.end())
        publishers.push_back(std::move(publisher));
    }
    row += " | " + listed(publishers);
    return row + " |\n";
  }

  std::string property_text(const Finding& finding) const {
    std::string text = markdown_text(corpus_.property_label(finding.property));
    const std::string scope = corpus_.scope_text(finding.scope);
    return scope.empty() ? text : text + " (" + markdown_text(scope) + ")";
  }

  std::string dated_value(const std::string& value, FactId fact) const {
    std::string text = "**" + markdown_text(value) + "**";
    if (!fact.valid()) return text;
    const std::string_view when = when_text(corpus_, corpus_.fact(fact));
    return when.empty() ? text : text + ", " + markdown_text(time_in_words(when));
  }

  // ---- notes that are no changes, and what is settled ----

  void other_notes() {
    std::string list;
    for (const Finding& finding : result_.findings) {
      if (is_live(finding) && finding.level == Level::note && kind_of(finding) != "change")
        list += "- " + sentence_of(finding) + "\n";
    }
    if (!list.empty()) sink_("\n## Notes\n\n" + list);
  }

  void settled() {
    std::string list;
    for (const Finding& finding : result_.findings) {
      if (is_live(finding)) continue;
      list += "- " + sentence_of(finding);
      list.append(" *").append(capitalised(std::string(status_name(finding.status))));
      for (const Verdict& verdict : corpus_.verdicts) {
        if (corpus_.text(verdict.finding) != finding.id) continue;
        list += " by " + markdown_text(corpus_.text(verdict.by)) + ": " +
                markdown_text(corpus_.text(verdict.reason));
        break;
      }
      list += "*\n";
    }
    if (!list.empty()) sink_("\n## Settled\n\n" + list);
  }

  // ---- sources ----

  void sources() {
    if (result_.reliability == nullptr) return;
    std::string text = "\n## Sources\n\n" + markdown_text(reliability_in_words(*result_.reliability)) + "\n";
    if (!result_.reliability->sources.empty()) {
      text += "\n| source | reliability | questions | agrees | open | differs |\n|---|--:|--:|--:|--:|--:|\n";
    }
    for (const SourceScore& source : result_.reliability->sources) {
      text += "| " + markdown_text(source.name) + (source.cited ? " (cited)" : "");
      text += " | " + share(source.reliability);
      for (const std::uint32_t count : {source.questions, source.agree, source.open, source.exclude})
        text += " | " + grouped(count);
      text += " |\n";
    }
    sink_(text);
  }

  // ---- timelines ----

  void timelines() {
    if (result_.graph.series().empty()) return;
    const bool all = corpus_.facts.size() <= kAllTimelines;
    std::set<SubjectId> named;
    for (const Finding& finding : result_.findings)
      if (finding.subject.valid()) named.insert(finding.subject);
    if (!all && named.empty()) return;
    sink_("\n## Timelines\n\n");
    if (!all) sink_("Of the subjects that findings name. ");
    sink_("✗ in conflict, ! under tension, ↺ restated later by its publisher, ↑ ↓ → a change.\n");
    for (const Group& group : result_.graph.groups())
      if (all || named.count(group.subject) > 0) subject_timelines(group);
  }

  void subject_timelines(const Group& group) {
    sink_("\n### " + markdown_text(corpus_.subject_label(group.subject)) + "\n");
    std::string once;
    bool several = false;
    for (const Series& series : result_.graph.series_of(group)) {
      for (const MetPlan& met : met_.of(series)) standings_.met(met.plan);
      if (series.end_fact - series.first_fact == 1) {
        once += "| " + series_name(series) + " | " + timeline_cells(result_.graph.facts_of(series).front()) +
                " |\n";
      } else {
        sink_(series_table(series));
        several = true;
      }
    }
    if (once.empty()) return;
    if (several) sink_("\n#### Said once\n");
    sink_("\n| | date | value | stance | publisher | quote |\n|---|---|---|---|---|---|\n" + once);
  }

  std::string series_name(const Series& series) const {
    std::string name = markdown_text(corpus_.property_label(series.property));
    const std::string scope = corpus_.scope_text(series.scope);
    return scope.empty() ? name : name + " (" + markdown_text(scope) + ")";
  }

  std::string series_table(const Series& series) {
    std::string text = "\n#### " + capitalised(series_name(series)) + "\n\n";
    const Trend shown = trend(result_.graph, series, kTrendBars);
    if (!shown.bars.empty()) text += shown.bars + " " + shown.label + "\n\n";
    text += "| date | value | stance | publisher | quote |\n|---|---|---|---|---|\n";
    for (const FactId id : result_.graph.facts_of(series)) {
      text += "| " + timeline_cells(id) + " |\n";
    }
    return text;
  }

  std::string timeline_cells(FactId id) {
    const Fact& fact = corpus_.fact(id);
    const std::string_view when = when_text(corpus_, fact);
    std::string text = when.empty() ? "undated" : markdown_text(time_in_words(when));
    text += " | ";
    for (const Sign& sign : signs_of(standings_.of(id))) text.append(sign.glyph).append(" ");
    text += value_of(fact) + " | ";
    if (!fact.asserted()) text += stance_name(fact.stance);
    const std::string_view became = standings_.of(id).became;
    if (!became.empty()) text.append(", ").append(became);
    const Time* said = corpus_.time(fact.said);
    if ((fact.foreseen() || fact.stance == Stance::denied) && said != nullptr)
      text += ", said " + markdown_text(time_in_words(corpus_.text(said->text)));
    text += " | " + markdown_text(corpus_.article_label(fact.article));
    const std::string cited = attribution(corpus_, fact);
    if (!cited.empty()) text += ", citing " + markdown_text(cited);
    text += " | ";
    const std::string quote = quote_text(source_, id);
    if (!quote.empty()) text += "“" + markdown_text(shortened(quote, kTimelineColumns)) + "”";
    return text;
  }

  // ---- what was read ----

  void articles() {
    if (corpus_.articles.empty() || corpus_.facts.size() > kAllTimelines) return;
    std::vector<std::size_t> facts(corpus_.articles.size(), 0);
    for (const Fact& fact : corpus_.facts)
      if (fact.article.valid()) ++facts[fact.article.index];
    std::vector<std::size_t> order(corpus_.articles.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      return corpus_.text(corpus_.articles[a].id) < corpus_.text(corpus_.articles[b].id);
    });
    std::string text =
        "\n## Articles\n\n| article | publisher | published | title | facts |\n|---|---|---|---|--:|\n";
    for (const std::size_t i : order) {
      const Article& article = corpus_.articles[i];
      const Time* published = corpus_.time(article.published);
      const std::string_view publisher =
          corpus_.text(article.publisher.valid() ? article.publisher : article.agency);
      text += "| " + markdown_code(corpus_.text(article.id)) + " | " + markdown_text(publisher);
      text +=
          " | " + (published == nullptr ? "" : markdown_text(time_in_words(corpus_.text(published->text))));
      text += " | " + markdown_text(corpus_.text(article.title)) + " | " + grouped(facts[i]) + " |\n";
    }
    sink_(text);
  }

  // ---- words ----

  std::string value_of(const Fact& fact) const {
    const std::string text = corpus_.value_text(fact.value, corpus_.property_of(fact));
    const bool dated = fact.value.kind == ValueKind::date || fact.value.kind == ValueKind::period;
    return markdown_text(dated ? time_in_words(text) : text);
  }

  std::string names_of(const std::vector<FactId>& facts) const {
    std::vector<std::string> names;
    names.reserve(facts.size());
    for (const FactId fact : facts) names.push_back(corpus_.fact_name(fact));
    return listed(names);
  }

  const Result& result_;
  const Corpus& corpus_;
  SourceReader& source_;
  const Sink& sink_;
  Standings standings_;
  MetPlans met_;
};

}  // namespace

void write_markdown(const Result& result, SourceReader& source, const Style&, const Sink& sink) {
  Page(result, source, sink).write();
}

}  // namespace gainsay
