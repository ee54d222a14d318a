// A finding's identity, and the one order in which findings are listed.
//
// The id is a hash over code, subject, property, scope and the content of the facts (article id, value, when,
// stance), and of a finding about a quote its words: never over file names, lines or order, so that moving,
// renaming and reformatting change nothing, and editing a fact does. The topic leaves out all facts but the
// first by publication, so that another article that joins a conflict reads as an update of it.
#pragma once

#include <string>
#include <vector>

#include "model/corpus.h"
#include "model/finding.h"

namespace gainsay {

// Sets id, topic and the command that shows more.
void identify(const Corpus& corpus, std::vector<Finding>& findings);

// What a fact says, as ids are made of it: its article, value, time and stance.
std::string fact_content(const Corpus& corpus, FactId fact);

// File findings first, as they stand in the files; then by level (errors first), code, subject, property,
// scope, name, id.
void order(const Corpus& corpus, std::vector<Finding>& findings);

}  // namespace gainsay
