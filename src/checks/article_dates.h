// What an article's own facts say of the day on which it was written: not before the latest that it tells as
// happened, not after the earliest that it tells as still to come.
//
// Only what the facts date themselves counts: a `when` that is left out is the publication, right or wrong.
// An event's date is its value, where that is a date or period that never changes; all else is dated by
// `when`. A plan bounds the publication only where it stands at it: one that is told looking back has the
// `said` of an earlier day.
//
// How G404 and G407 share what they find: facts that lie after the publication on one day alone are slips in
// the facts (G404). Where they lie on several days, one wrong date of publication explains them all, if there
// is a day on which the article can have been written: then it is that date which is told (G407), and none
// of its facts.
//
// A plan whose time was over at the publication says little by itself: told looking back (`the visit had been
// planned for July`), and its `said` forgotten. It tells of a wrong publication (G407) where the article's
// own dates go on to shortly before the plan (a year at the most), and then leave a gap up to the publication
// that is four times as long: written in between, dated long after.
#pragma once

#include <optional>
#include <vector>

#include "checks/article_facts.h"
#include "model/calendar.h"

namespace gainsay {

struct DatedFact {
  FactId fact;
  Instant at = 0;
};

struct ArticleDates {
  Span publication;                // every instant that it may be
  std::vector<DatedFact> late;     // asserted, and cannot have begun a day after the publication
  std::vector<DatedFact> overdue;  // still to come, for a time that was over more than a day before it
  std::optional<DatedFact> latest_told, earliest_plan;
  bool misdated = false;  // a wrong publication explains what is late or overdue

  // The days on which the article can have been written, by its facts alone; an end that nothing bounds is
  // open.
  Span window() const;
};

// Nothing where the article's publication is not given, or nothing is late or overdue.
std::optional<ArticleDates> article_dates(const ArticleFacts& article);

}  // namespace gainsay
