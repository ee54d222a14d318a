// Likeness of names: what one comparison takes, and finding the variants among many names.
//
//   bench_likeness [--benchmark_filter=REGEX]
//
// Names are a first and a last name of two to four syllables each, three in four distinct by more than a
// vowel. `crowded` is the worst that blocks can be given: names of the same consonants, so that all stand in
// one block; in `alike` all are variants of one.
#include "base/likeness.h"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <unordered_set>
#include <vector>

#include "base/like_names.h"
#include "checks/run.h"
#include "dice.h"
#include "graph/fact_graph.h"

namespace {

using gainsay::Alike;
using gainsay::LikeNames;
using gainsay::NameForm;
using gainsay::bench::Dice;

constexpr std::array kConsonants{"b", "d", "f", "g", "h", "k",  "kh", "l",
                                 "m", "n", "q", "r", "s", "sh", "t",  "z"};
constexpr std::array kVowels{"a", "e", "i", "o", "u", "ai", "ou", "aa"};

std::string word(Dice& dice, const std::vector<std::string_view>& consonants) {
  std::string text;
  for (const std::string_view consonant : consonants) {
    text += consonant;
    text += kVowels[dice.below(kVowels.size())];
  }
  return text;
}

std::string any_word(Dice& dice) {
  std::vector<std::string_view> consonants(2 + dice.below(3));
  for (std::string_view& each : consonants) each = kConsonants[dice.below(kConsonants.size())];
  std::string text = word(dice, consonants);
  if (dice.below(4) == 0) text.insert(0, kVowels[dice.below(kVowels.size())]);
  if (dice.below(2) == 0) text += kConsonants[dice.below(kConsonants.size())];
  return text;
}

template <class Make>
std::vector<std::string> distinct(std::size_t count, Make make) {
  std::unordered_set<std::string> known;
  std::vector<std::string> names;
  while (names.size() < count) {
    std::string name = make();
    if (known.insert(name).second) names.push_back(std::move(name));
  }
  return names;
}

std::vector<std::string> random_names(std::size_t count) {
  Dice dice(count);
  return distinct(count, [&] { return any_word(dice) + " " + any_word(dice); });
}

std::vector<std::string> crowded_names(std::size_t count) {
  Dice dice(count);
  return distinct(count, [&] {
    return word(dice, {"k", "m", "l"}) + " " + word(dice, {"s", "r", "n", "d"});
  });
}

// Letters doubled or not are all that differs.
std::vector<std::string> alike_names(std::size_t count) {
  Dice dice(count);
  return distinct(count, [&] {
    std::string name;
    for (const char c : std::string_view("mustafa abdellatif kadhimi")) {
      name += c;
      if (c != ' ' && c != 'a' && c != 'e' && c != 'i' && c != 'u' && dice.below(2) == 0) name += c;
    }
    return name;
  });
}

void taking_apart(benchmark::State& state) {
  const std::vector<std::string> names = random_names(10'000);
  std::size_t i = 0;
  for (auto step : state) {
    static_cast<void>(step);
    benchmark::DoNotOptimize(gainsay::name_form(names[i++ % names.size()]));
  }
  state.SetItemsProcessed(state.iterations());
}

void comparing(benchmark::State& state, const std::vector<std::string>& names) {
  std::vector<NameForm> forms;
  for (const std::string& name : names) forms.push_back(gainsay::name_form(name));
  Dice dice(1);
  for (auto step : state) {
    static_cast<void>(step);
    const NameForm& a = forms[dice.below(forms.size())];
    const NameForm& b = forms[dice.below(forms.size())];
    benchmark::DoNotOptimize(gainsay::likeness(a, b));
  }
  state.SetItemsProcessed(state.iterations());
}

void variants_among(benchmark::State& state, std::vector<std::string> (*make)(std::size_t)) {
  const std::vector<std::string> names = make(static_cast<std::size_t>(state.range(0)));
  std::size_t compared = 0, variants = 0;
  for (auto step : state) {
    static_cast<void>(step);
    compared = variants = 0;
    LikeNames like;
    for (const std::string& name : names) {
      const std::uint32_t number = like.add(name);
      for (const std::uint32_t other : like.earlier(number)) {
        ++compared;
        if (gainsay::likeness(like.form(other), like.form(number)).alike == Alike::variant) ++variants;
      }
    }
  }
  state.counters["compared"] = static_cast<double>(compared);
  state.counters["variants"] = static_cast<double>(variants);
}

// All checks over one series that gives that many names, none of them listed: G204 and G406.
void series_of(benchmark::State& state, std::vector<std::string> (*make)(std::size_t)) {
  using namespace gainsay;  // NOLINT(google-build-using-namespace): one function's
  Corpus corpus;
  corpus.scopes.emplace_back();
  corpus.subjects.resize(1);
  corpus.subjects[0].id = corpus.strings.intern("council");
  corpus.properties.resize(1);
  corpus.properties[0].id = corpus.strings.intern("members");
  corpus.properties[0].type = ValueType::name;
  corpus.properties[0].many = true;
  corpus.articles.resize(1);
  corpus.articles[0].id = corpus.strings.intern("herald");
  for (const std::string& name : make(static_cast<std::size_t>(state.range(0)))) {
    const StringId text = corpus.strings.intern(name);
    corpus.names.push_back({SubjectId(), text, text});
    Fact fact;
    fact.subject = SubjectId(0);
    fact.property = PropertyId(0);
    fact.scope = ScopeId(0);
    fact.article = ArticleId(0);
    fact.value.kind = ValueKind::name;
    fact.value.payload = static_cast<std::int64_t>(corpus.names.size() - 1);
    fact.id = text;
    corpus.facts.push_back(fact);
  }
  const FactGraph graph(corpus);
  std::size_t similar = 0;
  for (auto step : state) {
    static_cast<void>(step);
    const std::vector<Finding> findings = run_checks(graph, 1);
    similar = static_cast<std::size_t>(
        std::count_if(findings.begin(), findings.end(), [](const Finding& f) { return f.code == "G204"; }));
  }
  state.counters["G204"] = static_cast<double>(similar);
}

BENCHMARK(taking_apart);
BENCHMARK_CAPTURE(comparing, random, random_names(10'000));
BENCHMARK_CAPTURE(comparing, crowded, crowded_names(10'000));
BENCHMARK_CAPTURE(variants_among, random, random_names)
    ->Arg(1'000)
    ->Arg(10'000)
    ->Arg(100'000)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(variants_among, crowded, crowded_names)
    ->Arg(1'000)
    ->Arg(10'000)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(series_of, random, random_names)->Arg(1'000)->Arg(10'000)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(series_of, crowded, crowded_names)->Arg(1'000)->Arg(10'000)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(series_of, alike, alike_names)->Arg(1'000)->Arg(10'000)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
