// The report as one page: the verdict, what was read, the findings in the order to read them, the timelines,
// the articles.
//
// Written whole and readable without a script; no network, no time of generation, nothing that depends on the
// order of files. Style and script are the bundle built from report/html/ and kept in the repository; the
// page's policy lets those two run, by their hashes, and nothing else.
#include "report/html.h"

#include <algorithm>
#include <set>

#include "base/embedded.h"
#include "report/escape.h"
#include "report/formats.h"
#include "report/markup.h"
#include "report/opening.h"
#include "report/phrase.h"
#include "report/rank.h"

namespace gainsay {

namespace {

bool about_a_file(const Finding& finding) { return kind_of(finding) == "file"; }

class Page {
 public:
  Page(const Result& result, SourceReader& source, const Sink& sink)
      : parts_(result, source, sink), corpus_(result.corpus), opening_(opening(result)) {
    for (const std::uint32_t i : ranked(corpus_, parts_.origins, result.findings)) {
      const Finding& finding = result.findings[i];
      (!is_live(finding)              ? put_by_
       : finding.level == Level::note ? notes_
       : about_a_file(finding)        ? faults_
                                      : decide_)
          .push_back(&finding);
    }
  }

  void write() {
    head();
    verdict();
    parts_.sink("<main id=\"report\">" + html_coverage(parts_));
    at_a_glance();
    std::size_t rank = 0;
    section("decide", "To decide", "", decide_, &rank);
    section("faults", "To correct in the files", "What stands there was not checked.", faults_, nullptr);
    section("notes", "What changed, and other notes", "None of this is a contradiction.", notes_, nullptr);
    section("put-by", "Settled and accepted", "Kept for the record; none of it counts.", put_by_, nullptr);
    sources();
    script();
    html_timelines(parts_);
    html_articles(parts_);
    parts_.sink("</main>\n");
    foot();
  }

 private:
  void head() {
    parts_.sink(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"" +
        html_text(embedded_text("bundle/policy.txt")) +
        "\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"referrer\" "
        "content=\"no-referrer\">\n<title>" +
        html_text(opening_.verdict) + " – gainsay</title>\n<style>");
    parts_.sink(embedded_text("bundle/page.css"));
    parts_.sink("</style>\n</head>\n<body>\n");
    // What uncertain stretches are filled with, in every chart.
    parts_.sink(
        "<svg class=\"patterns\" width=\"0\" height=\"0\" aria-hidden=\"true\"><defs><pattern id=\"hatch\" "
        "width=\"6\" "
        "height=\"6\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\"><rect class=\"ground\" "
        "width=\"6\" "
        "height=\"6\"/><line class=\"stroke\" x1=\"0\" y1=\"0\" x2=\"0\" "
        "y2=\"6\"/></pattern></defs></svg>\n");
  }

  void verdict() {
    std::string text = "<header class=\"verdict";
    const bool bad = std::any_of(decide_.begin(), decide_.end(), [](const Finding* f) {
      return f->level == Level::error && kind_of(*f) == "contradiction";
    });
    text += bad ? " bad" : decide_.empty() && faults_.empty() ? " good" : " fair";
    text += "\"><p class=\"brand\">gainsay</p><h1>" + html_text(opening_.verdict) + "</h1>";
    if (!opening_.beside.empty()) {
      text += "<p class=\"beside\">";
      for (std::size_t i = 0; i < opening_.beside.size(); ++i)
        text += (i > 0 ? " " : "") + html_text(opening_.beside[i]);
      text += "</p>";
    }
    std::string since = opening_.since;
    if (since.empty() && !parts_.result.findings.empty())
      since = "There is no baseline and no verdict: every finding counts as new.";
    if (!since.empty()) text += "<p class=\"since\">" + html_text(since) + "</p>";
    text += "<nav aria-label=\"Parts of the report\"><a href=\"#coverage\">What was read</a>";
    const auto link = [&](const std::vector<const Finding*>& list, std::string_view anchor,
                          std::string_view words) {
      if (!list.empty())
        text += "<a href=\"#" + std::string(anchor) + "\">" + std::string(words) + " <span class=\"count\">" +
                grouped(list.size()) + "</span></a>";
    };
    link(decide_, "decide", "To decide");
    link(faults_, "faults", "To correct");
    link(notes_, "notes", "Changes and notes");
    link(put_by_, "put-by", "Settled and accepted");
    if (parts_.result.reliability != nullptr) text += "<a href=\"#sources\">Sources</a>";
    if (!parts_.result.graph.series().empty()) text += "<a href=\"#timelines\">Timelines</a>";
    if (!corpus_.articles.empty()) text += "<a href=\"#articles\">Articles</a>";
    parts_.sink(text + "</nav></header>\n<div id=\"tools\" hidden></div>\n");
  }

  // The findings that need a decision, a line each.
  void at_a_glance() {
    if (decide_.empty()) return;
    std::string text =
        "<section id=\"glance\"><h2>At a glance</h2><div class=\"scroll\" tabindex=\"0\"><table "
        "class=\"glance\"><thead><tr>"
        "<th scope=\"col\">Rank</th><th scope=\"col\">Level</th><th scope=\"col\">About</th><th "
        "scope=\"col\">Kind</th>"
        "<th scope=\"col\">Gap</th><th scope=\"col\">Origins</th><th "
        "scope=\"col\">Status</th></tr></thead><tbody>\n";
    std::size_t rank = 0;
    for (const Finding* finding : decide_) {
      const CodeRow* row = find_code(finding->code);
      const Gap gap = gap_of(corpus_, *finding);
      std::string origins;
      for (const std::uint32_t count : origins_of(corpus_, parts_.origins, *finding))
        origins += (origins.empty() ? "" : " : ") + std::to_string(count);
      text += Tag("tr").with("data-for", finding_anchor(*finding)).open() + "<td>" + std::to_string(++rank) +
              "</td><td><span class=\"level " + std::string(level_name(finding->level)) + "\">" +
              std::string(level_name(finding->level)) + "</span></td><td>" +
              Tag("a").with("href", "#" + finding_anchor(*finding)).open() +
              html_text(topic_of(parts_, *finding)) + "</a></td><td>" +
              (row == nullptr ? "" : spaced(row->name)) + "</td><td>" + html_text(gap.words) + "</td><td>" +
              origins + "</td><td>" + std::string(status_name(finding->status)) + "</td></tr>\n";
    }
    parts_.sink(text + "</tbody></table></div></section>\n");
  }

  void section(std::string_view anchor, std::string_view title, std::string_view words,
               const std::vector<const Finding*>& findings, std::size_t* rank) {
    if (findings.empty()) return;
    std::string text = Tag("section").with("id", anchor).with("class", "findings").open() + "<h2>" +
                       std::string(title) + "</h2>";
    if (!words.empty()) text += "<p class=\"about\">" + std::string(words) + "</p>";
    parts_.sink(text + "\n");
    for (const Finding* finding : findings)
      parts_.sink(html_finding(parts_, *finding, rank == nullptr ? 0 : ++*rank));
    parts_.sink("</section>\n");
  }

  // Where it was asked for.
  void sources() {
    const Reliability* reliability = parts_.result.reliability;
    if (reliability == nullptr) return;
    std::string text = "<section id=\"sources\"><h2>Sources</h2><p class=\"about\">" +
                       html_text(reliability_in_words(*reliability)) + "</p>";
    if (!reliability->sources.empty()) {
      text += "<div class=\"scroll\" tabindex=\"0\"><table><thead><tr>";
      for (const std::string_view head : {"Source", "Reliability", "Questions", "Agrees", "Open", "Differs"})
        text += "<th scope=\"col\">" + std::string(head) + "</th>";
      text += "</tr></thead><tbody>\n";
    }
    for (const SourceScore& source : reliability->sources) {
      text += "<tr><th scope=\"row\">" + html_text(source.name) + (source.cited ? " (cited)" : "") +
              "</th><td>" + share(source.reliability) + "</td>";
      for (const std::uint32_t count : {source.questions, source.agree, source.open, source.exclude})
        text += "<td>" + grouped(count) + "</td>";
      text += "</tr>\n";
    }
    if (!reliability->sources.empty()) text += "</tbody></table></div>";
    parts_.sink(text + "</section>\n");
  }

  // What the script shows where the page itself has ids only.
  std::string names() const {
    std::set<SubjectId> subjects;
    std::set<PropertyId> properties;
    std::set<ArticleId> articles;
    for (const Finding& finding : parts_.result.findings) {
      if (finding.subject.valid()) subjects.insert(finding.subject);
      if (finding.property.valid()) properties.insert(finding.property);
      for (const FactId fact : finding.facts) articles.insert(corpus_.fact(fact).article);
    }
    std::string json = "{";
    const auto group = [&](std::string_view name, const auto& ids, const auto& id_of, const auto& label_of) {
      append_json_string(json, name);
      json += ":{";
      bool first = true;
      for (const auto id : ids) {
        if (!id.valid()) continue;
        if (!first) json += ',';
        first = false;
        append_json_string(json, id_of(id));
        json += ':';
        append_json_string(json, label_of(id));
      }
      json += "},";
    };
    group(
        "subject", subjects, [&](SubjectId id) { return corpus_.text(corpus_.subjects[id.index].id); },
        [&](SubjectId id) { return corpus_.subject_label(id); });
    group(
        "property", properties, [&](PropertyId id) { return corpus_.text(corpus_.properties[id.index].id); },
        [&](PropertyId id) { return corpus_.property_label(id); });
    group(
        "article", articles, [&](ArticleId id) { return corpus_.text(corpus_.articles[id.index].id); },
        [&](ArticleId id) {
          const Time* published = corpus_.time(corpus_.articles[id.index].published);
          return corpus_.article_label(id) +
                 (published == nullptr ? "" : ", " + time_in_words(corpus_.text(published->text)));
        });
    json.back() = '}';
    // Nothing in it may end the element that it stands in.
    std::string safe;
    for (const char c : json) safe += c == '<' ? std::string("\\u003c") : std::string(1, c);
    return safe;
  }

  // Behind the findings, so that these can be searched before the timelines of a large corpus have been read.
  void script() {
    parts_.sink("<script type=\"application/json\" id=\"names\">" + names() + "</script>\n<script>");
    parts_.sink(embedded_text("bundle/page.js"));
    parts_.sink("</script>\n");
  }

  void foot() {
    parts_.sink(
        "<footer><p>Written by gainsay " + std::string(program_version()) +
        ". <kbd>gainsay explain CODE</kbd> tells what a code means.</p></footer>\n</body>\n</html>\n");
  }

  HtmlParts parts_;
  const Corpus& corpus_;
  Opening opening_;
  std::vector<const Finding*> decide_, faults_, notes_, put_by_;
};

}  // namespace

void write_html(const Result& result, SourceReader& source, const Style&, const Sink& sink) {
  Page(result, source, sink).write();
}

}  // namespace gainsay
