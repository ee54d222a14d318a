#include "evidence/name_uses.h"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

#include "base/fold.h"
#include "base/like_names.h"
#include "base/name_form.h"
#include "evidence/capitalised.h"

namespace gainsay {

namespace {

constexpr std::size_t kMostNear = 3;

// Capitalised in English though they name nobody: dates, and what sentences begin with.
constexpr std::array<std::string_view, 19> kDates{
    "january",   "february",  "march",   "april",    "may",      "june",   "july",
    "august",    "september", "october", "november", "december", "monday", "tuesday",
    "wednesday", "thursday",  "friday",  "saturday", "sunday"};
constexpr std::array<std::string_view, 64> kOpenings{
    "the",   "a",     "an",   "in",    "on",      "at",      "from", "between", "after",  "before", "since",
    "while", "if",    "this", "these", "that",    "those",   "he",   "she",     "it",     "they",   "we",
    "i",     "you",   "but",  "and",   "or",      "as",      "by",   "with",    "for",    "to",     "most",
    "some",  "three", "two",  "one",   "when",    "where",   "who",  "under",   "until",  "last",   "no",
    "not",   "his",   "her",  "its",   "their",   "our",     "my",   "despite", "during", "there",  "all",
    "both",  "each",  "many", "about", "against", "because", "what", "how",     "of"};

template <std::size_t N>
bool is_one_of(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool names_nobody(std::string_view folded) {
  return is_one_of(folded, kDates) || is_one_of(folded, kOpenings);
}

class Counter {
 public:
  Counter(const Corpus& corpus, const ListedNames& listed) : listed_(listed) {
    for (const Name& name : corpus.names) {
      if (!name.subject.valid()) unlisted_.emplace(corpus.text(name.folded));
    }
  }

  NameUse& use(std::string_view text) {
    const auto [known, fresh] = number_.try_emplace(std::string(text), uses_.size());
    if (fresh) {
      NameUse use;
      use.text = text;
      use.subject = listed_.find(text);
      uses_.push_back(std::move(use));
    }
    return uses_[known->second];
  }

  // Of a run the longest stretches that are listed or some fact's value, and what is left between them.
  void run(const CapitalisedRun& run) {
    std::size_t left_from = 0, i = 0;
    while (i < run.words.size()) {
      std::size_t end = run.words.size();
      while (end > i && !known(run.of(i, end - 1))) --end;
      if (end == i) {
        ++i;
        continue;
      }
      left_over(run, left_from, i);
      ++use(run.of(i, end - 1)).quotes;
      left_from = i = end;
    }
    left_over(run, left_from, run.words.size());
  }

  std::vector<NameUse> take() { return std::move(uses_); }

 private:
  bool known(std::string_view text) const {
    return listed_.find(text).valid() || (!unlisted_.empty() && unlisted_.count(fold(text)) > 0);
  }

  void left_over(const CapitalisedRun& run, std::size_t first, std::size_t end) {
    const auto dull = [&](std::size_t word) { return names_nobody(fold(run.of(word, word))); };
    while (first < end && dull(first)) ++first;
    while (first < end && dull(end - 1)) --end;
    while (first + 1 < end && only_titles(run.of(first, first)) && run.of(first + 1, first + 1) != "of")
      ++first;
    if (first >= end) return;
    const std::string_view text = run.of(first, end - 1);
    if (text.size() < 2 || only_titles(text)) return;
    const bool opens = first == 0 && end == 1 && run.begins_sentence;
    if (opens && listed_.nearest(text, 1).empty()) return;
    ++use(text).quotes;
  }

  const ListedNames& listed_;
  std::unordered_set<std::string> unlisted_;  // values, folded
  std::vector<NameUse> uses_;
  std::unordered_map<std::string, std::size_t> number_;
};

std::string trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\n\r");
  if (first == std::string_view::npos) return {};
  return std::string(text.substr(first, text.find_last_not_of(" \t\n\r") - first + 1));
}

}  // namespace

std::vector<NameUse> name_uses(const Corpus& corpus, SourceReader& source, const ListedNames& listed) {
  Counter counter(corpus, listed);
  for (std::size_t i = 0; i < corpus.facts.size(); ++i) {
    const FactWords words = source.words(FactId(i));
    const auto count = [&](const std::string& text, std::size_t NameUse::*where) {
      const std::string name = trimmed(text);
      if (!name.empty()) ++(counter.use(name).*where);
    };
    count(words.subject, &NameUse::subjects);
    count(words.attributed_to, &NameUse::cited);
    if (corpus.property_of(corpus.facts[i]).type == ValueType::name) {
      for (const std::string& value : words.values) count(value, &NameUse::values);
    }
    for (const Quote& quote : words.quotes) {
      for (const CapitalisedRun& run : capitalised_runs(quote.exact)) counter.run(run);
    }
  }
  std::vector<NameUse> uses = counter.take();
  for (NameUse& use : uses) {
    if (!use.subject.valid()) use.near = listed.nearest(use.text, kMostNear);
  }
  std::vector<std::string> labels;
  for (std::size_t i = 0; i < corpus.subjects.size(); ++i)
    labels.push_back(fold(corpus.subject_label(SubjectId(i))));
  const auto key = [&](const NameUse& use) {
    return std::tuple(use.subject.valid(),
                      use.subject.valid() ? std::string_view(labels[use.subject.index]) : std::string_view(),
                      use.subject.valid() ? use.subject.index : 0, std::string_view(use.text));
  };
  std::sort(uses.begin(), uses.end(), [&](const NameUse& a, const NameUse& b) { return key(a) < key(b); });
  return uses;
}

std::vector<ProposedAliases> proposed_aliases(const Corpus& corpus, const std::vector<NameUse>& uses) {
  std::map<std::pair<std::string, std::uint32_t>, ProposedAliases> by_label;
  for (const NameUse& use : uses) {
    if (use.near.empty()) continue;
    const ListedNames::Near& best = use.near.front();
    const auto alike = std::count_if(use.near.begin(), use.near.end(),
                                     [&](const auto& near) { return near.alike == best.alike; });
    // A part of a name in a quote may be anybody's; and what only holds a name is no name for it.
    const bool written = use.values + use.cited > 0;
    if (alike != 1 ||
        !(best.alike == Alike::variant || (best.alike == Alike::part && written && !best.shorter)))
      continue;
    ProposedAliases& mine = by_label[{fold(corpus.subject_label(best.subject)), best.subject.index}];
    mine.subject = best.subject;
    const std::string folded = fold(use.text);
    const bool known = std::any_of(mine.aliases.begin(), mine.aliases.end(),
                                   [&](const std::string& alias) { return fold(alias) == folded; });
    if (!known) mine.aliases.push_back(use.text);
  }
  std::vector<ProposedAliases> all;
  all.reserve(by_label.size());
  for (auto& [label, proposed] : by_label) all.push_back(std::move(proposed));
  return all;
}

std::vector<ProposedSubject> proposed_subjects(const std::vector<NameUse>& uses) {
  std::vector<ProposedSubject> all;
  std::vector<std::size_t> subject_of;  // by number in `like`
  std::unordered_set<std::string> known;
  LikeNames like;
  for (const NameUse& use : uses) {
    const bool near = !use.near.empty() && use.near.front().alike != Alike::no;
    if (use.values == 0 || use.subject.valid() || near || !known.insert(fold(use.text)).second) continue;
    const std::uint32_t number = like.add(use.text);
    const std::vector<std::uint32_t> earlier = like.earlier(number);
    const auto same = std::find_if(earlier.begin(), earlier.end(), [&](std::uint32_t other) {
      return likeness(like.form(other), like.form(number)).alike == Alike::variant;
    });
    if (same != earlier.end()) {
      all[subject_of[*same]].aliases.push_back(use.text);
      subject_of.push_back(subject_of[*same]);
    } else {
      subject_of.push_back(all.size());
      all.push_back({use.text, {}});
    }
  }
  return all;
}

}  // namespace gainsay
