// What was found wrong with files, collected: findings G001 to G010.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/id.h"
#include "load/complaint.h"
#include "model/finding.h"

namespace gainsay {

class Diagnoses {
 public:
  // A name that nothing defines is told once a file, with its first positions and the number of times.
  enum class Repeat : std::uint8_t { tell_each, tell_once };

  void add(FileId file, std::string_view code, Complaint complaint, std::vector<Mark> marks,
           Repeat repeat = Repeat::tell_each);
  void add(FileId file, std::string_view code, Complaint complaint, const Location& location);
  // Whether another one of that kind would be told with its position, so that finding the position is worth
  // it.
  bool wants_position(FileId file, std::string_view code, std::string_view message, Repeat repeat) const;

  // In the order of files, then of positions.
  std::vector<Finding> take();

 private:
  struct Told {
    FileId file;
    Finding finding;
    std::size_t times = 1;
  };
  struct PerFile {
    std::size_t told = 0, untold = 0;
  };
  static std::string key(FileId file, std::string_view code, std::string_view message);

  std::vector<Told> told_;
  std::unordered_map<std::string, std::size_t> once_;  // of told_
  std::unordered_map<std::uint32_t, PerFile> files_;
};

}  // namespace gainsay
