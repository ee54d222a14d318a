// How reports put counts, dates, quotes and steps into words: the same in the terminal and in Markdown.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "load/source.h"
#include "model/corpus.h"
#include "report/report.h"

namespace gainsay {

// `5,000`.
std::string grouped(std::size_t count);
// `seven`; from thirteen on in digits.
std::string numeral(std::size_t count);
std::string capitalised(std::string text);  // its first letter, where that is an ASCII one
// `1 article`, `5,000 articles`.
std::string counted(std::size_t count, std::string_view noun);

// `a, b and c`.
std::string listed(const std::vector<std::string>& items);

// An EDTF text as one reads it out: `2020-08-19 or 2020-08-20`, `between 2021-07-20 and 2021-07-25`, `2019-10
// to 2020-07`, `about 2020-05`. What has no plain words is given as it stands.
std::string time_in_words(std::string_view edtf);

// The time of a fact as written, or empty where it is unknown.
std::string_view when_text(const Corpus& corpus, const Fact& fact);

// The article of a fact; an empty one where it has none.
const Article& article_behind(const Corpus& corpus, const Fact& fact);

// Whom the article cites; empty where it speaks for itself.
std::string attribution(const Corpus& corpus, const Fact& fact);

// The words that a fact rests on, several joined by an ellipsis; empty where none are given.
std::string quote_text(SourceReader& source, FactId fact);

// `5,000 → 2,500 (−2,500, × 0.5, 338–339 days)`.
std::string step_in_words(const Step& step);
std::string difference_in_words(const Step& step);  // `−2,500`, `+3`; empty where it does not apply
std::string ratio_in_words(const Step& step);       // `× 0.5`
bool has_bound(std::int64_t days);                  // false: one of the dates is open on that side
std::string days_in_words(const Step& step);        // `338–339`

// `wire#3 says at least 14 from 2020-08-04 to 2020-08-18; the others leave at most 11`.
std::string reason_in_words(const Corpus& corpus, const Reason& reason);

// Why, a line each: what every fact contributes, then the finding's own reasons. May be printed.
std::vector<std::string> reasons_in_words(const Corpus& corpus, const Finding& finding);

// The facts that support a side: without rumours, which its reasons tell of.
std::vector<FactId> agreeing(const Corpus& corpus, const Finding& finding);

// What to do: `did you mean ","? · gainsay explain G001`.
std::string help_in_words(const Finding& finding);

// `5 articles, 31 subjects, 142 facts`.
std::string what_was_read(const Summary& summary);

// `evidence: 400 of 400 quotes are in their texts; 118 values are in their quotes, 273 are unchecked`.
std::string what_was_found(const EvidenceTally& evidence);

// `conflicting-values` → `conflicting values`.
std::string spaced(std::string_view name);

// What an editor can do about a finding, where the check itself has nothing more exact to say.
std::string_view advice(std::string_view kind, Level level);

// A next step is a command to run, or a sentence.
bool is_command(std::string_view step);
// Whether the finding itself has a sentence on what to do: that is more exact than any advice.
bool tells_what_to_do(const Finding& finding);

// How sources were judged, and from what: the sentence above their table.
std::string reliability_in_words(const Reliability& reliability);
// `0.87`.
std::string share(double value);

// Whether the finding suggests a word that its message does not name already.
bool suggests_more(const Finding& finding);

// Whether a finding makes the run fail: at the failing level, and neither known, open nor settled.
bool fails(const Finding& finding, std::optional<Level> fail_on);

// Whether the terminal lists a finding: not what is settled or known, and notes only on request.
bool is_listed(const Finding& finding, const Style& style);

}  // namespace gainsay
