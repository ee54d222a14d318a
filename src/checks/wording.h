// How findings speak: the sentences that checks share, so that one thing is said one way.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "checks/series_view.h"

namespace gainsay {

// `US forces in Iraq: strength`, with the scope where there is one: `Attacks: attacks (weapon: rocket)`.
std::string topic_of(const SeriesView& view);
// Who says so: `Global Village Space`, and `2 articles of` before it where one publisher says it twice.
std::string voices(const Corpus& corpus, std::span<const FactId> facts);
// The time that assertions speak of: `on 2020-08-19`, `in 2020-08`, `from … to …`; empty for constants.
std::string time_phrase(const SeriesView& view, std::span<const std::uint32_t> assertions);
// The value of a fact for people.
std::string said_value(const SeriesView& view, FactId fact);

// `a`, `a and b`, `a, b and c`.
std::string listing(std::span<const std::string> items);

// A finding about the series, without its sentence.
Finding finding_on(const SeriesView& view, std::string_view code);

// Facts in the order in which reports name them: by publication, then article id, then fact id.
std::vector<FactId> by_publication(const Corpus& corpus, std::vector<FactId> facts);

// The fewest values that together stand for all assertions: points that stab the soft intervals, from the
// left. Values with two parts or several readings are put to the first cluster whose every member they agree
// with.
std::vector<Cluster> clusters(const SeriesView& view, std::span<const std::uint32_t> assertions);

// `difference` and `ratio` of two plain numbers, where both have one.
void measure_step(const SeriesView& view, const Value& from, const Value& to, Step& step);

}  // namespace gainsay
