#include "checks/reliability.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <tuple>
#include <unordered_map>

#include "base/fold.h"
#include "checks/series_view.h"

namespace gainsay {

namespace {

constexpr double kPriorQuestions = 4;
constexpr std::uint32_t kMostRounds = 100;
constexpr double kSettled = 1e-9;          // weights and distances that differ by less are equal
constexpr std::size_t kMostAnswers = 256;  // of one question; those with the most behind them

// One answer to a question: what all its claims mean, and a number for each that it is asked by.
struct Claim {
  std::uint32_t source = 0, voice = 0;
  std::uint32_t answer = 0;  // in Question::answers
};

struct Question {
  std::vector<Meaning> answers;  // distinct values as written
  std::vector<Claim> claims;
  std::uint32_t voices = 0;
  std::vector<double> distance;  // of each answer from the estimated one; by round
};

double distance(const Meaning& claim, const Meaning& answer) {
  switch (compare(claim, answer)) {
    case Agreement::agree:
      return 0;
    case Agreement::strained:
      return 0.5;
    case Agreement::exclude:
      break;
  }
  return 1;
}

// The points that an answer may stand for: the ends of what it leads to expect. Where several expectations
// meet, one of their ends lies in all of them.
std::vector<Meaning> points_of(const Meaning& answer) {
  const auto point = [](const End& end) { return Reach{{end, end}, {end, end}}; };
  std::vector<Meaning> points;
  for (std::size_t i = 0; i < answer.size(); i += answer.parts()) {
    for (const bool high : {false, true}) {
      Meaning at(answer.parts());
      for (std::size_t part = 0; part < answer.parts(); ++part) {
        const Band& soft = answer[i + part].soft;
        at.add(point(high ? soft.high : soft.low));
      }
      points.push_back(std::move(at));
    }
  }
  return points;
}

// ---- what is asked ----

class Inquiry {
 public:
  Inquiry(const FactGraph& graph, const Origins& origins)
      : corpus_(graph.corpus()),
        origins_(origins),
        readings_(corpus_),
        standing_(corpus_.facts.size()),
        context_{graph, corpus_, origins, readings_, standing_} {
    for (const Series& series : graph.series()) {
      const Property& property = corpus_.properties[series.property.index];
      if (series.end_fact - series.first_fact >= 2 && property.compared()) ask(series);
    }
  }

  std::vector<Question> questions;
  std::vector<SourceScore> sources;

 private:
  struct Answered {
    FactId fact;
    Meaning meaning;
  };

  void ask(const Series& series) {
    const SeriesView view(context_, series);
    std::vector<FactId> taken_back;
    for (const Restatement& restatement : view.restatements) taken_back.push_back(restatement.earlier);
    std::sort(taken_back.begin(), taken_back.end());
    // Facts of one time stand together in a series but for tallies, whose windows end with their articles.
    using Key = std::tuple<const ValidTime*, Tick, Tick>;
    std::map<Key, std::size_t> known;
    std::vector<std::vector<Answered>> by_time;
    for (const Statement& statement : context_.graph.statements_of(series)) {
      for (const FactId id : context_.graph.facts_of(statement)) {
        const Fact& fact = corpus_.fact(id);
        if (!fact.asserted() || std::binary_search(taken_back.begin(), taken_back.end(), id)) continue;
        Meaning means = meaning(corpus_, view.property, fact.value);
        if (!means.comparable()) continue;
        const Occasion time = view.occasion_of(statement, fact);
        if (view.relation(time, time).meeting != Meeting::must) continue;
        const bool constant = view.property.over_time == OverTime::constant;
        const bool tally = view.property.over_time == OverTime::tally;
        const Key key = constant ? Key{nullptr, 0, 0}
                        : tally  ? Key{nullptr, time.window.outer.first, time.window.outer.last}
                                 : Key{time.valid, 0, 0};
        const auto [place, fresh] = known.try_emplace(key, by_time.size());
        if (fresh) by_time.emplace_back();
        by_time[place->second].push_back({id, std::move(means)});
      }
    }
    for (std::vector<Answered>& answered : by_time) add(std::move(answered));
  }

  void add(std::vector<Answered> answered) {
    if (answered.size() < 2) return;
    Question question;
    // Who speaks for himself, by independent origin; who is cited, by name.
    std::vector<ArticleId> articles;
    articles.reserve(answered.size());
    for (const Answered& each : answered) articles.push_back(corpus_.fact(each.fact).article);
    const std::vector<std::uint32_t> origin = origins_.among(articles);
    std::map<std::pair<bool, std::uint32_t>, std::uint32_t> voices;
    std::map<std::tuple<std::uint8_t, std::int64_t, std::uint8_t, std::int8_t, std::uint32_t>, std::uint32_t>
        answers;
    for (std::size_t i = 0; i < answered.size(); ++i) {
      const Fact& fact = corpus_.fact(answered[i].fact);
      const bool cited = fact.attributed_to.valid();
      Claim claim;
      claim.voice = voices
                        .try_emplace({cited, cited ? fact.attributed_to.index : origin[i]},
                                     static_cast<std::uint32_t>(voices.size()))
                        .first->second;
      claim.source = source_of(fact);
      const Value& value = fact.value;
      const auto [answer, fresh] =
          answers.try_emplace({static_cast<std::uint8_t>(value.kind), value.payload,
                               static_cast<std::uint8_t>(value.hedge), value.exponent, value.unit.index},
                              static_cast<std::uint32_t>(answers.size()));
      if (fresh) question.answers.push_back(std::move(answered[i].meaning));
      claim.answer = answer->second;
      question.claims.push_back(claim);
    }
    question.voices = static_cast<std::uint32_t>(voices.size());
    if (question.voices >= 2) questions.push_back(std::move(question));
  }

  std::uint32_t source_of(const Fact& fact) {
    const bool cited = fact.attributed_to.valid();
    std::string name;
    if (cited) {
      const Source& who = corpus_.sources[fact.attributed_to.index];
      name = who.subject.valid() ? corpus_.subject_label(who.subject) : std::string(corpus_.text(who.text));
    } else {
      name = corpus_.article_label(fact.article);
    }
    const auto [known, fresh] = source_numbers_.try_emplace((cited ? "c" : "p") + fold(name),
                                                            static_cast<std::uint32_t>(sources.size()));
    if (fresh) {
      sources.emplace_back();
      sources.back().name = std::move(name);
      sources.back().cited = cited;
    }
    return known->second;
  }

  const Corpus& corpus_;
  const Origins& origins_;
  Readings readings_;
  StandingFacts standing_;
  Context context_;
  std::unordered_map<std::string, std::uint32_t> source_numbers_;
};

// ---- what is answered ----

class Estimation {
 public:
  explicit Estimation(Inquiry& inquiry) : inquiry_(inquiry), weights_(inquiry.sources.size(), 1.0) {
    for (const Question& question : inquiry_.questions) claim_counts(question);
  }

  std::uint32_t run() {
    std::uint32_t round = 0;
    while (round < kMostRounds) {
      ++round;
      for (Question& question : inquiry_.questions) answer(question);
      if (!weigh()) break;
    }
    return round;
  }

  // The mean distance of each source, drawn towards the average.
  const std::vector<double>& losses() const { return losses_; }

 private:
  // For each voice of a question, its claims; for each source the questions that it answers.
  void claim_counts(const Question& question) {
    std::vector<std::uint32_t> counts(question.voices, 0);
    for (const Claim& claim : question.claims) ++counts[claim.voice];
    claims_of_voice_.push_back(std::move(counts));
  }

  // A voice has one vote: the mean weight of whoever speaks with it, spread over what it says.
  std::vector<double> support(const Question& question, const std::vector<std::uint32_t>& counts) const {
    std::vector<double> weight(question.voices, 0), of_answer(question.answers.size(), 0);
    for (const Claim& claim : question.claims) weight[claim.voice] += weights_[claim.source];
    for (const Claim& claim : question.claims) {
      const double claims = counts[claim.voice];
      of_answer[claim.answer] += weight[claim.voice] / claims / claims;
    }
    return of_answer;
  }

  void answer(Question& question) {
    const std::vector<double> behind =
        support(question, claims_of_voice_[static_cast<std::size_t>(&question - inquiry_.questions.data())]);
    std::vector<std::uint32_t> order(question.answers.size());
    std::iota(order.begin(), order.end(), 0U);
    if (order.size() > kMostAnswers) {
      std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return behind[a] > behind[b]; });
      order.resize(kMostAnswers);
    }
    double least = 0;
    std::size_t nearest = 0;  // points that are equally near
    std::vector<double> from_point(question.answers.size());
    for (const std::uint32_t candidate : order) {
      for (const Meaning& point : points_of(question.answers[candidate])) {
        double cost = 0;
        for (std::size_t i = 0; i < question.answers.size(); ++i) {
          from_point[i] = distance(question.answers[i], point);
          cost += behind[i] * from_point[i];
        }
        if (nearest > 0 && cost > least + kSettled) continue;
        if (nearest == 0 || cost < least - kSettled) {
          least = cost;
          nearest = 0;
          question.distance.assign(question.answers.size(), 0);
        }
        ++nearest;
        for (std::size_t i = 0; i < from_point.size(); ++i) question.distance[i] += from_point[i];
      }
    }
    for (double& each : question.distance) each /= static_cast<double>(nearest);
  }

  // Each source by its mean distance; whether some weight changed.
  bool weigh() {
    const std::size_t count = inquiry_.sources.size();
    std::vector<double> sum(count, 0), asked(count, 0);
    double all = 0, all_asked = 0;
    std::map<std::uint32_t, std::pair<double, double>> of_source;  // in one question
    for (const Question& question : inquiry_.questions) {
      of_source.clear();
      for (const Claim& claim : question.claims) {
        auto& [far, claims] = of_source[claim.source];
        far += question.distance[claim.answer];
        claims += 1;
      }
      for (const auto& [source, mean] : of_source) {
        sum[source] += mean.first / mean.second;
        asked[source] += 1;
        all += mean.first / mean.second;
        all_asked += 1;
      }
    }
    const double average = all_asked > 0 ? all / all_asked : 0;
    losses_.resize(count);
    bool changed = false;
    for (std::size_t i = 0; i < count; ++i) {
      losses_[i] = (sum[i] + kPriorQuestions * average) / (asked[i] + kPriorQuestions);
      // Nobody is further off than at the distance 1; where nobody is off at all, all weigh the same.
      const double weight = average > 0 ? -std::log(losses_[i]) : 1;
      changed = changed || std::abs(weight - weights_[i]) > kSettled;
      weights_[i] = weight;
    }
    return changed;
  }

  Inquiry& inquiry_;
  std::vector<double> weights_, losses_;
  std::vector<std::vector<std::uint32_t>> claims_of_voice_;
};

void count_answers(const std::vector<Question>& questions, std::vector<SourceScore>& sources) {
  std::map<std::uint32_t, double> nearest;
  for (const Question& question : questions) {
    nearest.clear();
    for (const Claim& claim : question.claims) {
      const auto [known, fresh] = nearest.try_emplace(claim.source, question.distance[claim.answer]);
      if (!fresh) known->second = std::min(known->second, question.distance[claim.answer]);
    }
    for (const auto& [source, far] : nearest) {
      SourceScore& score = sources[source];
      ++score.questions;
      ++(far <= kSettled ? score.agree : far < 1 - kSettled ? score.open : score.exclude);
    }
  }
}

}  // namespace

Reliability estimate_reliability(const FactGraph& graph, const Origins& origins) {
  Inquiry inquiry(graph, origins);
  Reliability reliability;
  reliability.questions = static_cast<std::uint32_t>(inquiry.questions.size());
  if (inquiry.questions.empty()) return reliability;
  Estimation estimation(inquiry);
  reliability.rounds = estimation.run();
  count_answers(inquiry.questions, inquiry.sources);
  for (std::size_t i = 0; i < inquiry.sources.size(); ++i) {
    inquiry.sources[i].reliability = 1 - estimation.losses()[i];
    if (inquiry.sources[i].questions > 0) reliability.sources.push_back(std::move(inquiry.sources[i]));
  }
  std::stable_sort(
      reliability.sources.begin(), reliability.sources.end(), [](const SourceScore& a, const SourceScore& b) {
        return std::tie(a.reliability, a.name, a.cited) < std::tie(b.reliability, b.name, b.cited);
      });
  return reliability;
}

}  // namespace gainsay
