#include "evidence/capitalised.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <cstdint>

namespace gainsay {

namespace {

constexpr std::array<std::string_view, 14> kSmall{"of",  "the", "al", "el", "bin", "ibn", "von",
                                                  "van", "der", "de", "la", "du",  "ash", "as"};

UChar32 code_point(std::string_view text, std::size_t at, std::size_t& next) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  // ICU counts in int32; a window of four bytes is all that one code point needs.
  const auto window = static_cast<std::int32_t>(std::min<std::size_t>(text.size() - at, 4));
  std::int32_t used = 0;
  UChar32 c = 0;
  U8_NEXT(bytes + at, used, window, c);
  next = at + static_cast<std::size_t>(used);
  return c;
}

bool is_apostrophe(UChar32 c) {
  return c == '\'' || c == 0x2019 || c == 0x2018 || c == 0x02BC || c == 0x02BE || c == 0x02BF;
}
bool is_hyphen(UChar32 c) { return c == '-' || c == 0x2010 || c == 0x2011; }
bool is_of_word(UChar32 c) {
  return u_isalnum(c) || u_charType(c) == U_NON_SPACING_MARK || is_apostrophe(c) || is_hyphen(c) || c == '.';
}

// What stands between two white spaces or marks.
struct Token {
  std::size_t begin = 0, end = 0;
  bool capital = false;
  bool ends_run = false;       // a mark or a possessive follows
  bool ends_sentence = false;  // the one that follows begins another
};

// `U.S.` keeps its stops; `talks.` does not.
bool abbreviation(std::string_view word) {
  if (word.size() < 2 || word.size() % 2 != 0) return false;
  for (std::size_t i = 0; i < word.size(); i += 2) {
    if (word[i] < 'A' || word[i] > 'Z' || word[i + 1] != '.') return false;
  }
  return true;
}

bool begins_with_capital(std::string_view word) {
  std::size_t next = 0;
  const UChar32 c = word.empty() ? 0 : code_point(word, 0, next);
  return u_isupper(c) || u_istitle(c);
}

// Kadhimi, al-Kadhimi, Jong-un; but not Iran-backed, pro-Iranian: those are adjectives.
bool has_capital(std::string_view word) {
  const std::size_t hyphen = word.find('-');
  if (hyphen == std::string_view::npos) return begins_with_capital(word);
  constexpr std::size_t kLongestArticle = 3;
  constexpr std::array<std::string_view, 3> kParticiples{"led", "run", "era"};
  const std::string_view front = word.substr(0, hyphen), last = word.substr(word.rfind('-') + 1);
  if (!begins_with_capital(front))
    return front.size() <= kLongestArticle && front != "pro" && front != "non" &&
           begins_with_capital(word.substr(hyphen + 1));
  const bool adjective = !begins_with_capital(last) &&
                         (last.size() > kLongestArticle ||
                          std::find(kParticiples.begin(), kParticiples.end(), last) != kParticiples.end());
  const bool digits = !last.empty() && last[0] >= '0' && last[0] <= '9';
  return digits || !adjective;
}

Token trimmed(std::string_view text, Token token) {
  const auto word = [&] { return text.substr(token.begin, token.end - token.begin); };
  if (!abbreviation(word())) {
    while (!word().empty() && word().back() == '.') {
      --token.end;
      token.ends_run = token.ends_sentence = true;
    }
  }
  // Marks of quotation and dashes that lean on the word.
  for (bool again = true; again && !word().empty();) {
    std::size_t next = 0;
    const UChar32 first = code_point(text, token.begin, next);
    again = is_apostrophe(first) || is_hyphen(first);
    if (again) token.begin = next;
  }
  constexpr std::array<std::string_view, 2> kPossessives{"'s", "\xE2\x80\x99s"};
  for (const std::string_view end : kPossessives) {
    if (word().size() > end.size() && word().substr(word().size() - end.size()) == end) {
      token.end -= end.size();
      token.ends_run = true;
    }
  }
  constexpr std::array<std::string_view, 3> kTrailing{"'", "\xE2\x80\x99", "-"};
  for (const std::string_view end : kTrailing) {
    if (word().size() > end.size() && word().substr(word().size() - end.size()) == end) {
      token.end -= end.size();
      token.ends_run = true;
    }
  }
  token.capital = has_capital(word());
  return token;
}

std::vector<Token> tokens_of(std::string_view text) {
  std::vector<Token> tokens;
  bool ends_sentence = false, ends_run = false;
  const auto mark = [&] {
    if (tokens.empty()) return;
    tokens.back().ends_run = tokens.back().ends_run || ends_run;
    tokens.back().ends_sentence = tokens.back().ends_sentence || ends_sentence;
    ends_run = ends_sentence = false;
  };
  for (std::size_t i = 0; i < text.size();) {
    std::size_t next = i;
    UChar32 c = code_point(text, i, next);
    if (!is_of_word(c)) {
      ends_run = ends_run || !u_isUWhiteSpace(c);
      ends_sentence = ends_sentence || c == '!' || c == '?' || c == 0x201C || c == '"' || c == 0xAB;
      i = next;
      continue;
    }
    mark();
    Token token{i, i};
    while (is_of_word(c)) {
      token.end = next;
      if (next >= text.size()) break;
      c = code_point(text, token.end, next);
    }
    i = token.end;
    token = trimmed(text, token);
    if (token.begin < token.end) tokens.push_back(token);
  }
  mark();
  return tokens;
}

}  // namespace

std::vector<CapitalisedRun> capitalised_runs(std::string_view text) {
  const std::vector<Token> tokens = tokens_of(text);
  const auto word = [&](const Token& token) { return text.substr(token.begin, token.end - token.begin); };
  std::vector<CapitalisedRun> runs;
  for (std::size_t i = 0; i < tokens.size();) {
    if (!tokens[i].capital) {
      ++i;
      continue;
    }
    CapitalisedRun run{text, {}, i == 0 || tokens[i - 1].ends_sentence};
    std::size_t end = i + 1;  // behind the last capitalised one
    for (std::size_t j = i; j < tokens.size(); ++j) {
      const bool small = std::find(kSmall.begin(), kSmall.end(), word(tokens[j])) != kSmall.end();
      if (!tokens[j].capital && !small) break;
      if (tokens[j].capital) end = j + 1;
      if (tokens[j].ends_run) break;
    }
    for (; i < end; ++i) run.words.push_back({tokens[i].begin, tokens[i].end});
    runs.push_back(std::move(run));
  }
  return runs;
}

}  // namespace gainsay
