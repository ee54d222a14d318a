// `show`: everything said of a subject, or of one of its properties, in the order of time.
//
// A block a series: its name and trend, then a row a fact (signs, date, value, what it can mean, who says so,
// and the quote where the terminal has room for it), then the findings that touch it.
#include <algorithm>
#include <array>
#include <initializer_list>
#include <utility>

#include "checks/met_plans.h"
#include "report/phrase.h"
#include "report/report.h"
#include "report/standing.h"
#include "report/terminal.h"
#include "report/trend.h"

namespace gainsay {

namespace {

constexpr std::size_t kIndent = 2;
constexpr std::size_t kGap = 2;          // between columns
constexpr std::size_t kLeastQuote = 24;  // columns that make a quote worth showing
constexpr std::size_t kMostQuote = 100;
constexpr std::size_t kLeastFolded = 16;  // columns of what can go on below
constexpr std::size_t kMostLines = 4;
constexpr std::size_t kLeastColumn = 5;
constexpr std::size_t kTrendBars = 24;

constexpr std::size_t kSigns = 0, kDate = 1, kValue = 2, kMeaning = 3, kStance = 4, kSource = 5, kQuote = 6,
                      kColumns = 7;

using Widths = std::array<std::size_t, kColumns>;

struct Row {
  std::array<std::string, kColumns> text;
  std::vector<Sign> signs;
  bool faint = false;  // not asserted, or restated
};

// What the number can mean, where that is more than the number itself: `4,500–5,500`.
std::string hard_interval(const Corpus& corpus, const Fact& fact) {
  const Property& property = corpus.property_of(fact);
  if (fact.value.kind != ValueKind::number && fact.value.kind != ValueKind::quantity) return {};
  const Interval hard = corpus.measure(fact.value, property).hard;
  if (hard.low_infinite || hard.high_infinite || hard.low == hard.high) return {};
  return describe(hard);
}

class Timeline {
 public:
  Timeline(const Result& result, SourceReader& source, const Style& style)
      : result_(result),
        corpus_(result.corpus),
        source_(source),
        width_(style.width == 0 ? 0 : std::max<std::size_t>(style.width, 40)),
        paint_(style.colour),
        standings_(result.findings, result.struck),
        met_(result.graph, result.origins) {}

  std::string heading(SubjectId id) const {
    const Subject& subject = corpus_.subjects[id.index];
    std::string details(corpus_.text(subject.id));
    if (subject.kind.valid()) details.append(" · ").append(corpus_.text(subject.kind));
    for (std::size_t i = 0; i < subject.aliases.size(); ++i)
      details.append(i == 0 ? " · also: " : ", ").append(corpus_.text(subject.aliases[i]));
    std::string out;
    for (const std::string& line : wrapped(corpus_.subject_label(id), width_, width_))
      out += paint_(Tone::strong, line) + "\n";
    for (const std::string& line : wrapped(details, width_, width_)) out += paint_(Tone::faint, line) + "\n";
    return out;
  }

  std::string series(const Series& series) {
    std::string out = "\n" + series_heading(series);
    for (const MetPlan& met : met_.of(series)) standings_.met(met.plan);
    std::vector<Row> rows;
    for (const FactId fact : result_.graph.facts_of(series)) rows.push_back(row_of(fact));
    append_rows(out, rows, corpus_.properties[series.property.index].type == ValueType::number);
    append_findings(out, series);
    return out;
  }

  // What the signs that were used mean.
  std::string legend() const {
    std::string text;
    for (const auto& [glyph, words] : used_signs_)
      text.append(text.empty() ? "" : "   ").append(glyph).append(" ").append(words);
    if (text.empty()) return {};
    return "\n" + paint_(Tone::faint, shortened(text, width_)) + "\n";
  }

 private:
  std::string series_heading(const Series& series) const {
    std::string name = corpus_.property_label(series.property);
    const std::string scope = corpus_.scope_text(series.scope);
    if (!scope.empty()) name += " · " + scope;
    name = shortened(name, width_);
    std::string out = paint_(Tone::strong, name);
    const Trend shown = trend(result_.graph, series, kTrendBars);
    if (!shown.bars.empty()) {
      const std::string tail = shown.bars + "  " + shown.label;
      const bool beside = width_ == 0 || display_width(name) + 3 + display_width(tail) <= width_;
      out += (beside ? "   " : "\n" + std::string(kIndent, ' ')) + tail;
    }
    return out + "\n";
  }

  Row row_of(FactId id) {
    const Fact& fact = corpus_.fact(id);
    const Standing& standing = standings_.of(id);
    Row row;
    row.signs = signs_of(standing);
    for (const Sign& sign : row.signs) {
      row.text[kSigns] += sign.glyph;
      const std::pair<std::string_view, std::string_view> entry(sign.glyph, sign.words);
      if (std::find(used_signs_.begin(), used_signs_.end(), entry) == used_signs_.end())
        used_signs_.push_back(entry);
    }
    const std::string_view when = when_text(corpus_, fact);
    row.text[kDate] = when.empty() ? "undated" : printable(when);
    row.text[kValue] = printable(corpus_.value_text(fact.value, corpus_.property_of(fact)));
    row.text[kMeaning] = hard_interval(corpus_, fact);
    row.text[kStance] = stance_of(fact, standing);
    row.text[kSource] = source_of(fact);
    const std::string words = quote_text(source_, id);
    if (!words.empty()) row.text[kQuote] = "“" + printable(words) + "”";
    row.faint = !fact.asserted() || standing.restated || standing.struck;
    return row;
  }

  static std::string stance_of(const Fact& fact, const Standing& standing) {
    std::string text;
    if (!fact.asserted()) text = stance_name(fact.stance);
    if (standing.restated) text += text.empty() ? "restated" : ", restated";
    if (standing.struck) text += text.empty() ? "struck" : ", struck";
    if (!standing.became.empty()) text.append(", ").append(standing.became);
    return text;
  }

  // `Global Village Space, citing the Pentagon, said 2020-08-19`
  std::string source_of(const Fact& fact) const {
    std::string text = corpus_.article_label(fact.article);
    const std::string cited = attribution(corpus_, fact);
    if (!cited.empty()) text += ", citing " + cited;
    const Time* said = corpus_.time(fact.said);
    if ((fact.foreseen() || fact.stance == Stance::denied) && said != nullptr)
      text.append(", said ").append(corpus_.text(said->text));
    return printable(text);
  }

  void append_rows(std::string& out, const std::vector<Row>& rows, bool numbers) const {
    Widths widths{};
    for (const Row& row : rows)
      for (std::size_t c = 0; c < kColumns; ++c) widths[c] = std::max(widths[c], display_width(row.text[c]));
    widths[kSigns] = std::max<std::size_t>(widths[kSigns], 1);
    fit(widths);
    for (const Row& row : rows) append_row(out, row, widths, numbers);
  }

  // What is said and who says so go on below where a column is too narrow; all else is cut.
  void append_row(std::string& out, const Row& row, const Widths& widths, bool numbers) const {
    std::array<std::vector<std::string>, kColumns> cell;
    std::size_t height = 1;
    for (std::size_t c = 0; c < kColumns; ++c) {
      if (widths[c] == 0) continue;
      cell[c] = c == kValue || c == kSource ? folded(row.text[c], widths[c])
                                            : std::vector<std::string>{shortened(row.text[c], widths[c])};
      height = std::max(height, cell[c].size());
    }
    for (std::size_t i = 0; i < height; ++i) {
      std::string line;
      std::size_t used = 0, column = 0;  // trailing spaces are not written
      for (std::size_t c = 0; c < kColumns; ++c) {
        if (widths[c] == 0) continue;
        const std::string_view text = i < cell[c].size() ? std::string_view(cell[c][i]) : std::string_view();
        const std::size_t wide = display_width(text);
        const std::size_t start = column + (c == kValue && numbers ? widths[c] - wide : 0);
        column += widths[c] + kGap;
        if (text.empty()) continue;
        line.append(start - used, ' ');
        line += c == kSigns ? painted_signs(row) : paint_(tone_of_cell(row, c), text);
        used = start + wide;
      }
      out += line + "\n";
    }
  }

  static std::vector<std::string> folded(const std::string& text, std::size_t width) {
    std::vector<std::string> lines = wrapped(text, width, width);
    if (lines.size() > kMostLines) {
      lines.resize(kMostLines);
      lines.back() = shortened(lines.back() + " …", width);
    }
    return lines;
  }

  // Makes a row fit: the quote gets what the others leave, or goes; then the widest of what can go on below
  // is narrowed, then what the number can mean goes, then anything is cut.
  void fit(Widths& widths) const {
    widths[kQuote] = std::min(widths[kQuote], kMostQuote);
    if (width_ == 0) return;
    const auto total = [&] {
      std::size_t sum = 0;
      for (const std::size_t width : widths)
        if (width > 0) sum += width + kGap;
      return sum == 0 ? 0 : sum - kGap;
    };
    const std::size_t quote = std::exchange(widths[kQuote], 0);
    const std::size_t others = total();
    if (quote > 0 && others + kGap + std::min(quote, kLeastQuote) <= width_)
      widths[kQuote] = std::min(quote, width_ - others - kGap);
    const auto narrow = [&](std::initializer_list<std::size_t> columns, std::size_t least) {
      while (total() > width_) {
        std::size_t widest = *columns.begin();
        for (const std::size_t c : columns)
          if (widths[c] > widths[widest]) widest = c;
        if (widths[widest] <= least) return;
        --widths[widest];
      }
    };
    narrow({kValue, kSource}, kLeastFolded);
    if (total() > width_) widths[kMeaning] = 0;
    narrow({kDate, kValue, kStance, kSource}, kLeastColumn);
  }

  static Tone tone_of_cell(const Row& row, std::size_t column) {
    if (row.faint || column == kMeaning || column == kQuote) return Tone::faint;
    return Tone::plain;
  }

  std::string painted_signs(const Row& row) const {
    std::string out;
    for (const Sign& sign : row.signs) out += paint_(sign.tone, sign.glyph);
    return out;
  }

  void append_findings(std::string& out, const Series& series) const {
    std::vector<std::uint32_t> touching;
    for (const FactId fact : result_.graph.facts_of(series)) {
      const auto& of_fact = standings_.of(fact).findings;
      touching.insert(touching.end(), of_fact.begin(), of_fact.end());
    }
    std::sort(touching.begin(), touching.end());
    touching.erase(std::unique(touching.begin(), touching.end()), touching.end());
    for (const std::uint32_t i : touching) {
      const Finding& finding = result_.findings[i];
      std::string tag = std::string(level_name(finding.level)).append("[").append(finding.code).append("]");
      std::string text = finding.message;
      if (finding.status == Status::settled) text += " (settled)";
      if (!finding.id.empty()) text += " [" + finding.id + "]";
      const std::size_t rest = width_ == 0 ? 0 : width_ - 2 * kIndent;
      bool first = true;
      for (const std::string& line : wrapped(text, rest == 0 ? 0 : rest - tag.size() + 1, rest)) {
        out += std::string(first ? kIndent : 2 * kIndent, ' ');
        if (first) out += paint_(tone_of(finding.level), tag) + " ";
        out += line + "\n";
        first = false;
      }
    }
  }

  const Result& result_;
  const Corpus& corpus_;
  SourceReader& source_;
  std::size_t width_;
  Paint paint_;
  Standings standings_;
  MetPlans met_;
  std::vector<std::pair<std::string_view, std::string_view>> used_signs_;
};

const Group* group_of(const FactGraph& graph, SubjectId subject) {
  for (const Group& group : graph.groups())
    if (group.subject == subject) return &group;
  return nullptr;
}

// What is said where what was asked for is not.
std::string nothing_said(const Result& result, const Group* group, SubjectId subject, PropertyId property) {
  const Corpus& corpus = result.corpus;
  std::string text = "Nothing is said of ";
  if (property.valid()) text += "“" + corpus.property_label(property) + "” of ";
  text += corpus.subject_label(subject) + ".";
  if (group == nullptr) return property.valid() ? text + " Nor is anything else." : text;
  std::vector<std::string> told;
  for (const Series& series : result.graph.series_of(*group)) {
    const std::string id(corpus.text(corpus.properties[series.property.index].id));
    if (std::find(told.begin(), told.end(), id) == told.end()) told.push_back(id);
  }
  return text + " There is: " + listed(told) + ".";
}

}  // namespace

void write_timeline(const Result& result, SourceReader& source, const Style& style, SubjectId subject,
                    PropertyId property_or_none, const Sink& sink) {
  const Group* group = group_of(result.graph, subject);
  Timeline timeline(result, source, style);
  bool any = false;
  if (group != nullptr) {
    for (const Series& series : result.graph.series_of(*group)) {
      if (property_or_none.valid() && series.property != property_or_none) continue;
      if (!any) sink(timeline.heading(subject));
      any = true;
      sink(timeline.series(series));
    }
  }
  if (any) {
    sink(timeline.legend());
    return;
  }
  for (const std::string& line :
       wrapped(nothing_said(result, group, subject, property_or_none), style.width, style.width))
    sink(line + "\n");
}

}  // namespace gainsay
