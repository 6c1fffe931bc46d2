#include "core/interchange/markdown_text.h"

#include "core/base/markdown.h"
#include "core/base/text.h"
#include "core/interchange/markdown_blocks.h"
#include "core/interchange/markdown_details.h"

#include <array>
#include <doctest/doctest.h>
#include <random>

using namespace shipshape;

namespace {

/// What the document's first paragraph or heading says.
std::string plain_of(const std::string& document) {
    const Result<std::vector<MarkdownBlock>> blocks = parse_markdown(document);
    REQUIRE(blocks.has_value());
    for (const MarkdownBlock& block : *blocks)
        if (block.is(MarkdownBlock::Kind::heading) || block.is(MarkdownBlock::Kind::paragraph))
            return std::string(trimmed(block.text.plain));
    return {};
}

constexpr std::array<std::string_view, 43> k_pieces = {"a",
                                                       "B",
                                                       "7",
                                                       " ",
                                                       "  ",
                                                       "*",
                                                       "**",
                                                       "_",
                                                       "__",
                                                       "`",
                                                       "``",
                                                       "~~",
                                                       "~",
                                                       "[",
                                                       "]",
                                                       "(",
                                                       ")",
                                                       "![",
                                                       "<b>",
                                                       "<",
                                                       ">",
                                                       "&amp;",
                                                       "&",
                                                       "#",
                                                       "# ",
                                                       "\\",
                                                       "|",
                                                       "-",
                                                       "- ",
                                                       "+ ",
                                                       "1. ",
                                                       "1) ",
                                                       "[ ] ",
                                                       "[x]",
                                                       ":",
                                                       "https://a.b/_c",
                                                       " http://a.b/~d?e=f#g ",
                                                       "$",
                                                       "===",
                                                       "---",
                                                       "\t",
                                                       "é",
                                                       "<!--"};

std::string random_line(std::mt19937& random) {
    std::string line;
    const std::size_t count = random() % 9;
    for (std::size_t i = 0; i < count; ++i) line += k_pieces[random() % k_pieces.size()];
    return line;
}

/// As Markdown keeps it: blanks at the ends and tabs do not count.
std::string kept(std::string_view line) {
    std::string out;
    for (char c : trimmed(line)) out += c == '\t' ? ' ' : c;
    return out;
}

} // namespace

TEST_CASE("any line reads back as it is: in a heading, an item, a task, a paragraph") {
    std::mt19937 random(7);
    for (int round = 0; round < 2000; ++round) {
        const std::string line = random_line(random);
        const std::string said = kept(line);
        if (said.empty()) continue;
        const std::string escaped = escaped_markdown(line);
        for (const std::string_view lead : {"## ", "- ", "- [ ] ", "1. [x] ", "", "> "}) {
            CAPTURE(lead);
            CAPTURE(escaped);
            CHECK(plain_of(std::string(lead) + escaped + "\n") == said);
        }
    }
}

TEST_CASE("entities become what they stand for") {
    CHECK(entity_text("&amp;") == "&");
    CHECK(entity_text("&#39;") == "'");
    CHECK(entity_text("&#x2713;") == "✓");
    CHECK(entity_text("&#x1F600;") == "😀");
    CHECK(entity_text("&#0;") == "&#0;");
    CHECK(entity_text("&#xD800;") == "&#xD800;");
    CHECK(entity_text("&#99999999;") == "&#99999999;");
    CHECK(entity_text("&unheardof;") == "&unheardof;");
}

TEST_CASE("HTML gives up its tags and comments") {
    CHECK(text_of_html("<details>\n<summary>More</summary>\n<!-- no\nno -->\n  <b>a</b> b\n</details>") ==
          "More\na b");
    CHECK(text_of_html("<!-- - [ ] no").empty());
}
