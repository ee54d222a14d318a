#include <simdjson.h>

#include "load/file_bytes.h"
#include "load/reader.h"
#include "load/readers.h"

namespace gainsay {

static_assert(kPadding >= simdjson::SIMDJSON_PADDING);

namespace {

// Only ever made of elements that were parsed, so that no access can fail.
class FastNode {
 public:
  explicit FastNode(simdjson::dom::element element) : element_(element) {}

  JsonKind kind() const {
    switch (element_.type()) {
      case simdjson::dom::element_type::ARRAY:
        return JsonKind::array;
      case simdjson::dom::element_type::OBJECT:
        return JsonKind::object;
      case simdjson::dom::element_type::STRING:
        return JsonKind::string;
      case simdjson::dom::element_type::BOOL:
        return JsonKind::boolean;
      case simdjson::dom::element_type::NULL_VALUE:
        return JsonKind::null;
      default:
        return JsonKind::number;
    }
  }
  // Each is only asked of an element of its kind, so none fails.
  bool boolean() const { return as<bool>(); }
  std::string_view string() const { return as<std::string_view>(); }
  std::optional<std::int64_t> integer() const {
    std::int64_t value = 0;
    return element_.get(value) == simdjson::SUCCESS ? std::optional(value) : std::nullopt;
  }

  template <class F>
  void members(F&& f) const {
    const auto object = as<simdjson::dom::object>();
    for (const simdjson::dom::key_value_pair member : object) f(member.key, FastNode(member.value));
  }
  template <class F>
  void items(F&& f) const {
    const auto array = as<simdjson::dom::array>();
    for (const simdjson::dom::element item : array) f(FastNode(item));
  }
  std::optional<FastNode> member(std::string_view key) const {
    simdjson::dom::element found;
    if (element_.at_key(key).get(found) != simdjson::SUCCESS) return std::nullopt;
    return FastNode(found);
  }

 private:
  template <class T>
  T as() const {
    T value{};
    return element_.get(value) == simdjson::SUCCESS ? value : T{};
  }

  simdjson::dom::element element_;
};

// Counts, and says nothing.
class Silent {
 public:
  static constexpr bool explains() { return false; }
  std::size_t count() const { return count_; }
  void reset() { count_ = 0; }

  template <class MakeComplaint>
  void refuse(const FastNode&, std::string_view, MakeComplaint&&) {
    ++count_;
  }
  template <class MakeComplaint>
  void refuse_key(const FastNode&, std::string_view, MakeComplaint&&) {
    ++count_;
  }
  template <class MakeComplaint>
  void refuse_start(const FastNode&, std::string_view, MakeComplaint&&) {
    ++count_;
  }
  void refuse_twice(const FastNode&, std::string_view, const FastNode&) { ++count_; }

  static std::optional<std::int64_t> integer(const FastNode& node) { return node.integer(); }
  // simdjson keeps no text of numbers: those that are no 64-bit integers are read by the other reader.
  std::optional<std::string_view> number_text(const FastNode&) {
    ++count_;
    return std::nullopt;
  }

 private:
  std::size_t count_ = 0;
};

}  // namespace

class FastReader::Parsers {
 public:
  explicit Parsers(Stores& stores) : reader_(stores, sink_) {}

  bool parse(std::string_view text, simdjson::dom::element& root) {
    if (parser_.capacity() < text.size() || parser_.max_depth() != kDeepestNesting) {
      // Some room to spare, so that a file of growing lines does not grow the parser at each.
      if (parser_.allocate(text.size() + text.size() / 2 + 4096, kDeepestNesting) != simdjson::SUCCESS)
        return false;
    }
    sink_.reset();
    return parser_.parse(reinterpret_cast<const std::uint8_t*>(text.data()), text.size(), false).get(root) ==
           simdjson::SUCCESS;
  }

  // A large file's tables are not kept for the small files after it.
  void shrink() {
    constexpr std::size_t kKept = 16 << 20;
    if (parser_.capacity() > kKept) parser_ = simdjson::dom::parser();
  }

  Silent sink_;
  Reader<FastNode, Silent> reader_;

 private:
  simdjson::dom::parser parser_;
};

FastReader::FastReader(Stores& stores) : parsers_(std::make_unique<Parsers>(stores)) {}
FastReader::~FastReader() = default;

bool FastReader::file(std::string_view text, const FileContext& context, RawFile& raw) {
  simdjson::dom::element root;
  bool regular = parsers_->parse(text, root);
  if (regular) {
    parsers_->reader_.file(FastNode(root), context, raw);
    regular = parsers_->sink_.count() == 0;
  }
  parsers_->shrink();
  return regular;
}

bool FastReader::line(std::string_view text, const FileContext& context, Place place, RawLine& raw) {
  simdjson::dom::element root;
  return parsers_->parse(text, root) && parsers_->reader_.line(FastNode(root), context, place, raw) &&
         parsers_->sink_.count() == 0;
}

}  // namespace gainsay
