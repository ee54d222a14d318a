#include "report/phrase.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "report/terminal.h"

namespace gainsay {

namespace {

constexpr std::string_view kMinus = "−";

std::string with_thousands(std::string digits) {
  for (std::size_t at = digits.size(); at > 3;) {
    at -= 3;
    digits.insert(at, ",");
  }
  return digits;
}

// One date, qualifiers behind it put in front in words.
std::string date_in_words(std::string_view text) {
  if (text.empty()) return "an unknown date";
  const char last = text.back();
  const std::string_view front = text.substr(0, text.size() - 1);
  if (front.find_first_of("~?%") != std::string_view::npos) return std::string(text);
  if (last == '~') return "about " + std::string(front);
  if (last == '?') return "perhaps " + std::string(front);
  if (last == '%') return "perhaps about " + std::string(front);
  return std::string(text);
}

// `[a,b,c]` or `{a,b}`: dates and ranges, joined by the given word.
std::string set_in_words(std::string_view inside, std::string_view join) {
  std::string words;
  while (true) {
    const std::size_t comma = inside.find(',');
    const std::string_view item = inside.substr(0, comma);
    const std::size_t range = item.find("..");
    if (range == std::string_view::npos) {
      words += date_in_words(item);
    } else if (range == 0) {
      words += "up to " + date_in_words(item.substr(2));
    } else if (range + 2 == item.size()) {
      words += "from " + date_in_words(item.substr(0, range)) + " on";
    } else {
      words += date_in_words(item.substr(0, range)) + " to " + date_in_words(item.substr(range + 2));
    }
    if (comma == std::string_view::npos) return words;
    words += join;
    inside.remove_prefix(comma + 1);
  }
}

}  // namespace

std::string grouped(std::size_t count) { return with_thousands(std::to_string(count)); }

std::string numeral(std::size_t count) {
  static constexpr std::array<std::string_view, 13> kWords = {"no",   "one",    "two",   "three", "four",
                                                              "five", "six",    "seven", "eight", "nine",
                                                              "ten",  "eleven", "twelve"};
  return count < kWords.size() ? std::string(kWords[count]) : grouped(count);
}

std::string capitalised(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

std::string counted(std::size_t count, std::string_view noun) {
  std::string text = grouped(count).append(" ").append(noun);
  if (count != 1) text += 's';
  return text;
}

std::string listed(const std::vector<std::string>& items) {
  std::string text;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) text += i + 1 == items.size() ? " and " : ", ";
    text += items[i];
  }
  return text;
}

std::string time_in_words(std::string_view edtf) {
  if (edtf.size() > 2 && edtf.front() == '[' && edtf.back() == ']') {
    const std::string_view inside = edtf.substr(1, edtf.size() - 2);
    const std::size_t range = inside.find("..");
    const bool one_range = range != std::string_view::npos && range > 0 && range + 2 < inside.size() &&
                           inside.find(',') == std::string_view::npos;
    if (one_range)
      return "between " + date_in_words(inside.substr(0, range)) + " and " +
             date_in_words(inside.substr(range + 2));
    return set_in_words(inside, " or ");
  }
  if (edtf.size() > 2 && edtf.front() == '{' && edtf.back() == '}')
    return set_in_words(edtf.substr(1, edtf.size() - 2), " and ");
  const std::size_t slash = edtf.find('/');
  if (slash == std::string_view::npos) return date_in_words(edtf);
  const std::string_view from = edtf.substr(0, slash), to = edtf.substr(slash + 1);
  if (from == "..") return "up to " + date_in_words(to);
  if (to == "..") return "from " + date_in_words(from) + " on";
  return date_in_words(from) + " to " + date_in_words(to);
}

std::string_view when_text(const Corpus& corpus, const Fact& fact) {
  const Time* time = corpus.time(fact.when);
  return time == nullptr ? std::string_view() : corpus.text(time->text);
}

const Article& article_behind(const Corpus& corpus, const Fact& fact) {
  static const Article none;
  return fact.article.valid() ? corpus.article_of(fact) : none;
}

std::string attribution(const Corpus& corpus, const Fact& fact) {
  if (!fact.attributed_to.valid()) return {};
  const Source& cited = corpus.sources[fact.attributed_to.index];
  return cited.subject.valid() ? corpus.subject_label(cited.subject) : std::string(corpus.text(cited.text));
}

std::string quote_text(SourceReader& source, FactId fact) {
  std::string text;
  for (const Quote& quote : source.quotes(fact)) {
    if (!text.empty()) text += " … ";
    text += quote.exact;
  }
  return text;
}

std::string difference_in_words(const Step& step) {
  if (!step.difference) return {};
  const Decimal& d = *step.difference;
  return d.is_negative() ? std::string(kMinus) + (-d).grouped() : "+" + d.grouped();
}

std::string ratio_in_words(const Step& step) {
  if (!step.ratio || !std::isfinite(*step.ratio)) return {};
  return fmt::format("× {:.3g}", *step.ratio);
}

bool has_bound(std::int64_t days) {
  constexpr std::int64_t kLongest = 40'000'000'000 * 366;  // between the farthest years that EDTF can name
  return -kLongest < days && days < kLongest;
}

std::string days_in_words(const Step& step) {
  if (!step.days) return {};
  const auto number = [](std::int64_t days) {
    const std::string digits = with_thousands(std::to_string(days < 0 ? -days : days));
    return days < 0 ? std::string(kMinus) + digits : digits;
  };
  const auto [least, most] = *step.days;
  if (!has_bound(most)) return has_bound(least) ? number(least) + " or more" : "";
  if (!has_bound(least)) return number(most) + " or fewer";
  return least == most ? number(least) : number(least) + "–" + number(most);
}

std::string step_in_words(const Step& step) {
  std::string details;
  const auto add = [&](std::string_view detail, std::string_view unit) {
    if (detail.empty()) return;
    if (!details.empty()) details += ", ";
    details.append(detail).append(unit);
  };
  add(difference_in_words(step), "");
  add(ratio_in_words(step), "");
  const std::string days = days_in_words(step);
  add(days, days == "1" ? " day" : " days");
  std::string text = step.from + " → " + step.to;
  if (!details.empty()) text += " (" + details + ")";
  return text;
}

std::string reason_in_words(const Corpus& corpus, const Reason& reason) {
  std::string text = corpus.fact_name(reason.fact) + " says " + reason.says;
  if (!reason.leave.empty()) text += "; the others leave " + reason.leave;
  return text;
}

std::vector<std::string> reasons_in_words(const Corpus& corpus, const Finding& finding) {
  std::vector<std::string> reasons;
  for (const Reason& reason : finding.explanation)
    reasons.push_back(printable(reason_in_words(corpus, reason)));
  for (const std::string& reason : finding.because) reasons.push_back(printable(reason));
  return reasons;
}

std::vector<FactId> agreeing(const Corpus& corpus, const Finding& finding) {
  std::vector<FactId> facts = finding.support;
  std::erase_if(facts, [&](FactId id) { return corpus.fact(id).stance == Stance::rumoured; });
  return facts;
}

std::string help_in_words(const Finding& finding) {
  std::vector<std::string> steps;
  if (suggests_more(finding)) steps.push_back("did you mean \"" + finding.suggestion + "\"?");
  const bool of_file = !finding.marks.empty() && finding.facts.empty();
  steps.push_back("gainsay explain " +
                  (of_file || finding.id.empty() ? std::string(finding.code) : finding.id));
  for (const std::string& step : finding.next_steps)
    if (std::find(steps.begin(), steps.end(), step) == steps.end()) steps.push_back(step);
  std::string text;
  for (std::size_t i = 0; i < steps.size(); ++i) text += (i > 0 ? " · " : "") + steps[i];
  return text;
}

std::string share(double value) { return fmt::format("{:.2f}", value); }

std::string reliability_in_words(const Reliability& reliability) {
  if (reliability.questions == 0)
    return "No source can be judged: nothing is said of one thing and one time by two independent voices.";
  return fmt::format(
      "How often each source agrees with what others say of the same, estimated by {} from {} that two or "
      "more "
      "independent voices answer; the least reliable first. It orders what to look at, and decides nothing.",
      Reliability::kMethod, counted(reliability.questions, "question"));
}

std::string what_was_read(const Summary& summary) {
  return counted(summary.articles, "article") + ", " + counted(summary.subjects, "subject") + ", " +
         counted(summary.facts, "fact");
}

std::string what_was_found(const EvidenceTally& evidence) {
  const auto are = [](std::size_t count) { return grouped(count) + (count == 1 ? " is" : " are"); };
  std::string text = "evidence: " + grouped(evidence.quotes_found) + " of " +
                     counted(evidence.quotes, "quote") +
                     (evidence.quotes == 1 ? " is in its text; " : " are in their texts; ") +
                     counted(evidence.values_found, "value") +
                     (evidence.values_found == 1 ? " is in its quote" : " are in their quotes");
  if (evidence.values_absent > 0) text += ", " + are(evidence.values_absent) + " not";
  if (evidence.values_unchecked > 0) text += ", " + are(evidence.values_unchecked) + " unchecked";
  return text;
}

std::string spaced(std::string_view name) {
  std::string text(name);
  std::replace(text.begin(), text.end(), '-', ' ');
  return text;
}

std::string_view advice(std::string_view kind, Level level) {
  if (kind == "contradiction" && level != Level::error)
    return "read each quote in its article. If it was copied, dated or attributed wrongly, correct it. "
           "Otherwise it is the sources that disagree, and the articles may be right about what was said.";
  if (kind == "contradiction")
    return "read each quote in its article. If a fact was copied, dated or scoped wrongly, correct it. If "
           "the articles do disagree, the side with the fewest independent origins is the first to doubt.";
  if (kind == "tension")
    return "read the quotes again. Both may be true; if one was copied or dated wrongly, correct it.";
  return "compare the fact with the text of its article.";
}

bool is_command(std::string_view step) { return step.substr(0, 8) == "gainsay "; }

bool tells_what_to_do(const Finding& finding) {
  return std::any_of(finding.next_steps.begin(), finding.next_steps.end(),
                     [](const std::string& step) { return !is_command(step); });
}

bool suggests_more(const Finding& finding) {
  return !finding.suggestion.empty() && finding.message.find(finding.suggestion) == std::string::npos;
}

bool fails(const Finding& finding, std::optional<Level> fail_on) {
  return fail_on && finding.level >= *fail_on &&
         (finding.status == Status::fresh || finding.status == Status::updated);
}

bool is_listed(const Finding& finding, const Style& style) {
  if (finding.status == Status::settled || finding.status == Status::known) return false;
  return finding.level != Level::note || style.notes;
}

}  // namespace gainsay
