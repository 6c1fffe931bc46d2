#include "core/base/markdown.h"

#include <doctest/doctest.h>

using namespace shipshape;

TEST_CASE("text is escaped where it would mean something, and only there") {
    CHECK(escaped_markdown("Update CHANGELOG.md (v1.2), snake_case & co - done!") ==
          "Update CHANGELOG.md (v1.2), snake_case & co - done!");
    CHECK(escaped_markdown("*a* _b_ `c` [d](e) <f> &amp; \\*") ==
          "\\*a\\* \\_b\\_ \\`c\\` \\[d\\](e) \\<f> \\&amp; \\\\\\*");
    CHECK(escaped_markdown("# a") == "\\# a");
    CHECK(escaped_markdown("see https://a.org/_b.c now") == "see https://a.org/_b.c now");
    CHECK(escaped_markdown("https://a.org/*b*") == "https://a.org/\\*b\\*");
    CHECK(escaped_markdown("C# and #12") == "C# and \\#12");
    CHECK(escaped_markdown("- a - b") == "\\- a - b");
    CHECK(escaped_markdown("12. a 3. b") == "12\\. a 3. b");
    CHECK(escaped_markdown("see ~/.config") == "see \\~/.config");
    CHECK(escaped_markdown("~/a~") == "\\~/a\\~");
    CHECK(escaped_markdown("C:\\a\\") == "C:\\a\\\\");
    CHECK(escaped_markdown("~~a~~ $x$") == "\\~\\~a\\~\\~ \\$x\\$");
    CHECK(escaped_markdown(" a\nb\t") == "a b");
    CHECK(escaped_markdown_lines("- a\n\n  # b\r\nc") == "\\- a\n\n\\# b\nc");
}

TEST_CASE("a fence is longer than what it holds") {
    CHECK(code_fence("a") == "```");
    CHECK(code_fence("``` ````") == "`````");
    CHECK(code_fence("a", 1) == "`");
    CHECK(code_fence("a``b", 1) == "```");
}

TEST_CASE("indented lines stand under their item; empty ones stay empty") {
    CHECK(indented("a\n\nb\r\nc", "  ") == "a\n\n  b\n  c");
}
