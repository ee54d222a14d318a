#include "checks/restatement.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace gainsay {

namespace {

constexpr Tick kDaysToCorrect = 30;

// Facts may correct each other only in the same voice.
using Voice =
    std::tuple<StringId, SourceId, std::uint32_t>;  // publisher, attributed to, first occasion of that time

bool same_time(const SeriesView& view, std::uint32_t a, std::uint32_t b) {
  const Occasion& x = view.occasions[a];
  const Occasion& y = view.occasions[b];
  return view.property.over_time == OverTime::tally ? x.window == y.window : x.valid == y.valid;
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
  return compare(*view.assertions[a].meaning, *view.assertions[b].meaning) == Agreement::agree;
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

// The restatements among assertions `first` to `end`, whose times have one extent.
void restatements_of(const SeriesView& view, std::uint32_t first, std::uint32_t end,
                     std::vector<Restatement>& found) {
  const bool constant = view.property.over_time == OverTime::constant;
  std::map<Voice, std::vector<Utterance>> voices;
  for (std::uint32_t i = first; i < end; ++i) {
    const Fact& fact = view.fact(i);
    const Article& article = view.corpus.article_of(fact);
    if (!article.publisher.valid() || !article.published.valid()) continue;
    std::uint32_t time = view.assertions[first].occasion;
    while (!constant && !same_time(view, time, view.assertions[i].occasion)) ++time;
    voices[{article.publisher, fact.attributed_to, constant ? 0 : time}].push_back(
        {i, view.context.readings.day(article.published)});
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
}

}  // namespace

std::vector<Restatement> restatements(const SeriesView& view) {
  std::vector<Restatement> found;
  const bool constant = view.property.over_time == OverTime::constant;
  const auto count = static_cast<std::uint32_t>(view.assertions.size());
  // Assertions stand in the order of their times: only stretches of one time that say different things are
  // looked at.
  for (std::uint32_t first = 0, end = 0; first < count; first = end) {
    const Occasion& time = view.occasion(first);
    bool one_meaning = true;
    for (end = first; end < count; ++end) {
      const Occasion& other = view.occasion(end);
      if (!constant && (other.edtf == nullptr) != (time.edtf == nullptr)) break;
      if (!constant && time.edtf != nullptr && !(view.extent(other) == view.extent(time))) break;
      one_meaning = one_meaning && view.assertions[end].meaning == view.assertions[first].meaning;
    }
    if (!one_meaning && (constant || time.edtf != nullptr)) restatements_of(view, first, end, found);
  }
  return found;
}

}  // namespace gainsay
