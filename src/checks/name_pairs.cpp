#include "checks/name_pairs.h"

#include <algorithm>
#include <tuple>
#include <unordered_map>

#include "checks/wording.h"
#include "evidence/names.h"

namespace gainsay {

namespace {

constexpr std::size_t kMostTold = 6;  // names: beyond that nobody compares them

// One number for a subject or an unlisted spelling.
std::uint64_t key_of(const Name& name) {
  return name.subject.valid() ? name.subject.index : (std::uint64_t{1} << 32) + name.folded.index;
}

Likeness likest(const Corpus& corpus, const Named& a, const Named& b) {
  Likeness best;
  for (const std::string_view x : spellings_of(corpus, a)) {
    for (const std::string_view y : spellings_of(corpus, b)) {
      const Likeness here = likeness(x, y);
      if (std::tie(best.alike, best.score) < std::tie(here.alike, here.score)) best = here;
    }
  }
  return best;
}

}  // namespace

std::vector<Named> named_by(const Corpus& corpus, std::span<const FactId> facts) {
  std::vector<Named> all;
  std::unordered_map<std::uint64_t, std::size_t> known;
  for (const FactId fact : facts) {
    for_each_name(corpus, corpus.fact(fact).value, [&](const Name& name) {
      const auto [slot, fresh] = known.try_emplace(key_of(name), all.size());
      if (fresh) all.push_back({name.subject, name.subject.valid() ? StringId() : name.folded, {}, {}});
      std::vector<FactId>& mine = all[slot->second].facts;
      if (mine.empty() || mine.back() != fact) mine.push_back(fact);
    });
  }
  for (Named& each : all) {
    each.facts = by_publication(corpus, std::move(each.facts));
    each.text = corpus.subject_label(each.subject);
    if (each.listed()) continue;
    for_each_name(corpus, corpus.fact(each.facts.front()).value, [&](const Name& name) {
      if (name.folded == each.folded && each.text.empty()) each.text = corpus.text(name.text);
    });
  }
  std::sort(all.begin(), all.end(), [](const Named& a, const Named& b) {
    return std::tuple(!a.listed(), std::string_view(a.text), a.subject) <
           std::tuple(!b.listed(), std::string_view(b.text), b.subject);
  });
  return all;
}

std::vector<std::string_view> spellings_of(const Corpus& corpus, const Named& named) {
  if (!named.listed()) return {named.text};
  const Subject& subject = corpus.subjects[named.subject.index];
  std::vector<std::string_view> spellings;
  if (subject.label.valid()) spellings.push_back(corpus.text(subject.label));
  for (const StringId alias : subject.aliases) spellings.push_back(corpus.text(alias));
  spellings.push_back(corpus.text(subject.id));
  return spellings;
}

void tell_likeness(const SeriesView& view, Finding& finding) {
  if (view.property.type != ValueType::name) return;
  const std::vector<Named> names = named_by(view.corpus, finding.facts);
  if (names.size() > kMostTold) return;
  for (std::size_t i = 0; i < names.size(); ++i) {
    for (std::size_t j = i + 1; j < names.size(); ++j) {
      const std::string how =
          alike_in_words(names[i].text, names[j].text, likest(view.corpus, names[i], names[j]).alike);
      if (!how.empty()) finding.because.push_back(how);
    }
  }
}

}  // namespace gainsay
