#include <simdjson.h>

#include <charconv>
#include <unordered_map>

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

  std::optional<double> fraction() const {
    if (element_.type() != simdjson::dom::element_type::DOUBLE) return std::nullopt;
    return as<double>();
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

// How the decimals of a text are written: simdjson keeps their binary value alone, and 33.0 says more
// than 33.
//
// A value is looked up among the text's numbers. Where two of them have one value and two spellings, the
// other reader has to tell which is where.
class DecimalTexts {
 public:
  void start(std::string_view text) {
    text_ = text;
    if (!texts_.empty()) texts_.clear();
  }

  std::optional<std::string_view> of(double value) {
    if (texts_.empty()) collect();
    const auto found = texts_.find(value);
    if (found == texts_.end() || found->second.empty()) return std::nullopt;
    return found->second;
  }

 private:
  static bool in_number(char c) {
    return (c >= '0' && c <= '9') || c == '-' || c == '+' || c == '.' || c == 'e' || c == 'E';
  }

  // The text is known to be JSON, so that outside strings a digit or minus begins a number.
  void collect() {
    for (std::size_t at = 0; at < text_.size();) {
      if (text_[at] == '"') {
        at = behind_string(at + 1);
      } else if (text_[at] == '-' || (text_[at] >= '0' && text_[at] <= '9')) {
        const std::size_t begin = at;
        while (at < text_.size() && in_number(text_[at])) ++at;
        add(text_.substr(begin, at - begin));
      } else {
        ++at;
      }
    }
  }

  std::size_t behind_string(std::size_t at) const {
    for (;;) {
      const std::size_t quote = text_.find('"', at);
      if (quote == std::string_view::npos) return text_.size();
      std::size_t slashes = 0;
      while (text_[quote - 1 - slashes] == '\\') ++slashes;  // stops at the quote that opens, at the latest
      if (slashes % 2 == 0) return quote + 1;
      at = quote + 1;
    }
  }

  void add(std::string_view number) {
    if (number.find_first_of(".eE") == std::string_view::npos) return;
    double value = 0;
    std::from_chars(number.data(), number.data() + number.size(), value);
    const auto [known, fresh] = texts_.try_emplace(value, number);
    if (!fresh && known->second != number) known->second = {};
  }

  std::string_view text_;
  std::unordered_map<double, std::string_view> texts_;  // an empty one: several spellings
};

// Counts, and says nothing.
class Silent {
 public:
  static constexpr bool explains() { return false; }
  std::size_t count() const { return count_; }
  void start(std::string_view text) {
    count_ = 0;
    decimals_.start(text);
  }

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
  std::optional<std::string_view> number_text(const FastNode& node) {
    const auto fraction = node.fraction();
    const auto text = fraction ? decimals_.of(*fraction) : std::nullopt;
    if (!text) ++count_;
    return text;
  }

 private:
  DecimalTexts decimals_;
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
    sink_.start(text);
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
