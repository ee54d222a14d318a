// From folders and files of JSON to a corpus, and a finding for whatever could not be read (G001–G010).
//
// Two phases. **Reading** takes JSON apart (G001–G003) into records of interned strings; `.json` files are
// read whole,
// `.jsonl` in windows, both with simdjson's validating DOM. **Resolving** gives the strings their meaning
// (G004–G010) once all subjects and properties are known. What simdjson refuses, or what is irregular in any
// way, goes to the explaining reader: the same templates over a tree that nlohmann/json's SAX parser fills
// and that knows the position of every token. So one fact has one meaning, however it was reached.
//
// A bad fact or file never stops the rest.
#pragma once

#include <filesystem>
#include <stdexcept>
#include <string>
#include <vector>

#include "model/corpus.h"
#include "model/finding.h"

namespace gainsay {

struct LoadOptions {
  std::vector<std::filesystem::path> paths;  // folders (walked, sorted) and files
  bool explain_only = false;  // read everything with the explaining reader: for the test of one meaning
};

struct Loaded {
  Corpus corpus;
  std::vector<Finding> findings;       // G0, in the order of files, then of positions
  std::vector<std::string> unchecked;  // files of which nothing, or not everything, was read
  // `options` of the fact files: long option names of `check` with their values, in file order.
  std::vector<std::pair<std::string, std::vector<std::string>>> options;
};

// Throws LoadError only when a path named by the user does not exist or cannot be read at all.
struct LoadError : std::runtime_error {
  using std::runtime_error::runtime_error;
};
Loaded load(const LoadOptions& options);

}  // namespace gainsay
