#include <algorithm>
#include <set>

#include "report/html.h"
#include "report/markup.h"
#include "report/opening.h"
#include "report/phrase.h"
#include "report/terminal.h"

namespace gainsay {

namespace {

// A set of dates or a qualified date: what a reader may not know how to read. (Intervals read well as they
// are.)
bool is_strange(std::string_view word) {
  if (word.size() < 5 || word.find_first_not_of("0123456789-.,:TZX~?%[]{}") != std::string_view::npos)
    return false;
  if (word.front() == '[' || word.front() == '{')
    return word.back() == (word.front() == '[' ? ']' : '}') && word.find('-') != std::string_view::npos;
  const std::string_view date = word.substr(0, word.size() - 1);
  return std::string_view("~?%").find(word.back()) != std::string_view::npos &&
         date.find_first_not_of("0123456789-") == std::string_view::npos &&
         (date.size() == 4 || date.find('-') != std::string_view::npos);
}

// `(AFP, [2021-07-20..2021-07-25])` → `(AFP, between 2021-07-20 and 2021-07-25)`, but not within quotation
// marks.
std::string edtf_in_words(std::string_view line) {
  std::string out;
  bool quoted = false;
  while (!line.empty()) {
    const std::size_t end = std::min(line.find(' '), line.size());
    const std::string_view word = line.substr(0, end);
    const std::size_t first = std::min(word.find_first_not_of('('), word.size());
    const std::size_t last = std::max(word.find_last_not_of(".,:;)") + 1, first);
    const std::string_view core = word.substr(first, last - first);
    if (!quoted && is_strange(core))
      out.append(word.substr(0, first)).append(time_in_words(core)).append(word.substr(last));
    else
      out += word;
    quoted ^= std::count(word.begin(), word.end(), '"') % 2 != 0;
    if (end < line.size()) out += ' ';
    line.remove_prefix(std::min(end + 1, line.size()));
  }
  return out;
}

// Ids of findings are ours; those of records come from the files, and may hold anything where a file is
// faulty.
std::string anchor(std::string_view kind, std::string_view id) {
  return std::string(kind) + ":" + std::string(id);
}

}  // namespace

HtmlParts::HtmlParts(const Result& all, SourceReader& reader, const Sink& out)
    : result(all),
      corpus(all.corpus),
      source(reader),
      sink(out),
      standings(all.findings, all.struck),
      origins(all.origins),
      passages(all.corpus, reader) {
  const bool every = corpus.facts.size() <= kAllFacts;
  std::set<SubjectId> named;
  for (const Finding& finding : result.findings) {
    if (finding.subject.valid()) named.insert(finding.subject);
    for (const FactId fact : finding.facts) named.insert(corpus.fact(fact).subject);
  }
  for (const Group& group : result.graph.groups())
    if (every || named.count(group.subject) > 0) groups_.emplace(group.subject, &group);
}

const Group* HtmlParts::group_of(SubjectId subject) const {
  const auto found = groups_.find(subject);
  return found == groups_.end() ? nullptr : found->second;
}

std::span<const Series> HtmlParts::series_of(SubjectId subject, PropertyId property) const {
  const Group* group = group_of(subject);
  if (group == nullptr) return {};
  const std::span<const Series> all = result.graph.series_of(*group);
  const auto of_property = [&](const Series& series) { return series.property == property; };
  const auto first = std::find_if(all.begin(), all.end(), of_property);
  const auto last = std::find_if_not(first, all.end(), of_property);
  return all.subspan(static_cast<std::size_t>(first - all.begin()), static_cast<std::size_t>(last - first));
}

const Chart& HtmlParts::chart_of(SubjectId subject, PropertyId property) {
  const auto [known, fresh] = charts_.try_emplace({subject, property});
  if (fresh) known->second = timeline_chart(result, standings, series_of(subject, property));
  return known->second;
}

std::string HtmlParts::svg(const Chart& chart, std::string_view told, std::string_view inside) {
  return "<div class=\"scroll\" tabindex=\"0\">" +
         Tag("svg")
             .with("viewBox", "0 0 " + coordinate(chart.width) + " " + coordinate(chart.height))
             .with("width", coordinate(chart.width))
             .with("height", coordinate(chart.height))
             .with("role", "img")
             .with("aria-label", told)
             .open() +
         std::string(inside) + "</svg></div>";
}

std::string finding_anchor(const Finding& finding) {
  return finding.id.empty() ? anchor("finding", finding.message) : finding.id;
}

std::string timeline_anchor(const Corpus& corpus, SubjectId subject, PropertyId property) {
  return anchor("timeline", std::string(corpus.text(corpus.subjects[subject.index].id)) + "/" +
                                std::string(corpus.text(corpus.properties[property.index].id)));
}

std::string article_anchor(const Corpus& corpus, ArticleId article) {
  return anchor("article", corpus.text(corpus.articles[article.index].id));
}

std::string fact_anchor(const Corpus& corpus, FactId fact) {
  std::string name = corpus.fact_name(fact);
  std::replace(name.begin(), name.end(), '#', '/');
  return anchor("fact", name);
}

bool has_article_text(HtmlParts& parts, FactId fact) {
  if (parts.corpus.facts.size() > kAllFacts || !parts.passages.has_text(fact)) return false;
  const std::vector<QuotedPassage> passages = parts.passages.of(fact);
  return std::any_of(passages.begin(), passages.end(),
                     [](const QuotedPassage& p) { return p.in_article && !p.instead; });
}

std::string topic_of(const HtmlParts& parts, const Finding& finding) {
  const Corpus& corpus = parts.corpus;
  if (finding.subject.valid()) {
    std::string text = corpus.subject_label(finding.subject);
    if (finding.property.valid()) text += ": " + corpus.property_label(finding.property);
    const std::string scope = corpus.scope_text(finding.scope);
    return scope.empty() ? text : text + " (" + scope + ")";
  }
  if (!finding.marks.empty() && finding.marks.front().location.file.valid())
    return corpus.files[finding.marks.front().location.file.index].shown;
  const CodeRow* row = find_code(finding.code);
  return row == nullptr ? std::string(finding.code) : capitalised(spaced(row->name));
}

std::string place_in_words(const Corpus& corpus, const Location& at) {
  if (!at.file.valid()) return "somewhere";
  std::string text = corpus.files[at.file.index].shown;
  if (at.line > 0) text += ", line " + std::to_string(at.line);
  return text;
}

std::string said_in_words(const Corpus& corpus, const Fact& fact) {
  const std::string text = corpus.value_text(fact.value, corpus.property_of(fact));
  const bool dated = fact.value.kind == ValueKind::date || fact.value.kind == ValueKind::period;
  return dated ? time_in_words(text) : text;
}

std::string html_place(const Corpus& corpus, const Location& at) {
  std::string out;
  for (const char c : html_text(place_in_words(corpus, at))) {
    out += c;
    if (c == '/') out += "<wbr>";
  }
  return out;
}

std::string html_prose(std::string_view text) {
  std::string out;
  const std::string line = edtf_in_words(printable(text));
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t end = std::min(line.find(' ', at), line.size());
    const std::string_view word = std::string_view(line).substr(at, end - at);
    const bool date = word.find('-') != std::string_view::npos &&
                      word.find_first_of("0123456789") != std::string_view::npos && word.size() < 30;
    if (at > 0) out += ' ';
    out += date ? "<span class=\"date\">" + html_text(word) + "</span>" : html_text(word);
    at = end + 1;
  }
  return out;
}

std::string html_time(std::string_view edtf) { return html_prose(time_in_words(edtf)); }

std::string html_command(std::string_view command) {
  return "<div class=\"command\"><code>" + html_text(command) + "</code></div>";
}

}  // namespace gainsay
