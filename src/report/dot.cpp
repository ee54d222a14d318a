// DOT, for Graphviz: the fact graph with its conflicts, drawn in graph/export.
#include "graph/export.h"
#include "report/formats.h"

namespace gainsay {

void write_dot(const Result& result, SourceReader&, const Style&, const Sink& sink) {
  sink(to_dot(result.graph));
}

}  // namespace gainsay
