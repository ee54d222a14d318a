#include "graph/cycle_search.h"

#include <algorithm>

namespace gainsay {

void CycleSearch::reset(std::uint32_t count, PathSum label) {
  Node fresh;
  fresh.label = label;
  nodes_.assign(std::size_t{count} + 1, fresh);
  nodes_[count].next = nodes_[count].before = count;
  queue_.resize(count);
  queue_head_ = queue_size_ = 0;
  sleepers_.clear();
  promise_broken_ = false;
  log_.clear();
  logging_ = false;
}

void CycleSearch::wake(std::uint32_t vertex) {
  Node& node = nodes_[vertex];
  node.asleep = false;
  if (node.queued) return;
  node.queued = true;
  std::size_t place = queue_head_ + queue_size_++;
  if (place >= queue_.size()) place -= queue_.size();
  queue_[place] = vertex;
}

// Climbs from the one and walks through all below the other by turns: whichever ends first has the answer.
bool CycleSearch::is_below(std::uint32_t vertex, std::uint32_t top) const {
  const std::uint32_t depth = nodes_[top].depth;
  if (depth == 0) return false;
  std::uint32_t above = vertex, below = nodes_[top].next;
  while (nodes_[above].depth > depth && nodes_[below].depth > depth) {
    above = nodes_[above].parent;
    if (above == top || below == vertex) return true;
    below = nodes_[below].next;
  }
  return false;
}

// Takes a vertex and all below it out of the tree and puts those below to sleep.
void CycleSearch::take_out_subtree(std::uint32_t top) {
  const std::uint32_t depth = nodes_[top].depth;
  if (depth == 0) return;
  std::uint32_t below = nodes_[top].next;
  for (; nodes_[below].depth > depth; below = nodes_[below].next) {
    Node& node = nodes_[below];
    node.depth = 0;
    node.asleep = true;
    if (!node.in_sleepers) {
      node.in_sleepers = true;
      sleepers_.push_back(below);
    }
  }
  const std::uint32_t before = nodes_[top].before;
  nodes_[before].next = below;
  nodes_[below].before = before;
  nodes_[top].depth = 0;
}

// What hangs from the arc becomes roots of their own; what waits for a label along it will wait in vain.
void CycleSearch::cut(std::uint32_t to, std::uint32_t arc_number) {
  Node& node = nodes_[to];
  if (node.arc != arc_number) return;
  if (node.asleep) {
    node.promise = Promise::broken;
    promise_broken_ = true;
  } else if (node.depth > 1) {
    const std::uint32_t depth = node.depth;
    const std::uint32_t before = node.before;
    std::uint32_t below = node.next;
    for (; nodes_[below].depth > depth; below = nodes_[below].next) nodes_[below].depth = 0;
    nodes_[before].next = below;
    nodes_[below].before = before;
    node.depth = 0;
  }
}

// Wakes the sleepers whose label would have come along an arc that was cut.
void CycleSearch::wake_unpromised() {
  std::vector<std::uint32_t> path;
  for (const std::uint32_t sleeper : sleepers_) {
    // Up to one that is awake, and will pass on its own label, or of which it is known.
    std::uint32_t at = sleeper;
    for (; nodes_[at].asleep && nodes_[at].promise == Promise::unknown; at = nodes_[at].parent)
      path.push_back(at);
    const Promise promise = nodes_[at].asleep ? nodes_[at].promise : Promise::kept;
    for (const std::uint32_t vertex : path) nodes_[vertex].promise = promise;
    path.clear();
  }
  std::size_t left = 0;
  for (const std::uint32_t sleeper : sleepers_) {
    Node& node = nodes_[sleeper];
    if (node.asleep && node.promise == Promise::broken) wake(sleeper);
    node.promise = Promise::unknown;
    node.in_sleepers = node.asleep;
    if (node.asleep) sleepers_[left++] = sleeper;
  }
  sleepers_.resize(left);
  promise_broken_ = false;
}

// The vertex is in no tree; the parent may be a root that nothing hung from so far.
void CycleSearch::hang(std::uint32_t vertex, std::uint32_t parent) {
  const auto insert = [this](std::uint32_t item, std::uint32_t place, std::uint32_t depth) {
    Node& node = nodes_[item];
    node.depth = depth;
    node.before = place;
    node.next = nodes_[place].next;
    nodes_[node.next].before = item;
    nodes_[place].next = item;
  };
  if (nodes_[parent].depth == 0) insert(parent, static_cast<std::uint32_t>(nodes_.size() - 1), 1);
  insert(vertex, parent, nodes_[parent].depth + 1);
  nodes_[vertex].parent = parent;
}

void CycleSearch::close_cycle(std::uint32_t from, const Arc& arc) {
  cycle_.assign(1, arc.number);
  for (std::uint32_t vertex = from; vertex != arc.to; vertex = nodes_[vertex].parent) {
    cycle_.push_back(nodes_[vertex].arc);
  }
  std::reverse(cycle_.begin(), cycle_.end());
}

// Labels stay; every vertex becomes a root, and none sleeps.
void CycleSearch::clear_tree() {
  const auto ring = static_cast<std::uint32_t>(nodes_.size() - 1);
  for (std::uint32_t vertex = nodes_[ring].next; vertex != ring; vertex = nodes_[vertex].next)
    nodes_[vertex].depth = 0;
  nodes_[ring].next = nodes_[ring].before = ring;
  for (const std::uint32_t vertex : sleepers_) {
    nodes_[vertex].asleep = nodes_[vertex].in_sleepers = false;
    nodes_[vertex].promise = Promise::unknown;
  }
  sleepers_.clear();
  promise_broken_ = false;
}

void CycleSearch::roll_back() {
  for (auto change = log_.rbegin(); change != log_.rend(); ++change)
    nodes_[change->first].label = change->second;
  log_.clear();
  logging_ = false;
  clear_tree();
  for (; queue_size_ > 0; --queue_size_) {
    nodes_[queue_[queue_head_]].queued = false;
    queue_head_ = queue_head_ + 1 == queue_.size() ? 0 : queue_head_ + 1;
  }
}

}  // namespace gainsay
