// From raw records to the corpus: names become ids, values get the meaning that their property gives them
// (G004–G010).
//
// Facts repeat each other's words, so whatever a word resolves to is kept: by string for what does not depend
// on the property, by property and string for what does. Only what can be resolved is kept; what cannot is
// found anew, so that each place where it stands can be told.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/like_names.h"
#include "load/diagnoses.h"
#include "load/flat_map.h"
#include "load/raw.h"
#include "load/record_reader.h"
#include "load/stores.h"

namespace gainsay {

class Resolver {
 public:
  Resolver(Stores& stores, Diagnoses& diagnoses, RecordReader& records);

  // All of the vocabulary, before the first fact.
  void subjects(std::vector<Subject>&& subjects);
  void properties(std::vector<Property>&& properties);
  void broken_property(StringId id);
  void vocabulary_is_complete();
  void rules(std::vector<RawRule>&& rules);
  void verdicts(std::vector<Verdict>&& verdicts);

  // False where something was refused, and told; of what the reader refused the rest is looked at. Leaves
  // alone article, id and the times that default to publication.
  bool fact(const RawFact& raw, Fact& fact);

  // True where facts were left out because their property was refused, which was told there.
  bool left_out(FileId file) const;

  void tell(const Record& record, const Part& part, std::string_view code, Complaint complaint,
            Diagnoses::Repeat repeat = Diagnoses::Repeat::tell_each);

 private:
  // Why a value or scope means nothing, and which part of the fact it is.
  struct Refusal {
    std::string_view code;
    Complaint complaint;
    Part part;
    Diagnoses::Repeat repeat = Diagnoses::Repeat::tell_each;
  };
  using Path = std::vector<std::string>;
  static std::uint64_t pair_key(PropertyId property, StringId text) {
    return static_cast<std::uint64_t>(property.index) << 32 | text.index;
  }
  // A subject's claim to a spelling: by its id, its label, or one of its aliases.
  struct Claim {
    static constexpr std::uint32_t kId = 0, kLabel = 1, kFirstAlias = 2;
    SubjectId subject;
    std::uint32_t by = kId;
  };

  SubjectId find_subject(StringId name);
  SubjectId find_subject(std::string_view name);
  PropertyId find_property(StringId name) const;
  void claim(StringId spelling, Claim claim);
  static Path path_of(const Claim& claim);
  static Path path_of(const Rule& rule, std::size_t place);  // of Rule::properties
  std::optional<std::string> near_subject(std::string_view name);
  std::optional<std::string> near_property(std::string_view name) const;
  SourceId source(StringId name);
  NameId name(StringId name);

  ScopeId scope(StringId text, PropertyId property);
  std::optional<Value> value(const RawValue& raw, PropertyId property);
  std::optional<Value> number(const WrittenDecimal& written, PropertyId id, const Path& path);
  std::optional<Value> string(StringId text, PropertyId id, const Path& path);
  std::optional<Value> boolean(bool truth, PropertyId id, const Path& path);
  std::optional<Value> node(const TreeNode& node, PropertyId id, const Path& path);
  std::optional<Value> list(const TreeNode& node, PropertyId id);
  std::optional<Value> hedged(const TreeNode& node, PropertyId id, const Path& path);
  std::optional<Value> range(const TreeNode& node, PropertyId id, const Path& path);
  std::optional<Value> relation(const TreeNode& node, PropertyId id, const Path& path);
  std::optional<Value> quantity(const Quantity& quantity, std::string_view unit, PropertyId id,
                                const Path& path, const Path& unit_path);
  std::optional<Value> date(StringId text, PropertyId id, const Path& path);
  bool has_form(TimeId time, bool period, const Path& path);
  std::optional<Value> choice(StringId text, PropertyId id, const Path& path);
  std::optional<UnitId> unit(std::string_view text, PropertyId id, const Path& path);
  bool within_bounds(const Value& value, PropertyId id, const Path& path);

  std::nullopt_t refuse(std::string_view code, Complaint complaint, Path path,
                        Diagnoses::Repeat repeat = Diagnoses::Repeat::tell_each,
                        Part::Of of = Part::Of::value);
  std::nullopt_t wrong_type(std::string_view is, PropertyId id, const Path& path);

  Stores& stores_;
  Corpus& corpus_;
  Diagnoses& diagnoses_;
  RecordReader& records_;
  std::optional<Refusal> refusal_;

  std::optional<LikeNames> like_;  // spellings, once one was missed; numbered as in spellings_
  std::vector<std::string_view> spellings_;
  StringPool folded_;                       // spellings
  std::vector<Claim> claims_;               // by folded spelling
  std::vector<std::uint32_t> subject_ids_;  // by string: 1 + the subject of that very id
  std::vector<std::uint32_t> subject_of_, property_of_, name_of_,
      source_of_;                             // by string: 0 not asked, 1 none, 2 + id
  std::vector<std::uint8_t> time_forms_;      // by time: what it is known to do for
  FlatMap<Value> value_of_;                   // by property and string
  FlatMap<ScopeId> scope_of_;                 // by property and string
  std::map<std::string, ScopeId> scope_ids_;  // by canonical text
  std::unordered_map<std::uint32_t, SourceId> source_subjects_;
  std::unordered_map<std::string, SourceId> source_texts_;  // folded
  std::vector<bool> left_out_;                              // by file
};

}  // namespace gainsay
