// What all facts and rules together imply for one date or period.
#pragma once

#include <optional>
#include <vector>

#include "checks/order_network.h"

namespace gainsay {

// The earliest and the latest instant that all facts and rules together leave, as far as they bound it: of a
// date, or of the start and of the end of a period.
struct ImpliedInstant {
  struct Side {
    Instant at = 0;     // at its most generous
    Instant slack = 0;  // of this, what is allowed for time zones: the plain instant lies that much inside
    std::vector<FactId> facts;       // that it follows from, in order
    std::vector<const Rule*> rules;  // likewise
  };
  DatedEnd end = DatedEnd::date;
  std::optional<Side> earliest, latest;
};
struct ImpliedDates {
  std::vector<ImpliedInstant> instants;  // none where `asked` is no constant date or period
  std::vector<FactId> left_out;          // a smallest repair, where the facts contradict each other
  bool exact_repair = true;
};
ImpliedDates implied_dates(const GroupView& view, const Dated& asked);

}  // namespace gainsay
