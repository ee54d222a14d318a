#include "evidence/folded_text.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <memory>
#include <stdexcept>

namespace gainsay {

namespace {

const icu::Normalizer2& normalizer(Fold fold) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* found = fold == Fold::loose ? icu::Normalizer2::getNFKCCasefoldInstance(status)
                                                      : icu::Normalizer2::getNFKCInstance(status);
  if (U_FAILURE(status)) throw std::runtime_error("ICU has no normalization data");
  return *found;
}

// What a code point is to a reader who looks for words.
enum class Sort : std::uint8_t { plain, space, dash, single_quote, double_quote, dropped };

Sort sort_of(UChar32 c) {
  switch (c) {
    case 0x27:
    case 0x60:
    case 0xB4:
    case 0x2B9:
    case 0x2BC:
    case 0x2018:
    case 0x2019:
    case 0x201A:
    case 0x201B:
    case 0x2032:
    case 0x2039:
    case 0x203A:
      return Sort::single_quote;
    case 0x22:
    case 0xAB:
    case 0xBB:
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x201F:
    case 0x2033:
      return Sort::double_quote;
    case 0x2212:
      return Sort::dash;
    default:
      if (u_isUWhiteSpace(c)) return Sort::space;
      if (u_charType(c) == U_DASH_PUNCTUATION) return Sort::dash;
      return u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) ? Sort::dropped : Sort::plain;
  }
}

// What folding has to know of a code point, worked out once: ICU takes a tenth of a microsecond to say it.
struct Trait {
  Sort sort = Sort::plain;
  bool begins = false;          // normalizing may begin anew before it, in either fold
  std::array<bool, 2> stays{};  // by fold: alone it stays as it is
};

Trait trait_of(UChar32 c) {
  Trait trait;
  trait.sort = sort_of(c);
  const icu::Normalizer2 &kept = normalizer(Fold::kept), &loose = normalizer(Fold::loose);
  trait.begins = trait.sort != Sort::plain || (kept.hasBoundaryBefore(c) && loose.hasBoundaryBefore(c));
  UErrorCode status = U_ZERO_ERROR;
  trait.stays = {kept.isNormalized(icu::UnicodeString(c), status) != 0,
                 loose.isNormalized(icu::UnicodeString(c), status) != 0};
  if (U_FAILURE(status)) trait.stays = {};
  return trait;
}

// By pages of 128, filled in as a text needs them; a text needs few.
Trait trait(UChar32 c) {
  constexpr UChar32 kPage = 128, kKept = 0x10000;
  using Page = std::array<Trait, kPage>;
  thread_local std::array<std::unique_ptr<Page>, kKept / kPage> pages;
  if (c >= kKept) return trait_of(c);
  std::unique_ptr<Page>& page = pages[static_cast<std::size_t>(c / kPage)];
  if (!page) {
    page = std::make_unique<Page>();
    for (UChar32 i = 0; i < kPage; ++i)
      (*page)[static_cast<std::size_t>(i)] = trait_of(c / kPage * kPage + i);
  }
  return (*page)[static_cast<std::size_t>(c % kPage)];
}

// The sorts of ASCII: nearly all of most texts.
constexpr std::array<Sort, 128> kAscii = [] {
  std::array<Sort, 128> table{};
  for (const char c : {' ', '\t', '\n', '\v', '\f', '\r'}) table[static_cast<unsigned char>(c)] = Sort::space;
  table['-'] = Sort::dash;
  table['\''] = table['`'] = Sort::single_quote;
  table['"'] = Sort::double_quote;
  return table;
}();

constexpr char lowered(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

}  // namespace

// One pass over the text. What is written grows at the end of `folded_`; `straight_` says that text and fold
// have run side by side since the last anchor.
class FoldedText::Folding {
 public:
  Folding(FoldedText& to, std::string_view text, Fold fold)
      : to_(to), text_(text), fold_(fold), normalizer_(normalizer(fold)) {}

  void run() {
    to_.folded_.reserve(text_.size());
    to_.anchors_.push_back({0, 0});
    while (at_ < text_.size()) {
      if (ascii(text_[at_])) {
        ascii_run();
      } else {
        other();
      }
    }
  }

 private:
  // Up to the next character that is not ASCII; one that a mark may follow is left to `other`.
  void ascii_run() {
    while (at_ < text_.size() && ascii(text_[at_])) {
      const Sort sort = kAscii[static_cast<unsigned char>(text_[at_])];
      if (sort != Sort::plain) {
        special(sort, at_ + 1);
        continue;
      }
      std::size_t end = at_ + 1;
      while (end < text_.size() && ascii(text_[end]) &&
             kAscii[static_cast<unsigned char>(text_[end])] == Sort::plain)
        ++end;
      const bool meets_other = end < text_.size() && !ascii(text_[end]);
      if (meets_other && !begins(end)) --end;
      copy(end);
      if (meets_other) return other();
    }
  }

  // The code point at `offset`, which moves behind it.
  UChar32 next_point(std::size_t& offset) const {
    UChar32 c = 0;
    auto i = static_cast<std::int32_t>(offset);
    U8_NEXT_OR_FFFD(reinterpret_cast<const std::uint8_t*>(text_.data()), i,
                    static_cast<std::int32_t>(text_.size()), c);
    offset = static_cast<std::size_t>(i);
    return c;
  }
  UChar32 point_at(std::size_t offset) const { return next_point(offset); }

  void copy(std::size_t end) {
    resume();
    const std::size_t from = to_.folded_.size();
    to_.folded_.append(text_.substr(at_, end - at_));
    if (fold_ == Fold::loose)
      std::transform(to_.folded_.begin() + static_cast<std::ptrdiff_t>(from), to_.folded_.end(),
                     to_.folded_.begin() + static_cast<std::ptrdiff_t>(from), lowered);
    at_ = end;
    last_ = Sort::plain;
  }

  // A character up to `end` that is no plain one.
  void special(Sort sort, std::size_t end) {
    if (sort == Sort::dropped) return replace(end, {});
    if (fold_ == Fold::loose && sort == Sort::double_quote) sort = Sort::single_quote;
    const bool runs_on = (sort == Sort::space || sort == Sort::dash) && sort == last_;
    if (runs_on) return replace(end, {});
    constexpr std::string_view kSigns = "? -'\"";
    replace(end, kSigns.substr(static_cast<std::size_t>(sort), 1));
    last_ = sort;
  }

  // A character that is not ASCII, or the last ASCII one with the marks behind it; up to where normalizing
  // begins anew.
  void other() {
    std::size_t end = at_;
    const UChar32 first = next_point(end);
    const Trait what = trait(first);
    if (what.sort != Sort::plain) return special(what.sort, end);
    if (stays(first, what) && begins(end)) {
      while (end < text_.size() && !ascii(text_[end])) {
        std::size_t behind = end;
        const UChar32 c = next_point(behind);
        const Trait that = trait(c);
        if (that.sort != Sort::plain || !stays(c, that) || !begins(behind)) break;
        end = behind;
      }
      return copy_points(end);
    }
    std::size_t next = end;
    while (next < text_.size()) {
      std::size_t behind = next;
      if (trait(next_point(behind)).begins) break;
      next = behind;
    }
    UErrorCode status = U_ZERO_ERROR;
    const icu::UnicodeString source = icu::UnicodeString::fromUTF8(
        icu::StringPiece(text_.data() + at_, static_cast<std::int32_t>(next - at_)));
    std::string normalized;
    normalizer_.normalize(source, status).toUTF8String(normalized);
    replace(next, U_FAILURE(status) ? std::string_view() : sorted(normalized));
  }

  // Whether normalizing may begin anew at that place.
  bool begins(std::size_t at) const {
    return at >= text_.size() || ascii(text_[at]) || trait(point_at(at)).begins;
  }
  // An ill-formed byte reads as U+FFFD, which would stay.
  bool stays(UChar32 c, const Trait& trait) const {
    return c != 0xFFFD && trait.stays[static_cast<std::size_t>(fold_)];
  }

  void copy_points(std::size_t end) {
    resume();
    to_.folded_.append(text_.substr(at_, end - at_));
    at_ = end;
    last_ = Sort::plain;
  }

  // What normalizing gave may hold spaces, dashes and quotes in turn.
  std::string_view sorted(const std::string& normalized) {
    kept_.clear();
    for (std::int32_t i = 0; i < static_cast<std::int32_t>(normalized.size());) {
      const std::int32_t from = i;
      UChar32 c = 0;
      U8_NEXT_OR_FFFD(reinterpret_cast<const std::uint8_t*>(normalized.data()), i,
                      static_cast<std::int32_t>(normalized.size()), c);
      Sort sort = trait(c).sort;
      if (sort == Sort::dropped) continue;
      if (fold_ == Fold::loose && sort == Sort::double_quote) sort = Sort::single_quote;
      if (sort == Sort::plain) {
        kept_.append(normalized, static_cast<std::size_t>(from), static_cast<std::size_t>(i - from));
      } else if (sort != last_ || (sort != Sort::space && sort != Sort::dash)) {
        kept_ += sort == Sort::space          ? ' '
                 : sort == Sort::dash         ? '-'
                 : sort == Sort::double_quote ? '"'
                                              : '\'';
      }
      last_ = sort;
    }
    return kept_;
  }

  // The text up to `end` stands in the fold as `with`.
  void replace(std::size_t end, std::string_view with) {
    if (with.size() == end - at_) {
      resume();
    } else {
      anchor();
      straight_ = false;
    }
    to_.folded_ += with;
    at_ = end;
  }

  void resume() {
    if (!straight_) anchor();
    straight_ = true;
  }
  void anchor() {
    const Anchor here{static_cast<std::uint32_t>(to_.folded_.size()), static_cast<std::uint32_t>(at_)};
    if (to_.anchors_.back().folded != here.folded || to_.anchors_.back().original != here.original)
      to_.anchors_.push_back(here);
  }

  FoldedText& to_;
  std::string_view text_;
  Fold fold_;
  const icu::Normalizer2& normalizer_;
  std::size_t at_ = 0;
  bool straight_ = true;
  Sort last_ = Sort::plain;
  std::string kept_;
};

FoldedText::FoldedText(std::string_view text, Fold fold) : size_(static_cast<std::uint32_t>(text.size())) {
  Folding(*this, text, fold).run();
}

Extent FoldedText::original(Extent folded) const {
  // The last anchor at or before a byte of the fold; what was dropped right before it lies behind.
  const auto before = [&](std::size_t at) {
    return std::prev(std::upper_bound(anchors_.begin(), anchors_.end(), at,
                                      [](std::size_t value, const Anchor& a) { return value < a.folded; }));
  };
  const auto next_of = [&](std::vector<Anchor>::const_iterator anchor) {
    const auto next = std::next(anchor);
    return next == anchors_.end() ? Anchor{static_cast<std::uint32_t>(folded_.size()), size_} : *next;
  };
  const auto straight = [&](std::vector<Anchor>::const_iterator anchor) {
    const Anchor next = next_of(anchor);
    return next.folded - anchor->folded == next.original - anchor->original;
  };
  const auto first = before(folded.begin);
  const std::size_t begin =
      straight(first) ? first->original + (folded.begin - first->folded) : first->original;
  if (folded.end <= folded.begin) return {begin, begin};
  const auto last = before(folded.end - 1);
  const std::size_t end =
      straight(last) ? last->original + (folded.end - last->folded) : next_of(last).original;
  return {begin, end};
}

std::string folded_quote(std::string_view quote, Fold fold) {
  const FoldedText folded(quote, fold);
  std::string_view view = folded.view();
  while (!view.empty() && view.front() == ' ') view.remove_prefix(1);
  while (!view.empty() && view.back() == ' ') view.remove_suffix(1);
  return std::string(view);
}

}  // namespace gainsay
