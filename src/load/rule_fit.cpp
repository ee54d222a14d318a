#include "load/rule_fit.h"

#include <fmt/format.h>

#include <algorithm>

namespace gainsay {

namespace {

bool over_numbers(const Rule& rule) { return rule.kind == RuleKind::at_most || rule.kind == RuleKind::whole; }

class Fitting {
 public:
  Fitting(Stores& stores, const Rule& rule) : stores_(stores), corpus_(stores.corpus()), rule_(rule) {}

  std::vector<RuleFault> faults() {
    for (std::size_t i = 0; i < rule_.properties.size(); ++i) {
      if (over_numbers(rule_)) {
        number(i);
      } else if (rule_.kind == RuleKind::exclusive) {
        exclusive(i);
      }
    }
    // How they go together is asked only of what fits by itself.
    if (over_numbers(rule_) && faults_.empty()) together();
    return std::move(faults_);
  }

 private:
  const Property& property(std::size_t place) const {
    return corpus_.properties[rule_.properties[place].index];
  }
  std::string named(std::size_t place) const {
    return fmt::format("\"{}\"", corpus_.text(property(place).id));
  }
  void tell(std::size_t place, std::string_view code, std::string message) {
    faults_.push_back({place, code, std::move(message)});
  }

  void number(std::size_t place) {
    const Property& p = property(place);
    const auto same = std::find(rule_.properties.begin(), rule_.properties.end(), rule_.properties[place]);
    if (same != rule_.properties.begin() + static_cast<std::ptrdiff_t>(place)) {
      tell(place, "G002", fmt::format("{} stands twice in one rule", named(place)));
    } else if (p.type != ValueType::number) {
      tell(place, "G002", fmt::format("{} is no number, and this rule compares numbers", named(place)));
    } else if (p.many) {
      tell(place, "G002",
           fmt::format("{} takes many values at once, and this rule compares one", named(place)));
    } else if (p.over_time == OverTime::event) {
      tell(place, "G002",
           fmt::format("{} is an event, which may happen with any number of values: no rule holds of it",
                       named(place)));
    }
  }

  void exclusive(std::size_t place) {
    const Property& p = property(place);
    if (p.type == ValueType::text && p.one_of.empty()) {
      tell(place, "G002",
           fmt::format("{} is free text, which is never compared; list its values in \"one_of\"",
                       named(place)));
    } else if (p.type == ValueType::period) {
      tell(place, "G002",
           fmt::format("{} holds periods, which \"exclusive\" does not compare", named(place)));
    } else if (p.over_time == OverTime::tally || p.over_time == OverTime::event) {
      tell(place, "G002",
           fmt::format("{} is {}: nobody has its values at one time", named(place),
                       p.over_time == OverTime::tally ? "a tally" : "an event"));
    }
  }

  // The lesser come first in `at_most`, last in `whole`.
  void together() {
    const std::size_t whole = rule_.kind == RuleKind::whole ? 0 : 1;
    for (std::size_t i = 0; i < rule_.properties.size(); ++i) {
      if (i == whole) continue;
      times(i, whole);
      units(i, whole);
    }
  }

  void times(std::size_t part, std::size_t whole) {
    const OverTime lesser = property(part).over_time, greater = property(whole).over_time;
    const bool state = lesser == OverTime::state || greater == OverTime::state;
    const bool tally = lesser == OverTime::tally || greater == OverTime::tally;
    if (state && tally) {
      tell(part, "G002",
           fmt::format(
               "{} and {} are never of one time: one holds at a time, the other is counted over a window",
               named(part), named(whole)));
    } else if (lesser == OverTime::constant && greater == OverTime::tally) {
      tell(part, "G002",
           fmt::format("{} is constant, and {} is counted over windows, however small: it may well be more",
                       named(part), named(whole)));
    }
  }

  void units(std::size_t part, std::size_t whole) {
    const UnitId a = property(part).unit, b = property(whole).unit;
    const auto text = [&](UnitId unit) {
      return unit.valid() ? "in " + corpus_.units[unit.index] : std::string("without a unit");
    };
    if (a.valid() == b.valid() && (a == b || stores_.conversion(a, b))) return;
    tell(part, "G007",
         fmt::format("{} is measured {} and {} {}: they cannot be compared", named(part), text(a),
                     named(whole), text(b)));
  }

  Stores& stores_;
  const Corpus& corpus_;
  const Rule& rule_;
  std::vector<RuleFault> faults_;
};

}  // namespace

std::vector<RuleFault> rule_faults(Stores& stores, const Rule& rule) {
  return Fitting(stores, rule).faults();
}

void set_rule_units(Stores& stores) {
  Corpus& corpus = stores.corpus();
  for (Property& property : corpus.properties) property.rule_unit = property.unit;
  // The properties that rules join, in groups.
  std::vector<std::vector<PropertyId>> groups;
  for (const Rule& rule : corpus.rules) {
    if (!over_numbers(rule)) continue;
    std::vector<PropertyId> joined = rule.properties;
    std::erase_if(groups, [&](const std::vector<PropertyId>& group) {
      const bool shares = std::any_of(group.begin(), group.end(), [&](PropertyId id) {
        return std::find(rule.properties.begin(), rule.properties.end(), id) != rule.properties.end();
      });
      if (shares) joined.insert(joined.end(), group.begin(), group.end());
      return shares;
    });
    groups.push_back(std::move(joined));
  }
  const auto conversion = [&](PropertyId from, UnitId to) {
    const UnitId unit = corpus.properties[from.index].unit;
    return unit == to ? Conversion{} : stores.conversion(unit, to).value_or(Conversion{});
  };
  for (std::vector<PropertyId>& group : groups) {
    std::sort(group.begin(), group.end(), [&](PropertyId a, PropertyId b) {
      return corpus.text(corpus.properties[a.index].id) < corpus.text(corpus.properties[b.index].id);
    });
    const auto exact = std::find_if(group.begin(), group.end(), [&](PropertyId candidate) {
      return std::all_of(group.begin(), group.end(), [&](PropertyId other) {
        return conversion(other, corpus.properties[candidate.index].unit).divisor == Decimal(1);
      });
    });
    const UnitId unit = corpus.properties[(exact == group.end() ? group.front() : *exact).index].unit;
    for (const PropertyId member : group) {
      corpus.properties[member.index].rule_unit = unit;
      corpus.properties[member.index].to_rule_unit = conversion(member, unit);
    }
  }
}

}  // namespace gainsay
