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

bool agree_all(const SeriesView& view, const std::vector<std::uint32_t>& a,
               const std::vector<std::uint32_t>& b) {
  for (const std::uint32_t x : a) {
    for (const std::uint32_t y : b) {
      if (compare(view.assertions[x].meaning, view.assertions[y].meaning) != Agreement::agree) return false;
    }
  }
  return true;
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
  const std::vector<std::uint32_t>& last = run.back().assertions;
  if (run.size() < 2 || !agree_all(view, last, last)) return;
  for (std::size_t i = 0; i + 1 < run.size(); ++i) {
    if (!agree_all(view, run[i].assertions, run[i].assertions)) continue;
    for (const std::uint32_t earlier : run[i].assertions) {
      if (agree_all(view, {earlier}, last)) continue;
      found.push_back({view.assertions[earlier].fact, view.assertions[last.front()].fact});
    }
  }
}

}  // namespace

std::vector<Restatement> restatements(const SeriesView& view) {
  std::map<Voice, std::vector<Utterance>> voices;
  for (std::uint32_t i = 0; i < view.assertions.size(); ++i) {
    const Fact& fact = view.fact(i);
    const Article& article = view.corpus.article_of(fact);
    const Time* published = view.corpus.time(article.published);
    if (!article.publisher.valid() || published == nullptr) continue;
    const Occasion& occasion = view.occasion(i);
    if (view.property.over_time != OverTime::constant && occasion.edtf == nullptr) continue;
    const Ticks day = valid_time(published->edtf, Resolution::day, true).extent();
    voices[{article.publisher, fact.attributed_to, same_time(view, occasion)}].push_back({i, day});
  }
  std::vector<Restatement> found;
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
