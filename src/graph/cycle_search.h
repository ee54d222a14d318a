// Finds a negative cycle among arcs with whole lengths, or labels that show that there is none.
//
// Bellman-Ford with a queue and subtree disassembly: when a vertex gets a shorter label, all that hangs below
// it in the tree of labels is out of date, leaves the tree and is not scanned until it gets a new label. A
// negative cycle shows at once, when the arc that closes it starts below its own end in that tree. Lines of a
// hundred thousand vertices, on which plain rounds take a quadratic time, take a linear one.
//
// Labels are 128 bits wide: a path has at most 2^32 arcs of 64 bits, so that no sum overflows, whatever the
// input.
//
// The search goes on where it stands: from any labels, after arcs came or went, over as few vertices as were
// woken. Sources: Tarjan, "Shortest paths", 1981; Cherkassky and Goldberg, "Negative-cycle detection
// algorithms", 1999; Cherkassky et al., "Shortest-path feasibility algorithms: an experimental evaluation",
// 2009.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace gainsay {

__extension__ using PathSum = __int128;

struct Arc {
  std::uint32_t to = 0;
  std::uint32_t number = 0;  // what the owner knows it by
  std::int64_t length = 0;
};

// Arcs by the vertex they start from: of vertex v those from rows[v].begin on, up to rows[v].end.
struct ArcRow {
  std::uint32_t begin = 0, end = 0;
};
struct ArcTable {
  const ArcRow* rows = nullptr;
  const Arc* arcs = nullptr;
  std::span<const Arc> from(std::uint32_t vertex) const {
    return {arcs + rows[vertex].begin, arcs + rows[vertex].end};
  }
};

class CycleSearch {
 public:
  // Starts anew: vertices 0 to count - 1, all with this label, none awake.
  void reset(std::uint32_t count, PathSum label);

  PathSum label(std::uint32_t vertex) const { return nodes_[vertex].label; }
  void set_label(std::uint32_t vertex, PathSum label) { nodes_[vertex].label = label; }
  // The arc that gave a vertex its label since the last reset, and where that arc starts; only of vertices
  // that have one.
  std::uint32_t arc_into(std::uint32_t vertex) const { return nodes_[vertex].arc; }
  std::uint32_t parent(std::uint32_t vertex) const { return nodes_[vertex].parent; }

  // Whose arcs may be too short for the labels: it will be scanned, in the order of waking.
  void wake(std::uint32_t vertex);

  // Scans the awake, and those whose labels fall meanwhile, along the arcs of one table or both for which
  // live(arc number) holds. True: no arc is too short any more. False: cycle() is a negative cycle; the
  // search goes on where it stood with the next run, before which each arc that is live no longer is to be
  // cut.
  template <class Live>
  bool run(const ArcTable& table, const ArcTable* more, const Live& live);
  // The numbers of the arcs of the cycle, in order.
  const std::vector<std::uint32_t>& cycle() const { return cycle_; }
  void cut(std::uint32_t to, std::uint32_t arc_number);

  // From keep_log() on every change of a label is remembered; roll_back() takes them all back, and none is
  // awake.
  void keep_log() { logging_ = true; }
  void roll_back();

 private:
  // To a sleeper: that a shorter label is on its way. It comes along the arcs that gave it and those above
  // their labels.
  enum class Promise : std::uint8_t { unknown, kept, broken };
  struct Node {
    PathSum label = 0;
    std::uint32_t next = 0, before = 0;  // in the tree's preorder, a ring through the node `count`
    std::uint32_t depth = 0;             // 0: not in the tree
    std::uint32_t parent = 0, arc = 0;
    bool queued = false;
    bool asleep = false;  // left the tree with its parent; its label will fall
    bool in_sleepers = false;
    Promise promise = Promise::unknown;
  };

  template <class Live>
  bool scan(std::uint32_t vertex, const ArcTable& table, const Live& live);
  bool is_below(std::uint32_t vertex, std::uint32_t top) const;
  void take_out_subtree(std::uint32_t top);
  void hang(std::uint32_t vertex, std::uint32_t parent);
  void close_cycle(std::uint32_t from, const Arc& arc);
  void wake_unpromised();
  void clear_tree();

  std::vector<Node> nodes_;
  std::vector<std::uint32_t> queue_;  // a ring; no vertex is in it twice
  std::size_t queue_head_ = 0, queue_size_ = 0;
  std::vector<std::uint32_t> sleepers_;
  std::vector<std::uint32_t> cycle_;
  std::vector<std::pair<std::uint32_t, PathSum>> log_;
  bool logging_ = false;
  bool promise_broken_ = false;
};

template <class Live>
bool CycleSearch::run(const ArcTable& table, const ArcTable* more, const Live& live) {
  if (promise_broken_) wake_unpromised();
  while (queue_size_ > 0) {
    const std::uint32_t vertex = queue_[queue_head_];
    queue_head_ = queue_head_ + 1 == queue_.size() ? 0 : queue_head_ + 1;
    --queue_size_;
    nodes_[vertex].queued = false;
    if (nodes_[vertex].asleep) continue;
    if (scan(vertex, table, live) && (more == nullptr || scan(vertex, *more, live))) continue;
    wake(vertex);  // it was not scanned to the end
    return false;
  }
  clear_tree();
  return true;
}

template <class Live>
bool CycleSearch::scan(std::uint32_t vertex, const ArcTable& table, const Live& live) {
  const PathSum label = nodes_[vertex].label;
  for (const Arc& arc : table.from(vertex)) {
    Node& end = nodes_[arc.to];
    const PathSum shorter = label + arc.length;
    if (shorter >= end.label || !live(arc.number)) continue;
    if (arc.to == vertex || is_below(vertex, arc.to)) {
      close_cycle(vertex, arc);
      return false;
    }
    take_out_subtree(arc.to);
    if (logging_) log_.emplace_back(arc.to, end.label);
    end.label = shorter;
    end.arc = arc.number;
    hang(arc.to, vertex);
    wake(arc.to);
  }
  return true;
}

}  // namespace gainsay
