#include "review/verdicts.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>

#include "review/identity.h"

namespace gainsay {

namespace {

class Reviewer {
 public:
  Reviewer(const Corpus& corpus, SourceReader& source, Tick today)
      : corpus_(corpus), source_(source), today_(today), met_(corpus.verdicts.size(), false) {
    for (std::size_t i = 0; i < corpus.verdicts.size(); ++i) {
      by_finding_[std::string(corpus.text(corpus.verdicts[i].finding))].push_back(i);
    }
  }

  Review review(const RunChecks& run) {
    std::vector<bool> without;
    std::vector<Finding> findings;
    std::vector<Finding> settled;  // of earlier rounds; what they rested on is gone
    for (bool again = true; again;) {
      findings = run(without);
      identify(corpus_, findings);
      again = false;
      for (Finding& finding : findings) {
        const Verdict* verdict = meet(finding);
        if (verdict == nullptr || finding.status != Status::settled) continue;
        if (take_out(*verdict, finding, without)) again = true;
      }
      for (const Finding& finding : findings) {
        if (again && finding.status == Status::settled) settled.push_back(finding);
      }
    }
    keep_settled(findings, std::move(settled));
    mark_updated(findings);
    tell_unused(findings);
    return {std::move(findings), std::move(struck_)};
  }

 private:
  // The verdict on a finding, and the finding's status by it. The last verdict counts where there are
  // several.
  const Verdict* meet(Finding& finding) {
    const auto found = by_finding_.find(finding.id);
    if (found == by_finding_.end()) return nullptr;
    for (const std::size_t i : found->second) met_[i] = true;
    const Verdict& verdict = corpus_.verdicts[found->second.back()];
    if (verdict.decision != Decision::open) {
      finding.status = Status::settled;
    } else if (!expired(verdict)) {
      finding.status = Status::open;
    }
    return &verdict;
  }

  bool expired(const Verdict& verdict) const {
    const Time* until = corpus_.time(verdict.until);
    return until != nullptr && valid_time(until->edtf, Resolution::day, true).extent().last < today_;
  }

  // Whether anything was taken out that was not out before.
  bool take_out(const Verdict& verdict, const Finding& finding, std::vector<bool>& without) {
    std::vector<FactId> gone = finding.repair;
    if (verdict.decision == Decision::error_in_source) {
      gone = named(verdict);
      for (const FactId fact : gone) {
        if (std::find(struck_.begin(), struck_.end(), fact) == struck_.end()) struck_.push_back(fact);
      }
    }
    if (gone.empty()) return false;
    without.resize(corpus_.facts.size(), false);
    bool any = false;
    for (const FactId fact : gone) {
      any = any || !without[fact.index];
      without[fact.index] = true;
    }
    return any;
  }

  FactId fact_called(StringId name) {
    if (facts_.empty()) {
      for (std::uint32_t i = 0; i < corpus_.facts.size(); ++i)
        facts_.emplace(corpus_.fact_name(FactId(i)), i);
    }
    const auto found = facts_.find(std::string(corpus_.text(name)));
    return found == facts_.end() ? FactId() : FactId(found->second);
  }

  std::vector<FactId> named(const Verdict& verdict) {
    std::vector<FactId> facts;
    for (const StringId name : verdict.wrong) {
      const FactId fact = fact_called(name);
      if (fact.valid()) facts.push_back(fact);
    }
    return facts;
  }

  static void keep_settled(std::vector<Finding>& findings, std::vector<Finding> settled) {
    for (Finding& one : settled) {
      const bool there = std::any_of(findings.begin(), findings.end(),
                                     [&](const Finding& other) { return other.id == one.id; });
      if (!there) findings.push_back(std::move(one));
    }
  }

  // A finding whose id no verdict has, but whose topic one names, was decided when it said something else.
  void mark_updated(std::vector<Finding>& findings) {
    std::unordered_map<std::string, std::vector<std::size_t>> by_topic;
    for (std::size_t i = 0; i < corpus_.verdicts.size(); ++i) {
      const StringId topic = corpus_.verdicts[i].topic;
      if (!met_[i] && topic.valid()) by_topic[std::string(corpus_.text(topic))].push_back(i);
    }
    if (by_topic.empty()) return;
    for (Finding& finding : findings) {
      const auto found = by_topic.find(finding.topic);
      if (found == by_topic.end() || finding.status != Status::fresh) continue;
      finding.status = Status::updated;
      for (const std::size_t i : found->second) met_[i] = true;
      const Verdict& verdict = corpus_.verdicts[found->second.back()];
      finding.because.push_back(fmt::format("it was decided as {}, when its facts said something else",
                                            corpus_.text(verdict.finding)));
    }
  }

  void tell_unused(std::vector<Finding>& findings) {
    std::vector<Finding> told;
    for (std::size_t i = 0; i < met_.size(); ++i) {
      const Verdict& verdict = corpus_.verdicts[i];
      const std::string_view id = corpus_.text(verdict.finding);
      if (!met_[i]) {
        told.push_back(about(verdict, "G902", "meets no finding"));
        told.back().message =
            fmt::format("the verdict on {} meets no finding: its facts were changed, or mended", id);
      } else if (verdict.decision == Decision::open && expired(verdict)) {
        told.push_back(about(verdict, "G901", "until"));
        told.back().message = fmt::format("the finding {} was left open until {}; it counts again", id,
                                          corpus_.text(corpus_.time(verdict.until)->text));
      }
      if (!met_[i] || verdict.decision != Decision::error_in_source) continue;
      for (const StringId name : verdict.wrong) {
        if (fact_called(name).valid()) continue;
        told.push_back(about(verdict, "G902", "wrong"));
        told.back().message =
            fmt::format("the verdict on {} names {} wrong, which is no fact", id, corpus_.text(name));
      }
    }
    identify(corpus_, told);
    std::move(told.begin(), told.end(), std::back_inserter(findings));
  }

  Finding about(const Verdict& verdict, std::string_view code, std::string label) {
    Finding finding;
    const CodeRow* row = find_code(code);
    finding.code = row->code;
    finding.level = row->level;
    finding.marks.push_back({source_.verdict_location(verdict.place), std::move(label)});
    return finding;
  }

  const Corpus& corpus_;
  SourceReader& source_;
  Tick today_;
  std::vector<bool> met_;  // by verdict
  std::unordered_map<std::string, std::vector<std::size_t>> by_finding_;
  std::unordered_map<std::string, std::uint32_t> facts_;  // by whole id; read when first asked for
  std::vector<FactId> struck_;
};

}  // namespace

Review review(const Corpus& corpus, SourceReader& source, Tick today, const RunChecks& run) {
  return Reviewer(corpus, source, today).review(run);
}

}  // namespace gainsay
