#include "graph/fact_graph.h"

#include <algorithm>
#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/graph_concepts.hpp>
#include <boost/graph/topological_sort.hpp>
#include <catch2/catch.hpp>
#include <chrono>
#include <random>
#include <string>
#include <vector>

#include "graph/fact_graph_traits.h"
#include "unit/graph_fixture.h"

using namespace gainsay;
using namespace gainsay::test;

BOOST_CONCEPT_ASSERT((boost::VertexListGraphConcept<FactGraph>));
BOOST_CONCEPT_ASSERT((boost::EdgeListGraphConcept<FactGraph>));
BOOST_CONCEPT_ASSERT((boost::IncidenceGraphConcept<FactGraph>));

namespace {

std::vector<FactRow> sample() {
  return {
      {"c-daily", "troops", "us-forces", "strength", {}, "2020-08-19", "5000"},
      {"a-daily", "troops", "us-forces", "strength", {}, "2020-08-19", "3000"},
      {"b-daily", "troops", "us-forces", "strength", {}, "2020-08-19", "5000", Stance::asserted, true},
      {"a-daily", "later", "us-forces", "strength", {}, "2021-07", "2500"},
      {"a-daily", "before", "us-forces", "strength", {}, "2020", "5200"},
      {"a-daily", "whenever", "us-forces", "strength", {}, "", "4000"},
      {"a-daily", "rockets", "us-forces", "attacks", {{"weapon", {"rocket"}}}, "2020-08", "14"},
      {"a-daily", "both", "us-forces", "attacks", {{"weapon", {"rocket", "drone"}}}, "2020-08", "20"},
      {"a-daily", "all", "us-forces", "attacks", {}, "2020-08", "30"},
      {"a-daily", "minister", "iraq", "foreign-minister", {}, "2020-08-19", "Fuad Hussein"},
  };
}

}  // namespace

TEST_CASE("the order is canonical: subjects, properties, scopes, times, articles", "[fact-graph]") {
  const Corpus corpus = make_corpus(sample());
  const std::vector<std::string> expected = {
      "iraq",
      "  foreign-minister {}",
      "    2020-08-19",
      "      a-daily#minister Fuad Hussein",
      "us-forces",
      "  attacks {}",
      "    2020-08",
      "      a-daily#all 30",
      "  attacks {weapon: drone, rocket}",
      "    2020-08",
      "      a-daily#both 20",
      "  attacks {weapon: rocket}",
      "    2020-08",
      "      a-daily#rockets 14",
      "  strength {}",
      "    2020",  // begins before August, and ends after
      "      a-daily#before 5200",
      "    2020-08-19",
      "      a-daily#troops 3000",
      "      c-daily#troops 5000",
      "    2020-08-19 moment",
      "      b-daily#troops 5000",
      "    2021-07",
      "      a-daily#later 2500",
      "    undated",
      "      a-daily#whenever 4000",
  };
  CHECK(outline(FactGraph(corpus)) == expected);
}

TEST_CASE("times go by their earliest instant, then the latest, then as text", "[fact-graph]") {
  std::vector<FactRow> rows;
  const std::vector<std::string> in_order = {"../2020-07-31",
                                             "-0044-03-15",
                                             "2019-12-31",
                                             "2020-08~",
                                             "2020-08-01",
                                             "2020-08",
                                             "2020-08-01/2020-08-31",
                                             "2020-08/..",
                                             "2020-08-02",
                                             "9999",
                                             ""};
  for (const std::string& when : in_order) rows.push_back({"a", "f" + when, "s", "p", {}, when, "1"});
  std::vector<std::string> times;
  for (const std::uint32_t seed : {0U, 1U, 2U}) {
    const Corpus corpus = make_corpus(rows, seed);
    const FactGraph graph(corpus);
    times.clear();
    for (const Statement& statement : graph.statements()) {
      const Time* time = corpus.time(statement.time);
      times.emplace_back(time == nullptr ? "" : corpus.text(time->text));
    }
    CHECK(times == in_order);
  }
}

TEST_CASE("facts of one article about one thing at one time go by what they say", "[fact-graph]") {
  const std::vector<std::string> values = {"9",   "10", "~10", "11",          "100",          "Ahmed Ali",
                                           "Ali", "B",  "C",   "Zoran Zoran", "Zoran Zoranov"};
  std::vector<FactRow> rows;
  for (std::size_t i = 0; i < values.size(); ++i) {
    rows.push_back({"a", std::to_string(values.size() - i), "s", "p", {}, "2020", values[i]});
  }
  rows.push_back({"a", "x1", "s", "p", {}, "2020", "1", Stance::asserted});
  rows.push_back({"a", "x0", "s", "p", {}, "2020", "1", Stance::denied});
  rows.push_back({"a", "y1", "s", "p", {}, "2020", "1", Stance::planned, false, "2019"});
  rows.push_back({"a", "y0", "s", "p", {}, "2020", "1", Stance::planned, false, "2019-06"});
  for (const std::uint32_t seed : {0U, 1U, 2U, 3U}) {
    const Corpus corpus = make_corpus(rows, seed);
    const FactGraph graph(corpus);
    std::vector<std::string> said;
    for (const FactId fact : graph.facts()) {
      said.emplace_back(corpus.value_code(corpus.fact(fact).value, corpus.property_of(corpus.fact(fact))));
    }
    std::vector<std::string> ids;
    for (std::size_t i = 0; i < 4; ++i) ids.emplace_back(corpus.text(corpus.fact(graph.facts()[i]).id));
    CHECK(ids == std::vector<std::string>{"x1", "x0", "y1", "y0"});
    said.erase(said.begin(), said.begin() + 4);
    CHECK(said == values);
  }
}

TEST_CASE("neither the order of facts nor of what they name shows", "[fact-graph]") {
  std::vector<FactRow> rows = sample();
  std::mt19937 random(5);
  const std::vector<std::string> days = {"2020-08-19",      "2020-08", "2020",
                                         "2021-01/2021-03", "",        "2020-08-19~"};
  for (int i = 0; i < 400; ++i) {
    FactRow row{"article-" + std::to_string(random() % 9),
                std::to_string(i),
                "subject-" + std::to_string(random() % 4),
                "property-" + std::to_string(random() % 3),
                {},
                days[random() % days.size()],
                std::to_string(random() % 3)};
    if (random() % 2 == 0) row.scope["place"] = {"p" + std::to_string(random() % 3), "p0"};
    if (random() % 3 == 0) row.scope["weapon"] = {"w" + std::to_string(random() % 2)};
    row.stance = static_cast<Stance>(random() % 3);
    row.moment = random() % 4 == 0;
    rows.push_back(std::move(row));
  }
  const Corpus corpus = make_corpus(rows);
  const std::vector<std::string> expected = outline(FactGraph(corpus));
  CHECK(expected.size() > rows.size());
  for (std::uint32_t seed = 1; seed <= 20; ++seed) {
    CAPTURE(seed);
    const Corpus shuffled = make_corpus(rows, seed);
    CHECK(outline(FactGraph(shuffled)) == expected);
  }
}

TEST_CASE("the ranges hold every fact once and fit together", "[fact-graph]") {
  const Corpus corpus = make_corpus(sample(), 3);
  const FactGraph graph(corpus);
  std::vector<FactId> seen;
  for (const Group& group : graph.groups()) {
    for (const Series& series : graph.series_of(group)) {
      CHECK(series.subject == group.subject);
      std::size_t facts = 0;
      for (const Statement& statement : graph.statements_of(series)) {
        for (const FactId id : graph.facts_of(statement)) {
          const Fact& fact = corpus.fact(id);
          CHECK(fact.subject == series.subject);
          CHECK(fact.property == series.property);
          CHECK(fact.scope == series.scope);
          CHECK(fact.when == statement.time);
          CHECK(fact.default_when == statement.moment);
          seen.push_back(id);
          ++facts;
        }
      }
      CHECK(graph.facts_of(series).size() == facts);
    }
  }
  CHECK(std::equal(seen.begin(), seen.end(), graph.facts().begin(), graph.facts().end()));
  std::sort(seen.begin(), seen.end());
  for (std::size_t i = 0; i < corpus.facts.size(); ++i) CHECK(seen.at(i) == FactId(i));
}

TEST_CASE("a graph of nothing", "[fact-graph]") {
  const Corpus corpus;
  const FactGraph graph(corpus);
  CHECK(graph.groups().empty());
  CHECK(num_vertices(graph) == 0);
  CHECK(num_edges(graph) == 0);
  CHECK(edges(graph).first == edges(graph).second);
}

TEST_CASE("subjects of which nothing is said are no part of it", "[fact-graph]") {
  Corpus corpus = make_corpus(sample());
  corpus.subjects.emplace_back();
  corpus.subjects.back().id = corpus.strings.intern("h-between");
  const FactGraph graph(corpus);
  CHECK(graph.groups().size() == 2);
  CHECK(vertex_of(SubjectId(corpus.subjects.size() - 1), graph) == num_vertices(graph));
}

TEST_CASE("more pairs of property and scope than 32 bits can number", "[fact-graph]") {
  constexpr std::size_t kMany = 70'000;
  Corpus corpus = make_corpus({{"a", "1", "s", "p", {}, "2020", "1"}});
  const Fact first = corpus.facts.front();
  corpus.facts.clear();
  const StringId dimension = corpus.strings.intern("place");
  for (std::size_t i = 0; i < kMany; ++i) {
    const std::string number = std::to_string(1'000'000 + i);  // of one length: text orders them as numbers
    corpus.properties.emplace_back();
    corpus.properties.back().id = corpus.strings.intern("p" + number);
    corpus.scopes.push_back({{dimension, {corpus.strings.intern("v" + number)}}});
  }
  for (std::size_t i = kMany; i > 0; --i) {
    Fact fact = first;
    fact.property = PropertyId(i);
    fact.scope = ScopeId(kMany + 1 - i);
    corpus.facts.push_back(fact);
  }
  const FactGraph graph(corpus);
  REQUIRE(graph.series().size() == kMany);
  for (std::size_t i = 0; i < kMany; ++i) {
    REQUIRE(graph.series()[i].property == PropertyId(i + 1));
    REQUIRE(graph.series()[i].scope == ScopeId(kMany - i));
    REQUIRE(graph.facts()[i] == FactId(kMany - 1 - i));
  }
}

TEST_CASE("200,000 facts of one series, time and article are sorted, not compared each with each",
          "[fact-graph]") {
  constexpr std::size_t kMany = 200'000;
  Corpus corpus = make_corpus({{"a", "1", "s", "p", {}, "2020-08", "1"}});
  const Fact first = corpus.facts.front();
  corpus.facts.clear();
  std::mt19937 random(8);
  for (std::size_t i = 0; i < kMany; ++i) {
    Fact fact = first;
    fact.value.payload = static_cast<std::int64_t>(random() % 1000);
    fact.id = corpus.strings.intern(std::to_string(i));
    corpus.facts.push_back(fact);
  }
  const auto start = std::chrono::steady_clock::now();
  const FactGraph graph(corpus);
  const auto took = std::chrono::steady_clock::now() - start;
  CHECK(took < std::chrono::seconds(5));  // each with each takes minutes, even here
  REQUIRE(graph.statements().size() == 1);
  CHECK(std::is_sorted(graph.facts().begin(), graph.facts().end(), [&](FactId a, FactId b) {
    return corpus.fact(a).value.payload < corpus.fact(b).value.payload;
  }));
}

TEST_CASE("what is kept for facts that share a statement is their order alone", "[fact-graph]") {
  constexpr std::size_t kMany = 100'000;
  Corpus corpus =
      make_corpus({{"a", "1", "s", "p", {}, "2020-08", "1"}, {"a", "2", "s", "p", {}, "2021", "1"}});
  const Fact first = corpus.facts.front();
  while (corpus.facts.size() < kMany) corpus.facts.push_back(first);
  CHECK(FactGraph(corpus).bytes() < kMany * 5);
}

// ---- as Boost.Graph sees it -------------------------------------------------------------------------------

TEST_CASE("vertices and places are each other's inverse, block by block", "[fact-graph]") {
  const Corpus corpus = make_corpus(sample());
  FactGraph graph(corpus);
  graph.add_conflict("g-1", "G101", {FactId(0), FactId(1)});
  std::vector<VertexKind> kinds;
  for (GraphVertex vertex = 0; vertex < num_vertices(graph); ++vertex) {
    CHECK(vertex_at(place_of(vertex, graph), graph) == vertex);
    kinds.push_back(vertex_kind(vertex, graph));
  }
  CHECK(std::is_sorted(kinds.begin(), kinds.end()));
  CHECK(std::count(kinds.begin(), kinds.end(), VertexKind::subject) == 2);
  CHECK(std::count(kinds.begin(), kinds.end(), VertexKind::series) == 5);
  CHECK(std::count(kinds.begin(), kinds.end(), VertexKind::statement) == 9);
  CHECK(std::count(kinds.begin(), kinds.end(), VertexKind::assertion) == 10);
  CHECK(std::count(kinds.begin(), kinds.end(), VertexKind::article) == 3);
  CHECK(std::count(kinds.begin(), kinds.end(), VertexKind::conflict) == 1);
}

TEST_CASE("the list of edges is what the vertices have, and as long as it says", "[fact-graph]") {
  const Corpus corpus = make_corpus(sample());
  FactGraph graph(corpus);
  graph.add_conflict("g-1", "G101", {FactId(0), FactId(1)});
  std::vector<GraphEdge> by_vertex, by_graph;
  for (auto [vertex, end] = vertices(graph); vertex != end; ++vertex) {
    std::size_t degree = 0;
    for (auto [edge, last] = out_edges(*vertex, graph); edge != last; ++edge, ++degree) {
      CHECK(source(*edge, graph) == *vertex);
      CHECK(target(*edge, graph) < num_vertices(graph));
      by_vertex.push_back(*edge);
    }
    CHECK(degree == out_degree(*vertex, graph));
  }
  for (auto [edge, end] = edges(graph); edge != end; ++edge) by_graph.push_back(*edge);
  CHECK(by_vertex == by_graph);
  CHECK(by_graph.size() == num_edges(graph));

  const auto count = [&](EdgeKind kind) {
    return std::count_if(by_graph.begin(), by_graph.end(),
                         [&](const GraphEdge& e) { return edge_kind(e) == kind; });
  };
  CHECK(count(EdgeKind::contains) == 5 + 5);
  CHECK(count(EdgeKind::next) == 9 - 5);
  CHECK(count(EdgeKind::part_of) == 2);  // rocket of {drone, rocket} of the whole
  CHECK(count(EdgeKind::states) == 10);
  CHECK(count(EdgeKind::reported_by) == 10);
  CHECK(count(EdgeKind::excludes) == 2);
}

TEST_CASE("series edges run forward in time", "[fact-graph]") {
  const Corpus corpus = make_corpus(sample(), 4);
  const FactGraph graph(corpus);
  std::size_t steps = 0;
  for (auto [edge, end] = edges(graph); edge != end; ++edge) {
    const GraphEdge step = *edge;
    if (step.kind != EdgeKind::next) continue;
    const std::uint32_t from = place_of(step.from, graph).number, to = place_of(step.to, graph).number;
    CHECK(graph.series_holding(from) == graph.series_holding(to));
    const Time* earlier = corpus.time(graph.statements()[from].time);
    const Time* later = corpus.time(graph.statements()[to].time);
    REQUIRE(earlier != nullptr);
    if (later != nullptr) {
      CHECK(earlier->edtf.members.front().start.written.first <=
            later->edtf.members.front().start.written.first);
    }
    ++steps;
  }
  CHECK(steps == 4);
}

TEST_CASE("there is no cycle", "[fact-graph]") {
  const Corpus corpus = make_corpus(sample());
  FactGraph graph(corpus);
  graph.add_conflict("g-1", "G101", {FactId(0), FactId(1), FactId(2)});
  std::vector<GraphVertex> order;  // boost's is the reverse: what an edge leads to comes first
  boost::topological_sort(graph, std::back_inserter(order));
  REQUIRE(order.size() == num_vertices(graph));
  std::vector<std::size_t> places(order.size());
  for (std::size_t i = 0; i < order.size(); ++i) places[order[i]] = i;
  for (auto [edge, end] = edges(graph); edge != end; ++edge) {
    const GraphEdge arc = *edge;
    CHECK(places[arc.to] < places[arc.from]);
  }
}

TEST_CASE("from a subject all is reached that is said of it, and who says so", "[fact-graph]") {
  const Corpus corpus = make_corpus(sample());
  const FactGraph graph(corpus);
  REQUIRE(corpus.text(corpus.subjects[0].id) == "us-forces");
  const GraphVertex start = vertex_of(SubjectId(0), graph);
  std::vector<boost::default_color_type> colours(num_vertices(graph));
  boost::breadth_first_search(graph, start, boost::color_map(colours.data()));
  std::size_t assertions = 0, articles = 0;
  for (GraphVertex vertex = 0; vertex < colours.size(); ++vertex) {
    if (colours[vertex] == boost::white_color) continue;
    const VertexPlace place = place_of(vertex, graph);
    if (place.kind == VertexKind::assertion) {
      CHECK(corpus.fact(graph.facts()[place.number]).subject == SubjectId(0));
      ++assertions;
    }
    articles += place.kind == VertexKind::article ? 1U : 0U;
  }
  CHECK(assertions == 9);
  CHECK(articles == 3);
}

TEST_CASE("articles stand in the order of their ids", "[fact-graph]") {
  const Corpus corpus = make_corpus(sample());
  const FactGraph graph(corpus);
  std::vector<std::string> ids;
  for (const ArticleId article : graph.articles()) {
    CHECK(graph.number_of(article) == ids.size());
    ids.emplace_back(corpus.text(corpus.articles[article.index].id));
  }
  CHECK(ids == std::vector<std::string>{"a-daily", "b-daily", "c-daily"});
}
