// libFuzzer: any bytes as an article's text and as a quote. Looking up never leaves the text, words cut out
// of a text between spaces are found in it, and reading numbers, dates and weekdays out of a quote never
// leaves the quote.
//
//     build/fuzz/fuzz_evidence_fuzz -max_len=2048 CORPUS_FOLDER seeds
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "evidence/date_reader.h"
#include "evidence/number_reader.h"
#include "evidence/quote_search.h"
#include "evidence/weekday_beside_date.h"
#include "evidence/word_difference.h"
#include "evidence/words.h"

namespace {

using namespace gainsay;  // NOLINT(google-build-using-namespace)

void require(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "not so: %s\n", what);
  std::abort();
}

bool inside(Extent at, std::size_t size) { return at.begin <= at.end && at.end <= size; }

void look_up(std::string_view text, const Quote& quote) {
  QuoteSearch search(text);
  if (const auto place = search.find(quote)) {
    require(inside(place->whole, text.size()), "a quote's place is in the text");
    for (const Extent& part : place->parts)
      require(inside(part, text.size()), "a part's place is in the text");
    return;
  }
  const auto near = search.nearest(quote);
  if (!near) return;
  require(inside(near->at, text.size()), "a passage is in the text");
  require(inside(near->words_at, quote.exact.size()), "what is missing is in the quote");
  const std::string_view passage = text.substr(near->at.begin, near->at.end - near->at.begin);
  const auto differences = word_differences(near->words, passage);
  for (const WordDifference& each : differences) {
    require(inside(each.quote, near->words.size()), "a difference is in the quote");
    require(inside(each.text, passage.size()), "a difference is in the passage");
  }
  marked_differences(near->words, passage, differences);
}

// Between two spaces of the text, so that no character goes with what is cut off.
void find_again(std::string_view text, std::size_t from) {
  const std::size_t begin = text.find(' ', from), end = text.rfind(' ');
  if (begin == std::string_view::npos || end <= begin + 1 || end > begin + 400) return;
  const std::string cut(text.substr(begin + 1, end - begin - 1));
  if (!holds_words(cut)) return;
  QuoteSearch search(text);
  require(search.find({cut, {}, {}}).has_value(), "what was cut out is found");
}

void read_values(std::string_view quote) {
  static const Language english("en"), german("de"), unknown("");
  const std::vector<Word> words = words_of(quote);
  for (const Word& word : words) require(inside(word.at, quote.size()), "a word is in the quote");
  for (const Language* language : {&english, &german, &unknown}) {
    for (const NumberMention& mention : read_numbers(words, *language)) {
      require(mention.first < mention.end && mention.end <= words.size(), "a number is in the quote");
      require(mention.vague() == mention.readings.empty(), "a number has readings");
    }
    for (const auto& published : {std::optional<Days>(), std::optional<Days>(Days{18'493, 18'494})}) {
      for (const DateMention& mention : read_dates(words, *language, published).mentions) {
        require(mention.first < mention.end && mention.end <= words.size(), "a date is in the quote");
        for (const Days& span : mention.spans)
          require(span.first <= span.last, "a date ends behind its start");
        may_mean(mention, {18'000, 18'400});
      }
      const ArticleWords article{*language, true, published};
      for (const WeekdayMismatch& each : weekday_mismatches(quote, article, {}))
        require(inside(each.at, quote.size()), "a weekday is in the quote");
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 3) return 0;
  const std::string_view all(reinterpret_cast<const char*>(data + 2), size - 2);
  const std::size_t cut = all.size() * data[0] / 256, beside = data[1] % 8;
  const std::string_view text = all.substr(0, cut), quote = all.substr(cut);
  const std::string_view prefix = beside == 1 ? quote.substr(0, quote.size() / 4) : "";
  look_up(text, {std::string(quote.substr(prefix.size())), std::string(prefix), {}});
  look_up(all, {std::string(quote), {}, {}});
  find_again(all, cut);
  read_values(quote);
  return 0;
}
