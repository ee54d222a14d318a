#include "checks/exclusion.h"

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <tuple>

#include "graph/components.h"

namespace gainsay {

namespace {

using Members = std::vector<std::uint32_t>;  // assertions of the view

enum class Which : std::uint8_t { hard, soft };

const Band& band_of(const SeriesView& view, std::uint32_t member, std::size_t part, Which which) {
  const Reach& reach = (*view.assertions[member].meaning)[part];
  return which == Which::hard ? reach.hard : reach.soft;
}

// A set of assertions by the ends of one of their bands.
struct Ends {
  Members rising;   // by upper end, lowest first
  Members falling;  // by lower end, highest first
};

// Assertions at one time, or some of them, with their sorted ends at hand.
class Crowd {
 public:
  explicit Crowd(Members members) : members_(std::move(members)) {}

  const Members& members() const { return members_; }
  const Ends& ends(const SeriesView& view, std::size_t part, Which which) {
    if (!ends_) ends_ = std::make_unique<std::array<Ends, 4>>();
    Ends& ends = (*ends_)[part * 2 + (which == Which::soft ? 1 : 0)];
    if (ends.rising.empty()) {
      ends.rising = ends.falling = members_;
      const auto of = [&](std::uint32_t m) -> const Band& { return band_of(view, m, part, which); };
      std::sort(ends.rising.begin(), ends.rising.end(), [&](auto a, auto b) {
        const std::strong_ordering order = of(a).high <=> of(b).high;
        return order != 0 ? order < 0 : a < b;
      });
      std::sort(ends.falling.begin(), ends.falling.end(), [&](auto a, auto b) {
        const std::strong_ordering order = of(b).low <=> of(a).low;
        return order != 0 ? order < 0 : a < b;
      });
    }
    return ends;
  }

 private:
  Members members_;
  std::unique_ptr<std::array<Ends, 4>> ends_;  // hard and soft, of each part; sorted when asked for
};

// The assertions of one time, whole and by whom they are attributed to: facts attributed to different sources
// do not strain each other, and make a dispute rather than a contradiction.
struct Voices {
  Crowd all;
  Crowd own;                         // not attributed; empty, like `quoted`, where nobody is cited
  std::map<SourceId, Crowd> quoted;  // attributed, by source

  Voices(const SeriesView& view, Members members) : all(std::move(members)), own({}) {
    std::map<SourceId, Members> by_source;
    Members unattributed;
    for (const std::uint32_t member : all.members()) {
      const SourceId source = view.fact(member).attributed_to;
      if (source.valid()) by_source[source].push_back(member);
    }
    if (by_source.empty()) return;
    for (const std::uint32_t member : all.members()) {
      if (!view.fact(member).attributed_to.valid()) unattributed.push_back(member);
    }
    own = Crowd(std::move(unattributed));
    for (auto& [source, of_source] : by_source) quoted.emplace(source, Crowd(std::move(of_source)));
  }
  // Those that speak for themselves.
  Crowd& unattributed() { return quoted.empty() ? all : own; }
};

bool different_sources(const SeriesView& view, std::uint32_t a, std::uint32_t b) {
  const SourceId x = view.fact(a).attributed_to, y = view.fact(b).attributed_to;
  return x.valid() && y.valid() && x != y;
}

class Finder {
 public:
  explicit Finder(SeriesView& view)
      : view_(view),
        count_(static_cast<std::uint32_t>(view.assertions.size())),
        parts_(view.assertions.front().meaning->parts()),
        constant_(view.property.over_time == OverTime::constant) {}

  void run() {
    pair_times();
    if (meets_.empty()) return;
    gather();
    find_conflicts();
    find_tensions();
  }

 private:
  struct Meet {
    std::uint32_t a, b;  // crowds; equal for the pairs within one
    Meeting meeting;
  };

  // Occasions that are one time share a crowd; `speaker_` is the first occasion of each.
  void number_times(const std::vector<std::pair<Ticks, std::uint32_t>>& order) {
    crowd_of_.assign(view_.occasions.size(), kAlone);
    for (std::size_t i = 0; i < order.size(); ++i) {
      const Occasion& occasion = view_.occasions[order[i].second];
      for (std::size_t j = i; j > 0 && order[j - 1].first == order[i].first; --j) {
        const Occasion& other = view_.occasions[order[j - 1].second];
        const bool same = view_.property.over_time == OverTime::tally
                              ? occasion.window == other.window
                              : occasion.valid == other.valid && occasion.moment == other.moment;
        if (!same) continue;
        crowd_of_[order[i].second] = crowd_of_[order[j - 1].second];
        break;
      }
      if (crowd_of_[order[i].second] != kAlone) continue;
      crowd_of_[order[i].second] = static_cast<std::uint32_t>(speaker_.size());
      speaker_.push_back(order[i].second);
    }
  }

  void pair_times() {
    if (constant_) {
      crowd_of_.assign(view_.occasions.size(), 0);
      speaker_.push_back(0);
      meets_.push_back({0, 0, Meeting::must});
      return;
    }
    std::vector<std::pair<Ticks, std::uint32_t>> order;
    for (std::uint32_t i = 0; i < view_.occasions.size(); ++i) {
      if (view_.occasions[i].edtf != nullptr) order.emplace_back(view_.extent(view_.occasions[i]), i);
    }
    std::sort(order.begin(), order.end(), [](const auto& x, const auto& y) {
      return std::tie(x.first.first, x.first.last, x.second) <
             std::tie(y.first.first, y.first.last, y.second);
    });
    number_times(order);
    // What all assertions of a time mean, where that is one thing.
    std::vector<const Meaning*> meant(speaker_.size(), nullptr);
    std::vector<bool> several(speaker_.size(), false);
    for (const Assertion& assertion : view_.assertions) {
      const std::uint32_t crowd = crowd_of_[assertion.occasion];
      if (crowd == kAlone) continue;
      if (meant[crowd] == nullptr) meant[crowd] = assertion.meaning;
      if (meant[crowd] != assertion.meaning) several[crowd] = true;
    }
    // Tallies are of one window, and so of one crowd, or are not compared.
    const bool tally = view_.property.over_time == OverTime::tally;
    for (std::uint32_t a = 0; a < speaker_.size(); ++a) {
      const Tick reach = view_.extent(view_.occasions[speaker_[a]]).last;
      for (std::uint32_t b = a; b < (tally ? a + 1 : speaker_.size()); ++b) {
        if (view_.extent(view_.occasions[speaker_[b]]).first > reach) break;
        if (a == b && !several[a]) continue;  // nothing to compare
        const TimeRelation relation = view_.relation(speaker_[a], speaker_[b]);
        if (relation.meeting == Meeting::never || relation.handed_over) continue;
        meets_.push_back({a, b, relation.meeting});
      }
    }
  }

  // One crowd a time; members with several readings (`[a,b]`, X) are few and are compared one by one.
  void gather() {
    std::vector<Members> regular(speaker_.size());
    odd_.resize(speaker_.size());
    for (std::uint32_t i = 0; i < count_; ++i) {
      const std::uint32_t crowd = crowd_of_[view_.assertions[i].occasion];
      if (crowd != kAlone) (view_.assertions[i].meaning->single() ? regular : odd_)[crowd].push_back(i);
    }
    crowds_.reserve(regular.size());
    for (Members& members : regular) crowds_.emplace_back(view_, std::move(members));
    colour_.assign(count_, kAlone);
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
           view_.occasions[speaker_[meet.a]].moment;
  }

  bool same_colour(std::uint32_t a, std::uint32_t b) const {
    return colour_[a] != kAlone && colour_[a] == colour_[b];
  }

  void link(std::uint32_t a, std::uint32_t b, Components& links) const {
    if (!same_colour(a, b)) links.link(a, b);
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
  void link_below(Crowd& lower, Crowd& upper, std::size_t part, Which which, Components& links) const {
    const Members& rising = lower.ends(view_, part, which).rising;
    const Members& falling = upper.ends(view_, part, which).falling;
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

  void link_disjoint(Crowd& a, Crowd& b, Which which, Components& links) const {
    if (a.members().empty() || b.members().empty()) return;
    constexpr std::size_t kFew = 16;  // pairs that are compared sooner than sorted
    if (a.members().size() * b.members().size() <= kFew) {
      for (const std::uint32_t x : a.members()) {
        for (const std::uint32_t y : b.members()) {
          for (std::size_t part = 0; part < parts_; ++part) {
            if (disjoint(band_of(view_, x, part, which), band_of(view_, y, part, which))) link(x, y, links);
          }
        }
      }
      return;
    }
    for (std::size_t part = 0; part < parts_; ++part) {
      link_below(a, b, part, which, links);
      if (&a != &b) link_below(b, a, part, which, links);
    }
  }

  void link_voices(Voices& a, Voices& b, Which which, Components& links) const {
    if (a.quoted.empty() && b.quoted.empty()) return link_disjoint(a.all, b.all, which, links);
    link_disjoint(a.unattributed(), b.all, which, links);
    if (&a != &b) link_disjoint(a.all, b.unattributed(), which, links);
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
    return compare(*view_.assertions[a].meaning, *view_.assertions[b].meaning);
  }

  void find_conflicts() {
    Components any(count_), same_voice(count_);
    const auto join = [&](Voices& a, Voices& b) {
      link_disjoint(a.all, b.all, Which::hard, any);
      link_voices(a, b, Which::hard, same_voice);
    };
    for (const Meet& meet : meets_) {
      if (meet.meeting == Meeting::must) {
        join(crowds_[meet.a], crowds_[meet.b]);
      } else if (shares_moments(meet)) {
        for (Members& members : moments(crowds_[meet.a].all.members())) {
          Voices together(view_, std::move(members));
          join(together, together);
        }
      }
      odd_pairs(meet, [&](std::uint32_t a, std::uint32_t b) {
        if (meet.meeting != Meeting::must && !share_moment(meet, a, b)) return;
        if (agreement(a, b) != Agreement::exclude) return;
        any.link(a, b);
        if (!different_sources(view_, a, b)) same_voice.link(a, b);
      });
    }
    colour_ = any.numbers();
    for (std::uint32_t i = 0; i < count_; ++i) {
      if (colour_[i] == kAlone) continue;
      if (colour_[i] == view_.conflicts.size()) view_.conflicts.push_back({{}, {}, true});
      Conflict& conflict = view_.conflicts[colour_[i]];
      conflict.members.push_back(i);
      conflict.between_sources = conflict.between_sources && !same_voice.linked(i);
    }
    if (!view_.conflicts.empty()) find_support();
  }

  // Facts in no conflict that agree with a member at a time that must meet.
  void find_support() {
    constexpr std::size_t kVoices = 64;  // many members say few different things: one of each is asked
    std::vector<std::map<std::uint32_t, Members>> speakers(crowds_.size());  // by colour
    std::vector<Members> alone(crowds_.size());
    for (std::uint32_t i = 0; i < count_; ++i) {
      const std::uint32_t crowd = crowd_of_[view_.assertions[i].occasion];
      if (crowd == kAlone) continue;
      if (colour_[i] == kAlone) {
        alone[crowd].push_back(i);
        continue;
      }
      Members& voices = speakers[crowd][colour_[i]];
      const bool heard = voices.size() >= kVoices || std::any_of(voices.begin(), voices.end(), [&](auto v) {
                           return view_.fact(v).value == view_.fact(i).value;
                         });
      if (!heard) voices.push_back(i);
    }
    const auto ask = [&](std::uint32_t from, std::uint32_t to) {
      for (const std::uint32_t candidate : alone[to]) {
        for (const auto& [colour, voices] : speakers[from]) {
          Members& support = view_.conflicts[colour].support;
          if (!support.empty() && support.back() == candidate) continue;
          const bool agrees = std::any_of(voices.begin(), voices.end(), [&](std::uint32_t v) {
            return agreement(candidate, v) == Agreement::agree;
          });
          if (agrees) support.push_back(candidate);
        }
      }
    };
    for (const Meet& meet : meets_) {
      if (meet.meeting != Meeting::must) continue;
      ask(meet.a, meet.b);
      if (meet.a != meet.b) ask(meet.b, meet.a);
    }
    for (Conflict& conflict : view_.conflicts) {
      std::sort(conflict.support.begin(), conflict.support.end());
      conflict.support.erase(std::unique(conflict.support.begin(), conflict.support.end()),
                             conflict.support.end());
    }
  }

  void find_tensions() {
    Components all(count_);
    Components strained(count_), may_meet(count_);  // which of the two each member is in
    const auto tense = [&](Voices& a, Voices& b, Which which) {
      link_voices(a, b, which, all);
      link_voices(a, b, which, which == Which::soft ? strained : may_meet);
    };
    for (const Meet& meet : meets_) {
      const bool must = meet.meeting == Meeting::must;
      tense(crowds_[meet.a], crowds_[meet.b], must ? Which::soft : Which::hard);
      if (shares_moments(meet)) {
        for (Members& members : moments(crowds_[meet.a].all.members())) {
          Voices together(view_, std::move(members));
          tense(together, together, Which::soft);
        }
      }
      odd_pairs(meet, [&](std::uint32_t a, std::uint32_t b) {
        if (same_colour(a, b) || different_sources(view_, a, b)) return;
        const bool meets = must || share_moment(meet, a, b);
        const Agreement here = agreement(a, b);
        if (here != (meets ? Agreement::strained : Agreement::exclude)) return;
        all.link(a, b);
        (meets ? strained : may_meet).link(a, b);
      });
    }
    const std::vector<std::uint32_t> component = all.numbers();
    for (std::uint32_t i = 0; i < count_; ++i) {
      if (component[i] == kAlone) continue;
      if (component[i] == view_.tensions.size()) view_.tensions.emplace_back();
      Tension& tension = view_.tensions[component[i]];
      tension.members.push_back(i);
      tension.strained = tension.strained || strained.linked(i);
      tension.may_meet = tension.may_meet || may_meet.linked(i);
    }
  }

  SeriesView& view_;
  std::uint32_t count_;
  std::size_t parts_;
  bool constant_;
  std::vector<std::uint32_t> crowd_of_;  // by occasion; kAlone where the time is unknown
  std::vector<std::uint32_t> speaker_;   // by crowd
  std::vector<Voices> crowds_;
  std::vector<Members> odd_;  // beside them, those with several readings
  std::vector<Meet> meets_;
  std::vector<std::uint32_t> colour_;  // the conflict that an assertion is in
};

}  // namespace

void find_exclusions(SeriesView& view) {
  if (view.assertions.size() >= 2) Finder(view).run();
}

}  // namespace gainsay
