// `gainsay codes`: all that the program can find, a line each.

#include <fmt/format.h>

#include <CLI/CLI.hpp>

#include "app/command.h"
#include "app/output.h"
#include "model/finding.h"

namespace gainsay {

Action declare_codes(CLI::App&) {
  return [] {
    write_standard_output([](const Sink& sink) {
      for (const CodeRow& row : code_table()) {
        sink(fmt::format("{}  {:<19}  {:<13}  {:<7}  {}\n", row.code, row.name, row.kind,
                         level_name(row.level), row.summary));
      }
    });
    return kClean;
  };
}

}  // namespace gainsay
