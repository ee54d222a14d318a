// The report for people at a terminal (design: findings.md, "Diagnostics in the terminal").
//
// A finding is its first sentence, an excerpt for each article that it rests on, why the facts exclude each
// other, and what to do. Many facts are shown by example: one for each side, then further articles, up to
// kMostExcerpts.
#include <algorithm>
#include <map>
#include <numeric>
#include <set>

#include "report/evidence.h"
#include "report/excerpt.h"
#include "report/formats.h"
#include "report/phrase.h"
#include "report/terminal.h"

namespace gainsay {

namespace {

constexpr std::size_t kMostExcerpts = 6;
constexpr std::size_t kMostSteps = 6;
constexpr std::size_t kMostReasons = 8;
constexpr std::size_t kMostFiles = 10;
constexpr std::size_t kQuoteColumns = 200;

// The facts to show, in the finding's order: the first of each side, then those of other articles, then
// (where there are no sides) the rest. A second fact of one article on the same side adds nothing.
std::vector<FactId> examples(const Corpus& corpus, const Finding& finding, std::size_t most) {
  std::map<FactId, std::size_t> side;
  for (std::size_t i = 0; i < finding.clusters.size(); ++i)
    for (const FactId fact : finding.clusters[i].facts) side.emplace(fact, i);

  std::set<FactId> chosen;
  std::set<ArticleId> articles;
  std::set<std::pair<ArticleId, std::size_t>> seen;
  const auto choose = [&](FactId fact) {
    if (chosen.size() >= most) return;
    const ArticleId article = corpus.fact(fact).article;
    const auto found = side.find(fact);
    if (found != side.end() && !seen.emplace(article, found->second).second) return;
    chosen.insert(fact);
    articles.insert(article);
  };
  const auto of_new_article = [&](FactId fact) { return articles.count(corpus.fact(fact).article) == 0; };

  for (const Cluster& cluster : finding.clusters) {
    if (cluster.facts.empty()) continue;
    const auto fresh = std::find_if(cluster.facts.begin(), cluster.facts.end(), of_new_article);
    choose(fresh == cluster.facts.end() ? cluster.facts.front() : *fresh);
  }
  for (const FactId fact : finding.facts)
    if (of_new_article(fact)) choose(fact);
  for (const FactId fact : finding.facts) choose(fact);

  std::vector<FactId> result;
  for (const FactId fact : finding.facts)
    if (chosen.count(fact) > 0) result.push_back(fact);
  return result;
}

class TextWriter {
 public:
  TextWriter(const Result& result, SourceReader& source, const Style& style)
      : corpus_(result.corpus), source_(source), style_(style), paint_(style.colour) {}

  // `full`: every fact and every step, whatever their number.
  std::string finding(const Finding& finding, bool full) {
    std::string out;
    append_headline(out, finding);
    const std::vector<FactId> shown = full ? finding.facts : examples(corpus_, finding, kMostExcerpts);
    const std::vector<std::vector<Pointer>> blocks =
        finding.marks.empty() ? blocks_of(shown) : blocks_of(finding.marks);
    ExcerptWriter excerpts(corpus_, source_, style_.width, paint_, tone_of(finding.level));
    for (const auto& block : blocks) excerpts.make_room(block);
    for (const auto& block : blocks) excerpts.append(out, block);
    if (finding.marks.empty() && shown.size() < finding.facts.size())
      excerpts.append_remark(out, "…", "and " + counted(finding.facts.size() - shown.size(), "more fact"));
    append_reasons(out, excerpts, finding, full);
    if (full) append_evidence(out, excerpts, finding);
    append_help(out, excerpts, finding);
    return out;
  }

  std::string reliability(const Reliability& reliability) const {
    std::string out = paint_(Tone::strong, "sources") + "\n";
    for (const std::string& line : wrapped(reliability_in_words(reliability), style_.width, style_.width))
      out += line + "\n";
    if (reliability.sources.empty()) return out;
    const std::vector<std::string> heads = {"source", "reliability", "questions",
                                            "agrees", "open",        "differs"};
    std::vector<std::vector<std::string>> rows = {heads};
    for (const SourceScore& source : reliability.sources) {
      rows.push_back({printable(source.name) + (source.cited ? " (cited)" : ""), share(source.reliability),
                      grouped(source.questions), grouped(source.agree), grouped(source.open),
                      grouped(source.exclude)});
    }
    std::vector<std::size_t> widths(heads.size(), 0);
    for (const auto& row : rows)
      for (std::size_t c = 0; c < row.size(); ++c) widths[c] = std::max(widths[c], display_width(row[c]));
    const std::size_t numbers =
        std::accumulate(widths.begin() + 1, widths.end(), std::size_t{0}) + 2 * (widths.size() - 1);
    if (style_.width > numbers) widths[0] = std::min(widths[0], style_.width - numbers);
    for (const auto& row : rows) {
      std::string line = padded(shortened(row[0], widths[0]), widths[0]);
      for (std::size_t c = 1; c < row.size(); ++c) line += "  " + padded_left(row[c], widths[c]);
      out += (&row == &rows.front() ? paint_(Tone::faint, line) : line) + "\n";
    }
    return out;
  }

  std::string summary(const Summary& summary) const {
    std::string text = what_was_read(summary) + ": " + verdict(summary);
    std::string out;
    for (const std::string& line : wrapped(text, style_.width, style_.width)) out += line + "\n";
    if (summary.evidence.quotes > 0) {
      for (const std::string& line : wrapped(what_was_found(summary.evidence), style_.width, style_.width))
        out += line + "\n";
    }
    append_unchecked(out, summary.unchecked);
    return out;
  }

 private:
  void append_headline(std::string& out, const Finding& finding) const {
    const std::string tag =
        std::string(level_name(finding.level)).append("[").append(finding.code).append("]");
    const std::size_t indent = 2;
    const std::size_t left = style_.width == 0 ? 0 : std::max<std::size_t>(style_.width, 40);
    const std::size_t first = left == 0 ? 0 : left - std::min(left - 1, tag.size() + 1);
    bool head = true;
    for (const std::string& line : wrapped(finding.message, first, left == 0 ? 0 : left - indent)) {
      out += head ? paint_(tone_of(finding.level), tag) + " " : std::string(indent, ' ');
      out += paint_(Tone::strong, line) + "\n";
      head = false;
    }
  }

  // One block an article, in the order in which the articles come; within it by line.
  std::vector<std::vector<Pointer>> blocks_of(const std::vector<FactId>& facts) {
    std::vector<std::vector<Pointer>> blocks;
    std::map<ArticleId, std::size_t> block_of;
    for (const FactId id : facts) {
      const Fact& fact = corpus_.fact(id);
      const auto [found, fresh] = block_of.emplace(fact.article, blocks.size());
      if (fresh) blocks.emplace_back();
      blocks[found->second].push_back({source_.value_location(id), label(id, fact)});
    }
    for (auto& block : blocks) sort_by_line(block);
    return blocks;
  }

  std::vector<std::vector<Pointer>> blocks_of(const std::vector<Mark>& marks) const {
    std::vector<std::vector<Pointer>> blocks;
    for (const Mark& mark : marks) {
      const bool same = !blocks.empty() && blocks.back().front().location.file == mark.location.file;
      if (!same) blocks.emplace_back();
      blocks.back().push_back({mark.location, mark.label});
    }
    for (auto& block : blocks) sort_by_line(block);
    return blocks;
  }

  static void sort_by_line(std::vector<Pointer>& block) {
    std::stable_sort(block.begin(), block.end(), [](const Pointer& a, const Pointer& b) {
      return std::pair(a.location.line, a.location.column) < std::pair(b.location.line, b.location.column);
    });
  }

  // The stance where it is not plain assertion, the quote, whom it cites.
  std::string label(FactId id, const Fact& fact) {
    std::string text;
    if (!fact.asserted()) text = std::string(stance_name(fact.stance)) + ":";
    const std::string quote = quote_text(source_, id);
    if (!quote.empty()) {
      if (!text.empty()) text += ' ';
      text += "\"" + shortened(quote, kQuoteColumns) + "\"";
    }
    const std::string cited = attribution(corpus_, fact);
    if (!cited.empty()) text += (text.empty() ? "according to " : " according to ") + cited;
    return text;
  }

  void append_reasons(std::string& out, const ExcerptWriter& excerpts, const Finding& finding,
                      bool full) const {
    const std::size_t told =
        full ? finding.explanation.size() : std::min(finding.explanation.size(), kMostReasons);
    for (std::size_t i = 0; i < told; ++i)
      excerpts.append_remark(out, "=", reason_in_words(corpus_, finding.explanation[i]));
    if (told < finding.explanation.size())
      excerpts.append_remark(out, "…", "and " + counted(finding.explanation.size() - told, "more fact"));
    for (const std::string& reason : finding.because) excerpts.append_remark(out, "=", reason);
    append_steps(out, excerpts, finding, full);
    if (const auto facts = agreeing(corpus_, finding); !facts.empty())
      excerpts.append_remark(out, "=", supported_by(facts, full));
    if (!finding.repair.empty())
      excerpts.append_remark(out, "=", "without " + names_of(finding.repair) + " the rest can all be true");
    if (finding.status != Status::fresh)
      excerpts.append_remark(out, "=", "status: " + std::string(status_name(finding.status)));
  }

  // Where each fact's quotes stand in its article, and whether its value is in them.
  void append_evidence(std::string& out, const ExcerptWriter& excerpts, const Finding& finding) const {
    for (const FactId fact : finding.facts) {
      const std::string evidence = evidence_of(corpus_, fact);
      if (!evidence.empty()) excerpts.append_remark(out, "=", corpus_.fact_name(fact) + ": " + evidence);
    }
  }

  void append_steps(std::string& out, const ExcerptWriter& excerpts, const Finding& finding,
                    bool full) const {
    const std::vector<Step>& steps = finding.steps;
    // A single step without numbers is what the message says.
    if (!full && steps.size() == 1 && !steps[0].difference && !steps[0].ratio) return;
    const std::size_t shown = full ? steps.size() : std::min(steps.size(), kMostSteps);
    for (std::size_t i = 0; i < shown; ++i) excerpts.append_remark(out, "=", step_in_words(steps[i]));
    if (shown < steps.size())
      excerpts.append_remark(out, "…", "and " + counted(steps.size() - shown, "more step"));
  }

  std::string supported_by(const std::vector<FactId>& support, bool full) const {
    if (!full && support.size() > 3) return counted(support.size(), "further fact") + " agree with a side";
    return names_of(support) + (support.size() == 1 ? " agrees" : " agree") + " with a side";
  }

  std::string names_of(const std::vector<FactId>& facts) const {
    std::vector<std::string> names;
    names.reserve(facts.size());
    for (const FactId fact : facts) names.push_back(corpus_.fact_name(fact));
    return listed(names);
  }

  static void append_help(std::string& out, const ExcerptWriter& excerpts, const Finding& finding) {
    excerpts.append_remark(out, "=", "help: " + help_in_words(finding));
  }

  std::string verdict(const Summary& summary) const {
    std::vector<std::string> parts;
    if (summary.error > 0) parts.push_back(counted(summary.error, "error"));
    if (summary.warning > 0) parts.push_back(counted(summary.warning, "warning"));
    std::string text;
    for (const std::string& part : parts) text += (text.empty() ? "" : ", ") + part;
    if (text.empty())
      text = summary.unchecked.empty() ? "no discrepancy found" : "no discrepancy found in what was read";
    if (summary.note > 0) {
      text += ", " + counted(summary.note, "note");
      if (!style_.notes) text += summary.note == 1 ? " (--notes shows it)" : " (--notes shows them)";
    }
    if (summary.known > 0) text += ", " + std::to_string(summary.known) + " known";
    if (summary.settled > 0) text += ", " + std::to_string(summary.settled) + " settled";
    return text;
  }

  void append_unchecked(std::string& out, const std::vector<std::string>& files) const {
    if (files.empty()) return;
    out += paint_(Tone::strong, "not checked, or not wholly:") + "\n";
    const std::size_t shown = std::min(files.size(), kMostFiles);
    for (std::size_t i = 0; i < shown; ++i) out += "  " + printable(files[i]) + "\n";
    if (shown < files.size()) out += "  … and " + counted(files.size() - shown, "more file") + "\n";
  }

  const Corpus& corpus_;
  SourceReader& source_;
  Style style_;
  Paint paint_;
};

}  // namespace

void write_text(const Result& result, SourceReader& source, const Style& style, const Sink& sink) {
  TextWriter writer(result, source, style);
  bool any = false;
  for (const Finding& finding : result.findings) {
    if (!is_listed(finding, style)) continue;
    if (any) sink("\n");
    sink(writer.finding(finding, false));
    any = true;
  }
  if (result.reliability != nullptr) {
    if (any) sink("\n");
    sink(writer.reliability(*result.reliability));
    any = true;
  }
  if (style.quiet) return;
  if (any) sink("\n");
  sink(writer.summary(result.summary));
}

void write_finding(const Result& result, SourceReader& source, const Style& style, const Finding& finding,
                   const Sink& sink) {
  sink(TextWriter(result, source, style).finding(finding, true));
}

}  // namespace gainsay
