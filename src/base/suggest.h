// The known word that a misspelt one most likely stands for: a suggestion to a person, never a decision.
//
// Optimal string alignment (Damerau 1964; Levenshtein 1966): inserting, dropping or changing one letter, or
// swapping two neighbours, counts one. Words are compared folded, so capitals, accents and hyphens cost
// nothing. How much may differ grows with the length: a third of the letters, at least one, at most four;
// beyond that a guess misleads.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace gainsay {

// Words are UTF-8. Of equally near candidates the first; nothing where none is near.
std::optional<std::string> nearest(std::string_view word, std::span<const std::string_view> candidates);

}  // namespace gainsay
