// What the parts of the HTML report share (formats.h declares the report itself).
//
// The page is complete as the program writes it: text, tables and drawings. Its script only adds search,
// facets, keys and copying; what the script needs to know stands in data attributes.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "evidence/origins.h"
#include "report/chart.h"
#include "report/passage.h"
#include "report/report.h"
#include "report/standing.h"

namespace gainsay {

class HtmlParts {
 public:
  HtmlParts(const Result& result, SourceReader& source, const Sink& sink);

  const Result& result;
  const Corpus& corpus;
  SourceReader& source;
  const Sink& sink;
  Standings standings;
  const Origins& origins;
  Passages passages;

  // What is said of a subject; nothing where it has no timeline on this page.
  const Group* group_of(SubjectId subject) const;
  // All series of one property, and their chart, drawn when it is first asked for.
  std::span<const Series> series_of(SubjectId subject, PropertyId property) const;
  const Chart& chart_of(SubjectId subject, PropertyId property);

  // `<svg>` with what is in it, told in words to those who do not see it, in a box that scrolls where it
  // must.
  static std::string svg(const Chart& chart, std::string_view told, std::string_view inside);

 private:
  std::map<SubjectId, const Group*> groups_;
  std::map<std::pair<SubjectId, PropertyId>, Chart> charts_;
};

// Of a corpus of more facts than this, only what findings name has a timeline, and texts are not shown whole.
inline constexpr std::size_t kAllFacts = 5'000;

// One finding; `rank` 0: it has no rank.
std::string html_finding(HtmlParts& parts, const Finding& finding, std::size_t rank);

// A timeline for each subject and property, a chart and a table each.
void html_timelines(HtmlParts& parts);

// What was read: numbers, then the articles, each with its text and the quotes marked in it.
std::string html_coverage(HtmlParts& parts);
void html_articles(HtmlParts& parts);

// ---- names of places on the page ----

std::string finding_anchor(const Finding& finding);
std::string timeline_anchor(const Corpus& corpus, SubjectId subject, PropertyId property);
std::string article_anchor(const Corpus& corpus, ArticleId article);
std::string fact_anchor(const Corpus& corpus, FactId fact);  // in its article's text
bool has_article_text(HtmlParts& parts, FactId fact);        // and its quote is in it

// `heading` of a finding: its subject, property and scope, else the file, else the code's name.
std::string topic_of(const HtmlParts& parts, const Finding& finding);
// `facts/gvs.json, line 14`.
std::string place_in_words(const Corpus& corpus, const Location& at);
// A value as one reads it: dates in words.
std::string said_in_words(const Corpus& corpus, const Fact& fact);

// The same, broken after a folder where it must be.
std::string html_place(const Corpus& corpus, const Location& at);

// One line of prose: EDTF in it is told in words (but not where it is quoted), and dates are not broken over
// lines.
std::string html_prose(std::string_view text);
// An EDTF text in words.
std::string html_time(std::string_view edtf);

// `<code>gainsay explain g-…</code>`, with room for the button that copies it.
std::string html_command(std::string_view command);

}  // namespace gainsay
