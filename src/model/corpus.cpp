#include "model/corpus.h"

#include <fmt/format.h>

#include <algorithm>

namespace gainsay {

namespace {

std::size_t slot(const Value& value) { return static_cast<std::size_t>(value.payload); }

constexpr std::string_view kRelations[] = {"before",   "after",         "on",          "meets",      "met_by",
                                           "overlaps", "overlapped_by", "starts",      "started_by", "during",
                                           "contains", "finishes",      "finished_by", "equals",     "within",
                                           "covers",   "starts_with",   "ends_with"};

std::string relation_text(const Corpus& corpus, const Relation& relation) {
  std::string text;
  for (const RelationTerm& term : relation.terms) {
    if (!text.empty()) text += ", ";
    std::string word(kRelations[static_cast<std::size_t>(term.kind)]);
    std::replace(word.begin(), word.end(), '_', ' ');
    text += fmt::format("{} {}", word, corpus.subject_label(term.subject));
  }
  return text;
}

}  // namespace

std::string Corpus::fact_name(FactId id) const {
  const Fact& f = fact(id);
  return fmt::format("{}#{}", f.article.valid() ? text(articles[f.article.index].id) : "?", text(f.id));
}

std::string Corpus::subject_label(SubjectId id) const {
  if (!id.valid()) return {};
  const Subject& subject = subjects[id.index];
  return std::string(text(subject.label.valid() ? subject.label : subject.id));
}

std::string Corpus::property_label(PropertyId id) const {
  if (!id.valid()) return {};
  const Property& property = properties[id.index];
  return std::string(text(property.label.valid() ? property.label : property.id));
}

std::string Corpus::article_label(ArticleId id) const {
  if (!id.valid()) return {};
  const Article& article = articles[id.index];
  for (const StringId name : {article.publisher, article.agency, article.author}) {
    if (name.valid()) return std::string(text(name));
  }
  return std::string(text(article.id));
}

std::string Corpus::scope_text(ScopeId id) const {
  std::string shown;
  if (!id.valid()) return shown;
  for (const ScopePart& part : scopes[id.index]) {
    if (!shown.empty()) shown += "; ";
    shown += fmt::format("{}: ", text(part.dimension));
    for (std::size_t i = 0; i < part.values.size(); ++i) {
      if (i > 0) shown += ", ";
      shown += text(part.values[i]);
    }
  }
  return shown;
}

Quantity Corpus::quantity(const Value& value) const {
  if (value.kind == ValueKind::quantity) return quantities[slot(value)];
  Quantity q;
  q.hedge = value.hedge;
  q.decimals = value.decimals_written;
  q.amount = Decimal::from_parts(value.payload, value.exponent);
  if (value.unit.valid()) q.unit = written_unit(units[value.unit.index]);
  return q;
}

Measure Corpus::measure(const Value& value, const Property& property) const {
  if (!value.unit.valid() || value.unit == property.unit)
    return gainsay::measure(quantity(value), property.numbers);
  const auto conversion = std::find_if(property.conversions.begin(), property.conversions.end(),
                                       [&](const auto& known) { return known.first == value.unit; });
  return gainsay::measure(quantity(value), property.numbers,
                          conversion == property.conversions.end() ? Conversion{} : conversion->second);
}

std::string Corpus::value_text(const Value& value, const Property& property) const {
  switch (value.kind) {
    case ValueKind::unknown:
      return "not known";
    case ValueKind::number:
    case ValueKind::quantity: {
      const Quantity said = quantity(value);
      // A share needs no unit; a bare number is in the property's.
      const UnitId unit = value.unit.valid() || said.hedge == Hedge::fraction ? value.unit : property.unit;
      return describe(said, unit.valid() ? std::string_view(units[unit.index]) : std::string_view());
    }
    case ValueKind::name: {
      const Name& name = names[slot(value)];
      return name.subject.valid() ? subject_label(name.subject) : std::string(text(name.text));
    }
    case ValueKind::list: {
      std::string all;
      for (const Value& each : lists[slot(value)]) {
        if (!all.empty()) all += "; ";
        all += value_text(each, property);
      }
      return all;
    }
    default:
      return value_code(value, property);
  }
}

std::string Corpus::value_code(const Value& value, const Property& property) const {
  switch (value.kind) {
    case ValueKind::unknown:
      return "null";
    case ValueKind::number:
    case ValueKind::quantity: {
      return code(quantity(value),
                  value.unit.valid() ? std::string_view(units[value.unit.index]) : std::string_view());
    }
    case ValueKind::date:
    case ValueKind::period:
      return std::string(text(times[slot(value)].text));
    case ValueKind::relation:
      return relation_text(*this, relations[slot(value)]);
    case ValueKind::name: {
      const Name& name = names[slot(value)];
      return std::string(text(name.subject.valid() ? subjects[name.subject.index].id : name.text));
    }
    case ValueKind::text:
      return std::string(text(StringId(slot(value))));
    case ValueKind::choice:
      return std::string(text(property.one_of[slot(value)]));
    case ValueKind::boolean:
      return value.payload != 0 ? "true" : "false";
    case ValueKind::list: {
      std::string all;
      for (const Value& each : lists[slot(value)]) {
        if (!all.empty()) all += "; ";
        all += value_code(each, property);
      }
      return all;
    }
  }
  return {};
}

}  // namespace gainsay
