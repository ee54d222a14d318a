// Reading subjects, properties, rules, verdicts and options. Part of reader.h.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "load/reader.h"

namespace gainsay {

template <class Node, class Sink>
void Reader<Node, Sink>::subject(const Node& node, Place place, RawFile& raw) {
  Subject subject;
  subject.place = place;
  const std::uint32_t seen = object(node, "a subject", kSubjectKeys, [&](int key, const Node& value) {
    switch (key) {
      case kSubjectKeys["id"]:
        subject.id = id(value, "id");
        break;
      case kSubjectKeys["label"]:
        subject.label = string(value, "label");
        break;
      case kSubjectKeys["kind"]:
        subject.kind = string(value, "kind");
        break;
      case kSubjectKeys["aliases"]:
        subject.aliases = strings(value, "aliases", 0);
        break;
      default:
        break;
    }
  });
  require(node, seen, "a subject", kSubjectKeys, {"id"});
  if (subject.id.valid()) raw.subjects.push_back(std::move(subject));
}

template <class Node, class Sink>
void Reader<Node, Sink>::property(const Node& node, Place place, RawFile& raw) {
  const auto before = sink_.count();
  Property property;
  property.place = place;
  const std::uint32_t seen = object(node, "a property", kPropertyKeys, [&](int key, const Node& value) {
    switch (key) {
      case kPropertyKeys["id"]:
        property.id = id(value, "id");
        break;
      case kPropertyKeys["label"]:
        property.label = string(value, "label");
        break;
      case kPropertyKeys["description"]:
        property.description = string(value, "description");
        break;
      case kPropertyKeys["type"]:
        property.type = static_cast<ValueType>(std::max(0, word(value, "type", kTypes)));
        break;
      case kPropertyKeys["over_time"]:
        property.over_time = static_cast<OverTime>(std::max(0, word(value, "over_time", kOverTimes)));
        break;
      case kPropertyKeys["unit"]: {
        const auto unit = text(value, "unit");
        if (!unit) break;
        const auto parsed = stores_.unit(*unit);
        if (const UnitId* known = std::get_if<UnitId>(&parsed)) {
          property.unit = *known;
          property.numbers.percent = is_percent(*unit);
        } else {
          refuse(value, "G007", [&] {
            const UnitError& error = std::get<UnitError>(parsed);
            return Complaint{error.message, error.suggestion};
          });
        }
        break;
      }
      case kPropertyKeys["values"]:
        property.many = word(value, "values", kValues) == 1;
        break;
      case kPropertyKeys["one_of"]:
        property.one_of = strings(value, "one_of", 1);
        break;
      case kPropertyKeys["resolution"]: {
        const int resolution = word(value, "resolution", kResolutions);
        if (resolution >= 0) property.resolution = static_cast<Resolution>(resolution);
        break;
      }
      case kPropertyKeys["rounding"]:
        property.exact = word(value, "rounding", kRoundings) == 1;
        break;
      case kPropertyKeys["tolerance"]:
        tolerance(value, property.numbers);
        break;
      case kPropertyKeys["steady_for"]:
        property.steady_for = duration(value, "steady_for");
        break;
      case kPropertyKeys["min"]:
        if (const auto least = number(value, "min")) property.min = least->value;
        break;
      case kPropertyKeys["max"]:
        if (const auto most = number(value, "max")) property.max = most->value;
        break;
      case kPropertyKeys["integer"]:
        property.numbers.integer = flag(value, "integer");
        break;
      case kPropertyKeys["scope"]:
        dimensions(value, property);
        break;
      case kPropertyKeys["parts_add_up"]:
        property.parts_add_up = flag(value, "parts_add_up");
        break;
      default:
        break;
    }
  });
  require(node, seen, "a property", kPropertyKeys, {"id", "type", "over_time"});
  if (property.min && property.max && *property.min > *property.max) {
    refuse(node, "G006", [] { return Complaint{"\"min\" is more than \"max\""}; });
  }
  property.numbers.exact_rounding = property.exact;
  property.numbers.integer = property.numbers.integer || property.over_time == OverTime::tally;
  property.numbers.min = property.min;
  if (!property.id.valid()) return;
  if (sink_.count() == before) {
    raw.properties.push_back(std::move(property));
  } else {
    raw.broken_properties.push_back(property.id);
  }
}

template <class Node, class Sink>
void Reader<Node, Sink>::tolerance(const Node& node, NumberRules& numbers) {
  std::optional<Decimal> amount;
  bool fraction = false;
  if (node.kind() == JsonKind::string) {
    std::string_view written = text(node, "tolerance").value_or("");
    fraction = !written.empty() && written.back() == '%';
    if (fraction) written.remove_suffix(1);
    while (!written.empty() && written.back() == ' ') written.remove_suffix(1);
    // `.5%` is what the schema lets pass too.
    const std::string full =
        !written.empty() && written.front() == '.' ? "0" + std::string(written) : std::string(written);
    const auto parsed = parse_decimal(full);
    if (const Decimal* decimal = std::get_if<Decimal>(&parsed); decimal != nullptr && fraction)
      amount = decimal->shifted(-2);
  } else if (node.kind() == JsonKind::number) {
    if (const auto written = number(node, "tolerance")) {
      amount = written->value;
    } else {
      return;
    }
  } else {
    wrong_kind(node, "tolerance", "a number, or a percentage such as \"5%\"");
    return;
  }
  if (!amount || amount->is_negative()) {
    refuse(node, "G006", [] {
      return Complaint{
          "\"tolerance\" cannot be read; it is a percentage such as \"5%\", or a number in the unit"};
    });
    return;
  }
  (fraction ? numbers.tolerance_fraction : numbers.tolerance_absolute) = *amount;
}

template <class Node, class Sink>
void Reader<Node, Sink>::dimensions(const Node& node, Property& property) {
  if (node.kind() != JsonKind::object) {
    wrong_kind(node, "scope", "an object of dimensions");
    return;
  }
  const std::size_t outer = other_keys_.size();
  node.members([&](std::string_view key, const Node& value) {
    const auto begin = other_keys_.begin() + static_cast<std::ptrdiff_t>(outer);
    if (std::find(begin, other_keys_.end(), key) != other_keys_.end()) {
      sink_.refuse_twice(node, key, value);
      return;
    }
    other_keys_.push_back(key);
    if (key == "note" || key == "$schema" || key.substr(0, 2) == "x-") return;
    Dimension dimension;
    dimension.name = stores_.intern(key);
    object(value, "a dimension", kDimensionKeys, [&](int inner, const Node& values) {
      if (inner == kDimensionKeys["values"]) dimension.values = strings(values, "values", 0);
    });
    const StringPool& pool = stores_.corpus().strings;
    auto& all = dimension.values;
    std::sort(all.begin(), all.end(), [&](StringId a, StringId b) { return pool[a] < pool[b]; });
    all.erase(std::unique(all.begin(), all.end()), all.end());
    property.scope.push_back(std::move(dimension));
  });
  other_keys_.resize(outer);
}

template <class Node, class Sink>
void Reader<Node, Sink>::rule(const Node& node, Place place, RawFile& raw) {
  const auto before = sink_.count();
  RawRule read;
  Rule& rule = read.rule;
  rule.place = place;
  StringId whole;
  std::vector<StringId> parts;
  const std::uint32_t seen = object(node, "a rule", kRuleKeys, [&](int key, const Node& value) {
    switch (key) {
      case kRuleKeys["id"]:
        rule.id = id(value, "id");
        break;
      case kRuleKeys["at_most"]:
        rule.kind = RuleKind::at_most;
        read.properties = strings(value, "at_most", 2);
        if (read.properties.size() > 2) {
          refuse(value, "G002", [] { return Complaint{"\"at_most\" takes two properties, no more"}; });
        }
        break;
      case kRuleKeys["whole"]:
        whole = string(value, "whole");
        break;
      case kRuleKeys["parts"]:
        parts = strings(value, "parts", 1);
        break;
      case kRuleKeys["complete"]:
        rule.complete = flag(value, "complete");
        break;
      case kRuleKeys["ordered"]:
        rule.kind = RuleKind::ordered;
        read.properties = strings(value, "ordered", 2);
        break;
      case kRuleKeys["exclusive"]:
        rule.kind = RuleKind::exclusive;
        read.properties = {string(value, "exclusive")};
        break;
      case kRuleKeys["only"]:
        rule.only = strings(value, "only", 1);
        break;
      case kRuleKeys["why"]:
        rule.why = string(value, "why");
        break;
      case kRuleKeys["level"]:
        rule.warning = word(value, "level", kLevels) == 1;
        break;
      default:
        break;
    }
  });
  require(node, seen, "a rule", kRuleKeys, {"id"});
  const auto has = [&](int key) { return (seen & bit(key)) != 0 ? 1 : 0; };
  const int shapes = has(kRuleKeys["at_most"]) + has(kRuleKeys["ordered"]) + has(kRuleKeys["exclusive"]) +
                     (has(kRuleKeys["whole"]) | has(kRuleKeys["parts"]));
  if (node.kind() == JsonKind::object && shapes != 1) {
    sink_.refuse_start(node, "G002", [] {
      return Complaint{
          "a rule has exactly one of \"at_most\", \"whole\" with \"parts\", \"ordered\" and \"exclusive\""};
    });
  }
  if (has(kRuleKeys["whole"]) != has(kRuleKeys["parts"])) {
    sink_.refuse_start(node, "G002", [] { return Complaint{"\"whole\" and \"parts\" belong together"}; });
  }
  if (has(kRuleKeys["complete"]) != 0 && has(kRuleKeys["whole"]) == 0) {
    sink_.refuse_start(node, "G002",
                       [] { return Complaint{"\"complete\" goes with \"whole\" and \"parts\""}; });
  }
  if (sink_.count() != before) return;
  if (whole.valid()) {
    rule.kind = RuleKind::whole;
    read.properties = std::move(parts);
    read.properties.insert(read.properties.begin(), whole);
  }
  raw.rules.push_back(std::move(read));
}

template <class Node, class Sink>
void Reader<Node, Sink>::verdict(const Node& node, Place place, RawFile& raw) {
  const auto before = sink_.count();
  Verdict verdict;
  verdict.place = place;
  const auto some_text = [&](const Node& value, std::string_view name) {
    const StringId read = string(value, name);
    if (read.valid() && stores_.corpus().strings[read].empty()) {
      refuse(value, "G002", [&] { return Complaint{fmt::format("{} is empty", named(name))}; });
    }
    return read;
  };
  const auto identity = [&](const Node& value, std::string_view key, std::string_view prefix,
                            std::string_view what) -> StringId {
    const auto id = text(value, key);
    if (!id) return {};
    const auto is_hex = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); };
    if (id->size() >= 10 && id->substr(0, 2) == prefix && std::all_of(id->begin() + 2, id->end(), is_hex)) {
      return stores_.intern(*id);
    }
    refuse(value, "G002", [&] { return Complaint{fmt::format("{} is not {}", in_quotes(*id), what)}; });
    return {};
  };
  const std::uint32_t seen = object(node, "a verdict", kVerdictKeys, [&](int key, const Node& value) {
    switch (key) {
      case kVerdictKeys["finding"]:
        verdict.finding = identity(value, "finding", "g-", "a finding's id, such as g-5f1c09a2");
        break;
      case kVerdictKeys["topic"]:
        verdict.topic = identity(value, "topic", "t-", "a finding's topic, such as t-09be77d1");
        break;
      case kVerdictKeys["decision"]:
        verdict.decision = static_cast<Decision>(std::max(0, word(value, "decision", kDecisions)));
        break;
      case kVerdictKeys["wrong"]:
        list(value, "wrong", 1, [&](const Node& item) {
          const auto name = text(item, "a fact of \"wrong\"");
          if (!name) return;
          const std::size_t hash = std::min(name->find('#'), name->size());
          if (is_id(name->substr(0, hash)) && hash < name->size() && is_id(name->substr(hash + 1))) {
            verdict.wrong.push_back(stores_.intern(*name));
          } else {
            refuse(item, "G002", [&] {
              return Complaint{fmt::format("{} is no fact's whole id, article#fact", in_quotes(*name))};
            });
          }
        });
        break;
      case kVerdictKeys["reason"]:
        verdict.reason = some_text(value, "reason");
        break;
      case kVerdictKeys["by"]:
        verdict.by = some_text(value, "by");
        break;
      case kVerdictKeys["on"]:
        verdict.on = time(value, "on");
        break;
      case kVerdictKeys["until"]:
        verdict.until = time(value, "until");
        break;
      default:
        break;
    }
  });
  require(node, seen, "a verdict", kVerdictKeys, {"finding", "decision", "reason", "by"});
  if ((seen & bit(kVerdictKeys["decision"])) != 0 && verdict.decision == Decision::error_in_source &&
      (seen & bit(kVerdictKeys["wrong"])) == 0 && sink_.count() == before) {
    sink_.refuse_start(node, "G002",
                       [] { return Complaint{"\"error_in_source\" names the facts in \"wrong\""}; });
  }
  if (sink_.count() == before) raw.verdicts.push_back(std::move(verdict));
}

template <class Node, class Sink>
void Reader<Node, Sink>::options(const Node& node, RawFile& raw) {
  object(node, "options", kOptionKeys, [&](int key, const Node& value) {
    const std::string_view name = kOptionKeys.names[static_cast<std::size_t>(key)];
    RawOption option{std::string(name), {}};
    const auto keep = [&](StringId string) { option.second.emplace_back(stores_.corpus().strings[string]); };
    switch (key) {
      case kOptionKeys["format"]:
      case kOptionKeys["select"]:
      case kOptionKeys["ignore"]:
      case kOptionKeys["subject"]:
        for (const StringId each : strings_or_one(value, name)) keep(each);
        break;
      case kOptionKeys["as-of"]:
      case kOptionKeys["today"]:
      case kOptionKeys["since"]:
      case kOptionKeys["baseline"]:
        keep(string(value, name));
        break;
      case kOptionKeys["fail-on"]:
        if (const int level = word(value, name, kFailOn); level >= 0)
          option.second.emplace_back(kFailOn[static_cast<std::size_t>(level)]);
        break;
      case kOptionKeys["color"]:
        if (const int when = word(value, name, kColours); when >= 0)
          option.second.emplace_back(kColours[static_cast<std::size_t>(when)]);
        break;
      case kOptionKeys["jobs"]:
        if (const auto jobs = number(value, name)) {
          const auto count = jobs->value.to_int64();
          if (count && *count >= 1) {
            option.second.push_back(std::to_string(*count));
          } else {
            refuse(value, "G002", [] { return Complaint{"\"jobs\" is a whole number, at least 1"}; });
          }
        }
        break;
      case kOptionKeys["strict"]:
      case kOptionKeys["notes"]:
      case kOptionKeys["without-settled"]:
      case kOptionKeys["reliability"]:
      case kOptionKeys["watch"]:
      case kOptionKeys["quiet"]:
        option.second.emplace_back(flag(value, name) ? "true" : "false");
        break;
      default:
        return;
    }
    raw.options.push_back(std::move(option));
  });
}

}  // namespace gainsay
