#include "base/name_form.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "base/sounds.h"

namespace gainsay {

namespace {

template <std::size_t N>
constexpr bool is_one_of(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

constexpr std::array<std::string_view, 7> kRelations{"of", "and", "in", "at", "for", "on", "to"};
constexpr std::array<std::string_view, 17> kDropped{"the", "de", "la",  "le",  "du",  "des",
                                                    "di",  "da", "del", "von", "van", "der",
                                                    "den", "zu", "al",  "el",  "ul"};
constexpr std::array<std::string_view, 3> kBehindOffice{"of", "for", "to"};
constexpr std::array<std::string_view, 4> kSonOf{"bin", "ibn", "ben", "bint"};
// The article that took on the letter that follows: ash-Shaabi, az-Zawahiri.
constexpr std::array<std::string_view, 16> kArticles{"ash", "esh", "as", "es", "az", "ez", "an",  "en",
                                                     "ar",  "er",  "at", "et", "ad", "ed", "adh", "ath"};
constexpr std::array<std::string_view, 34> kTells{
    "north", "south", "east",   "west",   "northern", "southern",   "eastern",   "western", "central",
    "upper", "lower", "new",    "old",    "great",    "greater",    "little",    "inner",   "outer",
    "jr",    "sr",    "junior", "senior", "ii",       "iii",        "iv",        "vi",      "vii",
    "viii",  "ix",    "deputy", "vice",   "under",    "equatorial", "democratic"};
constexpr std::array<std::string_view, 9> kRanks{"king",    "queen",   "prince", "princess", "pope",
                                                 "emperor", "empress", "emir",   "patriarch"};
constexpr std::array<std::string_view, 62> kTitles{
    "president",  "prime",     "minister",   "foreign",    "defence", "defense",    "interior", "secretary",
    "general",    "gen",       "maj",        "major",      "lt",      "lieutenant", "col",      "colonel",
    "brig",       "brigadier", "admiral",    "captain",    "capt",    "sgt",        "sergeant", "sheikh",
    "sheik",      "shaikh",    "ayatollah",  "imam",       "mullah",  "hajj",       "haji",     "dr",
    "prof",       "professor", "mr",         "mrs",        "ms",      "miss",       "sir",      "lord",
    "lady",       "crown",     "senator",    "sen",        "rep",     "governor",   "gov",      "mayor",
    "ambassador", "judge",     "justice",    "chancellor", "premier", "pm",         "chief",    "commander",
    "his",        "her",       "excellency", "holiness",   "majesty", "highness"};
// Not initials.
constexpr std::array<std::string_view, 6> kDotted{"u.s.", "u.s.a.", "u.k.", "u.n.", "e.u.", "u.a.e."};

bool is_number(std::string_view word) {
  return std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// The words of a name as they stand in it, in small letters.
std::vector<std::string> pieces_of(std::string_view name) {
  std::string latin = latin_letters(name);
  // Behind a comma stands what comes first: Hussein, Fuad.
  const std::size_t comma = latin.find(',');
  if (comma != std::string::npos && latin.find(',', comma + 1) == std::string::npos)
    latin = latin.substr(comma + 1) + ' ' + latin.substr(0, comma);
  std::vector<std::string> pieces;
  const auto add_each = [&](std::string_view text, std::string_view separators) {
    for (std::size_t i = 0; i < text.size();) {
      const std::size_t end = std::min(text.find_first_of(separators, i), text.size());
      if (end > i) pieces.emplace_back(text.substr(i, end - i));
      i = end + 1;
    }
  };
  add_each(latin, " ,");
  std::vector<std::string> dotted;
  dotted.swap(pieces);
  for (std::string& piece : dotted) {
    if (is_one_of(piece, kDotted)) {
      std::erase(piece, '.');
      pieces.push_back(std::move(piece));
    } else {
      add_each(piece, ".");
    }
  }
  return pieces;
}

bool begins(std::string_view text, std::string_view with) { return text.substr(0, with.size()) == with; }

bool is_vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u'; }

// Names of two words that are often written as one: Abd al-Rahman, Abdul Rahman, Abdurrahman; Salah ad-Din,
// Salahuddin. Gives the one word without the article in it; the position moves past what belongs to it.
std::string compound(const std::vector<std::string>& pieces, std::size_t& i) {
  std::string word = pieces[i++];
  const auto article_at = [&](std::size_t at) {
    if (at + 1 >= pieces.size()) return false;
    const std::string& piece = pieces[at];
    return piece == "al" || piece == "el" || piece == "ul" ||
           (is_one_of(piece, kArticles) && begins(pieces[at + 1], std::string_view(piece).substr(1)));
  };
  if (begins(word, "abd") && word.size() >= 3) {
    std::size_t end = 3;
    while (end < word.size() && is_vowel(word[end])) ++end;
    const bool linked = end > 3;
    const bool alone = word.size() == 3 || (linked && end + 1 == word.size() && word[end] == 'l');
    if (alone) {
      const std::size_t next = article_at(i) ? i + 1 : i;
      if (next < pieces.size() && pieces[next].size() > 1) {
        word = "abd" + pieces[next];
        i = next + 1;
      }
    } else if (linked && end + 2 < word.size() && (word[end] == 'l' || word[end] == word[end + 1])) {
      word = "abd" + word.substr(end + 1);
    }
  }
  const std::size_t next = article_at(i) ? i + 1 : i;
  if (next < pieces.size() && next > i && (pieces[next] == "din" || pieces[next] == "deen")) {
    word += "din";
    i = next + 1;
  }
  for (const std::string_view end :
       {"uddin", "eddin", "addin", "iddin", "uddeen", "eddeen", "aldin", "eldin", "uldin"}) {
    if (word.size() >= end.size() + 2 && std::string_view(word).substr(word.size() - end.size()) == end)
      word = word.substr(0, word.size() - end.size()) + "din";
  }
  return word;
}

// Behind the titles that the name begins with; 0 where nothing else is left, or they are an office's name.
std::size_t behind_titles(const std::vector<std::string>& pieces, std::string& rank) {
  std::size_t i = 0;
  std::string found;
  for (; i < pieces.size(); ++i) {
    const bool is_rank = is_one_of(pieces[i], kRanks);
    if (is_rank) found = pieces[i];
    if (!is_rank && !is_one_of(pieces[i], kTitles)) break;
  }
  if (i == pieces.size() || is_one_of(pieces[i], kBehindOffice)) return 0;
  rank = std::move(found);
  return i;
}

}  // namespace

bool only_titles(std::string_view name) {
  const std::vector<std::string> pieces = pieces_of(name);
  return std::all_of(pieces.begin(), pieces.end(), [](const std::string& piece) {
    return is_one_of(piece, kTitles) || is_one_of(piece, kRanks);
  });
}

NameForm name_form(std::string_view name) {
  NameForm form;
  const std::vector<std::string> pieces = pieces_of(name);
  const auto add = [&](std::string letters) {
    NameForm::Word word;
    word.sounds = sounds_of(letters);
    constexpr std::size_t kShortestGrown = 8;
    if (letters.size() >= kShortestGrown && (begins(letters, "al") || begins(letters, "el")))
      word.bare = sounds_of(std::string_view(letters).substr(2));
    word.letters = std::move(letters);
    form.words.push_back(std::move(word));
  };
  for (std::size_t i = behind_titles(pieces, form.rank); i < pieces.size();) {
    const std::string& piece = pieces[i];
    const bool article = is_one_of(piece, kArticles) && i + 1 < pieces.size() &&
                         begins(pieces[i + 1], std::string_view(piece).substr(1));
    const bool son_of = !form.words.empty() && is_one_of(piece, kSonOf);
    if (is_number(piece) || is_one_of(piece, kTells)) {
      form.tells.push_back(piece);
      ++i;
    } else if (is_one_of(piece, kRelations)) {
      form.phrase = true;
      ++i;
    } else if (article || son_of || is_one_of(piece, kDropped)) {
      ++i;
    } else {
      add(piece == "st" ? (++i, std::string("saint")) : compound(pieces, i));
    }
  }
  if (form.words.empty()) {
    for (const std::string& piece : pieces) add(piece);
  }
  std::sort(form.tells.begin(), form.tells.end());
  for (const NameForm::Word& word : form.words) form.joined.letters += word.letters;
  form.joined.sounds = form.words.size() == 1 ? form.words.front().sounds : sounds_of(form.joined.letters);
  return form;
}

}  // namespace gainsay
