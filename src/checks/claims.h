// From facts to claims: when each holds, and which facts are one claim.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <tuple>
#include <utility>
#include <vector>

#include "checks/group_view.h"
#include "checks/sum_board.h"

namespace gainsay {

class Claims {
 public:
  // `resolution`: the finest of the properties that meet. Dates keep their vagueness at a finer one, so
  // nothing meets there that need not.
  Claims(const Context& context, Resolution resolution) : context_(context), resolution_(resolution) {}

  // Facts that say the very same of one number are one claim. Not those of which no time is known in which
  // they surely hold.
  void add(std::uint32_t number, FactId fact, const Band& band);
  // In the order in which they were added.
  std::vector<Claim> take();

 private:
  struct Timing {
    When when = When::always;
    const ValidTime* time = nullptr;
    std::uint32_t occasion = Claim::kNoOccasion;
    std::optional<Tick> last_day;
  };
  std::optional<Timing> timing(const Fact& fact);
  std::uint32_t occasion_of(const Window& window, std::uint32_t article);

  using Says = std::tuple<std::uint32_t, When, const ValidTime*, std::uint32_t, Decimal, std::int8_t,
                          std::int8_t, Decimal, std::int8_t, std::int8_t>;

  const Context& context_;
  Resolution resolution_;
  std::map<std::tuple<Tick, Tick, std::uint32_t>, std::uint32_t> windows_;
  std::map<Says, std::size_t> known_;
  std::vector<Claim> claims_;
  std::vector<std::optional<Tick>> last_days_;
};

}  // namespace gainsay
