// Catch2's own main, compiled once, here. The tests are the other files; see ../README.md.
#define CATCH_CONFIG_MAIN
#include <catch2/catch.hpp>
