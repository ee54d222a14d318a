// libFuzzer: any bytes as a .json and as a .jsonl beside a small vocabulary. Loading never crashes, and the
// fast and the explaining reader find the same facts and the same faults.
//
//     build/fuzz/fuzz_load_fuzz -max_len=4096 CORPUS_FOLDER tests/schema/valid tests/schema/invalid
#include <unistd.h>

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

#include "load/load.h"
#include "load/source.h"

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kVocabulary = R"({
"subjects": [{"id": "garrison", "label": "The garrison"}, {"id": "arrest"}],
"properties": [
  {"id": "strength", "type": "number", "over_time": "state", "min": 0},
  {"id": "attacks", "type": "number", "over_time": "tally", "scope": {"weapon": {"values": ["rocket", "bomb"]}}},
  {"id": "budget", "type": "number", "over_time": "state", "unit": "USD"},
  {"id": "began", "type": "date", "over_time": "constant"},
  {"id": "lasted", "type": "period", "over_time": "constant"},
  {"id": "commander", "type": "name", "over_time": "state"},
  {"id": "visitors", "type": "name", "over_time": "event", "values": "many"},
  {"id": "remark", "type": "text", "over_time": "event"},
  {"id": "road", "type": "text", "over_time": "state", "one_of": ["blocked", "free"]},
  {"id": "open", "type": "boolean", "over_time": "state"}]})";

void write(const fs::path& file, std::string_view text) {
  std::ofstream out(file, std::ios::binary);
  out.write(text.data(), static_cast<std::streamsize>(text.size()));
}

std::string loaded_text(const fs::path& folder, bool explain_only) {
  gainsay::LoadOptions options;
  options.paths = {folder};
  options.explain_only = explain_only;
  const gainsay::Loaded loaded = gainsay::load(options);
  const gainsay::Corpus& corpus = loaded.corpus;
  gainsay::SourceReader source(corpus);
  std::string text;
  for (const gainsay::Finding& finding : loaded.findings) {
    text += std::string(finding.code) + " " + finding.message + " <" + finding.suggestion + ">";
    for (const gainsay::Mark& mark : finding.marks) {
      const gainsay::Location& at = mark.location;
      text += " " + corpus.files[at.file.index].shown + ":" + std::to_string(at.line) + ":" +
              std::to_string(at.column) + "-" + std::to_string(at.end_line) + ":" +
              std::to_string(at.end_column);
    }
    text += "\n";
  }
  for (std::size_t i = 0; i < corpus.facts.size(); ++i) {
    const gainsay::FactId id(i);
    const gainsay::Fact& fact = corpus.fact(id);
    const gainsay::Location at = source.value_location(id);
    text += corpus.fact_name(id) + " " + corpus.subject_label(fact.subject) + " " +
            corpus.value_code(fact.value, corpus.property_of(fact)) + " " + corpus.scope_text(fact.scope) +
            " " + std::to_string(at.line) + ":" + std::to_string(at.column);
    for (const gainsay::Quote& quote : source.quotes(id)) text += " \"" + quote.exact + "\"";
    text += "\n";
  }
  return text;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const fs::path folder = [] {
    const fs::path made = fs::temp_directory_path() / ("gainsay-fuzz-" + std::to_string(::getpid()));
    fs::create_directories(made);
    write(made / "vocabulary.json", kVocabulary);
    return made;
  }();
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  write(folder / "case.json", text);
  write(folder / "case.jsonl", text);
  const std::string fast = loaded_text(folder, false);
  const std::string explained = loaded_text(folder, true);
  if (fast != explained) {
    std::fprintf(stderr, "fast:\n%s\nexplained:\n%s\n", fast.c_str(), explained.c_str());
    std::abort();
  }
  return 0;
}
