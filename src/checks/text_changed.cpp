// G408 text-changed: the article's text is not the one whose SHA-256 the article carries.
// Quotes were looked up in another version: what they rest on may be gone.

#include <fmt/format.h>

#include "base/fold.h"
#include "checks/checks.h"
#include "evidence/sha256.h"

namespace gainsay {

void check_text_changed(ArticleView& view, Findings& findings) {
  if (!view.article.sha256.valid()) return;
  const std::string now = sha256(view.text());
  if (fold(view.corpus.text(view.article.sha256)) == now) return;
  Finding finding;
  const CodeRow* row = find_code("G408");
  finding.code = row->code;
  finding.level = row->level;
  const std::string& file = view.corpus.files[view.article.text_file.index].shown;
  finding.message =
      fmt::format("the text of {} changed since its sha256 was written", view.corpus.text(view.article.id));
  finding.marks = {
      {view.source().article_location(view.id, "sha256"), fmt::format("{} has another one", file)}};
  finding.suggestion = now;
  findings.push_back(std::move(finding));
}

}  // namespace gainsay
