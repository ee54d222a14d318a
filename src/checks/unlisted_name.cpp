// G406 unlisted name: a name in a value that no subject lists. It is kept as itself and is another than every
// listed one, so where it is only a spelling of one, it makes contradictions and changes that are none. One
// finding a name, on the first fact that has it, so that the finding stays the same when others join.

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <unordered_map>
#include <vector>

#include "checks/checks.h"
#include "checks/wording.h"
#include "evidence/names.h"

namespace gainsay {

namespace {

constexpr std::size_t kMostNear = 3;

struct Unlisted {
  StringId folded;
  std::vector<FactId> facts;
};

std::vector<Unlisted> unlisted_names(const Corpus& corpus) {
  std::vector<Unlisted> all;
  if (std::all_of(corpus.names.begin(), corpus.names.end(),
                  [](const Name& name) { return name.subject.valid(); }))
    return all;
  std::unordered_map<StringId, std::size_t> known;
  for (std::size_t i = 0; i < corpus.facts.size(); ++i) {
    for_each_name(corpus, corpus.facts[i].value, [&](const Name& name) {
      if (name.subject.valid()) return;
      const auto [slot, fresh] = known.try_emplace(name.folded, all.size());
      if (fresh) all.push_back({name.folded, {}});
      std::vector<FactId>& facts = all[slot->second].facts;
      if (facts.empty() || facts.back() != FactId(i)) facts.emplace_back(i);
    });
  }
  std::sort(all.begin(), all.end(), [&](const Unlisted& a, const Unlisted& b) {
    return corpus.text(a.folded) < corpus.text(b.folded);
  });
  return all;
}

// As the fact writes it.
std::string spelling_in(const Corpus& corpus, FactId fact, StringId folded) {
  std::string spelling;
  for_each_name(corpus, corpus.fact(fact).value, [&](const Name& name) {
    if (name.folded == folded && spelling.empty()) spelling = corpus.text(name.text);
  });
  return spelling;
}

std::size_t articles_of(const Corpus& corpus, const std::vector<FactId>& facts) {
  std::vector<ArticleId> articles;
  articles.reserve(facts.size());
  for (const FactId fact : facts) articles.push_back(corpus.fact(fact).article);
  std::sort(articles.begin(), articles.end());
  return static_cast<std::size_t>(std::unique(articles.begin(), articles.end()) - articles.begin());
}

}  // namespace

void check_unlisted_name(const Corpus& corpus, Findings& findings) {
  std::vector<Unlisted> names = unlisted_names(corpus);
  if (names.empty()) return;
  const ListedNames listed(corpus);
  for (Unlisted& each : names) {
    const std::size_t times = each.facts.size(), articles = articles_of(corpus, each.facts);
    const FactId first = by_publication(corpus, std::move(each.facts)).front();
    const std::string name = spelling_in(corpus, first, each.folded);
    Finding finding = finding_on(corpus, first, "G406");
    finding.name = corpus.text(each.folded);
    finding.message = fmt::format("{} ({}) is listed under no subject", name, voices(corpus, finding.facts));
    const std::vector<ListedNames::Near> near = listed.nearest(name, kMostNear);
    std::vector<std::string> nearest;
    for (const ListedNames::Near& other : near) {
      nearest.push_back(near_in_words(corpus, other));
      const std::string how = alike_in_words(name, near_spelling(corpus, other), other.alike);
      if (!how.empty()) finding.because.push_back(how);
    }
    if (!nearest.empty()) {
      finding.message += fmt::format("; the nearest listed name{} {}", nearest.size() == 1 ? " is" : "s are",
                                     listing(nearest));
      finding.suggestion = corpus.subject_label(near.front().subject);
    }
    if (times > 1) {
      finding.because.push_back(
          fmt::format("it stands in {} facts of {} article{}", times, articles, articles == 1 ? "" : "s"));
    }
    finding.next_steps.emplace_back("add it to a subject's aliases, or list it as a subject");
    finding.next_steps.emplace_back("gainsay names");
    findings.push_back(std::move(finding));
  }
}

}  // namespace gainsay
