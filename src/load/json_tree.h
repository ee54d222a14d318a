// JSON as a tree in which every token knows where it stands: for explaining what is wrong, and for reading
// back.
//
// nlohmann/json's SAX parser reads the text and this tree only notes where each token begins and ends, so
// that what is JSON is decided by a proven parser; it takes its input through a feed (json_tree.cpp) that
// knows how far it has read. Flat nodes of 40 bytes; strings without escapes are views of the text, and
// numbers are never turned into binary.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace gainsay {

inline constexpr std::size_t kDeepestNesting = 64;      // levels of {} and []
inline constexpr std::size_t kLongestString = 1 << 20;  // bytes of one string, unescaped

enum class JsonKind : std::uint8_t { null, boolean, number, string, array, object };

// A stretch of bytes, the end exclusive.
struct Extent {
  std::size_t begin = 0, end = 0;
};

struct JsonError {
  std::string message;     // a sentence without its full stop
  std::string suggestion;  // what to write instead; may be empty
  Extent at;
  std::optional<Extent> opened;  // the bracket or quote that is never closed
  bool not_one_value = false;    // less than a whole value, or more than one
};

class JsonTree;

// One value of a tree; cheap to copy, valid as long as the tree.
class TreeNode {
 public:
  JsonKind kind() const;
  bool boolean() const;
  std::string_view string() const;  // unescaped; of a string longer than kLongestString its beginning
  std::string_view number() const;  // as written
  Extent extent() const;
  Extent key_extent() const;  // of a member of an object, with its quotes
  std::string_view key() const;

  // f(key, value) for each member, in the order of the text.
  template <class F>
  void members(F&& f) const {
    for (std::optional<TreeNode> child = first(); child; child = child->next()) f(child->key(), *child);
  }
  // f(item) for each item.
  template <class F>
  void items(F&& f) const {
    for (std::optional<TreeNode> child = first(); child; child = child->next()) f(*child);
  }
  std::optional<TreeNode> member(std::string_view key) const;  // the first of that name
  std::optional<TreeNode> item(std::size_t index) const;

  // Where bytes `offset` to `offset + length` of string() stand in the text; the whole string where it has
  // escapes.
  Extent within(std::size_t offset, std::size_t length) const;

 private:
  friend class JsonTree;
  TreeNode(const JsonTree* tree, std::uint32_t index) : tree_(tree), index_(index) {}
  std::optional<TreeNode> first() const;
  std::optional<TreeNode> next() const;

  const JsonTree* tree_;
  std::uint32_t index_;
};

class JsonTree {
 public:
  // `text` outlives the tree and is shorter than 4 GiB. A byte order mark is passed over.
  static JsonTree parse(std::string_view text);

  const std::optional<JsonError>& error() const { return error_; }
  TreeNode root() const { return {this, 0}; }  // only where there is no error
  std::string_view text() const { return text_; }

 private:
  friend class TreeNode;
  friend class TreeBuilder;
  static constexpr std::uint32_t kNone = 0xffffffff;

  struct Node {
    JsonKind kind = JsonKind::null;
    bool truth = false;
    std::uint32_t begin = 0, end = 0, key_begin = 0, key_end = 0;
    std::uint32_t first = kNone, next = kNone;               // first child, next sibling
    std::uint32_t unescaped = kNone, unescaped_key = kNone;  // in strings_, where the text has escapes
  };

  std::string_view text_;
  std::vector<Node> nodes_;
  std::deque<std::string> strings_;
  std::optional<JsonError> error_;
};

inline constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

}  // namespace gainsay
