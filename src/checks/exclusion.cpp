#include "checks/exclusion.h"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

#include "graph/components.h"

namespace gainsay {

namespace {

using Members = std::vector<std::uint32_t>;  // assertions of the view

enum class Which : std::uint8_t { hard, soft };

const Band& band_of(const SeriesView& view, std::uint32_t member, std::size_t part, Which which) {
  const Reach& reach = view.assertions[member].meaning.reaches[part];
  return which == Which::hard ? reach.hard : reach.soft;
}

// A set of assertions by the ends of one of their bands.
struct Ends {
  Members rising;   // by upper end, lowest first
  Members falling;  // by lower end, highest first
};

// Assertions at one occasion, or some of them, with their sorted ends at hand.
class Crowd {
 public:
  Crowd(const SeriesView& view, Members members) : members_(std::move(members)), view_(&view) {}

  const Members& members() const { return members_; }
  const Ends& ends(std::size_t part, Which which) {
    Ends& ends = ends_[part * 2 + (which == Which::soft ? 1 : 0)];
    if (ends.rising.empty()) {
      ends.rising = ends.falling = members_;
      const auto of = [&](std::uint32_t m) -> const Band& { return band_of(*view_, m, part, which); };
      std::sort(ends.rising.begin(), ends.rising.end(),
                [&](auto a, auto b) { return std::tie(of(a).high, a) < std::tie(of(b).high, b); });
      std::sort(ends.falling.begin(), ends.falling.end(),
                [&](auto a, auto b) { return std::tie(of(b).low, a) < std::tie(of(a).low, b); });
    }
    return ends;
  }

 private:
  Members members_;
  const SeriesView* view_;
  std::array<Ends, 4> ends_;
};

// The assertions of one occasion, whole and by whom they are attributed to: facts attributed to different
// sources do not strain each other, and make a dispute rather than a contradiction.
struct Voices {
  Crowd all;
  Crowd own;                         // not attributed
  std::map<SourceId, Crowd> quoted;  // attributed, by source

  Voices(const SeriesView& view, const Members& members) : all(view, members), own(view, {}) {
    std::map<SourceId, Members> by_source;
    Members unattributed;
    for (const std::uint32_t member : members) {
      const SourceId source = view.fact(member).attributed_to;
      (source.valid() ? by_source[source] : unattributed).push_back(member);
    }
    own = Crowd(view, std::move(unattributed));
    for (auto& [source, of_source] : by_source) quoted.emplace(source, Crowd(view, std::move(of_source)));
  }
};

bool different_sources(const SeriesView& view, std::uint32_t a, std::uint32_t b) {
  const SourceId x = view.fact(a).attributed_to, y = view.fact(b).attributed_to;
  return x.valid() && y.valid() && x != y;
}

class Finder {
 public:
  explicit Finder(SeriesView& view)
      : view_(view), parts_(view.assertions.front().meaning.parts), colour_(view.assertions.size(), kAlone) {}

  void run() {
    gather();
    pair_occasions();
    find_conflicts();
    find_tensions();
  }

 private:
  struct Meet {
    std::uint32_t a, b;  // crowds; equal for the pairs within one
    Meeting meeting;
  };

  // One crowd an occasion; members with several readings (`[a,b]`, X) are few and are compared one by one.
  void gather() {
    const bool constant = view_.property.over_time == OverTime::constant;
    std::vector<Members> regular(constant ? 1 : view_.occasions.size());
    odd_.resize(regular.size());
    for (std::uint32_t i = 0; i < view_.assertions.size(); ++i) {
      const std::size_t at = constant ? 0 : view_.assertions[i].occasion;
      (view_.assertions[i].meaning.single() ? regular : odd_)[at].push_back(i);
    }
    for (const Members& members : regular) crowds_.emplace_back(view_, members);
  }

  void pair_occasions() {
    const std::size_t count = crowds_.size();
    if (view_.property.over_time == OverTime::constant) {
      meets_.push_back({0, 0, Meeting::must});
      return;
    }
    std::vector<std::pair<Ticks, std::uint32_t>> order;
    for (std::uint32_t i = 0; i < count; ++i) {
      const Occasion& occasion = view_.occasions[i];
      if (occasion.edtf == nullptr) continue;
      order.emplace_back(
          view_.property.over_time == OverTime::tally ? occasion.window.outer : occasion.valid.extent(), i);
    }
    std::sort(order.begin(), order.end(), [](const auto& x, const auto& y) {
      return std::tie(x.first.first, x.first.last, x.second) <
             std::tie(y.first.first, y.first.last, y.second);
    });
    for (std::size_t i = 0; i < order.size(); ++i) {
      for (std::size_t j = i; j < order.size() && order[j].first.first <= order[i].first.last; ++j) {
        const TimeRelation relation = view_.relation(order[i].second, order[j].second);
        if (relation.meeting == Meeting::never || relation.handed_over) continue;
        meets_.push_back({order[i].second, order[j].second, relation.meeting});
      }
    }
  }

  // The facts of one article that leave out `when` share one moment, however imprecise.
  std::vector<Members> moments(const Members& members) const {
    std::map<ArticleId, Members> by_article;
    for (const std::uint32_t member : members) by_article[view_.fact(member).article].push_back(member);
    std::vector<Members> result;
    for (auto& [article, of_article] : by_article) {
      if (of_article.size() > 1) result.push_back(std::move(of_article));
    }
    return result;
  }

  bool shares_moments(const Meet& meet) const {
    return meet.a == meet.b && meet.meeting == Meeting::may && view_.property.over_time == OverTime::state &&
           view_.occasions[meet.a].moment;
  }

  bool same_colour(std::uint32_t a, std::uint32_t b) const {
    return colour_[a] != kAlone && colour_[a] == colour_[b];
  }

  void link(std::uint32_t a, std::uint32_t b, std::vector<Link>& links) const {
    if (!same_colour(a, b)) links.emplace_back(a, b);
  }

  // The first of `sorted`, and the first after it of another colour.
  std::pair<std::uint32_t, std::uint32_t> extremes(const Members& sorted) const {
    const std::uint32_t first = sorted.front();
    if (colour_[first] == kAlone) return {first, first};
    const auto other =
        std::find_if(sorted.begin(), sorted.end(), [&](auto m) { return !same_colour(m, first); });
    return {first, other == sorted.end() ? first : *other};
  }

  // Links what lies in `lower` wholly below something in `upper`.
  void link_below(Crowd& lower, Crowd& upper, std::size_t part, Which which, std::vector<Link>& links) const {
    if (lower.members().empty() || upper.members().empty()) return;
    const Members& rising = lower.ends(part, which).rising;
    const Members& falling = upper.ends(part, which).falling;
    const auto of = [&](std::uint32_t m) -> const Band& { return band_of(view_, m, part, which); };
    if (!below(of(rising.front()), of(falling.front()))) return;
    const auto [top, next_top] = extremes(falling);
    const auto [bottom, next_bottom] = extremes(rising);
    for (const std::uint32_t member : rising) {
      if (!below(of(member), of(top))) break;
      link(member, top, links);
      if (next_top != top && below(of(member), of(next_top))) link(member, next_top, links);
    }
    for (const std::uint32_t member : falling) {
      if (!below(of(bottom), of(member))) break;
      link(bottom, member, links);
      if (next_bottom != bottom && below(of(next_bottom), of(member))) link(next_bottom, member, links);
    }
  }

  void link_disjoint(Crowd& a, Crowd& b, Which which, std::vector<Link>& links) const {
    for (std::size_t part = 0; part < parts_; ++part) {
      link_below(a, b, part, which, links);
      if (&a != &b) link_below(b, a, part, which, links);
    }
  }

  void link_voices(Voices& a, Voices& b, Which which, std::vector<Link>& links) const {
    if (a.quoted.empty() && b.quoted.empty()) return link_disjoint(a.all, b.all, which, links);
    link_disjoint(a.own, b.all, which, links);
    if (&a != &b) link_disjoint(a.all, b.own, which, links);
    for (auto& [source, of_a] : a.quoted) {
      const auto of_b = b.quoted.find(source);
      if (of_b != b.quoted.end()) link_disjoint(of_a, of_b->second, which, links);
    }
  }

  // Pairs in which one side has several readings.
  template <class Visit>
  void odd_pairs(const Meet& meet, Visit visit) const {
    const auto against = [&](std::uint32_t crowd, std::uint32_t other, bool odd_too) {
      for (const std::uint32_t a : odd_[crowd]) {
        for (const std::uint32_t b : crowds_[other].all.members()) visit(a, b);
        if (!odd_too) continue;
        for (const std::uint32_t b : odd_[other]) {
          if (crowd != other || a < b) visit(a, b);
        }
      }
    };
    against(meet.a, meet.b, true);
    if (meet.a != meet.b) against(meet.b, meet.a, false);
  }

  bool share_moment(const Meet& meet, std::uint32_t a, std::uint32_t b) const {
    return shares_moments(meet) && view_.fact(a).article == view_.fact(b).article;
  }

  Agreement agreement(std::uint32_t a, std::uint32_t b) const {
    return compare(view_.assertions[a].meaning, view_.assertions[b].meaning);
  }

  void find_conflicts() {
    std::vector<Link> any, same_voice;
    const auto join = [&](Voices& a, Voices& b) {
      link_disjoint(a.all, b.all, Which::hard, any);
      link_voices(a, b, Which::hard, same_voice);
    };
    for (const Meet& meet : meets_) {
      if (meet.meeting == Meeting::must) {
        join(crowds_[meet.a], crowds_[meet.b]);
      } else if (shares_moments(meet)) {
        for (const Members& members : moments(crowds_[meet.a].all.members())) {
          Voices together(view_, members);
          join(together, together);
        }
      }
      odd_pairs(meet, [&](std::uint32_t a, std::uint32_t b) {
        if (meet.meeting != Meeting::must && !share_moment(meet, a, b)) return;
        if (agreement(a, b) != Agreement::exclude) return;
        any.emplace_back(a, b);
        if (!different_sources(view_, a, b)) same_voice.emplace_back(a, b);
      });
    }
    if (any.empty()) return;
    colour_ = components(static_cast<std::uint32_t>(view_.assertions.size()), any);
    std::map<std::uint32_t, Conflict> found;
    for (std::uint32_t i = 0; i < colour_.size(); ++i) {
      if (colour_[i] != kAlone) found[colour_[i]].members.push_back(i);
    }
    for (auto& [colour, conflict] : found) conflict.between_sources = true;
    for (const Link& both : same_voice) found[colour_[both.first]].between_sources = false;
    for (const Meet& meet : meets_) add_support(meet, found);
    for (auto& [colour, conflict] : found) {
      std::sort(conflict.support.begin(), conflict.support.end());
      conflict.support.erase(std::unique(conflict.support.begin(), conflict.support.end()),
                             conflict.support.end());
      view_.conflicts.push_back(std::move(conflict));
    }
  }

  // Facts in no conflict that agree with a member at a time that must meet.
  void add_support(const Meet& meet, std::map<std::uint32_t, Conflict>& found) const {
    if (meet.meeting != Meeting::must) return;
    const auto side = [&](std::uint32_t from, std::uint32_t to) {
      std::map<std::uint32_t, Members> by_colour;
      Members alone;
      for (const Members* members : {&crowds_[from].all.members(), &odd_[from]}) {
        for (const std::uint32_t member : *members) {
          if (colour_[member] != kAlone) by_colour[colour_[member]].push_back(member);
        }
      }
      if (by_colour.empty()) return;
      for (const Members* members : {&crowds_[to].all.members(), &odd_[to]}) {
        for (const std::uint32_t member : *members) {
          if (colour_[member] == kAlone) alone.push_back(member);
        }
      }
      for (const auto& [colour, members] : by_colour) {
        // Many members say few different things: one of each is asked.
        Members voices;
        for (const std::uint32_t member : members) {
          const bool heard = std::any_of(voices.begin(), voices.end(), [&](std::uint32_t v) {
            return view_.fact(v).value == view_.fact(member).value;
          });
          if (!heard && voices.size() < 64) voices.push_back(member);
        }
        for (const std::uint32_t candidate : alone) {
          const bool agrees = std::any_of(voices.begin(), voices.end(), [&](std::uint32_t v) {
            return agreement(candidate, v) == Agreement::agree;
          });
          if (agrees) found[colour].support.push_back(candidate);
        }
      }
    };
    side(meet.a, meet.b);
    if (meet.a != meet.b) side(meet.b, meet.a);
  }

  void find_tensions() {
    std::vector<Link> strained, may_meet;
    for (const Meet& meet : meets_) {
      const bool must = meet.meeting == Meeting::must;
      link_voices(crowds_[meet.a], crowds_[meet.b], must ? Which::soft : Which::hard,
                  must ? strained : may_meet);
      if (shares_moments(meet)) {
        for (const Members& members : moments(crowds_[meet.a].all.members())) {
          Voices together(view_, members);
          link_voices(together, together, Which::soft, strained);
        }
      }
      odd_pairs(meet, [&](std::uint32_t a, std::uint32_t b) {
        if (same_colour(a, b) || different_sources(view_, a, b)) return;
        const bool meets = must || share_moment(meet, a, b);
        const Agreement here = agreement(a, b);
        if (meets && here == Agreement::strained) strained.emplace_back(a, b);
        if (!meets && here == Agreement::exclude) may_meet.emplace_back(a, b);
      });
    }
    if (strained.empty() && may_meet.empty()) return;
    std::vector<Link> all = strained;
    all.insert(all.end(), may_meet.begin(), may_meet.end());
    const std::vector<std::uint32_t> component =
        components(static_cast<std::uint32_t>(view_.assertions.size()), all);
    std::map<std::uint32_t, Tension> found;
    for (std::uint32_t i = 0; i < component.size(); ++i) {
      if (component[i] != kAlone) found[component[i]].members.push_back(i);
    }
    for (const Link& pair : strained) found[component[pair.first]].strained = true;
    for (const Link& pair : may_meet) found[component[pair.first]].may_meet = true;
    for (auto& [number, tension] : found) view_.tensions.push_back(std::move(tension));
  }

  SeriesView& view_;
  std::size_t parts_;
  std::vector<Voices> crowds_;  // one an occasion
  std::vector<Members> odd_;    // beside them, those with several readings
  std::vector<Meet> meets_;
  std::vector<std::uint32_t> colour_;  // the conflict that an assertion is in
};

}  // namespace

void find_exclusions(SeriesView& view) {
  if (view.assertions.size() >= 2) Finder(view).run();
}

}  // namespace gainsay
