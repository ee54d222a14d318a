#include "report/opening.h"

#include <array>
#include <map>

#include "report/phrase.h"

namespace gainsay {

namespace {

// Nothing where no finding has been looked at before.
std::string since_the_baseline(const Result& result) {
  std::array<std::size_t, 5> count{};
  for (const Finding& finding : result.findings) ++count[static_cast<std::size_t>(finding.status)];
  const auto of = [&](Status status) { return count[static_cast<std::size_t>(status)]; };
  if (of(Status::fresh) == result.findings.size() && !result.compared) return {};
  const bool by_change = !result.changed.empty();
  std::vector<std::string> live, put_by;
  const auto add = [&](std::vector<std::string>& list, Status status, std::string_view what) {
    if (of(status) > 0) list.push_back(numeral(of(status)) + " " + std::string(what));
  };
  add(live, Status::fresh, "new");
  add(live, Status::updated, "updated");
  add(live, Status::open, "still open");
  add(put_by, Status::known, by_change ? "known before" : "known and accepted");
  add(put_by, Status::settled, "settled");
  std::string text = by_change ? "Since the earlier state, " + counted(result.changed.size(), "fact") +
                                     (result.changed.size() == 1 ? " is" : " are") + " new or changed: "
                               : "Since the last review: ";
  text += live.empty() ? "nothing new" : listed(live);
  if (!put_by.empty()) text += "; " + listed(put_by);
  return text + ".";
}

}  // namespace

bool is_live(const Finding& finding) {
  return finding.status != Status::settled && finding.status != Status::known;
}

bool needs_decision(const Finding& finding) { return finding.level != Level::note && is_live(finding); }

std::string_view kind_of(const Finding& finding) {
  const CodeRow* row = find_code(finding.code);
  return row == nullptr ? std::string_view() : row->kind;
}

namespace {

// Whose sentence counts a finding.
std::string_view counted_as(const Finding& finding) {
  if (finding.code == "G404" || finding.code == "G407") return "dates";
  return finding.code == "G406" ? "names" : kind_of(finding);
}

}  // namespace

Opening opening(const Result& result) {
  std::map<std::string_view, std::size_t> count;
  std::size_t changes = 0, contradictions = 0;
  for (const Finding& finding : result.findings) {
    if (!is_live(finding)) continue;
    const std::string_view kind = kind_of(finding);
    if (kind == "contradiction" && finding.level == Level::error) ++contradictions;
    if (finding.level != Level::note) ++count[counted_as(finding)];
    if (kind == "change" && finding.level == Level::note) ++changes;
  }
  Opening opening;
  if (contradictions > 0) {
    opening.verdict = contradictions == 1 ? "In one place" : "In " + numeral(contradictions) + " places";
    opening.verdict += " the articles cannot all be right.";
  } else {
    const bool all_read = result.summary.unchecked.empty() && count["file"] == 0;
    opening.verdict = all_read ? "The articles do not contradict each other."
                               : "No contradiction was found in what could be read.";
  }
  const auto sentence = [&](std::size_t number, std::string_view one, std::string_view many) {
    if (number > 0) opening.beside.push_back(capitalised(numeral(number)).append(number == 1 ? one : many));
  };
  sentence(count["contradiction"] - contradictions, " point is disputed between the sources that they cite.",
           " points are disputed between the sources that they cite.");
  sentence(count["tension"], " point needs a second look.", " points need a second look.");
  sentence(count["evidence"], " fact is not borne out by its text.",
           " facts are not borne out by their texts.");
  sentence(count["dates"], " date does not fit the publication of its article.",
           " dates do not fit the publication of their articles.");
  sentence(count["names"], " name is listed under no subject.", " names are listed under no subject.");
  sentence(count["file"], " fault in the files has to be corrected.",
           " faults in the files have to be corrected.");
  sentence(count["review"], " verdict needs attention.", " verdicts need attention.");
  sentence(changes, " change over time explains itself.", " changes over time explain themselves.");
  opening.since = since_the_baseline(result);
  return opening;
}

}  // namespace gainsay
