// A group as the checks over several series see it: all series of one subject, or of subjects that are joined
// (graph/joined_subjects.h), in canonical order, and what of them stands.
#pragma once

#include <span>
#include <vector>

#include "checks/series_view.h"

namespace gainsay {

class GroupView {
 public:
  GroupView(const Context& context, std::vector<const Series*> series);

  const Context& context;
  const Corpus& corpus;
  std::vector<const Series*> series;

  const Property& property(const Series& one) const { return corpus.properties[one.property.index]; }
  // The asserted facts of a series that stand, those that say nothing (`null`) left out; in time order.
  std::vector<FactId> standing(const Series& one) const;
  // The series of one subject and property, whatever their scope: the stretch that begins at `first`.
  std::span<const Series* const> scopes_from(std::size_t first) const;
};

}  // namespace gainsay
