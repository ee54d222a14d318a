// An SVG drawing, shape by shape, and a place for each label where it covers nothing.
//
// Looks are classes of the page's style sheet: a style attribute would be refused by the page's own policy.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace gainsay {

struct Box {
  double left = 0, top = 0, right = 0, bottom = 0;
};
bool overlap(const Box& a, const Box& b);

enum class Anchor { start, middle, end };

class Drawing {
 public:
  explicit Drawing(const Box& room) : room_(room) {}

  void line(double x1, double y1, double x2, double y2, std::string_view look);
  void rectangle(const Box& box, std::string_view look);
  void disc(double x, double y, double radius, std::string_view look);
  void path(std::string_view data, std::string_view look);
  void text(double x, double y, Anchor anchor, std::string_view look, std::string_view words);

  // What follows is one thing, told in words to those who point at it; empty: none.
  void open(std::string_view look, std::string_view told = {});
  void close() { out_ += "</g>"; }

  // No label is put there.
  void keep_free(const Box& box) { taken_.push_back(box); }
  struct Place {
    double x = 0, y = 0;  // of the baseline
    Anchor anchor = Anchor::start;
  };
  // The first of the places where the words fit into the room and cover nothing; false where none does.
  bool label(const std::vector<Place>& places, std::string_view look, std::string_view words);

  static double width_of(std::string_view words);  // about, in the size of labels
  const std::string& svg() const { return out_; }

 private:
  Box room_;
  std::string out_;
  std::vector<Box> taken_;
};

// `12`, `12.5`: a coordinate.
std::string coordinate(double number);

}  // namespace gainsay
