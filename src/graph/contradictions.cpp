// The contradictions of a difference network. First every cycle found has its causes withdrawn until the rest
// has a solution; its labels then hold for the background, and nearly for each small set of causes put back,
// so that making a cycle irreducible costs what changes around it, not a pass over the network. What a cycle
// had too many of comes back, and may make another.
#include <algorithm>
#include <iterator>
#include <limits>
#include <stdexcept>
#include <tuple>
#include <utility>

#include "graph/difference_network.h"
#include "graph/plain_check.h"

namespace gainsay {
namespace {

constexpr std::uint32_t kNoLine = 0xffffffff, kUndrawn = 0xfffffffe;

// The causes of a cycle, each once, in its order. `seen` (by cause) is all zero before and after.
std::vector<Cause> causes_along(std::span<const DifferenceBound> cycle, std::vector<std::uint8_t>& seen) {
  std::vector<Cause> causes;
  for (const DifferenceBound& bound : cycle) {
    if (bound.cause == kBackground || seen[bound.cause] != 0) continue;
    seen[bound.cause] = 1;
    causes.push_back(bound.cause);
  }
  for (const Cause cause : causes) seen[cause] = 0;
  return causes;
}

void start_at_least_cause(std::vector<DifferenceBound>& cycle) {
  const auto key = [](const DifferenceBound& bound) {
    return std::tie(bound.cause, bound.from, bound.to, bound.max);
  };
  std::rotate(cycle.begin(),
              std::min_element(
                  cycle.begin(), cycle.end(),
                  [&key](const DifferenceBound& a, const DifferenceBound& b) { return key(a) < key(b); }),
              cycle.end());
}

}  // namespace

std::vector<Contradiction> DifferenceNetwork::contradictions() {
  prepare();
  withdrawn_.assign(cause_count_, 0);
  return separate();
}

std::vector<Contradiction> DifferenceNetwork::contradictions(std::span<const Cause> kept) {
  prepare();
  keep_only(kept);
  return separate();
}

std::vector<Contradiction> DifferenceNetwork::separate() {
  search_.reset(variables_, 0);
  std::vector<Contradiction> all;
  std::vector<std::vector<DifferenceBound>> cycles;
  for (bool more = true; more;) {
    cycles.clear();
    if (!solve(&cycles)) {
      start_at_least_cause(cycles.back());
      all.assign(1, {{}, std::move(cycles.back())});
      check(all.back());
      return all;
    }
    more = false;
    if (cycles.empty()) break;
    std::vector<Cause> spare;
    for (std::vector<DifferenceBound>& cycle : cycles) {
      const std::vector<Cause> before = causes_along(cycle, seen_);
      all.push_back(reduce(std::move(cycle)));
      check(all.back());
      for (const Cause cause : all.back().causes) needed_[cause] = 1;
      std::copy_if(before.begin(), before.end(), std::back_inserter(spare),
                   [this](Cause cause) { return needed_[cause] == 0; });
      for (const Cause cause : all.back().causes) needed_[cause] = 0;
    }
    for (const Cause cause : spare) withdrawn_[cause] = 0;
    more = !spare.empty();
  }
  std::sort(all.begin(), all.end(), [](const Contradiction& a, const Contradiction& b) {
    return a.cycle.front().cause < b.cycle.front().cause;
  });
  return all;
}

// False when there is nothing to withdraw.
bool DifferenceNetwork::withdraw(std::span<const DifferenceBound> cycle) {
  bool any = false;
  prepare_explaining();
  for (const DifferenceBound& bound : cycle) {
    if (bound.cause == kBackground) continue;
    withdraw(bound.cause);
    any = true;
  }
  return any;
}

void DifferenceNetwork::withdraw(Cause cause) {
  if (withdrawn_[cause] != 0) return;
  withdrawn_[cause] = 1;
  for (const std::uint32_t number : bounds_of(cause)) search_.cut(bounds_[number].to, number);
}

// ---- irreducible ------------------------------------------------------------------------------------------

// Each cause is taken away in turn, in the order of the cycle: where the rest has a solution, it is needed,
// and the next one is tried from that solution, which only the step from the one to the other puts out of
// order. So even a cycle of very many causes takes one walk around it. Where the rest has none, the new cycle
// found takes the place of the old one.
Contradiction DifferenceNetwork::reduce(std::vector<DifferenceBound> cycle) {
  lean_on_background(cycle);
  std::vector<Cause> causes = causes_along(cycle, seen_);
  const std::vector<Cause> first_causes = causes;
  set_extra_rows(causes);
  search_.keep_log();
  const ArcTable background{background_rows_.data(), background_arcs_.data()};
  const ArcTable extra{extra_rows_.data(), extra_arcs_.data()};

  for (const Cause cause : causes) withdrawn_[cause] = 0;
  std::size_t tried = 0;
  withdrawn_[causes[tried]] = 1;
  for (const Cause cause : causes) wake_violated(cause);
  while (tried < causes.size()) {
    const bool needed = run(background, &extra);
    const Cause back = causes[tried];
    if (needed) {
      needed_[back] = 1;
    } else {
      const std::vector<Cause> before = std::move(causes);
      cycle = found_cycle();
      lean_on_background(cycle);
      causes = causes_along(cycle, seen_);
      for (const Cause cause : causes) seen_[cause] = 1;
      for (const Cause cause : before) {
        if (seen_[cause] == 0) withdraw(cause);
      }
      for (const Cause cause : causes) seen_[cause] = 0;
      tried = 0;
    }
    while (tried < causes.size() && needed_[causes[tried]] != 0) ++tried;
    if (tried < causes.size()) withdraw(causes[tried]);
    if (needed) {
      withdrawn_[back] = 0;
      wake_violated(back);
    }
  }

  search_.roll_back();
  for (const Cause cause : first_causes) {
    withdrawn_[cause] = 1;
    needed_[cause] = 0;
  }
  for (const Arc& arc : extra_arcs_) extra_rows_[bounds_[arc.number].from] = {};

  start_at_least_cause(cycle);
  causes = causes_along(cycle, seen_);
  return {std::move(causes), std::move(cycle)};
}

// Puts background in the place of bounds whose absence the cycle can bear, the cheapest first: of a hundred
// daily counts that exceed a total, the smallest need not be named.
void DifferenceNetwork::lean_on_background(std::vector<DifferenceBound>& cycle) const {
  struct Exchange {
    PathSum price;
    std::size_t place;
    std::uint32_t background;
  };
  std::vector<Exchange> exchanges;
  PathSum excess = 0;
  for (std::size_t place = 0; place < cycle.size(); ++place) {
    const DifferenceBound& bound = cycle[place];
    excess -= bound.max;
    if (bound.cause == kBackground) continue;
    const auto row = ArcTable{background_rows_.data(), background_arcs_.data()}.from(bound.from);
    const auto found = std::lower_bound(row.begin(), row.end(), bound.to,
                                        [](const Arc& arc, std::uint32_t to) { return arc.to < to; });
    if (found != row.end() && found->to == bound.to) {
      exchanges.push_back({PathSum{found->length} - bound.max, place, found->number});
    }
  }
  std::sort(exchanges.begin(), exchanges.end(), [](const Exchange& a, const Exchange& b) {
    return std::tie(a.price, a.place) < std::tie(b.price, b.place);
  });
  for (const Exchange& exchange : exchanges) {
    if (exchange.price >= excess) break;
    excess -= exchange.price;
    cycle[exchange.place] = bounds_[exchange.background];
  }
}

void DifferenceNetwork::prepare_explaining() {
  if (explaining_) return;
  background_arcs_.clear();
  background_rows_.assign(variables_, {});
  for (std::uint32_t vertex = 0; vertex < variables_; ++vertex) {
    background_rows_[vertex].begin = static_cast<std::uint32_t>(background_arcs_.size());
    for (std::uint32_t arc = inner_rows_[vertex].begin; arc < inner_rows_[vertex].end; ++arc) {
      if (bounds_[arcs_[arc].number].cause == kBackground) background_arcs_.push_back(arcs_[arc]);
    }
    background_rows_[vertex].end = static_cast<std::uint32_t>(background_arcs_.size());
  }
  extra_rows_.assign(variables_, {});
  needed_.assign(cause_count_, 0);
  seen_.assign(cause_count_, 0);

  first_cause_bound_.assign(std::size_t{cause_count_} + 2, 0);
  for (const DifferenceBound& bound : bounds_) {
    if (bound.cause != kBackground) ++first_cause_bound_[bound.cause + 2];
  }
  for (std::size_t i = 2; i < first_cause_bound_.size(); ++i)
    first_cause_bound_[i] += first_cause_bound_[i - 1];
  cause_bounds_.resize(first_cause_bound_.back());
  for (std::uint32_t number = 0; number < bounds_.size(); ++number) {
    const Cause cause = bounds_[number].cause;
    if (cause != kBackground) cause_bounds_[first_cause_bound_[cause + 1]++] = number;
  }
  draw_lines();
  explaining_ = true;
}

std::span<const std::uint32_t> DifferenceNetwork::bounds_of(Cause cause) const {
  return {cause_bounds_.data() + first_cause_bound_[cause],
          cause_bounds_.data() + first_cause_bound_[cause + 1]};
}

void DifferenceNetwork::set_extra_rows(std::span<const Cause> causes) {
  std::vector<std::uint32_t> numbers;
  for (const Cause cause : causes) {
    for (const std::uint32_t number : bounds_of(cause)) {
      if (components_[bounds_[number].from] == components_[bounds_[number].to]) numbers.push_back(number);
    }
  }
  std::sort(numbers.begin(), numbers.end());  // by where they start from, as bounds are
  extra_arcs_.clear();
  for (const std::uint32_t number : numbers) {
    const DifferenceBound& bound = bounds_[number];
    ArcRow& row = extra_rows_[bound.from];
    if (row.end == 0) row.begin = static_cast<std::uint32_t>(extra_arcs_.size());
    extra_arcs_.push_back({bound.to, number, bound.max});
    row.end = static_cast<std::uint32_t>(extra_arcs_.size());
  }
}

void DifferenceNetwork::wake_violated(Cause cause) {
  for (const std::uint32_t number : bounds_of(cause)) {
    const DifferenceBound& bound = bounds_[number];
    if (components_[bound.from] != components_[bound.to]) continue;
    if (violated(bound.from, {bound.to, number, bound.max})) search_.wake(bound.from);
  }
}

// ---- checked once more ------------------------------------------------------------------------------------

// That the causes cannot all be true is always checked; that each is needed, until the network has spent its
// looks on it. Beyond that are only cycles of very many causes.
void DifferenceNetwork::check(const Contradiction& found) {
  bool right = is_contradiction(found, bounds_);
  if (looks_left_ > 0)
    right = right && is_irreducible(found.causes, bounds_around(found.causes), looks_left_);
  if (!right) throw std::logic_error("the explanation of a contradiction does not stand up to its check");
}

// Lines are drawn from the vertices where background begins, ends, meets or parts; where it only runs in a
// ring, from one of the ring.
void DifferenceNetwork::draw_lines() {
  const ArcTable background{background_rows_.data(), background_arcs_.data()};
  std::vector<std::uint32_t> arcs_into(variables_, 0);
  for (const Arc& arc : background_arcs_) ++arcs_into[arc.to];
  line_place_.assign(variables_, {kUndrawn, 0});
  for (std::uint32_t vertex = 0; vertex < variables_; ++vertex) {
    if (arcs_into[vertex] != 1 || background.from(vertex).size() != 1) line_place_[vertex].line = kNoLine;
  }
  line_points_.clear();
  first_line_point_.clear();
  first_line_.clear();
  for (std::uint32_t component = 0; component < components_.count(); ++component) {
    first_line_.push_back(static_cast<std::uint32_t>(first_line_point_.size()));
    const auto begin = vertices_.begin() + first_vertex_[component];
    const auto end = vertices_.begin() + first_vertex_[component + 1];
    const auto draw_from = [&](std::uint32_t vertex) {
      for (const Arc& arc : background.from(vertex)) draw_line(arc, vertex);
    };
    std::for_each(begin, end, [&](std::uint32_t vertex) {
      if (line_place_[vertex].line == kNoLine) draw_from(vertex);
    });
    std::for_each(begin, end, [&](std::uint32_t vertex) {
      if (line_place_[vertex].line != kUndrawn) return;
      line_place_[vertex].line = kNoLine;
      draw_from(vertex);
    });
  }
  first_line_.push_back(static_cast<std::uint32_t>(first_line_point_.size()));
  first_line_point_.push_back(static_cast<std::uint32_t>(line_points_.size()));
}

void DifferenceNetwork::draw_line(const Arc& first, std::uint32_t from) {
  const ArcTable background{background_rows_.data(), background_arcs_.data()};
  const auto line = static_cast<std::uint32_t>(first_line_point_.size());
  first_line_point_.push_back(static_cast<std::uint32_t>(line_points_.size()));
  line_points_.push_back({from, 0});
  for (const Arc* arc = &first;;) {
    line_points_.push_back({arc->to, line_points_.back().sum + arc->length});
    if (line_place_[arc->to].line == kNoLine) return;
    line_place_[arc->to] = {line, static_cast<std::uint32_t>(line_points_.size() - 1)};
    arc = background.from(arc->to).data();
  }
}

// What these causes say, and the background that can close a cycle with it: that of their components, each
// stretch of a line that no cause touches drawn together into one bound.
std::vector<DifferenceBound> DifferenceNetwork::bounds_around(std::span<const Cause> causes) const {
  std::vector<DifferenceBound> bounds;
  std::vector<std::uint32_t> components;
  std::vector<LinePlace> touched;
  for (const Cause cause : causes) {
    for (const std::uint32_t number : bounds_of(cause)) {
      const DifferenceBound& bound = bounds_[number];
      bounds.push_back(bound);
      components.push_back(components_[bound.from]);
      for (const std::uint32_t vertex : {bound.from, bound.to}) {
        if (line_place_[vertex].line != kNoLine) touched.push_back(line_place_[vertex]);
      }
    }
  }
  const auto keep_each_once = [](auto& all) {
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
  };
  keep_each_once(components);
  keep_each_once(touched);
  const auto draw = [&](std::uint32_t begin, std::uint32_t end) {
    const PathSum sum = line_points_[end].sum - line_points_[begin].sum;
    if (sum < std::numeric_limits<std::int64_t>::min() || sum > std::numeric_limits<std::int64_t>::max()) {
      return false;
    }
    bounds.push_back({line_points_[begin].vertex, line_points_[end].vertex, static_cast<std::int64_t>(sum)});
    return true;
  };
  for (const std::uint32_t component : components) {
    auto stop = std::lower_bound(touched.begin(), touched.end(), LinePlace{first_line_[component], 0});
    for (std::uint32_t line = first_line_[component]; line < first_line_[component + 1]; ++line) {
      const std::uint32_t last = first_line_point_[line + 1] - 1;
      for (std::uint32_t at = first_line_point_[line]; at < last;) {
        const bool stops = stop != touched.end() && stop->line == line;
        const std::uint32_t next = stops ? stop->point : last;
        if (stops) ++stop;
        // A sum that 64 bits do not hold is left in its parts, which they do.
        if (!draw(at, next)) {
          for (; at < next; ++at) draw(at, at + 1);
        }
        at = next;
      }
    }
  }
  // In the order of variables, which is that of time where there is one: the checker's rounds are few then.
  std::sort(bounds.begin(), bounds.end());
  return bounds;
}

}  // namespace gainsay
