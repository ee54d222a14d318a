// Units as articles write them, as far as a number in one may be the number of a fact in another: 100 miles
// for 161 km, a fortnight for 14 days. Only to recognise a value, within some percent; udunits2
// (model/unit.h), which is exact, serves one thread and does not know newspaper words.
#pragma once

#include <cstdint>
#include <string_view>

namespace gainsay {

enum class MeasureKind : std::uint8_t { time, length, mass, area, volume, temperature, power, speed };

struct MeasureUnit {
  std::string_view word;  // folded
  MeasureKind kind;
  double factor;      // to the unit that its kind is reckoned in
  double offset = 0;  // likewise, of temperatures
};

// Null for a word that is none.
const MeasureUnit* measure_unit(std::string_view word);

}  // namespace gainsay
