#include "base/fold.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <stdexcept>

namespace gainsay {

namespace {

bool plain_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// What separates words in names: hyphens and spaces are alike.
bool separates(UChar32 c) {
  return u_isUWhiteSpace(c) || u_charType(c) == U_DASH_PUNCTUATION || c == '_' || c == 0x2212;
}

constexpr bool separates_ascii(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r') || c == '-' || c == '_';
}

std::string fold_ascii(std::string_view text) {
  std::string folded;
  folded.reserve(text.size());
  for (const char c : text) {
    if (separates_ascii(c)) {
      if (!folded.empty() && folded.back() != ' ') folded.push_back(' ');
    } else {
      folded.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
    }
  }
  if (!folded.empty() && folded.back() == ' ') folded.pop_back();
  return folded;
}

UChar32 straightened(UChar32 c) {
  switch (c) {
    case 0x2018:
    case 0x2019:
    case 0x201A:
    case 0x201B:
    case 0x02BB:  // the signs for ayn and hamza in scholarly spelling, and the Hawaiian one
    case 0x02BC:
    case 0x02BE:
    case 0x02BF:
    case 0x02B9:
    case 0x0060:
    case 0x00B4:
    case 0x2032:
    case 0x2039:
    case 0x203A:
      return '\'';
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x201F:
    case 0x00AB:
    case 0x00BB:
    case 0x2033:
      return '"';
    default:
      return c;
  }
}

}  // namespace

std::string fold(std::string_view text) {
  if (plain_ascii(text)) return fold_ascii(text);
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfkd = icu::Normalizer2::getNFKDInstance(status);
  if (U_FAILURE(status)) throw std::runtime_error("ICU has no normalization data");
  icu::UnicodeString source =
      icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
  source.foldCase();
  icu::UnicodeString decomposed = nfkd->normalize(source, status);
  decomposed.foldCase();  // what was hidden in a compatibility character: ™, 𝐀
  icu::UnicodeString folded;
  bool pending = false;
  for (int32_t i = 0; i < decomposed.length(); i = decomposed.moveIndex32(i, 1)) {
    const UChar32 c = straightened(decomposed.char32At(i));
    if (u_getIntPropertyValue(c, UCHAR_CANONICAL_COMBINING_CLASS) != 0) continue;
    if (u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT)) continue;
    if (separates(c)) {
      pending = !folded.isEmpty();
      continue;
    }
    if (pending) folded.append(static_cast<UChar32>(' '));
    pending = false;
    folded.append(c);
  }
  std::string utf8;
  folded.toUTF8String(utf8);
  return utf8;
}

}  // namespace gainsay
