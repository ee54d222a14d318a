// `gainsay schema`: the JSON Schemas that editors complete from.

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>

#include "app/command.h"
#include "app/output.h"
#include "app/session.h"
#include "base/embedded.h"

namespace gainsay {

namespace {

constexpr std::string_view kFolder = "schema/", kEnding = ".schema.json";

std::vector<std::string> schema_names() {
  std::vector<std::string> names;
  for (const EmbeddedFile& file : embedded_files()) {
    if (file.name.substr(0, kFolder.size()) != kFolder) continue;
    names.emplace_back(file.name.substr(kFolder.size(), file.name.size() - kFolder.size() - kEnding.size()));
  }
  return names;
}

int schema(const std::string& name) {
  const auto files = embedded_files();
  const std::string wanted = fmt::format("{}{}{}", kFolder, name, kEnding);
  const auto file =
      std::find_if(files.begin(), files.end(), [&](const EmbeddedFile& f) { return f.name == wanted; });
  if (file == files.end()) {
    const std::vector<std::string> names = schema_names();
    throw UsageError(fmt::format("no schema is called \"{}\"{}; there are {}", name,
                                 did_you_mean(name, names), fmt::join(names, ", ")));
  }
  write_standard_output([&](const Sink& sink) { sink(file->text); });
  return kClean;
}

}  // namespace

Action declare_schema(CLI::App& app) {
  const auto name = std::make_shared<std::string>("facts");
  app.add_option("NAME", *name, fmt::format("Which one: {}", fmt::join(schema_names(), ", ")))
      ->capture_default_str();
  return [=] { return schema(*name); };
}

}  // namespace gainsay
