// Small edits of a JSON text that leave every other byte as it is: people lay out their files as they like.
#pragma once

#include <string>
#include <string_view>

#include "load/json_tree.h"

namespace gainsay {

// `item` (JSON, on lines of two spaces a level) put at the end of the list `key` of the text's object; the
// list is made where it is missing. Precondition: the text is an object, and what it holds under `key` is a
// list.
std::string append_to_list(std::string_view text, std::string_view key, std::string_view item);

// The same for a list of an object inside the text; `object` is a node of a tree of it.
std::string append_to_list(std::string_view text, const TreeNode& object, std::string_view key,
                           std::string_view item);

// `"key": value` put before the first member of an object of the text.
std::string insert_member(std::string_view text, Extent object, std::string_view key, std::string_view value);

}  // namespace gainsay
