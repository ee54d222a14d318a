// bench_quotes [--articles N]: how long it takes to look up quotes, and to check the evidence of many
// articles.
//
// First a hundred quotes in one article of a megabyte, folding it included: as they stand, disguised, with a
// letter wrong, and so on. Then N articles (10,000) of five kilobytes with ten facts each, written to a
// temporary folder, loaded, and checked in one thread and in as many as there are. Prints Markdown tables;
// results: quotes.md.
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <exception>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "checks/run.h"
#include "dice.h"
#include "evidence/quote_search.h"
#include "load/load.h"

namespace gainsay::bench {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}
// Of this process, all threads together: what a machine that others use does not change.
double cpu_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

// Words of a language that is not there, drawn as often as real ones.
class Prose {
 public:
  Prose(std::uint64_t seed, const std::vector<std::string>& syllables) : dice_(seed), ranks_(20'000) {
    for (int i = 0; i < 20'000; ++i) {
      std::string word;
      for (std::uint64_t s = 0, count = 1 + dice_.below(3); s < count; ++s) word += dice_.one_of(syllables);
      words_.push_back(word);
    }
  }
  std::string text(std::size_t bytes) {
    std::string text;
    while (text.size() < bytes) {
      text += words_[ranks_.draw(dice_)];
      if (dice_.in(1, 12)) text += dice_.in(1, 2) ? "," : ".";
      text += dice_.in(1, 60) ? "\n\n" : " ";
      if (dice_.in(1, 40)) text += "“" + words_[ranks_.draw(dice_)] + "” ";
      if (dice_.in(1, 50)) text += std::to_string(dice_.below(10'000)) + " ";
    }
    return text;
  }
  Dice& dice() { return dice_; }

 private:
  Dice dice_;
  Zipf ranks_;
  std::vector<std::string> words_;
};

const std::vector<std::string>& latin() {
  static const std::vector<std::string> all{"ka",   "lo",   "mer", "tis", "ban", "dor", "el", "ri",
                                            "sha",  "vin",  "os",  "tu",  "gre", "pal", "ne", "qui",
                                            "ster", "ford", "ham", "ing", "the", "an"};
  return all;
}
const std::vector<std::string>& cyrillic() {
  static const std::vector<std::string> all{"ка", "ло", "мер", "тис", "бан", "дор",
                                            "ел", "ри", "ша",  "вин", "ос",  "ту"};
  return all;
}

// Some 90 bytes between two spaces.
std::string cut(const std::string& text, Dice& dice) {
  std::size_t begin = text.find(' ', dice.below(text.size() - 400)) + 1;
  const std::size_t end = text.find(' ', begin + 60 + dice.below(60));
  return text.substr(begin, end - begin);
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
  return text;
}

struct Kind {
  std::string_view name;
  std::string (*make)(const std::string& text, Dice& dice, Prose& prose);
};

constexpr std::array kKinds{
    Kind{"as they stand", [](const std::string& text, Dice& dice, Prose&) { return cut(text, dice); }},
    Kind{"other quotation marks and spaces",
         [](const std::string& text, Dice& dice, Prose&) {
           return replaced(replaced(replaced(cut(text, dice), "“", "\""), "”", "\""), "\n\n", " ");
         }},
    Kind{"other case",
         [](const std::string& text, Dice& dice, Prose&) {
           std::string quote = cut(text, dice);
           for (char& c : quote) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
           return quote;
         }},
    Kind{"words left out",
         [](const std::string& text, Dice& dice, Prose&) {
           const std::string quote = cut(text, dice);
           const std::size_t a = quote.find(' ', 20), b = quote.find(' ', a + 12);
           return b == std::string::npos ? quote : quote.substr(0, a) + " … " + quote.substr(b + 1);
         }},
    Kind{"one letter wrong: nearest passage",
         [](const std::string& text, Dice& dice, Prose&) {
           std::string quote = cut(text, dice);
           quote[quote.size() / 2] = 'Z';
           return quote;
         }},
    Kind{"nowhere, of words of the text",
         [](const std::string&, Dice&, Prose& prose) { return prose.text(90); }},
};

void look_up(const char* language, const std::vector<std::string>& syllables) {
  Prose prose(1, syllables);
  const std::string text = prose.text(1'000'000);
  for (const Kind& kind : kKinds) {
    std::vector<Quote> quotes;
    for (int i = 0; i < 100; ++i) quotes.push_back({kind.make(text, prose.dice(), prose), {}, {}});
    std::vector<double> times;
    std::size_t found = 0, near = 0;
    for (int run = 0; run < 9; ++run) {
      found = near = 0;
      const double start = cpu_seconds();
      QuoteSearch search(text);
      for (const Quote& quote : quotes) {
        if (search.find(quote)) {
          ++found;
        } else {
          near += search.nearest(quote) ? 1 : 0;
        }
      }
      times.push_back(cpu_seconds() - start);
    }
    std::sort(times.begin(), times.end());
    std::printf("| %s | %s | %zu | %zu | %.1f |\n", language, std::string(kind.name).c_str(), found, near,
                times[times.size() / 2] * 1e3);
  }
}

constexpr std::string_view kVocabulary = R"({ "subjects": [ { "id": "garrison" } ],
"properties": [ { "id": "strength", "type": "number", "over_time": "event" },
                { "id": "on", "type": "date", "over_time": "event" } ] })";

void write_articles(const fs::path& folder, std::size_t articles) {
  Prose prose(2, latin());
  fs::create_directories(folder / "facts");
  fs::create_directories(folder / "texts");
  std::ofstream(folder / "facts" / "vocabulary.json") << kVocabulary;
  for (std::size_t i = 0; i < articles; ++i) {
    const std::string name = "a" + std::to_string(i);
    std::string text = prose.text(4500), facts;
    for (int fact = 0; fact < 10; ++fact) {
      const std::string amount = std::to_string(10 + prose.dice().below(9000));
      const bool dated = fact % 3 == 2;
      const std::string said = dated ? "on " + std::to_string(1 + prose.dice().below(28)) + " May 2020"
                                     : "there were " + amount + " men";
      const std::string sentence = said + " of " + replaced(prose.text(40), "\"", "");
      text += sentence + "\n";
      const bool wrong = prose.dice().in(1, 100);  // one in a hundred is copied wrongly
      std::string quote = sentence;
      if (wrong) quote.insert(quote.find(' ', quote.size() / 2), "zz");
      facts += std::string(fact == 0 ? "" : ",\n") + R"({ "subject": "garrison", "property": ")" +
               (dated ? "on" : "strength") + R"(", "when": "2020", "value": )" +
               (dated ? "\"2020-05\"" : amount) + R"(, "quote": ")" + replaced(quote, "\n", "\\n") + "\" }";
    }
    std::ofstream(folder / "texts" / (name + ".txt")) << text;
    std::ofstream(folder / "facts" / (name + ".json"))
        << R"({ "article": { "id": ")" << name
        << R"(", "language": "en", "published": "2020-05-20", "text": "../texts/)" << name
        << ".txt\" }, \"facts\": [" << facts << "] }";
  }
}

void check_articles(std::size_t articles) {
  const fs::path folder = fs::temp_directory_path() / ("gainsay-bench-quotes-" + std::to_string(::getpid()));
  write_articles(folder, articles);
  LoadOptions options;
  options.paths = {folder / "facts"};
  auto start = Clock::now();
  const Loaded loaded = load(options);
  const double loading = seconds_since(start);
  std::printf(
      "\n| articles | facts | load s | threads | evidence s | CPU s | findings "
      "|\n|---:|---:|---:|---:|---:|---:|---:|\n");
  for (const unsigned jobs : {1U, std::max(1U, std::thread::hardware_concurrency())}) {
    start = Clock::now();
    const double cpu = cpu_seconds();
    const std::size_t findings = run_article_checks(loaded.corpus, jobs).findings.size();
    std::printf("| %zu | %zu | %.2f | %u | %.2f | %.2f | %zu |\n", loaded.corpus.articles.size(),
                loaded.corpus.facts.size(), loading, jobs, seconds_since(start), cpu_seconds() - cpu,
                findings);
  }
  std::error_code ignored;
  fs::remove_all(folder, ignored);
}

}  // namespace
}  // namespace gainsay::bench

int main(int argc, char** argv) {
  CLI::App app("Times looking up quotes.", "bench_quotes");
  std::size_t articles = 10'000;
  app.add_option("--articles", articles, "articles of five kilobytes with ten facts each; 0: none");
  CLI11_PARSE(app, argc, argv);
  try {
    std::printf("| text of 1 MB | 100 quotes | found | near | ms |\n|---|---|---:|---:|---:|\n");
    gainsay::bench::look_up("Latin letters", gainsay::bench::latin());
    gainsay::bench::look_up("Cyrillic letters", gainsay::bench::cyrillic());
    if (articles > 0) gainsay::bench::check_articles(articles);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "bench_quotes: %s\n", error.what());
    return 2;
  }
  return 0;
}
