// What is wrong, in words, and how words are quoted in it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "load/json_tree.h"
#include "model/edtf.h"

namespace gainsay {

struct Complaint {
  std::string message;       // one sentence without its full stop, which stands by itself
  std::string suggestion{};  // what to write instead; may be empty
  // The part of the string that is meant; the whole where there is none.
  std::optional<Extent> within = std::nullopt;
  std::string next_step{};  // what to do, where that is more than to write the suggestion; may be empty
};

std::string_view kind_name(JsonKind kind);     // `a number`
std::string shortened(std::string_view text);  // at most 60 code points
std::string in_quotes(std::string_view text);  // the same in double quotes, control characters escaped
std::string named(std::string_view name);      // a key in quotes, `a quote` and `"value"` as they are
std::string did_you_mean(const std::optional<std::string>& near);  // `; did you mean "x"?`, or nothing
std::string usable_id(std::string_view text);  // the id that it might become; empty where nothing is left
Complaint date_complaint(std::string_view name, std::string_view written, const EdtfError& error);

}  // namespace gainsay
