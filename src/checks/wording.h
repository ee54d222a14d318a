// How findings speak: the sentences that checks share, so that one thing is said one way.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "checks/series_view.h"
#include "graph/cycle_search.h"

namespace gainsay {

// `US forces in Iraq: strength`, with the scope where there is one: `Attacks: attacks (weapon: rocket)`.
std::string topic_of(const SeriesView& view);
std::string topic_of(const Corpus& corpus, const Fact& fact);
// Who says so: `Global Village Space`, and `2 articles of` before it where one publisher says it twice.
std::string voices(const Corpus& corpus, std::span<const FactId> facts);
// Whom the articles cite for them, `police and a witness`; empty where nobody is cited.
std::string cited(const Corpus& corpus, std::span<const FactId> facts);
// `The Herald and the Post print nearly the same text, and count as one origin`: a line for each such group.
std::vector<std::string> copied_texts(const SeriesView& view, std::span<const FactId> facts);
// The time that all assertions speak of, as EDTF; empty for constants, and where they have no one time in
// common.
std::string common_time(const SeriesView& view, std::span<const std::uint32_t> assertions);
// The same in a sentence: ` on 2020-08-19`, ` from 2020-08-04 to 2020-08-18`, ` on 2020-08-19 or 2020-08-20`;
// empty where `edtf` is.
std::string at_time(const std::string& edtf);
// The value of a fact for people.
std::string said_value(const SeriesView& view, FactId fact);
// What a side says and on whose word: `12 according to police (Tolmere Herald)`.
std::string claim(const SeriesView& view, const Cluster& side);
// The claims of several sides; of more than a few the number.
std::string claims(const SeriesView& view, std::span<const Cluster> sides);
// A step from the one fact to the other: values, difference and ratio; no days.
Step step_of(const SeriesView& view, FactId from, FactId to);
// `; 2 more such steps`; empty for none.
std::string more_such(std::size_t count, std::string_view noun);

// `1,204`: whole numbers for people, sums of them too.
std::string grouped(PathSum count);
// `a`, `a and b`, `a, b and c`.
std::string listing(std::span<const std::string> items);

// A finding about nothing yet, about the series, or about one fact, without its sentence.
Finding finding_of(std::string_view code);
Finding finding_on(const Series& series, std::string_view code);
Finding finding_on(const SeriesView& view, std::string_view code);
Finding finding_on(const Corpus& corpus, FactId fact, std::string_view code);

// Facts in the order in which reports name them: by publication, then article id, then fact id.
std::vector<FactId> by_publication(const Corpus& corpus, std::vector<FactId> facts);

// The fewest values that together stand for all assertions: points that stab the soft intervals, from the
// left. Values with two parts or several readings are put to the first cluster whose every member they agree
// with.
std::vector<Cluster> clusters(const SeriesView& view, std::span<const std::uint32_t> assertions);

// One value that a fact puts forward: of a list, each is one.
struct Worded {
  FactId fact;
  const Value* value = nullptr;
};
// A cluster for each value as it is written, in the order of the first that writes it: for what is not
// asserted, or not compared.
std::vector<Cluster> clusters_as_written(const SeriesView& view, std::span<const Worded> values);

}  // namespace gainsay
