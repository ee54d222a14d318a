// The readers: JSON values in, raw records out. Templates over two kinds of node, simdjson's (read_fast.cpp)
// and the positioned tree's (read_explain.cpp), so that a fact has one meaning whichever parser took it
// apart.
//
// A **Node** has kind(), boolean(), string(), members(f), items(f), member(key). A **Sink** is told what is
// wrong, and builds its message only if it wants one; it also knows the text of a number that is no 64-bit
// integer.
//
// What is checked here is what the JSON Schemas check, and dates, durations, numbers and units, which need no
// other file.
#pragma once

#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <filesystem>
#include <initializer_list>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/suggest.h"
#include "load/complaint.h"
#include "load/json_text.h"
#include "load/json_tree.h"
#include "load/raw.h"
#include "load/stores.h"
#include "model/value.h"

namespace gainsay {

struct FileContext {
  FileId id;
  std::filesystem::path path;
};

// The keys of one kind of object, in the order in which people write them. `keys["value"]` is a constant; a
// name that is not in the list does not compile where a constant is wanted.
template <std::size_t N>
struct KeyList {
  std::array<std::string_view, N> names;

  constexpr int operator[](std::string_view name) const {
    for (std::size_t i = 0; i < N; ++i) {
      if (names[i] == name) return static_cast<int>(i);
    }
    throw std::logic_error("no such key");
  }
  // Keys mostly come in one order: the search begins where the last one ended. -1 when there is none.
  int find(std::string_view key, std::size_t from) const {
    for (std::size_t i = from; i < N; ++i) {
      if (names[i] == key) return static_cast<int>(i);
    }
    for (std::size_t i = 0; i < from; ++i) {
      if (names[i] == key) return static_cast<int>(i);
    }
    return -1;
  }
};
template <class... Names>
constexpr KeyList<sizeof...(Names)> key_list(Names... names) {
  return {{std::string_view(names)...}};
}

inline constexpr auto kFileKeys = key_list("$schema", "article", "facts", "articles", "subjects",
                                           "properties", "rules", "verdicts", "options", "note");
inline constexpr auto kArticleKeys =
    key_list("id", "title", "publisher", "author", "url", "archive_url", "language", "agency", "published",
             "retrieved", "text", "sha256", "derived_from", "facts", "note", "$schema");
inline constexpr auto kFactKeys = key_list("article", "id", "subject", "property", "value", "when", "said",
                                           "scope", "stance", "attributed_to", "quote", "note", "$schema");
inline constexpr auto kQuoteKeys = key_list("exact", "prefix", "suffix", "note", "$schema");
inline constexpr KeyList<27> kValueKeys{
    {"before", "after",      "on",          "meets",     "met_by",   "overlaps",    "overlapped_by",
     "starts", "started_by", "during",      "contains",  "finishes", "finished_by", "equals",
     "within", "covers",     "starts_with", "ends_with", "by",       "amount",      "hedge",
     "unit",   "low",        "best",        "high",      "note",     "$schema"}};
inline constexpr auto kByKeys = key_list("at_least", "at_most", "note", "$schema");
inline constexpr auto kSubjectKeys = key_list("id", "label", "kind", "aliases", "note", "$schema");
inline constexpr auto kPropertyKeys = key_list(
    "id", "label", "description", "type", "over_time", "unit", "values", "one_of", "resolution", "rounding",
    "tolerance", "steady_for", "min", "max", "integer", "scope", "parts_add_up", "note", "$schema");
inline constexpr auto kDimensionKeys = key_list("values", "note", "$schema");
inline constexpr auto kRuleKeys = key_list("id", "at_most", "whole", "parts", "complete", "ordered",
                                           "exclusive", "only", "why", "level", "note", "$schema");
inline constexpr KeyList<9> kVerdictKeys{
    {"finding", "decision", "wrong", "reason", "by", "on", "until", "note", "$schema"}};
inline constexpr auto kOptionKeys =
    key_list("format", "select", "ignore", "subject", "as-of", "today", "since", "baseline", "fail-on",
             "strict", "notes", "reliability", "watch", "color", "jobs", "quiet", "note", "$schema");
inline constexpr auto kLineKeys = key_list("article", "note", "$schema");

inline constexpr std::array<std::string_view, 6> kTypes{"number", "date", "period",
                                                        "name",   "text", "boolean"};
inline constexpr std::array<std::string_view, 4> kOverTimes{"constant", "state", "tally", "event"};
inline constexpr std::array<std::string_view, 6> kResolutions{"second", "minute", "hour",
                                                              "day",    "month",  "year"};
inline constexpr std::array<std::string_view, 2> kRoundings{"reported", "exact"};
inline constexpr std::array<std::string_view, 2> kValues{"one", "many"};
inline constexpr std::array<std::string_view, 2> kLevels{"error", "warning"};
inline constexpr std::array<std::string_view, 3> kDecisions{"error_in_source", "not_a_conflict", "open"};
inline constexpr std::array<std::string_view, 4> kFailOn{"error", "warning", "note", "never"};
inline constexpr std::array<std::string_view, 3> kColours{"auto", "always", "never"};

inline bool is_id_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }
inline bool is_id(std::string_view text) {
  if (text.empty() || !is_id_letter(text.front())) return false;
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return is_id_letter(c) || c == '.' || c == '_' || c == '-'; });
}

template <class Node, class Sink>
class Reader {
 public:
  Reader(Stores& stores, Sink& sink) : stores_(stores), sink_(sink) {}

  void file(const Node& root, const FileContext& context, RawFile& raw);
  // False when nothing usable came of it.
  bool line(const Node& root, const FileContext& context, Place place, RawLine& raw);

 private:
  // An interned string, remembered: the next fact mostly names the same subject, property, article and date.
  struct Recent {
    std::string_view text;
    StringId id;
  };
  static constexpr std::uint32_t bit(int key) { return std::uint32_t{1} << key; }

  // ---- saying what is wrong
  // ---------------------------------------------------------------------------------------

  template <class MakeComplaint>
  void refuse(const Node& node, std::string_view code, MakeComplaint&& make) {
    sink_.refuse(node, code, std::forward<MakeComplaint>(make));
  }

  void wrong_kind(const Node& node, std::string_view name, std::string_view wanted) {
    refuse(node, "G002", [&] {
      return Complaint{fmt::format("{} is {}; it should be {}", named(name), kind_name(node.kind()), wanted)};
    });
  }

  // ---- the shapes that all records are made of
  // ------------------------------------------------------------------

  // Calls f(key's number, value) for each known key, and gives the set of those seen.
  template <std::size_t N, class F>
  std::uint32_t object(const Node& node, std::string_view what, const KeyList<N>& keys, F&& f) {
    static_assert(N <= 32);
    if (node.kind() != JsonKind::object) {
      wrong_kind(node, what, "an object");
      return 0;
    }
    std::uint32_t seen = 0, misspelt = 0;
    std::size_t expected = 0;
    const std::size_t outer = other_keys_.size();
    node.members([&](std::string_view key, const Node& value) {
      const int known = keys.find(key, expected);
      if (known < 0) {
        misspelt |= other_key(node, key, value, what, keys.names, outer);
        return;
      }
      if ((seen & bit(known)) != 0) {
        sink_.refuse_twice(node, key, value);
        return;
      }
      seen |= bit(known);
      expected = static_cast<std::size_t>(known) + 1;
      f(known, value);
    });
    other_keys_.resize(outer);
    misspelt_ = misspelt;
    return seen;
  }

  // `x-` keys may hold anything; the rest is a slip. The known keys that it stands for, as a set.
  std::uint32_t other_key(const Node& parent, std::string_view key, const Node& value, std::string_view what,
                          std::span<const std::string_view> known, std::size_t outer) {
    if (key.substr(0, 2) != "x-") {
      std::uint32_t meant = 0;
      sink_.refuse_key(value, "G002", [&] {
        const auto near = nearest(key, known);
        for (std::size_t i = 0; near && i < known.size(); ++i)
          meant |= known[i] == *near ? bit(static_cast<int>(i)) : 0;
        return Complaint{
            fmt::format("{} has an unknown key {}{}", named(what), in_quotes(key), did_you_mean(near)),
            near.value_or("")};
      });
      return meant;
    }
    const auto begin = other_keys_.begin() + static_cast<std::ptrdiff_t>(outer);
    if (std::find(begin, other_keys_.end(), key) != other_keys_.end()) {
      sink_.refuse_twice(parent, key, value);
    } else {
      other_keys_.push_back(key);
    }
    return 0;
  }

  // To be called right behind object(): a key that was misspelt, and told, is not told once more as missing.
  template <std::size_t N>
  bool require(const Node& node, std::uint32_t seen, std::string_view what, const KeyList<N>& keys,
               std::initializer_list<std::string_view> names) {
    if (node.kind() != JsonKind::object) return false;
    bool all = true;
    for (const std::string_view name : names) {
      if ((seen & bit(keys[name])) != 0) continue;
      all = false;
      if ((misspelt_ & bit(keys[name])) != 0) continue;
      sink_.refuse_start(node, "G002", [&] {
        return Complaint{fmt::format("{} lacks the key \"{}\"", named(what), name),
                         fmt::format("\"{}\"", name)};
      });
    }
    return all;
  }

  template <class F>
  void list(const Node& node, std::string_view name, std::size_t least, F&& f) {
    if (node.kind() != JsonKind::array) {
      wrong_kind(node, name, "a list");
      return;
    }
    std::size_t count = 0;
    node.items([&](const Node& item) {
      ++count;
      f(item);
    });
    if (count < least) {
      refuse(node, "G002", [&] {
        return Complaint{fmt::format("{} has {} of at least {} items", named(name), count, least)};
      });
    }
  }

  // The text, or nothing when it is none.
  std::optional<std::string_view> text(const Node& node, std::string_view name) {
    if (node.kind() != JsonKind::string) {
      wrong_kind(node, name, "a string");
      return std::nullopt;
    }
    const std::string_view string = node.string();
    if (string.size() > kLongestString) {
      refuse(node, "G002", [&] { return Complaint{fmt::format("{} is longer than 1 MiB", named(name))}; });
      return std::nullopt;
    }
    return string;
  }

  StringId string(const Node& node, std::string_view name) {
    const auto string = text(node, name);
    return string ? stores_.intern(*string) : StringId();
  }

  StringId recent(const Node& node, std::string_view name, Recent& last) {
    const auto string = text(node, name);
    if (!string) return {};
    if (last.id.valid() && last.text == *string) return last.id;
    last.id = stores_.intern(*string);
    last.text = stores_.corpus().strings[last.id];
    return last.id;
  }

  bool is_usable_id(const Node& node, std::string_view text) {
    if (is_id(text)) return true;
    refuse(node, "G002", [&] {
      const std::string usable = usable_id(text);
      return Complaint{
          fmt::format("{} is no id: ids are small letters, digits, dots, underscores and hyphens, and "
                      "begin with a letter or digit{}",
                      in_quotes(text), usable.empty() ? "" : fmt::format("; write \"{}\"", usable)),
          usable};
    });
    return false;
  }

  StringId id(const Node& node, std::string_view name) {
    const auto string = text(node, name);
    return string && is_usable_id(node, *string) ? stores_.intern(*string) : StringId();
  }

  StringId recent_id(const Node& node, std::string_view name, Recent& last) {
    const StringId before = last.id;
    const StringId found = recent(node, name, last);
    if (!found.valid() || found == before || is_usable_id(node, last.text)) return found;
    last = {};
    return {};
  }

  // A list of strings, or one string that stands for a list of one.
  std::vector<StringId> strings_or_one(const Node& node, std::string_view name) {
    std::vector<StringId> all;
    if (node.kind() == JsonKind::string) {
      all.push_back(string(node, name));
    } else if (node.kind() == JsonKind::array) {
      node.items([&](const Node& item) { all.push_back(string(item, name)); });
    } else {
      wrong_kind(node, name, "a string or a list of strings");
    }
    return all;
  }

  std::vector<StringId> strings(const Node& node, std::string_view name, std::size_t least) {
    std::vector<StringId> all;
    list(node, name, least, [&](const Node& item) { all.push_back(string(item, name)); });
    return all;
  }

  // Which of the words; -1 for none.
  int word(const Node& node, std::string_view name, std::span<const std::string_view> words) {
    const auto string = text(node, name);
    if (!string) return -1;
    const auto found = std::find(words.begin(), words.end(), *string);
    if (found != words.end()) return static_cast<int>(found - words.begin());
    refuse(node, "G002", [&] {
      const auto near = nearest(*string, words);
      return Complaint{fmt::format("{} is {}; it should be one of {}{}", named(name), in_quotes(*string),
                                   fmt::join(words, ", "), did_you_mean(near)),
                       near.value_or("")};
    });
    return -1;
  }

  bool flag(const Node& node, std::string_view name) {
    if (node.kind() == JsonKind::boolean) return node.boolean();
    wrong_kind(node, name, "true or false");
    return false;
  }

  std::optional<WrittenDecimal> number(const Node& node, std::string_view name) {
    if (node.kind() != JsonKind::number) {
      wrong_kind(node, name, "a number");
      return std::nullopt;
    }
    if (const auto integer = sink_.integer(node)) {
      if (const auto decimal = Decimal::from_int(*integer)) return WrittenDecimal{*decimal, 0};
    }
    const auto text = sink_.number_text(node);
    if (!text) return std::nullopt;
    const auto parsed = parse_written_decimal(*text);
    if (const auto* written = std::get_if<WrittenDecimal>(&parsed)) return *written;
    refuse(node, "G006", [&] {
      return Complaint{fmt::format("{} cannot be used: {}", shortened(*text),
                                   std::get<DecimalError>(parsed) == DecimalError::too_many_digits
                                       ? "numbers have at most 18 significant digits"
                                       : "numbers lie between 1e-100 and 1e100")};
    });
    return std::nullopt;
  }

  TimeId time_of(const Node& node, StringId string, std::string_view name) {
    if (!string.valid()) return {};
    const auto read = stores_.time(string);
    if (const TimeId* time = std::get_if<TimeId>(&read)) return *time;
    refuse(node, "G006", [&] {
      const EdtfError& error = *std::get<const EdtfError*>(read);
      return date_complaint(name, stores_.corpus().strings[string], error);
    });
    return {};
  }
  TimeId time(const Node& node, std::string_view name) { return time_of(node, string(node, name), name); }

  std::optional<Duration> duration(const Node& node, std::string_view name) {
    const auto string = text(node, name);
    if (!string) return std::nullopt;
    const auto read = parse_duration(*string);
    if (!read) {
      refuse(node, "G006", [&] {
        return Complaint{fmt::format("{} is {}, which is no ISO 8601 duration such as P3D, P2W or P1M",
                                     named(name), in_quotes(*string))};
      });
    }
    return read;
  }

  // ---- facts
  // ------------------------------------------------------------------------------------------------------

  bool fact(const Node& node, bool names_article, RawFact& fact);
  void quote(const Node& node);
  RawValue value(const Node& node);
  void value_object(const Node& node);
  void by(const Node& node);
  StringId scope(const Node& node);
  void append_json(const Node& node);

  // ---- the rest
  // -----------------------------------------------------------------------------------------------------

  bool article(const Node& node, const FileContext& context, bool own_id, RawArticle& raw, RawFile* file);
  void facts(const Node& node, std::uint64_t first_place, const FileContext& context, RawFile& raw);
  void text_file(const Node& node, const FileContext& context, StringId path);
  void subject(const Node& node, Place place, RawFile& raw);
  void property(const Node& node, Place place, RawFile& raw);
  void dimensions(const Node& node, Property& property);
  void tolerance(const Node& node, NumberRules& numbers);
  void rule(const Node& node, Place place, RawFile& raw);
  void verdict(const Node& node, Place place, RawFile& raw);
  void options(const Node& node, RawFile& raw);

  Stores& stores_;
  Sink& sink_;
  Recent recent_article_, recent_subject_, recent_property_, recent_when_;
  std::uint32_t misspelt_ = 0;  // keys of the last object that misspelt ones seem to mean
  std::vector<std::string_view> other_keys_;
  std::string json_;
};

// ---- facts
// --------------------------------------------------------------------------------------------------------

template <class Node, class Sink>
bool Reader<Node, Sink>::fact(const Node& node, bool names_article, RawFact& fact) {
  const auto before = sink_.count();
  const std::uint32_t seen = object(node, "a fact", kFactKeys, [&](int key, const Node& value) {
    switch (key) {
      case kFactKeys["article"]:
        if (names_article) {
          fact.article = recent_id(value, "article", recent_article_);
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
        fact.subject = recent(value, "subject", recent_subject_);
        break;
      case kFactKeys["property"]:
        fact.property = recent(value, "property", recent_property_);
        break;
      case kFactKeys["value"]:
        fact.value = this->value(value);
        break;
      case kFactKeys["when"]:
        fact.when = time_of(value, recent(value, "when", recent_when_), "when");
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
  return sink_.count() == before;
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

// ---- articles
// -----------------------------------------------------------------------------------------------------

template <class Node, class Sink>
void Reader<Node, Sink>::text_file(const Node& node, const FileContext& context, StringId path) {
  if (!path.valid()) return;
  const std::string_view written = stores_.corpus().strings[path];
  const std::filesystem::path file = context.path.parent_path() / std::filesystem::path(written);
  struct stat status {};
  const bool there = written.find('\0') == std::string_view::npos && ::stat(file.c_str(), &status) == 0;
  if (there && S_ISREG(status.st_mode)) return;
  refuse(node, "G008", [&] {
    return Complaint{fmt::format("the article's text {} is {}", in_quotes(written),
                                 there ? "no regular file" : "not there; paths are relative to this file")};
  });
}

template <class Node, class Sink>
bool Reader<Node, Sink>::article(const Node& node, const FileContext& context, bool own_id, RawArticle& raw,
                                 RawFile* file) {
  Article& article = raw.article;
  std::optional<Node> facts_node;
  const std::uint32_t seen = object(node, "an article", kArticleKeys, [&](int key, const Node& value) {
    switch (key) {
      case kArticleKeys["id"]:
        article.id = id(value, "id");
        break;
      case kArticleKeys["title"]:
        article.title = string(value, "title");
        break;
      case kArticleKeys["publisher"]:
        article.publisher = string(value, "publisher");
        break;
      case kArticleKeys["author"]:
        article.author = string(value, "author");
        break;
      case kArticleKeys["url"]:
        article.url = string(value, "url");
        break;
      case kArticleKeys["archive_url"]:
        article.archive_url = string(value, "archive_url");
        break;
      case kArticleKeys["language"]:
        article.language = string(value, "language");
        break;
      case kArticleKeys["agency"]:
        article.agency = string(value, "agency");
        break;
      case kArticleKeys["published"]:
        article.published = time(value, "published");
        break;
      case kArticleKeys["retrieved"]:
        article.retrieved = time(value, "retrieved");
        break;
      case kArticleKeys["text"]:
        article.text = string(value, "text");
        text_file(value, context, article.text);
        break;
      case kArticleKeys["sha256"]: {
        const auto hash = text(value, "sha256");
        if (!hash) break;
        const auto is_hex = [](char c) {
          return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
        };
        if (hash->size() == 64 && std::all_of(hash->begin(), hash->end(), is_hex)) {
          article.sha256 = stores_.intern(*hash);
        } else {
          refuse(value, "G002", [] { return Complaint{"\"sha256\" is not 64 hexadecimal digits"}; });
        }
        break;
      }
      case kArticleKeys["derived_from"]:
        article.derived_from = strings_or_one(value, "derived_from");
        break;
      case kArticleKeys["note"]:
        if (value.kind() == JsonKind::string) article.note = string(value, "note");
        break;
      case kArticleKeys["facts"]:
        if (own_id && file != nullptr) {
          facts_node.emplace(value);
        } else {
          sink_.refuse_key(value, "G002", [&] {
            return Complaint{file != nullptr
                                 ? "an article has an unknown key \"facts\"; they stand beside \"article\""
                                 : "an article has an unknown key \"facts\"; in .jsonl each has its line"};
          });
        }
        break;
      default:
        break;
    }
  });
  if (own_id) require(node, seen, "an article", kArticleKeys, {"id"});
  if (file != nullptr && facts_node) {
    raw.first_fact = static_cast<std::uint32_t>(file->facts.size());
    facts(*facts_node, article.place.at() << 32, context, *file);
    raw.end_fact = static_cast<std::uint32_t>(file->facts.size());
  }
  if (!own_id && (seen & bit(kArticleKeys["id"])) == 0 && node.kind() == JsonKind::object) {
    const std::string stem = context.path.stem().string();
    if (is_id(stem)) {
      article.id = stores_.intern(stem);
    } else {
      sink_.refuse_start(node, "G002", [&] {
        const std::string usable = usable_id(stem);
        return Complaint{
            fmt::format("an article without an \"id\" is called by its file's name, and {} is no id",
                        in_quotes(stem)),
            usable.empty() ? "" : fmt::format("\"id\": \"{}\"", usable)};
      });
    }
  }
  return article.id.valid();
}

template <class Node, class Sink>
void Reader<Node, Sink>::facts(const Node& node, std::uint64_t first_place, const FileContext& context,
                               RawFile& raw) {
  std::uint64_t index = 0;
  list(node, "facts", 0, [&](const Node& item) {
    RawFact read;
    read.place = Place(context.id, first_place + index);
    ++index;
    if (fact(item, false, read)) raw.facts.push_back(read);
  });
}

// ---- vocabulary
// ---------------------------------------------------------------------------------------------------

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
  const std::uint32_t seen = object(node, "a verdict", kVerdictKeys, [&](int key, const Node& value) {
    switch (key) {
      case kVerdictKeys["finding"]: {
        const auto finding = text(value, "finding");
        if (!finding) break;
        const auto is_hex = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); };
        if (finding->size() >= 10 && finding->substr(0, 2) == "g-" &&
            std::all_of(finding->begin() + 2, finding->end(), is_hex)) {
          verdict.finding = stores_.intern(*finding);
        } else {
          refuse(value, "G002", [&] {
            return Complaint{fmt::format("{} is no finding's id, such as g-5f1c09a2", in_quotes(*finding))};
          });
        }
        break;
      }
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

// ---- files
// --------------------------------------------------------------------------------------------------------

template <class Node, class Sink>
void Reader<Node, Sink>::file(const Node& root, const FileContext& context, RawFile& raw) {
  std::optional<RawArticle> own;
  bool own_usable = false;
  std::pair<std::uint32_t, std::uint32_t> own_facts;
  const auto each = [&](const Node& node, std::string_view name, auto&& read) {
    std::uint64_t index = 0;
    list(node, name, 0, [&](const Node& item) { read(item, Place(context.id, index++)); });
  };
  const std::uint32_t seen = object(root, "a file", kFileKeys, [&](int key, const Node& value) {
    switch (key) {
      case kFileKeys["article"]:
        own.emplace();
        own->article.place = Place(context.id, 0);
        own_usable = article(value, context, false, *own, &raw);
        break;
      case kFileKeys["facts"]: {
        const auto first = static_cast<std::uint32_t>(raw.facts.size());
        facts(value, 0, context, raw);
        own_facts = {first, static_cast<std::uint32_t>(raw.facts.size())};
        break;
      }
      case kFileKeys["articles"]:
        each(value, "articles", [&](const Node& item, Place place) {
          RawArticle one;
          one.article.place = Place(context.id, place.at() + 1);  // 0 is `article`
          if (article(item, context, true, one, &raw)) {
            raw.articles.push_back(std::move(one));
          } else {
            raw.lost_article = true;
          }
        });
        break;
      case kFileKeys["subjects"]:
        each(value, "subjects", [&](const Node& item, Place place) { subject(item, place, raw); });
        break;
      case kFileKeys["properties"]:
        each(value, "properties", [&](const Node& item, Place place) { property(item, place, raw); });
        break;
      case kFileKeys["rules"]:
        each(value, "rules", [&](const Node& item, Place place) { rule(item, place, raw); });
        break;
      case kFileKeys["verdicts"]:
        each(value, "verdicts", [&](const Node& item, Place place) { verdict(item, place, raw); });
        break;
      case kFileKeys["options"]:
        options(value, raw);
        break;
      default:
        break;
    }
  });
  const bool has_facts = (seen & bit(kFileKeys["facts"])) != 0;
  if (own && own_usable) {
    if (has_facts) {
      own->first_fact = own_facts.first;
      own->end_fact = own_facts.second;
    }
    raw.articles.insert(raw.articles.begin(), std::move(*own));
  } else if (own) {
    raw.lost_article = true;
  } else if (has_facts) {
    raw.lost_article = true;
    sink_.refuse_start(root, "G002", [] {
      return Complaint{"\"facts\" stand in a file with their \"article\"", "\"article\""};
    });
  }
}

template <class Node, class Sink>
bool Reader<Node, Sink>::line(const Node& root, const FileContext& context, Place place, RawLine& raw) {
  std::optional<Node> article_node = root.kind() == JsonKind::object ? root.member("article") : std::nullopt;
  raw.is_article = article_node && article_node->kind() == JsonKind::object;
  if (!raw.is_article) {
    raw.fact = {};
    raw.fact.place = place;
    return fact(root, true, raw.fact);
  }
  raw.article = {};
  raw.article.article.place = place;
  bool usable = false;
  object(root, "an article's line", kLineKeys, [&](int key, const Node& value) {
    if (key == kLineKeys["article"]) usable = article(value, context, true, raw.article, nullptr);
  });
  return usable;
}

}  // namespace gainsay
