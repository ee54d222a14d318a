#include <boost/property_tree/ptree.hpp>
#include <boost/property_tree/xml_parser.hpp>
#include <catch2/catch.hpp>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "graph/export.h"
#include "graph/fact_graph_traits.h"
#include "has.h"
#include "unit/graph_fixture.h"

using namespace gainsay;
using namespace gainsay::test;

namespace {

std::vector<FactRow> sample() {
  return {
      {"gvs", "troops", "us-forces", "strength", {}, "2020-08-19", "5000"},
      {"daily", "troops", "us-forces", "strength", {}, "2020-08-19", "3000"},
      {"daily", "leave", "us-forces", "strength", {}, "2021", "0", Stance::planned},
      {"gvs",
       "name",
       "iraq",
       "minister",
       {},
       "2020",
       "Fuad \"the <Lion>\" & Sons \\ a name that goes on and on"},
  };
}

using gainsay::testing::has;

using Attributes = std::map<std::string, std::string>;

struct Parsed {
  Attributes types;                         // of the attributes of nodes
  std::map<std::string, Attributes> nodes;  // by id
  struct Edge {
    std::string from, to, kind;
  };
  std::vector<Edge> edges;
};

// Read by Boost's XML parser, which knows nothing of how it was written.
Parsed parse(const std::string& graphml) {
  namespace pt = boost::property_tree;
  const auto attribute = [](const pt::ptree& tree, const char* name) {
    return tree.get<std::string>(pt::ptree::path_type(std::string("<xmlattr>/") + name, '/'));
  };
  std::istringstream in(graphml);
  pt::ptree tree;
  pt::read_xml(in, tree);
  Parsed parsed;
  Attributes names;
  for (const auto& [tag, key] : tree.get_child("graphml")) {
    if (tag != "key") continue;
    names[attribute(key, "id")] = attribute(key, "attr.name");
    if (attribute(key, "for") == "node")
      parsed.types[attribute(key, "attr.name")] = attribute(key, "attr.type");
  }
  for (const auto& [tag, item] : tree.get_child("graphml.graph")) {
    if (tag != "node" && tag != "edge") continue;
    Attributes data;
    for (const auto& [inner, datum] : item) {
      if (inner == "data") data[names.at(attribute(datum, "key"))] = datum.data();
    }
    if (tag == "node") {
      parsed.nodes[attribute(item, "id")] = data;
    } else {
      parsed.edges.push_back({attribute(item, "source"), attribute(item, "target"), data["kind"]});
    }
  }
  return parsed;
}

const Attributes* node_with(const Parsed& parsed, const std::string& name, const std::string& value) {
  for (const auto& [id, data] : parsed.nodes) {
    const auto found = data.find(name);
    if (found != data.end() && found->second == value) return &data;
  }
  return nullptr;
}

}  // namespace

TEST_CASE("GraphML holds every vertex and edge with typed attributes", "[graph-export]") {
  const Corpus corpus = make_corpus(sample());
  FactGraph graph(corpus);
  graph.add_conflict("g-1", "G101", {FactId(0), FactId(1)});
  const Parsed parsed = parse(to_graphml(graph));
  CHECK(parsed.nodes.size() == num_vertices(graph));
  CHECK(parsed.edges.size() == num_edges(graph));
  CHECK(parsed.types.at("label") == "string");
  CHECK(parsed.types.at("amount") == "double");
  CHECK(parsed.types.at("facts") == "int");

  const Attributes* troops = node_with(parsed, "id", "gvs#troops");
  REQUIRE(troops != nullptr);
  CHECK(*troops == Attributes{{"kind", "assertion"},
                              {"label", "gvs · 5,000"},
                              {"id", "gvs#troops"},
                              {"article", "gvs"},
                              {"publisher", "gvs"},
                              {"subject", "us-forces"},
                              {"property", "strength"},
                              {"date", "2020-08-19"},
                              {"value", "5,000"},
                              {"amount", "5000"},
                              {"stance", "asserted"},
                              {"facts", "1"}});
  const Attributes* leave = node_with(parsed, "id", "daily#leave");
  REQUIRE(leave != nullptr);
  CHECK(leave->at("stance") == "planned");
  const Attributes* name = node_with(parsed, "id", "gvs#name");
  REQUIRE(name != nullptr);
  CHECK(name->at("value") == "Fuad \"the <Lion>\" & Sons \\ a name that goes on and on");
  CHECK(name->count("amount") == 0);
  const Attributes* conflict = node_with(parsed, "id", "g-1");
  REQUIRE(conflict != nullptr);
  CHECK(conflict->at("kind") == "conflict");

  std::map<std::string, int> kinds;
  for (const Parsed::Edge& edge : parsed.edges) {
    CHECK(parsed.nodes.count(edge.from) == 1);
    CHECK(parsed.nodes.count(edge.to) == 1);
    ++kinds[edge.kind];
  }
  CHECK(kinds == std::map<std::string, int>{
                     {"contains", 4}, {"next", 1}, {"states", 4}, {"reported_by", 4}, {"excludes", 2}});
}

TEST_CASE("no character in a text breaks GraphML", "[graph-export]") {
  const std::string hostile =
      "a\x01\x1b[31m]]>&#0; \xC2\x9B \xEF\xBF\xBF \"'<b>\n      <data key=\"key0\"></data>\nnan";
  Corpus corpus =
      make_corpus({{"a", "1", "s", "p", {}, "2020", hostile}, {"a", "2", "s", "p", {}, "2021", "nan"}});
  const FactGraph graph(corpus);
  const Parsed parsed = parse(to_graphml(graph));
  const Attributes* first = node_with(parsed, "id", "a#1");
  REQUIRE(first != nullptr);
  CHECK(first->at("value") == "a  [31m]]>&#0;     \"'<b>       <data key=\"key0\"></data> nan");
  const Attributes* second = node_with(parsed, "id", "a#2");
  REQUIRE(second != nullptr);
  CHECK(second->at("value") == "nan");
}

TEST_CASE("DOT labels are escaped and cut", "[graph-export]") {
  const Corpus corpus = make_corpus(sample());
  const FactGraph graph(corpus);
  const std::string dot = to_dot(graph);
  CHECK(has(dot, R"(label="gvs\nFuad \"the <Lion>\" &amp; Sons \\ a name th…")"));
  CHECK(has(dot, R"(label="2020-08-19\n3,000\n5,000")"));
  CHECK(has(dot, R"(label="daily\nplanned: 0")"));
  CHECK(has(dot, "rankdir=LR"));
}

TEST_CASE("DOT draws conflicts in red and says their code", "[graph-export]") {
  const Corpus corpus = make_corpus(sample());
  FactGraph graph(corpus);
  CHECK_FALSE(has(to_dot(graph), "#b00020"));
  graph.add_conflict("g-1", "G101", {FactId(0), FactId(1)});
  const std::string dot = to_dot(graph);
  CHECK(has(dot, R"(conflict_0 [label="G101\ng-1", shape=octagon, color="#b00020")"));
  CHECK(has(dot, R"(conflict_0->assertion_1 [color="#b00020")"));
  CHECK(has(dot, R"(conflict_0->assertion_2 [color="#b00020")"));
}

TEST_CASE("of one subject only what is reached from it, and its conflicts", "[graph-export]") {
  const Corpus corpus = make_corpus(sample());
  FactGraph graph(corpus);
  graph.add_conflict("g-1", "G101", {FactId(0), FactId(1)});
  REQUIRE(corpus.text(corpus.subjects[1].id) == "iraq");

  const Parsed troops = parse(to_graphml(graph, SubjectId(0)));
  CHECK(node_with(troops, "subject", "iraq") == nullptr);
  CHECK(node_with(troops, "id", "g-1") != nullptr);
  CHECK(node_with(troops, "id", "daily") != nullptr);

  const Parsed minister = parse(to_graphml(graph, SubjectId(1)));
  CHECK(minister.nodes.size() == 5);  // subject, series, statement, assertion, article
  CHECK(minister.edges.size() == 4);
  CHECK(node_with(minister, "id", "g-1") == nullptr);
  CHECK(node_with(minister, "id", "daily") == nullptr);

  const std::string dot = to_dot(graph, SubjectId(1));
  CHECK(has(dot, "iraq"));
  CHECK_FALSE(has(dot, "us-forces"));
  CHECK_FALSE(has(dot, "statement_1"));
}

TEST_CASE("a subject of which nothing is said gives an empty graph", "[graph-export]") {
  Corpus corpus = make_corpus(sample());
  corpus.subjects.emplace_back();
  corpus.subjects.back().id = corpus.strings.intern("nothing-said");
  const FactGraph graph(corpus);
  const SubjectId subject(corpus.subjects.size() - 1);
  CHECK(parse(to_graphml(graph, subject)).nodes.empty());
  CHECK_FALSE(has(to_dot(graph, subject), "label"));
}

TEST_CASE("the same graph gives the same bytes, whatever the order of facts", "[graph-export]") {
  const Corpus corpus = make_corpus(sample());
  const std::string dot = to_dot(FactGraph(corpus)), graphml = to_graphml(FactGraph(corpus));
  for (std::uint32_t seed = 1; seed <= 8; ++seed) {
    const Corpus shuffled = make_corpus(sample(), seed);
    CHECK(to_dot(FactGraph(shuffled)) == dot);
    CHECK(to_graphml(FactGraph(shuffled)) == graphml);
  }
}
