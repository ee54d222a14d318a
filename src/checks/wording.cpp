#include "checks/wording.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <tuple>

#include "model/calendar.h"

namespace gainsay {

namespace {

// One number that a value stands for, to reckon with: the amount, or the best of a range.
std::optional<Decimal> representative(const SeriesView& view, const Value& value) {
  if (value.kind != ValueKind::number && value.kind != ValueKind::quantity) return std::nullopt;
  Quantity quantity = view.corpus.quantity(value);
  if (is_word(quantity.hedge)) return std::nullopt;
  if (quantity.hedge == Hedge::range && !quantity.has_best) return std::nullopt;
  if (quantity.hedge == Hedge::fraction)
    return quantity.amount * Decimal(view.property.numbers.percent ? 100 : 1);
  if (!value.unit.valid() || value.unit == view.property.unit) return quantity.amount;
  for (const auto& [unit, conversion] : view.property.conversions) {
    if (unit == value.unit) return conversion(quantity.amount);
  }
  return std::nullopt;
}

// Whether a window ends with its report, before its own end.
bool ends_early(const SeriesView& view, const Occasion& occasion) {
  return view.property.over_time == OverTime::tally &&
         !(occasion.window == window(*occasion.edtf, view.property.resolution));
}

// The ends of a window as written: its bounds are as far inside as outside of them.
Ticks middle(const Window& window) {
  if (window.inner_empty) return window.outer;
  const auto between = [](Tick a, Tick b) { return a + (b - a) / 2; };
  return {between(window.outer.first, window.inner.first), between(window.inner.last, window.outer.last)};
}

std::string topic(const Corpus& corpus, SubjectId subject, PropertyId property, ScopeId part) {
  std::string topic = fmt::format("{}: {}", corpus.subject_label(subject), corpus.property_label(property));
  const std::string scope = corpus.scope_text(part);
  if (!scope.empty()) topic += fmt::format(" ({})", scope);
  return topic;
}

Finding finding_about(SubjectId subject, PropertyId property, ScopeId scope, std::string_view code) {
  Finding finding = finding_of(code);
  finding.subject = subject;
  finding.property = property;
  finding.scope = scope;
  return finding;
}

// A value that is not hedged speaks for its cluster before one that is.
bool plainer(const SeriesView& view, std::uint32_t a, std::uint32_t b) {
  const Hedge x = view.fact(a).value.hedge, y = view.fact(b).value.hedge;
  const bool hedged_x = x != Hedge::none && x != Hedge::exactly;
  const bool hedged_y = y != Hedge::none && y != Hedge::exactly;
  return hedged_x < hedged_y;
}

bool number_like(const SeriesView& view, std::uint32_t assertion) {
  const Meaning& meaning = *view.assertions[assertion].meaning;
  return meaning.parts() == 1 && meaning.single();
}

std::vector<std::vector<std::uint32_t>> stabbed(const SeriesView& view, std::vector<std::uint32_t> members) {
  const auto soft = [&](std::uint32_t m) -> const Band& { return (*view.assertions[m].meaning)[0].soft; };
  std::stable_sort(members.begin(), members.end(),
                   [&](auto a, auto b) { return soft(a).high < soft(b).high; });
  std::vector<std::vector<std::uint32_t>> groups;
  End stab;
  for (const std::uint32_t member : members) {
    if (groups.empty() || stab < soft(member).low) {
      groups.emplace_back();
      stab = soft(member).high;
    }
    groups.back().push_back(member);
  }
  return groups;
}

std::vector<std::vector<std::uint32_t>> gathered(const SeriesView& view,
                                                 std::span<const std::uint32_t> members) {
  std::vector<std::vector<std::uint32_t>> groups;
  for (const std::uint32_t member : members) {
    const auto home = std::find_if(groups.begin(), groups.end(), [&](const auto& group) {
      return std::all_of(group.begin(), group.end(), [&](std::uint32_t other) {
        return compare(*view.assertions[other].meaning, *view.assertions[member].meaning) == Agreement::agree;
      });
    });
    if (home == groups.end()) {
      groups.push_back({member});
    } else {
      home->push_back(member);
    }
  }
  return groups;
}

}  // namespace

std::string topic_of(const SeriesView& view) {
  return topic(view.corpus, view.series.subject, view.series.property, view.series.scope);
}

std::string topic_of(const Corpus& corpus, const Fact& fact) {
  return topic(corpus, fact.subject, fact.property, fact.scope);
}

std::string voices(const Corpus& corpus, std::span<const FactId> facts) {
  std::vector<std::string> names;
  for (const FactId id : facts) {
    std::string name = corpus.article_label(corpus.fact(id).article);
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(std::move(name));
  }
  constexpr std::size_t kNamed = 3;
  if (names.size() > kNamed) {
    const std::string more = fmt::format("{} more", names.size() - (kNamed - 1));
    names.resize(kNamed - 1);
    names.push_back(more);
  }
  return listing(names);
}

std::string cited(const Corpus& corpus, std::span<const FactId> facts) {
  std::vector<std::string> names;
  for (const FactId id : facts) {
    const SourceId source = corpus.fact(id).attributed_to;
    if (!source.valid()) continue;
    const Source& who = corpus.sources[source.index];
    std::string name =
        who.subject.valid() ? corpus.subject_label(who.subject) : std::string(corpus.text(who.text));
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(std::move(name));
  }
  return listing(names);
}

std::vector<std::string> copied_texts(const SeriesView& view, std::span<const FactId> facts) {
  std::vector<std::string> lines;
  for (const std::vector<ArticleId>& group : view.context.origins.copies(view.corpus, facts)) {
    std::vector<std::string> names;
    names.reserve(group.size());
    for (const ArticleId article : group) names.push_back(view.corpus.article_label(article));
    lines.push_back(fmt::format("{} print nearly the same text, and count as one origin", listing(names)));
  }
  return lines;
}

std::string claim(const SeriesView& view, const Cluster& side) {
  const std::string sources = cited(view.corpus, side.facts);
  return fmt::format("{}{}{} ({})", side.value, sources.empty() ? "" : " according to ", sources,
                     voices(view.corpus, side.facts));
}

std::string claims(const SeriesView& view, std::span<const Cluster> sides) {
  constexpr std::size_t kShown = 3;
  std::vector<std::string> each;
  for (const Cluster& side : sides) {
    if (each.size() == kShown && sides.size() > kShown) {
      each.push_back(fmt::format("{} other values", sides.size() - kShown));
      break;
    }
    each.push_back(claim(view, side));
  }
  return listing(each);
}

std::string common_time(const SeriesView& view, std::span<const std::uint32_t> assertions) {
  if (view.property.over_time == OverTime::constant) return {};
  std::optional<Ticks> all;
  std::optional<TimeId> written;  // by every one of them, and meant as it stands
  bool one = true;
  for (const std::uint32_t i : assertions) {
    const Occasion& occasion = view.occasion(i);
    if (occasion.edtf == nullptr) continue;
    const bool plain = occasion.edtf->kind == SetKind::one && !ends_early(view, occasion);
    one = one && plain && (!written || *written == view.fact(i).when);
    written = view.fact(i).when;
    const Ticks here =
        view.property.over_time == OverTime::tally ? middle(occasion.window) : occasion.valid->extent();
    all = all ? Ticks{std::max(all->first, here.first), std::min(all->last, here.last)} : here;
  }
  if (!all || all->first > all->last) return {};
  if (one) return std::string(view.corpus.text(view.corpus.time(*written)->text));
  const Resolution resolution = view.property.resolution;
  return format_span({tick_span(all->first, resolution).first, tick_span(all->last, resolution).last});
}

std::string at_time(const std::string& edtf) {
  if (edtf.empty()) return {};
  if (edtf.front() == '[') {  // one of several dates
    const std::string inside = edtf.substr(1, edtf.size() - 2);
    const std::size_t range = inside.find("..");
    const bool one_range = range != std::string::npos && range > 0 && range + 2 < inside.size() &&
                           inside.find(',') == std::string::npos;
    if (one_range)
      return fmt::format(" between {} and {}", inside.substr(0, range), inside.substr(range + 2));
    if (range == std::string::npos) {
      const std::size_t comma = inside.rfind(',');
      if (comma == std::string::npos) return at_time(inside);
      return fmt::format("{} or {}", at_time(inside.substr(0, comma)), inside.substr(comma + 1));
    }
  }
  const std::size_t slash = edtf.find('/');
  if (slash == std::string::npos) {
    // The date of the first member tells.
    const std::string first = edtf.substr(0, std::min(edtf.find_first_of(",T"), edtf.find("..", 3)));
    const bool day = std::count(first.begin() + 1, first.end(), '-') == 2;
    return fmt::format(" {} {}", day ? "on" : "in", edtf);
  }
  const std::string first = edtf.substr(0, slash), last = edtf.substr(slash + 1);
  if (first == "..") return fmt::format(" up to {}", last);
  if (last == "..") return fmt::format(" from {} on", first);
  return fmt::format(" from {} to {}", first, last);
}

std::string said_value(const SeriesView& view, FactId fact) {
  return view.corpus.value_text(view.corpus.fact(fact).value, view.property);
}

std::string grouped(PathSum count) {
  std::string digits = fmt::to_string(count);
  for (std::size_t at = digits.size(); at > (count < 0 ? 4U : 3U);) digits.insert(at -= 3, ",");
  return digits;
}

std::string listing(std::span<const std::string> items) {
  std::string text;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) text += i + 1 == items.size() ? " and " : ", ";
    text += items[i];
  }
  return text;
}

Finding finding_of(std::string_view code) {
  Finding finding;
  const CodeRow* row = find_code(code);
  finding.code = row->code;
  finding.level = row->level;
  return finding;
}

Finding finding_on(const SeriesView& view, std::string_view code) { return finding_on(view.series, code); }

Finding finding_on(const Series& series, std::string_view code) {
  return finding_about(series.subject, series.property, series.scope, code);
}

Finding finding_on(const Corpus& corpus, FactId id, std::string_view code) {
  const Fact& fact = corpus.fact(id);
  Finding finding = finding_about(fact.subject, fact.property, fact.scope, code);
  finding.facts = {id};
  return finding;
}

std::vector<FactId> by_publication(const Corpus& corpus, std::vector<FactId> facts) {
  struct Key {
    Instant published;
    std::string_view article, id;
    FactId fact;
  };
  std::vector<Key> keys;
  keys.reserve(facts.size());
  for (const FactId id : facts) {
    const Fact& fact = corpus.fact(id);
    const Article& article = corpus.article_of(fact);
    const Time* published = corpus.time(article.published);
    const bool dated = published != nullptr && !published->edtf.members.empty();
    keys.push_back({dated ? published->edtf.members.front().start.widened.first : kFuture,
                    corpus.text(article.id), corpus.text(fact.id), id});
  }
  std::sort(keys.begin(), keys.end(), [](const Key& a, const Key& b) {
    return std::tie(a.published, a.article, a.id, a.fact) < std::tie(b.published, b.article, b.id, b.fact);
  });
  std::transform(keys.begin(), keys.end(), facts.begin(), [](const Key& key) { return key.fact; });
  return facts;
}

std::vector<Cluster> clusters(const SeriesView& view, std::span<const std::uint32_t> assertions) {
  const bool numbers = std::all_of(assertions.begin(), assertions.end(),
                                   [&](std::uint32_t m) { return number_like(view, m); });
  const auto groups =
      numbers ? stabbed(view, {assertions.begin(), assertions.end()}) : gathered(view, assertions);
  std::vector<Cluster> result;
  for (const auto& group : groups) {
    Cluster cluster;
    const std::uint32_t speaker = *std::min_element(
        group.begin(), group.end(), [&](std::uint32_t a, std::uint32_t b) { return plainer(view, a, b); });
    const Value& value = view.fact(speaker).value;
    cluster.value = view.corpus.value_text(value, view.property);
    cluster.code = view.corpus.value_code(value, view.property);
    if (view.property.type == ValueType::number) {
      const Measure measure = view.corpus.measure(value, view.property);
      cluster.hard = measure.hard;
      cluster.soft = measure.soft;
    }
    for (const std::uint32_t member : group) cluster.facts.push_back(view.assertions[member].fact);
    cluster.facts = by_publication(view.corpus, std::move(cluster.facts));
    cluster.origins = view.context.origins.count(view.corpus, cluster.facts);
    result.push_back(std::move(cluster));
  }
  return result;
}

std::vector<Cluster> clusters_as_written(const SeriesView& view, std::span<const Worded> values) {
  std::vector<Cluster> result;
  for (const auto& [fact, value] : values) {
    const std::string code = view.corpus.value_code(*value, view.property);
    auto cluster =
        std::find_if(result.begin(), result.end(), [&](const Cluster& known) { return known.code == code; });
    if (cluster == result.end()) {
      Cluster fresh;
      fresh.value = view.corpus.value_text(*value, view.property);
      fresh.code = code;
      fresh.stance = view.corpus.fact(fact).stance;
      if (view.property.type == ValueType::number) {
        const Measure measure = view.corpus.measure(*value, view.property);
        fresh.hard = measure.hard;
        fresh.soft = measure.soft;
      }
      cluster = result.insert(result.end(), std::move(fresh));
    }
    cluster->facts.push_back(fact);
  }
  for (Cluster& cluster : result) {
    cluster.facts = by_publication(view.corpus, std::move(cluster.facts));
    cluster.origins = view.context.origins.count(view.corpus, cluster.facts);
  }
  return result;
}

Step step_of(const SeriesView& view, FactId from, FactId to) {
  Step step;
  const Value& a = view.corpus.fact(from).value;
  const Value& b = view.corpus.fact(to).value;
  step.from = view.corpus.value_text(a, view.property);
  step.to = view.corpus.value_text(b, view.property);
  step.from_code = view.corpus.value_code(a, view.property);
  step.to_code = view.corpus.value_code(b, view.property);
  step.facts = {from, to};
  const auto x = representative(view, a), y = representative(view, b);
  if (x && y) {
    step.difference = *y - *x;
    // A fraction has no end of digits, and no reader wants them.
    const auto fraction = [&](const Value& value) {
      return value.kind == ValueKind::quantity && view.corpus.quantity(value).hedge == Hedge::fraction;
    };
    if (fraction(a) || fraction(b)) {
      step.difference = Decimal::from_double(step.difference->to_double(), 4).value_or(*step.difference);
    }
    if (!x->is_zero()) step.ratio = (*y / *x).to_double();
  }
  return step;
}

std::string more_such(std::size_t count, std::string_view noun) {
  return count == 0 ? "" : fmt::format("; {} more such {}{}", count, noun, count == 1 ? "" : "s");
}

}  // namespace gainsay
