// What the tests of loading share: a folder of files that is gone afterwards, and everything that was loaded
// as one text, so that two loadings can be compared field by field.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "load/load.h"

namespace gainsay::testing {

class Folder {
 public:
  Folder();
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder();

  const std::filesystem::path& path() const { return path_; }
  // Writes `text` to `name` below the folder, and gives the file's path.
  std::filesystem::path write(const std::string& name, std::string_view text) const;
  Loaded load(bool explain_only = false) const;

 private:
  std::filesystem::path path_;
};

// A subject, a property of each type, and the article `a`; what the tests of facts refer to.
std::string_view vocabulary();
// A file with that vocabulary and these facts, given as the inside of the list.
std::string with_facts(std::string_view facts);

// `G004 12:3-12:9 message`, a finding a line; further marks follow as `+ 4:1-4:5 label`.
std::string findings_text(const Loaded& loaded);
// Everything: findings, articles, vocabulary, facts and what their values resolve to.
std::string everything(const Loaded& loaded);
// One fact's value with all that it leads to.
std::string value_text(const Corpus& corpus, const Value& value, const Property& property);

}  // namespace gainsay::testing
