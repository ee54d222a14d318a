// The writers behind the table of formats: one a file of the same name.
#pragma once

#include "report/report.h"

namespace gainsay {

void write_text(const Result& result, SourceReader& source, const Style& style, const Sink& sink);
void write_concise(const Result& result, SourceReader& source, const Style& style, const Sink& sink);
void write_json(const Result& result, SourceReader& source, const Style& style, const Sink& sink);
void write_jsonl(const Result& result, SourceReader& source, const Style& style, const Sink& sink);
void write_markdown(const Result& result, SourceReader& source, const Style& style, const Sink& sink);
void write_html(const Result& result, SourceReader& source, const Style& style, const Sink& sink);
void write_sarif(const Result& result, SourceReader& source, const Style& style, const Sink& sink);
void write_junit(const Result& result, SourceReader& source, const Style& style, const Sink& sink);
void write_github(const Result& result, SourceReader& source, const Style& style, const Sink& sink);
void write_gitlab(const Result& result, SourceReader& source, const Style& style, const Sink& sink);
void write_rdjson(const Result& result, SourceReader& source, const Style& style, const Sink& sink);
void write_csv(const Result& result, SourceReader& source, const Style& style, const Sink& sink);
void write_dot(const Result& result, SourceReader& source, const Style& style, const Sink& sink);
void write_graphml(const Result& result, SourceReader& source, const Style& style, const Sink& sink);

}  // namespace gainsay
