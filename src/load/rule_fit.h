// Whether a rule fits the properties that it is about, and the unit that it reckons in.
//
// A rule that could never be broken, or that compares what cannot be compared, is a mistake of whoever wrote
// it and is told where it stands.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "load/stores.h"

namespace gainsay {

struct RuleFault {
  std::size_t place = 0;  // in Rule::properties
  std::string_view code;  // G002, G007
  std::string message;
};

// Of rules over numbers and of `exclusive`; `ordered` is left to others.
std::vector<RuleFault> rule_faults(Stores& stores, const Rule& rule);

// Gives the properties that rules over numbers join one unit: one to which all others convert without a
// remainder, where there is such a unit. Whatever the order of files.
void set_rule_units(Stores& stores);

}  // namespace gainsay
