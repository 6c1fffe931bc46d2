#include "core/base/unique_names.h"

#include <doctest/doctest.h>
#include <set>

using namespace shipshape;

TEST_CASE("a name that came before gets a number, also where that came before") {
    UniqueNames names(" (", ")");
    CHECK(names.add("Tests") == "Tests");
    CHECK(names.add("Tests (2)") == "Tests (2)");
    CHECK(names.add("Tests") == "Tests (3)");
    CHECK(names.add("Tests") == "Tests (4)");
    CHECK(names.add("Tests (2)") == "Tests (2) (2)");
    CHECK(names.add("") == "");
    CHECK(names.add("") == " (2)");
}

TEST_CASE("many of one name are numbered in one go") {
    UniqueNames names("-");
    std::set<std::string> made;
    for (int i = 0; i < 5'000; ++i) made.insert(names.add("step"));
    CHECK(made.size() == 5'000);
    CHECK(made.contains("step-5000"));
}
