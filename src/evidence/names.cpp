#include "evidence/names.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/fold.h"
#include "base/suggest.h"

namespace gainsay {

namespace {

// Shorter names are near to too many others by their letters: Iraq, Iran.
constexpr std::size_t kShortestMisspelt = 5;
constexpr double kNearLetters = 0.9;

// Names of nearly the same letters are looked for among those that begin and end alike in length.
std::string beginning(std::string_view folded, std::size_t length) {
  return std::string(folded.substr(0, 1)) + std::to_string(length);
}

}  // namespace

ListedNames::ListedNames(const Corpus& corpus) : corpus_(&corpus) {
  // Ids before labels before aliases, as the loader has it where two subjects claim one spelling.
  const std::vector<Subject>& all = corpus.subjects;
  for (std::size_t i = 0; i < all.size(); ++i) list(all[i].id, SubjectId(i));
  for (std::size_t i = 0; i < all.size(); ++i) list(all[i].label, SubjectId(i));
  for (std::size_t i = 0; i < all.size(); ++i) {
    for (const StringId alias : all[i].aliases) list(alias, SubjectId(i));
  }
}

void ListedNames::list(StringId spelling, SubjectId subject) {
  if (!spelling.valid()) return;
  std::string folded = fold(corpus_->text(spelling));
  if (folded.empty()) return;
  if (!by_folded_.try_emplace(folded, subject).second) return;
  const auto number = static_cast<std::uint32_t>(listed_.size());
  like_.add(corpus_->text(spelling));
  listed_.push_back({spelling, subject});
  by_beginning_[beginning(folded, folded.size())].push_back(number);
}

SubjectId ListedNames::find(std::string_view spelling) const {
  const auto known = by_folded_.find(fold(spelling));
  return known == by_folded_.end() ? SubjectId() : known->second;
}

std::vector<ListedNames::Near> ListedNames::nearest(std::string_view spelling, std::size_t most) const {
  std::vector<Near> near;
  const std::size_t words = name_form(spelling).words.size();
  Alike least = Alike::slip;
  for (const LikeNames::Match& match : like_.like(spelling)) {
    if (match.likeness.alike < least || near.size() == most) break;
    if (match.likeness.alike == Alike::variant) least = Alike::variant;
    const Listed& listed = listed_[match.name];
    const bool known = std::any_of(near.begin(), near.end(),
                                   [&](const Near& other) { return other.subject == listed.subject; });
    if (!known)
      near.push_back({listed.subject, listed.spelling, like_.form(match.name).words.size() < words,
                      match.likeness.alike, match.likeness.score});
  }
  const std::string folded = fold(spelling);
  if (!near.empty() || folded.size() < kShortestMisspelt || most == 0) return near;
  constexpr std::size_t kMostLonger = 2;
  std::vector<std::string_view> candidates;
  for (std::size_t length = folded.size() - kMostLonger; length <= folded.size() + kMostLonger; ++length) {
    const auto bucket = by_beginning_.find(beginning(folded, length));
    if (bucket == by_beginning_.end()) continue;
    for (const std::uint32_t number : bucket->second)
      candidates.push_back(corpus_->text(listed_[number].spelling));
  }
  if (const auto found = gainsay::nearest(spelling, candidates)) {
    if (jaro_winkler(folded, fold(*found)) >= kNearLetters)
      near.push_back({find(*found), corpus_->strings.find(*found), false, Alike::no, 0});
  }
  return near;
}

std::string alike_in_words(std::string_view a, std::string_view b, Alike alike) {
  switch (alike) {
    case Alike::variant:
      return fmt::format("{} and {} look like variants of one name", a, b);
    case Alike::part:
      return fmt::format("{} and {} may be one name, in full and in short", a, b);
    case Alike::slip:
      return fmt::format(
          "{} and {} share all words but one, and those two have the same consonants: one may be a "
          "slip for the other",
          a, b);
    case Alike::no:
      break;
  }
  return {};
}

std::string near_spelling(const Corpus& corpus, const ListedNames::Near& near) {
  std::string label = corpus.subject_label(near.subject);
  const std::string spelling = fold(corpus.text(near.spelling));
  const bool same = spelling == fold(label) || near.spelling == corpus.subjects[near.subject.index].id;
  return same ? label : std::string(corpus.text(near.spelling));
}

std::string near_in_words(const Corpus& corpus, const ListedNames::Near& near) {
  const std::string label = corpus.subject_label(near.subject), spelling = near_spelling(corpus, near);
  return spelling == label ? label : fmt::format("{} ({})", label, spelling);
}

}  // namespace gainsay
