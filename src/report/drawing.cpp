#include "report/drawing.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "report/markup.h"
#include "report/terminal.h"

namespace gainsay {

namespace {

constexpr double kCharacter = 6.5;  // the width of a column in labels of 12 px
constexpr double kAscent = 10, kDescent = 4;

std::string_view anchor_name(Anchor anchor) {
  switch (anchor) {
    case Anchor::start:
      return "";
    case Anchor::middle:
      return "middle";
    case Anchor::end:
      break;
  }
  return "end";
}

}  // namespace

bool overlap(const Box& a, const Box& b) {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

std::string coordinate(double number) {
  const double rounded = std::round(number * 10) / 10;
  if (rounded == std::floor(rounded)) return fmt::format("{}", static_cast<long long>(rounded));
  return fmt::format("{:.1f}", rounded);
}

void Drawing::line(double x1, double y1, double x2, double y2, std::string_view look) {
  out_ += Tag("line")
              .given("class", look)
              .with("x1", coordinate(x1))
              .with("y1", coordinate(y1))
              .with("x2", coordinate(x2))
              .with("y2", coordinate(y2))
              .closed();
}

void Drawing::rectangle(const Box& box, std::string_view look) {
  out_ += Tag("rect")
              .given("class", look)
              .with("x", coordinate(box.left))
              .with("y", coordinate(box.top))
              .with("width", coordinate(std::max(0.0, box.right - box.left)))
              .with("height", coordinate(std::max(0.0, box.bottom - box.top)))
              .closed();
}

void Drawing::disc(double x, double y, double radius, std::string_view look) {
  out_ += Tag("circle")
              .given("class", look)
              .with("cx", coordinate(x))
              .with("cy", coordinate(y))
              .with("r", coordinate(radius))
              .closed();
}

void Drawing::path(std::string_view data, std::string_view look) {
  out_ += Tag("path").given("class", look).with("d", data).closed();
}

void Drawing::text(double x, double y, Anchor anchor, std::string_view look, std::string_view words) {
  out_ += Tag("text")
              .given("class", look)
              .with("x", coordinate(x))
              .with("y", coordinate(y))
              .given("text-anchor", anchor_name(anchor))
              .open();
  out_ += html_text(words) + "</text>";
}

void Drawing::open(std::string_view look, std::string_view told) {
  out_ += Tag("g").given("class", look).open();
  if (!told.empty()) out_ += "<title>" + html_text(told) + "</title>";
}

bool Drawing::label(const std::vector<Place>& places, std::string_view look, std::string_view words) {
  const double width = width_of(words);
  for (const Place& place : places) {
    const double left = place.anchor == Anchor::start    ? place.x
                        : place.anchor == Anchor::middle ? place.x - width / 2
                                                         : place.x - width;
    const Box box{left, place.y - kAscent, left + width, place.y + kDescent};
    const bool inside = box.left >= room_.left && box.right <= room_.right && box.top >= room_.top &&
                        box.bottom <= room_.bottom;
    const bool free =
        std::none_of(taken_.begin(), taken_.end(), [&](const Box& b) { return overlap(b, box); });
    if (!inside || !free) continue;
    text(place.x, place.y, place.anchor, look, words);
    taken_.push_back(box);
    return true;
  }
  return false;
}

double Drawing::width_of(std::string_view words) {
  return kCharacter * static_cast<double>(display_width(words));
}

}  // namespace gainsay
