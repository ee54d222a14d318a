#include "checks/order_wording.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "checks/wording.h"

namespace gainsay {

namespace {

constexpr std::size_t kMostLinks = 6;  // of a sentence

// In the order of RelationKind. `{}`: what it is related to; `with_is` where the words lack a verb.
struct Words {
  std::string_view words;
  bool with_is;
};
constexpr std::array<Words, 18> kRelationWords{{
    {"before {}", true},
    {"after {}", true},
    {"{} the same {} as {}", true},
    {"directly before {}", true},
    {"directly after {}", true},
    {"begins before {} and ends during it", false},
    {"begins during {} and ends after it", false},
    {"begins with {} and ends before it", false},
    {"begins with {} and ends after it", false},
    {"during {}", true},
    {"contains {}", false},
    {"begins after {} and ends with it", false},
    {"begins before {} and ends with it", false},
    {"at the same time as {}", true},
    {"within {}", true},
    {"covers {}", false},
    {"begins with {}", false},
    {"ends with {}", false},
}};
constexpr std::string_view kGranules[] = {"second", "minute", "hour", "day", "month", "year"};

std::string counted(std::int64_t count, std::string_view noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

// The number of months that can be exactly as long as this; 0 where there is none.
std::int64_t months_of(const Duration& duration) {
  const std::int64_t about = (duration.most / kSecondsADay * 100 + 1'522) / 3'044;
  for (std::int64_t months = std::max<std::int64_t>(1, about - 1); months <= about + 1; ++months) {
    const auto same = parse_duration(fmt::format("P{}M", months));
    if (same && same->least == duration.least && same->most == duration.most) return months;
  }
  return 0;
}

// `3 days`, `2 months`, `90 minutes`.
std::string duration_in_words(const Duration& duration) {
  if (duration.least != duration.most) {
    const std::int64_t months = months_of(duration);
    if (months == 0) {
      return fmt::format("{} to {}", duration.least / kSecondsADay,
                         counted(duration.most / kSecondsADay, "day"));
    }
    return months % 12 == 0 ? counted(months / 12, "year") : counted(months, "month");
  }
  if (duration.least % kSecondsADay == 0) return counted(duration.least / kSecondsADay, "day");
  if (duration.least % 3'600 == 0) return counted(duration.least / 3'600, "hour");
  if (duration.least % 60 == 0) return counted(duration.least / 60, "minute");
  return counted(duration.least, "second");
}

std::string gap_in_words(const Relation& relation) {
  if (!relation.by_least && !relation.by_most) return {};
  if (!relation.by_most) return fmt::format("at least {} ", duration_in_words(*relation.by_least));
  if (!relation.by_least) return fmt::format("at most {} ", duration_in_words(*relation.by_most));
  const std::string least = duration_in_words(*relation.by_least),
                    most = duration_in_words(*relation.by_most);
  return *relation.by_least == *relation.by_most ? least + " " : fmt::format("{} to {} ", least, most);
}

bool is_open(std::string_view date) { return date.empty() || date == ".."; }

// One date in a sentence: `on 2020-05-03`, `in 2020-05`, `about 2020-05-03`.
std::string one_date(std::string_view date) {
  const std::string_view plain = date.substr(0, date.size() - 1);
  const bool qualified = plain.find_first_of("~?%") != std::string_view::npos;
  if (!qualified && date.back() == '~') return fmt::format("about {}", plain);
  if (!qualified && date.back() == '?') return fmt::format("perhaps {}", one_date(plain));
  if (!qualified && date.back() == '%') return fmt::format("perhaps about {}", plain);
  if (date.find('T') != std::string_view::npos) return fmt::format("at {}", date);
  const bool day = std::count(date.begin() + 1, date.end(), '-') == 2;
  return fmt::format("{} {}", day ? "on" : "in", date);
}

// A date that lies somewhere in what is written.
std::string date_in_words(std::string_view text) {
  if (text.front() == '[') return fmt::format("one of {}", text.substr(1, text.size() - 2));
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos) return one_date(text);
  const std::string_view first = text.substr(0, slash), last = text.substr(slash + 1);
  if (is_open(first)) return fmt::format("no later than {}", last);
  if (is_open(last)) return fmt::format("no earlier than {}", first);
  return fmt::format("between {} and {}", first, last);
}

}  // namespace

std::vector<OrderLink> reading_order(const OrderNetwork& order, const Contradiction& contradiction) {
  constexpr std::uint32_t kOrigin = OrderNetwork::kOrigin;
  std::vector<OrderLink> links;
  for (auto bound = contradiction.cycle.rbegin(); bound != contradiction.cycle.rend(); ++bound) {
    const Rule* rule = order.rule_behind(*bound);
    if (bound->cause != kBackground || rule != nullptr) links.push_back({bound->cause, rule, *bound});
  }
  const auto weight = [](const OrderLink& link) {
    return link.bound.to == kOrigin ? kBackground : link.rule != nullptr ? 0 : link.cause + 1;
  };
  const auto last = std::max_element(links.begin(), links.end(), [&](const OrderLink& a, const OrderLink& b) {
    return weight(a) < weight(b);
  });
  std::rotate(links.begin(), last + 1, links.end());
  // What a fact says on both sides of the seam stands together, at the end.
  const auto same = [](const OrderLink& a, const OrderLink& b) {
    return a.cause == b.cause && a.rule == b.rule;
  };
  const auto other = std::find_if(links.begin(), links.end(),
                                  [&](const OrderLink& link) { return !same(link, links.back()); });
  if (other != links.end()) std::rotate(links.begin(), other, links.end());

  std::vector<OrderLink> joined;
  for (const OrderLink& link : links) {
    if (!joined.empty() && same(link, joined.back())) {
      joined.back().whole = true;
    } else {
      joined.push_back(link);
    }
  }
  return joined;
}

std::string OrderWords::full_name(const Dated& dated) const {
  std::string text =
      fmt::format("{}: {}", corpus_.subject_label(dated.subject), corpus_.property_label(dated.property));
  const std::string scope = corpus_.scope_text(dated.scope);
  if (!scope.empty()) text += fmt::format(" ({})", scope);
  return text;
}

std::string OrderWords::name(const Dated& dated) const {
  if (dated.property != property_) return full_name(dated);
  const std::string scope = corpus_.scope_text(dated.scope);
  return corpus_.subject_label(dated.subject) + (scope.empty() ? "" : fmt::format(" ({})", scope));
}

std::string OrderWords::related(const Fact& fact, const RelationTerm& term, bool with_is) const {
  const Relation& relation = corpus_.relations[static_cast<std::size_t>(fact.value.payload)];
  const Words& words = kRelationWords[static_cast<std::size_t>(term.kind)];
  const std::string other = name({term.subject, term.property, ScopeId(std::size_t{0})});
  std::string text = with_is && words.with_is ? "is " : "";
  if (term.kind == RelationKind::on) {
    const Resolution granule =
        std::max(corpus_.property_of(fact).resolution, corpus_.properties[term.property.index].resolution);
    return text + fmt::format(fmt::runtime(words.words), granule == Resolution::day ? "on" : "in",
                              kGranules[static_cast<std::size_t>(granule)], other);
  }
  if (term.kind == RelationKind::before || term.kind == RelationKind::after) text += gap_in_words(relation);
  return text + fmt::format(fmt::runtime(words.words), other);
}

std::string OrderWords::dated(const Fact& fact, DatedEnd end, bool with_is) const {
  const std::string_view text =
      corpus_.text(corpus_.times[static_cast<std::size_t>(fact.value.payload)].text);
  const std::string is = with_is ? "is " : "";
  if (fact.value.kind == ValueKind::date) return is + date_in_words(text);
  if (text.front() == '[' || text.front() == '{') return is + std::string(text);
  const std::size_t slash = text.find('/');
  const std::string_view first = text.substr(0, slash);
  const std::string_view last = slash == std::string_view::npos ? first : text.substr(slash + 1);
  if (first == last) return is + one_date(first);
  if (end == DatedEnd::start) return "began " + one_date(first);
  if (end == DatedEnd::end) return "ended " + one_date(last);
  return is + at_time(std::string(text)).substr(1);
}

std::string OrderWords::clause(const OrderLink& link, bool first, bool last) const {
  const auto thing = [&](std::uint32_t variable) -> const Dated& {
    return order_.dated(order_.point(variable).dated);
  };
  const auto named = [&](const Dated& dated) { return first ? full_name(dated) : name(dated); };
  if (link.rule != nullptr) {
    return fmt::format("{} no later than {} (rule {})", named(thing(link.bound.to)),
                       name(thing(link.bound.from)), corpus_.text(link.rule->id));
  }
  const auto facts = order_.facts_behind(link.cause);
  const Fact& fact = corpus_.fact(facts.front());
  const std::string who = named({fact.subject, fact.property, fact.scope}) + " ";
  std::string what;
  if (fact.value.kind == ValueKind::relation) {
    const RelationTerm* term = link.whole ? nullptr : order_.term_behind(facts.front(), link.bound);
    const Relation& relation = corpus_.relations[static_cast<std::size_t>(fact.value.payload)];
    for (const RelationTerm& each : relation.terms) {
      if (term != nullptr && term != &each) continue;
      what += (what.empty() ? "" : ", ") + related(fact, each, last && what.empty());
    }
  } else {
    const std::uint32_t variable = link.bound.from == OrderNetwork::kOrigin ? link.bound.to : link.bound.from;
    what = dated(fact, link.whole ? DatedEnd::date : order_.point(variable).end, last);
  }
  return fmt::format("{}{} ({})", who, what, voices(corpus_, facts));
}

PropertyId OrderWords::common_property(const std::vector<OrderLink>& links) const {
  PropertyId common;
  for (const OrderLink& link : links) {
    for (const std::uint32_t variable : {link.bound.from, link.bound.to}) {
      if (variable == OrderNetwork::kOrigin) continue;
      const PropertyId here = order_.dated(order_.point(variable).dated).property;
      if (common.valid() && here != common) return {};
      common = here;
    }
  }
  return common;
}

std::string OrderWords::chain(const std::vector<OrderLink>& links) {
  property_ = common_property(links);
  if (links.size() == 1) return clause(links.front(), true, true) + ", which cannot be";
  std::string text = clause(links.front(), true, false);
  const std::size_t shown = links.size() > kMostLinks ? kMostLinks - 2 : links.size() - 1;
  for (std::size_t i = 1; i < shown; ++i) text += ", " + clause(links[i], false, false);
  if (shown + 1 < links.size()) text += fmt::format(", … {} more …", links.size() - shown - 1);
  return text + ", yet " + clause(links.back(), false, true);
}

std::string OrderWords::says(FactId id) const {
  const Fact& fact = corpus_.fact(id);
  std::string text = name({fact.subject, fact.property, fact.scope}) + " ";
  if (fact.value.kind != ValueKind::relation) return text + dated(fact, DatedEnd::date, true);
  const Relation& relation = corpus_.relations[static_cast<std::size_t>(fact.value.payload)];
  for (std::size_t i = 0; i < relation.terms.size(); ++i) {
    text += (i == 0 ? "" : ", ") + related(fact, relation.terms[i], i == 0);
  }
  return text;
}

std::string OrderWords::side(std::uint32_t variable, const ImpliedBound& bound, bool earliest) const {
  if (bound.kind != ImpliedBound::Kind::bounded) return {};
  const OrderNetwork::Point& point = order_.point(variable);
  const Instant slack = order_.slack_along(bound.path);
  const Instant at = earliest ? slack - bound.max : bound.max - slack;
  const Resolution resolution = corpus_.properties[order_.dated(point.dated).property.index].resolution;
  const std::string date = format_span(tick_span(tick(at, resolution), resolution));
  const std::string_view end = point.end == DatedEnd::start ? "a start "
                               : point.end == DatedEnd::end ? "an end "
                                                            : "";
  return fmt::format("{}no {} than {}", end, earliest ? "earlier" : "later", date);
}

}  // namespace gainsay
