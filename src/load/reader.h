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

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/suggest.h"
#include "load/complaint.h"
#include "load/json_tree.h"
#include "load/keys.h"
#include "load/raw.h"
#include "load/stores.h"

namespace gainsay {

struct FileContext {
  FileId id;
  std::filesystem::path path;
};

template <class Node, class Sink>
class Reader {
 public:
  Reader(Stores& stores, Sink& sink) : stores_(stores), sink_(sink) {}

  void file(const Node& root, const FileContext& context, RawFile& raw);
  // False when nothing usable came of it.
  bool line(const Node& root, const FileContext& context, Place place, RawLine& raw);

 private:
  static constexpr std::uint32_t bit(int key) { return std::uint32_t{1} << key; }

  // ---- saying what is wrong -------------------------------------------------------------------------------

  template <class MakeComplaint>
  void refuse(const Node& node, std::string_view code, MakeComplaint&& make) {
    sink_.refuse(node, code, std::forward<MakeComplaint>(make));
  }

  void wrong_kind(const Node& node, std::string_view name, std::string_view wanted) {
    refuse(node, "G002", [&] {
      return Complaint{fmt::format("{} is {}; it should be {}", named(name), kind_name(node.kind()), wanted)};
    });
  }

  // ---- the shapes that all records are made of ------------------------------------------------------------

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
        return Complaint{fmt::format("{} lacks the key \"{}\"", named(what), name), std::string(name)};
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

  // The id of the article that the last fact named too, as a rule: compared, and not looked up.
  StringId article_id(const Node& node) {
    const auto string = text(node, "article");
    if (!string) return {};
    if (last_article_.valid() && last_article_text_ == *string) return last_article_;
    if (!is_usable_id(node, *string)) return {};
    last_article_ = stores_.intern(*string);
    last_article_text_ = stores_.corpus().strings[last_article_];
    return last_article_;
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

  // ---- facts ----------------------------------------------------------------------------------------------

  void fact(const Node& node, bool names_article, RawFact& fact);
  void quote(const Node& node);
  RawValue checked_value(const Node& node);
  RawValue value(const Node& node);
  void value_object(const Node& node);
  void by(const Node& node);
  StringId scope(const Node& node);
  void append_json(const Node& node);

  // ---- the rest -------------------------------------------------------------------------------------------

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
  StringId last_article_;
  std::string_view last_article_text_;
  std::uint32_t misspelt_ = 0;  // keys of the last object that misspelt ones seem to mean
  std::vector<std::string_view> other_keys_;
  std::string json_;
};

}  // namespace gainsay

// What the class declares, by what is read.
#include "load/read_articles.h"
#include "load/read_facts.h"
#include "load/read_vocabulary.h"
