#include "base/sounds.h"

#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <memory>
#include <stdexcept>

#include "base/fold.h"

namespace gainsay {

namespace {

constexpr bool is_letter(char c) { return c >= 'a' && c <= 'z'; }
constexpr bool is_vowel_letter(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u'; }

bool plain_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// Letters whose marks say another consonant keep it: Şahin is Shahin. Other marks go.
constexpr std::string_view kRules =
    ":: NFC; :: Lower;"
    ":: [[:Cyrillic:]] Russian-Latin/BGN;"
    ":: Any-Latin; :: NFC;"
    "š > sh; ş > sh; ș > sh; č > ch; ç > ch; ć > ch; ž > zh;"
    ":: Latin-ASCII; :: Lower;";

// Never taken down: threads share it, and ICU's own objects may be gone before ours.
const icu::Transliterator& romaniser() {
  static const icu::Transliterator* const kept = [] {
    UErrorCode status = U_ZERO_ERROR;
    UParseError where;
    const auto rules =
        icu::UnicodeString::fromUTF8(icu::StringPiece(kRules.data(), static_cast<int32_t>(kRules.size())));
    std::unique_ptr<icu::Transliterator> made(
        icu::Transliterator::createFromRules("gainsay-latin", rules, UTRANS_FORWARD, where, status));
    if (U_FAILURE(status) || !made) throw std::runtime_error("ICU has no transliteration data");
    return made.release();
  }();
  return *kept;
}

struct Spelling {
  std::string_view letters, sounds;
};

// Longest first.
constexpr std::array kSpellings{
    Spelling{"schtsch", "X"}, Spelling{"shtch", "X"}, Spelling{"shch", "X"}, Spelling{"tsch", "C"},
    Spelling{"dsch", "j"},    Spelling{"tch", "C"},   Spelling{"dzh", "j"},  Spelling{"sch", "S"},
    Spelling{"sh", "S"},      Spelling{"ch", "C"},    Spelling{"cz", "C"},   Spelling{"kh", "K"},
    Spelling{"gh", "G"},      Spelling{"dh", "D"},    Spelling{"th", "T"},   Spelling{"zh", "Z"},
    Spelling{"ts", "Q"},      Spelling{"tz", "Q"},    Spelling{"dj", "j"},   Spelling{"ph", "f"},
    Spelling{"qh", "q"},      Spelling{"bh", "b"},    Spelling{"jh", "j"},   Spelling{"rh", "r"},
    Spelling{"ck", "k"},      Spelling{"x", "ks"},
};

// Doubled consonants count once, and so does a plain one before its own digraph: ddh, ssh, kkh, tts.
void append_consonant(std::string& sounds, char c) {
  if (!sounds.empty()) {
    const char last = sounds.back();
    if (last == c) return;
    const bool doubled = (last == 's' && c == kSh) || (last == 'k' && c == kKh) ||
                         (last == 'd' && c == kDh) || (last == 'g' && c == kGh) ||
                         (last == 'z' && c == kZh) || (last == 't' && (c == kTh || c == kCh || c == kTs));
    if (doubled) {
      sounds.back() = c;
      return;
    }
  }
  sounds += c;
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size())
    text.replace(at, from.size(), to);
}

// A run of vowels with the glides in it, y among them.
std::string vowel_sounds(std::string run, bool initial, bool before_consonant) {
  if (initial && run.size() > 2 && run.compare(0, 2, "ou") == 0) run.replace(0, 2, "w");  // Ouattara
  replace_all(run, "aou", "awu");                                                         // Daoud, Dawud
  replace_all(run, "aoo", "awu");
  replace_all(run, "oo", "u");
  replace_all(run, "ou", "u");
  replace_all(run, "ee", "i");
  replace_all(run, "ye", "e");  // Medvedyev, Dostoyevsky
  std::replace(run.begin(), run.end(), 'y', 'i');
  run.erase(std::unique(run.begin(), run.end()), run.end());
  const bool aw = before_consonant && run.size() >= 2 && run.compare(run.size() - 2, 2, "au") == 0;
  if (aw) run.back() = 'w';  // Shauki, Shawki
  std::string sounds;
  for (std::size_t i = 0; i < run.size(); ++i) {
    const char next = i + 1 < run.size() ? run[i + 1] : '\0';
    if ((run[i] == 'a' || run[i] == 'e') && next == 'i') {
      sounds += kAi;
      ++i;
    } else if (run[i] == 'i' && next == 'e') {
      sounds += kIe;
      ++i;
    } else {
      sounds += run[i];
    }
  }
  return sounds;
}

bool ends_with(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

// Endings that have several spellings.
std::string with_usual_ending(std::string_view word) {
  std::string text(word);
  const auto end = text.size();
  if (ends_with(text, "off") || ends_with(text, "eff")) text.replace(end - 2, 2, "v");
  if (ends_with(text, "vic")) text += 'h';
  // Hezbollah, Hizballah, Hizbullah: the vowel before -llah is the case's.
  if (end > 5 && ends_with(text, "llah") && (text[end - 5] == 'a' || text[end - 5] == 'o'))
    text[end - 5] = 'u';
  // Khrushchov, Gorbachov: ё after a hushing sound.
  if (ends_with(text, "chov") || ends_with(text, "shov") || ends_with(text, "zhov"))
    text[text.size() - 2] = 'e';
  if (text.size() > 2 && text.back() == 'h' && is_vowel_letter(text[text.size() - 2])) text.pop_back();
  return text;
}

}  // namespace

std::string latin_letters(std::string_view text) {
  std::string latin;
  if (plain_ascii(text)) {
    latin = fold(text);
  } else {
    icu::UnicodeString unicode =
        icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
    romaniser().transliterate(unicode);
    std::string romanised;
    unicode.toUTF8String(romanised);
    latin = fold(romanised);
  }
  std::erase_if(latin, [](char c) {
    return !is_letter(c) && !(c >= '0' && c <= '9') && c != ' ' && c != '.' && c != ',';
  });
  return latin;
}

std::string sounds_of(std::string_view word) {
  const std::string text = with_usual_ending(word);
  const std::string_view all = text;
  const auto at = [&](std::size_t i) { return i < all.size() ? all[i] : '\0'; };
  // y is a vowel but where it begins a word before a, o or u; j is y behind a vowel at the end: Sergej.
  const auto glides = [&](std::size_t i) {
    if (at(i) == 'y') return i > 0 || !(at(1) == 'a' || at(1) == 'o' || at(1) == 'u');
    return at(i) == 'j' && i > 0 && i + 1 == all.size() && (is_vowel_letter(at(i - 1)) || at(i - 1) == 'y');
  };
  std::string sounds;
  for (std::size_t i = 0; i < all.size();) {
    std::string run;
    const bool initial = i == 0;
    for (; is_vowel_letter(at(i)) || glides(i); ++i) run += at(i) == 'j' ? 'y' : at(i);
    if (!run.empty()) {
      sounds += vowel_sounds(std::move(run), initial, i < all.size());
      continue;
    }
    const std::string_view rest = all.substr(i);
    const auto spelling = std::find_if(kSpellings.begin(), kSpellings.end(), [&](const Spelling& each) {
      return rest.substr(0, each.letters.size()) == each.letters;
    });
    if (spelling != kSpellings.end()) {
      for (const char c : spelling->sounds) append_consonant(sounds, c);
      i += spelling->letters.size();
      continue;
    }
    char c = at(i++);
    const char next = at(i);
    if (c == 'c') c = next == 'e' || next == 'i' || next == 'y' ? 'c' : 'k';
    if (c == 'g' && next == 'u' && (at(i + 1) == 'e' || at(i + 1) == 'i')) ++i;  // Sergueï
    append_consonant(sounds, c);
  }
  return sounds;
}

}  // namespace gainsay
