// Whether the value of a fact is in its quote: the number in digits or words, the date in any of the usual
// forms, the name in a spelling that its subject lists.
//
// The answer is one of three. **Found**; **absent**, where the quote was read and holds no such value; and
// **unchecked**, where a value cannot be looked for in words (yes or no, a choice, free text) or the quote
// may hold it in a way that is not read (`he`, `three days later`, a sum, another language). Absent is said
// only where nothing of this is in the way: a false alarm costs more than a missed one.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "evidence/date_reader.h"
#include "evidence/language.h"
#include "model/corpus.h"

namespace gainsay {

enum class Support : std::uint8_t { found, absent, unchecked };

struct InQuote {
  // A value of the same kind, as it stands in the quote.
  struct Other {
    std::string words;
    std::string
        meaning;  // of a date that is reckoned from publication: `2020-08-13 or 2020-08-20`; else empty
  };
  Support support = Support::unchecked;
  std::string value;           // absent: what was looked for, `5,000`, `Fuad Hussein`; one of a list
  std::vector<Other> instead;  // absent: what the quote holds, a few at most
  std::string why;             // unchecked: why, for people
};

// What the article says about its words, as far as it helps to read them.
struct ArticleWords {
  const Language& language;
  bool english = true;            // its language, or what its text looks like
  std::optional<Days> published;  // none where it is not known, or not to the year
};

// `quotes` are the words themselves, without prefix and suffix.
InQuote value_in_quote(const Corpus& corpus, const Fact& fact, std::span<const std::string> quotes,
                       const ArticleWords& article);

// Whether a text without a stated language is English, by its commonest words.
bool looks_english(std::string_view text);
// When an article dated so can have come out; none where that is not known to a year.
std::optional<Days> publication_days(const Time* published);

}  // namespace gainsay
