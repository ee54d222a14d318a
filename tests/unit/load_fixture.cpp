#include "load_fixture.h"

#include <fmt/format.h>
#include <unistd.h>

#include <atomic>
#include <fstream>
#include <system_error>

namespace gainsay::testing {

namespace fs = std::filesystem;

Folder::Folder() {
  static std::atomic<int> count{0};
  path_ = fs::temp_directory_path() / fmt::format("gainsay-test-{}-{}", ::getpid(), count++);
  fs::create_directories(path_);
}

Folder::~Folder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

fs::path Folder::write(const std::string& name, std::string_view text) const {
  const fs::path file = path_ / name;
  fs::create_directories(file.parent_path());
  std::ofstream out(file, std::ios::binary);
  out.write(text.data(), static_cast<std::streamsize>(text.size()));
  return file;
}

Loaded Folder::load(bool explain_only) const {
  LoadOptions options;
  options.paths = {path_};
  options.explain_only = explain_only;
  return gainsay::load(options);
}

std::string_view vocabulary() {
  return R"("subjects": [
  {"id": "fort", "label": "The Fort", "kind": "place", "aliases": ["Old Fort"]},
  {"id": "mill", "label": "The Mill"},
  {"id": "ann", "kind": "person"}
],
"properties": [
  {"id": "strength", "type": "number", "over_time": "state", "min": 0, "max": 100000},
  {"id": "attacks", "type": "number", "over_time": "tally", "scope": {"weapon": {"values": ["rocket", "bomb"]}, "area": {}}},
  {"id": "budget", "type": "number", "over_time": "state", "unit": "USD"},
  {"id": "share", "type": "number", "over_time": "state", "unit": "percent"},
  {"id": "children", "type": "number", "over_time": "state", "integer": true},
  {"id": "built", "type": "date", "over_time": "constant"},
  {"id": "razed", "type": "date", "over_time": "constant"},
  {"id": "siege", "type": "period", "over_time": "constant"},
  {"id": "truce", "type": "period", "over_time": "constant"},
  {"id": "holder", "type": "name", "over_time": "state"},
  {"id": "guests", "type": "name", "over_time": "event", "values": "many"},
  {"id": "remark", "type": "text", "over_time": "event"},
  {"id": "road", "type": "text", "over_time": "state", "one_of": ["blocked", "free"]},
  {"id": "open", "type": "boolean", "over_time": "state"}
])";
}

std::string with_facts(std::string_view facts) {
  return fmt::format(
      "{{\n\"article\": {{\"id\": \"a\", \"publisher\": \"Daily\", \"published\": \"2020-08-19\"}},\n"
      "\"facts\": [\n{}\n],\n{}}}\n",
      facts, vocabulary());
}

namespace {

std::string location_text(const Location& at) {
  return fmt::format("{}:{}-{}:{}", at.line, at.column, at.end_line, at.end_column);
}

std::string time_text(const Corpus& corpus, TimeId id) {
  const Time* time = corpus.time(id);
  return time == nullptr ? "-" : std::string(corpus.text(time->text));
}

std::string decimal_text(const std::optional<Decimal>& decimal) { return decimal ? decimal->text() : "-"; }

std::string duration_text(const std::optional<Duration>& duration) {
  return duration
             ? fmt::format("{}..{}{}", duration->least, duration->most, duration->calendar_days() ? "d" : "")
             : "-";
}

std::string place_text(const Corpus& corpus, Place place) {
  return fmt::format("{}@{}", place.file().valid() ? corpus.files[place.file().index].shown : "?",
                     place.at());
}

template <class Each>
std::string joined(const Corpus& corpus, const Each& strings) {
  std::string all;
  for (const StringId each : strings) all += fmt::format("<{}>", corpus.text(each));
  return all;
}

std::string unit_text(const Corpus& corpus, UnitId unit) {
  return unit.valid() ? corpus.units[unit.index] : std::string("-");
}

std::string property_text(const Corpus& corpus, const Property& p) {
  const NumberRules& n = p.numbers;
  std::string text = fmt::format(
      "property {} <{}> <{}> type {} over {} many {} add {} exact {} resolution {} unit {} steady {} min {} "
      "max {} "
      "rules {}{}{} {} {} {} one_of {} at {}",
      corpus.text(p.id), corpus.text(p.label), corpus.text(p.description), static_cast<int>(p.type),
      static_cast<int>(p.over_time), p.many, p.parts_add_up, p.exact, static_cast<int>(p.resolution),
      unit_text(corpus, p.unit), duration_text(p.steady_for), decimal_text(p.min), decimal_text(p.max),
      n.exact_rounding, n.integer, n.percent, decimal_text(n.tolerance_fraction),
      decimal_text(n.tolerance_absolute), decimal_text(n.min), joined(corpus, p.one_of),
      place_text(corpus, p.place));
  for (const Dimension& dimension : p.scope)
    text += fmt::format(" scope {}: {}", corpus.text(dimension.name), joined(corpus, dimension.values));
  for (const auto& [unit, conversion] : p.conversions)
    text += fmt::format(" from {} *{} +{} /{}", unit_text(corpus, unit), conversion.factor.text(),
                        conversion.offset.text(), conversion.divisor.text());
  return text + "\n";
}

}  // namespace

std::string value_text(const Corpus& corpus, const Value& value, const Property& property) {
  std::string text =
      fmt::format("{}/{}/{}/{}/{} ", static_cast<int>(value.kind), static_cast<int>(value.hedge),
                  value.exponent, value.decimals_written, unit_text(corpus, value.unit));
  const auto slot = static_cast<std::size_t>(value.payload);
  switch (value.kind) {
    case ValueKind::quantity: {
      const Quantity& q = corpus.quantities[slot];
      return text + fmt::format("{} {} {} {} {} {} {}", static_cast<int>(q.hedge), static_cast<int>(q.unit),
                                q.decimals, q.has_best, q.amount.text(), q.low.text(), q.high.text());
    }
    case ValueKind::date:
    case ValueKind::period:
      return text + time_text(corpus, TimeId(slot));
    case ValueKind::relation: {
      const Relation& relation = corpus.relations[slot];
      for (const RelationTerm& term : relation.terms)
        text += fmt::format("{} {}/{}; ", static_cast<int>(term.kind),
                            corpus.text(corpus.subjects[term.subject.index].id),
                            corpus.text(corpus.properties[term.property.index].id));
      return text + fmt::format("by {} {} {} {}", relation.has_by, relation.exact_by,
                                duration_text(relation.by_least), duration_text(relation.by_most));
    }
    case ValueKind::name: {
      const Name& name = corpus.names[slot];
      return text +
             fmt::format("{} <{}> <{}>",
                         name.subject.valid() ? corpus.text(corpus.subjects[name.subject.index].id) : "-",
                         corpus.text(name.text), corpus.text(name.folded));
    }
    case ValueKind::text:
      return text + fmt::format("<{}>", corpus.text(StringId(slot)));
    case ValueKind::choice:
      return text + fmt::format("<{}>", corpus.text(property.one_of[slot]));
    case ValueKind::list: {
      for (const Value& each : corpus.lists[slot]) text += "[" + value_text(corpus, each, property) + "]";
      return text;
    }
    case ValueKind::unknown:
    case ValueKind::number:
    case ValueKind::boolean:
      break;
  }
  return text + std::to_string(value.payload);
}

std::string findings_text(const Loaded& loaded) {
  std::string text;
  for (const Finding& finding : loaded.findings) {
    bool first = true;
    for (const Mark& mark : finding.marks) {
      text += first ? fmt::format("{} {} {}", finding.code, location_text(mark.location), finding.message)
                    : fmt::format(" + {} {}", location_text(mark.location), mark.label);
      first = false;
    }
    if (first) text += fmt::format("{} - {}", finding.code, finding.message);
    text += "\n";
  }
  return text;
}

std::string everything(const Loaded& loaded) {
  const Corpus& c = loaded.corpus;
  std::string text = findings_text(loaded);
  for (const Finding& finding : loaded.findings) {
    text += fmt::format("{} {} suggests <{}>\n", finding.code, static_cast<int>(finding.level),
                        finding.suggestion);
    for (const Mark& mark : finding.marks) text += c.files[mark.location.file.index].shown + "\n";
  }
  for (const std::string& file : loaded.unchecked) text += "unchecked " + file + "\n";
  for (const auto& [name, values] : loaded.options) {
    text += "option " + name;
    for (const std::string& value : values) text += " <" + value + ">";
    text += "\n";
  }
  for (const SourceFile& file : c.files) text += fmt::format("file {} {}\n", file.shown, file.lines);
  for (const Article& a : c.articles) {
    text += "article ";
    for (const StringId each : {a.id, a.title, a.publisher, a.author, a.url, a.archive_url, a.language,
                                a.agency, a.text, a.sha256, a.note})
      text += fmt::format("<{}>", c.text(each));
    text += fmt::format(" {} {} {} at {}\n", time_text(c, a.published), time_text(c, a.retrieved),
                        joined(c, a.derived_from), place_text(c, a.place));
  }
  for (const Subject& s : c.subjects)
    text += fmt::format("subject <{}> <{}> <{}> {} at {}\n", c.text(s.id), c.text(s.label), c.text(s.kind),
                        joined(c, s.aliases), place_text(c, s.place));
  for (const Property& p : c.properties) text += property_text(c, p);
  for (const Rule& r : c.rules) {
    text +=
        fmt::format("rule <{}> <{}> {} {} {} {} at {}", c.text(r.id), c.text(r.why), static_cast<int>(r.kind),
                    r.complete, r.warning, joined(c, r.only), place_text(c, r.place));
    for (const PropertyId p : r.properties) text += fmt::format(" {}", c.text(c.properties[p.index].id));
    text += "\n";
  }
  for (const Verdict& v : c.verdicts)
    text += fmt::format("verdict <{}> {} <{}> <{}> {} {} {} at {}\n", c.text(v.finding),
                        static_cast<int>(v.decision), c.text(v.reason), c.text(v.by), joined(c, v.wrong),
                        time_text(c, v.on), time_text(c, v.until), place_text(c, v.place));
  for (std::size_t i = 0; i < c.facts.size(); ++i) {
    const Fact& f = c.facts[i];
    const Property& property = c.property_of(f);
    text += fmt::format(
        "fact {} {}.{} = {} scope <{}> when {} said {} stance {} default {} explicit {} at {}",
        c.fact_name(FactId(i)), c.text(c.subjects[f.subject.index].id), c.text(property.id),
        value_text(c, f.value, property), c.scope_text(f.scope), time_text(c, f.when), time_text(c, f.said),
        static_cast<int>(f.stance), f.default_when, f.explicit_id, place_text(c, f.place));
    if (f.attributed_to.valid()) {
      const Source& source = c.sources[f.attributed_to.index];
      text += fmt::format(" by {} <{}> <{}>",
                          source.subject.valid() ? c.text(c.subjects[source.subject.index].id) : "-",
                          c.text(source.text), c.text(source.folded));
    }
    text += "\n";
  }
  return text;
}

}  // namespace gainsay::testing
