// A finding as a card: its sentence, its sides with each quote in its passage, why, what to do, and the
// timelines it stands in.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "report/html.h"
#include "report/markup.h"
#include "report/opening.h"
#include "report/phrase.h"
#include "report/rank.h"

namespace gainsay {

namespace {

constexpr std::size_t kMostQuotesASide = 6;
constexpr std::size_t kMostSides = 8;
constexpr std::size_t kMostReasons = 24;
constexpr std::size_t kMostCharts = 3;

class Card {
 public:
  Card(HtmlParts& parts, const Finding& finding, std::size_t rank)
      : parts_(parts), corpus_(parts.corpus), finding_(finding), rank_(rank), row_(find_code(finding.code)) {}

  std::string text() {
    open();
    header();
    const bool shown = needs_decision(finding_);
    out_ += shown ? "<details class=\"body\" open>" : "<details class=\"body\">";
    out_ += "<summary>Evidence</summary>";
    if (!finding_.marks.empty()) marks();
    sides();
    out_ += "<div class=\"columns\">";
    reasoning();
    settling();
    out_ += "</div>";
    charts();
    out_ += "</details></article>\n";
    return std::move(out_);
  }

 private:
  std::string_view kind() const { return row_ == nullptr ? std::string_view() : row_->kind; }

  bool is_dated() const {
    if (!finding_.property.valid()) return false;
    const ValueType type = corpus_.properties[finding_.property.index].type;
    return type == ValueType::date || type == ValueType::period;
  }

  void open() {
    std::string articles;
    std::set<std::string_view> seen;
    for (const FactId fact : finding_.facts) {
      const std::string_view id = corpus_.text(article_behind(corpus_, corpus_.fact(fact)).id);
      if (!seen.insert(id).second) continue;
      articles.append(articles.empty() ? "" : " ").append(id);
    }
    const auto id_of = [&](const auto& all, auto id) {
      return id.valid() ? corpus_.text(all[id.index].id) : std::string_view();
    };
    out_ += Tag("article")
                .with("class", "finding " + std::string(level_name(finding_.level)) +
                                   (is_live(finding_) ? "" : " put-by"))
                .with("id", finding_anchor(finding_))
                .with("data-code", finding_.code)
                .with("data-level", level_name(finding_.level))
                .with("data-status", status_name(finding_.status))
                .given("data-subject", id_of(corpus_.subjects, finding_.subject))
                .given("data-property", id_of(corpus_.properties, finding_.property))
                .given("data-articles", articles)
                .open();
  }

  // ---- the sentence and what it weighs ----

  void header() {
    out_ += "<header><p class=\"tags\">";
    if (rank_ > 0) out_ += "<span class=\"rank\">" + std::to_string(rank_) + "</span>";
    out_ += "<span class=\"level\">" + std::string(level_name(finding_.level)) + "</span>";
    if (row_ != nullptr)
      out_ += Tag("span").with("class", "code").with("title", row_->summary).open() +
              std::string(row_->code) + " " + spaced(row_->name) + "</span>";
    out_ += "<span class=\"status\">" + std::string(status_name(finding_.status)) + "</span>";
    if (!finding_.id.empty())
      out_ += Tag("a").with("class", "permalink").with("href", "#" + finding_anchor(finding_)).open() +
              html_text(finding_.id) + "</a>";
    out_ += "</p><h3>" + html_text(topic_of(parts_, finding_)) + "</h3>";
    std::string sentence = capitalised(finding_.message);
    if (!sentence.empty() && std::string_view(".?!").find(sentence.back()) == std::string_view::npos)
      sentence += '.';
    out_ += "<p class=\"message\">" + html_prose(sentence) + "</p>";
    weights();
    verdicts();
    out_ += "</header>";
  }

  void weights() {
    std::vector<std::string> items;
    const Gap gap = gap_of(corpus_, finding_);
    if (!gap.words.empty()) items.push_back(gap.words);
    const std::vector<std::uint32_t> counts = origins_of(corpus_, parts_.origins, finding_);
    if (!counts.empty()) {
      std::string text = counted(counts.front(), "independent origin");
      if (counts.size() == 2) text += " against " + std::to_string(counts[1]);
      if (counts.size() > 2) {
        std::vector<std::string> each;
        each.reserve(counts.size());
        for (const std::uint32_t count : counts) each.push_back(std::to_string(count));
        text = "independent origins: " + listed(each);
      }
      items.push_back(text);
    }
    if (!finding_.when.empty()) items.push_back("speaks of " + time_in_words(finding_.when));
    if (!finding_.direction.empty()) items.push_back(finding_.direction);
    if (items.empty()) return;
    out_ += "<ul class=\"weights\">";
    for (const std::string& item : items) out_ += "<li>" + html_prose(item) + "</li>";
    out_ += "</ul>";
  }

  void verdicts() {
    if (finding_.id.empty()) return;
    for (const Verdict& verdict : corpus_.verdicts) {
      const bool meant = corpus_.text(verdict.finding) == finding_.id;
      const bool before = finding_.status == Status::updated && verdict.topic.valid() &&
                          corpus_.text(verdict.topic) == finding_.topic;
      if (!meant && !before) continue;
      static constexpr std::string_view kDecisions[] = {"an error in the source", "not a conflict",
                                                        "left open"};
      const std::string decision(kDecisions[static_cast<std::size_t>(verdict.decision)]);
      out_ += "<p class=\"verdict-given\"><b>" +
              (meant ? capitalised(decision) : "Before it changed, " + decision) +
              "</b>: " + html_text(corpus_.text(verdict.reason)) + " <span class=\"by\">" +
              html_text(corpus_.text(verdict.by));
      const Time *on = corpus_.time(verdict.on), *until = corpus_.time(verdict.until);
      if (on != nullptr) out_ += ", " + html_text(corpus_.text(on->text));
      if (until != nullptr) out_ += ", until " + html_text(corpus_.text(until->text));
      out_ += "</span></p>";
    }
  }

  // ---- who says what ----

  void marks() {
    out_ += "<ul class=\"places\">";
    for (const Mark& mark : finding_.marks) {
      out_ += "<li><code>" + html_place(corpus_, mark.location) + "</code>";
      if (!mark.label.empty()) out_ += " " + html_text(mark.label);
      out_ += "</li>";
    }
    out_ += "</ul>";
  }

  void sides() {
    if (finding_.facts.empty()) return;
    const std::size_t count = finding_.clusters.size() > 1 ? finding_.clusters.size() : finding_.facts.size();
    out_ += Tag("div").with("class", "sides n" + std::to_string(std::min<std::size_t>(count, 3))).open();
    if (finding_.clusters.size() > 1) {
      for (std::size_t i = 0; i < std::min(finding_.clusters.size(), kMostSides); ++i)
        side_of_several(finding_.clusters[i]);
    } else {
      for (std::size_t i = 0; i < std::min(finding_.facts.size(), kMostSides); ++i)
        side_of_one(finding_.facts[i]);
    }
    out_ += "</div>";
    if (count > kMostSides)
      out_ += "<p class=\"more\">" + counted(count - kMostSides, "more side") + " in the timeline below.</p>";
  }

  void side_of_several(const Cluster& cluster) {
    out_ += "<section class=\"side\"><h4><span class=\"value\">" +
            (is_dated() ? html_time(cluster.value) : html_text(cluster.value)) + "</span>";
    if (cluster.stance != Stance::asserted) out_.append(" (").append(stance_name(cluster.stance)).append(")");
    if (cluster.origins > 0) out_ += " <span class=\"origins\">" + voices_behind(cluster) + "</span>";
    out_ += "</h4>";
    const std::size_t shown = std::min(cluster.facts.size(), kMostQuotesASide);
    for (std::size_t i = 0; i < shown; ++i) quote(cluster.facts[i]);
    if (shown < cluster.facts.size())
      out_ += "<p class=\"more\">… and " + counted(cluster.facts.size() - shown, "more fact") + ".</p>";
    out_ += "</section>";
  }

  // `1 independent origin`; where more articles than that say so: `2 articles, 1 independent origin`.
  std::string voices_behind(const Cluster& cluster) const {
    std::set<ArticleId> articles;
    for (const FactId fact : cluster.facts) articles.insert(corpus_.fact(fact).article);
    const std::string origins = counted(cluster.origins, "independent origin");
    return articles.size() > cluster.origins ? counted(articles.size(), "article") + ", " + origins : origins;
  }

  void side_of_one(FactId id) {
    const Fact& fact = corpus_.fact(id);
    const Standing& standing = parts_.standings.of(id);
    out_ += "<section class=\"side\"><h4><span class=\"value\">";
    const std::string said = html_text(said_in_words(corpus_, fact));
    out_ += (standing.struck ? "<s>" + said + "</s>" : said) + "</span>";
    const std::string_view when = when_text(corpus_, fact);
    if (!when.empty()) out_ += " <span class=\"origins\">" + html_time(when) + "</span>";
    out_ += "</h4>";
    quote(id);
    out_ += "</section>";
  }

  void quote(FactId id) {
    const Fact& fact = corpus_.fact(id);
    out_ += parts_.standings.of(id).struck ? "<figure class=\"quote struck\">" : "<figure class=\"quote\">";
    bool missing = false;
    for (const QuotedPassage& passage : parts_.passages.of(id)) {
      missing |= !passage.in_article;
      if (passage.instead) out_ += "<p class=\"lack\">It is not in the article’s text, which has:</p>";
      missing &= !passage.instead;
      out_ += "<blockquote dir=\"auto\"><p>";
      if (passage.cut_before) out_ += "… ";
      bool marked = false;
      for (const MarkedRun& run : passage.runs) {
        const bool quoted = run.emphasis != Emphasis::none;
        if (quoted != marked) out_ += quoted ? "<mark>" : "</mark>";
        marked = quoted;
        const std::string words = html_run(run.text);
        out_ += run.emphasis == Emphasis::disputed ? "<b>" + words + "</b>" : words;
      }
      if (marked) out_ += "</mark>";
      if (passage.cut_after) out_ += " …";
      out_ += "</p></blockquote>";
    }
    out_ += "<figcaption>" + source_of(id, fact);
    if (missing)
      out_ += parts_.passages.has_text(id)
                  ? "<span class=\"lack\">The quote alone: it was not found in the article’s text.</span>"
                  : "<span class=\"lack\">The quote alone: the article’s text is not at hand.</span>";
    out_ += "</figcaption></figure>";
  }

  // Publisher, agency, date and title; whom the article cites; which fact this is and where it stands.
  std::string source_of(FactId id, const Fact& fact) {
    const Article& article = article_behind(corpus_, fact);
    const std::string label = corpus_.article_label(fact.article);
    std::string text = "<span class=\"publisher\">" + html_text(label) + "</span>";
    const std::string_view agency = corpus_.text(article.agency);
    if (!agency.empty() && agency != label) text += ", agency " + html_text(agency);
    const Time* published = corpus_.time(article.published);
    if (published != nullptr) text += ", " + html_time(corpus_.text(published->text));
    if (article.title.valid()) {
      const std::string title = "<cite>" + html_text(corpus_.text(article.title)) + "</cite>";
      const std::string link = web_link(corpus_.text(article.url));
      text += ", " + (link.empty() ? title
                                   : Tag("a").with("href", link).with("rel", "noopener noreferrer").open() +
                                         title + "</a>");
    }
    const std::string cited = attribution(corpus_, fact);
    if (!cited.empty()) text += ", citing " + html_text(cited);
    if (std::binary_search(parts_.result.changed.begin(), parts_.result.changed.end(), id))
      text += " <span class=\"changed\">new or changed</span>";
    if (!fact.asserted()) text += ", <em>" + std::string(stance_name(fact.stance)) + "</em>";
    text += "<span class=\"fact\">";
    const std::string name = html_text(corpus_.fact_name(id));
    text += has_article_text(parts_, id)
                ? Tag("a").with("href", "#" + fact_anchor(corpus_, id)).open() + name + "</a>"
                : "<span class=\"name\">" + name + "</span>";
    text += " <span class=\"file\">" + html_place(corpus_, parts_.source.location(id)) + "</span></span>";
    return text;
  }

  // ---- why ----

  void reasoning() {
    std::vector<std::string> links;
    for (const Reason& reason : finding_.explanation) links.push_back(link_of(reason));
    for (const std::string& because : finding_.because) links.push_back(html_prose(capitalised(because)));
    for (const Step& step : finding_.steps) links.push_back(html_prose(capitalised(step_in_words(step))));
    if (const auto facts = agreeing(corpus_, finding_); !facts.empty()) links.push_back(supporters(facts));
    if (links.empty()) return;
    out_ += "<section class=\"why\"><h4>Why</h4><ol class=\"chain\">";
    for (std::size_t i = 0; i < std::min(links.size(), kMostReasons); ++i)
      out_ += "<li>" + links[i] + "</li>";
    if (links.size() > kMostReasons)
      out_ += "<li>… and " + counted(links.size() - kMostReasons, "more step") + "</li>";
    const std::string_view end = conclusion();
    if (!end.empty()) out_ += "<li class=\"end\">" + std::string(end) + "</li>";
    out_ += "</ol></section>";
  }

  std::string link_of(const Reason& reason) const {
    const Fact& fact = corpus_.fact(reason.fact);
    std::string text =
        "<b>" + html_text(corpus_.article_label(fact.article)) + "</b> says " + html_prose(reason.says);
    text += " <span class=\"fact\">" + html_text(corpus_.fact_name(reason.fact)) + "</span>";
    if (!reason.leave.empty())
      text += "<span class=\"leave\">the others leave " + html_prose(reason.leave) + "</span>";
    return text;
  }

  std::string supporters(const std::vector<FactId>& facts) const {
    if (facts.size() > kMostQuotesASide) return counted(facts.size(), "further fact") + " agree with a side";
    std::vector<std::string> names;
    names.reserve(facts.size());
    for (const FactId fact : facts) names.push_back(voice_and_name(fact));
    return listed(names) + (names.size() == 1 ? " agrees" : " agree") + " with a side";
  }

  std::string voice_and_name(FactId id) const {
    return html_text(corpus_.article_label(corpus_.fact(id).article)) + " <span class=\"fact\">" +
           html_text(corpus_.fact_name(id)) + "</span>";
  }

  std::string_view conclusion() const {
    if (kind() != "contradiction") return {};
    return finding_.level == Level::error
               ? "So they cannot all be true."
               : "So not all of it is true; the articles may still be right about what was said.";
  }

  // ---- what to do ----

  void settling() {
    out_ += "<section class=\"settle\"><h4>To settle it</h4>";
    if (suggests_more(finding_)) out_ += "<p>Did you mean “" + html_text(finding_.suggestion) + "”?</p>";
    if (!finding_.repair.empty()) {
      std::vector<std::string> names;
      for (const FactId fact : finding_.repair) {
        const Fact& said = corpus_.fact(fact);
        names.push_back("<b>" + html_text(said_in_words(corpus_, said)) + "</b> (" + voice_and_name(fact) +
                        ")");
      }
      out_ += "<p class=\"repair\">Without " + listed(names) + " the rest can all be true.</p>";
    }
    if (needs_decision(finding_) && !tells_what_to_do(finding_))
      out_ += "<p>" + html_text(capitalised(std::string(advice(kind(), finding_.level)))) + "</p>";
    for (const std::string& step : finding_.next_steps)
      out_ += is_command(step) ? html_command(step) : "<p>" + html_text(capitalised(step)) + ".</p>";
    const std::string verdict = verdict_command();
    if (!verdict.empty()) out_ += html_command(verdict);
    out_ += "</section>";
  }

  // The decision that is closest at hand: the repair is wrong, or there is no conflict.
  std::string verdict_command() const {
    if (!needs_decision(finding_) || finding_.id.empty() || finding_.facts.empty() || kind() == "review")
      return {};
    for (const std::string& step : finding_.next_steps)
      if (step.rfind("gainsay verdict ", 0) == 0) return {};
    std::string command = "gainsay verdict " + finding_.id;
    for (const FactId fact : finding_.repair) command += " --error-in-source " + corpus_.fact_name(fact);
    if (finding_.repair.empty())
      command += kind() == "contradiction" ? " --error-in-source FACT" : " --not-a-conflict";
    return command + " --reason '…'";
  }

  // ---- when ----

  void charts() {
    std::vector<std::pair<SubjectId, PropertyId>> shown;
    for (const FactId id : finding_.facts) {
      const Fact& fact = corpus_.fact(id);
      const std::pair key(fact.subject, fact.property);
      if (std::find(shown.begin(), shown.end(), key) == shown.end() && shown.size() < kMostCharts)
        shown.push_back(key);
    }
    for (const auto& [subject, property] : shown) {
      const Chart& chart = parts_.chart_of(subject, property);
      if (chart.height <= 0) continue;
      std::string name = "Timeline of ";
      name.append(corpus_.subject_label(subject)).append(": ").append(corpus_.property_label(property));
      const std::string anchor = timeline_anchor(corpus_, subject, property);
      out_ += "<figure class=\"chart\">" +
              HtmlParts::svg(chart, name, Tag("use").with("href", "#drawn-" + anchor).closed()) +
              "<figcaption>" + Tag("a").with("href", "#" + anchor).open() + html_text(name) +
              "</a>, with its table</figcaption></figure>";
    }
  }

  HtmlParts& parts_;
  const Corpus& corpus_;
  const Finding& finding_;
  std::size_t rank_;
  const CodeRow* row_;
  std::string out_;
};

}  // namespace

std::string html_finding(HtmlParts& parts, const Finding& finding, std::size_t rank) {
  return Card(parts, finding, rank).text();
}

}  // namespace gainsay
