#include "core/interchange/markdown_blocks.h"

#include <algorithm>
#include <doctest/doctest.h>

using namespace shipshape;
using Kind = MarkdownBlock::Kind;

namespace {

std::vector<MarkdownBlock> blocks_of(std::string_view document) {
    Result<std::vector<MarkdownBlock>> blocks = parse_markdown(document);
    CHECK_MESSAGE(blocks.has_value(), (blocks ? "" : blocks.error().sentence));
    return blocks ? std::move(*blocks) : std::vector<MarkdownBlock>{};
}

/// The text of the document's first paragraph, heading or row.
MarkdownText text_of(std::string_view document) {
    for (MarkdownBlock& block : blocks_of(document))
        if (!block.text.source.empty()) return std::move(block.text);
    return {};
}

std::string repeated(std::string_view text, std::size_t count) {
    std::string out;
    for (std::size_t i = 0; i < count; ++i) out += text;
    return out;
}

Error error_of(std::string_view document) {
    const Result<std::vector<MarkdownBlock>> blocks = parse_markdown(document);
    CHECK(!blocks.has_value());
    return blocks ? Error{} : blocks.error();
}

} // namespace

TEST_CASE("blocks stand in order, each with where what is inside it ends") {
    const auto blocks = blocks_of("# A\n\n- b\n  - [x] c\n\n> d\n\n---\n\n```SH x\ne\n```\n");
    REQUIRE(blocks.size() == 11);
    const Kind kinds[] = {Kind::heading,   Kind::list, Kind::item,      Kind::paragraph,
                          Kind::list,      Kind::item, Kind::paragraph, Kind::quote,
                          Kind::paragraph, Kind::rule, Kind::code};
    CHECK(std::ranges::equal(blocks, kinds, {}, &MarkdownBlock::kind));
    CHECK(blocks[0].number == 1);
    CHECK(blocks[1].end == 7);
    CHECK(blocks[4].end == 7);
    CHECK(blocks[5].mark == std::optional<std::size_t>(14));
    CHECK(blocks[5].is_checked);
    CHECK(blocks[10].language == "sh");
    CHECK(blocks[10].text.source == "e\n");
}

TEST_CASE("a paragraph keeps its Markdown and says it without markup too") {
    const MarkdownText text = text_of("Run **`make all`** with ~~no~~ *some* [help &amp; "
                                      "care](https://a.org/x_(y) \"t\"), \\*really\\*\nnow &#39;");
    CHECK(text.plain == "Run make all with no some help & care, *really* now '");
    CHECK(text.source == "Run **`make all`** with ~~no~~ *some* [help &amp; care](<https://a.org/x_(y)>), "
                         "\\*really\\*\nnow &#39;");
    REQUIRE(text.links.size() == 1);
    CHECK(text.links[0] == MarkdownLink{"help & care", "https://a.org/x_(y)"});
    CHECK(text.has_breaks);
    CHECK(text.title_end == text.plain.size());
}

TEST_CASE("what a paragraph is as a whole is known: bold, links, a command") {
    CHECK(text_of("**Before:**").is_strong);
    CHECK(text_of("**Before**:").is_strong);
    CHECK(!text_of("**Before** all").is_strong);
    CHECK(text_of("[a](b), [c](d)").is_link);
    CHECK(text_of("https://example.org").is_link);
    CHECK(!text_of("[a](b) too").is_link);
    CHECK(text_of("`make all`").command == "make all");
    CHECK(text_of("Build it: `make all`").command == "make all");
    CHECK(text_of("Build with `make all`").command.empty());
    CHECK(text_of("`make all` now").command.empty());
    CHECK(text_of("Look at: `README`").command.empty());
}

TEST_CASE("comments say nothing, tags of HTML neither; a gap in angle brackets is text") {
    CHECK(text_of("a <!-- b --> c<br>d <kbd>e</kbd> <version> <release tag>").plain ==
          "a  c d e <version> <release tag>");
    CHECK(text_of("a <!-- b --> c").source == "a  c");
}

TEST_CASE("a hard line break ends the title") {
    const MarkdownText text = text_of("one\\\ntwo  \nthree");
    CHECK(text.plain == "one two three");
    CHECK(text.title_end == 3);
    CHECK(text.source == "one\\\ntwo\\\nthree");
}

TEST_CASE("places count from the start of the document, whatever is passed over") {
    const std::string document = "\xef\xbb\xbf- [ ] a\r\n\t- [X] b\r\n";
    const Result<std::vector<MarkdownBlock>> blocks = parse_markdown(document, 3);
    REQUIRE(blocks.has_value());
    std::vector<std::size_t> marks;
    for (const MarkdownBlock& block : *blocks)
        if (block.mark) marks.push_back(*block.mark);
    CHECK(marks == std::vector<std::size_t>{6, 16});
    CHECK(line_place(document, 16) == "line 2");
    CHECK(line_place("a\rb\r\nc\nd", 7) == "line 4");
}

TEST_CASE("a box is found behind an item that ends in a quote") {
    const std::string document =
        "- [ ] a\n  > note\n- [x] b\n  - c\n    > d\n  - [X]  e\n- \\[ ] f\n  > g\n- \\[ ] h\n"
        "  > i\n-\n  [ ] j\n  > k\n- [ ](l)\n  > m\n1. [ ] n\n   > o\n2. [ ]\n   > p\n3. [ ]q\n";
    std::string found;
    for (const MarkdownBlock& block : blocks_of(document)) {
        if (block.mark) found += document.substr(*block.mark - 1, 3);
        if (block.is(Kind::paragraph)) found += "{" + block.text.plain + "}";
    }
    CHECK(found == "[ ]{a}{note}[x]{b}{c}{d}[X]{e}{[ ] f}{g}{[ ] h}{i}{[ ] j}{k}{ }{m}[ ]{n}{o}[ ]{}{p}{[ ]q}");
}

TEST_CASE("a table's rows are text") {
    const auto blocks = blocks_of("|a|b|\n|-|-|\n|`c`|d|\n");
    REQUIRE(blocks.size() == 3);
    CHECK(blocks[0].is(Kind::table));
    CHECK(blocks[2].text.source == "| `c` | d |");
    CHECK(blocks[2].text.plain == "c d");
}

TEST_CASE("what is no text is refused, with its line") {
    Error error = error_of("a\nb\xff");
    CHECK(error.kind == ErrorKind::invalid_input);
    CHECK(error.place == "line 2");
    error = error_of(std::string_view("a\n\nb\0", 5));
    CHECK(error.kind == ErrorKind::invalid_input);
    CHECK(error.place == "line 3");
    CHECK(error_of(std::string(k_most_markdown_bytes + 1, 'a')).kind == ErrorKind::too_large);
    CHECK(parse_markdown(std::string(k_most_markdown_bytes, 'a')).has_value());
}

TEST_CASE("nesting, tables and numbers of parts have limits") {
    CHECK(error_of("a\n" + repeated("- ", 200) + "b").place == "line 2");
    CHECK(error_of(repeated(">", 101) + "b").kind == ErrorKind::too_large);
    CHECK(error_of(repeated("1. ", 120) + "b").kind == ErrorKind::too_large);
    CHECK(parse_markdown(repeated("> ", 90) + "b").has_value());
    CHECK(parse_markdown(repeated("- ", 40) + "b").has_value());
    CHECK(error_of(repeated("|a", 100) + "|\n" + repeated("|-", 100) + "|\n" + repeated("|a\n", 600)).kind ==
          ErrorKind::too_large);
    const Error error = error_of(repeated("- a\n", k_most_blocks / 2 + 1));
    CHECK(error.kind == ErrorKind::too_large);
    CHECK(error.place == "line 49999"); // the last that was read
}

TEST_CASE("what makes parsers slow is read or refused at once") {
    const std::string nested = repeated("- ", 60);
    CHECK(error_of(nested + repeated("- ", 100'000)).kind == ErrorKind::too_large);
    for (const std::string_view piece :
         {"[", "![", "](", "*a **b ", "_a ", "`", "<", "<!-- ", "> ", "&", "[a]: b\n", "|"})
        static_cast<void>(parse_markdown(repeated(piece, 200'000 / piece.size())));
    static_cast<void>(parse_markdown(nested + "a\n" + std::string(300'000, '\n')));
}
