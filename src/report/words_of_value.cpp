// Which words of a quote say the value: those that the readers of evidence take for it. Silent where the
// value is said otherwise.
#include <algorithm>
#include <cmath>
#include <utility>

#include "evidence/date_reader.h"
#include "evidence/number_reader.h"
#include "evidence/value_in_quote.h"
#include "report/passage.h"

namespace gainsay {

namespace {

class Search {
 public:
  Search(const Corpus& corpus, const Fact& fact, std::string_view quote, const Language& language)
      : corpus_(corpus), fact_(fact), language_(language), words_(words_of(quote)) {}

  void value(const Value& value) {
    switch (value.kind) {
      case ValueKind::number:
      case ValueKind::quantity:
        return quantity(corpus_.quantity(value));
      case ValueKind::date:
      case ValueKind::period:
        return date(corpus_.times[static_cast<std::size_t>(value.payload)].edtf);
      case ValueKind::name:
        return name(corpus_.names[static_cast<std::size_t>(value.payload)]);
      case ValueKind::choice:
      case ValueKind::text:
        spelling({corpus_.value_code(value, corpus_.property_of(fact_))});
        return;
      case ValueKind::list:
        for (const Value& each : corpus_.lists[static_cast<std::size_t>(value.payload)]) this->value(each);
        return;
      default:
        return;
    }
  }

  // In the order of the quote; of stretches that overlap the longer one.
  std::vector<Extent> take() {
    std::sort(found_.begin(), found_.end(), [](const Extent& a, const Extent& b) {
      return std::pair(a.begin, b.end) < std::pair(b.begin, a.end);
    });
    std::vector<Extent> apart;
    for (const Extent& each : found_)
      if (apart.empty() || each.begin >= apart.back().end) apart.push_back(each);
    return apart;
  }

 private:
  void mark(std::size_t first, std::size_t end) {
    if (first < end && end <= words_.size())
      found_.push_back({words_[first].at.begin, words_[end - 1].at.end});
  }

  void quantity(const Quantity& said) {
    const bool range = said.hedge == Hedge::range;
    for (const NumberMention& mention : read_numbers(words_, language_)) {
      if (mention.aside) continue;
      if (mention.vague()) {
        if (mention.word == said.hedge) mark(mention.first, mention.end);
        continue;
      }
      const bool meant =
          std::any_of(mention.readings.begin(), mention.readings.end(), [&](const Decimal& reading) {
            if (range) return reading == said.low || reading == said.high;
            if (said.hedge == Hedge::fraction && mention.share)
              return std::abs(reading.to_double() - said.amount.to_double()) < 1e-9;
            return reading == said.amount;
          });
      if (meant) mark(mention.first, mention.end);
    }
  }

  void date(const Edtf& edtf) {
    const auto published = fact_.article.valid()
                               ? publication_days(corpus_.time(corpus_.article_of(fact_).published))
                               : std::nullopt;
    const DatesRead read = read_dates(words_, language_, published);
    for (const Member& member : edtf.members) {
      for (const Bound* bound : {&member.start, &member.end}) {
        if (bound->kind != EndKind::dated) continue;
        const Days days{tick(bound->widened.first, Resolution::day),
                        tick(bound->widened.last, Resolution::day)};
        for (const DateMention& mention : read.mentions)
          if (!mention.doubtful && may_mean(mention, days)) mark(mention.first, mention.end);
      }
    }
  }

  // The longest name by which the subject is known here.
  void name(const Name& name) {
    std::vector<std::string> spellings = {std::string(corpus_.text(name.text))};
    if (name.subject.valid()) {
      const Subject& subject = corpus_.subjects[name.subject.index];
      for (const StringId each : {subject.label, subject.id}) spellings.emplace_back(corpus_.text(each));
      for (const StringId alias : subject.aliases) spellings.emplace_back(corpus_.text(alias));
    }
    std::stable_sort(spellings.begin(), spellings.end(),
                     [](const std::string& a, const std::string& b) { return a.size() > b.size(); });
    spelling(spellings);
  }

  // The first of them that occurs, at its first place, word by word.
  void spelling(const std::vector<std::string>& spellings) {
    const auto same = [](const Word& a, const Word& b) { return a.text == b.text; };
    for (const std::string& each : spellings) {
      const std::vector<Word> wanted = words_of(each);
      const auto place = std::search(words_.begin(), words_.end(), wanted.begin(), wanted.end(), same);
      if (wanted.empty() || place == words_.end()) continue;
      const auto first = static_cast<std::size_t>(place - words_.begin());
      return mark(first, first + wanted.size());
    }
  }

  const Corpus& corpus_;
  const Fact& fact_;
  const Language& language_;
  std::vector<Word> words_;
  std::vector<Extent> found_;
};

}  // namespace

std::vector<Extent> words_of_value(const Corpus& corpus, const Fact& fact, std::string_view quote,
                                   const Language& language) {
  Search search(corpus, fact, quote, language);
  search.value(fact.value);
  return search.take();
}

}  // namespace gainsay
