#include "review/baseline.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>
#include <stdexcept>
#include <tuple>

#include "load/file_bytes.h"
#include "load/json_tree.h"

namespace gainsay {

namespace {

constexpr std::string_view kSchema = "1";

}  // namespace

Baseline read_baseline(const std::filesystem::path& path) {
  Bytes bytes;
  if (const auto error = read_file(path, bytes)) {
    throw std::runtime_error(fmt::format("cannot read the baseline {}: {}", path.string(), *error));
  }
  const JsonTree tree = JsonTree::parse(bytes.view());
  const auto refuse = [&](std::string_view why) {
    throw std::runtime_error(fmt::format("{} is no baseline of gainsay: {}", path.string(), why));
  };
  if (tree.error()) refuse(tree.error()->message);
  const auto schema = tree.root().kind() == JsonKind::object ? tree.root().member("schema") : std::nullopt;
  const auto findings = schema ? tree.root().member("findings") : std::nullopt;
  if (!findings || schema->kind() != JsonKind::number || schema->number() != kSchema) {
    refuse("it wants \"schema\": 1 and \"findings\"");
  }
  Baseline baseline;
  findings->items([&](const TreeNode& item) {
    const auto text = [&](std::string_view key) {
      const auto value = item.kind() == JsonKind::object ? item.member(key) : std::nullopt;
      if (!value || value->kind() != JsonKind::string) refuse(fmt::format("a finding has no \"{}\"", key));
      return std::string(value->string());
    };
    baseline.findings.push_back({text("id"), text("topic"), text("code"), text("message")});
  });
  return baseline;
}

Baseline baseline_of(const std::vector<Finding>& findings, bool with_faults) {
  Baseline baseline;
  for (const Finding& finding : findings) {
    if (finding.status == Status::settled || (finding.facts.empty() && !with_faults)) continue;
    baseline.findings.push_back({finding.id, finding.topic, std::string(finding.code), finding.message});
  }
  std::sort(baseline.findings.begin(), baseline.findings.end(),
            [](const auto& a, const auto& b) { return std::tie(a.code, a.id) < std::tie(b.code, b.id); });
  return baseline;
}

void mark_known(const Baseline& baseline, std::vector<Finding>& findings) {
  std::set<std::string_view> ids, topics;
  for (const BaselineEntry& entry : baseline.findings) {
    ids.insert(entry.id);
    topics.insert(entry.topic);
  }
  for (Finding& finding : findings) {
    if (finding.status != Status::fresh && finding.status != Status::updated) continue;
    if (ids.count(finding.id) > 0) {
      finding.status = Status::known;
    } else if (topics.count(finding.topic) > 0 && !finding.facts.empty()) {
      finding.status = Status::updated;
    }
  }
}

}  // namespace gainsay
