// What was there when a project began to be held to its checks: findings that are known, so that only new
// ones fail.
//
// A file of the project's own, beside the facts: ids to know a finding again, topics to know what became of
// it, and sentences for people who read the file.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "model/finding.h"

namespace gainsay {

inline constexpr std::string_view kBaselineName = "gainsay-baseline.json";

struct BaselineEntry {
  std::string id, topic, code, message;
};

struct Baseline {
  std::vector<BaselineEntry> findings;  // by code and id
};

// Throws std::runtime_error that names the file and what is wrong with it.
Baseline read_baseline(const std::filesystem::path& path);

// All findings that are not settled; faults of files only where they are asked for: who accepts what is there
// has not accepted what could not be read.
Baseline baseline_of(const std::vector<Finding>& findings, bool with_faults = false);

// New findings become known where the baseline has their id, updated where it has their topic alone.
void mark_known(const Baseline& baseline, std::vector<Finding>& findings);

}  // namespace gainsay
