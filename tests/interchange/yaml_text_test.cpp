#include "core/interchange/yaml_text.h"

#include <doctest/doctest.h>
#include <vector>

using namespace shipshape;

TEST_CASE("quoted texts are texts, whatever they hold") {
    CHECK(yaml_quoted("yes") == "\"yes\"");
    CHECK(yaml_quoted("a: \"b\" \\ # c") == "\"a: \\\"b\\\" \\\\ # c\"");
    CHECK(yaml_quoted("a\nb\tc\rd") == "\"a\\nb\\tc\\x0Dd\"");
    CHECK(yaml_quoted(std::string_view("\0\x1b\x7f", 3)) == "\"\\x00\\x1B\\x7F\"");
    CHECK(yaml_quoted("é 世界 😀") == "\"é 世界 😀\"");
    CHECK(yaml_quoted("\u0085\u2028\ufeff") == "\"\\x85\\u2028\\uFEFF\"");
    CHECK(yaml_quoted("\xff") == "\"\uFFFD\"");
    CHECK(yaml_quoted("") == "\"\"");
}

TEST_CASE("blocks keep their lines, also those that begin with blanks") {
    CHECK(yaml_block("a\n\n  b: c\n", 4) == "|2-\n    a\n\n      b: c");
    CHECK(yaml_block("  a\r\nb", 2) == "|2-\n    a\n  b");
    CHECK(yaml_block("\n\na", 2) == "|2-\n\n\n  a");
    CHECK(yaml_block("", 2) == "\"\"");
    CHECK(yaml_block("a\u2028b", 2) == "\"a\\u2028b\"");
    CHECK(yaml_block("a\x1b", 2) == "\"a\\x1B\"");
}

TEST_CASE("lists are quoted one by one") {
    CHECK(yaml_list(std::vector<std::string>{}) == "[]");
    CHECK(yaml_list(std::vector<std::string>{"a, b", "]"}) == "[\"a, b\", \"]\"]");
}
