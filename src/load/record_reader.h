// Records found again in their files, with the position of every token: for what is wrong with them, and for
// quoting them.
//
// A line of .jsonl is read by itself; a .json is parsed as a whole, and the last few stay parsed, since what
// is asked for mostly comes in the order of the files.
#pragma once

#include <cstdint>
#include <list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/place.h"
#include "load/file_bytes.h"
#include "load/json_tree.h"
#include "load/text_map.h"
#include "model/corpus.h"

namespace gainsay {

enum class RecordKind : std::uint8_t { article, fact, subject, property, rule, verdict };

struct Record {
  RecordKind kind = RecordKind::fact;
  Place place;
};

// A part of a record: keys and indexes from the record down. Where the path leads nowhere, as far as it
// leads.
struct Part {
  std::vector<std::string> path;
  enum class Of : std::uint8_t { value, key, start } of = Of::value;
  std::optional<Extent> within;  // bytes of a string value
};

class RecordReader {
 public:
  explicit RecordReader(const std::vector<SourceFile>& files);
  ~RecordReader();

  // The record's JSON; nothing where the file is no longer what it was. Valid until the next call.
  std::optional<TreeNode> find(const Record& record);
  // Line 0 where it cannot be found again.
  Location locate(const Record& record, const Part& part);
  // Where a node that the last find() led to stands.
  Location locate(FileId file, Extent extent);

  // Line `line` of the file (from 1) without its end.
  std::optional<std::string> line(FileId file, std::uint32_t line, std::size_t limit);

 private:
  struct Whole;  // a .json
  struct Lines;  // a .jsonl
  Whole* whole(FileId file);
  Lines* lines(FileId file);

  const std::vector<SourceFile>& files_;
  std::list<std::unique_ptr<Whole>> wholes_;  // the last used first
  std::unordered_map<std::uint32_t, std::list<std::unique_ptr<Whole>>::iterator> whole_of_;  // by file
  std::size_t kept_bytes_ = 0;                                                               // of wholes_
  std::unordered_map<std::uint32_t, std::unique_ptr<Lines>> lines_;
  const TextMap* map_ = nullptr;  // of the last find() in a .json
};

}  // namespace gainsay
