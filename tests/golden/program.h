// The program itself, run as a user runs it: through a shell, in a folder, without colours and 100 columns
// wide.
#pragma once

#include <filesystem>
#include <string>

// `$ gainsay ARGUMENTS`, then what it printed on both its streams, then `exit: N`. `arguments` are a shell's.
std::string transcript(const std::filesystem::path& folder, const std::string& arguments);

// What it printed on standard output alone.
std::string printed(const std::filesystem::path& folder, const std::string& arguments);
