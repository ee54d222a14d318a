// bench_month --shape SHAPE --facts N --out DIR: a facts folder in which all facts are of one series and one
// month. This is where comparing all pairs would be quadratic.
//
//   distinct   a day and a value of its own each, exact: each fact excludes every other of its day
//   two        a day each, one of two values
//   rounded    a day each, round and hedged numbers that overlap in chains, most compatible with many others
//   intervals  from one day to another, one of fifty values
//   minutes    from one minute to another, few facts with the same interval, one of fifty values
//
// No publisher is named, so nothing is taken for a correction.
#include <CLI/CLI.hpp>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>

#include "dice.h"

namespace gainsay::bench {
namespace {

std::string two_digits(std::int64_t number) { return (number < 10 ? "0" : "") + std::to_string(number); }
std::string day(std::int64_t number) { return "2021-05-" + two_digits(number); }
std::string minute(std::int64_t number) {
  return day(number / 1'440 + 1) + "T" + two_digits(number / 60 % 24) + ":" + two_digits(number % 60) + "Z";
}

struct Said {
  std::string value, when;
};

Said say(const std::string& shape, std::size_t number, Dice& dice) {
  const std::string on = day(dice.between(1, 31));
  if (shape == "distinct") return {std::to_string(1'000'001 + number), on};
  if (shape == "two") return {dice.in(1, 2) ? "5000" : "3000", on};
  if (shape == "rounded") {
    const std::string amount = std::to_string(1'000 + 10 * dice.below(400));
    return {dice.in(1, 2) ? "\"~" + amount + "\"" : amount, on};
  }
  const bool days = shape == "intervals";
  const std::int64_t last = days ? 31 : 31 * 1'440 - 1, first = days ? 1 : 0;
  const std::int64_t from = dice.between(first, last - 1), to = dice.between(from + 1, last);
  return {std::to_string(5'001 + 100 * dice.below(50)),
          (days ? day(from) : minute(from)) + "/" + (days ? day(to) : minute(to))};
}

void write(const std::string& shape, std::size_t facts, const std::filesystem::path& folder) {
  constexpr std::size_t kFactsAnArticle = 20;
  std::filesystem::create_directories(folder / "facts");
  const bool exact = shape != "rounded";
  std::ofstream(folder / "facts/vocabulary.json")
      << R"({"subjects":[{"id":"garrison"}],"properties":[{"id":"strength","type":"number","over_time":"state",)"
      << R"("integer":true,"resolution":")" << (shape == "minutes" ? "minute" : "day") << R"(","rounding":")"
      << (exact ? "exact" : "reported") << "\"}]}\n";
  std::ofstream out(folder / "facts/facts.jsonl", std::ios::binary);
  Dice dice(2'021);
  std::string text;
  for (std::size_t i = 0; i < facts; ++i) {
    const std::string article = "a" + std::to_string(i / kFactsAnArticle);
    if (i % kFactsAnArticle == 0)
      text += R"({"article":{"id":")" + article +
              R"(","published":"2021-06-01"}})"
              "\n";
    const Said said = say(shape, i, dice);
    text += R"({"article":")" + article + R"(","subject":"garrison","property":"strength","value":)" +
            said.value + R"(,"when":")" + said.when + "\"}\n";
  }
  out << text;
}

}  // namespace
}  // namespace gainsay::bench

int main(int argc, char** argv) {
  CLI::App app("Writes a facts folder of one series in one month.", "bench_month");
  std::string shape, out;
  std::size_t facts = 0;
  app.add_option("--shape", shape)
      ->required()
      ->check(CLI::IsMember({"distinct", "two", "rounded", "intervals", "minutes"}));
  app.add_option("--facts", facts)->required();
  app.add_option("--out", out, "the folder to write, best a new one")->required();
  CLI11_PARSE(app, argc, argv);
  gainsay::bench::write(shape, facts, out);
  return 0;
}
