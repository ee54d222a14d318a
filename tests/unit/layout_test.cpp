// The layout of fact files: what it looks like, that it means the same, that it is where it ends.
#include "review/layout.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <vector>

#include "golden/text_file.h"
#include "load/json_tree.h"
#include "load/load.h"
#include "load/overlay.h"

namespace {

namespace fs = std::filesystem;

using gainsay::laid_out;
using gainsay::Loaded;

// Every .json of the repository that facts are read from.
std::vector<fs::path> fact_files() {
  std::vector<fs::path> files;
  const fs::path root = GAINSAY_SOURCE_DIR;
  for (const fs::path& folder : {root / "facts", root / "tests" / "cases", root / "tests" / "schema"}) {
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
      const bool schema = entry.path().parent_path() == root / "facts" / "schema";
      if (entry.path().extension() == ".json" && !schema) files.push_back(entry.path());
    }
  }
  std::sort(files.begin(), files.end());
  return files;
}

bool is_json(const std::string& text) { return !gainsay::JsonTree::parse(text).error(); }

// Whether nlohmann/json can hold its numbers: 1e400 it cannot.
bool in_range(const std::string& text) { return nlohmann::json::accept(text); }

// All that was understood, in words.
std::string meaning(const Loaded& loaded) {
  const gainsay::Corpus& corpus = loaded.corpus;
  const auto text = [&](gainsay::StringId id) {
    return id.valid() ? std::string(corpus.text(id)) : std::string("-");
  };
  const auto time = [&](gainsay::TimeId id) { return id.valid() ? text(corpus.time(id)->text) : "-"; };
  std::string all;
  for (const gainsay::Article& a : corpus.articles) {
    all += text(a.id) + "|" + text(a.title) + "|" + text(a.publisher) + "|" + text(a.agency) + "|" +
           text(a.author) + "|" + text(a.url) + "|" + text(a.language) + "|" + text(a.text) + "|" +
           time(a.published) + "|" + time(a.retrieved) + "|" + std::to_string(a.derived_from.size()) + "\n";
  }
  for (std::size_t i = 0; i < corpus.facts.size(); ++i) {
    const gainsay::Fact& fact = corpus.facts[i];
    const gainsay::Property& property = corpus.property_of(fact);
    all += corpus.fact_name(gainsay::FactId(i)) + "|" + corpus.subject_label(fact.subject) + "|" +
           text(property.id) + "|" + corpus.value_code(fact.value, property) + "|" +
           corpus.scope_text(fact.scope) + "|" + time(fact.when) + "|" + time(fact.said) + "|" +
           std::string(stance_name(fact.stance)) + "\n";
  }
  for (const gainsay::Subject& subject : corpus.subjects) {
    all += text(subject.id) + "|" + text(subject.label) + "|" + text(subject.kind);
    for (const gainsay::StringId alias : subject.aliases) all += "|" + text(alias);
    all += "\n";
  }
  for (const gainsay::Property& property : corpus.properties) {
    all += text(property.id) + "|" + text(property.label) + "|" + text(property.description) + "|" +
           std::to_string(static_cast<int>(property.type)) +
           std::to_string(static_cast<int>(property.over_time)) + std::to_string(property.one_of.size()) +
           std::to_string(property.scope.size()) + "\n";
  }
  for (const gainsay::Rule& rule : corpus.rules) all += text(rule.id) + "\n";
  for (const gainsay::Verdict& verdict : corpus.verdicts)
    all += text(verdict.finding) + "|" + text(verdict.reason) + "\n";
  // Faults are told in the order in which they stand, and some name a line; a byte order mark is the one that
  // laying out mends.
  std::vector<std::string> faults;
  for (const gainsay::Finding& finding : loaded.findings) {
    if (finding.message.find("byte order mark") != std::string::npos) continue;
    faults.push_back(std::string(finding.code) + " " +
                     finding.message.substr(0, finding.message.find(" on line ")) + "\n");
  }
  std::sort(faults.begin(), faults.end());
  for (const std::string& fault : faults) all += fault;
  for (const auto& [name, values] : loaded.options)
    for (const std::string& value : values) all += name + "=" + value + "\n";
  return all;
}

// What the file means, were this its text, among the vocabulary that it stands in.
std::string meaning_of(const fs::path& file, const std::string& text) {
  const fs::path folder = file.parent_path();
  const gainsay::Overlay overlay(file, text);
  return meaning(gainsay::load({{folder}}));
}

std::string shuffled(const nlohmann::ordered_json& value, std::mt19937& random) {
  if (value.is_array()) {
    std::string text = "[";
    for (const auto& item : value) text += (text.size() > 1 ? "," : "") + shuffled(item, random);
    return text + "]";
  }
  if (!value.is_object()) return value.dump();
  std::vector<std::string> members;
  for (const auto& [key, member] : value.items())
    members.push_back(nlohmann::json(key).dump() + ":" + shuffled(member, random));
  std::shuffle(members.begin(), members.end(), random);
  std::string text = "{";
  for (const std::string& member : members) text += (text.size() > 1 ? "," : "") + member;
  return text + "}";
}

// Other white space between the tokens.
std::string respaced(const std::string& text, std::mt19937& random) {
  static const std::vector<std::string> kSpaces{"", "", " ", "\n", "\n\n\n", "\t", "\r\n  "};
  std::string out;
  bool string = false, escaped = false;
  for (const char c : text) {
    if (string) {
      out += c;
      string = escaped || c != '"';
      escaped = !escaped && c == '\\';
      continue;
    }
    if (c == ' ' || c == '\n' || c == '\t' || c == '\r') continue;
    const bool token = c == '{' || c == '}' || c == '[' || c == ']' || c == ',' || c == ':' || c == '"';
    if (token) out += kSpaces[random() % kSpaces.size()];
    out += c;
    if (token && c != '"') out += kSpaces[random() % kSpaces.size()];
    string = c == '"';
  }
  return out;
}

}  // namespace

TEST_CASE("a fact file is laid out with a member a line, its keys in the order of the format") {
  CHECK(laid_out(R"({"facts":[{"value":5,"subject":"a","id":"x","x-mark":[1,2],"property":"p"}],
    "article":{"published":"2020","id":"one"},"$schema":"s.json"})") == R"({
  "$schema": "s.json",
  "article": { "id": "one", "published": "2020" },
  "facts": [
    { "id": "x", "x-mark": [1, 2], "subject": "a", "property": "p", "value": 5 }
  ]
}
)");
}

TEST_CASE(
    "what stands on lines of its own stays there, and so do one-line lists, blank lines and spellings") {
  const std::string text = R"({
  "note": "A remark stays at its place.",
  "subjects": [
    {
      "id": "a"
    },

    { "id": "b", "aliases": ["\u0042", "one", "two", "three", "four", "five", "six"] },
    {
      "id": "c",
      "aliases": [
        "one"
      ],
      "note": "A long list stays on its line, however wide that is: nobody wants it wrapped anew for each name.",
      "x-list": ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
    }
  ],
  "facts": [],
  "options": {}
}
)";
  const std::string out = laid_out(text);
  CHECK(out.find("\"facts\": [],\n") != std::string::npos);
  // `facts` goes before `subjects`; all else is as it was.
  std::vector<std::string> before = lines_of(text), after = lines_of(out);
  for (std::vector<std::string>* lines : {&before, &after}) {
    for (std::string& line : *lines) {
      if (!line.empty() && line.back() == ',') line.pop_back();
    }
    std::sort(lines->begin(), lines->end());
  }
  CHECK(before == after);
}

TEST_CASE("a record that is too wide for its line is broken, its values are not") {
  const std::string words(90, 'w');
  const std::string text = R"({"facts":[{"id":"x","scope":{"a":["b"]},"quote":[")" + words + R"("]}]})";
  CHECK(laid_out(text) ==
        "{\n  \"facts\": [\n    {\n      \"id\": \"x\",\n      \"scope\": { \"a\": [\"b\"] },\n"
        "      \"quote\": [\"" +
            words + "\"]\n    }\n  ]\n}\n");
}

TEST_CASE("keys whose order the user chose keep it") {
  for (const std::string kept :
       {R"("value": { "low": 1, "high": 3, "best": 2 })", R"("scope": { "b": "1", "a": "2" })",
        R"("x-ours": { "value": 1, "id": 2 })"}) {
    const std::string text = "{\n  \"facts\": [\n    { " + kept + " }\n  ]\n}\n";
    CHECK(laid_out(text) == text);
  }
}

TEST_CASE("line ends, and a key that stands twice, stay as they are; a byte order mark goes") {
  CHECK(laid_out("{\r\n\"note\":1}") == "{\r\n  \"note\": 1\r\n}\r\n");
  CHECK(laid_out("\xEF\xBB\xBF{\"note\":1}") == "{\n  \"note\": 1\n}\n");
  CHECK(laid_out(R"({"rules":[{"id":"a","why":"1","id":"b"}]})") ==
        "{\n  \"rules\": [\n    { \"id\": \"a\", \"id\": \"b\", \"why\": \"1\" }\n  ]\n}\n");
  CHECK(laid_out("[1,2]") == "[1, 2]\n");
}

TEST_CASE("laying out changes nothing of the meaning of any file of the project", "[layout]") {
  std::size_t files = 0;
  for (const fs::path& file : fact_files()) {
    const std::string text = read_text(file);
    if (!is_json(text)) continue;
    CAPTURE(file.string());
    const std::string out = laid_out(text);
    CHECK(laid_out(out) == out);
    if (in_range(text)) CHECK(nlohmann::json::parse(out) == nlohmann::json::parse(text));
    CHECK(meaning_of(file, out) == meaning_of(file, text));
    ++files;
  }
  CHECK(files > 200);
}

TEST_CASE("laying out changes nothing of the meaning of files written in any other way", "[layout]") {
  std::mt19937 random(20261122);
  std::size_t files = 0;
  for (const fs::path& file : fact_files()) {
    const std::string text = read_text(file);
    if (!is_json(text) || !in_range(text) || text.size() > 20'000) continue;
    CAPTURE(file.string());
    const std::string other = respaced(shuffled(nlohmann::ordered_json::parse(text), random), random);
    CAPTURE(other);
    const std::string out = laid_out(other);
    CHECK(laid_out(out) == out);
    CHECK(nlohmann::json::parse(out) == nlohmann::json::parse(other));
    CHECK(meaning_of(file, out) == meaning_of(file, other));
    ++files;
  }
  CHECK(files > 200);
}

TEST_CASE("the facts of the project are laid out") {
  for (const auto& entry : fs::directory_iterator(fs::path(GAINSAY_SOURCE_DIR) / "facts")) {
    if (entry.path().extension() != ".json") continue;
    const std::string text = read_text(entry.path());
    CHECK(difference(text, laid_out(text)) == difference(text, text));
  }
}
