// An article: where its facts come from, and what decides whether two reports are independent.
#pragma once

#include <vector>

#include "base/id.h"
#include "base/place.h"

namespace gainsay {

struct Article {
  StringId id, title, publisher, author, url, archive_url, language, agency;
  StringId text;     // path of its text as written, relative to the file that says it; none: not given
  FileId text_file;  // that text, where it is there
  StringId sha256;   // of the text, as written
  StringId note;
  TimeId published, retrieved;
  std::vector<StringId> derived_from;  // ids of articles, or agencies
  Place place;
};

}  // namespace gainsay
