#include <charconv>

#include "load/reader.h"
#include "load/readers.h"
#include "load/text_map.h"

namespace gainsay {

namespace {

// Turns what the readers refuse into findings with positions.
class Explain {
 public:
  Explain(Diagnoses& diagnoses, const TextMap& map, FileId file)
      : diagnoses_(diagnoses), map_(map), file_(file) {}

  static constexpr bool explains() { return true; }
  std::size_t count() const { return count_; }

  template <class MakeComplaint>
  void refuse(const TreeNode& node, std::string_view code, MakeComplaint&& make) {
    const Complaint complaint = make();
    const Extent at = complaint.within ? node.within(complaint.within->begin,
                                                     complaint.within->end - complaint.within->begin)
                                       : node.extent();
    add(code, complaint, {{map_.locate(file_, at), {}}});
  }
  template <class MakeComplaint>
  void refuse_key(const TreeNode& node, std::string_view code, MakeComplaint&& make) {
    add(code, make(), {{map_.locate(file_, node.key_extent()), {}}});
  }
  // Where something is missing, the caret stands at the bracket that opens.
  template <class MakeComplaint>
  void refuse_start(const TreeNode& node, std::string_view code, MakeComplaint&& make) {
    const std::size_t begin = node.extent().begin;
    add(code, make(), {{map_.locate(file_, {begin, begin + 1}), {}}});
  }
  void refuse_twice(const TreeNode& parent, std::string_view key, const TreeNode& second) {
    std::vector<Mark> marks{{map_.locate(file_, second.key_extent()), {}}};
    std::string first_line;
    if (const auto first = parent.member(key)) {
      marks.push_back({map_.locate(file_, first->key_extent()), "the first"});
      first_line = fmt::format("; the first is on line {}", marks.back().location.line);
    }
    add("G002", {fmt::format("the key {} stands twice in one object{}", in_quotes(key), first_line), {}},
        std::move(marks));
  }

  static std::optional<std::int64_t> integer(const TreeNode& node) {
    const std::string_view text = node.number();
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
  }
  static std::optional<std::string_view> number_text(const TreeNode& node) { return node.number(); }

 private:
  void add(std::string_view code, Complaint complaint, std::vector<Mark> marks) {
    ++count_;
    diagnoses_.add(file_, code, std::move(complaint), std::move(marks));
  }

  Diagnoses& diagnoses_;
  const TextMap& map_;
  FileId file_;
  std::size_t count_ = 0;
};

void tell(JsonError error, const TextMap& map, FileId file, Diagnoses& diagnoses) {
  std::vector<Mark> marks{{map.locate(file, error.at), {}}};
  if (error.opened) marks.push_back({map.locate(file, *error.opened), "opened here"});
  diagnoses.add(file, "G001", {std::move(error.message), std::move(error.suggestion)}, std::move(marks));
}

}  // namespace

Outcome ExplainingReader::file(std::string_view text, const FileContext& context, RawFile& raw) {
  const TextMap map(text);
  const JsonTree tree = JsonTree::parse(text);
  if (text.substr(0, kByteOrderMark.size()) == kByteOrderMark) {
    diagnoses_.add(context.id, "G001", {"the file begins with a byte order mark; save it without one", {}},
                   map.locate(context.id, {0, kByteOrderMark.size()}));
  }
  if (tree.error()) {
    tell(*tree.error(), map, context.id, diagnoses_);
    return Outcome::unparsable;
  }
  Explain sink(diagnoses_, map, context.id);
  Reader<TreeNode, Explain>(stores_, sink).file(tree.root(), context, raw);
  return sink.count() == 0 ? Outcome::read : Outcome::refused;
}

Outcome ExplainingReader::line(std::string_view text, std::uint64_t number, const FileContext& context,
                               Place place, RawLine& raw) {
  const TextMap map(text, number);
  const JsonTree tree = JsonTree::parse(text);
  if (number == 1 && text.substr(0, kByteOrderMark.size()) == kByteOrderMark) {
    diagnoses_.add(context.id, "G001", {"the file begins with a byte order mark; save it without one", {}},
                   map.locate(context.id, {0, kByteOrderMark.size()}));
  }
  if (tree.error()) {
    JsonError error = *tree.error();
    if (error.not_one_value) error.message += "; in .jsonl each line is one whole object";
    tell(std::move(error), map, context.id, diagnoses_);
    return Outcome::unparsable;
  }
  Explain sink(diagnoses_, map, context.id);
  const bool usable = Reader<TreeNode, Explain>(stores_, sink).line(tree.root(), context, place, raw);
  return usable ? Outcome::read : Outcome::refused;
}

}  // namespace gainsay
