#include "base/likeness.h"

#include <algorithm>
#include <array>
#include <bitset>
#include <cstddef>
#include <optional>
#include <span>

#include "base/sounds.h"

namespace gainsay {

namespace {

constexpr int kNever = 1000;

// ---- two words --------------------------------------------------------------------------------------------

enum class Where : std::uint8_t { anywhere, not_first, last };

struct Consonants {
  char a, b;
  int cost;
  Where where = Where::anywhere;
};

// What one sign of a romanisation may be in another. 1: two ways to write one letter; 3: two dialects.
constexpr std::array kConsonants{
    Consonants{'k', 'q', 1},
    Consonants{'k', 'g', 3},
    Consonants{'q', 'g', 2},
    Consonants{kGh, 'g', 1},
    Consonants{kGh, 'q', 1},
    Consonants{kGh, 'k', 2},
    Consonants{kKh, 'k', 2},
    Consonants{kKh, 'q', 2},
    Consonants{kKh, 'g', 3},
    Consonants{kKh, kGh, 3},
    Consonants{kKh, kCh, 2},
    Consonants{kDh, 'd', 1},
    Consonants{kDh, 'z', 1},
    Consonants{kDh, kTh, 2},
    Consonants{'d', 'z', 3, Where::not_first},
    Consonants{kTh, 't', 1},
    Consonants{kTh, 's', 1},
    Consonants{'t', 'd', 3, Where::last},
    Consonants{'s', 'z', 1, Where::last},
    Consonants{'s', 'z', 4},
    Consonants{kSh, 's', 4},
    Consonants{kSh, kCh, 2},
    Consonants{kShch, kSh, 2},
    Consonants{kShch, kCh, 2},
    Consonants{'c', 's', 1},
    Consonants{'c', kTs, 2},
    Consonants{'c', kCh, 1},
    Consonants{kCh, 'k', 4},
    Consonants{kTs, 'z', 2},
    Consonants{kZh, 'j', 1},
    Consonants{kZh, 'z', 2},
    Consonants{'j', 'g', 3},
    Consonants{'j', 'y', 2},
    Consonants{'v', 'w', 1},
    Consonants{'v', 'f', 1, Where::last},
    Consonants{'v', 'f', 3},
    Consonants{'w', 'f', 3},
};

struct Vowels {
  std::string_view a, b;
  int first, inner, last;  // by where they stand in the word
};
constexpr std::array kVowels{
    Vowels{"a", "e", kNever, 2, 3}, Vowels{"e", "i", 2, 2, 3},       Vowels{"o", "u", 2, 2, 3},
    Vowels{"A", "e", kNever, 4, 4}, Vowels{"A", "ae", kNever, 1, 2}, Vowels{"A", "I", kNever, 2, 3},
    Vowels{"I", "i", 2, 1, 1},      Vowels{"I", "e", 2, 2, kNever},  Vowels{"io", "e", 2, 2, 3},
    Vowels{"io", "o", 2, 2, 3},     Vowels{"io", "I", 2, 2, 3},      Vowels{"iu", "u", 2, 2, 3},
    Vowels{"ue", "u", 1, 1, 3},     Vowels{"oe", "o", 1, 1, 3},      Vowels{"ae", "a", 2, 2, 3},
    Vowels{"ea", "ia", 1, 1, 1},    Vowels{"oI", "oe", 1, 1, 1},     Vowels{"oi", "ui", 2, 2, 2},
};
// Kharkov, Kharkiv; Gorbachev, Gorbachov: the vowel of that ending changes with the language.
constexpr int kBeforeLastV = 2;
constexpr int kLeftOut = 2;  // one short vowel a word: Hashd, Hashed
constexpr int kSlip = 5;     // any other inner vowel: only long words bear it

enum class Position { first, inner, last };

int consonant_cost(char a, char b, Position position) {
  if (a == b) return 0;
  int best = kNever;
  for (const Consonants& row : kConsonants) {
    const bool these = (row.a == a && row.b == b) || (row.a == b && row.b == a);
    const bool here = row.where == Where::anywhere ||
                      (row.where == Where::last ? position == Position::last : position != Position::first);
    if (these && here) best = std::min(best, row.cost);
  }
  return best;
}

bool left_out(std::string_view run) { return run == "a" || run == "e" || run == "i"; }

int vowel_cost(std::string_view a, std::string_view b, Position position, bool before_last_v) {
  if (a == b) return 0;
  if (a.empty() || b.empty())
    return position == Position::inner && left_out(a.empty() ? b : a) ? kLeftOut : kNever;
  int best = position == Position::inner ? kSlip : kNever;
  const auto of_ending = [](std::string_view run) { return run.size() == 1 && run != "a" && run != "u"; };
  if (before_last_v && of_ending(a) && of_ending(b)) best = kBeforeLastV;
  for (const Vowels& row : kVowels) {
    if (!(row.a == a && row.b == b) && !(row.a == b && row.b == a)) continue;
    const std::array costs{row.first, row.inner, row.last};
    return std::min(best, costs[static_cast<std::size_t>(position)]);
  }
  if (a.size() == b.size() && a.size() > 1) {  // Muammar, Moammar
    int sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
      sum += vowel_cost(a.substr(i, 1), b.substr(i, 1), Position::inner, false);
    if (sum < kSlip) best = std::min(best, sum);
  }
  return best;
}

std::size_t vowels_end(std::string_view sounds, std::size_t from) {
  while (from < sounds.size() && is_vowel_sound(sounds[from])) ++from;
  return from;
}

struct SideBySide {
  int cost = 0;   // of all differences; kNever or more: they do not fit
  int units = 0;  // consonants and runs of vowels of the shorter word
  bool same_consonants = true;
};

// Vowels, consonant, vowels, consonant, … vowels: a run of vowels may be empty, a consonant is one sign.
SideBySide side_by_side(std::string_view a, std::string_view b) {
  SideBySide result;
  int units_a = 0, units_b = 0, gaps = 0;
  Position position = Position::first;
  for (std::size_t i = 0, j = 0;; ++i, ++j) {
    const std::size_t i_from = i, j_from = j;
    i = vowels_end(a, i);
    j = vowels_end(b, j);
    const bool a_ends = i == a.size(), b_ends = j == b.size();
    const std::string_view run_a = a.substr(i_from, i - i_from), run_b = b.substr(j_from, j - j_from);
    units_a += run_a.empty() ? 0 : 1;
    units_b += run_b.empty() ? 0 : 1;
    if (position != Position::first && (a_ends || b_ends)) position = Position::last;
    const bool last_a = i + 1 == a.size(), last_b = j + 1 == b.size();
    const auto is_v = [](char c) { return c == 'v' || c == 'w'; };
    const bool before_last_v = last_a && last_b && is_v(a[i]) && is_v(b[j]);
    result.cost += vowel_cost(run_a, run_b, position, before_last_v);
    if (run_a.empty() != run_b.empty() && ++gaps > 1) result.cost += kNever;
    if (a_ends && b_ends) break;
    const int cost = a_ends || b_ends ? kNever
                                      : consonant_cost(a[i], b[j],
                                                       last_a && last_b ? Position::last
                                                       : i == 0         ? Position::first
                                                                        : Position::inner);
    result.cost += cost;
    result.same_consonants = result.same_consonants && cost <= 1;
    if (cost >= kNever) break;
    ++units_a;
    ++units_b;
    position = Position::inner;
  }
  result.units = std::min(units_a, units_b);
  return result;
}

constexpr double kNearEnough = 0.75;  // by Jaro–Winkler
constexpr int kShortWord = 3;         // units

// The score of two words that are variants of one another; 0 where they are not.
double word_score(std::string_view a, std::string_view b) {
  if (a == b) return 1;
  const SideBySide fit = side_by_side(a, b);
  if (fit.cost > (fit.units <= kShortWord ? 1 : fit.units * 2 / 3)) return 0;
  const double near = jaro_winkler(a, b);
  return near < kNearEnough ? 0 : near;
}

constexpr double kInitialScore = 0.9;

double score_of(const NameForm::Word& a, const NameForm::Word& b) {
  if (a.initial() || b.initial()) {
    if (a.letters == b.letters) return 1;
    return a.letters[0] == b.letters[0] ||
                   (!a.sounds.empty() && !b.sounds.empty() && a.sounds[0] == b.sounds[0])
               ? kInitialScore
               : 0;
  }
  const double score = word_score(a.sounds, b.sounds);
  if (score > 0) return score;
  if (a.bare.empty() == b.bare.empty()) return 0;
  return a.bare.empty() ? word_score(a.sounds, b.bare) : word_score(a.bare, b.sounds);
}

// Two words that are no variants, but that a hurried writer takes for one another.
bool easily_mistaken(const NameForm::Word& a, const NameForm::Word& b) {
  if (a.initial() || b.initial()) return false;
  const SideBySide fit = side_by_side(a.sounds, b.sounds);
  const auto consonants =
      std::count_if(a.sounds.begin(), a.sounds.end(), [](char c) { return !is_vowel_sound(c); });
  return fit.same_consonants && consonants >= 3;
}

// ---- two names --------------------------------------------------------------------------------------------

using Words = std::vector<NameForm::Word>;

std::size_t full_words(const Words& words) {
  return static_cast<std::size_t>(
      std::count_if(words.begin(), words.end(), [](const NameForm::Word& word) { return !word.initial(); }));
}

constexpr double kTurnedRound = 0.95, kJoined = 0.97, kMiddleLeftOut = 0.9, kPart = 0.8, kMistaken = 0.7;

// Names of as many words: in order, in another order, or all but one.
Likeness of_equal_length(const Words& a, const Words& b) {
  const std::size_t size = a.size();
  double sum = 0;
  std::size_t full = 0, apart = 0, odd_one = 0;
  for (std::size_t i = 0; i < size; ++i) {
    const double score = score_of(a[i], b[i]);
    sum += score;
    if (score == 0) {
      ++apart;
      odd_one = i;
    } else if (!a[i].initial() && !b[i].initial()) {
      ++full;
    }
  }
  const double mean = sum / static_cast<double>(size);
  if (apart == 0 && full > 0) return {Alike::variant, mean};
  if (apart == 1 && full > 0 && easily_mistaken(a[odd_one], b[odd_one]))
    return {Alike::slip, mean * kMistaken};
  constexpr std::size_t kMostTurned = 5;
  if (size < 2 || size > kMostTurned || full_words(a) != size || full_words(b) != size) return {};
  std::bitset<kMostTurned> taken;
  sum = 0;
  for (const NameForm::Word& word : a) {
    double best = 0;
    std::size_t with = 0;
    for (std::size_t j = 0; j < size; ++j) {
      const double score = taken[j] ? 0 : score_of(word, b[j]);
      if (score > best) best = score, with = j;
    }
    if (best == 0) return {};
    taken[with] = true;
    sum += best;
  }
  return {Alike::variant, sum / static_cast<double>(size) * kTurnedRound};
}

// How well `few` are found among `many`, in order; 0 where one is not.
double within(std::span<const NameForm::Word> few, std::span<const NameForm::Word> many) {
  double sum = 0;
  std::size_t j = 0;
  for (const NameForm::Word& word : few) {
    double score = 0;
    while (j < many.size() && score == 0) score = score_of(word, many[j++]);
    if (score == 0) return 0;
    sum += score;
  }
  return sum / static_cast<double>(few.size());
}

// The same where all words are written in full.
double full_within(std::span<const NameForm::Word> few, std::span<const NameForm::Word> many) {
  const bool full = std::none_of(many.begin(), many.end(), [](const auto& word) { return word.initial(); });
  return full ? within(few, many) : 0;
}

Likeness of_other_length(const Words& few, const Words& many, bool person) {
  const std::span<const NameForm::Word> all(many);
  if (few.size() >= 2 && person) {
    const double ends = std::min(score_of(few.front(), many.front()), score_of(few.back(), many.back()));
    const auto initials = [](const Words& words) { return words.size() - full_words(words); };
    // George H. W. Bush is not George W. Bush, nor T. J. Johnson Tim: who writes one initial writes all.
    const bool all_initials = initials(few) == initials(many) ||
                              (initials(few) == 0 && !many.front().initial()) || few.front().initial();
    if (ends > 0 && all_initials && full_words(few) > 0) {
      const double score = within(few, all);
      if (score > 0) return {Alike::variant, score * kMiddleLeftOut};
    }
  }
  // The last word of a phrase is not what it is about: Strike on Baghdad.
  if (full_words(few) != few.size() || (few.size() == 1 && !person)) return {};
  const double last = full_within(few, all.last(few.size()));
  const double first = few.size() >= 2 ? full_within(few, all.first(few.size())) : 0;
  const double score = std::max(last, first);
  return score > 0 ? Likeness{Alike::part, score * kPart} : Likeness{};
}

constexpr std::size_t kFewestSounds = 3;  // of a name that can have variants: Li and Lee are two
constexpr std::size_t kFewestJoined = 6;
constexpr int kJoinedCost = 2;

}  // namespace

double jaro_winkler(std::string_view a, std::string_view b) {
  constexpr std::size_t kLongest = 64;
  a = a.substr(0, kLongest);
  b = b.substr(0, kLongest);
  if (a.empty() || b.empty()) return a.empty() && b.empty() ? 1 : 0;
  const std::size_t window = std::max<std::size_t>(std::max(a.size(), b.size()) / 2, 1) - 1;
  std::bitset<kLongest> in_a, in_b;
  std::size_t common = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const std::size_t end = std::min(i + window + 1, b.size());
    for (std::size_t j = i > window ? i - window : 0; j < end; ++j) {
      if (in_b[j] || a[i] != b[j]) continue;
      in_a[i] = in_b[j] = true;
      ++common;
      break;
    }
  }
  if (common == 0) return 0;
  std::size_t out_of_order = 0;
  for (std::size_t i = 0, j = 0; i < a.size(); ++i) {
    if (!in_a[i]) continue;
    while (!in_b[j]) ++j;
    if (a[i] != b[j++]) ++out_of_order;
  }
  const std::size_t swapped = out_of_order / 2;
  const auto m = static_cast<double>(common);
  const double jaro = (m / static_cast<double>(a.size()) + m / static_cast<double>(b.size()) +
                       (m - static_cast<double>(swapped)) / m) /
                      3;
  constexpr std::size_t kLongestBeginning = 4;
  constexpr double kBonus = 0.1;
  std::size_t beginning = 0;
  while (beginning < std::min({a.size(), b.size(), kLongestBeginning}) && a[beginning] == b[beginning])
    ++beginning;
  return jaro + static_cast<double>(beginning) * kBonus * (1 - jaro);
}

std::string rough_key(std::string_view sounds) {
  if (sounds.empty()) return {};
  // A vowel at either end is never left out.
  std::string key(is_vowel_sound(sounds.front()) ? "^" : "");
  for (const char c : sounds) {
    if (is_vowel_sound(c)) continue;
    switch (c) {
      case 'l':
      case 'r':
      case 'm':
      case 'n':
      case 'p':
      case 'b':
      case 'h':
        key += c;
        break;
      case 'v':
      case 'w':
      case 'f':
        key += 'v';
        break;
      default:
        key += 'k';  // all others, which the table of consonants joins by one way or another
    }
  }
  if (is_vowel_sound(sounds.back())) key += '$';
  return key;
}

Likeness likeness(const NameForm& a, const NameForm& b) {
  if (a.words.empty() || b.words.empty() || a.tells != b.tells) return {};
  if (!a.rank.empty() && !b.rank.empty() && a.rank != b.rank) return {};
  if (a.joined.letters == b.joined.letters) return {Alike::variant, 1};
  if (std::min(a.joined.sounds.size(), b.joined.sounds.size()) < kFewestSounds) return {};
  if (a.words.size() == b.words.size()) return of_equal_length(a.words, b.words);
  const bool person = !a.phrase && !b.phrase;
  const Likeness found = a.words.size() < b.words.size() ? of_other_length(a.words, b.words, person)
                                                         : of_other_length(b.words, a.words, person);
  const bool initials = full_words(a.words) != a.words.size() || full_words(b.words) != b.words.size();
  if (found.alike == Alike::variant || initials ||
      std::min(a.joined.letters.size(), b.joined.letters.size()) < kFewestJoined)
    return found;
  // Two words written as one.
  if (side_by_side(a.joined.sounds, b.joined.sounds).cost > kJoinedCost) return found;
  return {Alike::variant, jaro_winkler(a.joined.sounds, b.joined.sounds) * kJoined};
}

}  // namespace gainsay
