// Many names, kept so that those like a given one are found without comparing it with all.
//
// Names stand in blocks by the rough consonants (rough_key) of their words: of the first and the last, of the
// first two, of the last, of all as one. Whatever can be a variant shares a block, whatever the vowels, since
// every pair of consonants that may stand for one another is one to the rough ear. Blocking is an old idea of
// record linkage (Newcombe and others 1959). A name is compared with its blocks alone: a tenth of a percent
// of 10,000 names (tests/bench/likeness.cpp).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/likeness.h"

namespace gainsay {

class LikeNames {
 public:
  // Numbered from 0.
  std::uint32_t add(std::string_view name);
  std::size_t size() const { return forms_.size(); }
  const NameForm& form(std::uint32_t name) const { return forms_[name]; }

  struct Match {
    std::uint32_t name = 0;
    Likeness likeness;
  };
  // Its variants, what it is a part of or a part of it, and most slips, the likest first; of equally like
  // ones the first that was added.
  std::vector<Match> like(std::string_view name) const;

  // The names added before this one that may be its variants: every one that is, and some that are not. In
  // rising order.
  std::vector<std::uint32_t> earlier(std::uint32_t name) const;

 private:
  using Blocks = std::unordered_map<std::string, std::vector<std::uint32_t>>;
  std::vector<std::uint32_t> found(const std::vector<std::string>& keys, std::uint32_t end) const;

  std::vector<NameForm> forms_;
  Blocks blocks_;
};

}  // namespace gainsay
