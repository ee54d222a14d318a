#include "evidence/folded_text.h"

#include <catch2/catch.hpp>
#include <string>
#include <string_view>

namespace gainsay {

namespace {

// The bytes of the text behind the one place of `part` in its fold.
std::string behind(std::string_view text, std::string_view part, Fold fold = Fold::kept) {
  const FoldedText folded(text, fold);
  const std::size_t at = folded.view().find(part);
  INFO(folded.view());
  REQUIRE(at != std::string_view::npos);
  const Extent bytes = folded.original({at, at + part.size()});
  return std::string(text.substr(bytes.begin, bytes.end - bytes.begin));
}

}  // namespace

TEST_CASE("what cannot be seen is folded away", "[evidence]") {
  struct Row {
    std::string_view text, folded;
  };
  const auto row = GENERATE(values<Row>({
      {"the 5,000 US troops", "the 5,000 US troops"},
      {"Iraq’s ‘hard’ “timelines”", "Iraq's 'hard' \"timelines\""},
      {"«no»", "\"no\""},
      {"5\u00a0000\u202f000", "5 000 000"},
      {"one\r\n\r\n\ttwo  three", "one two three"},
      {"state–to—state‑and−so‐on", "state-to-state-and-so-on"},
      {"typed -- by --- hand", "typed - by - hand"},
      {"anti\u00adjihadist", "antijihadist"},
      {"zero\u200bwidth\u2060joined", "zerowidthjoined"},
      {"\ufeffat the head", "at the head"},
      {"ﬁve ﬂags, eﬃcient", "five flags, efficient"},
      {"and so on…", "and so on..."},
      {"caf\u0065\u0301", "caf\u00e9"},
      {"café", "café"},
      {"ＦＵＬＬ　ｗｉｄｔｈ", "FULL width"},
      {"x² and ½", "x2 and 1\u20442"},
      {"Кадыми", "Кадыми"},
      {"الكاظمي", "الكاظمي"},
      {"伊拉克，总理", "伊拉克,总理"},
      {"", ""},
      {" ", " "},
      {"bad \xff\xfe bytes \xe2\x80", "bad \ufffd\ufffd bytes \ufffd"},
  }));
  CHECK(FoldedText(row.text, Fold::kept).view() == row.folded);
}

TEST_CASE("case, and the kind of quotation marks, only at the second try", "[evidence]") {
  CHECK(FoldedText("“Straße” ÉCOLE Iraq’s", Fold::kept).view() == "\"Straße\" ÉCOLE Iraq's");
  CHECK(FoldedText("“Straße” ÉCOLE Iraq’s", Fold::loose).view() == "'strasse' école iraq's");
  CHECK(folded_quote("  “No” \n", Fold::kept) == "\"No\"");
  CHECK(folded_quote(" \n\u00ad", Fold::kept).empty());
}

TEST_CASE("the way back leads to whole characters", "[evidence]") {
  CHECK(behind("the “no country” clause", "no country") == "no country");
  CHECK(behind("the “no country” clause", "\"no country\"") == "“no country”");
  CHECK(behind("a\u00a0\n\n b", "a b") == "a\u00a0\n\n b");
  CHECK(behind("anti\u00adjihadist efforts", "jihadist") == "jihadist");
  CHECK(behind("anti\u00adjihadist efforts", "anti") == "anti");
  CHECK(behind("anti\u00adjihadist efforts", "antijihadist") == "anti\u00adjihadist");
  CHECK(behind("ﬁve men", "ive") == "ﬁve");
  CHECK(behind("ﬁve men", "f") == "ﬁ");
  CHECK(behind("caf\u0065\u0301 noir", "caf\u00e9") == "caf\u0065\u0301");
  CHECK(behind("caf\u0065\u0301 noir", "noir") == "noir");
  CHECK(behind("… and then", "and") == "and");
  CHECK(behind("Straße", "strasse", Fold::loose) == "Straße");
  CHECK(behind("wait -- no", "- no") == "-- no");
  CHECK(behind("Кадыми сказал", "сказал") == "сказал");
}

TEST_CASE("every stretch of a fold leads back inside the text, in order", "[evidence]") {
  const std::string text =
      "“A\u00ad—ﬁne” \xff e\u0301\u0302 5\u00a0000 … ½ \u200b\u200b Straße\r\n\r\n-- end\u00ad";
  for (const Fold fold : {Fold::kept, Fold::loose}) {
    const FoldedText folded(text, fold);
    const std::size_t size = folded.view().size();
    for (std::size_t begin = 0; begin <= size; ++begin) {
      for (std::size_t end = begin; end <= size; ++end) {
        const Extent bytes = folded.original({begin, end});
        REQUIRE(bytes.begin <= bytes.end);
        REQUIRE(bytes.end <= text.size());
        if (end < size) REQUIRE(bytes.end <= folded.original({begin, end + 1}).end);
      }
    }
  }
}

}  // namespace gainsay
