#include "model/finding.h"

#include <algorithm>
#include <array>

namespace gainsay {

namespace {
constexpr auto kFile = "file", kContradiction = "contradiction", kTension = "tension", kChange = "change",
               kEvidence = "evidence", kReview = "review";
constexpr std::array kCodes{
    CodeRow{"G001", "syntax", kFile, Level::error, "the file is not JSON, or cannot be read"},
    CodeRow{"G002", "schema", kFile, Level::error, "a key or a shape that the format does not have"},
    CodeRow{"G003", "duplicate-id", kFile, Level::error, "two records claim one id"},
    CodeRow{"G004", "unknown-subject", kFile, Level::error,
            "a fact speaks of a subject that nothing defines"},
    CodeRow{"G005", "unknown-property", kFile, Level::error, "a fact uses a property that nothing defines"},
    CodeRow{"G006", "unreadable-value", kFile, Level::error, "a date or a value that cannot be read"},
    CodeRow{"G007", "not-allowed", kFile, Level::error, "a unit or a scope that the property does not take"},
    CodeRow{"G008", "missing-text", kFile, Level::error, "the article's text is not where the file says"},
    CodeRow{"G009", "alias-claimed-twice", kFile, Level::error, "two subjects claim one spelling"},
    CodeRow{"G010", "out-of-bounds", kFile, Level::error, "a value outside the property's min and max"},
    CodeRow{"G101", "conflicting-values", kContradiction, Level::error,
            "values that exclude each other at times that must meet"},
    CodeRow{"G102", "impossible-tally", kContradiction, Level::error,
            "counts that no course of events could give, though no two of them are at odds"},
    CodeRow{"G103", "impossible-order", kContradiction, Level::error,
            "dates and periods that contradict each other only when several are read together"},
    CodeRow{"G104", "broken-rule", kContradiction, Level::error,
            "numbers, dates or values that a rule does not let be true together"},
    CodeRow{"G105", "disputed", kContradiction, Level::warning,
            "sources contradict or deny each other; the articles may all be right about what was said"},
    CodeRow{"G201", "strained", kTension, Level::warning,
            "values that fit only at their most generous, or whose times only may meet"},
    CodeRow{"G202", "abrupt-change", kTension, Level::warning,
            "a state changed faster than its property is said to"},
    CodeRow{"G203", "reversal", kTension, Level::warning,
            "A, then B from a single origin, then A again: a slip?"},
    CodeRow{"G204", "similar-names", kTension, Level::warning,
            "two names of one series that look like variants of one"},
    CodeRow{"G301", "change", kChange, Level::note, "a state changed over time"},
    CodeRow{"G302", "plan-changed", kChange, Level::note, "a later plan or forecast says something else"},
    CodeRow{"G303", "plan-missed", kChange, Level::note, "what happened is not what was planned or forecast"},
    CodeRow{"G304", "pace-changed", kChange, Level::note, "happenings a day changed beyond chance"},
    CodeRow{"G305", "restated", kChange, Level::note, "a publisher corrected its own statement"},
    CodeRow{"G401", "quote-not-found", kEvidence, Level::error, "the quote is not in the article's text"},
    CodeRow{"G402", "value-not-in-quote", kEvidence, Level::warning,
            "the number, date or name that a fact states is not in its quote"},
    CodeRow{"G403", "weekday-mismatch", kEvidence, Level::error,
            "a weekday beside a date in a quote is not that date's"},
    CodeRow{"G404", "after-publication", kEvidence, Level::error,
            "an article asserts what happened only after its publication"},
    CodeRow{"G405", "single-origin", kEvidence, Level::note,
            "a side or a current state rests on one independent origin (--strict)"},
    CodeRow{"G406", "unlisted-name", kEvidence, Level::warning,
            "a name in a value is listed under no subject"},
    CodeRow{"G407", "misdated-article", kEvidence, Level::warning,
            "an article's own dates do not fit its stated publication"},
    CodeRow{"G408", "text-changed", kEvidence, Level::error,
            "the article's text is not the one of its sha256"},
    CodeRow{"G901", "verdict-expired", kReview, Level::warning,
            "a finding was left open until a day that is past"},
    CodeRow{"G902", "verdict-unused", kReview, Level::warning, "a verdict meets no finding any more"},
};
}  // namespace

std::string_view level_name(Level level) {
  switch (level) {
    case Level::error:
      return "error";
    case Level::warning:
      return "warning";
    case Level::note:
      break;
  }
  return "note";
}

std::string_view status_name(Status status) {
  switch (status) {
    case Status::fresh:
      return "new";
    case Status::updated:
      return "updated";
    case Status::known:
      return "known";
    case Status::open:
      return "open";
    case Status::settled:
      break;
  }
  return "settled";
}

std::span<const CodeRow> code_table() { return kCodes; }

const CodeRow* find_code(std::string_view code_or_name) {
  const auto row = std::find_if(kCodes.begin(), kCodes.end(), [&](const CodeRow& r) {
    return r.code == code_or_name || r.name == code_or_name;
  });
  return row == kCodes.end() ? nullptr : &*row;
}

}  // namespace gainsay
