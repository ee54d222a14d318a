// Time from left to right: where an instant stands on a chart, and the dates along its edge.
#pragma once

#include <string>
#include <vector>

#include "model/calendar.h"

namespace gainsay {

class TimeAxis {
 public:
  // From `left` to `right`, as wide as what is to be shown and a little more. Open ends do not count; they
  // are drawn to the edge.
  TimeAxis(const std::vector<Span>& shown, double left, double right);

  double left() const { return left_; }
  double right() const { return right_; }
  double at(Instant instant) const;  // at the edge for what lies beyond it

  struct Mark {
    double x = 0;
    std::string label;  // `2020`, `2020-08`, `2020-08-19`, `14:30`
  };
  // At round dates, far enough apart for their labels.
  std::vector<Mark> marks() const;

 private:
  double left_, right_;
  Instant first_ = 0, last_ = 0;
};

}  // namespace gainsay
