#include "load/json_tree.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>
#include <nlohmann/json.hpp>

#include "base/suggest.h"
#include "load/complaint.h"

namespace gainsay {

namespace {

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_word(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '$' ||
         (static_cast<unsigned char>(c) & 0x80) != 0;
}

// What the parser is given, byte by byte, and how far it has read.
//
// It is the text, but for two things that would cost or fail without need: of strings far longer than any
// that is accepted only a beginning is passed on, and numbers are passed on with their syntax and without
// their magnitude (the text keeps them), so that 1e400 is a number like any other here.
class Feed {
 public:
  explicit Feed(std::string_view text, std::size_t start) : text_(text), at_(start) { settle(); }

  bool at_end() const { return at_ >= text_.size(); }
  std::size_t offset() const { return at_; }

  char current() const {
    const char c = text_[at_];
    return state_ == State::exponent && is_digit(c) ? '0' : c;
  }

  void advance() {
    step(text_[at_]);
    ++at_;
    settle();
  }

 private:
  enum class State : std::uint8_t { between, string, escape, whole, fraction, exponent };

  // Escapes take up to six bytes for one: beyond this a string is longer than kLongestString for certain.
  static constexpr std::size_t kString = 6 * kLongestString + 6;
  static constexpr std::size_t kDigits = 40;

  void step(char c) {
    ++run_;
    if (state_ == State::string || state_ == State::escape) {
      plain_ = state_ == State::string && c != '\\';
      state_ = state_ == State::escape ? State::string
               : c == '\\'             ? State::escape
               : c == '"'              ? State::between
                                       : State::string;
    } else if (c == '"') {
      state_ = State::string;
      run_ = 0;
    } else if (c == 'e' || c == 'E') {
      state_ = state_ == State::whole || state_ == State::fraction ? State::exponent : State::between;
    } else if (c == '.') {
      state_ = state_ == State::whole ? State::fraction : State::between;
      run_ = 0;
    } else if (is_digit(c)) {
      if (state_ == State::between) {
        state_ = State::whole;
        run_ = 0;
      }
    } else if (!(state_ == State::exponent && (c == '+' || c == '-'))) {
      state_ = State::between;
    }
  }

  // Passes over what is not passed on.
  void settle() {
    if ((state_ == State::whole || state_ == State::fraction) && run_ > kDigits) {
      while (!at_end() && is_digit(text_[at_])) ++at_;
    } else if (state_ == State::string && plain_ && run_ > kString && !at_end() &&
               starts_character(text_[at_])) {
      for (bool escaped = false; !at_end(); ++at_) {
        if (!escaped && (text_[at_] == '"' || static_cast<unsigned char>(text_[at_]) < 0x20)) break;
        escaped = !escaped && text_[at_] == '\\';
      }
    }
  }

  static bool starts_character(char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }

  std::string_view text_;
  std::size_t at_;
  std::size_t run_ = 0;  // bytes of this string, or digits of this number
  State state_ = State::between;
  bool plain_ = true;  // the last byte of the string was no part of an escape
};

class FeedIterator {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = char;

  explicit FeedIterator(Feed* feed) : feed_(feed) {}  // null: the end
  char operator*() const { return feed_->current(); }
  FeedIterator& operator++() {
    feed_->advance();
    return *this;
  }
  friend bool operator==(const FeedIterator& a, const FeedIterator& b) { return a.over() == b.over(); }
  friend bool operator!=(const FeedIterator& a, const FeedIterator& b) { return !(a == b); }

 private:
  bool over() const { return feed_ == nullptr || feed_->at_end(); }
  Feed* feed_;
};

// Where the first sequence that is no UTF-8 begins, from `at` on; the last byte where there is none. Source:
// the Unicode standard, table 3-7.
std::size_t ill_formed(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
  while (at + 1 < text.size()) {
    const unsigned lead = byte(at), second = byte(at + 1);
    std::size_t length = lead < 0x80                   ? 1
                         : lead >= 0xC2 && lead < 0xE0 ? 2
                         : (lead & 0xF0) == 0xE0       ? 3
                         : lead >= 0xF0 && lead < 0xF5 ? 4
                                                       : 0;
    if (length > 1 && (second & 0xC0) != 0x80) length = 0;
    if ((lead == 0xE0 && second < 0xA0) || (lead == 0xED && second > 0x9F) ||
        (lead == 0xF0 && second < 0x90) || (lead == 0xF4 && second > 0x8F))
      length = 0;
    for (std::size_t i = 2; i < length; ++i) {
      if ((byte(at + i) & 0xC0) != 0x80) length = 0;
    }
    if (length == 0) return at;
    at += length;
  }
  return std::min(at, text.size() - 1);
}

bool has(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

}  // namespace

// Receives nlohmann's events.
class TreeBuilder {
 public:
  TreeBuilder(JsonTree& tree, Feed& feed)
      : tree_(tree), text_(tree.text_), feed_(feed), end_(feed.offset()) {}

  bool null() { return scalar(JsonKind::null, 4); }
  bool boolean(bool value) {
    scalar(JsonKind::boolean, value ? 4 : 5);
    tree_.nodes_.back().truth = value;
    return true;
  }
  bool number_integer(std::int64_t) { return number(); }
  bool number_unsigned(std::uint64_t) { return number(); }
  bool number_float(double, const std::string&) { return number(); }
  bool binary(std::vector<std::uint8_t>&) { return false; }  // no JSON text has any

  bool string(std::string& value) {
    const std::size_t begin = next_token();
    add(JsonKind::string, begin, feed_.offset());
    tree_.nodes_.back().unescaped = keep(value, begin);
    return true;
  }

  bool key(std::string& value) {
    key_.begin = next_token();
    key_.end = feed_.offset();
    unescaped_key_ = keep(value, key_.begin);
    end_ = key_.end;
    return true;
  }

  bool start_object(std::size_t) { return open(JsonKind::object); }
  bool start_array(std::size_t) { return open(JsonKind::array); }
  bool end_object() { return close(); }
  bool end_array() { return close(); }

  template <class Exception>
  bool parse_error(std::size_t, const std::string&, const Exception& error) {
    tree_.error_ = explain(error.what());
    return false;
  }

 private:
  struct Level {
    std::uint32_t node, last_child;
  };

  std::size_t next_token() const {
    std::size_t at = end_;
    while (at < text_.size() && (is_space(text_[at]) || text_[at] == ',' || text_[at] == ':')) ++at;
    return at;
  }

  void add(JsonKind kind, std::size_t begin, std::size_t end) {
    JsonTree::Node node;
    node.kind = kind;
    node.begin = static_cast<std::uint32_t>(begin);
    node.end = static_cast<std::uint32_t>(end);
    node.key_begin = static_cast<std::uint32_t>(key_.begin);
    node.key_end = static_cast<std::uint32_t>(key_.end);
    node.unescaped_key = unescaped_key_;
    const auto index = static_cast<std::uint32_t>(tree_.nodes_.size());
    if (!levels_.empty()) {
      Level& level = levels_.back();
      (level.last_child == JsonTree::kNone ? tree_.nodes_[level.node].first
                                           : tree_.nodes_[level.last_child].next) = index;
      level.last_child = index;
    }
    tree_.nodes_.push_back(node);
    key_ = {};
    unescaped_key_ = JsonTree::kNone;
    end_ = end;
  }

  bool scalar(JsonKind kind, std::size_t length) {
    const std::size_t begin = next_token();
    add(kind, begin, begin + length);
    return true;
  }

  // The parser has read one byte too far to know that the number is over.
  bool number() {
    const std::size_t begin = next_token();
    std::size_t end = begin;
    while (end < text_.size() && (is_digit(text_[end]) || has("+-.eE", text_.substr(end, 1)))) ++end;
    add(JsonKind::number, begin, end);
    return true;
  }

  bool open(JsonKind kind) {
    const std::size_t begin = next_token();
    add(kind, begin, begin + 1);
    if (levels_.size() == kDeepestNesting) {
      tree_.error_ =
          JsonError{fmt::format("nested deeper than {} levels", kDeepestNesting), {}, {begin, begin + 1}, {}};
      return false;
    }
    levels_.push_back({static_cast<std::uint32_t>(tree_.nodes_.size() - 1), JsonTree::kNone});
    return true;
  }

  bool close() {
    end_ = next_token() + 1;
    tree_.nodes_[levels_.back().node].end = static_cast<std::uint32_t>(end_);
    levels_.pop_back();
    return true;
  }

  std::uint32_t keep(std::string& value, std::size_t begin) {
    const std::size_t length = feed_.offset() - begin - 2;
    if (value.size() == length) return JsonTree::kNone;  // every escape is longer than what it stands for
    tree_.strings_.push_back(std::move(value));
    return static_cast<std::uint32_t>(tree_.strings_.size() - 1);
  }

  // ---- what is wrong, in our words ------------------------------------------------------------------------

  std::size_t skip_spaces(std::size_t at) const {
    while (at < text_.size() && is_space(text_[at])) ++at;
    return at;
  }

  Extent word_at(std::size_t begin) const {
    std::size_t end = begin;
    while (end < text_.size() && is_word(text_[end])) ++end;
    return {begin, std::max(end, std::min(begin + 1, text_.size()))};
  }

  std::string_view slice(Extent extent) const {
    return text_.substr(extent.begin, extent.end - extent.begin);
  }

  // Of what happened inside a string that begins at `quote`.
  std::optional<JsonError> explain_string(std::string_view what, std::size_t quote) const {
    const std::size_t last = feed_.offset() > 0 ? feed_.offset() - 1 : 0;  // the byte that was refused
    if (has(what, "ill-formed UTF-8")) {
      const std::size_t at = ill_formed(text_, quote);
      return JsonError{
          fmt::format("not valid UTF-8: the byte 0x{:02X}", static_cast<unsigned char>(text_[at])),
          {},
          {at, at + 1},
          {}};
    }
    if (has(what, "missing closing quote"))
      return JsonError{"a string is never closed", {}, {quote, quote + 1}, {}};
    if (has(what, "control character")) {
      const char c = text_[last];
      if (c == '\n' || c == '\r')
        return JsonError{"a string is not closed before the end of its line", {}, {quote, last}, {}};
      const std::string escape = c == '\t' ? "\\t" : fmt::format("\\u{:04x}", static_cast<unsigned char>(c));
      return JsonError{
          fmt::format("a control character in a string; write {}", escape), escape, {last, last + 1}, {}};
    }
    if (has(what, "backslash") || has(what, "4 hex digits")) {
      const std::size_t slash = text_.rfind('\\', last);
      return JsonError{fmt::format("{} is no escape; a backslash itself is written \\\\",
                                   slice({slash, std::min(last + 1, text_.size())})),
                       {},
                       {slash, last + 1},
                       {}};
    }
    if (has(what, "surrogate")) {
      const std::size_t slash = text_.rfind('\\', last);
      return JsonError{"half a character: \\uD800 to \\uDFFF come in pairs", {}, {slash, last + 1}, {}};
    }
    return std::nullopt;
  }

  JsonError explain(std::string_view what) const {
    // The token that was refused is the first behind the last good one, or the second, behind a comma or
    // colon.
    std::size_t at = skip_spaces(end_);
    char separator = '\0';
    if (at < text_.size() && (text_[at] == ',' || text_[at] == ':')) {
      const std::size_t behind = skip_spaces(at + 1);
      if (behind < feed_.offset() || (behind >= text_.size() && feed_.at_end())) {
        separator = text_[at];
        at = behind;
      }
    }
    // The parser takes 05 for 0 and then 5; the tree's numbers go on to the end of the digits.
    if (!tree_.nodes_.empty() && tree_.nodes_.back().kind == JsonKind::number &&
        tree_.nodes_.back().end == end_) {
      const Extent number{tree_.nodes_.back().begin, end_};
      const std::size_t first = number.begin + (text_[number.begin] == '-' ? 1 : 0);
      if (text_[first] == '0' && first + 1 < number.end && is_digit(text_[first + 1]))
        return {"a number does not begin with 0", {}, number, {}};
    }
    const std::size_t separator_at = separator != '\0' ? skip_spaces(end_) : at;
    if (at < text_.size() && text_[at] == '"') {
      if (auto inside = explain_string(what, at)) return *inside;
    }
    if (at >= text_.size()) return explain_end();

    const char c = text_[at];
    const Extent word = word_at(at);
    const bool wants_key = has(what, "while parsing object key");
    const bool wants_colon = has(what, "while parsing object separator");
    const bool wants_comma = has(what, "while parsing array") || (has(what, "while parsing object -"));
    if (c == '/' || c == '#')
      return {"JSON has no comments; a remark goes into \"note\"", "note", {at, at + 1}, {}};
    if (c == '\'') return {"strings take double quotes", {}, {at, at + 1}, {}};
    if (c == '\xE2' && (text_.substr(at, 3) == "\u201C" || text_.substr(at, 3) == "\u201D"))
      return {"strings take straight double quotes", {}, {at, at + 3}, {}};
    if ((c == '}' || c == ']') && separator == ',')
      return {fmt::format("a comma before the closing {}", c), {}, {separator_at, separator_at + 1}, {}};
    if ((c == '}' || c == ']') && !levels_.empty()) {
      const JsonTree::Node& opened = tree_.nodes_[levels_.back().node];
      if ((opened.kind == JsonKind::object) != (c == '}'))
        return {fmt::format("{} closes what {} opened", c, text_[opened.begin]),
                {},
                {at, at + 1},
                Extent{opened.begin, opened.begin + 1}};
    }
    if (levels_.empty() && !tree_.nodes_.empty())
      return {"more text behind the end of the JSON value", {}, {at, at + 1}, {}, true};
    if (wants_colon) return {"a colon is missing between a key and its value", ":", {at, at + 1}, {}};
    if (wants_key && is_word(c))
      return {fmt::format("keys take double quotes: \"{}\"", shortened(slice(word))), {}, word, {}};
    if (wants_comma && c != ':' && c != ',' && c != '}' && c != ']') {
      if (end_ == at && is_word(c) && text_[at - 1] == '"')
        return {"text behind the end of a string; a quote inside one is written \\\"", {}, word, {}};
      if (end_ == at && is_word(c)) return {"a value goes on where it should end", {}, word, {}};
      return {"a comma is missing between two values", ",", {at, at + 1}, {}};
    }
    if (c == ',') return {"a comma where a value is wanted", {}, {at, at + 1}, {}};
    if (c == '-' || c == '+' || c == '.' || is_digit(c)) {
      std::size_t end = at;
      while (end < text_.size() && (is_digit(text_[end]) || has("+-.eE", text_.substr(end, 1)))) ++end;
      end = std::max(
          end, word_at(end).end > end && end < text_.size() && is_word(text_[end]) ? word_at(end).end : end);
      return {"not a number as JSON writes it", {}, {at, end}, {}};
    }
    if (is_word(c)) {
      static constexpr std::array<std::string_view, 3> kLiterals{"true", "false", "null"};
      static constexpr std::array<std::string_view, 6> kNothing{"None", "NaN",       "nil",
                                                                "NULL", "undefined", "nan"};
      const std::string_view text = slice(word);
      std::optional<std::string> meant = nearest(text, kLiterals);
      if (std::find(kNothing.begin(), kNothing.end(), text) != kNothing.end()) meant = "null";
      if (meant) return {fmt::format("{} is no JSON; did you mean {}?", text, *meant), *meant, word, {}};
      if ((static_cast<unsigned char>(c) & 0x80) == 0)
        return {fmt::format("text takes double quotes: \"{}\"", shortened(text)), {}, word, {}};
    }
    return {
        fmt::format("{} has no place here", c >= 0x20 && c < 0x7F ? std::string(1, c) : std::string("this")),
        {},
        {at, at + 1},
        {}};
  }

  JsonError explain_end() const {
    const std::size_t end = text_.size();
    if (levels_.empty() && tree_.nodes_.empty()) return {"the file is empty", {}, {end, end}, {}};
    if (levels_.empty()) return {"the text ends too early", {}, {end, end}, {}};
    const std::size_t opened = tree_.nodes_[levels_.back().node].begin;
    return {fmt::format("the text ends before its {} is closed", text_[opened]),
            {},
            {end, end},
            Extent{opened, opened + 1},
            true};
  }

  JsonTree& tree_;
  std::string_view text_;
  Feed& feed_;
  std::size_t end_;  // of the last token
  Extent key_;       // of the value that comes next
  std::uint32_t unescaped_key_ = JsonTree::kNone;
  std::vector<Level> levels_;
};

JsonTree JsonTree::parse(std::string_view text) {
  JsonTree tree;
  tree.text_ = text;
  const std::size_t start = text.substr(0, 3) == kByteOrderMark ? 3 : 0;
  Feed feed(text, start);
  TreeBuilder builder(tree, feed);
  // The parser would ask an empty input for its first byte; and white space alone is nothing either.
  if (std::all_of(text.begin() + static_cast<std::ptrdiff_t>(start), text.end(), is_space)) {
    tree.error_ = JsonError{"the file is empty", {}, {text.size(), text.size()}, {}};
    return tree;
  }
  const bool read = nlohmann::json::sax_parse(FeedIterator(&feed), FeedIterator(nullptr), &builder);
  if (!read && !tree.error_) tree.error_ = JsonError{"not JSON", {}, {start, start}, {}};
  return tree;
}

// ---- nodes ------------------------------------------------------------------------------------------------

JsonKind TreeNode::kind() const { return tree_->nodes_[index_].kind; }
bool TreeNode::boolean() const { return tree_->nodes_[index_].truth; }

std::string_view TreeNode::string() const {
  const JsonTree::Node& node = tree_->nodes_[index_];
  if (node.unescaped != JsonTree::kNone) return tree_->strings_[node.unescaped];
  return tree_->text_.substr(node.begin + 1, node.end - node.begin - 2);
}

std::string_view TreeNode::number() const {
  const JsonTree::Node& node = tree_->nodes_[index_];
  return tree_->text_.substr(node.begin, node.end - node.begin);
}

Extent TreeNode::extent() const { return {tree_->nodes_[index_].begin, tree_->nodes_[index_].end}; }
Extent TreeNode::key_extent() const {
  return {tree_->nodes_[index_].key_begin, tree_->nodes_[index_].key_end};
}

std::string_view TreeNode::key() const {
  const JsonTree::Node& node = tree_->nodes_[index_];
  if (node.unescaped_key != JsonTree::kNone) return tree_->strings_[node.unescaped_key];
  return node.key_end > node.key_begin
             ? tree_->text_.substr(node.key_begin + 1, node.key_end - node.key_begin - 2)
             : std::string_view();
}

std::optional<TreeNode> TreeNode::first() const {
  const std::uint32_t first = tree_->nodes_[index_].first;
  return first == JsonTree::kNone ? std::nullopt : std::optional(TreeNode(tree_, first));
}

std::optional<TreeNode> TreeNode::next() const {
  const std::uint32_t next = tree_->nodes_[index_].next;
  return next == JsonTree::kNone ? std::nullopt : std::optional(TreeNode(tree_, next));
}

std::optional<TreeNode> TreeNode::member(std::string_view key) const {
  std::optional<TreeNode> child = kind() == JsonKind::object ? first() : std::nullopt;
  while (child && child->key() != key) child = child->next();
  return child;
}

std::optional<TreeNode> TreeNode::item(std::size_t index) const {
  std::optional<TreeNode> child = kind() == JsonKind::array ? first() : std::nullopt;
  for (; child && index > 0; --index) child = child->next();
  return child;
}

Extent TreeNode::within(std::size_t offset, std::size_t length) const {
  const JsonTree::Node& node = tree_->nodes_[index_];
  if (node.unescaped != JsonTree::kNone || node.begin + 1 + offset + length > node.end) return extent();
  return {node.begin + 1 + offset, node.begin + 1 + offset + length};
}

}  // namespace gainsay
