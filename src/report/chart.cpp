#include "report/chart.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

#include "report/opening.h"
#include "report/phrase.h"

namespace gainsay {

namespace {

constexpr std::size_t kMostAssertions = 60;
constexpr double kLeastBar = 7;  // px: shorter stretches are drawn as points
constexpr double kLeastWindow = 3;

bool is_number(const Value& value) {
  return value.kind == ValueKind::number || value.kind == ValueKind::quantity;
}

std::string look_of(const Fact& fact, const Standing& standing) {
  std::string look = "said";
  if (standing.struck) {
    look += " struck";
  } else if (standing.restated) {
    look += " restated";
  } else if (standing.conflict) {
    look += " conflict";
  } else if (standing.tension) {
    look += " tension";
  }
  if (!fact.asserted()) look += fact.stance == Stance::denied ? " other denied" : " other";
  return look;
}

std::string told_of(const Corpus& corpus, FactId id, const Standing& standing) {
  const Fact& fact = corpus.fact(id);
  std::string text = corpus.value_text(fact.value, corpus.property_of(fact));
  if (fact.value.kind == ValueKind::date || fact.value.kind == ValueKind::period) text = time_in_words(text);
  const std::string_view when = when_text(corpus, fact);
  if (!when.empty()) text += ", " + time_in_words(when);
  if (!fact.asserted()) text.append(", ").append(stance_name(fact.stance));
  text += ": " + voice_of(corpus, id);
  for (const Sign& sign : signs_of(standing)) text.append("; ").append(sign.words);
  return text;
}

std::string short_voices(const Corpus& corpus, const std::vector<FactId>& facts) {
  std::vector<std::string> names;
  for (const FactId fact : facts) {
    std::string name = corpus.article_label(corpus.fact(fact).article);
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(std::move(name));
  }
  if (names.empty()) return {};
  return names.size() == 1 ? names.front()
                           : names.front() + " and " + std::to_string(names.size() - 1) + " more";
}

// Gathers what is drawn from the series of one property.
class Gathering {
 public:
  Gathering(const Result& result, const Standings& standings, const Property& property)
      : result_(result), standings_(standings), content_{result.corpus, property, {}, {}, {}, 0} {}

  void add(const Series& series) {
    std::map<std::tuple<std::string, std::string, std::string, Stance>, std::size_t> known;
    for (const FactId id : result_.graph.facts_of(series)) {
      const Fact& fact = result_.corpus.fact(id);
      std::vector<Stretch> stretches = stretches_of(result_.corpus, fact);
      const bool relation = fact.value.kind == ValueKind::relation;
      if (stretches.empty() && !relation) {
        ++content_.left_out;
        continue;
      }
      const Standing& standing = standings_.of(id);
      ChartedFact one;
      one.value = result_.corpus.value_text(fact.value, content_.property);
      one.look = look_of(fact, standing);
      one.struck = standing.struck;
      const auto [place, fresh] =
          known.try_emplace({one.value, std::string(when_text(result_.corpus, fact)), one.look, fact.stance},
                            content_.assertions.size());
      if (fresh && content_.assertions.size() >= kMostAssertions) {
        known.erase(place);
        ++content_.left_out;
        continue;
      }
      if (fresh) {
        one.stretches = std::move(stretches);
        content_.assertions.push_back(std::move(one));
      }
      ChartedFact& assertion = content_.assertions[place->second];
      assertion.facts.push_back(id);
      assertion.told += (assertion.told.empty() ? "" : "\n") + told_of(result_.corpus, id, standing);
      number_[id] = place->second;
      const auto& named = standing.findings;
      findings_.insert(findings_.end(), named.begin(), named.end());
    }
  }

  ChartContent finish() {
    for (ChartedFact& assertion : content_.assertions)
      assertion.voices = short_voices(result_.corpus, assertion.facts);
    std::sort(findings_.begin(), findings_.end());
    findings_.erase(std::unique(findings_.begin(), findings_.end()), findings_.end());
    for (const std::uint32_t i : findings_) {
      const Finding& finding = result_.findings[i];
      if (kind_of(finding) == "contradiction") shade(finding);
      for (const Step& step : finding.steps) change(step);
    }
    return std::move(content_);
  }

 private:
  void shade(const Finding& finding) {
    Shade shade;
    shade.settled = finding.status == Status::settled;
    for (const FactId fact : finding.facts) {
      const auto found = number_.find(fact);
      if (found != number_.end()) shade.assertions.push_back(found->second);
    }
    std::sort(shade.assertions.begin(), shade.assertions.end());
    shade.assertions.erase(std::unique(shade.assertions.begin(), shade.assertions.end()),
                           shade.assertions.end());
    if (!shade.assertions.empty()) content_.shades.push_back(std::move(shade));
  }

  void change(const Step& step) {
    if (step.facts.size() < 2) return;
    const auto from = number_.find(step.facts.front()), to = number_.find(step.facts.back());
    if (from == number_.end() || to == number_.end() || from->second == to->second) return;
    for (const Change& known : content_.changes)
      if (known.from == from->second && known.to == to->second) return;
    std::string label = difference_in_words(step);
    if (label.empty()) label = ratio_in_words(step);
    const std::string brief = label, days = days_in_words(step);
    if (!days.empty()) label += (label.empty() ? "" : " in ") + days + (days == "1" ? " day" : " days");
    content_.changes.push_back({from->second, to->second, label, brief});
  }

  const Result& result_;
  const Standings& standings_;
  ChartContent content_;
  std::map<FactId, std::size_t> number_;
  std::vector<std::uint32_t> findings_;
};

// Whether there are two numbers to compare by height.
bool has_two_numbers(const ChartContent& content) {
  const std::string* first = nullptr;
  for (const ChartedFact& assertion : content.assertions) {
    if (!is_number(content.corpus.fact(assertion.facts.front()).value)) return false;
    if (first == nullptr) first = &assertion.value;
    if (assertion.value != *first) return true;
  }
  return false;
}

}  // namespace

std::string voice_of(const Corpus& corpus, FactId id) {
  const Fact& fact = corpus.fact(id);
  std::string text = corpus.article_label(fact.article);
  const std::string cited = attribution(corpus, fact);
  if (!cited.empty()) text += ", citing " + cited;
  return text;
}

double rate_of(const Corpus& corpus, const Fact& fact) {
  const Property& property = corpus.property_of(fact);
  if (property.over_time != OverTime::tally || !is_number(fact.value)) return 0;
  const double days = days_of_window(corpus, fact);
  if (days <= 0) return 0;
  const Interval soft = corpus.measure(fact.value, property).soft;
  if (soft.low_infinite && soft.high_infinite) return 0;
  const double low = soft.low_infinite ? soft.high.to_double() : soft.low.to_double();
  const double high = soft.high_infinite ? soft.low.to_double() : soft.high.to_double();
  return (low + high) / 2 / days;
}

std::string rate_in_words(const Corpus& corpus, const Fact& fact) {
  const double rate = rate_of(corpus, fact);
  return rate > 0 ? fmt::format("{:.2g} a day", rate) : std::string();
}

TimeAxis ChartContent::axis(double left, double right) const {
  std::vector<Span> spans;
  for (const ChartedFact& assertion : assertions)
    for (const Stretch& stretch : assertion.stretches) spans.push_back(stretch.span);
  return {spans, left, right};
}

void draw_axis(Drawing& drawing, const TimeAxis& axis, double top, double bottom) {
  drawing.line(axis.left(), bottom, axis.right(), bottom, "axis");
  std::string lines;
  for (const TimeAxis::Mark& mark : axis.marks()) {
    lines += "M" + coordinate(mark.x) + " " + coordinate(top) + "V" + coordinate(bottom);
    const double half = Drawing::width_of(mark.label) / 2;
    if (mark.x + half < axis.right() + 20)
      drawing.text(mark.x, bottom + 16, Anchor::middle, "tick", mark.label);
  }
  if (!lines.empty()) drawing.path(lines, "grid");
}

void draw_bar(Drawing& drawing, const TimeAxis& axis, const ChartedFact& assertion, double y, double height,
              bool window) {
  bool point = false;
  for (const Stretch& stretch : assertion.stretches) {
    Box box{axis.at(stretch.span.first), y - height / 2, axis.at(stretch.span.last), y + height / 2};
    const double middle = (box.left + box.right) / 2;
    const double least = window ? kLeastWindow : kLeastBar;
    if (!window && (stretch.moment || (stretch.sure && box.right - box.left < least))) {
      drawing.disc(middle, y, 4.5, "at");
      point = true;
      continue;
    }
    if (box.right - box.left < least && (!window || stretch.sure)) {
      box.left = middle - least / 2;
      box.right = middle + least / 2;
    }
    drawing.rectangle(box, stretch.sure ? "sure" : "unsure");
    // An open end goes on beyond the edge.
    const double tip = height / 2 + 3;
    if (stretch.span.first <= kPast)
      drawing.path("M" + coordinate(box.left - 7) + " " + coordinate(y) + "l8 " + coordinate(-tip) + "v" +
                       coordinate(2 * tip) + "z",
                   "open");
    if (stretch.span.last >= kFuture)
      drawing.path("M" + coordinate(box.right + 7) + " " + coordinate(y) + "l-8 " + coordinate(-tip) + "v" +
                       coordinate(2 * tip) + "z",
                   "open");
  }
  const bool vague = std::none_of(assertion.stretches.begin(), assertion.stretches.end(),
                                  [](const Stretch& s) { return s.sure; });
  if (vague && !point && !window && !assertion.stretches.empty())
    drawing.disc(assertion.middle(axis), y, 3, "at");
  if (assertion.struck) drawing.line(assertion.start(axis) - 8, y, assertion.end(axis) + 8, y, "strike");
}

void draw_arrow(Drawing& drawing, double x1, double y1, double x2, double y2) {
  const double length = std::hypot(x2 - x1, y2 - y1);
  if (length < 14) return;
  const double along = (x2 - x1) / length, down = (y2 - y1) / length;
  const double fromx = x1 + 7 * along, fromy = y1 + 7 * down, tox = x2 - 7 * along, toy = y2 - 7 * down;
  drawing.line(fromx, fromy, tox, toy, "change");
  for (double at = 7; at < length - 7; at += 6)
    drawing.keep_free({x1 + at * along - 3, y1 + at * down - 3, x1 + at * along + 3, y1 + at * down + 3});
  const auto corner = [&](double side) {
    return coordinate(tox - 7 * along - side * 3.5 * down) + " " +
           coordinate(toy - 7 * down + side * 3.5 * along);
  };
  drawing.path("M" + coordinate(tox) + " " + coordinate(toy) + "L" + corner(1) + "L" + corner(-1) + "z",
               "head");
}

Chart timeline_chart(const Result& result, const Standings& standings, std::span<const Series> series) {
  if (series.empty()) return {};
  Gathering gathering(result, standings, result.corpus.properties[series.front().property.index]);
  for (const Series& each : series) gathering.add(each);
  const ChartContent content = gathering.finish();
  const bool dated = std::any_of(content.assertions.begin(), content.assertions.end(),
                                 [](const ChartedFact& assertion) { return !assertion.stretches.empty(); });
  if (!dated) {
    Chart nothing;
    nothing.left_out = content.left_out;
    for (const ChartedFact& assertion : content.assertions) nothing.left_out += assertion.facts.size();
    return nothing;
  }
  const bool tally = content.property.over_time == OverTime::tally;
  return !tally && has_two_numbers(content) ? plot_chart(content) : rows_chart(content);
}

}  // namespace gainsay
