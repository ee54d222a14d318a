#include "evidence/name_in_quote.h"

#include <algorithm>
#include <initializer_list>

#include "base/fold.h"
#include "base/suggest.h"

namespace gainsay {

namespace {

bool among(std::string_view text, std::initializer_list<std::string_view> texts) {
  return std::find(texts.begin(), texts.end(), text) != texts.end();
}

// Folded as names are (base/fold.h), its stops and apostrophes out: `U.S.` is `us`, and so is `US`.
std::vector<std::string> parts_of(std::string_view name) {
  const std::string folded = fold(name);
  std::vector<std::string> parts(1);
  for (const char c : folded) {
    if (c == ' ' || c == '/' || c == ',' || c == '"' || c == '(' || c == ')' || c == '|' || c == ';' ||
        c == ':') {
      if (!parts.back().empty()) parts.emplace_back();
    } else if (c == '\'') {
      if (!parts.back().empty()) parts.emplace_back();  // Biden's is Biden, and d'Estaing Estaing
    } else if (c != '.') {
      parts.back() += c;
    }
  }
  if (parts.back().empty()) parts.pop_back();
  return parts;
}

// An ending that makes an adjective, an inhabitant or a plural of a name.
bool is_ending(std::string_view rest) {
  return rest.empty() || among(rest, {"s", "es", "n", "ns", "an", "ans", "ian", "ians", "i", "is", "ese",
                                      "ish", "er", "ers", "ic", "ite", "ites", "ist", "ists"});
}

bool starts_with(std::string_view text, std::string_view start) {
  return text.substr(0, start.size()) == start;
}

// Whether the parts of a spelling stand in the quote one behind the other.
bool holds(const std::vector<std::string>& quote, const std::vector<std::string>& spelling, bool endings) {
  if (spelling.empty() || spelling.size() > quote.size()) return false;
  for (std::size_t i = 0; i + spelling.size() <= quote.size(); ++i) {
    bool all = true;
    for (std::size_t j = 0; all && j < spelling.size(); ++j) {
      const std::string& part = quote[i + j];
      const bool last = j + 1 == spelling.size();
      all = part == spelling[j] ||
            (last && endings && spelling[j].size() >= 4 && starts_with(part, spelling[j]) &&
             is_ending(std::string_view(part).substr(spelling[j].size())));
      // Tightly joined words are one in the quote and two in the spelling, or the other way round.
    }
    if (all) return true;
  }
  return false;
}

// Words too common to tell one subject from another.
bool is_common(std::string_view word) {
  return word.size() < 4 ||
         among(word, {"with", "from", "that", "this", "into", "over", "under", "after", "before", "between",
                      "north", "south", "east", "west", "united", "general", "international", "national"});
}

// Words that stand for somebody, or for something, that was named before.
bool refers(const Word& word, bool person, bool thing) {
  if (word.capitals && word.text.size() > 1) return false;  // US
  if (among(word.text, {"they", "them", "their", "themselves", "we", "us", "our", "i", "me", "my", "those",
                        "these", "both", "latter", "former", "one", "ones", "whose", "whom"}))
    return true;
  if (person && among(word.text, {"he", "him", "his", "she", "her", "hers", "himself", "herself", "who"}))
    return true;
  return thing &&
         among(word.text, {"it", "its", "itself", "there", "here", "where", "which", "this", "that"});
}

// A word that may stand for a name: an office, a body, a kind of place.
bool is_role(const Word& word, bool person, bool thing) {
  if (person &&
      among(word.text,
            {"president",    "premier",   "minister",    "leader",      "chief",       "commander",
             "general",      "king",      "queen",       "prince",      "princess",    "chairman",
             "chairwoman",   "chair",     "head",        "secretary",   "spokesman",   "spokeswoman",
             "spokesperson", "official",  "governor",    "mayor",       "judge",       "man",
             "woman",        "boy",       "girl",        "boss",        "director",    "founder",
             "owner",        "successor", "predecessor", "replacement", "counterpart", "ambassador",
             "envoy",        "author",    "candidate",   "winner",      "deputy",      "adviser",
             "advisor",      "analyst",   "expert",      "professor",   "doctor",      "captain",
             "coach",        "cleric",    "bishop",      "pontiff",     "father",      "mother",
             "son",          "daughter",  "brother",     "sister",      "husband",     "wife",
             "victim",       "suspect",   "driver",      "soldier",     "officer",     "player",
             "singer",       "actor",     "writer",      "scholar"}))
    return true;
  return thing &&
         among(word.text,
               {"country",     "nation",     "state",      "kingdom",        "republic",     "city",
                "capital",     "town",       "village",    "province",       "region",       "island",
                "area",        "district",   "government", "administration", "authorities",  "authority",
                "ministry",    "parliament", "army",       "military",       "police",       "group",
                "groups",      "movement",   "party",      "parties",        "organization", "organisation",
                "company",     "firm",       "bank",       "agency",         "union",        "alliance",
                "coalition",   "council",    "committee",  "court",          "club",         "team",
                "side",        "sides",      "militia",    "militias",       "faction",      "factions",
                "forces",      "force",      "troops",     "neighbour",      "neighbor",     "neighbouring",
                "neighboring", "airport",    "embassy",    "site",           "newspaper",    "paper",
                "channel",     "network",    "university", "institute",      "base",         "bases",
                "ship",        "vessel",     "plane",      "bridge",         "building",     "school",
                "hospital",    "network",    "allies",     "ally",           "rebels"});
}

}  // namespace

NameInQuote name_in_quote(const Corpus& corpus, const Name& name, std::string_view quote,
                          const std::vector<Word>& words) {
  using Support = NameInQuote::Support;
  std::vector<std::vector<std::string>> spellings{parts_of(corpus.text(name.text))};
  bool person = false;
  if (name.subject.valid()) {
    const Subject& subject = corpus.subjects[name.subject.index];
    person = fold(corpus.text(subject.kind)) == "person";
    for (const StringId each : {subject.id, subject.label}) {
      if (each.valid()) spellings.push_back(parts_of(corpus.text(each)));
    }
    for (const StringId alias : subject.aliases) spellings.push_back(parts_of(corpus.text(alias)));
  }
  const bool thing = !person || !name.subject.valid();
  person = person || !name.subject.valid() || !corpus.subjects[name.subject.index].kind.valid();
  const std::vector<std::string> parts = parts_of(quote);
  for (const auto& spelling : spellings) {
    if (holds(parts, spelling, thing)) return {Support::found, {}};
  }
  const auto in_quote = [&](const std::string& part) {
    return std::find(parts.begin(), parts.end(), part) != parts.end();
  };
  if (person) {
    for (const auto& spelling : spellings) {
      if (spelling.size() > 1 && spelling.back().size() >= 3 && in_quote(spelling.back()))
        return {Support::found, {}};
    }
  }

  // Another name with the same given name, or nearly the same name.
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    const Word& given = words[i];
    const Word& family = words[i + 1];
    if (!given.letters() || !family.letters() || !given.capital || !family.capital || !family.spaced ||
        is_role(given, true, true))
      continue;
    for (const auto& spelling : spellings) {
      if (spelling.size() < 2 || fold(given.text) != spelling.front() || is_common(spelling.front()))
        continue;
      if (!thing || nearest(family.text, std::vector<std::string_view>{spelling.back()}))
        return {Support::absent, std::string(quote.substr(given.at.begin, family.at.end - given.at.begin))};
    }
  }
  if (person) {
    for (const auto& spelling : spellings) {
      if (spelling.size() > 1 && spelling.front().size() >= 3 && in_quote(spelling.front()))
        return {Support::unchecked, {}};
    }
  }
  if (thing) {
    for (const auto& spelling : spellings) {
      if (std::any_of(spelling.begin(), spelling.end(), [&](const std::string& part) {
            return !is_common(part) && std::any_of(parts.begin(), parts.end(), [&](const std::string& other) {
              return starts_with(other, part) || (other.size() >= 5 && starts_with(part, other));
            });
          }))
        return {Support::unchecked, {}};
    }
  }

  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!words[i].letters()) continue;
    if (refers(words[i], person, thing)) return {Support::unchecked, {}};
    const bool named =
        i + 1 < words.size() && words[i + 1].capital && words[i + 1].spaced;  // Prime Minister Smith
    if (is_role(words[i], person, thing) && !named) return {Support::unchecked, {}};
  }
  return {Support::absent, {}};
}

}  // namespace gainsay
