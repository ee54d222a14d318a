// Text made safe for JSON, Markdown and CSV.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "report/escape.h"
#include "report/json_writer.h"

using namespace std::string_literals;

namespace gainsay {

namespace {
std::string json_string(std::string_view text) {
  std::string out;
  append_json_string(out, text);
  return out;
}
}  // namespace

TEST_CASE("JSON strings read back as what they were", "[report][escape]") {
  for (int byte = 0; byte < 0x80; ++byte) {
    const std::string text = "a"s + static_cast<char>(byte) + "b";
    CHECK(nlohmann::json::parse(json_string(text)).get<std::string>() == text);
  }
  for (const std::string text :
       {"5,000 “troops”", "兵士三千人", "العراق", "\xF0\x9F\x87\xAE\xF0\x9F\x87\xB6", "a\"\\/b", ""})
    CHECK(nlohmann::json::parse(json_string(text)).get<std::string>() == text);
}

TEST_CASE("ill-formed UTF-8 does not get into JSON", "[report][escape]") {
  CHECK(json_string("a\xFF"
                    "b") ==
        "\"a\xEF\xBF\xBD"
        "b\"");
  CHECK(json_string("\xC3") == "\"\xEF\xBF\xBD\"");                      // cut short
  CHECK(json_string("\xC0\xAF").find('\xC0') == std::string::npos);      // overlong
  CHECK(json_string("\xED\xA0\x80").find('\xED') == std::string::npos);  // a surrogate
  for (int first = 0x80; first < 0x100; ++first) {
    for (int second = 0; second < 0x100; second += 5) {
      const std::string text = {static_cast<char>(first), static_cast<char>(second)};
      CHECK_NOTHROW(nlohmann::json::parse(json_string(text)));  // which refuses ill-formed UTF-8
    }
  }
}

TEST_CASE("well_formed keeps what is good", "[report][escape]") {
  CHECK(well_formed("兵士\xE4"
                    "x") == "兵士\xEF\xBF\xBDx");
  CHECK(well_formed("plain") == "plain");
}

TEST_CASE("the JSON writer lays out what is begun and ended", "[report][escape]") {
  std::string out;
  JsonWriter json(out, true);
  json.begin_object(JsonWriter::Layout::broken);
  json.key("empty");
  json.begin_object();
  json.end();
  json.key("list");
  json.begin_array(JsonWriter::Layout::broken);
  json.begin_object();
  json.key("a");
  json.number(1);
  json.key("b");
  json.number(0.5);
  json.end();
  json.begin_array();
  json.string("x");
  json.raw("null");
  json.end();
  json.end();
  json.end();
  CHECK(out ==
        "{\n  \"empty\": {},\n  \"list\": [\n    { \"a\": 1, \"b\": 0.5 },\n    [\"x\", null]\n  ]\n}");
}

TEST_CASE("Markdown shows a text as it is", "[report][escape]") {
  struct Row {
    std::string_view text, markdown;
  };
  const auto row = GENERATE(values<Row>({
      {"the 5,000 US troops", "the 5,000 US troops"},
      {"*now* _or_ `never`", "\\*now\\* \\_or\\_ \\`never\\`"},
      {"<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"},
      {"R&D &amp;", "R&amp;D &amp;amp;"},
      {"a | b", "a \\| b"},
      {"[link](http://x)", "\\[link\\](http://x)"},
      {"$3 to $6", "\\$3 to \\$6"},
      {"# not a heading", "\\# not a heading"},
      {"- not a list", "\\- not a list"},
      {"2020. It was", "2020\\. It was"},
      {"a#1", "a#1"},
      {"two\nlines", "two lines"},
      {"\\", "\\\\"},
  }));
  CAPTURE(row.text);
  CHECK(markdown_text(row.text) == row.markdown);
}

TEST_CASE("a code span cannot be left", "[report][escape]") {
  CHECK(markdown_code("a#x") == "`a#x`");
  CHECK(markdown_code("a`b|c") == "`a'b/c`");
}

TEST_CASE("CSV cells are quoted where they must be, and run no formula", "[report][escape]") {
  struct Row {
    std::string_view text, cell;
  };
  const auto row = GENERATE(values<Row>({
      {"", ""},
      {"plain", "plain"},
      {"a,b", "\"a,b\""},
      {"say \"so\"", "\"say \"\"so\"\"\""},
      {"two\nlines", "\"two\nlines\""},
      {"=1+1", "'=1+1"},
      {"@SUM(A1)", "'@SUM(A1)"},
      {"+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"},
      {"-5", "-5"},
      {"-1,000.5", "\"-1,000.5\""},
      {"-5+2", "'-5+2"},
      {"-", "'-"},
      {"\t=1", "'\t=1"},
      {"5000", "5000"},
      {"~5000", "~5000"},
  }));
  CAPTURE(row.text);
  CHECK(csv_cell(row.text) == row.cell);
}

TEST_CASE("XML text holds nothing that XML 1.0 forbids", "[report][escape]") {
  CHECK(xml_text("a < b & \"c\" > 'd' ]]>") == "a &lt; b &amp; &quot;c&quot; &gt; 'd' ]]&gt;");
  CHECK(xml_text("line\n\tnext") == "line\n\tnext");
  CHECK(xml_text("\x01\r\x1F") == "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
  CHECK(xml_text("\xEF\xBF\xBE|\xEF\xBF\xBF|\xEF\xBF\xBD") == "\xEF\xBF\xBD|\xEF\xBF\xBD|\xEF\xBF\xBD");
  CHECK(xml_text("\xFFü") == "\xEF\xBF\xBDü");
}

}  // namespace gainsay
