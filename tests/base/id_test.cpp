#include "core/base/id.h"

#include <doctest/doctest.h>

using namespace shipshape;

TEST_CASE("an id is printed and read back") {
    Id id = Id::version7(0x0123456789ab, {1, 2, 3, 4, 5, 6, 7, 8, 9, 10});
    CHECK(id.text() == "01234567-89ab-7102-8304-05060708090a");
    CHECK(Id::parse(id.text()) == id);
    CHECK(Id::parse("01234567-89AB-7102-8304-05060708090A") == id);
}

TEST_CASE("what is not an id is refused") {
    for (const char* text : {"", "01234567", "01234567-89ab-7102-8304-05060708090",
                             "01234567-89ab-7102-8304-05060708090g", "01234567089ab-7102-8304-05060708090a",
                             "0123456-789ab-7102-8304-05060708090aa", "{1234567-89ab-7102-8304-05060708090a"})
        CHECK_MESSAGE(!Id::parse(text), text);
}

TEST_CASE("version 7 ids sort by time") {
    Id earlier = Id::version7(1'000, {255, 255, 255, 255, 255, 255, 255, 255, 255, 255});
    Id later = Id::version7(1'001, {});
    CHECK(earlier < later);
}

TEST_CASE("derived ids depend on parent and name, and on nothing else") {
    Id parent = Id::derive(Id{}, "parent");
    CHECK(Id::derive(parent, "a") == Id::derive(parent, "a"));
    CHECK(Id::derive(parent, "a") != Id::derive(parent, "b"));
    CHECK(Id::derive(parent, "a") != Id::derive(Id{}, "a"));
    CHECK(parent.text().at(14) == '8');
    CHECK(static_cast<bool>(parent));
    CHECK_FALSE(static_cast<bool>(Id{}));
}
