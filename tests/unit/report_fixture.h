// A small newsroom for the tests of reports: articles and facts put together by hand, and their files written
// to a folder of their own, so that quotes and positions can be read back.
#pragma once

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "graph/fact_graph.h"
#include "load/source.h"
#include "model/corpus.h"
#include "report/report.h"

namespace gainsay::test {

class Newsroom {
 public:
  Newsroom() : folder_(std::filesystem::temp_directory_path() / unique_name()) {
    std::filesystem::create_directories(folder_);
    corpus_.scopes.emplace_back();
  }
  ~Newsroom() {
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
  }
  Newsroom(const Newsroom&) = delete;
  Newsroom& operator=(const Newsroom&) = delete;

  SubjectId subject(std::string_view id, std::string_view label) {
    Subject subject;
    subject.id = word(id);
    subject.label = word(label);
    corpus_.subjects.push_back(subject);
    return SubjectId(corpus_.subjects.size() - 1);
  }

  PropertyId property(std::string_view id, ValueType type = ValueType::number,
                      OverTime over_time = OverTime::state) {
    Property property;
    property.id = word(id);
    property.type = type;
    property.over_time = over_time;
    corpus_.properties.push_back(property);
    return PropertyId(corpus_.properties.size() - 1);
  }

  ScopeId scope(std::string_view dimension, std::string_view value) {
    corpus_.scopes.push_back({ScopePart{word(dimension), {word(value)}}});
    return ScopeId(corpus_.scopes.size() - 1);
  }

  // An article and its file, facts/<id>.json.
  ArticleId article(std::string_view id, std::string_view publisher, std::string_view published,
                    std::string_view title = {}) {
    Article article;
    article.id = word(id);
    if (!publisher.empty()) article.publisher = word(publisher);
    if (!title.empty()) article.title = word(title);
    article.published = time(published);
    corpus_.articles.push_back(article);
    const std::string name = std::string(id) + ".json";
    corpus_.files.push_back({folder_ / name, "facts/" + name, false});
    file_facts_.emplace_back();
    return ArticleId(corpus_.articles.size() - 1);
  }

  struct Said {
    std::string_view when = {};  // empty: left out, so the article's publication
    std::string_view quote = {};
    Stance stance = Stance::asserted;
    std::string_view attributed_to = {};
    ScopeId scope = ScopeId(std::size_t{0});
  };

  FactId number(ArticleId article, SubjectId subject, PropertyId property, std::int64_t amount,
                const Said& said, Hedge hedge = Hedge::none) {
    Value value;
    value.kind = ValueKind::number;
    value.hedge = hedge;
    const Decimal decimal = Decimal::from_parts(amount, 0);
    value.payload = decimal.mantissa();
    value.exponent = static_cast<std::int8_t>(decimal.exponent());
    return fact(article, subject, property, value, std::to_string(amount), said);
  }

  FactId words(ArticleId article, SubjectId subject, PropertyId property, std::string_view text,
               const Said& said) {
    Value value;
    value.kind = ValueKind::text;
    value.payload = word(text).index;
    return fact(article, subject, property, value, quoted(text), said);
  }

  Finding& finding(std::string_view code, SubjectId subject, PropertyId property, std::vector<FactId> facts) {
    Finding finding;
    finding.code = find_code(code)->code;
    finding.level = find_code(code)->level;
    finding.id = "g-" + hexadecimal(findings_.size() + 1);
    finding.topic = "t-" + hexadecimal(findings_.size() + 1);
    finding.subject = subject;
    finding.property = property;
    if (subject.valid()) finding.scope = ScopeId(std::size_t{0});
    finding.facts = std::move(facts);
    finding.message = "a message";
    findings_.push_back(std::move(finding));
    return findings_.back();
  }

  // A file that is not JSON, for findings about files.
  FileId file(std::string_view name, std::string_view text) {
    std::ofstream(folder_ / name, std::ios::binary) << text;
    corpus_.files.push_back({folder_ / name, "facts/" + std::string(name), false});
    file_facts_.emplace_back();
    loose_files_.push_back(corpus_.files.size() - 1);
    return FileId(corpus_.files.size() - 1);
  }

  StringId word(std::string_view text) { return corpus_.strings.intern(text); }
  Corpus& corpus() { return corpus_; }
  std::vector<Finding>& findings() { return findings_; }
  std::vector<FactId>& struck() { return struck_; }  // by verdicts

  Summary summary() const {
    Summary summary;
    summary.articles = corpus_.articles.size();
    summary.subjects = corpus_.subjects.size();
    summary.facts = corpus_.facts.size();
    for (const Finding& finding : findings_) {
      if (finding.status == Status::settled) {
        ++summary.settled;
      } else if (finding.status == Status::known) {
        ++summary.known;
      } else {
        ++(finding.level == Level::error     ? summary.error
           : finding.level == Level::warning ? summary.warning
                                             : summary.note);
      }
    }
    summary.failing = summary.error;
    return summary;
  }

  // Writes the files and hands everything to `use`.
  void run(const std::function<void(const Result&, SourceReader&)>& use,
           const std::vector<std::string>& unchecked = {}) {
    write_files();
    const FactGraph graph(corpus_);
    Summary numbers = summary();
    numbers.unchecked = unchecked;
    SourceReader source(corpus_);
    const Origins origins(corpus_);
    const Result result{corpus_, graph, origins, findings_, numbers, struck_};
    use(result, source);
  }

  std::string report(std::string_view format, const Style& style = {},
                     const std::vector<std::string>& unchecked = {}) {
    std::string out;
    run(
        [&](const Result& result, SourceReader& source) {
          find_format(format)->write(result, source, style, [&](std::string_view piece) { out += piece; });
        },
        unchecked);
    return out;
  }

 private:
  static std::string unique_name() {
    static int count = 0;
    return "gainsay-report-test-" + std::to_string(getpid()) + "-" + std::to_string(++count);
  }

  static std::string hexadecimal(std::size_t number) {
    static constexpr std::string_view kDigits = "0123456789abcdef";
    std::string text(8, '0');
    for (std::size_t at = 8; number > 0 && at > 0; number /= 16) text[--at] = kDigits[number % 16];
    return text;
  }

  static std::string quoted(std::string_view text) {
    std::string result = "\"";
    for (const char c : text) {
      if (c == '"' || c == '\\') result += '\\';
      result += c;
    }
    return result + "\"";
  }

  TimeId time(std::string_view edtf) {
    if (edtf.empty()) return {};
    const StringId text = word(edtf);
    for (std::size_t i = 0; i < corpus_.times.size(); ++i)
      if (corpus_.times[i].text == text) return TimeId(i);
    corpus_.times.push_back({text, std::get<Edtf>(parse_edtf(edtf))});
    return TimeId(corpus_.times.size() - 1);
  }

  FactId fact(ArticleId article, SubjectId subject, PropertyId property, const Value& value,
              const std::string& value_json, const Said& said) {
    auto& siblings = file_facts_[file_of(article)];
    Fact fact;
    fact.subject = subject;
    fact.property = property;
    fact.scope = said.scope;
    fact.article = article;
    fact.value = value;
    fact.default_when = said.when.empty();
    fact.when = fact.default_when ? corpus_.articles[article.index].published : time(said.when);
    fact.said = corpus_.articles[article.index].published;
    if (!said.attributed_to.empty()) {
      corpus_.sources.push_back({SubjectId(), word(said.attributed_to), word(said.attributed_to)});
      fact.attributed_to = SourceId(corpus_.sources.size() - 1);
    }
    fact.id = word(std::to_string(siblings.size() + 1));
    fact.place = Place(FileId(file_of(article)), siblings.size());
    fact.stance = said.stance;
    std::string json = "    { \"subject\": " + quoted(corpus_.text(corpus_.subjects[subject.index].id)) +
                       ", \"property\": " + quoted(corpus_.text(corpus_.properties[property.index].id)) +
                       ", \"value\": " + value_json;
    if (!said.quote.empty()) json += ",\n      \"quote\": " + quoted(said.quote);
    siblings.push_back(json + " }");
    corpus_.facts.push_back(fact);
    return FactId(corpus_.facts.size() - 1);
  }

  std::size_t file_of(ArticleId article) const {
    const std::string shown =
        "facts/" + std::string(corpus_.text(corpus_.articles[article.index].id)) + ".json";
    for (std::size_t i = 0; i < corpus_.files.size(); ++i)
      if (corpus_.files[i].shown == shown) return i;
    return 0;
  }

  void write_files() const {
    for (std::size_t i = 0; i < corpus_.files.size(); ++i) {
      bool loose = false;
      for (const std::size_t each : loose_files_) loose |= each == i;
      if (loose) continue;
      std::ofstream out(corpus_.files[i].path, std::ios::binary);
      out << "{\n  \"article\": { \"id\": " << quoted(corpus_.files[i].path.stem().string())
          << " },\n  \"facts\": [\n";
      for (std::size_t f = 0; f < file_facts_[i].size(); ++f)
        out << file_facts_[i][f] << (f + 1 < file_facts_[i].size() ? ",\n" : "\n");
      out << "  ]\n}\n";
    }
  }

  std::filesystem::path folder_;
  Corpus corpus_;
  std::vector<Finding> findings_;
  std::vector<FactId> struck_;
  std::vector<std::vector<std::string>> file_facts_;  // by file
  std::vector<std::size_t> loose_files_;
};

}  // namespace gainsay::test
