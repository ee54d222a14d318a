// The page of a code (`gainsay explain G101`) taken apart, for readers that show help beside a finding.
//
// The pages travel inside the program (base/embedded.h), so that a report may quote what `explain` prints.
#pragma once

#include <string>
#include <string_view>

namespace gainsay {

struct Page {
  std::string_view markdown;  // the whole page; empty where the code has none
  std::string meaning;        // the first paragraph of "What it means", in one line
  std::string help;           // plain text: all of it but the example, a paragraph a line
};
Page page_of(std::string_view code);

}  // namespace gainsay
