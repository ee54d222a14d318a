// What was meant by a date that EDTF cannot read: `25.8.2020`, `Aug. 5th, 2020`, `1960s`.
//
// A correction is proposed only where it reads, and where no other reading of the text is likely: `8.5.2020`
// may be May or August, so nothing is proposed.
#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace gainsay {

/// `reads` says whether a text is EDTF. Empty where nothing is surely meant.
std::string edtf_suggestion(std::string_view text, const std::function<bool(std::string_view)>& reads);

}  // namespace gainsay
