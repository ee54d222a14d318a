// bench_tallies --shape SHAPE --days N --wrong K --out DIR: a facts folder with one series of a count a day.
//
//   totals   a running total a day; K of them are too high, so that the next ones fall
//   counts   a count a day, and a hundred totals of the days between them; K of those are one too small, so
//            that all counts of their days are needed to show it
//
// All exact, by one publisher, twenty days an article.
#include <CLI/CLI.hpp>
#include <filesystem>
#include <fstream>
#include <string>

#include "dice.h"
#include "world.h"

namespace gainsay::bench {
namespace {

class Writer {
 public:
  Writer(const std::filesystem::path& folder, Day first) : first_(first) {
    std::filesystem::create_directories(folder / "facts");
    std::ofstream(folder / "facts/vocabulary.json")
        << R"({"subjects":[{"id":"border"}],"properties":[{"id":"attacks","type":"number",)"
        << R"("over_time":"tally","rounding":"exact"}]})"
        << "\n";
    out_.open(folder / "facts/facts.jsonl", std::ios::binary);
  }
  ~Writer() { out_ << text_; }
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  // The article that tells of a day.
  void start(std::int64_t day) {
    constexpr std::int64_t kDaysAnArticle = 20;
    if (day % kDaysAnArticle != 0) return;
    article_ = "a" + std::to_string(day / kDaysAnArticle);
    text_ += R"({"article":{"id":")" + article_ + R"(","publisher":"Border Post","published":")" +
             day_text(first_ + day + kDaysAnArticle) + "\"}}\n";
  }
  void write(std::int64_t count, const std::string& when) {
    text_ += R"({"article":")" + article_ + R"(","subject":"border","property":"attacks","value":)" +
             std::to_string(count) + R"(,"when":")" + when + "\"}\n";
  }
  std::string date(std::int64_t day) const { return day_text(first_ + day); }

 private:
  Day first_;
  std::ofstream out_;
  std::string article_, text_;
};

bool is_wrong(std::int64_t number, std::int64_t count, std::int64_t wrong) {
  return wrong > 0 && number % (count / wrong) == count / wrong / 2;
}

void write_totals(Writer& writer, std::int64_t days, std::int64_t wrong) {
  Dice dice(1);
  std::int64_t total = 0;
  for (std::int64_t day = 0; day < days; ++day) {
    total += dice.between(2, 40);
    writer.start(day);
    writer.write(total + (is_wrong(day, days, wrong) ? 60 : 0), "../" + writer.date(day));
  }
}

void write_counts(Writer& writer, std::int64_t days, std::int64_t wrong) {
  constexpr std::int64_t kTotals = 100;
  Dice dice(1);
  std::int64_t total = 0, first = 0;
  for (std::int64_t day = 0; day < days; ++day) {
    const std::int64_t count = dice.between(2, 40);
    total += count;
    writer.start(day);
    writer.write(count, writer.date(day));
    if ((day + 1) * kTotals / days == day * kTotals / days) continue;
    const std::int64_t number = day * kTotals / days;
    writer.write(total - (is_wrong(number, kTotals, wrong) ? 1 : 0),
                 writer.date(first) + "/" + writer.date(day));
    total = 0;
    first = day + 1;
  }
}

}  // namespace
}  // namespace gainsay::bench

int main(int argc, char** argv) {
  using gainsay::bench::Writer;
  CLI::App app("Writes a facts folder with one series of a count a day.", "bench_tallies");
  std::string shape, out;
  std::int64_t days = 100'000, wrong = 0;
  app.add_option("--shape", shape)->required()->check(CLI::IsMember({"totals", "counts"}));
  app.add_option("--days", days)->capture_default_str()->check(CLI::Range(1'000, 1'000'000));
  app.add_option("--wrong", wrong, "how many totals are wrong")->check(CLI::Range(0, 100));
  app.add_option("--out", out, "the folder to write, best a new one")->required();
  CLI11_PARSE(app, argc, argv);
  Writer writer(out, gainsay::days_from_civil({1700, 1, 1}));
  if (shape == "totals") {
    gainsay::bench::write_totals(writer, days, wrong);
  } else {
    gainsay::bench::write_counts(writer, days, wrong);
  }
  return 0;
}
