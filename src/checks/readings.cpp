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

const Window& Readings::window(TimeId time, Resolution resolution, TimeId published) {
  const std::uint64_t both = static_cast<std::uint64_t>(time.index) << 32 | published.index;
  const auto [known, fresh] = windows_.try_emplace({both, resolution});
  if (fresh) {
    const Time* report = corpus_->time(published);
    known->second = gainsay::window(corpus_->times[time.index].edtf, resolution,
                                    report == nullptr ? nullptr : &report->edtf);
  }
  return known->second;
}

}  // namespace gainsay
