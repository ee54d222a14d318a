// bench_generate --facts N --layout jsonl|articles --out DIR: a facts folder as a busy desk's might look
// after ten years.
//
// The same arguments give the same bytes on every machine. Some 300 bytes a fact, about 20 facts an article,
// numbers of facts a subject and a property by Zipf's law: at a million facts the largest series have ten
// thousand, most have one or a few. Everything told is consistent (world.h, forms.h) but for the planted
// share: a value that is wrong about the very time that an earlier fact of the series speaks of.
// DIR/planted.txt names those, `article#id` a line; the planted share changes no other fact.
//
// A publisher that says two things of one time within 30 days corrects itself (G305) and contradicts nobody,
// so facts are planted only in small papers, which seldom write twice of one thing.
#include <CLI/CLI.hpp>
#include <cstdio>
#include <filesystem>
#include <iterator>
#include <stdexcept>
#include <string>
#include <vector>

#include "dice.h"
#include "forms.h"
#include "world.h"

namespace gainsay::bench {
namespace {

namespace fs = std::filesystem;

class File {
 public:
  explicit File(const fs::path& path) : file_(std::fopen(path.c_str(), "wb")) {
    if (file_ == nullptr) throw std::runtime_error("cannot write " + path.string());
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  ~File() {
    flush();
    std::fclose(file_);
  }
  void write(const std::string& text) {
    held_ += text;
    if (held_.size() > kBuffer) flush();
  }

 private:
  static constexpr std::size_t kBuffer = std::size_t{1} << 20;
  void flush() {
    if (std::fwrite(held_.data(), 1, held_.size(), file_) != held_.size()) std::perror("bench_generate");
    held_.clear();
  }

  std::FILE* file_;
  std::string held_;
};

struct Article {
  std::string id, publisher, agency;
  Day published = 0;
  bool small = false;
  std::uint64_t publisher_number = 0;
};

// A fact as it could be contradicted later.
struct Memory {
  SeriesName series;
  std::int64_t truth = 0;
  std::string when;  // written out, though the fact itself may have left it to the date of publication
  std::uint64_t publisher = 0;
};

struct Fact {
  SeriesName series;
  Telling telling;
  std::string when, said, stance, source;  // empty: left out
};

class Generator {
 public:
  Generator(std::size_t facts, double planted_share, std::uint64_t seed)
      : wanted_(facts),
        articles_(std::max<std::size_t>(1, facts / 20)),
        world_(std::max<std::size_t>(100, facts / 25)),
        dice_(seed),
        planting_(seed + 1),
        planted_in_a_million_(static_cast<std::uint64_t>(planted_share / kSmallShare * 1e6)) {
    for (std::uint32_t kind = 0; kind < kinds().size(); ++kind) {
      fame_.emplace_back(world_.subjects(kind));
      topics_.emplace_back(kinds()[kind].properties.size());
    }
  }

  void write(const fs::path& folder, bool lines) {
    fs::create_directories(folder / "facts");
    write_subjects(folder / "facts/subjects.json");
    write_properties(folder / "facts/properties.json");
    File planted(folder / "planted.txt");
    std::unique_ptr<File> all = lines ? std::make_unique<File>(folder / "facts/facts.jsonl") : nullptr;
    std::size_t written = 0;
    for (std::size_t i = 0; written < wanted_; ++i) {
      const Article article = next_article(i);
      const std::size_t count =
          std::min<std::size_t>(wanted_ - written, static_cast<std::size_t>(dice_.between(10, 30)));
      written += count;
      std::string head = R"({"id":")" + article.id + R"(","title":"Reports of )" +
                         day_text(article.published) + R"(","publisher":)" + json_string(article.publisher);
      if (!article.agency.empty()) head += R"(,"agency":)" + json_string(article.agency);
      head += R"(,"published":")" + day_text(article.published) + R"("})";
      std::string text =
          lines ? R"({"article":)" + head + "}\n" : "{\"article\":" + head + ",\n \"facts\":[\n";
      for (std::size_t number = 1; number <= count; ++number) {
        bool wrong = false;
        const Fact fact = next_fact(article, wrong);
        const std::string id = "f" + std::to_string(number);
        if (wrong) planted.write(article.id + "#" + id + "\n");
        text += lines ? R"({"article":")" + article.id + R"(",)" : "  {";
        text += R"("id":")" + id + R"(",)" + members(fact);
        text += lines ? "}\n" : number < count ? "},\n" : "}\n";
      }
      if (lines) {
        all->write(text);
      } else {
        const fs::path month = folder / "facts" / day_text(article.published).substr(0, 7);
        fs::create_directory(month);
        File(month / (article.id + ".json")).write(text + " ]}\n");
      }
    }
  }

 private:
  static constexpr double kSmallShare = 0.4;  // of the articles
  static constexpr std::size_t kRemembered = 4'096;

  void write_subjects(const fs::path& path) const {
    File file(path);
    std::string separator = "{\"subjects\":[\n";
    for (std::uint32_t kind = 0; kind < kinds().size(); ++kind) {
      for (std::uint64_t i = 0; i < world_.subjects(kind); ++i) {
        file.write(separator + R"({"id":")" + World::id(kind, i) + R"(","label":)" +
                   json_string(World::label(kind, i)) + R"(,"kind":")" + std::string(kinds()[kind].name) +
                   R"(","aliases":[)" + json_string(World::alias(kind, i)) + "]}");
        separator = ",\n";
      }
    }
    file.write("\n]}\n");
  }

  static std::string_view over_time_text(OverTime over_time) {
    switch (over_time) {
      case OverTime::constant:
        return "constant";
      case OverTime::state:
        return "state";
      case OverTime::tally:
        return "tally";
      case OverTime::event:
        break;
    }
    return "event";
  }

  static void write_properties(const fs::path& path) {
    File file(path);
    std::string separator = "{\"properties\":[\n";
    for (const KindRow& kind : kinds()) {
      for (const PropertyRow& row : kind.properties) {
        file.write(separator + R"({"id":")" + std::string(row.id) + R"(","over_time":")" +
                   std::string(over_time_text(row.over_time)) + "\"," + std::string(row.definition) + "}");
        separator = ",\n";
      }
    }
    file.write("\n]}\n");
  }

  Article next_article(std::size_t number) {
    static constexpr std::array<std::string_view, 6> kPapers = {"Herald", "Times", "Courier",
                                                                "Post",   "Globe", "Observer"};
    static constexpr std::uint64_t kLarge = 60;
    static const Zipf kCirculation(kLarge);
    Article article;
    article.small = dice_.in(40, 100);
    article.publisher_number =
        article.small ? kLarge + dice_.below(articles_ / 8 + 40) : kCirculation.draw(dice_);
    const std::string place = World::word(200'000 + article.publisher_number);
    const std::string_view paper = kPapers[article.publisher_number % kPapers.size()];
    article.publisher = place + " " + std::string(paper);
    if (dice_.in(20, 100)) article.agency = dice_.in(1, 2) ? "Meridian Press" : "Northwire";
    article.published =
        kFirstDay + static_cast<Day>(number * static_cast<std::size_t>(kEndDay - kFirstDay) / articles_);
    article.published = std::min(article.published, kEndDay - 1);
    std::string slug = article.publisher;
    for (char& c : slug) c = c == ' ' ? '-' : c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    article.id = slug + "-" + day_text(article.published) + "-" + std::to_string(number);
    return article;
  }

  SeriesName next_series() {
    SeriesName series;
    std::uint64_t point = dice_.below(100);
    while (point >= static_cast<std::uint64_t>(kinds()[series.kind].facts)) {
      point -= static_cast<std::uint64_t>(kinds()[series.kind++].facts);
    }
    series.subject =
        static_cast<std::uint32_t>(kinds()[series.kind].famous ? fame_[series.kind].draw(dice_)
                                                               : dice_.below(world_.subjects(series.kind)));
    series.property = static_cast<std::uint32_t>(topics_[series.kind].draw(dice_));
    if (series.row().scoped && dice_.in(40, 100)) {
      series.parts = 1U << dice_.below(4);
      if (dice_.in(1, 4)) series.parts |= 1U << dice_.below(4);
    }
    return series;
  }

  // The time that a state is told of, and the last day of it.
  std::string state_time(Day published, Day& last) {
    const std::uint64_t form = dice_.below(100);
    last = published;
    if (form < 60) return "";
    last = published - dice_.between(1, 20);
    if (form < 80) return day_text(last);
    const std::int64_t year = civil_from_days(last).year;
    if (form < 90) {
      // Within one year, for truths change with the year.
      const Day first = std::max(last - dice_.between(3, 30), day_of(year, 1, 1));
      return first < last ? day_text(first) + "/" + day_text(last) : day_text(last);
    }
    return day_text(last).substr(0, 7);
  }

  struct Stretch {
    std::string text;
    Day first = 0, last = 0;
  };
  // A tally's window, over before the article is out.
  Stretch window(Day published) {
    const std::uint64_t form = dice_.below(100);
    const CivilDate date = civil_from_days(published);
    if (form >= 90 && published > kFirstDay + 30) {
      return {day_text(kFirstDay) + "/" + day_text(published - 1), kFirstDay, published - 1};
    }
    if (form >= 70 && form < 90) {
      const Day last = published - dice_.between(1, 7), first = last - dice_.between(6, 90);
      return {day_text(first) + "/" + day_text(last), first, last};
    }
    if (form >= 50 && form < 70) {
      return {std::to_string(date.year - 1), day_of(date.year - 1, 1, 1), day_of(date.year, 1, 1) - 1};
    }
    const Day end = day_of(date.year, date.month, 1);
    const CivilDate month = civil_from_days(end - 1);
    return {day_text(end - 1).substr(0, 7), day_of(month.year, month.month, 1), end - 1};
  }

  Fact next_fact(const Article& article, bool& wrong) {
    Fact fact;
    fact.series = next_series();
    const PropertyRow& row = fact.series.row();
    const std::uint64_t stance = dice_.below(1'000);
    const bool cited = dice_.in(10, 100);
    const bool state = row.over_time == OverTime::state;
    std::int64_t truth = 0;
    if (row.truth == Truth::tally) {
      const Stretch stretch = window(article.published);
      fact.when = stretch.text;
      truth = World::within(fact.series, stretch.first, stretch.last);
    } else {
      Day last = article.published;
      if (state) fact.when = state_time(article.published, last);
      if (state && stance < 30) {  // planned and foreseen, and it comes true
        last = article.published + dice_.between(30, 300);
        fact.when = day_text(last);
        fact.stance = stance < 20 ? "planned" : "predicted";
        if (stance % 2 == 0) fact.said = day_text(article.published - dice_.between(0, 5));
      }
      truth = world_.on(fact.series, last);
    }
    if (stance >= 30 && stance < 60) {
      static constexpr std::array<std::string_view, 4> kStances = {"denied", "rumoured", "demanded",
                                                                   "conditional"};
      fact.stance = kStances[stance % 4];
      truth = world_.wrong(fact.series, truth, dice_);
    }
    fact.telling = tell(row, truth, dice_);
    if (cited && fact.stance.empty()) fact.source = sources()[dice_.below(sources().size())];

    wrong = article.small && planting_.in(planted_in_a_million_, 1'000'000) && plant(article, fact);
    if (!wrong) remember(article, fact, truth, state);
    return fact;
  }

  // Keeps it when its time is sure enough to be contradicted: no bare month of a state.
  void remember(const Article& article, const Fact& fact, std::int64_t truth, bool state) {
    if (!fact.stance.empty() || !fact.source.empty() || !fact.telling.firm) return;
    if (fact.series.row().truth == Truth::remark || (state && fact.when.size() == 7)) return;
    const bool dated = state || fact.series.row().truth == Truth::tally;
    Memory memory{fact.series, truth, dated && fact.when.empty() ? day_text(article.published) : fact.when,
                  article.publisher_number};
    if (memories_.size() < kRemembered) {
      memories_.push_back(std::move(memory));
    } else {
      memories_[next_memory_++ % kRemembered] = std::move(memory);
    }
  }

  // Puts a contradiction of some remembered fact in the place of `fact`.
  bool plant(const Article& article, Fact& fact) {
    if (memories_.empty()) return false;
    const Memory& memory = planting_.one_of(memories_);
    if (memory.publisher == article.publisher_number) return false;
    fact = {};
    fact.series = memory.series;
    fact.when = memory.when;
    fact.telling =
        tell_wrong(memory.series.row(), world_.wrong(memory.series, memory.truth, planting_), planting_);
    return true;
  }

  static const std::vector<std::string>& sources() {
    static const std::vector<std::string> all = {"the interior ministry", "a senior official",
                                                 "the harbour union",     "residents",
                                                 "the monitoring group",  "a court filing"};
    return all;
  }

  static std::string scope_text(const SeriesName& series) {
    std::string text;
    if (!series.row().scoped || series.parts == 0xf) return text;
    for (unsigned part = 0; part < kWeapons.size(); ++part) {
      if ((series.parts >> part & 1) != 0) text += (text.empty() ? "" : ",") + json_string(kWeapons[part]);
    }
    return R"("scope":{"weapon":[)" + text + "]},";
  }

  static std::string sentence(const Fact& fact) {
    const PropertyRow& row = fact.series.row();
    std::string text(
        row.sentences[scatter(fact.series.subject + fact.telling.words.size()) % row.sentences.size()]);
    const auto put = [&](std::string_view mark, const std::string& words) {
      const std::size_t at = text.find(mark);
      text.replace(at, mark.size(), words);
    };
    put("@S", World::label(fact.series.kind, fact.series.subject));
    put("@V", fact.telling.words);
    return text;
  }

  static std::string members(const Fact& fact) {
    const PropertyRow& row = fact.series.row();
    std::string text = R"("subject":")" + World::id(fact.series.kind, fact.series.subject) +
                       R"(","property":")" + std::string(row.id) + R"(","value":)" + fact.telling.value + ",";
    if (!fact.when.empty()) text += R"("when":")" + fact.when + R"(",)";
    if (!fact.said.empty()) text += R"("said":")" + fact.said + R"(",)";
    text += scope_text(fact.series);
    if (!fact.stance.empty()) text += R"("stance":")" + fact.stance + R"(",)";
    if (!fact.source.empty()) text += R"("attributed_to":)" + json_string(fact.source) + ",";
    return text + R"("quote":)" + json_string(sentence(fact));
  }

  std::size_t wanted_, articles_;
  World world_;
  Dice dice_;
  Dice planting_;  // of its own, so that planting changes nothing else
  std::uint64_t planted_in_a_million_;
  std::vector<Zipf> fame_, topics_;  // a kind
  std::vector<Memory> memories_;     // the last of them, as a ring
  std::size_t next_memory_ = 0;
};

}  // namespace
}  // namespace gainsay::bench

int main(int argc, char** argv) {
  CLI::App app("Writes a facts folder of any size, the same on every machine.", "bench_generate");
  std::size_t facts = 10'000;
  std::string layout = "jsonl", out;
  double contradictions = 0.01;
  std::uint64_t seed = 1;
  app.add_option("--facts", facts, "how many facts")->capture_default_str();
  app.add_option("--layout", layout, "one .jsonl file, or a file an article")
      ->check(CLI::IsMember({"jsonl", "articles"}))
      ->capture_default_str();
  app.add_option("--out", out, "the folder to write, best a new one")->required();
  app.add_option("--contradictions", contradictions, "the share of facts that are planted contradictions")
      ->check(CLI::Range(0.0, 0.2))
      ->capture_default_str();
  app.add_option("--seed", seed, "another number, another corpus")->capture_default_str();
  CLI11_PARSE(app, argc, argv);
  try {
    gainsay::bench::Generator(facts, contradictions, seed).write(out, layout == "jsonl");
  } catch (const std::exception& error) {
    std::fprintf(stderr, "bench_generate: %s\n", error.what());
    return 2;
  }
  return 0;
}
