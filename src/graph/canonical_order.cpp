#include "graph/canonical_order.h"

#include <algorithm>
#include <numeric>
#include <optional>
#include <string_view>
#include <tuple>

namespace gainsay {

namespace {

// `before` takes two numbers of records; of records of equal content neither is before the other.
template <class RecordId, class Before>
Ranking<RecordId> ranking(std::size_t count, const Before& before) {
  std::vector<std::uint32_t> order(count);
  std::iota(order.begin(), order.end(), 0U);
  // Files are often in order already.
  if (!std::is_sorted(order.begin(), order.end(), before)) std::sort(order.begin(), order.end(), before);
  Ranking<RecordId> result;
  result.ranks.resize(count);
  result.records.reserve(count);
  for (std::size_t i = 0; i < count; ++i) {
    if (i == 0 || before(order[i - 1], order[i])) result.records.emplace_back(order[i]);
    result.ranks[order[i]] = static_cast<std::uint32_t>(result.records.size() - 1);
  }
  return result;
}

// Eight bytes of a text from `from` on, as a number that orders as they do.
std::uint64_t head(std::string_view text, std::size_t from) {
  std::uint64_t result = 0;
  for (std::size_t i = from; i < from + 8; ++i) {
    result = result << 8 | (i < text.size() ? static_cast<unsigned char>(text[i]) : 0U);
  }
  return result;
}

// Ids of one store often begin alike; past what they share, eight bytes tell most of them apart.
template <class RecordId, class Record>
Ranking<RecordId> ranked_by_id(const Corpus& corpus, const std::vector<Record>& records) {
  std::vector<std::string_view> texts;
  texts.reserve(records.size());
  for (const Record& record : records) texts.push_back(corpus.text(record.id));

  std::string_view shared = texts.empty() ? std::string_view() : texts.front();
  for (const std::string_view text : texts) {
    const auto [end, unused] = std::mismatch(shared.begin(), shared.end(), text.begin(), text.end());
    shared = shared.substr(0, static_cast<std::size_t>(end - shared.begin()));
  }
  std::vector<std::uint64_t> heads;
  heads.reserve(texts.size());
  for (const std::string_view text : texts) heads.push_back(head(text, shared.size()));
  return ranking<RecordId>(texts.size(), [&](std::uint32_t a, std::uint32_t b) {
    return heads[a] != heads[b] ? heads[a] < heads[b] : texts[a] < texts[b];
  });
}

std::strong_ordering compare_texts(const Corpus& corpus, const std::vector<StringId>& a,
                                   const std::vector<StringId>& b) {
  for (std::size_t i = 0; i < a.size() && i < b.size(); ++i) {
    if (const auto order = corpus.text(a[i]) <=> corpus.text(b[i]); order != 0) return order;
  }
  return a.size() <=> b.size();
}

Ranking<ScopeId> ranked_scopes(const Corpus& corpus) {
  return ranking<ScopeId>(corpus.scopes.size(), [&](std::uint32_t x, std::uint32_t y) {
    const Scope &a = corpus.scopes[x], &b = corpus.scopes[y];
    for (std::size_t i = 0; i < a.size() && i < b.size(); ++i) {
      if (const auto order = corpus.text(a[i].dimension) <=> corpus.text(b[i].dimension); order != 0)
        return order < 0;
      if (const auto order = compare_texts(corpus, a[i].values, b[i].values); order != 0) return order < 0;
    }
    return a.size() < b.size();
  });
}

struct Extent {
  Instant earliest, latest;
};

Extent extent_of(const Edtf& edtf) {
  Extent extent{kFuture, kPast};
  for (const Member& member : edtf.members) {
    extent.earliest = std::min(extent.earliest, member.start.widened.first);
    extent.latest = std::max(extent.latest, member.end.widened.last);
  }
  return extent;
}

Ranking<TimeId> ranked_times(const Corpus& corpus) {
  std::vector<Extent> extents;
  extents.reserve(corpus.times.size());
  for (const Time& time : corpus.times) extents.push_back(extent_of(time.edtf));
  return ranking<TimeId>(corpus.times.size(), [&](std::uint32_t a, std::uint32_t b) {
    if (extents[a].earliest != extents[b].earliest) return extents[a].earliest < extents[b].earliest;
    if (extents[a].latest != extents[b].latest) return extents[a].latest < extents[b].latest;
    return corpus.text(corpus.times[a].text) < corpus.text(corpus.times[b].text);
  });
}

bool is_number(const Value& value) {
  return value.kind == ValueKind::number || value.kind == ValueKind::quantity;
}

// A range by its low end; words, which have no amount, come first, by size.
std::strong_ordering compare_numbers(const Corpus& corpus, const Value& a, const Value& b) {
  if (a.kind == ValueKind::number && b.kind == ValueKind::number) {
    const auto amount = [](const Value& value) { return Decimal::from_parts(value.payload, value.exponent); };
    if (const auto order = amount(a) <=> amount(b); order != 0) return order;
    if (const auto order = a.hedge <=> b.hedge; order != 0) return order;
    if (const auto order = a.decimals_written <=> b.decimals_written; order != 0) return order;
  } else {
    const Quantity x = corpus.quantity(a), y = corpus.quantity(b);
    const auto size = [](const Quantity& quantity) -> const Decimal& {
      return quantity.hedge == Hedge::range ? quantity.low : quantity.amount;
    };
    if (const auto order = is_word(y.hedge) <=> is_word(x.hedge); order != 0) return order;
    if (!is_word(x.hedge)) {
      if (const auto order = size(x) <=> size(y); order != 0) return order;
    }
    const auto rest = [](const Quantity& quantity) {
      return std::tie(quantity.hedge, quantity.low, quantity.high, quantity.has_best, quantity.amount,
                      quantity.decimals);
    };
    if (const auto order = rest(x) <=> rest(y); order != 0) return order;
  }
  const auto unit = [&](const Value& value) {
    return value.unit.valid() ? std::string_view(corpus.units[value.unit.index]) : std::string_view();
  };
  return unit(a) <=> unit(b);
}

std::strong_ordering compare_durations(const std::optional<Duration>& a, const std::optional<Duration>& b) {
  const auto parts = [](const std::optional<Duration>& duration) {
    return std::tuple(duration.has_value(), duration.value_or(Duration()).least,
                      duration.value_or(Duration()).most, duration.value_or(Duration()).finest);
  };
  return parts(a) <=> parts(b);
}

std::string_view source_text(const Corpus& corpus, SourceId id) {
  if (!id.valid()) return {};
  const Source& source = corpus.sources[id.index];
  return corpus.text(source.subject.valid() ? corpus.subjects[source.subject.index].id : source.text);
}

}  // namespace

CanonicalOrder::CanonicalOrder(const Corpus& corpus)
    : corpus_(&corpus),
      subjects_(ranked_by_id<SubjectId>(corpus, corpus.subjects)),
      properties_(ranked_by_id<PropertyId>(corpus, corpus.properties)),
      scopes_(ranked_scopes(corpus)),
      articles_(ranked_by_id<ArticleId>(corpus, corpus.articles)),
      times_(ranked_times(corpus)) {}

std::strong_ordering CanonicalOrder::compare_content(const Fact& a, const Fact& b) const {
  const Corpus& corpus = *corpus_;
  if (const auto order = compare(a.value, b.value, corpus.property_of(a)); order != 0) return order;
  if (const auto order = a.stance <=> b.stance; order != 0) return order;
  if (const auto order = rank(a.said) <=> rank(b.said); order != 0) return order;
  if (const auto order = source_text(corpus, a.attributed_to) <=> source_text(corpus, b.attributed_to);
      order != 0) {
    return order;
  }
  return corpus.text(a.id) <=> corpus.text(b.id);
}

std::strong_ordering CanonicalOrder::compare(const Value& a, const Value& b, const Property& property) const {
  const Corpus& corpus = *corpus_;
  if (is_number(a) && is_number(b)) return compare_numbers(corpus, a, b);
  if (a.kind != b.kind) return a.kind <=> b.kind;
  const auto at = [](const Value& value) { return static_cast<std::size_t>(value.payload); };
  switch (a.kind) {
    case ValueKind::date:
    case ValueKind::period:
      return rank(TimeId(at(a))) <=> rank(TimeId(at(b)));
    case ValueKind::relation:
      return compare(corpus.relations[at(a)], corpus.relations[at(b)]);
    case ValueKind::name:
      return corpus.text(corpus.names[at(a)].text) <=> corpus.text(corpus.names[at(b)].text);
    case ValueKind::text:
      return corpus.text(StringId(at(a))) <=> corpus.text(StringId(at(b)));
    case ValueKind::choice:
      return corpus.text(property.one_of[at(a)]) <=> corpus.text(property.one_of[at(b)]);
    case ValueKind::list: {
      const std::vector<Value>&x = corpus.lists[at(a)], &y = corpus.lists[at(b)];
      for (std::size_t i = 0; i < x.size() && i < y.size(); ++i) {
        if (const auto order = compare(x[i], y[i], property); order != 0) return order;
      }
      return x.size() <=> y.size();
    }
    case ValueKind::boolean:
      return a.payload <=> b.payload;
    default:  // both unknown
      return std::strong_ordering::equal;
  }
}

std::strong_ordering CanonicalOrder::compare(const Relation& a, const Relation& b) const {
  for (std::size_t i = 0; i < a.terms.size() && i < b.terms.size(); ++i) {
    const RelationTerm &x = a.terms[i], &y = b.terms[i];
    if (const auto order = x.kind <=> y.kind; order != 0) return order;
    if (const auto order = rank(x.subject) <=> rank(y.subject); order != 0) return order;
    if (const auto order = rank(x.property) <=> rank(y.property); order != 0) return order;
  }
  if (const auto order = a.terms.size() <=> b.terms.size(); order != 0) return order;
  if (const auto order = compare_durations(a.by_least, b.by_least); order != 0) return order;
  if (const auto order = compare_durations(a.by_most, b.by_most); order != 0) return order;
  return std::tie(a.has_by, a.exact_by) <=> std::tie(b.has_by, b.exact_by);
}

}  // namespace gainsay
