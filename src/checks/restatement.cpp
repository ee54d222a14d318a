#include "checks/restatement.h"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

namespace gainsay {

namespace {

constexpr Tick kDaysToCorrect = 30;

// Facts may correct each other only when they speak of the very same time, in the same voice: the granules of
// its first and last date, or the bounds of a tally's window.
using SameTime = std::array<std::int64_t, 5>;
using Voice = std::tuple<StringId, SourceId, SameTime>;  // publisher, attributed to, time

SameTime same_time(const SeriesView& view, const Occasion& occasion) {
  if (view.property.over_time == OverTime::constant) return {};
  if (view.property.over_time == OverTime::tally) {
    const Window& window = occasion.window;
    return {window.outer.first, window.outer.last, window.inner.first, window.inner.last, window.sum ? 1 : 0};
  }
  const Member& first = occasion.edtf->members.front();
  const Member& last = occasion.edtf->members.back();
  return {first.start.written.first, first.start.written.last, last.end.written.first, last.end.written.last,
          static_cast<std::int64_t>(occasion.edtf->members.size())};
}

struct Utterance {
  std::uint32_t assertion;
  Ticks published;
};

// The statements of one day (or of days that cannot be told apart) stand together.
struct Edition {
  std::vector<std::uint32_t> assertions;
  Ticks published;
};

bool agree(const SeriesView& view, std::uint32_t a, std::uint32_t b) {
  return compare(view.assertions[a].meaning, view.assertions[b].meaning) == Agreement::agree;
}

// Whether an edition says one thing; its first statement speaks for it.
bool one_value(const SeriesView& view, const Edition& edition) {
  return std::all_of(edition.assertions.begin(), edition.assertions.end(),
                     [&](std::uint32_t each) { return agree(view, edition.assertions.front(), each); });
}

std::vector<Edition> editions(std::vector<Utterance> statements) {
  std::sort(statements.begin(), statements.end(), [](const Utterance& a, const Utterance& b) {
    return std::tuple(a.published.first, a.published.last, a.assertion) <
           std::tuple(b.published.first, b.published.last, b.assertion);
  });
  std::vector<Edition> result;
  for (const Utterance& statement : statements) {
    if (result.empty() || result.back().published.last < statement.published.first) {
      result.push_back({{}, statement.published});
    }
    result.back().assertions.push_back(statement.assertion);
    result.back().published.last = std::max(result.back().published.last, statement.published.last);
  }
  return result;
}

void correct(const SeriesView& view, const std::vector<Edition>& run, std::vector<Restatement>& found) {
  if (run.size() < 2 || !one_value(view, run.back())) return;
  const std::uint32_t last = run.back().assertions.front();
  for (std::size_t i = 0; i + 1 < run.size(); ++i) {
    if (!one_value(view, run[i])) continue;
    for (const std::uint32_t earlier : run[i].assertions) {
      if (agree(view, earlier, last)) continue;
      found.push_back({view.assertions[earlier].fact, view.assertions[last].fact});
    }
  }
}

}  // namespace

std::vector<Restatement> restatements(const SeriesView& view) {
  std::vector<Restatement> found;
  // Most publishers speak once in a series: only those that speak again are looked at.
  std::vector<std::pair<StringId, std::uint32_t>> speakers;
  for (std::uint32_t i = 0; i < view.assertions.size(); ++i) {
    const Article& article = view.corpus.article_of(view.fact(i));
    if (article.publisher.valid() && article.published.valid()) speakers.emplace_back(article.publisher, i);
  }
  std::sort(speakers.begin(), speakers.end());
  std::map<Voice, std::vector<Utterance>> voices;
  for (std::size_t i = 0; i < speakers.size(); ++i) {
    const bool again = (i > 0 && speakers[i - 1].first == speakers[i].first) ||
                       (i + 1 < speakers.size() && speakers[i + 1].first == speakers[i].first);
    const auto& [publisher, assertion] = speakers[i];
    const Occasion& occasion = view.occasion(assertion);
    if (!again || (view.property.over_time != OverTime::constant && occasion.edtf == nullptr)) continue;
    const Fact& fact = view.fact(assertion);
    const Ticks day = view.context.readings.day(view.corpus.article_of(fact).published);
    voices[{publisher, fact.attributed_to, same_time(view, occasion)}].push_back({assertion, day});
  }
  for (const auto& [voice, statements] : voices) {
    if (statements.size() < 2) continue;
    std::vector<Edition> run;
    for (Edition& edition : editions(statements)) {
      if (!run.empty() && edition.published.first - run.back().published.last > kDaysToCorrect) {
        correct(view, run, found);
        run.clear();
      }
      run.push_back(std::move(edition));
    }
    correct(view, run, found);
  }
  return found;
}

}  // namespace gainsay
