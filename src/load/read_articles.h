// Reading files and lines, and the articles in them. Part of reader.h.
#pragma once

#include <sys/stat.h>

#include <filesystem>
#include <optional>
#include <utility>

#include "load/reader.h"

namespace gainsay {

template <class Node, class Sink>
void Reader<Node, Sink>::file(const Node& root, const FileContext& context, RawFile& raw) {
  std::optional<RawArticle> own;
  bool own_usable = false;
  std::pair<std::uint32_t, std::uint32_t> own_facts;
  const auto each = [&](const Node& node, std::string_view name, auto&& read) {
    std::uint64_t index = 0;
    list(node, name, 0, [&](const Node& item) { read(item, Place(context.id, index++)); });
  };
  const std::uint32_t seen = object(root, "a file", kFileKeys, [&](int key, const Node& value) {
    switch (key) {
      case kFileKeys["article"]:
        own.emplace();
        own->article.place = Place(context.id, 0);
        own_usable = article(value, context, false, *own, &raw);
        break;
      case kFileKeys["facts"]: {
        const auto first = static_cast<std::uint32_t>(raw.facts.size());
        facts(value, 0, context, raw);
        own_facts = {first, static_cast<std::uint32_t>(raw.facts.size())};
        break;
      }
      case kFileKeys["articles"]:
        each(value, "articles", [&](const Node& item, Place place) {
          RawArticle one;
          one.article.place = Place(context.id, place.at() + 1);  // 0 is `article`
          if (article(item, context, true, one, &raw)) {
            raw.articles.push_back(std::move(one));
          } else {
            raw.lost_article = true;
          }
        });
        break;
      case kFileKeys["subjects"]:
        each(value, "subjects", [&](const Node& item, Place place) { subject(item, place, raw); });
        break;
      case kFileKeys["properties"]:
        each(value, "properties", [&](const Node& item, Place place) { property(item, place, raw); });
        break;
      case kFileKeys["rules"]:
        each(value, "rules", [&](const Node& item, Place place) { rule(item, place, raw); });
        break;
      case kFileKeys["verdicts"]:
        each(value, "verdicts", [&](const Node& item, Place place) { verdict(item, place, raw); });
        break;
      case kFileKeys["options"]:
        options(value, raw);
        break;
      default:
        break;
    }
  });
  const bool has_facts = (seen & bit(kFileKeys["facts"])) != 0;
  if (own && own_usable) {
    if (has_facts) {
      own->first_fact = own_facts.first;
      own->end_fact = own_facts.second;
    }
    raw.articles.insert(raw.articles.begin(), std::move(*own));
  } else if (own) {
    raw.lost_article = true;
  } else if (has_facts) {
    raw.lost_article = true;
    sink_.refuse_start(root, "G002", [] {
      return Complaint{"\"facts\" stand in a file with their \"article\"", "article"};
    });
  }
}

template <class Node, class Sink>
bool Reader<Node, Sink>::line(const Node& root, const FileContext& context, Place place, RawLine& raw) {
  std::optional<Node> article_node = root.kind() == JsonKind::object ? root.member("article") : std::nullopt;
  raw.is_article = article_node && article_node->kind() == JsonKind::object;
  if (!raw.is_article) {
    raw.fact = {};
    raw.fact.place = place;
    fact(root, true, raw.fact);
    return raw.fact.article.valid();
  }
  raw.article = {};
  raw.article.article.place = place;
  bool usable = false;
  object(root, "an article's line", kLineKeys, [&](int key, const Node& value) {
    if (key == kLineKeys["article"]) usable = article(value, context, true, raw.article, nullptr);
  });
  return usable;
}

template <class Node, class Sink>
void Reader<Node, Sink>::text_file(const Node& node, const FileContext& context, StringId path) {
  if (!path.valid()) return;
  const std::string_view written = stores_.corpus().strings[path];
  const std::filesystem::path file = context.path.parent_path() / std::filesystem::path(written);
  struct stat status {};
  const bool there = written.find('\0') == std::string_view::npos && ::stat(file.c_str(), &status) == 0;
  if (there && S_ISREG(status.st_mode)) return;
  refuse(node, "G008", [&] {
    return Complaint{fmt::format("the article's text {} is {}", in_quotes(written),
                                 there ? "no regular file" : "not there; paths are relative to this file")};
  });
}

template <class Node, class Sink>
bool Reader<Node, Sink>::article(const Node& node, const FileContext& context, bool own_id, RawArticle& raw,
                                 RawFile* file) {
  Article& article = raw.article;
  std::optional<Node> facts_node;
  const std::uint32_t seen = object(node, "an article", kArticleKeys, [&](int key, const Node& value) {
    switch (key) {
      case kArticleKeys["id"]:
        article.id = id(value, "id");
        break;
      case kArticleKeys["title"]:
        article.title = string(value, "title");
        break;
      case kArticleKeys["publisher"]:
        article.publisher = string(value, "publisher");
        break;
      case kArticleKeys["author"]:
        article.author = string(value, "author");
        break;
      case kArticleKeys["url"]:
        article.url = string(value, "url");
        break;
      case kArticleKeys["archive_url"]:
        article.archive_url = string(value, "archive_url");
        break;
      case kArticleKeys["language"]:
        article.language = string(value, "language");
        break;
      case kArticleKeys["agency"]:
        article.agency = string(value, "agency");
        break;
      case kArticleKeys["published"]:
        article.published = time(value, "published");
        break;
      case kArticleKeys["retrieved"]:
        article.retrieved = time(value, "retrieved");
        break;
      case kArticleKeys["text"]:
        article.text = string(value, "text");
        text_file(value, context, article.text);
        break;
      case kArticleKeys["sha256"]: {
        const auto hash = text(value, "sha256");
        if (!hash) break;
        const auto is_hex = [](char c) {
          return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
        };
        if (hash->size() == 64 && std::all_of(hash->begin(), hash->end(), is_hex)) {
          article.sha256 = stores_.intern(*hash);
        } else {
          refuse(value, "G002", [] { return Complaint{"\"sha256\" is not 64 hexadecimal digits"}; });
        }
        break;
      }
      case kArticleKeys["derived_from"]:
        article.derived_from = strings_or_one(value, "derived_from");
        break;
      case kArticleKeys["note"]:
        if (value.kind() == JsonKind::string) article.note = string(value, "note");
        break;
      case kArticleKeys["facts"]:
        if (own_id && file != nullptr) {
          facts_node.emplace(value);
        } else {
          sink_.refuse_key(value, "G002", [&] {
            return Complaint{file != nullptr
                                 ? "an article has an unknown key \"facts\"; they stand beside \"article\""
                                 : "an article has an unknown key \"facts\"; in .jsonl each has its line"};
          });
        }
        break;
      default:
        break;
    }
  });
  if (own_id) require(node, seen, "an article", kArticleKeys, {"id"});
  if (file != nullptr && facts_node) {
    raw.first_fact = static_cast<std::uint32_t>(file->facts.size());
    facts(*facts_node, article.place.at() << 32, context, *file);
    raw.end_fact = static_cast<std::uint32_t>(file->facts.size());
  }
  if (!own_id && (seen & bit(kArticleKeys["id"])) == 0 && node.kind() == JsonKind::object) {
    const std::string stem = context.path.stem().string();
    if (is_id(stem)) {
      article.id = stores_.intern(stem);
    } else {
      sink_.refuse_start(node, "G002", [&] {
        const std::string usable = usable_id(stem);
        return Complaint{
            fmt::format("an article without an \"id\" is called by its file's name, and {} is no id",
                        in_quotes(stem)),
            usable};
      });
    }
  }
  return article.id.valid();
}

template <class Node, class Sink>
void Reader<Node, Sink>::facts(const Node& node, std::uint64_t first_place, const FileContext& context,
                               RawFile& raw) {
  std::uint64_t index = 0;
  list(node, "facts", 0, [&](const Node& item) {
    RawFact read;
    read.place = Place(context.id, first_place + index);
    ++index;
    fact(item, false, read);
    raw.facts.push_back(read);
  });
}

}  // namespace gainsay
