#include "evidence/quote_search.h"

#include <catch2/catch.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "evidence/word_difference.h"
#include "load/text_map.h"

namespace gainsay {

namespace {

constexpr std::string_view kText =
    "The Hashed al-Shaabi has called for the expulsion of the 5,000 US troops deployed in the\n"
    "country as part of anti\u00adjihadist efforts.\n"
    "\n"
    "“There are no hard fast timelines, and there are no hard fast numbers,” the official said.\n"
    "He counted 15,000 men in all, 2.5 million refugees and $6bn in arrears.\n"
    "\n"
    "Three men died in the north. Three men died in the south.\n"
    "Pompeo — who was speaking at a press conference — said he had no numbers.\n";

std::string piece(Extent at) { return std::string(kText.substr(at.begin, at.end - at.begin)); }

std::string found(const Quote& quote) {
  QuoteSearch search(kText);
  const auto place = search.find(quote);
  return place ? piece(place->whole) : "(none)";
}
std::string found(std::string exact) { return found(Quote{std::move(exact), {}, {}}); }

std::string nearest(const Quote& quote) {
  QuoteSearch search(kText);
  REQUIRE_FALSE(search.find(quote));
  const auto passage = search.nearest(quote);
  return passage ? piece(passage->at) : "(none)";
}
std::string nearest(std::string exact) { return nearest(Quote{std::move(exact), {}, {}}); }

}  // namespace

TEST_CASE("a quote is found whatever became of its signs", "[evidence]") {
  CHECK(found("the 5,000 US troops deployed in the country") ==
        "the 5,000 US troops deployed in the\ncountry");
  CHECK(found("\"There are no hard fast timelines") == "“There are no hard fast timelines");
  CHECK(found("Pompeo - who was speaking") == "Pompeo — who was speaking");
  CHECK(found("Pompeo -- who was speaking") == "Pompeo — who was speaking");
  CHECK(found("part of antijihadist  efforts") == "part of anti\u00adjihadist efforts");
  CHECK(found("THREE MEN DIED") == "Three men died");
  CHECK(found("'There are no hard") == "“There are no hard");
  CHECK(found(" the official said. ") == "the official said.");
  CHECK(found("the official lied.") == "(none)");
  CHECK(found("") == "(none)");
  CHECK(found("…") == "(none)");
}

TEST_CASE("the case of letters is kept where it can be", "[evidence]") {
  QuoteSearch search("IRAQ and Iraq");
  CHECK(search.find({"Iraq", {}, {}})->whole.begin == 9);
  CHECK_FALSE(search.find({"Iraq", {}, {}})->other_case);
  CHECK(search.find({"iraq", {}, {}})->whole.begin == 0);
  CHECK(search.find({"iraq", {}, {}})->other_case);
}

TEST_CASE("a place is given in lines and columns of the text", "[evidence]") {
  QuoteSearch search(kText);
  const auto place = search.find({"the official said", {}, {}});
  REQUIRE(place);
  const Location at = TextMap(kText).locate(FileId(0), place->whole);
  CHECK(at.line == 4);
  CHECK(at.column == 73);
  CHECK(at.end_column == 90);
}

TEST_CASE("numbers are found whole or not at all", "[evidence]") {
  CHECK(found("15,000 men") == "15,000 men");
  CHECK(found("5,000 men") == "(none)");
  CHECK(found("000 men") == "(none)");
  CHECK(found("counted 15") == "(none)");
  CHECK(found("5 million refugees") == "(none)");
  CHECK(found("2.5 million refugees") == "2.5 million refugees");
  CHECK(found("in all, 2") == "(none)");
  CHECK(found("and $6") == "(none)");
  CHECK(found("and $6bn") == "and $6bn");
  CHECK(nearest("5,000 men in all") == "15,000 men in all");
}

TEST_CASE("words left out are passed over, in order", "[evidence]") {
  CHECK(found("has called for … US troops") == "has called for the expulsion of the 5,000 US troops");
  CHECK(found("has called for [...] US troops") == "has called for the expulsion of the 5,000 US troops");
  CHECK(found("has called for (…) US troops") == "has called for the expulsion of the 5,000 US troops");
  CHECK(found("has called for . . . US troops") == "has called for the expulsion of the 5,000 US troops");
  CHECK(found("… US troops …") == "US troops");
  CHECK(found("US troops … has called for") == "(none)");
  CHECK(found("Three men ... in the south") == "Three men died in the south");  // the shortest way
  QuoteSearch search(kText);
  const auto place = search.find({"has called for … US troops … efforts", {}, {}});
  REQUIRE(place);
  CHECK(place->parts.size() == 3);
  CHECK(piece(place->parts[2]) == "efforts");
  CHECK(QuoteSearch("wait... what").find({"wait... what", {}, {}})->parts.size() == 1);
}

TEST_CASE("prefix and suffix say which place is meant", "[evidence]") {
  QuoteSearch search(kText);
  const auto at = [&](std::string prefix, std::string suffix) {
    const auto place = search.find({"Three men died", std::move(prefix), std::move(suffix)});
    return place ? place->whole.begin : 0;
  };
  CHECK(at("", "") == kText.find("Three"));
  CHECK(at("", " in the south") == kText.rfind("Three"));
  CHECK(at("the north. ", "") == kText.rfind("Three"));
  CHECK(at("arrears.\n\n", "in the north") == kText.find("Three"));
  CHECK(at("", "in the west") == 0);
  const auto passage = search.nearest({"Three men died", "", "in the west"});
  REQUIRE(passage);
  CHECK(passage->elsewhere);
  CHECK(piece(passage->at) == "Three men died");
}

TEST_CASE("the nearest passage of a quote that is not there", "[evidence]") {
  CHECK(nearest("the 5,000 US troops deployd in the country") ==
        "the 5,000 US troops deployed in the\ncountry");
  CHECK(nearest("the 3,000 US troops deployed in the country") ==
        "the 5,000 US troops deployed in the\ncountry");
  CHECK(nearest("there are no very hard fast numbers") == "there are no hard fast numbers");
  CHECK(nearest("has called for ... UK troops") == "US troops");
  CHECK(nearest("offical") == "official");
  CHECK(nearest("Bananas are rich in potassium and grow in bunches") == "(none)");
}

TEST_CASE("differences are marked word by word", "[evidence]") {
  const auto marked = [](std::string_view quote, std::string_view text) {
    return marked_differences(quote, text, word_differences(quote, text));
  };
  CHECK(marked("the 5,000 troops deployd there", "the 5,000 troops deployed there") ==
        "the 5,000 troops [deployd → deployed] there");
  CHECK(marked("a b c d", "a x c y") == "a [b → x] c [d → y]");
  CHECK(marked("no very hard", "no hard") == "no [very → nothing] hard");
  CHECK(marked("no hard", "no very hard") == "no [nothing → very] hard");
  CHECK(marked("no", "no hard") == "no [nothing → hard]");
  CHECK(marked("hard", "no hard") == "[nothing → no] hard");
  CHECK(marked("Iraq’s ‘hard’", "Iraq's 'hard'") == "Iraq’s ‘hard’");
  CHECK(marked("", "") == "");
}

}  // namespace gainsay
