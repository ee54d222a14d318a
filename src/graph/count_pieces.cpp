#include "graph/count_pieces.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <tuple>
#include <utility>

#include "graph/components.h"

namespace gainsay {
namespace {

using Numbers = std::vector<std::uint32_t>;

// The positions of what is in `sorted`.
std::uint32_t position(const Numbers& sorted, std::uint32_t number) {
  return static_cast<std::uint32_t>(std::lower_bound(sorted.begin(), sorted.end(), number) - sorted.begin());
}

Numbers sorted_unique(Numbers numbers) {
  std::sort(numbers.begin(), numbers.end());
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
  return numbers;
}

// What is left of the atoms when only these scopes are looked at.
std::vector<Numbers> kinds_among(const Numbers& scopes, const AtomTable& table) {
  const std::vector<Numbers>& atoms = table.atoms.atoms;
  std::vector<std::uint8_t> used(table.atoms.scopes, 0), seen(atoms.size(), 0);
  for (const std::uint32_t scope : scopes) used[scope] = 1;
  std::set<Numbers> kinds;
  for (const std::uint32_t scope : scopes) {
    for (const std::uint32_t atom : table.of_scope[scope]) {
      if (std::exchange(seen[atom], 1) != 0) continue;
      Numbers kind;
      std::copy_if(atoms[atom].begin(), atoms[atom].end(), std::back_inserter(kind),
                   [&used](std::uint32_t s) { return used[s] != 0; });
      kinds.insert(std::move(kind));
    }
  }
  return {kinds.begin(), kinds.end()};
}

// Windows of one scope that hang together.
struct Stretch {
  std::uint32_t first = 0, last = 0;
  std::uint32_t number = 0;
};

}  // namespace

AtomTable::AtomTable(ScopeAtoms scope_atoms) : atoms(std::move(scope_atoms)), of_scope(atoms.scopes) {
  for (std::uint32_t atom = 0; atom < atoms.atoms.size(); ++atom) {
    for (const std::uint32_t scope : atoms.atoms[atom]) of_scope[scope].push_back(atom);
  }
}

std::vector<CountPiece> count_pieces(const AtomTable& table, std::span<const CountBound> bounds) {
  Numbers order(bounds.size());
  for (std::uint32_t b = 0; b < order.size(); ++b) order[b] = b;
  std::sort(order.begin(), order.end(), [bounds](std::uint32_t a, std::uint32_t b) {
    return std::tie(bounds[a], a) < std::tie(bounds[b], b);
  });
  Numbers scopes;
  for (const CountBound& bound : bounds) scopes.push_back(bound.scope);
  scopes = sorted_unique(std::move(scopes));
  const std::vector<Numbers> kinds = kinds_among(scopes, table);

  // By scope its stretches, and of each bound its stretch.
  std::vector<std::vector<Stretch>> stretches(scopes.size());
  Numbers stretch_of(bounds.size());
  std::uint32_t count = 0;
  for (const std::uint32_t b : order) {
    const CountBound& bound = bounds[b];
    std::vector<Stretch>& of_scope = stretches[position(scopes, bound.scope)];
    if (of_scope.empty() || bound.first >= of_scope.back().last) {
      of_scope.push_back({bound.first, bound.last, count++});
    }
    of_scope.back().last = std::max(of_scope.back().last, bound.last);
    stretch_of[b] = of_scope.back().number;
  }
  // Those of scopes that share an atom hang together where they overlap.
  Components components(count);
  std::vector<Stretch> together;
  for (const Numbers& kind : kinds) {
    if (kind.size() < 2) continue;
    together.clear();
    for (const std::uint32_t scope : kind) {
      const std::vector<Stretch>& of_scope = stretches[position(scopes, scope)];
      together.insert(together.end(), of_scope.begin(), of_scope.end());
    }
    std::sort(together.begin(), together.end(), [](const Stretch& a, const Stretch& b) {
      return std::tie(a.first, a.number) < std::tie(b.first, b.number);
    });
    Stretch widest = together.front();
    for (const Stretch& stretch : together) {
      if (stretch.first < widest.last && stretch.number != widest.number) {
        components.link(stretch.number, widest.number);
      }
      if (stretch.last > widest.last) widest = stretch;
    }
  }

  // Pieces in the order of their first bounds.
  const Numbers component = components.numbers();
  std::vector<Numbers> pieces;
  std::vector<std::uint32_t> piece_of(std::size_t{count} * 2, kAlone);
  for (const std::uint32_t b : order) {
    const std::uint32_t stretch = stretch_of[b];
    const std::size_t key = component[stretch] == kAlone ? std::size_t{count} + stretch : component[stretch];
    if (piece_of[key] == kAlone) {
      piece_of[key] = static_cast<std::uint32_t>(pieces.size());
      pieces.emplace_back();
    }
    pieces[piece_of[key]].push_back(b);
  }
  return pieces;
}

bool across_scopes(const CountPiece& piece, std::span<const CountBound> bounds) {
  return std::any_of(piece.begin(), piece.end(),
                     [&](std::uint32_t b) { return bounds[b].scope != bounds[piece.front()].scope; });
}

CountProblem count_problem(const AtomTable& table, std::span<const CountBound> bounds,
                           const CountPiece& piece) {
  Numbers scopes, points;
  for (const std::uint32_t b : piece) {
    scopes.push_back(bounds[b].scope);
    points.push_back(bounds[b].first);
    points.push_back(bounds[b].last);
  }
  scopes = sorted_unique(std::move(scopes));
  points = sorted_unique(std::move(points));

  CountProblem problem;
  problem.scopes = static_cast<std::uint32_t>(scopes.size());
  problem.points = static_cast<std::uint32_t>(points.size());
  std::vector<Numbers> ends(scopes.size());
  for (const std::uint32_t b : piece) {
    CountBound bound = bounds[b];
    bound.scope = position(scopes, bound.scope);
    bound.first = position(points, bound.first);
    bound.last = position(points, bound.last);
    problem.bounds.push_back(bound);
    ends[bound.scope].push_back(bound.first);
    ends[bound.scope].push_back(bound.last);
  }
  for (Numbers& of_scope : ends) of_scope = sorted_unique(std::move(of_scope));
  for (Numbers& kind : kinds_among(scopes, table)) {
    CountProblem::Atom atom;
    for (const std::uint32_t scope : kind) {
      atom.scopes.push_back(position(scopes, scope));
      const Numbers& of_scope = ends[atom.scopes.back()];
      atom.points.insert(atom.points.end(), of_scope.begin(), of_scope.end());
    }
    atom.points = sorted_unique(std::move(atom.points));
    atom.first_cell = problem.cells;
    problem.cells += atom.cells();
    problem.atoms.push_back(std::move(atom));
  }
  return problem;
}

}  // namespace gainsay
