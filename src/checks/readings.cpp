#include "checks/readings.h"

#include <algorithm>

namespace gainsay {

const ValidTime& Readings::state(TimeId time, Resolution resolution, bool moment) {
  std::vector<const ValidTime*>& known = states_[static_cast<std::size_t>(resolution)][moment ? 1 : 0];
  if (known.empty()) known.resize(corpus_->times.size(), nullptr);
  const ValidTime*& slot = known[time.index];
  if (slot == nullptr) {
    ValidTime fresh = valid_time(corpus_->times[time.index].edtf, resolution, moment);
    const Ticks extent = fresh.extent();
    std::vector<const ValidTime*>& alike = by_extent_[{extent.first, extent.last}];
    const auto same =
        std::find_if(alike.begin(), alike.end(), [&](const ValidTime* other) { return *other == fresh; });
    if (same == alike.end()) {
      kept_.push_back(std::move(fresh));
      alike.push_back(&kept_.back());
      slot = alike.back();
    } else {
      slot = *same;
    }
  }
  return *slot;
}

Window Readings::window(TimeId time, Resolution resolution, TimeId published) {
  std::vector<std::optional<Window>>& known = windows_[static_cast<std::size_t>(resolution)];
  if (known.empty()) known.resize(corpus_->times.size());
  std::optional<Window>& slot = known[time.index];
  if (!slot) slot = gainsay::window(corpus_->times[time.index].edtf, resolution);
  return published.valid() ? cut_short(*slot, state(published, resolution, true).extent()) : *slot;
}

}  // namespace gainsay
