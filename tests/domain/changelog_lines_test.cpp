#include "core/domain/changelog_lines.h"

#include <doctest/doctest.h>

using namespace shipshape;

namespace {

/// One letter for each line: B(lank) H(eading) E(ntry) D(efinition) R(ule) C(ode) N(ote: comment) M(arkup)
/// T(ext).
std::string kinds(std::string_view text) {
    constexpr std::string_view k_letters = "BHEDRCNMT";
    std::string out;
    ChangelogLines lines(text);
    while (const std::optional<ChangelogLine> line = lines.next())
        out += k_letters[static_cast<std::size_t>(line->kind)];
    return out;
}
/// The words of the headings, each with its level before it.
std::string headings(std::string_view text) {
    std::string out;
    ChangelogLines lines(text);
    while (const std::optional<ChangelogLine> line = lines.next())
        if (line->kind == LineKind::heading)
            out += std::to_string(line->level) + std::string(line->text.of(text)) + "|";
    return out;
}

} // namespace

TEST_CASE("headings with marks before them and lines below them") {
    CHECK(headings("# A\n## B ##\n### C#\n#### \n##### E # #\n####### none\n#none\n\\# none") ==
          "1A|2B|3C#|4|5E #|");
    CHECK(headings("   ## three blanks\n\n    ## four\n") == "2three blanks|");
    CHECK(headings("A\n===\n\nB\n-\n\n  C  \n  ---  \n") == "1A|2B|2C|");
    CHECK(headings("two\nlines\n---\n\n- entry\n---\n\n> quoted\n---\n\n[a]: b\n---\n") == "");
    CHECK(headings("text\n## directly below\n") == "2directly below|");
}

TEST_CASE("nothing within code is a heading") {
    CHECK(kinds("```\n# a\n\n```\n# b\n") == "CCCCH");
    CHECK(kinds("~~~ md\n```\n# a\n~~~~\n# b\n") == "CCCCH");
    CHECK(kinds("````\n```\n# a\n````\n# b\n") == "CCCCH");
    CHECK(kinds("``` not `code`\n# b\n") == "TH");
    CHECK(kinds("\n    # indented\n# b\n") == "BCH");
    CHECK(kinds("text\n    # goes on\n# b\n") == "TTH");
    CHECK(kinds("- a\n  ```\n  # a\n  ```\n# b\n") == "ECCCH");
    CHECK(kinds("- a\n  ```\n  # a\n# b\n") == "ECCH"); // the end of the element ends the code
    CHECK(kinds("- ```\n  # a\n  ```\n# b\n") == "ECCH");
    CHECK(kinds("- a\n  - b\n\n      ```\n      # a\n      ```\n# b\n") == "ETBCCCH");
}

TEST_CASE("nothing within raw HTML or a quotation is a heading") {
    CHECK(kinds("<!-- a\n# b\n\n-->\n# c\n") == "NNNNH");
    CHECK(kinds("<!-- a -->\n# c\n") == "NH");
    CHECK(kinds("text <!-- a\n# c\n-->\n") == "THT");
    CHECK(kinds("<details>\n# a\n\n# b\n</details>\n") == "MMBHM");
    CHECK(kinds("<PRE>\n\n# a\n</Pre>\n# b\n") == "MMMMH");
    CHECK(kinds("<a name=\"x\"></a>\n# b\n") == "TH");
    CHECK(kinds("<a name=\"x\">\n# b\n") == "MM");
    CHECK(kinds("> # a\n> b\nlazy\n---\n# c\n") == "TTTRH");
    CHECK(kinds("<https://x.example>\n# b\n") == "TH");
}

TEST_CASE("elements of the outermost list") {
    CHECK(kinds("- a\n  more\nlazy\n\n  deeper\n* b\n+ c\n1. d\n12) e\n") == "ETTBTEEEE");
    CHECK(kinds("- a\n  - b\n    - c\n- d\n") == "ETTE");
    CHECK(kinds("- a\n\n  # in it\n# b\n") == "EBTH");
    CHECK(kinds("-no\n1.no\n1234567890. no\n") == "TTT");
    CHECK(kinds("text\n2. no\n- yes\n") == "TTE");
    CHECK(kinds("* * *\n---\n___\n- - -\n") == "RRRR");
    const std::string_view text = " -  words\n";
    ChangelogLines lines(text);
    CHECK(lines.next()->text.of(text) == "words");
}

TEST_CASE("definitions of links") {
    CHECK(kinds("[a]: b\n[c]: <d e> 'f'\n[g]:\n  h\n# i\n") == "DDDH");
    CHECK(kinds("[a]: b c\n[]: b\n[^1]: b\n[a] : b\n") == "TTTT");
    CHECK(kinds("text\n[a]: b\n") == "TT");
    const std::string_view below = "- entry\n[a]: https://x.example/\n";
    CHECK(kinds(below) == "ED");
    ChangelogLines lines(below);
    lines.next();
    CHECK(lines.next()->after_text);
}

TEST_CASE("line endings, numbers of lines, and what is never closed") {
    const std::string_view text = "A\r\n=\r\n\rB\n";
    ChangelogLines lines(text);
    const ChangelogLine heading = *lines.next();
    CHECK(heading.lines == TextRange{0, 6});
    CHECK(heading.text.of(text) == "A");
    CHECK(lines.next()->number == 3);
    CHECK(lines.next()->number == 4);
    CHECK_FALSE(lines.next());
    CHECK(lines.unclosed() == 0);

    for (const char* open : {"a\n```\nb", "a\n<!-- b\n\n", "a\n<pre>\n"}) {
        ChangelogLines never(open);
        while (never.next()) {
        }
        CHECK_MESSAGE(never.unclosed() == 2, open);
    }
}
