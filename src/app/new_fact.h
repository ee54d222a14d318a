// A fact that is about to be added, and the text of its file with the fact in it.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "load/source.h"
#include "model/corpus.h"

namespace gainsay {

// What was said of the article; empty where nothing was. `text` is a path from where the program was started.
struct NewArticle {
  std::string id, title, publisher, agency, author, url, archive_url, language, published, retrieved, text,
      note;
  std::vector<std::string> derived_from;
  bool described() const;  // more than its id is known
};

struct NewFact {
  std::string id, subject, property, when, said, stance, attributed_to, note;
  std::vector<std::string> values;  // as typed; several make a list
  std::vector<std::string> scope;   // `weapon=rocket`
  std::vector<Quote> quotes;
};

// One file as it is and as it would be.
struct Addition {
  std::filesystem::path path;
  std::optional<std::string> before;  // none: the file is new
  std::string after;
  std::string name;  // of the fact: `article#id`
  std::string fact;  // as it is written, from its opening brace
};

// The article of that id; none where there is none.
const Article* article_called(const Corpus& corpus, const std::string& id);

// The text of the article, where it has one.
std::optional<std::filesystem::path> text_path(const Corpus& corpus, const NewArticle& article);

// Where the fact goes, and what the file holds then: into the file of its article, or into a new one beside
// the others, `<id>.json`. A fact without an id gets its property's. Throws UsageError where there is no such
// article and nothing describes it, or what is said of it is not what its file says.
Addition with_fact(const Corpus& corpus, const std::filesystem::path& facts_folder, const NewArticle& article,
                   const NewFact& fact);

}  // namespace gainsay
