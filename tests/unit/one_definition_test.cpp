// Holds src/ to one definition a name. Two types of one name in one namespace, in headers that no file
// includes together, compile and link in silence; which of the two a program's std::vector is made for is
// then chance ([basic.def.odr]).
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <istream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

// The names of the types that a file defines at the beginning of a line, outside unnamed namespaces.
std::vector<std::string> types_in(std::istream& file) {
  std::vector<std::string> names;
  bool unnamed = false;
  for (std::string line; std::getline(file, line);) {
    if (line.rfind("namespace {", 0) == 0) unnamed = true;
    if (line.rfind("}  // namespace", 0) == 0) unnamed = false;
    if (unnamed || line.empty() || line.back() == ';') continue;
    for (const std::string keyword : {"struct ", "class ", "enum class ", "union "}) {
      if (line.rfind(keyword, 0) != 0) continue;
      const std::size_t end = line.find_first_of(" {:<", keyword.size());
      const bool member = end != std::string::npos && line.compare(end, 2, "::") == 0;
      const bool special = end != std::string::npos && line[end] == '<';
      if (!member && !special) names.push_back(line.substr(keyword.size(), end - keyword.size()));
    }
  }
  return names;
}

std::vector<std::string> types_in_text(const std::string& text) {
  std::istringstream file(text);
  return types_in(file);
}

}  // namespace

TEST_CASE("no two files of src/ define a type of one name", "[layers]") {
  std::map<std::string, std::vector<std::string>> files;
  for (const auto& entry : fs::recursive_directory_iterator(fs::path(GAINSAY_SOURCE_DIR) / "src")) {
    const fs::path& path = entry.path();
    if (path.extension() != ".h" && path.extension() != ".cpp") continue;
    std::ifstream file(path);
    for (const std::string& name : types_in(file)) files[name].push_back(path.filename().string());
  }
  CHECK(files.size() > 100);
  for (const auto& [name, defined_in] : files) {
    CAPTURE(name, defined_in);
    CHECK(defined_in.size() == 1);
  }
}

TEST_CASE("types are found where they are defined", "[layers]") {
  using Names = std::vector<std::string>;
  CHECK(types_in_text("struct Run {\n  int a;\n};\n") == Names{"Run"});
  CHECK(types_in_text("class Run : public Walk {\n") == Names{"Run"});
  CHECK(types_in_text("enum class Alike : std::uint8_t {\n") == Names{"Alike"});
  CHECK(types_in_text("struct Units::Store {\n").empty());
  CHECK(types_in_text("struct hash<Run> {\n").empty());
  CHECK(types_in_text("class Run;\n  struct Inner {\n").empty());
  CHECK(types_in_text("namespace {\nstruct Run {\n};\n}  // namespace\nstruct Step {\n") == Names{"Step"});
}
