#include "app/command.h"

int main(int argc, char** argv) { return gainsay::run_program(argc, argv); }
