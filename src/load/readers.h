// The two ways to read JSON. The fast one gives up at anything irregular; the explaining one then says what
// it is, and keeps whatever is sound.
#pragma once

#include <memory>
#include <string_view>

#include "load/diagnoses.h"
#include "load/raw.h"
#include "load/stores.h"

namespace gainsay {

struct FileContext;

// Texts are followed by kPadding readable bytes.
class FastReader {
 public:
  explicit FastReader(Stores& stores);
  ~FastReader();
  // False: irregular; then what was put into the raw record means nothing.
  bool file(std::string_view text, const FileContext& context, RawFile& raw);
  bool line(std::string_view text, const FileContext& context, Place place, RawLine& raw);

 private:
  class Parsers;
  std::unique_ptr<Parsers> parsers_;
};

enum class Outcome : std::uint8_t { read, refused, unparsable };

class ExplainingReader {
 public:
  ExplainingReader(Stores& stores, Diagnoses& diagnoses) : stores_(stores), diagnoses_(diagnoses) {}
  // refused: something in it was; the rest is in `raw`.
  Outcome file(std::string_view text, const FileContext& context, RawFile& raw);
  // `number` is the line's, from 1. refused: the line's article is none, or names none.
  Outcome line(std::string_view text, std::uint64_t number, const FileContext& context, Place place,
               RawLine& raw);

 private:
  Stores& stores_;
  Diagnoses& diagnoses_;
};

}  // namespace gainsay
