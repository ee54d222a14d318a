// Findings of the reasoning checks on facts that a test writes down as JSON.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "checks/run.h"
#include "graph/fact_graph.h"
#include "unit/load_fixture.h"

namespace gainsay::testing {

struct Checked {
  Corpus corpus;
  std::vector<Finding> findings;  // of the checks alone

  std::vector<std::string> names(const std::vector<FactId>& facts) const {
    std::vector<std::string> all;
    for (const FactId fact : facts) all.push_back(corpus.fact_name(fact));
    return all;
  }
};

// One file of facts; throws where it cannot be read whole.
inline Checked check_text(std::string_view text) {
  const Folder folder;
  folder.write("facts.json", text);
  Loaded loaded = folder.load();
  if (!loaded.findings.empty()) throw std::runtime_error(findings_text(loaded));
  Checked checked{std::move(loaded.corpus), {}};
  checked.findings = run_checks(FactGraph(checked.corpus), Origins(checked.corpus), 1);
  return checked;
}

}  // namespace gainsay::testing
