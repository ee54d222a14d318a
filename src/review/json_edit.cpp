#include "review/json_edit.h"

#include <fmt/format.h>

#include <optional>

namespace gainsay {

namespace {

constexpr std::string_view kSpace = " \t\r\n";

// Each line after the first moved in.
std::string indented(std::string_view text, std::string_view by) {
  std::string result;
  for (const char c : text) {
    result += c;
    if (c == '\n') result += by;
  }
  return result;
}

// The white space that the line of `at` begins with.
std::string_view indent_of(std::string_view text, std::size_t at) {
  const std::size_t feed = at == 0 ? std::string_view::npos : text.rfind('\n', at - 1);
  const std::size_t begin = feed == std::string_view::npos ? 0 : feed + 1;
  const std::size_t end = std::min(text.find_first_not_of(" \t", begin), text.size());
  return text.substr(begin, end - begin);
}

// Puts `inserted` behind the last member or item of what ends with a bracket at `close`.
std::string add_last(std::string_view text, std::size_t close, bool empty, std::string_view inserted,
                     std::string_view indent) {
  const std::size_t last = text.find_last_not_of(kSpace, close - 1) + 1;
  std::string result(text.substr(0, last));
  if (!empty) result += ',';
  result += fmt::format("\n{}{}", indent, indented(inserted, indent));
  const std::string_view gap = text.substr(last, close - last);
  result += gap.find('\n') == std::string_view::npos ? fmt::format("\n{}", indent_of(text, close))
                                                     : std::string(gap);
  return result.append(text.substr(close));
}

}  // namespace

std::string append_to_list(std::string_view text, std::string_view key, std::string_view item) {
  const JsonTree tree = JsonTree::parse(text);
  return append_to_list(text, tree.root(), key, item);
}

std::string append_to_list(std::string_view text, const TreeNode& object, std::string_view key,
                           std::string_view item) {
  const std::optional<TreeNode> list = object.member(key);
  if (!list) {
    bool empty = true;
    object.members([&](std::string_view, const TreeNode&) { empty = false; });
    const std::string member = fmt::format("\"{}\": [\n  {}\n]", key, indented(item, "  "));
    const std::string indent = std::string(indent_of(text, object.extent().begin)) + "  ";
    return add_last(text, object.extent().end - 1, empty, member, indent);
  }
  std::optional<TreeNode> last;
  list->items([&](const TreeNode& node) { last = node; });
  const std::size_t close = list->extent().end - 1;
  const std::string indent = last ? std::string(indent_of(text, last->extent().begin))
                                  : std::string(indent_of(text, list->key_extent().begin)) + "  ";
  return add_last(text, close, !last, item, indent);
}

std::string insert_member(std::string_view text, Extent object, std::string_view key,
                          std::string_view value) {
  const std::size_t inside = object.begin + 1;
  const std::size_t first = std::min(text.find_first_not_of(kSpace, inside), text.size());
  const std::string gap(text.substr(inside, first - inside));
  const bool empty = first < text.size() && text[first] == '}';
  std::string result(text.substr(0, first));
  result += fmt::format("\"{}\": {}", key, value);
  if (!empty) result += "," + (gap.empty() ? " " : gap);
  return result.append(text.substr(first));
}

}  // namespace gainsay
