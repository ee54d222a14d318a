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

// Takes a vertex and all below it out of the tree and puts those below to sleep; false when `looked_for` is among these.
bool CycleSearch::take_out_subtree(std::uint32_t top, std::uint32_t looked_for) {
  const std::uint32_t depth = nodes_[top].depth;
  if (depth == 0) return true;
  std::uint32_t below = nodes_[top].next;
  while (nodes_[below].depth > depth) {
    if (below == looked_for) return false;
    Node& node = nodes_[below];
    node.depth = 0;
    node.asleep = true;
    if (!node.in_sleepers) {
      node.in_sleepers = true;
      sleepers_.push_back(below);
    }
    below = node.next;
  }
  const std::uint32_t before = nodes_[top].before;
  nodes_[before].next = below;
  nodes_[below].before = before;
  nodes_[top].depth = 0;
  return true;
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

// Labels stay; every vertex becomes a root. Costs no more than hanging them did.
void CycleSearch::clear_tree() {
  const auto ring = static_cast<std::uint32_t>(nodes_.size() - 1);
  for (std::uint32_t vertex = nodes_[ring].next; vertex != ring; vertex = nodes_[vertex].next) nodes_[vertex].depth = 0;
  nodes_[ring].next = nodes_[ring].before = ring;
  for (const std::uint32_t vertex : sleepers_) {
    nodes_[vertex].in_sleepers = false;
    if (nodes_[vertex].asleep) wake(vertex);
  }
  sleepers_.clear();
}

void CycleSearch::roll_back() {
  for (auto change = log_.rbegin(); change != log_.rend(); ++change) nodes_[change->first].label = change->second;
  log_.clear();
  logging_ = false;
}

}  // namespace gainsay
