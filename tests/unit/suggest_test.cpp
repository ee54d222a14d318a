#include "base/suggest.h"

#include <array>
#include <catch2/catch.hpp>
#include <optional>
#include <string>
#include <string_view>

namespace gainsay {

TEST_CASE("the nearest known word, or none", "[suggest]") {
  constexpr std::array<std::string_view, 7> kWords{"subject", "property",          "value", "when", "scope",
                                                   "by",      "Mustafa al-Kadhimi"};
  struct Row {
    std::string_view word;
    std::optional<std::string> nearest;
  };
  const auto row = GENERATE(values<Row>({
      {"subjct", "subject"},
      {"sbuject", "subject"},
      {"subejct", "subject"},
      {"Subject", "subject"},
      {"propertys", "property"},
      {"vale", "value"},
      {"wehn", "when"},
      {"wen", "when"},
      {"scop", "scope"},
      {"object", "subject"},
      {"bi", "by"},
      {"at", std::nullopt},
      {"thing", std::nullopt},
      {"mustafa kadhimi", "Mustafa al-Kadhimi"},
      {"Mustafa Al‑Kadhími", "Mustafa al-Kadhimi"},
      {"", std::nullopt},
      {"something else altogether", std::nullopt},
  }));
  CAPTURE(row.word);
  CHECK(nearest(row.word, kWords) == row.nearest);
}

TEST_CASE("of equally near words the first is suggested, and never the word itself", "[suggest]") {
  constexpr std::array<std::string_view, 3> kWords{"bat", "cat", "rat"};
  CHECK(nearest("hat", kWords) == "bat");
  CHECK(nearest("cat", kWords) == "bat");
}

}  // namespace gainsay
