// Dates, periods and the relations between them, as bounds between instants (graph/difference_network.h).
//
// A date is one instant, a period two, its start not after its end. Relations bound their differences: `<`
// for Allen's strict ones, `<=` for the looser four; `meets` allows the next granule. Beside an instant
// stands, where it matters, the beginning of its **granule**: its calendar day, or its month or year where
// the property's resolution is that coarse. `by: P3D` binds granules, so that it is three calendar days
// whatever the hours, while `before` alone binds instants, so that two events of one day can be in either
// order. A granule is a day somewhere: nothing ties it to midnight UTC but the dates that facts give.
//
// A date that a fact gives is the hull of its readings, qualifiers included, rounded outwards to the
// property's resolution, and half a day wider on each side unless that is coarser than the day or `rounding`
// is exact: so two dates exclude each other exactly when G101 says so. Sets are not split into their members;
// open and unknown ends bound nothing.
//
// What is dated takes part where a relation or an `ordered` rule speaks of it; all else is a matter of one
// series (G101). A state's date is one for every **moment**, and facts about it bear on each other only at
// moments at which all of them surely hold: where their times begin, for any that have a tick in common share
// such a beginning, and each vague date by itself. States are handed over at the ends of intervals, which are
// left out. What happened or holds any number of times (`event`, `many`) is left out altogether.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "checks/group_view.h"
#include "graph/difference_network.h"
#include "graph/explanation.h"

namespace gainsay {

inline constexpr std::uint32_t kAlways = 0xffffffff;

// A subject's property in one scope, the whole included, and of a state at one moment.
struct Dated {
  SubjectId subject;
  PropertyId property;
  ScopeId scope;
  std::uint32_t moment = kAlways;
  bool operator==(const Dated&) const = default;
};

enum class DatedEnd : std::uint8_t { date, start, end };

// All that one end may be, over all readings; an open or unknown end bounds nothing.
Span hull(const Edtf& edtf, DatedEnd end);

class OrderNetwork {
 public:
  // Without the bounds of rules. `asked` takes part whatever is said of it.
  explicit OrderNetwork(const GroupView& view, const Dated* asked = nullptr);

  // No relation and no rule: nothing could be impossible.
  bool empty() const { return dated_.empty(); }
  DifferenceNetwork& bounds() { return network_; }

  // Facts that say the very same are one cause, the earliest published first. Causes are numbered in the
  // order of their first facts' publication.
  std::uint32_t causes() const { return static_cast<std::uint32_t>(causes_.size()); }
  std::span<const FactId> facts_behind(Cause cause) const { return causes_[cause]; }

  // From now on `ordered` rules hold, as background: the ends of earlier properties are not after the starts
  // of later ones. False: none of them speaks of two things here.
  bool add_rules();
  const Rule* rule_behind(const DifferenceBound& bound) const;  // null: none

  // What a variable stands for. Variable kOrigin is 1970-01-01T00:00:00Z.
  static constexpr std::uint32_t kOrigin = 0;
  struct Point {
    std::uint32_t dated = 0;
    DatedEnd end = DatedEnd::date;
    bool granule = false;
  };
  const Point& point(std::uint32_t variable) const { return points_[variable]; }
  const Dated& dated(std::uint32_t number) const { return dated_[number]; }
  std::optional<std::uint32_t> find(const Dated& dated) const;
  std::uint32_t variable(std::uint32_t dated, DatedEnd end) const;  // its instant
  Span extent_of(const Dated& dated) const;                         // a state's moment; else all of time
  std::span<const DatedEnd> ends_of(PropertyId property) const;
  // How much wider than said is the date on which such bounds rest, on the side in question, in seconds: at
  // most one of them is from or to the origin.
  Instant slack_along(std::span<const DifferenceBound> path) const;

  // The term of a relation that gives a bound; null for dates.
  const RelationTerm* term_behind(FactId fact, const DifferenceBound& bound);

 private:
  struct Moment {
    Span extent;
    // Whose: of one vague date, or of an article whose publication is; none: whatever surely holds then.
    FactId fact;
    ArticleId article;
  };
  // An instant and its granule, with what decides how they are compared.
  struct Place {
    std::uint32_t instant = 0, granule = 0;
    Resolution resolution = Resolution::day;
    bool exact = false;
  };
  struct RuleBound {
    std::uint32_t from, to;
    const Rule* rule;
  };

  const Property& property(PropertyId id) const { return corpus_.properties[id.index]; }
  bool takes_part(PropertyId property) const;
  bool is_state(PropertyId property) const;
  bool before(const Dated& a, const Dated& b) const;

  bool find_relations() const;
  bool find_rules();
  template <class Visit>
  void each_ruled(const Rule& rule, std::span<const Dated> among, const Visit& visit) const;
  template <class Visit>
  void each_step(const Rule& rule, const Visit& visit) const;
  void add_related();
  std::optional<Dated> target(const RelationTerm& term, std::uint32_t moment) const;

  void find_moments();
  struct Holding {
    std::vector<Span> surely;
    std::optional<Moment> vaguely;
  };
  Holding holding(FactId fact) const;
  bool before(const Moment& a, const Moment& b) const;
  std::vector<std::uint32_t> moments_of(FactId fact) const;
  std::vector<std::uint32_t> moments_of(const Series& series) const;

  void number();
  Place place(std::uint32_t dated, DatedEnd end) const;
  void add_background();
  void add_claims();

  // What is said is put to said_.
  void say(std::uint32_t from, std::uint32_t to, Instant max) { said_.push_back({from, to, max}); }
  void say_fact(FactId fact);
  void say_date(std::uint32_t dated, DatedEnd end, const Edtf& edtf);
  void say_term(std::uint32_t dated, const Relation& relation, const RelationTerm& term,
                std::uint32_t moment);
  void say_order(const Place& earlier, const Place& later, bool strict);
  void say_equal(const Place& a, const Place& b);
  void say_granules(const Place& earlier, const Place& later, std::optional<Instant> least,
                    std::optional<Instant> most);
  void say_same_granule(const Place& a, const Place& b);
  void say_meets(const Place& earlier, const Place& later);
  void say_gap(const Place& earlier, const Place& later, const Relation& relation);
  static Instant leeway(const Place& a, const Place& b);

  const GroupView& view_;
  const Corpus& corpus_;
  std::vector<const Rule*> rules_;  // `ordered` ones, by id
  std::vector<FactId> facts_;       // that stand, of all that can take part
  std::vector<Moment> moments_;     // in the order of time
  std::vector<Dated> spoken_of_;    // all that can take part and has facts, where there are rules
  std::vector<Dated> dated_;        // in canonical order
  std::vector<std::uint32_t> first_variable_;
  std::vector<Point> points_;
  bool granules_ = false;  // some relation binds them; where none does, they follow from the instants
  std::vector<DifferenceBound> said_;
  std::vector<std::vector<FactId>> causes_;
  std::vector<RuleBound> rule_bounds_;  // sorted
  DifferenceNetwork network_;
};

// Causes whose withdrawal leaves the rest able to be true, rules included once they were added; by the weight
// of the facts behind each.
Repair smallest_repair(const GroupView& view, OrderNetwork& order);

}  // namespace gainsay
