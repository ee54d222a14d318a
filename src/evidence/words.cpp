#include "evidence/words.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <algorithm>

namespace gainsay {

namespace {

bool is_apostrophe(UChar32 c) { return c == '\'' || c == 0x2019 || c == 0x2BC; }
bool is_letter(UChar32 c) { return u_isalpha(c) || (U_MASK(u_charType(c)) & U_GC_M_MASK) != 0; }
bool is_ignorable(UChar32 c) { return u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0; }
bool is_dash(UChar32 c) { return u_charType(c) == U_DASH_PUNCTUATION || c == 0x2212; }

std::string folded(std::string_view letters) {
  std::string text(letters);
  if (std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; })) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return text;
  }
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer = icu::Normalizer2::getNFKCCasefoldInstance(status);
  if (U_FAILURE(status)) return text;
  const icu::UnicodeString source =
      icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
  std::string result;
  normalizer->normalize(source, status).toUTF8String(result);
  return U_FAILURE(status) ? text : result;
}

// ½ is 1/2: the numerator and denominator that normalizing writes out.
std::string written_out(UChar32 fraction) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer = icu::Normalizer2::getNFKCInstance(status);
  std::string result;
  if (U_SUCCESS(status)) normalizer->normalize(icu::UnicodeString(fraction), status).toUTF8String(result);
  constexpr std::string_view kSlash = "\xE2\x81\x84";
  if (const std::size_t at = result.find(kSlash); at != std::string::npos) result.replace(at, 3, "/");
  return result;
}

class Reading {
 public:
  explicit Reading(std::string_view text) : text_(text) {}

  std::vector<Word> run() {
    bool spaced = true;
    while (at_ < text_.size()) {
      const std::size_t begin = at_;
      const UChar32 c = next();
      if (u_isUWhiteSpace(c) != 0) {
        spaced = true;
        continue;
      }
      if (is_ignorable(c)) continue;
      Word word;
      word.spaced = spaced;
      spaced = false;
      word.at = {begin, at_};
      if (u_charDigitValue(c) >= 0 && u_charType(c) == U_DECIMAL_DIGIT_NUMBER) {
        digits(word, c);
      } else if (is_letter(c)) {
        letters(word, c);
      } else {
        sign(word, c);
      }
      words_.push_back(std::move(word));
    }
    return std::move(words_);
  }

 private:
  UChar32 next() {
    UChar32 c = 0;
    auto i = static_cast<std::int32_t>(at_);
    U8_NEXT_OR_FFFD(reinterpret_cast<const std::uint8_t*>(text_.data()), i,
                    static_cast<std::int32_t>(text_.size()), c);
    at_ = static_cast<std::size_t>(i);
    return c;
  }
  UChar32 peek(std::size_t from) {
    const std::size_t here = std::exchange(at_, from);
    const UChar32 c = from < text_.size() ? next() : 0;
    at_ = here;
    return c;
  }

  void digits(Word& word, UChar32 c) {
    word.kind = Word::Kind::digits;
    for (;;) {
      word.text += static_cast<char>('0' + u_charDigitValue(c));
      word.at.end = at_;
      if (at_ >= text_.size()) return;
      c = peek(at_);
      if (u_charDigitValue(c) < 0 || u_charType(c) != U_DECIMAL_DIGIT_NUMBER) return;
      next();
    }
  }

  void letters(Word& word, UChar32 c) {
    word.kind = Word::Kind::letters;
    word.capital = u_isupper(c) || u_istitle(c);
    word.capitals = true;
    std::string raw;
    std::size_t from = word.at.begin;
    for (;;) {
      if (!is_apostrophe(c) && !is_ignorable(c)) {
        raw.append(text_.substr(from, at_ - from));
        word.capitals = word.capitals && u_isupper(c);
      } else if (is_apostrophe(c)) {
        raw += '\'';
      }
      word.at.end = at_;
      if (at_ >= text_.size()) break;
      from = at_;
      c = peek(at_);
      const std::size_t behind = at_ + static_cast<std::size_t>(U8_LENGTH(c));
      const bool inside = is_letter(c) || is_ignorable(c) ||
                          (is_apostrophe(c) && behind < text_.size() && is_letter(peek(behind)));
      if (!inside) break;
      next();
    }
    word.text = folded(raw);
    if (word.text.size() > 2 && word.text.compare(word.text.size() - 2, 2, "'s") == 0) {
      word.text.resize(word.text.size() - 2);
      word.possessive = true;
    }
  }

  void sign(Word& word, UChar32 c) {
    if (u_charType(c) == U_OTHER_NUMBER) {
      const std::string written = written_out(c);
      if (written.find('/') != std::string::npos && written.front() != '/' && written.back() != '/') {
        word.kind = Word::Kind::fraction;
        word.text = written;
        return;
      }
    }
    if (is_dash(c)) {
      word.text = "-";
    } else if (is_apostrophe(c) || c == 0x2018) {
      word.text = "'";
    } else {
      word.text = folded(text_.substr(word.at.begin, word.at.end - word.at.begin));
    }
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::vector<Word> words_;
};

}  // namespace

std::vector<Word> words_of(std::string_view text) { return Reading(text).run(); }

}  // namespace gainsay
