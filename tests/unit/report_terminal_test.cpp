// What a terminal shows: widths, wrapping, and that nothing from a file can steer it.
#include <catch2/catch.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "report/terminal.h"

using namespace std::string_literals;

namespace gainsay {

TEST_CASE("a text is as wide as a terminal shows it", "[report][terminal]") {
  struct Row {
    std::string_view text;
    std::size_t columns;
  };
  const auto row = GENERATE(values<Row>({
      {"", 0},
      {"strength", 8},
      {"größer", 6},
      {"e\xCC\x81t\xC3\xA9", 3},  // a combining accent takes no column
      {"兵士三千人", 10},         // wide
      {"ｗｉｄｅ", 8},            // fullwidth
      {"a\xE2\x80\x8B"
       "b",
       2},          // zero width space
      {"한국", 4},  // Hangul syllables
      {"العراق", 6},
      {"a\xFF"
       "b",
       3},  // an ill-formed byte is shown as U+FFFD
      {"\t|", 5},
      {"abcde\t|", 9},
  }));
  CAPTURE(row.text);
  CHECK(display_width(row.text) == row.columns);
}

TEST_CASE("what could steer a terminal is not printed", "[report][terminal]") {
  CHECK(printable("a\x1b[31mred") == "a\xEF\xBF\xBD[31mred");
  CHECK(printable("one\ntwo\t three\r\n") == "one two three");
  CHECK(printable("abc\xE2\x80\xAE"
                  "def") ==
        "abc\xEF\xBF\xBD"
        "def");  // right-to-left override
  CHECK(printable("a\0b"s) ==
        "a\xEF\xBF\xBD"
        "b");
  CHECK(printable("\xC3") == "\xEF\xBF\xBD");
  CHECK(printable("\xC2\x9B"
                  "2J") ==
        "\xEF\xBF\xBD"
        "2J");  // the one-byte form of the escape sequence's start
}

TEST_CASE("a combining mark shares the cell of what it combines with", "[report][terminal]") {
  const std::vector<Cell> row = cells("e\xCC\x81x");
  REQUIRE(row.size() == 2);
  CHECK(row[0].text == "e\xCC\x81");
  CHECK(row[0].code_points == 2);
  CHECK(row[0].width == 1);
  CHECK(row[1].text == "x");
}

TEST_CASE("a text is cut between characters, with an ellipsis", "[report][terminal]") {
  CHECK(shortened("strength", 8) == "strength");
  CHECK(shortened("strength", 5) == "stre…");
  CHECK(shortened("a bc", 3) == "a…");
  CHECK(shortened("兵士三千人", 5) == "兵士…");
  CHECK(shortened("兵士三千人", 0) == "兵士三千人");
}

TEST_CASE("lines are broken at spaces, and within words that no line holds", "[report][terminal]") {
  CHECK(wrapped("one two three", 7, 7) == std::vector<std::string>{"one two", "three"});
  CHECK(wrapped("one two three", 3, 9) == std::vector<std::string>{"one", "two three"});
  CHECK(wrapped("abcdefghij", 4, 4) == std::vector<std::string>{"abcd", "efgh", "ij"});
  CHECK(wrapped("one two three", 0, 0) == std::vector<std::string>{"one two three"});
  CHECK(wrapped("", 10, 10) == std::vector<std::string>{""});
}

TEST_CASE("wrapping keeps to the width and loses no word", "[report][terminal]") {
  const std::string text =
      "The Hashed al-Shaabi 兵士三千人 denies any connection to a recent spate of anti-US attacks";
  for (std::size_t width = 2; width < 60; ++width) {
    std::string joined;
    for (const std::string& line : wrapped(text, width, width)) {
      CHECK(display_width(line) <= width);
      joined += line;
    }
    std::string without_spaces, expected;
    for (const char c : joined)
      if (c != ' ') without_spaces += c;
    for (const char c : text)
      if (c != ' ') expected += c;
    CHECK(without_spaces == expected);
  }
}

TEST_CASE("padding counts columns, not bytes", "[report][terminal]") {
  CHECK(padded("größer", 8) == "größer  ");
  CHECK(padded_left("兵", 4) == "  兵");
  CHECK(padded("strength", 3) == "strength");
}

TEST_CASE("colour wraps a text and is otherwise absent", "[report][terminal]") {
  CHECK(Paint(true)(Tone::error, "x") == "\x1b[1;31mx\x1b[0m");
  CHECK(Paint(false)(Tone::error, "x") == "x");
  CHECK(Paint(true)(Tone::plain, "x") == "x");
  CHECK(Paint(true)(Tone::error, "").empty());
}

}  // namespace gainsay
