#include "evidence/units_of_measure.h"

#include <algorithm>
#include <array>
#include <string>

namespace gainsay {

namespace {

using Kind = MeasureKind;

constexpr double kDay = 86'400, kYear = 365.2425 * kDay, kFoot = 0.3048, kPound = 0.45359237;

// Singular or symbol; a plural `s` is taken off before looking.
constexpr std::array kUnits{
    MeasureUnit{"second", Kind::time, 1},
    MeasureUnit{"sec", Kind::time, 1},
    MeasureUnit{"minute", Kind::time, 60},
    MeasureUnit{"min", Kind::time, 60},
    MeasureUnit{"hour", Kind::time, 3600},
    MeasureUnit{"hr", Kind::time, 3600},
    MeasureUnit{"h", Kind::time, 3600},
    MeasureUnit{"day", Kind::time, kDay},
    MeasureUnit{"d", Kind::time, kDay},
    MeasureUnit{"week", Kind::time, 7 * kDay},
    MeasureUnit{"fortnight", Kind::time, 14 * kDay},
    MeasureUnit{"month", Kind::time, kYear / 12},
    MeasureUnit{"year", Kind::time, kYear},
    MeasureUnit{"yr", Kind::time, kYear},
    MeasureUnit{"decade", Kind::time, 10 * kYear},
    MeasureUnit{"century", Kind::time, 100 * kYear},
    MeasureUnit{"centurie", Kind::time, 100 * kYear},
    MeasureUnit{"mm", Kind::length, 0.001},
    MeasureUnit{"millimetre", Kind::length, 0.001},
    MeasureUnit{"millimeter", Kind::length, 0.001},
    MeasureUnit{"cm", Kind::length, 0.01},
    MeasureUnit{"centimetre", Kind::length, 0.01},
    MeasureUnit{"centimeter", Kind::length, 0.01},
    MeasureUnit{"m", Kind::length, 1},
    MeasureUnit{"metre", Kind::length, 1},
    MeasureUnit{"meter", Kind::length, 1},
    MeasureUnit{"km", Kind::length, 1000},
    MeasureUnit{"kilometre", Kind::length, 1000},
    MeasureUnit{"kilometer", Kind::length, 1000},
    MeasureUnit{"mile", Kind::length, 1609.344},
    MeasureUnit{"mi", Kind::length, 1609.344},
    MeasureUnit{"foot", Kind::length, kFoot},
    MeasureUnit{"feet", Kind::length, kFoot},
    MeasureUnit{"ft", Kind::length, kFoot},
    MeasureUnit{"inch", Kind::length, kFoot / 12},
    MeasureUnit{"inche", Kind::length, kFoot / 12},
    MeasureUnit{"yard", Kind::length, 3 * kFoot},
    MeasureUnit{"g", Kind::mass, 0.001},
    MeasureUnit{"gram", Kind::mass, 0.001},
    MeasureUnit{"kg", Kind::mass, 1},
    MeasureUnit{"kilo", Kind::mass, 1},
    MeasureUnit{"kilogram", Kind::mass, 1},
    MeasureUnit{"kilogramme", Kind::mass, 1},
    MeasureUnit{"t", Kind::mass, 1000},
    MeasureUnit{"tonne", Kind::mass, 1000},
    MeasureUnit{"ton", Kind::mass, 1000},
    MeasureUnit{"lb", Kind::mass, kPound},
    MeasureUnit{"pound", Kind::mass, kPound},
    MeasureUnit{"ounce", Kind::mass, kPound / 16},
    MeasureUnit{"oz", Kind::mass, kPound / 16},
    MeasureUnit{"hectare", Kind::area, 10'000},
    MeasureUnit{"ha", Kind::area, 10'000},
    MeasureUnit{"acre", Kind::area, 4046.8564224},
    MeasureUnit{"l", Kind::volume, 1},
    MeasureUnit{"litre", Kind::volume, 1},
    MeasureUnit{"liter", Kind::volume, 1},
    MeasureUnit{"gallon", Kind::volume, 3.785411784},
    MeasureUnit{"barrel", Kind::volume, 158.987294928},
    MeasureUnit{"bbl", Kind::volume, 158.987294928},
    MeasureUnit{"celsius", Kind::temperature, 1, 273.15},
    MeasureUnit{"centigrade", Kind::temperature, 1, 273.15},
    MeasureUnit{"degc", Kind::temperature, 1, 273.15},
    MeasureUnit{"c", Kind::temperature, 1, 273.15},
    MeasureUnit{"fahrenheit", Kind::temperature, 5.0 / 9, 273.15 - 32 * 5.0 / 9},
    MeasureUnit{"degf", Kind::temperature, 5.0 / 9, 273.15 - 32 * 5.0 / 9},
    MeasureUnit{"f", Kind::temperature, 5.0 / 9, 273.15 - 32 * 5.0 / 9},
    MeasureUnit{"kelvin", Kind::temperature, 1, 0},
    MeasureUnit{"kw", Kind::power, 1000},
    MeasureUnit{"kilowatt", Kind::power, 1000},
    MeasureUnit{"mw", Kind::power, 1e6},
    MeasureUnit{"megawatt", Kind::power, 1e6},
    MeasureUnit{"gw", Kind::power, 1e9},
    MeasureUnit{"gigawatt", Kind::power, 1e9},
    MeasureUnit{"kph", Kind::speed, 1 / 3.6},
    MeasureUnit{"kmh", Kind::speed, 1 / 3.6},
    MeasureUnit{"km/h", Kind::speed, 1 / 3.6},
    MeasureUnit{"mph", Kind::speed, 0.44704},
    MeasureUnit{"knot", Kind::speed, 0.514444},
};

}  // namespace

const MeasureUnit* measure_unit(std::string_view word) {
  if (word.empty() || word.size() > 12) return nullptr;
  std::string folded(word);
  std::transform(folded.begin(), folded.end(), folded.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  const auto look = [](std::string_view text) {
    const auto found =
        std::find_if(kUnits.begin(), kUnits.end(), [&](const MeasureUnit& u) { return u.word == text; });
    return found == kUnits.end() ? nullptr : &*found;
  };
  if (const MeasureUnit* unit = look(folded)) return unit;
  return folded.size() > 2 && folded.back() == 's'
             ? look(std::string_view(folded).substr(0, folded.size() - 1))
             : nullptr;
}

}  // namespace gainsay
