#include "review/identity.h"

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>
#include <string>
#include <tuple>

namespace gainsay {

namespace {

// 40 bits: ten thousand findings collide once in twenty thousand runs.
constexpr unsigned kBits = 40;

std::string hashed(char prefix, const std::string& content) {
  return fmt::format("{}-{:010x}", prefix, XXH3_64bits(content.data(), content.size()) >> (64 - kBits));
}

void add(std::string& content, std::string_view part) {
  content += part;
  content += '\x1f';
}

std::string head(const Corpus& corpus, const Finding& finding) {
  std::string content;
  add(content, finding.code);
  if (finding.subject.valid()) add(content, corpus.text(corpus.subjects[finding.subject.index].id));
  if (finding.property.valid()) add(content, corpus.text(corpus.properties[finding.property.index].id));
  add(content, corpus.scope_text(finding.scope));
  if (finding.facts.empty()) add(content, finding.message);
  if (!finding.name.empty()) add(content, finding.name);  // one list may hold two names with a finding each
  return content;
}

Instant published(const Corpus& corpus, FactId id) {
  const Time* time = corpus.time(corpus.article_of(corpus.fact(id)).published);
  return time == nullptr || time->edtf.members.empty() ? kFuture
                                                       : time->edtf.members.front().start.widened.first;
}

// Faults of files come first: what could not be read decides what the rest is worth.
bool about_files(const Finding& finding) { return finding.code.substr(0, 2) == "G0"; }

}  // namespace

std::string fact_content(const Corpus& corpus, FactId id) {
  const Fact& fact = corpus.fact(id);
  std::string content;
  add(content, corpus.text(corpus.article_of(fact).id));
  add(content, corpus.value_code(fact.value, corpus.property_of(fact)));
  const Time* when = corpus.time(fact.when);
  add(content, when == nullptr ? std::string_view() : corpus.text(when->text));
  add(content, stance_name(fact.stance));
  return content;
}

void identify(const Corpus& corpus, std::vector<Finding>& findings) {
  for (Finding& finding : findings) {
    const std::string start = head(corpus, finding);
    std::vector<std::pair<Instant, std::string>> facts;
    facts.reserve(finding.facts.size());
    for (const FactId fact : finding.facts)
      facts.emplace_back(published(corpus, fact), fact_content(corpus, fact));
    std::sort(facts.begin(), facts.end());
    std::string all = start;
    for (const auto& [time, content] : facts) all += content;
    if (!finding.quote.empty()) add(all, finding.quote);
    finding.id = hashed('g', all);
    finding.topic = hashed('t', facts.empty() ? start : start + facts.front().second);
    if (!finding.facts.empty()) finding.next_steps.push_back(fmt::format("gainsay explain {}", finding.id));
  }
}

void order(const Corpus& corpus, std::vector<Finding>& findings) {
  const auto files_end = std::stable_partition(findings.begin(), findings.end(), about_files);
  const auto key = [&](const Finding& f) {
    const auto text = [&](const auto& store, auto id) {
      return id.valid() ? corpus.text(store[id.index].id) : std::string_view();
    };
    return std::tuple(-static_cast<int>(f.level), f.code, text(corpus.subjects, f.subject),
                      text(corpus.properties, f.property));
  };
  std::stable_sort(files_end, findings.end(), [&](const Finding& a, const Finding& b) {
    const auto x = key(a), y = key(b);
    if (x != y) return x < y;
    if (a.scope != b.scope) {
      const std::string s = corpus.scope_text(a.scope), t = corpus.scope_text(b.scope);
      if (s != t) return s < t;
    }
    return std::tie(a.name, a.id) < std::tie(b.name, b.id);
  });
}

}  // namespace gainsay
