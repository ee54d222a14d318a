// A plot: numbers at their dates and heights, each with what it can mean.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "report/chart.h"
#include "report/phrase.h"
#include "report/terminal.h"

namespace gainsay {

namespace {

constexpr double kTop = 22, kBottom = 212, kFoot = 26, kLeft = 76, kRightEdge = kChartWidth - 16;
constexpr double kBar = 9;
constexpr std::size_t kLabelColumns = 40;

// Heights, from the lowest number to the highest, or from zero where that costs little.
class Scale {
 public:
  void reach(double number) {
    low_ = low_ ? std::min(*low_, number) : number;
    high_ = high_ ? std::max(*high_, number) : number;
  }
  void settle() {
    double low = low_.value_or(0), high = high_.value_or(1);
    if (low >= 0 && low < 0.6 * high) low = 0;
    if (high <= low) high = low + std::max(1.0, std::abs(low) * 0.1);
    const double room = high - low;
    top_ = high + 0.12 * room;
    ground_ = low == 0 ? 0 : low - 0.12 * room;
  }
  double at(double number) const {
    const double within = std::clamp(number, ground_, top_);
    return kBottom - (kBottom - kTop) * (within - ground_) / (top_ - ground_);
  }
  // Round numbers within.
  std::vector<double> marks() const {
    const double rough = (top_ - ground_) / 4;
    const double power = std::pow(10, std::floor(std::log10(rough)));
    double step = 10 * power;
    for (const double each : {1.0, 2.0, 2.5, 5.0})
      if (each * power >= rough) {
        step = each * power;
        break;
      }
    std::vector<double> marks;
    for (double at = std::ceil(ground_ / step) * step; at <= top_ + step / 1e6 && marks.size() < 12;
         at += step)
      marks.push_back(std::abs(at) < step / 1e6 ? 0 : at);
    return marks;
  }

 private:
  std::optional<double> low_, high_;
  double ground_ = 0, top_ = 1;
};

std::string number_text(double number) {
  const auto decimal = Decimal::from_double(number, 6);
  return decimal ? decimal->grouped() : fmt::format("{:.3g}", number);
}

class Plot {
 public:
  explicit Plot(const ChartContent& content)
      : content_(content), axis_(content.axis(kLeft + 10, kRightEdge)) {
    for (const ChartedFact& assertion : content.assertions) {
      const Measure measure =
          content.corpus.measure(content.corpus.fact(assertion.facts.front()).value, content.property);
      measures_.push_back(measure);
      for (const Interval& interval : {measure.hard, measure.soft}) {
        if (!interval.low_infinite) scale_.reach(interval.low.to_double());
        if (!interval.high_infinite) scale_.reach(interval.high.to_double());
      }
    }
    scale_.settle();
  }

  Chart draw() {
    Drawing drawing({kLeft, 2, kChartWidth, kBottom});
    for (const Shade& shade : content_.shades) draw_shade(drawing, shade);
    std::string lines;
    for (const double mark : scale_.marks()) {
      const double y = scale_.at(mark);
      lines += "M" + coordinate(axis_.left()) + " " + coordinate(y) + "H" + coordinate(axis_.right());
      drawing.text(kLeft, y + 4, Anchor::end, "tick", number_text(mark));
    }
    if (!lines.empty()) drawing.path(lines, "grid");
    draw_axis(drawing, axis_, kTop - 8, kBottom);
    for (std::size_t i = 0; i < content_.assertions.size(); ++i) draw_assertion(drawing, i);
    for (const Change& change : content_.changes)
      if (is_forward(change))
        draw_arrow(drawing, content_.assertions[change.from].end(axis_), height_of(change.from),
                   content_.assertions[change.to].start(axis_), height_of(change.to));
    for (const bool in_conflict : {true, false})
      for (std::size_t i = 0; i < content_.assertions.size(); ++i)
        if ((content_.assertions[i].look.find("conflict") != std::string::npos) == in_conflict)
          label_assertion(drawing, i);
    for (const Change& change : content_.changes)
      if (is_forward(change)) label_change(drawing, change);
    return {drawing.svg(), kChartWidth, kBottom + kFoot, content_.left_out};
  }

 private:
  // What became of a plan may lie before its date; an arrow back in time would be misread.
  bool is_forward(const Change& change) const {
    return content_.assertions[change.from].middle(axis_) <= content_.assertions[change.to].middle(axis_);
  }

  // Where the value itself stands: the middle of what a reader expects.
  double height_of(std::size_t i) const {
    const Interval& soft = measures_[i].soft;
    if (soft.low_infinite) return scale_.at(soft.high.to_double());
    if (soft.high_infinite) return scale_.at(soft.low.to_double());
    return (scale_.at(soft.low.to_double()) + scale_.at(soft.high.to_double())) / 2;
  }
  double upper(const Interval& interval) const {
    return interval.high_infinite ? kTop - 12 : scale_.at(interval.high.to_double());
  }
  double lower(const Interval& interval) const {
    return interval.low_infinite ? kBottom : scale_.at(interval.low.to_double());
  }

  void draw_shade(Drawing& drawing, const Shade& shade) const {
    double left = axis_.right(), right = axis_.left();
    for (const std::size_t i : shade.assertions) {
      left = std::min(left, content_.assertions[i].start(axis_));
      right = std::max(right, content_.assertions[i].end(axis_));
    }
    drawing.rectangle({left - 10, kTop - 14, right + 10, kBottom}, shade.settled ? "shade settled" : "shade");
    drawing.keep_free({left - 11, kTop - 14, left - 9, kBottom});
    drawing.keep_free({right + 9, kTop - 14, right + 11, kBottom});
  }

  void draw_assertion(Drawing& drawing, std::size_t i) const {
    const ChartedFact& assertion = content_.assertions[i];
    const Measure& measure = measures_[i];
    const double x = assertion.middle(axis_), y = height_of(i);
    drawing.open(assertion.look, assertion.told);
    const double top = upper(measure.hard), bottom = lower(measure.hard);
    const bool wide = assertion.end(axis_) - assertion.start(axis_) > 3 * kBar;
    if (wide && bottom - top > kBar)
      drawing.rectangle({assertion.start(axis_), top, assertion.end(axis_), bottom}, "may");
    if (bottom - top > 1) {
      std::string lines = "M" + coordinate(x) + " " + coordinate(top) + "V" + coordinate(bottom);
      const std::string end = "M" + coordinate(x - 5) + " ";  // where the interval has one
      if (!measure.hard.high_infinite) lines += end + coordinate(top) + "h10";
      if (!measure.hard.low_infinite) lines += end + coordinate(bottom) + "h10";
      drawing.path(lines, "hard");
      if (measure.hard.high_infinite)
        drawing.path("M" + coordinate(x) + " " + coordinate(top - 4) + "l-4 7h8z", "open");
    }
    if (lower(measure.soft) - upper(measure.soft) > 1)
      drawing.line(x, upper(measure.soft), x, lower(measure.soft), "soft");
    draw_bar(drawing, axis_, assertion, y, kBar);
    drawing.keep_free({x - 6, y - 6, x + 6, y + 6});
    if (bottom - top > 12) drawing.keep_free({x - 2, top, x + 2, bottom});
    drawing.keep_free({assertion.start(axis_), y - 5, assertion.end(axis_), y + 5});
    drawing.close();
  }

  void label_assertion(Drawing& drawing, std::size_t i) const {
    const ChartedFact& assertion = content_.assertions[i];
    const double start = assertion.start(axis_), end = assertion.end(axis_), y = height_of(i);
    std::string words = assertion.value;
    if (!assertion.voices.empty()) words += " · " + assertion.voices;
    const double x = (start + end) / 2;
    const std::vector<Drawing::Place> places = {
        {end + 9, y + 4, Anchor::start},  {end + 15, y + 4, Anchor::start}, {start - 9, y + 4, Anchor::end},
        {start - 15, y + 4, Anchor::end}, {x, y - 12, Anchor::middle},      {x, y + 20, Anchor::middle},
        {end + 9, y - 10, Anchor::start}, {end + 9, y + 18, Anchor::start}, {start - 9, y - 10, Anchor::end},
        {start - 9, y + 18, Anchor::end}};
    const std::string look = "label " + assertion.look;
    if (!drawing.label(places, look, shortened(words, kLabelColumns)))
      drawing.label(places, look, shortened(assertion.value, kLabelColumns));
  }

  void label_change(Drawing& drawing, const Change& change) const {
    const double x1 = content_.assertions[change.from].end(axis_), y1 = height_of(change.from);
    const double x2 = content_.assertions[change.to].start(axis_), y2 = height_of(change.to);
    std::vector<Drawing::Place> places;
    for (const double away : {0.0, 14.0, 28.0}) {
      for (const double share : {0.5, 0.35, 0.65, 0.2, 0.8}) {
        const double x = x1 + share * (x2 - x1), y = y1 + share * (y2 - y1);
        places.push_back({x + 8, y - 7 - away, Anchor::start});
        places.push_back({x - 8, y + 17 + away, Anchor::end});
        places.push_back({x + 8, y + 17 + away, Anchor::start});
        places.push_back({x - 8, y - 7 - away, Anchor::end});
      }
    }
    if (!drawing.label(places, "step", change.label) && !change.brief.empty())
      drawing.label(places, "step", change.brief);
  }

  const ChartContent& content_;
  TimeAxis axis_;
  Scale scale_;
  std::vector<Measure> measures_;
};

}  // namespace

Chart plot_chart(const ChartContent& content) { return Plot(content).draw(); }

}  // namespace gainsay
