// Questions to whoever sits at the terminal: asked on standard error, since standard output carries the
// report alone, and answered on standard input, a line each.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace gainsay {

// Whether there is anybody to answer.
bool can_ask();

// Why an answer will not do; empty where it will.
using Objection = std::function<std::string(const std::string& answer)>;

// Asked again until the answer will do. The answer comes without white space at its ends; an empty one is
// taken where `may_be_empty`. `?` lists `words`. Throws UsageError at the end of the input.
std::string ask(std::string_view question, bool may_be_empty, const std::vector<std::string>& words = {},
                const Objection& objection = {});

// y or n; Enter means `usual`.
bool agrees(std::string_view question, bool usual);

}  // namespace gainsay
