#include "load/load.h"

#include <fmt/format.h>

#include <algorithm>
#include <deque>
#include <limits>
#include <utility>

#include "base/suggest.h"
#include "load/diagnoses.h"
#include "load/file_bytes.h"
#include "load/huge_pages.h"
#include "load/reader.h"
#include "load/readers.h"
#include "load/record_reader.h"
#include "load/resolver.h"
#include "load/stores.h"
#include "load/walk.h"

namespace gainsay {

namespace {

// One run. First every .json is read, so that all words are known; then their facts are resolved, block by
// block; then .jsonl is streamed, each line read and resolved at once.
class Loading {
 public:
  explicit Loading(const LoadOptions& options)
      : options_(options),
        stores_(loaded_.corpus),
        records_(loaded_.corpus.files),
        resolver_(stores_, diagnoses_, records_),
        fast_(stores_),
        explaining_(stores_, diagnoses_) {}

  Loaded run();

 private:
  struct ArticleState {
    bool defined = false;
    std::uint32_t facts = 0;  // counted so far: what facts without an id are numbered by
  };
  static constexpr std::size_t kBlock = 4096;  // raw facts, kept until the vocabulary is complete

  void find();
  void read_json(FileId file);
  void commit(FileId file, RawFile& raw);
  void resolve_json();
  void read_lines(FileId file);
  bool read_line(const Line& line, const FileContext& context);
  void add_fact(const RawFact& raw, ArticleId article);
  void reserve_facts(std::uint64_t offset, std::uint64_t size, std::size_t lines);

  ArticleId article_slot(StringId id);
  bool define(RawArticle& raw);
  void number(RawFact& fact, ArticleId article, std::uint32_t number);

  void give_publication_times();
  void find_texts();
  void drop_facts_without_article();
  void drop_repeated_facts();
  void drop(const std::vector<bool>& dropped);
  void mark_unchecked(FileId file) { unchecked_[file.index] = true; }

  Corpus& corpus() { return loaded_.corpus; }

  const LoadOptions& options_;
  Loaded loaded_;
  Stores stores_;
  Diagnoses diagnoses_;
  RecordReader records_;
  Resolver resolver_;
  FastReader fast_;
  ExplainingReader explaining_;

  Bytes bytes_;
  std::deque<std::vector<RawFact>> blocks_;
  std::size_t raw_count_ = 0;
  std::vector<Subject> subjects_;
  std::vector<Property> properties_;
  std::vector<StringId> broken_properties_;
  std::vector<RawRule> rules_;
  std::vector<Verdict> verdicts_;

  std::vector<std::uint32_t> article_of_;  // by string: 1 + its article
  std::vector<ArticleState> states_;       // by article
  std::vector<std::uint32_t> waiting_;     // facts that came before their article
  ArticleId last_article_;
  bool interleaved_ = false;   // facts of some article do not stand together
  bool explicit_ids_ = false;  // some fact has one
  RawLine line_;
  std::vector<bool> unchecked_;  // by file
};

// ---- files ------------------------------------------------------------------------------------------------

void Loading::find() {
  for (FoundFile& found : find_files(options_.paths)) {
    const FileId file(corpus().files.size());
    corpus().files.push_back({std::move(found.path), std::move(found.shown), found.lines, {}});
    unchecked_.push_back(!found.problem.empty());
    if (!found.problem.empty())
      diagnoses_.add(file, "G001", {fmt::format("this cannot be read: {}", found.problem), {}},
                     Location{file});
  }
}

void Loading::read_json(FileId file) {
  const FileContext context{file, corpus().files[file.index].path};
  if (const auto why = read_file(context.path, bytes_)) {
    diagnoses_.add(file, "G001", {fmt::format("this cannot be read: {}", *why), {}}, Location{file});
    mark_unchecked(file);
    return;
  }
  RawFile raw;
  if (options_.explain_only || !fast_.file(bytes_.view(), context, raw)) {
    raw = {};
    if (explaining_.file(bytes_.view(), context, raw) == Outcome::unparsable) mark_unchecked(file);
  }
  commit(file, raw);
}

ArticleId Loading::article_slot(StringId id) {
  if (id.index >= article_of_.size())
    article_of_.resize(std::max<std::size_t>(id.index + 1, article_of_.size() * 2));
  std::uint32_t& known = article_of_[id.index];
  if (known == 0) {
    corpus().articles.emplace_back();
    corpus().articles.back().id = id;
    states_.emplace_back();
    known = static_cast<std::uint32_t>(corpus().articles.size());
  }
  return ArticleId(known - 1);
}

// False where another article has that id already.
bool Loading::define(RawArticle& raw) {
  const ArticleId slot = article_slot(raw.article.id);
  if (states_[slot.index].defined) {
    const Part id{{"id"}, Part::Of::value, {}};
    const Place first = corpus().articles[slot.index].place;
    diagnoses_.add(raw.article.place.file(), "G003",
                   {fmt::format("two articles have the id {}", in_quotes(corpus().text(raw.article.id))), {}},
                   {{records_.locate({RecordKind::article, raw.article.place}, id), {}},
                    {records_.locate({RecordKind::article, first}, id), "the first"}});
    return false;
  }
  states_[slot.index].defined = true;
  corpus().articles[slot.index] = std::move(raw.article);
  return true;
}

void Loading::number(RawFact& fact, ArticleId article, std::uint32_t number) {
  fact.explicit_id = fact.id.valid();
  explicit_ids_ |= fact.explicit_id;
  if (!fact.explicit_id) fact.id = stores_.numeral(number);
  states_[article.index].facts = std::max(states_[article.index].facts, number);
}

void Loading::commit(FileId file, RawFile& raw) {
  if (raw.lost_article) mark_unchecked(file);
  for (RawArticle& article : raw.articles) {
    const StringId id = article.article.id;
    // Facts of a second article of one id are nobody's: two reports must not be taken for one.
    if (!define(article)) {
      if (article.first_fact < article.end_fact) mark_unchecked(file);
      continue;
    }
    const ArticleId slot = article_slot(id);
    for (std::uint32_t i = article.first_fact; i < article.end_fact; ++i) {
      RawFact& fact = raw.facts[i];
      fact.article = id;
      number(fact, slot, static_cast<std::uint32_t>(fact.place.at() & 0xffffffff) + 1);
      if (blocks_.empty() || blocks_.back().size() == kBlock) {
        blocks_.emplace_back();
        blocks_.back().reserve(kBlock);
      }
      blocks_.back().push_back(fact);
      ++raw_count_;
    }
  }
  const auto append = [](auto& all, auto& more) {
    all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
  };
  append(subjects_, raw.subjects);
  append(properties_, raw.properties);
  append(broken_properties_, raw.broken_properties);
  append(rules_, raw.rules);
  append(verdicts_, raw.verdicts);
  append(loaded_.options, raw.options);
}

void Loading::resolve_json() {
  resolver_.subjects(std::move(subjects_));
  resolver_.properties(std::move(properties_));
  for (const StringId id : broken_properties_) resolver_.broken_property(id);
  resolver_.vocabulary_is_complete();
  resolver_.rules(std::move(rules_));
  resolver_.verdicts(std::move(verdicts_));
  corpus().facts.reserve(raw_count_);
  prefer_huge_pages(corpus().facts.data(), corpus().facts.capacity() * sizeof(Fact));
  for (; !blocks_.empty(); blocks_.pop_front()) {
    for (const RawFact& fact : blocks_.front()) add_fact(fact, article_slot(fact.article));
  }
}

// ---- lines ------------------------------------------------------------------------------------------------

void Loading::read_lines(FileId file) {
  const FileContext context{file, corpus().files[file.index].path};
  InputFile input;
  if (const auto why = input.open(context.path)) {
    diagnoses_.add(file, "G001", {fmt::format("this cannot be read: {}", *why), {}}, Location{file});
    mark_unchecked(file);
    return;
  }
  LineReader reader(input);
  Line line;
  std::size_t lines = 0;
  std::vector<std::uint64_t>& marks = corpus().files[file.index].line_starts;
  while (reader.next(line)) {
    if ((line.number - 1) % kLinesAMark == 0) marks.push_back(line.offset);
    const bool blank = !line.too_long && std::all_of(line.text.begin(), line.text.end(), [](char c) {
      return c == ' ' || c == '\t' || c == '\r';
    });
    if (blank) continue;
    ++lines;
    if (line.too_long) {
      const auto number = static_cast<std::uint32_t>(line.number);
      diagnoses_.add(file, "G002", {fmt::format("the line is longer than {} MiB", kLongestLine >> 20), {}},
                     Location{file, number, 1, number, 1});
      mark_unchecked(file);
      continue;
    }
    if (corpus().facts.size() == corpus().facts.capacity()) reserve_facts(line.offset, input.size(), lines);
    if (!read_line(line, context)) mark_unchecked(file);
  }
  if (lines == 0) {
    diagnoses_.add(file, "G001", {"the file is empty", {}}, Location{file, 1, 1, 1, 1});
    mark_unchecked(file);
  }
}

// Room for the facts that the rest of the file holds, going by its lines so far: growing by doubling would
// hold the facts three times over for a moment.
void Loading::reserve_facts(std::uint64_t offset, std::uint64_t size, std::size_t lines) {
  const std::size_t now = corpus().facts.size();
  const double rest = offset < size ? static_cast<double>(size - offset) : 0;
  const double a_line = lines > 100 ? static_cast<double>(offset) / static_cast<double>(lines) : 0;
  const auto expected = static_cast<std::size_t>(a_line > 0 ? rest / a_line * 1.02 : 0);
  corpus().facts.reserve(std::max(now + now / 4 + 1024, now + expected));
  prefer_huge_pages(corpus().facts.data(), corpus().facts.capacity() * sizeof(Fact));
}

// False when the line was lost altogether.
bool Loading::read_line(const Line& line, const FileContext& context) {
  const Place place(context.id, line.offset);
  Outcome outcome = Outcome::read;
  if (options_.explain_only || !fast_.line(line.text, context, place, line_))
    outcome = explaining_.line(line.text, line.number, context, place, line_);
  if (outcome == Outcome::unparsable) return false;
  if (line_.is_article) return outcome == Outcome::read && define(line_.article);
  RawFact& fact = line_.fact;
  if (!fact.article.valid()) return false;
  const ArticleId article = article_slot(fact.article);
  number(fact, article, states_[article.index].facts + 1);
  add_fact(fact, article);
  return true;
}

void Loading::add_fact(const RawFact& raw, ArticleId article) {
  Fact fact;
  if (!resolver_.fact(raw, fact)) return;
  fact.article = article;
  fact.id = raw.id;
  fact.explicit_id = raw.explicit_id;
  fact.default_when = !fact.when.valid();
  if (fact.default_when || !fact.said.valid()) {
    if (states_[article.index].defined) {
      const TimeId published = corpus().articles[article.index].published;
      if (fact.default_when) fact.when = published;
      if (!fact.said.valid()) fact.said = published;
    } else {
      waiting_.push_back(static_cast<std::uint32_t>(corpus().facts.size()));
    }
  }
  interleaved_ |= article != last_article_ && last_article_.valid() && states_[article.index].facts > 1;
  last_article_ = article;
  corpus().facts.push_back(fact);
}

// ---- once everything is read ------------------------------------------------------------------------------

void Loading::give_publication_times() {
  for (const std::uint32_t index : waiting_) {
    Fact& fact = corpus().facts[index];
    const TimeId published = corpus().articles[fact.article.index].published;
    if (fact.default_when) fact.when = published;
    if (!fact.said.valid()) fact.said = published;
  }
}

// A text that is not there was told by the reader of its article.
void Loading::find_texts() {
  for (Article& article : corpus().articles) {
    if (!article.text.valid()) continue;
    const std::string_view written = corpus().text(article.text);
    if (written.find('\0') != std::string_view::npos) continue;
    const std::filesystem::path path =
        corpus().files[article.place.file().index].path.parent_path() / std::filesystem::path(written);
    std::error_code ignored;
    if (!std::filesystem::is_regular_file(path, ignored)) continue;
    article.text_file = FileId(corpus().files.size());
    corpus().files.push_back({path, shown_path(path), false, {}});
  }
}

void Loading::drop_facts_without_article() {
  if (std::all_of(states_.begin(), states_.end(), [](const ArticleState& state) { return state.defined; }))
    return;
  std::vector<std::string_view> known;
  for (std::size_t i = 0; i < states_.size(); ++i) {
    if (states_[i].defined) known.push_back(corpus().text(corpus().articles[i].id));
  }
  std::vector<bool> dropped(corpus().facts.size());
  std::vector<Complaint> complaints(states_.size());
  for (std::size_t i = 0; i < corpus().facts.size(); ++i) {
    const Fact& fact = corpus().facts[i];
    if (states_[fact.article.index].defined) continue;
    dropped[i] = true;
    Complaint& complaint = complaints[fact.article.index];
    if (complaint.message.empty()) {
      const std::string_view name = corpus().text(corpus().articles[fact.article.index].id);
      const auto near = nearest(name, known);
      complaint = {fmt::format("no article has the id {}{}", in_quotes(name), did_you_mean(near)),
                   near.value_or("")};
    }
    resolver_.tell({RecordKind::fact, fact.place}, {{"article"}, Part::Of::value, {}}, "G002", complaint,
                   Diagnoses::Repeat::tell_once);
  }
  drop(dropped);
  std::vector<ArticleId> moved(states_.size());
  std::size_t kept = 0;
  for (std::size_t i = 0; i < states_.size(); ++i) {
    if (!states_[i].defined) continue;
    moved[i] = ArticleId(kept);
    if (kept != i) corpus().articles[kept] = std::move(corpus().articles[i]);
    ++kept;
  }
  corpus().articles.resize(kept);
  for (Fact& fact : corpus().facts) fact.article = moved[fact.article.index];
}

// Facts of an article with one id: the first stays. Linear: for each id the last fact that had it, article by
// article.
void Loading::drop_repeated_facts() {
  if (!explicit_ids_) return;  // numbers do not repeat
  std::vector<Fact>& facts = corpus().facts;
  std::vector<std::uint32_t> order;
  if (interleaved_) {
    std::vector<std::uint32_t> start(corpus().articles.size() + 1);
    for (const Fact& fact : facts) ++start[fact.article.index + 1];
    for (std::size_t i = 1; i < start.size(); ++i) start[i] += start[i - 1];
    order.resize(facts.size());
    for (std::size_t i = 0; i < facts.size(); ++i)
      order[start[facts[i].article.index]++] = static_cast<std::uint32_t>(i);
  }
  constexpr std::uint32_t kNever = std::numeric_limits<std::uint32_t>::max();
  std::vector<std::uint32_t> last(corpus().strings.size(), kNever);
  std::vector<bool> dropped;
  for (std::size_t i = 0; i < facts.size(); ++i) {
    const std::uint32_t index = interleaved_ ? order[i] : static_cast<std::uint32_t>(i);
    const Fact& fact = facts[index];
    std::uint32_t& before = last[fact.id.index];
    if (before == kNever || facts[before].article != fact.article) {
      before = index;
      continue;
    }
    dropped.resize(facts.size());
    dropped[index] = true;
    const Part id{{"id"}, Part::Of::value, {}};
    const std::string name =
        fmt::format("{}#{}", corpus().text(corpus().articles[fact.article.index].id), corpus().text(fact.id));
    Complaint complaint{
        fact.explicit_id && facts[before].explicit_id
            ? fmt::format("two facts have the id {}", in_quotes(name))
            : fmt::format("two facts have the id {}, one of them by its number", in_quotes(name)),
        {}};
    const FileId file = fact.place.file();
    std::vector<Mark> marks;
    if (diagnoses_.wants_position(file, "G003", complaint.message, Diagnoses::Repeat::tell_each)) {
      marks = {{records_.locate({RecordKind::fact, fact.place}, id), {}},
               {records_.locate({RecordKind::fact, facts[before].place}, id), "the first"}};
    }
    diagnoses_.add(file, "G003", std::move(complaint), std::move(marks));
  }
  if (!dropped.empty()) drop(dropped);
}

void Loading::drop(const std::vector<bool>& dropped) {
  std::vector<Fact>& facts = corpus().facts;
  std::size_t kept = 0;
  for (std::size_t i = 0; i < facts.size(); ++i) {
    if (!dropped[i]) facts[kept++] = facts[i];
  }
  facts.resize(kept);
}

Loaded Loading::run() {
  find();
  const auto each_file = [&](bool lines, auto&& read) {
    for (std::size_t i = 0; i < corpus().files.size(); ++i) {
      // What the walk could not reach was told there.
      if (corpus().files[i].lines == lines && !unchecked_[i]) read(FileId(i));
    }
  };
  each_file(false, [&](FileId file) { read_json(file); });
  bytes_ = {};
  resolve_json();
  each_file(true, [&](FileId file) { read_lines(file); });
  give_publication_times();
  drop_facts_without_article();
  drop_repeated_facts();
  find_texts();
  for (std::size_t i = 0; i < unchecked_.size(); ++i) {
    if (unchecked_[i] || resolver_.left_out(FileId(i))) loaded_.unchecked.push_back(corpus().files[i].shown);
  }
  loaded_.findings = diagnoses_.take();
  return std::move(loaded_);
}

}  // namespace

Loaded load(const LoadOptions& options) { return Loading(options).run(); }

}  // namespace gainsay
