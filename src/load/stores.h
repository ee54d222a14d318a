// What reading and resolving write into: the corpus's side tables, each text in them once.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "model/corpus.h"
#include "model/unit.h"

namespace gainsay {

class Stores {
 public:
  explicit Stores(Corpus& corpus) : corpus_(corpus), interned_(kInterned) {}
  Corpus& corpus() { return corpus_; }

  StringId intern(std::string_view text);
  // The interned numeral: what facts without an id are called by.
  StringId numeral(std::uint32_t number);

  // An EDTF expression, parsed once. The error lives as long as the stores.
  std::variant<TimeId, const EdtfError*> time(StringId text);
  std::variant<TimeId, const EdtfError*> time(std::string_view text) { return time(intern(text)); }

  std::variant<UnitId, UnitError> unit(std::string_view text);
  std::optional<Conversion> conversion(UnitId from, UnitId to) { return units_.conversion(from, to); }

 private:
  // Short strings that were interned of late, each where its bytes say, in one cache line: the pool itself
  // takes three distant looks at memory, and facts name the same few subjects, dates and names most of the
  // time.
  struct alignas(32) Interned {
    StringId id;
    std::uint8_t size = 0;
    char text[27] = {};
  };
  static constexpr std::size_t kInterned = 1 << 16;

  Corpus& corpus_;
  std::vector<Interned> interned_;
  Units units_;
  std::vector<std::uint32_t>
      time_of_;  // by string: 0 not asked yet; then the time, or its error (stores.cpp)
  std::vector<std::unique_ptr<EdtfError>> errors_;
  std::vector<StringId> numerals_;
};

}  // namespace gainsay
