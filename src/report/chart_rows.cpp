// Rows: tallies as windows with their rate, dates and periods where they lie, all other values a row each.
#include <algorithm>
#include <map>

#include "report/chart.h"
#include "report/phrase.h"
#include "report/terminal.h"

namespace gainsay {

namespace {

constexpr double kRow = 26, kTallyRow = 34, kMostRate = 24, kLeastRate = 1.5, kBar = 10, kInside = 16;
constexpr double kTop = 8, kFoot = 26, kRightEdge = kChartWidth - 14, kMostLabel = 220;
constexpr std::size_t kLabelColumns = 34;
constexpr std::size_t kPlaceColumns = 44;

struct Row {
  std::string label, part;  // the part that is meant stands below
  bool value = true;        // the label is what is said; otherwise who says it
  double middle = 0;
};

class Rows {
 public:
  explicit Rows(const ChartContent& content)
      : content_(content), tally_(content.property.over_time == OverTime::tally) {
    arrange();
    height_ = kTop + row_height() * static_cast<double>(rows_.size());
    double widest = 0;
    for (const Row& row : rows_)
      widest = std::max({widest, Drawing::width_of(row.label), Drawing::width_of(row.part)});
    left_ = std::min(kMostLabel, widest) + 20;
  }

  Chart draw() {
    const TimeAxis axis = content_.axis(left_ + 8, kRightEdge);
    Drawing drawing({left_, 0, kChartWidth, height_ + 4});
    for (const Shade& shade : content_.shades) draw_shade(drawing, axis, shade);
    draw_axis(drawing, axis, kTop, height_);
    for (const Row& row : rows_) {
      const double up = row.part.empty() ? 0 : 7;
      drawing.text(left_ - 10, row.middle + 4 - up, Anchor::end, row.value ? "row value" : "row", row.label);
      if (up > 0) drawing.text(left_ - 10, row.middle + 4 + up, Anchor::end, "row part", row.part);
    }
    for (std::size_t i = 0; i < content_.assertions.size(); ++i) draw_assertion(drawing, axis, i);
    for (const Change& change : content_.changes) draw_change(drawing, axis, change);
    for (std::size_t i = 0; i < content_.assertions.size(); ++i) label_assertion(drawing, axis, i);
    for (const Change& change : content_.changes) label_change(drawing, axis, change);
    return {drawing.svg(), kChartWidth, height_ + kFoot, content_.left_out};
  }

 private:
  double row_height() const { return tally_ || scoped_ ? kTallyRow : kRow; }

  bool by_voice() const {
    return tally_ || content_.property.type == ValueType::date || content_.property.type == ValueType::period;
  }

  void arrange() {
    for (const ChartedFact& assertion : content_.assertions) scoped_ |= !part_of(assertion).empty();
    std::map<std::pair<std::string, std::string>, std::size_t> of_value;
    for (const ChartedFact& assertion : content_.assertions) {
      std::vector<std::size_t>& own = rows_of_.emplace_back();
      const std::string part = part_of(assertion);
      if (by_voice()) {
        own.push_back(new_row(assertion.voices, part, false));
        if (tally_) most_rate_ = std::max(most_rate_, rate(assertion));
        continue;
      }
      for (const std::string& value : values_of(assertion)) {
        const auto [row, fresh] = of_value.try_emplace({value, part}, rows_.size());
        if (fresh) new_row(value, part, true);
        own.push_back(row->second);
      }
    }
  }

  std::size_t new_row(const std::string& label, const std::string& part, bool value) {
    const double middle = kTop + row_height() * (static_cast<double>(rows_.size()) + 0.5);
    rows_.push_back({shortened(label, kLabelColumns), shortened(part, kLabelColumns), value, middle});
    return rows_.size() - 1;
  }

  std::string part_of(const ChartedFact& assertion) const {
    return content_.corpus.scope_text(content_.corpus.fact(assertion.facts.front()).scope);
  }

  // Each of several values has its own row.
  std::vector<std::string> values_of(const ChartedFact& assertion) const {
    const Fact& fact = content_.corpus.fact(assertion.facts.front());
    if (fact.value.kind != ValueKind::list) return {assertion.value};
    std::vector<std::string> values;
    for (const Value& value : content_.corpus.lists[static_cast<std::size_t>(fact.value.payload)])
      values.push_back(content_.corpus.value_text(value, content_.property));
    return values;
  }

  double rate(const ChartedFact& assertion) const {
    return rate_of(content_.corpus, content_.corpus.fact(assertion.facts.front()));
  }

  double bar_height(const ChartedFact& assertion) const {
    if (content_.property.type == ValueType::period) return kInside;
    if (!tally_ || most_rate_ <= 0) return kBar;
    const double share = rate(assertion) / most_rate_;
    return share <= 0 ? kBar : std::max(kLeastRate, kMostRate * share);
  }

  void draw_shade(Drawing& drawing, const TimeAxis& axis, const Shade& shade) {
    Box box{kRightEdge, height_, 0, 0};
    for (const std::size_t i : shade.assertions) {
      if (content_.assertions[i].stretches.empty()) continue;
      box.left = std::min(box.left, content_.assertions[i].start(axis));
      box.right = std::max(box.right, content_.assertions[i].end(axis));
      for (const std::size_t row : rows_of_[i]) {
        box.top = std::min(box.top, rows_[row].middle - row_height() / 2);
        box.bottom = std::max(box.bottom, rows_[row].middle + row_height() / 2);
      }
    }
    if (box.left > box.right) return;
    box.left -= 9;
    box.right += 9;
    drawing.rectangle(box, shade.settled ? "shade settled" : "shade");
    drawing.keep_free({box.left - 1, box.top, box.left + 1, box.bottom});
    drawing.keep_free({box.right - 1, box.top, box.right + 1, box.bottom});
    shaded_.push_back(box);
  }

  void draw_assertion(Drawing& drawing, const TimeAxis& axis, std::size_t i) const {
    const ChartedFact& assertion = content_.assertions[i];
    drawing.open(assertion.look, assertion.told);
    for (const std::size_t row : rows_of_[i]) {
      const double y = rows_[row].middle, height = bar_height(assertion);
      draw_bar(drawing, axis, assertion, y, height, tally_);
      if (!assertion.stretches.empty())
        drawing.keep_free({assertion.start(axis) - 5, y - 6, assertion.end(axis) + 5, y + 6});
    }
    drawing.close();
  }

  void label_assertion(Drawing& drawing, const TimeAxis& axis, std::size_t i) const {
    const ChartedFact& assertion = content_.assertions[i];
    std::string words = assertion.voices;
    if (by_voice()) {
      words = content_.property.type == ValueType::number ? assertion.value : time_in_words(assertion.value);
      const std::string rate = rate_in_words(content_.corpus, content_.corpus.fact(assertion.facts.front()));
      if (!rate.empty()) words += " · " + rate;
    }
    words = shortened(words, kPlaceColumns);
    if (!content_.corpus.fact(assertion.facts.front()).asserted())
      words.append(" (")
          .append(stance_name(content_.corpus.fact(assertion.facts.front()).stance))
          .append(")");
    const std::string look = "label " + assertion.look;
    const double y = rows_[rows_of_[i].front()].middle + 4;
    if (assertion.stretches.empty()) {
      drawing.label({{axis.left(), y, Anchor::start}}, look, words);
      return;
    }
    if (is_labelled_already(axis, i)) return;
    const double start = assertion.start(axis), end = assertion.end(axis), width = Drawing::width_of(words);
    if (by_voice() && end - start > width + 16 && bar_height(assertion) >= kInside) {
      drawing.text((start + end) / 2, y, Anchor::middle, look, words);  // inside its bar
      return;
    }
    std::vector<Drawing::Place> places = {{end + 9, y, Anchor::start}, {start - 9, y, Anchor::end}};
    for (const Box& shade : shaded_) {  // rather beside a shade than across its edge
      if (shade.top > y || shade.bottom < y) continue;
      places.push_back({shade.right + 5, y, Anchor::start});
      places.push_back({shade.left - 5, y, Anchor::end});
    }
    const double above = y - 15, below = y + 15;
    places.push_back({(start + end) / 2, above, Anchor::middle});
    places.push_back({start, above, Anchor::start});
    places.push_back({(start + end) / 2, below, Anchor::middle});
    drawing.label(places, look, words);
  }

  // The same voice, a moment before, in the same row: one label is enough for both.
  bool is_labelled_already(const TimeAxis& axis, std::size_t i) const {
    const ChartedFact& assertion = content_.assertions[i];
    for (std::size_t j = 0; j < i; ++j) {
      const ChartedFact& before = content_.assertions[j];
      if (rows_of_[j].front() == rows_of_[i].front() && before.voices == assertion.voices &&
          before.look == assertion.look && before.start(axis) <= assertion.end(axis) &&
          assertion.start(axis) <= before.end(axis))
        return true;
    }
    return false;
  }

  struct Ends {
    double x1, y1, x2, y2;
  };
  Ends ends_of(const TimeAxis& axis, const Change& change) const {
    const ChartedFact &from = content_.assertions[change.from], &to = content_.assertions[change.to];
    const bool back = from.start(axis) > to.end(axis);
    return {back ? from.start(axis) : from.end(axis), rows_[rows_of_[change.from].front()].middle,
            back ? to.end(axis) : to.start(axis), rows_[rows_of_[change.to].front()].middle};
  }

  void draw_change(Drawing& drawing, const TimeAxis& axis, const Change& change) const {
    const Ends at = ends_of(axis, change);
    draw_arrow(drawing, at.x1, at.y1, at.x2, at.y2);
  }

  void label_change(Drawing& drawing, const TimeAxis& axis, const Change& change) const {
    if (change.label.empty()) return;
    const Ends at = ends_of(axis, change);
    const double x = (at.x1 + at.x2) / 2, y = (at.y1 + at.y2) / 2;
    std::vector<Drawing::Place> places;
    for (const double share : {0.0, 0.25, -0.25}) {
      const double along = x + share * (at.x2 - at.x1), down = y + share * (at.y2 - at.y1);
      places.push_back({along, down - 8, Anchor::middle});
      places.push_back({along + 8, down - 4, Anchor::start});
      places.push_back({along - 8, down + 14, Anchor::end});
      places.push_back({along + 8, down + 14, Anchor::start});
    }
    if (!drawing.label(places, "step", change.label) && !change.brief.empty())
      drawing.label(places, "step", change.brief);
  }

  const ChartContent& content_;
  bool tally_, scoped_ = false;
  std::vector<Row> rows_;
  std::vector<std::vector<std::size_t>> rows_of_;  // by assertion
  std::vector<Box> shaded_;
  double left_ = 0, height_ = 0, most_rate_ = 0;
};

}  // namespace

Chart rows_chart(const ChartContent& content) { return Rows(content).draw(); }

}  // namespace gainsay
