// Everything said, subject by subject: a chart for each property, and behind it the table that it is drawn
// from.
#include <algorithm>
#include <set>

#include "report/html.h"
#include "report/markup.h"
#include "report/phrase.h"
#include "report/terminal.h"

namespace gainsay {

namespace {

constexpr std::size_t kQuoteColumns = 220;

class Timelines {
 public:
  explicit Timelines(HtmlParts& parts) : parts_(parts), corpus_(parts.corpus) {}

  void write() {
    bool any = false;
    for (const Group& group : parts_.result.graph.groups()) {
      if (parts_.group_of(group.subject) == nullptr) continue;
      if (!any) parts_.sink(heading());
      any = true;
      parts_.sink(subject(group));
    }
    if (any) parts_.sink("</section>\n");
  }

 private:
  std::string heading() const {
    std::string text = "<section id=\"timelines\"><h2>Timelines</h2>";
    if (corpus_.facts.size() > kAllFacts) text += "<p>Of the subjects that findings name.</p>";
    return text + legend();
  }

  // How a chart is read, by example.
  static std::string legend() {
    const auto item = [](std::string_view drawn, std::string_view words) {
      return "<li><svg width=\"34\" height=\"18\" aria-hidden=\"true\">" + std::string(drawn) + "</svg>" +
             std::string(words) + "</li>";
    };
    std::string text = "<ul class=\"legend\" aria-label=\"How the charts are read\">";
    text += item(R"(<g class="said"><circle class="at" cx="17" cy="9" r="4.5"/></g>)", "said of a day");
    text += item(R"(<g class="said"><rect class="sure" x="3" y="4" width="28" height="10"/></g>)",
                 "of all that time");
    text += item(
        R"(<g class="said"><rect class="unsure" x="3" y="4" width="28" height="10"/><circle class="at" cx="17" cy="9" r="3"/></g>)",
        "some time in it");
    text += item(
        R"(<g class="said"><path class="hard" d="M17 1V17M12 1h10M12 17h10"/><line class="soft" x1="17" y1="5" x2="17" y2="13"/><circle class="at" cx="17" cy="9" r="4.5"/></g>)",
        "what the number can mean");
    text += item(
        R"(<rect class="shade" x="2" y="1" width="30" height="16"/><g class="said conflict"><circle class="at" cx="17" cy="9" r="4.5"/></g>)",
        "in conflict");
    text +=
        item(R"(<g class="said tension"><circle class="at" cx="17" cy="9" r="4.5"/></g>)", "under tension");
    text += item(R"(<g class="said other"><circle class="at" cx="17" cy="9" r="4.5"/></g>)",
                 "planned, denied, rumoured …");
    text += item(
        R"(<g class="said struck"><circle class="at" cx="17" cy="9" r="4.5"/><line class="strike" x1="4" y1="9" x2="30" y2="9"/></g>)",
        "withdrawn by a verdict");
    text += item(
        R"(<line class="change" x1="3" y1="9" x2="26" y2="9"/><path class="head" d="M31 9l-7 -3.5v7z"/>)",
        "a change");
    text += item(
        R"(<g class="said"><rect class="sure" x="2" y="3" width="8" height="14"/><rect class="sure" x="12" y="11" width="20" height="6"/></g>)",
        "counts: height is the pace, area the count");
    return text + "</ul>\n";
  }

  std::string subject(const Group& group) {
    const Subject& subject = corpus_.subjects[group.subject.index];
    std::string text = Tag("section")
                           .with("class", "subject")
                           .with("id", "subject:" + std::string(corpus_.text(subject.id)))
                           .with("data-subject", corpus_.text(subject.id))
                           .open();
    text += "<h3>" + html_text(corpus_.subject_label(group.subject)) + "</h3><p class=\"about\"><code>" +
            html_text(corpus_.text(subject.id)) + "</code>";
    if (subject.kind.valid()) text += " · " + html_text(corpus_.text(subject.kind));
    for (std::size_t i = 0; i < subject.aliases.size(); ++i)
      text += (i == 0 ? " · also " : ", ") + html_text(corpus_.text(subject.aliases[i]));
    text += "</p>\n";
    const std::span<const Series> all = parts_.result.graph.series_of(group);
    std::string once;  // what one fact says and no finding touches: folded, for there is little to look at
    std::vector<std::string> names;
    for (std::size_t i = 0; i < all.size();) {
      std::size_t end = i + 1;
      while (end < all.size() && all[end].property == all[i].property) ++end;
      const std::span<const Series> series = all.subspan(i, end - i);
      if (is_said_once(series)) {
        once += property(series);
        names.push_back(corpus_.property_label(series.front().property));
      } else {
        text += property(series);
      }
      i = end;
    }
    if (!once.empty())
      text += "<details class=\"once\"><summary>Said once: " + html_text(listed(names)) + "</summary>\n" +
              once + "</details>";
    return text + "</section>\n";
  }

  bool is_said_once(std::span<const Series> series) const {
    if (series.size() > 1) return false;
    const auto facts = parts_.result.graph.facts_of(series.front());
    return facts.size() == 1 && parts_.standings.of(facts.front()).findings.empty();
  }

  std::string property(std::span<const Series> series) {
    const SubjectId subject = series.front().subject;
    const PropertyId id = series.front().property;
    const Property& property = corpus_.properties[id.index];
    const std::string anchor = timeline_anchor(corpus_, subject, id);
    std::string text = Tag("section").with("class", "series").with("id", anchor).open();
    text += "<h4>" + html_text(capitalised(corpus_.property_label(id))) + "</h4>";
    text += findings(series);
    if (property.description.valid())
      text += "<p class=\"about\">" + html_text(corpus_.text(property.description)) + "</p>";
    const Chart& chart = parts_.chart_of(subject, id);
    if (chart.height > 0) {
      text += "<figure class=\"chart\">";
      text += HtmlParts::svg(
          chart, "Timeline of " + corpus_.subject_label(subject) + ": " + corpus_.property_label(id),
          Tag("g").with("id", "drawn-" + anchor).open() + chart.svg + "</g>");
      if (chart.left_out > 0)
        text += "<figcaption>" + counted(chart.left_out, "assertion") +
                (chart.left_out == 1 ? " is" : " are") + " in the table alone.</figcaption>";
      text += "</figure>";
    }
    text += table(series, chart.height <= 0);
    return text + "</section>\n";
  }

  // Links to what was found.
  std::string findings(std::span<const Series> series) const {
    std::set<std::uint32_t> touching;
    for (const Series& each : series)
      for (const FactId fact : parts_.result.graph.facts_of(each))
        for (const std::uint32_t finding : parts_.standings.of(fact).findings) touching.insert(finding);
    if (touching.empty()) return {};
    std::string text = "<p class=\"touching\">";
    for (const std::uint32_t i : touching) {
      const Finding& finding = parts_.result.findings[i];
      text += Tag("a")
                  .with("class", level_name(finding.level))
                  .with("href", "#" + finding_anchor(finding))
                  .with("title", finding.message)
                  .open() +
              std::string(finding.code) + " " + spaced(find_code(finding.code)->name) + "</a> ";
    }
    return text + "</p>";
  }

  std::string table(std::span<const Series> series, bool open) {
    std::size_t facts = 0;
    for (const Series& each : series) facts += each.end_fact - each.first_fact;
    const bool tally = corpus_.properties[series.front().property.index].over_time == OverTime::tally;
    const bool scoped = std::any_of(series.begin(), series.end(), [&](const Series& each) {
      return each.scope.valid() && !corpus_.scopes[each.scope.index].empty();
    });
    std::string text = open ? "<details class=\"data\" open>" : "<details class=\"data\">";
    text += "<summary>" + counted(facts, "assertion") +
            " as a table</summary><div class=\"scroll\" tabindex=\"0\"><table><thead><tr>";
    text += "<th scope=\"col\">When</th>";
    if (scoped) text += "<th scope=\"col\">Scope</th>";
    text += "<th scope=\"col\">Says</th>";
    if (tally) text += "<th scope=\"col\">Pace</th>";
    text += "<th scope=\"col\">Who</th><th scope=\"col\">Quote</th></tr></thead><tbody>";
    for (const Series& each : series)
      for (const FactId fact : parts_.result.graph.facts_of(each)) text += row(each, fact, scoped, tally);
    return text + "</tbody></table></div></details>";
  }

  std::string row(const Series& series, FactId id, bool scoped, bool tally) {
    const Fact& fact = corpus_.fact(id);
    const Standing& standing = parts_.standings.of(id);
    const std::string_view when = when_text(corpus_, fact);
    std::string text = standing.struck ? "<tr class=\"struck\"><td>" : "<tr><td>";
    text += (when.empty() ? "undated" : html_time(when)) + "</td>";
    if (scoped) text += "<td>" + html_text(corpus_.scope_text(series.scope)) + "</td>";
    const std::string said = html_text(said_in_words(corpus_, fact));
    text += "<td class=\"says\">" + (standing.struck ? "<s>" + said + "</s>" : said);
    const std::string meaning = meaning_of(fact);
    if (!meaning.empty()) text += " <span class=\"meaning\">" + html_text(meaning) + "</span>";
    for (const Sign& sign : signs_of(standing))
      text += " <span class=\"sign\">" + std::string(sign.glyph) + " " + std::string(sign.words) + "</span>";
    text += "</td>";
    if (tally) text += "<td>" + html_text(rate_in_words(corpus_, fact)) + "</td>";
    text += "<td>" + html_text(voice_of(corpus_, id));
    if (!fact.asserted()) {
      text += "<br><em>" + std::string(stance_name(fact.stance)) + "</em>";
      const Time* said_at = corpus_.time(fact.said);
      if ((fact.foreseen() || fact.stance == Stance::denied) && said_at != nullptr)
        text += ", said " + html_time(corpus_.text(said_at->text));
    }
    text += "</td><td class=\"quoted\">";
    const std::string quote = quote_text(parts_.source, id);
    const std::string shown = quote.empty() ? "" : "“" + html_text(shortened(quote, kQuoteColumns)) + "”";
    text += has_article_text(parts_, id) && !shown.empty()
                ? Tag("a").with("href", "#" + fact_anchor(corpus_, id)).open() + shown + "</a>"
                : shown;
    return text + "</td></tr>";
  }

  // What a number can mean, where that is more than itself.
  std::string meaning_of(const Fact& fact) const {
    if (fact.value.kind != ValueKind::number && fact.value.kind != ValueKind::quantity) return {};
    const Interval hard = corpus_.measure(fact.value, corpus_.property_of(fact)).hard;
    if (hard.low == hard.high && !hard.low_infinite && !hard.high_infinite) return {};
    return "can mean " + describe(hard);
  }

  HtmlParts& parts_;
  const Corpus& corpus_;
};

}  // namespace

void html_timelines(HtmlParts& parts) { Timelines(parts).write(); }

}  // namespace gainsay
