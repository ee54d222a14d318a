// Near-duplicate texts at the size of a press archive: how long it takes to shingle them and to join them,
// and whether every planted copy is found and nothing else.
//
//   bench_near_duplicates [--articles N] [--jobs N]
//
// Texts of some 700 words (4.2 KB) with the word frequencies of a language, each in the frame of one of fifty
// sites (40 words around it); three in ten are copies of an earlier one: up to a fifth cut off at an end, one
// word in forty changed, up to a third added. Prints one line: articles, MB of text, CPU seconds to shingle
// and to join, copies planted, those that are near-duplicates of what they were copied from, those of
// them that were found, texts joined though nothing was copied.
#include "evidence/near_duplicates.h"

#include <CLI/CLI.hpp>
#include <atomic>
#include <cstdio>
#include <ctime>
#include <string>
#include <thread>
#include <vector>

#include "dice.h"

namespace {

using gainsay::DisjointSets;
using gainsay::Shingles;
using gainsay::bench::Dice;
using gainsay::bench::Zipf;

using Words = std::vector<std::uint32_t>;
constexpr std::size_t kVocabulary = 30'000, kSites = 50;

class Archive {
 public:
  Archive() : zipf_(kVocabulary), dice_(7) {
    for (std::size_t i = 0; i < kSites; ++i) frames_.push_back(prose(40));
  }

  void add() {
    const bool copied = !stories_.empty() && dice_.in(3, 10);
    const auto from = static_cast<std::uint32_t>(copied ? dice_.below(stories_.size()) : stories_.size());
    origin.push_back(copied ? origin[from] : from);
    source.push_back(from);
    stories_.push_back(copied ? edited(stories_[from]) : prose(600 + dice_.below(200)));
    const Words& frame = frames_[dice_.below(kSites)];
    std::string text;
    for (std::size_t i = 0; i < 20; ++i) write(frame[i], text);
    for (const std::uint32_t word : stories_.back()) write(word, text);
    for (std::size_t i = 20; i < frame.size(); ++i) write(frame[i], text);
    texts.push_back(std::move(text));
  }

  std::vector<std::string> texts;
  std::vector<std::uint32_t> source;  // the text that each was copied from, or itself
  std::vector<std::uint32_t> origin;  // the first of them

 private:
  Words prose(std::size_t count) {
    Words words;
    for (std::size_t i = 0; i < count; ++i) words.push_back(static_cast<std::uint32_t>(zipf_.draw(dice_)));
    return words;
  }

  Words edited(const Words& from) {
    const std::size_t cut = dice_.below(from.size() / 5);
    Words words = dice_.in(1, 2) ? Words(from.begin() + static_cast<std::ptrdiff_t>(cut), from.end())
                                 : Words(from.begin(), from.end() - static_cast<std::ptrdiff_t>(cut));
    for (std::uint32_t& word : words) {
      if (dice_.in(1, 40)) word = static_cast<std::uint32_t>(zipf_.draw(dice_));
    }
    const Words more = prose(dice_.below(words.size() / 3));
    words.insert(words.end(), more.begin(), more.end());
    return words;
  }

  // Words look like words: some five letters, capitals and marks here and there.
  static void write(std::uint32_t word, std::string& text) {
    std::uint64_t letters = gainsay::bench::scatter(word);
    if (!text.empty()) text += letters % 15 == 0 ? ". " : letters % 9 == 0 ? ", " : " ";
    if (letters % 200 == 0) text += "“";
    const std::size_t length = 2 + letters % 8;
    for (std::size_t i = 0; i < length; ++i, letters /= 26) text += static_cast<char>('a' + letters % 26);
    if (letters % 200 == 1) text += "’s";
  }

  Zipf zipf_;
  Dice dice_;
  std::vector<Words> frames_, stories_;
};

// Of all threads: what other work on the machine does not change.
double cpu_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

void run(std::size_t articles, unsigned jobs) {
  Archive archive;
  while (archive.texts.size() < articles) archive.add();
  std::size_t bytes = 0;
  for (const std::string& text : archive.texts) bytes += text.size();

  const double start = cpu_seconds();
  std::vector<Shingles> shingles(articles);
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    for (std::size_t i = next++; i < articles; i = next++) shingles[i] = Shingles(archive.texts[i]);
  };
  std::vector<std::thread> threads;
  for (unsigned i = 1; i < jobs; ++i) threads.emplace_back(work);
  work();
  for (std::thread& thread : threads) thread.join();
  const double shingled = cpu_seconds();
  DisjointSets sets(articles);
  gainsay::join_near_duplicates(shingles, sets);
  const double joined = cpu_seconds();

  std::size_t planted = 0, alike = 0, found = 0, wrong = 0;
  for (std::uint32_t i = 0; i < articles; ++i) {
    wrong += archive.origin[sets.find(i)] != archive.origin[i] ? 1 : 0;
    const std::uint32_t from = archive.source[i];
    if (from == i) continue;
    ++planted;
    if (!near_duplicates(shingles[i], shingles[from])) continue;
    ++alike;
    found += sets.find(i) == sets.find(from) ? 1 : 0;
  }
  std::printf("%zu %.1f %.3f %.3f %zu %zu %zu %zu\n", articles, static_cast<double>(bytes) / 1e6,
              shingled - start, joined - shingled, planted, alike, found, wrong);
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app("how fast near-duplicate texts are found");
  std::size_t articles = 10'000;
  unsigned jobs = 2;
  app.add_option("--articles", articles, "How many texts")->capture_default_str();
  app.add_option("--jobs", jobs, "Threads")->capture_default_str();
  CLI11_PARSE(app, argc, argv);
  run(articles, jobs);
}
