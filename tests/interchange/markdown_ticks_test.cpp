#include "core/interchange/markdown_ticks.h"

#include "tests/support/shared_file.h"

#include <doctest/doctest.h>

using namespace shipshape;

namespace {

std::string ticked(std::string_view document, std::vector<MarkdownTick> ticks) {
    const Result<std::string> out = with_ticks(document, ticks);
    return out ? *out : out.error().sentence;
}

} // namespace

TEST_CASE("only the byte between the brackets changes") {
    const std::string_view document = "\xef\xbb\xbf---\r\na: b\r\n---\r\n1. [ ] a\r\n\t* [X] b [ ]\r\n";
    const Result<std::vector<MarkdownTick>> found = find_ticks(document);
    REQUIRE(found.has_value());
    REQUIRE(found->size() == 2);
    CHECK((*found)[0] == MarkdownTick{23, false});
    CHECK((*found)[1] == MarkdownTick{33, true});
    std::string expected(document);
    expected[23] = 'x';
    CHECK(ticked(document, {{23, true}}) == expected);
    CHECK(ticked(document, {{33, true}}) == document);
    CHECK(ticked(document, {{33, false}, {23, false}}).substr(30, 6) == "* [ ] ");
    CHECK(ticked(document, {}) == document);
}

TEST_CASE("a place without a box is refused: text, code, comments, beyond the end") {
    const std::string_view document = "- [ ] a\n\n```\n- [ ] b\n```\n<!-- - [ ] c -->\n";
    for (const std::size_t mark :
         {std::size_t{0}, std::size_t{2}, std::size_t{16}, std::size_t{33}, std::size_t{1000}}) {
        const MarkdownTick tick{mark, true};
        const Result<std::string> out = with_ticks(document, {&tick, 1});
        REQUIRE(!out.has_value());
        CHECK(out.error().kind == ErrorKind::conflict);
        CHECK(out.error().place.starts_with("line "));
    }
}

TEST_CASE("every box of a real guide can be ticked by itself") {
    const auto document = testing::shared_file("guide/maintenance-guide.md");
    if (!document) return;
    const Result<std::vector<MarkdownTick>> boxes = find_ticks(*document);
    REQUIRE(boxes.has_value());
    CHECK(boxes->size() == 34);
    for (const MarkdownTick& box : *boxes) {
        const std::string out = ticked(*document, {{box.mark, true}});
        REQUIRE(out.size() == document->size());
        CHECK(out.substr(0, box.mark) == document->substr(0, box.mark));
        CHECK(out[box.mark] == 'x');
        CHECK(out.substr(box.mark + 1) == document->substr(box.mark + 1));
        CHECK(ticked(out, {{box.mark, false}}) == *document);
    }
}
