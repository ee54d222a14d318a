#include "load/resolver.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/fold.h"
#include "base/suggest.h"
#include "load/json_text.h"
#include "load/rule_fit.h"

namespace gainsay {

namespace {

constexpr std::uint32_t kNone = 1;              // asked, and nothing found
constexpr std::uint32_t kRefused = 0xffffffff;  // of properties: defined, but not soundly

std::uint32_t& at(std::vector<std::uint32_t>& table, StringId string) {
  if (string.index >= table.size()) table.resize(std::max<std::size_t>(string.index + 1, table.size() * 2));
  return table[string.index];
}

}  // namespace

Resolver::Resolver(Stores& stores, Diagnoses& diagnoses, RecordReader& records)
    : stores_(stores), corpus_(stores.corpus()), diagnoses_(diagnoses), records_(records) {
  corpus_.scopes.assign(1, {});
  scope_ids_.emplace(std::string(), ScopeId(0));
}

void Resolver::tell(const Record& record, const Part& part, std::string_view code, Complaint complaint,
                    Diagnoses::Repeat repeat) {
  const FileId file = record.place.file();
  std::vector<Mark> marks;
  if (diagnoses_.wants_position(file, code, complaint.message, repeat))
    marks.push_back({records_.locate(record, part), {}});
  diagnoses_.add(file, code, std::move(complaint), std::move(marks), repeat);
}

std::nullopt_t Resolver::refuse(std::string_view code, Complaint complaint, Path path,
                                Diagnoses::Repeat repeat, Part::Of of) {
  if (!refusal_) {
    const std::optional<Extent> within = complaint.within;
    refusal_ = Refusal{code, std::move(complaint), Part{std::move(path), of, within}, repeat};
  }
  return std::nullopt;
}

// ---- vocabulary -------------------------------------------------------------------------------------------

void Resolver::subjects(std::vector<Subject>&& subjects) {
  for (Subject& subject : subjects) {
    std::uint32_t& known = at(subject_ids_, subject.id);
    if (known != 0) {
      const Place first = corpus_.subjects[known - 1].place;
      Complaint complaint{fmt::format("two subjects have the id {}", in_quotes(corpus_.text(subject.id))),
                          {}};
      diagnoses_.add(
          subject.place.file(), "G003", std::move(complaint),
          {{records_.locate({RecordKind::subject, subject.place}, {{"id"}, Part::Of::value, {}}), {}},
           {records_.locate({RecordKind::subject, first}, {{"id"}, Part::Of::value, {}}), "the first"}});
      continue;
    }
    corpus_.subjects.push_back(std::move(subject));
    known = static_cast<std::uint32_t>(corpus_.subjects.size());
  }
}

Resolver::Path Resolver::path_of(const Claim& claim) {
  if (claim.by == Claim::kId) return {"id"};
  if (claim.by == Claim::kLabel) return {"label"};
  return {"aliases", std::to_string(claim.by - Claim::kFirstAlias)};
}

void Resolver::claim(StringId spelling, Claim claim) {
  if (!spelling.valid()) return;
  const StringId folded = folded_.intern(fold(corpus_.text(spelling)));
  if (folded.index == claims_.size()) claims_.push_back(claim);
  const Claim& first = claims_[folded.index];
  if (first.subject == claim.subject) return;
  const Subject& mine = corpus_.subjects[claim.subject.index];
  const Subject& other = corpus_.subjects[first.subject.index];
  Complaint complaint{fmt::format("{} stands for two subjects, {} and {}", in_quotes(corpus_.text(spelling)),
                                  corpus_.text(other.id), corpus_.text(mine.id)),
                      {}};
  complaint.next_step =
      "take it from one of them; where articles use it for both, list it for neither and write the id in "
      "each fact";
  diagnoses_.add(
      mine.place.file(), "G009", std::move(complaint),
      {{records_.locate({RecordKind::subject, mine.place}, {path_of(claim), Part::Of::value, {}}), {}},
       {records_.locate({RecordKind::subject, other.place}, {path_of(first), Part::Of::value, {}}),
        fmt::format("the spelling of {}", corpus_.text(other.id))}});
}

void Resolver::vocabulary_is_complete() {
  // Ids before labels before aliases: where two subjects claim a spelling, the stronger claim is the one that
  // holds.
  const std::vector<Subject>& all = corpus_.subjects;
  for (std::size_t i = 0; i < all.size(); ++i) claim(all[i].id, {SubjectId(i), Claim::kId});
  for (std::size_t i = 0; i < all.size(); ++i) claim(all[i].label, {SubjectId(i), Claim::kLabel});
  for (std::size_t i = 0; i < all.size(); ++i) {
    for (std::size_t j = 0; j < all[i].aliases.size(); ++j)
      claim(all[i].aliases[j], {SubjectId(i), Claim::kFirstAlias + static_cast<std::uint32_t>(j)});
  }
}

void Resolver::properties(std::vector<Property>&& properties) {
  for (Property& property : properties) {
    std::uint32_t& known = at(property_of_, property.id);
    if (known > kNone && known != kRefused) {
      const Place first = corpus_.properties[known - 2].place;
      Complaint complaint{fmt::format("two properties have the id {}", in_quotes(corpus_.text(property.id))),
                          {}};
      diagnoses_.add(
          property.place.file(), "G003", std::move(complaint),
          {{records_.locate({RecordKind::property, property.place}, {{"id"}, Part::Of::value, {}}), {}},
           {records_.locate({RecordKind::property, first}, {{"id"}, Part::Of::value, {}}), "the first"}});
      continue;
    }
    corpus_.properties.push_back(std::move(property));
    known = static_cast<std::uint32_t>(corpus_.properties.size() + 1);
  }
}

void Resolver::broken_property(StringId id) {
  std::uint32_t& known = at(property_of_, id);
  if (known <= kNone) known = kRefused;
}

SubjectId Resolver::find_subject(StringId name) {
  std::uint32_t& known = at(subject_of_, name);
  if (known == 0) {
    const std::uint32_t by_id = at(subject_ids_, name);
    if (by_id != 0) {
      known = by_id + 1;
    } else {
      const StringId spelling = folded_.find(fold(corpus_.text(name)));
      known = spelling.valid() ? claims_[spelling.index].subject.index + 2 : kNone;
    }
  }
  return known == kNone ? SubjectId() : SubjectId(known - 2);
}

SubjectId Resolver::find_subject(std::string_view name) { return find_subject(stores_.intern(name)); }

PropertyId Resolver::find_property(StringId name) const {
  const std::uint32_t known = name.index < property_of_.size() ? property_of_[name.index] : 0;
  return known <= kNone || known == kRefused ? PropertyId() : PropertyId(known - 2);
}

// A variant of its spelling, else what a slip of the pen makes of it, else a name that it is a part of.
std::optional<std::string> Resolver::near_subject(std::string_view name) {
  if (!like_) {
    like_.emplace();
    for (const Subject& subject : corpus_.subjects) spellings_.push_back(corpus_.text(subject.id));
    for (const Subject& subject : corpus_.subjects) {
      if (subject.label.valid()) spellings_.push_back(corpus_.text(subject.label));
      for (const StringId alias : subject.aliases) spellings_.push_back(corpus_.text(alias));
    }
    for (const std::string_view spelling : spellings_) like_->add(spelling);
  }
  const std::vector<LikeNames::Match> like = like_->like(name);
  const auto spelling = [&] { return std::string(spellings_[like.front().name]); };
  if (!like.empty() && like.front().likeness.alike == Alike::variant) return spelling();
  if (auto near = nearest(name, spellings_)) return near;
  return like.empty() ? std::nullopt : std::optional(spelling());
}

std::optional<std::string> Resolver::near_property(std::string_view name) const {
  std::vector<std::string_view> all;
  for (const Property& property : corpus_.properties) all.push_back(corpus_.text(property.id));
  return nearest(name, all);
}

Resolver::Path Resolver::path_of(const Rule& rule, std::size_t place) {
  switch (rule.kind) {
    case RuleKind::at_most:
      return {"at_most", std::to_string(place)};
    case RuleKind::ordered:
      return {"ordered", std::to_string(place)};
    case RuleKind::exclusive:
      return {"exclusive"};
    case RuleKind::whole:
      break;
  }
  return place == 0 ? Path{"whole"} : Path{"parts", std::to_string(place - 1)};
}

void Resolver::rules(std::vector<RawRule>&& rules) {
  std::unordered_map<std::uint32_t, Place> ids;
  for (RawRule& raw : rules) {
    const Record record{RecordKind::rule, raw.rule.place};
    const auto [known, fresh] = ids.try_emplace(raw.rule.id.index, raw.rule.place);
    if (!fresh) {
      Complaint complaint{fmt::format("two rules have the id {}", in_quotes(corpus_.text(raw.rule.id))), {}};
      diagnoses_.add(
          raw.rule.place.file(), "G003", std::move(complaint),
          {{records_.locate(record, {{"id"}, Part::Of::value, {}}), {}},
           {records_.locate({RecordKind::rule, known->second}, {{"id"}, Part::Of::value, {}}), "the first"}});
      continue;
    }
    bool sound = true;
    for (std::size_t i = 0; i < raw.properties.size(); ++i) {
      const StringId name = raw.properties[i];
      const PropertyId property = find_property(name);
      if (property.valid()) {
        raw.rule.properties.push_back(property);
        continue;
      }
      sound = false;
      if (name.index < property_of_.size() && property_of_[name.index] == kRefused) continue;
      const auto near = near_property(corpus_.text(name));
      tell(record, {path_of(raw.rule, i), Part::Of::value, {}}, "G005",
           {fmt::format("no property is called {}{}", in_quotes(corpus_.text(name)), did_you_mean(near)),
            near.value_or("")});
    }
    for (std::size_t i = 0; i < raw.rule.only.size(); ++i) {
      const StringId name = raw.rule.only[i];
      const bool kind = std::any_of(corpus_.subjects.begin(), corpus_.subjects.end(),
                                    [&](const Subject& subject) { return subject.kind == name; });
      if (kind || at(subject_ids_, name) != 0) continue;
      sound = false;
      const auto near = near_subject(corpus_.text(name));
      tell(record, {{"only", std::to_string(i)}, Part::Of::value, {}}, "G004",
           {fmt::format("no subject has the id or kind {}{}", in_quotes(corpus_.text(name)),
                        did_you_mean(near)),
            near.value_or("")});
    }
    if (!sound) continue;
    const std::vector<RuleFault> faults = rule_faults(stores_, raw.rule);
    for (const RuleFault& fault : faults) {
      tell(record, {path_of(raw.rule, fault.place), Part::Of::value, {}}, fault.code, {fault.message, {}});
    }
    if (faults.empty()) corpus_.rules.push_back(std::move(raw.rule));
  }
  set_rule_units(stores_);
}

void Resolver::verdicts(std::vector<Verdict>&& verdicts) {
  for (Verdict& verdict : verdicts) corpus_.verdicts.push_back(std::move(verdict));
}

bool Resolver::left_out(FileId file) const { return file.index < left_out_.size() && left_out_[file.index]; }

// ---- facts ------------------------------------------------------------------------------------------------

bool Resolver::fact(const RawFact& raw, Fact& fact) {
  const Record record{RecordKind::fact, raw.place};
  bool sound = !raw.refused;
  if (raw.subject.valid()) fact.subject = find_subject(raw.subject);
  if (raw.subject.valid() && !fact.subject.valid()) {
    sound = false;
    const std::string_view name = corpus_.text(raw.subject);
    const auto near = near_subject(name);
    tell(record, {{"subject"}, Part::Of::value, {}}, "G004",
         {fmt::format("no subject is called {}{}", in_quotes(name), did_you_mean(near)), near.value_or("")},
         Diagnoses::Repeat::tell_once);
  }
  if (!raw.property.valid()) return false;
  fact.property = find_property(raw.property);
  if (!fact.property.valid()) {
    if (raw.property.index < property_of_.size() && property_of_[raw.property.index] == kRefused) {
      const FileId file = raw.place.file();
      if (file.index >= left_out_.size()) left_out_.resize(file.index + 1);
      left_out_[file.index] = true;
      return false;
    }
    const std::string_view name = corpus_.text(raw.property);
    const auto near = near_property(name);
    tell(record, {{"property"}, Part::Of::value, {}}, "G005",
         {fmt::format("no property is called {}{}", in_quotes(name), did_you_mean(near)), near.value_or("")},
         Diagnoses::Repeat::tell_once);
    return false;  // without its property a value has no meaning to look at
  }
  const Property& property = corpus_.properties[fact.property.index];
  if (property.over_time == OverTime::tally && !raw.when.valid() && !raw.refused) {
    sound = false;
    tell(record, {{}, Part::Of::start, {}}, "G002",
         {fmt::format("a fact of the tally {} lacks the key \"when\": the window that was counted in",
                      in_quotes(corpus_.text(property.id))),
          "when"});
  }
  if (raw.value.kind == RawValue::Kind::refused) {
    // Told by the reader.
  } else if (const auto value = this->value(raw.value, fact.property)) {
    fact.value = *value;
  } else {
    sound = false;
    tell(record, refusal_->part, refusal_->code, refusal_->complaint, refusal_->repeat);
    refusal_.reset();
  }
  fact.scope = ScopeId(0);
  if (raw.scope.valid()) {
    fact.scope = scope(raw.scope, fact.property);
    if (!fact.scope.valid()) {
      sound = false;
      tell(record, refusal_->part, refusal_->code, refusal_->complaint, refusal_->repeat);
      refusal_.reset();
    }
  }
  if (raw.attributed_to.valid()) fact.attributed_to = source(raw.attributed_to);
  fact.when = raw.when;
  fact.said = raw.said;
  fact.stance = raw.stance;
  fact.place = raw.place;
  return sound;
}

SourceId Resolver::source(StringId name) {
  std::uint32_t& known = at(source_of_, name);
  if (known != 0) return SourceId(known - 2);
  const SubjectId subject = find_subject(name);
  Source source{subject, name, {}};
  SourceId id;
  if (subject.valid()) {
    const auto [found, fresh] = source_subjects_.try_emplace(subject.index, SourceId(corpus_.sources.size()));
    id = found->second;
    if (!fresh) source.text = {};
  } else {
    const std::string folded = fold(corpus_.text(name));
    id = source_texts_.try_emplace(folded, SourceId(corpus_.sources.size())).first->second;
    source.folded = stores_.intern(folded);
  }
  if (id.index == corpus_.sources.size()) corpus_.sources.push_back(source);
  at(source_of_, name) = id.index + 2;
  return id;
}

NameId Resolver::name(StringId name) {
  const std::uint32_t known = at(name_of_, name);
  if (known != 0) return NameId(known - 2);
  const SubjectId subject = find_subject(name);
  corpus_.names.push_back({subject, name, stores_.intern(fold(corpus_.text(name)))});
  at(name_of_, name) = static_cast<std::uint32_t>(corpus_.names.size() + 1);
  return NameId(corpus_.names.size() - 1);
}

// ---- scopes -----------------------------------------------------------------------------------------------

ScopeId Resolver::scope(StringId text, PropertyId property_id) {
  if (const ScopeId* known = scope_of_.find(pair_key(property_id, text))) return *known;
  const Property& property = corpus_.properties[property_id.index];
  const JsonTree tree = JsonTree::parse(corpus_.text(text));
  Scope scope;
  tree.root().members([&](std::string_view key, const TreeNode& values) {
    const auto dimension =
        std::find_if(property.scope.begin(), property.scope.end(),
                     [&](const Dimension& each) { return corpus_.text(each.name) == key; });
    if (dimension == property.scope.end()) {
      std::vector<std::string_view> names;
      for (const Dimension& each : property.scope) names.push_back(corpus_.text(each.name));
      const auto near = nearest(key, names);
      refuse(
          "G007",
          {names.empty()
               ? fmt::format("{} takes no scope", in_quotes(corpus_.text(property.id)))
               : fmt::format("{} has no dimension {}{}", in_quotes(corpus_.text(property.id)), in_quotes(key),
                             near ? did_you_mean(near) : fmt::format(": it has {}", fmt::join(names, ", "))),
           near.value_or("")},
          {"scope", std::string(key)}, Diagnoses::Repeat::tell_each, Part::Of::key);
      return;
    }
    ScopePart part{dimension->name, {}};
    std::size_t index = 0;
    values.items([&](const TreeNode& item) {
      const std::string_view value = item.string();
      std::vector<std::string_view> listed;
      for (const StringId each : dimension->values) listed.push_back(corpus_.text(each));
      if (!listed.empty() && std::find(listed.begin(), listed.end(), value) == listed.end()) {
        const auto near = nearest(value, listed);
        refuse("G007",
               {fmt::format("{} is no value of the dimension {}{}", in_quotes(value), in_quotes(key),
                            near ? did_you_mean(near) : fmt::format(": it has {}", fmt::join(listed, ", "))),
                near.value_or("")},
               {"scope", std::string(key), std::to_string(index)});
      }
      part.values.push_back(stores_.intern(value));
      ++index;
    });
    if (index == 0)
      refuse("G007", {fmt::format("the scope names no value of {}", in_quotes(key)), {}},
             {"scope", std::string(key)});
    const auto by_text = [&](StringId a, StringId b) { return corpus_.text(a) < corpus_.text(b); };
    std::sort(part.values.begin(), part.values.end(), by_text);
    part.values.erase(std::unique(part.values.begin(), part.values.end()), part.values.end());
    scope.push_back(std::move(part));
  });
  if (refusal_) return {};
  std::sort(scope.begin(), scope.end(), [&](const ScopePart& a, const ScopePart& b) {
    return corpus_.text(a.dimension) < corpus_.text(b.dimension);
  });
  std::string canonical;
  for (const ScopePart& part : scope) {
    append_json_string(corpus_.text(part.dimension), canonical);
    for (const StringId value : part.values) {
      canonical += ',';
      append_json_string(corpus_.text(value), canonical);
    }
    canonical += ';';
  }
  const auto [found, fresh] = scope_ids_.try_emplace(canonical, ScopeId(corpus_.scopes.size()));
  if (fresh) corpus_.scopes.push_back(std::move(scope));
  scope_of_.insert(pair_key(property_id, text), found->second);
  return found->second;
}

}  // namespace gainsay
