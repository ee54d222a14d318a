# Writes OUTPUT, a C++ file that defines what base/embedded.h declares: the text files FILES, and VERSION.
# A file is named by its folder and its own name: "schema/facts.schema.json", "pages/G101.md".
# Run as: cmake -DFILES="a;b" -DVERSION=1.2.3 -DOUTPUT=out.cpp -P embed.cmake
#
# CMake does it, not a program of ours, so that nothing has to be built before the library.

set(delimiter embedded) # closes a raw string literal as )embedded"
set(chunk 16000) # compilers may limit one literal; neighbours are joined by the compiler

set(rows "")
list(LENGTH FILES count)
list(SORT FILES) # one order wherever the project lies
foreach(file IN LISTS FILES)
  get_filename_component(name "${file}" NAME)
  get_filename_component(folder "${file}" DIRECTORY)
  get_filename_component(folder "${folder}" NAME)
  file(READ "${file}" text)
  string(FIND "${text}" ")${delimiter}\"" clash)
  if(NOT clash EQUAL -1)
    message(FATAL_ERROR "${file} holds )${delimiter}\", which ends the literal that it is embedded in")
  endif()

  string(LENGTH "${text}" length)
  set(literals "")
  set(start 0)
  while(start LESS length)
    string(SUBSTRING "${text}" ${start} ${chunk} part)
    string(APPEND literals "\n     R\"${delimiter}(${part})${delimiter}\"")
    math(EXPR start "${start} + ${chunk}")
  endwhile()
  if(literals STREQUAL "")
    set(literals " \"\"")
  endif()
  string(APPEND rows "    {\"${folder}/${name}\",${literals}},\n")
endforeach()

file(WRITE "${OUTPUT}" "// Written by src/app/embed.cmake at build time.
#include \"base/embedded.h\"

#include <array>

namespace gainsay {

std::span<const EmbeddedFile> embedded_files() {
  static constexpr std::array<EmbeddedFile, ${count}> files{{
${rows}  }};
  return files;
}

std::string_view program_version() { return \"${VERSION}\"; }

}  // namespace gainsay
")
