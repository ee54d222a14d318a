#include "report/page.h"

#include <fmt/format.h>

#include "base/embedded.h"

namespace gainsay {

namespace {

constexpr std::string_view kHeading = "## ";
constexpr std::string_view kMeaning = "What it means", kExample = "Example";

// Lines of Markdown as plain text: those of one paragraph or list item joined, what stands under a heading
// set apart.
class PlainText {
 public:
  void heading(std::string_view line) {
    end_paragraph();
    if (!text_.empty()) text_ += '\n';
    text_.append(line).append("\n");
  }
  void line(std::string_view line) {
    if (line.empty() || line.substr(0, 2) == "- ") end_paragraph();
    const std::size_t begin = line.find_first_not_of(' ');
    if (begin == std::string_view::npos) return;
    if (!paragraph_.empty()) paragraph_ += ' ';
    paragraph_ += line.substr(begin);
  }
  std::string end() {
    end_paragraph();
    return std::move(text_);
  }
  const std::string& first_paragraph() const { return first_; }

 private:
  void end_paragraph() {
    if (paragraph_.empty()) return;
    if (first_.empty()) first_ = paragraph_;
    text_ += paragraph_ + "\n";
    paragraph_.clear();
  }

  std::string text_, paragraph_, first_;
};

}  // namespace

Page page_of(std::string_view code) {
  Page page;
  page.markdown = embedded_text(fmt::format("pages/{}.md", code));
  PlainText text;
  bool told = false;  // the title is told elsewhere, and of the example the program prints enough
  for (std::string_view rest = page.markdown; !rest.empty();) {
    const std::size_t feed = rest.find('\n');
    const std::string_view line = rest.substr(0, feed);
    rest.remove_prefix(feed == std::string_view::npos ? rest.size() : feed + 1);
    if (line.substr(0, kHeading.size()) == kHeading) {
      const std::string_view name = line.substr(kHeading.size());
      told = name != kExample;
      if (told && name != kMeaning) text.heading(name);
    } else if (told) {
      text.line(line);
    }
  }
  page.help = text.end();
  page.meaning = text.first_paragraph();
  return page;
}

}  // namespace gainsay
