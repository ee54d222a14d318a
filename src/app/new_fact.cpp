#include "app/new_fact.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "app/output.h"
#include "app/usage.h"
#include "load/complaint.h"
#include "load/json_text.h"
#include "load/json_tree.h"
#include "load/keys.h"
#include "review/json_edit.h"
#include "review/layout.h"

namespace gainsay {

namespace {

namespace fs = std::filesystem;

std::string json_string(std::string_view text) {
  std::string out;
  append_json_string(text, out);
  return out;
}

// An object on one line, member by member, those without a value left out.
class Members {
 public:
  void raw(std::string_view key, const std::string& json) {
    if (!json.empty()) text_ += fmt::format("{}{}: {}", text_.empty() ? "" : ", ", json_string(key), json);
  }
  void text(std::string_view key, const std::string& value) {
    if (!value.empty()) raw(key, json_string(value));
  }
  void texts(std::string_view key, const std::vector<std::string>& values) {
    if (values.size() == 1) text(key, values.front());
    if (values.size() > 1) raw(key, list(values));
  }
  static std::string list(const std::vector<std::string>& values) {
    std::string items;
    for (const std::string& value : values)
      items += fmt::format("{}{}", items.empty() ? "" : ", ", json_string(value));
    return "[" + items + "]";
  }
  std::string object() const { return "{" + text_ + "}"; }

 private:
  std::string text_;
};

// What was typed or pasted may be no text at all.
std::string well_formed(std::string json) {
  const JsonTree tree = JsonTree::parse(json);
  if (tree.error())
    throw UsageError(fmt::format("what was given cannot be written as JSON: {}", tree.error()->message));
  return json;
}

std::optional<JsonKind> json_kind(const std::string& text) {
  const JsonTree tree = JsonTree::parse(text);
  return tree.error() ? std::nullopt : std::optional(tree.root().kind());
}

// A value as it was typed, in the JSON that its property takes: `5000` is a number of people, and text where
// the property is text; braces and brackets are JSON.
std::string value_json(const std::string& typed, ValueType type) {
  if (typed == "null") return typed;
  const auto kind = json_kind(typed);
  const bool as_typed = (type == ValueType::number && kind == JsonKind::number) ||
                        (type == ValueType::boolean && kind == JsonKind::boolean) ||
                        (type != ValueType::text && kind == JsonKind::object) || kind == JsonKind::array;
  return as_typed ? typed : json_string(typed);
}

std::string values_json(const std::vector<std::string>& values, ValueType type) {
  if (values.size() == 1) return value_json(values.front(), type);
  std::string items;
  for (const std::string& value : values)
    items += fmt::format("{}{}", items.empty() ? "" : ", ", value_json(value, type));
  return "[" + items + "]";
}

std::string scope_json(const std::vector<std::string>& scope) {
  std::map<std::string, std::vector<std::string>> values;
  std::vector<std::string> dimensions;  // in the order in which they were given
  for (const std::string& part : scope) {
    const std::size_t equals = part.find('=');
    if (equals == 0 || equals == std::string::npos || equals + 1 == part.size())
      throw UsageError(fmt::format("--scope \"{}\" is not DIMENSION=VALUE: weapon=rocket", part));
    const std::string dimension = part.substr(0, equals);
    if (values.count(dimension) == 0) dimensions.push_back(dimension);
    values[dimension].push_back(part.substr(equals + 1));
  }
  Members members;
  for (const std::string& dimension : dimensions) members.raw(dimension, Members::list(values[dimension]));
  return dimensions.empty() ? "" : members.object();
}

std::string quote_json(const Quote& quote) {
  if (quote.prefix.empty() && quote.suffix.empty()) return json_string(quote.exact);
  Members members;
  members.text("exact", quote.exact);
  members.text("prefix", quote.prefix);
  members.text("suffix", quote.suffix);
  return members.object();
}

std::string quotes_json(const std::vector<Quote>& quotes) {
  if (quotes.empty()) return {};
  if (quotes.size() == 1) return quote_json(quotes.front());
  std::string items;
  for (const Quote& quote : quotes)
    items += fmt::format("{}\n{}", items.empty() ? "" : ",", quote_json(quote));
  return "[" + items + "]";
}

std::string fact_json(const Corpus& corpus, const NewFact& fact, const std::string& id) {
  const auto property =
      std::find_if(corpus.properties.begin(), corpus.properties.end(),
                   [&](const Property& each) { return corpus.text(each.id) == fact.property; });
  const ValueType type = property == corpus.properties.end() ? ValueType::text : property->type;
  Members members;
  members.text("id", id);
  members.text("subject", fact.subject);
  members.text("property", fact.property);
  members.raw("value", values_json(fact.values, type));
  members.raw("scope", scope_json(fact.scope));
  members.text("when", fact.when);
  members.text("said", fact.said);
  members.text("stance", fact.stance);
  members.text("attributed_to", fact.attributed_to);
  members.raw("quote", quotes_json(fact.quotes));
  members.text("note", fact.note);
  return laid_out_fact(well_formed(members.object()));
}

std::string article_json(const NewArticle& article, const fs::path& file) {
  Members members;
  members.text("id", article.id);
  members.text("title", article.title);
  members.text("publisher", article.publisher);
  members.text("agency", article.agency);
  members.text("author", article.author);
  members.text("url", article.url);
  members.text("archive_url", article.archive_url);
  members.text("language", article.language);
  members.text("published", article.published);
  members.text("retrieved", article.retrieved);
  if (!article.text.empty()) {
    const fs::path from = fs::weakly_canonical(file.parent_path());
    members.text("text", fs::weakly_canonical(article.text).lexically_relative(from).generic_string());
  }
  members.texts("derived_from", article.derived_from);
  members.text("note", article.note);
  std::string text = members.object();
  return text.insert(1, "\n");  // a line for each member
}

// An id that no fact of the article has: its property's, with a number where that is taken.
std::string free_id(const std::optional<TreeNode>& facts, const std::string& base) {
  std::vector<std::string> taken;
  if (facts && facts->kind() == JsonKind::array) {
    facts->items([&](const TreeNode& fact) {
      const auto id = fact.kind() == JsonKind::object ? fact.member("id") : std::nullopt;
      if (id && id->kind() == JsonKind::string) taken.emplace_back(id->string());
    });
  }
  std::string id = base;
  for (int number = 2; std::find(taken.begin(), taken.end(), id) != taken.end(); ++number)
    id = fmt::format("{}-{}", base, number);
  return id;
}

// What is said of an article that is there is what its file says.
void require_same(const Corpus& corpus, const Article& article, const NewArticle& said) {
  const auto same = [&](std::string_view option, const std::string& given, StringId there) {
    const std::string_view is = there.valid() ? corpus.text(there) : std::string_view();
    if (given.empty() || given == is) return;
    throw UsageError(fmt::format("the article {} is there already, with {}; leave --{} out, or edit {}",
                                 said.id, is.empty() ? "none" : in_quotes(is), option,
                                 corpus.files[article.place.file().index].shown));
  };
  const auto written = [&](TimeId time) { return time.valid() ? corpus.time(time)->text : StringId(); };
  same("title", said.title, article.title);
  same("publisher", said.publisher, article.publisher);
  same("agency", said.agency, article.agency);
  same("author", said.author, article.author);
  same("url", said.url, article.url);
  same("archive-url", said.archive_url, article.archive_url);
  same("language", said.language, article.language);
  same("published", said.published, written(article.published));
  same("retrieved", said.retrieved, written(article.retrieved));
  same("article-note", said.note, article.note);
  if (said.text.empty()) return;
  const auto there = text_path(corpus, said);
  if (!there || fs::weakly_canonical(*there) != fs::weakly_canonical(said.text))
    same("text", said.text, article.text);
}

Addition into_file_of(const Corpus& corpus, const Article& article, const NewFact& fact) {
  const SourceFile& file = corpus.files[article.place.file().index];
  const std::string article_id(corpus.text(article.id));
  if (file.lines) {
    throw UsageError(
        fmt::format("the article {} stands in {}, which is written by programs; add a line there", article_id,
                    file.shown));
  }
  const std::string text = read_text(file.path);
  const JsonTree tree = JsonTree::parse(text);
  if (tree.error()) throw UsageError(file.shown + " changed while it was read; try again");
  const std::uint64_t at = article.place.at();
  const auto articles = tree.root().member("articles");
  const auto inside = at > 0 && articles ? articles->item(static_cast<std::size_t>(at - 1)) : std::nullopt;
  if (at > 0 && !inside) throw UsageError(file.shown + " changed while it was read; try again");
  const TreeNode owner = inside ? *inside : tree.root();
  const auto facts = owner.member("facts");
  if (facts && facts->kind() != JsonKind::array)
    throw UsageError(fmt::format("\"facts\" in {} is no list; `gainsay check` says where", file.shown));
  const std::string id = fact.id.empty() ? free_id(facts, fact.property) : fact.id;
  const std::string json = fact_json(corpus, fact, id);
  return {file.path, text, append_to_list(text, owner, "facts", json), article_id + "#" + id, json};
}

Addition into_new_file(const Corpus& corpus, const fs::path& facts_folder, const NewArticle& article,
                       const NewFact& fact) {
  if (!is_id(article.id)) {
    throw UsageError(fmt::format("{} is no id: small letters, digits, dot, underscore and hyphen; write {}",
                                 in_quotes(article.id), usable_id(article.id)));
  }
  const fs::path path = facts_folder / (article.id + ".json");
  std::error_code ignored;
  if (fs::exists(path, ignored)) {
    throw UsageError(fmt::format("{} is there already, and holds no article {}", path.string(), article.id));
  }
  if (!article.text.empty() && !fs::is_regular_file(article.text, ignored))
    throw UsageError(fmt::format("there is no file {} with the article's text", article.text));
  const std::string id = fact.id.empty() ? fact.property : fact.id;
  const std::string json = fact_json(corpus, fact, id);
  const bool schema = fs::exists(facts_folder / "schema" / "facts.schema.json", ignored);
  const std::string text = fmt::format("{{{}\"article\": {}, \"facts\": [{}]}}",
                                       schema ? "\"$schema\": \"schema/facts.schema.json\", " : "",
                                       article_json(article, path), json);
  return {path, std::nullopt, laid_out(well_formed(text)), article.id + "#" + id, json};
}

}  // namespace

bool NewArticle::described() const {
  const std::string* const all[] = {&title,    &publisher, &agency,    &author, &url, &archive_url,
                                    &language, &published, &retrieved, &text,   &note};
  return !derived_from.empty() ||
         std::any_of(std::begin(all), std::end(all), [](const std::string* each) { return !each->empty(); });
}

const Article* article_called(const Corpus& corpus, const std::string& id) {
  const auto found =
      std::find_if(corpus.articles.begin(), corpus.articles.end(), [&](const Article& article) {
        return article.place.file().valid() && corpus.text(article.id) == id;  // else only facts name it
      });
  return found == corpus.articles.end() ? nullptr : &*found;
}

std::optional<fs::path> text_path(const Corpus& corpus, const NewArticle& article) {
  if (const Article* there = article_called(corpus, article.id)) {
    if (!there->text_file.valid()) return std::nullopt;
    return corpus.files[there->text_file.index].path;
  }
  return article.text.empty() ? std::nullopt : std::optional<fs::path>(article.text);
}

Addition with_fact(const Corpus& corpus, const fs::path& facts_folder, const NewArticle& article,
                   const NewFact& fact) {
  if (const Article* there = article_called(corpus, article.id)) {
    require_same(corpus, *there, article);
    return into_file_of(corpus, *there, fact);
  }
  if (!article.described()) {
    std::vector<std::string> known;
    for (const Article& each : corpus.articles) known.emplace_back(corpus.text(each.id));
    throw UsageError(fmt::format(
        "no article has the id {}{}; to add it, describe it: --publisher NAME --published DATE --text FILE",
        article.id, did_you_mean(article.id, known)));
  }
  return into_new_file(corpus, facts_folder, article, fact);
}

}  // namespace gainsay
