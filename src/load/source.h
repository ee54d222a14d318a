// Facts read back from their files, for what a report names: quotes, positions, excerpts.
//
// The corpus keeps no quotes and no lines: at a million facts they would be most of the memory, and a report
// needs few. (The checks of evidence read all quotes of the articles that have a text, one article at a
// time.)
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "load/json_tree.h"
#include "model/corpus.h"

namespace gainsay {

struct Quote {
  std::string exact, prefix, suffix;
};

// The words of a fact as its file has them, whatever they resolve to.
struct FactWords {
  std::string subject, attributed_to;  // empty where left out
  std::vector<std::string> values;     // strings that are the value, or items of it
  std::vector<Quote> quotes;
};

// Reading is cached by file; not for use from several threads at once.
class SourceReader {
 public:
  explicit SourceReader(const Corpus& corpus);
  ~SourceReader();

  std::vector<Quote> quotes(FactId fact);
  FactWords words(FactId fact);
  Location location(FactId fact);        // the whole fact
  Location location(SubjectId subject);  // its aliases; where it has none, the whole subject
  // The bytes of the whole fact in its file; nothing when the file changed since.
  std::optional<Extent> extent(FactId fact);
  Location value_location(FactId fact);  // the number or name itself: where the caret points
  Location verdict_location(Place verdict);
  // The words of the fact's quote `index`, or those bytes of them.
  Location quote_location(FactId fact, std::size_t index, std::optional<Extent> within = std::nullopt);
  // A key of the article; the whole article where it has none of that name.
  Location article_location(ArticleId article, std::string_view key);
  // Line `line` (1-based) of a file without its end, cut to `limit` code points; nothing when the file
  // changed since.
  std::optional<std::string> line(FileId file, std::uint32_t line, std::size_t limit = 400);

 private:
  struct State;
  const Corpus& corpus_;
  std::unique_ptr<State> state_;
};

}  // namespace gainsay
