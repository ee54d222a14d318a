// How reliable sources are: what is a question, whose word an answer is, and what hedges and reprints weigh.
#include "checks/reliability.h"

#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "unit/load_fixture.h"

namespace gainsay {
namespace {

constexpr std::string_view kWords = R"({"subjects":[{"id":"s"},{"id":"t"},{"id":"u"},{"id":"mayor"}],
  "properties":[{"id":"n","type":"number","over_time":"state","integer":true},
                {"id":"born","type":"number","over_time":"constant"},
                {"id":"count","type":"number","over_time":"tally"},
                {"id":"note","type":"text","over_time":"state"},
                {"id":"who","type":"name","over_time":"state"}]})";

// `n`'s value for the subject on one day; `more` are further keys.
std::string said(std::string_view subject, std::string_view value, std::string_view more = {}) {
  return fmt::format(R"({{"subject":"{}","property":"n","value":{},"when":"2021-05-01"{}}})", subject, value,
                     more);
}

struct Paper {
  std::string_view publisher;
  std::vector<std::string> facts;
  std::string_view more = {};  // further keys of the article
  std::string_view published = "2021-05-01";
};

class Judged {
 public:
  explicit Judged(const std::vector<Paper>& papers) {
    folder_.write("words.json", kWords);
    for (std::size_t i = 0; i < papers.size(); ++i) {
      const Paper& paper = papers[i];
      folder_.write(fmt::format("a{}.json", i),
                    fmt::format(R"({{"article":{{"publisher":"{}","published":"{}"{}}},"facts":[{}]}})",
                                paper.publisher, paper.published, paper.more, fmt::join(paper.facts, ",")));
    }
    const Loaded loaded = folder_.load();
    REQUIRE(testing::findings_text(loaded).empty());
    reliability = estimate_reliability(FactGraph(loaded.corpus), Origins(loaded.corpus));
  }

  // `Post 2: 1 0 1`: questions, then how often it agrees, is open and excludes; empty for who is not judged.
  std::string counts(std::string_view name) const {
    for (const SourceScore& source : reliability.sources) {
      if (source.name != name) continue;
      return fmt::format("{}: {} {} {}", source.questions, source.agree, source.open, source.exclude);
    }
    return {};
  }
  double of(std::string_view name) const {
    for (const SourceScore& source : reliability.sources) {
      if (source.name == name) return source.reliability;
    }
    return -1;
  }

  Reliability reliability;

 private:
  testing::Folder folder_;
};

}  // namespace

TEST_CASE("a question takes two independent voices on one thing at one time", "[reliability]") {
  CHECK(Judged({{"Post", {said("s", "1")}}}).reliability.questions == 0);
  CHECK(Judged({{"Post", {said("s", "1")}}, {"Herald", {said("t", "1")}}}).reliability.questions == 0);
  CHECK(Judged({{"Post", {said("s", "1")}}, {"Herald", {said("s", "1")}}}).reliability.questions == 1);
  const std::string later = R"({"subject":"s","property":"n","value":2,"when":"2021-06-01"})";
  const std::string some_day = R"({"subject":"s","property":"n","value":2,"when":"2021-05"})";
  const std::string remark = R"({"subject":"s","property":"note","value":"quiet","when":"2021-05-01"})";
  const std::string birth = R"({"subject":"s","property":"born","value":1961})";
  const std::string fires = R"({"subject":"s","property":"count","value":3,"when":"2021-04"})";
  const auto both = [](const std::string& fact) {
    return Judged({{"Post", {fact}}, {"Herald", {fact}}}).reliability.questions;
  };
  CHECK(Judged({{"Post", {said("s", "1")}}, {"Herald", {later}}}).reliability.questions == 0);
  CHECK(both(later) == 1);
  CHECK(both(some_day) == 0);  // each may mean a day of its own
  CHECK(both(remark) == 0);    // never compared
  CHECK(both(birth) == 1);
  CHECK(both(fires) == 1);
  for (const std::string stance : {"planned", "rumoured", "denied", "predicted", "demanded", "conditional"}) {
    const std::string fact = said("s", "1", fmt::format(R"(,"stance":"{}")", stance));
    CHECK(both(fact) == 0);
  }
}

TEST_CASE("who repeats adds no weight", "[reliability]") {
  const auto asked = [](const Paper& a, const Paper& b) { return Judged({a, b}).reliability.questions; };
  const std::vector<std::string> one = {said("s", "1")};
  CHECK(asked({"Post", one}, {"Post", one}) == 0);
  CHECK(asked({"Post", one, R"(,"agency":"VPA")"}, {"Herald", one, R"(,"agency":"VPA")"}) == 0);
  CHECK(asked({"Post", one, R"(,"id":"wire")"}, {"Herald", one, R"(,"derived_from":"wire")"}) == 0);
  // Whoever is cited speaks with one voice, wherever he is cited.
  const std::vector<std::string> cited = {said("s", "1", R"(,"attributed_to":"mayor")")};
  CHECK(asked({"Post", cited}, {"Herald", cited}) == 0);
  CHECK(asked({"Post", cited}, {"Herald", one}) == 1);

  // Three reprints of one story do not outvote two papers.
  const std::vector<std::string> other = {said("s", "9")};
  const Judged judged({{"A", other, R"(,"agency":"VPA")"},
                       {"B", other, R"(,"agency":"VPA")"},
                       {"C", other, R"(,"agency":"VPA")"},
                       {"Post", one},
                       {"Herald", one}});
  CHECK(judged.counts("Post") == "1: 1 0 0");
  CHECK(judged.counts("A") == "1: 0 0 1");
}

TEST_CASE("what an article attributes is the word of the source that it cites", "[reliability]") {
  const Judged judged({{"Post", {said("s", "9", R"(,"attributed_to":"mayor")"), said("t", "1")}},
                       {"Herald", {said("s", "1"), said("t", "1")}},
                       {"Gazette", {said("s", "1"), said("t", "1")}}});
  CHECK(judged.counts("mayor") == "1: 0 0 1");
  CHECK(judged.counts("Post") == "1: 1 0 0");
  CHECK(judged.reliability.sources.front().name == "mayor");
  CHECK(judged.reliability.sources.front().cited);
}

TEST_CASE("hedges are respected", "[reliability]") {
  const auto third = [](std::string_view value) {
    return Judged({{"Post", {said("s", "1234")}},
                   {"Herald", {said("s", "1234")}},
                   {"Gazette", {said("s", value)}}})
        .counts("Gazette");
  };
  CHECK(third("1234") == "1: 1 0 0");
  CHECK(third(R"("~1200")") == "1: 1 0 0");
  CHECK(third(R"({"hedge":"thousands"})") == "1: 0 1 0");  // 1,234 is at the edge of what that can mean
  CHECK(third("1300") == "1: 0 0 1");
}

TEST_CASE("nobody is right where two papers stand against each other", "[reliability]") {
  const Judged judged({{"Post", {said("s", "1")}}, {"Herald", {said("s", "2")}}});
  CHECK(judged.counts("Post") == "1: 0 1 0");
  CHECK(judged.of("Post") == Approx(0.5));
  CHECK(judged.of("Herald") == Approx(0.5));
}

TEST_CASE("all that is said alike makes every source reliable", "[reliability]") {
  const Judged judged({{"Post", {said("s", "1")}}, {"Herald", {said("s", "1")}}});
  CHECK(judged.of("Post") == Approx(1));
  CHECK(judged.reliability.rounds <= 2);
}

TEST_CASE("where one stands against one, whoever is right elsewhere is believed", "[reliability]") {
  // In nine questions Gazette stands against two papers, in the tenth against one.
  Paper post{"Post", {}}, herald{"Herald", {}}, gazette{"Gazette", {}};
  for (int day = 1; day <= 9; ++day) {
    const auto fact = [&](int value) {
      return fmt::format(R"({{"subject":"s","property":"n","value":{},"when":"2021-04-0{}"}})", value, day);
    };
    post.facts.push_back(fact(1));
    herald.facts.push_back(fact(1));
    gazette.facts.push_back(fact(2));
  }
  post.facts.push_back(said("t", "1"));
  gazette.facts.push_back(said("t", "2"));
  const Judged judged({post, herald, gazette});
  CHECK(judged.counts("Post") == "10: 10 0 0");
  CHECK(judged.counts("Gazette") == "10: 0 0 10");
  CHECK(judged.reliability.sources.front().name == "Gazette");
  CHECK(judged.of("Gazette") < 0.3);
  CHECK(judged.of("Post") > 0.85);
}

TEST_CASE("a source heard once is neither perfect nor worthless", "[reliability]") {
  Paper post{"Post", {said("t", "1")}}, herald{"Herald", {said("t", "1")}}, once{"Once", {said("t", "2")}};
  for (int day = 1; day <= 9; ++day) {
    const std::string fact =
        fmt::format(R"({{"subject":"s","property":"n","value":1,"when":"2021-04-0{}"}})", day);
    post.facts.push_back(fact);
    herald.facts.push_back(fact);
  }
  const Judged judged({post, herald, once});
  CHECK(judged.counts("Once") == "1: 0 0 1");
  CHECK(judged.of("Once") > 0.5);
  CHECK(judged.of("Once") < judged.of("Post"));
}

TEST_CASE("what a publisher took back takes no part", "[reliability]") {
  const std::string birth = R"({"subject":"s","property":"born","value":)";
  const Judged judged({{"Post", {birth + "1961}"}},
                       {"Herald", {birth + "1961}"}},
                       {"Gazette", {birth + "1916}"}, {}, "2021-05-01"},
                       {"Gazette", {birth + "1961}"}, {}, "2021-05-03"}});
  CHECK(judged.counts("Gazette") == "1: 1 0 0");
}

}  // namespace gainsay
