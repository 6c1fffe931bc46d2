// The main function of every unit test program. doctest prints its summary as the last lines; the driver
// reads it.
#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include <doctest/doctest.h>
