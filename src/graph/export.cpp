#include "graph/export.h"

#include <fmt/format.h>

#include <algorithm>
#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/filtered_graph.hpp>
#include <boost/graph/graphml.hpp>
#include <boost/graph/graphviz.hpp>
#include <boost/property_map/dynamic_property_map.hpp>
#include <boost/property_map/function_property_map.hpp>
#include <functional>
#include <limits>
#include <ostream>
#include <sstream>
#include <string_view>
#include <vector>

#include "graph/fact_graph_traits.h"

namespace gainsay {

namespace {

// ---- the part that is shown -------------------------------------------------------------------------------

struct Shown {
  const std::vector<bool>* vertices =
      nullptr;  // a pointer, for Boost copies predicates and wants them default-made
  bool operator()(GraphVertex vertex) const { return (*vertices)[vertex]; }
};
using ShownGraph = boost::filtered_graph<FactGraph, boost::keep_all, Shown>;

std::vector<bool> shown_vertices(const FactGraph& graph, SubjectId only) {
  const std::size_t count = num_vertices(graph);
  if (!only.valid()) return std::vector<bool>(count, true);
  std::vector<bool> shown(count, false);
  const GraphVertex start = vertex_of(only, graph);
  if (start == count) return shown;

  std::vector<boost::default_color_type> colours(count, boost::white_color);
  boost::breadth_first_search(graph, start, boost::color_map(colours.data()));
  for (GraphVertex vertex = 0; vertex < count; ++vertex)
    shown[vertex] = colours[vertex] != boost::white_color;
  for (std::uint32_t i = 0; i < graph.conflicts().size(); ++i) {
    const auto& facts = graph.conflicts()[i].facts;
    const bool touches = std::any_of(facts.begin(), facts.end(), [&](FactId fact) {
      return shown[vertex_at({VertexKind::assertion, graph.number_of(fact)}, graph)];
    });
    if (touches) shown[vertex_at({VertexKind::conflict, i}, graph)] = true;
  }
  return shown;
}

// ---- what a vertex is, in words ---------------------------------------------------------------------------

const Fact& fact_at(const FactGraph& graph, std::uint32_t number) {
  return graph.corpus().fact(graph.facts()[number]);
}

std::string time_text(const FactGraph& graph, TimeId id) {
  const Time* time = graph.corpus().time(id);
  return time == nullptr ? std::string() : std::string(graph.corpus().text(time->text));
}

std::string value_text(const FactGraph& graph, const Fact& fact) {
  return graph.corpus().value_text(fact.value, graph.corpus().property_of(fact));
}

std::string stance_text(Stance stance) {
  constexpr std::string_view kNames[] = {"asserted", "denied",   "planned",    "predicted",
                                         "rumoured", "demanded", "conditional"};
  return std::string(kNames[static_cast<std::size_t>(stance)]);
}

// Each value once, in the order in which the facts stand.
std::vector<std::string> values_of(const FactGraph& graph, const Statement& statement) {
  std::vector<std::string> values;
  for (const FactId id : graph.facts_of(statement)) {
    std::string value = value_text(graph, graph.corpus().fact(id));
    if (values.empty() || values.back() != value) values.push_back(std::move(value));
  }
  return values;
}

// Without control characters, which XML has no way to write and a terminal would obey: each becomes a space.
std::string printable(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const auto next = i + 1 < text.size() ? static_cast<unsigned char>(text[i + 1]) : 0U;
    const std::string_view three = text.substr(i, 3);
    if (byte < 0x20 || byte == 0x7F) {
      result += ' ';
    } else if (byte == 0xC2 && next >= 0x80 && next < 0xA0) {  // U+0080 to U+009F
      result += ' ';
      i += 1;
    } else if (three == "\xEF\xBF\xBE" || three == "\xEF\xBF\xBF") {  // U+FFFE, U+FFFF: no characters
      result += ' ';
      i += 2;
    } else {
      result += text[i];
    }
  }
  return result;
}

// At most `limit` code points, an ellipsis for the rest.
std::string shortened(std::string_view text, std::size_t limit) {
  std::size_t points = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool starts_point = (static_cast<unsigned char>(text[i]) & 0xC0) != 0x80;
    if (starts_point && ++points > limit) return std::string(text.substr(0, i)) + "…";
  }
  return std::string(text);
}
constexpr std::size_t kLine = 36;  // of a box

// The lines of a vertex's box.
std::vector<std::string> lines_of(const FactGraph& graph, VertexPlace place) {
  const Corpus& corpus = graph.corpus();
  switch (place.kind) {
    case VertexKind::subject:
      return {corpus.subject_label(graph.groups()[place.number].subject)};
    case VertexKind::series: {
      const Series& series = graph.series()[place.number];
      std::vector<std::string> lines = {corpus.property_label(series.property)};
      if (std::string scope = corpus.scope_text(series.scope); !scope.empty())
        lines.push_back(std::move(scope));
      return lines;
    }
    case VertexKind::statement: {
      constexpr std::size_t kValues = 3;
      const Statement& statement = graph.statements()[place.number];
      std::vector<std::string> lines = {statement.time.valid() ? time_text(graph, statement.time)
                                                               : "undated"};
      const std::vector<std::string> values = values_of(graph, statement);
      lines.insert(lines.end(), values.begin(),
                   values.begin() + static_cast<std::ptrdiff_t>(std::min(values.size(), kValues)));
      if (values.size() > kValues) lines.push_back(fmt::format("and {} more", values.size() - kValues));
      return lines;
    }
    case VertexKind::assertion: {
      const Fact& fact = fact_at(graph, place.number);
      const std::string value = value_text(graph, fact);
      return {corpus.article_label(fact.article),
              fact.asserted() ? value : fmt::format("{}: {}", stance_text(fact.stance), value)};
    }
    case VertexKind::article: {
      const ArticleId article = graph.articles()[place.number];
      std::vector<std::string> lines = {std::string(corpus.text(corpus.articles[article.index].id))};
      if (std::string label = corpus.article_label(article); label != lines.front())
        lines.push_back(std::move(label));
      return lines;
    }
    case VertexKind::conflict: {
      const FactGraph::Conflict& conflict = graph.conflicts()[place.number];
      return {std::string(conflict.code), conflict.id};
    }
  }
  return {};
}

// ---- DOT --------------------------------------------------------------------------------------------------

// A quoted string in which nothing but `\n` between the lines has a meaning of its own, HTML entities
// neither.
std::string dot_label(const std::vector<std::string>& lines) {
  std::string label = "\"";
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i > 0) label += "\\n";
    for (const char c : shortened(printable(lines[i]), kLine)) {
      if (c == '"' || c == '\\') label += '\\';
      label += c;
      if (c == '&') label += "amp;";
    }
  }
  return label + '"';
}

std::string dot_name(GraphVertex vertex, const FactGraph& graph) {
  const VertexPlace place = place_of(vertex, graph);
  return fmt::format("{}_{}", kind_name(place.kind), place.number);
}

std::string_view dot_look(VertexKind kind) {
  switch (kind) {
    case VertexKind::subject:
      return "shape=box, style=filled, fillcolor=\"#1f3a5f\", fontcolor=white";
    case VertexKind::series:
      return "shape=plaintext, fontname=\"Helvetica-Bold\"";
    case VertexKind::statement:
      return "shape=box, style=filled, fillcolor=\"#dce8f5\"";
    case VertexKind::assertion:
      return "shape=box, style=\"rounded,filled\", fillcolor=white";
    case VertexKind::article:
      return "shape=note, style=filled, fillcolor=\"#f4f1e8\"";
    case VertexKind::conflict:
      return "shape=octagon, color=\"#b00020\", fontcolor=\"#b00020\", penwidth=2";
  }
  return {};
}

std::string_view dot_look(EdgeKind kind) {
  switch (kind) {
    case EdgeKind::contains:
      return "arrowhead=none, weight=4";
    case EdgeKind::next:
      return "penwidth=1.5, weight=4";
    case EdgeKind::part_of:
      // No label: Graphviz 2.43 cannot rank clusters around labelled edges that do not constrain.
      return "style=dotted, constraint=false, arrowhead=onormal, tooltip=\"part of\"";
    case EdgeKind::states:
      return "arrowhead=none, color=\"#808080\"";
    case EdgeKind::reported_by:
      return "style=dashed, arrowhead=none, color=\"#a0a0a0\", weight=0";
    case EdgeKind::excludes:
      return "color=\"#b00020\", penwidth=2, constraint=false";
  }
  return {};
}

class DotWriter {
 public:
  DotWriter(const FactGraph& graph, const std::vector<bool>& shown) : graph_(graph), shown_(shown) {
    disputed_.resize(graph.facts().size());
    conflicts_at_.resize(graph.conflicts().empty() ? 0 : graph.facts().size());
    for (std::uint32_t i = 0; i < graph.conflicts().size(); ++i) {
      const std::vector<FactId>& facts = graph.conflicts()[i].facts;
      for (const FactId fact : facts) disputed_[graph.number_of(fact)] = true;
      if (!facts.empty()) conflicts_at_[graph.number_of(facts.back())].push_back(i);
    }
  }

  // The frame: rows and columns. Boxes are named here and described later.
  void operator()(std::ostream& out) const {
    out << "graph [rankdir=LR, newrank=true, nodesep=0.15, ranksep=0.35, fontname=\"Helvetica\"];\n"
        << "node [fontname=\"Helvetica\", fontsize=10, margin=\"0.08,0.04\", height=0.2];\n"
        << "edge [fontname=\"Helvetica\", fontsize=8, arrowsize=0.6];\n";
    for (std::uint32_t group = 0; group < graph_.groups().size(); ++group) {
      if (!is_shown({VertexKind::subject, group})) continue;
      out << "subgraph cluster_subject_" << group << " {\ncolor=\"#c0c0c0\";\n"
          << name({VertexKind::subject, group}) << ";\n";
      for (std::uint32_t i = graph_.groups()[group].first_series; i < graph_.groups()[group].end_series;
           ++i) {
        write_row(out, i);
      }
      out << "}\n";
    }
    write_articles(out);
  }

  void operator()(std::ostream& out, GraphVertex vertex) const {
    const VertexPlace place = place_of(vertex, graph_);
    out << " [label=" << dot_label(lines_of(graph_, place)) << ", " << dot_look(place.kind);
    if (place.kind == VertexKind::assertion) {
      if (disputed_[place.number]) out << ", color=\"#b00020\", penwidth=2";
      if (!fact_at(graph_, place.number).asserted()) out << ", fontcolor=\"#606060\"";
    }
    out << "]";
  }

  void operator()(std::ostream& out, const GraphEdge& edge) const {
    out << "[" << dot_look(edge.kind) << "]";
  }

 private:
  std::string name(VertexPlace place) const { return dot_name(vertex_at(place, graph_), graph_); }
  bool is_shown(VertexPlace place) const { return shown_[vertex_at(place, graph_)]; }

  void write_row(std::ostream& out, std::uint32_t number) const {
    const Series& series = graph_.series()[number];
    out << "subgraph cluster_series_" << number << " {\nstyle=\"rounded,filled\";\ncolor=\"#f6f6f6\";\n"
        << name({VertexKind::series, number}) << ";\n";
    for (std::uint32_t i = series.first_statement; i < series.end_statement; ++i) {
      const Statement& statement = graph_.statements()[i];
      out << "{rank=same; " << name({VertexKind::statement, i});
      for (std::uint32_t fact = statement.first_fact; fact < statement.end_fact; ++fact) {
        out << "; " << name({VertexKind::assertion, fact});
        if (conflicts_at_.empty()) continue;
        for (const std::uint32_t conflict : conflicts_at_[fact])
          out << "; " << name({VertexKind::conflict, conflict});
      }
      out << "}\n";
    }
    out << "}\n";
  }

  // Whatever they report, on the right.
  void write_articles(std::ostream& out) const {
    out << "{rank=sink";
    for (std::uint32_t i = 0; i < graph_.articles().size(); ++i) {
      if (is_shown({VertexKind::article, i})) out << "; " << name({VertexKind::article, i});
    }
    out << "}\n";
  }

  const FactGraph& graph_;
  const std::vector<bool>& shown_;
  std::vector<bool> disputed_;                            // by fact
  std::vector<std::vector<std::uint32_t>> conflicts_at_;  // by the last fact of each conflict
};

// ---- GraphML ----------------------------------------------------------------------------------------------

// What a vertex is about; ids that do not apply are none.
struct Topic {
  SubjectId subject;
  PropertyId property;
  ScopeId scope;
  TimeId time;
  const Fact* fact = nullptr;
  ArticleId article;
};

Topic topic_of(const FactGraph& graph, VertexPlace place) {
  Topic topic;
  const auto set_series = [&](std::uint32_t number) {
    const Series& series = graph.series()[number];
    topic.subject = series.subject;
    topic.property = series.property;
    topic.scope = series.scope;
  };
  switch (place.kind) {
    case VertexKind::subject:
      topic.subject = graph.groups()[place.number].subject;
      break;
    case VertexKind::series:
      set_series(place.number);
      break;
    case VertexKind::statement:
      set_series(graph.series_holding(place.number));
      topic.time = graph.statements()[place.number].time;
      break;
    case VertexKind::assertion: {
      const Fact& fact = fact_at(graph, place.number);
      topic = {fact.subject, fact.property, fact.scope, fact.when, &fact, fact.article};
      break;
    }
    case VertexKind::article:
      topic.article = graph.articles()[place.number];
      topic.time = graph.corpus().articles[topic.article.index].published;
      break;
    case VertexKind::conflict:
      break;
  }
  return topic;
}

std::string id_of(const FactGraph& graph, VertexPlace place) {
  const Corpus& corpus = graph.corpus();
  switch (place.kind) {
    case VertexKind::subject:
      return std::string(corpus.text(corpus.subjects[graph.groups()[place.number].subject.index].id));
    case VertexKind::assertion:
      return corpus.fact_name(graph.facts()[place.number]);
    case VertexKind::article:
      return std::string(corpus.text(corpus.articles[graph.articles()[place.number].index].id));
    case VertexKind::conflict:
      return graph.conflicts()[place.number].id;
    default:
      return {};
  }
}

std::string joined(const std::vector<std::string>& texts, std::string_view between) {
  return fmt::format("{}", fmt::join(texts, between));
}

std::string value_of(const FactGraph& graph, VertexPlace place) {
  if (place.kind == VertexKind::statement)
    return joined(values_of(graph, graph.statements()[place.number]), "; ");
  if (place.kind == VertexKind::assertion) return value_text(graph, fact_at(graph, place.number));
  return {};
}

// Not a number where there is none.
double amount_of(const FactGraph& graph, VertexPlace place) {
  constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
  if (place.kind != VertexKind::assertion) return kNone;
  const Value& value = fact_at(graph, place.number).value;
  if (value.kind != ValueKind::number) return kNone;
  return graph.corpus().quantity(value).amount.to_double();
}

int fact_count(const FactGraph& graph, VertexPlace place) {
  const auto count = [](std::uint32_t first, std::uint32_t end) { return static_cast<int>(end - first); };
  switch (place.kind) {
    case VertexKind::subject: {
      const auto series = graph.series_of(graph.groups()[place.number]);
      return count(series.front().first_fact, series.back().end_fact);
    }
    case VertexKind::series:
      return count(graph.series()[place.number].first_fact, graph.series()[place.number].end_fact);
    case VertexKind::statement:
      return count(graph.statements()[place.number].first_fact, graph.statements()[place.number].end_fact);
    case VertexKind::assertion:
      return 1;
    case VertexKind::conflict:
      return static_cast<int>(graph.conflicts()[place.number].facts.size());
    case VertexKind::article:
      return 0;  // its edges tell
  }
  return 0;
}

struct Attribute {
  const char* name;
  std::string (*text)(const FactGraph&, VertexPlace);
};

constexpr Attribute kAttributes[] = {
    {"kind", [](const FactGraph&, VertexPlace place) { return std::string(kind_name(place.kind)); }},
    {"label",
     [](const FactGraph& graph, VertexPlace place) { return joined(lines_of(graph, place), " · "); }},
    {"id", id_of},
    {"article",
     [](const FactGraph& graph, VertexPlace place) {
       const ArticleId article = topic_of(graph, place).article;
       return article.valid() ? std::string(graph.corpus().text(graph.corpus().articles[article.index].id))
                              : std::string();
     }},
    {"subject",
     [](const FactGraph& graph, VertexPlace place) {
       return graph.corpus().subject_label(topic_of(graph, place).subject);
     }},
    {"property",
     [](const FactGraph& graph, VertexPlace place) {
       return graph.corpus().property_label(topic_of(graph, place).property);
     }},
    {"scope", [](const FactGraph& graph,
                 VertexPlace place) { return graph.corpus().scope_text(topic_of(graph, place).scope); }},
    {"date",
     [](const FactGraph& graph, VertexPlace place) { return time_text(graph, topic_of(graph, place).time); }},
    {"value", value_of},
    {"stance",
     [](const FactGraph& graph, VertexPlace place) {
       const Fact* fact = topic_of(graph, place).fact;
       return fact == nullptr ? std::string() : stance_text(fact->stance);
     }},
    {"publisher",
     [](const FactGraph& graph, VertexPlace place) {
       return graph.corpus().article_label(topic_of(graph, place).article);
     }},
};

// Boost writes every attribute of every node; those that say nothing are taken out again.
std::string without_empty_data(std::string_view graphml) {
  std::string result, amount_nan;
  result.reserve(graphml.size());
  while (!graphml.empty()) {
    const std::string_view line = graphml.substr(0, std::min(graphml.find('\n'), graphml.size() - 1) + 1);
    graphml.remove_prefix(line.size());
    if (line.starts_with("  <key id=\"") && line.find("attr.type=\"double\"") != line.npos) {
      const std::string_view key = line.substr(11, line.find('"', 11) - 11);
      amount_nan = fmt::format("      <data key=\"{}\">nan</data>\n", key);
    }
    const bool empty = line.starts_with("      <data key=") && line.ends_with("\"></data>\n");
    if (!empty && line != amount_nan) result += line;
  }
  return result;
}

}  // namespace

std::string to_dot(const FactGraph& graph, SubjectId only) {
  const std::vector<bool> shown = shown_vertices(graph, only);
  const ShownGraph part(graph, boost::keep_all(), Shown{&shown});
  const DotWriter writer(graph, shown);
  const auto name = boost::make_function_property_map<GraphVertex>(
      [&](GraphVertex vertex) { return dot_name(vertex, graph); });
  std::ostringstream out;
  boost::write_graphviz(out, part, std::cref(writer), std::cref(writer), std::cref(writer), name);
  return std::move(out).str();
}

std::string to_graphml(const FactGraph& graph, SubjectId only) {
  const std::vector<bool> shown = shown_vertices(graph, only);
  const ShownGraph part(graph, boost::keep_all(), Shown{&shown});
  const auto by_vertex = [&](auto what) {
    return boost::make_function_property_map<GraphVertex>(
        [&graph, what](GraphVertex vertex) { return what(graph, place_of(vertex, graph)); });
  };
  boost::dynamic_properties properties;
  for (const Attribute& attribute : kAttributes) {
    properties.property(attribute.name,
                        by_vertex([text = attribute.text](const FactGraph& all, VertexPlace place) {
                          return printable(text(all, place));
                        }));
  }
  properties.property("amount", by_vertex(amount_of));
  properties.property("facts", by_vertex(fact_count));
  properties.property("kind", boost::make_function_property_map<GraphEdge>(
                                  [](const GraphEdge& edge) { return std::string(kind_name(edge.kind)); }));
  std::ostringstream out;
  boost::write_graphml(out, part, GraphVertexIndex(), properties, false);
  return without_empty_data(out.str());
}

}  // namespace gainsay
