// G204 similar names: two names of one series that differ but look like variants of each other.
//
// A name that no subject lists is another than every listed one, so a spelling that is missing among the
// aliases reads as another person. Two listed subjects were told apart by whoever listed them, and are left
// alone; so are two names that one fact gives side by side, and two that a conflict or a reversal tells of
// already. Of many variants of one name each is told with one other, not with all: n − 1 findings, in the
// order of the names. Names are compared within blocks (base/like_names.h), so a series of ten thousand takes
// no ten thousand squared.

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <unordered_map>

#include "base/fold.h"
#include "base/like_names.h"
#include "checks/checks.h"
#include "checks/history.h"
#include "checks/name_pairs.h"
#include "checks/wording.h"
#include "evidence/names.h"

namespace gainsay {

namespace {

// Names that were told together, as sets.
class Told {
 public:
  explicit Told(std::size_t count) : parent_(count) {
    std::iota(parent_.begin(), parent_.end(), std::size_t{0});
  }
  std::size_t find(std::size_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  bool together(std::size_t a, std::size_t b) { return find(a) == find(b); }
  void join(std::size_t a, std::size_t b) { parent_[find(b)] = find(a); }

 private:
  std::vector<std::size_t> parent_;
};

// Most series name nothing that is not listed.
bool names_unlisted(const SeriesView& view) {
  const auto facts = view.context.graph.facts_of(view.series);
  return std::any_of(facts.begin(), facts.end(), [&](FactId id) {
    bool unlisted = false;
    for_each_name(view.corpus, view.corpus.fact(id).value,
                  [&](const Name& name) { unlisted = unlisted || !name.subject.valid(); });
    return unlisted;
  });
}

// Without what a publisher took back.
std::vector<FactId> standing_facts(const SeriesView& view) {
  const auto all = view.context.graph.facts_of(view.series);
  std::vector<FactId> facts(all.begin(), all.end());
  if (view.restatements.empty()) return facts;
  std::vector<FactId> gone;
  for (const Restatement& restatement : view.restatements) gone.push_back(restatement.earlier);
  std::sort(gone.begin(), gone.end());
  std::erase_if(facts, [&](FactId fact) { return std::binary_search(gone.begin(), gone.end(), fact); });
  return facts;
}

// The facts of one series that another check tells of together.
std::vector<std::vector<FactId>> told_elsewhere(const SeriesView& view) {
  std::vector<std::vector<FactId>> groups;
  const auto group = [&](const std::vector<std::uint32_t>& assertions) {
    for (const std::uint32_t each : assertions) groups.back().push_back(view.assertions[each].fact);
  };
  for (const Conflict& conflict : view.conflicts) {
    groups.emplace_back();
    group(conflict.members);
  }
  const std::vector<Run> runs = history(view);
  for (const std::size_t i : reversals(view, runs)) {
    groups.emplace_back();
    for (const std::size_t run : {i - 1, i, i + 1}) group(runs[run].assertions);
  }
  return groups;
}

bool share_a_fact(const std::vector<FactId>& a, const std::vector<FactId>& b) {
  return std::find_first_of(a.begin(), a.end(), b.begin(), b.end()) != a.end();
}

// `b` is not listed; `as` is the spelling of `a` that it looks like.
Finding finding_of_pair(const SeriesView& view, const Named& a, const Named& b, std::string_view as) {
  Finding finding = finding_on(view, "G204");
  finding.facts = by_publication(view.corpus, {a.facts.front(), b.facts.front()});
  const auto said = [&](const Named& name) {
    return fmt::format("{} ({})", name.text, voices(view.corpus, name.facts));
  };
  finding.message =
      fmt::format("{} is {} and {}: one name, written two ways?", topic_of(view), said(a), said(b));
  finding.name = fmt::format("{} {}", fold(a.text), view.corpus.text(b.folded));
  finding.because.push_back(alike_in_words(as, b.text, Alike::variant));
  if (a.listed()) {
    finding.because.push_back(fmt::format("{} is no alias of {}, so it stands for another", b.text, a.text));
    finding.suggestion = a.text;
  } else {
    finding.because.emplace_back("neither is listed under a subject, so they stand for two");
  }
  finding.next_steps.push_back(
      a.listed() ? fmt::format("add {} to the aliases of {}, or list it as a subject", b.text, a.text)
                 : std::string("list one subject with both spellings, or list two"));
  finding.next_steps.emplace_back("gainsay names");
  return finding;
}

}  // namespace

void check_similar_names(const SeriesView& view, Findings& findings) {
  if (view.property.type != ValueType::name || !names_unlisted(view)) return;
  const std::vector<Named> names = named_by(view.corpus, standing_facts(view));
  if (names.size() < 2 || names.back().listed()) return;

  Told told(names.size());
  std::unordered_map<FactId, std::vector<std::size_t>> named_in;
  for (std::size_t i = 0; i < names.size(); ++i) {
    for (const FactId fact : names[i].facts) named_in[fact].push_back(i);
  }
  for (const std::vector<FactId>& group : told_elsewhere(view)) {
    const std::size_t with = named_in[group.front()].front();
    for (const FactId fact : group) told.join(with, named_in[fact].front());
  }

  LikeNames like;
  std::vector<std::size_t> name_of;           // by number in `like`: a listed one has several spellings
  std::vector<std::string_view> spelling_of;  // likewise
  for (std::size_t i = 0; i < names.size(); ++i) {
    for (const std::string_view spelling : spellings_of(view.corpus, names[i])) {
      const std::uint32_t number = like.add(spelling);
      name_of.push_back(i);
      spelling_of.push_back(spelling);
      if (names[i].listed()) continue;
      for (const std::uint32_t other : like.earlier(number)) {
        const std::size_t j = name_of[other];
        if (told.together(i, j) || likeness(like.form(other), like.form(number)).alike != Alike::variant)
          continue;
        if (share_a_fact(names[i].facts, names[j].facts)) continue;
        told.join(j, i);
        findings.push_back(finding_of_pair(view, names[j], names[i], spelling_of[other]));
      }
    }
  }
}

}  // namespace gainsay
