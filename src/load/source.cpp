#include "load/source.h"

#include "load/record_reader.h"

namespace gainsay {

struct SourceReader::State {
  explicit State(const Corpus& corpus) : records(corpus.files) {}
  RecordReader records;
};

SourceReader::SourceReader(const Corpus& corpus) : corpus_(corpus), state_(std::make_unique<State>(corpus)) {}
SourceReader::~SourceReader() = default;

namespace {

std::string text_of(const TreeNode& object, std::string_view key) {
  const auto part = object.member(key);
  return part && part->kind() == JsonKind::string ? std::string(part->string()) : std::string();
}

std::vector<Quote> quotes_of(const TreeNode& record) {
  std::vector<Quote> quotes;
  const auto quote = record.member("quote");
  if (!quote) return quotes;
  const auto add = [&](const TreeNode& node) {
    if (node.kind() == JsonKind::string) quotes.push_back({std::string(node.string()), {}, {}});
    if (node.kind() == JsonKind::object)
      quotes.push_back({text_of(node, "exact"), text_of(node, "prefix"), text_of(node, "suffix")});
  };
  if (quote->kind() == JsonKind::array) {
    quote->items(add);
  } else {
    add(*quote);
  }
  return quotes;
}

}  // namespace

std::vector<Quote> SourceReader::quotes(FactId fact) {
  const auto record = state_->records.find({RecordKind::fact, corpus_.fact(fact).place});
  return record ? quotes_of(*record) : std::vector<Quote>();
}

FactWords SourceReader::words(FactId fact) {
  FactWords words;
  const auto record = state_->records.find({RecordKind::fact, corpus_.fact(fact).place});
  if (!record) return words;
  words.subject = text_of(*record, "subject");
  words.attributed_to = text_of(*record, "attributed_to");
  const auto add = [&](const TreeNode& node) {
    if (node.kind() == JsonKind::string) words.values.emplace_back(node.string());
  };
  if (const auto value = record->member("value")) {
    if (value->kind() == JsonKind::array) {
      value->items(add);
    } else {
      add(*value);
    }
  }
  words.quotes = quotes_of(*record);
  return words;
}

Location SourceReader::location(FactId fact) {
  return state_->records.locate({RecordKind::fact, corpus_.fact(fact).place}, {});
}

std::optional<Extent> SourceReader::extent(FactId fact) {
  const Place place = corpus_.fact(fact).place;
  const auto record = state_->records.find({RecordKind::fact, place});
  if (!record) return std::nullopt;
  // A line of .jsonl is a tree of its own.
  const std::size_t start =
      corpus_.files[place.file().index].lines ? static_cast<std::size_t>(place.at()) : 0;
  return Extent{start + record->extent().begin, start + record->extent().end};
}

Location SourceReader::location(SubjectId subject) {
  return state_->records.locate({RecordKind::subject, corpus_.subjects[subject.index].place},
                                {{"aliases"}, Part::Of::value, {}});
}

Location SourceReader::value_location(FactId fact) {
  return state_->records.locate({RecordKind::fact, corpus_.fact(fact).place},
                                {{"value"}, Part::Of::value, {}});
}

Location SourceReader::verdict_location(Place verdict) {
  return state_->records.locate({RecordKind::verdict, verdict}, {{"finding"}, Part::Of::value, {}});
}

Location SourceReader::quote_location(FactId fact, std::size_t index, std::optional<Extent> within) {
  const Record record{RecordKind::fact, corpus_.fact(fact).place};
  const auto node = state_->records.find(record);
  auto quote = node ? node->member("quote") : std::nullopt;
  std::vector<std::string> path{"quote"};
  if (quote && quote->kind() == JsonKind::array) {
    path.push_back(std::to_string(index));
    quote = quote->item(index);
  }
  if (quote && quote->kind() == JsonKind::object) path.emplace_back("exact");
  return state_->records.locate(record, {path, Part::Of::value, within});
}

Location SourceReader::article_location(ArticleId article, std::string_view key) {
  return state_->records.locate({RecordKind::article, corpus_.articles[article.index].place},
                                {{std::string(key)}, Part::Of::value, {}});
}

std::optional<std::string> SourceReader::line(FileId file, std::uint32_t line, std::size_t limit) {
  return state_->records.line(file, line, limit);
}

}  // namespace gainsay
