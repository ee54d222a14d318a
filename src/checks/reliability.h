// How reliable each source is: an estimate from how often it agrees with what others say of the same. It
// orders what to look at, and decides nothing; no check reads it.
//
// Method: CRH (Q. Li, Y. Li, J. Gao, B. Zhao, W. Fan, J. Han, "Resolving conflicts in heterogeneous data by
// truth discovery and source reliability estimation", SIGMOD 2014). Two steps take turns until no weight
// changes: each question gets the answer to which the sources, by their weights, are nearest; each source
// gets the weight -log of its mean distance from those answers. What is gainsay's own:
//
// - A question is one series at one time that is certain, and at least two voices answer it. Articles of one
//   origin are one voice, and so are all that cite one source: who repeats adds no weight. What an article
//   attributes is the word of the source that it cites, and is counted for that source.
// - An answer is a value that some claim leads to expect. A claim's distance from it is 0 where it lies in
//   the claim's soft interval, 1/2 where it lies in the hard one alone, else 1: hedges are respected, and all
//   types are compared alike.
// - Where answers are equally near, every one is as good, and a claim's distance is its mean from them.
// - A source begins as an average one of four questions, so that one heard once is neither perfect nor
//   worthless. Weights are not divided by their sum, so that they do not depend on how many sources there
//   are.
//
// What a publisher took back takes no part; a fact that a verdict calls wrong does, for the source did say
// it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "evidence/origins.h"
#include "graph/fact_graph.h"

namespace gainsay {

struct SourceScore {
  std::string name;
  bool cited = false;                    // by articles; else a publisher (or agency, or author)
  std::uint32_t questions = 0;           // that it answers
  std::uint32_t agree = 0, exclude = 0;  // with, and from, the estimated answers
  std::uint32_t open = 0;  // neither: near only at its most generous, or no one answer is the nearest
  double reliability = 0;  // 1 less its mean distance, drawn towards the average
};

struct Reliability {
  static constexpr std::string_view kMethod = "CRH (Li et al., SIGMOD 2014)";
  std::uint32_t questions = 0;
  std::uint32_t rounds = 0;          // of the two steps
  std::vector<SourceScore> sources;  // least reliable first, then by name; none without a question
};

Reliability estimate_reliability(const FactGraph& graph, const Origins& origins);

}  // namespace gainsay
