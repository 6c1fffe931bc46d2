#include "core/base/text.h"

#include <doctest/doctest.h>

using namespace shipshape;

TEST_CASE("well-formed UTF-8 passes") {
    for (const char* text : {"", "plain", "Zoë Ω 漢字 😀", "\xed\x9f\xbf", "\xee\x80\x80", "\xf4\x8f\xbf\xbf"})
        CHECK_MESSAGE(!find_bad_utf8(text), text);
}

TEST_CASE("ill-formed UTF-8 is found where it starts") {
    CHECK(find_bad_utf8("ab\x80") == 2);
    CHECK(find_bad_utf8("\xc0\xaf") == 0);         // overlong
    CHECK(find_bad_utf8("\xe0\x80\xaf") == 0);     // overlong
    CHECK(find_bad_utf8("x\xed\xa0\x80") == 1);    // surrogate
    CHECK(find_bad_utf8("\xf4\x90\x80\x80") == 0); // beyond U+10FFFF
    CHECK(find_bad_utf8("ok\xe6\xbc") == 2);       // cut off
}

TEST_CASE("ill-formed bytes are replaced, the rest stays") {
    CHECK(to_valid_utf8("a\x80z") == "a\xef\xbf\xbdz");
    CHECK(!find_bad_utf8(to_valid_utf8("\xff\xfe\xe6\xbc\xed\xa0\x80")));
}

TEST_CASE("cutting keeps characters whole") {
    CHECK(cut_utf8("漢字", 5) == "漢");
    CHECK(cut_utf8("漢字", 6) == "漢字");
    CHECK(cut_utf8("😀", 3).empty());
}

TEST_CASE("small helpers") {
    CHECK(trimmed(" \t a b\r\n") == "a b");
    CHECK(trimmed("   ").empty());
    CHECK(counted(1, "step") == "1 step");
    CHECK(counted(0, "step") == "0 steps");
}

TEST_CASE("a slug has letters, digits and single hyphens") {
    CHECK(slug_of("Weekly round, no. 2!", 60) == "weekly-round-no-2");
    CHECK(slug_of("  -- a_b", 60) == "a-b");
    CHECK(slug_of("abc def", 4) == "abc");
    CHECK(slug_of("发布", 60).empty());
}
