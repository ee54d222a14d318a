// One series as the checks see it: its comparable assertions with what they mean, its times, what was
// restated, and which assertions exclude or strain each other. Built once a series, read by every check.
#pragma once

#include <deque>
#include <span>
#include <vector>

#include "checks/agreement.h"
#include "checks/readings.h"
#include "checks/standing_facts.h"
#include "evidence/origins.h"
#include "graph/fact_graph.h"
#include "model/when.h"

namespace gainsay {

struct Context {
  const FactGraph& graph;
  const Corpus& corpus;
  const Origins& origins;
  Readings& readings;
  StandingFacts& standing;
  bool strict = false;  // checks that run on request alone do
};

// All that is said at one time: the time of a statement, ready to be compared.
struct Occasion {
  const Edtf* edtf = nullptr;        // null: unknown
  bool moment = false;               // articles' publications: one article's facts share one tick of it
  const ValidTime* valid = nullptr;  // as the time of a state
  Window window;                     // of tallies
};

struct Assertion {
  FactId fact;
  std::uint32_t occasion = 0;        // in SeriesView::occasions
  const Meaning* meaning = nullptr;  // one object for each value that is written in the series
};

// A publisher's earlier statement, replaced by a later one.
struct Restatement {
  FactId earlier, last;
};

struct Conflict {
  std::vector<std::uint32_t> members;  // in SeriesView::assertions
  std::vector<std::uint32_t> support;
  bool between_sources = false;  // every excluding pair is between facts attributed to different sources
};

struct Tension {
  std::vector<std::uint32_t> members;
  bool strained = false;  // some values fit only at their most generous
  bool may_meet = false;  // some excluding values hold at times that only may meet
};

class SeriesView {
 public:
  SeriesView(const Context& context, const Series& series);

  const Context& context;
  const Corpus& corpus;
  const Series& series;
  const Property& property;

  std::vector<Occasion> occasions;    // in time order
  std::vector<Assertion> assertions;  // asserted, comparable, standing; in time order
  bool foreseen = false;              // some facts are plans or forecasts
  bool denied = false;                // some facts are denials
  bool agreed = false;                // all assertions agree with one another: nothing to find
  std::vector<Restatement> restatements;
  std::vector<Conflict> conflicts;
  std::vector<Tension> tensions;

  const Fact& fact(std::uint32_t assertion) const { return corpus.fact(assertions[assertion].fact); }
  const Occasion& occasion(std::uint32_t assertion) const {
    return occasions[assertions[assertion].occasion];
  }
  // The time of one fact of a statement, whatever its stance.
  Occasion occasion_of(const Statement& statement, const Fact& fact) const;
  // Where an occasion lies, from its earliest to its latest tick.
  Ticks extent(const Occasion& occasion) const;
  // How the times of two occasions meet; a hand-over is told apart, and is no meeting.
  TimeRelation relation(std::uint32_t occasion_a, std::uint32_t occasion_b) const {
    return relation(occasions[occasion_a], occasions[occasion_b]);
  }
  TimeRelation relation(const Occasion& a, const Occasion& b) const;

 private:
  std::deque<Meaning> meanings_;
};

}  // namespace gainsay
