// The checks, one a line; what each says is told at the head of its file and on its page.
#pragma once

#include <vector>

#include "checks/article_facts.h"
#include "checks/article_view.h"
#include "checks/group_view.h"
#include "checks/series_view.h"

namespace gainsay {

using Findings = std::vector<Finding>;

void check_conflicting_values(const SeriesView& view, Findings& findings);      // G101, G105
void check_impossible_tally(const GroupView& view, Findings& findings);         // G102
void check_impossible_order(const GroupView& view, Findings& findings);         // G103, G104: `ordered`
void check_broken_rule(const GroupView& view, Findings& findings);              // G104: numbers
void check_exclusive(const GroupView& view, Findings& findings);                // G104: `exclusive`
void check_denied(const SeriesView& view, Findings& findings);                  // G105
void check_rival_plans(const SeriesView& view, Findings& findings);             // G105
void check_strained(const SeriesView& view, Findings& findings);                // G201
void check_abrupt_change(const SeriesView& view, Findings& findings);           // G202
void check_reversal(const SeriesView& view, Findings& findings);                // G203
void check_similar_names(const SeriesView& view, Findings& findings);           // G204
void check_change(const SeriesView& view, Findings& findings);                  // G301
void check_plan_changed(const SeriesView& view, Findings& findings);            // G302
void check_plan_missed(const SeriesView& view, Findings& findings);             // G303
void check_pace_changed(const SeriesView& view, Findings& findings);            // G304
void check_restated(const SeriesView& view, Findings& findings);                // G305
void check_quote_not_found(ArticleView& view, Findings& findings);              // G401
void check_value_not_in_quote(ArticleView& view, Findings& findings);           // G402
void check_weekday_mismatch(ArticleView& view, Findings& findings);             // G403
void check_after_publication(const ArticleFacts& article, Findings& findings);  // G404
void check_single_origin(const SeriesView& view, Findings& findings);           // G405
void check_unlisted_name(const Corpus& corpus, Findings& findings);             // G406
void check_misdated_article(const ArticleFacts& article, Findings& findings);   // G407
void check_text_changed(ArticleView& view, Findings& findings);                 // G408

}  // namespace gainsay
