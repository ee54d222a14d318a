#include "graph/hitting_set.h"

#include <algorithm>
#include <deque>
#include <iterator>
#include <limits>
#include <queue>
#include <tuple>
#include <utility>

#include "graph/components.h"

namespace gainsay {
namespace {

constexpr std::uint32_t kCannot = std::numeric_limits<std::uint32_t>::max();

using Element = std::uint32_t;  // a cause that can be chosen, numbered without gaps
using Set = std::vector<Element>;

struct Problem {
  std::vector<Set> sets;
  std::vector<std::uint32_t> weights;
  std::vector<std::vector<std::uint32_t>> sets_of;  // by element

  void link() {
    sets_of.assign(weights.size(), {});
    for (std::uint32_t i = 0; i < sets.size(); ++i) {
      for (const Element element : sets[i]) sets_of[element].push_back(i);
    }
  }
};

bool spend(std::uint64_t& steps, std::uint64_t cost) {
  steps -= std::min(steps, cost);
  return steps > 0;
}

// Met sets, and sets met with a smaller one, become empty; elements that need not be chosen leave their sets;
// what must be chosen is added to `chosen`. Until nothing changes, or the steps run out.
class Reduction {
 public:
  Reduction(Problem& problem, std::vector<Element>& chosen, std::uint64_t& steps)
      : problem_(&problem), chosen_(&chosen), steps_(&steps), waiting_(problem.weights.size(), true) {}

  void run() {
    problem_->link();
    for (Element element = 0; element < problem_->weights.size(); ++element) queue_.push_back(element);
    for (std::uint32_t set = 0; set < problem_->sets.size() && *steps_ > 0; ++set) look_at(set);
    for (; !queue_.empty() && spend(*steps_, 1); queue_.pop_front()) {
      const Element element = queue_.front();
      waiting_[element] = false;
      if (is_dominated(element)) remove(element);
    }
  }

 private:
  // A set that is new or became smaller.
  void look_at(std::uint32_t number) {
    const Set& set = problem_->sets[number];
    if (set.empty()) return;
    if (set.size() == 1) {
      const Element element = set.front();
      chosen_->push_back(element);
      for (const std::uint32_t met : problem_->sets_of[element]) {
        if (holds(met, element)) drop(met);
      }
    } else {
      drop_wider(number);
    }
  }

  void drop(std::uint32_t set) {
    examine(problem_->sets[set]);
    problem_->sets[set].clear();
  }

  // Elements whose sets changed: they may be dominated now.
  void examine(const Set& set) {
    spend(*steps_, set.size());
    for (const Element element : set) {
      if (waiting_[element]) continue;
      waiting_[element] = true;
      queue_.push_back(element);
    }
  }

  void remove(Element element) {
    for (const std::uint32_t number : problem_->sets_of[element]) {
      if (!holds(number, element)) continue;
      Set& set = problem_->sets[number];
      set.erase(std::lower_bound(set.begin(), set.end(), element));
      examine(set);
      look_at(number);
    }
  }

  bool holds(std::uint32_t set, Element element) const {
    return std::binary_search(problem_->sets[set].begin(), problem_->sets[set].end(), element);
  }

  // Sets that contain this one: they are among those of its rarest element.
  void drop_wider(std::uint32_t number) {
    const Set& set = problem_->sets[number];
    const Element rarest = *std::min_element(set.begin(), set.end(), [this](Element a, Element b) {
      return problem_->sets_of[a].size() < problem_->sets_of[b].size();
    });
    for (const std::uint32_t other : problem_->sets_of[rarest]) {
      const Set& wide = problem_->sets[other];
      spend(*steps_, set.size());
      if (other == number || wide.size() < set.size()) continue;
      if (!std::includes(wide.begin(), wide.end(), set.begin(), set.end())) continue;
      drop(other);
    }
  }

  // Whether another element is in all its sets and weighs no more; of equals the first stays. Of no set:
  // nothing to do.
  bool is_dominated(Element element) const {
    std::vector<std::uint32_t> live;
    for (const std::uint32_t set : problem_->sets_of[element]) {
      if (holds(set, element)) live.push_back(set);
    }
    if (live.empty()) return false;
    const std::uint32_t smallest =
        *std::min_element(live.begin(), live.end(), [this](std::uint32_t a, std::uint32_t b) {
          return problem_->sets[a].size() < problem_->sets[b].size();
        });
    for (const Element other : problem_->sets[smallest]) {
      spend(*steps_, live.size());
      if (other == element || problem_->weights[other] > problem_->weights[element]) continue;
      if (!std::all_of(live.begin(), live.end(),
                       [this, other](std::uint32_t set) { return holds(set, other); })) {
        continue;
      }
      if (problem_->weights[other] < problem_->weights[element] || other < element ||
          in_more(other, live.size())) {
        return true;
      }
    }
    return false;
  }

  bool in_more(Element element, std::size_t count) const {
    std::size_t live = 0;
    for (const std::uint32_t set : problem_->sets_of[element]) live += holds(set, element) ? 1U : 0U;
    return live > count;
  }

  Problem* problem_;
  std::vector<Element>* chosen_;
  std::uint64_t* steps_;
  std::deque<Element> queue_;
  std::vector<bool> waiting_;
};

// Again and again the element that meets the most for its weight.
std::vector<Element> greedy(const Problem& problem) {
  struct Offer {
    std::uint64_t meets;
    std::uint64_t weight;
    Element element;
    bool operator<(const Offer& other) const {  // the best offer is the greatest
      return std::make_tuple(meets * other.weight, other.element) <
             std::make_tuple(other.meets * weight, element);
    }
  };
  std::vector<std::uint64_t> meets(problem.weights.size());
  std::priority_queue<Offer> offers;
  for (Element element = 0; element < meets.size(); ++element) {
    meets[element] = problem.sets_of[element].size();
    if (meets[element] > 0) offers.push({meets[element], problem.weights[element], element});
  }
  std::vector<bool> met(problem.sets.size(), false);
  std::vector<Element> chosen;
  while (!offers.empty()) {
    const Offer best = offers.top();
    offers.pop();
    const std::uint64_t now = meets[best.element];
    if (now < best.meets) {
      if (now > 0) offers.push({now, best.weight, best.element});
      continue;
    }
    chosen.push_back(best.element);
    for (const std::uint32_t set : problem.sets_of[best.element]) {
      if (met[set]) continue;
      met[set] = true;
      for (const Element element : problem.sets[set]) --meets[element];
    }
  }
  return chosen;
}

class BranchAndBound {
 public:
  BranchAndBound(const Problem& problem, std::uint64_t& steps)
      : problem_(&problem),
        steps_(&steps),
        meets_(problem.sets.size(), 0),
        excluded_(problem.weights.size(), false),
        used_(problem.weights.size(), 0),
        best_(greedy(problem)) {
    for (const Element element : best_) best_weight_ += problem.weights[element];
  }

  // False: the steps ran out.
  bool run() {
    search(0);
    return *steps_ > 0;
  }
  const std::vector<Element>& best() const { return best_; }

 private:
  void search(std::uint64_t weight) {
    std::uint64_t bound = weight;
    std::uint32_t tightest = kCannot;
    std::size_t fewest = 0, cost = 1;
    ++round_;
    for (std::uint32_t i = 0; i < problem_->sets.size(); ++i) {
      if (meets_[i] > 0) continue;
      std::size_t open = 0;
      bool apart = true;  // from the sets that the bound counts
      std::uint32_t lightest = kCannot;
      for (const Element element : problem_->sets[i]) {
        if (excluded_[element]) continue;
        ++open;
        apart = apart && used_[element] != round_;
        lightest = std::min(lightest, problem_->weights[element]);
      }
      cost += problem_->sets[i].size();
      if (open == 0) return;  // cannot be met any more
      if (tightest == kCannot || open < fewest) std::tie(tightest, fewest) = std::make_pair(i, open);
      if (!apart) continue;
      bound += lightest;
      for (const Element element : problem_->sets[i]) used_[element] = round_;
    }
    if (!spend(*steps_, cost) || bound >= best_weight_) return;
    if (tightest == kCannot) {
      best_ = chosen_;
      best_weight_ = weight;
      return;
    }

    // Each of these in turn, without those before it: no set of choices is seen twice.
    std::vector<Element> open;
    for (const Element element : problem_->sets[tightest]) {
      if (!excluded_[element]) open.push_back(element);
    }
    std::stable_sort(open.begin(), open.end(), [this](Element a, Element b) {
      return problem_->weights[a] * problem_->sets_of[b].size() <
             problem_->weights[b] * problem_->sets_of[a].size();
    });
    for (const Element element : open) {
      chosen_.push_back(element);
      for (const std::uint32_t set : problem_->sets_of[element]) ++meets_[set];
      search(weight + problem_->weights[element]);
      for (const std::uint32_t set : problem_->sets_of[element]) --meets_[set];
      chosen_.pop_back();
      excluded_[element] = true;
    }
    for (const Element element : open) excluded_[element] = false;
  }

  const Problem* problem_;
  std::uint64_t* steps_;
  std::vector<std::uint32_t> meets_;  // by set: how many of the chosen are in it
  std::vector<bool> excluded_;
  std::vector<std::uint64_t> used_;
  std::uint64_t round_ = 0;
  std::vector<Element> chosen_, best_;
  std::uint64_t best_weight_ = 0;
};

// The parts that share no element, each with its elements' numbers in the whole.
struct Part {
  Problem problem;
  std::vector<Element> elements;
};

std::vector<Part> parts_of(const Problem& problem) {
  std::vector<Link> links;
  for (const Set& set : problem.sets) {
    for (const Element element : set) links.emplace_back(set.front(), element);
  }
  const auto part_of = components(static_cast<std::uint32_t>(problem.weights.size()), links);
  std::vector<Part> parts;
  std::vector<Element> place(problem.weights.size(), 0);
  for (Element element = 0; element < part_of.size(); ++element) {
    if (part_of[element] == kAlone) continue;
    if (part_of[element] >= parts.size()) parts.emplace_back();
    Part& part = parts[part_of[element]];
    place[element] = static_cast<Element>(part.elements.size());
    part.elements.push_back(element);
    part.problem.weights.push_back(problem.weights[element]);
  }
  for (const Set& set : problem.sets) {
    if (set.empty()) continue;
    Set& copy = parts[part_of[set.front()]].problem.sets.emplace_back();
    for (const Element element : set) copy.push_back(place[element]);
  }
  for (Part& part : parts) part.problem.link();
  return parts;
}

}  // namespace

HittingSet hit_all(std::span<const std::vector<std::uint32_t>> conflicts,
                   std::span<const std::uint32_t> weights, std::uint64_t& steps) {
  std::vector<std::uint32_t> causes;
  for (const auto& conflict : conflicts) {
    std::copy_if(conflict.begin(), conflict.end(), std::back_inserter(causes),
                 [weights](std::uint32_t cause) { return weights[cause] != kCannot; });
  }
  std::sort(causes.begin(), causes.end());
  causes.erase(std::unique(causes.begin(), causes.end()), causes.end());

  Problem problem;
  for (const std::uint32_t cause : causes) problem.weights.push_back(weights[cause]);
  for (const auto& conflict : conflicts) {
    Set& set = problem.sets.emplace_back();
    for (const std::uint32_t cause : conflict) {
      const auto place = std::lower_bound(causes.begin(), causes.end(), cause);
      if (weights[cause] != kCannot) set.push_back(static_cast<Element>(place - causes.begin()));
    }
  }

  std::vector<Element> chosen;
  Reduction(problem, chosen, steps).run();
  HittingSet result;
  for (const Part& part : parts_of(problem)) {
    BranchAndBound search(part.problem, steps);
    result.exact = search.run() && result.exact;
    for (const Element element : search.best()) chosen.push_back(part.elements[element]);
  }
  for (const Element element : chosen) result.chosen.push_back(causes[element]);
  std::sort(result.chosen.begin(), result.chosen.end());
  return result;
}

}  // namespace gainsay
