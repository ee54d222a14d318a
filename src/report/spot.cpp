#include "report/spot.h"

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>
#include <string>
#include <tuple>
#include <unordered_map>

#include "report/escape.h"
#include "report/phrase.h"
#include "report/terminal.h"

namespace gainsay {

namespace {

constexpr std::size_t kQuoteColumns = 200;

// When an article was published, for telling the last; what has no date is older than all that has one.
Instant published(const Corpus& corpus, FactId id) {
  const Time* time = corpus.time(article_behind(corpus, corpus.fact(id)).published);
  return time == nullptr || time->edtf.members.empty() ? kPast : time->edtf.members.back().start.widened.last;
}

std::size_t primary_among(const Result& result, const std::vector<FactId>& facts) {
  const auto rank = [&](FactId fact) {
    const bool changed = std::binary_search(result.changed.begin(), result.changed.end(), fact);
    return std::tuple(changed, published(result.corpus, fact));
  };
  std::size_t best = 0;
  for (std::size_t i = 1; i < facts.size(); ++i)
    if (rank(facts[i]) >= rank(facts[best])) best = i;
  return best;
}

// `Example Daily, 2020-08-19: "3,000 soldiers"`.
std::string who_says_what(const Corpus& corpus, SourceReader& source, FactId id) {
  const Fact& fact = corpus.fact(id);
  std::string text = fact.article.valid() ? corpus.article_label(fact.article) : corpus.fact_name(id);
  const Time* time = corpus.time(article_behind(corpus, fact).published);
  if (time != nullptr) text += ", " + time_in_words(corpus.text(time->text));
  const std::string quote = quote_text(source, id);
  if (!quote.empty()) text += ": \"" + shortened(quote, kQuoteColumns) + "\"";
  return printable(text);
}

Spot spot_of(const Corpus& corpus, SourceReader& source, FactId fact) {
  Location at = source.value_location(fact);
  if (!at.file.valid()) at.file = corpus.fact(fact).place.file();
  return {at, fact, who_says_what(corpus, source, fact)};
}

}  // namespace

Spots spots_of(const Result& result, SourceReader& source, const Finding& finding, std::size_t most_others) {
  Spots spots;
  const auto add = [&](std::size_t count, std::size_t primary, auto spot_at) {
    spots.primary = spot_at(primary);
    for (std::size_t i = 0; i < count; ++i) {
      if (i == primary) continue;
      if (spots.others.size() < most_others) {
        spots.others.push_back(spot_at(i));
      } else {
        ++spots.left_out;
      }
    }
  };
  if (!finding.marks.empty()) {
    add(finding.marks.size(), 0, [&](std::size_t i) {
      return Spot{finding.marks[i].location, FactId(), printable(finding.marks[i].label)};
    });
  } else if (!finding.facts.empty()) {
    add(finding.facts.size(), primary_among(result, finding.facts),
        [&](std::size_t i) { return spot_of(result.corpus, source, finding.facts[i]); });
  }
  return spots;
}

std::string shown_path(const Corpus& corpus, const Location& at) {
  return at.file.valid() ? well_formed(corpus.files[at.file.index].shown) : ".";
}

std::string spot_in_words(const Corpus& corpus, const Spot& spot) {
  const std::string path = printable(shown_path(corpus, spot.at));
  return spot.at.line == 0 ? path : fmt::format("{}:{}", path, spot.at.line);
}

std::vector<std::string> fingerprints(const Result& result) {
  std::vector<std::string> all;
  all.reserve(result.findings.size());
  std::unordered_map<std::string, std::size_t> met;
  for (const Finding& finding : result.findings) {
    std::string name = finding.topic.substr(std::min<std::size_t>(2, finding.topic.size()));  // `t-…`
    if (finding.facts.empty() && !finding.marks.empty()) {
      name += shown_path(result.corpus, finding.marks.front().location);
      name = fmt::format("{:016x}", XXH3_64bits(name.data(), name.size()));
    }
    const std::size_t which = ++met[name];
    all.push_back(fmt::format("{}:{}", name, which));
  }
  return all;
}

}  // namespace gainsay
