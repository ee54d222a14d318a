#include "base/like_names.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "base/sounds.h"

namespace gainsay {

namespace {

// What a block is made by, before its key. Names with an initial have blocks of their own: they are looked
// for among all that begin so, the others among them alone.
constexpr char kWhole = 'w', kEnds = 'e', kWithInitial = 'i', kByLetter = 'b', kLast = 'l', kFirstTwo = 'f';

std::string pair_key(char block, std::string a, std::string b) {
  if (b < a) std::swap(a, b);  // names may be turned round
  return std::string(1, block).append(a).append(1, ' ').append(b);
}

enum class Use { to_stand_in, to_look_in };

// Of the first letter alone; K. may be Qasim.
std::string letter_key(const NameForm::Word& word) {
  const char letter = word.sounds.empty() ? word.letters.front() : word.sounds.front();
  return is_vowel_sound(letter) ? std::string(1, letter) : rough_key(std::string_view(&letter, 1));
}

// Blocks in which a name stands, and those in which its variants do.
std::vector<std::string> variant_keys(const NameForm& form, Use use) {
  std::vector<std::string> keys;
  if (form.words.empty()) return keys;
  const NameForm::Word& first = form.words.front();
  const NameForm::Word& last = form.words.back();
  keys.push_back(kWhole + rough_key(form.joined.sounds));
  if (form.words.size() == 1) {
    if (!first.bare.empty()) keys.push_back(kWhole + rough_key(first.bare));
    return keys;
  }
  const auto add = [&](const std::string& last_sounds) {
    const std::string last_key = rough_key(last_sounds), letter = letter_key(first);
    if (!first.initial() && !last.initial())
      keys.push_back(pair_key(kEnds, rough_key(first.sounds), last_key));
    if (first.initial() || use == Use::to_look_in) keys.push_back(pair_key(kWithInitial, letter, last_key));
    if (first.initial() == (use == Use::to_look_in)) keys.push_back(pair_key(kByLetter, letter, last_key));
  };
  add(last.sounds);
  if (!last.bare.empty()) add(last.bare);
  return keys;
}

// And those of names of which it is a part, or which are a part of it.
std::vector<std::string> all_keys(const NameForm& form, Use use) {
  std::vector<std::string> keys = variant_keys(form, use);
  if (form.words.empty()) return keys;
  const NameForm::Word& last = form.words.back();
  keys.push_back(kLast + rough_key(last.sounds));
  if (!last.bare.empty()) keys.push_back(kLast + rough_key(last.bare));
  if (form.words.size() > 1)
    keys.push_back(kFirstTwo + rough_key(form.words[0].sounds) + ' ' + rough_key(form.words[1].sounds));
  return keys;
}

}  // namespace

std::uint32_t LikeNames::add(std::string_view name) {
  const auto number = static_cast<std::uint32_t>(forms_.size());
  forms_.push_back(name_form(name));
  for (std::string& key : all_keys(forms_.back(), Use::to_stand_in)) {
    std::vector<std::uint32_t>& block = blocks_[std::move(key)];
    if (block.empty() || block.back() != number) block.push_back(number);
  }
  return number;
}

// Those of the blocks that were added before `end`, in rising order.
std::vector<std::uint32_t> LikeNames::found(const std::vector<std::string>& keys, std::uint32_t end) const {
  std::vector<std::uint32_t> names;
  for (const std::string& key : keys) {
    const auto known = blocks_.find(key);
    if (known == blocks_.end()) continue;
    const std::vector<std::uint32_t>& block = known->second;
    const auto from = static_cast<std::ptrdiff_t>(names.size());
    names.insert(names.end(), block.begin(), std::lower_bound(block.begin(), block.end(), end));
    std::inplace_merge(names.begin(), names.begin() + from, names.end());
  }
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

std::vector<LikeNames::Match> LikeNames::like(std::string_view name) const {
  const NameForm form = name_form(name);
  std::vector<Match> matches;
  for (const std::uint32_t other :
       found(all_keys(form, Use::to_look_in), static_cast<std::uint32_t>(forms_.size()))) {
    const Likeness likeness = gainsay::likeness(form, forms_[other]);
    if (likeness.alike != Alike::no) matches.push_back({other, likeness});
  }
  std::stable_sort(matches.begin(), matches.end(), [](const Match& a, const Match& b) {
    return std::tie(a.likeness.alike, a.likeness.score) > std::tie(b.likeness.alike, b.likeness.score);
  });
  return matches;
}

std::vector<std::uint32_t> LikeNames::earlier(std::uint32_t name) const {
  return found(variant_keys(forms_[name], Use::to_look_in), name);
}

}  // namespace gainsay
