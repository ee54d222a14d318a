// GraphML, for Gephi, yEd and the like: the fact graph with its conflicts, written in graph/export.
#include "graph/export.h"
#include "report/formats.h"

namespace gainsay {

void write_graphml(const Result& result, SourceReader&, const Style&, const Sink& sink) {
  sink(to_graphml(result.graph));
}

}  // namespace gainsay
