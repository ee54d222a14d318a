#include "evidence/edit_alignment.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace gainsay {

namespace {

using Bits = std::uint64_t;
constexpr std::size_t kRows = 64;

// The last row of the table of edits, column by column.
class Columns {
 public:
  // `anchored`: the match begins where the text begins; otherwise anywhere.
  Columns(std::string_view pattern, bool anchored)
      : rows_(pattern.size()),
        anchored_(anchored),
        words_((pattern.size() + kRows - 1) / kRows),
        equal_(words_.size()) {
    for (std::size_t i = 0; i < pattern.size(); ++i)
      equal_[i / kRows][static_cast<unsigned char>(pattern[i])] |= Bits{1} << i % kRows;
    edits_ = rows_;
  }

  std::size_t edits() const { return edits_; }

  void step(char byte) {
    int carry = anchored_ ? 1 : 0;  // how the row above differs from the column before
    for (std::size_t i = 0; i < words_.size(); ++i) {
      Bits& up = words_[i].up;
      Bits& down = words_[i].down;
      Bits equal = equal_[i][static_cast<unsigned char>(byte)];
      const Bits vertical = equal | down;
      if (carry < 0) equal |= 1;
      const Bits horizontal = (((equal & up) + up) ^ up) | equal;
      Bits more = down | ~(horizontal | up);
      Bits fewer = up & horizontal;
      const Bits last = Bits{1} << (i + 1 < words_.size() ? kRows - 1 : (rows_ - 1) % kRows);
      const int next = (more & last) != 0 ? 1 : (fewer & last) != 0 ? -1 : 0;
      more = more << 1 | (carry > 0 ? 1 : 0);
      fewer = fewer << 1 | (carry < 0 ? 1 : 0);
      up = fewer | ~(vertical | more);
      down = more & vertical;
      carry = next;
    }
    edits_ = static_cast<std::size_t>(static_cast<std::ptrdiff_t>(edits_) + carry);
  }

 private:
  struct Word {
    Bits up = ~Bits{0}, down = 0;  // rows that cost one more, or one less, than the row above
  };
  std::size_t rows_, edits_ = 0;
  bool anchored_;
  std::vector<Word> words_;
  std::vector<std::array<Bits, 256>> equal_;
};

}  // namespace

Alignment align(std::string_view pattern, std::string_view text) {
  Alignment best{{0, 0}, pattern.size()};
  if (pattern.empty()) return best;
  Columns forward(pattern, false);
  for (std::size_t i = 0; i < text.size(); ++i) {
    forward.step(text[i]);
    if (forward.edits() < best.edits) best = {{0, i + 1}, forward.edits()};
  }
  if (best.edits == pattern.size()) return best;
  const std::string reversed(pattern.rbegin(), pattern.rend());
  Columns backward(reversed, true);
  std::size_t start = best.at.end;
  const auto off = [&](std::size_t from) {  // how far from as long as the pattern
    const std::size_t length = best.at.end - from;
    return length > pattern.size() ? length - pattern.size() : pattern.size() - length;
  };
  bool found = false;
  for (std::size_t i = best.at.end; i-- > 0;) {
    backward.step(text[i]);
    if (backward.edits() == best.edits && (!found || off(i) < off(start))) {
      start = i;
      found = true;
    }
    if (best.at.end - i > 2 * pattern.size()) break;  // longer ones would cost more than the pattern
  }
  best.at.begin = start;
  return best;
}

}  // namespace gainsay
