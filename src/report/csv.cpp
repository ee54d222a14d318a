// RFC 4180: a row for each fact of each finding, a single row for a finding without facts; UTF-8, CRLF.
//
// Cells that a spreadsheet would run as formulas are disarmed (escape.h). Values are as JSON reports them, so
// that a bare number is a number in the spreadsheet too.
#include "report/escape.h"
#include "report/formats.h"
#include "report/phrase.h"

namespace gainsay {

namespace {

constexpr std::string_view kHeader =
    "finding,code,level,status,subject,property,scope,when,message,fact,value,article,publisher,published,"
    "file,line,quote";
constexpr std::size_t kPiece = 64 * 1024;

class Row {
 public:
  explicit Row(std::string& out) : out_(out) {}
  Row& operator<<(std::string_view cell) {
    if (!first_) out_.push_back(',');
    first_ = false;
    out_ += csv_cell(cell);
    return *this;
  }
  void end() { out_ += "\r\n"; }

 private:
  std::string& out_;
  bool first_ = true;
};

void start_row(Row& row, const Corpus& corpus, const Finding& finding) {
  const auto id_of = [&](StringId id) { return corpus.text(id); };
  row << finding.id << finding.code << level_name(finding.level) << status_name(finding.status);
  row << (finding.subject.valid() ? id_of(corpus.subjects[finding.subject.index].id) : std::string_view());
  row << (finding.property.valid() ? id_of(corpus.properties[finding.property.index].id)
                                   : std::string_view());
}

void append_rows(std::string& out, const Corpus& corpus, SourceReader& source, const Finding& finding) {
  if (finding.facts.empty()) {
    Row row(out);
    start_row(row, corpus, finding);
    const Location at = finding.marks.empty() ? Location() : finding.marks.front().location;
    row << (finding.scope.valid() ? corpus.scope_text(finding.scope) : std::string()) << finding.when
        << finding.message;
    row << ""
        << ""
        << ""
        << ""
        << "";
    row << (at.file.valid() ? std::string_view(corpus.files[at.file.index].shown) : std::string_view());
    row << (at.line > 0 ? std::to_string(at.line) : std::string()) << "";
    row.end();
    return;
  }
  for (const FactId id : finding.facts) {
    const Fact& fact = corpus.fact(id);
    const Article& article = article_behind(corpus, fact);
    const Time* published = corpus.time(article.published);
    const Location at = source.value_location(id);
    Row row(out);
    start_row(row, corpus, finding);
    row << corpus.scope_text(fact.scope) << when_text(corpus, fact) << finding.message
        << corpus.fact_name(id);
    row << corpus.value_code(fact.value, corpus.property_of(fact)) << corpus.text(article.id);
    row << corpus.text(article.publisher) << (published ? corpus.text(published->text) : std::string_view());
    row << (at.file.valid() ? std::string_view(corpus.files[at.file.index].shown) : std::string_view());
    row << (at.line > 0 ? std::to_string(at.line) : std::string()) << quote_text(source, id);
    row.end();
  }
}

}  // namespace

void write_csv(const Result& result, SourceReader& source, const Style&, const Sink& sink) {
  std::string out = std::string(kHeader) + "\r\n";
  for (const Finding& finding : result.findings) {
    append_rows(out, result.corpus, source, finding);
    if (out.size() < kPiece) continue;
    sink(out);
    out.clear();
  }
  if (!out.empty()) sink(out);
}

}  // namespace gainsay
