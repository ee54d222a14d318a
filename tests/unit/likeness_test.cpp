// Which names are suggested as variants of one another, and which are kept apart: two tables, and all
// countries that ICU knows.
#include "base/likeness.h"

#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <catch2/catch.hpp>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "base/like_names.h"
#include "base/sounds.h"

namespace gainsay {

namespace {

struct Pair {
  std::string_view a, b;
};

// Romanisations, titles, initials, order, middle names, words written apart.
const std::vector<Pair>& variants() {
  static const std::vector<Pair> pairs{
      // Arabic and Persian
      {"Kadhimi", "Kadhemi"},
      {"Kadhimi", "al-Kazemi"},
      {"Mustafa al-Kadhimi", "Mustapha el-Kazemi"},
      {"Gaddafi", "Qadhafi"},
      {"Gaddafi", "Kadafi"},
      {"Qaddafi", "Gadhafi"},
      {"Muammar Gaddafi", "Moammar al-Qadhafi"},
      {"Muammar Gaddafi", "Moamar Khadafy"},
      {"Mohammed", "Muhammad"},
      {"Mohamed", "Mohammad"},
      {"Husayn", "Hossein"},
      {"Hussein", "Hussain"},
      {"Hasan", "Hassan"},
      {"Saeed", "Said"},
      {"Sayyid", "Sayed"},
      {"Rashid", "Rasheed"},
      {"Fouad Hussein", "Fuad Hussain"},
      {"Soleimani", "Suleimani"},
      {"Qassem Soleimani", "Qasem Sulaymani"},
      {"Esmail Qaani", "Ismail Ghaani"},
      {"Esmail Qaani", "Esma'il Qa’ani"},
      {"Ali Khamenei", "Ali Khamene'i"},
      {"Hezbollah", "Hizballah"},
      {"Hezbollah", "Hizbullah"},
      {"Kataib Hezbollah", "Kata'ib Hizballah"},
      {"Hashed al-Shaabi", "Hashd ash-Shabi"},
      {"Hashed al-Shaabi", "Hached al-Shaabi"},
      {"Asaib Ahl al-Haq", "Asa'ib Ahl al-Haqq"},
      {"Muqtada al-Sadr", "Moktada as-Sadr"},
      {"Nouri al-Maliki", "Nuri al-Maliki"},
      {"Haider al-Abadi", "Haydar al-Abadi"},
      {"Bashar al-Assad", "Bashar el-Asad"},
      {"Osama bin Laden", "Usama bin Ladin"},
      {"Ayman al-Zawahiri", "Aiman az-Zawahri"},
      {"Abdel Fattah el-Sisi", "Abd al-Fattah as-Sisi"},
      {"Abd al-Rahman", "Abdurrahman"},
      {"Abdullah", "Abdallah"},
      {"Salah ad-Din", "Salahuddin"},
      {"Mohamed ElBaradei", "Mohammed al-Baradei"},
      {"Gamal Abdel Nasser", "Jamal Abd al-Nasir"},
      {"Khaled Meshaal", "Khalid Mashal"},
      {"Walid Jumblatt", "Waleed Jumblat"},
      {"Tarek Aziz", "Tariq Aziz"},
      {"Javad Zarif", "Jawad Zarif"},
      {"Daoud", "Dawud"},
      {"Faisal", "Faysal"},
      {"Houthi", "Huthi"},
      {"Quds Force", "Qods Force"},
      {"Iraq", "Irak"},
      // Cyrillic
      {"Zelensky", "Zelenskiy"},
      {"Zelensky", "Zelenskyy"},
      {"Zelenskii", "Zelenskyj"},
      {"Chaikovsky", "Tchaikovsky"},
      {"Tschaikowski", "Tchaikovsky"},
      {"Khrushchev", "Khrushchov"},
      {"Khrushchev", "Khruschev"},
      {"Gorbachev", "Gorbachyov"},
      {"Dostoevsky", "Dostoyevskiy"},
      {"Medvedev", "Medwedew"},
      {"Dmitry Medvedev", "Dmitri Medvedyev"},
      {"Yevgeny Prigozhin", "Evgeniy Prigozhin"},
      {"Sergei Lavrov", "Sergej Lawrow"},
      {"Zhukov", "Jukov"},
      {"Brezhnev", "Brejnev"},
      {"Shoigu", "Shoygu"},
      {"Kyiv", "Kiev"},
      {"Kharkiv", "Kharkov"},
      {"Romanov", "Romanoff"},
      {"Alexander Lukashenko", "Aleksandr Lukashenko"},
      {"Зеленский", "Zelensky"},
      {"Сергей Шойгу", "Sergei Shoigu"},
      // others
      {"Tsipras", "Tzipras"},
      {"Τσίπρας", "Tsipras"},
      {"Mueller", "Müller"},
      {"Milošević", "Miloshevich"},
      {"Şahin", "Shahin"},
      {"Linda Thomas-Greenfield", "Linda Thomas Granfield"},
      {"Antony Blinken", "Anthony Blinken"},
      // titles, initials, order, what is left out, what is written as one
      {"President Joe Biden", "Joe Biden"},
      {"J. Biden", "Joe Biden"},
      {"Robert S. Mueller", "Robert Mueller"},
      {"Joseph Robinette Biden", "Joseph Biden"},
      {"Hussein, Fuad", "Fuad Hussein"},
      {"Xi Jinping", "Jinping Xi"},
      {"Kim Jong-un", "Kim Jongun"},
      {"Pyongyang", "Pyong Yang"},
      {"U.S. forces", "US forces"},
      {"St. Petersburg", "Saint Petersburg"},
      {"The Pope", "Pope"},
  };
  return pairs;
}

// Near by their letters, and two.
const std::vector<Pair>& apart() {
  static const std::vector<Pair> pairs{
      {"Iraq", "Iran"},
      {"Iran", "Oran"},
      {"Austria", "Australia"},
      {"Niger", "Nigeria"},
      {"Slovakia", "Slovenia"},
      {"Zambia", "Gambia"},
      {"Mali", "Malawi"},
      {"Guinea", "Guyana"},
      {"Guinea", "Ghana"},
      {"Guinea", "Guinea-Bissau"},
      {"Guinea", "Equatorial Guinea"},
      {"Sudan", "South Sudan"},
      {"North Korea", "South Korea"},
      {"Ireland", "Iceland"},
      {"Mauritius", "Mauritania"},
      {"Paraguay", "Uruguay"},
      {"Latvia", "Lithuania"},
      {"Republic of the Congo", "Democratic Republic of the Congo"},
      {"Tunis", "Tunisia"},
      {"Kuwait", "Kuwait City"},
      {"Iraq", "Iraqi"},
      {"Georgia", "Jordan"},
      {"US forces in Iraq", "US forces in Iran"},
      {"Hassan", "Hussein"},
      {"Mohammed", "Mahmoud"},
      {"Mohammed", "Ahmed"},
      {"Ahmed", "Hamed"},
      {"Hamid", "Hamad"},
      {"Rashid", "Rashad"},
      {"Jamal", "Jamil"},
      {"Omar", "Amir"},
      {"Salman", "Suleiman"},
      {"Samir", "Shamir"},
      {"Hasan", "Hazan"},
      {"Kadhimi", "Karimi"},
      {"Khamenei", "Khomeini"},
      {"Ali Khamenei", "Ruhollah Khomeini"},
      {"Masoud Barzani", "Masrour Barzani"},
      {"Abdul Rahman", "Abdul Karim"},
      {"Abu Bakr al-Baghdadi", "Abu Omar al-Baghdadi"},
      {"Hezbollah", "Hezbollah Brigades"},
      {"Kim Jong-un", "Kim Jong-il"},
      {"Kim Jong-il", "Kim Il-sung"},
      {"George H. W. Bush", "George W. Bush"},
      {"Donald Trump", "Donald Trump Jr."},
      {"Bill Clinton", "Hillary Clinton"},
      {"John Smith", "Jane Smith"},
      {"T. J. Johnson", "Tim Johnson"},
      {"Volodymyr Zelensky", "Olena Zelenska"},
      {"Ivanov", "Ivanova"},
      {"Maria", "Mario"},
      {"Daniel", "Danielle"},
      {"Martin", "Mardini"},
      {"Barton", "Bruton"},
      {"Li", "Lee"},
      {"King Abdullah", "Prince Abdullah"},
      {"Elizabeth II", "Elizabeth"},
      {"Abdullah II", "Abdullah III"},
      {"1st Division", "2nd Division"},
      {"Camp 1", "Camp 2"},
      {"Strand Lines", "Strandham Lines"},
      {"Prime Minister of Iraq", "President of Iraq"},
      {"Secretary of State", "Under Secretary of State"},
      {"", "Iraq"},
      {"...", "?!"},
  };
  return pairs;
}

std::string shown(const Pair& pair) { return std::string(pair.a) + " | " + std::string(pair.b); }

}  // namespace

TEST_CASE("variants of one name are suggested", "[likeness]") {
  for (const Pair& pair : variants()) {
    CAPTURE(shown(pair));
    CHECK(likeness(pair.a, pair.b).alike == Alike::variant);
    CHECK(likeness(pair.b, pair.a).alike == Alike::variant);
    CHECK(likeness(pair.a, pair.b).score > 0.5);
  }
}

TEST_CASE("different names are kept apart, however near their letters", "[likeness]") {
  for (const Pair& pair : apart()) {
    CAPTURE(shown(pair));
    CHECK(likeness(pair.a, pair.b).alike == Alike::no);
    CHECK(likeness(pair.b, pair.a).alike == Alike::no);
  }
}

TEST_CASE("a slip and a name in short are told apart from variants", "[likeness]") {
  const auto row = GENERATE(table<std::string_view, std::string_view, Alike>({
      {"Fuad Hassan", "Fuad Hussein", Alike::slip},
      {"Mahmoud Abbas", "Mohammed Abbas", Alike::slip},
      {"Strnad Lines", "Strand Lines", Alike::slip},
      {"Fuad Hassan", "Nadim Hussein", Alike::no},
      {"Kadhimi", "Mustafa al-Kadhimi", Alike::part},
      {"al-Kazemi", "Mustafa al-Kadhimi", Alike::part},
      {"Abu Mahdi", "Abu Mahdi al-Muhandis", Alike::part},
      {"Islamic State", "Islamic State group", Alike::part},
      {"Mustafa", "Mustafa al-Kadhimi", Alike::no},
      {"Baghdad", "US embassy in Baghdad", Alike::no},
  }));
  CAPTURE(std::get<0>(row), std::get<1>(row));
  CHECK(likeness(std::get<0>(row), std::get<1>(row)).alike == std::get<2>(row));
  CHECK(likeness(std::get<1>(row), std::get<0>(row)).alike == std::get<2>(row));
}

TEST_CASE("no country looks like another", "[likeness]") {
  std::vector<std::string> names;
  for (const char* const* code = icu::Locale::getISOCountries(); *code != nullptr; ++code) {
    icu::UnicodeString name;
    icu::Locale("", *code).getDisplayCountry(icu::Locale::getEnglish(), name);
    names.emplace_back();
    name.toUTF8String(names.back());
  }
  REQUIRE(names.size() > 200);
  std::vector<NameForm> forms;
  for (const std::string& name : names) forms.push_back(name_form(name));
  for (std::size_t i = 0; i < names.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (likeness(forms[i], forms[j]).alike < Alike::variant) continue;
      FAIL_CHECK(names[i] << " looks like " << names[j]);
    }
  }
}

TEST_CASE("Jaro-Winkler as Winkler has it", "[likeness]") {
  CHECK(jaro_winkler("martha", "marhta") == Approx(0.961).margin(0.001));
  CHECK(jaro_winkler("dixon", "dicksonx") == Approx(0.813).margin(0.001));
  CHECK(jaro_winkler("dwayne", "duane") == Approx(0.84).margin(0.001));
  CHECK(jaro_winkler("abc", "abc") == 1);
  CHECK(jaro_winkler("abc", "xyz") == 0);
  CHECK(jaro_winkler("", "") == 1);
  CHECK(jaro_winkler("", "a") == 0);
  const std::string longer(1000, 'a');
  CHECK(jaro_winkler(longer, longer) == 1);
}

TEST_CASE("romanisations of one sound come out alike", "[likeness]") {
  const auto row = GENERATE(table<std::string_view, std::string_view>({
      {"kadhimi", "kaDimi"},
      {"hussein", "husAn"},
      {"hussain", "husAn"},
      {"husayn", "husAn"},
      {"youssef", "yusef"},
      {"daoud", "dawud"},
      {"dawood", "dawud"},
      {"ouattara", "watara"},
      {"shauki", "Sawki"},
      {"zelenskyj", "zelenski"},
      {"sergej", "sergA"},
      {"sergueiev", "sergAev"},
      {"tchaikovsky", "CAkovski"},
      {"khrushchov", "KruXev"},
      {"romanoff", "romanov"},
      {"yevgeny", "evgeni"},
      {"medvedyev", "medvedev"},
      {"hezbollah", "hezbula"},
      {"allah", "ala"},
      {"fatimah", "fatima"},
      {"alexei", "aleksA"},
      {"cyril", "ciril"},
      {"carl", "karl"},
      {"milosevic", "miloseviC"},
      {"djamal", "jamal"},
      {"tadzhik", "tajik"},
      {"", ""},
      {"y", "i"},
  }));
  CAPTURE(std::get<0>(row));
  CHECK(sounds_of(std::get<0>(row)) == std::get<1>(row));
}

TEST_CASE("any script comes out in Latin letters", "[likeness]") {
  CHECK(latin_letters("Al-Kazemi") == "al kazemi");
  CHECK(latin_letters("Зеленский") == "zelenskiy");
  CHECK(latin_letters("Łukasz Øster") == "lukasz oster");
  CHECK(latin_letters("Sa‘id ʿAbd") == "said abd");
  CHECK(latin_letters("Ş. Çelik, Jr") == "sh. chelik, jr");
  CHECK(latin_letters("").empty());
  CHECK(latin_letters("\xFF\xFE").empty());
}

TEST_CASE("blocks hold every variant that comparing all finds", "[likeness]") {
  std::vector<std::string_view> names;
  for (const Pair& pair : variants()) names.insert(names.end(), {pair.a, pair.b});
  for (const Pair& pair : apart()) names.insert(names.end(), {pair.a, pair.b});
  LikeNames like;
  for (const std::string_view name : names) like.add(name);
  std::size_t found = 0;
  for (std::uint32_t i = 0; i < like.size(); ++i) {
    const std::vector<std::uint32_t> earlier = like.earlier(i);
    CHECK(std::is_sorted(earlier.begin(), earlier.end()));
    const std::vector<LikeNames::Match> matches = like.like(names[i]);
    for (std::uint32_t j = 0; j < like.size(); ++j) {
      const Likeness expected = likeness(like.form(i), like.form(j));
      if (expected.alike != Alike::variant) continue;
      CAPTURE(names[i], names[j]);
      ++found;
      if (j < i) CHECK(std::binary_search(earlier.begin(), earlier.end(), j));
      const auto match =
          std::find_if(matches.begin(), matches.end(), [&](const auto& each) { return each.name == j; });
      REQUIRE(match != matches.end());
      CHECK(match->likeness.score == expected.score);
    }
  }
  CHECK(found > 2 * variants().size());
}

TEST_CASE("likeness is symmetric, and sure of a name itself, whatever the bytes", "[likeness]") {
  std::mt19937 dice(7);
  const std::string letters = "abcdeghiklmnoqrstuwyzAE -.',\xC3\xA9\xD0\x97\xFF";
  for (int round = 0; round < 20'000; ++round) {
    std::string a, b;
    for (auto n = dice() % 20; n > 0; --n) a += letters[dice() % letters.size()];
    b = a;
    for (auto n = dice() % 4; n > 0 && !b.empty(); --n)
      b[dice() % b.size()] = letters[dice() % letters.size()];
    const NameForm x = name_form(a), y = name_form(b);
    const Likeness there = likeness(x, y), back = likeness(y, x);
    CAPTURE(a, b);
    CHECK(there.alike == back.alike);
    CHECK(there.score >= 0);
    CHECK(there.score <= 1);
    if (!x.words.empty()) CHECK(likeness(x, x).alike == Alike::variant);
  }
}

}  // namespace gainsay
