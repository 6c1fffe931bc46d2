#include "core/domain/evidence.h"

#include <doctest/doctest.h>

using namespace shipshape;

TEST_CASE("numbers have digits, one point or comma among them, and a sign before them") {
    for (const char* text : {"0", "42", "-3", "+7", "0.5", "1,25", "100000000000000000000"})
        CHECK_MESSAGE(is_evidence(Evidence::number, text), text);
    for (const char* text : {"", "-", ".", "1.", ".5", "1.2.3", "1e5", "0x10", "four", "4 2", "--1", "1-"})
        CHECK_MESSAGE(!is_evidence(Evidence::number, text), text);
}

TEST_CASE("links are web addresses, nothing that runs or leads elsewhere") {
    for (const char* text : {"https://example.org", "http://localhost:8080/x", "https://a/b?c=d#e"})
        CHECK_MESSAGE(is_evidence(Evidence::link, text), text);
    for (const char* text : {"", "https://", "https:///x", "javascript:alert(1)", "ftp://a", "example.org",
                             "https://a b", "https://a\nb", " https://a", "HTTPS"})
        CHECK_MESSAGE(!is_evidence(Evidence::link, text), text);
}

TEST_CASE("texts are not blank, answers are yes or no, and where nothing is asked for all is well") {
    CHECK(is_evidence(Evidence::text, "ok"));
    CHECK_FALSE(is_evidence(Evidence::text, " \n"));
    CHECK(is_evidence(Evidence::yes_no, "no"));
    CHECK_FALSE(is_evidence(Evidence::yes_no, "Yes"));
    CHECK(is_evidence(Evidence::none, ""));
}
