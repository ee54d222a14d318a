#include "load/diagnoses.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>
#include <utility>

namespace gainsay {

namespace {
constexpr std::size_t kMarks = 8;  // positions told of one name
constexpr std::size_t kPerFile =
    10'000;  // findings told of one file: beyond that nobody reads, and time is better spent
}  // namespace

std::string Diagnoses::key(FileId file, std::string_view code, std::string_view message) {
  return fmt::format("{} {} {}", file.index, code, message);
}

bool Diagnoses::wants_position(FileId file, std::string_view code, std::string_view message,
                               Repeat repeat) const {
  if (repeat == Repeat::tell_once) {
    const auto known = once_.find(key(file, code, message));
    if (known != once_.end()) return told_[known->second].finding.marks.size() < kMarks;
  }
  const auto counts = files_.find(file.index);
  return counts == files_.end() || counts->second.told < kPerFile;
}

void Diagnoses::add(FileId file, std::string_view code, Complaint complaint, std::vector<Mark> marks,
                    Repeat repeat) {
  if (repeat == Repeat::tell_once) {
    const auto [known, fresh] = once_.try_emplace(key(file, code, complaint.message), told_.size());
    if (!fresh && known->second < told_.size()) {
      Told& told = told_[known->second];
      ++told.times;
      if (told.finding.marks.size() < kMarks)
        told.finding.marks.insert(told.finding.marks.end(), marks.begin(), marks.end());
      return;
    }
    known->second = told_.size();
  }
  PerFile& counts = files_[file.index];
  if (counts.told >= kPerFile) {
    ++counts.untold;
    if (repeat == Repeat::tell_once) once_.erase(key(file, code, complaint.message));
    return;
  }
  ++counts.told;
  Finding finding;
  finding.code = code;
  finding.level = Level::error;
  finding.message = std::move(complaint.message);
  finding.suggestion = std::move(complaint.suggestion);
  if (!complaint.next_step.empty()) finding.next_steps.push_back(std::move(complaint.next_step));
  finding.marks = std::move(marks);
  told_.push_back({file, std::move(finding)});
}

void Diagnoses::add(FileId file, std::string_view code, Complaint complaint, const Location& location) {
  add(file, code, std::move(complaint), std::vector<Mark>{{location, {}}});
}

std::vector<Finding> Diagnoses::take() {
  for (const auto& [file, counts] : files_) {
    if (counts.untold == 0) continue;
    Finding finding;
    finding.code = "G002";
    finding.level = Level::error;
    finding.message = fmt::format("{} more errors of this file are not listed", counts.untold);
    constexpr std::uint32_t kLast = 0xffffffff;
    finding.marks = {{{FileId(file), kLast, kLast, kLast, kLast}, {}}};
    told_.push_back({FileId(file), std::move(finding)});
  }
  const auto order = [](const Told& told) {
    const Location where = told.finding.marks.empty() ? Location{} : told.finding.marks.front().location;
    return std::tuple(told.file, where.line, where.column, told.finding.code,
                      std::string_view(told.finding.message));
  };
  std::stable_sort(told_.begin(), told_.end(),
                   [&](const Told& a, const Told& b) { return order(a) < order(b); });
  std::vector<Finding> findings;
  findings.reserve(told_.size());
  for (Told& told : told_) {
    if (told.times > 1) told.finding.message += fmt::format(" ({} times in this file)", told.times);
    for (Mark& mark : told.finding.marks) {
      if (mark.location.line == 0xffffffff) mark.location = {told.file, 0, 0, 0, 0};
    }
    findings.push_back(std::move(told.finding));
  }
  *this = {};
  return findings;
}

}  // namespace gainsay
