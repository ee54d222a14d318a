// The timeline of one subject and property as a picture: every assertion at its date.
//
// Three kinds. Numbers that differ are a plot: each at its date and height, with what it can mean as a line
// through it. Tallies are windows, a row each, as high as their rate, so that a window's area is its count.
// All else is rows of values. In each of them what is uncertain is hatched, conflicts are shaded, what a
// verdict withdrew is struck, and changes are arrows with the difference and the days between.
//
// A chart is never the only place where something is said: a table with the same facts stands beside it.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "graph/fact_graph.h"
#include "report/drawing.h"
#include "report/report.h"
#include "report/standing.h"
#include "report/stretches.h"
#include "report/time_axis.h"

namespace gainsay {

struct Chart {
  std::string svg;  // shapes, for an <svg> of this width and height
  double width = 0, height = 0;
  std::size_t left_out = 0;  // facts that are in the table alone: there are too many, or they have no date
};

// `series`: all of one subject and property. A chart without a shape has no height.
Chart timeline_chart(const Result& result, const Standings& standings, std::span<const Series> series);

// ---- what the kinds share ----

inline constexpr double kChartWidth = 760;

// Facts of one series that say one thing of one time.
struct ChartedFact {
  std::vector<FactId> facts;
  std::vector<Stretch> stretches;
  std::string value;   // for people
  std::string voices;  // who says so, in short
  std::string told;    // all of it, for those who point at it
  std::string look;    // classes
  bool struck = false;

  double start(const TimeAxis& axis) const { return axis.at(extent_of(stretches).first); }
  double end(const TimeAxis& axis) const { return axis.at(extent_of(stretches).last); }
  double middle(const TimeAxis& axis) const { return (start(axis) + end(axis)) / 2; }
};

// Between two assertions, or the shade behind several.
struct Change {
  std::size_t from = 0, to = 0;
  std::string label;  // `−2,500 in 334–340 days`
  std::string brief;  // `−2,500`, where there is no room for all of it
};
struct Shade {
  std::vector<std::size_t> assertions;
  bool settled = false;
};

struct ChartContent {
  const Corpus& corpus;
  const Property& property;
  std::vector<ChartedFact> assertions;  // that have a date, in the order of series and time
  std::vector<Change> changes;
  std::vector<Shade> shades;
  std::size_t left_out = 0;

  TimeAxis axis(double left, double right) const;
};

Chart rows_chart(const ChartContent& content);
Chart plot_chart(const ChartContent& content);

// Dates along the lower edge, and lines up from them.
void draw_axis(Drawing& drawing, const TimeAxis& axis, double top, double bottom);
// The time of an assertion as a bar around `y`; what is short as a point, but for windows.
void draw_bar(Drawing& drawing, const TimeAxis& axis, const ChartedFact& assertion, double y, double height,
              bool window = false);
// From one place to another; no label is put on it.
void draw_arrow(Drawing& drawing, double x1, double y1, double x2, double y2);

// `Global Village Space, 2020-08-19 or 2020-08-20`.
std::string voice_of(const Corpus& corpus, FactId fact);

// Happenings a day in a tally's window, as text: `0.13 a day`; empty where the window is open or vague.
std::string rate_in_words(const Corpus& corpus, const Fact& fact);
double rate_of(const Corpus& corpus, const Fact& fact);  // 0 where there is none

}  // namespace gainsay
