// `show --implied`: what all facts together imply for a window or a date, and the facts behind each bound.
#include <algorithm>

#include "report/phrase.h"
#include "report/report.h"
#include "report/terminal.h"

namespace gainsay {

namespace {

class ImpliedWriter {
 public:
  ImpliedWriter(const Corpus& corpus, SourceReader& source, const Style& style)
      : corpus_(corpus), source_(source), width_(style.width), paint_(style.colour) {}

  std::string scope(const std::string& topic, const Implied& implied) {
    std::string head = topic;
    const std::string scope = corpus_.scope_text(implied.scope);
    if (!scope.empty()) head += " (" + scope + ")";
    std::vector<std::string> says;
    for (const Consequence& bound : implied.bounds) says.push_back(bound.says);
    std::string verdict =
        says.empty() ? "nothing follows from the facts" : listed(says) + ", from these facts:";
    std::string out = lines(head + ": " + verdict, 0, Tone::strong);
    for (const Consequence& bound : implied.bounds) {
      if (implied.bounds.size() > 1) out += lines(bound.says, 2, Tone::plain);
      for (const StringId rule : bound.rules)
        out += lines("the rule " + std::string(corpus_.text(rule)), implied.bounds.size() > 1 ? 4 : 2,
                     Tone::plain);
      for (const FactId fact : bound.facts)
        out += lines(described(fact), implied.bounds.size() > 1 ? 4 : 2, Tone::plain);
    }
    return out;
  }

  std::string left_out(const ImpliedKnowledge& knowledge) {
    if (knowledge.left_out.empty()) return {};
    std::vector<std::string> names;
    for (const FactId fact : knowledge.left_out) names.push_back(corpus_.fact_name(fact));
    const std::string how = knowledge.exact_repair ? "a smallest repair" : "a repair, by approximation";
    return lines("The facts contradict each other; reckoned without " + listed(names) + " (" + how + ").", 0,
                 Tone::plain);
  }

 private:
  std::string described(FactId id) {
    const Fact& fact = corpus_.fact(id);
    std::string text =
        corpus_.fact_name(id) + ": " + corpus_.value_text(fact.value, corpus_.property_of(fact));
    // A constant has no time; the one that stands there is its publication.
    const bool timeless = corpus_.property_of(fact).over_time == OverTime::constant;
    const std::string_view when = timeless ? std::string_view() : when_text(corpus_, fact);
    if (!when.empty()) text += ", " + time_in_words(when);
    text += " (" + corpus_.article_label(fact.article) + ")";
    const std::string quote = quote_text(source_, id);
    if (!quote.empty()) text += " “" + quote + "”";
    return printable(text);
  }

  std::string lines(const std::string& text, std::size_t indent, Tone tone) const {
    const std::size_t left = width_ == 0 ? 0 : std::max<std::size_t>(width_, 40) - indent;
    const std::size_t hanging = left == 0 ? 0 : left - 2;
    std::string out;
    bool first = true;
    for (const std::string& line : wrapped(text, left, hanging)) {
      out += std::string(indent + (first ? 0 : 2), ' ') + paint_(tone, line) + "\n";
      first = false;
    }
    return out;
  }

  const Corpus& corpus_;
  SourceReader& source_;
  std::size_t width_;
  Paint paint_;
};

}  // namespace

void write_implied(const Corpus& corpus, SourceReader& source, const Style& style, const std::string& topic,
                   const ImpliedKnowledge& knowledge, const Sink& sink) {
  ImpliedWriter writer(corpus, source, style);
  for (const Implied& implied : knowledge.scopes) sink(writer.scope(topic, implied));
  sink(writer.left_out(knowledge));
}

}  // namespace gainsay
