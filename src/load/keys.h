// The words of the format: the keys of each kind of object, and the values of which one is chosen. The JSON
// Schemas in facts/schema list the same; tests/schema holds the two together.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <stdexcept>
#include <string_view>

namespace gainsay {

// The keys of one kind of object, in the order in which people write them (and `gainsay fmt` puts them).
// `keys["value"]` is a constant; a name that is not in the list does not compile where a constant is wanted.
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
    key_list("id", "title", "publisher", "agency", "author", "url", "archive_url", "language", "published",
             "retrieved", "text", "sha256", "derived_from", "facts", "note", "$schema");
inline constexpr auto kFactKeys = key_list("article", "id", "subject", "property", "value", "scope", "when",
                                           "said", "stance", "attributed_to", "quote", "note", "$schema");
inline constexpr auto kQuoteKeys = key_list("exact", "prefix", "suffix", "note", "$schema");
inline constexpr KeyList<27> kValueKeys{
    {"before", "after",      "on",          "meets",     "met_by",   "overlaps",    "overlapped_by",
     "starts", "started_by", "during",      "contains",  "finishes", "finished_by", "equals",
     "within", "covers",     "starts_with", "ends_with", "by",       "amount",      "hedge",
     "unit",   "low",        "best",        "high",      "note",     "$schema"}};
inline constexpr auto kByKeys = key_list("at_least", "at_most", "note", "$schema");
inline constexpr auto kSubjectKeys = key_list("id", "label", "kind", "aliases", "note", "$schema");
inline constexpr auto kPropertyKeys = key_list(
    "id", "label", "description", "type", "over_time", "unit", "one_of", "values", "resolution", "rounding",
    "tolerance", "integer", "min", "max", "steady_for", "scope", "parts_add_up", "note", "$schema");
inline constexpr auto kDimensionKeys = key_list("values", "note", "$schema");
inline constexpr auto kRuleKeys = key_list("id", "at_most", "whole", "parts", "complete", "ordered",
                                           "exclusive", "only", "why", "level", "note", "$schema");
inline constexpr KeyList<10> kVerdictKeys{
    {"finding", "topic", "decision", "wrong", "reason", "by", "on", "until", "note", "$schema"}};
inline constexpr auto kOptionKeys = key_list(
    "format", "select", "ignore", "subject", "as-of", "today", "since", "baseline", "fail-on", "strict",
    "notes", "without-settled", "reliability", "watch", "color", "jobs", "quiet", "note", "$schema");
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

}  // namespace gainsay
