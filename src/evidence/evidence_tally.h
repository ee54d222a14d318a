// How much of the evidence was looked at, and with what outcome: so that what was not checked is said.
#pragma once

#include <cstddef>

namespace gainsay {

struct EvidenceTally {
  std::size_t quotes = 0, quotes_found = 0;  // of articles with a text
  // Of facts with quotes: values that are in them, that are not, and that could not be looked for.
  std::size_t values_found = 0, values_absent = 0, values_unchecked = 0;

  EvidenceTally& operator+=(const EvidenceTally& other) {
    quotes += other.quotes;
    quotes_found += other.quotes_found;
    values_found += other.values_found;
    values_absent += other.values_absent;
    values_unchecked += other.values_unchecked;
    return *this;
  }
};

}  // namespace gainsay
