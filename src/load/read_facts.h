// Reading facts: their values, scopes and quotes. Part of reader.h.
#pragma once

#include <string>
#include <string_view>

#include "load/json_text.h"
#include "load/reader.h"
#include "model/value.h"

namespace gainsay {

template <class Node, class Sink>
void Reader<Node, Sink>::fact(const Node& node, bool names_article, RawFact& fact) {
  const auto before = sink_.count();
  const std::uint32_t seen = object(node, "a fact", kFactKeys, [&](int key, const Node& value) {
    switch (key) {
      case kFactKeys["article"]:
        if (names_article) {
          fact.article = article_id(value);
        } else {
          sink_.refuse_key(value, "G002", [] {
            return Complaint{
                "a fact has an unknown key \"article\"; in .json the article stands above its facts"};
          });
        }
        break;
      case kFactKeys["id"]:
        fact.id = id(value, "id");
        break;
      case kFactKeys["subject"]:
        fact.subject = string(value, "subject");
        break;
      case kFactKeys["property"]:
        fact.property = string(value, "property");
        break;
      case kFactKeys["value"]:
        fact.value = checked_value(value);
        break;
      case kFactKeys["when"]:
        fact.when = time(value, "when");
        break;
      case kFactKeys["said"]:
        fact.said = time(value, "said");
        break;
      case kFactKeys["scope"]:
        fact.scope = scope(value);
        break;
      case kFactKeys["stance"]: {
        const int stance = word(value, "stance", kStanceNames);
        if (stance >= 0) fact.stance = static_cast<Stance>(stance);
        break;
      }
      case kFactKeys["attributed_to"]:
        fact.attributed_to = string(value, "attributed_to");
        break;
      case kFactKeys["quote"]:
        quote(value);
        break;
      default:
        break;
    }
  });
  constexpr std::uint32_t needed =
      bit(kFactKeys["subject"]) | bit(kFactKeys["property"]) | bit(kFactKeys["value"]);
  const std::uint32_t wanted = names_article ? needed | bit(kFactKeys["article"]) : needed;
  if ((seen & wanted) != wanted) {
    require(node, seen, "a fact", kFactKeys, {"subject", "property", "value"});
    if (names_article) require(node, seen, "a fact", kFactKeys, {"article"});
  }
  fact.refused = sink_.count() != before;
}

template <class Node, class Sink>
void Reader<Node, Sink>::quote(const Node& node) {
  const auto one = [&](const Node& each) {
    if (each.kind() != JsonKind::object) {
      text(each, "quote");
      return;
    }
    const std::uint32_t seen = object(each, "a quote", kQuoteKeys, [&](int key, const Node& value) {
      if (key <= kQuoteKeys["suffix"]) text(value, "a part of the quote");
    });
    require(each, seen, "a quote", kQuoteKeys, {"exact"});
  };
  if (node.kind() == JsonKind::array) {
    list(node, "quote", 1, one);
  } else {
    one(node);
  }
}

template <class Node, class Sink>
RawValue Reader<Node, Sink>::checked_value(const Node& node) {
  const auto before = sink_.count();
  RawValue raw = value(node);
  if (sink_.count() != before) raw.kind = RawValue::Kind::refused;
  return raw;
}

template <class Node, class Sink>
RawValue Reader<Node, Sink>::value(const Node& node) {
  RawValue raw;
  switch (node.kind()) {
    case JsonKind::null:
      return raw;
    case JsonKind::boolean:
      raw.kind = RawValue::Kind::boolean;
      raw.payload = node.boolean() ? 1 : 0;
      return raw;
    case JsonKind::number:
      raw.kind = RawValue::Kind::number;
      if (const auto written = number(node, "value")) {
        raw.payload = written->value.mantissa();
        raw.exponent = static_cast<std::int8_t>(written->value.exponent());
        raw.decimals = written->decimals;
      }
      return raw;
    case JsonKind::string:
      raw.kind = RawValue::Kind::string;
      raw.text = string(node, "value");
      return raw;
    case JsonKind::array:
      list(node, "value", 1, [&](const Node& item) {
        if (item.kind() == JsonKind::array) wrong_kind(item, "an item of \"value\"", "a single value");
        if (item.kind() == JsonKind::object) value_object(item);
        if (item.kind() == JsonKind::number) number(item, "an item of \"value\"");
        if (item.kind() == JsonKind::string) text(item, "an item of \"value\"");
      });
      break;
    case JsonKind::object:
      value_object(node);
      break;
  }
  raw.kind = RawValue::Kind::json;
  json_.clear();
  if (sink_.count() == 0 || sink_.explains()) append_json(node);
  raw.text = stores_.intern(json_);
  return raw;
}

// One of {amount, hedge, unit}, {low, best, high, unit}, and relations with `by`.
template <class Node, class Sink>
void Reader<Node, Sink>::value_object(const Node& node) {
  constexpr int kLastRelation = kValueKeys["ends_with"];
  int hedge = -1;
  const auto before = sink_.count();
  const std::uint32_t seen = object(node, "a value", kValueKeys, [&](int key, const Node& value) {
    const std::string_view name = kValueKeys.names[static_cast<std::size_t>(key)];
    if (key <= kLastRelation || key == kValueKeys["unit"]) {
      text(value, name);
    } else if (key == kValueKeys["by"]) {
      by(value);
    } else if (key == kValueKeys["hedge"]) {
      hedge = word(value, "hedge", kHedgeNames);
    } else if (key <= kValueKeys["high"]) {
      number(value, name);
    }
  });
  const auto has = [&](int key) { return (seen & bit(key)) != 0; };
  constexpr std::uint32_t relations = bit(kLastRelation + 1) - 1;
  constexpr std::uint32_t remarks = bit(kValueKeys["note"]) | bit(kValueKeys["$schema"]);
  constexpr std::uint32_t hedged =
      bit(kValueKeys["amount"]) | bit(kValueKeys["hedge"]) | bit(kValueKeys["unit"]);
  constexpr std::uint32_t bounds = bit(kValueKeys["low"]) | bit(kValueKeys["best"]) | bit(kValueKeys["high"]);
  const auto complain = [&](std::string_view message) {
    sink_.refuse_start(node, "G002", [&] { return Complaint{std::string(message)}; });
  };
  std::uint32_t allowed = 0;
  std::string_view form;
  if (has(kValueKeys["amount"]) || has(kValueKeys["hedge"])) {
    allowed = hedged;
    form = "a hedged number";
    constexpr int kFirstWord = 8;  // kHedgeNames: dozens
    if (hedge >= kFirstWord && has(kValueKeys["amount"])) complain("a number in words takes no \"amount\"");
    if (hedge >= 0 && hedge < kFirstWord && !has(kValueKeys["amount"]))
      complain(fmt::format("\"{}\" needs an \"amount\"", kHedgeNames[static_cast<std::size_t>(hedge)]));
  } else if ((seen & bounds) != 0) {
    allowed = bounds | bit(kValueKeys["unit"]);
    form = "a range";
    require(node, seen, "a range", kValueKeys, {"low", "high"});
  } else if ((seen & relations) != 0) {
    const bool of_dates = has(kValueKeys["on"]);
    allowed =
        bit(kValueKeys["by"]) |
        (of_dates ? bit(kValueKeys["before"]) | bit(kValueKeys["after"]) | bit(kValueKeys["on"]) : relations);
    form = of_dates ? "a relation between dates" : "a relation";
    if (has(kValueKeys["by"]) && !has(kValueKeys["before"]) && !has(kValueKeys["after"]))
      complain("\"by\" goes with \"before\" or \"after\"");
  } else {
    if (sink_.count() == before)
      complain(
          "a value that says nothing: it wants \"amount\", \"hedge\", \"low\" and \"high\", or a relation "
          "such as \"after\"");
    return;
  }
  for (std::uint32_t left = seen & ~(allowed | remarks); left != 0; left &= left - 1) {
    std::size_t key = 0;
    while ((left >> key & 1U) == 0) ++key;
    complain(fmt::format("\"{}\" has no place in {}", kValueKeys.names[key], form));
  }
}

template <class Node, class Sink>
void Reader<Node, Sink>::by(const Node& node) {
  if (node.kind() == JsonKind::string) {
    duration(node, "by");
    return;
  }
  if (node.kind() != JsonKind::object) {
    wrong_kind(node, "by", "a duration such as \"P3D\"");
    return;
  }
  std::optional<Duration> least, most;
  const auto before = sink_.count();
  const std::uint32_t seen = object(node, "by", kByKeys, [&](int key, const Node& value) {
    if (key == kByKeys["at_least"]) least = duration(value, "at_least");
    if (key == kByKeys["at_most"]) most = duration(value, "at_most");
  });
  if ((seen & 3U) == 0 && sink_.count() == before) {
    sink_.refuse_start(node, "G002",
                       [] { return Complaint{"\"by\" wants \"at_least\", \"at_most\" or both"}; });
  }
  if (least && most && least->least > most->most) {
    refuse(node, "G006", [] { return Complaint{"\"by\" is at least more than it is at most"}; });
  }
}

// {"weapon": ["rocket"]}: a single string becomes a list of one, remarks are left out.
template <class Node, class Sink>
StringId Reader<Node, Sink>::scope(const Node& node) {
  if (node.kind() != JsonKind::object) {
    wrong_kind(node, "scope", "an object of dimensions");
    return {};
  }
  json_.assign("{");
  const std::size_t outer = other_keys_.size();
  node.members([&](std::string_view key, const Node& value) {
    const auto begin = other_keys_.begin() + static_cast<std::ptrdiff_t>(outer);
    if (std::find(begin, other_keys_.end(), key) != other_keys_.end()) {
      sink_.refuse_twice(node, key, value);
      return;
    }
    other_keys_.push_back(key);
    if (key == "note" || key == "$schema" || key.substr(0, 2) == "x-") return;
    if (json_.size() > 1) json_ += ',';
    append_json_string(key, json_);
    json_ += ":[";
    bool first = true;
    const auto one = [&](const Node& item) {
      const auto name = text(item, "a value of the scope");
      if (!first) json_ += ',';
      first = false;
      append_json_string(name.value_or(""), json_);
    };
    if (value.kind() == JsonKind::array) {
      value.items(one);
    } else if (value.kind() == JsonKind::string) {
      one(value);
    } else {
      wrong_kind(value, "a dimension of the scope", "a string or a list of strings");
    }
    json_ += ']';
  });
  other_keys_.resize(outer);
  json_ += '}';
  return stores_.intern(json_);
}

// Of a value whose shape was checked, so that it is not deep; remarks are left out.
template <class Node, class Sink>
void Reader<Node, Sink>::append_json(const Node& node) {
  switch (node.kind()) {
    case JsonKind::null:
      json_ += "null";
      break;
    case JsonKind::boolean:
      json_ += node.boolean() ? "true" : "false";
      break;
    case JsonKind::string:
      if (node.string().size() <= kLongestString) append_json_string(node.string(), json_);
      break;
    case JsonKind::number:
      if (const auto integer = sink_.integer(node)) {
        json_ += std::to_string(*integer);
      } else if (const auto text = sink_.number_text(node)) {
        json_ += *text;
      }
      break;
    case JsonKind::array: {
      json_ += '[';
      bool first = true;
      node.items([&](const Node& item) {
        if (item.kind() == JsonKind::array) return;  // was refused
        if (!first) json_ += ',';
        first = false;
        append_json(item);
      });
      json_ += ']';
      break;
    }
    case JsonKind::object: {
      json_ += '{';
      bool first = true;
      node.members([&](std::string_view key, const Node& value) {
        if (key == "by" ? value.kind() == JsonKind::array
                        : value.kind() == JsonKind::array || value.kind() == JsonKind::object) {
          return;  // a remark, or was refused
        }
        if (key == "note" || key == "$schema" || key.substr(0, 2) == "x-") return;
        if (!first) json_ += ',';
        first = false;
        append_json_string(key, json_);
        json_ += ':';
        append_json(value);
      });
      json_ += '}';
      break;
    }
  }
}

}  // namespace gainsay
