// What a fact's value means, given its property: resolver.h.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

#include "base/fold.h"
#include "base/suggest.h"
#include "load/json_text.h"
#include "load/resolver.h"

namespace gainsay {

namespace {

constexpr std::uint8_t kDateForm = 1, kPeriodForm = 2;

constexpr std::array<std::string_view, 18> kRelationNames{
    "before",        "after",  "on",         "meets",  "met_by",      "overlaps",
    "overlapped_by", "starts", "started_by", "during", "contains",    "finishes",
    "finished_by",   "equals", "within",     "covers", "starts_with", "ends_with"};

std::string_view wanted(ValueType type) {
  switch (type) {
    case ValueType::number:
      return "a number, such as 5000 or \"~50\"";
    case ValueType::date:
      return "a date, such as \"2020-08-19\"";
    case ValueType::period:
      return "a period, such as \"2020-08-04/2020-08-18\"";
    case ValueType::name:
      return "a name";
    case ValueType::text:
      return "a text";
    case ValueType::boolean:
      break;
  }
  return "true or false";
}

std::vector<std::string> below(std::vector<std::string> path, std::string step) {
  path.push_back(std::move(step));
  return path;
}

WrittenDecimal written(const TreeNode& node) {
  const auto parsed = parse_written_decimal(node.number());
  const auto* decimal = std::get_if<WrittenDecimal>(&parsed);
  return decimal != nullptr ? *decimal : WrittenDecimal{};  // cannot be: the readers refuse what is none
}

}  // namespace

std::nullopt_t Resolver::wrong_type(std::string_view is, PropertyId id, const Path& path) {
  const Property& property = corpus_.properties[id.index];
  return refuse("G002",
                {fmt::format("the value is {}; {} wants {}", is, in_quotes(corpus_.text(property.id)),
                             wanted(property.type)),
                 {}},
                path);
}

std::optional<Value> Resolver::value(const RawValue& raw, PropertyId id) {
  static const Path at_value{"value"};
  switch (raw.kind) {
    case RawValue::Kind::null:
      return Value{};
    case RawValue::Kind::boolean:
      return boolean(raw.payload != 0, id, at_value);
    case RawValue::Kind::number:
      return number({Decimal::from_parts(raw.payload, raw.exponent), raw.decimals}, id, at_value);
    case RawValue::Kind::string:
      return string(raw.text, id, at_value);
    case RawValue::Kind::refused:
    case RawValue::Kind::json:
      break;
  }
  const std::uint64_t key = pair_key(id, raw.text);
  if (const Value* known = value_of_.find(key)) return *known;
  const JsonTree tree = JsonTree::parse(corpus_.text(raw.text));
  const TreeNode root = tree.root();
  const auto value = root.kind() == JsonKind::array ? list(root, id) : node(root, id, at_value);
  if (value) value_of_.insert(key, *value);
  return value;
}

std::optional<Value> Resolver::list(const TreeNode& root, PropertyId id) {
  const Property& property = corpus_.properties[id.index];
  if (!property.many) {
    return refuse(
        "G002",
        {fmt::format("a list of values, and {} takes one at a time (\"values\": \"many\" allows more)",
                     in_quotes(corpus_.text(property.id))),
         {}},
        {"value"});
  }
  std::vector<Value> values;
  std::size_t index = 0;
  root.items([&](const TreeNode& item) {
    if (const auto value = node(item, id, {"value", std::to_string(index)})) values.push_back(*value);
    ++index;
  });
  if (refusal_) return std::nullopt;
  corpus_.lists.push_back(std::move(values));
  Value value;
  value.kind = ValueKind::list;
  value.payload = static_cast<std::int64_t>(corpus_.lists.size() - 1);
  return value;
}

std::optional<Value> Resolver::node(const TreeNode& node, PropertyId id, const Path& path) {
  switch (node.kind()) {
    case JsonKind::null:
      return Value{};
    case JsonKind::boolean:
      return boolean(node.boolean(), id, path);
    case JsonKind::number:
      return number(written(node), id, path);
    case JsonKind::string:
      return string(stores_.intern(node.string()), id, path);
    case JsonKind::array:
      return wrong_type("a list", id, path);
    case JsonKind::object:
      break;
  }
  if (node.member("amount") || node.member("hedge")) return hedged(node, id, path);
  if (node.member("low")) return range(node, id, path);
  return relation(node, id, path);
}

std::optional<Value> Resolver::boolean(bool truth, PropertyId id, const Path& path) {
  if (corpus_.properties[id.index].type != ValueType::boolean) return wrong_type("true or false", id, path);
  Value value;
  value.kind = ValueKind::boolean;
  value.payload = truth ? 1 : 0;
  return value;
}

std::optional<Value> Resolver::number(const WrittenDecimal& written, PropertyId id, const Path& path) {
  if (corpus_.properties[id.index].type != ValueType::number) return wrong_type("a number", id, path);
  Value value;
  value.kind = ValueKind::number;
  value.payload = written.value.mantissa();
  value.exponent = static_cast<std::int8_t>(written.value.exponent());
  value.decimals_written = written.decimals;
  if (!within_bounds(value, id, path)) return std::nullopt;
  return value;
}

std::optional<Value> Resolver::string(StringId text, PropertyId id, const Path& path) {
  const Property& property = corpus_.properties[id.index];
  Value value;
  switch (property.type) {
    case ValueType::boolean:
      return wrong_type("a string", id, path);
    case ValueType::name:
      value.kind = ValueKind::name;
      value.payload = name(text).index;
      return value;
    case ValueType::date:
    case ValueType::period:
      return date(text, id, path);
    case ValueType::text:
      if (property.one_of.empty()) {
        value.kind = ValueKind::text;
        value.payload = text.index;
        return value;
      }
      break;
    case ValueType::number:
      break;
  }
  const std::uint64_t key = pair_key(id, text);
  if (const Value* known = value_of_.find(key)) return *known;
  std::optional<Value> found;
  if (property.type == ValueType::text) {
    found = choice(text, id, path);
  } else {
    const auto parsed = parse_quantity(corpus_.text(text));
    if (const auto* error = std::get_if<QuantityError>(&parsed))
      return refuse("G006", {error->message, error->suggestion}, path);
    const auto& read = std::get<ParsedQuantity>(parsed);
    found = quantity(read.quantity, read.unit, id, path, path);
  }
  if (found) value_of_.insert(key, *found);
  return found;
}

std::optional<Value> Resolver::choice(StringId text, PropertyId id, const Path& path) {
  const Property& property = corpus_.properties[id.index];
  const std::string folded = fold(corpus_.text(text));
  Value value;
  value.kind = ValueKind::choice;
  std::vector<std::string_view> listed;
  for (std::size_t i = 0; i < property.one_of.size(); ++i) {
    listed.push_back(corpus_.text(property.one_of[i]));
    if (fold(listed.back()) != folded) continue;
    value.payload = static_cast<std::int64_t>(i);
    return value;
  }
  const auto near = nearest(corpus_.text(text), listed);
  return refuse(
      "G006",
      {fmt::format("{} is none of the values of {}{}", in_quotes(corpus_.text(text)),
                   in_quotes(corpus_.text(property.id)),
                   near ? did_you_mean(near) : fmt::format(": they are {}", fmt::join(listed, ", "))),
       near.value_or("")},
      path);
}

// A date is one date; a period has two ends.
bool Resolver::has_form(TimeId time, bool period, const Path& path) {
  const Edtf& edtf = corpus_.times[time.index].edtf;
  const std::string_view written = corpus_.text(corpus_.times[time.index].text);
  if (!period) {
    if (edtf.kind != SetKind::all_of) return true;
    refuse(
        "G006",
        {fmt::format("{} is several dates; one date is wanted, or [...] for one of them", in_quotes(written)),
         {}},
        path);
    return false;
  }
  const bool single = edtf.kind == SetKind::one && edtf.members.size() == 1;
  if (single && edtf.members.front().interval) return true;
  const std::string interval = single ? fmt::format("{0}/{0}", written) : std::string();
  refuse("G006",
         {fmt::format("{} is no period: a period has a start and an end, such as 2020-08-04/2020-08-18{}",
                      in_quotes(written), single ? fmt::format("; did you mean \"{}\"?", interval) : ""),
          interval},
         path);
  return false;
}

std::optional<Value> Resolver::date(StringId text, PropertyId id, const Path& path) {
  const Property& property = corpus_.properties[id.index];
  const bool period = property.type == ValueType::period;
  const auto read = stores_.time(text);
  if (const auto* error = std::get_if<const EdtfError*>(&read))
    return refuse("G006", date_complaint(period ? "the period" : "the date", corpus_.text(text), **error),
                  path);
  const TimeId time = std::get<TimeId>(read);
  if (time.index >= time_forms_.size())
    time_forms_.resize(std::max(corpus_.times.size(), time_forms_.size() * 2));
  const std::uint8_t form = period ? kPeriodForm : kDateForm;
  if ((time_forms_[time.index] & form) == 0) {
    if (!has_form(time, period, path)) return std::nullopt;
    time_forms_[time.index] |= form;
  }
  Value value;
  value.kind = period ? ValueKind::period : ValueKind::date;
  value.payload = time.index;
  return value;
}

std::optional<UnitId> Resolver::unit(std::string_view text, PropertyId id, const Path& path) {
  if (text.empty()) return UnitId();
  Property& property = corpus_.properties[id.index];
  const auto parsed = stores_.unit(text);
  if (const auto* error = std::get_if<UnitError>(&parsed))
    return refuse("G007", {error->message, error->suggestion}, path);
  const UnitId unit = std::get<UnitId>(parsed);
  if (!property.unit.valid()) {
    return refuse("G007",
                  {fmt::format("{} takes no unit, and {} is one", in_quotes(corpus_.text(property.id)),
                               in_quotes(text)),
                   {}},
                  path);
  }
  if (unit == property.unit) return unit;
  const auto known = std::find_if(property.conversions.begin(), property.conversions.end(),
                                  [&](const auto& each) { return each.first == unit; });
  if (known != property.conversions.end()) return unit;
  const auto conversion = stores_.conversion(unit, property.unit);
  if (!conversion) {
    return refuse(
        "G007",
        {fmt::format("{} is measured in {}, which {} does not convert to",
                     in_quotes(corpus_.text(property.id)), corpus_.units[property.unit.index], text),
         {}},
        path);
  }
  property.conversions.emplace_back(unit, *conversion);
  return unit;
}

std::optional<Value> Resolver::quantity(const Quantity& quantity, std::string_view unit_text, PropertyId id,
                                        const Path& path, const Path& unit_path) {
  const auto unit = this->unit(unit_text, id, unit_path);
  if (!unit) return std::nullopt;
  Value value;
  value.unit = *unit;
  const bool plain =
      !is_word(quantity.hedge) && quantity.hedge != Hedge::range && quantity.hedge != Hedge::fraction;
  if (plain) {
    value.kind = ValueKind::number;
    value.hedge = quantity.hedge;
    value.payload = quantity.amount.mantissa();
    value.exponent = static_cast<std::int8_t>(quantity.amount.exponent());
    value.decimals_written = quantity.decimals;
  } else {
    value.kind = ValueKind::quantity;
    value.payload = static_cast<std::int64_t>(corpus_.quantities.size());
    corpus_.quantities.push_back(quantity);
  }
  if (!within_bounds(value, id, path)) return std::nullopt;
  return value;
}

std::optional<Value> Resolver::hedged(const TreeNode& node, PropertyId id, const Path& path) {
  if (corpus_.properties[id.index].type != ValueType::number) return wrong_type("a number", id, path);
  const auto amount = node.member("amount");
  const auto hedge = node.member("hedge");
  const auto unit = node.member("unit");
  const std::string_view unit_text = unit ? unit->string() : std::string_view();
  const auto made =
      make_quantity(hedge ? parse_hedge(hedge->string()).value_or(Hedge::none) : Hedge::none,
                    amount ? std::optional(written(*amount)) : std::nullopt, written_unit(unit_text));
  if (const auto* error = std::get_if<QuantityError>(&made))
    return refuse("G006", {error->message, error->suggestion}, path);
  return quantity(std::get<Quantity>(made), unit_text, id, path, below(path, "unit"));
}

std::optional<Value> Resolver::range(const TreeNode& node, PropertyId id, const Path& path) {
  if (corpus_.properties[id.index].type != ValueType::number)
    return wrong_type("a range of numbers", id, path);
  const auto unit = node.member("unit");
  const std::string_view unit_text = unit ? unit->string() : std::string_view();
  const auto best = node.member("best");
  const auto low = node.member("low"), high = node.member("high");
  if (!low || !high) return wrong_type("half a range", id, path);  // cannot be: the readers refuse it
  const auto made = make_range(written(*low).value, best ? std::optional(written(*best).value) : std::nullopt,
                               written(*high).value, written_unit(unit_text));
  if (const auto* error = std::get_if<QuantityError>(&made))
    return refuse("G006", {error->message, error->suggestion}, path);
  return quantity(std::get<Quantity>(made), unit_text, id, path, below(path, "unit"));
}

bool Resolver::within_bounds(const Value& value, PropertyId id, const Path& path) {
  const Property& property = corpus_.properties[id.index];
  // A tally counts happenings, of which there are not fewer than none.
  const std::optional<Decimal> least = property.min                            ? property.min
                                       : property.over_time == OverTime::tally ? std::optional(Decimal(0))
                                                                               : std::nullopt;
  if (!least && !property.max && !property.numbers.integer) return true;
  const bool counted = property.over_time == OverTime::tally;
  if (value.kind == ValueKind::number && value.hedge == Hedge::none && !value.unit.valid()) {
    // A bare number lies in its own interval.
    const Decimal n = Decimal::from_parts(value.payload, value.exponent);
    const bool inside = (!least || n >= *least) && (!property.max || n <= *property.max);
    const bool small = !counted || (n < Decimal(1'000'000'000) && !property.numbers.tolerance_fraction &&
                                    !property.numbers.tolerance_absolute);
    if (inside && small && (!property.numbers.integer || n.is_integer())) return true;
  }
  const Interval hard = corpus_.measure(value, property).hard;
  const auto complain = [&](std::string message) {
    refuse("G010", {std::move(message), {}}, path);
    return false;
  };
  const std::string_view name = corpus_.text(property.id);
  const auto bound = [&](const Decimal& number) {
    return property.unit.valid() ? fmt::format("{} {}", number.grouped(), corpus_.units[property.unit.index])
                                 : number.grouped();
  };
  if (least && !meets(hard, Interval{*least, {}, false, false, false, true}))
    return complain(fmt::format("{} lies below the least that {} can be, {}",
                                corpus_.value_text(value, property), in_quotes(name), bound(*least)));
  if (property.max && !meets(hard, Interval{{}, *property.max, false, false, true, false}))
    return complain(fmt::format("{} lies above the most that {} can be, {}",
                                corpus_.value_text(value, property), in_quotes(name), bound(*property.max)));
  if (property.numbers.integer && !hard.low_infinite && !hard.low.is_integer())
    return complain(fmt::format("{} is no whole number, as {} has to be", corpus_.value_text(value, property),
                                in_quotes(name)));
  // Counts are reckoned with in 64 bits (checks/tallies.h), so no end of a reading may lie beyond them.
  const auto beyond = [](const Decimal& end) { return !end.is_negative() && !end.to_int64(); };
  if (counted && ((!hard.low_infinite && beyond(hard.low)) || (!hard.high_infinite && beyond(hard.high))))
    return complain(fmt::format("{} may be more than {}, the most that a tally counts up to",
                                corpus_.value_text(value, property),
                                fmt::group_digits(std::numeric_limits<std::int64_t>::max())));
  return true;
}

std::optional<Value> Resolver::relation(const TreeNode& node, PropertyId id, const Path& path) {
  const ValueType type = corpus_.properties[id.index].type;
  if (type != ValueType::date && type != ValueType::period) return wrong_type("a relation", id, path);
  Relation relation;
  node.members([&](std::string_view key, const TreeNode& member) {
    if (key == "by") {
      relation.has_by = true;
      if (member.kind() == JsonKind::string) {
        relation.by_least = relation.by_most = parse_duration(member.string());
        relation.exact_by = true;
      } else {
        if (const auto least = member.member("at_least")) relation.by_least = parse_duration(least->string());
        if (const auto most = member.member("at_most")) relation.by_most = parse_duration(most->string());
      }
      return;
    }
    const auto kind = std::find(kRelationNames.begin(), kRelationNames.end(), key);
    if (kind == kRelationNames.end()) return;
    RelationTerm term{static_cast<RelationKind>(kind - kRelationNames.begin()), {}, id};
    if ((type == ValueType::date && term.kind > RelationKind::on) ||
        (type == ValueType::period && term.kind == RelationKind::on)) {
      refuse("G002",
             {fmt::format("\"{}\" is a relation between {}, and {} wants {}", key,
                          type == ValueType::date ? "periods" : "dates",
                          in_quotes(corpus_.text(corpus_.properties[id.index].id)), wanted(type)),
              {}},
             below(path, std::string(key)), Diagnoses::Repeat::tell_each, Part::Of::key);
      return;
    }
    // A label may hold a slash, so the whole is tried first.
    const std::string_view target = member.string();
    term.subject = find_subject(target);
    const std::size_t slash = target.rfind('/');
    if (!term.subject.valid() && slash != std::string_view::npos) {
      const std::string_view name = target.substr(slash + 1);
      term.subject = find_subject(target.substr(0, slash));
      term.property = find_property(stores_.intern(name));
      if (term.subject.valid() && !term.property.valid()) {
        const auto near = near_property(name);
        refuse("G005",
               {fmt::format("no property is called {}{}", in_quotes(name), did_you_mean(near)),
                near.value_or(""), Extent{slash + 1, target.size()}},
               below(path, std::string(key)));
        return;
      }
    }
    if (!term.subject.valid()) {
      const std::string_view name = slash == std::string_view::npos ? target : target.substr(0, slash);
      const auto near = near_subject(name);
      refuse("G004",
             {fmt::format("no subject is called {}{}", in_quotes(name), did_you_mean(near)),
              near.value_or(""), Extent{0, name.size()}},
             below(path, std::string(key)));
      return;
    }
    const Property& other = corpus_.properties[term.property.index];
    if (other.type != type) {
      refuse("G002",
             {fmt::format("{} and {} cannot be related: one is a date, the other none of the kind",
                          in_quotes(corpus_.text(corpus_.properties[id.index].id)),
                          in_quotes(corpus_.text(other.id))),
              {}},
             below(path, std::string(key)));
      return;
    }
    relation.terms.push_back(term);
  });
  if (refusal_) return std::nullopt;
  corpus_.relations.push_back(std::move(relation));
  Value value;
  value.kind = ValueKind::relation;
  value.payload = static_cast<std::int64_t>(corpus_.relations.size() - 1);
  return value;
}

}  // namespace gainsay
