#include "load/record_reader.h"

#include <algorithm>
#include <charconv>
#include <cstring>

namespace gainsay {

namespace {

constexpr std::size_t kKeptBytes = 32 << 20;  // of .json kept parsed, beside the last one
constexpr std::size_t kChunk = 1 << 15;       // of .jsonl, read at a time to count its lines

std::string first_points(std::string_view text, std::size_t limit) {
  std::size_t points = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if ((static_cast<unsigned char>(text[i]) & 0xC0) == 0x80) continue;
    if (points++ == limit) return std::string(text.substr(0, i));
  }
  return std::string(text);
}

std::string_view without_carriage_return(std::string_view line) {
  if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
  return line;
}

}  // namespace

struct RecordReader::Whole {
  FileId file;
  Bytes bytes;
  std::optional<JsonTree> tree;
  std::optional<TextMap> map;
  std::unordered_map<std::size_t, std::vector<TreeNode>> items;  // of long lists, by where they begin

  const std::vector<TreeNode>& items_of(const TreeNode& list) {
    const auto [found, fresh] = items.try_emplace(list.extent().begin);
    std::vector<TreeNode>& all = found->second;
    if (fresh) list.items([&](const TreeNode& item) { all.push_back(item); });
    return all;
  }
  std::optional<TreeNode> item(const std::optional<TreeNode>& list, std::size_t index) {
    if (!list || list->kind() != JsonKind::array) return std::nullopt;
    const std::vector<TreeNode>& all = items_of(*list);
    return index < all.size() ? std::optional(all[index]) : std::nullopt;
  }
};

struct RecordReader::Lines {
  InputFile file;
  const std::vector<std::uint64_t>* marks = nullptr;  // where every kLinesAMark-th line begins
  std::string chunk = std::string(kChunk, '\0');
  std::string text;  // of the last line asked for
  std::uint64_t text_offset = 0;
  std::optional<JsonTree> tree;
  std::optional<TextMap> map;

  // Calls `feed` with the offset of each line feed from `offset` on, until it says to stop.
  template <class Feed>
  void feeds_from(std::uint64_t offset, std::uint64_t end, Feed feed) {
    while (offset < end) {
      const auto wanted = static_cast<std::size_t>(std::min<std::uint64_t>(kChunk, end - offset));
      const std::size_t got = file.read(offset, chunk.data(), wanted);
      if (got == 0) return;
      for (const char* at = chunk.data();; ++at) {
        at = static_cast<const char*>(
            std::memchr(at, '\n', static_cast<std::size_t>(chunk.data() + got - at)));
        if (at == nullptr) break;
        if (!feed(offset + static_cast<std::uint64_t>(at - chunk.data()))) return;
      }
      offset += got;
    }
  }

  std::uint64_t line_number(std::uint64_t offset) {
    const auto after = std::upper_bound(marks->begin(), marks->end(), offset);
    if (after == marks->begin()) return 1;
    std::uint64_t number = static_cast<std::uint64_t>(after - marks->begin() - 1) * kLinesAMark + 1;
    feeds_from(*std::prev(after), offset, [&](std::uint64_t) {
      ++number;
      return true;
    });
    return number;
  }

  // The line that begins there, or as much of it as `limit`.
  bool read_line(std::uint64_t offset, std::size_t limit) {
    text.clear();
    text_offset = offset;
    for (std::size_t step = 4096; text.size() < limit; step *= 2) {
      const std::size_t before = text.size();
      text.resize(before + step);
      const std::size_t got = file.read(offset + before, text.data() + before, step);
      text.resize(before + got);
      const std::size_t feed = text.find('\n', before);
      if (feed != std::string::npos) {
        text.resize(feed);
        return true;
      }
      if (got < step) break;
    }
    return !text.empty();
  }

  // Where line `number` (from 1) begins.
  std::optional<std::uint64_t> offset_of(std::uint64_t number) {
    const std::uint64_t mark = (number - 1) / kLinesAMark;
    if (mark >= marks->size()) return std::nullopt;
    std::uint64_t left = (number - 1) % kLinesAMark;
    std::optional<std::uint64_t> begins = (*marks)[static_cast<std::size_t>(mark)];
    if (left == 0) return begins;
    const std::uint64_t start = *begins;
    begins.reset();
    feeds_from(start, file.size(), [&](std::uint64_t feed) {
      if (--left > 0) return true;
      begins = feed + 1;
      return false;
    });
    return begins;
  }

  // The line without white space around it: the record that it holds.
  Extent whole_line() const {
    constexpr std::string_view kSpace = " \t\r";
    const std::size_t first = text.find_first_not_of(kSpace);
    if (first == std::string::npos) return {};
    return {first, text.find_last_not_of(kSpace) + 1};
  }
};

RecordReader::RecordReader(const std::vector<SourceFile>& files) : files_(files) {}
RecordReader::~RecordReader() = default;

RecordReader::Whole* RecordReader::whole(FileId file) {
  const auto known = whole_of_.find(file.index);
  if (known != whole_of_.end()) {
    wholes_.splice(wholes_.begin(), wholes_, known->second);
    return wholes_.front().get();
  }
  while (kept_bytes_ > kKeptBytes) {
    kept_bytes_ -= wholes_.back()->bytes.view().size();
    whole_of_.erase(wholes_.back()->file.index);
    wholes_.pop_back();
  }
  wholes_.push_front(std::make_unique<Whole>());
  whole_of_[file.index] = wholes_.begin();
  Whole& fresh = *wholes_.front();
  fresh.file = file;
  if (read_file(files_[file.index].path, fresh.bytes)) fresh.bytes.set_size(0);
  kept_bytes_ += fresh.bytes.view().size();
  fresh.tree = JsonTree::parse(fresh.bytes.view());
  fresh.map.emplace(fresh.bytes.view());
  return &fresh;
}

RecordReader::Lines* RecordReader::lines(FileId file) {
  auto& lines = lines_[file.index];
  if (!lines) {
    lines = std::make_unique<Lines>();
    lines->marks = &files_[file.index].line_starts;
    if (lines->file.open(files_[file.index].path)) return nullptr;
  }
  return lines.get();
}

std::optional<TreeNode> RecordReader::find(const Record& record) {
  const FileId file = record.place.file();
  map_ = nullptr;
  if (files_[file.index].lines) {
    Lines* source = lines(file);
    if (source == nullptr || !source->read_line(record.place.at(), kLongestLine)) return std::nullopt;
    source->tree = JsonTree::parse(source->text);
    if (source->tree->error()) return std::nullopt;
    const TreeNode root = source->tree->root();
    return record.kind == RecordKind::article ? root.member("article") : std::optional(root);
  }
  Whole& source = *whole(file);
  map_ = &*source.map;
  if (source.tree->error()) return std::nullopt;
  const TreeNode root = source.tree->root();
  const std::uint64_t at = record.place.at();
  const auto index = static_cast<std::size_t>(at);
  switch (record.kind) {
    case RecordKind::article:
      return at == 0 ? root.member("article") : source.item(root.member("articles"), index - 1);
    case RecordKind::subject:
      return source.item(root.member("subjects"), index);
    case RecordKind::property:
      return source.item(root.member("properties"), index);
    case RecordKind::rule:
      return source.item(root.member("rules"), index);
    case RecordKind::verdict:
      return source.item(root.member("verdicts"), index);
    case RecordKind::fact:
      break;
  }
  const auto within = static_cast<std::size_t>(at & 0xffffffff);
  if (at >> 32 == 0) return source.item(root.member("facts"), within);
  const auto article = source.item(root.member("articles"), static_cast<std::size_t>((at >> 32) - 1));
  return article ? source.item(article->member("facts"), within) : std::nullopt;
}

Location RecordReader::locate(FileId file, Extent extent) {
  if (files_[file.index].lines) {
    Lines* source = lines(file);
    if (source == nullptr) return Location{file};
    source->map.emplace(source->text, source->line_number(source->text_offset));
    return source->map->locate(file, extent);
  }
  return map_ != nullptr ? map_->locate(file, extent) : Location{file};
}

Location RecordReader::locate(const Record& record, const Part& part) {
  const FileId file = record.place.file();
  if (files_[file.index].lines && record.kind == RecordKind::fact && part.path.empty() &&
      part.of == Part::Of::value) {
    // A fact is all of its line: no need to take it apart.
    Lines* source = lines(file);
    if (source == nullptr || !source->read_line(record.place.at(), kLongestLine)) return Location{file};
    return locate(file, source->whole_line());
  }
  std::optional<TreeNode> node = find(record);
  if (!node) return {file, 0, 0, 0, 0};
  bool arrived = true;
  for (const std::string& step : part.path) {
    std::size_t index = 0;
    std::from_chars(step.data(), step.data() + step.size(), index);
    const auto next = node->kind() == JsonKind::array ? node->item(index) : node->member(step);
    arrived = next.has_value();
    if (!next) break;
    node = next;
  }
  Extent extent = node->extent();
  if (arrived && part.of == Part::Of::key && node->key_extent().end > 0) extent = node->key_extent();
  // Of what has parts, only where it opens: they may go on for pages.
  const bool has_parts = node->kind() == JsonKind::object || node->kind() == JsonKind::array;
  if (part.of == Part::Of::start || (!arrived && has_parts)) extent.end = extent.begin + 1;
  if (arrived && part.within && node->kind() == JsonKind::string)
    extent = node->within(part.within->begin, part.within->end - part.within->begin);
  return locate(file, extent);
}

std::optional<std::string> RecordReader::line(FileId file, std::uint32_t number, std::size_t limit) {
  if (number == 0) return std::nullopt;
  if (files_[file.index].lines) {
    Lines* source = lines(file);
    const auto offset = source == nullptr ? std::nullopt : source->offset_of(number);
    if (!offset || !source->read_line(*offset, 4 * limit + 8)) return std::nullopt;
    return first_points(without_carriage_return(source->text), limit);
  }
  std::string_view rest = whole(file)->bytes.view();
  if (rest.empty()) return std::nullopt;
  for (std::uint32_t skip = 1; skip < number; ++skip) {
    const std::size_t feed = rest.find('\n');
    if (feed == std::string_view::npos) return std::nullopt;
    rest.remove_prefix(feed + 1);
  }
  if (number == 1 && rest.substr(0, kByteOrderMark.size()) == kByteOrderMark)
    rest.remove_prefix(kByteOrderMark.size());
  return first_points(without_carriage_return(rest.substr(0, rest.find('\n'))), limit);
}

}  // namespace gainsay
