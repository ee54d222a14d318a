// A quote that is being added, held against the article's text: where it stands, and which place is meant
// where there are several.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "evidence/quote_search.h"
#include "load/file_bytes.h"

namespace gainsay {

class QuotedText {
 public:
  static constexpr std::size_t kMostPlaces = 20;

  // Throws UsageError where the text cannot be read.
  explicit QuotedText(const std::filesystem::path& path);

  struct Place {
    Extent at;  // bytes of the text
    std::size_t line = 0, column = 0;
  };
  // Where the words stand, prefix and suffix counting; the first kMostPlaces.
  std::vector<Place> places(const Quote& quote) const;
  // The quote as the text has it, byte for byte, where it stands there in one piece and on one line.
  Quote as_printed(const Quote& quote) const;
  // The same with so much of what stands beside it that no other place is meant.
  Quote only_at(const Quote& quote, const Place& place) const;
  // Words that nearly are the quote's, and their line.
  struct Near {
    std::string words;
    std::size_t line = 0;
  };
  std::optional<Near> nearest(const Quote& quote) const;

  // `seeds/a.txt:14:3`
  std::string shown(const Place& place) const;
  // The whole line, for people to choose by.
  std::string line_at(const Place& place) const;

 private:
  std::string_view piece(Extent at) const { return text_.substr(at.begin, at.end - at.begin); }
  Place place_of(Extent at) const;

  std::filesystem::path path_;
  Bytes bytes_;
  std::string_view text_;
};

}  // namespace gainsay
