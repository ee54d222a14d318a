#include "checks/run.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <iterator>
#include <memory>
#include <mutex>
#include <thread>
#include <utility>

#include "checks/checks.h"
#include "checks/history.h"
#include "checks/wording.h"
#include "graph/joined_subjects.h"
#include "load/complaint.h"

namespace gainsay {

namespace {

constexpr std::array kChecks{
    Check{.name = "conflicting-values", .series = check_conflicting_values},
    Check{.name = "disputed", .series = check_denied},
    Check{.name = "disputed", .series = check_rival_plans},
    Check{.name = "impossible-tally", .subject = check_impossible_tally},
    Check{.name = "impossible-order", .joined = check_impossible_order},
    Check{.name = "broken-rule", .subject = check_broken_rule},
    Check{.name = "broken-rule", .joined = check_exclusive},
    Check{.name = "strained", .series = check_strained},
    Check{.name = "abrupt-change", .series = check_abrupt_change},
    Check{.name = "reversal", .series = check_reversal},
    Check{.name = "similar-names", .series = check_similar_names},
    Check{.name = "change", .series = check_change},
    Check{.name = "plan-changed", .series = check_plan_changed},
    Check{.name = "plan-missed", .series = check_plan_missed},
    Check{.name = "pace-changed", .series = check_pace_changed},
    Check{.name = "restated", .series = check_restated},
    Check{.name = "quote-not-found", .article = check_quote_not_found},
    Check{.name = "value-not-in-quote", .article = check_value_not_in_quote},
    Check{.name = "weekday-mismatch", .article = check_weekday_mismatch},
    Check{.name = "after-publication", .dates = check_after_publication},
    Check{.name = "single-origin", .series = check_single_origin, .strict = true},
    Check{.name = "unlisted-name", .corpus = check_unlisted_name},
    Check{.name = "misdated-article", .dates = check_misdated_article},
    Check{.name = "text-changed", .article = check_text_changed},
};

void check_subject(const Context& context, const Group& group, Findings& findings) {
  std::vector<const Series*> all;
  for (const Series& series : context.graph.series_of(group)) {
    all.push_back(&series);
    const bool alone = series.end_fact - series.first_fact < 2;  // a single fact is no series to look at
    if (alone && !context.strict) continue;
    const SeriesView view(context, series);
    withdraw(view, context.standing);
    for (const Check& check : kChecks) {
      if (check.series == nullptr || (check.strict ? !context.strict : alone)) continue;
      check.series(view, findings);
    }
  }
  const GroupView view(context, std::move(all));
  for (const Check& check : kChecks) {
    if (check.subject != nullptr) check.subject(view, findings);
  }
}

void check_joined(const Context& context, std::span<const std::uint32_t> groups, Findings& findings) {
  std::vector<const Series*> all;
  for (const std::uint32_t group : groups) {
    for (const Series& series : context.graph.series_of(context.graph.groups()[group]))
      all.push_back(&series);
  }
  const GroupView view(context, std::move(all));
  for (const Check& check : kChecks) {
    if (check.joined != nullptr) check.joined(view, findings);
  }
}

// The text was there when the article was read, and is not now, or cannot be read.
Finding unreadable_text(ArticleView& view) {
  Finding finding = finding_of("G008");
  finding.message = fmt::format("the article's text {} cannot be read: {}",
                                in_quotes(view.corpus.text(view.article.text)), *view.problem());
  finding.marks = {{view.source().article_location(view.id, "text"), {}}};
  return finding;
}

void check_article(ArticleView& view, Findings& findings) {
  if (view.problem()) {
    findings.push_back(unreadable_text(view));
    return;
  }
  for (const Check& check : kChecks) {
    if (check.article != nullptr) check.article(view, findings);
  }
}

// Threads take stretches of `count` pieces of work as they come; the findings are joined in their order.
template <class Work>
void spread(std::size_t count, unsigned jobs, const Work& work, Findings& all) {
  constexpr std::size_t kStretch = 64;
  std::vector<Findings> found((count + kStretch - 1) / kStretch);
  std::atomic<std::size_t> next = 0;
  const auto run = [&] {
    const auto mine = work();
    for (std::size_t i = next++; i < found.size(); i = next++) {
      for (std::size_t at = i * kStretch; at < std::min(count, (i + 1) * kStretch); ++at) mine(at, found[i]);
    }
  };
  {
    std::vector<std::thread> threads;
    for (unsigned i = 1; i < jobs; ++i) threads.emplace_back(run);
    run();
    for (std::thread& thread : threads) thread.join();
  }
  for (Findings& part : found) {
    all.insert(all.end(), std::make_move_iterator(part.begin()), std::make_move_iterator(part.end()));
  }
}

}  // namespace

std::span<const Check> checks() { return kChecks; }

std::vector<Finding> run_checks(const FactGraph& graph, const Origins& origins, unsigned jobs, bool strict) {
  const Corpus& corpus = graph.corpus();
  StandingFacts standing(corpus.facts.size());
  Findings all;
  // Each thread reads times into a table of its own.
  const auto worker = [&](const auto& check, const auto& pieces) {
    return [&] {
      return [&, readings = std::make_unique<Readings>(corpus)](std::size_t at, Findings& findings) {
        check(Context{graph, corpus, origins, *readings, standing, strict}, pieces[at], findings);
      };
    };
  };
  const auto groups = graph.groups();
  spread(groups.size(), jobs, worker(check_subject, groups), all);
  const auto joined = joined_subjects(graph);
  spread(joined.size(), jobs, worker(check_joined, joined), all);
  const FactsByArticle facts(graph);
  const auto articles = graph.articles();
  const auto check_dates = [&] {
    return [&](std::size_t at, Findings& findings) {
      for (const Check& check : kChecks) {
        if (check.dates != nullptr) check.dates({corpus, articles[at], facts.of(articles[at])}, findings);
      }
    };
  };
  spread(articles.size(), jobs, check_dates, all);
  return all;
}

Evidence run_article_checks(const Corpus& corpus, unsigned jobs) {
  std::vector<ArticleId> articles;
  std::vector<std::uint32_t> place_of(corpus.articles.size());  // 1 + its place among those with a text
  for (std::size_t i = 0; i < corpus.articles.size(); ++i) {
    if (!corpus.articles[i].text_file.valid()) continue;
    articles.emplace_back(i);
    place_of[i] = static_cast<std::uint32_t>(articles.size());
  }
  if (articles.empty()) return {};
  std::vector<std::vector<FactId>> facts_of(articles.size());
  for (std::size_t i = 0; i < corpus.facts.size(); ++i) {
    const std::uint32_t place = place_of[corpus.facts[i].article.index];
    if (place != 0) facts_of[place - 1].emplace_back(i);
  }
  Evidence evidence;
  std::mutex adding;
  const auto worker = [&] {
    return [&, reading = std::make_unique<ArticleReading>(corpus)](std::size_t at, Findings& findings) {
      ArticleView view(corpus, articles[at], facts_of[at], *reading);
      check_article(view, findings);
      const std::lock_guard lock(adding);
      evidence.tally += view.tally;
    };
  };
  spread(articles.size(), jobs, worker, evidence.findings);
  return evidence;
}

std::vector<Finding> run_corpus_checks(const Corpus& corpus) {
  Findings all;
  for (const Check& check : kChecks) {
    if (check.corpus != nullptr) check.corpus(corpus, all);
  }
  return all;
}

}  // namespace gainsay
