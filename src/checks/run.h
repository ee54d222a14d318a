// All reasoning checks over all groups and articles, and all checks of evidence over all articles.
//
// A check is a pure function from what interacts to findings: from one series, from all series of one
// subject, from those of subjects that are joined, or from the dated facts of one article; of evidence, from
// one article with its text, or from the whole corpus. One file, and one line in the table in run.cpp.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "checks/article_facts.h"
#include "checks/article_view.h"
#include "checks/group_view.h"
#include "checks/series_view.h"

namespace gainsay {

using SeriesCheck = void (*)(const SeriesView& view, std::vector<Finding>& findings);
using GroupCheck = void (*)(const GroupView& view, std::vector<Finding>& findings);
using DatesCheck = void (*)(const ArticleFacts& article, std::vector<Finding>& findings);
using CorpusCheck = void (*)(const Corpus& corpus, std::vector<Finding>& findings);
using ArticleCheck = void (*)(ArticleView& view, std::vector<Finding>& findings);

// One of the six is given.
struct Check {
  std::string_view name;  // its file, its folder of test cases
  SeriesCheck series = nullptr;
  GroupCheck subject = nullptr;  // after all series of the subject
  GroupCheck joined = nullptr;   // after all subjects
  DatesCheck dates = nullptr;    // of each article
  ArticleCheck article = nullptr;
  CorpusCheck corpus = nullptr;  // names, which no article or series has to itself
  bool strict = false;           // on request alone; of series, those of one fact included
};
std::span<const Check> checks();

// In the canonical order of groups and series, then of articles, whatever `jobs` (threads; at least 1).
std::vector<Finding> run_checks(const FactGraph& graph, const Origins& origins, unsigned jobs,
                                bool strict = false);

struct Evidence {
  std::vector<Finding> findings;  // in the order of articles, whatever `jobs`
  EvidenceTally tally;
};
// Articles without a text cost nothing.
Evidence run_article_checks(const Corpus& corpus, unsigned jobs);

std::vector<Finding> run_corpus_checks(const Corpus& corpus);

}  // namespace gainsay
