// Names in facts: what listed names are near to a spelling, and where names stand in a text.
#include "evidence/names.h"

#include <catch2/catch.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "evidence/capitalised.h"
#include "load_fixture.h"

namespace gainsay::testing {

namespace {

constexpr std::string_view kSubjects = R"({"subjects": [
  {"id": "mustafa-al-kadhimi", "label": "Mustafa al-Kadhimi", "aliases": ["Kadhimi", "Al-Kazemi"]},
  {"id": "fuad-hussein", "label": "Fuad Hussein"},
  {"id": "saddam-hussein", "label": "Saddam Hussein"},
  {"id": "iraq", "label": "Iraq", "aliases": ["Iraqi"]},
  {"id": "fort-maddern", "label": "Garrison of Fort Maddern"}]})";

std::string near(std::string_view name) {
  const Folder folder;
  folder.write("subjects.json", kSubjects);
  const Loaded loaded = folder.load();
  REQUIRE(loaded.findings.empty());
  const ListedNames listed(loaded.corpus);
  std::string text;
  for (const ListedNames::Near& each : listed.nearest(name, 3))
    text += (text.empty() ? "" : ", ") + near_in_words(loaded.corpus, each);
  return text;
}

}  // namespace

TEST_CASE("a spelling stands for whom it is listed under, folded and no further", "[names]") {
  const Folder folder;
  folder.write("subjects.json", kSubjects);
  const Loaded loaded = folder.load();
  const ListedNames listed(loaded.corpus);
  for (const std::string_view name : {"mustafa-al-kadhimi", "MUSTAFA AL KADHIMI", "al–kazemi", "  Kadhimi "})
    CHECK(listed.find(name) == SubjectId(0));
  for (const std::string_view name : {"Kadhemi", "Kazemi", "Mustafa", "", "Iran"})
    CHECK_FALSE(listed.find(name).valid());
}

TEST_CASE("the nearest listed names", "[names]") {
  CHECK(near("Kadhemi") == "Mustafa al-Kadhimi (Al-Kazemi)");
  CHECK(near("Mustapha Kadhemy") == "Mustafa al-Kadhimi");
  CHECK(near("Hussein") == "Fuad Hussein, Saddam Hussein");
  CHECK(near("Fuad Hassan") == "Fuad Hussein");
  CHECK(near("Fouad Husayn") == "Fuad Hussein");
  CHECK(near("Fort Madern") == "Garrison of Fort Maddern");
  CHECK(near("Mustafa al-Kadhmii") == "Mustafa al-Kadhimi");
  CHECK(near("Iran").empty());
  CHECK(near("Karimi").empty());
  CHECK(near("").empty());
}

TEST_CASE("runs of capitalised words", "[names]") {
  const auto runs = [](std::string_view text) {
    std::string all;
    for (const CapitalisedRun& run : capitalised_runs(text)) {
      if (!all.empty()) all += " | ";
      if (run.begins_sentence) all += "^";
      all += run.of(0, run.words.size() - 1);
    }
    return all;
  };
  CHECK(runs("who spoke with Iraqi Foreign Minister Fuad Hussein, already in Washington") ==
        "Iraqi Foreign Minister Fuad Hussein | Washington");
  CHECK(runs("The leader of Asaib Ahl al-Haq said") == "^The | Asaib Ahl al-Haq");
  CHECK(runs("Iraq’s President and Iran's allies") == "^Iraq | President | Iran");
  CHECK(runs("the Trade Bank of Iraq. Then") == "Trade Bank of Iraq | ^Then");
  CHECK(runs("“Weapons,” he said. He left.") == "^Weapons | ^He");
  CHECK(runs("an Iran-backed group, pro-Iranian and US-led, of Kim Jong-un") == "Kim Jong-un");
  CHECK(runs("in Washington, D.C. by U.S. troops") == "Washington | D.C. | U.S.");
  CHECK(runs("al-Kadhimi met Abu Mahdi al-Muhandis of the") == "^al-Kadhimi | Abu Mahdi al-Muhandis");
  CHECK(runs("Émile Zola – Über") == "^Émile Zola | Über");
  CHECK(runs("no name at all").empty());
  CHECK(runs("").empty());
  CHECK(runs("A\xFF"
             "B \xE2\x80")
            .find("A") != std::string::npos);
}

}  // namespace gainsay::testing
