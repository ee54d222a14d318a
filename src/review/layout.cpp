#include "review/layout.h"

#include <algorithm>
#include <limits>
#include <span>
#include <vector>

#include "load/json_tree.h"
#include "load/keys.h"

namespace gainsay {

namespace {

// What an object is, or the items of a list are.
enum class Kind : std::uint8_t { other, file, article, fact, quote, subject, property, rule, verdict };

std::span<const std::string_view> keys_of(Kind kind) {
  switch (kind) {
    case Kind::file:
      return kFileKeys.names;
    case Kind::article:
      return kArticleKeys.names;
    case Kind::fact:
      return kFactKeys.names;
    case Kind::quote:
      return kQuoteKeys.names;
    case Kind::subject:
      return kSubjectKeys.names;
    case Kind::property:
      return kPropertyKeys.names;
    case Kind::rule:
      return kRuleKeys.names;
    case Kind::verdict:
      return kVerdictKeys.names;
    case Kind::other:
      break;
  }
  return {};
}

Kind kind_below(Kind kind, std::string_view key) {
  if (kind == Kind::file) {
    if (key == "article" || key == "articles") return Kind::article;
    if (key == "facts") return Kind::fact;
    if (key == "subjects") return Kind::subject;
    if (key == "properties") return Kind::property;
    if (key == "rules") return Kind::rule;
    if (key == "verdicts") return Kind::verdict;
  }
  if (kind == Kind::article && key == "facts") return Kind::fact;
  if (kind == Kind::fact && key == "quote") return Kind::quote;
  return Kind::other;
}

bool is_record(Kind kind) { return kind != Kind::other && kind != Kind::file && kind != Kind::quote; }

struct Member {
  TreeNode node;
  int rank;
  bool blank_before;  // a blank line stands before it
};

class Layout {
 public:
  explicit Layout(std::string_view text) : text_(text) {}

  void value(const TreeNode& node, Kind kind, std::size_t level) {
    if (node.kind() == JsonKind::object) {
      object(node, kind, level);
    } else if (node.kind() == JsonKind::array) {
      list(node, kind, level);
    } else {
      out_ += piece(node.extent());
    }
  }
  std::string take() { return std::move(out_); }

 private:
  std::string_view piece(Extent at) const { return text_.substr(at.begin, at.end - at.begin); }

  // Between what stands before a member or item and itself there are only white space, a comma, and, of a
  // member, nothing else.
  bool blank_line(std::size_t from, std::size_t to) const {
    const std::string_view gap = text_.substr(from, to - from);
    return std::count(gap.begin(), gap.end(), '\n') > 1;
  }

  // What the user broke into lines; strings hold no line feed, so any one inside is layout.
  bool broken(const TreeNode& node) const {
    return piece(node.extent()).find('\n') != std::string_view::npos;
  }

  void line(std::size_t level) {
    out_ += '\n';
    out_.append(2 * level, ' ');
  }

  static std::size_t start_of(const TreeNode& node, bool member) {
    return member ? node.key_extent().begin : node.extent().begin;
  }

  // The members of an object in the order in which they are written.
  std::vector<Member> members(const TreeNode& node, Kind kind) const {
    const std::span<const std::string_view> keys = keys_of(kind);
    std::vector<Member> all;
    int rank = -1;
    std::size_t end = node.extent().begin + 1;
    node.members([&](std::string_view key, const TreeNode& value) {
      const auto known = std::find(keys.begin(), keys.end(), key);
      if (key == "$schema") {
        rank = -1;
      } else if (known != keys.end() && key != "note") {
        rank = static_cast<int>(known - keys.begin());
      }
      all.push_back({value, rank, !all.empty() && blank_line(end, value.key_extent().begin)});
      end = value.extent().end;
    });
    const auto before = [](const Member& a, const Member& b) { return a.rank < b.rank; };
    if (std::is_sorted(all.begin(), all.end(), before)) return all;
    std::stable_sort(all.begin(), all.end(), before);
    for (Member& member : all) member.blank_before = false;  // it parted what stands elsewhere now
    return all;
  }

  void object(const TreeNode& node, Kind kind, std::size_t level) {
    const std::vector<Member> all = members(node, kind);
    if (all.empty()) {
      out_ += "{}";
      return;
    }
    const std::size_t start = out_.size();
    if (kind != Kind::file && !broken(node)) {
      out_ += "{ ";
      for (const Member& member : all) {
        if (&member != &all.front()) out_ += ", ";
        write(member, kind, level);
      }
      out_ += " }";
      const bool one_line = out_.find('\n', start) == std::string::npos;  // a list of records never is
      if (one_line && (!is_record(kind) || columns_from(start) <= kRecordWidth)) return;
      out_.resize(start);
    }
    out_ += '{';
    for (const Member& member : all) {
      if (&member != &all.front()) out_ += ',';
      if (member.blank_before) out_ += '\n';
      line(level + 1);
      write(member, kind, level + 1);
    }
    line(level);
    out_ += '}';
  }

  void write(const Member& member, Kind kind, std::size_t level) {
    out_ += piece(member.node.key_extent());
    out_ += ": ";
    value(member.node, kind_below(kind, member.node.key()), level);
  }

  void list(const TreeNode& node, Kind kind, std::size_t level) {
    bool empty = true, records = false;
    node.items([&](const TreeNode& item) {
      empty = false;
      records = records || (is_record(kind) && item.kind() == JsonKind::object);
    });
    const bool lines = !empty && (records || broken(node));
    out_ += '[';
    std::size_t end = node.extent().begin + 1;
    bool first = true;
    node.items([&](const TreeNode& item) {
      if (!first) out_ += lines ? "," : ", ";
      if (lines) {
        if (!first && blank_line(end, item.extent().begin)) out_ += '\n';
        line(level + 1);
      }
      first = false;
      end = item.extent().end;
      value(item, kind, lines ? level + 1 : level);
    });
    if (lines) line(level);
    out_ += ']';
  }

  // The columns of what was written from there on with what stands before it on its line, and the comma that
  // may follow.
  std::size_t columns_from(std::size_t start) const {
    const std::size_t feed = out_.rfind('\n', start);
    const std::size_t begin = feed == std::string::npos ? 0 : feed + 1;
    const auto bytes = std::string_view(out_).substr(begin);
    return 1 + static_cast<std::size_t>(std::count_if(bytes.begin(), bytes.end(), [](char c) {
             return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
           }));
  }

  std::string_view text_;
  std::string out_;
};

std::string with_line_ends_of(std::string_view model, std::string text) {
  const std::size_t feed = model.find('\n');
  if (feed == std::string_view::npos || feed == 0 || model[feed - 1] != '\r') return text;
  std::string result;
  for (const char c : text) {
    if (c == '\n') result += '\r';
    result += c;
  }
  return result;
}

}  // namespace

std::string laid_out(std::string_view text) {
  const JsonTree tree = JsonTree::parse(text);
  Layout layout(text);
  layout.value(tree.root(), Kind::file, 0);
  return with_line_ends_of(text, layout.take() + "\n");
}

std::string laid_out_fact(std::string_view json) {
  std::string broken(json);
  broken.insert(1, "\n");  // a line of its own for each member
  const JsonTree tree = JsonTree::parse(broken);
  Layout layout(broken);
  layout.value(tree.root(), Kind::fact, 0);
  return layout.take();
}

}  // namespace gainsay
