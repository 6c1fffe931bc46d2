#include "core/domain/text_edits.h"

#include <doctest/doctest.h>

using namespace shipshape;

TEST_CASE("edits change what they name, and lead back") {
    const std::string text = "one two three";
    const std::vector<TextEdit> edits = {{0, 0, ">"}, {4, 3, "2"}, {8, 0, "a"}, {8, 0, "b"}, {8, 5, ""}};
    const std::string after = apply_edits(text, edits);
    CHECK(after == ">one 2 ab");
    CHECK(apply_edits(after, inverse_edits(text, edits)) == text);
    CHECK(apply_edits(text, {}) == text);
}

TEST_CASE("edits are brought into the order of their offsets, those at one place keep theirs") {
    std::vector<TextEdit> edits = {{5, 0, "c"}, {1, 0, "a"}, {5, 0, "d"}, {1, 1, "b"}};
    sort_edits(edits);
    CHECK(edits == std::vector<TextEdit>{{1, 0, "a"}, {1, 1, "b"}, {5, 0, "c"}, {5, 0, "d"}});
}

TEST_CASE("lines are without their endings, and a text that ends with one has no line after it") {
    CHECK(lines_of("").empty());
    CHECK(lines_of("a\r\n\nb") == std::vector<TextRange>{{0, 1}, {3, 3}, {4, 5}});
    CHECK(lines_of("a\n") == std::vector<TextRange>{{0, 1}});
    CHECK(lines_of("\r\n") == std::vector<TextRange>{{0, 0}});
}
